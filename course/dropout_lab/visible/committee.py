"""Visible halves of the tests of notebook 5."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from dropout_lab.checks import Answer, ask, expect, knows_mistakes_alone, nonzero, seeded, visible_half
from dropout_lab.checks.ensembles import (
    expect_both_sides,
    expect_choice,
    expect_distribution,
    expect_members,
    expect_reading,
    expect_verdict,
)
from dropout_lab.checks.networks import MISFITS, naming
from dropout_lab.checks.sealed import expect_sealed

from .recorded import agrees, call

Function = Callable[..., Any]


# ---------------------------------------------------------------------------------------------------- members


@visible_half
def test_all_subnetworks(all_subnetworks: Function, Ws: Sequence[Any], bs: Sequence[Any]) -> None:
    values = [-27, -21, -17, -15, -11, -9, -7, -5, -3, -2, *range(-1, 10), 11, 12, 13, *range(15, 20), 23, 25, 28, 31]
    counts = "2 6 2 6 2 6 4 2 4 2 174 2 66 4 42 0 40 6 12 12 22 20 4 22 12 2 10 6 8 4 4 2 2".split()
    totals: dict[str, float | Sequence[float]] = {
        "ignores-the-masks": 5632,
        "first-hidden-unmasked": 1920,
        "last-hidden-unmasked": 3936,
        "one-mask-for-all": -1024,
        "leaves-out-the-biases": (736, 224),
        "forgets-the-output-bias": 2224,
        "mask-before-bias": 3736,
        "bias-after-mask": 6280,
        "leaves-out-the-relu": 3072,
        "absolute-values": 368,
        "relu-on-the-output": 2320,
        "rescales-the-given-masks": (8176, 302),
        "transposes-square-weights": -4240,
        "stops-before-the-output": (2564, 824),
    }
    with naming(MISFITS):
        answer = ask(all_subnetworks, np.array([1, 1]), Ws, bs)
    expect_members(answer, np.repeat(values, [int(n) for n in counts]), totals)


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
    name, cases = "test_geometric_mean_committee", (call(*THREE), call(*FOUR))
    agrees(name, geometric_mean_prediction, *cases, compare=expect_distribution)
    cases = call(*THREE, relu=True), call(*FOUR, relu=True)
    with naming({r"weight_scaled.*argument 'relu'": "one-side-for-both", r"argument 'relu'": "relu-argument-missing"}):
        agrees(f"{name}, relu", geometric_mean_prediction, *cases, compare=expect_distribution)


@visible_half
def test_geometric_mean_pass(weight_scaled_prediction: Function) -> None:
    cases = call(*THREE), call(*FOUR)
    agrees("test_geometric_mean_pass", weight_scaled_prediction, *cases, compare=expect_distribution)


@visible_half
def test_geometric_mean_equal(geometric_mean_prediction: Function, weight_scaled_prediction: Function) -> None:
    unit = seeded(261).normal(size=(4, 3)), seeded(262).normal(size=3), nonzero(263, 4), 0.3
    expect_both_sides(ask(geometric_mean_prediction, *unit), ask(weight_scaled_prediction, *unit))


# ---------------------------------------------------------------------------------------------------- the penalty

#: Inputs and targets, with three rows and two columns, and with four and three.
TALL = np.array([[1.0, 2.0], [3.0, -1.0], [0.0, 2.0]]), np.array([1.0, 2.0, 1.0])
WIDE = np.array([[1.0, 0, 2], [2, 1, -1], [-1, 3, 1], [0, -2, 1]]), np.array([2.0, -1.0, 3.0, 0.5])


@visible_half
def test_expected_dropout_loss(expected_dropout_loss: Function) -> None:
    tall, wide = call(*TALL, np.array([1.5, -1.0]), 0.2), call(*WIDE, np.array([-0.5, 2.0, 1.0]), 0.3)
    agrees("test_expected_dropout_loss", expected_dropout_loss, tall, wide)


def _weights(answer: Answer, right: Any, mistakes: Mapping[str, Any]) -> None:
    digits, near = range(1, 6), 0.1 * np.max(np.abs(right))
    slips = {
        "rounds-the-result": lambda w: any(np.allclose(w, np.round(right, d), rtol=0, atol=1e-12) for d in digits),
        "not-yet-the-minimum": lambda w: np.allclose(w, right, rtol=0, atol=near),
    }
    answer.equals(right, {**mistakes, **slips}, within=1e-5)


@visible_half
def test_dropout_least_squares(dropout_least_squares: Function) -> None:
    cases = call(*TALL, 0.2), call(*WIDE, 0.3)
    agrees("test_dropout_least_squares", dropout_least_squares, *cases, compare=_weights)


# ---------------------------------------------------------------------------------------------------- answers


@visible_half
def test_shrinkage_factor(shrinkage: Function) -> None:
    agrees("test_shrinkage_factor", shrinkage, call(0.2), call(0.3125))


@visible_half
def test_shrinkage_units(is_scale_invariant: Any) -> None:
    knows_mistakes_alone()
    for penalty in ("dropout", "ridge"):
        expect_verdict(is_scale_invariant, "is_scale_invariant", penalty, None)


@visible_half
def test_duplicated_feature(preferred: Any, preferred_loss: Any) -> dict[str, tuple[str, ...]]:
    """Return the seals of wrong losses."""
    knows_mistakes_alone()
    expect_choice(preferred, "preferred", [(2, 0), (1, 1), (3, -1)], None, "penalty-counts-squares")
    slips: dict[str, tuple[str, ...]] = {
        "forgets-the-penalty": ("4015c4c61a",),
        "rate-for-the-ratio": ("bd17cad9d4", "0a12c4b4c0"),
        "ratio-upside-down": ("08baccfa42",),
        "forgets-the-norm": ("f2f1ed87d9",),
        "one-copy-alone": ("c65cc8546c",),
        "mean-for-sum": ("4910317756",),
        "vanilla-loss": ("0e0b8e8f66",),
        "norm-of-the-column": ("7e1ec00b7c", "121e37e665"),
        "another-rate": ("fa94506b7d",),
        "root-of-the-loss": ("0601448d6d",),
    }
    expect_sealed(preferred_loss, "preferred_loss", slips)
    return slips


@visible_half
def test_ablation_reading(error_ratio: Any) -> None:
    knows_mistakes_alone()
    expect(error_ratio, "error_ratio").finite().at_least(1, otherwise="ratio-the-other-way")
    slips: dict[str, float | Sequence[float]] = {
        "reads-the-other-panel": 2.5,
        "reads-another-share": (2.69, 3.94, 4.21, 1.66, 1.04),
        "ratio-of-one-network": (2.83, 1.44),
        "difference-for-ratio": 27.8,
        "ratio-of-the-right": 1.42,
    }
    expect_reading(error_ratio, "error_ratio", None, slips, within=0.13)
