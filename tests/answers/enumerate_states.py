# %% right bits
def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for s in range(2 ** n):
        mask = tuple((s >> i) & 1 for i in range(n))
        prob = 1
        z = 0
        for i in range(n):
            if mask[i]:
                prob = prob * (1 - p)
                z = z + w[i] * x[i]
            else:
                prob = prob * p
        states.append((mask, prob, z))
    return states

# %% right combinations_of_survivors
from itertools import combinations


def enumerate_states(w, x, p):
    n, states = len(w), []
    for kept in range(n + 1):
        for who in combinations(range(n), kept):
            mask = np.zeros(n)
            mask[list(who)] = 1
            states.append((mask, (1 - p) ** kept * p ** (n - kept), np.atleast_1d(np.dot(mask * w, x))))
    return states

# %% right decimals
from decimal import Decimal


def enumerate_states(w, x, p):
    p = Decimal(p)
    out = []
    for m in product((0, 1), repeat=len(w)):
        prob = Decimal(1)
        z = Decimal(0)
        for c, a, b in zip(m, w, x):
            prob *= (1 - p) if c else p
            z += c * Decimal(float(a)) * Decimal(float(b))
        out.append((m, prob, z))
    return tuple(out)

# %% right fractions
from fractions import Fraction


def enumerate_states(w, x, p):
    p = Fraction(p)
    states = []
    for m in product((1, 0), repeat=len(w)):
        probability = Fraction(1)
        for c in m:
            probability *= 1 - p if c else p
        states.append((m, probability, sum(Fraction(float(a)) * Fraction(float(b)) for c, a, b in zip(m, w, x) if c)))
    return states

# %% right generator_of_bool_masks_reversed
def enumerate_states(w, x, p):
    n = len(w)
    for number in reversed(range(2**n)):
        mask = np.array([bool(number & (1 << i)) for i in range(n)])
        yield mask, np.where(mask, 1 - p, p).prod(), (w * x)[mask].sum()

# %% right growing
def enumerate_states(w, x, p):
    states = [((), 1.0, 0.0)]
    for a, b in zip(w, x):
        t = a * b
        states = [s for m, pr, z in states for s in ((m + (0,), pr * p, z), (m + (1,), pr * (1 - p), z + t))]
    return states

# %% right grows_coin_by_coin
def enumerate_states(w, x, p):
    states = [((), 1.0, 0.0)]
    for weight, value in zip(w, x):
        states = [
            (mask + (coin,), probability * (1 - p if coin else p), z + coin * weight * value)
            for mask, probability, z in states
            for coin in (0, 1)
        ]
    return states

# %% right meshgrid_bool
def enumerate_states(w, x, p):
    w, x = checked(w, x, p)
    masks = np.stack(np.meshgrid(*[[True, False]] * len(w), indexing="ij"), axis=-1).reshape(-1, len(w))
    probs = np.where(masks, 1 - p, p).prod(axis=1)
    z = masks @ (w * x)
    return list(zip(masks, probs, z))

# %% right named_tuples
from collections import namedtuple

State = namedtuple("State", "mask probability z")


def enumerate_states(w, x, p):
    return [
        State(m, math.prod(1 - p if c else p for c in m), math.fsum(c * a * b for c, a, b in zip(m, w, x)))
        for m in product([True, False], repeat=len(w))
    ]

# %% right namedtuple
from collections import namedtuple
World = namedtuple("World", "mask probability z")


def enumerate_states(w, x, p):
    return [World(np.array(m), float(np.prod([(p, 1 - p)[c] for c in m])), float(np.dot(m, np.multiply(w, x)))) for m in product((1, 0), repeat=len(w))]

# %% right ndindex_object_array
def enumerate_states(w, x, p):
    rows = []
    for m in np.ndindex(*(2,) * len(w)):
        m = np.array(m, dtype=np.int8)
        rows.append((m, np.array(np.prod(np.where(m == 1, 1 - p, p))), np.array(m @ (w * x))))
    return rows

# %% right product_of_coins
def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability, z = 1.0, 0.0
        for coin, weight, value in zip(mask, w, x):
            probability *= 1 - p if coin else p
            z += coin * weight * value
        states.append((mask, probability, z))
    return states

