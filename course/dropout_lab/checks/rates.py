"""Checks of rates at work: the ends of [0, 1], and two rates at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer
from .calls import ask
from .gradients import expect_same_road, gradient, survivors
from .outcomes import wrong

Numbers = NDArray[np.float64]


def expect_end_of_the_rates(out: Answer, back: Answer, p: int, x: Numbers, dout: Numbers) -> None:
    """Check a training pass and its way back at p = 0, where everything is kept, or at p = 1, where nothing is.

    Args:
        out: what the forward pass gave.
        back: what the backward pass gave.
        p: 0 or 1.
        x: what the forward pass was given, without zeros.
        dout: what the backward pass was given, without zeros.
    """
    share = 1.0 - p
    slips = {"drops-at-rate-zero": lambda o: p == 0 and (o == 0).any(), "keeps-at-rate-one": lambda o: p == 1}
    out.shape(*x.shape).finite().equals(share * x, slips)
    back.shape(*dout.shape).finite().equals(share * dout, {"gradient-at-rate-one": lambda d: p == 1})


def expect_own_rates(make: Callable[..., Any], x: Numbers, dout: Numbers, rates: tuple[float, float]) -> None:
    """Check that two layers of different rates, both of them in use, each keep their own.

    Args:
        make: ``make(p, seed)`` gives a layer in training mode.
        x: many numbers without zeros.
        dout: numbers without zeros, of x's shape.
        rates: of the two layers.
    """
    layers = [make(p, seed) for seed, p in enumerate(rates, 1)]
    roads: list[Numbers] = []
    for layer, p, other in zip(layers, rates, rates[::-1], strict=True):
        out = ask(layer.forward, x)
        road = out.shape(*x.shape).finite().array() / x
        if np.allclose(road[road != 0], 1 / (1 - other)):
            what = f"beside a layer of p = {other:g}, the layer of p = {p:g} multiplies survivors by 1/(1 - {other:g})"
            wrong(what, "layers-share-a-rate")
        roads.append(survivors(out, x, p) / x)
    for k in (0, 1, 0):
        slips = {
            "layers-share-a-rate": (roads[k] != 0) / (1 - rates[1 - k]),
            "layers-share-a-mask": (roads[1 - k] != 0) / (1 - rates[k]),
        }
        got = gradient(layers[k].backward, dout)
        if np.allclose(got.array(), dout * roads[1 - k]):
            wrong(got.source, "layers-share-a-mask")
        expect_same_road(got, dout, roads[k], slips)
