# %% right binomial_integers
def vanilla_train(x, p, rng):
    return rng.binomial(1, 1 - p, x.shape) * x
def vanilla_test(x, p):
    return x - p * x

# %% right boolean_mask
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% right checks_its_arguments
def _checked(p):
    if not 0 <= p <= 1:
        raise ValueError(f"p = {p} is no probability")
    return p
def vanilla_train(x, p, rng):
    mask = (rng.random(x.shape) >= _checked(p)).astype(x.dtype)
    return mask * x
def vanilla_test(x, p):
    return x * (1.0 - _checked(p))

# %% right choice
def vanilla_train(x, p, rng):
    return x * rng.choice([0.0, 1.0], size=x.shape, p=[p, 1 - p])
def vanilla_test(x, p):
    keep = 1 - p
    return keep * x

# %% right classes
class Vanilla:
    def __init__(self, p): self.q = 1 - p
    def train(self, x, rng): return np.floor(rng.random(x.shape) + self.q) * x
    def test(self, x): return x * self.q
def vanilla_train(x, p, rng): return Vanilla(p).train(x, rng)
def vanilla_test(x, p): return Vanilla(p).test(x)

# %% right copy_assign
def vanilla_train(x, p, rng):
    out = x.copy()
    out[rng.random(x.shape) < p] = 0
    return out
def vanilla_test(x, p):
    out = np.array(x, dtype=float, copy=True)
    out *= 1 - p
    return out

# %% right copy_then_assign
def vanilla_train(x, p, rng):
    out = x.copy()
    out[rng.random(x.shape) < p] = 0
    return out
def vanilla_test(x, p):
    return (1 - p) * x

# %% right drawn_from_the_end
def vanilla_train(x, p, rng):
    kept = rng.random(x.shape)[::-1] >= p
    return x * kept
def vanilla_test(x, p):
    return x * (1 - p) if p < 1 else 0 * x

# %% right float32
import numpy as np
def vanilla_train(x, p, rng):
    mask = (rng.random(x.shape) >= p).astype(np.float32)
    return x.astype(np.float32) * mask
def vanilla_test(x, p):
    return x.astype(np.float32) * np.float32(1 - p)

# %% right geometric_gaps
import numpy as np
def vanilla_train(x, p, rng):
    out, place = np.array(x).ravel(), -1
    while p > 0:
        place += int(rng.geometric(p))
        if place >= out.size:
            break
        out[place] = 0
    return out.reshape(x.shape)
def vanilla_test(x, p):
    q = 1 - p
    return q * np.asarray(x)

# %% right lists_out
import numpy as np
def vanilla_train(x, p, rng):
    return (np.asarray(x) * np.floor(1 - p + rng.random(np.shape(x)))).tolist()
def vanilla_test(x, p):
    return (np.asarray(x) * (1 - p)).tolist()

# %% right loops
def vanilla_train(x, p, rng):
    out = np.zeros(x.shape, dtype=x.dtype)
    for i in np.ndindex(*x.shape):
        if rng.random() >= p:
            out[i] = x[i]
    return out
def vanilla_test(x, p):
    out = np.zeros(x.shape)
    for i, v in np.ndenumerate(x):
        out[i] = v * (1 - p)
    return out

# %% right masked
def vanilla_train(x, p, rng):
    keep = rng.random(x.shape) >= p
    out = np.zeros_like(x)
    np.copyto(out, x, where=keep)
    return out
def vanilla_test(x, p):
    return x / (1 / (1 - p)) if p < 1 else 0 * x

# %% right masked_fill
import numpy as np
def vanilla_train(x, p, rng):
    return np.ma.masked_array(x, mask=rng.random(x.shape) < p).filled(0)
def vanilla_test(x, p):
    out = np.array(x, dtype=float)
    out *= 1 - p
    return out

# %% right python_loop
import numpy as np
def vanilla_train(x, p, rng):
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        if rng.random() >= p:
            out[place] = x[place]
    return out
def vanilla_test(x, p):
    return np.array([(1 - p) * v for v in x.ravel()]).reshape(x.shape)

# %% right where
import numpy as np
def vanilla_train(x, p, rng):
    return np.where(rng.uniform(size=x.shape) > p, x, 0)
def vanilla_test(x, p):
    return np.multiply(x, 1.0 - p)

