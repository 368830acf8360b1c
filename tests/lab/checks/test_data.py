"""The data of tests: the same for everybody, other numbers in every draw."""

from __future__ import annotations

import pytest
from dropout_lab import checks
from dropout_lab.checks import nonzero, seeded


def test_every_draw_of_the_tests_gives_other_numbers() -> None:
    first = seeded(1).random()
    checks.use_draw(1)
    assert seeded(1).random() != first


@pytest.mark.parametrize("shape", [(6000,), (40, 50), (7, 8, 9)])
def test_inputs_hold_both_signs_and_no_zero(shape: tuple[int, ...]) -> None:
    x = nonzero(3, *shape)
    assert x.shape == shape and abs(x).min() >= 0.5 and abs(x).max() <= 2.5 and 0.3 < (x > 0).mean() < 0.7
