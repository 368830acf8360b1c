# %% right cleared
import numpy as np


def variance_shift(mean, var, p):
    return (1 - p) * var / (var + p * mean**2)

# %% right fractions
from fractions import Fraction


def variance_shift(mean, var, p):
    m, s, p = Fraction(mean), Fraction(var), Fraction(p)
    return s / ((m * m + s) / (1 - p) - m * m)

# %% right moments_of_two_states
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    Ex2 = mean * mean + var
    return var / (q * Ex2 / q**2 + p * 0 - mean * mean)

# %% right numpy_scalar
import numpy as np


def variance_shift(mean, var, p):
    q = np.float64(1 - p)
    return np.array(var / ((mean**2 + var) / q - mean**2))

# %% right second_moment
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((mean**2 + var) / q - mean**2)

# %% right sum_of_parts
import numpy as np


def variance_shift(mean, var, p):
    return var / (var + p / (1 - p) * (mean**2 + var))

# %% right vanilla_over_vanilla
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return q**2 * var / (q * (mean**2 + var) - (q * mean) ** 2)

# %% wrong added_noise_forgets_variance: shift-forgets-the-variance | its own variance
import numpy as np


def variance_shift(mean, var, p):
    return var / (var + p / (1 - p) * mean**2)

# %% wrong coins_variance_alone: shift-coins-alone | varies without coins too
import numpy as np


def variance_shift(mean, var, p):
    return var / (p / (1 - p) * (mean**2 + var)) if p else 1.0

# %% wrong difference: shift-as-a-difference | ratio
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var - ((mean**2 + var) / q - mean**2)

# %% wrong forgets_the_mean: shift-forgets-the-mean | a mean that is not 0
import numpy as np


def variance_shift(mean, var, p):
    return 1 - p

# %% wrong forgets-to-subtract | subtract the square of the mean
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((mean**2 + var) / q)

# %% wrong keeps-with-p | p is the probability of dropping
import numpy as np


def variance_shift(mean, var, p):
    return var / ((mean**2 + var) / p - mean**2) if p else 1

# %% wrong mean_not_squared: shift-mean-not-squared | squared
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((abs(mean) + var) / q - abs(mean))

# %% wrong mean_once_not_squared: shift-mean-not-squared | counts squared
import numpy as np


def variance_shift(mean, var, p):
    return var / ((mean**2 + var) / (1 - p) - mean)

# %% wrong no_return: returns-nothing | does your function end with a return
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    shift = var / ((mean**2 + var) / q - mean**2)

# %% wrong no_shift: shift-denied | the mean, not the variance
import numpy as np


def variance_shift(mean, var, p):
    return 1.0

# %% wrong prints: returns-nothing | does your function end with a return
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    print(var / ((mean**2 + var) / q - mean**2))

# %% wrong ratio_of_sds: shift-of-standard-deviations | variances
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return (var / ((mean**2 + var) / q - mean**2)) ** 0.5

# %% wrong relu_alone: answers-the-example | from the arguments
import numpy as np


def variance_shift(mean, var, p):
    mean, var = 0.3989422804014327, 0.3408450569081046
    q = 1 - p
    return var / ((mean**2 + var) / q - mean**2)

# %% wrong rounded: rounds-the-result | return all its digits
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return round(var / ((mean**2 + var) / q - mean**2), 3)

# %% wrong sampled: drawn-for-the-formula | a formula gives all digits
import numpy as np


def variance_shift(mean, var, p):
    rng = np.random.default_rng(0)
    x = rng.normal(mean, var**0.5, 400000)
    x = mean + (x - x.mean()) * var**0.5 / x.std()
    d = x * (rng.random(x.size) >= p) / (1 - p)
    return var / d.var()

# %% wrong train_alone: shift-train-alone | variance in training
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return (mean**2 + var) / q - mean**2

# %% wrong upside_down: shift-upside-down | test over train
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return ((mean**2 + var) / q - mean**2) / var if var else 1.0

# %% wrong vanilla_against_plain: shift-vanilla-against-plain | rescaled in training
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var / (q * (mean**2 + var) - q**2 * mean**2)

# %% wrong vanilla_factor: shift-scales-with-q | mean square
import numpy as np


def variance_shift(mean, var, p):
    q = 1 - p
    return var / ((mean**2 + var) * q - mean**2 * q)

# %% wrong variance_squared: shift-variance-squared | a square already
import numpy as np


def variance_shift(mean, var, p):
    return var / ((mean**2 + var**2) / (1 - p) - mean**2)

# %% wrong mean_of_squares_not_squared: shift-mean-not-squared | counts squared
def variance_shift(mean, var, p):
    return var / ((mean + var) / (1 - p) - mean**2)

# %% wrong keepers_squared: shift-without-moments | p alone
def variance_shift(mean, var, p):
    return (1 - p) ** 2

# %% wrong root_of_the_keepers: shift-without-moments | p alone
import numpy as np


def variance_shift(mean, var, p):
    return np.sqrt(1 - p)

# %% wrong mean_once: shift-mean-missing-square | squared
def variance_shift(mean, var, p):
    return var * (1 - p) / (var + p * mean)

# %% wrong shift-factor-squared | one factor is left
def variance_shift(mean, var, p):
    return var / ((mean**2 + var) / (1 - p) ** 2 - mean**2)

# %% wrong shift-moves-the-mean | without a factor
def variance_shift(mean, var, p):
    return var / ((mean**2 + var) / (1 - p) - (mean / (1 - p)) ** 2)

# %% wrong multiplies_the_mean_square: shift-scales-with-q | divided by 1 - p
def variance_shift(mean, var, p):
    return var / ((mean**2 + var) * (1 - p) - mean**2)

# %% wrong mean_square_not_divided: shift-is-negative | not negative
def variance_shift(mean, var, p):
    return var / (var / (1 - p) - mean**2)

# %% wrong coin_not_divided: shift-coin-of-vanilla | is not divided
def variance_shift(mean, var, p):
    return var / (var + p * (1 - p) * (mean**2 + var))
