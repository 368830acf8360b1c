# %% right added_in_proportion
import numpy as np


def gaussian_dropout(x, p, rng):
    return x + x * np.sqrt(p / (1 - p)) * rng.standard_normal(x.shape)

# %% right box_muller
import numpy as np


def gaussian_dropout(x, p, rng):
    r = np.sqrt(-2 * np.log1p(-rng.random(x.shape)))
    return x * (1 + np.sqrt(p / (1 - p)) * r * np.cos(2 * np.pi * rng.random(x.shape)))

# %% right coefficients_of_a_generator
import numpy as np


def gaussian_dropout(x, p, rng):
    sd = np.std([0] * 10**6 + [1 / (1 - p)] * 0) if p == 0 else np.sqrt(1 / (1 - p) - 1)
    return np.multiply(x, rng.normal(loc=1.0, scale=sd, size=x.shape))

# %% right keep_form
import numpy as np


def gaussian_dropout(x, p, rng):
    q = 1 - p
    return x * (rng.standard_normal(x.shape) * np.sqrt((1 - q) / q) + 1.0)

# %% right loop
import numpy as np


def gaussian_dropout(x, p, rng):
    s = (p / (1 - p)) ** 0.5
    return np.array([v * rng.normal(1, s) for v in x.ravel()]).reshape(x.shape)

# %% right mean_x
import numpy as np


def gaussian_dropout(x, p, rng):
    return rng.normal(x, abs(x) * np.sqrt(p / (1 - p)))

# %% right multivariate_by_rows
import numpy as np


def gaussian_dropout(x, p, rng):
    flat = x.reshape(len(x), -1)
    noise = np.stack([rng.normal(1.0, (p / (1 - p)) ** 0.5, flat.shape[1]) for _ in flat])
    return (flat * noise).reshape(x.shape)

# %% right normal
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, np.sqrt(p / (1 - p)), x.shape)

# %% right single_precision
import numpy as np


def gaussian_dropout(x, p, rng):
    z = rng.standard_normal(x.shape, dtype=np.float32)
    return (x * (1 + np.float32((p / (1 - p)) ** 0.5) * z)).astype(np.float32)

# %% right standard_normal
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * (1 + np.sqrt(p / (1 - p)) * rng.standard_normal(x.shape))

# %% wrong absolute: noise-clipped | negative
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * abs(rng.normal(1, (p / (1 - p)) ** 0.5, x.shape))

# %% wrong added: noise-added | multiply each entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x + rng.normal(0, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong added_scaled_by_sd_of_x: noise-added | multiply each entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x + x.std() * rng.normal(0, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong antithetic: coins-not-independent | each needs a draw of its own
import numpy as np


def gaussian_dropout(x, p, rng):
    half = -(-x.size // 2)
    z = rng.standard_normal(half)
    z = np.concatenate([z, -z])[: x.size].reshape(x.shape)
    return x * (1 + (p / (1 - p)) ** 0.5 * z)

# %% wrong clipped_at_zero: noise-clipped | negative
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * np.maximum(rng.normal(1, (p / (1 - p)) ** 0.5, x.shape), 0)

# %% wrong coins: noise-is-coins | normal draws
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% wrong coins_and_noise: noise-is-coins | normal draws
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * (rng.random(x.shape) >= p) * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape) / (1 - p)

# %% wrong few_draws_reused: coins-not-independent | each needs a draw of its own
import numpy as np


def gaussian_dropout(x, p, rng):
    z = np.resize(rng.standard_normal(4999), x.shape)
    return x * (1 + (p / (1 - p)) ** 0.5 * z)

# %% wrong global_numpy: ignores-rng | draw from the rng you were given
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * np.random.normal(1, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong identity: no-noise | nothing was drawn
import numpy as np


def gaussian_dropout(x, p, rng):
    return x

# %% wrong ignores-p | p never enters
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, 1, x.shape)

# %% wrong in_place: changes-its-input | it changed its input
import numpy as np


def gaussian_dropout(x, p, rng):
    x *= rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return x

# %% wrong laplace: noise-not-normal | another shape
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.laplace(1, (p / (2 * (1 - p))) ** 0.5, x.shape)

# %% wrong log_normal: noise-clipped | negative
import numpy as np


def gaussian_dropout(x, p, rng):
    s2 = np.log1p(p / (1 - p))
    return x * rng.lognormal(-s2 / 2, s2**0.5, x.shape)

# %% wrong mean_zero: noise-around-zero | should average 1
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(0, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong noise_repeats_per_example: noise-shared | a draw for every entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5, (1,) + x.shape[1:])

# %% wrong normalises_the_draws: draws-tied-to-each-other | the mean of all draws is 1 every time
def gaussian_dropout(x, p, rng):
    z = rng.standard_normal(x.shape)
    z = (z - z.mean()) / z.std()
    return x * (1 + np.sqrt(p / (1 - p)) * z)

# %% wrong normalises_the_spread_of_each_row: draws-tied-to-each-other | the spread of each row is
def gaussian_dropout(x, p, rng):
    z = rng.standard_normal(x.shape)
    return x * (1 + np.sqrt(p / (1 - p)) * z / z.std(axis=-1, keepdims=True))

# %% wrong one_draw: noise-shared | a draw for every entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5)

# %% wrong one_draw_per_column: noise-shared | a draw for every entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape[-1])

# %% wrong one_draw_per_row: noise-shared | a draw for every entry
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5, (len(x),) + (1,) * (x.ndim - 1))

# %% wrong output_and_noise: returns-more-than-the-output | return the output alone
import numpy as np


def gaussian_dropout(x, p, rng):
    e = rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return x * e, e

# %% wrong ratio-upside-down | p and 1 - p are exchanged
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, ((1 - p) / p) ** 0.5, x.shape) if p else x

# %% wrong rescaled_too: noise-rescaled | is 1 on average already
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape) / (1 - p)

# %% wrong returns_the_noise: returns-the-mask | multiply x by them
import numpy as np


def gaussian_dropout(x, p, rng):
    return rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong scaled_down: noise-rescaled | is 1 on average already
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1 - p, (p * (1 - p)) ** 0.5, x.shape)

# %% wrong sd_is_p: noise-sd-is-the-rate | of p alone
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, p, x.shape)

# %% wrong sd_is_root_p: noise-sd-is-the-rate | of p alone
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, p**0.5, x.shape)

# %% wrong seed_inside: same-coins-every-call | do not seed or store
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * np.random.default_rng(0).normal(1, (p / (1 - p)) ** 0.5, x.shape)

# %% wrong truncates-integers | work in floats
import numpy as np


def gaussian_dropout(x, p, rng):
    out = np.zeros_like(x)
    out[...] = x * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)
    return out

# %% wrong uniform: noise-is-uniform | no bounds
import numpy as np


def gaussian_dropout(x, p, rng):
    w = (3 * p / (1 - p)) ** 0.5
    return x * rng.uniform(1 - w, 1 + w, x.shape)

# %% wrong vanilla_coins: noise-of-vanilla-coins | divided by 1 - p
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, (p * (1 - p)) ** 0.5, x.shape)

# %% wrong variance_for_sd: noise-variance-for-sd | its square root
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * rng.normal(1, p / (1 - p), x.shape)

# %% wrong uniform_draws: noise-is-uniform | no bounds
import numpy as np


def gaussian_dropout(x, p, rng):
    return x * (1 + np.sqrt(p / (1 - p)) * rng.random(x.shape))
