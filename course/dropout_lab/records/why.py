"""Notebook 5's experiment: train digits with wrong labels, each time with one thing about dropout changed.

A *treatment* is a rule for the gradient of a step. All treatments of a seed have the same images, the same wrong labels
and the same initial weights, so their errors are pairs. ``tools/record_why.py`` runs 20 seeds and writes ``why.json``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.content import digits, mlp
from dropout_lab.page import track

from .pairs import difference, signed, told

Numbers = NDArray[np.float64]
#: ``gradient(net, X, Y, rng)``, an array for each of the network's parameters.
Gradient = Callable[[mlp.MLP, Numbers, NDArray[Any], np.random.Generator], list[Numbers]]

#: What every run has in common.
SETTINGS: dict[str, Any] = {"images": 800, "labels replaced": 0.2, "epochs": 40, "batch": 50, "Adam": 2e-3}
#: Shares of hidden units that are removed after training.
SHARES = (0, 0.1, 0.25, 0.5, 0.75, 0.9)
#: Masks whose gradients are averaged, and networks whose probabilities are.
MANY = 8
#: Noise on each weight, in standard deviations of its matrix: in training, and after it.
IN_TRAINING, AFTERWARDS = 0.5, 0.75
#: Strength of L2, the best of 0.003, 0.01, 0.03 on seeds 100 to 102; the noise in training is that of 0.25, 0.5, 1.
L2 = 0.01
#: What is measured of each network, as a figure says it.
MEASURES = {
    "error": "test error (%)",
    "weights changed": "weights changed (%)",
    "half removed": "half the units removed (%)",
}


def in_words(settings: Mapping[str, Any]) -> str:
    """Return what the recorded runs have in common as a sentence; ``settings`` as the record holds them."""
    images, epochs, batch, rate = (settings[key] for key in ("images", "epochs", "batch", "Adam"))
    runs = f"{len(settings['seeds'])} seeds: {images} images, {epochs} epochs, batches of {batch}, Adam at {rate:g}"
    return f"{runs}; where labels are replaced, {settings['labels replaced']:.0%} of them"


def treatments(coins: mlp.Layer) -> dict[str, Gradient]:
    """Return the treatments by name.

    Args:
        coins: dropout with p = 1/2, rescaled, as a layer for ``mlp``.
    """
    normal = mlp.replayed(lambda h, rng: (1 + rng.standard_normal(h.shape)) * h)  # mean 1 and variance 1, as the coins

    def plain(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        return net.gradients(X, Y, None, rng)[1]

    def tossed(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        return net.gradients(X, Y, coins, rng)[1]

    def many_masks(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        return net.gradients(np.tile(X, (MANY, 1)), np.tile(Y, MANY), coins, rng)[1]

    def noise_alone(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        one, other = tossed(net, X, Y, rng), tossed(net, X, Y, rng)  # half their difference squared is the covariance
        return [g + (a - b) / np.sqrt(2) for g, a, b in zip(plain(net, X, Y, rng), one, other, strict=True)]

    def never_absent(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        return net.gradients(X, Y, normal, rng)[1]

    def noisy_weights(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        kept = net.params
        net.params = disturbed(kept, IN_TRAINING, rng)
        grads = plain(net, X, Y, rng)
        net.params = kept
        return grads

    def shrunk(net: mlp.MLP, X: Numbers, Y: NDArray[Any], rng: np.random.Generator) -> list[Numbers]:
        pulls = [L2 * w * (w.ndim == 2) for w in net.params]
        return [g + pull for g, pull in zip(plain(net, X, Y, rng), pulls, strict=True)]

    return {
        "no dropout": plain,
        "dropout": tossed,
        "mean of 8 masks": many_masks,
        "gradient noise alone": noise_alone,
        "normal noise on units": never_absent,
        "noise on weights": noisy_weights,
        "L2": shrunk,
    }


def train(
    gradient: Gradient, seed: int, wrong: float = 0.2, weights: int | None = None
) -> tuple[digits.Digits, mlp.MLP]:
    """Return the division of the digits and the trained network.

    Args:
        gradient: of a step.
        seed: of the division, the wrong labels, the initial weights and the noise.
        wrong: share of labels that are replaced at random.
        weights: another seed for the initial weights and all that follows.
    """
    rng = np.random.default_rng(seed)
    data = digits.split(SETTINGS["images"], rng, wrong)
    if weights is not None:
        rng = np.random.default_rng([seed, weights])
    net, adam = mlp.MLP((64, 128, 128, 10), rng), mlp.Adam(SETTINGS["Adam"])
    for _ in track(range(SETTINGS["epochs"])):
        order = rng.permutation(len(data.Y))
        for start in range(0, len(data.Y), SETTINGS["batch"]):
            rows = order[start : start + SETTINGS["batch"]]
            adam.step(net.params, gradient(net, data.X[rows], data.Y[rows], rng))
    return data, net


def disturbed(params: Sequence[Numbers], size: float, rng: np.random.Generator) -> list[Numbers]:
    """Return parameters with normal noise on the weights, in standard deviations of each matrix; none on biases."""
    return [w + size * w.std() * rng.standard_normal(w.shape) if w.ndim == 2 else w for w in params]


def percent(data: digits.Digits, scores: Numbers) -> float:
    """Return the test error in percent."""
    return 100 * mlp.error(scores, data.Y_test)


def changed(data: digits.Digits, net: mlp.MLP, draws: int = 10) -> float:
    """Return the mean test error, in percent, with noise on all weights."""
    rng, kept, errors = np.random.default_rng(11), net.params, []
    for _ in range(draws):
        net.params = disturbed(kept, AFTERWARDS, rng)
        errors.append(percent(data, net.scores(data.X_test)))
    net.params = kept
    return float(np.mean(errors))


def removed(data: digits.Digits, net: mlp.MLP, share: float, draws: int = 10) -> float:
    """Return the mean test error, in percent, without a share of each hidden layer's units; nothing is rescaled."""
    rng = np.random.default_rng(11)

    def gone(h: Numbers, rng: np.random.Generator) -> tuple[Numbers, mlp.Pullback]:
        return h * (rng.permutation(h.shape[1]) >= share * h.shape[1]), lambda d: d

    return float(np.mean([percent(data, net.scores(data.X_test, gone, rng)) for _ in range(draws)]))


