# %% right adds_each_block
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    n = np.zeros((feat, feat))
    for i in range(feat - block + 1):
        for j in range(feat - block + 1):
            n[i : i + block, j : j + block] += 1
    return 1 - (1 - dropblock_gamma(p, block, feat)) ** n

# %% right closed_form
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% right counts_by_convolution
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    c = np.convolve(np.ones(feat - block + 1), np.ones(block))
    return 1 - (1 - dropblock_gamma(p, block, feat)) ** np.outer(c, c)

# %% right expm1
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return -np.expm1(np.outer(n, n) * np.log1p(-g)) if g < 1 else np.ones((feat, feat))

# %% right fraction_gamma
from fractions import Fraction
import numpy as np


def dropblock_gamma(p, block, feat):
    return Fraction(p) * feat**2 / Fraction(block * (feat - block + 1)) ** 2


def dropblock_drop_map(p, block, feat):
    g = float(dropblock_gamma(p, block, feat))
    i = np.arange(feat)
    starts = np.arange(feat - block + 1)
    covers = ((starts[:, None] <= i) & (i < starts[:, None] + block)).sum(axis=0)
    return 1 - (1 - g) ** (covers[:, None] * covers)

# %% right maximal_precision
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    out = np.empty((feat, feat))
    for r in range(feat):
        for c in range(feat):
            rows = min(r, feat - block) - max(0, r - block + 1) + 1
            cols = min(c, feat - block) - max(0, c - block + 1) + 1
            out[r, c] = 1 - (1 - g) ** (rows * cols)
    return out

# %% right plain_python
def dropblock_gamma(p, block, feat):
    return p * feat * feat / (block * (feat - block + 1)) ** 2


def dropblock_drop_map(p, block, feat):
    def ways(i):
        return sum(1 for s in range(feat - block + 1) if s <= i < s + block)

    g = dropblock_gamma(p, block, feat)
    return [[1 - (1 - g) ** (ways(i) * ways(j)) for j in range(feat)] for i in range(feat)]

# %% right single_precision_map
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return (1 - (1 - g) ** np.outer(n, n)).astype(np.float32)

# %% right survival_block_by_block
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    stays = np.ones((feat, feat))
    g = dropblock_gamma(p, block, feat)
    for i in range(feat - block + 1):
        for j in range(feat - block + 1):
            stays[i : i + block, j : j + block] *= 1 - g
    return 1 - stays

# %% wrong map_uses_p: map-uses-p-for-gamma | a start falls with probability gamma
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - p) ** np.outer(n, n)

