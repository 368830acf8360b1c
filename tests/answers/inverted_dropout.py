# %% right adds_the_noise
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    noise = np.where(rng.random(x.shape) < p, -1.0, p / (1 - p))
    out = x + x * noise
    return out, noise

# %% right buffer_of_floats
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    out = np.array(x, dtype=float)
    cache = None
    if train:
        cache = rng.random(out.shape) >= p
        out[~cache] = 0
        if p != 1:
            out /= 1 - p
    return out, cache

# %% right choice_of_two_factors
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if train:
        values = [0.0, 1 / (1 - p)] if p < 1 else [0.0, 0.0]
        factor = rng.choice(values, size=x.shape, p=[p, 1 - p])
    else:
        factor = 1.0
    return factor * x, factor

# %% right coins_drawn_in_both_modes
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    u = rng.random(np.shape(x))
    mask = np.ones(np.shape(x)) if not train else np.zeros(np.shape(x)) if p >= 1 else (u >= p) / (1 - p)
    return x * mask, mask

# %% right drawn_transposed
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x + 0, "nothing to keep"
    if p == 1:
        return x * 0.0, "nothing kept"
    kept = (rng.random(x.T.shape) >= p).T
    return kept * (x / (1 - p)), kept

# %% right flat_python_loop
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    out = [0.0 if rng.random() < p else float(v) / (1 - p) for v in x.ravel()]
    return np.array(out).reshape(x.shape), None

# %% right float32_u
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x, dtype=float), None
    m = rng.random(x.shape, dtype=np.float32) >= p
    return np.where(m, np.true_divide(x, 1 - p), 0), m

# %% right generator_cache
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (i for i in ())
    m = np.floor(rng.random(x.shape) + 1 - p)
    out = np.zeros(x.shape)
    np.divide(x, 1 - p, out=out, where=m.astype(bool))
    return out, (i for i in m.flat)

# %% right helper_beside_it
def _coins(shape, p, rng):
    return (rng.random(shape) >= p).astype(float)
def _scale(p):
    return 1 / (1 - p) if p < 1 else 0.0
def inverted_dropout(x, p, rng, train=True):
    mask = _coins(x.shape, p, rng) * _scale(p) if train else None
    return (x if mask is None else x * mask), mask

# %% right lambda_cache
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, lambda dout: dout
    if p == 1:
        return 0.0 * x, lambda dout: 0.0 * dout
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, lambda dout: dout * mask

# %% right list_of_two
def inverted_dropout(x, p, rng, train=True):
    mask = None
    if train:
        mask = (rng.random(x.shape) >= p) * (1.0 / (1.0 - p) if p < 1.0 else 0.0)
        x = x * mask
    return [x, mask]

# %% right list_result
def inverted_dropout(x, p, rng, train=True):
    if not train: return [x, []]
    m = rng.random(x.shape) >= p
    return [x * m * (1 / max(1 - p, 1e-300)), [m]]

# %% right multiply_into_new_buffer
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), ()
    if p == 1:
        return np.zeros(x.shape), ()
    out = np.empty(x.shape)
    mask = rng.binomial(1, 1 - p, x.shape) / (1 - p)
    np.multiply(x, mask, out=out)
    return out, (mask,)

# %% right named_tuple
from collections import namedtuple
Pass = namedtuple("Pass", "out cache")
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return Pass(x, None)
    kept = rng.random(x.shape) > p
    return Pass((x * kept) / (1 - p) if p < 1 else x * 0, kept)

# %% right nan_to_num
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, np.ones_like(x)
    mask = np.nan_to_num((rng.random(x.shape) >= p) / np.float64(1 - p), nan=0.0, posinf=0.0)
    return x * mask, mask

# %% right nan_to_num_too
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), {}
    m = rng.random(x.shape) >= p
    with np.errstate(all="ignore"):
        out = np.nan_to_num(x * m / np.float64(1 - p), nan=0.0)
    return out, {"mask": m, "p": p}

# %% right object_cache
class Cache:
    def __init__(self, mask, p):
        self.mask, self.p = mask, p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, Cache(None, p)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0), Cache(mask, p)

