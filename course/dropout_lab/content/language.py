"""A language of eight letters whose every probability is known, and a small Transformer that learns it.

The next letter depends on the last two. So the loss of a model can be measured without noise of labels: as the
Kullback-Leibler divergence from the language to the model, in nats for each letter, 0 for a model that knows all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from . import mlp
from .transformer import Array, Block, Coins, Places, Weights, block_weights, norm_back, normed, weights_back

LETTERS, LENGTH, WIDTH, HIDDEN = 8, 16, 16, 64
#: Sequences in a batch, steps of a run, size of a step of Adam.
BATCH, STEPS, RATE = 32, 2048, 3e-3
#: Where a GPT tosses its coins (Radford et al. 2019).
PLACES_OF_GPT = "embedding", "attention weights", "attention output", "feed-forward output"


class Language:
    """Sequences in which the next letter depends on the last two.

    Args:
        rng: draws the language.
        sharpness: of its probabilities, the standard deviation of their logarithms.

    Attributes:
        table: probabilities of the next letter, by the letter before the last, and the last: an array of three axes.
    """

    def __init__(self, rng: np.random.Generator, sharpness: float = 1.5):
        e = np.exp(sharpness * rng.normal(size=(LETTERS, LETTERS, LETTERS)))
        self.table = e / e.sum(axis=-1, keepdims=True)

    def sample(self, count: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Draw sequences, (count, LENGTH + 1); their first two letters are uniform."""
        found = np.empty((count, LENGTH + 1), dtype=np.int64)
        found[:, :2] = rng.integers(LETTERS, size=(count, 2))
        sums = self.table.cumsum(axis=-1)
        for t in range(2, LENGTH + 1):
            u = rng.random((count, 1))
            found[:, t] = np.minimum((sums[found[:, t - 2], found[:, t - 1]] < u).sum(axis=-1), LETTERS - 1)
        return found


class Model:
    """Embedding and place, one block, layer norm, scores of the next letter; in single precision.

    Args:
        rng: draws the weights.

    Attributes:
        params: the weights by name.
    """

    def __init__(self, rng: np.random.Generator):
        drawn: Weights = {
            "letters": rng.normal(0, 0.5, (LETTERS, WIDTH)),
            "places": rng.normal(0, 0.5, (LENGTH, WIDTH)),
            "out": rng.normal(0, WIDTH**-0.5, (WIDTH, LETTERS)),
        } | block_weights(WIDTH, HIDDEN, rng)
        self.params: Weights = {name: value.astype(np.float32) for name, value in drawn.items()}

    def log_probabilities(self, letters: NDArray[np.int64], places: Places) -> Array:
        """Return the logarithm of the probability of each next letter, (count, length, LETTERS)."""
        return self._run(letters, places)[0]

    def _run(self, letters: NDArray[np.int64], places: Places) -> tuple[Array, Block, Array, Array]:
        block = Block(self.params, places)
        stream = block.forth(self.params["letters"][letters] + self.params["places"][: letters.shape[1]])
        n, scale = normed(stream)
        scores = n @ self.params["out"]
        scores -= scores.max(axis=-1, keepdims=True)
        return scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True)), block, n, scale

    def gradients(self, text: NDArray[np.int64], places: Places) -> tuple[float, Weights]:
        """Return the mean negative log-likelihood of the letters from the third on, and its gradient."""
        log_p, block, n, scale = self._run(text[:, :-1], places)
        hot = np.eye(LETTERS, dtype=log_p.dtype)[text]
        share = np.full(log_p.shape[:2], 1 / (len(text) * (log_p.shape[1] - 1)), dtype=log_p.dtype)
        share[:, 0] = 0  # one letter tells nobody which two came last
        d = (np.exp(log_p) - hot[:, 1:]) * share[..., None]
        grads = {"out": weights_back(n, d)}
        d, inner = block.back(norm_back(d @ self.params["out"].T, n, scale))
        grads |= inner | {"letters": weights_back(hot[:, :-1], d), "places": d.sum(axis=0)}
        return -float((log_p * hot[:, 1:]).sum(axis=-1).ravel() @ share.ravel()), grads

    def divergence(self, text: NDArray[np.int64], language: Language) -> float:
        """Return the mean divergence from the language to the model, in nats for each letter from the third on."""
        log_p = self.log_probabilities(text[:, :-1], Coins({}, None))[:, 1:]
        truth = language.table[text[:, :-2], text[:, 1:-1]]
        return float((truth * (np.log(truth) - log_p)).sum(axis=-1).mean())


