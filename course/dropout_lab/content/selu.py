"""Deep layers of scaled exponential linear units: mean and variance on their way down (Klambauer et al. 2017)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

ALPHA, SCALE = 1.6732632423543772, 1.0507009873554805


def selu(z: Numbers) -> Numbers:
    """Return SCALE z for positive z, else SCALE ALPHA (exp(z) - 1)."""
    return SCALE * np.where(z > 0, z, ALPHA * np.expm1(np.minimum(z, 0)))


def moments(
    noise: Callable[[Numbers, float, np.random.Generator], Numbers],
    p: float,
    seed: int,
    layers: int = 30,
    units: int = 256,
    examples: int = 200,
) -> Numbers:
    """Return mean and variance of the units before each of some random SELU layers, each followed by noise.

    Args:
        noise: ``noise(h, p, rng)``, applied behind each SELU.
        p: its rate.
        seed: of inputs (standard normal), weights (normal with variance 1 / units) and noise.
        layers: how many.
        units: in each layer.
        examples: rows of the batch.

    Returns:
        ``(layers + 1, 2)``: mean and variance, over units and examples.
    """
    rng = np.random.default_rng(seed)
    h, path = rng.standard_normal((examples, units)), []
    for _ in range(layers):
        path.append((h.mean(), h.var()))
        h = np.asarray(noise(selu(h @ rng.normal(0, units**-0.5, (units, units))), p, rng))
    return np.array([*path, (h.mean(), h.var())])
