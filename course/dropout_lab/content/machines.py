"""Randomness on machines with little memory and many devices: Philox round by round, keys, checkpoints, four devices.

Everything is simulated in one process, exactly: a device is a pair of ranks, and a message is a sum of arrays. How a
layer tosses its coins, how a pass is saved and replayed, and which stream a device draws from is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import digits, mlp

Array = NDArray[np.float64]
Tape = list[tuple[Array, Array] | mlp.Pullback]
#: ``block(x, rng) -> (out, tape)``.
Block = Callable[[Array, np.random.Generator], tuple[Array, Any]]
#: ``stream_of(region, step, layer, data_rank, tensor_rank)`` gives a whole number or several.
StreamOf = Callable[[str, int, int, int, int], Any]

#: Multipliers of a round and increments of the key (Salmon et al. 2011, Philox 4x64).
_MULTIPLIERS = 0xD2E7470EE14C6C93, 0xCA5A826395121157
_INCREMENTS = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B
_WORD = 1 << 64

# ------------------------------------------------------------------------------------------------ Philox


def philox(counter: Sequence[int], key: Sequence[int], rounds: int = 10) -> tuple[int, ...]:
    """Return the four 64-bit words that Philox 4x64 makes of a counter and a key (Salmon et al. 2011).

    ``numpy.random.Philox`` has ten rounds, and adds one to its counter before it makes the first four words.

    Args:
        counter: four 64-bit words, the lowest first.
        key: two 64-bit words.
        rounds: how many of its ten rounds are made.
    """
    words, (k0, k1) = tuple(counter), key
    for _ in range(rounds):
        x0, x1, x2, x3 = words
        high0, low0 = divmod(_MULTIPLIERS[0] * x0, _WORD)
        high1, low1 = divmod(_MULTIPLIERS[1] * x2, _WORD)
        words = high1 ^ x1 ^ k0, low1, high0 ^ x3 ^ k1, low0
        k0, k1 = (k0 + _INCREMENTS[0]) % _WORD, (k1 + _INCREMENTS[1]) % _WORD
    return words


def avalanche(rounds: Sequence[int], trials: int, rng: np.random.Generator) -> dict[str, Array]:
    """Measure how many of the 256 bits of Philox change when one bit of its counter, or of its key, is flipped.

    Args:
        rounds: after how many rounds to look.
        trials: how many counters and keys to draw, and a bit of each.
        rng: draws them.

    Returns:
        Shares of bits, ``(trials, len(rounds))``, for ``"a bit of the counter"`` and ``"a bit of the key"``.
    """
    found: dict[str, list[list[float]]] = {"a bit of the counter": [], "a bit of the key": []}
    for _ in range(trials):
        counter, key = ([int(w) for w in rng.integers(_WORD, size=n, dtype=np.uint64)] for n in (4, 2))
        for name, words in (("a bit of the counter", counter), ("a bit of the key", key)):
            before = [philox(counter, key, r) for r in rounds]
            at, bit = int(rng.integers(len(words))), 1 << int(rng.integers(64))
            words[at] ^= bit
            after = [philox(counter, key, r) for r in rounds]
            words[at] ^= bit
            found[name].append([_bits_apart(a, b) for a, b in zip(before, after, strict=True)])
    return {name: np.array(shares) for name, shares in found.items()}


def _bits_apart(one: Sequence[int], other: Sequence[int]) -> float:
    return sum((a ^ b).bit_count() for a, b in zip(one, other, strict=True)) / (64 * len(one))


# ------------------------------------------------------------------------------------------------ keys

Key = tuple[int, int]


def hashed(key: Key, number: int) -> Key:
    """Return a new key made of a key and a number, the first half of what Philox makes of the two."""
    words = philox((number, 0, 0, 0), key)
    return words[0], words[1]


def split(key: Key) -> tuple[Key, Key]:
    """Return two keys, made of the numbers 0 and 1, as in the design of JAX's keys (JEP 263)."""
    return hashed(key, 0), hashed(key, 1)


def fold_in(key: Key, number: int) -> Key:
    """Return the key that belongs to a number, such as that of a layer, a step or a device."""
    return hashed(hashed(key, 2), number)


def drawn(key: Key, size: int) -> list[int]:
    """Return whole numbers, made of 1, 2, ..., ``size``, as in the design of JAX's keys (JEP 263)."""
    return [hashed(key, number)[0] for number in range(1, size + 1)]


def generator(key: Key, *address: int) -> np.random.Generator:
    """Return a generator at the beginning of the stream that an address has under a key: each number is folded in."""
    for number in address:
        key = fold_in(key, int(number))
    return np.random.Generator(np.random.Philox(key=np.array(key, dtype=np.uint64)))


# ------------------------------------------------------------------------------------------------ memory