def measure(data: digits.Digits, net: mlp.MLP) -> dict[str, float]:
    """Return the test errors, in percent: of the network, with noise on its weights, and without half of its units."""
    return {
        "error": percent(data, net.scores(data.X_test)),
        "weights changed": changed(data, net),
        "half removed": removed(data, net, 0.5),
    }


def run(seed: int, coins: mlp.Layer) -> dict[str, dict[str, float]]:
    """Return what ``measure`` says of each treatment with this seed.

    Args:
        seed: of everything.
        coins: dropout with p = 1/2, rescaled, as a layer.
    """
    return {name: measure(*train(gradient, seed)) for name, gradient in track(treatments(coins).items())}


def committee(seed: int, coins: mlp.Layer) -> dict[str, float]:
    """Return test errors, in percent, that tell what averaging does.

    Args:
        seed: of everything.
        coins: dropout with p = 1/2, rescaled, as a layer.

    Returns:
        Of one sub-network alone and of 100 averaged, both of the network trained with dropout; and of 8 networks that
        were trained without dropout, on the same labels from other weights, averaged.
    """
    rules, rng = treatments(coins), np.random.default_rng(7)
    data, net = train(rules["dropout"], seed)
    members = [mlp.log_softmax(net.scores(data.X_test, coins, rng))[0] for _ in range(100)]
    others = [train(rules["no dropout"], seed, weights=n)[1] for n in range(MANY)]
    apart = [np.exp(mlp.log_softmax(one.scores(data.X_test))[0]) for one in others]
    return {
        "one sub-network alone": float(np.mean([percent(data, one) for one in members])),
        "100 sub-networks, averaged": percent(data, np.mean(np.exp(members), axis=0)),
        "8 networks, no dropout, averaged": percent(data, np.mean(apart, axis=0)),
    }


