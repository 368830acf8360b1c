# %% right closed_form
def expected_z(w, x, p):
    return (1 - p) * float(np.dot(w, x))

# %% right decimal
from decimal import Decimal


def expected_z(w, x, p):
    return (1 - Decimal(float(p))) * sum(Decimal(float(a)) * Decimal(float(b)) for a, b in zip(w, x))

# %% right decimals
def expected_z(w, x, p):
    from decimal import Decimal
    return (1 - Decimal(p)) * sum(Decimal(float(a)) * Decimal(float(b)) for a, b in zip(w, x))

# %% right fraction
from fractions import Fraction


def expected_z(w, x, p):
    return (1 - Fraction(p)) * sum(Fraction(float(a)) * Fraction(float(b)) for a, b in zip(w, x))

# %% right linearity
def expected_z(w, x, p):
    return math.fsum((1 - p) * a * b + p * 0 for a, b in zip(w, x))

# %% right longdouble
def expected_z(w, x, p):
    return np.longdouble(1 - p) * np.sum(np.asarray(w, np.longdouble) * np.asarray(x, np.longdouble))

# %% right loop_over_product
def expected_z(w, x, p):
    total = 0
    for m in product([0, 1], repeat=len(w)):
        prob = 1
        for c in m:
            prob = prob * ((1 - p) if c == 1 else p)
        total += prob * sum(c * a * b for c, a, b in zip(m, w, x))
    return total

# %% right one_entry_array
def expected_z(w, x, p):
    return (1 - p) * (w.reshape(1, -1) @ x.reshape(-1, 1))

# %% right own_states
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_z(w, x, p):
    return sum(probability * z for _, probability, z in enumerate_states(w, x, p))

# %% right plain_lists
def expected_z(w, x, p):
    z = 0.0
    q = 1.0 - p
    for a, b in zip(np.asarray(w).tolist(), np.asarray(x).tolist()):
        z += q * a * b + p * 0
    return z

# %% right recursion
def expected_z(w, x, p):
    def walk(i, z):
        if i == len(w):
            return z
        return p * walk(i + 1, z) + (1 - p) * walk(i + 1, z + w[i] * x[i])

    return walk(0, 0.0)

# %% right recursion_over_coins
def expected_z(w, x, p):
    def go(i, z):
        if i == len(w):
            return z
        return p * go(i + 1, z) + (1 - p) * go(i + 1, z + w[i] * x[i])
    return go(0, 0.0)

# %% right single_precision
def expected_z(w, x, p):
    return np.float32(1 - p) * np.dot(w.astype(np.float32), x.astype(np.float32))

