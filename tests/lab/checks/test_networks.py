"""Checks of networks: what was forgotten, and where, is read off the shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, Wrong, ask
from dropout_lab.checks.networks import MISFITS, any_of, expect_network, expect_output, expect_steady
from dropout_lab.checks.outcomes import naming

FULL = (
    [np.arange(12.0).reshape(4, 3) + 1, np.arange(8.0).reshape(2, 4) + 20],
    [np.arange(4.0) + 1, np.array([7.0, 8])],
)
ROWS, COLUMNS = [0, 2, 3], [0, 1]
RIGHT = ([FULL[0][0][ROWS][:, COLUMNS], FULL[0][1][:, ROWS]], [FULL[1][0][ROWS], FULL[1][1]])


def said(value: Any, right: Any = RIGHT, **mistakes: Any) -> str | None:
    with pytest.raises(Wrong) as failure:
        expect_network(Answer(value, "it"), right, FULL, mistakes)
    return failure.value.misconception


def with_layer(k: int, W: Any = None, b: Any = None) -> tuple[list[Any], list[Any]]:
    """The right network with another matrix or bias in layer k."""
    Ws, bs = list(RIGHT[0]), list(RIGHT[1])
    if W is not None:
        Ws[k] = np.asarray(W)
    if b is not None:
        bs[k] = np.asarray(b)
    return Ws, bs


def test_lists_tuples_arrays_and_nested_lists_are_accepted() -> None:
    expect_network(Answer(RIGHT, "it"), RIGHT, FULL)
    nested = tuple(W.tolist() for W in RIGHT[0]), [b.tolist() for b in RIGHT[1]]
    expect_network(Answer(list(nested), "it"), RIGHT, FULL)


def test_of_an_empty_list_only_the_emptiness_counts_but_an_empty_array_has_a_shape() -> None:
    right = [np.zeros((0, 3)), np.zeros((2, 0))], [np.zeros(0), FULL[1][1]]
    for first in (np.zeros((0, 3)), []):
        expect_network(Answer(([first, [[], []]], [[], [7, 8]]), "it"), right, FULL)
    assert said(([np.zeros(0), np.zeros((2, 0))], [[], [7, 8]]), right) == "squeezes-a-matrix"
    assert said(([[], np.zeros((2, 0))], [np.zeros((0, 1)), [7, 8]]), right) is None, "no name, but refused"
    assert said(([FULL[0][0][:1], FULL[0][1][:, :1]], [[1], [7, 8]]), right) == "keeps-one-unit"
    assert said(([np.zeros((2, 0))], [[7, 8]]), right) == "leaves-out-an-empty-layer"


def test_what_was_forgotten_is_named() -> None:
    (W1, W2), (b1, b2) = FULL
    assert said(None) == "returns-nothing"
    assert said(FULL) == "zeroes-instead-of-removing"
    assert said(([W1 * 0, W2], FULL[1])) == "zeroes-instead-of-removing"
    assert said(([W1[[1, 0, 1, 1]], W2[:, [1, 0, 1, 1]]], FULL[1])) == "mask-used-as-an-index"
    assert said(with_layer(0, W1[ROWS])) == "keeps-the-dropped-inputs"
    assert said(with_layer(0, W1[:, COLUMNS])) == "forgets-the-incoming-weights"
    assert said(with_layer(0, RIGHT[0][0].T)) == "transposed"
    assert said(with_layer(0, RIGHT[0][0][:2])) == "removes-units-that-live"
    assert said(with_layer(1, W2)) == "forgets-the-last-matrix"
    assert said(with_layer(1, RIGHT[0][1][:1])) == "thins-the-output"
    assert said(with_layer(0, RIGHT[0][0].ravel())) == "squeezes-a-matrix"
    assert said(with_layer(0, b=b1)) == "forgets-the-bias-of-the-removed"
    assert said((RIGHT[0][:1], RIGHT[1][:1])) == "drops-the-output-layer"
    assert said((RIGHT[1], RIGHT[0])) == "weights-and-biases-exchanged"
    assert said(([2 * W for W in RIGHT[0]], RIGHT[1])) == "rescales-the-given-masks"
    assert said(([W1[:3, :2], W2[:, :3]], [b1[:3], b2])) == "counts-the-survivors-alone"


def test_a_known_network_comes_before_the_shapes_and_an_unknown_one_has_no_name() -> None:
    assert said(FULL, **{"removes-the-live-units": FULL}) == "removes-the-live-units"
    assert said(with_layer(0, RIGHT[0][0] + [[0, 0], [0, 1], [0, 0]])) is None
    assert said((RIGHT[0], RIGHT[1][:1])) is None
    assert said(("ab", RIGHT[1])) == said(list(zip(*RIGHT, strict=True))) == said(RIGHT[0][:1]) == "not-two-lists"


def test_naming_names_only_what_the_students_code_raised() -> None:
    with pytest.raises(Wrong) as failure, naming("knows-one-depth"):
        raise Wrong("f(x) raised ValueError: too many values.")
    assert failure.value.misconception == "knows-one-depth"
    with pytest.raises(Wrong) as failure, naming("knows-one-depth"):
        raise Wrong("f(x) gave 3, not 4.")
    assert failure.value.misconception is None


@pytest.mark.parametrize(
    ("layer", "named"),
    [
        (lambda W, h, mask: np.maximum(W @ h, 0) * mask[:2], "masks-off-by-one"),
        (lambda W, h, mask: W * h + np.ones(3), "multiplies-entry-by-entry"),
        (lambda W, h, mask: h @ W, "matrix-does-not-fit"),
        (lambda W, h, mask: np.dot(h, W), "matrix-does-not-fit"),
        (lambda W, h, mask: int("one"), None),
    ],
)
def test_what_numpy_says_of_shapes_is_named(layer: Callable[..., Any], named: str | None) -> None:
    with pytest.raises(Wrong) as failure, naming(MISFITS):
        ask(layer, np.ones((3, 2)), np.ones(2), np.ones(3))
    assert failure.value.misconception == named


def test_output_and_steadiness() -> None:
    expect_output(Answer([1.0], "f"), outputs=1, hidden=3).equals([1])
    expect_output(Answer([1.0, 2.0], "f"), outputs=2, hidden=2)
    with pytest.raises(Wrong) as failure:
        expect_output(Answer([1.0, 2.0, 3.0], "f"), outputs=1, hidden=3)
    assert failure.value.misconception == "stops-before-the-output"
    expect_steady([Answer([1.0], "f")] * 3)
    with pytest.raises(Wrong) as failure:
        expect_steady([Answer([1.0], "f"), Answer([1.0], "f"), Answer([2.0], "f")])
    assert failure.value.misconception == "draws-its-own-coins"


def test_any_of_knows_each_form() -> None:
    known = any_of([1, 2], [3, -1 / 3])
    assert known(np.array([3, -0.333333])) and not known(np.array([1.0, 3])) and not known(np.array([1.0]))
