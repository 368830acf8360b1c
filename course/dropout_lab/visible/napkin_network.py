"""Visible halves of the tests of notebook 2. Numbers worked out by hand are known by their mistakes alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from dropout_lab.checks import ask, expect, knows_mistakes_alone, leaves_for_grading, leaves_open, seeded, visible_half
from dropout_lab.checks.networks import MISFITS, any_of, expect_network, expect_output, expect_steady, naming
from dropout_lab.checks.sealed import ByHand, expect_sealed, seal
from dropout_lab.content import notebook2_seals

from .recorded import Call, agrees, call

Function = Callable[..., Any]
Network = tuple[Any, Any]

#: The two sets of masks, by the layers that they act on.
MASKS = {
    "h1_a": (1, 0, 1),
    "h2_a": (0, 1, 1),
    "h3_a": (1, 1, 0),
    "h1_b": (1, 1, 0),
    "h2_b": (1, 0, 1),
    "h3_b": (0, 1, 1),
}
#: Networks of another depth than the napkin's: of how many units each layer is, the input first.
OTHER_DEPTHS = (2, 3, 1), (2, 3, 2, 3, 2, 1)


def _by_hand(known: tuple[Any, Any], answers: dict[str, Any], *names: str) -> ByHand:
    """Return the page of one set of masks, after a look at some of its lines."""
    page = ByHand(*known, answers, MASKS)
    for name in names:
        page.look(name)
    first = page.wrong_before(names[0])
    if first:
        leaves_open("Whether it is right all the same is looked at", f"answered, but {first} before it is not right")
    else:
        knows_mistakes_alone()
    return page


@visible_half
def test_hand_a_h1(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.A, answers, "h1_a")


@visible_half
def test_hand_a_h2(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.A, answers, "h2_a")


@visible_half
def test_hand_a_h3(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.A, answers, "h3_a")


@visible_half
def test_hand_a_y(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.A, answers, "y_a")


@visible_half
def test_hand_b_layers(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.B, answers, "h1_b", "h2_b", "h3_b")


@visible_half
def test_hand_b_y(**answers: Any) -> ByHand:
    return _by_hand(notebook2_seals.B, answers, "y_b")


@visible_half
def test_masked_forward(
    masked_forward: Function, network: Callable[[], Network], random_network: Callable[..., Network]
) -> None:
    ones, many = ([np.ones(n, dtype=int) for n in sizes] for sizes in ((2, 3, 3, 3), (2, 40, 40, 40)))
    with naming(MISFITS):
        full = ask(masked_forward, np.array([1, 1]), *network(), ones)
    wide = random_network((2, 40, 40, 40, 1), seeded(19))  # so many coins do not fall alike twice
    with naming("knows-one-network"):
        twice = [ask(masked_forward, np.array([1, 1]), *wide, many) for _ in range(2)]
    expect_output(full, outputs=1, hidden=3)
    expect_steady(twice)
    slips = {slug: any_of(*values) for slug, values in notebook2_seals.SLIPS.items()}
    given = {(-2, 1): ((1, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1)), (-1, 1): ((1, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1))}
    with naming({"matmul|not aligned": "dropped-units-removed"}):  # nothing was dropped above, and the sizes did fit
        got = [ask(masked_forward, np.array(v), *network(), [*map(np.array, m)]).number() for v, m in given.items()]
    passes = " and ".join(f"x = {v} with masks {' '.join(''.join(map(str, m)) for m in ms)}" for v, ms in given.items())
    expect(got, f"masked_forward, on the napkin, for {passes}").equals([-19, 3], slips)
    with naming("knows-one-depth"):
        agrees("test_masked_forward", masked_forward, *map(_another, OTHER_DEPTHS))
    leaves_for_grading(
        "numbers with fractions, other widths and depths, several outputs, and layers that lose all their units"
    )


def _another(sizes: tuple[int, ...]) -> Call:
    """Return a pass through a network with small whole numbers, whose last hidden unit is dropped."""
    Ws = [(5 * np.arange(n * m).reshape(n, m) + 2 * m) % 7 - 2 for m, n in pairwise(sizes)]
    masks = [np.ones(n, dtype=int) for n in sizes[:-1]]
    masks[-1][-1] = 0
    return call(np.arange(1, sizes[0] + 1), Ws, [np.arange(n) - 1 for n in sizes[1:]], masks)


@visible_half
def test_thin_network(thin_network: Function, network: Callable[[], Network]) -> None:
    some = [np.array(m) for m in ((1, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1))]
    right: Any = [[[3], [-1]], [[2, 2], [-1, 1]], [[0, -1], [-1, 3]], [[1, -2]]], [[-1, 1], [-2, 2], [2, -2], [-1]]
    slips = {
        "removes-the-live-units": ([[[2]], [[2]], [[-1]], [[2]]], [[-2], [2], [1], [-1]]),
        "mask-bits-reversed": (
            [[[-1], [2]], [[-1, 2], [2, 2]], [[-1, -2], [2, 0]], [[2, 1]]],
            [[-1, 1], [2, -2], [1, 2], [-1]],
        ),
        "rows-and-columns-exchanged": ([right[0][0], [[2, 2], [1, 1]], *right[0][2:]], right[1]),
        "masks-off-by-one": (
            [[[3], [1], [-1]], [[-1, 2], [-1, 1]], *right[0][2:]],
            [[-1, -2, 1], [2, 2], *right[1][2:]],
        ),
    }
    raised = {r"index 1 is out of bounds": "mask-used-as-an-index", r"boolean index did not": "mask-of-another-layer"}
    with naming(raised | {r"list index out of range": "masks-run-out"}):
        answer = ask(thin_network, *network(), some)
    expect_network(answer, right, network(), slips)
    Ws, bs = network()
    lost = [np.zeros((0, 2)), np.zeros((2, 0)), Ws[2][:, :2], Ws[3]], [np.zeros(0), bs[1][:2], *bs[2:]]
    nobody = [np.array(m) for m in ((1, 1), (0, 0, 0), (1, 1, 0), (1, 1, 1))]
    expect_network(ask(thin_network, *network(), nobody), lost, network())
    leaves_for_grading("networks of other sizes and depths, and with several outputs")


@visible_half
def test_bias_leak(leaky: Any, leaked: Any) -> None:
    knows_mistakes_alone()
    other = {"the-code-without-the-leak": [seal("leaky", "after")]}  # or what is said of the number is of another code
    expect_sealed(leaky, "leaky", other, words=("before", "after"))
    expect_sealed(leaked, "leaked", notebook2_seals.LEAKED)
