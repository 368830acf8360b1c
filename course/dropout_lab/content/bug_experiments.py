"""The twelve bugs of notebook 8 at work: networks trained on digits with each of them, and with none.

``TRAINED`` has a layer for each bug that acts in training, ``TESTED`` a test pass for each that acts afterwards; a bug
that changes no number of a prediction stands in ``HARMLESS``. The rate is 0.5, but 0.4 where keeping and dropping are
exchanged, since at 0.5 that changes nothing; each bug is held against a right layer of its own rate. Exhibit 1 was
found where each step takes all examples, so that each of them meets one mask for ever; here it gets batches that stay
the same, in which an example keeps its place and with it its mask.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

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

#: Test errors, and negative log-likelihoods, that ``run`` found for the seeds 0 to 3 with numpy 2.4, to four digits.
RECORDED: dict[int | str, tuple[tuple[float, ...], tuple[float, ...]]] = {
    RIGHT: ((0.0451, 0.0612, 0.0502, 0.0572), (0.3882, 0.4185, 0.4019, 0.3986)),
    OTHER_RIGHT: ((0.0391, 0.0461, 0.0461, 0.0481), (0.349, 0.3676, 0.3671, 0.3372)),
    1: ((0.0772, 0.0762, 0.1013, 0.0812), (0.2686, 0.2752, 0.3028, 0.2484)),
    2: ((0.0652, 0.0662, 0.0572, 0.0652), (0.4977, 0.5288, 0.4928, 0.4955)),
    3: ((0.0461, 0.0481, 0.0431, 0.0481), (0.8163, 0.8313, 0.8531, 0.7945)),
    4: ((0.0502, 0.0622, 0.0552, 0.0632), (0.5015, 0.6429, 0.6313, 0.6949)),
    5: ((0.0502, 0.0592, 0.0522, 0.0532), (1.5181, 1.5335, 1.5014, 1.506)),
    6: ((0.0451, 0.0562, 0.0512, 0.0532), (0.3996, 0.4325, 0.4219, 0.4176)),
    7: ((0.0532, 0.0712, 0.0572, 0.0502), (0.3347, 0.3829, 0.3549, 0.3142)),
    8: ((0.0451, 0.0612, 0.0502, 0.0572), (0.3882, 0.4185, 0.4019, 0.3986)),
    9: ((0.0461, 0.0431, 0.0512, 0.0491), (0.4057, 0.4151, 0.3796, 0.3853)),
    10: ((0.0772, 0.0742, 0.0642, 0.0642), (0.5181, 0.524, 0.5405, 0.48)),
    11: ((0.1394, 0.1505, 0.1454, 0.1374), (0.6435, 0.6433, 0.642, 0.6286)),
    12: ((0.0451, 0.0612, 0.0502, 0.0572), (0.3882, 0.4185, 0.4019, 0.3986)),
}


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


def run(seed: int, epochs: int = 30, batch: int = 100, rate: float = 2e-3) -> dict[int | str, tuple[float, float]]:
    """Train on 800 digits, a fifth of whose labels was drawn at random, once for each bug that acts in training.

    Args:
        seed: of the division, the lies, the weights and the coins.
        epochs: passes over the training images.
        batch: examples a step.
        rate: of Adam.

    Returns:
        Test error, from 0 to 1, and negative log-likelihood for each exhibit and for the layers without a bug.
    """
    found: dict[int | str, tuple[float, float]] = {}
    for bug in track(TRAINED):
        rng = np.random.default_rng(seed)
        data = digits.split(800, rng, noise=0.2)
        net = (_BiasScaled if bug == 6 else mlp.MLP)(SIZES, rng)
        layer = _layer(bug)
        same = bug == 1  # an example keeps its place, and so its mask
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
    """Return what ``run`` found for the seeds 0 to 3; to train all of them anew takes half a minute."""
    return [
        {bug: (errors[seed], nlls[seed]) for bug, (errors, nlls) in RECORDED.items()}
        for seed in range(len(RECORDED[RIGHT][0]))
    ]


def compared(runs: Sequence[Mapping[int | str, tuple[float, float]]]) -> dict[int, Array]:
    """Return how each bug did beside the right layer of its rate, with the same seed.

    Args:
        runs: as ``recorded`` gives them.

    Returns:
        Exhibit to ``(seeds, 2)``: its test error, and its negative log-likelihood, over those without a bug.
    """
    table = {bug: np.array([run[bug] for run in runs]) for bug in runs[0]}
    numbers = [bug for bug in table if isinstance(bug, int)]
    return {bug: table[bug] / table[OTHER_RIGHT if bug == 2 else RIGHT] for bug in sorted(numbers)}


def doubled(worse: Mapping[int, Array]) -> int:
    """Return with how many bugs the test error is twice that of a right layer or more, on average over the seeds."""
    return sum(bool(ratios[:, 0].mean() >= 2) for ratios in worse.values())
