"""The checks of committees: what they accept, what they refuse, and what they call it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, expect
from dropout_lab.checks.ensembles import (
    expect_both_sides,
    expect_choice,
    expect_distribution,
    expect_members,
    expect_reading,
    expect_verdict,
)

MEMBERS = [1.0, 1.0, 2.5, -3.0]
RIGHT = np.array([0.2, 0.3, 0.5])
CHOICES = [(2, 0), (1, 1), (3, -1)]


def refused(check: Callable[..., None], *args: Any, **kwargs: Any) -> str | None:
    with pytest.raises(Wrong) as caught:
        check(*args, **kwargs)
    return caught.value.misconception


@pytest.mark.parametrize("value", [MEMBERS[::-1], tuple(MEMBERS), np.array(MEMBERS), [Fraction(1), 1, 2.5, -3]])
def test_members_come_in_any_order_and_any_container(value: Any) -> None:
    expect_members(expect(value, "f()"), MEMBERS, {"absolute-values": 7.5})


def test_members_may_all_agree() -> None:
    expect_members(expect([0.5] * 4, "f()"), [0.5] * 4, {})
    assert refused(expect_members, expect([0.5], "f()"), [0.5] * 4, {}) == "averages-the-members"


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ([1, 1, 2.5, 3], "absolute-values"),
        ([[1], [1], [2.5], [-3]], "output-in-an-array"),
        ([((0, 1), 1.0), ((1, 0), 1.0)], "members-with-their-masks"),
        ([[1, 1], [1, 1], [2.5, 0], [-3, 0]], "members-with-several-numbers"),
        ([1, 2.5, -3], "distinct-values-alone"),
        ([1, 1, 2.5], "counts-too-few"),
        ([*MEMBERS, 0], "counts-too-many"),
        (0.375, "averages-the-members"),
        ([0.375] * 4, "averages-the-members"),
        ([v / 4 for v in MEMBERS], "weighs-the-members"),
        ([1, 2.5, 2.5, -3], "samples-the-members"),
        ([1, 1, 2.5, 0], None),
    ],
)
def test_wrong_members_are_named(value: Any, slug: str | None) -> None:
    assert refused(expect_members, expect(value, "f()"), MEMBERS, {"absolute-values": 7.5}) == slug


@pytest.mark.parametrize("value", [RIGHT, RIGHT.tolist(), RIGHT + 1e-14])
def test_a_distribution_may_be_off_in_its_last_digits(value: Any) -> None:
    expect_distribution(expect(value, "f()"), RIGHT, {}, within=1e-12)


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        (0.9 * RIGHT, "not-renormalised"),
        (np.log(RIGHT), "returns-logarithms"),
        ([0, 0, 1], "picks-the-winner"),
        (RIGHT.astype(np.float32), "single-precision"),
        ([0.3, 0.3, 0.4], "arithmetic-mean"),
        ([0.3, 0.2, 0.5], None),
        (0.5, "wrong-shape"),
    ],
)
def test_wrong_distributions_are_named(value: Any, slug: str | None) -> None:
    slips = {"arithmetic-mean": [[0.3, 0.3, 0.4], [0.4, 0.3, 0.3]], "harmonic-mean": RIGHT}
    assert refused(expect_distribution, expect(value, "f()"), RIGHT, slips, within=1e-12) == slug


def test_a_rounded_distribution_is_told_from_a_single_precision_one() -> None:
    third = np.array([1, 1, 1]) / 3
    assert refused(expect_distribution, expect(third.round(8), "f()"), third, {}, within=1e-12) == "rounds-the-result"


@pytest.mark.parametrize("value", [(1, 1), [1.0, 1.0], np.array([1, 1])])
def test_a_choice_may_be_any_sequence(value: Any) -> None:
    expect_choice(value, "w", CHOICES, (1, 1), "penalty-counts-squares")


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ((2, 0), "penalty-counts-squares"),
        ((-1, 3), "penalty-counts-squares"),
        ((1, 2), "none-of-the-three"),
        (2, "none-of-the-three"),
        ("(1, 1)", "none-of-the-three"),
    ],
)
def test_wrong_choices_are_named(value: Any, slug: str) -> None:
    assert refused(expect_choice, value, "w", CHOICES, (1, 1), "penalty-counts-squares") == slug


@pytest.mark.parametrize("entry", [True, 1, np.True_, np.array([True])])
def test_a_verdict_is_a_truth_value(entry: Any) -> None:
    expect_verdict({"dropout": entry}, "table", "dropout", True, "ridge-knows-units")
    assert refused(expect_verdict, {"dropout": entry}, "table", "dropout", False, "ridge-knows-units")
    expect_verdict({"dropout": entry}, "table", "dropout", None)


def test_a_verdict_that_is_none_is_not_attempted() -> None:
    for table in (None, {"dropout": None}):
        with pytest.raises(NotAttempted):
            expect_verdict(table, "table", "dropout", True, "ridge-knows-units")
    assert refused(expect_verdict, {"dropout": "True"}, "table", "dropout", True, "x") == "not-yes-or-no"
    assert refused(expect_verdict, {}, "table", "dropout", True, "x") is None
    assert refused(expect_verdict, True, "table", "dropout", True, "x") is None


def test_a_reading_may_be_off_by_what_a_curve_allows_and_the_nearest_misreading_is_named() -> None:
    for value in (5.3, 5, np.array([5.5])):
        expect_reading(value, "r", 5.28, {}, within=0.1)
    slips = {"reads-another-share": (2.7, 4.2), "reads-the-other-panel": 2.5}
    assert refused(expect_reading, 2.52, "r", 5.28, slips, within=0.1) == "reads-the-other-panel"
    assert refused(expect_reading, 2.68, "r", 5.28, slips, within=0.1) == "reads-another-share"
    assert refused(expect_reading, 9, "r", 5.28, slips, within=0.1) is None
    expect_reading(9, "r", None, slips, within=0.1)  # a visible test knows misreadings alone
    assert refused(expect_reading, 4.1, "r", None, slips, within=0.1) == "reads-another-share"


def test_two_sides_agree_to_twelve_digits_or_are_told_how_far_they_part() -> None:
    def said(other: Any) -> str | None:
        return refused(expect_both_sides, expect(RIGHT, "one"), expect(other, "other"))

    expect_both_sides(expect(RIGHT, "one"), expect(RIGHT + 1e-15, "other"))
    assert said(RIGHT[::-1]) == "sides-apart"
    thirds = expect(np.full(3, 1 / 3), "one")
    assert refused(expect_both_sides, thirds, expect([0.333] * 3, "other")) == "rounds-the-result"
    almost = expect(np.full(3, 1 / 3) + 1e-7 * np.sqrt([1, 2, 3]), "other")
    assert refused(expect_both_sides, thirds, almost) == "single-precision"
    assert said(RIGHT[:2]) == "wrong-shape"
