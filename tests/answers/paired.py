# %% right arrays
import numpy as np


def paired(a, b, t):
    d = a - b
    difference, error = d.mean(), d.std(ddof=1) / np.sqrt(len(d))
    return difference, error, (difference - t * error, difference + t * error)

# %% right bare_loops
def paired(a, b, t):
    n = 0
    total = 0.0
    for x, y in zip(a, b):
        total += float(x) - float(y)
        n += 1
    mean = total / n
    squares = 0.0
    for x, y in zip(a, b):
        squares += (float(x) - float(y) - mean) ** 2
    error = (squares / (n - 1) / n) ** 0.5
    return [mean, error, [mean - t * error, mean + t * error]]

# %% right statistics_module
import math
import statistics


def paired(a, b, t):
    differences = [float(x - y) for x, y in zip(a, b)]
    mean = statistics.fmean(differences)
    error = statistics.stdev(differences) / math.sqrt(len(differences))
    return mean, error, (mean - t * error, mean + t * error)

# %% right covariance
import numpy as np


def paired(a, b, t):
    n = len(a)
    (va, c), (_, vb) = np.cov(a, b)
    error = np.sqrt(max(va + vb - 2 * c, 0) / n)
    return np.mean(a) - np.mean(b), error, np.mean(a) - np.mean(b) + t * error * np.array([-1, 1])

# %% right root_of_n_minus_one
import numpy as np


def paired(a, b, t):
    d = np.subtract(a, b)
    error = d.std() / (d.size - 1) ** 0.5
    low, high = np.mean(d) - t * error, np.mean(d) + t * error
    return float(np.mean(d)), float(error), (float(low), float(high))

# %% right named_tuple
from collections import namedtuple

import numpy as np

Comparison = namedtuple("Comparison", "difference error interval")


def paired(a, b, t):
    d = np.asarray(a, dtype=float) - np.asarray(b, dtype=float)
    n = d.shape[0]
    centred = d - d.sum() / n
    error = np.linalg.norm(centred) / np.sqrt(n * (n - 1))
    return Comparison(d.sum() / n, error, (d.sum() / n - t * error, d.sum() / n + t * error))

# %% right welford
def paired(a, b, t):
    mean, squares = 0.0, 0.0
    for k, (x, y) in enumerate(zip(a.tolist(), b.tolist()), 1):
        step = x - y - mean
        mean += step / k
        squares += step * (x - y - mean)
    error = (squares / (k * (k - 1))) ** 0.5
    return mean, error, (mean - t * error, mean + t * error)

# %% right all_pairs_of_pairs
import numpy as np


def paired(a, b, t):
    d = a - b
    variance = ((d[:, None] - d) ** 2).sum() / (2 * len(d) * (len(d) - 1))
    half = t * np.sqrt(variance / len(d))
    return np.average(d), half / t, np.average(d) + np.array([-half, half])

# %% wrong two_groups: unpaired-error | two separate groups
import numpy as np


def paired(a, b, t):
    n = len(a)
    difference = a.mean() - b.mean()
    error = np.sqrt(a.var(ddof=1) / n + b.var(ddof=1) / n)
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong two_groups_pooled: unpaired-error | two separate groups
import numpy as np


def paired(a, b, t):
    n = len(a)
    difference = np.mean(a - b)
    pooled = (a.var(ddof=1) + b.var(ddof=1)) / 2
    error = np.sqrt(pooled * 2 / n)
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong two_groups_ddof_zero: unpaired-error | two separate groups
import numpy as np


def paired(a, b, t):
    n = len(a)
    difference = np.mean(a - b)
    error = np.sqrt(a.var() / n + b.var() / n)
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong errors-added | errors of a and of b were added
import numpy as np


def paired(a, b, t):
    difference = np.mean(a - b)
    error = (a.std(ddof=1) + b.std(ddof=1)) / np.sqrt(len(a))
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong errors_subtracted: spread-of-one-method | spread of the differences
import numpy as np


def paired(a, b, t):
    difference = np.mean(a - b)
    error = abs(a.std(ddof=1) - b.std(ddof=1)) / np.sqrt(len(a))
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong of_a_alone: spread-of-one-method | spread of the differences
import numpy as np


def paired(a, b, t):
    difference = np.mean(a - b)
    error = np.std(a, ddof=1) / np.sqrt(len(a))
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong of_b_alone: spread-of-one-method | spread of the differences
import numpy as np


def paired(a, b, t):
    difference = np.mean(a - b)
    error = np.std(b, ddof=1) / np.sqrt(len(b))
    return difference, error, (difference - t * error, difference + t * error)

# %% wrong ddof-zero | ddof=1
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std() / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong ddof_minus_one: none | gave
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=-1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong spread-for-error | root of n
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong spread_of_all_ddof_zero: spread-for-error | root of n
import numpy as np


def paired(a, b, t):
    d = a - b
    return d.mean(), d.std(), (d.mean() - t * d.std(), d.mean() + t * d.std())

# %% wrong divides-by-n | square root
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / len(d)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong root_of_the_spread: variance-for-error | take the root
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.var(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong variance_of_the_mean: variance-for-error | take the root
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.var(ddof=1) / len(d)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong counts_both: counts-both-methods | number of pairs
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(a) + len(b))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong difference-turned | a - b
import numpy as np


