"""Visible halves of the tests of notebook 9."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import Answer, ask, leaves_for_grading, nonzero, seeded, visible_half, wrong
from dropout_lab.checks.display import not_shown
from dropout_lab.checks.gradients import expect_same_road, gradient
from dropout_lab.checks.machines import (
    ask_far,
    expect_addresses,
    expect_coins_of_the_stream,
    expect_replayed,
    expect_small_cache,
)
from dropout_lab.checks.outcomes import naming

from .recorded import agrees, call

Function = Callable[..., Any]

#: A coin that nobody reaches by drawing all before it.
FAR = 10**15


def _coins(answer: Answer, key: int, number: int, start: int, stop: int, p: float) -> Answer:
    """Return the answer, if it is as many coins as were asked for."""
    got = answer.array().shape
    if got != (stop - start,):
        wrong(f"{answer.source} has shape {got}{not_shown(f', not {(stop - start,)}')}", "coins-from-start-to-stop")
    return answer.shape(stop - start).only(0, 1, mistakes={"already-rescaled": (0, 1 / (1 - p))})


@visible_half
def test_coins_between(coins_between: Function) -> None:
    cases = ((7, 3, 8, 24, 0.3), (7, 3, 5, 22, 0.6), (7, 2, 5, 22, 0.6), (9, 3, 2, 15, 0.6))
    other: dict[str, Any] = {"not-these-coins": lambda got, right: True}
    agrees("test_coins_between", coins_between, *(call(*case) for case in cases), read=_coins, mistakes=other)
    ask_far(coins_between, 7, 3, FAR + 1, FAR + 6, 0.3).shape(5).only(0, 1)
    leaves_for_grading("other keys, streams and places, and whether the far coins are the right ones")


@visible_half
def test_seeded_dropout_forward(seeded_dropout: Function, stream: Function) -> None:
    x = nonzero(21, 6, 40)
    coins = stream(11, 4).random((6, 40)) >= 0.3
    answer = ask(seeded_dropout, x, 0.3, 11, 4)
    out, cache = answer.pair("out", "cache")
    expect_coins_of_the_stream(Answer(out, f"{answer.source}: out"), x, coins, 0.3)
    expect_small_cache(cache, "the cache")
    leaves_for_grading("inputs of one and of three axes, and large keys and numbers")


@visible_half
def test_seeded_dropout_backward(seeded_dropout: Function, seeded_backward: Function) -> None:
    x, dout = nonzero(22, 6, 40), nonzero(23, 6, 40)

    def passed(p: float, key: int, number: int) -> tuple[NDArray[np.float64], Any]:
        """Return the factors of a forward pass, and its cache."""
        out, cache = ask(seeded_dropout, x, p, key, number).pair("out", "cache")
        return Answer(out, "out").shape(6, 40).finite().array() / x, cache

    road, cache = passed(0.3, 11, 4)
    if not (road != 0).any():
        wrong("seeded_dropout", "everything-dropped")
    other_rate = {"backward-at-another-rate": passed(0.5, 11, 4)[0]}
    later, cache_of_later = passed(0.3, 11, 9)
    outside = {"keeps-it-outside-the-cache": later, **other_rate}  # two passes are open at once
    expect_same_road(gradient(seeded_backward, dout, cache), dout, road, outside, "tosses-others-again")
    expect_same_road(gradient(seeded_backward, dout, cache_of_later), dout, later, other_coins="tosses-others-again")
    leaves_for_grading("three passes at once, with other keys and rates")


@visible_half
def test_replay(save: Function, replay: Function) -> None:
    inputs = nonzero(31, 5, 8), nonzero(32, 5, 8)
    with naming({r"got \(out, tape\) for its tape": "output-in-the-tape"}):
        expect_replayed(save, replay, lambda: seeded(33), inputs, nonzero(34, 5, 8))
    leaves_for_grading("three blocks, and generators of other kinds")


def _addresses(stream_of: Function, region: str) -> None:
    """Ask for places that differ in each of the numbers alone, and in two so that their sum is the same."""
    others = [(5, 2, 12, 0), (6, 2, 0, 0), (5, 3, 0, 0), (4, 3, 0, 0), (5, 1, 1, 0)]
    devices = [(5, 2, data, tensor) for data in (0, 1) for tensor in (0, 1, 11)]
    expect_addresses(stream_of, [(region, *place) for place in devices + others])
    leaves_for_grading("larger steps, and layers and ranks of up to three digits")


@visible_half
def test_stream_of_sharded(stream_of: Function) -> None:
    _addresses(stream_of, "sharded")


@visible_half
def test_stream_of_replicated(stream_of: Function) -> None:
    _addresses(stream_of, "replicated")


def _a_line(answer: Answer, program: Any) -> Answer:
    """Return the answer, if it is not None."""
    if answer.value is None:
        wrong(answer.source, "none-for-no-line")
    return answer


@visible_half
def test_first_reuse(first_reuse: Function) -> None:
    start = ("key", "key", 0)
    clean = [start, ("split", "key", "key", "a"), ("draw", "a"), ("split", "key", "key", "b"), ("draw", "b")]
    twice = [start, ("split", "key", "a", "b"), ("draw", "a"), ("draw", "b"), ("draw", "a"), ("draw", "b")]
    folded = [start, ("fold_in", "key", 1, "a"), ("fold_in", "key", 2, "b"), ("draw", "a"), ("draw", "b")]
    both = [start, ("draw", "key"), ("split", "key", "a", "b"), ("draw", "a")]
    halved = [start, ("split", "key", "a", "b"), ("split", "key", "c", "d"), ("draw", "a")]
    again = [start, ("fold_in", "key", 1, "a"), ("fold_in", "key", 1, "b"), ("draw", "a"), ("draw", "b")]
    seeds = [start, ("key", "k", 1), ("key", "l", 0), ("draw", "key"), ("draw", "k"), ("draw", "l")]
    kept = [start, ("draw", "key"), ("fold_in", "key", 1, "a"), ("fold_in", "key", 2, "b"), ("draw", "a")]
    spent = [start, ("fold_in", "key", 1, "a"), ("draw", "key")]
    apart = [start, ("split", "key", "a", "b"), ("fold_in", "a", 1, "c"), ("fold_in", "b", 1, "d")]
    apart += [("draw", "c"), ("draw", "d")]
    programs = (clean, twice, folded, both, halved, again, seeds, kept, spent, apart)
    agrees("test_first_reuse", first_reuse, *map(call, programs), read=_a_line)
    kinds = "fold_in beside split on one key, and a split that writes over its own key"
    leaves_for_grading(f"longer programs, other numbers, what you can make of these four lines: {kinds}")
