"""Data on two islands, and the score that compares scores."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.content.gap_regression import auroc, islands, wave


def test_no_point_lies_in_the_gap_or_outside_and_the_noise_is_as_wide_as_asked() -> None:
    x, y = islands(4000, 0.3, np.random.default_rng(1))
    assert x.shape == (4000, 1) and y.shape == (4000,)
    assert abs(x).min() >= 1 and abs(x).max() <= 4
    assert 0.45 < (x < 0).mean() < 0.55
    assert (y - wave(x[:, 0])).std() == pytest.approx(0.3, rel=0.05)


def test_the_area_counts_pairs_and_a_tie_half() -> None:
    assert auroc([1, 2], [2, 3]) == pytest.approx(0.875)
    own, strangers = np.random.default_rng(2).integers(0, 9, (2, 30))
    pairs = [(a < b) + (a == b) / 2 for a in own for b in strangers]
    assert auroc(own, strangers) == pytest.approx(np.mean(pairs))


def test_the_area_of_a_perfect_and_of_an_upside_down_score() -> None:
    assert auroc([0, 1], [2, 3]) == 1
    assert auroc([2, 3], [0, 1]) == 0
