"""A classifier that may ask for labels, a few in each round: active learning on digits.

The pool holds each image three times, as collected images do. Who chooses is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import digits, mlp

Array = NDArray[np.float64]
#: ``choose(probs, count, rng)``: places of ``count`` images, from probabilities (passes, images, classes).
Choose = Callable[[Array, int, np.random.Generator], NDArray[np.int64] | list[int]]

START, COUNT, ROUNDS, COPIES, CANDIDATES, PASSES = 20, 3, 10, 3, 60, 20


def train(X: Array, Y: NDArray[np.int64], layer: mlp.Layer, seed: int) -> mlp.MLP:
    """Train a network of one hidden layer on a few labelled images; the same seed gives the same first weights."""
    rng = np.random.default_rng([seed, 1])
    net = mlp.MLP((64, 64, digits.CLASSES), rng)
    mlp.fit(net, X, Y, rng, layer=layer, epochs=60, batch=25, rate=5e-3)
    return net


def probabilities(net: mlp.MLP, X: Array, layer: mlp.Layer, rng: np.random.Generator, passes: int = PASSES) -> Array:
    """Return what each of several passes with coins gives, (passes, images, classes).

    In one pass all images meet the same coins: a pass is a network.
    """
    found = []
    for _ in range(passes):
        state = rng.integers(2**32)

        def one_network(h: Array, _: np.random.Generator, state: int = int(state)) -> tuple[Array, mlp.Pullback]:
            factor = layer(np.ones((1, h.shape[1])), np.random.default_rng(state))[0]
            return h * factor, lambda d: d * factor

        found.append(np.exp(mlp.log_softmax(net.scores(X, one_network, rng))[0]))
    return np.array(found)


def run(choose: Choose, layer: mlp.Layer, seed: int) -> tuple[list[float], int]:
    """Ask for labels in ``ROUNDS`` rounds of ``COUNT``, from a pool in which each image lies ``COPIES`` times.

    Args:
        choose: which images of those offered to ask for.
        layer: of dropout, in training and in the passes.
        seed: of the split, the first labels, the weights and what is offered: the same for whoever chooses.

    Returns:
        The test error before the first round and after each, and how many different images were asked for.
    """
    rng, coins = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 2])
    data = digits.split(600, rng)
    known = list(range(START))
    asked: list[int] = []
    errors: list[float] = []
    for turn in range(ROUNDS + 1):
        rows = np.array(known + asked)
        net = train(data.X[rows], data.Y[rows], layer, seed)
        errors.append(mlp.error(net.scores(data.X_test), data.Y_test))
        if turn == ROUNDS:
            break
        images = np.random.default_rng([seed, 3, turn]).choice(np.arange(START, 600), CANDIDATES, replace=False)
        offered = np.repeat(images, COPIES)
        probs = probabilities(net, data.X[offered], layer, np.random.default_rng([seed, 4, turn]))
        asked += [int(i) for i in offered[np.asarray(choose(probs, COUNT, coins))]]
    return errors, len(set(asked))


class Recorded(NamedTuple):
    """Runs that were recorded by ``tools/record_acquisition.py``; the runs of one seed differ in who chooses alone.

    Attributes:
        errors: who chooses to the test errors, (seeds, rounds + 1).
        different: who chooses to how many different images were asked for, (seeds,).
    """

    errors: dict[str, Array]
    different: dict[str, Array]


def recorded() -> Recorded:
    """Return the recorded runs."""
    table = json.loads((files(__package__) / "data" / "acquisition.json").read_text(encoding="utf-8"))
    runs = table["runs"]
    return Recorded(*({name: np.array(run[part]) for name, run in runs.items()} for part in ("errors", "different")))
