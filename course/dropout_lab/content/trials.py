"""Trainings that are compared: every method meets the same digits, and has validation images beside the test images.

What ``tools/twenty_seeds.py`` found for twenty seeds is kept in ``data/twenty_seeds.json``, with the settings of these
runs; ``recorded`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import digits, mlp

Numbers = NDArray[np.float64]
Labels = NDArray[np.int64]

#: The network, and how each is trained.
SIZES, EPOCHS, BATCH, RATE = (64, 128, 128, 10), 50, 50, 3e-3
#: Epochs from one look at the errors to the next; validation images for each training image.
EVERY, VALIDATION = 2, 0.2
#: Student's t for intervals of 95%, by the number of pairs: with n pairs there are n - 1 degrees of freedom.
T95 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 10: 2.262, 20: 2.093, 50: 2.010}


@dataclass(frozen=True)
class Trial:
    """One training, seen every two epochs; k is the number of looks.

    Attributes:
        train: error on the training labels, wrong ones included, (k,).
        valid: probabilities of the classes of each validation image, (k, images, 10).
        test: the same of each test image.
        Y_valid: labels of the validation images; as many are wrong as among the training labels.
        Y_test: labels of the test images, all right.
        wrong: share of training labels that are wrong.
        left_on: test error of one pass at the end that still drops.
    """

    train: Numbers
    valid: Numbers
    test: Numbers
    Y_valid: Labels
    Y_test: Labels
    wrong: float
    left_on: float

    @property
    def loss(self) -> Numbers:
        """Return the mean negative log-likelihood of the validation labels, (k,)."""
        chosen = self.valid[:, np.arange(len(self.Y_valid)), self.Y_valid]
        return np.asarray(-np.log(np.maximum(chosen, 1e-300)).mean(axis=1))

    @property
    def errors(self) -> Numbers:
        """Return the test error, (k,)."""
        return np.asarray((self.test.argmax(axis=2) != self.Y_test).mean(axis=1))

    @property
    def at_end(self) -> float:
        """Return the test error after the last epoch."""
        return float(self.errors[-1])

    @property
    def stopped(self) -> float:
        """Return the test error of early stopping: where the validation loss is least."""
        return float(self.errors[self.loss.argmin()])


def learn(layer: mlp.Layer | None, seed: int, n: int = 800, noise: float = 0.2, start: int = 0) -> Trial:
    """Train a network on ``n`` digits; n/5 others are for validation, and all that are left for the test.

    Args:
        layer: noise after each hidden ReLU while training.
        seed: of the images, the wrong labels and, with ``start`` 0, of the weights, the batches and the coins.
        n: training images.
        noise: share of training and validation labels that are drawn again.
        start: another number gives other weights, batches and coins on the same images.
    """
    rng = np.random.default_rng(seed)
    data = digits.split(n, rng, noise)
    held = round(VALIDATION * n)
    X_valid, X_test, Y_test = data.X_test[:held], data.X_test[held:], data.Y_test[held:]
    Y_valid = digits.with_label_noise(data.Y_test[:held], noise, np.random.default_rng([seed, 0]))
    if start:
        rng = np.random.default_rng([seed, start])
    net = mlp.MLP(SIZES, rng)
    looks: list[tuple[Numbers, Numbers]] = []

    def watch(net: mlp.MLP) -> tuple[float]:
        looks.append((_probabilities(net, X_valid), _probabilities(net, X_test)))
        return (mlp.error(net.scores(data.X), data.Y),)

    seen = mlp.fit(
        net, data.X, data.Y, rng, layer=layer, epochs=EPOCHS, batch=BATCH, rate=RATE, watch=watch, every=EVERY
    )
    valid, test = (np.array(part) for part in zip(*looks, strict=True))
    left_on = mlp.error(net.scores(X_test, layer, rng), Y_test)
    return Trial(seen[:, 0], valid, test, Y_valid, Y_test, float(np.mean(data.truth != data.Y)), left_on)


def average(trials: Sequence[Trial]) -> Trial:
    """Return an ensemble of networks that were trained on the same images: the mean of their probabilities."""
    valid, test = (np.mean([getattr(t, part) for t in trials], axis=0) for part in ("valid", "test"))
    return replace(trials[0], valid=valid, test=test)


def by_validation(trials: Mapping[float, Trial]) -> float:
    """Return the rate with the least validation loss after the last epoch."""
    return min(trials, key=lambda p: float(trials[p].loss[-1]))


def test_errors(trials: Mapping[float, Trial], others: Sequence[Trial]) -> dict[str, float]:
    """Return the test error of each method on one split.

    Args:
        trials: by the rate; 0 and 0.5 are among them.
        others: trainings at rate 0 from other weights, for the ensemble.
    """
    ensemble = average([trials[0], *others])
    earliest = min(trials.values(), key=lambda t: float(t.loss.min()))
    return {
        "early stopping": trials[0].stopped,
        "no dropout, 50 epochs": trials[0].at_end,
        "three networks, 50 epochs": ensemble.at_end,
        "three networks, stopped early": ensemble.stopped,
        "p = 0.5": trials[0.5].at_end,
        "p by validation": trials[by_validation(trials)].at_end,
        "p by validation, stopped early": earliest.stopped,
        "p by test": min(t.at_end for t in trials.values()),
    }


def clean_errors(trials: Mapping[float, Trial]) -> dict[str, float]:
    """Return the test error of each method on one split whose labels are all right, from trainings by the rate."""
    dropped = {f"p = {p:g}": t.at_end for p, t in trials.items() if p}
    return {"no dropout": trials[0].at_end, **dropped, "early stopping": trials[0].stopped}


def recorded() -> dict[str, Any]:
    """Return the record: ``seeds``, the ``rates`` that were chosen, and test errors in percent, an array each method.

    Those with ``wrong labels`` are by the method; those with ``clean`` labels by the number of digits and the method.
    """
    found: dict[str, Any] = json.loads((files(__package__) / "data" / "twenty_seeds.json").read_text("utf-8"))
    return {
        "seeds": found["seeds"],
        "wrong labels": _arrays(found["wrong labels"]),
        "clean": {int(n): _arrays(methods) for n, methods in found["clean"].items()},
        "rates": found["rates by validation"],
    }


def in_percent(splits: Sequence[Mapping[str, float]]) -> dict[str, Numbers]:
    """Return the test errors of some splits, in percent, as an array for each method."""
    return _arrays({name: [errors[name] for errors in splits] for name in splits[0]})


def minus(errors: Mapping[str, Numbers], control: str) -> dict[str, Numbers]:
    """Return the differences of each other method to the control, split by split."""
    return {name: values - errors[control] for name, values in errors.items() if name != control}


def judged(results: Mapping[str, Numbers], control: str) -> dict[str, tuple[float, float, tuple[float, float]]]:
    """Return, for each other method, its mean difference to the control, the standard error and the 95% interval.

    Args:
        results: an array for each method, one number for each seed.
        control: what the others are compared with, pair by pair.
    """
    found = {}
    for name, off in minus(results, control).items():
        mean, error = float(off.mean()), float(off.std(ddof=1)) / len(off) ** 0.5
        reach = T95[len(off)] * error
        found[name] = mean, error, (mean - reach, mean + reach)
    return found


def in_words(results: Mapping[str, Numbers], control: str, unit: str = "points", digits: int = 1) -> list[str]:
    """Return a line for each other method: what ``judged`` says, and in how many pairs its number is the larger one."""
    lines = []
    for name, (mean, _, (low, high)) in judged(results, control).items():
        off = minus(results, control)[name]
        numbers = f"{mean:+z.{digits}f} {unit} ({low:+z.{digits}f} to {high:+z.{digits}f})"
        count = f"larger in {np.sum(off > 0)} of {len(off)} pairs"
        lines.append(
            f"{name} minus {control}: {numbers}, {count}".replace(" -", " \N{MINUS SIGN}").replace(
                "(-", "(\N{MINUS SIGN}"
            )
        )
    return lines


def tell(errors: Mapping[str, Numbers], a: str, b: str, judged: tuple[float, float, tuple[float, float]]) -> None:
    """Print how two methods differ, and what the standard error would be if the seeds had nothing in common.

    Args:
        errors: by the method, test errors in percent.
        a: the one method.
        b: the other one.
        judged: the mean of a minus b, its standard error, and the ends of the interval.
    """
    difference, error, (low, high) = judged
    apart = np.sqrt((errors[a].var(ddof=1) + errors[b].var(ddof=1)) / len(errors[a]))
    print(f"{a} minus {b}, {len(errors[a])} seeds: {difference:+.2f} points ({low:+.2f} to {high:+.2f})")
    print(f"    standard error {error:.2f} points in pairs, {apart:.2f} without")


def _arrays(methods: Mapping[str, Sequence[float]]) -> dict[str, Numbers]:
    return {name: 100 * np.array(errors) for name, errors in methods.items()}


def _probabilities(net: mlp.MLP, X: Numbers) -> Numbers:
    return np.exp(mlp.log_softmax(net.scores(X))[0])
