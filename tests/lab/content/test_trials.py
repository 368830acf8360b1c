"""Trainings with a validation split, ensembles of them, and the record of twenty seeds."""

from __future__ import annotations

import math

import numpy as np
import pytest
from dropout_lab.content import trials
from dropout_lab.content.trials import Trial

from tools import twenty_seeds


def trial(valid: list[float], test: list[float]) -> Trial:
    """A training of two classes, one validation and one test image of class 0: its probability at each look."""
    both = [np.array([[[p, 1 - p]] for p in part]) for part in (valid, test)]
    label = np.array([0])
    return Trial(np.zeros(len(valid)), both[0], both[1], label, label, 0.2, 0.0)


def test_early_stopping_takes_the_test_error_where_the_validation_loss_is_least() -> None:
    one = trial([0.4, 0.9, 0.6], [0.2, 0.7, 0.3])
    assert one.loss == pytest.approx(-np.log([0.4, 0.9, 0.6]))
    assert one.errors.tolist() == [1, 0, 1] and (one.stopped, one.at_end) == (0, 1)


def test_an_ensemble_averages_probabilities_and_a_rate_is_chosen_by_the_loss_at_the_end() -> None:
    one, other = trial([0.4, 0.9], [0.2, 0.3]), trial([0.8, 0.1], [0.2, 0.9])
    both = trials.average([one, other])
    assert both.loss == pytest.approx(-np.log([0.6, 0.5])) and both.errors.tolist() == [1, 0]
    assert trials.by_validation({0: other, 0.5: one}) == 0.5


def test_students_t_leaves_five_percent_outside() -> None:
    for n, t in trials.T95.items():
        v, x = n - 1, np.linspace(-trials.T95[n], trials.T95[n], 200001)
        factor = math.exp(math.lgamma((v + 1) / 2) - math.lgamma(v / 2)) / math.sqrt(v * math.pi)
        assert np.trapezoid(factor * (1 + x * x / v) ** (-(v + 1) / 2), x) == pytest.approx(0.95, abs=1e-4), (n, t)


def test_the_record_has_twenty_errors_for_each_method_and_can_be_remade() -> None:
    record = trials.recorded()
    tables = [record["wrong labels"], *record["clean"].values()]
    assert len(set(record["seeds"])) == 20 and not {0, 1, 2} & set(record["seeds"])
    assert all(errors.shape == (20,) for table in tables for errors in table.values())
    for method, error in twenty_seeds.clean(record["seeds"][0], 100).items():
        recorded = record["clean"][100][method][0]
        assert 100 * error == pytest.approx(recorded, abs=0.5), "other processors round differently, and no more"
    gains = trials.minus(record["clean"][100], "no dropout")
    assert "no dropout" not in gains and len(gains["p = 0.5"]) == 20


def test_a_comparison_tells_the_error_that_it_would_have_without_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    errors = {"a": np.array([1.0, 5.0]), "b": np.array([2.0, 8.0])}
    trials.tell(errors, "a", "b", (-2.0, 1.0, (-4.0, 0.0)))
    told = capsys.readouterr().out
    assert "a minus b, 2 seeds: -2.00 points (-4.00 to +0.00)" in told and "1.00 points in pairs, 3.61 without" in told


def test_methods_are_judged_in_pairs_with_students_t() -> None:
    results = {"control": np.array([1.0, 2.0, 3.0]), "other": np.array([1.0, 4.0, 7.0])}
    (mean, error, (low, high)) = trials.judged(results, "control")["other"]
    assert (mean, error) == (2.0, pytest.approx(2 / 3**0.5)) and list(trials.judged(results, "control")) == ["other"]
    assert (low, high) == pytest.approx((2 - 4.303 * error, 2 + 4.303 * error))
    (line,) = trials.in_words(results, "control", "nats", 2)
    assert line == "other minus control: +2.00 nats (\N{MINUS SIGN}2.97 to +6.97), larger in 2 of 3 pairs"
