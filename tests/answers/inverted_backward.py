# %% right binomial_mask
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.binomial(1, 1 - p, size=x.shape) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% right bool_mask_and_p
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p or 1), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout * keep / (1 - p or 1)

# %% right closure_cache
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, lambda dout: dout
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, lambda dout: dout * mask


def inverted_backward(dout, cache):
    return cache(dout)

# %% right dictionary_cache
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, {"train": False}
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p or 1), {"train": True, "mask": mask, "scale": 1 / (1 - p or 1)}


def inverted_backward(dout, cache):
    return dout * cache["mask"] * cache["scale"] if cache["train"] else dout

# %% right float32_mask
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    mask = mask.astype(np.float32)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% right generator_state_replayed
import copy

import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    before = copy.deepcopy(rng)
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, (before, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng, p = cache
    rng = copy.deepcopy(rng)
    return dout * (rng.random(dout.shape) >= p) / (1 - p or 1)

# %% right guarded_rate_one
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% right indices_of_the_dropped
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    dropped = np.nonzero(rng.random(x.shape) < p)
    out = x / (1 - p or 1)
    out[dropped] = 0
    return out, (dropped, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dropped, p = cache
    dx = dout / (1 - p or 1)
    dx[dropped] = 0
    return dx

# %% right list_cache_with_input
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, [x, None]
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, [x, mask]


def inverted_backward(dout, cache):
    x, mask = cache
    return dout if mask is None else mask * dout

# %% right loop_over_entries
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dx = np.zeros(dout.shape)
    for i in np.ndindex(dout.shape):
        dx[i] = dout[i] * cache[i]
    return dx

# %% right named_tuple_cache
from collections import namedtuple

import numpy as np

Cache = namedtuple("Cache", "keep p")


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p or 1), Cache(keep, p)


def inverted_backward(dout, cache):
    return dout if cache is None else dout * cache.keep / (1 - cache.p or 1)

# %% right object_cache
import numpy as np


class Coins:
    def __init__(self, mask):
        self.mask = mask

    def back(self, dout):
        return dout * self.mask


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, Coins(1.0)
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, Coins(mask)


def inverted_backward(dout, cache):
    return cache.back(dout)

# %% right one_in_eval
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x.copy(), 1.0
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout * cache

# %% right ones_in_eval
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout * cache

# %% right scaled_mask
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% right training_flag_in_cache
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return np.array(x), (None, False)
    mask = (rng.random(x.shape) >= p) / (1 - p or 1)
    return x * mask, (mask, True)


def inverted_backward(dout, cache):
    mask, train = cache
    if train:
        return mask * dout
    return np.array(dout)

# %% right where
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p or 1), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout.copy()
    keep, p = cache
    return np.where(keep, dout / (1 - p or 1), 0.0)

# %% wrong backward_with_p_argument: none | raised
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache, p):
    if cache is None:
        return dout
    return dout * (cache > 0) / (1 - p)

# %% wrong complement: gradient-through-the-dropped | exchanged
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout * (1 - keep) / (1 - p)

# %% wrong crashes_in_eval: no-cache-in-eval | evaluation
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout * cache

# %% wrong divides_by_p: gradient-divides-by-p | 1 - p
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout * keep / p

# %% wrong eval_returns_none: returns-nothing | return
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is not None:
        return dout * cache

# %% wrong eval_returns_zeros: eval-gradient-not-identity | unchanged
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return np.zeros_like(dout)
    return dout * cache

# %% wrong eval_scaled: eval-gradient-not-identity | unchanged
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (None, p)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (mask, p)


def inverted_backward(dout, cache):
    mask, p = cache
    if mask is None:
        return dout / (1 - p)
    return dout * mask

# %% wrong exact_value_only_for_2d: none | raised
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / max(1 - p, 1e-9)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    n, d = dout.shape
    return dout * cache

# %% wrong flattened: wrong-shape | shape
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return (dout * cache).ravel()

# %% wrong forward_again: gradient-draws-again | never draws
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (rng, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng, p = cache
    return inverted_dropout(dout, p, rng)[0]

# %% wrong forward_drops_nothing: nothing-dropped | nothing was dropped
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    return x, None


def inverted_backward(dout, cache):
    return dout

# %% wrong forward_eval_scales: scales-at-test | training pass
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x * (1 - p), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong forward_exchanged: returns-the-mask | coins themselves
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return mask, x * mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong forward_flag_ignored: random-at-test | switched off
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout * cache

# %% wrong forward_in_place: changes-its-input | copy
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    x *= mask
    return x, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong forward_keeps_with_p: keeps-with-p | dropping
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) < p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong forward_output_alone: not-two-values | two values
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask


def inverted_backward(dout, cache):
    return dout * cache