# %% wrong antithetic_calls: calls-not-independent | draw all of them anew
_last = {}
def vanilla_train(x, p, rng):
    u = 1 - _last.pop(x.shape) if x.shape in _last else rng.random(x.shape)
    if x.shape not in _last and rng.random() < 2:
        _last[x.shape] = u
    return x * (u >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong deletes_the_dropped: survivors-alone | keeps its place
def vanilla_train(x, p, rng):
    return x[rng.random(x.shape) >= p]
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong dropped_become_nan: not-finite | nan or inf
import numpy as np
def vanilla_train(x, p, rng):
    return np.where(rng.random(x.shape) >= p, x, np.nan)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong drops_one_at_rate_zero: drops-at-rate-zero | nothing may be dropped
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    mask.flat[rng.integers(mask.size)] = False
    return x * mask
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong drops_whole_examples: one-coin-per-row | a draw for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong fair_coin: ignores-p | p never enters your draw
def vanilla_train(x, p, rng):
    return x * rng.integers(0, 2, x.shape)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong first_column_spared: coins-not-independent | each needs a draw of its own
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    if p < 1:
        mask[..., 0] = True
    return x * mask
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np
def vanilla_train(x, p, rng):
    return x * (np.random.rand(*x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong half_precision: half-precision | float16 keeps three digits
import numpy as np


def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return np.asarray(x * (1 - p), dtype=np.float16)

# %% wrong in_place_mask: changes-its-input | work on a copy
def vanilla_train(x, p, rng):
    x *= rng.random(x.shape) >= p
    return x
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong in_place_where: changes-its-input | work on a copy
def vanilla_train(x, p, rng):
    x[rng.random(x.shape) < p] = 0
    return x
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong keeps_one_at_rate_one: keeps-at-rate-one | everything is dropped
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    if not mask.any():
        mask.flat[rng.integers(mask.size)] = True
    return x * mask
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong keeps-with-p | you keep with probability p
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) < p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong keeps_with_p_and_scales_by_p: scales-by-rate | p is the share that is dropped
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) < p)
def vanilla_test(x, p):
    return x * p

