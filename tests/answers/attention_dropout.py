# %% right array_of_two
import numpy as np


def attention_dropout_moments(a, p):
    return np.array([np.sum(a), p * (1 - p) * np.sum((a / (1 - p)) ** 2)])

# %% right dot
import numpy as np


def attention_dropout_moments(a, p):
    return float(np.sum(a)), p / (1 - p) * np.dot(a, a)

# %% right enumerates
from itertools import product
import numpy as np


def attention_dropout_moments(a, p):
    if len(a) > 12:
        return 1.0, p / (1 - p) * float(np.dot(a, a))
    mean = square = 0.0
    for m in product((0, 1), repeat=len(a)):
        w = np.prod([1 - p if c else p for c in m])
        z = np.dot(m, a) / (1 - p)
        mean += w * z
        square += w * z * z
    return mean, square - mean**2

# %% right formula
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) * np.sum(np.asarray(a) ** 2)

# %% right fractions
from fractions import Fraction


def attention_dropout_moments(a, p):
    p = Fraction(p)
    return Fraction(1), p / (1 - p) * sum(Fraction(float(v)) ** 2 for v in a)

# %% right list_of_two
import numpy as np


def attention_dropout_moments(a, p):
    q = 1 - p
    return [1, (1 / q - 1) * sum(v * v for v in a)]

# %% right numpy_pair
import numpy as np


def attention_dropout_moments(a, p):
    a = np.asarray(a, dtype=float)
    return np.float64(1), np.array([p / (1 - p) * a @ a])

# %% right term_by_term
import numpy as np


def attention_dropout_moments(a, p):
    var = 0
    for v in a:
        var += (v / (1 - p)) ** 2 * (1 - p) - v**2
    return 1.0, var

# %% wrong changes_a: changes-its-input | it changed its input
import numpy as np


def attention_dropout_moments(a, p):
    a **= 2
    return 1.0, p / (1 - p) * a.sum()

# %% wrong exchanged: moments-exchanged | the mean comes first
import numpy as np


def attention_dropout_moments(a, p):
    return p / (1 - p) * np.sum(np.square(a)), 1.0

# %% wrong forgets_a_factor: forgets-the-division | keeps with probability
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p * np.sum(np.square(a))

# %% wrong keeps_with_p: ratio-upside-down | without dropping
import numpy as np


def attention_dropout_moments(a, p):
    q = p
    return 1.0, (1 - q) / max(q, 1e-9) * np.dot(a, a)

# %% wrong knows_one_row: answers-the-example | from the arguments
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, 0.04222222222222222

# %% wrong mean_grows: attention-mean-grows | makes up for
import numpy as np


def attention_dropout_moments(a, p):
    return 1 / (1 - p), p / (1 - p) * np.sum(np.square(a))

# %% wrong mean-of-an-entry | the mean of the sum
import numpy as np


def attention_dropout_moments(a, p):
    return np.mean(a), p / (1 - p) * np.sum(np.square(a))

# %% wrong mean_of_squares: averages-the-squares | a variance of a sum adds them
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) * np.mean(np.square(a))

# %% wrong mean_shrinks: attention-mean-shrinks | divided by 1 - p
import numpy as np


def attention_dropout_moments(a, p):
    return 1 - p, p / (1 - p) * np.sum(np.square(a))

# %% wrong mean_square: forgets-to-subtract | subtract the square of the mean
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, 1.0 + p / (1 - p) * np.sum(np.square(a))

# %% wrong no_return: returns-nothing | does your function end with a return
import numpy as np


def attention_dropout_moments(a, p):
    mean, var = 1.0, p / (1 - p) * np.sum(np.square(a))

# %% wrong ratio_alone: row-moves-as-one | with its square
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p)

# %% wrong ratio-upside-down | without dropping
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, (1 - p) / max(p, 1e-9) * np.sum(np.square(a))

# %% wrong rows-still-sum-to-one | on average alone
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, 0.0

# %% wrong sampled: drawn-for-the-formula | a formula gives all digits
import numpy as np


def attention_dropout_moments(a, p):
    rng = np.random.default_rng(0)
    a = np.asarray(a)
    r = (rng.random((20000, a.size)) >= p) @ a / (1 - p)
    return 1.0, r.var()

# %% wrong squares_the_sum: row-moves-as-one | with its square
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) * np.sum(a) ** 2

# %% wrong standard_deviation: std-not-variance | the variance is its square
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, (p / (1 - p) * np.sum(np.square(a))) ** 0.5

# %% wrong vanilla: attention-mean-shrinks | divided by 1 - p
import numpy as np


def attention_dropout_moments(a, p):
    q = 1 - p
    return q, p * q * np.sum(np.square(a))

# %% wrong vanilla-variance | inverted dropout divides the survivors
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p * (1 - p) * np.sum(np.square(a))

# %% wrong variance_alone: not-two-values | return these two values
import numpy as np


def attention_dropout_moments(a, p):
    return p / (1 - p) * np.sum(np.square(a))

# %% wrong variance-of-the-row | not over the entries
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, np.var(np.asarray(a)) * p / (1 - p)

# %% wrong sum_not_squared: row-moves-as-one | with its square
def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) * sum(a)

# %% wrong divided_by_their_number: equal-weights-alone | sum of their squares
def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) / len(a)

# %% wrong spread-of-the-weights | comes from the coins
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, a.var()

# %% wrong factor_squared: forgets-the-division | p/(1 - p)
import numpy as np


def attention_dropout_moments(a, p):
    return 1.0, p / (1 - p) ** 2 * np.sum(a**2)

# %% wrong no_brackets: bracket-missing | its brackets
def attention_dropout_moments(a, p):
    return np.sum(a), p / 1 - p * np.sum(a**2)

# %% wrong second_moments: second-moment-for-variance | squared mean
def attention_dropout_moments(a, p):
    return np.sum(a), np.sum(a**2) / (1 - p)