def train(sequences: int, p: float, seed: int, steps: int = STEPS) -> Array:
    """Train a model on some sequences, again and again until so many steps are made.

    Runs of the same seed that differ in p alone have the same language, sequences, first weights and batches.

    Args:
        sequences: how many different ones there are, a multiple of BATCH.
        p: probability of dropping on each of ``PLACES_OF_GPT``.
        seed: of everything that is drawn.
        steps: of BATCH sequences each, a power of 2.

    Returns:
        The divergence after 1, 2, 4, 8, ... steps, on sequences for choosing and on others: ``(measurements, 2)``.
    """
    draw = [np.random.default_rng([seed, which]) for which in range(5)]
    language, model = Language(draw[0]), Model(draw[1])
    held_out = [language.sample(count, draw[0]) for count in (256, 512)]
    text = language.sample(sequences, draw[2])
    coins = Coins(dict.fromkeys(PLACES_OF_GPT, p), draw[4])
    return learn(model, text, steps, coins, draw[3], lambda: [model.divergence(part, language) for part in held_out])


def learn(
    model: Model,
    text: NDArray[np.int64],
    steps: int,
    coins: Places,
    rng: np.random.Generator,
    watch: Callable[[], Sequence[float]] = tuple,
    rate: float = RATE,
) -> Array:
    """Train ``model`` in place, on batches of some sequences.

    Args:
        model: its weights are changed.
        text: sequences, a multiple of BATCH of them.
        steps: of BATCH sequences each.
        coins: what happens on the wires.
        rng: shuffles the sequences anew whenever all were seen.
        watch: returns the numbers to keep.
        rate: of Adam.

    Returns:
        What ``watch`` returned after 1, 2, 4, 8, ... steps.
    """
    adam, names, found = mlp.Adam(rate), list(model.params), []
    batches = len(text) // BATCH
    for step in range(1, steps + 1):
        if (step - 1) % batches == 0:
            order = rng.permutation(len(text)).reshape(batches, BATCH)
        grads = model.gradients(text[order[(step - 1) % batches]], coins)[1]
        adam.step([model.params[name] for name in names], [grads[name] for name in names])
        if step & (step - 1) == 0:
            found.append(watch())
    return np.array(found)


class Recorded(NamedTuple):
    """Runs of ``train`` that were recorded by ``tools/record_rates.py``.

    Attributes:
        sequences: how many different ones a run had, ascending.
        rates: of dropout; the first is 0.
        divergence: (seeds, sequences, rates, 2, measurements): for choosing and for testing, after 1, 2, 4, ... steps.
    """

    sequences: tuple[int, ...]
    rates: tuple[float, ...]
    divergence: Array

    def test(self, sequences: int, p: float) -> Array:
        """Return the divergence on the sequences for testing, (seeds, measurements)."""
        return np.asarray(self.divergence[:, self.sequences.index(sequences), self.rates.index(p), 1])

    def differences(self, p: float) -> tuple[Array, Array]:
        """Return what dropout adds to the divergence, paired: mean and standard error, (sequences, measurements)."""
        off = self.divergence[:, :, self.rates.index(p), 1] - self.divergence[:, :, 0, 1]
        return off.mean(axis=0), off.std(axis=0, ddof=1) / len(off) ** 0.5

    def stopped(self) -> tuple[Array, Array]:
        """Stop each run where its divergence for choosing is smallest.

        Returns:
            The divergences for choosing and for testing there, each (seeds, sequences, rates).
        """
        choosing, testing = np.moveaxis(self.divergence, 3, 0)
        at = choosing.argmin(axis=-1)[..., None]
        return tuple(np.take_along_axis(part, at, -1)[..., 0] for part in (choosing, testing))  # type: ignore[return-value]

    def best(self, sequences: int) -> tuple[float, float, float]:
        """Choose the rate above 0 that is best for choosing, each run stopped at its best.

        Returns:
            The rate, and what it adds to the divergence for testing, paired by seed: mean and standard error.
        """
        choosing, testing = (part[:, self.sequences.index(sequences)] for part in self.stopped())
        at = 1 + int(choosing.mean(axis=0)[1:].argmin())
        off = testing[:, at] - testing[:, 0]
        return self.rates[at], float(off.mean()), float(off.std(ddof=1) / len(off) ** 0.5)


def recorded() -> Recorded:
    """Return the recorded runs."""
    table = json.loads((files(__package__) / "data" / "rates.json").read_text(encoding="utf-8"))
    return Recorded(tuple(table["sequences"]), tuple(table["rates"]), np.array(table["divergence"]))
