"""When two values count as the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def close(got: NDArray[np.float64], right: NDArray[np.float64], within: float) -> bool:
    """Tell whether two arrays agree up to ``within``, relative to the largest entry of ``right``, absolute below 1."""
    if got.shape != right.shape or not np.isfinite(got).all():
        return False
    scale = max(1.0, float(np.max(np.abs(right), initial=0.0)))
    return bool(np.all(np.abs(got - right) <= within * scale))


def mistaken(got: NDArray[np.float64], mistake: Any, right: NDArray[np.float64], within: float) -> bool:
    """Tell whether a value is the one that a misconception leads to, where that is not the right one as well."""
    value = np.asarray(mistake, dtype=np.float64)
    return close(got, value, within) and not close(right, value, within)


def among(found: NDArray[np.float64], allowed: Any) -> bool:
    """Tell whether every number found is one of those allowed."""
    values = np.asarray(allowed, dtype=np.float64)
    off = np.abs(found[:, None] - values[None, :])
    # relative to the value, so that a zero is a zero: whatever is not counts as a coin that keeps
    return bool((off <= 1e-9 * np.abs(values)).any(axis=1).all())
