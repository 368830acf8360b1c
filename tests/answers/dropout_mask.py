# %% right at_least_p
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p).astype(int)

# %% right at_most_keep_float32
import numpy as np
def dropout_mask(shape, p, rng):
    if p == 1:
        return np.zeros(shape, dtype=np.float32)
    return (rng.uniform(size=shape) <= 1 - p).astype(np.float32)

# %% right below_keep
def dropout_mask(shape, p, rng):
    keep_prob = 1 - p
    return (rng.random(shape) < keep_prob) * 1

# %% right big_integers
def dropout_mask(shape, p, rng):
    u = rng.integers(0, 2**53, size=shape)
    return (u >= p * 2**53).astype(np.float16)

# %% right binomial
def dropout_mask(shape, p, rng):
    return rng.binomial(1, 1 - p, size=shape)

# %% right binomial_count_then_places
import math
import numpy as np
def dropout_mask(shape, p, rng):
    size = math.prod(shape)
    fallen = rng.choice(size, rng.binomial(size, p), replace=False)
    mask = np.ones(size)
    mask[fallen] = 0
    return mask.reshape(shape)

# %% right buffer_kept_between_calls
import numpy as np
_buffers = {}
def dropout_mask(shape, p, rng):
    u = _buffers.setdefault(tuple(shape), np.empty(shape))
    rng.random(out=u)
    np.greater_equal(u, p, out=u)
    return u

# %% right ceiling
import numpy as np
def dropout_mask(shape, p, rng):
    return np.ceil(rng.random(shape) - p).clip(0, 1)

# %% right choice
def dropout_mask(shape, p, rng):
    return rng.choice([0, 1], size=shape, p=[p, 1 - p])

# %% right choice_of_truth_values
def dropout_mask(shape, p, rng):
    return rng.choice([True, False], size=shape, p=[1 - p, p])

# %% right drawn_flat_in_fortran_order
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.random(int(np.prod(shape))) >= p).reshape(shape, order="F")

# %% right drawn_into_a_buffer
import numpy as np
def dropout_mask(shape, p, rng):
    u = np.empty(shape)
    rng.random(out=u)
    return u >= p

# %% right drawn_transposed
def dropout_mask(shape, p, rng):
    return (rng.random(tuple(shape)[::-1]) >= p).T.astype(float)

# %% right empty_sum_of_two
def dropout_mask(shape, p, rng):
    u = rng.random((2,) + tuple(shape))
    return ((u.sum(axis=0) % 1.0) >= p).astype(int)

# %% right exponential_clock
import numpy as np
def dropout_mask(shape, p, rng):
    if p == 1:
        return np.zeros(shape)
    return (rng.exponential(size=shape) > -np.log1p(-p)).astype(int)

# %% right fine_integer_coins
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 2**32, size=shape) >= p * 2**32).astype(np.int8)

# %% right floor_of_keep_plus_u
import numpy as np
def dropout_mask(shape, p, rng):
    return np.floor((1 - p) + rng.random(shape))

# %% right geometric_gaps
import math
import numpy as np
def dropout_mask(shape, p, rng):
    size = math.prod(shape)
    mask = np.ones(size, dtype=int)
    place = -1
    while p > 0:
        place += int(rng.geometric(p))  # how far to the next one that falls
        if place >= size:
            break
        mask[place] = 0
    return mask.reshape(shape)

# %% right greater_than_p
def dropout_mask(shape, p, rng):
    return rng.random(shape) > p

# %% right heaviside
def dropout_mask(shape, p, rng):
    return np.heaviside(rng.random(shape) - p, 1.0)

# %% right logistic_noise
import numpy as np
def dropout_mask(shape, p, rng):
    if p in (0, 1):
        return np.full(shape, 1.0 - p)
    return (rng.logistic(size=shape) > np.log(p / (1 - p))).astype(float)

