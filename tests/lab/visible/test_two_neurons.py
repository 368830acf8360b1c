"""The choice of a gap is judged by the student's own mean of relu(z), once that has passed its check."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Wrong, exercise
from dropout_lab.page import progress
from dropout_lab.visible.two_neurons import test_jensen_gap_choice as choice


def expected_relu(w: Any, x: Any, p: float) -> float:
    masks = np.array(list(product((0, 1), repeat=len(w))))
    return float(np.where(masks, 1 - p, p).prod(axis=1) @ np.maximum(masks @ (w * x), 0))


def as_a_list(w: Any, x: Any, p: float) -> list[list[float]]:
    return [[expected_relu(w, x, p)]]


def raises(w: Any, x: Any, p: float) -> float:
    raise IndexError


def mark(terms: list[float], function: Callable[..., Any], expected: str = "✓") -> str:
    progress._marks["test_jensen_gap_expected"] = expected
    with exercise("jensen_w, jensen_x, jensen_p"):
        choice(terms, [1] * len(terms), 0.2, function)
    return progress.mark("test_jensen_gap_choice")


@pytest.mark.parametrize("function", [expected_relu, as_a_list])
def test_a_large_gap_gets_its_tick_and_a_small_one_its_sentence(function: Callable[..., Any]) -> None:
    assert mark([6, -8], function) == "✓"
    with pytest.raises(Wrong, match=r"E\[relu\(z\)\] is 0.16, relu\(E\[z\]\) is 0; the gap is 0.16"):
        mark([1, -2], function)


def test_where_the_function_tells_nothing_the_choice_is_left_to_the_grader() -> None:
    assert mark([6, -8], expected_relu, "✗") == mark([1, -2], raises) == mark([1, -1] * 8, expected_relu) == "◐"