# %% right recursive_lists
def enumerate_states(w, x, p):
    if len(w) == 0:
        return [[[], 1.0, 0.0]]
    rest = enumerate_states(w[1:], x[1:], p)
    kept = [[[1] + m, (1 - p) * pr, w[0] * x[0] + z] for m, pr, z in rest]
    dropped = [[[0] + m, p * pr, z] for m, pr, z in rest]
    return kept + dropped

# %% right vectorised_zip
def enumerate_states(w, x, p):
    n = len(w)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    probabilities = (1 - p) ** masks.sum(axis=1) * p ** (n - masks.sum(axis=1))
    return list(zip(masks, probabilities, masks @ (w * x)))

# %% wrong absolute_z: drops-the-sign | counts with its sign
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), abs(float(np.dot(np.array(m) * w, x)))) for m in product((0, 1), repeat=len(w))]

# %% wrong adds-probabilities | independent coins multiply
def enumerate_states(w, x, p):
    return [(m, sum(1 - p if c else p for c in m), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]

# %% wrong bytes_of_eight_coins: none | raised
def enumerate_states(w, x, p):
    n, out = len(w), []
    for number in np.arange(2**n, dtype=np.uint16):
        mask = np.unpackbits(np.array([int(number)], dtype=np.uint8))[-n:]
        out.append((mask, float(np.prod(np.where(mask, 1 - p, p))), float(mask @ (w * x))))
    return out

# %% wrong changes_the_weights: changes-its-input | work on a copy
def enumerate_states(w, x, p):
    w *= x
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((m, (1 - p) ** kept * p ** (len(m) - kept), float(np.dot(np.array(m), w))))
    return out

# %% wrong columns_exchanged: probability-and-z-exchanged | comes second
def enumerate_states(w, x, p):
    return [(m, float(np.dot(np.array(m) * w, x)), float(np.prod([1 - p if c else p for c in m]))) for m in product((0, 1), repeat=len(w))]

# %% wrong dictionary: none | should be a list of (mask, probability, z)
def enumerate_states(w, x, p):
    return {m: (float(np.prod([1 - p if c else p for c in m])), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))}

# %% wrong every_state_alike: counts-states-equally | weigh each state by its probability
def enumerate_states(w, x, p):
    n = len(w)
    return [(m, 1 / 2**n, float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=n)]

# %% wrong forgets_the_empty_state: misses-states | without the mask (0, 0)
def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for number in range(1, 2**n):
        mask = tuple((number >> i) & 1 for i in range(n))
        probability = np.prod([1 - p if c else p for c in mask])
        states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states

# %% wrong forgets_w: forgets-the-weights | w_i times x_i
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), float(np.dot(np.array(m), x))) for m in product((0, 1), repeat=len(w))]

# %% wrong four_states_only: wrong-number-of-coins | one coin for each input
def enumerate_states(w, x, p):
    q = 1 - p
    return [
        ((1, 1), q * q, w[0] * x[0] + w[1] * x[1]),
        ((0, 1), p * q, w[1] * x[1]),
        ((1, 0), q * p, w[0] * x[0]),
        ((0, 0), p * p, 0.0),
    ]

# %% wrong grouped_by_survivors: misses-states | of 4 states
def enumerate_states(w, x, p):
    n = len(w)
    states = []
    for kept in range(n + 1):
        mask = (1,) * kept + (0,) * (n - kept)
        probability = math.comb(n, kept) * (1 - p) ** kept * p ** (n - kept)
        states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states

# %% wrong integer_z: rounds-the-result | all its digits
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        z = np.round(np.dot(np.array(m) * w, x), 1)
        out.append((m, (1 - p) ** kept * p ** (len(m) - kept), z))
    return out

# %% wrong inverted_already: rescales-survivors | plain (vanilla) dropout leaves them as they are
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        prob = (1 - p) ** kept * p ** (len(m) - kept)
        out.append((m, prob, float(np.dot(w, x * np.array(m) / (1 - p)))))
    return out

