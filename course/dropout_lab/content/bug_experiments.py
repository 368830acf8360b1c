"""The twelve bugs of notebook 8 at work: networks trained on digits with each of them, and with none.

``TRAINED`` has a layer for each bug that acts in training, ``TESTED`` a test pass for each that acts afterwards; a bug
that changes no number of a prediction stands in ``HARMLESS``. The rate is 0.5, but 0.4 where keeping and dropping are
exchanged, since at 0.5 that changes nothing; each bug is held against a right layer of its own rate. Exhibit 1 was
found where each step takes all examples, so that each of them meets one mask for ever; here it gets batches that stay
the same, in which an example keeps its place and with it its mask.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.page import track

from . import digits, mlp

Array = NDArray[np.float64]
#: ``multiplier(shape, rng)`` of a layer that multiplies by coins.
Multiplier = Callable[[tuple[int, ...], np.random.Generator], Array]

RIGHT, OTHER_RIGHT = "no bug", "no bug, p = 0.4"
SIZES = (64, 128, 128, 10)


def _with(keep: Callable[..., Array], factor: float) -> Multiplier:
    return lambda shape, rng: keep(shape, rng) * factor


def _seeded(shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    return np.where(np.random.default_rng(1).random(shape) < 0.5, 1.0, 0.0)


def _shared(shape: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Return coins for eight channels of sixteen units, where a coin counts for its place in all channels."""
    return np.tile(np.where(rng.random((shape[0], shape[1] // 8)) < 0.5, 1.0, 0.0), (1, 8))


#: What each layer multiplies by while it is trained. Exhibit 4 is vanilla, so its survivors stay as they are.
TRAINED: dict[int | str, Multiplier] = {
    RIGHT: _with(lambda shape, rng: rng.random(shape) < 0.5, 2.0),
    OTHER_RIGHT: _with(lambda shape, rng: rng.random(shape) < 0.6, 1 / 0.6),
    1: _with(_seeded, 2.0),
    2: _with(lambda shape, rng: rng.random(shape) < 0.4, 1 / 0.4),
    3: _with(lambda shape, rng: rng.standard_normal(shape) < 0.5, 2.0),
    4: _with(lambda shape, rng: rng.random(shape) < 0.5, 1.0),
    6: _with(lambda shape, rng: rng.random(shape) < 0.5, 2.0),
    7: _with(lambda shape, rng: rng.random(shape) < 0.5, 2.0),
    9: _with(_shared, 2.0),
    10: _with(lambda shape, rng: np.tile(rng.random(shape[1]) < 0.5, (shape[0], 1)), 2.0),
}
#: What the hidden layers are multiplied by in the test pass, where that is not 1.
TESTED: dict[int, float] = {4: 2.0, 5: 0.5}
#: A gradient overwritten after its use, and a spread of equal passes: the predictions are those without a bug.
HARMLESS = (8, 12)

#: What every run has in common.
SETTINGS: dict[str, Any] = {"images": 800, "labels replaced": 0.2, "epochs": 30, "batch": 100, "Adam": 2e-3}


class _BiasScaled(mlp.MLP):
    """Exhibit 6: while it is trained, the biases after a dropped layer are multiplied by 1/(1 - p) as well."""

    def gradients(
        self, X: Array, Y: NDArray[np.int64], layer: mlp.Layer | None, rng: np.random.Generator | None
    ) -> tuple[float, list[Array]]:
        factors = [1.0, 1.0] + [1.0, 2.0] * (len(self.params) // 2 - 1)
        kept, self.params = self.params, [w * f for w, f in zip(self.params, factors, strict=True)]
        loss, grads = super().gradients(X, Y, layer, rng)
        self.params = kept
        return loss, [g * f for g, f in zip(grads, factors, strict=True)]


def _layer(bug: int | str) -> mlp.Layer:
    multiplier = TRAINED[bug]

    def layer(h: Array, rng: np.random.Generator) -> tuple[Array, mlp.Pullback]:
        m = multiplier(h.shape, rng)
        return h * m, (lambda d: d * 2.0) if bug == 7 else (lambda d: d * m)

    return layer


def run(seed: int, epochs: int = SETTINGS["epochs"]) -> dict[int | str, tuple[float, float]]:
    """Train on 800 digits, a fifth of whose labels was drawn at random, once for each bug that acts in training.

    Args:
        seed: of the division, the lies, the weights and the coins.
        epochs: passes over the training images.

    Returns:
        Test error, from 0 to 1, and negative log-likelihood for each exhibit and for the layers without a bug.
    """
    found: dict[int | str, tuple[float, float]] = {}
    for bug in track(TRAINED):
        rng = np.random.default_rng(seed)
        data = digits.split(SETTINGS["images"], rng, noise=SETTINGS["labels replaced"])
        net = (_BiasScaled if bug == 6 else mlp.MLP)(SIZES, rng)
        layer = _layer(bug)
        same = bug == 1  # an example keeps its place, and so its mask
        batch, rate = SETTINGS["batch"], SETTINGS["Adam"]
        mlp.fit(net, data.X, data.Y, rng, layer=layer, epochs=epochs, batch=batch, rate=rate, shuffle=not same)

        def judged(layer: mlp.Layer | None, net: mlp.MLP = net, data: digits.Digits = data) -> tuple[float, float]:
            scores = net.scores(data.X_test, layer, np.random.default_rng(0))
            return mlp.error(scores, data.Y_test), mlp.nll(scores, data.Y_test)

        def scaled(factor: float) -> mlp.Layer:
            return lambda h, rng: (h * factor, lambda d: d * factor)

        if bug == RIGHT:
            found[5], found[11] = judged(scaled(TESTED[5])), judged(layer)
            found.update((harmless, judged(None)) for harmless in HARMLESS)
        found[bug] = judged(scaled(TESTED[4]) if bug == 4 else None)
    return found


def recorded() -> list[dict[int | str, tuple[float, float]]]:
    """Return what ``run`` found for 20 seeds; ``tools/record_bugs.py`` trains all of them anew."""
    found = json.loads((files(__package__) / "data" / "bugs.json").read_text(encoding="utf-8"))
    pairs = {
        int(bug) if bug.isdigit() else bug: list(zip(found["errors"][bug], nlls, strict=True))
        for bug, nlls in found["negative log-likelihoods"].items()
    }
    return [{bug: of[i] for bug, of in pairs.items()} for i in range(len(found["settings"]["seeds"]))]


def compared(runs: Sequence[Mapping[int | str, tuple[float, float]]]) -> dict[int, Array]:
    """Return how each bug did beside the right layer of its rate, with the same seed.

    Args:
        runs: as ``recorded`` gives them.

    Returns:
        Exhibit to ``(seeds, 2)``: its test error, and its negative log-likelihood, over those without a bug.
    """
    table = {bug: np.array([run[bug] for run in runs]) for bug in runs[0]}
    numbers = [bug for bug in table if isinstance(bug, int)]
    return {bug: table[bug] / table[control_of(bug)] for bug in sorted(numbers)}


def control_of(bug: int) -> str:
    """Return the right layer that a bug is compared with: the one of its rate."""
    return OTHER_RIGHT if bug == 2 else RIGHT


def doubled(worse: Mapping[int, Array]) -> int:
    """Return with how many bugs the test error is twice that of a right layer or more, on average over the seeds."""
    return sum(bool(ratios[:, 0].mean() >= 2) for ratios in worse.values())
