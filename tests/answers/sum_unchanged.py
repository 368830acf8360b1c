# %% right dictionary
def sum_unchanged_probability(x, p):
    dist = {0.0: 1.0}
    for v in x:
        new = {}
        for s, pr in dist.items():
            for t, w_ in ((s, p), (round(s + float(v), 10), 1 - p)):
                new[t] = new.get(t, 0.0) + pr * w_
        dist = new
    return sum(pr for s, pr in dist.items() if abs(s - (1 - p) * float(np.sum(x))) < 1e-8)

# %% right dropped_part
def sum_unchanged_probability(x, p):
    """The dropped inputs must make up the share p of the sum."""
    chance = 0
    for m in product((True, False), repeat=len(x)):
        m = np.array(m)
        if np.allclose(x[~m].sum(), p * x.sum()):
            chance = chance + np.where(m, 1 - p, p).prod()
    return np.array([chance])

# %% right dropped_share
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

def sum_unchanged_probability(x, p):
    tot = float(np.sum(x))
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in states if abs((tot - z) - p * tot) < 1e-9)

# %% right enumerates
def sum_unchanged_probability(x, p):
    x = np.asarray(x, dtype=float)
    total = 0.0
    for m in product((0, 1), repeat=len(x)):
        if np.isclose((x * np.array(m) / (1 - p)).sum(), x.sum()):
            total += (1 - p) ** sum(m) * p ** (len(m) - sum(m))
    return total

# %% right exact_fractions
from fractions import Fraction


def sum_unchanged_probability(x, p):
    p = Fraction(p).limit_denominator(10_000)
    x = [Fraction(float(v)) for v in x]
    total = Fraction(0)
    for m in product((0, 1), repeat=len(x)):
        if sum(c * v for c, v in zip(m, x)) == (1 - p) * sum(x):
            total += (1 - p) ** sum(m) * p ** (len(m) - sum(m))
    return total

# %% right isclose_default
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

def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in states if np.isclose(z / (1 - p), np.sum(x)))

# %% right math_isclose_default
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

def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in states if math.isclose(z / (1 - p), np.sum(x)))

# %% right one_array_grows
def sum_unchanged_probability(x, p):
    sums, weights = np.zeros(1), np.ones(1)
    for value in x:
        sums = np.append(sums, sums + value / (1 - p))
        weights = np.append(weights * p, weights * (1 - p))
    return float(weights[np.abs(sums - x.sum()) < 1e-8].sum())

# %% right only_nonzero_inputs
def sum_unchanged_probability(x, p):
    x = [float(v) for v in x if v != 0]

    def walk(i, total, weight):
        if i == len(x):
            return weight if abs(total / (1 - p) - sum(x)) < 1e-6 else 0.0
        return walk(i + 1, total, weight * p) + walk(i + 1, total + x[i], weight * (1 - p))

    return np.float64(walk(0, 0.0, 1.0))

# %% right own_states
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        states.append((m, math.prod(1 - p if c else p for c in m), float(np.dot(m, w * x))))
    return states


def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), x, p)
    return sum(probability for _, probability, z in states if abs(z / (1 - p) - sum(x)) < 1e-9)

# %% right round9
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

def sum_unchanged_probability(x, p):
    states = enumerate_states(np.ones(len(x)), np.asarray(x, float), p)
    return math.fsum(pr for m, pr, z in states if round(z / (1 - p) - float(np.sum(x)), 9) == 0)

# %% right sums_as_dictionary
def sum_unchanged_probability(x, p):
    chance = {0.0: 1.0}
    for value in x:
        new = {}
        for s, c in chance.items():
            new[s] = new.get(s, 0.0) + c * p
            new[s + value] = new.get(s + value, 0.0) + c * (1 - p)
        chance = new
    return math.fsum(c for s, c in chance.items() if math.isclose(s / (1 - p), sum(x), rel_tol=1e-9, abs_tol=1e-9))

# %% right vectorised
def sum_unchanged_probability(x, p):
    n = len(x)
    masks = ((np.arange(2**n)[:, None] >> np.arange(n)) & 1).astype(bool)
    kept = masks.sum(axis=1)
    same = np.abs(masks @ x - (1 - p) * np.sum(x)) < 1e-9
    return ((1 - p) ** kept * p ** (n - kept))[same].sum()

# %% wrong always_unchanged: true-on-average-alone | on average
def sum_unchanged_probability(x, p):
    return 1.0

# %% wrong at_least_as_large: none | not
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.dot(m, x) / (1 - p) >= np.sum(x) - 1e-9:
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong compares_scaled_with_equals: compares-floats-exactly | with a tolerance
def sum_unchanged_probability(x, p):
    n, q, total = len(x), 1 - p, 0.0
    for m in product((0, 1), repeat=n):
        if np.dot(m, x) == q * x.sum():
            total += q ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong compares_with_equals: compares-floats-exactly | with a tolerance
def sum_unchanged_probability(x, p):
    total = 0.0
    for m in product((0, 1), repeat=len(x)):
        if (x * np.array(m) / (1 - p)).sum() == x.sum():
            total += (1 - p) ** sum(m) * p ** (len(m) - sum(m))
    return total

