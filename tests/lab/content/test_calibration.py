"""Calibration: bins, and how far confidence and right answers lie apart."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.content.calibration import binned, calibration_error, judged


def test_answers_are_sorted_by_confidence_and_full_confidence_has_a_bin() -> None:
    probs = [[0.75, 0.25], [0.25, 0.75], [1.0, 0.0], [0.5, 0.5]]
    bins = binned(probs, [0, 0, 0, 1])
    assert bins[7].tolist() == [2, 1.5, 1] and bins[9].tolist() == [1, 1, 1] and bins[5].tolist() == [1, 0.5, 0]
    assert bins[:, 0].sum() == 4


def test_the_error_is_zero_where_shares_are_what_was_said_and_the_distance_elsewhere() -> None:
    honest = binned([[0.75, 0.25]] * 4, [0, 0, 0, 1])
    assert calibration_error(honest) == pytest.approx(0)
    boasts = binned([[0.9, 0.1]] * 4, [0, 0, 1, 1])
    shy = binned([[0.6, 0.4]] * 4, [0, 0, 0, 0])
    assert calibration_error(boasts) == pytest.approx(0.4)
    assert calibration_error(boasts + shy) == pytest.approx(0.4), "surplus and lack do not cancel"


def test_four_measures_of_the_same_answers() -> None:
    found = judged(np.array([[0.9, 0.1], [0.9, 0.1]]), np.array([0, 1]))
    assert found["error"] == pytest.approx(50)
    assert found["surplus"] == pytest.approx(40) and found["calibration error"] == pytest.approx(40)
    assert found["nll"] == pytest.approx(-np.log(0.9 * 0.1) / 2)


def test_draws_from_the_probabilities_themselves_are_calibrated() -> None:
    rng = np.random.default_rng(1)
    probs = rng.dirichlet([1, 1, 1], 20_000)
    labels = (rng.random((20_000, 1)) > probs.cumsum(axis=1)).sum(axis=1)
    assert judged(probs, labels)["calibration error"] < 1.5
    assert judged(probs**3 / (probs**3).sum(axis=1, keepdims=True), labels)["calibration error"] > 10
