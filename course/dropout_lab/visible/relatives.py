"""Visible halves of the tests of notebook 6."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import (
    Answer,
    Draw,
    ask,
    expect_fresh,
    expect_same_state_same_coins,
    leaves_for_grading,
    nonzero,
    seeded,
    visible_half,
    wrong,
)
from dropout_lab.checks.display import not_shown, show
from dropout_lab.checks.noise_layers import (
    Fates,
    expect_a_coin_for_each,
    expect_blind_maps,
    expect_own_coins,
    expect_weight_coins,
    fates,
    lasting,
    linear,
    normal_factors,
    surviving_weights,
    two_of,
    whole_maps,
)
from dropout_lab.checks.outcomes import naming
from dropout_lab.content import selu

from .recorded import agrees, call, fits

Function = Callable[..., Any]
Numbers = NDArray[np.float64]

#: Rate, block and map of an odd block, and of an even one, which has no middle and covers nearly the whole map.
SIZES = call(0.1, 3, 5), call(0.3, 4, 5)

#: What a rate of 0.7, 0.8 or 0.9 for 0.75 says.
NO_RATE = {"ignores-p": (0.7, 0.8, 0.9)}


def refuse_realised_share(answer: Answer, x: Numbers, factor: float) -> None:
    """Check that whole maps are not divided by the share that survives of their example, or of their channel."""
    out = answer.array()
    kept = out != 0
    if kept.all() or np.allclose(out, factor * x * kept, rtol=1e-6):
        return
    for axis in (0, 1):
        if np.allclose(out * kept.mean(axis=axis, keepdims=True), x * kept, rtol=1e-6):
            at = tuple(np.argwhere(kept)[0])
            what = f"{answer.source} turned {show(x[at])} into {show(out[at])}"
            wrong(
                f"{what}{not_shown(f', but survivors should be multiplied by {show(factor)}')}",
                "divides-by-realised-share",
            )


@visible_half
def test_spatial_dropout(spatial_dropout: Function) -> None:
    x = nonzero(1, 8, 12, 5, 7)
    with naming({r"shapes \(\d+,\d+,\d+,\d+\) \(\d+,\d+\)": "coins-need-axes"}):
        out = ask(spatial_dropout, x, 0.25, seeded(2))
    whole_maps(out, x)
    if out.array().any():  # where one coin dropped all of it, the ten calls below say so
        refuse_realised_share(out, x, 4 / 3)
        factors = {"not-rescaled": 1, "scales-down": 3 / 4, "scaled-twice": 16 / 9, "divides-by-p": 4}
        out.scales(x, 4 / 3, factors | {"square-root-scale": (4 / 3) ** 0.5})
    other = seeded(10)  # the maps differ from call to call

    def first_pixels(out: Any) -> Numbers:
        return np.asarray(np.array(out)[:, :, 0, 0])

    maps = Draw(spatial_dropout, lambda: other.uniform(1, 2, (6, 8, 2, 3)), 0.25, read=first_pixels)
    expect_a_coin_for_each(maps, {0: "maps-shared-by-the-batch", 1: "drops-whole-examples"})
    whole = np.rint(4 * nonzero(7, 6, 8, 3, 4)).astype(int)
    ask(spatial_dropout, whole, 0.2, seeded(8)).scales(whole, 5 / 4, {"factor-of-another-rate": 4 / 3})
    x = nonzero(3, 199, 150, 1, 2)
    coins = whole_maps(ask(spatial_dropout, x, 0.25, seeded(4)), x)
    coins.independent().kept(0.75, mistakes=NO_RATE)
    expect_blind_maps(coins, x)
    some = other.uniform(1, 2, (6, 8, 1, 2))
    expect_same_state_same_coins(Draw(spatial_dropout, some, 0.25, read=lambda out: np.asarray(np.array(out) != 0)))
    kinds = "coins that change from call to call, and how far the number of dropped maps varies (it is not fixed)"
    leaves_for_grading(f"other shapes and rates, p = 0 among them, {kinds}")


@visible_half
def test_dropblock_gamma(dropblock_gamma: Function) -> None:
    agrees("test_dropblock_gamma", dropblock_gamma, *SIZES)
    leaves_for_grading("other sizes, from blocks of one pixel to blocks as large as the map")


@visible_half
def test_dropblock_drop_map(dropblock_drop_map: Function, dropblock_gamma: Function) -> None:
    gamma_is_right = fits("test_dropblock_gamma", dropblock_gamma, *SIZES)
    follows = not gamma_is_right and not fits("test_dropblock_drop_map", dropblock_drop_map, *SIZES)

    def look(answer: Answer, p: float, block: int, feat: int) -> Answer:
        places, shape = feat - block + 1, answer.array().shape
        if shape != (feat, feat):
            what = f"{answer.source} has shape {shape}{not_shown(f', not {(feat, feat)}')}"
            wrong(what, "map-by-places" if shape == (places, places) else "map-not-by-pixel")
        answer.finite()
        if follows and answer.source:
            wrong(f"{answer.source} is not right", "correct-gamma-first")
        return answer

    mistakes = {
        "map-is-flat": lambda got, right: np.ptp(got) < 1e-9,
        # what is worked out is the same when rows and columns are exchanged, what is drawn is not
        "map-sampled": lambda got, right: abs(got - right).max() < 0.05 and not np.allclose(got, got.T, 0, 1e-12),
    }
    agrees("test_dropblock_drop_map", dropblock_drop_map, *SIZES, read=look, mistakes=mistakes)
    leaves_for_grading("other sizes, from blocks of one pixel to blocks as large as the map")


def summed(answer: Answer, x: Numbers, W: Numbers, *_: Numbers) -> Answer:
    """Return the answer, if it has no entry for each input any more, and no example without an output."""
    if getattr(answer.value, "shape", None) == (len(x), *W.shape):
        wrong(f"{answer.source} has shape {answer.value.shape}", "no-sum-over-the-inputs")
    if getattr(answer.value, "shape", None) == (len(x), W.shape[1]) and not answer.array().any(axis=1).all():
        wrong(answer.source, "example-left-out")
    return answer


@visible_half
def test_dropconnect_weights(dropconnect: Function) -> None:
    layer = linear(11, 6, 4, 5)
    with naming({r"shapes \(\d+,\d+\) \(\d+,\)": "no-sum-over-the-inputs"}):
        out = ask(dropconnect, *layer, 0.25, seeded(12))
    surviving_weights(summed(out, *layer), *layer, 0.25)
    x, W = np.array([[1.0, -2.0, 0.5], [3.0, 1.0, -1.0]]), np.array([[2.0, 1.0], [-1.0, 4.0], [2.0, -3.0]])
    all_kept = call(x, W, np.array([0.5, -1.5]), 0, np.random.default_rng(13))
    dropped = {"drops-at-rate-zero": lambda got, right: np.isfinite(got).all()}

    def something_kept(answer: Answer, x: Numbers, W: Numbers, b: Numbers, *_: Any) -> Answer:
        if answer.array().shape == (len(x), len(b)) and np.allclose(answer.array(), b):
            wrong(f"{answer.source} gave {show(answer.array())}, the bias alone", "drops-all-at-rate-zero")
        return answer

    agrees("test_dropconnect_weights", dropconnect, all_kept, mistakes=dropped, read=something_kept)
    leaves_for_grading("other sizes, and integers")


@visible_half
def test_dropconnect_coins(dropconnect: Function) -> None:
    small, plenty = linear(18, 3, 4, 5), linear(20, 199, 5, 40)

    coins = Draw(
        dropconnect, *small, 0.25, asked=True, read=lambda out: surviving_weights(summed(out, *small), *small, 0.25)
    )
    with naming({r"broadcast together with shapes \(3,4\) \(5,\)": "no-sum-over-the-inputs"}):
        expect_a_coin_for_each(coins, {0: "one-weight-mask-per-batch", 1: "drops-outputs", 2: "drops-inputs"})
    many = surviving_weights(ask(dropconnect, *plenty, 0.25, seeded(21)), *plenty, 0.25)
    if (many[1:] <= many[:-1]).all():
        wrong("dropconnect", "weights-overwritten")
    masks = expect_weight_coins(many, *plenty[:2], "dropconnect")
    masks.independent().kept(0.75, mistakes=NO_RATE)
    expect_same_state_same_coins(coins)
    leaves_for_grading("other sizes and rates, and coins that change from call to call")


@visible_half
def test_gaussian_dropout(gaussian_dropout: Function) -> None:
    x = nonzero(31, 160, 125)
    normal_factors(ask(gaussian_dropout, x, 0.3, seeded(32)), x, 0.3).independent()
    above = Draw(gaussian_dropout, np.ones((50, 61)), 0.3, read=lambda out: np.asarray(out) > 1)
    expect_same_state_same_coins(above)
    expect_fresh(above)
    leaves_for_grading("other shapes and rates, p = 0 among them, integers, and draws that are tied to one mean")


@visible_half
def test_alpha_dropout_affine(alpha_dropout_affine: Function) -> None:
    agrees("test_alpha_dropout_affine", alpha_dropout_affine, *RATES, parts=("a", "b"))
    leaves_for_grading("other rates, p = 0 among them")


#: Rates of the affine map.
RATES = call(0.1), call(0.3)

#: At p = 0.25, a survivor is multiplied by A and moved by B, and a dropped unit becomes E.
A, B, E = 0.8672579239, 0.3811813961, -1.1435441882
#: What other layers make of units, in the same order.
OTHER_FATES: dict[str, list[Fates]] = {
    "alpha-without-affine": [(1, 0, -1.7580993408)],
    "alpha-forgets-b": [(A, 0, -1.5247255843)],
    "alpha-inverted": [(4 / 3, 0, -1.7580993408), (4 / 3, 0, 4 / 3 * -1.7580993408)],
    "alpha-of-wrong-sign": [(A, B, 1.9059069803)],
    "alpha-without-scale": [(A, B, -1.0699694096)],
    "alpha-sets-to-zero": [(4 / 3, 0, 0), (1, 0, 0), (A, B, B), (A, B, 0), (A, 0, 0), (A * 4 / 3, B, B)],
    "affine-on-survivors-alone": [(A, B, -1.7580993408)],
    "affine-on-the-dropped-alone": [(1, 0, E)],
    "affine-exchanged": [(B, A, 0.1971031627)],
    "affine-sign-of-b": [(A, -B, -1.9059069803)],
    "alpha-moves-before-it-scales": [(A, 0.3305825862, -1.1941429981)],
    "alpha-forgets-a": [(1, B, -1.3769179448)],
    "alpha-divides-by-a": [(1 / A, B / A, -1.5876683359), (1 / A, -B / A, -2.4667180063)],
    "alpha-added-to-survivors": [(A, E, E), (A, E, B)],
    "alpha-is-minus-one": [(A, B, B - A)],
    "affine-with-q-for-p": [(1.0979427614, 1.4477193338, -0.4825731113)],
    "alpha-cut-short": [(0.8672792848, 0.3811692457, -1.1435077371)],
    "alpha-rescales-survivors": [(A * 4 / 3, B, E), (A * 4 / 3, B, 4 / 3 * (E - B) + B)],
}


@visible_half
def test_alpha_dropout_coins(alpha_dropout: Function, alpha_dropout_affine: Function) -> None:
    def theirs() -> Fates:
        """Return what becomes of a unit with the student's own a and b."""
        a, b = (part.number() for part in two_of(ask(alpha_dropout_affine, 0.25), "a", "b"))
        return a, b, b - a * selu.SCALE * selu.ALPHA

    affine_is_right = fits("test_alpha_dropout_affine", alpha_dropout_affine, *RATES)

    def coins(out: Answer, x: Numbers) -> Answer:
        known: dict[str, Sequence[Fates] | Callable[[], Fates]] = {"correct-affine-first": theirs, **OTHER_FATES}
        follows = None if affine_is_right else "affine-not-right-either"
        twice = np.where(x > 0, selu.SCALE * x, selu.SCALE * selu.ALPHA * np.expm1(np.minimum(x, 0)))
        others = {"alpha-applies-selu": twice}
        return fates(out, x, (A, B, E), known, others, otherwise=follows)

    many, few = (seeded(41).uniform(-1.5, 2.5, shape) for shape in ((199, 150), (6, 8)))
    kept = coins(ask(alpha_dropout, many, 0.25, seeded(42)), many).blind_to(many)
    small = Draw(alpha_dropout, few, 0.25, asked=True, read=lambda out: coins(out, few).array())
    expect_a_coin_for_each(small, {0: "one-coin-per-column", 1: "one-coin-per-row"})
    kept.independent().kept(0.75, mistakes=NO_RATE)
    expect_same_state_same_coins(small)
    leaves_for_grading("other shapes and rates, p = 0 among them, integers, and coins that change from call to call")