# %% wrong forward_scales_down: scales-down | grow
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) * (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong forward_vanilla: not-rescaled | divide the survivors
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = rng.random(x.shape) >= p
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong fresh_mask: gradient-draws-again | never draws
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (rng, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng, p = cache
    return dout * (rng.random(dout.shape) >= p) / (1 - p)

# %% wrong fresh_mask_own_rng: gradient-draws-again | never draws
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * (np.random.default_rng().random(dout.shape) >= 0.3) / 0.7

# %% wrong global_cache: cache-overwritten | own cache
import numpy as np


MASK = None


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    global MASK
    mask = (rng.random(x.shape) >= p) / (1 - p)
    MASK = mask
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * MASK

# %% wrong gradient_nan_at_rate_one: nan-at-rate-one | divides by zero
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), (np.zeros_like(x), p)
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), (mask, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    mask, p = cache
    return dout * mask / np.float64(1 - p)

# %% wrong gradient_of_one_at_rate_one: gradient-at-rate-one | the gradient is all zeros
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong identity: gradient-ignores-mask | dropped unit
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout

# %% wrong identity_copy: gradient-ignores-mask | dropped unit
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    return dout.copy()

# %% wrong in_place: changes-its-input | copy
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dout *= cache
    return dout

# %% wrong in_place_assignment: changes-its-input | copy
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dout[cache == 0] = 0
    return dout / 0.7

# %% wrong mask_from_dout: gradient-scaled-not-masked | mask is missing
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, 1 - p


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * (dout != 0) / cache

# %% wrong mask_from_output: mask-read-from-zeros | zero input
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, None)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x * mask, p)


def inverted_backward(dout, cache):
    out, p = cache
    if p is None:
        return dout
    return dout * (out != 0) / (1 - p)

# %% wrong mask_from_positive_output: gradient-stops-at-the-kept | the coins decide
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, None)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x * mask, p)


def inverted_backward(dout, cache):
    out, p = cache
    if p is None:
        return dout
    return dout * (out > 0) / (1 - p)

# %% wrong mask_without_scale: gradient-forgets-scale | 1/(1 - p)
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * (cache > 0)

# %% wrong mask_without_scale_bool: gradient-forgets-scale | 1/(1 - p)
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout * keep

# %% wrong mean_over_batch: none | where the forward pass had multiplied
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache / len(dout)

# %% wrong multiplies_x: gradient-times-input | slope
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, None)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x, mask)


def inverted_backward(dout, cache):
    x, mask = cache
    if mask is None:
        return dout
    return dout * x * mask

# %% wrong nan_at_rate_one: nan-at-rate-one | divides by zero
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong nan_from_ratio: not-finite | nan
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, (x, x)
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (x, x * mask)


def inverted_backward(dout, cache):
    x, out = cache
    return dout * out / x

# %% wrong no_return: returns-nothing | return
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    dx = dout * cache

# %% wrong rate_hard_coded: none | where the forward pass had multiplied
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return 2 * dout * (cache > 0)

# %% wrong rate_in_a_global: rate-of-another-pass | into the cache of its own pass
import numpy as np


RATE = None


def inverted_dropout(x, p, rng, train=True):
    global RATE
    RATE = p
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache / (1 - RATE or 1)

# %% wrong refuses_rate_one: refuses-a-rate | a probability like any other
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if not 0 <= p < 1:
        raise ValueError("p is below 1")
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * cache

# %% wrong relu_too: gradient-stops-at-the-kept | the coins decide
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return np.maximum(0, dout) * cache

# %% wrong returns_the_output: none | where the forward pass had multiplied
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, mask


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return cache

# %% wrong scale_without_mask: gradient-scaled-not-masked | dropped
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout / (1 - p)

# %% wrong scaled_twice: gradient-scaled-twice | once
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, (mask, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    mask, p = cache
    return dout * mask / (1 - p)

# %% wrong scales_down: gradient-scaled-down | divide
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), (keep, p)


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    keep, p = cache
    return dout * keep * (1 - p)

# %% wrong seeded_replay: gradient-draws-again | never draws
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    return x * mask, p


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    rng = np.random.default_rng(0)
    return dout * (rng.random(dout.shape) >= cache) / (1 - cache)

# %% wrong shared_buffer_cache: cache-overwritten | own cache
import numpy as np


STORE = {}


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    mask = (rng.random(x.shape) >= p) / (1 - p)
    STORE["mask"] = mask
    return x * mask, STORE


def inverted_backward(dout, cache):
    if cache is None:
        return dout
    return dout * STORE["mask"]

# %% wrong one_global_and_no_cache: cache-overwritten | own cache
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    global C
    C = np.ones(x.shape) if not train else np.zeros(x.shape) if p == 1 else (rng.random(x.shape) >= p) / (1 - p)
    return x * C, None


def inverted_backward(dout, cache):
    return dout * C

# %% wrong global_not_set_at_rate_one: cache-overwritten | own cache
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    global C
    if not train:
        return x, True
    if p == 1:
        return np.zeros_like(x), False
    C = (rng.random(x.shape) >= p) / (1 - p)
    return x * C, False


def inverted_backward(dout, cache):
    return dout if cache else dout * C

# %% wrong one_mask_for_the_batch: one-coin-per-column | a draw for every entry
import numpy as np


def inverted_dropout(x, p, rng, train=True):
    if not train:
        return x, None
    if p == 1:
        return np.zeros_like(x), np.zeros_like(x)
    factor = (rng.random(x.shape[-1]) >= p) / (1 - p)
    return x * factor, factor * np.ones(x.shape)


def inverted_backward(dout, cache):
    return dout if cache is None else dout * cache