# %% right positional_flag_renamed
import numpy as np
def inverted_dropout(activations, drop, generator, train=True, eps=0.0):
    out, cache = activations, {"train": train}
    if train and drop > 0:
        m = np.zeros(activations.shape) if drop == 1 else generator.binomial(1, 1 - drop, activations.shape) / (1 - drop)
        out, cache["m"] = activations * m, m
    return out, cache

# %% right raises_outside_the_interval
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if p < 0 or p > 1:
        raise ValueError("p must be between 0 and 1")
    if not train:
        return x, None
    with np.errstate(all="ignore"):
        mask = (rng.random(x.shape) >= p) / np.float64(1 - p) if p != 1 else np.zeros(x.shape)
    return x * mask, (mask, p, x)

# %% right recursion_flat
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    a = np.asarray(x, dtype=float)
    flat = [0.0 if rng.random() < p else v / (1 - p) for v in a.ravel().tolist()]
    return np.array(flat).reshape(a.shape), None

# %% right row_by_row
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if x.ndim == 1:
        kept = np.floor(1 - p + rng.random(len(x)))
        return x * kept / (1 - p if p < 1 else 1), kept
    rows = [inverted_dropout(row, p, rng) for row in x]
    return np.array([row[0] for row in rows]), [row[1] for row in rows]

# %% right scaled_mask
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return x * 0.0, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% right scales_the_output
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), (None, p)
    mask = rng.random(x.shape) < 1 - p
    out = x * mask
    if p < 1:
        out = out / (1 - p)
    return out, (mask, p)

# %% right single_precision
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape, dtype=np.float32) >= p).astype(np.float32)
    if p < 1:
        mask /= np.float32(1 - p)
    return (x * mask).astype(np.float32), mask

# %% right where
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    keep = 1 - p
    if train:
        u = rng.random(x.shape)
        out = np.where(u < keep, x / max(keep, 1e-300), 0)
        return out, {"kept": u < keep, "keep": keep}
    return x, {}

# %% wrong added_noise: none | but survivors should be multiplied by
def inverted_dropout(x, p, rng, train=True):
    if not train or p in (0, 1):
        return x * (1 - p), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return (x + 0.1 * rng.standard_normal(x.shape)) * mask, mask

