"""Visible halves of the tests of notebook 7."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import Answer, knows_mistakes_alone, leaves_for_grading, visible_half
from dropout_lab.checks.outcomes import naming
from dropout_lab.checks.sealed import expect_sealed
from dropout_lab.checks.uncertainty import PARTS, Passes, expect_run, one_likelihood, one_share, per_input, three_parts

from .recorded import Call, agrees, call

Function = Callable[..., Any]
Numbers = NDArray[np.float64]

#: Four passes over three inputs; three over two, which are whole.
FOUR = np.array([[0, 13, 0.5], [2, 9, -0.5], [2, 9, -0.5], [8, -3, -3.5]])
WHOLE = np.array([[1, 4], [2, 5], [6, 6]])

#: What Python and numpy say where predict is called in another way.
OF_PREDICT = {
    "cannot reshape array": "one-call-for-all-passes",
    "missing 1 required positional argument: 'rng'": "predict-without-rng",
}

#: Of the generator that every run of passes is given.
SEED = 2


def run_of(passes: Numbers) -> Call:
    """Return a run of known passes over inputs of two columns."""
    x = np.arange(1.0, 2 * passes.shape[1] + 1).reshape(-1, 2)
    return call(Passes(passes).predict, x, len(passes), np.random.default_rng(SEED))


def look_at_the_run(answer: Answer, predict: Any, x: Numbers, T: int, rng: np.random.Generator) -> Answer:
    """Look at how the passes were run, and at the shapes."""
    expect_run(answer, predict.__self__, x, rng, np.random.default_rng(SEED))
    return answer


@visible_half
def test_mc_predict(mc_predict: Function) -> None:
    known = {"setting an array element|only length-1|only 0-dim": "one-number-a-pass"}
    with naming({**known, **OF_PREDICT}):
        agrees("test_mc_predict", mc_predict, run_of(FOUR), parts=("mean", "std"), read=look_at_the_run)
    leaves_for_grading("other numbers of passes and inputs")


@visible_half
def test_mc_predict_passes(mc_predict: Function) -> None:
    three = np.array([[1, 2, 3, 0], [3, 2, 5, 1], [8, 2, -2, 0.5]])
    with naming(OF_PREDICT):
        agrees("test_mc_predict_passes", mc_predict, run_of(three), parts=("mean", "std"), read=look_at_the_run)
    leaves_for_grading("a single pass, 130 passes, whole inputs, and a predict without coins")


def look_at_inputs(answer: Answer, samples: Numbers, tau: float) -> Answer:
    """Look whether there is a number for each input."""
    passes, inputs = samples.shape
    per_input(answer, inputs, passes)
    return answer


@visible_half
def test_predictive_variance(predictive_variance: Function) -> None:
    agrees("test_predictive_variance", predictive_variance, call(FOUR, 0.4), call(WHOLE, 4), read=look_at_inputs)
    leaves_for_grading("other passes and precisions")


def look_at_likelihood(answer: Answer, samples: Numbers, y: Numbers, tau: float) -> Answer:
    """Look whether it is one finite number."""
    one_likelihood(answer, len(y))
    return answer


@visible_half
def test_predictive_log_likelihood(predictive_log_likelihood: Function) -> None:
    two = call(np.array([[0, 1], [2, 1.5], [1, 4]]), np.array([1.5, 2]), 4.0)
    three = call(np.array([[0.5, -1, 2], [1.5, 0, 1]]), np.array([1, -0.5, 3]), 0.5)
    with naming({r"shapes \(2,1\) \(3,2\)|shapes \(3,2\) \(2,1\)": "points-for-passes"}):
        agrees("test_predictive_log_likelihood", predictive_log_likelihood, two, three, read=look_at_likelihood)
    leaves_for_grading("other passes, points and precisions")


@visible_half
def test_predictive_log_likelihood_stable(predictive_log_likelihood: Function) -> None:
    far = call(np.zeros((5, 1)), np.array([100.0]), 1.0)
    farther = call(np.array([[0, 4], [3, 5.5], [60, 5]]), np.array([200.0, -80]), 2.0)
    floor = {"floor-under-the-logarithm": lambda got, right: -2000 < got < -1 or got < -1e300}
    name = "test_predictive_log_likelihood_stable"
    agrees(name, predictive_log_likelihood, far, farther, read=look_at_likelihood, mistakes=floor)
    leaves_for_grading("near and far passes side by side, with a large precision")


def look_at_share(answer: Answer, y: Numbers, mean: Numbers, var: Any, level: float = 0.95) -> Answer:
    """Look whether it is one number."""
    one_share(answer, len(y))
    return answer


@visible_half
def test_coverage(coverage: Function) -> None:
    z = [2.1, -0.3, 0.7, -1.9, -1.8, -0.965, 1.9, 0.8, 1.8, 0.9, -1.2, -0.6, 2.2, 1.7, 0.4, -2.5, -3, 0.1, 3.5, 2.4]
    mean, sd, away = np.arange(20.0), np.tile([2, 0.5, 0.8, 1.2], 5), np.array(z)  # in standard deviations
    usual, narrower = call(mean + away * sd, mean, sd**2), call(mean + away * sd, mean, sd**2, level=0.75)
    one_variance = call(mean + 1.5 * away, mean, 2.25, level=0.9)
    errors = {"truth value of an array": "chained-comparison", "p must be in the range": "probability-above-one"}
    errors["'float' (has no len|object is not subscriptable)"] = "variance-for-all"
    with naming(errors):
        agrees("test_coverage", coverage, usual, narrower, one_variance, read=look_at_share)
    leaves_for_grading("four other levels, and many points")


def look_at_split(answer: Answer, probs: Numbers) -> Answer:
    """Look whether there are three parts with a number for each input."""
    passes, inputs, _ = probs.shape
    three_parts(answer, inputs, passes)
    return answer


@visible_half
def test_uncertainty_split(uncertainty_split: Function) -> None:
    quarter, half = [0.25] * 4, ([0.5, 0.5, 0, 0], [0, 0, 0.5, 0.5])
    twice = [[quarter, [1, 0, 0, 0], half[0]], [quarter, [0, 1, 0, 0], half[1]]]
    four = call(np.array(twice + twice))  # four passes, three inputs, four classes
    first, last = [[0.7, 0.3, 0], [0.1, 0.6, 0.3], [0.3, 0, 0.7]], [[0.2, 0.2, 0.6], [0.5, 0.5, 0], [1, 0, 0]]
    three = call(np.array([first, last]).swapaxes(0, 1))
    near = {"epsilon-too-large": lambda got, right: abs(got - right).max() < 0.1}
    errors = {r"shapes \(4,\) \(3,\)|shapes \(3,\) \(4,\)": "averages-over-inputs"}
    with naming({**errors, "out of bounds for array of dimension 0": "sums-over-all-axes"}):
        agrees("test_uncertainty_split", uncertainty_split, four, three, parts=PARTS, read=look_at_split, mistakes=near)
    leaves_for_grading("other probabilities, with other numbers of passes and classes")


@visible_half
def test_diagnoses_zero(zero_std_cause: Any) -> None:
    knows_mistakes_alone()
    why = {"zero-is-not-certainty": ["293da65721"], "passes-do-not-make-spread": ["41627a4df0"]}
    why |= {"noise-is-not-in-the-passes": ["9101fc911a"], "mean-over-axis-keeps-spread": ["ae419f93d2"]}
    expect_sealed(zero_std_cause, "zero_std_cause", why, words=tuple("abcdef"))


@visible_half
def test_diagnoses_coverage(repaired_variance: Function) -> None:
    agrees("test_diagnoses_coverage", repaired_variance, call(FOUR, 0.4), call(WHOLE, 4), read=look_at_inputs)
    leaves_for_grading("other passes and precisions")