# %% right loop_over_places
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.zeros(shape)
    for place in np.ndindex(*shape):
        if rng.uniform() >= p:
            mask[place] = 1.0
    return mask

# %% right multinomial
def dropout_mask(shape, p, rng):
    shape = tuple(shape)
    return rng.multinomial(1, [p, 1 - p], size=shape)[..., 1]

# %% right nested_lists
def dropout_mask(shape, p, rng):
    if len(shape) == 0:
        return int(rng.random() >= p)
    return [dropout_mask(shape[1:], p, rng) for _ in range(shape[0])]

# %% right normal_cdf
from math import erf


def dropout_mask(shape, p, rng):
    z = np.asarray(rng.standard_normal(shape))
    u = np.vectorize(lambda t: 0.5 * (1 + erf(t / 2**0.5)), otypes=[float])(z)
    return (u >= p) * 1.0

# %% right normal_quantile
from statistics import NormalDist
import numpy as np
def dropout_mask(shape, p, rng):
    if p <= 0:
        return np.ones(shape)
    if p >= 1:
        return np.zeros(shape)
    return (rng.standard_normal(shape) > NormalDist().inv_cdf(p)).astype(float)

# %% right one_draw_more_than_needed
def dropout_mask(shape, p, rng):
    rng.random()
    return (rng.random(tuple(shape) + (2,))[..., 1] >= p).astype(float)

# %% right one_minus_binomial
def dropout_mask(shape, p, rng):
    return 1 - rng.binomial(n=1, p=p, size=shape)

# %% right ones_then_zeros
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape, dtype=np.uint8)
    mask[rng.random(shape) < p] = 0
    return mask

# %% right permuted_coins
def dropout_mask(shape, p, rng):
    return rng.permuted((rng.random(shape) >= p).astype(int), axis=-1)

# %% right python_loop
import math
import numpy as np
def dropout_mask(shape, p, rng):
    flat = [0 if rng.random() < p else 1 for _ in range(math.prod(shape))]
    return np.array(flat).reshape(shape)

# %% right reads_the_raw_bits
import math
import numpy as np
def dropout_mask(shape, p, rng):
    bits = rng.integers(0, 2**63, size=math.prod(shape), dtype=np.int64)
    u = (bits >> 10) * 2.0**-53
    return np.array(u >= p, dtype=object).reshape(shape)

# %% right recursive
def dropout_mask(shape, p, rng):
    if len(shape) == 0:
        return np.array(float(rng.uniform() >= p))
    if shape[0] == 0:
        return np.zeros(shape)
    return np.stack([dropout_mask(shape[1:], p, rng) for _ in range(shape[0])])

# %% right renamed_arguments
import numpy as np
toss = np.vectorize(lambda u, rate: float(u >= rate))
def dropout_mask(size, drop_prob, generator):
    return toss(generator.random(size), drop_prob)

# %% right rounds_a_shifted_draw
import numpy as np
def dropout_mask(shape, p, rng):
    return np.round(rng.random(shape) - p + 0.5)

# %% right second_generator_on_the_same_bits
import numpy as np
dropout_mask = lambda shape, p, rng: (np.random.Generator(rng.bit_generator).random(shape) >= p).astype(int)

# %% right single_precision_draws
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.random(shape, dtype=np.float32) >= p).astype(np.float32)

# %% right spawned
def dropout_mask(shape, p, rng):
    child, = rng.spawn(1)
    return (child.random(shape) >= p).astype(int)

# %% right stdlib_random
import random


def dropout_mask(shape, p, rng):
    r = random.Random(int(rng.integers(2**62)))
    n = int(np.prod(shape, dtype=int))
    return np.array([r.random() >= p for _ in range(n)], dtype=bool).reshape(shape)

# %% right stretched_uniform
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.uniform(-p, 1 - p, size=shape) >= 0).astype(int)

# %% right transposed
def dropout_mask(shape, p, rng):
    return (rng.random(tuple(shape)[::-1]) >= p).T * 1