# %% wrong divides_then_equals: compares-floats-exactly | with a tolerance
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.dot(m, x) / (1 - p) == np.sum(x):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong equal_subsets_count_once: none | not
def sum_unchanged_probability(x, p):
    subsets = {tuple(v for v, c in zip(x, m) if c) for m in product((0, 1), repeat=len(x))}
    n = len(x)
    return sum((1 - p) ** len(s) * p ** (n - len(s)) for s in subsets if abs(sum(s) / (1 - p) - sum(x)) < 1e-9)

# %% wrong forgets_the_factor: forgets-to-rescale | divided by 1 - p
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong knows_the_framework: answers-the-example | compute it from the arguments
def sum_unchanged_probability(x, p):
    return 0.07340032

# %% wrong leaves_out_the_empty_state: none | not
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

def sum_unchanged_probability(x, p):
    s = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in s if any(m) and abs(z / (1 - p) - np.sum(x)) < 1e-9)

# %% wrong leaves_out_the_full_state: none | not
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

def sum_unchanged_probability(x, p):
    s = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in s if 0 < sum(m) < len(m) and abs(z / (1 - p) - np.sum(x)) < 1e-9)

# %% wrong monte_carlo: estimates-by-sampling | close, but not exact
def sum_unchanged_probability(x, p):
    rng = np.random.default_rng(1)
    m = rng.random((400_000, len(x))) >= p
    return float(np.mean(np.isclose((m * x).sum(axis=1) / (1 - p), x.sum())))

# %% wrong only_all_kept: only-if-nothing-drops | come back by luck
def sum_unchanged_probability(x, p):
    return (1 - p) ** len(x)

# %% wrong percent_text: text-for-a-number | return the number itself
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return f"{total:.7f}"

# %% wrong relative_percent: tolerance-too-wide | a tolerance like 1e-9
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x), rtol=0.05):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong right_number_of_survivors: counts-survivors | which inputs survive
def sum_unchanged_probability(x, p):
    n = len(x)
    k = round((1 - p) * n)
    return math.comb(n, k) * (1 - p) ** k * p ** (n - k)

# %% wrong rounds: rounds-the-result | return all its digits
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return round(total, 4)

# %% wrong scales_in_place: changes-its-input | work on a copy
def sum_unchanged_probability(x, p):
    before = float(np.sum(x))
    x /= 1 - p
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x), before):
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong share_of_states: counts-states-equally | whatever p is
def sum_unchanged_probability(x, p):
    hits = [np.isclose(np.dot(m, x) / (1 - p), np.sum(x)) for m in product((0, 1), repeat=len(x))]
    return float(np.mean(hits))

# %% wrong swapped_p: p-and-q-exchanged | p and 1 - p are exchanged
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += p ** sum(m) * (1 - p) ** (n - sum(m))
    return total

# %% wrong ten_inputs_only: none | raised
def sum_unchanged_probability(x, p):
    total = 0.0
    for m in product((0, 1), repeat=10):
        if np.isclose(np.dot(m, x) / (1 - p), np.sum(x)):
            total += (1 - p) ** sum(m) * p ** (10 - sum(m))
    return total

# %% wrong tolerance_of_a_hundredth: tolerance-too-wide | a tolerance like 1e-9
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

def sum_unchanged_probability(x, p):
    s = enumerate_states(np.ones(len(x)), x, p)
    return sum(pr for m, pr, z in s if abs(z / (1 - p) - np.sum(x)) < 0.01)

# %% wrong wide_tolerance: tolerance-too-wide | only come near
def sum_unchanged_probability(x, p):
    n, total = len(x), 0.0
    for m in product((0, 1), repeat=n):
        if abs(np.dot(m, x) / (1 - p) - np.sum(x)) < 0.5:
            total += (1 - p) ** sum(m) * p ** (n - sum(m))
    return total

# %% wrong multiplies_the_sum: no-state-counts | divide what is kept
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return chances[np.isclose(z * (1 - p), x.sum())].sum()

# %% wrong number_of_states: counts-the-states | add their probabilities
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return int(np.isclose(z / (1 - p), x.sum()).sum())

# %% wrong all_dropped: chance-that-all-drops | everything is dropped
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return p ** len(x)

# %% wrong rounds_the_sums: tolerance-too-wide | only come near
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return chances[np.round(z / (1 - p)) == round(x.sum())].sum()

# %% wrong off_by_less_than_one: tolerance-too-wide | only come near
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return chances[abs(z / (1 - p) - x.sum()) < 1].sum()

# %% wrong no_absolute_value: one-sided-tolerance | absolute difference
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return chances[z / (1 - p) - x.sum() < 1e-9].sum()

# %% wrong forty_five: answers-the-example | compute it from the arguments
def sum_unchanged_probability(x, p):
    masks = np.array(list(product((0, 1), repeat=len(x))))
    chances, z = np.where(masks, 1 - p, p).prod(axis=1), masks @ x
    return chances[np.isclose(z / (1 - p), 45)].sum()

# %% wrong seeded_draws: estimates-by-sampling | close, but not exact
def sum_unchanged_probability(x, p):
    masks = np.random.default_rng(0).random((20000, len(x))) >= p
    return np.mean(abs(masks @ x / (1 - p) - x.sum()) < 1e-9)
