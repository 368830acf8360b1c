"""Visible halves of the tests of notebook 2. Numbers worked out by hand are known by their mistakes alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from dropout_lab.checks import ask, expect, knows_mistakes_alone, leaves_for_grading, leaves_open, seeded, visible_half
from dropout_lab.checks.networks import MISFITS, any_of, expect_network, expect_output, expect_steady
from dropout_lab.checks.outcomes import naming
from dropout_lab.checks.sealed import ByHand, Rule, expect_sealed, seal
from dropout_lab.content import napkin_slips

from .recorded import Call, agrees, call

Function = Callable[..., Any]
Network = tuple[Any, Any]

#: What the rows of seals of ``by_hand`` are of: a misconception for each of its forms; where several fit, the first.
BY_HAND = (
    "first-hidden-unmasked",
    *("ignores-the-masks",) * 2,
    "complement-masks",
    *("only-the-first-mask",) * 2,
    "last-hidden-unmasked",
    "mask-bits-reversed",
    "mask-order-reversed",
    "other-set-of-masks",
    *("masks-off-by-one",) * 2,
    *("leaves-out-the-biases",) * 3,
    "mask-before-bias",
    "bias-after-mask",
    "leaves-out-the-relu",
    *("rescales-the-given-masks",) * 4,
    "forgets-the-output-bias",
    "transposes-square-weights",
    "absolute-values",
    "masks-misread",
)
#: What the seals of ``leaks`` are of.
LEAKS = (
    "finds-no-leak",
    *("leak-before-relu",) * 4,
    "leak-scaled",
    *("leak-of-the-whole-unit",) * 2,
    *("leak-as-change-of-the-output",) * 2,
)
#: Networks of another depth than the napkin's: of how many units each layer is, the input first.
OTHER_DEPTHS = (2, 3, 1), (2, 3, 2, 3, 2, 1)


def napkin() -> Network:
    """Return a network of the napkin's form, on which the visible tests of code run: matrices and biases."""
    W1, b1 = [[3, -1], [1, 2], [-1, 2]], [-1, -2, 1]
    W2, b2 = [[-1, 2, 2], [2, 1, 2], [-1, 1, 1]], [2, -2, 2]
    W3, b3 = [[-1, -2, 3], [2, 0, -1], [-2, -1, 3]], [1, 2, -2]
    W4, b4 = [[2, 1, -2]], [-1]
    return [np.array(W) for W in (W1, W2, W3, W4)], [np.array(b) for b in (b1, b2, b3, b4)]


@dataclass(frozen=True)
class Known:
    """What is known of the answers for one set of masks.

    Attributes:
        sizes: name of each step to how many numbers it has.
        mistakes: name of a misconception to the rows of seals of what it leads to.
        masks: name of each hidden step to its coins.
        output: from the last hidden step to the output.
    """

    sizes: dict[str, int]
    mistakes: Mapping[str, Sequence[Sequence[str | None]]]
    masks: Mapping[str, Sequence[int]]
    output: Rule | None = None

    def page(self, answers: dict[str, Any], *names: str) -> ByHand:
        """Return the page of an answer, after a look at some of its lines."""
        page = ByHand(self.sizes, self.mistakes, answers, self.masks)
        if self.output is not None:
            page.follows(list(self.sizes)[-1], self.output)
        for name in names:
            page.look(name)
        first = page.wrong_before(names[0])
        if first:
            leaves_open(
                "Whether it is right all the same is looked at", f"answered, but {first} before it is not right"
            )
        else:
            knows_mistakes_alone()
        return page


def by_hand(suffix: str, masks: Sequence[Any], seals: str, output: Rule | None = None) -> Known:
    """Return what is known of the answers ``h1_<suffix>`` to ``y_<suffix>``.

    Args:
        suffix: of the names.
        masks: of the layers, the input's first.
        seals: of the mistakes, in the order of ``BY_HAND``: ten digits a step, dashes for a step that is right all the
            same. Spaces and line ends mean nothing.
        output: from the last hidden step to the output: a mistake is not named where the number follows all the same.
    """
    steps = [f"{step}_{suffix}" for step in ("h1", "h2", "h3", "y")]
    mistakes: dict[str, list[tuple[str | None, ...]]] = {}
    digits = iter(_seals(seals))
    for misconception, *row in zip(BY_HAND, digits, digits, digits, digits, strict=True):
        if any(row):  # else it does not show with these masks
            mistakes.setdefault(misconception, []).append(tuple(row))
    coins = {step: [int(coin) for coin in mask] for step, mask in zip(steps, masks[1:], strict=False)}
    return Known(dict(zip(steps, (3, 3, 3, 1), strict=True)), mistakes, coins, output)