def coins_of_a_transformer(layers: int, width: int, heads: int, length: int) -> tuple[int, int]:
    """Return how many masks, and how many coins in all, one sequence needs in training.

    Each layer has three masks: one on its attention weights, ``(heads, length, length)``, and two on what its two
    sub-layers put out, ``(length, width)``. One more mask is on the embeddings.
    """
    return 3 * layers + 1, layers * (heads * length * length + 2 * length * width) + length * width


# ------------------------------------------------------------------------------------------------ checkpoints


def make_block(
    layer: mlp.Layer, rng: np.random.Generator, size: int = 6
) -> tuple[Block, Callable[[Array, Any], Array]]:
    """Return a small block, linear - tanh - layer - linear, and its way back.

    Args:
        layer: tosses coins.
        rng: draws the weights.
        size: of input, hidden layer and output.

    Returns:
        ``block(x, rng) -> (out, tape)`` and ``back(dout, tape) -> dx``.
    """
    V, W = rng.normal(size=(2, size, size)) / np.sqrt(size)

    def block(x: Array, coins: np.random.Generator) -> tuple[Array, tuple[mlp.Pullback, mlp.Pullback]]:
        h, through_tanh = mlp.tanh(x @ V)
        h, through_layer = layer(h, coins)
        return h @ W, (through_tanh, through_layer)

    def back(dout: Array, tape: tuple[mlp.Pullback, mlp.Pullback]) -> Array:
        through_tanh, through_layer = tape
        return np.asarray(through_tanh(through_layer(dout @ W.T)) @ V.T)

    return block, back


def slopes(f: Callable[[Array], Array], x: Array, dout: Array, h: float = 1e-5) -> Array:
    """Return the slope of ``sum(f(x) * dout)`` along each entry of ``x``, by central differences."""
    found = np.zeros_like(x)
    for at in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[at] = h
        found[at] = float(((f(x + step) - f(x - step)) * dout).sum()) / (2 * h)
    return found