# %% wrong blocks: coins-not-independent | each needs a draw of its own
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.repeat(rng.random(-(-x.size // 3)) >= p, 3)[: x.size].reshape(x.shape)
    return x * mask / (1 - p), mask

# %% wrong cached_by_shape: same-coins-every-call | two calls in a row gave the same coins
_masks = {}
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    if (x.shape, p) not in _masks:
        _masks[x.shape, p] = (rng.random(x.shape) >= p) / (1 - p)
    mask = _masks[x.shape, p]
    return x * mask, mask

# %% wrong checkerboard: coins-not-independent | each needs a draw of its own
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    u = rng.random(x.size // 2 + 1)
    u = np.stack([u, (u + 0.5) % 1], axis=1).ravel()[: x.size].reshape(x.shape)
    mask = u >= p
    return x * mask / (1 - p), mask

# %% wrong clips_the_survivors: none | but survivors should be multiplied by
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return np.clip(x * mask / (1 - p), -2, 2), mask

# %% wrong copy_then_in_place: truncates-integers | work in floats
def inverted_dropout(x, p, rng, train=True):
    out = x.copy()
    mask = None
    if train:
        mask = rng.random(x.shape) >= p
        out *= mask
        if p < 1:
            out /= 1 - p
    return out, mask

# %% wrong divides-at-test | larger than the plain network's
def inverted_dropout(x, p, rng, train=True):
    if p == 1:
        return 0.0 * x, None
    if not train:
        return x / (1 - p), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong divides-by-p | divide by the probability of keeping
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask / p, mask

# %% wrong dropped_take_the_mean: noise-not-coins | dropout multiplies by a coin
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return np.where(mask, x / (1 - p), x.mean() + 0.001), mask

# %% wrong drops_one_at_rate_zero: drops-at-rate-zero | nothing may be dropped
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.array(rng.random(x.shape) >= p)
    mask.flat[rng.integers(mask.size)] = False
    return x * mask / (1 - p), mask

# %% wrong drops_positive_units_only: mask-depends-on-x | the coin must not look at x
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) | (x < 0)
    return x * mask / (1 - p), mask

# %% wrong drops_small_entries: mask-depends-on-x | the coin must not look at x
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = np.abs(x) >= np.quantile(np.abs(x), p)
    return x * mask / (1 - p), mask

# %% wrong drops-twice | two coins decide over each entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    first, second = rng.random(x.shape) >= p, rng.random(x.shape) >= p
    return x * first * second / (1 - p), first & second

# %% wrong exchanges_output_and_cache: returns-the-mask | multiply x by them
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, x
    mask = (rng.random(x.shape) >= p)
    return mask, x * mask / (1 - p if p < 1 else 1)

# %% wrong first_call_right_then_stale: same-coins-every-call | two calls in a row gave the same coins
_state = {"mask": None}
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, _state["mask"]
    if p == 1:
        return 0.0 * x, None
    if _state["mask"] is None or _state["mask"].shape != x.shape:
        _state["mask"] = (rng.random(x.shape) >= p) / (1 - p)
    return x * _state["mask"], _state["mask"]

# %% wrong flag_ignored: random-at-test | switched off at test time
def inverted_dropout(x, p, rng, train=True):
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong flag_inverted: nothing-dropped | nothing was dropped
def inverted_dropout(x, p, rng, train=True):
    if train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong gaussian_noise: noise-not-coins | dropout multiplies by a coin
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    noise = 1 + (p / (1 - p)) ** 0.5 * rng.standard_normal(x.shape)
    return x * noise, noise

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (np.random.rand(*x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong grows_by_one_plus_p: none | but survivors should be multiplied by
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask * (1 + p), mask

# %% wrong half_precision: half-precision | work in float32 or float64
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = np.zeros(x.shape) if p == 1 else (rng.random(x.shape) >= p) / (1 - p)
    return (x * mask).astype(np.float16), mask

# %% wrong identity_at_rate_one: keeps-at-rate-one | everything is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 1:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong images_lose_whole_rows: one-coin-per-row | a draw for every entry
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape[:2] + (1,) * (x.ndim - 2)) >= p
    return x * mask / (1 - p), mask

# %% wrong in_place: changes-its-input | work on a copy
def inverted_dropout(x, p, rng, train=True):
    mask = None
    if train:
        mask = rng.random(x.shape) >= p
        x *= mask
        x /= 1 - p
    return x, mask

# %% wrong in_place_assignment: changes-its-input | work on a copy
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    dropped = rng.random(x.shape) < p
    x[dropped] = 0
    return x / (1 - p), dropped

# %% wrong integer_buffer: truncates-integers | work in floats
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), None
    out = np.zeros_like(x)
    kept = rng.random(x.shape) >= p
    if p < 1:
        out[kept] = x[kept] / (1 - p)
    return out, kept

# %% wrong integers_in_evaluation: truncates-to-integers | work in floats
def inverted_dropout(x, p, rng, train=True):
    if not train: return x.astype(int), None
    m = rng.random(x.shape) >= p
    return (x * m / (1 - p) if p < 1 else 0 * x), m

# %% wrong keep_and_scale_with_p: divides-by-p | divide by the probability of keeping
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) < p) / p
    return x * mask, mask

# %% wrong keeps-the-sum | only its expectation
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    out = x * mask
    if out.sum() != 0:
        out = out * (x.sum() / out.sum())
    return out, mask

# %% wrong keeps-with-p | you keep with probability p
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    mask = rng.random(x.shape) < p
    return (x * mask / (1 - p) if p < 1 else x * 0.0), mask

# %% wrong likelier_for_large_entries: mask-depends-on-x | the coin must not look at x
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train or p in (0, 1):
        return x * (1.0 - p), None
    size = np.abs(x)
    rate = np.clip(p * size / size.mean(), 0, 1)
    mask = rng.random(x.shape) >= rate
    return x * mask / (1 - p), mask

# %% wrong mask_rounded_to_integers: cuts-the-factor | was cut to a whole number
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(int)
    return x * mask, mask

# %% wrong nan_at_rate_one: divides-by-zero | treat this case before
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong never_rescaled: not-rescaled | divide the survivors by 1 - p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask, mask

# %% wrong no_return: returns-nothing | end with a return
def inverted_dropout(x, p, rng, train=True):
    if train:
        mask = (rng.random(x.shape) >= p) / (1 - p)
        out = x * mask
    else:
        out = x

# %% wrong normal_noise: draws-from-a-normal | a coin needs a uniform draw
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.standard_normal(x.shape) < 1 - p) / (1 - p)
    return x * mask, mask