def voices(seed: int, coins: mlp.Layer, wrong: float = 0.2) -> dict[str, dict[str, float]]:
    """Return what the test pass of a network with dropout says when all units speak: with their factor and without.

    In vanilla dropout the survivors of a training pass keep their size, so that with all units present each layer hears
    twice as much. ``no factor`` is that network; here the layers are inverted, so the same is said by doubling.

    Args:
        seed: of everything.
        coins: dropout with p = 1/2, rescaled, as a layer.
        wrong: share of labels that are replaced at random.

    Returns:
        Of all units with the factor, all units without it, one sub-network alone and 100 of them averaged: the test
        error in percent, the mean negative log-likelihood, and the mean distance of a class's score from their mean.
    """
    rng = np.random.default_rng(7)
    data, net = train(treatments(coins)["dropout"], seed, wrong)
    twice = mlp.replayed(lambda h, rng: 2.0 * h)
    said = {"all units": [net.scores(data.X_test)], "all units, no factor": [net.scores(data.X_test, twice, rng)]}
    said["one sub-network"] = [net.scores(data.X_test, coins, rng) for _ in range(100)]
    found = {name: np.mean([_said(data, scores) for scores in passes], axis=0) for name, passes in said.items()}
    averaged = np.log(np.mean([np.exp(mlp.log_softmax(scores)[0]) for scores in said["one sub-network"]], axis=0))
    found["100 sub-networks, averaged"] = np.array([*_said(data, averaged)[:2], found["one sub-network"][2]])
    return {name: dict(zip(("error", "nll", "size"), row.tolist(), strict=True)) for name, row in found.items()}


def _said(data: digits.Digits, scores: Numbers) -> list[float]:
    size = float(np.abs(scores - scores.mean(axis=1, keepdims=True)).mean())
    return [percent(data, scores), mlp.nll(scores, data.Y_test), size]


@cache
def recorded() -> dict[str, Any]:
    """Return the record: how it was made, and a list over seeds of each number."""
    return dict(json.loads((files(__package__) / "why.json").read_text(encoding="utf-8")))


def beside() -> dict[str, str]:
    """Return, of each treatment but dropout, how far its recorded test error lies from that of dropout."""
    errors = recorded()["errors"]
    off = {name: difference(of["error"], errors["dropout"]["error"]) for name, of in errors.items()}
    return {name: f"{signed(mean)} ± {half:.1f}" for name, (mean, half) in off.items() if name != "dropout"}


def about_voices() -> Iterator[str]:
    """Yield what all units say together, with their factor and without, and the paired differences from the former."""
    for labels, table in recorded()["voices"].items():
        for who, of in table.items():
            error, nll, size = (np.mean(of[measure]) for measure in ("error", "nll", "size"))
            yield f"{labels}, {who}: error {error:.1f}%, negative log-likelihood {nll:.2f}, size of a score {size:.1f}"
        for who in list(table)[1:]:
            for measure, (name, places) in {"error": ("error", 1), "nll": ("negative log-likelihood", 2)}.items():
                what, than = f"{labels}, {name}", table["all units"][measure]
                yield told(what, who, "all units", table[who][measure], than, places)


def findings() -> list[str]:
    """Return the paired differences, over the recorded seeds, on which the verdicts rest."""
    errors, right = recorded()["errors"], recorded()["right labels"]
    asked = [(errors, "error", other, "no dropout") for other in ("gradient noise alone", "one sub-network alone")]
    asked += [(errors, "weights changed", "L2", "dropout")]
    asked += [(right, measure, "dropout", "no dropout") for measure in MEASURES]
    lines = []
    for table, measure, of, than in asked:
        labels = "right labels" if table is right else "replaced labels"
        what = f"{labels}, {MEASURES[measure]}"
        lines.append(told(what, of, than, table[of][measure], table[than][measure]))
    return lines
