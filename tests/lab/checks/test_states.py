"""The checks of states and of exact numbers: what they accept, what they refuse, and what they call it."""

from __future__ import annotations

from collections import namedtuple
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, expect

RIGHT = {(0, 0): (0.04, 0), (0, 1): (0.16, 4), (1, 0): (0.16, 3), (1, 1): (0.64, 7)}
ROWS = [(mask, *row) for mask, row in RIGHT.items()]
State = namedtuple("State", "mask probability z")


def refused(value: Any, **mistakes: dict[str, tuple[float, ...]]) -> Wrong:
    with pytest.raises(Wrong) as caught:
        expect(value, "f()").states(RIGHT, {slug.replace("_", "-"): columns for slug, columns in mistakes.items()})
    return caught.value


@pytest.mark.parametrize(
    "rows",
    [
        ROWS,
        ROWS[::-1],
        tuple(map(list, ROWS)),
        [State(*row) for row in ROWS],
        iter(ROWS),
        [(np.array(mask, dtype=bool), np.float64(c), np.array([z])) for mask, c, z in ROWS],
        [(iter(mask), Fraction(c), Decimal(z)) for mask, c, z in ROWS],
        zip(*[np.array([row[0] for row in ROWS]), [row[1] for row in ROWS], [row[2] for row in ROWS]], strict=True),
    ],
    ids=["tuples", "reversed", "lists", "named", "iterator", "arrays", "fractions", "zip"],
)
def test_states_takes_any_order_and_any_container(rows: Any) -> None:
    expect(rows, "f()").states(RIGHT)


def test_one_input_may_have_a_bare_coin_for_a_mask() -> None:
    expect([(1, 0.8, 3), (0, 0.2, 0)], "f()").states({(0,): (0.2, 0), (1,): (0.8, 3)})


@pytest.mark.parametrize(
    ("rows", "slug", "words"),
    [
        (ROWS[1:], "misses-states", "without the mask (0, 0)"),
        ([*ROWS, ROWS[0]], "repeats-a-state", "(0, 0) twice"),
        ([((*mask, 0), c, z) for mask, c, z in ROWS], "wrong-number-of-coins", "for 2 inputs"),
        ([((1, -1), 0.64, 7)], "signs-for-coins", "should hold only 0 and 1"),
        ([(mask, z, c) for mask, c, z in ROWS], "probability-and-z-exchanged", "probability 7, not 0.64"),
        ([(mask, round(c, 1), z) for mask, c, z in ROWS], "rounds-the-result", "cut short"),
        ([(mask, c + 0.002, z) for mask, c, z in ROWS], "estimates-by-sampling", "0.042, not 0.04"),
        ([(mask, float("nan"), z) for mask, c, z in ROWS], "not-finite", "mask (0, 0), probability"),
        ([(mask, str(c), z) for mask, c, z in ROWS], "text-for-a-number", "'0.04'"),
        (dict(RIGHT), None, "should be a list of (mask, probability, z)"),
        ([mask for mask, *_ in ROWS], None, "should be a list of (mask, probability, z)"),
        (7, None, "should be a list of (mask, probability, z)"),
        ([], None, "should be a list of (mask, probability, z)"),
    ],
)
def test_states_says_what_is_wrong(rows: Any, slug: str | None, words: str) -> None:
    error = refused(rows)
    assert error.misconception == slug
    assert words in str(error)


def test_states_names_a_mistake_only_where_all_its_columns_fit() -> None:
    exchanged = (0.64, 0.16, 0.16, 0.04)
    rows = [(mask, c, z) for (mask, _, z), c in zip(ROWS, exchanged, strict=True)]
    both = {"probability": exchanged, "z": (7, 3, 4, 0)}
    error = refused(rows, mask_marks_the_dropped=both, weights_by_drop={"probability": exchanged})
    assert error.misconception == "weights-by-drop"


def test_an_endless_iterator_of_states_ends() -> None:
    def endless() -> Any:
        while True:
            yield (0, 1), 0.16, 4

    assert refused(endless()).misconception == "repeats-a-state"


@pytest.mark.parametrize("value", [5.6, np.float32(5.6), Fraction(28, 5), Decimal("5.6"), np.array(5.6), [[5.6]]])
def test_exactly_takes_any_kind_of_number(value: Any) -> None:
    expect(value, "f()").exactly(5.6)


@pytest.mark.parametrize(
    ("value", "right", "slug"),
    [
        (5.61, 5.6123, "rounds-the-result"),
        (6, 5.6123, "rounds-the-result"),
        (5, 5.6123, "rounds-the-result"),
        (5.58, 5.6123, "estimates-by-sampling"),
        (5.6123, -5.6123, "drops-the-sign"),
        (0, -5.6123, "clips-negatives"),
        (0, 0.48, None),
        (7, 5.6123, None),
        (0.0734, 0.07340032, "rounds-the-result"),
        (float("inf"), 5.6123, "not-finite"),
        ("5.6123", 5.6123, "text-for-a-number"),
    ],
)
def test_exactly_tells_near_misses_apart(value: Any, right: float, slug: str | None) -> None:
    with pytest.raises(Wrong) as caught:
        expect(value, "f()").exactly(right)
    assert caught.value.misconception == slug


def test_as_many_digits_are_shown_as_it_takes_to_tell_two_numbers_apart() -> None:
    with pytest.raises(Wrong, match=r"f\(\) gave 20\.99997, not 21:"):
        expect(20.99997, "f()").exactly(21)
    with pytest.raises(Wrong, match=r"gave 20\.99997, not 21\."):
        expect(20.99997, "f()").equals(21)
    with pytest.raises(Wrong, match=r"gave 20\.99997 at \[1\], not 21\."):
        expect([0, 20.99997], "f()").equals([0, 21])
    with pytest.raises(Wrong, match="gave 3, not 0"):
        expect(3, "f()").equals(-0.0)


def test_exactly_prefers_a_named_mistake_and_passes_over_one_that_is_right() -> None:
    with pytest.raises(Wrong) as caught:
        expect(3.5, "f()").exactly(4.9, {"weights-by-drop": 4.9, "counts-states-equally": (1.0, 3.5)})
    assert caught.value.misconception == "counts-states-equally"
    expect(4.9, "f()").exactly(4.9, {"weights-by-drop": 4.9})


def test_bounds_say_the_value_and_the_bound() -> None:
    expect(0.5, "gap").at_least(0.5, otherwise="gap-too-small").between(0, 1)
    with pytest.raises(Wrong, match=r"gap is 0\.3, less than 0\.5") as caught:
        expect(0.3, "gap").at_least(0.5, otherwise="gap-too-small")
    assert caught.value.misconception == "gap-too-small"
    with pytest.raises(Wrong, match="should lie between 0 and 1"):
        expect(50, "p").between(0, 1)
    with pytest.raises(Wrong):
        expect(float("nan"), "gap").at_least(0.5, otherwise="gap-too-small")


def test_an_answer_left_as_none_is_not_attempted() -> None:
    with pytest.raises(NotAttempted):
        expect(None, "p")
