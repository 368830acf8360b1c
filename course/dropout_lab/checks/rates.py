"""Checks of passes side by side: ends of the rates, two passes or layers at once, a switch in between."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer, expect
from .calls import ask
from .data import seeded
from .gradients import expect_same_road, expect_untouched, gradient, survivors
from .outcomes import Wrong, wrong

Numbers = NDArray[np.float64]


def expect_end_of_the_rates(
    out: Answer, back: Answer, p: int, x: Numbers, dout: Numbers, earlier: Numbers | None = None
) -> None:
    """Check a training pass and its way back at p = 0, where everything is kept, or at p = 1, where nothing is.

    Args:
        out: what the forward pass gave.
        back: what the backward pass gave.
        p: 0 or 1.
        x: what the forward pass was given, without zeros.
        dout: what the backward pass was given, without zeros.
        earlier: factors of the pass before, where a cache that is shared would bring them back.
    """
    share = 1.0 - p
    slips = {"drops-at-rate-zero": lambda o: p == 0 and (o == 0).any(), "keeps-at-rate-one": lambda o: p == 1}
    for answer in (out, back):
        if p == 1 and not np.isfinite(answer.array()).all():
            wrong(f"{answer.source} holds nan or inf", "nan-at-rate-one")
    out.shape(*x.shape).finite().equals(share * x, slips)
    wrongs: dict[str, Any] = {} if earlier is None else {"cache-overwritten": earlier * dout}
    back.shape(*dout.shape).finite().equals(share * dout, {**wrongs, "gradient-at-rate-one": lambda d: p == 1})


def expect_own_caches(
    forward: Callable[..., Any], backward: Callable[..., Any], x: Numbers, dout: Numbers, rates: tuple[float, float]
) -> None:
    """Check that two passes of different rates, both of them open, each have a cache of their own.

    Args:
        forward: ``forward(x, p, rng) -> (out, cache)``, inverted dropout in training.
        backward: ``backward(dout, cache)``.
        x: some hundreds of numbers without zeros.
        dout: numbers without zeros, of x's shape.
        rates: of the two passes.
    """
    passes = [ask(forward, x, p, seeded(10 + k)).pair("out", "cache") for k, p in enumerate(rates)]
    roads = [survivors(expect(o, "out"), x, p) / x for (o, _), p in zip(passes, rates, strict=True)]
    for k in (0, 1, 0):
        other = {"cache-overwritten": roads[1 - k], "rate-of-another-pass": (roads[k] != 0) / (1 - rates[1 - k])}
        other["gradient-times-input"] = roads[k] * x
        expect_same_road(gradient(backward, dout, passes[k][1]), dout, roads[k], other)


def expect_way_back_whatever_the_switch(layer: Any, x: Numbers, dout: Numbers) -> None:
    """Check that ``backward`` belongs to the last forward pass, and a switch that is set in between changes nothing.

    Args:
        layer: in training mode, with ``forward``, ``backward``, ``train`` and ``eval``.
        x: numbers without zeros.
        dout: numbers without zeros, of x's shape.
    """
    road = ask(layer.forward, x).shape(*x.shape).finite().array() / x
    expect_same_road(gradient(layer.backward, dout), dout, road)
    layer.eval()
    switched = gradient(layer.backward, dout)
    try:
        expect_same_road(switched, dout, road)
    except Wrong:  # the same pass, and it was right before eval()
        wrong(f"{switched.source}, after eval(), gave another gradient than before", "mode-read-at-backward")
    ask(layer.forward, x).equals(x)
    expect_untouched(layer.backward, dout)
    layer.train()
    expect_untouched(layer.backward, dout)


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
