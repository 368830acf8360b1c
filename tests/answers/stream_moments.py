# %% right products
import numpy as np


def stream_moments(x, gains, ps):
    a, p = np.array(gains), np.array(ps)
    mean = x * np.prod(1 + a)
    second = x**2 * np.prod((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean**2

# %% right enumeration
from itertools import product


def stream_moments(x, gains, ps):
    mean = second = 0.0
    for coins in product((0, 1), repeat=len(gains)):
        value, chance = x, 1.0
        for b, a, p in zip(coins, gains, ps):
            value = value + b * a * value / (1 - p)
            chance *= (1 - p) if b else p
        mean += chance * value
        second += chance * value**2
    return mean, second - mean * mean

# %% right block_by_block
def stream_moments(x, gains, ps):
    mean, var = x, 0.0
    for a, p in zip(gains, ps):
        var = (1 + a) ** 2 * var + a * a * p / (1 - p) * (var + mean**2)
        mean = (1 + a) * mean
    return [mean, var]

# %% right two_states_a_block
import math


def stream_moments(x, gains, ps):
    first = [p * 1 + (1 - p) * (1 + a / (1 - p)) for a, p in zip(gains, ps)]
    second = [p * 1 + (1 - p) * (1 + a / (1 - p)) ** 2 for a, p in zip(gains, ps)]
    mean = x * math.prod(first)
    return mean, x * x * math.prod(second) - mean**2

# %% right fractions
from fractions import Fraction


def stream_moments(x, gains, ps):
    m, s = Fraction(x), Fraction(x) ** 2
    for a, p in zip(map(Fraction, gains), map(Fraction, ps)):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p / (1 - p))
    return float(m), float(s - m * m)

# %% right recursion
def moments(gains, ps):
    if not len(gains):
        return 1.0, 1.0
    m, s = moments(gains[:-1], ps[:-1])
    a, p = gains[-1], ps[-1]
    return (1 + a) * m, (1 + 2 * a + a * a / (1 - p)) * s


def stream_moments(x, gains, ps):
    m, s = moments(list(gains), list(ps))
    return x * m, x * x * (s - m * m)

# %% right relative_variance
import numpy as np


def stream_moments(x, gains, ps):
    a, p = np.asarray(gains, float), np.asarray(ps, float)
    mean = x * np.multiply.reduce(1 + a)
    if np.any(a == -1):
        second = x * x * np.multiply.reduce((1 + a) ** 2 + a**2 * p / (1 - p))
        return np.array([mean, second - mean**2])
    return np.array([mean, mean**2 * np.expm1(np.log1p((a / (1 + a)) ** 2 * p / (1 - p)).sum())])

# %% wrong variances_added: variances-do-not-just-add | multiplies
def stream_moments(x, gains, ps):
    mean, var = x, 0.0
    for a, p in zip(gains, ps):
        var += a * a * p / (1 - p) * mean**2
        mean *= 1 + a
    return mean, var

# %% wrong branches_of_x: branches-read-the-stream | the stream
def stream_moments(x, gains, ps):
    return x + x * sum(gains), x * x * sum(a * a * p / (1 - p) for a, p in zip(gains, ps))

# %% wrong later_blocks_carry_nothing: variance-is-carried-on | carries on
def stream_moments(x, gains, ps):
    mean, var = x, 0.0
    for a, p in zip(gains, ps):
        var = var + a * a * p / (1 - p) * (var + mean**2)
        mean = (1 + a) * mean
    return mean, var

# %% wrong mean_squared_alone: variance-is-dropped-too | second moment
def stream_moments(x, gains, ps):
    mean, var = x, 0.0
    for a, p in zip(gains, ps):
        var = (1 + a) ** 2 * var + a * a * p / (1 - p) * mean**2
        mean = (1 + a) * mean
    return mean, var

# %% wrong not_rescaled: not-rescaled | by 1 - p
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + (1 - p) * a), s * (p + (1 - p) * (1 + a) ** 2)
    return m, s - m * m