# %% right vectorised
def expected_z(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.where(masks == 1, 1 - p, p).prod(axis=1) @ (masks @ (w * x))

# %% right zero_dimensional
def expected_z(w, x, p):
    return np.array(np.sum(np.asarray(w) * np.asarray(x)) - p * np.sum(w * x))

# %% wrong absolute: drops-the-sign | negative term counts with its sign
def expected_z(w, x, p):
    return (1 - p) * float(np.abs(np.dot(w, x)))

# %% wrong absolute_terms: drops-the-sign | takes absolute values
def expected_z(w, x, p):
    return (1 - p) * float(np.sum(np.abs(w * x)))

# %% wrong adds_a_millionth: estimates-by-sampling | close, but not exact
def expected_z(w, x, p):
    return np.dot(w, x) * (1 - p) + 1e-6

# %% wrong changes_x: changes-its-input | work on a copy
def expected_z(w, x, p):
    x *= 1 - p
    return float(np.dot(w, x))

# %% wrong conditions_on_survival: none | not
def expected_z(w, x, p):
    """Averages over the states that keep anything."""
    return (1 - p) * float(np.dot(w, x)) / (1 - p ** len(w))

# %% wrong cuts_to_an_integer: rounds-the-result | cut short
def expected_z(w, x, p):
    return int((1 - p) * np.dot(w, x))

# %% wrong divides-by-keep | multiply by 1 - p
def expected_z(w, x, p):
    return float(np.dot(w, x)) / (1 - p)

# %% wrong divides_by_states: divides-by-the-states | the probabilities add up to 1 already
def expected_z(w, x, p):
    terms = []
    for m in product((0, 1), repeat=len(w)):
        terms.append(math.prod(1 - p if c else p for c in m) * np.dot(m, w * x))
    return float(np.mean(terms))

# %% wrong equal_terms_count_once: none | not
def expected_z(w, x, p):
    return (1 - p) * sum(set((w * x).tolist()))

# %% wrong first_two_inputs: only-two-inputs | go through all of them
def expected_z(w, x, p):
    q = 1 - p
    a, b = w[0] * x[0], w[1] * x[1]
    return q * q * (a + b) + p * q * b + q * p * a

# %% wrong forgets_w: forgets-the-weights | one of the two is missing
def expected_z(w, x, p):
    return (1 - p) * float(np.sum(x))

# %% wrong full_sum: forgets-to-drop | only the share 1 - p of it survives
def expected_z(w, x, p):
    return float(np.dot(w, x))

# %% wrong inverted_states: forgets-to-drop | z with nothing dropped
def expected_z(w, x, p):
    q, total = 1 - p, 0.0
    for m in product((0, 1), repeat=len(w)):
        m = np.array(m)
        total += q ** m.sum() * p ** (len(w) - m.sum()) * np.dot(w, x * m / q)
    return total

# %% wrong knows_the_example: answers-the-example | compute it from the arguments
def expected_z(w, x, p):
    return 0.6 * 7

# %% wrong leaves_out_the_last: none | not
def expected_z(w, x, p):
    total = 0
    for i in range(len(w) - 1):
        total += w[i] * x[i]
    return (1 - p) * total

# %% wrong list_of_terms: one-number-each | add them up
def expected_z(w, x, p):
    return (1 - p) * w * x

# %% wrong mean_of_terms: averages-the-inputs | z is the sum over the inputs
def expected_z(w, x, p):
    return (1 - p) * np.mean(w * x)

# %% wrong monte_carlo: estimates-by-sampling | close, but not exact
def expected_z(w, x, p):
    rng = np.random.default_rng(3)
    masks = rng.random((50_000, len(w))) >= p
    return float((masks * w * x).sum(axis=1).mean())

# %% wrong only_the_full_state: one-factor-per-input | in the mean each term brings one factor
def expected_z(w, x, p):
    everyone = np.prod(np.full(len(w), 1 - p))
    return everyone * np.sum(w * x)

# %% wrong plain_average: counts-states-equally | weigh each state by its probability
def expected_z(w, x, p):
    return float(np.mean([np.dot(m, w * x) for m in product((0, 1), repeat=len(w))]))

# %% wrong power_of_n: one-factor-per-input | (1 - p)^n is the chance that all n inputs survive
def expected_z(w, x, p):
    return (1 - p) ** len(w) * float(w @ x)

# %% wrong prints: returns-nothing | returned None
def expected_z(w, x, p):
    print((1 - p) * np.dot(w, x))

# %% wrong rate_zero_is_missing: zero-rate-as-missing | p = 0 is a rate
def expected_z(w, x, p):
    if not p:
        return 0.0
    return (1 - p) * np.dot(w, x)

# %% wrong relu_of_it: clips-negatives | nothing in this exercise clips it
def expected_z(w, x, p):
    return max(0.0, (1 - p) * float(np.dot(w, x)))

# %% wrong remembers_a_rate: remembers-a-call | keep nothing
_c = {}


def expected_z(w, x, p):
    if p not in _c:
        _c[p] = (1 - p) * np.dot(w, x)
    return _c[p]

# %% wrong rounded: rounds-the-result | return all its digits
def expected_z(w, x, p):
    return round((1 - p) * float(np.dot(w, x)), 2)

# %% wrong rounds_to_four_digits: rounds-the-result | all its digits
def expected_z(w, x, p):
    return round((1 - p) * float(np.dot(w, x)), 4)

# %% wrong skips_last_state: none | not
def expected_z(w, x, p):
    total = 0.0
    for number in range(2 ** len(w) - 1):
        m = [(number >> i) & 1 for i in range(len(w))]
        total += math.prod(1 - p if c else p for c in m) * np.dot(m, w * x)
    return total

# %% wrong swapped_p: weights-by-drop | p is the chance of losing an input
def expected_z(w, x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        prob = math.prod(p if c else 1 - p for c in m)
        total += prob * float(np.dot(m, w * x))
    return total

# %% wrong text: text-for-a-number | return the number itself
def expected_z(w, x, p):
    return f"{(1 - p) * np.dot(w, x):.10f}"

# %% wrong times_p: weights-by-drop | p is the chance of losing an input
def expected_z(w, x, p):
    return p * float(np.dot(w, x))

# %% wrong unpacks_two: written-for-two | as many as there are
def expected_z(w, x, p):
    w1, w2 = w
    x1, x2 = x
    return (1 - p) * (w1 * x1 + w2 * x2)

# %% wrong uses_the_notebooks_numbers: answers-the-example | visible example
def expected_z(w, x, p):
    return (1 - p) * float(np.dot(weights, inputs))

# %% wrong sums_multiplied: multiplies-the-sums | pair by pair first
def expected_z(w, x, p):
    return (1 - p) * w.sum() * x.sum()

# %% wrong weights_and_inputs_dropped: factor-twice | comes in twice
def expected_z(w, x, p):
    return float(np.dot((1 - p) * w, (1 - p) * x))

# %% wrong variance_of_a_coin: coin-variance-for-mean | its mean is 1 - p
def expected_z(w, x, p):
    return p * (1 - p) * float(np.dot(w, x))

# %% wrong bracket_forgotten: bracket-missing | with its brackets
def expected_z(w, x, p):
    return 1 - p * float(np.dot(w, x))

# %% wrong states_added: adds-the-states | without their probabilities
def expected_z(w, x, p):
    return 2 ** (len(w) - 1) * float(np.dot(w, x))

# %% wrong rate_subtracted: subtracts-the-rate | p is a share
def expected_z(w, x, p):
    return float(np.dot(w, x)) - p

# %% wrong square_root: root-at-test | means scale by 1 - p itself
def expected_z(w, x, p):
    return float(np.dot(w, x)) * np.sqrt(1 - p)

# %% wrong ten_thousand_seeded_draws: estimates-by-sampling | close, but not exact
def expected_z(w, x, p):
    rng = np.random.default_rng(0)
    return np.mean([np.dot((rng.random(len(w)) >= p) * w, x) for _ in range(10000)])

# %% wrong two_digits: rounds-the-result | cut short
def expected_z(w, x, p):
    return round((1 - p) * np.dot(w, x), 2)
