"""When two values count as the same, and which are plain numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def close(got: NDArray[np.float64], right: NDArray[np.float64], within: float) -> bool:
    """Tell whether two arrays agree up to ``within``, relative to the largest entry of ``right``, absolute below 1."""
    if got.shape != right.shape or not np.isfinite(got).all():
        return False
    scale = max(1.0, float(abs(right).max(initial=0.0)))
    return bool((abs(got - right) <= within * scale).all())


def mistaken(got: NDArray[np.float64], mistake: Any, right: NDArray[np.float64], within: float) -> bool:
    """Tell whether a value is the one that a misconception leads to, where that is not the right one as well."""
    value = np.asarray(mistake, dtype=np.float64)
    return close(got, value, within) and not close(right, value, within)


def among(found: NDArray[np.float64], allowed: Any) -> bool:
    """Tell whether every number found is one of those allowed."""
    # relative to the value, so that a zero is a zero: whatever is not counts as a coin that keeps
    fits = [abs(found - value) <= 1e-9 * abs(value) for value in np.asarray(allowed, dtype=np.float64)]
    return bool(np.logical_or.reduce(fits).all())


def whole(*arrays: NDArray[np.float64]) -> bool:
    """Tell whether arrays hold whole numbers alone."""
    return all(np.array_equal(values, np.rint(values)) for values in arrays)


def plain(values: Any, *shape: int) -> NDArray[np.float64] | None:
    """Return values as an array of this shape, if they are real numbers alone, of types that lose nothing; else None.

    Raises:
        Exception: whatever an object raises that numpy asks for its numbers.
    """
    try:
        array = np.array(values)
    except (TypeError, ValueError, OverflowError):
        return None
    known = array.shape == shape and np.can_cast(array.dtype, np.float64)
    return array.astype(np.float64) if known else None
