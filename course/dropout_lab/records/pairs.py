"""Differences of pairs over the seeds of an experiment, each with its 95% interval."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from dropout_lab.content.trials import T95


def difference(of: ArrayLike, than: ArrayLike) -> tuple[float, float]:
    """Return the mean difference of pairs and the half-width of its 95% interval.

    Args:
        of: values of the one, (n,), one for each seed.
        than: values of the other with the same seeds, (n,).

    Raises:
        ValueError: if they are no pairs, or if no table says Student's t for so many.
    """
    one, other = np.asarray(of, dtype=np.float64), np.asarray(than, dtype=np.float64)
    if one.shape != other.shape or one.size not in T95:
        raise ValueError(f"There should be {sorted(T95)} pairs, but the shapes are {one.shape} and {other.shape}.")
    off = one - other
    return float(off.mean()), float(T95[off.size] * off.std(ddof=1) / np.sqrt(off.size))


def told(what: str, a: str, b: str, of: ArrayLike, than: ArrayLike, digits: int = 1) -> str:
    """Return the difference of pairs as a line to print.

    Args:
        what: was measured.
        a: name of the one.
        b: name of the other.
        of: values of ``a``, (n,).
        than: values of ``b`` with the same seeds, (n,).
        digits: after the decimal point.
    """
    mean, half = difference(of, than)
    more, pairs = int(np.sum(np.asarray(of) > np.asarray(than))), np.size(of)
    return f"{what}: {a} minus {b} {signed(mean, digits)} ± {half:.{digits}f}, larger in {more} of {pairs}"


def signed(value: float, digits: int = 1) -> str:
    """Return a number with its sign and so many decimal places; what rounds to zero has no sign."""
    text = f"{value:+.{digits}f}"
    return text.replace("-", "\u2212") if float(text) else f"{0:.{digits}f}"
