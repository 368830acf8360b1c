"""Differences of pairs, and the line that tells one."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.records import pairs


def test_differences_are_of_pairs() -> None:
    one = np.arange(20.0)
    assert pairs.difference(one + 2, one) == (2, 0)
    mean, half = pairs.difference(one, np.zeros(20))
    assert (mean, half) == (9.5, pytest.approx(2.093 * one.std(ddof=1) / np.sqrt(20)))
    assert pairs.difference([1, 2, 6], [0, 0, 0]) == (3, pytest.approx(4.303 * np.sqrt(7 / 3)))
    for of, than in (([1, 2], [1, 2, 3]), ([1] * 7, [1] * 7)):
        with pytest.raises(ValueError, match="There should be"):
            pairs.difference(of, than)


def test_a_line_has_the_difference_its_interval_and_how_often_it_is_above_zero() -> None:
    line = pairs.told("error", "this", "that", [1.0, 2.0, 3.0], [2.0, 1.5, 5.0])
    assert line == "error: this minus that \u22120.8 ± 3.1, larger in 1 of 3"
    assert pairs.signed(-0.04) == "0.0" and pairs.signed(0.04, 2) == "+0.04"
