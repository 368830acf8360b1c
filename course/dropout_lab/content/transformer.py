"""A small Transformer block, pre-norm and causal, with a place for coins on every one of its wires.

The block is that of a GPT (Radford et al. 2019), with one head and without gains and biases of its own. Which wires get
coins is handed in: the block knows no favourite. All gradients are written by hand, and held against finite differences
by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Weights = dict[str, Array]

#: The arrays that a block computes, in their order.
WIRES = (
    "embedding", "norm 1", "scores", "attention weights", "attended", "attention output", "stream 1",
    "norm 2", "hidden", "relu", "feed-forward output", "stream 2",
)  # fmt: skip


class Places(Protocol):
    """What may happen on a wire."""

    def forth(self, wire: str, h: Array) -> Array:
        """Return what goes on along a wire."""

    def back(self, wire: str, d: Array) -> Array:
        """Return the gradient before the wire, from that behind it."""


class Coins:
    """Inverted dropout on some wires, each with its own rate.

    Args:
        rates: wire to the probability of dropping.
        rng: tosses the coins; None for a pass without any.
    """

    def __init__(self, rates: Mapping[str, float], rng: np.random.Generator | None):
        if unknown := set(rates) - set(WIRES):
            raise ValueError(f"There is no wire {sorted(unknown)[0]!r}; the wires are {', '.join(WIRES)}.")
        self.rates = {} if rng is None else {wire: p for wire, p in rates.items() if p > 0}
        self.rng, self.factors = rng, dict[str, Array]()

    def forth(self, wire: str, h: Array) -> Array:
        """Return what goes on along a wire, with fresh coins where it has a rate."""
        if wire not in self.rates or self.rng is None:
            return h
        p = self.rates[wire]
        self.factors[wire] = np.where(self.rng.random(h.shape, dtype=np.float32) < p, 0.0, 1 / (1 - p)).astype(h.dtype)
        return np.asarray(h * self.factors[wire])

    def back(self, wire: str, d: Array) -> Array:
        """Return the gradient before the wire: the same coins again."""
        return np.asarray(d * self.factors[wire]) if wire in self.factors else d


class Given:
    """Factors that are given for some wires, for passes whose coins are listed one by one.

    Args:
        factors: wire to what it is multiplied by.
    """

    def __init__(self, factors: Mapping[str, Array]):
        self.factors = factors

    def forth(self, wire: str, h: Array) -> Array:
        """Return what goes on along a wire."""
        return np.asarray(h * self.factors[wire]) if wire in self.factors else h

    def back(self, wire: str, d: Array) -> Array:
        """Return the gradient before the wire."""
        return self.forth(wire, d)


def normed(x: Array) -> tuple[Array, Array]:
    """Return each row with mean 0 and variance 1 (layer norm without gain and bias), and one over its old deviation."""
    off = x - x.mean(axis=-1, keepdims=True)
    scale = 1 / np.sqrt((off * off).mean(axis=-1, keepdims=True) + 1e-5)
    return off * scale, scale


def norm_back(d: Array, n: Array, scale: Array) -> Array:
    """Return the gradient before ``normed``, from that behind it and from what it returned."""
    inner = (d * n).mean(axis=-1, keepdims=True)
    return np.asarray((d - d.mean(axis=-1, keepdims=True) - n * inner) * scale)


def causal_softmax(scores: Array) -> Array:
    """Return the softmax of each row over the places up to its own."""
    length = scores.shape[-1]
    seen = np.where(np.tri(length, dtype=bool), scores, -np.inf)
    e = np.exp(seen - seen.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


def block_weights(width: int, hidden: int, rng: np.random.Generator) -> Weights:
    """Draw the weights of a block, normal with variance 1 / inputs."""
    shapes = dict.fromkeys(("Wq", "Wk", "Wv", "Wo"), (width, width))
    shapes |= {"W1": (width, hidden), "W2": (hidden, width)}
    return {name: rng.normal(0, shape[0] ** -0.5, shape) for name, shape in shapes.items()}


class Block:
    """One pass through a block, forth and back.

    Args:
        w: its weights, as ``block_weights`` gives them.
        places: what happens on each wire.

    Attributes:
        wires: what each wire held, after its coins.
    """

    def __init__(self, w: Weights, places: Places):
        self.w, self.places = w, places
        self.wires: dict[str, Array] = {}

    def _on(self, wire: str, h: Array) -> Array:
        self.wires[wire] = self.places.forth(wire, h)
        return self.wires[wire]

    def forth(self, x: Array) -> Array:
        """Return the output (..., length, width) for an input of the same shape."""
        w = self.w
        e = self._on("embedding", x)
        self.n1, self.scale1 = normed(e)
        n = self._on("norm 1", self.n1)
        self.q, self.k, self.v = n @ w["Wq"], n @ w["Wk"], n @ w["Wv"]
        scores = self._on("scores", self.q @ self.k.swapaxes(-1, -2) * x.shape[-1] ** -0.5)
        self.a = causal_softmax(scores)
        attended = self._on("attended", self._on("attention weights", self.a) @ self.v)
        stream = self._on("stream 1", e + self._on("attention output", attended @ w["Wo"]))
        self.n2, self.scale2 = normed(stream)
        self.z = self._on("hidden", self._on("norm 2", self.n2) @ w["W1"])
        h = self._on("relu", np.maximum(self.z, 0))
        return self._on("stream 2", stream + self._on("feed-forward output", h @ w["W2"]))

    def back(self, d: Array) -> tuple[Array, Weights]:
        """Return the gradient for the input, and for each of the weights, from that for the output."""
        w, on, wires = self.w, self.places.back, self.wires
        d_stream = on("stream 2", d)
        d = on("feed-forward output", d_stream)
        grads = {"W2": weights_back(wires["relu"], d)}
        d = on("hidden", on("relu", d @ w["W2"].T) * (self.z > 0))
        grads["W1"] = weights_back(wires["norm 2"], d)
        d = d_stream + norm_back(on("norm 2", d @ w["W1"].T), self.n2, self.scale2)
        d_e = on("stream 1", d)
        d = on("attention output", d_e)
        grads["Wo"] = weights_back(wires["attended"], d)
        d = on("attended", d @ w["Wo"].T)
        d_v = wires["attention weights"].swapaxes(-1, -2) @ d
        d_a = on("attention weights", d @ self.v.swapaxes(-1, -2))
        d_s = on("scores", self.a * (d_a - (d_a * self.a).sum(axis=-1, keepdims=True)))
        d_s = d_s * d.shape[-1] ** -0.5
        d_q, d_k = d_s @ self.k, d_s.swapaxes(-1, -2) @ self.q
        n = wires["norm 1"]
        grads |= {"Wq": weights_back(n, d_q), "Wk": weights_back(n, d_k), "Wv": weights_back(n, d_v)}
        d = on("norm 1", d_q @ w["Wq"].T + d_k @ w["Wk"].T + d_v @ w["Wv"].T)
        return on("embedding", d_e + norm_back(d, self.n1, self.scale1)), grads


def weights_back(x: Array, d: Array) -> Array:
    """Return the gradient for the weights W of ``x @ W``, summed over all rows."""
    return np.asarray(x.reshape(-1, x.shape[-1]).T @ d.reshape(-1, d.shape[-1]))