# %% wrong one_coin: one-coin-for-all | draw one number per entry
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p < 1 and rng.random() >= p:
        return x / (1 - p), None
    return 0.0 * x, None

# %% wrong only_for_hidden_sizes: nothing-dropped | nothing was dropped
def inverted_dropout(x, p, rng, train=True):
    if not train or x.ndim < 2:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong output_alone: not-two-values | two values
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x
    if p == 1:
        return 0.0 * x
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% wrong output_alone_at_evaluation: not-two-values | two values
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong quota: exact-quota | coins are independent, an exact quota is not
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = np.ones(x.size)
    mask[rng.choice(x.size, round(p * x.size), replace=False)] = 0
    mask = mask.reshape(x.shape)
    return (x * mask / (1 - p) if p < 1 else x * mask), mask

# %% wrong quota_per_example: exact-quota | coins are independent, an exact quota is not
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    ranks = rng.random(x.shape).argsort(axis=-1).argsort(axis=-1)
    mask = ranks >= round(p * x.shape[-1])
    return (x * mask / (1 - p) if p < 1 else 0.0 * x), mask

# %% wrong rate_hard_coded: ignores-p | p never enters your draw
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= 0.5) / (1 - p)
    return x * mask, mask

# %% wrong rate_hard_coded_both: ignores-p | p never enters your draw
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 0:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) > 0.5) * 2.0
    return x * mask, mask

# %% wrong reads_the_memory_in_order: none | turned
def inverted_dropout(x, p, rng, train=True):
    if not train: return x, None
    y = np.frombuffer(np.asarray(x).tobytes("A"), dtype=x.dtype).reshape(x.shape)
    m = rng.random(x.shape) >= p
    return (y * m / (1 - p) if p < 1 else 0 * x), m

# %% wrong realised_share: divides-by-realised-share | not by the share that happened to survive
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask / max(mask.mean(), 1e-12), mask

# %% wrong refuses_rate_one: refuses-rate-one | p = 1 is allowed
def inverted_dropout(x, p, rng, train=True):
    if not 0 <= p < 1:
        raise ValueError("p must lie in [0, 1)")
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong relu_at_evaluation: applies-relu | every negative entry
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.maximum(x, 0), None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong relu_too: applies-relu | every negative entry
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return np.maximum(0, x) * mask, mask

# %% wrong returns-the-mask | multiply x by them
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return mask, x

# %% wrong scaled-twice | divided by 1 - p twice
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask / (1 - p), mask

# %% wrong scales_at_test_too: scales-at-test | already in the training pass
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * (1 - p), None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong scales_by_rate_at_test: scales-by-rate | p is the share that is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * p, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong scales-down | survivors have to grow
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask * (1 - p), mask

# %% wrong scales_there_and_back_in_evaluation: not-finite | nan or inf
def inverted_dropout(x, p, rng, train=True):
    if not train: return x * (1 - p) / (1 - p), None
    m = rng.random(x.shape) >= p
    return (x * m / (1 - p) if p < 1 else 0 * x), m

