"""Visible halves of the tests of notebook 3."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from dropout_lab.checks import (
    Answer,
    Draw,
    ask,
    expect,
    expect_a_coin_each,
    expect_counts_vary,
    expect_fresh,
    expect_raises,
    expect_same_state_same_coins,
    knows_mistakes_alone,
    leaves_for_grading,
    leaves_open,
    nonzero,
    repeat,
    seeded,
    visible_half,
    wrong,
)
from dropout_lab.checks.display import listed, not_shown, show
from dropout_lab.checks.outcomes import Wrong, naming

from .recorded import agrees, call

Function = Callable[..., Any]
Slips = dict[str, Any]

#: Shares that a rate rounded on the way leads to, where three quarters are right.
ROUNDED = {"rounded-rate": (0.7, 0.8, 0.9)}
#: Factors that a wrong rule leads to, where 4/3 is right.
FACTORS = {"not-rescaled": 1, "scales-down": 0.75, "scaled-twice": 16 / 9, "square-root-scale": 1.1547005383792517}
FACTORS |= {"divides-by-p": 4, "ignores-p": 2}
#: What numpy says of coins whose shape does not fit.
SHAPES = {"could not be broadcast": "mask-of-another-shape"}
SHAPES |= {"maximum supported dimension|cannot be interpreted as an integer": "array-for-a-shape"}
#: Numbers of both signs, none of them whole.
X = np.array([[0.75, -1.5, 2.25], [-0.6, 1.7, -2.4]])


def _in_its_place(out: Answer, x: Any) -> Answer:
    """Return the answer, if it has an entry for every entry of x."""
    if out.is_several(np.shape(x)):
        wrong(f"{out.source} gave {show(out.value)}", "array-alone")
    got = out.array()
    if got.ndim == 1 and 1 < got.size < x.size:
        wrong(f"{out.source} has shape {got.shape}{not_shown(f', not {x.shape}')}", "survivors-alone")
    if got.ndim == 0:
        wrong(f"{out.source} gave {show(out.value)}", "one-number-for-all")
    return out.shape(*x.shape)


@visible_half
def test_dropout_mask(dropout_mask: Function) -> None:
    values = {"already-rescaled": (0, 4 / 3), "mean-of-a-coin": (0.75,)}
    with naming({"could not be broadcast": "draws-too-few"}):
        mask = ask(dropout_mask, (4, 5), 0.25, seeded(1))
    mask.shape(4, 5).only(0, 1, mistakes=values)
    with naming({"too many values to unpack": "shape-of-any-length"}):
        ask(dropout_mask, (2, 3, 4), 0.25, seeded(3)).shape(2, 3, 4).only(0, 1)
    expect_a_coin_each(Draw(dropout_mask, (4, 5), 0.25))
    coins = ask(dropout_mask, (199, 301), 0.25, seeded(2)).shape(199, 301).only(0, 1)
    coins.independent().kept(0.75, mistakes=ROUNDED)
    rng = seeded(4)
    kept = expect([np.sum(mask) for mask in repeat(dropout_mask, 10, (18, 31), 0.25, rng)], "ten masks").array()
    if np.ptp(kept) <= 1:  # by chance less than once in a billion
        wrong(f"ten masks kept {listed(np.unique(kept))} of 558 entries", "exact-quota")
    leaves_for_grading("other shapes, p = 0 and p = 1, and rates that are no whole percentage")


@visible_half
def test_dropout_mask_calls(dropout_mask: Function) -> None:
    values = {"already-rescaled": (0, 1 / 0.7), "mean-of-a-coin": (0.7,)}
    with naming({"could not be broadcast": "draws-too-few"}):
        mask = ask(dropout_mask, (4, 5), 0.3, seeded(8))
    mask.shape(4, 5).only(0, 1, mistakes=values)
    expect_fresh(Draw(dropout_mask, (50, 61), 0.3))
    expect_same_state_same_coins(Draw(dropout_mask, (7, 3, 2), 0.3))
    expect_counts_vary(Draw(dropout_mask, (18, 31), 0.3), keep=0.7)
    leaves_for_grading("the same at another rate")


@visible_half
def test_vanilla_dropout_train(vanilla_train: Function) -> None:
    x = nonzero(21, 199, 150)
    with naming(SHAPES):
        out = ask(vanilla_train, x, 0.25, seeded(22))
    _in_its_place(out, x).finite().blind_to(x)
    expect_a_coin_each(Draw(vanilla_train, nonzero(23, 4, 5), 0.25))
    out.scales(x, 1, {"rescales-in-training": 4 / 3, "shrinks-in-training": 0.75, "vanilla-divided-by-p": 4})
    out.independent().kept(0.75, mistakes=ROUNDED)
    expect_fresh(Draw(vanilla_train, nonzero(24, 50, 61), 0.3))
    expect_same_state_same_coins(Draw(vanilla_train, nonzero(25, 7, 9), 0.3))
    leaves_for_grading("other shapes, whole numbers, p = 0 and p = 1")


@visible_half
def test_vanilla_dropout_test(vanilla_test: Function) -> None:
    x = abs(nonzero(36, 12, 10))
    out = _in_its_place(ask(vanilla_test, x, 0.2), x)
    if (out.array() == 0).any() and out.array().any():
        cut = (out.array() == np.rint(out.array())).all() or np.array_equal(out.array() == 0, x < 1)
        wrong(f"{out.source} holds zeros", "truncates-to-integers" if cut else "random-at-test")
    leaves_for_grading("other shapes, numbers with more digits, p = 0 and p = 1")
    agrees("test_vanilla_dropout_test", vanilla_test, call(X, 0.2), call(X[0], 0.6), call(np.array([3, -4, 7]), 0.3))


def _expect_rescaled(out: Answer, x: Any, inverted_dropout: Function) -> None:
    """Check the factor at p = 0.25; 1 here and 3 at p = 0.7 are 4/3 and 10/3 without their fractions."""
    try:
        out.scales(x, 4 / 3, FACTORS)
    except Wrong as error:
        if error.misconception == "not-rescaled":
            other = ask(inverted_dropout, x, 0.7, seeded(55)).first_of("out", "cache").array()
            if np.array_equal(other[other != 0], 3 * x[other != 0]):
                what = f"{error.marked.partition(': survivors stay')[0]}; at p = 0.7 this layer multiplies by 3"
                wrong(what, "cuts-the-factor")
        raise


@visible_half
def test_inverted_dropout_train(inverted_dropout: Function) -> None:
    x = nonzero(41, 199, 150)
    with naming(SHAPES):
        out = ask(inverted_dropout, x, 0.25, seeded(42)).first_of("out", "cache")
    _in_its_place(out, x).finite().blind_to(x)
    expect_a_coin_each(Draw(inverted_dropout, nonzero(43, 4, 5), 0.25, part=0))
    _expect_rescaled(out, x, inverted_dropout)
    out.independent().kept(0.75, mistakes=ROUNDED)
    expect_fresh(Draw(inverted_dropout, nonzero(44, 50, 61), 0.3, part=0))
    expect_same_state_same_coins(Draw(inverted_dropout, nonzero(45, 7, 9), 0.3, part=0))
    leaves_for_grading("other shapes and rates")


@visible_half
def test_inverted_dropout_eval(inverted_dropout: Function) -> None:
    x = nonzero(51, 30, 40)
    slips: Slips = {"scales-at-test": 0.7 * x, "scales-by-rate": 0.3 * x, "divides-at-test": x / 0.7}
    slips |= {"nothing-left-at-test": 0 * x, "applies-relu": np.maximum(x, 0), "truncates-to-integers": np.trunc(x)}
    slips["random-at-test"] = lambda out: (out == 0).any()
    ask(inverted_dropout, x, 0.3, seeded(52), train=False).first_of("out", "cache").equals(x, slips)
    gone: Slips = {"nothing-left-at-test": 0 * x}
    with naming({"^ValueError": "refuses-rate-one"}):
        out = ask(inverted_dropout, x, 1, seeded(53), train=False).first_of("out", "cache")
    out.equals(x, gone)
    leaves_for_grading("other shapes and rates, and a test pass between two training passes")


@visible_half
def test_inverted_dropout_edges(inverted_dropout: Function) -> tuple[Slips, Slips]:
    """Return how mistakes at p = 0 and at p = 1 are recognised."""
    x = nonzero(61, 60, 70)
    dropped: Slips = {"drops-at-rate-zero": lambda out: (out == 0).any(), "returns-the-mask": np.ones((60, 70))}
    left: Slips = {"keeps-at-rate-one": lambda out: (out != 0).any()}
    ask(inverted_dropout, x, 0, seeded(62)).first_of("out", "cache").equals(x, dropped)
    with naming({"^ValueError": "refuses-rate-one"}):
        nothing = ask(inverted_dropout, x, 1, seeded(63)).first_of("out", "cache")
    if not np.isfinite(nothing.array()).all():
        wrong(f"{nothing.source} holds nan or inf", "divides-by-zero")
    _in_its_place(nothing, x).equals(0 * x, left)
    whole = np.rint(4 * nonzero(68, 30, 40)).astype(int)
    _expect_rescaled(ask(inverted_dropout, whole, 0.25, seeded(69)).first_of("out", "cache"), whole, inverted_dropout)
    leaves_for_grading("whole numbers at p = 0, at p = 1 and at another rate")
    return dropped, left


@visible_half
def test_wrong_word(right_factor: Function) -> None:
    leaves_open('"ones" and "eval" are looked at, too')
    agrees("test_wrong_word, rate", right_factor, call("rate", 0.2), call("rate", 0.3))
    agrees("test_wrong_word, down", right_factor, call("down", 0.2), call("down", 0.3))


@visible_half
def test_to_drop_prob(to_drop_prob: Function) -> None:
    leaves_open("The other three names are looked at, too")
    calls = call("torch", 0.2), call("srivastava2014", 0.8), call("cs231n", 0.7)
    agrees("test_to_drop_prob", to_drop_prob, *calls)
    expect_raises(ValueError, to_drop_prob, "abacus", 0.2)


@visible_half
def test_quiz_inference(answers: Any) -> dict[int, dict[str, str]]:
    """Return what the letters claim that are refused here."""
    knows_mistakes_alone()
    why = {
        1: {"c": "one-mask-per-epoch", "d": "prunes-weights"},
        2: {"a": "rate-at-inference", "d": "coins-at-inference"},
        3: {"c": "variance-stays", "d": "mean-after-relu-stays"},
        4: {"b": "scaling-costs-speed", "c": "more-p-drops-less"},
    }
    expect(answers, "answers").chosen(dict.fromkeys(why), why)
    return why
