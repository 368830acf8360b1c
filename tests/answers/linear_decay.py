# %% right lists
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% right closed_form
import numpy as np


def linear_decay(blocks, p_last):
    L, ps = blocks, p_last * np.arange(1, blocks + 1) / blocks
    mean = L - p_last * (L + 1) / 2
    return ps, mean, p_last * (L + 1) / 2 - p_last**2 * (L + 1) * (2 * L + 1) / (6 * L)

# %% right linspace
import numpy as np


def linear_decay(blocks, p_last):
    ps = np.linspace(0, p_last, blocks + 1)[1:]
    keep = 1 - ps
    return [ps, keep.sum(), ps @ keep]

# %% right survival_first
import numpy as np


def linear_decay(blocks, p_last):
    survival = np.array([1 - (k / blocks) * (1 - (1 - p_last)) for k in range(1, blocks + 1)])
    return 1 - survival, survival.sum(), (survival * (1 - survival)).sum()

# %% right distribution
def linear_decay(blocks, p_last):
    ps = tuple(p_last * (k + 1) / blocks for k in range(blocks))
    chance = [1.0]  # of 0, 1, 2, ... blocks that run
    for p in ps:
        chance = [p * stay + (1 - p) * up for stay, up in zip(chance + [0], [0] + chance)]
    mean = sum(n * c for n, c in enumerate(chance))
    return ps, mean, sum((n - mean) ** 2 * c for n, c in enumerate(chance))

# %% right enumeration
from itertools import product
from math import prod


def linear_decay(blocks, p_last):
    ps = [p_last * (k + 1) / blocks for k in range(blocks)]
    if blocks > 12:
        return ps, sum(1 - p for p in ps), sum(p - p * p for p in ps)
    states = [(sum(b), prod(1 - p if on else p for on, p in zip(b, ps))) for b in product((0, 1), repeat=blocks)]
    mean = sum(n * c for n, c in states)
    return ps, mean, sum(n * n * c for n, c in states) - mean**2

# %% right fractions
from fractions import Fraction


def linear_decay(blocks, p_last):
    rate = Fraction(p_last)
    ps = [rate * k / blocks for k in range(1, blocks + 1)]
    return [float(p) for p in ps], float(blocks - sum(ps)), float(sum(p * (1 - p) for p in ps))

# %% wrong starts_at_zero: decay-starts-at-zero | last block
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(blocks)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong both_ends: decay-from-zero-to-the-end | first block
import numpy as np


def linear_decay(blocks, p_last):
    ps = np.linspace(0, p_last, blocks)
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()

# %% wrong uniform: same-rate-everywhere | grows
def linear_decay(blocks, p_last):
    ps = [p_last] * blocks
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong survival_for_dropping: keeps-with-p | probability of dropping
def linear_decay(blocks, p_last):
    ps = [1 - k / blocks * (1 - p_last) for k in range(1, blocks + 1)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong p_is_survival: decays-to-one-minus-p | p_last
def linear_decay(blocks, p_last):
    ps = [k / blocks * (1 - p_last) for k in range(1, blocks + 1)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong falls: decay-runs-backwards | deeper
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(blocks, 0, -1)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong returns_survival: survival-returned | drop
def linear_decay(blocks, p_last):
    keep = [1 - p_last * k / blocks for k in range(1, blocks + 1)]
    return keep, sum(keep), sum(k * (1 - k) for k in keep)

# %% wrong mean_of_the_dropped: counts-the-dropped | that run
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, sum(ps), sum(p * (1 - p) for p in ps)

# %% wrong mean_of_the_ends: mean-of-the-ends | halfway
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, blocks * (1 - p_last / 2), sum(p * (1 - p) for p in ps)

# %% wrong binomial: depth-is-not-binomial | same rate
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    p = sum(ps) / blocks
    return ps, blocks * (1 - p), blocks * p * (1 - p)

# %% wrong standard_deviation: std-for-variance | square root
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, sum(1 - p for p in ps), sum(p * (1 - p) for p in ps) ** 0.5

# %% wrong spread_of_the_rates: spread-of-the-rates | coins
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, (1 - ps).sum(), ps.var()

# %% wrong mean_share: mean-per-block | Count
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, sum(1 - p for p in ps) / blocks, sum(p * (1 - p) for p in ps) / blocks

# %% wrong rounded_depth: rounds-the-result | round
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return ps, float(round(sum(1 - p for p in ps))), sum(p * (1 - p) for p in ps)

# %% wrong without_the_rates: not-all-values | all of these values
def linear_decay(blocks, p_last):
    ps = [p_last * k / blocks for k in range(1, blocks + 1)]
    return sum(1 - p for p in ps), sum(p * (1 - p) for p in ps)

# %% wrong keeps_along_the_line: survival-returned | of keeping
import numpy as np


def linear_decay(blocks, p_last):
    ps = 1 - p_last * np.arange(1, blocks + 1) / blocks
    return ps, np.sum(1 - ps), np.sum(ps * (1 - ps))

# %% wrong share_of_the_blocks: mean-per-block | Count
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, np.mean(1 - ps), np.sum(ps * (1 - ps))

# %% wrong sum_of_the_rates: variance-of-a-coin | p(1 - p)
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, np.sum(1 - ps), np.sum(ps)

# %% wrong squares_of_the_chances: variance-of-a-coin | p(1 - p)
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, np.sum(1 - ps), np.sum((1 - ps) ** 2)

# %% wrong chance_of_all: all-blocks-at-once | is a sum
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, np.prod(1 - ps), np.sum(ps * (1 - ps))

# %% wrong divides_by_what_is_left: rate-divided | the same amount
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last / np.arange(blocks, 0, -1)
    return ps, np.sum(1 - ps), np.sum(ps * (1 - ps))

# %% wrong exchanged: mean-and-variance-exchanged | the mean comes second
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, (ps * (1 - ps)).sum(), (1 - ps).sum()

# %% wrong squares_of_the_rates: squares-of-the-rates | p(1 - p)
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, (1 - ps).sum(), (ps**2).sum()

# %% wrong a_rate_before_the_first: one-rate-too-many | before the first block
import numpy as np


def linear_decay(blocks, p_last):
    ps = np.linspace(0, p_last, blocks + 1)
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()

# %% wrong divides_by_one_more: counts-a-block-more | one too many
import numpy as np


def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / (blocks + 1)
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()

# %% wrong whole_numbers: only-the-last-drops | with `/`
def linear_decay(blocks, p_last):
    ps = p_last * (np.arange(1, blocks + 1) // blocks)
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()

# %% wrong sums_multiplied: multiplies-the-sums | pair by pair
def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks + 1) / blocks
    return ps, (1 - ps).sum(), ps.sum() * (1 - ps).sum()

# %% wrong ends_before_the_last: one-rate-too-few | one is missing
def linear_decay(blocks, p_last):
    ps = p_last * np.arange(1, blocks) / blocks
    return ps, (1 - ps).sum(), (ps * (1 - ps)).sum()
