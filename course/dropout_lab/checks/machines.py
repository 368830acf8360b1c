"""Checks of randomness that is looked up, replayed or shared out: small caches, replayed blocks, addresses of streams.

Nothing here knows a right mask or gradient but those that the test's own block and stream give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer
from .calls import ask
from .coin_statistics import shared_axis
from .comparison import close
from .display import show
from .outcomes import Wrong, looked, naming, wrong

Numbers = NDArray[np.float64]

#: Bits of the largest number that a cache may hold: those of a key of Philox.
_BITS_OF_A_KEY = 128


def ask_far(function: Callable[..., Any], *args: Any) -> Answer:
    """Return what a function gives that must not draw all the numbers before those that are wanted."""
    with naming({"MemoryError": "draws-what-it-skips"}):
        return ask(function, *args)


def expect_small_cache(cache: Any, source: str, most: int = 8) -> None:
    """Check that a cache holds a few plain numbers, and so no mask in any form.

    Args:
        cache: what a forward pass keeps for its backward pass.
        source: how to speak of it.
        most: how many numbers it may hold.
    """
    numbers = list(_leaves(cache, source))
    wide = any(isinstance(n, int) and n.bit_length() > _BITS_OF_A_KEY for n in numbers)
    if wide or len(numbers) > most:
        what = "a number of more bits than a key has" if wide else f"{len(numbers)} numbers"
        wrong(f"{source} holds {what}", "keeps-the-mask")


def numbers_in(cache: Any) -> int:
    """Return how many numbers a cache holds."""
    return len(list(_leaves(cache, "the cache")))


def _leaves(cache: Any, source: str) -> Iterable[Any]:
    """Yield the numbers of a cache, whatever holds them."""
    if isinstance(cache, np.random.Generator | np.random.RandomState):
        wrong(source, "keeps-a-generator")
    if isinstance(cache, np.ndarray):
        yield from cache.ravel().tolist()
    elif isinstance(cache, dict):
        yield from _leaves(tuple(cache.values()), source)
    elif isinstance(cache, tuple | list):
        for item in cache:
            yield from _leaves(item, source)
    elif isinstance(cache, int | float | np.number) or cache is None:
        yield cache
    else:
        wrong(f"{source} holds {'a function' if callable(cache) else show(cache)}", "keeps-what-nobody-can-count")


def expect_coins_of_the_stream(out: Answer, x: Numbers, coins: NDArray[np.bool_], p: float) -> None:
    """Check the forward pass of inverted dropout whose coins are known.

    Args:
        out: what it gave.
        x: what it was given, without zeros.
        coins: what the stream tosses.
        p: the probability of dropping, above 0.
    """
    got = out.shape(*x.shape).finite().array()
    kept = got != 0
    if np.array_equal(kept, ~coins):
        wrong(out.source, "keeps-with-p")
    if kept.all():
        wrong(out.source, "nothing-dropped")
    if not np.array_equal(kept, coins):
        shared = shared_axis(kept)
        names = {0: "one-coin-per-column", 1: "one-coin-per-row"}
        wrong(out.source, "not-this-stream" if shared is None else names.get(shared, "one-coin-for-all"))
    out.scales(x, 1 / (1 - p), {"not-rescaled": 1.0, "scales-down": 1 - p, "divides-by-p": 1 / p})


# ------------------------------------------------------------------------------------------------ replays


class BlockOnTrial:
    """Block that notes its calls: the output is the squared input times its coins, and the tape the root of the slopes.

    Args:
        p: probability of dropping.

    Attributes:
        coins: of each call.
    """

    def __init__(self, p: float):
        self.p = p
        self.coins: list[Numbers] = []

    def block(self, x: Numbers, rng: np.random.Generator) -> tuple[Numbers, Numbers]:
        """Return the output and the tape of one pass."""
        self.coins.append((rng.random(x.shape) >= self.p) / (1 - self.p))
        return x * x * self.coins[-1], np.cbrt(2 * x * self.coins[-1])

    def back(self, dout: Numbers, tape: Any) -> Numbers:
        """Return the gradient for the input.

        Raises:
            TypeError: if what it gets is (out, tape).
        """
        if isinstance(tape, tuple) and [np.shape(part) for part in tape] == [np.shape(dout)] * 2:
            raise TypeError("back(dout, tape) got (out, tape) for its tape")
        return np.asarray(dout * tape**3)  # so that the two cannot be exchanged


def expect_replayed(
    save: Callable[..., Any],
    replay: Callable[..., Any],
    make_rng: Callable[[], np.random.Generator],
    inputs: Sequence[Numbers],
    dout: Numbers,
) -> None:
    """Check that blocks are saved one after the other and replayed in reverse, each with its own coins.

    Between the passes the generator is used for other things, whose coins must not change.

    Args:
        save: ``save(block, x, rng) -> (out, ticket)``.
        replay: ``replay(block, back, dout, ticket, rng) -> dx``.
        make_rng: makes the generator, the same at each call.
        inputs: of each block, without zeros, of one shape.
        dout: the gradient for each output, likewise.
    """
    rng, plain = make_rng(), make_rng()
    trials = [BlockOnTrial(0.5) for _ in inputs]
    tickets = []
    for trial, x in zip(trials, inputs, strict=True):
        out, ticket = _saved(save, trial, x, rng)
        right = BlockOnTrial(0.5).block(x, plain)[0]
        _expect_pass(trial, out, x, right)
        if repr(rng.bit_generator.state) != repr(plain.bit_generator.state):
            wrong("save(block, x, rng)", "save-moves-nothing")
        tickets.append(ticket)
    for number in reversed(range(len(inputs))):
        rng.random(3)
        _expect_replay(replay, trials, number, inputs[number], dout, tickets[number], rng)


def _saved(save: Callable[..., Any], trial: BlockOnTrial, x: Numbers, rng: np.random.Generator) -> tuple[Answer, Any]:
    looked()
    answer = Answer(_called("save(block, x, rng)", save, trial.block, x.copy(), rng), "save(block, x, rng)")
    out, ticket = answer.pair("out", "ticket")
    return Answer(out, f"{answer.source}: out"), ticket


def _expect_pass(trial: BlockOnTrial, out: Answer, x: Numbers, right: Numbers) -> None:
    if not trial.coins:
        wrong("save(block, x, rng) did not call the block", "runs-no-block")
    if len(trial.coins) > 1:
        wrong(f"save(block, x, rng) called the block {len(trial.coins)} times", "runs-the-block-too-often")
    got = out.shape(*x.shape).finite().array()
    if not close(got, right, 1e-9):
        wrong(out.source, "another-pass-saved" if close(got, x * x * trial.coins[0], 1e-9) else "output-changed")


def _expect_replay(
    replay: Callable[..., Any],
    trials: Sequence[BlockOnTrial],
    number: int,
    x: Numbers,
    dout: Numbers,
    ticket: Any,
    rng: np.random.Generator,
) -> None:
    looked()
    trial, source = trials[number], "replay(block, back, dout, ticket, rng)"
    before = repr(rng.bit_generator.state)
    got = _called(source, replay, trial.block, trial.back, dout.copy(), ticket, rng)
    if len(trial.coins) == 1:
        wrong(f"{source} did not call the block", "keeps-the-tape")
    if len(trial.coins) > 2:
        wrong(f"{source} called the block {len(trial.coins) - 1} times", "runs-the-block-too-often")
    dx = Answer(got, source).shape(*x.shape).finite().array()
    right = dout * 2 * x * trial.coins[0]
    others = [t for t in trials if t is not trial]
    if not close(dx, right, 1e-9):
        again = trial.coins[1]
        if close(dx, x * x * trial.coins[0] * 2 * x * trial.coins[0], 1e-9):
            wrong(source, "replays-the-output")
        if any(np.array_equal(again, other.coins[0]) for other in others):
            wrong(source, "ticket-overwritten")
        if not np.array_equal(again, trial.coins[0]):
            wrong(source, "recomputes-with-other-coins")
        if close(dx, np.cbrt(2 * x * trial.coins[0]) * dout**3, 1e-9):
            wrong(source, "dout-and-tape-exchanged")
        out = x * x * trial.coins[0]
        if close(dx, dout * 2 * out * trial.coins[0], 1e-9):
            wrong(source, "ticket-holds-the-output")
        if close(dx, out, 1e-9):
            wrong(source, "replay-returns-the-output")
        if close(dx, dout * 2 * dout * trial.coins[0], 1e-9):
            wrong(source, "replays-the-gradient")
        raise Wrong(f"{source} gave another gradient than back(dout, tape) with the tape of the saved pass.")
    if repr(rng.bit_generator.state) != before:
        wrong(f"{source} left the generator in another state than it was in", "rewinds-the-coins")


def _called(source: str, function: Callable[..., Any], *args: Any) -> Any:
    """Return what a function gives; blocks and generators are passed on as they are."""

    def call() -> Any:
        return function(*args)

    call.__name__ = source.partition("(")[0]
    return ask(call).value


# ------------------------------------------------------------------------------------------------ addresses

#: Region, step, layer, data rank and tensor rank.
Place = tuple[str, int, int, int, int]


def address(stream_of: Callable[..., Any], place: Place) -> tuple[int, ...]:
    """Return the address that a place is given, a tuple of whole numbers."""
    answer = ask(stream_of, *place)
    if isinstance(answer.value, str | bytes) or callable(answer.value):
        wrong(f"{answer.source} gave {show(answer.value)}", "address-in-numbers")
    answer.finite()
    numbers = np.ravel(np.array(answer.value, dtype=object))  # floats would cut large whole numbers short
    if not numbers.size or any(number != int(number) for number in numbers):
        wrong(f"{answer.source} gave {show(answer.value)}", "address-in-numbers")
    return tuple(int(number) for number in numbers)


def expect_addresses(stream_of: Callable[..., Any], places: Sequence[Place]) -> None:
    """Check, for each pair of places, that their addresses agree exactly where their coins must.

    They must where region, step, layer and data rank are the same and the region is replicated.

    Args:
        stream_of: ``stream_of(region, step, layer, data_rank, tensor_rank)``.
        places: some of which differ in one thing alone, and none in the region of a layer.
    """
    known = {place: address(stream_of, place) for place in places}
    if address(stream_of, places[0]) != known[places[0]]:
        wrong(f"two calls of stream_of{places[0]} gave different addresses", "address-changes")
    pairs = sorted(combinations(places, 2), key=lambda pair: len(_differences(*pair)))
    for one, other in pairs:
        agree, differ = known[one] == known[other], _differences(one, other)
        must = one[0] == other[0] == "replicated" and differ <= {4}
        if agree == must:
            continue
        what = f"stream_of{one} and stream_of{other} gave {'the same address' if agree else 'different addresses'}"
        if must:
            wrong(what, "replicas-toss-apart")
        names = {1: "steps-share-coins", 2: "layers-share-coins", 3: "data-ranks-share-coins", 4: "shards-share-coins"}
        wrong(what, names[next(iter(differ))] if len(differ) == 1 else "addresses-collide")


def _differences(one: Place, other: Place) -> set[int]:
    """Return in which of its numbers two places differ; the tensor rank counts for what is sharded alone."""
    found = {i for i in range(1, 5) if one[i] != other[i]}
    return found - {4} if one[0] == other[0] == "replicated" and found != {4} else found
