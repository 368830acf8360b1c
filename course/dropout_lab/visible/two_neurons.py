"""Visible halves of the tests of notebook 1."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import (
    Answer,
    ask,
    expect,
    leaves_for_grading,
    leaves_open,
    looked,
    visible_half,
    wrong,
)
from dropout_lab.checks.display import show
from dropout_lab.checks.outcomes import naming
from dropout_lab.page import progress

from .recorded import Call, agrees, call

Function = Callable[..., Any]

#: Terms 3 and 4, as in the text, and three others, of which two are negative.
W, X = np.array([1.5, 1.0]), np.array([2.0, 4.0])
V, Y = np.array([2.5, -1.5, -0.5]), np.array([2.0, 1.0, 4.0])
#: What the hidden cases of most tests have, and the visible ones have not.
OTHERS = "1 to {} inputs, numbers with more digits, other rates, and p = 0"
#: How far the results of some thousand draws may be off, relative to the right ones: in every case, it is no slip.
SAMPLED = 0.08
#: What numpy and Python say where code for two inputs meets three.
FOR_TWO = {r"values to unpack|\(2,\) and \(3,\)|\(2,\) \(3,\)|\(3,\) \(2,\)|size (2|3) is different": "written-for-two"}


def _added(answer: Answer, w: NDArray[np.float64], *args: Any, **kwargs: Any) -> Answer:
    """Return the answer, if it is one number and not one for each input or state."""
    got = answer.array()
    if got.size != 1 and got.size in (len(w), 2 ** len(w)):
        wrong(f"{answer.source} gave {show(got)}", "one-number-each" if got.size == len(w) else "a-number-a-state")
    return answer


def _agrees(test: str, function: Function, *cases: Call, sampled: float = 0) -> None:
    """Check a function of inputs that gives one number."""
    with naming(FOR_TWO):
        agrees(test, function, *cases, read=_added, sampled=sampled)


@visible_half
def test_enumerate_states(enumerate_states: Function) -> None:
    four: dict[tuple[int, ...], tuple[float, ...]] = {
        (0, 0): (0.04, 0),
        (0, 1): (0.16, 4),
        (1, 0): (0.16, 3),
        (1, 1): (0.64, 7),
    }
    slips: dict[str, dict[str, tuple[float, ...]]] = {
        "mask-marks-the-dropped": {"probability": (0.64, 0.16, 0.16, 0.04), "z": (7, 3, 4, 0)},
        "weights-by-drop": {"probability": (0.64, 0.16, 0.16, 0.04)},
        "counts-states-equally": {"probability": (0.25, 0.25, 0.25, 0.25)},
        "forgets-the-dropped": {"probability": (1, 0.8, 0.8, 0.64)},
        "forgets-the-kept": {"probability": (0.04, 0.2, 0.2, 1)},
        "adds-probabilities": {"probability": (0.4, 1, 1, 1.6)},
        "z-already-weighted": {"z": (0, 0.64, 0.48, 4.48)},
        "rescales-survivors": {"z": (0, 5, 3.75, 8.75)},
        "forgets-the-mask": {"z": (7, 7, 7, 7)},
        "forgets-the-weights": {"z": (0, 4, 2, 6)},
        "averages-the-inputs": {"z": (0, 2, 1.5, 3.5)},
        "mask-read-backwards": {"z": (0, 3, 4, 7)},
        "binomial-for-one-mask": {"probability": (0.04, 0.32, 0.32, 0.64)},
        "multiplies-the-sums": {"z": (0, 4, 3, 15)},
        "same-chance-for-all": {"probability": (0.64, 0.64, 0.64, 0.64)},
    }
    ask(enumerate_states, W, X, 0.2).states(four, slips)
    three = {mask: (0.125, z) for mask, z in zip(np.ndindex(2, 2, 2), (0, -2, -1.5, -3.5, 5, 3, 3.5, 1.5), strict=True)}
    with naming(FOR_TWO):
        ask(enumerate_states, V, Y, 0.5).states(three)
    leaves_for_grading("1, 3 and 9 inputs, numbers with more digits, a term of 0, other rates, and p = 0")


@visible_half
def test_derivation_line(derivation_line: Function) -> None:
    other = np.array([2.5, -1.5]), np.array([2.0, 1.0])
    for line in range(1, 5):
        cases = call(line, 0.4, W, X), call(line, 0.3, *other)
        agrees(f"test_derivation_line, line {line}", derivation_line, *cases)
    for line in (5, 6):  # line 1, which is right by now, tells a line that is corrected from one that is always wrong
        cases = call(line, 0.4, W, X), call(1, 0.4, W, X)
        agrees(f"test_derivation_line, line {line}", derivation_line, *cases)
    leaves_for_grading("other terms and rates, numbers with more digits, and p = 0")


@visible_half
def test_expected_z(expected_z: Function) -> None:
    leaves_for_grading(OTHERS.format(6))
    _agrees("test_expected_z", expected_z, call(W, X, 0.4), call(-V, Y, 0.3), sampled=SAMPLED)


@visible_half
def test_variance_z_vanilla(variance_z: Function) -> None:
    leaves_for_grading(OTHERS.format(6))
    _agrees("test_variance_z_vanilla", variance_z, call(W, X, 0.3), call(V, Y, 0.2))


@visible_half
def test_variance_z_inverted(variance_z: Function) -> None:
    leaves_for_grading(f"{OTHERS.format(5)}, inverted and vanilla in turn")
    cases = call(W, X, 0.4), call(W, X, 0.4, inverted=True), call(V, Y, 0.6, inverted=True)
    _agrees("test_variance_z_inverted", variance_z, *cases)


@visible_half
def test_jensen_gap_expected(expected_relu: Function) -> None:
    leaves_for_grading(OTHERS.format(5))
    bent, steeper = (np.array([1.5, -1.0]), X, 0.2), (np.array([2.5, -1.5]), np.array([2.0, 2.0]), 0.3)
    _agrees("test_jensen_gap_expected", expected_relu, call(*bent), call(*steeper), call(V, Y, 0.3))


@visible_half
def test_jensen_gap_choice(
    jensen_w: Any, jensen_x: Any, jensen_p: Any, expected_relu: Function
) -> tuple[NDArray[np.float64], float]:
    """Return the terms that were chosen, and the rate; of its gap ``expected_relu`` tells, once it has passed."""
    w = expect(jensen_w, "jensen_w").finite().array()
    terms = w * expect(jensen_x, "jensen_x").shape(*w.shape).finite().array()
    rate = expect(jensen_p, "jensen_p").between(0, 1).number()
    expect(terms.size, "the number of inputs").between(1, 20)
    expect(terms, "w * x").finite()
    chosen = f"w * x is {terms.round(4).tolist()} and p is {rate:g}"
    if rate in (0, 1) or (terms >= 0).all() or (terms <= 0).all():
        wrong(chosen, "relu-never-bends")
    if sorted(terms.ravel()) == [-4, 3] and np.isclose(rate, 0.2):  # the example above
        wrong("E[relu(z)] is 0.48, relu(E[z]) is 0; the gap is 0.48, as in the example", "gap-too-small")
    means = _means_of_relu(terms.ravel(), rate, expected_relu)
    if means is None:
        looked()
        told = "For up to 12 inputs its size is told here, once expected_relu passes its check"
        leaves_open("Whether it is 0.5 or more is looked at", f"the terms have both signs, so there is a gap. {told}")
    else:
        bent, bent_mean = means[0], max(means[0] - means[1], 0)  # z is relu(z) - relu(-z)
        what = f"E[relu(z)] is {bent:.4g}, relu(E[z]) is {bent_mean:.4g}; the gap"
        expect(bent - bent_mean, what).at_least(0.5, otherwise="gap-too-small")
        leaves_for_grading("the gap, worked out without your expected_relu")
    return terms, rate


def _means_of_relu(terms: NDArray[np.float64], rate: float, expected_relu: Function) -> list[float] | None:
    """Return E[relu(z)] and E[relu(-z)] by the student's function; None if it has not passed, or has many inputs."""
    if terms.size > 12 or progress.mark("test_jensen_gap_expected") != "\u2713":
        return None
    try:
        means = [expected_relu(terms * sign, np.ones(terms.size), rate) for sign in (1, -1)]
        return [Answer(mean, "expected_relu").finite().number() for mean in means]
    except Exception:  # the choice may be right for all that
        return None


@visible_half
def test_shared_coin_variance(shared_coin_variance: Function) -> None:
    leaves_for_grading(OTHERS.format(5))
    _agrees("test_shared_coin_variance", shared_coin_variance, call(W, X, 0.3), call(V, Y, 0.2))


@visible_half
def test_sum_unchanged(sum_unchanged_probability: Function) -> None:
    leaves_for_grading("p = 0, equal inputs, a sum of 0, and sums that nearly agree")
    awkward = np.array([8, 4, 5, 3, 1, 9]) / 16  # here the sums agree up to the last bit only
    agrees(
        "test_sum_unchanged",
        sum_unchanged_probability,
        call(np.arange(10.0), 0.2),
        call(awkward, 0.7),
        call(np.arange(1.0, 5), 0.2),
        sampled=SAMPLED,
    )
