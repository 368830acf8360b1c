"""Visible halves of the tests of notebook 10."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import Answer, leaves_for_grading, leaves_open, show, visible_half, wrong
from dropout_lab.checks.outcomes import naming
from dropout_lab.checks.transformers import Tossed, flags, same_wires
from dropout_lab.content.transformer import WIRES, block_weights

from .recorded import agrees, call

Function = Callable[..., Any]

#: Where the coins of a block fall.
PLACES = "attention weights", "attention output", "feed-forward output"


def a_block(seed: int, length: int, width: int, hidden: int) -> tuple[Any, ...]:
    """Return an input, weights, and coins that hang on a seed."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=(length, width)), block_weights(width, hidden, rng), Tossed(seed, PLACES)


@visible_half
def test_block_with_coins(block_with_coins: Function) -> None:
    cases = a_block(1, 5, 3, 6), a_block(2, 6, 4, 8)
    with naming({r"do not fit|not aligned|mismatch": "sizes-do-not-fit"}):
        agrees("test_block_with_coins", block_with_coins, *(call(*case) for case in cases))
    leaves_for_grading("other inputs, weights and coins, in larger blocks")


def names_of_wires(flags: Sequence[float]) -> str:
    """Return the names of the wires that are flagged."""
    return ", ".join(wire for wire, flag in zip(WIRES, flags, strict=True) if flag) or "no wire"


@visible_half
def test_biased_wires(biased_wires: Function) -> None:
    asked = "right for norm 2, for attention output, and for relu with feed-forward output"
    leaves_open("Each of the other wires, and other sets of several, are looked at, too", shown=asked)
    cases = ({"norm 2"}, {"attention output"}, {"relu", "feed-forward output"})
    calls = map(call, cases)
    agrees("test_biased_wires", biased_wires, *calls, read=flags(WIRES), compare=same_wires(WIRES), say=names_of_wires)


@visible_half
def test_stream_moments(stream_moments: Function) -> None:
    cases = (2.0, [0.5], [0.2]), (-3.0, [0.5, 0.25, -0.4], [0.1, 0.3, 0.6])
    agrees("test_stream_moments", stream_moments, *(call(*c) for c in cases), parts=("mean", "variance"))
    leaves_for_grading("other streams, of up to five blocks")


def _a_rate_each(answer: Answer, blocks: int, p_last: float) -> Answer:
    """Return the answer, if it has not a rate too many, or one too few."""
    value = answer.value
    rates = np.size(value[0]) if isinstance(value, tuple | list) and len(value) == 3 else blocks
    slips = {blocks + 1: "one-rate-too-many", blocks - 1: "one-rate-too-few"}
    if rates in slips:
        wrong(f"{answer.source}: ps has {rates} rates for {blocks} blocks", slips[rates])
    return answer


@visible_half
def test_linear_decay(linear_decay: Function) -> None:
    calls, parts = (call(5, 0.4), call(12, 0.3)), ("ps", "mean", "variance")
    agrees("test_linear_decay", linear_decay, *calls, parts=parts, read=_a_rate_each)
    leaves_for_grading("other rates, and up to 39 blocks")


def _one_number(answer: Answer, probs: NDArray[np.float64]) -> Answer:
    """Return the answer, if it is a number and no nan where a probability is 0."""
    if isinstance(answer.value, tuple) and len(answer.value) == 2:
        wrong(f"{answer.source} gave {show(answer.value)}", "two-terms")
    got = answer.array()
    if got.size != 1 and got.size in probs.shape[:2]:
        wrong(f"{answer.source} gave {show(got)}", "a-value-a-pass" if got.size == len(probs) else "a-value-a-point")
    if np.isnan(got).any() and (probs == 0).any():
        wrong(f"{answer.source} gave nan", "zero-times-log-zero")
    return answer


@visible_half
def test_joint_information(joint_information: Function) -> None:
    sure = np.array([[[0.9, 0.1], [0.8, 0.2]], [[0.3, 0.7], [0.1, 0.9]], [[0.6, 0.4], [0.5, 0.5]]])
    twice = np.array([[[1.0, 0.0], [1.0, 0.0]], [[0.0, 1.0], [0.0, 1.0]]])
    three = np.random.default_rng(3).dirichlet(np.ones(3), size=(4, 3))
    agrees("test_joint_information", joint_information, *map(call, (sure, twice, three)), read=_one_number)
    leaves_for_grading("batches of up to four points, and of one")
