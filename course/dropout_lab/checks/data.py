"""The data of a test: the same for every student, and other numbers when the test is repeated."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_draw = 0


def use_draw(number: int) -> None:
    """Make ``seeded`` give other numbers, so that a test can be repeated on fresh data (0 is what students see)."""
    global _draw
    _draw = number


def seeded(seed: int) -> np.random.Generator:
    """Return a generator for a test's own data: the same for every student, another one for every ``use_draw``."""
    return np.random.default_rng(seed if _draw == 0 else [_draw, seed])


def drawn_rates(seed: int, count: int) -> list[float]:
    """Return probabilities of four digits, away from 0, 1/2 and 1, where mistakes look right; every other is above 1/2.

    Args:
        seed: as for ``seeded``.
        count: how many.
    """
    low = seeded(seed).uniform(0.06, 0.42, count).round(4)
    return [float(round(1 - rate, 4) if number % 2 else rate) for number, rate in enumerate(low)]


def nonzero(seed: int, *shape: int) -> NDArray[np.float64]:
    """Return numbers of both signs with sizes from 0.5 to 2.5: a zero in an output is then a dropped entry.

    Args:
        seed: as for ``seeded``.
        shape: of the array.
    """
    rng = seeded(seed)
    return np.asarray(rng.uniform(0.5, 2.5, shape) * rng.choice([-1.0, 1.0], shape))
