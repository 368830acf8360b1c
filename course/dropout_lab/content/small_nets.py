"""A recurrent and a convolutional network on digits, whose coins are handed in by place.

Both are trained as ``mlp.MLP`` is: ``gradients`` gives the loss and an array for each of ``params``. A *coin* is a
factor, 0 or 1/(1 - p); ``drop(h, place)`` returns the coins for what stands in a place, of a shape that fits to h.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import mlp
from .regularizers import EPSILON, normalise

Numbers = NDArray[Any]
Labels = NDArray[Any]
#: ``drop(h, place)``: coins for h.
Drop = Callable[[Numbers, str], Numbers]


def no_coins(h: Numbers, place: str) -> Numbers:
    """Return 1 for every place: a pass at test time."""
    return np.ones(1, dtype=np.float32)


class Recurrent:
    """Two recurrent layers, h[t] = tanh(x[t] W + h[t-1] U + b), that read an image row by row; then scores.

    Places: ``"recurrent 1"`` and ``"recurrent 2"``, the state on its way to the next step, (steps, n, hidden);
    ``"between"``, what layer 1 gives to layer 2, of the same shape; ``"last"``, the last state of layer 2, (n, hidden).

    Args:
        hidden: units of a layer.
        rng: draws the weights; U begins orthogonal.
        steps: how many an image is cut into: 8 for its rows.
    """

    def __init__(self, hidden: int, rng: np.random.Generator, steps: int = 8):
        self.steps = steps
        self.params: list[Numbers] = []
        for inputs in (64 // steps, hidden):
            U = np.linalg.qr(rng.normal(size=(hidden, hidden)))[0]
            self.params += [rng.normal(0, inputs**-0.5, (inputs, hidden)), U, np.zeros(hidden)]
        self.params += [rng.normal(0, hidden**-0.5, (hidden, 10)), np.zeros(10)]

    def scores(self, X: Numbers) -> Numbers:
        """Return the scores (n, 10) of images (n, 64)."""
        return np.asarray(self._run(X, no_coins)[0])

    def gradients(self, X: Numbers, Y: Labels, drop: Drop) -> tuple[float, list[Numbers]]:
        """Return the loss for the labels and its gradient for each of ``params``."""
        scores, pull_1, pull_2, between, last, h = self._run(X, drop)
        loss, d = mlp.cross_entropy(scores, Y)
        out = [(h * last).T @ d, d.sum(axis=0)]
        d_states = np.zeros((self.steps, *h.shape), dtype=h.dtype)
        d_states[-1] = d @ self.params[6].T * last
        d_inputs, second = pull_2(d_states)
        return loss, [*pull_1(d_inputs * between)[1], *second, *out]

    def _run(self, X: Numbers, drop: Drop) -> tuple[Any, ...]:
        rows = X.reshape(len(X), self.steps, -1).swapaxes(0, 1)
        h1, pull_1 = _recur(rows, self.params[:3], lambda like: drop(like, "recurrent 1"))
        between = drop(h1, "between")
        h2, pull_2 = _recur(h1 * between, self.params[3:6], lambda like: drop(like, "recurrent 2"))
        last = drop(h2[-1], "last")
        return (h2[-1] * last) @ self.params[6] + self.params[7], pull_1, pull_2, between, last, h2[-1]


def _recur(x: Numbers, params: list[Numbers], coins: Callable[[Numbers], Numbers]) -> tuple[Numbers, Any]:
    """Run a recurrent layer over x (steps, n, inputs): its states, and what pulls gradients back through time."""
    W, U, b = params
    driven = x @ W + b
    kept = np.broadcast_to(coins(driven), driven.shape)
    states = np.empty_like(driven)
    state = np.zeros_like(driven[0])
    for t in range(len(x)):
        states[t] = state = np.tanh(driven[t] + (state * kept[t]) @ U)

    def pull(d_states: Numbers) -> tuple[Numbers, list[Numbers]]:
        dz, later = np.empty_like(driven), np.zeros_like(driven[0])
        for t in reversed(range(len(x))):
            dz[t] = (d_states[t] + later) * (1 - states[t] ** 2)
            later = dz[t] @ U.T * kept[t]
        before = (states[:-1] * kept[1:]).reshape(-1, len(U))
        flat = dz.reshape(-1, len(U))
        return dz @ W.T, [x.reshape(-1, len(W)).T @ flat, before.T @ dz[1:].reshape(-1, len(U)), flat.sum(axis=0)]

    return states, pull


class Convolutional:
    """Conv, ReLU, conv, ReLU, mean of 2 x 2, linear; with batch norm between each convolution and its bias, or without.

    Places: ``"early"``, behind the first ReLU, (n, 8, 8, maps), in front of a convolution and its batch norm;
    ``"late"``, behind the second ReLU, where no batch norm follows.

    Args:
        maps: of the two convolutions of 3 x 3.
        rng: draws the weights, normal with variance 2 / inputs.
        batch_norm: whether to normalise each map over the batch; running averages, with coins on, serve at test time.

    Attributes:
        running: mean and variance of each map behind each convolution.
    """

    def __init__(self, maps: tuple[int, int], rng: np.random.Generator, batch_norm: bool = False):
        self.batch_norm, (one, two) = batch_norm, maps
        shapes = (9, one), (9 * one, two), (16 * two, 10)
        self.params = [w for a, b in shapes for w in (rng.normal(0, (2 / a) ** 0.5, (a, b)), np.zeros(b))]
        self.running: list[tuple[Numbers, Numbers]] = [(np.zeros(count), np.ones(count)) for count in maps]

    def scores(self, X: Numbers) -> Numbers:
        """Return the scores (n, 10) of images (n, 64), in evaluation mode."""
        return self._run(X, no_coins, training=False)[0]

    def settle(self, X: Numbers) -> None:
        """Measure the statistics of batch norm again, on these images and without coins."""
        self._run(X, no_coins, training=True, momentum=1.0)

    def gradients(self, X: Numbers, Y: Labels, drop: Drop) -> tuple[float, list[Numbers]]:
        """Return the loss for the labels and its gradient for each of ``params``; the running averages move on."""
        scores, tape, flat = self._run(X, drop, training=True)
        loss, d = mlp.cross_entropy(scores, Y)
        grads = [flat.T @ d, d.sum(axis=0)]
        d = np.repeat(np.repeat((d @ self.params[4].T).reshape(len(X), 4, 4, -1), 2, 1), 2, 2) / 4
        for columns, pull, on, coins, W in reversed(tape):
            d = (d * coins * on).reshape(-1, W.shape[1])
            bias, d = d.sum(axis=0), pull(d)
            grads[:0] = [columns.T @ d, bias]
            if columns.shape[1] > 9:  # nobody needs the gradient of the image
                d = _fold(d @ W.T, len(X))
        return loss, grads

    def _run(self, X: Numbers, drop: Drop, training: bool, momentum: float = 0.1) -> tuple[Numbers, list[Any], Numbers]:
        h, tape = X.reshape(-1, 8, 8, 1), []
        for layer, place in enumerate(("early", "late")):
            W, b = self.params[2 * layer : 2 * layer + 2]
            columns = _unfold(h)
            z, pull = self._normalised(columns @ W, layer, training, momentum)
            h = np.maximum(z + b, 0).reshape(len(X), 8, 8, -1)
            coins = drop(h, place)
            tape.append((columns, pull, h > 0, coins, W))
            h = h * coins
        flat = h.reshape(len(X), 4, 2, 4, 2, -1).mean(axis=(2, 4)).reshape(len(X), -1)
        return flat @ self.params[4] + self.params[5], tape, flat

    def _normalised(self, z: Numbers, layer: int, training: bool, momentum: float) -> tuple[Numbers, mlp.Pullback]:
        mean, variance = self.running[layer]
        if not self.batch_norm:
            return z, _same
        if not training:
            return (z - mean) / np.sqrt(variance + EPSILON), _same
        self.running[layer] = (
            mean + momentum * (z.mean(axis=0) - mean),
            variance + momentum * (z.var(axis=0) - variance),
        )
        return normalise(z)


def _same(d: Numbers) -> Numbers:
    return d


def _unfold(h: Numbers) -> Numbers:
    """Return the 3 x 3 neighbourhood of each pixel of (n, 8, 8, maps), zeros outside: (n 64, 9 maps)."""
    wide = np.pad(h, ((0, 0), (1, 1), (1, 1), (0, 0)))
    parts = [wide[:, i : i + 8, j : j + 8] for i in range(3) for j in range(3)]
    return np.concatenate(parts, axis=3).reshape(-1, 9 * h.shape[3])


def _fold(columns: Numbers, count: int) -> Numbers:
    """Add up what each pixel gave to its neighbourhoods: the way back through ``_unfold``."""
    parts = columns.reshape(count, 8, 8, 9, -1)
    wide = np.zeros((count, 10, 10, parts.shape[-1]), dtype=columns.dtype)
    for k, (i, j) in enumerate(np.ndindex(3, 3)):
        wide[:, i : i + 8, j : j + 8] += parts[:, :, :, k]
    return wide[:, 1:9, 1:9]