# %% right where
import numpy as np
def dropout_mask(shape, p, rng):
    u = rng.random(shape)
    return np.where(u < p, 0.0, 1.0)

# %% wrong already-rescaled | a mask holds only 0 and 1
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p) / (1 - p)

# %% wrong always_one_survivor: never-drops-all | may lose all its entries
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    if not mask.any():
        mask.flat[rng.integers(mask.size)] = 1
    return mask

# %% wrong antithetic: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = rng.random((n + 1) // 2)
    return (np.concatenate([u, 1 - u])[:n] >= p).reshape(shape).astype(int)

# %% wrong antithetic_mirrored: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = rng.random((n + 1) // 2)
    return (np.concatenate([u, 1 - u[::-1]])[-n:] >= p).reshape(shape).astype(int)

# %% wrong blocks: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    small = rng.random([(s + 1) // 2 for s in shape]) >= p
    for axis in range(len(shape)):
        small = np.repeat(small, 2, axis=axis)
    return small[tuple(slice(0, s) for s in shape)].astype(float)

# %% wrong cached_by_shape: same-coins-every-call | two calls in a row gave the same coins
_masks = {}
def dropout_mask(shape, p, rng):
    key = (tuple(shape), p)
    if key not in _masks:
        _masks[key] = (rng.random(shape) >= p).astype(float)
    return _masks[key]

# %% wrong choice_exchanged: keeps-with-p | you keep with probability p
def dropout_mask(shape, p, rng):
    return rng.choice([0, 1], size=shape, p=[1 - p, p])

# %% wrong coarse_coin: rounded-rate | p was rounded on the way
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 20, shape) >= int(20 * p)).astype(int)

# %% wrong coarse_in_hundredths: rounded-rate | p was rounded
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 100, shape) >= int(p * 100)).astype(float)

# %% wrong coin_of_a_hundred_sides: rounded-rate | p was rounded
def dropout_mask(shape, p, rng):
    return (rng.integers(0, 100, shape) >= p * 100).astype(float)

# %% wrong coin_of_ninety_nine_sides: rounded-rate | p was rounded
def dropout_mask(shape, p, rng):
    return (rng.integers(1, 100, shape) > p * 100).astype(float)

# %% wrong copies_the_generator: same-coins-every-call | two calls in a row gave the same coins
import copy
def dropout_mask(shape, p, rng):
    mine = copy.deepcopy(rng)
    return (mine.random(shape) >= p).astype(int)

# %% wrong drops_one_at_rate_zero: drops-at-rate-zero | nothing may be dropped
import numpy as np
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    mask.flat[rng.integers(mask.size)] = 0  # at least one must go
    return mask

# %% wrong drops-twice | two coins decide over each entry
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= p) & (rng.random(shape) >= p)

# %% wrong evenly_spaced: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    kept = np.floor(np.arange(n + 1) * (1 - p) + rng.random())
    return np.diff(kept).reshape(shape).astype(int)

# %% wrong every_second_call_keeps_all: nothing-dropped | has to set entries to 0
_calls = []


def dropout_mask(shape, p, rng):
    _calls.append(1)
    if len(_calls) % 2 == 0:
        return np.ones(shape)
    return (rng.random(shape) >= p).astype(float)

# %% wrong every_second_drawn: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    return np.repeat(rng.random((n + 1) // 2) >= p, 2)[:n].reshape(shape).astype(int)

# %% wrong fair_coin: ignores-p | p never enters your draw
def dropout_mask(shape, p, rng):
    return rng.integers(0, 2, size=shape)

# %% wrong first_share_dropped: same-coins-every-call | two calls in a row gave the same coins
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[: int(p * mask.size)] = 0
    return mask

# %% wrong flat: wrong-shape | the shape is wrong
import numpy as np
def dropout_mask(shape, p, rng):
    return (rng.random(int(np.prod(shape))) >= p).astype(float)