def paired(a, b, t):
    d = b - a
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong turned_interval_alone: difference-turned | a - b
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (-d.mean() - t * error, -d.mean() + t * error)

# %% wrong sign_dropped: drops-the-sign-of-pairs | keeps its sign
import numpy as np


def paired(a, b, t):
    d = abs(a - b)
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong size_of_the_mean: drops-the-sign-of-pairs | keeps its sign
import numpy as np


def paired(a, b, t):
    d = a - b
    m, error = abs(d.mean()), d.std(ddof=1) / np.sqrt(len(d))
    return m, error, (m - t * error, m + t * error)

# %% wrong normal_multiplier: multiplier-fixed | multiplier t
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - 1.96 * error, d.mean() + 1.96 * error)

# %% wrong two_errors: multiplier-fixed | multiplier t
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - 2 * error, d.mean() + 2 * error)

# %% wrong one_error: multiplier-fixed | multiplier t
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - error, d.mean() + error)

# %% wrong error_times_t: error-holds-t | once
import numpy as np


def paired(a, b, t):
    d = a - b
    error = t * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - error, d.mean() + error)

# %% wrong interval_of_the_spread: interval-of-single-pairs | for the mean
import numpy as np


def paired(a, b, t):
    d = a - b
    s = d.std(ddof=1)
    return d.mean(), s / np.sqrt(len(d)), (d.mean() - t * s, d.mean() + t * s)

# %% wrong around_zero: interval-around-zero | around the difference
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (-t * error, t * error)

# %% wrong half_on_each_side: interval-half-as-wide | on each side
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error / 2, d.mean() + t * error / 2)

# %% wrong ends_exchanged: interval-ends-exchanged | low end first
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() + t * error, d.mean() - t * error)

# %% wrong smallest_and_largest: interval-of-extremes | smallest and the largest
import numpy as np


def paired(a, b, t):
    d = a - b
    return d.mean(), d.std(ddof=1) / np.sqrt(len(d)), (d.min(), d.max())

# %% wrong width_alone: interval-not-two-ends | two ends
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, t * error

# %% wrong median_of_pairs: median-for-mean | median
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    m = np.median(d)
    return m, error, (m - t * error, m + t * error)

# %% wrong summed: sum-for-mean-of-pairs | mean of the differences
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.sum(), error, (d.sum() - t * error, d.sum() + t * error)

# %% wrong relative: difference-in-shares | not divided
import numpy as np


def paired(a, b, t):
    d = (a - b) / b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong sorted_first: tears-pairs-apart | same seed
import numpy as np


def paired(a, b, t):
    d = np.sort(a) - np.sort(b)
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong every_a_with_every_b: tears-pairs-apart | same seed
import numpy as np


def paired(a, b, t):
    d = np.subtract.outer(a, b).ravel()
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong three_seeds_always: none | gave
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(3)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong mean_and_error_exchanged: difference-and-error-exchanged | difference first
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return error, d.mean(), (d.mean() - t * error, d.mean() + t * error)

# %% wrong four_numbers: not-these-three | as a pair
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, d.mean() - t * error, d.mean() + t * error

# %% wrong difference_alone: not-these-three | three values
def paired(a, b, t):
    return (a - b).mean()

# %% wrong each_pair: none | one number
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d, error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong writes_into_a: changes-its-input | copy
import numpy as np


def paired(a, b, t):
    a -= b
    error = a.std(ddof=1) / np.sqrt(len(a))
    return a.mean(), error, (a.mean() - t * error, a.mean() + t * error)

# %% wrong rounded: rounds-the-result | cut short
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return round(d.mean(), 2), round(error, 2), (round(d.mean() - t * error, 2), round(d.mean() + t * error, 2))

# %% wrong printed: returns-nothing | return
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d))
    print(d.mean(), error, d.mean() - t * error, d.mean() + t * error)

# %% wrong example_answered: answers-the-example | visible example
def paired(a, b, t):
    return 4.0, 1.0, (2.0, 6.0)

# %% wrong table_of_its_own: multiplier-fixed | multiplier t
def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / len(d) ** 0.5
    t = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}.get(len(d), 2.0)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong t_of_the_first_call: none | gave
def paired(a, b, t, seen=[]):
    d = a - b
    error = d.std(ddof=1) / len(d) ** 0.5
    seen.append(t)
    return d.mean(), error, (d.mean() - seen[0] * error, d.mean() + seen[0] * error)

# %% wrong n_minus_one_twice: n-minus-one-twice | s over the root of n
import numpy as np


def paired(a, b, t):
    d = a - b
    error = d.std(ddof=1) / np.sqrt(len(d) - 1)
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong in_percent: difference-in-shares | not divided
import numpy as np


def paired(a, b, t):
    d = 100 * (a - b) / b
    error = d.std(ddof=1) / np.sqrt(len(d))
    return d.mean(), error, (d.mean() - t * error, d.mean() + t * error)

# %% wrong spreads_subtracted: spread-of-one-method | spread of the differences
def paired(a, b, t):
    difference, error = (a - b).mean(), (a.std(ddof=1) - b.std(ddof=1)) / np.sqrt(len(a))
    return difference, error, (difference - t * error, difference + t * error)
