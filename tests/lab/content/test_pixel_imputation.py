"""Guesses of a dropped pixel from its neighbours."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.content.pixel_imputation import r2_from_neighbours


def test_neighbours_tell_a_smooth_image_and_nothing_of_noise() -> None:
    rng = np.random.default_rng(3)
    kept = rng.random((400, 8, 8)) >= 0.25
    flat = np.repeat(rng.random((400, 1, 1)), 8, axis=1).repeat(8, axis=2)
    assert r2_from_neighbours(flat, kept, rng) > 0.85
    assert abs(r2_from_neighbours(rng.random((400, 8, 8)), kept, rng)) < 0.05


def test_too_few_dropped_pixels_are_refused() -> None:
    with pytest.raises(ValueError, match="drop more"):
        r2_from_neighbours(np.ones((4, 3, 3)), np.ones((4, 3, 3), bool), np.random.default_rng(0))