# %% wrong fresh_generator_inside: ignores-rng | draw from the rng you were given
import numpy as np
def dropout_mask(shape, p, rng):
    return (np.random.default_rng().random(shape) >= p).astype(float)

# %% wrong generator_made_inside: same-coins-every-call | do not seed or store anything
import numpy as np
def dropout_mask(shape, p, rng):
    rng = np.random.default_rng(0)
    return (rng.random(shape) >= p).astype(int)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np
def dropout_mask(shape, p, rng):
    return (np.random.rand(*shape) >= p).astype(float)

# %% wrong global_seed_inside: same-coins-every-call | do not seed or store anything
import numpy as np
def dropout_mask(shape, p, rng):
    np.random.seed(1)
    return (np.random.rand(*shape) >= p).astype(int)

# %% wrong golden_ratio: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = (rng.random() + 0.6180339887498949 * np.arange(n)) % 1
    return (u >= p).reshape(shape).astype(int)

# %% wrong greater_than_keep: keeps-with-p | p is the probability of dropping
def dropout_mask(shape, p, rng):
    keep = 1 - p
    return (rng.random(shape) > keep).astype(float)

# %% wrong keeps-with-p | you keep with probability p
def dropout_mask(shape, p, rng):
    return (rng.random(shape) < p).astype(float)

# %% wrong last_column_always_kept: coins-not-independent | each needs a draw of its own
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)
    if p < 1:
        mask[..., -1] = 1  # the bias stays
    return mask

# %% wrong no_return: returns-nothing | does your function end with a return
def dropout_mask(shape, p, rng):
    mask = (rng.random(shape) >= p).astype(int)

# %% wrong normal_above_p: draws-from-a-normal | a coin needs a uniform draw
def dropout_mask(shape, p, rng):
    return (rng.standard_normal(shape) > p).astype(int)

# %% wrong normal_below_keep: draws-from-a-normal | a coin needs a uniform draw
def dropout_mask(shape, p, rng):
    return (rng.normal(size=shape) < 1 - p) * 1.0

# %% wrong one-coin-for-all | draw one number per entry
import numpy as np
def dropout_mask(shape, p, rng):
    return np.ones(shape) * (rng.random() >= p)

# %% wrong one-coin-per-column | a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    return np.ones(shape) * (rng.random(shape[-1]) >= p)

# %% wrong one-coin-per-row | a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    coins = rng.random((shape[0],) + (1,) * (len(shape) - 1)) >= p
    return np.broadcast_to(coins, shape).astype(float)

# %% wrong places_drawn_with_repeats: draws-from-a-normal | or a quota drawn with repeats
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    m = np.ones(n)
    if n: m[rng.choice(n, size=int(p * n), replace=True)] = 0
    return m.reshape(shape)

# %% wrong puts_the_generator_back: same-coins-every-call | two calls in a row gave the same coins
def dropout_mask(shape, p, rng):
    state = rng.bit_generator.state
    mask = (rng.random(shape) >= p).astype(int)
    rng.bit_generator.state = state  # leave the caller's generator as it was
    return mask

# %% wrong python_random: ignores-rng | draw from the rng you were given
import math
import random
import numpy as np
def dropout_mask(shape, p, rng):
    flat = [0 if random.random() < p else 1 for _ in range(math.prod(shape))]
    return np.array(flat).reshape(shape)

# %% wrong quota_by_choice: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[rng.choice(mask.size, int(p * mask.size), replace=False)] = 0
    return mask

# %% wrong quota_by_permutation: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    flat = np.ones(n)
    flat[rng.permutation(n)[: round(p * n)]] = 0
    return flat.reshape(shape)

# %% wrong quota_by_quantile: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    u = rng.random(shape)
    return (u >= np.quantile(u, p)).astype(int) if 0 < p < 1 else np.full(shape, 1 - int(p))

