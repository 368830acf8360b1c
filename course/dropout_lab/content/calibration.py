"""Whether probabilities are right: of all answers given with probability 0.8, eight in ten should be."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

#: Bins of confidence, from 0 to 1, all of the same width.
BINS = 10


def binned(probs: ArrayLike, labels: ArrayLike) -> Numbers:
    """Sort answers into bins by their confidence, the probability of the class that is chosen.

    Args:
        probs: probabilities of the classes (n, K).
        labels: right classes (n,).

    Returns:
        (10, 3): in each bin the number of answers, the sum of their confidences, and how many are right.

    Example:
        ``binned([[0.75, 0.25], [0.75, 0.25]], [0, 1])[7]`` is 2 answers, 1.5 and 1.
    """
    p = np.asarray(probs, dtype=np.float64)
    sure, right = p.max(axis=1), p.argmax(axis=1) == np.asarray(labels)
    at = np.minimum((sure * BINS).astype(int), BINS - 1)
    return np.stack([np.bincount(at, weights, BINS) for weights in (None, sure, right)], axis=1).astype(np.float64)


def calibration_error(bins: Numbers) -> float:
    """Return the expected calibration error: the distance of confidence and share of right answers, over all answers.

    It is never below 0, and with few answers chance alone keeps it above (Guo et al. 2017, section 2).

    Args:
        bins: as ``binned`` gives them, or the sum of several.
    """
    return float(np.abs(bins[:, 1] - bins[:, 2]).sum() / bins[:, 0].sum())


def judged(probs: Numbers, labels: NDArray[np.int64]) -> dict[str, float]:
    """Return what four measures say of probabilities: three in percent, and the negative log-likelihood.

    Args:
        probs: probabilities of the classes (n, K).
        labels: right classes (n,).

    Returns:
        ``error``; ``calibration error``; ``surplus``, the mean confidence minus the share of right answers; ``nll``.
    """
    bins, chosen = binned(probs, labels), probs[np.arange(len(labels)), labels]
    count, sure, right = bins.sum(axis=0)
    shares = {"error": 1 - right / count, "calibration error": calibration_error(bins)}
    shares["surplus"] = (sure - right) / count
    return {**{name: float(100 * share) for name, share in shares.items()}, "nll": _nll(chosen)}


def _nll(chosen: Numbers) -> float:
    return float(-np.log(np.maximum(chosen, 1e-300)).mean())
