"""Visible halves of the tests of notebook 9."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dropout_lab.checks import Answer, ask, nonzero, seeded, visible_half, wrong
from dropout_lab.checks.gradients import expect_same_road, gradient
from dropout_lab.checks.machines import (
    ask_far,
    expect_addresses,
    expect_coins_of_the_stream,
    expect_replayed,
    expect_small_cache,
)

from .recorded import agrees, call

Function = Callable[..., Any]

#: A coin that nobody reaches by drawing all before it.
FAR = 10**15


def _coins(answer: Answer, key: int, number: int, start: int, stop: int, p: float) -> Answer:
    """Return the answer, if it is as many coins as were asked for."""
    return answer.shape(stop - start).only(0, 1, mistakes={"already-rescaled": (0, 1 / (1 - p))})


@visible_half
def test_coins_between(coins_between: Function) -> None:
    cases = ((7, 3, 8, 24, 0.3), (7, 3, 5, 22, 0.6), (7, 2, 5, 22, 0.6), (9, 3, 2, 15, 0.6))
    agrees("test_coins_between", coins_between, *(call(*case) for case in cases), read=_coins)
    ask_far(coins_between, 7, 3, FAR + 1, FAR + 6, 0.3).shape(5).only(0, 1)


@visible_half
def test_seeded_dropout_forward(seeded_dropout: Function, stream: Function) -> None:
    x = nonzero(21, 6, 40)
    coins = stream(11, 4).random((6, 40)) >= 0.3
    answer = ask(seeded_dropout, x, 0.3, 11, 4)
    out, cache = answer.pair("out", "cache")
    expect_coins_of_the_stream(Answer(out, f"{answer.source}: out"), x, coins, 0.3)
    expect_small_cache(cache, "the cache")


@visible_half
def test_seeded_dropout_backward(seeded_dropout: Function, seeded_backward: Function) -> None:
    x, dout = nonzero(22, 6, 40), nonzero(23, 6, 40)
    out, cache = ask(seeded_dropout, x, 0.3, 11, 4).pair("out", "cache")
    road = Answer(out, "out").shape(6, 40).finite().array() / x
    if not (road != 0).any():
        wrong("seeded_dropout", "everything-dropped")
    expect_same_road(gradient(seeded_backward, dout, cache), dout, road)


@visible_half
def test_replay(save: Function, replay: Function) -> None:
    inputs = nonzero(31, 5, 8), nonzero(32, 5, 8)
    expect_replayed(save, replay, lambda: seeded(33), inputs, nonzero(34, 5, 8))


@visible_half
def test_stream_of_sharded(stream_of: Function) -> None:
    expect_addresses(stream_of, [("sharded", 5, 2, data, tensor) for data in (0, 1) for tensor in (0, 1)])


@visible_half
def test_stream_of_replicated(stream_of: Function) -> None:
    expect_addresses(stream_of, [("replicated", 5, 3, data, tensor) for data in (0, 1) for tensor in (0, 1)])


@visible_half
def test_first_reuse(first_reuse: Function) -> None:
    start = ("key", "key", 0)
    clean = [start, ("split", "key", "key", "a"), ("draw", "a"), ("split", "key", "key", "b"), ("draw", "b")]
    twice = [start, ("split", "key", "a", "b"), ("draw", "a"), ("draw", "b"), ("draw", "a"), ("draw", "b")]
    folded = [start, ("fold_in", "key", 1, "a"), ("fold_in", "key", 2, "b"), ("draw", "a"), ("draw", "b")]
    both = [start, ("draw", "key"), ("split", "key", "a", "b"), ("draw", "a")]
    halved = [start, ("split", "key", "a", "b"), ("split", "key", "c", "d"), ("draw", "a")]
    agrees("test_first_reuse", first_reuse, *map(call, (clean, twice, folded, both, halved)))
