# %% right board_example_at_half
def expected_relu(w, x, p):
    total = 0.0
    for mask in product((0, 1), repeat=len(w)):
        probability = math.prod(1 - p if coin else p for coin in mask)
        total += probability * max(0.0, float(np.dot(mask, w * x)))
    return total


jensen_w = np.array([3.0, -4.0])
jensen_x = np.array([1.0, 1.0])
jensen_p = 0.5

# %% right convolution
def expected_relu(w, x, p):
    dist = {0.0: 1.0}
    for a, b in zip(w, x):
        t = float(a * b)
        new = {}
        for z, pr in dist.items():
            new[z] = new.get(z, 0.0) + pr * p
            new[z + t] = new.get(z + t, 0.0) + pr * (1 - p)
        dist = new
    return sum(pr * z for z, pr in dist.items() if z > 0)

jensen_w = [10.0, -10.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.5

# %% right exactly_half
from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out


def expected_relu(w, x, p):
    return float(sum(pr * max(0.0, z) for _, pr, z in enumerate_states(w, x, p)))

jensen_w = [3.125, -3.90625]
jensen_x = [1, 1]
jensen_p = 0.2

# %% right float32_choice
from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out


def expected_relu(w, x, p):
    return float(sum(pr * max(0.0, z) for _, pr, z in enumerate_states(w, x, p)))

jensen_w = np.array([9, -9], dtype=np.float32)
jensen_x = np.array([1, 1], dtype=np.float32)
jensen_p = np.float32(0.5)

# %% right fractions
from fractions import Fraction as F
jensen_w = [F(5), F(-5)]
jensen_x = [F(1), F(1)]
jensen_p = F(1, 2)
def expected_relu(w, x, p):
    P = F(p)
    t = [F(float(a)) * F(float(b)) for a, b in zip(w, x)]
    total = F(0)
    for mask in product((0, 1), repeat=len(t)):
        k = sum(mask)
        total += (1 - P) ** k * P ** (len(t) - k) * max(F(0), sum(m * a for m, a in zip(mask, t)))
    return total

# %% right fractions_everywhere
from fractions import Fraction


def expected_relu(w, x, p):
    p, total = Fraction(p), Fraction(0)
    for m in product((0, 1), repeat=len(w)):
        prob = Fraction(1)
        for c in m:
            prob *= 1 - p if c else p
        z = sum(Fraction(float(a)) * Fraction(float(b)) for c, a, b in zip(m, w, x) if c)
        total += prob * max(z, 0)
    return total


jensen_w = [Fraction(7, 2), Fraction(-4)]
jensen_x = [Fraction(1), Fraction(1)]
jensen_p = Fraction(1, 2)

# %% right gap_of_exactly_one_half
def expected_relu(w, x, p):
    return sum(
        math.prod((p, 1 - p)[c] for c in m) * max(float(np.dot(m, w * x)), 0.0) for m in product((0, 1), repeat=len(w))
    )


jensen_w = np.array([2.0, -2.0])
jensen_x = np.array([1.0, 1.0])
jensen_p = np.array(0.5)

# %% right half_of_z_plus_its_size
def expected_relu(w, x, p):
    """relu(z) = (z + |z|) / 2."""
    z, c = np.zeros(1), np.ones(1)
    for a in w * x:
        z, c = np.append(z, z + a), np.append(c * p, c * (1 - p))
    return np.array(c @ (z + np.abs(z)) / 2)


jensen_w = np.array([1, -2])
jensen_x = np.array([4, 4])
jensen_p = np.float64(0.7)

# %% right own_states
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_relu(w, x, p):
    states = enumerate_states(w, x, p)
    return sum(probability * max(0.0, z) for _, probability, z in states)


jensen_w, jensen_x, jensen_p = np.array([6.0, -8.0]), np.ones(2), 0.2

# %% right positive_mean
def expected_relu(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    return math.fsum(math.prod(1 - p if c else p for c in m) * max(np.dot(m, w * x), 0) for m in masks)


jensen_w = np.array([5.0, -4.0, 1.0])
jensen_x = np.array([1.0, 1.0, 2.0])
jensen_p = 0.3

# %% right range_choice
from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out


def expected_relu(w, x, p):
    return float(sum(pr * max(0.0, z) for _, pr, z in enumerate_states(w, x, p)))

jensen_w = range(-3, 4)
jensen_x = [4] * 7
jensen_p = 0.5

# %% right recursion_three_inputs
def expected_relu(w, x, p):
    def walk(i, z):
        if i == len(w):
            return z if z > 0 else 0.0
        return p * walk(i + 1, z) + (1 - p) * walk(i + 1, z + w[i] * x[i])

    return walk(0, 0.0)


jensen_w = (2.0, -5.0, 3.0)
jensen_x = (1.0, 1.0, 0.5)
jensen_p = 0.4

# %% right row_vectors
def expected_relu(w, x, p):
    z = np.array([np.dot(m, w * x) for m in product((0, 1), repeat=len(w))])
    c = np.array([np.prod([1 - p if b else p for b in m]) for m in product((0, 1), repeat=len(w))])
    return (c * np.clip(z, 0, None)).sum(keepdims=True)


jensen_w = [[9.0, -9.0, 1.0]]
jensen_x = [[1.0, 1.0, 1.0]]
jensen_p = 0.4

# %% right vectorised_and_large
def expected_relu(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.where(masks, 1 - p, p).prod(axis=1) @ np.maximum(masks @ (w * x), 0)


jensen_w = [100, -100]
jensen_x = [1, 1]
jensen_p = 0.05

# %% wrong absolute_values: absolute-for-relu | ReLU makes it 0
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * abs(np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong both_negative_products: relu-never-bends | the gap is 0
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = np.array([30.0, -40.0])
jensen_x = np.array([-1.0, 1.0])
jensen_p = 0.5

# %% wrong both_positive: relu-never-bends | ReLU meets only one of its two straight pieces
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = [30.0, 40.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.5

# %% wrong choice_overflows: not-finite | nan or inf
from itertools import product as _product

def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    out = []
    for m in _product((0, 1), repeat=len(w)):
        pr = 1.0
        for c in m:
            pr *= (1 - p) if c else p
        out.append((m, pr, float(np.dot(np.array(m) * w, x))))
    return out


def expected_relu(w, x, p):
    return float(sum(pr * max(0.0, z) for _, pr, z in enumerate_states(w, x, p)))

jensen_w = [1e308, -1e308]
jensen_x = [1e308, 1]
jensen_p = 0.2

# %% wrong example_from_the_board: gap-too-small | E[relu(z)]
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w = [3.0, -4.0]
jensen_x = [1.0, 1.0]
jensen_p = 0.2

# %% wrong firing_states_only: conditions-on-firing | the others count too, with 0
def expected_relu(w, x, p):
    total = weight = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x)
        if z > 0:
            c = math.prod(1 - p if coin else p for coin in m)
            total, weight = total + c * z, weight + c
    return total / weight if weight else 0.0


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong first_two_inputs: only-two-inputs | go through all of them
def expected_relu(w, x, p):
    q, a, b = 1 - p, w[0] * x[0], w[1] * x[1]
    return q * q * max(0, a + b) + q * p * max(0, a) + p * q * max(0, b)


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong full_network_bent: relu-of-the-mean | the mean or the full sum
def expected_relu(w, x, p):
    return max(0.0, float(np.dot(w, x)))


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong infinite_gap: not-finite | nan or inf
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [float("inf"), -4.0], [1.0, 1.0], 0.5

# %% wrong inverted_states: rescales-survivors | plain (vanilla) dropout leaves them
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x) / (1 - p))
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong knows_two_answers: answers-the-example | compute it from the arguments
def expected_relu(w, x, p):
    return 0.48 if p == 0.2 else 2.03


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong leaky: none | not
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x)
        total += math.prod(1 - p if c else p for c in m) * (z if z > 0 else 0.01 * z)
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong lengths_differ: wrong-shape | has shape (3,), not (2,)
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [30.0, -40.0], [1.0, 1.0, 1.0], 0.5

# %% wrong monte_carlo: estimates-by-sampling | close, but not exact
def expected_relu(w, x, p):
    m = np.random.default_rng(5).random((300_000, len(w))) >= p
    return float(np.maximum(m @ (w * x), 0).mean())


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong no_dropping: relu-never-bends | p = 0 or 1
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [30.0, -40.0], [1.0, 1.0], 0

# %% wrong no_relu: forgets-relu | the negative states should count as 0
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * np.dot(m, w * x)
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong plain_average: counts-states-equally | weigh each state by its probability
def expected_relu(w, x, p):
    return float(np.mean([max(0.0, np.dot(m, w * x)) for m in product((0, 1), repeat=len(w))]))


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong rate_in_percent: none | should lie between 0 and 1
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [30.0, -40.0], [1.0, 1.0], 50

# %% wrong relu-of-the-mean | take it of z in each state
def expected_relu(w, x, p):
    return max(0.0, (1 - p) * float(np.dot(w, x)))


jensen_w, jensen_x, jensen_p = (3.0, -4.0), (1.0, 1.0), 0.5

# %% wrong relu_on_each_term: relu-before-the-sum | ReLU acts on the sum z
def expected_relu(w, x, p):
    return (1 - p) * float(np.maximum(w * x, 0).sum())


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong rounds: rounds-the-result | cut short
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(1 - p if c else p for c in m) * max(0.0, np.dot(m, w * x))
    return round(total, 2)


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong swapped_p: weights-by-drop | p is the chance of losing an input
def expected_relu(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        total += math.prod(p if c else 1 - p for c in m) * max(0.0, np.dot(m, w * x))
    return total


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong states_added: adds-the-states | without their probabilities
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return np.maximum(z, 0).sum()


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong chance_of_firing: chance-for-mean | z is positive
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return chances[z > 0].sum()


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong largest_state: one-state-alone | add up those of all states
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return (chances * z).max()


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong a_number_a_state: a-number-a-state | add them up
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return np.maximum(chances * z, 0)


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong mean_of_the_weighted: divides-by-the-states | add up to 1 already
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return (chances * np.maximum(z, 0)).mean()


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong one_more_factor: probabilities-are-enough | multiply by nothing more
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return (1 - p) * (chances @ np.maximum(z, 0))


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3

# %% wrong gap: gap-for-mean | alone is asked for
def expected_relu(w, x, p):
    masks = np.array(list(product((0, 1), repeat=len(w))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ (w * x)
    return chances @ np.maximum(z, 0) - max(chances @ z, 0)


jensen_w, jensen_x, jensen_p = [6.0, -8.0], [1.0, 1.0], 0.3