# %% wrong knows_one_rate: none | probability 0.512, not 0.125
def enumerate_states(w, x, p=0.2):
    p = 0.2
    return [(m, float(np.prod([1 - p if c else p for c in m])), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]

# %% wrong logarithm_of_a_rate_of_zero: none | math domain error
def enumerate_states(w, x, p):
    return [(m, math.exp(sum(math.log([p, 1 - p][c]) for c in m)), float(np.dot(np.array(m), w * x))) for m in product((0, 1), repeat=len(w))]

# %% wrong masked_terms_for_masks: none | should hold only 0 and 1
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((np.array(m) * x, (1 - p) ** kept * p ** (len(m) - kept), float(np.dot(np.array(m) * w, x))))
    return out

# %% wrong merges_equal_z: misses-states | those with the same z
def enumerate_states(w, x, p):
    by_z = {}
    for mask in product((0, 1), repeat=len(w)):
        probability = float(np.prod([1 - p if c else p for c in mask]))
        z = float(np.dot(np.array(mask) * w, x))
        old_mask, old = by_z.get(z, (mask, 0.0))
        by_z[z] = (old_mask, old + probability)
    return [(mask, probability, z) for z, (mask, probability) in by_z.items()]

# %% wrong one_means_dropped: mask-marks-the-dropped | a kept input is 1, a dropped one 0
def enumerate_states(w, x, p):
    out = []
    for dropped in product((0, 1), repeat=len(w)):
        keep = 1 - np.array(dropped)
        prob = p ** sum(dropped) * (1 - p) ** keep.sum()
        out.append((dropped, prob, float(np.dot(w * keep, x))))
    return out

# %% wrong only_dropped_coins_count: forgets-the-kept | multiply by 1 - p
def enumerate_states(w, x, p):
    return [(m, p ** (len(m) - sum(m)), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]

# %% wrong only_kept_coins_count: forgets-the-dropped | multiply by p for each of them
def enumerate_states(w, x, p):
    return [(m, (1 - p) ** sum(m), float(np.dot(np.array(m) * w, x))) for m in product((0, 1), repeat=len(w))]

# %% wrong prints_the_table: returns-nothing | returned None
def enumerate_states(w, x, p):
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        print(m, (1 - p) ** kept * p ** (len(m) - kept), np.dot(np.array(m) * w, x))

# %% wrong relu_z: clips-negatives | z may be negative
def enumerate_states(w, x, p):
    return [(m, float(np.prod([1 - p if c else p for c in m])), max(0.0, float(np.dot(np.array(m) * w, x)))) for m in product((0, 1), repeat=len(w))]

# %% wrong remembers_a_rate: none | not
_seen = {}


def enumerate_states(w, x, p):
    if (len(w), p) not in _seen:
        _seen[len(w), p] = [(m, math.prod([p, 1 - p][c] for c in m), float(np.dot(np.array(m), w * x))) for m in product((0, 1), repeat=len(w))]
    return _seen[len(w), p]

# %% wrong rounds_probabilities: rounds-the-result | cut short
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        out.append((m, round((1 - p) ** kept * p ** (len(m) - kept), 4), float(np.dot(np.array(m) * w, x))))
    return out

# %% wrong same_list_every_time: repeats-a-state | append a copy
def enumerate_states(w, x, p):
    n, states, mask = len(w), [], [0] * len(w)
    for number in range(2**n):
        for i in range(n):
            mask[i] = (number >> i) & 1
        states.append((mask, float(np.prod([1 - p if c else p for c in mask])), float(np.dot(np.array(mask) * w, x))))
    return states

# %% wrong samples_states: estimates-by-sampling | close, but not exact
def enumerate_states(w, x, p):
    rng = np.random.default_rng(0)
    draws = rng.random((100_000, len(w))) >= p
    out = []
    for m in product((0, 1), repeat=len(w)):
        out.append((m, float((draws == np.array(m)).all(axis=1).mean()), float(np.dot(np.array(m) * w, x))))
    return out

# %% wrong skips_impossible_states: misses-states | every mask counts
def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability = float(np.prod([1 - p if c else p for c in mask]))
        if probability > 0:
            states.append((mask, probability, float(np.dot(np.array(mask) * w, x))))
    return states

# %% wrong swapped_p: weights-by-drop | p is the chance of losing an input
def enumerate_states(w, x, p):
    states = []
    for mask in product((0, 1), repeat=len(w)):
        probability = 1.0
        for coin in mask:
            probability *= p if coin else 1 - p
        states.append((mask, probability, float(np.sum(w * x * np.array(mask)))))
    return states

# %% wrong three_lists: none | should be a list of (mask, probability, z)
def enumerate_states(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    probabilities = [float(np.prod([1 - p if c else p for c in m])) for m in masks]
    return masks, probabilities, [float(np.dot(np.array(m) * w, x)) for m in masks]

# %% wrong uses_the_notebooks_numbers: wrong-number-of-coins | however many inputs there are
def enumerate_states(w, x, p):
    return [(m, math.prod(1 - p if c else p for c in m), float(np.dot(m, weights * inputs))) for m in product((0, 1), repeat=2)]

# %% wrong z_ignores_the_mask: forgets-the-mask | multiply each term by its coin
def enumerate_states(w, x, p):
    z = float(np.dot(w, x))
    return [(m, float(np.prod([1 - p if c else p for c in m])), z) for m in product((0, 1), repeat=len(w))]

# %% wrong z_times_probability: z-already-weighted | multiplied by its probability already
def enumerate_states(w, x, p):
    out = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        prob = (1 - p) ** kept * p ** (len(m) - kept)
        out.append((m, prob, prob * sum(a * b * c for a, b, c in zip(m, w, x))))
    return out

# %% wrong two_coins_written_out: wrong-number-of-coins | one coin for each input
def enumerate_states(w, x, p):
    q, (a, b) = 1 - p, (w * x)[:2]
    return [((0, 0), p * p, 0), ((0, 1), p * q, b), ((1, 0), q * p, a), ((1, 1), q * q, a + b)]

# %% wrong averages-the-inputs | z is the sum over the inputs
from itertools import product
def enumerate_states(w, x, p):
    return [(m, (1 - p) ** sum(m) * p ** (len(m) - sum(m)), np.mean(m * w * x)) for m in product((0, 1), repeat=len(w))]

# %% wrong mask-read-backwards | the first coin of a mask is for the first input
from itertools import product
def enumerate_states(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    return [(m, (1 - p) ** sum(m) * p ** (len(m) - sum(m)), float(np.dot(m[::-1], w * x))) for m in masks]

# %% wrong binomial-for-one-mask | one mask is one way
from itertools import product
from math import comb
def enumerate_states(w, x, p):
    n = len(w)
    masks = list(product((0, 1), repeat=n))
    return [(m, comb(n, sum(m)) * (1 - p) ** sum(m) * p ** (n - sum(m)), float(np.dot(m, w * x))) for m in masks]

# %% wrong masks_as_text: text-for-a-mask | give its coins as numbers
from itertools import product
def enumerate_states(w, x, p):
    masks = list(product((0, 1), repeat=len(w)))
    return [("".join(map(str, m)), (1 - p) ** sum(m) * p ** (len(m) - sum(m)), float(np.dot(m, w * x))) for m in masks]

# %% wrong sums_multiplied: multiplies-the-sums | pair by pair first
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        chance = math.prod(1 - p if c else p for c in m)
        states.append((m, chance, float(np.dot(m, w) * np.dot(m, x))))
    return states

# %% wrong two_terms_unpacked: written-for-two | as many as there are
def enumerate_states(w, x, p):
    a, b = w * x
    q = 1 - p
    return [((0, 0), p * p, 0), ((0, 1), p * q, b), ((1, 0), q * p, a), ((1, 1), q * q, a + b)]

# %% wrong chance_of_keeping_all: same-chance-for-all | a factor p instead
def enumerate_states(w, x, p):
    return [(m, (1 - p) ** len(w), float(np.dot(m, w * x))) for m in product((0, 1), repeat=len(w))]

# %% wrong returns-inside-the-loop | stand inside the loop
def enumerate_states(w, x, p):
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        return [(m, (1 - p) ** kept * p ** (len(w) - kept), float(np.dot(m, w * x)))]

# %% wrong three_digits: rounds-the-result | cut short
def enumerate_states(w, x, p):
    states = []
    for m in product((0, 1), repeat=len(w)):
        kept = sum(m)
        states.append((m, round((1 - p) ** kept * p ** (len(w) - kept), 3), float(np.dot(m, w * x))))
    return states