class CheckpointedMLP(mlp.MLP):
    """Network that keeps no tape: its forward pass is saved as a ticket, and replayed for the backward pass.

    Args:
        sizes: of the input, the hidden layers and the output.
        rng: draws the weights.
        save: ``save(block, x, rng) -> (out, ticket)``.
        replay: ``replay(block, back, dout, ticket, rng)`` gives what ``back`` gives.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        rng: np.random.Generator,
        save: Callable[..., tuple[Array, Any]],
        replay: Callable[..., list[Array]],
    ):
        super().__init__(sizes, rng)
        self._save, self._replay = save, replay

    def gradients(
        self, X: Array, Y: NDArray[Any], layer: mlp.Layer | None, rng: np.random.Generator | None
    ) -> tuple[float, list[Array]]:
        """Return the loss of the pass that was saved, and what the replay takes for its gradients."""

        def block(x: Array, coins: np.random.Generator) -> tuple[Array, Any]:
            return self._run(x, layer, coins)

        scores, ticket = self._save(block, X, rng)
        loss, d = self.loss(np.asarray(scores), Y)
        return loss, [np.asarray(g) for g in self._replay(block, self._pull_back, d, ticket, rng)]


def train(
    save: Callable[..., Any], replay: Callable[..., Any], layer: mlp.Layer, seed: int, epochs: int = 30, every: int = 2
) -> Array:
    """Train a checkpointed network on 400 digits.

    Args:
        save: as for ``CheckpointedMLP``.
        replay: likewise.
        layer: tosses coins after each of the two hidden layers.
        seed: of the digits, the weights, the order of the batches and the coins.
        epochs: passes over the data.
        every: epochs from one measurement to the next.

    Returns:
        ``(epochs // every, 2)``: the test error, and the negative log-likelihood of the test labels.
    """
    rng = np.random.default_rng(seed)
    data = digits.split(400, rng)
    net = CheckpointedMLP((64, 128, 128, 10), rng, save, replay)

    def watch(net: mlp.MLP) -> tuple[float, float]:
        scores = net.scores(data.X_test)
        return mlp.error(scores, data.Y_test), mlp.nll(scores, data.Y_test)

    return mlp.fit(net, data.X, data.Y, rng, layer=layer, epochs=epochs, rate=2e-3, watch=watch, every=every)


# ------------------------------------------------------------------------------------------------ devices

#: Two groups of data by two devices that share each layer.
DEVICES = tuple(product(range(2), range(2)))
ROWS, COLUMNS = 4, 6


def masks_of_devices(
    stream_of: StreamOf, key: Key, step: int = 0, p: float = 0.5
) -> dict[str, dict[tuple[int, int], NDArray[np.bool_]]]:
    """Toss the coins of four devices in one step.

    Args:
        stream_of: gives the address of the stream that a device draws from.
        key: of the run, the same on each device.
        step: of the run.
        p: probability of dropping.

    Returns:
        For ``"sharded"`` (layer 0) and ``"replicated"`` (layer 1): the mask of each device (data rank, tensor rank).
    """
    found: dict[str, dict[tuple[int, int], NDArray[np.bool_]]] = {}
    for layer, region in enumerate(("sharded", "replicated")):
        found[region] = {}
        for data_rank, tensor_rank in DEVICES:
            address = np.ravel(stream_of(region, step, layer, data_rank, tensor_rank))
            found[region][data_rank, tensor_rank] = generator(key, *address).random((ROWS, COLUMNS)) >= p
    return found


def verdicts(masks: Mapping[str, Mapping[tuple[int, int], NDArray[np.bool_]]]) -> dict[str, str]:
    """Say of each region whether its masks agree where they must, and differ where they must; empty where all is well.

    Args:
        masks: as ``masks_of_devices`` returns them.
    """

    def same(region: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
        return np.array_equal(masks[region][one], masks[region][other])

    pairs = [(a, b) for number, a in enumerate(DEVICES) for b in DEVICES[:number]]
    shared = [pair for pair in pairs if same("sharded", *pair)]
    apart = [(a, b) for a, b in pairs if a[0] == b[0] and not same("replicated", a, b)]
    across = [(a, b) for a, b in pairs if a[0] != b[0] and same("replicated", a, b)]
    copies = "copies of one activation get different masks" if apart else ""
    twins = "different examples get the same mask" if across else ""
    return {
        "sharded": f"{len(shared)} of {len(pairs)} pairs of devices share a mask" if shared else "",
        "replicated": copies or twins,
    }


def two_layers(stream_of: StreamOf, key: Key, p: float = 0.5) -> float:
    """Run a layer of two devices, and return how far the two copies of its output are apart.

    Each device holds half of the hidden units (sharded). The sum of what the two put out is on both (replicated), and
    both drop some of it.

    Args:
        stream_of: gives the address of the stream that a device draws from.
        key: of the run.
        p: probability of dropping.

    Returns:
        The largest difference between the copies, over both groups of data.
    """
    rng = np.random.default_rng(3)
    x, V = rng.normal(size=(2, ROWS, 5)), rng.normal(size=(2, 5, COLUMNS)) / np.sqrt(5)
    W = rng.normal(size=(2, COLUMNS, COLUMNS)) / np.sqrt(2 * COLUMNS)
    masks = masks_of_devices(stream_of, key, p=p)
    gaps = []
    for data_rank in range(2):
        parts = [
            np.maximum(x[data_rank] @ V[rank], 0) * masks["sharded"][data_rank, rank] / (1 - p) @ W[rank]
            for rank in range(2)
        ]
        total = sum(parts)
        copies = [total * masks["replicated"][data_rank, rank] / (1 - p) for rank in range(2)]
        gaps.append(float(abs(copies[0] - copies[1]).max()))
    return max(gaps)


def noise_of_the_mean(
    devices: Sequence[int], seed: int, batch: int = 8, draws: int = 60, p: float = 0.5
) -> dict[str, Array]:
    """Measure how much the coins move the gradient that devices average, for coins of their own and for shared ones.

    A network is trained on digits for some epochs. Then the weights and the examples of each device stay, and only
    the coins are tossed anew. The noise is the root of the summed variance of the mean gradient's entries.

    Args:
        devices: how many devices, ascending.
        seed: of the network, the examples and the coins.
        batch: examples on each device.
        draws: how often the coins are tossed.
        p: probability of dropping.

    Returns:
        The noise for each number of devices, over that of the first: ``"own coins"`` and ``"the same coins"``.
    """
    rng = np.random.default_rng(seed)
    data = digits.split(batch * max(devices), rng)
    net = mlp.MLP((64, 64, 10), rng)
    mlp.fit(net, data.X, data.Y, rng, epochs=4, batch=32, rate=3e-3)
    found: dict[str, list[float]] = {"own coins": [], "the same coins": []}
    for count in devices:
        X, Y = data.X[: batch * count], data.Y[: batch * count]
        for name, tossed in (("own coins", count), ("the same coins", 1)):
            grads = []
            for _ in range(draws):
                factor = np.tile((rng.random((batch * tossed, 64)) >= p) / (1 - p), (count // tossed, 1))

                def layer(h: Array, _: Any, factor: Array = factor) -> tuple[Array, mlp.Pullback]:
                    return h * factor, lambda d: d * factor

                grads.append(np.concatenate([g.ravel() for g in net.gradients(X, Y, layer, rng)[1]]))
            found[name].append(float(np.sqrt(np.var(grads, axis=0, ddof=1).sum())))
    return {name: np.array(noise) / found["own coins"][0] for name, noise in found.items()}