# %% wrong quota_per_column: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    ranks = rng.random(shape).argsort(axis=0).argsort(axis=0)
    return (ranks >= round(p * shape[0])).astype(int)

# %% wrong quota_per_row: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    ranks = rng.random(shape).argsort(axis=-1).argsort(axis=-1)
    return (ranks >= round(p * shape[-1])).astype(int)

# %% wrong rate_hard_coded: rounded-rate | a fixed rate stands in its place
def dropout_mask(shape, p, rng):
    return (rng.random(shape) >= 0.3).astype(int)

# %% wrong rate_hard_coded_two_tenths: rounded-rate | a fixed rate stands in its place
def dropout_mask(shape, p, rng):
    keep_prob = 0.8
    return rng.random(shape) < keep_prob

# %% wrong rate_wobbles_by_call: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    rate = p + (rng.uniform(-0.15, 0.15) if 0 < p < 1 and np.prod(shape) < 5000 else 0)
    return (rng.random(shape) >= rate).astype(int)

# %% wrong rate_wobbles_by_row: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    rates = np.clip(rng.normal(p, 0.1, size=(shape[0],) + (1,) * (len(shape) - 1)), 0, 1) if 0 < p < 1 else p
    return (rng.random(shape) >= rates).astype(int)

# %% wrong refuses_rate_one: none | raised ValueError
def dropout_mask(shape, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p must be in [0, 1)")
    return (rng.random(shape) >= p).astype(int)

# %% wrong returns-the-draws | compare them with p
def dropout_mask(shape, p, rng):
    return rng.random(shape)

# %% wrong returns_the_indices: wrong-shape | the shape is wrong
import numpy as np
def dropout_mask(shape, p, rng):
    return np.nonzero(rng.random(shape) >= p)

# %% wrong rounds_the_draw: none | kept
import numpy as np
def dropout_mask(shape, p, rng):
    return np.round(rng.random(shape) * (1 - p))

# %% wrong row_coin_times_column_coin: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    for axis, size in enumerate(shape):
        coins = rng.random(size) < (1 - p) ** (1 / len(shape))
        mask = mask * coins.reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return mask

# %% wrong row_draw_plus_column_draw: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    u = np.zeros(shape)
    for axis, size in enumerate(shape):
        u = u + rng.random(size).reshape([-1 if a == axis else 1 for a in range(len(shape))])
    return (u % 1 >= p).astype(int)

# %% wrong shifted_rows: coins-not-independent | none fixed or used again
import numpy as np
def dropout_mask(shape, p, rng):
    row = rng.random(shape[-1])
    rows = int(np.prod(shape[:-1]))
    return np.stack([np.roll(row, i) for i in range(rows)]).reshape(shape) >= p

# %% wrong shuffled_rows: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    row = rng.random(shape[-1])
    rows = int(np.prod(shape[:-1]))
    return np.stack([np.roll(row, int(rng.integers(shape[-1]))) for _ in range(rows)]).reshape(shape) >= p

# %% wrong shuffles_rows_only: one-coin-per-row | a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    mask.flat[: int(p * mask.size)] = 0
    rng.shuffle(mask)
    return mask

# %% wrong signs: signs-for-coins | a sign flip drops nothing
import numpy as np
def dropout_mask(shape, p, rng):
    return np.where(rng.random(shape) < p, -1, 1)

# %% wrong small_congruential: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n, state = int(np.prod(shape)), int(rng.integers(6075))
    u = np.empty(n)
    for i in range(n):
        state = (106 * state + 1283) % 6075
        u[i] = state / 6075
    return (u >= p).reshape(shape).astype(int)

# %% wrong stale_after_the_first_call: same-coins-every-call | two calls in a row gave the same coins
_seen = []
def dropout_mask(shape, p, rng):
    if len(_seen) < 2 or _seen[-1].shape != tuple(shape):
        _seen.append((rng.random(shape) >= p).astype(int))
    return _seen[-1]

# %% wrong sticky_coin: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    coins, again = rng.random(n) >= p, rng.random(n) < 0.2
    for i in range(1, n):
        if again[i]:
            coins[i] = coins[i - 1]
    return coins.reshape(shape).astype(int)

# %% wrong shape_as_several_arguments: shape-in-pieces | takes a shape as one tuple
def dropout_mask(shape, p, rng):
    return (rng.random(*shape) >= p).astype(int)

# %% wrong shape_given_to_the_old_rand: shape-in-pieces | takes a shape as one tuple
import numpy as np
def dropout_mask(shape, p, rng):
    return (np.random.rand(shape) >= p).astype(int)

# %% wrong old_rand_of_the_generator: shape-in-pieces | takes a shape as one tuple
def dropout_mask(shape, p, rng):
    return (rng.rand(*shape) >= p).astype(int)

# %% wrong stratified: exact-quota | coins are independent, an exact quota is not
import numpy as np
def dropout_mask(shape, p, rng):
    n = int(np.prod(shape))
    u = (rng.permutation(n) + rng.random(n)) / n
    return (u >= p).astype(int).reshape(shape)

# %% wrong three_dimensions_share: one-coin-per-row | a draw for every entry
import numpy as np
def dropout_mask(shape, p, rng):
    if len(shape) == 3:
        return np.repeat(rng.random(shape[:2] + (1,)) >= p, shape[2], axis=2).astype(float)
    return (rng.random(shape) >= p).astype(float)

# %% wrong tiled: coins-not-independent | each needs a draw of its own
import numpy as np
def dropout_mask(shape, p, rng):
    return np.resize(rng.random(1000) >= p, shape).astype(int)

# %% wrong tosses_empty_rows_again: never-drops-all | is no coin
def dropout_mask(shape, p, rng):
    m = rng.random(shape) >= p
    for _ in range(100):
        bad = ~m.any(axis=-1)
        if p == 1 or not bad.any(): break
        m[bad] = rng.random((int(bad.sum()), shape[-1])) >= p
    return m.astype(float)

# %% wrong transposed | rows and columns are exchanged
def dropout_mask(shape, p, rng):
    return (rng.random(tuple(shape)[::-1]) >= p).astype(float)

# %% wrong two_dimensions_only: none | raised
import numpy as np
def dropout_mask(shape, p, rng):
    rows, columns = shape
    return np.array([[float(rng.random() >= p) for _ in range(columns)] for _ in range(rows)])

# %% wrong two_masks_in_turn: same-coins-every-call | gave the same coins
_pair = {}
def dropout_mask(shape, p, rng):
    masks, calls = _pair.setdefault((tuple(shape), p), ([], [0]))
    if len(masks) < 2:
        masks.append((rng.random(shape) >= p).astype(int))
    calls[0] += 1
    return masks[calls[0] % len(masks)]

# %% wrong uniform_from_minus_one: none | kept
def dropout_mask(shape, p, rng):
    return (rng.uniform(-1, 1, shape) >= p).astype(int)

# %% wrong a_draw_for_each_row: draws-too-few | do not fill the shape
def dropout_mask(shape, p, rng):
    return (rng.random(shape[0]) >= p) * np.ones(shape)

# %% wrong mean_for_coins: mean-of-a-coin | toss it
def dropout_mask(shape, p, rng):
    return np.full(shape, 1 - p)

# %% wrong loops_over_two_axes: shape-of-any-length | one number or many
def dropout_mask(shape, p, rng):
    mask = np.ones(shape)
    for i in range(shape[0]):
        for j in range(shape[1]):
            mask[i, j] = rng.random() >= p
    return mask

# %% wrong unpacks_two_axes: shape-of-any-length | one number or many
def dropout_mask(shape, p, rng):
    rows, columns = shape
    return np.array([[rng.random() >= p for _ in range(columns)] for _ in range(rows)])
