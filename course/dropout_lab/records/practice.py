"""Where, of which kind and how much: dropout in small networks, compared in pairs over ten seeds.

All methods of a seed have the same images, the same wrong labels and the same initial weights. What
``tools/record_practice.py`` found is kept in ``practice.json``; ``recorded`` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import cycle
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from dropout_lab.content import digits, language, mlp, regularizers
from dropout_lab.content.small_nets import Convolutional, Drop, Recurrent, no_coins
from dropout_lab.content.transformer import Coins
from dropout_lab.page import track

Numbers = NDArray[Any]
Rng = np.random.Generator

#: What every run on digits has in common.
SETTINGS: dict[str, Any] = {"images": 400, "validation images": 80, "labels replaced": 0.2, "batch": 50}
#: Epochs and the size of a step of Adam, by the kind of network; its sizes.
RUNS: dict[str, dict[str, Any]] = {
    "recurrent": {"epochs": 40, "Adam": 2e-3, "hidden": 64, "steps": 8},
    "convolutions": {"epochs": 30, "Adam": 3e-3, "maps": (8, 16)},
    "layers": {"epochs": 40, "Adam": 2e-3, "hidden": (128, 128)},
}
SIZES, RATES = (32, 64, 128, 256), (0.0, 0.25, 0.5, 0.75)
#: Labels that are all right, or a fifth of which is drawn again.
LABELS = {"right labels": 0.0, "a fifth wrong": SETTINGS["labels replaced"]}
#: A language that is changed for a quarter of all pairs of letters, a few sequences of it, and the rates.
CHANGED, FEW, FINE_STEPS = 0.25, (32, 128, 512), 512
#: By start, the size of a step of Adam and the rates of dropout.
STARTS = {"fine-tuned": (1e-3, (0.0, 0.1, 0.2)), "from scratch": (language.RATE, (0.0, 0.1))}


class Data(NamedTuple):
    """Images and labels of one seed: for training, for validation (wrong labels included) and for the test."""

    X: Numbers
    Y: NDArray[np.int64]
    X_valid: Numbers
    Y_valid: NDArray[np.int64]
    X_test: Numbers
    Y_test: NDArray[np.int64]


def deal(seed: int, wrong: float) -> Data:
    """Return the images of a seed; a share of the labels for training and validation is drawn again."""
    data, held = digits.split(SETTINGS["images"], np.random.default_rng(seed), wrong), SETTINGS["validation images"]
    told = digits.with_label_noise(data.Y_test[:held], wrong, np.random.default_rng([seed, 0]))
    X, X_test = data.X.astype(np.float32), data.X_test.astype(np.float32)
    return Data(X, data.Y, X_test[:held], told, X_test[held:], data.Y_test[held:])


def train(net: Any, data: Data, drop: Any, seed: int, epochs: int, rate: float) -> dict[str, float]:
    """Train a network in place, in single precision.

    Args:
        net: with ``params``, ``scores(X)`` and ``gradients(X, Y, drop)``.
        data: what it learns and is measured on.
        drop: handed to ``gradients``.
        seed: of the batches.
        epochs: passes over the images.
        rate: of Adam.

    Returns:
        Test error in percent and test loss at the end, and the test error of the epoch with the least validation loss.
    """
    rng, adam = np.random.default_rng([seed, 1]), mlp.Adam(rate)
    net.params = [w.astype(np.float32) for w in net.params]
    least, early = np.inf, 0.0
    for _ in range(epochs):
        order = rng.permutation(len(data.Y))
        for start in range(0, len(order), SETTINGS["batch"]):
            rows = order[start : start + SETTINGS["batch"]]
            adam.step(net.params, net.gradients(data.X[rows], data.Y[rows], drop)[1])
        if drop is no_coins and (loss := mlp.nll(net.scores(data.X_valid), data.Y_valid)) < least:
            least, early = loss, _percent(net, data)
    found = {"error": _percent(net, data), "loss": mlp.nll(net.scores(data.X_test), data.Y_test)}
    return found | ({"stopped early": early} if drop is no_coins else {})


def _percent(net: Any, data: Data) -> float:
    return 100 * mlp.error(net.scores(data.X_test), data.Y_test)


def coins(p: float, shape: Sequence[int], rng: Rng) -> Numbers:
    """Return coins of inverted dropout: 0 with probability p, else 1/(1 - p)."""
    return np.asarray((rng.random(shape, dtype=np.float32) >= p) / np.float32(1 - p))


def blocks(p: float, shape: tuple[int, ...], rng: Rng, side: int = 3) -> Numbers:
    """Return coins of blocks on maps (n, 8, 8, maps); their chance is set so that exactly p is dropped on average.

    The paper's chance drops less than p where blocks overlap, and could then not be compared at the same rate.
    """
    n, size, _, maps = shape
    places, i = size - side + 1, np.arange(size)
    covers = np.minimum(i, size - side) - np.maximum(i - side + 1, 0) + 1
    low, high = 0.0, 1.0
    for _ in range(30):
        chance = (low + high) / 2
        too_few = np.mean(1 - (1 - chance) ** np.outer(covers, covers)) < p
        low, high = (chance, high) if too_few else (low, chance)
    falls, kept = rng.random((n, places, places, maps), dtype=np.float32) < chance, np.ones(shape, dtype=np.float32)
    for down, right in np.ndindex(side, side):
        kept[:, down : down + places, right : right + places] *= ~falls
    return kept / np.float32(1 - p)


def recurrent(seed: int, wrong: float) -> dict[str, dict[str, float]]:
    """Train recurrent networks with coins between layers or on the recurrent connection; a mask a step, or one."""
    run, data, found = RUNS["recurrent"], deal(seed, wrong), dict[str, dict[str, float]]()

    def coins_on(where: str, p: float, lasting: bool, rng: Rng) -> Drop:
        def drop(h: Numbers, place: str) -> Numbers:
            if not (place.startswith(where) or (where, place) == ("between", "last")):
                return no_coins(h, place)
            return coins(p, (1, *h.shape[1:]) if lasting and h.ndim == 3 else h.shape, rng)

        return drop

    arms: dict[str, Any] = {"no dropout": no_coins}
    for p in (0.25, 0.5) if wrong else (0.25,):
        for where, lasting in ((w, one) for w in ("between", "recurrent") for one in (False, True)):
            name = f"{where}, {'one mask' if lasting else 'fresh masks'}, p = {p:g}"
            arms[name] = coins_on(where, p, lasting, np.random.default_rng([seed, 2]))
    for name, drop in track(arms.items()):
        net = Recurrent(run["hidden"], np.random.default_rng([seed, 3]), run["steps"])
        found[name] = train(net, data, drop, seed, run["epochs"], run["Adam"])
    return found


def convolutions(seed: int, wrong: float) -> dict[str, dict[str, float]]:
    """Train convolutions with and without batch norm, and with coins of several kinds before and behind the last."""
    run, data, found = RUNS["convolutions"], deal(seed, wrong), dict[str, dict[str, float]]()
    kinds = {
        "pixels": lambda p, h, rng: coins(p, h.shape, rng),
        "maps": lambda p, h, rng: coins(p, (len(h), 1, 1, h.shape[3]), rng),
        "blocks": lambda p, h, rng: blocks(p, h.shape, rng),
    }

    def coins_on(rng: Rng, kind: str, p: float, where: str) -> Drop:
        return lambda h, place: kinds[kind](p, h, rng) if place == where else no_coins(h, place)

    arms: list[tuple[str, bool, Any]] = [("no dropout", False, ()), ("batch norm", True, ())]
    arms += [(f"{kind}, p = 0.25", False, (kind, 0.25, "early")) for kind in kinds]
    arms += [(f"p = 0.5, {where}", False, ("pixels", 0.5, where)) for where in ("early", "late")]
    arms += [(f"batch norm, p = 0.5, {where}", True, ("pixels", 0.5, where)) for where in ("early", "late")]
    for name, batch_norm, how in track(arms):
        net = Convolutional(run["maps"], np.random.default_rng([seed, 3]), batch_norm)
        drop = coins_on(np.random.default_rng([seed, 2]), *how) if how else no_coins
        found[name] = train(net, data, drop, seed, run["epochs"], run["Adam"])
        if batch_norm and how:
            net.settle(data.X)
            found[f"{name}, measured again"] = {"error": _percent(net, data)}
    return found


class _Layered(mlp.MLP):
    """A network with a rate for its input, each hidden layer and its scores."""

    def gradients(self, X: Any, Y: Any, drop: Any, rng: Any = None) -> tuple[float, list[Numbers]]:
        if drop is no_coins:
            return super().gradients(X, Y, None, None)
        (first, *hidden, last), rng = drop
        turn = cycle(hidden)

        def layer(h: Numbers, rng: Rng) -> tuple[Numbers, mlp.Pullback]:
            factor = coins(next(turn), h.shape, rng)
            return h * factor, lambda d: d * factor

        def loss(scores: Numbers, Y: Any) -> tuple[float, Numbers]:
            factor = coins(last, scores.shape, rng)
            value, d = mlp.cross_entropy(scores * factor, Y)
            return value, d * factor

        self.loss = loss if last else mlp.cross_entropy
        return super().gradients(X * coins(first, X.shape, rng) if first else X, Y, layer, rng)


def layered(seed: int, data: Data, hidden: Sequence[int], rates: Sequence[float]) -> dict[str, float]:
    """Train a network with ``rates`` for its input, each hidden layer and its scores."""
    net, run = _Layered((64, *hidden, 10), np.random.default_rng([seed, 3])), RUNS["layers"]
    drop = (rates, np.random.default_rng([seed, 2])) if any(rates) else no_coins
    return train(net, data, drop, seed, run["epochs"], run["Adam"])


#: Rates of the input, the two hidden layers and the scores.
PLACES = {
    "no dropout": (0, 0, 0, 0),
    "hidden 0.5": (0, 0.5, 0.5, 0),
    "first hidden layer 0.5": (0, 0.5, 0, 0),
    "second hidden layer 0.5": (0, 0, 0.5, 0),
    "input 0.2, hidden 0.5": (0.2, 0.5, 0.5, 0),
    "input 0.5, hidden 0.5": (0.5, 0.5, 0.5, 0),
    "hidden 0.5, scores 0.5": (0, 0.5, 0.5, 0.5),
    "scores 0.5 alone": (0, 0, 0, 0.5),
}


def layers(seed: int, wrong: float) -> dict[str, dict[str, float]]:
    """Train one network with coins in other layers each time."""
    data = deal(seed, wrong)
    return {name: layered(seed, data, RUNS["layers"]["hidden"], rates) for name, rates in track(PLACES.items())}


def sizes(seed: int) -> dict[str, dict[str, float]]:
    """Train networks of several sizes with each rate, a fifth of the labels wrong."""
    data, cells = deal(seed, LABELS["a fifth wrong"]), [(size, p) for size in SIZES for p in RATES]
    return {f"{size}, {p:g}": layered(seed, data, (size, size), (0, p, p, 0)) for size, p in track(cells)}


#: Notebook 6's other ways to keep a network from learning wrong labels, with the strengths found on other seeds.
RIVALS: dict[str, dict[str, Any]] = {
    "dropout 0.5": {"p": 0.5},
    "nothing": {},
    "early stopping": {"early": True},
    "L2": {"l2": 1e-2},
    "L1": {"l1": 1e-3},
    "batch norm": {"batch_norm": True},
    "shifted images": {"augment": True},
    "dropout 0.5 and L2": {"p": 0.5, "l2": 3e-3},
}


def rivals(seed: int) -> dict[str, dict[str, float]]:
    """Train a network with each way."""

    def error(p: float = 0.0, **how: Any) -> float:
        layer = mlp.replayed(lambda h, rng: h * ((rng.random(h.shape) >= p) / (1 - p))) if p else None
        return 100 * regularizers.error_with(seed, layer=layer, **how)

    return {name: {"error": error(**how)} for name, how in track(RIVALS.items())}


def fine_tuning(seed: int) -> dict[str, dict[str, float]]:
    """Train on much text in one language without coins, then on little text in another one that is close to it.

    Returns:
        By start, number of sequences and rate: the divergence after the last step, and where it is best for choosing.
    """
    rng = [np.random.default_rng([seed, which]) for which in range(6)]
    old, other = language.Language(rng[0]), language.Language(rng[0])
    new = language.Language(rng[0])
    redrawn = rng[0].random((language.LETTERS, language.LETTERS, 1)) < CHANGED
    new.table = np.where(redrawn, other.table, old.table)
    held_out, found = [new.sample(count, rng[0]) for count in (256, 512)], dict[str, dict[str, float]]()
    text = old.sample(language.BATCH * language.STEPS, rng[1])
    start = language.Model(rng[2])
    language.learn(start, text, language.STEPS, Coins({}, None), rng[3])
    found["before"] = {"at the end": start.divergence(held_out[1], new)}
    for n in track(FEW):
        little = new.sample(n, rng[4])
        for name, (adam, rates) in STARTS.items():
            for p in rates:
                model = language.Model(np.random.default_rng([seed, 6]))
                if name == "fine-tuned":
                    model.params = {key: w.copy() for key, w in start.params.items()}
                seen = language.learn(
                    model,
                    little,
                    FINE_STEPS,
                    Coins(dict.fromkeys(language.PLACES_OF_GPT, p), np.random.default_rng([seed, 7])),
                    np.random.default_rng([seed, 8]),
                    partial(_held_out, model, new, held_out),
                    adam,
                )
                best = seen[seen[:, 0].argmin(), 1]
                found[f"{name}, {n}, {p:g}"] = {"at the end": float(seen[-1, 1]), "stopped": float(best)}
    return found


def _held_out(model: language.Model, new: language.Language, parts: Sequence[NDArray[np.int64]]) -> list[float]:
    return [model.divergence(part, new) for part in parts]


@cache
def recorded() -> dict[str, dict[str, dict[str, Numbers]]]:
    """Return the record: by experiment, method and measure, an array over the seeds; errors are in percent."""
    found = json.loads((files(__package__) / "practice.json").read_text(encoding="utf-8"))["found"]
    return {
        name: {m: {k: np.array(v) for k, v in of.items()} for m, of in one["results"].items()}
        for name, one in found.items()
    }


def errors(experiment: str) -> dict[str, Numbers]:
    """Return the recorded test errors of an experiment by method, in percent.

    A network without coins that keeps the epoch with the least validation loss is a method of its own.
    """
    table = recorded()[experiment]
    found = {name: of["error"] for name, of in table.items()}
    for name, of in table.items():
        if "stopped early" in of:
            found["early stopping" if name == "no dropout" else f"{name}, stopped early"] = of["stopped early"]
    return found


def fine_tuned(when: str) -> dict[tuple[str, float], Numbers]:
    """Return the recorded losses of fine-tuning, ``"at the end"`` or ``"stopped"``, by start and rate.

    Returns:
        Arrays (seeds, sequences), in nats for each letter; the numbers of sequences are ``FEW``.
    """
    table = recorded()["fine tuning"]
    return {
        (start, p): np.array([table[f"{start}, {n}, {p:g}"][when] for n in FEW]).T
        for start, (_, rates) in STARTS.items()
        for p in rates
    }
