"""The checks of committees: what they accept, what they refuse, and what they call it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, expect
from dropout_lab.checks.ensembles import (
    expect_both_sides,
    expect_choice,
    expect_distribution,
    expect_verdict,
    expect_word,
)

RIGHT = np.array([0.2, 0.3, 0.5])
CHOICES = [(2, 0), (1, 1), (3, -1)]


def refused(check: Callable[..., None], *args: Any, **kwargs: Any) -> str | None:
    with pytest.raises(Wrong) as caught:
        check(*args, **kwargs)
    return caught.value.misconception


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


def test_a_word_is_read_in_any_case_and_a_wrong_one_is_named() -> None:
    words, slug = ("penalty", "gradient noise"), "nobody-is-absent"
    for value in ("penalty", " Penalty", np.str_("PENALTY")):
        expect_word({"a": value}, "table", "a", words, slug, right="penalty")
    expect_word({"a": "penalty"}, "table", "a", words, slug)  # a visible test may not know the right one
    assert refused(expect_word, {"a": "penalty"}, "table", "a", words, slug, right="gradient noise") == slug
    assert refused(expect_word, {"a": "penalty"}, "table", "a", words, slug, refused=("penalty",)) == slug
    for table in ({"a": "noise"}, {"a": 3}, {}, "penalty"):
        assert refused(expect_word, table, "table", "a", words, slug, right="penalty") is None
    for table in (None, {"a": None}):
        with pytest.raises(NotAttempted):
            expect_word(table, "table", "a", words, slug, right="penalty")


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
