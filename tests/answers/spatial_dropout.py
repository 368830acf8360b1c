# %% right binomial
def spatial_dropout(x, p, rng):
    return x * rng.binomial(1, 1 - p, (x.shape[0], x.shape[1], 1, 1)) / (1 - p)

# %% right choice
import numpy as np


def spatial_dropout(x, p, rng):
    coins = rng.choice([0, 1 / (1 - p)], size=x.shape[:2], p=[p, 1 - p])
    return np.einsum("nchw,nc->nchw", x, coins)

# %% right coins_per_map
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% right copy_and_assign
def spatial_dropout(x, p, rng):
    out = x / (1 - p)
    out[rng.random(x.shape[:2]) < p] = 0
    return out

# %% right drawn_transposed
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    coins = rng.random((c, n)).T >= p
    return x * coins.reshape(n, c, 1, 1) / (1 - p)

# %% right flattened
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    flat = x.reshape(n * c, h * w)
    return (flat * (rng.random((n * c, 1)) >= p) / (1 - p)).reshape(x.shape)

# %% right loop
import numpy as np


def spatial_dropout(x, p, rng):
    out = np.zeros(x.shape)
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            if rng.random() >= p:
                out[n, c] = x[n, c] / (1 - p)
    return out

# %% right loop_backwards
import numpy as np


def spatial_dropout(x, p, rng):
    out = np.array(x, dtype=float)
    for c in reversed(range(x.shape[1])):
        for n in range(x.shape[0]):
            out[n, c] *= (rng.random() > p) / (1 - p)
    return out

# %% right more_than_it_needs
def spatial_dropout(x, p, rng):
    u = rng.random(x.shape)[:, :, :1, :1]
    return x * (u >= p) / (1 - p)

# %% right nested_lists
def spatial_dropout(x, p, rng):
    return (x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)).tolist()

# %% right refuses_bad_rates
import numpy as np


def spatial_dropout(x, p, rng):
    if not 0 <= p < 1:
        raise ValueError("p")
    coins = np.floor(rng.random((*x.shape[:2], 1, 1)) + 1 - p)
    return x / (1 - p) * coins

# %% right single_precision
import numpy as np


def spatial_dropout(x, p, rng):
    coins = (rng.random(x.shape[:2], dtype=np.float32) >= p).astype(np.float32)
    return (x * coins[:, :, np.newaxis, np.newaxis] / (1 - p)).astype(np.float32)

# %% right where
import numpy as np


def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2]) < 1 - p
    return np.where(coins[..., None, None], x / (1 - p), 0)

# %% wrong blocks_inside: drops-inside-maps | one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    coins = rng.random((n, c, -(-h // 2), -(-w // 2))) >= p
    coins = coins.repeat(2, axis=2).repeat(2, axis=3)[:, :, :h, :w]
    return x * coins / (1 - p)

# %% wrong cached_by_shape: same-coins-every-call | do not seed or store
_kept = {}


def spatial_dropout(x, p, rng):
    key = x.shape[:2], p
    if key not in _kept:
        _kept[key] = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * _kept[key] / (1 - p)

# %% wrong channels-last | channels are the second axis
def spatial_dropout(x, p, rng):
    n, h, w, c = x.shape
    return x * (rng.random((n, 1, 1, c)) >= p) / (1 - p)

# %% wrong coins_alone: wrong-shape | the shape is wrong
def spatial_dropout(x, p, rng):
    return (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% wrong coins_without_axes: coins-need-axes | from the right
import numpy as np


def spatial_dropout(x, p, rng):
    N, C, H, W = x.shape
    mask = rng.random((N, C)) >= p
    return x * mask / (1 - p)

# %% wrong columns_of_each_map: drops-inside-maps | one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, c, 1, w)) >= p) / (1 - p)

# %% wrong divides-by-p | divide by the probability of keeping
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / p if p else x

# %% wrong drops_dark_maps_at_random: mask-depends-on-x | the coin must not look at x
import numpy as np


def spatial_dropout(x, p, rng):
    means = x.mean(axis=(2, 3), keepdims=True)
    chance = np.where(means < np.median(means), 1.6 * p, 0.4 * p)
    return x * (rng.random(means.shape) >= chance) / (1 - p)

# %% wrong drops_faint_maps: mask-depends-on-x | the coin must not look at x
import numpy as np


def spatial_dropout(x, p, rng):
    means = abs(x).mean(axis=(2, 3), keepdims=True)
    return x * (means >= np.quantile(means, p)) / (1 - p)

# %% wrong elementwise: drops-inside-maps | one coin decides over a whole map
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np


def spatial_dropout(x, p, rng):
    return x * (np.random.rand(x.shape[0], x.shape[1], 1, 1) >= p) / (1 - p)

# %% wrong half_survives: ignores-p | p never enters your draw
def spatial_dropout(x, p, rng):
    return x * rng.integers(0, 2, x.shape[:2] + (1, 1)) / (1 - p) if p else x

# %% wrong ignores_p: not-rescaled | divide the survivors by 1 - p
def spatial_dropout(x, p, rng):
    return x * rng.integers(0, 2, x.shape[:2] + (1, 1))

# %% wrong image_and_channel_coins: drops-twice | toss once
def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    return x * (rng.random((n, c, 1, 1)) >= p) * (rng.random((n, c, 1, 1)) >= p) / (1 - p)

# %% wrong in_place: changes-its-input | it changed its input
def spatial_dropout(x, p, rng):
    x *= (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
    return x

# %% wrong in_place_assignment: changes-its-input | it changed its input
def spatial_dropout(x, p, rng):
    x[rng.random(x.shape[:2]) < p] = 0
    return x / (1 - p)

# %% wrong keeps_and_scales_with_p: divides-by-p | divide by the probability of keeping
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) < p) / p if p else x

