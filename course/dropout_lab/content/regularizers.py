"""Other ways to keep a network from learning lies: penalties, batch norm, shifted images; dropout is brought along."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dropout_lab.page import track

from . import digits, mlp

Numbers = NDArray[np.float64]

#: Keeps a unit that is always off from dividing by zero.
EPSILON = 1e-3


def normalise(h: Numbers, rng: np.random.Generator | None = None) -> tuple[Numbers, mlp.Pullback]:
    """Apply batch norm without gain and shift, which the linear layer behind it has anyway (Ioffe and Szegedy 2015)."""
    spread = np.sqrt(h.var(axis=0) + EPSILON)
    z = (h - h.mean(axis=0)) / spread
    return z, lambda d: (d - d.mean(axis=0) - z * (d * z).mean(axis=0)) / spread


def settled(net: mlp.MLP, X: Numbers) -> mlp.Layer:
    """Return batch norm at test time: each layer keeps the means and spreads that it has on the examples X.

    Returns:
        A layer for one pass through the network.
    """
    seen: list[tuple[Numbers, Numbers]] = []

    def look(h: Numbers, rng: np.random.Generator) -> tuple[Numbers, mlp.Pullback]:
        seen.append((h.mean(axis=0), np.sqrt(h.var(axis=0) + EPSILON)))
        return normalise(h)

    net.scores(X, look, np.random.default_rng())
    kept = iter(seen)

    def layer(h: Numbers, rng: np.random.Generator) -> tuple[Numbers, mlp.Pullback]:
        mean, spread = next(kept)
        return (h - mean) / spread, lambda d: d / spread

    return layer


def shifted(X: Numbers, rng: np.random.Generator) -> Numbers:
    """Move each 8 x 8 image by up to one pixel in either direction; what comes in from outside is 0."""
    images = np.pad(X.reshape(-1, 8, 8), ((0, 0), (1, 1), (1, 1)))
    down, right = rng.integers(0, 3, (2, len(X), 1, 1))
    rows, columns = np.arange(8)[None, :, None] + down, np.arange(8)[None, None, :] + right
    return np.asarray(images[np.arange(len(X))[:, None, None], rows, columns].reshape(len(X), -1))


def error_with(
    seed: int,
    *,
    layer: mlp.Layer | None = None,
    l2: float = 0.0,
    l1: float = 0.0,
    batch_norm: bool = False,
    augment: bool = False,
    early: bool = False,
    n: int = 800,
    noise: float = 0.2,
    epochs: int = 30,
) -> float:
    """Train on digits some of whose labels are wrong, and return the error on right ones.

    Args:
        seed: of the split, the lies, the weights and the batches.
        layer: noise after each hidden ReLU.
        l2: the gradient gets l2 times the weight.
        l1: the gradient gets l1 times the sign of the weight.
        batch_norm: after each hidden ReLU, in place of ``layer``.
        augment: whether to shift the images of each batch.
        early: whether to hold a fifth of the training images back, with their wrong labels, and to keep the weights of
            the epoch with the smallest error on them.
        n: training images.
        noise: share of labels drawn again.
        epochs: passes over the data.

    Returns:
        The error on the other images.
    """
    rng = np.random.default_rng(seed)
    data, net, adam = digits.split(n, rng, noise), mlp.MLP((64, 128, 128, 10), rng), mlp.Adam(3e-3)
    noisy = normalise if batch_norm else layer
    held = n // 5 if early else 0
    best = 1.0
    kept = net.params
    for _ in track(range(epochs)):
        order = held + rng.permutation(n - held)
        for start in range(0, len(order), 50):
            rows = order[start : start + 50]
            X = shifted(data.X[rows], rng) if augment else data.X[rows]
            grads = net.gradients(X, data.Y[rows], noisy, rng)[1]
            for i in range(0, len(grads), 2):  # weights, not biases
                grads[i] += l2 * net.params[i] + l1 * np.sign(net.params[i])
            adam.step(net.params, grads)
        if early and (now := mlp.error(net.scores(data.X[:held]), data.Y[:held])) < best:
            best, kept = now, [w.copy() for w in net.params]
    net.params = kept
    at_test = settled(net, data.X) if batch_norm else None
    return mlp.error(net.scores(data.X_test, at_test, rng), data.Y_test)


def hidden_units(layer: mlp.Layer, seed: int = 0) -> tuple[Numbers, Numbers]:
    """Return what a network trained with a layer of noise passes from its first hidden layer to the second.

    Args:
        layer: noise after each hidden ReLU while training; none is on the units returned.
        seed: of the split, the weights and the batches.

    Returns:
        The units that are on for some test digit ``(digits, units)``, and the weights behind them ``(units, sums)``.
    """
    rng = np.random.default_rng(seed)
    data, net = digits.split(800, rng), mlp.MLP((64, 128, 128, 10), rng)
    mlp.fit(net, data.X, data.Y, rng, layer=layer, epochs=30, rate=3e-3)
    h = np.maximum(data.X_test @ net.params[0] + net.params[1], 0)
    on = h.var(axis=0) > 0.01
    return h[:, on], net.params[2][on]


def errors_around_passes(
    seed: int, digit: int, passes: int, momentum: float = 0.1, p: float = 0.5
) -> tuple[float, float]:
    """Train with batch norm and dropout behind it, and run noisy passes in training mode over one kind of test digit.

    Args:
        seed: of the split, the weights, the batches and the coins.
        digit: which test images the passes see.
        passes: how many; each writes the statistics of its batch into the running averages.
        momentum: share of the running averages that a pass replaces.
        p: rate of dropping.

    Returns:
        The error on all test images in evaluation mode, before the passes and after them.
    """
    rng = np.random.default_rng(seed)
    data, net = digits.split(800, rng), mlp.MLP((64, 128, 128, 10), rng)
    seen: list[tuple[Numbers, Numbers]] = []

    def training(h: Numbers, rng: np.random.Generator) -> tuple[Numbers, mlp.Pullback]:
        seen.append((h.mean(axis=0), h.var(axis=0)))
        z, pull = normalise(h)
        m = (rng.random(h.shape) >= p) / (1 - p)
        return z * m, lambda d: pull(d * m)

    def error() -> float:
        kept = iter(running)

        def evaluation(h: Numbers, rng: np.random.Generator) -> tuple[Numbers, mlp.Pullback]:
            mean, variance = next(kept)
            return (h - mean) / np.sqrt(variance + EPSILON), lambda d: d

        return mlp.error(net.scores(data.X_test, evaluation, rng), data.Y_test)

    mlp.fit(net, data.X, data.Y, rng, layer=training, epochs=15, rate=3e-3)
    seen.clear()
    net.scores(data.X, training, rng)
    running = list(seen)
    before = error()
    for _ in range(passes):
        seen.clear()
        net.scores(data.X_test[data.Y_test == digit], training, rng)
        running = [
            (mean + momentum * (new - mean), variance + momentum * (spread - variance))
            for (mean, variance), (new, spread) in zip(running, seen, strict=True)
        ]
    return before, error()
