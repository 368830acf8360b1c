"""A small network and Adam, to be read in two minutes.

Every stage of the forward pass returns its output and a *pullback*: a function that turns the gradient of the loss
with respect to that output into the gradient with respect to the stage's input. The backward pass calls the pullbacks
in reverse. A layer of noise is such a stage, too, and it is not here: you bring it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.page import track

Array = NDArray[np.float64]
Pullback = Callable[[Array], Array]

#: ``layer(h, rng) -> (out, pullback)``, applied after each hidden activation while training.
Layer = Callable[[Array, np.random.Generator], tuple[Array, Pullback]]

#: ``activation(z) -> (h, pullback)``.
Activation = Callable[[Array], tuple[Array, Pullback]]

#: ``loss(scores, Y) -> (mean over the rows, its gradient for the scores)``.
Loss = Callable[[Array, NDArray[Any]], tuple[float, Array]]


def relu(z: Array) -> tuple[Array, Pullback]:
    """Return max(0, z); the gradient passes where z > 0."""
    return np.maximum(z, 0.0), lambda d: np.where(z > 0, d, 0.0)


def tanh(z: Array) -> tuple[Array, Pullback]:
    """Return the hyperbolic tangent; its slope is 1 minus its square."""
    h = np.tanh(z)
    return h, lambda d: d * (1 - h * h)


def cross_entropy(scores: Array, Y: NDArray[Any]) -> tuple[float, Array]:
    """Return the mean negative log-likelihood of labels ``Y`` (n,) under the softmax of each row."""
    log_p, pull = log_softmax(scores)
    chosen = np.arange(len(Y)), Y
    d = np.zeros_like(log_p)
    d[chosen] = -1 / len(Y)
    return -float(log_p[chosen].mean()), pull(d)


def half_square(scores: Array, Y: NDArray[Any]) -> tuple[float, Array]:
    """Return half the mean squared error of an output (n, 1) for targets ``Y`` (n,)."""
    off = scores[:, 0] - Y
    return float((off * off).mean()) / 2, off[:, None] / len(Y)


class MLP:
    """Linear - activation - layer, as often as there are hidden sizes, then Linear.

    Args:
        sizes: of the input, the hidden layers and the output, such as (64, 128, 10).
        rng: draws the weights, normal with variance 2 / inputs (He et al. 2015); biases start at 0.
        activation: of the hidden layers.
        loss: what ``gradients`` measures.

    Attributes:
        params: the weights and biases in turn, W (inputs, outputs) and b (outputs,).
    """

    def __init__(
        self,
        sizes: Sequence[int],
        rng: np.random.Generator,
        activation: Activation = relu,
        loss: Loss = cross_entropy,
    ):
        self.activation, self.loss = activation, loss
        self.params: list[Array] = []
        for inputs, outputs in pairwise(sizes):
            self.params += [rng.normal(0.0, np.sqrt(2 / inputs), (inputs, outputs)), np.zeros(outputs)]

    def scores(self, X: Array, layer: Layer | None = None, rng: np.random.Generator | None = None) -> Array:
        """Return the output (before a softmax), (n, outputs); with a layer it is one noisy pass, and needs an rng."""
        return self._run(X, layer, rng)[0]

    def gradients(
        self, X: Array, Y: NDArray[Any], layer: Layer | None, rng: np.random.Generator | None
    ) -> tuple[float, list[Array]]:
        """Return the loss for the targets ``Y`` (n,) and its gradient for each of ``params``."""
        scores, tape = self._run(X, layer, rng)
        loss, d = self.loss(scores, Y)
        return loss, self._pull_back(d, tape)

    def _pull_back(self, d: Array, tape: Sequence[tuple[Array, Array] | Pullback]) -> list[Array]:
        """Return the gradient for each of ``params``, from that for the output and what the pass left behind."""
        grads: list[Array] = []
        for stage in reversed(tape):
            if isinstance(stage, tuple):  # linear: its input and its weights
                x, W = stage
                grads[:0] = [x.T @ d, d.sum(axis=0)]
                d = d @ W.T
            else:
                d = np.asarray(stage(d))
        return grads

    def _run(
        self, X: Array, layer: Layer | None, rng: np.random.Generator | None
    ) -> tuple[Array, list[tuple[Array, Array] | Pullback]]:
        tape: list[tuple[Array, Array] | Pullback] = []
        h = X
        for i in range(0, len(self.params), 2):
            W, b = self.params[i : i + 2]
            tape.append((h, W))
            h = h @ W + b
            if i + 2 == len(self.params):
                break
            h, pull = self.activation(h)
            tape.append(pull)
            if layer is not None:
                if rng is None:
                    raise ValueError("A layer draws its noise from an rng: pass one.")
                out, pull = layer(h, rng)
                h = np.asarray(out)  # a list would do as well
                tape.append(pull)
        return h, tape


def log_softmax(z: Array) -> tuple[Array, Pullback]:
    """Return the logarithm of the softmax of each row, shifted by its largest entry so that nothing overflows."""
    shifted = z - z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return log_p, lambda d: d - np.exp(log_p) * d.sum(axis=1, keepdims=True)


def replayed(forward: Callable[[Array, np.random.Generator], Array]) -> Layer:
    """Make a layer of its forward function alone, for noise that multiplies: h times coins that do not look at h.

    Such a layer is linear in h and acts on each entry alone, so the gradient takes the same way as h did: through the
    same function with the same coins.

    Args:
        forward: ``forward(h, rng) -> out``; draws from rng and from nothing else.
    """

    def layer(h: Array, rng: np.random.Generator) -> tuple[Array, Pullback]:
        before = copy.deepcopy(rng)
        return forward(h, rng), lambda d: forward(d, before)

    return layer


class Adam:
    """Adam (Kingma and Ba 2015, algorithm 1): steps of the running mean over the root of the running mean square.

    Args:
        rate: size of a step.
        decay: of the two running means.
    """

    def __init__(self, rate: float = 1e-3, decay: tuple[float, float] = (0.9, 0.999)):
        self.rate, self.decay, self.steps = rate, decay, 0
        self.means: list[tuple[Array, Array]] = []

    def step(self, params: list[Array], grads: list[Array]) -> None:
        """Move ``params`` in place."""
        self.steps += 1
        self.means = self.means or [(np.zeros_like(p), np.zeros_like(p)) for p in params]
        (b1, b2), t = self.decay, self.steps
        for p, g, (m, v) in zip(params, grads, self.means, strict=True):
            m += (1 - b1) * (g - m)
            v += (1 - b2) * (g * g - v)
            p -= self.rate * (m / (1 - b1**t)) / (np.sqrt(v / (1 - b2**t)) + 1e-8)


class SGD:
    """Plain gradient descent, with the two things that are often added to it.

    Args:
        rate: size of a step.
        momentum: share of the last step that is taken again (Polyak 1964).
        decay: share of each weight that is taken off beside the gradient, as L2 regularisation does.
    """

    def __init__(self, rate: float = 0.1, momentum: float = 0.0, decay: float = 0.0):
        self.rate, self.momentum, self.decay = rate, momentum, decay
        self.last: list[Array] = []

    def step(self, params: list[Array], grads: list[Array]) -> None:
        """Move ``params`` in place."""
        self.last = self.last or [np.zeros_like(p) for p in params]
        for p, g, v in zip(params, grads, self.last, strict=True):
            v *= self.momentum
            v += g + self.decay * p
            p -= self.rate * v


def descend(
    gradient: Callable[[dict[str, Array], Array], Mapping[str, Array]],
    params: Mapping[str, Array],
    masks: Sequence[Array],
    rates: Mapping[str, float],
) -> list[dict[str, Array]]:
    """Run plain gradient descent with a rate for each parameter and a given mask for each step.

    Args:
        gradient: ``gradient(params, mask)``, an array for each key of ``params``.
        params: where to start; left as they are.
        masks: one for each step.
        rates: by key.

    Returns:
        The parameters after each step.
    """
    path: list[dict[str, Array]] = []
    now = {k: np.asarray(v) for k, v in params.items()}
    for mask in masks:
        grads = gradient(now, mask)
        now = {k: now[k] - rates[k] * np.asarray(grads[k]) for k in now}
        path.append(now)
    return path


def fit(
    net: MLP,
    X: Array,
    Y: NDArray[Any],
    rng: np.random.Generator,
    *,
    layer: Layer | None = None,
    epochs: int = 40,
    batch: int = 50,
    rate: float = 1e-3,
    watch: Callable[[MLP], tuple[float, ...]] | None = None,
    every: int = 1,
    shuffle: bool = True,
) -> Array:
    """Train ``net`` in place, in batches.

    Args:
        net: what to train.
        X: examples (n, inputs).
        Y: labels, or whatever targets the network's loss takes (n,).
        rng: shuffles, and is handed to ``layer``.
        layer: noise after each hidden activation; None for none.
        epochs: passes over the data.
        batch: examples a step.
        rate: of Adam.
        watch: returns the numbers to keep.
        every: epochs from one call of ``watch`` to the next.
        shuffle: whether each epoch has batches of its own; without, an example keeps its place.

    Returns:
        What ``watch`` returned, (epochs // every, numbers); empty without it.
    """
    adam = Adam(rate)
    kept: list[tuple[float, ...]] = []
    for epoch in track(range(1, epochs + 1)):
        order = rng.permutation(len(Y)) if shuffle else np.arange(len(Y))
        for start in range(0, len(Y), batch):
            rows = order[start : start + batch]
            adam.step(net.params, net.gradients(X[rows], Y[rows], layer, rng)[1])
        if watch is not None and epoch % every == 0:
            kept.append(watch(net))
    return np.array(kept)


def error(scores: Array, Y: NDArray[np.int64]) -> float:
    """Return the share of rows whose largest score is not at the label."""
    return float(np.mean(scores.argmax(axis=1) != Y))


def nll(scores: Array, Y: NDArray[np.int64]) -> float:
    """Return the mean negative log-likelihood of the labels."""
    return -float(log_softmax(scores)[0][np.arange(len(Y)), Y].mean())
