"""Noisy points on two islands of the x-axis, and how well a score tells strangers from its own kind."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def wave(x: ArrayLike) -> Numbers:
    """Return the curve behind the points, sin(1.5 x)."""
    return np.sin(1.5 * np.asarray(x, dtype=np.float64))


def islands(n: int, noise: float, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
    """Return measurements of ``wave`` on [-4, -1] and [1, 4], none in the gap between and none outside.

    Args:
        n: how many.
        noise: standard deviation of the normal error of each.
        rng: draws where they lie, and their errors.

    Returns:
        x (n, 1) and y (n,).
    """
    x = rng.uniform(1, 4, n) * rng.choice([-1.0, 1.0], n)
    return x[:, None], wave(x) + rng.normal(0, noise, n)


def auroc(own: ArrayLike, strangers: ArrayLike) -> float:
    """Return how often a stranger has the higher score than one of its own; a tie counts half (Mann and Whitney 1947).

    Args:
        own: scores of examples from where the training data came from (n,).
        strangers: scores of others (m,).

    Returns:
        1 where the score tells them apart without a mistake, 0.5 for a coin, 0 where it has them the wrong way round.

    Example:
        ``auroc([1, 2], [2, 3])`` is 0.875.
    """
    a, b = np.sort(np.asarray(own, dtype=np.float64)), np.asarray(strangers, dtype=np.float64)
    below, up_to = np.searchsorted(a, b, "left"), np.searchsorted(a, b, "right")
    return float((below + up_to).mean()) / (2 * len(a))