# %% wrong keeps_with_p: keeps-with-p | probability of dropping
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * (1 - p) / p)
    return m, s - m * m

# %% wrong coins_on_the_sum: drops-the-skip-path | before the sum
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * (1 + a) ** 2 / (1 - p)
    return m, s - m * m

# %% wrong variance_of_the_coin: forgets-the-square-of-the-factor | squared
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p * (1 - p))
    return m, s - m * m

# %% wrong second_moment: second-moment-for-variance | squared mean
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p / (1 - p))
    return m, s

# %% wrong standard_deviation: std-for-variance | square root
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p / (1 - p))
    return m, (s - m * m) ** 0.5

# %% wrong no_skip: skip-path-missing | x itself
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * a, s * a * a / (1 - p)
    return m, s - m * m

# %% wrong one_coin_for_all: one-coin-for-all-blocks | coin of its own
import numpy as np


def stream_moments(x, gains, ps):
    a, p = np.array(gains), np.array(ps)
    rate = p.mean()
    off, on = x, x * np.prod(1 + a / (1 - p))
    mean = rate * off + (1 - rate) * on
    return mean, rate * off**2 + (1 - rate) * on**2 - mean**2

# %% wrong x_not_squared: forgets-to-square-x | squared
def stream_moments(x, gains, ps):
    m, s = 1.0, 1.0
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p / (1 - p))
    return x * m, x * (s - m * m)

# %% wrong the_other_way_round: moments-exchanged | first
def stream_moments(x, gains, ps):
    m, s = x, x * x
    for a, p in zip(gains, ps):
        m, s = m * (1 + a), s * ((1 + a) ** 2 + a * a * p / (1 - p))
    return s - m * m, m

# %% wrong sampled: estimates-by-sampling | not exact
import numpy as np


def stream_moments(x, gains, ps):
    rng = np.random.default_rng(0)
    value = np.full(20000, float(x))
    for a, p in zip(gains, ps):
        value = value * (1 + a * (rng.random(20000) >= p) / (1 - p))
    return x * np.prod(1 + np.array(gains)), value.var()

# %% wrong mean_alone: not-two-values | two values
def stream_moments(x, gains, ps):
    for a in gains:
        x = x * (1 + a)
    return x

# %% wrong survivor_counts_a: survivor-not-divided | a/(1 - p)
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        second = second * ((1 - p) * (1 + a) ** 2 + p)
    return mean, second - mean**2

# %% wrong noise_of_the_first_x: each-noise-at-the-beginning | as it comes in
def stream_moments(x, gains, ps):
    mean, second = x, 0.0
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        second = second + (a * x) ** 2 * p / (1 - p)
    return mean, second

# %% wrong second_begins_at_x: forgets-to-square-x | squared
def stream_moments(x, gains, ps):
    mean, second = x, x
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        second = second * ((1 - p) * (1 + a / (1 - p)) ** 2 + p)
    return mean, second - mean**2

# %% wrong no_middle_term: middle-term-missing | its mean is 2a
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        second = second * (1 + a**2 / (1 - p))
    return mean, second - mean**2

# %% wrong no_dropped_state: dropped-state-missing | goes on as it is
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        second = second * ((1 - p) * (1 + a / (1 - p)) ** 2)
    return mean, second - mean**2

# %% wrong adds_a: adds-the-gain | a times what
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean = mean + a
        second = second * ((1 - p) * (1 + a / (1 - p)) ** 2 + p)
    return mean, second - mean**2

# %% wrong noise_multiplied: variances-multiplied | second moments multiply
import numpy as np


def stream_moments(x, gains, ps):
    gains, ps = np.array(gains), np.array(ps)
    return x * np.prod(1 + gains), x**2 * np.prod(gains**2 * ps / (1 - ps))

# %% wrong begins_at_one: x-left-out | begins at x
def stream_moments(x, gains, ps):
    mean, second = 1.0, 1.0
    for a, p in zip(gains, ps):
        mean *= 1 + a
        second *= (1 + a) ** 2 + a**2 * p / (1 - p)
    return mean, second - mean**2

