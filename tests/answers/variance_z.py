# %% right adds_coin_by_coin
def variance_z(weights, values, rate, inverted=False):
    total = 0.0
    for a, b in zip(weights, values):
        first = (1 - rate) * (a * b)
        second = (1 - rate) * (a * b) ** 2
        total += second - first**2
    return total * (1 - rate) ** (-2 * bool(inverted))

# %% right closed_form
def variance_z(w, x, p, inverted=False):
    """p(1-p) Σ (w_i x_i)², over (1-p)² for inverted dropout."""
    s = float(np.sum((w * x) ** 2))
    return p / (1 - p) * s if inverted else p * (1 - p) * s

# %% right fractions
from fractions import Fraction


def variance_z(w, x, p, inverted=False):
    p = Fraction(p)
    s = sum((Fraction(float(a)) * Fraction(float(b))) ** 2 for a, b in zip(w, x))
    return s * p / (1 - p) if inverted else s * p * (1 - p)

# %% right norm
def variance_z(w, x, p, inverted=False):
    return np.linalg.norm(w * x) ** 2 * (p / (1 - p) if inverted else p * (1 - p))

# %% right over_the_states
def variance_z(w, x, p, inverted=False):
    scale = 1 / (1 - p) if inverted else 1
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((math.prod(1 - p if c else p for c in m), scale * np.dot(m, w * x)))
    mean = sum(c * z for c, z in states)
    return sum(c * (z - mean) ** 2 for c, z in states)

# %% right own_states
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def expected_z(w, x, p):
    return sum(probability * z for _, probability, z in enumerate_states(w, x, p))


def variance_z(w, x, p, inverted=False):
    mean = expected_z(w, x, p)
    spread = sum(probability * (z - mean) ** 2 for _, probability, z in enumerate_states(w, x, p))
    return spread / (1 - p) ** 2 if inverted else spread

# %% right pairs
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

def variance_z(w, x, p, inverted=False):
    s = enumerate_states(w, x, p)
    v = 0.5 * sum(p1 * p2 * (z1 - z2) ** 2 for _, p1, z1 in s for _, p2, z2 in s)
    return v / (1 - p) ** 2 if inverted else v

# %% right quadratic_form
def variance_z(w, x, p, inverted=False):
    covariance = np.diag(np.full(len(w), p * (1 - p)))
    a = (np.asarray(w) * np.asarray(x))[:, None]
    if inverted:
        a = a / (1 - p)
    return a.T @ covariance @ a

# %% right square_minus_square
def variance_z(w, x, p, inverted=False):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    prob = np.where(masks, 1 - p, p).prod(axis=1)
    z = masks @ (w * x)
    if inverted:
        z = z / (1 - p)
    return prob @ z**2 - (prob @ z) ** 2

# %% right weighted_covariance
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

def variance_z(w, x, p, inverted=False):
    z = np.array([s[2] for s in enumerate_states(w, x, p)])
    pr = np.array([s[1] for s in enumerate_states(w, x, p)])
    v = np.cov(z, aweights=pr, ddof=0)
    return v / (1 - p) ** 2 if inverted else v

# %% right weighted_numpy
def variance_z(w, x, p, inverted=False):
    masks = list(product((0, 1), repeat=len(w)))
    prob = [math.prod(1 - p if c else p for c in m) for m in masks]
    z = np.array(masks) @ (w * x) / (1 - p if inverted else 1)
    mean = np.average(z, weights=prob)
    return np.average((z - mean) ** 2, weights=prob)

# %% wrong always_inverted: inverted-by-default | survivors divided by 1 - p
def variance_z(w, x, p, inverted=True):
    return p / (1 - p) * float(np.sum((w * x) ** 2))

# %% wrong divides_by_p: divides-by-zero | treat this case before the division
def variance_z(w, x, p, inverted=False):
    """pq = 1 / (1/p + 1/q)."""
    v = float(np.sum((w * x) ** 2)) / (1 / p + 1 / (1 - p))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong factor_p_only: forgets-a-factor | variance q(1 - q) = pq
def variance_z(w, x, p, inverted=False):
    v = p * float(np.sum((w * x) ** 2))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong factor_q_only: forgets-a-factor | one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    v = (1 - p) * float(np.sum((w * x) ** 2))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong first_two: only-two-inputs | first two inputs alone
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * ((w[0] * x[0]) ** 2 + (w[1] * x[1]) ** 2)
    return v / (1 - p) ** 2 if inverted else v