# %% wrong keeps-with-p | p is the probability of dropping
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) < p) / (1 - p)

# %% wrong loop_in_a_copy: truncates-integers | work in floats
import numpy as np


def spatial_dropout(x, p, rng):
    out = x.copy()
    for n in range(x.shape[0]):
        for c in range(x.shape[1]):
            if rng.random() < p:
                out[n, c] = 0
            else:
                out[n, c] /= 1 - p
    return out

# %% wrong mean_for_the_dropped: noise-not-coins | no entry is 0
import numpy as np


def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return np.where(coins, x / (1 - p), x.mean())

# %% wrong no_return: returns-nothing | does your function end with a return
def spatial_dropout(x, p, rng):
    out = x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% wrong normal_draw: draws-from-a-normal | needs a uniform draw
def spatial_dropout(x, p, rng):
    return x * (rng.standard_normal(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% wrong not-rescaled | divide the survivors by 1 - p
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p)

# %% wrong nothing-dropped | nothing was dropped
def spatial_dropout(x, p, rng):
    return x

# %% wrong one_coin: one-coin-for-all | the whole array shares one coin
def spatial_dropout(x, p, rng):
    return x * (rng.random() >= p) / (1 - p)

# %% wrong output_and_mask: returns-more-than-the-output | return the output alone
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / (1 - p), coins

# %% wrong positions: one-mask-for-all-maps | the same in every map
def spatial_dropout(x, p, rng):
    return x * (rng.random((1, 1) + x.shape[2:]) >= p) / (1 - p)

# %% wrong positions_per_example: one-mask-for-all-maps | the same in every map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, 1, h, w)) >= p) / (1 - p)

# %% wrong quota_of_channels: exact-quota | an exact quota is not
import numpy as np


def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    coins = np.ones((n, c))
    for row in coins:
        row[rng.choice(c, int(p * c), replace=False)] = 0
    return x * coins[:, :, None, None] / (1 - p)

# %% wrong quota_of_maps: exact-quota | an exact quota is not
import numpy as np


def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    coins = np.ones(n * c)
    coins[rng.permutation(n * c)[: round(p * n * c)]] = 0
    return x * coins.reshape(n, c, 1, 1) / (1 - p)

# %% wrong relu_too: applies-relu | that is ReLU's work
import numpy as np


def spatial_dropout(x, p, rng):
    return np.maximum(x, 0) * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% wrong returns-the-mask | multiply x by them
import numpy as np


def spatial_dropout(x, p, rng):
    return (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p) * np.ones(x.shape)

# %% wrong row_of_coins_shifted: coins-not-independent | each needs a draw of its own
import numpy as np


def spatial_dropout(x, p, rng):
    n, c = x.shape[:2]
    row = rng.random(c) >= p
    coins = np.stack([np.roll(row, i) for i in range(n)])
    return x * coins[:, :, None, None] / (1 - p)

# %% wrong rows_of_each_map: drops-inside-maps | one coin decides over a whole map
def spatial_dropout(x, p, rng):
    n, c, h, w = x.shape
    return x * (rng.random((n, c, h, 1)) >= p) / (1 - p)

# %% wrong scaled_by_the_share_of_maps: divides-by-realised-share | not by the share that happened
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / max(coins.mean(), 1e-9)

# %% wrong scaled_per_example: divides-by-realised-share | not by the share that happened
import numpy as np


def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2] + (1, 1)) >= p
    return x * coins / np.maximum(coins.mean(axis=1, keepdims=True), 1e-9)

# %% wrong scaled-twice | once is enough
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p) ** 2

# %% wrong scales-down | divide by 1 - p
def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) * (1 - p)

# %% wrong seed_inside: same-coins-every-call | do not seed or store
import numpy as np


def spatial_dropout(x, p, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)

# %% wrong shared_by_assignment: maps-shared-by-the-batch | each example has coins of its own
def spatial_dropout(x, p, rng):
    out = x.astype(float)
    out[:, rng.random(x.shape[1]) < p] = 0
    return out / (1 - p)

# %% wrong shared_over_the_batch: maps-shared-by-the-batch | each example has coins of its own
def spatial_dropout(x, p, rng):
    return x * (rng.random((1, x.shape[1], 1, 1)) >= p) / (1 - p)

# %% wrong truncates-integers | work in floats
import numpy as np


def spatial_dropout(x, p, rng):
    out = np.empty_like(x)
    out[...] = x * (rng.random(x.shape[:2] + (1, 1)) >= p) / (1 - p)
    return out

# %% wrong whole_examples: drops-whole-examples | each channel has a coin of its own
def spatial_dropout(x, p, rng):
    return x * (rng.random((len(x), 1, 1, 1)) >= p) / (1 - p)

# %% wrong square-root-scale | root
import numpy as np


def spatial_dropout(x, p, rng):
    return x * (rng.random(x.shape[:2] + (1, 1)) >= p) / np.sqrt(1 - p)

# %% wrong global_generator: ignores-rng | draw from the rng
import numpy as np


def spatial_dropout(x, p, rng):
    coins = np.random.random_sample(x.shape[:2]) >= p
    return x * coins[:, :, None, None] / (1 - p)

# %% wrong rate_of_the_example: factor-of-another-rate | from the argument
def spatial_dropout(x, p, rng):
    coins = rng.random(x.shape[:2]) >= 0.25
    return x * coins[:, :, None, None] / 0.75

# %% wrong leaves_out_the_last_example: some-left-as-they-are | does a loop leave some out
def spatial_dropout(x, p, rng):
    out = x.astype(float)
    for n in range(len(x) - 1):
        for c in range(x.shape[1]):
            out[n, c] *= (rng.random() >= p) / (1 - p)
    return out
