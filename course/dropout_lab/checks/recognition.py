"""The misconception behind a wrong answer, where the numbers alone tell it.

Every function returns the name of a misconception, or None; the sentences are said by the checks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .coin_statistics import share_fits
from .comparison import among, close, mistaken

Numbers = NDArray[np.float64]


def of_entries(found: Numbers, mistakes: Mapping[str, tuple[float, ...]]) -> str | None:
    """Name the misconception behind the different entries of an array, some of which are not allowed.

    Args:
        found: each entry once, in ascending order.
        mistakes: a misconception's name to the set of entries that it leads to.
    """
    for misconception, values in mistakes.items():
        if among(found, values):
            return misconception
    if len(found) > 10 and found.min() >= 0 and found.max() < 1:
        return "returns-the-draws"
    return "signs-for-coins" if among(found, (-1.0, 1.0)) else None


def of_value(got: Numbers, right: Numbers, mistakes: Mapping[str, Any], within: float) -> str | None:
    """Name the misconception behind a value; ``mistakes`` and ``within`` are those of ``Answer.equals``."""
    if not np.isfinite(got).all():
        return "not-finite"
    for misconception, mistake in mistakes.items():
        if mistake(got) if callable(mistake) else mistaken(got, mistake, right, within):
            return misconception
    return _left_at_zero(got, right, within)


def _left_at_zero(got: Numbers, right: Numbers, within: float) -> str | None:
    """Name the misconception where some entries are 0 and the others right; what is negative may have met a ReLU."""
    left = (got == 0) & (right != 0)
    whole = close(np.where(left, right, got), right, within)
    return "some-left-at-zero" if whole and left.any() and got.any() and not np.array_equal(left, right < 0) else None


def of_near_miss(got: Numbers, right: Numbers) -> str | None:
    """Name the misconception behind a value that is the right one without its sign, clipped, rounded or sampled."""
    if not np.isfinite(got).all():
        return "not-finite"
    for misconception, value in (("drops-the-sign", abs(right)), ("clips-negatives", np.maximum(right, 0))):
        if close(got, np.asarray(value), 1e-6) and not np.array_equal(value, right):
            return misconception
    if np.max(abs(right)) >= 2 and np.array_equal(got, np.trunc(right)):
        return "rounds-the-result"
    fewest = 0 if np.min(abs(right)) >= 2 else 1  # 0 for 0.48 is a mistake of another kind
    if any(np.allclose(got, np.round(right, digits), rtol=0, atol=1e-12) for digits in range(fewest, 6)):
        return "rounds-the-result"
    near = np.max(abs(got - right), initial=0.0) <= 0.015 * np.max(abs(right), initial=0.0)
    return "estimates-by-sampling" if near else None


def of_table(
    got: Mapping[str, Numbers], right: Mapping[str, Numbers], off: str, mistakes: Mapping[str, Mapping[str, Any]]
) -> str | None:
    """Name the misconception behind a table of states.

    Args:
        got: the columns that were given, by name, a number for each state.
        right: the right ones.
        off: the first column that is wrong.
        mistakes: a misconception's name to the columns that it leads to.
    """
    for misconception, columns in mistakes.items():
        wrong = {name: np.asarray(values, dtype=np.float64) for name, values in columns.items()}
        fits = all(close(got[name], values, 1e-6) for name, values in wrong.items())
        if fits and not all(close(right[name], values, 1e-6) for name, values in wrong.items()):
            return misconception
    names = list(right)
    if len(names) > 1 and close(got[names[0]], right[names[1]], 1e-6):
        return "probability-and-z-exchanged"
    return of_near_miss(got[off], right[off])


def of_share(share: float, size: int, keep: float, mistakes: Mapping[str, float | tuple[float, ...]]) -> str | None:
    """Name the misconception behind the share of ``size`` coins that was kept.

    Args:
        share: the share kept.
        size: the number of coins.
        keep: the probability of keeping that was asked for.
        mistakes: a misconception's name to the share, or shares, that it leads to.
    """
    for known in (mistakes, _usual_shares(keep)):  # what this test expects first
        led = [(abs(share - float(one)), name, float(one)) for name, some in known.items() for one in np.ravel(some)]
        likely = [(off, name) for off, name, one in led if share_fits(share, size, one, 1e-6)]
        if likely:
            return min(likely)[1]
    return None


def _usual_shares(keep: float) -> dict[str, float | tuple[float, ...]]:
    """Return the shares kept that the usual misconceptions lead to, where ``keep`` was asked for."""

    def above(threshold: float) -> float:  # of a standard normal draw
        return math.erfc(threshold / math.sqrt(2)) / 2

    return {
        "nothing-dropped": 1.0,
        "everything-dropped": 0.0,
        "keeps-with-p": 1 - keep,
        "drops-twice": keep**2,
        # the last is no normal draw but balls in boxes, too close to another share to be told from it
        "draws-from-a-normal": (above(keep), above(1 - keep), 1 - above(keep), 1 - above(1 - keep), math.exp(keep - 1)),
        "ignores-p": 0.5,
    }


def of_factor(x: Numbers, out: Numbers, factor: float, mistakes: Mapping[str, float]) -> str | None:
    """Name the misconception behind survivors that were not multiplied by the right factor.

    Args:
        x: what was masked, without zeros.
        out: the output, of the same shape, with one survivor or more.
        factor: the right factor.
        mistakes: a misconception's name to the factor that it leads to.
    """
    coins = out != 0
    before, after = x[coins], out[coins]
    ratio = after / before
    if close(ratio, np.full(ratio.size, ratio[0]), 1e-6):
        return _of_constant_factor(x, out, ratio, mistakes)
    if close(after, np.full(after.size, after[0]), 1e-6):
        return "returns-the-mask"
    if close(np.where(abs(ratio - 1) < 1e-6, factor, ratio), np.full(ratio.size, factor), 1e-6):
        return "nothing-dropped" if coins.all() else "some-left-as-they-are"
    if any(np.allclose(after, np.round(before * factor, digits), rtol=0, atol=1e-12) for digits in range(1, 6)):
        return "rounds-the-result"
    if np.array_equal(after, np.trunc(before * factor)) or np.array_equal(after, np.floor(before * factor)):
        return "truncates-integers" if np.array_equal(x, np.trunc(x)) else "truncates-to-integers"
    return "noise-not-coins" if coins.all() else None


def _of_constant_factor(x: Numbers, out: Numbers, ratio: Numbers, mistakes: Mapping[str, float]) -> str | None:
    """Name the misconception where all survivors were multiplied by the same factor."""
    if (out != 0).all():  # nothing dropped, so there are no survivors to speak of
        return "nothing-dropped"
    for misconception, value in mistakes.items():
        if close(ratio, np.full(ratio.size, value), 1e-6):
            return misconception
    if math.isclose(ratio[0], out.size / ratio.size, rel_tol=1e-6):
        return "divides-by-realised-share"
    return "keeps-the-sum" if math.isclose(out.sum(), x.sum(), rel_tol=1e-6) else None