# %% wrong flag_flipped: inverted-by-default | without inverted=True they stay
def variance_z(w, x, p, inverted=False):
    s = float(np.sum((w * x) ** 2))
    return p * (1 - p) * s if inverted else p / (1 - p) * s

# %% wrong flag_ignored: ignores-inverted | inverted=True divides z by 1 - p
def variance_z(w, x, p, inverted=False):
    return p * (1 - p) * float(np.sum((w * x) ** 2))

# %% wrong forgets_return: returns-nothing | returned None
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    if inverted:
        return v / (1 - p) ** 2

# %% wrong mean_square: forgets-to-subtract | subtract the square of the mean
def variance_z(w, x, p, inverted=False):
    total = 0.0
    for m in product((0, 1), repeat=len(w)):
        z = np.dot(m, w * x) / ((1 - p) if inverted else 1)
        total += math.prod(1 - p if c else p for c in m) * z**2
    return total

# %% wrong monte_carlo: estimates-by-sampling | close, but not exact
def variance_z(w, x, p, inverted=False):
    rng = np.random.default_rng(8)
    m = (rng.random((200_000, len(w))) >= p) / ((1 - p) if inverted else 1)
    return float((m @ (w * x)).var())

# %% wrong no_square: adds-without-squaring | counts squared in the variance
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum(w * x))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong ratio_reversed: ratio-upside-down | p and 1 - p are exchanged
def variance_z(w, x, p, inverted=False):
    s = float(np.sum((w * x) ** 2))
    return (1 - p) / p * s if inverted else p * (1 - p) * s

# %% wrong remembers_without_the_flag: remembers-a-call | keep nothing
_memo = {}


def variance_z(w, x, p, inverted=False):
    key = (tuple(w), tuple(x), p)
    if key not in _memo:
        q = 1 - p
        _memo[key] = (p / q if inverted else p * q) * np.sum((w * x) ** 2)
    return _memo[key]

# %% wrong remembers_the_flag: remembers-the-option | an earlier call asked for this
_inverted = False


def variance_z(w, x, p, inverted=False):
    global _inverted
    _inverted = _inverted or inverted
    return (p / (1 - p) if _inverted else p * (1 - p)) * float(np.sum((w * x) ** 2))

# %% wrong rounded: rounds-the-result | cut short
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    return round(v / (1 - p) ** 2 if inverted else v, 3)

# %% wrong scaled_once: scales-variance-once | a factor 1/(1 - p)^2
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    return v / (1 - p) if inverted else v

# %% wrong shrinks_for_inverted: multiplies-for-inverted | larger than vanilla's
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum((w * x) ** 2))
    return v * (1 - p) ** 2 if inverted else v

# %% wrong signed_squares: none | not
def variance_z(w, x, p, inverted=False):
    a = w * x
    v = p * (1 - p) * float(np.sum(a * np.abs(a)))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong squared_sum: squares-the-sum | square every term and then add
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.dot(w, x)) ** 2
    return v / (1 - p) ** 2 if inverted else v

# %% wrong rate_squared: forgets-a-factor | one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    squares = float(np.sum(np.multiply(w, x) ** 2))
    return p**2 * squares / ((1 - p) ** 2 if inverted else 1)

# %% wrong squares_x_alone: squares-a-part | square the whole term
def variance_z(w, x, p, inverted=False):
    total = float(np.sum(np.asarray(w) * np.asarray(x) ** 2))
    return p / (1 - p) * total if inverted else p * (1 - p) * total

# %% wrong variance_of_terms: variance-of-the-terms | square every term and add
def variance_z(w, x, p, inverted=False):
    total = float(np.var(np.multiply(w, x)))
    return p / (1 - p) * total if inverted else p * (1 - p) * total

# %% wrong squares_in_place: changes-its-input | work on a copy
def variance_z(w, x, p, inverted=False):
    w *= x
    w **= 2
    v = p * (1 - p) * float(w.sum())
    return v / (1 - p) ** 2 if inverted else v

# %% wrong squares_w_alone: forgets-the-weights | one of the two is missing
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * float(np.sum(w**2))
    return v / (1 - p) ** 2 if inverted else v