def nearly(got: Any, right: Any) -> bool:
    """Tell whether a number misses the right one by a hundredth of it at most."""
    return bool(abs(got - right) <= 0.01 * abs(right))


@visible_half
def test_variance_shift(variance_shift: Function) -> None:
    cases = call(2.0, 3.0, 0.2), call(-1.5, 0.5, 0.3)
    wrong_signs = {"drawn-for-the-formula": nearly, "shift-is-negative": lambda got, right: got < 0}
    agrees("test_variance_shift", variance_shift, *cases, mistakes=wrong_signs)
    leaves_for_grading("other means, variances and rates, p = 0 among them")


@visible_half
def test_variational_mask(variational_mask: Function) -> None:
    small = Draw(variational_mask, *(3, 6, 8, 0.25), asked=True, read=lambda out: lasting(out, 3, 6, 8, 0.25).array())
    expect_a_coin_for_each(small, {0: "sequences-share-a-mask", 1: "sequence-shares-a-coin"})
    many = lasting(ask(variational_mask, 2, 199, 140, 0.25, seeded(51)), 2, 199, 140, 0.25)
    coins = expect_own_coins(many, "sequences-share-a-mask", "sequence-shares-a-coin")
    coins.independent().kept(0.75, mistakes=NO_RATE)
    expect_same_state_same_coins(small)
    leaves_for_grading("one step, one sequence and one unit, other rates, and coins that change from call to call")


@visible_half
def test_attention_dropout(attention_dropout_moments: Function) -> None:
    rows = call(np.array([0.5, 0.3, 0.2]), 0.1), call(np.array([0.6, 0.15, 0.15, 0.1]), 0.3)
    drawn = {"drawn-for-the-formula": nearly}
    agrees("test_attention_dropout", attention_dropout_moments, *rows, parts=("mean", "var"), mistakes=drawn)
    leaves_for_grading("other rows, of one weight and of many, and p = 0")
