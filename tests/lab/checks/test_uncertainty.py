"""Checks of passes, shares and entropies: right answers in any form pass, wrong ones are named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, Wrong, uncertainty

OUTPUTS = np.array([[0.0, 9.0, 4.0], [2.0, 5.0, 4.5]])
RIGHT = [1, 7, 4.25], [1, 2, 0.25]
X = np.ones((3, 2))


def ran(loop: Callable[..., Any]) -> Any:
    """A student's function from how it runs its passes."""

    def mc_predict(predict: Any, x: Any, T: int, rng: Any) -> Any:
        samples = np.array(loop(predict, x, T, rng))
        return samples.mean(axis=0), samples.std(axis=0)

    return mc_predict


def test_passes_in_a_row_are_right_in_a_tuple_a_list_or_an_array() -> None:
    right = ran(lambda f, x, T, rng: [f(x, rng) for _ in range(T)])
    for form in (right, lambda *a: list(right(*a)), lambda *a: np.array(right(*a))):
        uncertainty.expect_mean_and_std(form, OUTPUTS, RIGHT, X, 1)


@pytest.mark.parametrize(
    ("loop", "slug"),
    [
        (lambda f, x, T, rng: [f(x, rng) for _ in range(9)], "ignores-the-number-of-passes"),
        (lambda f, x, T, rng: [[f(x[:1], rng)[n] for n in range(3)] for _ in range(T)], "calls-for-each-input"),
        (lambda f, x, T, rng: [f(x + 1, rng) for _ in range(T)], "feeds-other-inputs"),
        (lambda f, x, T, rng: [f(x, np.random.default_rng(0)) for _ in range(T)], "passes-share-their-coins"),
        (lambda f, x, T, rng: [f(x, np.random.default_rng(t)) for t in range(T)], "another-generator"),
        (lambda f, x, T, rng: [f(x, rng) for _ in range(T)] if rng.random() else 0, "another-generator"),
        (lambda f, x, T, rng: np.transpose([f(x, rng) for _ in range(T)]), "averages-over-inputs"),
    ],
)
def test_how_the_passes_were_run_is_told(loop: Callable[..., Any], slug: str) -> None:
    with pytest.raises(Wrong) as told:
        uncertainty.expect_mean_and_std(ran(loop), OUTPUTS, RIGHT, X, 1)
    assert told.value.misconception == slug


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        (-np.inf, "exponentials-underflow"),
        (np.nan, "exponentials-overflow"),
        ([1.0, 2.0], "one-number-for-each-point"),
        (-1.23, "rounds-the-result"),
    ],
)
def test_a_likelihood_that_left_the_floats_is_told(value: Any, slug: str) -> None:
    with pytest.raises(Wrong) as told:
        uncertainty.expect_log_likelihood(Answer(value, "f()"), -1.2345, points=2)
    assert told.value.misconception == slug


def test_a_share_for_each_point_is_no_share() -> None:
    uncertainty.expect_share(Answer(0.75, "f()"), 0.75, points=4)
    for value, slug in (
        ([True, True, True, False], "list-not-share"),
        (0.25, "counts-the-outside"),
        (3, "count-for-share"),
    ):
        with pytest.raises(Wrong) as told:
            uncertainty.expect_share(Answer(value, "f()"), 0.75, points=4)
        assert told.value.misconception == slug


def test_a_split_may_be_an_array_and_its_order_counts() -> None:
    t, a, e = np.array([0.7, 0.5]), np.array([0.4, 0.5]), np.array([0.3, 0.0])
    uncertainty.expect_split(Answer(np.array([t, a, e]), "f()"), (t, a, e), passes=5, classes=3)
    for parts, slug in (
        ((t, e, a), "parts-exchanged"),
        ((t, a), "not-three-values"),
        ((t * np.nan, a, e), "zero-times-log-zero"),
    ):
        with pytest.raises(Wrong) as told:
            uncertainty.expect_split(Answer(parts, "f()"), (t, a, e), passes=5, classes=3)
        assert told.value.misconception == slug