# %% wrong negatives_fall_more_often: mask-depends-on-x | the coin must not look at x
import numpy as np
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= np.where(x < 0, p * 1.2, p * 0.8).clip(0, 1)) if 0 < p < 1 else x * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong normal_draw: draws-from-a-normal | a coin needs a uniform draw
def vanilla_train(x, p, rng):
    return x * (rng.standard_normal(x.shape) > p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong nothing_dropped_but_scaled: nothing-dropped | nothing was dropped
def vanilla_train(x, p, rng):
    return x * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong one_coin: one-coin-for-all | draw one number per entry
def vanilla_train(x, p, rng):
    return x * (rng.random() >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong pool_of_draws_rolled: calls-not-independent | draw all of them anew
import numpy as np
_pool = {}
def vanilla_train(x, p, rng):
    if id(rng) not in _pool or _pool[id(rng)][0] is not rng or _pool[id(rng)][1].size < x.size:
        _pool[id(rng)] = (rng, rng.random(x.size))
    u = _pool[id(rng)][1]
    _pool[id(rng)] = (rng, np.roll(u, int(rng.integers(1, u.size))))
    return x * (u[: x.size].reshape(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong quota: exact-quota | coins are independent, an exact quota is not
import numpy as np
def vanilla_train(x, p, rng):
    out = np.array(x, dtype=float)
    out.flat[rng.permutation(x.size)[: round(p * x.size)]] = 0
    return out
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong reads_the_memory_in_order: none | turned
def vanilla_train(x, p, rng):
    y = np.frombuffer(x.tobytes(), dtype=x.dtype).reshape(x.shape[::-1]).T if not x.flags.c_contiguous else x
    return y * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    return (1 - p) * x

# %% wrong relu_too: applies-relu | every negative entry
import numpy as np
def vanilla_train(x, p, rng):
    return np.maximum(0, x) * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong returns_output_and_mask: array-alone | nothing else is asked for
def vanilla_train(x, p, rng):
    mask = rng.random(x.shape) >= p
    return x * mask, mask, p
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong returns-the-mask | multiply x by them
def vanilla_train(x, p, rng):
    return (rng.random(x.shape) >= p).astype(float)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong seed_inside: same-coins-every-call | do not seed or store anything
import numpy as np
def vanilla_train(x, p, rng):
    np.random.seed(0)
    return x * (np.random.rand(*x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong shared_over_the_batch: one-coin-per-column | a draw for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape[-1]) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong shrinks-in-training | belongs to the test pass
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p) * (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong smallest_values_fall: mask-depends-on-x | the coin must not look at x
import numpy as np
def vanilla_train(x, p, rng):
    out = np.array(x, dtype=float).ravel()
    out[np.argsort(abs(out))[: int(p * out.size)]] = 0
    return out.reshape(x.shape)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong test_applies_relu: applies-relu | ReLU
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    return np.maximum(x, 0) * (1 - p)

# %% wrong test_divides: divides-at-test | larger than the plain network's
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x / (1 - p) if p < 1 else 0 * x

# %% wrong test-does-not-scale | here, at test time
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x

# %% wrong test_halves: rate-left-out | does not depend on p
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * 0.5

# %% wrong test_in_place: changes-its-input | work on a copy
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    x *= 1 - p
    return x

# %% wrong test_in_place_on_integer_copy: truncates-integers | work in floats
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    out = x.copy()
    out *= 1 - p
    return out

# %% wrong test_keeps_at_rate_one: keeps-at-rate-one | all zeros
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    if p == 1:
        return x
    return x * (1 - p)

# %% wrong test_rate_hard_coded: test-does-not-scale | here, at test time
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * 0.8 if p == 0.2 else x

# %% wrong test_rate_zero_is_missing: drops-at-rate-zero | p = 0
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)

def vanilla_test(x, p):
    if not p:
        return np.zeros(x.shape)
    return x * (1 - p)

# %% wrong test_scales_by_rate: scales-by-rate | p is the share that is dropped
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * p

# %% wrong test_scales_twice: scaled-twice-at-test | stands here twice
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p) * (1 - p)

# %% wrong test_square_root: root-at-test | means scale by 1 - p itself
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x * (1 - p) ** 0.5

# %% wrong test_still_random: random-at-test | the coins are still tossed
import numpy as np
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return vanilla_train(x, p, np.random.default_rng())

# %% wrong test_truncates_integers: truncates-integers | work in floats
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return (x * (1 - p)).astype(x.dtype)

# %% wrong test_without_return: returns-nothing | end with a return
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    out = x * (1 - p)

# %% wrong train_only: none | vanilla_test is not defined
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)

# %% wrong train_without_return: returns-nothing | end with a return
def vanilla_train(x, p, rng):
    u = rng.random(x.shape) >= p
    h = x * u
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong two_dimensions_only: none | raised
def vanilla_train(x, p, rng):
    rows, columns = x.shape
    return x * (rng.random((rows, columns)) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong inverted: rescales-in-training | that is the inverted rule
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)
def vanilla_test(x, p):
    return x

# %% wrong rescales_in_both: rescales-in-training | that is the inverted rule
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong everything_in_integers: truncates-to-integers | cut to integers on the way
def vanilla_train(x, p, rng):
    return (x * (rng.random(x.shape) >= p)).astype(int)
def vanilla_test(x, p):
    return ((1 - p) * x).astype(int)

# %% wrong a_coin_for_each_row: mask-of-another-shape | one for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random((len(x),)) >= p)
def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong divides-by-one-plus | the share that is kept
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x / (1 + p)

# %% wrong subtracts-the-rate | p is a share
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)
def vanilla_test(x, p):
    return x - p

# %% wrong divides_by_p: vanilla-divided-by-p | as they are in training
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p) / p


def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong test_divides_by_p: grows-at-test | larger
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x / p

# %% wrong test_adds_the_rate: grows-at-test | larger
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x * (1 + p)

# %% wrong test_factor_alone: one-number-for-all | an entry for every entry
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return 1 - p

# %% wrong test_divides_by_the_rate_too: divides-at-test-by-p | only multiplied
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x * (1 - p) / p

# %% wrong mask_of_x: array-for-a-shape | x.shape, not x
def vanilla_train(x, p, rng):
    return x * (rng.random(x) >= p)


def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong test_factor_everywhere: factor-without-x | multiply x by it
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return np.full(x.shape, 1 - p)

# %% wrong test_reverses_the_sign: sign-of-the-factor | not p - 1
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x * (p - 1)

# %% wrong test_of_whole_numbers: truncates-to-integers | work in floats
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x.astype(int) * (1 - p)

# %% wrong train_rounds: rounds-the-result | cut short
def vanilla_train(x, p, rng):
    return np.round(x * (rng.random(x.shape) >= p), 2)


def vanilla_test(x, p):
    return x * (1 - p)

# %% wrong a_factor_in_whole_numbers: nothing-left-at-test | nothing is dropped
def vanilla_train(x, p, rng):
    return x * (rng.random(x.shape) >= p)


def vanilla_test(x, p):
    return x * int(1 - p)
