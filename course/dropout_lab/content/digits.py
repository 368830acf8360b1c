"""Handwritten digits: 1,797 images of 8 x 8 pixels, shipped with the course.

They are the test set of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, UCI Machine Learning
Repository, 1998 (https://doi.org/10.24432/C50P49): 32 x 32 bitmaps of thirteen writers, each block of 4 x 4 counted, so
that a pixel is an integer from 0 to 16. The repository gives its data sets under CC BY 4.0; the values here were taken
unchanged, as bytes, from the copy in scikit-learn, and a test holds them against it.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

CLASSES = 10


class Digits(NamedTuple):
    """A division of the digits for one experiment.

    Attributes:
        X: training images, (n, 64), from 0 to 1.
        Y: their labels as the network is told them, (n,); some may be lies.
        truth: their labels as the writers meant them, (n,).
        X_test: all other images.
        Y_test: their labels; these never lie.
    """

    X: Floats
    Y: Labels
    truth: Labels
    X_test: Floats
    Y_test: Labels


def load() -> tuple[Floats, Labels]:
    """Return all images and labels, in the order of the source.

    Returns:
        Images (1797, 64) with values from 0 to 1 in steps of 1/16, row by row, and labels (1797,) from 0 to 9.
    """
    with (files(__package__) / "data" / "digits.npz").open("rb") as file, np.load(file) as stored:
        return stored["images"] / 16.0, stored["labels"].astype(np.int64)


def split(n: int, rng: np.random.Generator, noise: float = 0.0) -> Digits:
    """Shuffle the digits, take ``n`` for training and leave the rest for the test.

    Args:
        n: number of training images, from 1 to 1796.
        rng: decides which images, and which of their labels lie.
        noise: share of training labels replaced by a random one (see ``with_label_noise``).

    Raises:
        ValueError: if ``n`` leaves nothing to train or to test on.
    """
    images, labels = load()
    if not 1 <= n < len(labels):
        raise ValueError(f"n should lie between 1 and {len(labels) - 1}, but is {n}.")
    order = rng.permutation(len(labels))
    train, test = order[:n], order[n:]
    told = with_label_noise(labels[train], noise, rng)
    return Digits(images[train], told, labels[train], images[test], labels[test])


def with_label_noise(labels: Labels, share: float, rng: np.random.Generator) -> Labels:
    """Replace a share of the labels by classes drawn at random; one in ten of these is right by luck.

    Args:
        labels: (n,), left as they are.
        share: from 0 to 1; ``round(share * n)`` labels are drawn again.
        rng: draws which, and what they become.

    Returns:
        A new array (n,).

    Raises:
        ValueError: if ``share`` is no share.

    Example:
        With ``share=0.2`` about 18 of 100 labels end up wrong.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share should lie between 0 and 1, but is {share}.")
    told = labels.copy()
    chosen = rng.permutation(len(labels))[: round(share * len(labels))]
    told[chosen] = rng.integers(0, CLASSES, len(chosen))
    return told