# %% wrong every_branch_runs: every-branch-runs | probability 1 - p
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean *= 1 + a / (1 - p)
        second *= (1 + a) ** 2 + a**2 * p / (1 - p)
    return mean, second - mean**2

# %% wrong first_coin_for_all: one-coin-for-all-blocks | coin of its own
import numpy as np


def stream_moments(x, gains, ps):
    mean, p = x * np.prod([1 + a for a in gains]), ps[0]
    all_run = x * np.prod([1 + a / (1 - p) for a, p in zip(gains, ps)])
    return mean, (1 - p) * all_run**2 + p * x**2 - mean**2

# %% wrong mean_updated_first: mean-updated-too-early | in front of it
def stream_moments(x, gains, ps):
    mean, variance = x, 0
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        variance = variance + p / (1 - p) * a**2 * mean**2
    return mean, variance

# %% wrong carried_with_the_new_mean: mean-updated-too-early | in front of it
def stream_moments(x, gains, ps):
    mean, variance = x, 0
    for a, p in zip(gains, ps):
        mean = mean * (1 + a)
        noise = p / (1 - p) * a**2
        variance = ((1 + a) ** 2 + noise) * variance + noise * mean**2
    return mean, variance

# %% wrong divides_by_p: divided-by-the-drop-rate | not by p
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean *= 1 + a
        second *= p + (1 - p) * (1 + a / p) ** 2 if p else (1 + a) ** 2
    return mean, second - mean**2

# %% wrong squared_mean_without_x: squared-mean-without-x | subtracted
import numpy as np


def stream_moments(x, gains, ps):
    a, p = np.array(gains, dtype=float), np.array(ps, dtype=float)
    growth = np.prod(1 + a)
    return x * growth, x**2 * np.prod((1 + a) ** 2 + a**2 * p / (1 - p)) - growth**2

# %% wrong mean_without_a_square: mean-not-squared | without its square
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean

# %% wrong without_the_first_block: block-left-out | goes through all
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for k in range(1, len(gains)):
        a, p = gains[k], ps[k]
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean**2

# %% wrong without_the_last_block: block-left-out | goes through all
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for k in range(len(gains) - 1):
        a, p = gains[k], ps[k]
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean**2

# %% wrong factor_squared_alone: coin-of-another-variance | the variance p/(1 - p)
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p) ** 2)
    return mean, second - mean**2

# %% wrong ratio_turned: keeps-with-p | probability of dropping
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * (1 - p) / p)
    return mean, second - mean**2

# %% wrong rate_alone: coin-of-another-variance | the variance p/(1 - p)
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p)
    return mean, second - mean**2

# %% wrong returns_in_the_loop: first-block-alone | ends the function
def stream_moments(x, gains, ps):
    mean, second = x, x**2
    for a, p in zip(gains, ps):
        mean, second = mean * (1 + a), second * ((1 + a) ** 2 + a**2 * p / (1 - p))
        return mean, second - mean**2

# %% wrong last_block_from_x: branches-read-the-stream | the stream
def stream_moments(x, gains, ps):
    for a, p in zip(gains, ps):
        mean, second = x * (1 + a), x**2 * ((1 + a) ** 2 + a**2 * p / (1 - p))
    return mean, second - mean**2

# %% wrong states_alike: counts-states-equally | weigh each state
def stream_moments(x, gains, ps):
    ends = [x * np.prod([1 + b * a / (1 - p) for b, a, p in zip(coins, gains, ps)]) for coins in product((0, 1), repeat=len(ps))]
    return np.mean(ends), np.var(ends)

# %% wrong x_goes_on_from_state_to_state: states-pile-up | another name
def stream_moments(x, gains, ps):
    first = second = 0
    for coins in product((0, 1), repeat=len(ps)):
        chance = 1
        for b, a, p in zip(coins, gains, ps):
            x = x + b * a / (1 - p) * x
            chance *= 1 - p if b else p
        first, second = first + chance * x, second + chance * x**2
    return first, second - first**2