# %% wrong blocks-stick-out | wholly inside
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    low, high = (block - 1) // 2, block // 2
    n = np.minimum(i + high, feat - 1) - np.maximum(i - low, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong every_pixel_like_the_middle: map-is-flat | the same everywhere
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    return np.full((feat, feat), 1 - (1 - g) ** block**2)

# %% wrong gamma_block_not_squared: gamma-not-squared | both count squared
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_integer_division: correct-gamma-first | not right for these numbers
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * (feat**2 // (feat - block + 1) ** 2)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_is_p: gamma-is-the-rate | fall less often
import numpy as np


def dropblock_gamma(p, block, feat):
    return p


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_map_not_squared: gamma-not-squared | both count squared
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat / (feat - block + 1)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_no_return: returns-nothing | does your function end with a return
import numpy as np


def dropblock_gamma(p, block, feat):
    gamma = p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma-not-squared | both count squared
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block * feat / (feat - block + 1)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_of_keep_prob: gamma-of-the-keepers | you used 1 - p
import numpy as np


def dropblock_gamma(p, block, feat):
    return (1 - p) / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma-off-by-one | f - b + 1
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / max(feat - block, 0.5) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_rounded: rounds-the-result | return all its digits
import numpy as np


def dropblock_gamma(p, block, feat):
    return round(p / block**2 * feat**2 / (feat - block + 1) ** 2, 3)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma-solved-for-the-middle | the formula asked for
import numpy as np


def dropblock_gamma(p, block, feat):
    return 1 - (1 - p) ** (1 / block**2)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma-upside-down | upside down
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * (feat - block + 1) ** 2 / feat**2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_without_the_block: gamma-forgets-the-block | divide by
import numpy as np


def dropblock_gamma(p, block, feat):
    return p * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_without_the_map: gamma-forgets-the-map | places for a block
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong knows_one_map: answers-the-example | from the arguments
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g, n = 0.0308641975308642, np.array([1, 2, 3, 2, 1])  # that of (0.1, 3, 5)
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong last_places_missing: map-misses-places | the last of them included
import numpy as np


def dropblock_gamma(p, block, feat):
    return p * feat**2 / (block**2 * (feat - block + 1) ** 2)


def dropblock_drop_map(p, block, feat):
    gamma = dropblock_gamma(p, block, feat)
    n = np.zeros((feat, feat))
    for i in range(feat - block):
        for j in range(feat - block):
            n[i : i + block, j : j + block] += 1
    return 1 - (1 - gamma) ** n

# %% wrong map_adds: map-adds-probabilities | blocks overlap
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return g * np.outer(n, n)

# %% wrong map-of-one-edge | the far edge
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    n = np.minimum(np.arange(feat) + 1, block)
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map_flat_gamma: map-is-flat | the same everywhere
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    return np.full((feat, feat), dropblock_gamma(p, block, feat))

# %% wrong map_flat_p: map-is-flat | the same everywhere
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    return np.full((feat, feat), float(p))

# %% wrong map_flat_vector: map-not-by-pixel | in f rows of f
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return (1 - (1 - g) ** np.outer(n, n)).ravel()

# %% wrong map-of-small-blocks | no pixel is covered by more
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    n = np.full(feat, block)
    n[:block] = np.arange(1, block + 1)
    n[-block:] = np.arange(block, 0, -1)
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map_mean_alone: map-not-by-pixel | in f rows of f
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return (1 - (1 - g) ** np.outer(n, n)).mean()

# %% wrong map_no_return: returns-nothing | does your function end with a return
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    out = 1 - (1 - g) ** np.outer(n, n)

# %% wrong map-of-centres | starts alone
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    out = np.zeros((feat, feat))
    k = block // 2
    out[k : k + feat - block + 1, k : k + feat - block + 1] = g
    return out

# %% wrong map-of-counts | numbers of starts
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return np.outer(n, n)

# %% wrong map-of-odd-blocks | no middle pixel
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i, k = np.arange(feat), block // 2
    n = np.minimum(i + k, feat - 1 - k) - np.maximum(i - k, k) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map-of-the-kept | the chance of staying
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return (1 - g) ** np.outer(n, n)

# %% wrong map-by-places | one for each pixel
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g, m = dropblock_gamma(p, block, feat), feat - block + 1
    return np.full((m, m), g)

# %% wrong map-rescaled | fall short of p
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    m = 1 - (1 - g) ** np.outer(n, n)
    return m * p / m.mean() if p else m

# %% wrong map_rounded: rounds-the-result | return all its digits
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return np.round(1 - (1 - g) ** np.outer(n, n), 2)

# %% wrong map-sampled | not exact
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g, m = dropblock_gamma(p, block, feat), feat - block + 1
    rng, total = np.random.default_rng(1), np.zeros((feat, feat))
    N = 4000
    centres = rng.random((N, m, m)) < g
    fallen = np.zeros((N, feat, feat), bool)
    for i in range(block):
        for j in range(block):
            fallen[:, i : i + m, j : j + m] |= centres
    return fallen.mean(axis=0)

# %% wrong map_summed_sides: map-adds-the-sides | product of two intervals
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.add.outer(n, n)

# %% wrong map_uses_gamma_without_the_map: gamma-forgets-the-map | places for a block
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    g = p / block**2
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong blocks_stick_out_at_the_other_end: blocks-stick-out | wholly inside
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    low, high = block // 2, (block - 1) // 2
    n = np.minimum(i + high, feat - 1) - np.maximum(i - low, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong gamma_map_not_squared_and_its_map: correct-gamma-first | correct it first
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat / (feat - block + 1)


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map_of_corners: map-of-centres | starts alone
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    out = np.zeros((feat, feat))
    k = (block - 1) // 2
    out[k : k + feat - block + 1, k : k + feat - block + 1] = g
    return out

# %% wrong map-counts-one-too-few | last - first + 1
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0)
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map-multiplies-chances | multiply the numbers of places
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    falls = 1 - (1 - g) ** n
    return np.outer(falls, falls)

# %% wrong nearest_edge_alone: map-of-small-blocks | no pixel is covered by more
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(np.minimum(i + 1, feat - i), block)
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map_of_one_row: map-not-by-pixel | in f rows of f
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - g) ** n

# %% wrong gamma-forgets-the-pixels | f^2 is missing
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(0, i - block + 1) + 1
    return 1 - (1 - g) ** np.outer(n, n)

# %% wrong map-of-all-falling | a power of 1
import numpy as np


def dropblock_gamma(p, block, feat):
    return p / block**2 * feat**2 / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    g = dropblock_gamma(p, block, feat)
    i = np.arange(feat)
    n = np.minimum(i, feat - block) - np.maximum(0, i - block + 1) + 1
    return 1 - g ** np.outer(n, n)

# %% wrong p_by_the_places: gamma-of-the-places-alone | among the places
def dropblock_gamma(p, block, feat):
    return p / (feat - block + 1) ** 2


def dropblock_drop_map(p, block, feat):
    i = np.arange(feat)
    places = np.minimum(i, feat - block) - np.maximum(i - block + 1, 0) + 1
    return 1 - (1 - p / block**2 * feat**2 / (feat - block + 1) ** 2) ** np.outer(places, places)
