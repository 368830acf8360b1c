"""How much of a dropped pixel its neighbours still tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


def r2_from_neighbours(images: Numbers, kept: NDArray[np.bool_], rng: np.random.Generator) -> float:
    """Measure how well a line through its four neighbours guesses a dropped pixel, beyond the mean of its place.

    Half of the images teach the line, the other half is guessed. A neighbour that fell as well, or lies outside, says
    nothing but that.

    Args:
        images: ``(n, side, side)``.
        kept: the same shape; False is dropped.
        rng: deals the images into halves.

    Returns:
        R squared on the second half: 1 is a perfect guess, 0 is no better than the mean of the place over all images.

    Raises:
        ValueError: if a half has fewer dropped pixels than the line has slopes.
    """
    x = images - images.mean(axis=0)
    told = np.concatenate([_neighbours(x * kept), _neighbours(kept.astype(np.float64)), np.ones((1, *x.shape))])
    half = rng.permutation(len(x)) < len(x) // 2
    learn, guess = ~kept & half[:, None, None], ~kept & ~half[:, None, None]
    if min(learn.sum(), guess.sum()) < len(told):
        raise ValueError("Too few pixels are dropped to learn from: drop more, or take more images.")
    line = np.linalg.lstsq(told[:, learn].T, x[learn], rcond=None)[0]
    error = x[guess] - line @ told[:, guess]
    return float(1 - (error**2).sum() / (x[guess] ** 2).sum())


def _neighbours(x: Numbers) -> Numbers:
    """Return the pixels above, below, left and right of each, ``(4, n, side, side)``; 0 outside."""
    wide = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    return np.stack([wide[:, :-2, 1:-1], wide[:, 2:, 1:-1], wide[:, 1:-1, :-2], wide[:, 1:-1, 2:]])
