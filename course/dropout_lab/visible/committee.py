"""Visible halves of the tests of notebook 5."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import (
    Answer,
    ask,
    expect,
    knows_mistakes_alone,
    leaves_for_grading,
    leaves_open,
    nonzero,
    seeded,
    show,
    visible_half,
    wrong,
)
from dropout_lab.checks.ensembles import (
    expect_both_sides,
    expect_choice,
    expect_distribution,
    expect_verdict,
    expect_word,
)
from dropout_lab.checks.outcomes import naming
from dropout_lab.checks.sealed import expect_sealed, seal

from .recorded import agrees, call

Function = Callable[..., Any]


# ---------------------------------------------------------------------------------------------------- explanations

#: Those to choose from.
EXPLANATIONS = ("penalty", "averaging", "co-adaptation", "flatness", "gradient noise")
#: Experiment to the misconception behind another explanation, and two that are refused at once.
EXPERIMENTS = {
    "a": ("nobody-is-absent", ("gradient noise", "penalty")),
    "b": ("fewer-draws-same-loss", ("penalty", "averaging")),
    "c": ("other-penalty-same-flatness", ("penalty", "co-adaptation")),
    "d": ("one-predicts-alone", ("co-adaptation", "flatness")),
    "e": ("noise-without-the-loss", ("gradient noise", "co-adaptation")),
}


@visible_half
def test_refuters(refuted: Any) -> None:
    knows_mistakes_alone()
    for letter, (otherwise, known) in EXPERIMENTS.items():
        expect_word(refuted, "refuted", letter, EXPLANATIONS, otherwise, refused=known)
    said = [str(refuted[letter]).strip().lower() for letter in EXPERIMENTS]
    for word in said:
        if said.count(word) > 1:
            wrong(f"refuted has {word!r} {said.count(word)} times", "word-twice")


# ---------------------------------------------------------------------------------------------------- both sides

#: Softmax units with three inputs and two classes, and with four and three: W, b, x, p.
THREE = np.array([[0.2, -0.3], [0.5, 0.1], [0.4, 0.1]]), np.array([0.2, -0.1]), np.array([1.0, -0.5, 2.0]), 0.3
FOUR = (
    np.array([[0.6, -0.2, 0.1], [-0.4, 0.3, 0.9], [0.2, 0.8, -0.5], [0.1, -0.7, 0.3]]),
    np.array([0.3, -0.4, 0.2]),
    np.array([1.5, -1.0, 0.5, 2.0]),
    0.2,
)


@visible_half
def test_geometric_mean_committee(geometric_mean_prediction: Function) -> None:
    leaves_for_grading("other sizes, up to eight inputs")
    name, cases = "test_geometric_mean_committee", (call(*THREE), call(*FOUR))
    agrees(name, geometric_mean_prediction, *cases, compare=expect_distribution)
    cases = call(*THREE, relu=True), call(*FOUR, relu=True)
    with naming({r"weight_scaled.*argument 'relu'": "one-side-for-both", r"argument 'relu'": "relu-argument-missing"}):
        agrees(f"{name}, relu", geometric_mean_prediction, *cases, compare=expect_distribution)


@visible_half
def test_geometric_mean_pass(weight_scaled_prediction: Function) -> None:
    leaves_for_grading("more inputs and classes, and p = 0")
    cases = call(*THREE), call(*FOUR)
    with naming({"matmul|not aligned": "rows-times-matrix"}):
        agrees("test_geometric_mean_pass", weight_scaled_prediction, *cases, compare=expect_distribution)


@visible_half
def test_geometric_mean_equal(geometric_mean_prediction: Function, weight_scaled_prediction: Function) -> None:
    leaves_for_grading("other units, and each side by itself to twelve digits", holds="equal")
    unit = seeded(261).normal(size=(4, 3)), seeded(262).normal(size=3), nonzero(263, 4), 0.3
    expect_both_sides(ask(geometric_mean_prediction, *unit), ask(weight_scaled_prediction, *unit))


# ---------------------------------------------------------------------------------------------------- the last ReLU

#: Networks with one and with two hidden layers: x, weights, biases, p.
SHALLOW = (
    np.array([1.0, -2.0]),
    [np.array([[1.0, 0.5, -1.0], [-0.5, 0.25, -1.5]]), np.array([[0.5, -0.25], [1.0, 0.5], [-0.75, 0.5]])],
    [np.array([0.5, -1.0, 0.25]), np.array([0.3, -0.2])],
    0.3,
)
DEEP = (
    np.array([0.5, 1.0, -1.0]),
    [
        np.array([[1.0, -0.5, 0.5, 1.5], [0.5, 1.0, -1.0, 0.25], [-1.0, 0.5, 0.5, -0.5]]),
        np.array([[0.5, -1.0, 0.25], [1.0, 0.5, -0.5], [-0.5, 0.25, 1.0], [0.25, 0.5, -0.75]]),
        np.array([[0.6, -0.2, 0.1], [-0.4, 0.3, 0.9], [0.2, 0.8, -0.5]]),
    ],
    [np.array([0.25, -0.5, 0.5, 0.0]), np.array([0.5, 0.25, 1.5]), np.array([0.3, -0.4, 0.2])],
    0.2,
)


@visible_half
def test_last_relu_committee(committee_behind_last_relu: Function) -> None:
    leaves_for_grading("deeper networks, and 300 units")
    cases = call(*SHALLOW), call(*DEEP)
    with naming({"matmul|not aligned": "shapes-along-the-layers"}):
        agrees("test_last_relu_committee", committee_behind_last_relu, *cases, compare=expect_distribution)


@visible_half
def test_last_relu_where(exact: Any) -> None:
    leaves_open("Each of the six is looked at", shown="answered, and not looked at here")
    for letter in "abcdef":
        expect_verdict(exact, "exact", letter, None)


# ---------------------------------------------------------------------------------------------------- the penalty

#: Inputs and targets, with three rows and two columns, and with four and three.
TALL = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 2.0]]), np.array([1.0, 2.0, 1.0])
WIDE = np.array([[1.0, 0, 2], [2, 1, -1], [-1, 3, 1], [0, -2, 1]]), np.array([2.0, -1.0, 3.0, 0.5])


def _summed(answer: Answer, X: NDArray[np.float64], *_: Any) -> Answer:
    """Return the answer, if it is not a number for each row of X."""
    if answer.value is not None and answer.array().shape == X.shape[:1]:
        wrong(f"{answer.source} gave {show(answer.value)}", "a-value-a-row")
    return answer


@visible_half
def test_expected_dropout_loss(expected_dropout_loss: Function) -> None:
    leaves_for_grading("other sizes and rates, and p = 0")
    tall, wide = call(*TALL, np.array([1.5, -1.0]), 0.2), call(*WIDE, np.array([-0.5, 2.0, 1.0]), 0.3)
    with naming({r"(?s)(matmul|not aligned|broadcast).*sum\(X ?\*\* ?2, axis ?= ?-?1": "rows-for-columns"}):
        agrees("test_expected_dropout_loss", expected_dropout_loss, tall, wide, read=_summed)


@visible_half
def test_wager_penalty(dropout_penalty: Function) -> None:
    leaves_for_grading("other sizes and rates, and p = 0")
    tall, wide = (TALL[0], np.array([1.5, -1.0]), 0.2), (WIDE[0], np.array([-0.5, 1.0, 0.75]), 0.3)
    agrees("test_wager_penalty", dropout_penalty, call(*tall), call(*wide), read=_summed)


@visible_half
def test_wager_penalty_far(far_x: Any, far_w: Any, far_p: Any) -> tuple[NDArray[np.float64], float]:
    """Return the terms of the score that was chosen, and the rate."""
    leaves_open("Their ratio is looked at", shown="numbers for which both rises can be worked out")
    w = expect(far_w, "far_w").finite().array()
    terms = (w * expect(far_x, "far_x").shape(*w.shape).finite().array()).ravel()
    rate = expect(far_p, "far_p").between(0, 1).number()
    expect(terms.size, "the number of features").between(1, 12)
    expect(terms, "w * x").finite()
    if rate in (0, 1):
        wrong(f"far_p = {rate:g}", "rate-at-an-end")
    if not terms.any():
        wrong(f"w * x is {terms.round(4).tolist()}", "no-coins-no-penalty")
    return terms, rate


# ---------------------------------------------------------------------------------------------------- answers


@visible_half
def test_shrinkage_factor(shrinkage: Function) -> None:
    leaves_for_grading("other rates, and p = 0")
    agrees("test_shrinkage_factor", shrinkage, call(0.2), call(0.3125))


@visible_half
def test_shrinkage_units(is_scale_invariant: Any) -> None:
    leaves_open("Both are looked at", shown="answered, and not looked at here")
    for penalty in ("dropout", "ridge"):
        expect_verdict(is_scale_invariant, "is_scale_invariant", penalty, None)


@visible_half
def test_duplicated_feature(preferred: Any, preferred_loss: Any) -> dict[str, tuple[str, ...]]:
    """Return the seals of wrong losses."""
    knows_mistakes_alone()
    expect_choice(preferred, "preferred", [(2, 0), (1, 1), (3, -1)], None, "penalty-counts-squares")
    slips: dict[str, tuple[str, ...]] = {
        "forgets-the-penalty": ("4015c4c61a",),
        "rate-for-the-ratio": ("bd17cad9d4", "0a12c4b4c0", "cd11329dbe", "89208e5184"),
        "ratio-upside-down": ("08baccfa42",),
        "forgets-the-norm": ("f2f1ed87d9",),
        "one-copy-alone": ("c65cc8546c",),
        "mean-for-sum": ("4910317756",),
        "vanilla-loss": ("0e0b8e8f66",),
        "norm-of-the-column": ("7e1ec00b7c", "121e37e665", "3bda0262e9"),
        "another-rate": ("fa94506b7d",),
        "root-of-the-loss": ("0601448d6d",),
    }
    expect_sealed(preferred_loss, "preferred_loss", slips)
    choice = tuple(float(w) for w in expect(preferred, "preferred").array().ravel())
    given = seal("preferred_loss", expect(preferred_loss, "preferred_loss").number())
    own: dict[tuple[float, ...], str] = {(2, 0): "481019b622", (3, -1): "b25e7e6f37"}  # what each of the two costs
    if own.get(choice) == given:
        wrong(f"preferred_loss = {show(preferred_loss)}, for preferred = {show(preferred)}", "another-has-less")
    if given in own.values():
        wrong(f"preferred_loss = {show(preferred_loss)}", "loss-of-another-weighting")
    return slips