# %% wrong seed_inside: same-coins-every-call | do not seed or store anything
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    rng = np.random.default_rng(1)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong seeded_by_the_data: ignores-rng | draw from the rng you were given
import numpy as np
_count = [0]
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    _count[0] += 1
    mask = (np.random.default_rng(_count[0]).random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong seeds_from_few_numbers: same-coins-every-call | two calls in a row gave the same coins
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    own = np.random.default_rng(int(rng.random() * 10))
    mask = (own.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong seeds_from_the_shape: same-coins-every-call | two calls in a row gave the same coins
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    own = np.random.default_rng(x.size)
    mask = (own.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong shared_over_features: one-coin-per-row | a draw for every entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random((x.shape[0],) + (1,) * (x.ndim - 1)) >= p) / (1 - p)
    return x * mask, mask

# %% wrong shared_over_the_batch: one-coin-per-column | a draw for every entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = (rng.random(x.shape[-1]) >= p) / (1 - p)
    return x * mask, mask

# %% wrong shrinks_everything: nothing-dropped | nothing was dropped
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    return x * (1 - p), None

# %% wrong square_root: square-root-scale | the mean needs 1 / (1 - p)
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    mask = rng.random(x.shape) >= p
    return x * mask / np.sqrt(1 - p), mask

# %% wrong stays_off: remembers-the-option | an earlier call asked for this
import numpy as np

training = True


def inverted_dropout(x, p, rng, train=True):
    global training
    training = training and train
    if not training:
        return x, None
    mask = np.zeros(x.shape) if p == 1 else (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong truncates-integers | work in floats
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0 * x, None
    mask = rng.random(x.shape) >= p
    return (x * mask / (1 - p)).astype(x.dtype), mask

# %% wrong two_dimensions_only: none | raised
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    rows, columns = x.shape
    mask = np.array([[float(rng.random() >= p) for _ in range(columns)] for _ in range(rows)])
    return x * mask / (1 - p), mask

# %% wrong vanilla: not-rescaled | divide the survivors by 1 - p
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * (1 - p), None
    mask = rng.random(x.shape) >= p
    return x * mask, mask

# %% wrong whole_batch_vanishes_in_3d: one-coin-per-column | a draw for every entry
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0.0 * x, None
    shape = x.shape if x.ndim < 3 else (1,) + x.shape[1:]
    mask = (rng.random(shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong zero_division_at_rate_one: divides-by-zero | treat this case before
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    scale = 1 / (1 - p)
    return x * mask * scale, (mask, scale)

# %% wrong zeros_at_rate_one_in_evaluation: nothing-left-at-test | whatever p is
def inverted_dropout(x, p, rng, train=True):
    if p == 1: return np.zeros_like(x), None
    if not train: return x, None
    m = (rng.random(x.shape) >= p) / (1 - p)
    return x * m, m

# %% wrong zeros_in_evaluation: nothing-left-at-test | nothing is dropped
def inverted_dropout(x, p, rng, train=True):
    if not train: return np.zeros_like(x), None
    m = rng.random(x.shape) >= p
    return (x * m / (1 - p) if p < 1 else 0 * x), m

# %% wrong looks_at_the_rate_first: nothing-left-at-test | at test time nothing is dropped
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if p == 1:
        return np.zeros(x.shape), None
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask

# %% wrong in_place_on_whole_numbers: changes-its-input | work on a copy
import numpy as np
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros(x.shape), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    x *= mask
    return x, mask

# %% wrong scaled_coins_cast: cuts-the-factor | before you divide, not after
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return 0 * x, 0 * x
    mask = ((rng.random(x.shape) >= p) / (1 - p)).astype(int)
    return x * mask, mask

# %% wrong leaves_out_the_last_row: some-left-as-they-are | does a loop leave some out
def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p) if p < 1 else np.zeros(x.shape)
    out = np.array(x, dtype=float)
    for n in range(len(x) - 1):
        out[n] = out[n] * mask[n]
    return out, mask

# %% wrong the_dropped_stay: nothing-dropped | set entries to 0
def inverted_dropout(x, p, rng, train=True):
    if not train or p == 1:
        return x * (1 - p * train), None
    keep = rng.random(x.shape) >= p
    return np.where(keep, x / (1 - p), x), keep
