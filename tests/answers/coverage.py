# %% right bisection
import math
import numpy as np


def coverage(y, mean, var, level=0.95):
    low, high = 0.0, 40.0
    for _ in range(80):
        z = (low + high) / 2
        low, high = (z, high) if math.erf(z / math.sqrt(2)) < level else (low, z)
    return np.count_nonzero((y - mean) ** 2 <= z**2 * var) / np.size(y)

# %% right each_its_distribution
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    u = [NormalDist(m, v**0.5).cdf(t) for t, m, v in zip(y, mean, np.broadcast_to(var, np.shape(y)))]
    return np.mean([(1 - level) / 2 <= p <= (1 + level) / 2 for p in u])

# %% right ends
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    half = NormalDist().inv_cdf(1 - (1 - level) / 2) * np.asarray(var, dtype=float) ** 0.5
    return ((y >= mean - half) & (y <= mean + half)).mean()

# %% right lower_tail
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    low = NormalDist().inv_cdf((1 - level) / 2)
    return [np.mean((y - mean) / np.sqrt(var) > low) - np.mean((y - mean) / np.sqrt(var) >= -low)]

# %% right normal_dist
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return float(np.mean(np.abs(y - mean) < z * np.sqrt(var)))

# %% right probability_of_each
import math


def coverage(y, mean, var, level=0.95):
    n, inside = len(y), 0
    for i in range(n):
        v = var[i] if hasattr(var, "__len__") else var
        inside += math.erf(abs(y[i] - mean[i]) / math.sqrt(2 * v)) <= level
    return inside / n

# %% wrong always_196: level-never-used | follows from level
import numpy as np


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= 1.96 * np.sqrt(var))

# %% wrong as_text: text-for-a-number | return the number
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return f"{np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var)):.3f}"

# %% wrong chained-comparison | join two comparisons
import numpy as np


from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean(mean - z * np.sqrt(var) <= y <= mean + z * np.sqrt(var))

# %% wrong count: count-for-share | divide by the number
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.sum(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong first_variance: one-width-for-all | one for all
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    v = var if np.ndim(var) == 0 else var[0]
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(v))

# %% wrong full_width: width-on-each-side | twice as wide
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= 2 * NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong half_width: half-the-width | half as wide
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(2 * np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong in_place: changes-its-input | copy
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    y -= mean
    return np.mean(np.abs(y) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong indicator: list-not-share | share of them
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var)

# %% wrong level_as_quantile: level-for-quantile | level is a probability
import numpy as np


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= level * np.sqrt(var))

# %% wrong lower_end_alone: one-end-alone | two ends
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(y >= mean - NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong mean_variance: one-width-for-all | one for all
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(np.mean(var)))

# %% wrong needs_an_array: variance-for-all | one number for all points
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean([abs(y[i] - mean[i]) <= z * var[i] ** 0.5 for i in range(len(y))])

# %% wrong no_level: none | raised
import numpy as np


def coverage(y, mean, var):
    return np.mean(np.abs(y - mean) <= 1.96 * np.sqrt(var))

# %% wrong no_return: returns-nothing | return
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong normal_dist_of_variance: variance-for-width | root of var
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    v = np.broadcast_to(var, y.shape)
    q = [NormalDist(0, s).inv_cdf((1 + level) / 2) for s in v]
    return np.mean(np.abs(y - mean) <= q)

# %% wrong one_sided: one-sided-interval | on either side
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf(level) * np.sqrt(var))

# %% wrong outside: counts-the-outside | outside
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) > NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong percent: percent-for-share | percent
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return 100 * np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong promised: promise-not-counted | count
def coverage(y, mean, var, level=0.95):
    return level

# %% wrong signed_distance: one-end-alone | two ends
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean((y - mean) / np.sqrt(var) < NormalDist().inv_cdf((1 + level) / 2))

# %% wrong standard_error: interval-of-the-mean | by itself
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var / len(y)))

# %% wrong table_of_three: none | raised
import numpy as np


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= {0.68: 1.0, 0.95: 1.96, 0.997: 3.0}[level] * np.sqrt(var))

# %% wrong tail_of_the_lower_level: half-width-below-zero | negative
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf(1 - level) * np.sqrt(var))

# %% wrong tail_of_the_rest: one-sided-interval | on either side
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= -NormalDist().inv_cdf(1 - level) * np.sqrt(var))

# %% wrong two_sigma: level-never-used | follows from level
import numpy as np


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= 2 * np.sqrt(var))

# %% wrong upper_end_alone: one-end-alone | two ends
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(y - mean <= NormalDist().inv_cdf((1 + level) / 2) * np.sqrt(var))

# %% wrong variance_as_width: variance-for-width | root of var
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * var)

# %% wrong mean_width: one-width-for-all | one for all
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= NormalDist().inv_cdf((1 + level) / 2) * np.mean(np.sqrt(var)))

# %% wrong lower_quantile: half-width-below-zero | (1 + level) / 2
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 - level) / 2)
    return np.mean(abs(y - mean) <= z * np.sqrt(var))

# %% wrong cdf_for_quantile: distribution-for-quantile | inv_cdf
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().cdf((1 + level) / 2)
    return np.mean(abs(y - mean) <= z * np.sqrt(var))

# %% wrong no_brackets: probability-above-one | with the brackets
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf(1 + level / 2)
    return np.mean(abs(y - mean) <= z * np.sqrt(var))

# %% wrong one_sided_variance: two-slips-of-the-width | one-sided
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf(1 - (1 - level))
    return np.mean(abs(y - mean) <= z * var)

# %% wrong all-for-share | whether all of them
from statistics import NormalDist

import numpy as np


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.all(np.abs(y - mean) <= z * np.sqrt(var))

# %% wrong z-not-squared | counts squared as well
from statistics import NormalDist

import numpy as np


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean((y - mean) ** 2 <= z * var)

# %% wrong quantile-near-the-middle | near one half
from statistics import NormalDist

import numpy as np


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf(1 - level / 2)
    return np.mean(np.abs(y - mean) <= z * np.sqrt(var))

# %% wrong either-end-for-both | inside of both
from statistics import NormalDist

import numpy as np


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean((y >= mean - z * np.sqrt(var)) | (y <= mean + z * np.sqrt(var)))

# %% wrong half_of_z: half-the-width | not z/2
import numpy as np
from statistics import NormalDist


def coverage(y, mean, var, level=0.95):
    z = NormalDist().inv_cdf((1 + level) / 2)
    return np.mean(np.abs(y - mean) <= z / 2 * np.sqrt(var))

# %% wrong one_sigma: one-standard-deviation | within one standard deviation
def coverage(y, mean, var, level=0.95):
    return np.mean(np.abs(y - mean) <= np.sqrt(var))