def leaks(seals: str) -> dict[str, list[str]]:
    """Return what is known of the answer ``leaked``: a misconception to the seals of what it leads to."""
    known: dict[str, list[str]] = {}
    for misconception, digest in zip(LEAKS, _seals(seals), strict=True):
        known.setdefault(misconception, []).extend([digest] if digest else [])
    return known


def _seals(text: str) -> list[str | None]:
    """Return the seals of a text, each of ten digits; None for dashes."""
    plain = "".join(text.split())
    found = [plain[begin : begin + 10] for begin in range(0, len(plain), 10)]
    return [None if digest == "-" * 10 else digest for digest in found]


@visible_half
def test_hand_a_h1(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "h1_a")


@visible_half
def test_hand_a_h2(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "h2_a")


@visible_half
def test_hand_a_h3(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "h3_a")


@visible_half
def test_hand_a_y(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "y_a")


@visible_half
def test_hand_b_layers(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "h1_b", "h2_b", "h3_b")


@visible_half
def test_hand_b_y(known: Known, **answers: Any) -> ByHand:
    return known.page(answers, "y_b")


@visible_half
def test_masked_forward(masked_forward: Function, random_network: Callable[..., Network]) -> None:
    ones, many = ([np.ones(n, dtype=int) for n in sizes] for sizes in ((2, 3, 3, 3), (2, 40, 40, 40)))
    with naming(MISFITS):
        full = ask(masked_forward, np.array([1, 1]), *napkin(), ones)
    wide = random_network((2, 40, 40, 40, 1), seeded(19))  # so many coins do not fall alike twice
    with naming("knows-one-network"):
        twice = [ask(masked_forward, np.array([1, 1]), *wide, many) for _ in range(2)]
    expect_output(full, outputs=1, hidden=3)
    expect_steady(twice)
    slips = {slug: any_of(*values) for slug, values in napkin_slips.SLIPS.items()}
    slips |= {"first-hidden-alone": any_of((-7, -1)), "averages-the-inputs": any_of((-29 / 27, -1 / 9))}
    given = {(-2, 1): ((1, 0), (1, 0, 1), (0, 1, 1), (0, 1, 1)), (-1, 1): ((1, 0), (1, 1, 0), (1, 0, 1), (0, 1, 1))}
    with naming({"matmul|not aligned": "dropped-units-removed"}):  # nothing was dropped above, and the sizes did fit
        got = [ask(masked_forward, np.array(v), *napkin(), [*map(np.array, m)]).number() for v, m in given.items()]
    passes = " and ".join(f"x = {v} with masks {' '.join(''.join(map(str, m)) for m in ms)}" for v, ms in given.items())
    expect(got, f"masked_forward, on the network of visible.napkin(), for {passes}").equals([-19, 3], slips)
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
def test_thin_network(thin_network: Function) -> None:
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
    with naming(raised | {r"list index out of range": "masks-run-out", "inhomogeneous": "array-of-matrices"}):
        answer = ask(thin_network, *napkin(), some)
    expect_network(answer, right, napkin(), slips)
    Ws, bs = napkin()
    lost = [np.zeros((0, 2)), np.zeros((2, 0)), Ws[2][:, :2], Ws[3]], [np.zeros(0), bs[1][:2], *bs[2:]]
    nobody = [np.array(m) for m in ((1, 1), (0, 0, 0), (1, 1, 0), (1, 1, 1))]
    expect_network(ask(thin_network, *napkin(), nobody), lost, napkin())
    leaves_for_grading("networks of other sizes and depths, and with several outputs")


@visible_half
def test_bias_leak(known: dict[str, list[str]], leaky: Any, leaked: Any) -> None:
    knows_mistakes_alone()
    other = {"the-code-without-the-leak": [seal("leaky", "after")]}  # or what is said of the number is of another code
    expect_sealed(leaky, "leaky", other, words=("before", "after"))
    expect_sealed(leaked, "leaked", known)