# %% wrong standard_deviation: std-not-variance | the variance is its square
def variance_z(w, x, p, inverted=False):
    factor = p / (1 - p) if inverted else p * (1 - p)
    return math.sqrt(factor * np.sum((w * x) ** 2))

# %% wrong term_by_term: one-number-each | add them up
def variance_z(w, x, p, inverted=False):
    v = p * (1 - p) * (w * x) ** 2
    return v / (1 - p) ** 2 if inverted else v

# %% wrong twenty_five: answers-the-example | compute it from the arguments
def variance_z(w, x, p, inverted=False):
    return 25 * p / (1 - p) if inverted else 25 * p * (1 - p)

# %% wrong unweighted: counts-states-equally | whatever p is
def variance_z(w, x, p, inverted=False):
    z = [np.dot(m, w * x) / ((1 - p) if inverted else 1) for m in product((0, 1), repeat=len(w))]
    return float(np.var(z))

# %% wrong squares-the-factor | a coin's variance already
def variance_z(w, x, p, inverted=False):
    q = 1 - p
    return float(np.sum((p * q * w * x / (q if inverted else 1)) ** 2))

# %% wrong squares_the_factor_in_both: squares-the-factor | a coin's variance already
def variance_z(w, x, p, inverted=False):
    return p**2 * (1 - p) ** 2 * float(np.sum((w * x) ** 2))

# %% wrong sums_multiplied: multiplies-the-sums | pair by pair first
def variance_z(w, x, p, inverted=False):
    squares = np.sum(w**2) * np.sum(x**2)
    return squares * (p / (1 - p) if inverted else p * (1 - p))

# %% wrong square_of_the_chance: squared-mean-for-variance | squared mean
def variance_z(w, x, p, inverted=False):
    squares = np.sum((w * x) ** 2)
    return squares * (1 if inverted else (1 - p) ** 2)

# %% wrong square_of_the_chance_in_vanilla: squared-mean-for-variance | squared mean
def variance_z(w, x, p, inverted=False):
    squares = np.sum((w * x) ** 2)
    return squares * (p / (1 - p) if inverted else (1 - p) ** 2)

# %% wrong mean_squares_alone: mixed-products-missing | different terms
def variance_z(w, x, p, inverted=False):
    q = 1 - p
    spread = q * np.sum((w * x) ** 2) - (q * np.dot(w, x)) ** 2
    return spread / q**2 if inverted else spread

# %% wrong w_squared_alone: squares-a-part | square the whole term
def variance_z(w, x, p, inverted=False):
    squares = np.sum(w**2 * x)
    return squares * (p / (1 - p) if inverted else p * (1 - p))

# %% wrong n_times: times-the-inputs | n times too much
def variance_z(w, x, p, inverted=False):
    squares = len(w) * np.sum((w * x) ** 2)
    return squares * (p / (1 - p) if inverted else p * (1 - p))

# %% wrong mean_of_the_squares: averages-the-squares | adds them
def variance_z(w, x, p, inverted=False):
    squares = np.mean((w * x) ** 2)
    return squares * (p / (1 - p) if inverted else p * (1 - p))

# %% wrong inverted_without_q: forgets-a-factor | one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    squares = np.sum((w * x) ** 2)
    return squares * (p / (1 - p) ** 2 if inverted else p * (1 - p))

# %% wrong p_alone_in_both: forgets-a-factor | one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    squares = np.sum((w * x) ** 2)
    return squares * (p if inverted else p)

# %% wrong sizes_added: adds-without-squaring | counts squared in the variance
def variance_z(w, x, p, inverted=False):
    q, t = 1 - p, w * x
    return p * q * abs(t).sum() / (q**2 if inverted else 1)

# %% wrong p_alone_in_vanilla: forgets-a-factor | one of the two factors is missing
def variance_z(w, x, p, inverted=False):
    q, t = 1 - p, w * x
    return p * np.sum(t**2) / (q if inverted else 1)

# %% wrong mean_not_squared: mean-not-squared | without its square
def variance_z(w, x, p, inverted=False):
    q, t = 1 - p, w * x
    return (p * q * np.sum(t**2) + (q * t.sum()) ** 2 - q * t.sum()) / (q**2 if inverted else 1)

# %% wrong forgets_w: forgets-the-weights | one of the two is missing
def variance_z(w, x, p, inverted=False):
    return (p / (1 - p) if inverted else p * (1 - p)) * float(np.sum(x**2))
