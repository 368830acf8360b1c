"""The statistics behind the checks of coins: what independent coins look like, and what gives other masks away.

Every function takes arrays of truth values (kept or not) and returns a finding; the sentences are said by the checks.
Bounds are chosen for one false alarm in 1e9 on coins that are independent; where they are not exact, they are wider.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Coins = NDArray[np.bool_]
Numbers = NDArray[np.float64]
Entry = TypeVar("Entry", bound=np.generic)

#: Two-sided normal bound with a false-alarm probability of 8e-11.
SIGMAS = 6.5

#: The same for the largest of some 1e6 sums of products, widened for their skewness.
SIGMAS_OF_ALL_SHIFTS = 9.5


def share_fits(share: float, size: int, keep: float, budget: float = 1e-9) -> bool:
    """Tell whether this share of ``size`` coins may have been kept, each with probability ``keep``.

    Chernoff's bound with the divergence of Kullback and Leibler, 2 exp(-n KL), holds for every size and probability
    (Hoeffding 1963, theorem 1).

    Args:
        share: the share that was kept.
        size: how many coins were tossed.
        keep: the probability of keeping, from 0 to 1.
        budget: the false-alarm probability.
    """
    divergence = 0.0
    for seen, expected in ((share, keep), (1 - share, 1 - keep)):
        if seen > 0:
            divergence += seen * math.log(seen / expected) if expected > 0 else math.inf
    return size * divergence <= math.log(2 / budget)


def shared_axis(coins: Coins) -> int | None:
    """Return the first axis along which every entry met the same fate, as with one coin for all of it, or None."""
    axes = (axis for axis in range(coins.ndim) if coins.shape[axis] > 1)
    return next((axis for axis in axes if (coins == coins.take([0], axis=axis)).all()), None)


def follows(coins: Coins, x: Numbers) -> bool:
    """Tell whether the coins look at the numbers they decide over: at their sign, their size or their value."""
    z, bound = _standardised(coins), 9 * math.sqrt(coins.size)
    return any(abs(np.vdot(z, f - f.mean())) > bound * f.std() for f in (x, abs(x), np.sign(x)))


def linked(first: Coins, second: Coins) -> bool:
    """Tell whether two masks of one shape agree too often, or too seldom, after some shift or reflection of one."""
    masks = [_standardised(first).ravel(), _standardised(second).ravel()]
    size = _fast_length(first.size)  # zeros are added, which agree with nothing
    f, g = np.fft.rfft(masks, size)
    sums = np.fft.irfft([f * np.conj(g), f * g], size)  # of the second mask, and of its reflection
    return bool(abs(sums).max() > SIGMAS_OF_ALL_SHIFTS * math.sqrt(first.size))


def dependence(coins: Coins) -> str | None:
    """Name what gives a large mask away that was not drawn coin by coin, or return None.

    Returns:
        ``"pattern"`` where entries agree too often or too seldom with others a fixed step, or a reflection, away, or in
        rectangles; ``"quota"`` where the number kept in a row or column varies too little; ``"uneven"`` where it varies
        too much.
    """
    if coins.all() or not coins.any():
        return None
    z = _standardised(coins)
    if _pattern(z.ravel()) or any(_pattern(s) or _rectangles(s) or _low_rank(s) for s in _sheets(z)):
        return "pattern"
    sides = (side for sheet in _sheets(coins) for side in (sheet, sheet.T))
    return next((found for side in sides if (found := _counts(side))), None)


def fingerprint(coins: NDArray[np.generic]) -> dict[str, float]:
    """Return four numbers that tell masks apart, for a matrix whose rows are examples.

    Args:
        coins: a mask ``(examples, units)``; whatever is not 0 is kept, and neither all nor none is.

    Returns:
        ``share kept``; ``spread of row counts``, the variance of the number kept in a row, where 1 is what independent
        coins have; ``link to next unit``, the correlation of neighbours in a row; ``link to row above``, the largest
        correlation of a row with a shifted copy of the one above it, averaged over the rows.
    """
    z = _standardised(coins != 0)
    share = float((coins != 0).mean())
    counts = (coins != 0).sum(axis=1)
    rows = np.fft.rfft((z - z.mean(axis=1, keepdims=True)) / np.maximum(z.std(axis=1, keepdims=True), 1e-12), axis=1)
    matches = np.fft.irfft(rows[1:] * np.conj(rows[:-1]), z.shape[1], axis=1) / z.shape[1]
    return {
        "share kept": share,
        "spread of row counts": float(counts.var(ddof=1)) / (z.shape[1] * share * (1 - share)),
        "link to next unit": float((z[:, 1:] * z[:, :-1]).mean()),
        "link to row above": float(matches.max(axis=1).mean()),
    }


def count_ratio_bounds(calls: int) -> tuple[float, float]:
    """Return the bounds of the variance of ``calls`` counts, in units of the binomial variance.

    Chi-square over its degrees of freedom, in the approximation of Wilson and Hilferty (1931).
    """
    h = 2 / (9 * (calls - 1))
    return (1 - h - SIGMAS * math.sqrt(h)) ** 3, (1 - h + SIGMAS * math.sqrt(h)) ** 3


def _standardised(values: NDArray[np.generic]) -> Numbers:
    numbers = np.asarray(values, dtype=np.float64)
    spread = float(numbers.std())
    return (numbers - numbers.mean()) / spread if spread > 0 else np.zeros_like(numbers)


def _sheets(array: NDArray[Entry]) -> list[NDArray[Entry]]:
    """Return the array as matrices: its first axis against the rest, and the rest against its last axis."""
    if array.ndim < 2:
        return []
    first, last = array.reshape(array.shape[0], -1), array.reshape(-1, array.shape[-1])
    return [first] if array.ndim == 2 else [first, last]


_ODD = [int(3**i * 5**j) for i in range(12) for j in range(8)]


@lru_cache
def _fast_length(size: int) -> int:
    """Return the next length without a prime factor above 5; others, such as 199, take several times as long."""
    return min(factor << (-(-size // factor) - 1).bit_length() for factor in _ODD)


def _pattern(z: Numbers) -> bool:
    """Tell whether z, a row or a matrix, agrees with itself under some shift, reflected along either axis or not."""
    shape = [*map(_fast_length, z.shape)]  # zeros are added, which agree with nothing
    axes = range(z.ndim)
    # single precision from here on: it changes no sum by 1, and the bounds are hundreds
    f = np.fft.rfftn(z, shape, axes).astype(np.complex64)
    shifts = np.fft.irfftn(f * np.conj(f), shape, axes)  # sums of entry (i, j) times (i + a, j + b)
    shifts.flat[0] = 0.0
    spectra = [f * f]  # of (i, j) times (a - i, b - j)
    longest = 2
    if len(z) > 1 and z.ndim > 1:
        g = np.conj(f[-np.arange(shape[0])])  # what f is of z with its rows reversed, but for a shift
        spectra += [f * np.conj(g), f * g]  # of (i, j) times (i + a, b - j) and (a - i, j + b)
        longest = max(z.shape)
    # a reflection meets every pair twice (hence the 2), and an entry on its axis meets itself
    bound = SIGMAS_OF_ALL_SHIFTS * math.sqrt(2 * z.size) + 2.5 * longest
    if any(abs(sums).max() > bound for sums in (shifts, *(np.fft.irfftn(s, shape, axes) for s in spectra))):
        return True
    # nearest neighbours: few sums, so a closer bound, widened for the heavy tails of products of lopsided coins
    near = shifts[tuple(slice(min(4, n)) for n in z.shape)]
    return bool(abs(near).max() > 8.5 * math.sqrt(z.size))


def _rectangles(z: Numbers) -> bool:
    """Tell whether the corners of rectangles agree too often: coins that are independent pair by pair alone."""
    for across in (1, 2, 5):
        pairs = z[:, :-across] * z[:, across:]
        for down in (1, 2, 5):
            above, below = pairs[:-down], pairs[down:]
            if abs(np.vdot(above, below)) > 12 * math.sqrt(above.size):
                return True
    return False


def _low_rank(z: Numbers) -> bool:
    """Tell whether draws for rows and for columns were combined: one singular value of the matrix then stands out."""
    if min(z.shape) < 10:
        return False
    wide = z if z.shape[0] <= z.shape[1] else z.T
    # the edge of a matrix of independent entries (Bai and Yin 1993), and some twenty of its standard deviations
    edge = math.sqrt(z.shape[0]) + math.sqrt(z.shape[1]) + 12
    try:  # this matrix is positive definite if no singular value is above the edge; to find them takes longer
        np.linalg.cholesky(edge**2 * np.eye(len(wide)) - wide @ wide.T)
    except np.linalg.LinAlgError:
        return True
    return False


def _counts(coins: Coins) -> str | None:
    """Look at the number kept in each row: for a row that cannot be, then for a spread too small or too large."""
    rows, size = coins.shape
    share = float(coins.mean())
    shares = coins.mean(axis=1)
    if not all(share_fits(float(s), size, share, 1e-9 / rows) for s in (shares.min(), shares.max())):
        return "uneven"
    if rows < 40 or size < 10:
        return None
    ratio = float(shares.var(ddof=1)) * size / (share * (1 - share))
    low, high = count_ratio_bounds(rows)
    return "quota" if ratio < low else "uneven" if ratio > high else None
