"""Visible halves of the tests of notebook 4."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dropout_lab.checks import (
    Answer,
    ask,
    expect,
    leaves_for_grading,
    leaves_open,
    nonzero,
    seeded,
    show,
    visible_half,
    wrong,
)
from dropout_lab.checks.gradients import (
    converted,
    expect_own_coins,
    expect_rates_checked,
    expect_repeats,
    expect_same_road,
    expect_slopes,
    expect_switch,
    expect_untouched,
    expect_yes_or_no,
    gradient,
    survivors,
)
from dropout_lab.checks.outcomes import Wrong, naming
from dropout_lab.checks.rates import (
    expect_end_of_the_rates,
    expect_own_caches,
    expect_way_back_whatever_the_switch,
)
from dropout_lab.content import mlp
from dropout_lab.page import progress

from .recorded import Read, agrees, call

Function = Callable[..., Any]
Numbers = NDArray[np.float64]

#: A network of 2, 3 and 2 units, two examples, their labels, and a mask that drops unit 0 for both.
NET = {
    "W1": np.array([[1.0, -1, 2], [1, 1, -1]]),
    "b1": np.array([1.0, 0, -1]),
    "W2": np.array([[1.0, -1], [0, 1], [-1, 1]]),
    "b2": np.array([0.0, 1]),
}
X, Y, MASK = np.array([[1.0, 2], [3, 1]]), np.array([1, 0]), np.array([[0, 1, 1], [0, 0, 1]])

#: Another network, of 2, 2 and 3 units, with four examples.
WIDE = {
    "W1": np.array([[1.0, 0.5], [-0.5, 1]]),
    "b1": np.array([0.5, -0.25]),
    "W2": np.array([[1.0, -1, 0.5], [0.25, 1, -0.5]]),
    "b2": np.array([0.25, 0, -0.5]),
}
FOUR = (
    np.array([[1.0, 2], [3, 1], [-1, 2], [2, -1]]),
    np.array([1, 0, 2, 0]),
    np.array([[1, 1], [0, 1], [1, 0], [1, 1]]),
)


# ---------------------------------------------------------------------------------------------------- the way back


@visible_half
def test_inverted_backward_mask(inverted_dropout: Function, inverted_backward: Function) -> None:
    leaves_for_grading("arrays of other shapes, other rates, and p = 0")
    x, dout = nonzero(1, 30, 40), nonzero(2, 30, 40)
    out, cache = ask(inverted_dropout, x, 0.3, seeded(3)).pair("out", "cache")
    out = survivors(expect(out, "out of inverted_dropout"), x, 0.3)
    Answer(out, "out of inverted_dropout").independent()
    road = out / x
    expect_same_road(gradient(inverted_backward, dout, cache), dout, road, {"gradient-times-input": out})
    with naming({"ValueError": "refuses-a-rate"}):
        out, cache = ask(inverted_dropout, x, 1, seeded(15)).pair("out", "cache")
    back = gradient(inverted_backward, dout, cache)
    expect_end_of_the_rates(expect(out, "out at p = 1"), back, 1, x, dout, earlier=road)


@visible_half
def test_inverted_backward_caches(inverted_dropout: Function, inverted_backward: Function) -> None:
    leaves_for_grading("inputs that are 0, and the same generator twice")
    expect_own_caches(inverted_dropout, inverted_backward, nonzero(3, 8, 50), nonzero(4, 8, 50), rates=(0.4, 0.2))
    x = nonzero(7, 6, 50)
    out, cache = ask(inverted_dropout, x, 0.3, seeded(9), train=False).pair("out", "cache")
    expect(out, "out in evaluation").equals(x, {"scales-at-test": 0.7 * x, "random-at-test": lambda o: not o.all()})
    expect_untouched(inverted_backward, nonzero(8, 6, 50), cache)


# ---------------------------------------------------------------------------------------------------- slopes


def _numbers(seed: int, *shape: int) -> Numbers:
    """Return numbers of both signs with sizes from 0.5 to 2.5, the same on every draw."""
    rng = np.random.default_rng(seed)
    return np.asarray(rng.uniform(0.5, 2.5, shape) * rng.choice([-1.0, 1.0], shape))


def _slopes(answer: Answer, right: Any, mistakes: Mapping[str, Any]) -> None:
    rounded = {"rounds-the-result": lambda g: np.allclose(g, np.round(g, 4), 0, 1e-12)}
    answer.equals(right, {**mistakes, **rounded})


@visible_half
def test_numerical_gradient(numerical_gradient: Function) -> None:
    leaves_for_grading("another number of axes, f(x) of another shape than x, other functions, and the usual h")
    x, W, dout = _numbers(6, 2, 3), _numbers(8, 3, 3), _numbers(9, 2, 3)
    # every entry moves a row of outputs; wide steps leave no noise in what is recorded
    cases = call(lambda v: v @ W, x, dout, h=0.5), call(lambda v: v @ W, x[:1], dout[:1], h=0.2)
    several = r"(?s)setting an array element|only length-1|only 0-dim|(matmul|not aligned).*[@,] ?dout"
    with naming({"not have enough dimensions": "entry-alone-into-f", several: "one-slope-an-entry"}):
        agrees("test_numerical_gradient, straight", numerical_gradient, *cases, compare=_slopes)
    # a frozen mask, and a curve on which each way of differencing leaves its trace
    x, factor = np.array([[1.6, -2.3, 3.1]]), np.array([[1.25, 0, 1.25]])
    agrees("test_numerical_gradient, bent", numerical_gradient, call(lambda v: v * v * v * factor, x, dout[:1], h=0.1))


# ---------------------------------------------------------------------------------------------------- the layer


@visible_half
def test_dropout_layer_road(make: Function) -> None:
    leaves_for_grading(
        "arrays of other shapes, inputs that are 0, p = 0, and two layers at once, of one seed or of different rates"
    )
    layer, x, dout = make(0.3, 1), nonzero(31, 30, 40), nonzero(32, 30, 40)
    with naming({r"'(int|NoneType)' object has no attribute 'random'": "seed-is-no-generator"}):
        first = survivors(ask(layer.forward, x), x, 0.3)
    Answer(first, "the output of a training pass").independent()
    expect_same_road(gradient(layer.backward, dout), dout, first / x)
    out = ask(layer.forward, x).array()  # a layer used twice: backward is for the last pass
    if np.array_equal(first, out):
        wrong("two training passes of one layer", "layer-same-mask-again")
    expect_same_road(gradient(layer.backward, dout), dout, out / x, {"backward-of-the-first-forward": first / x})
    between = ask(make(0.3, 2).forward, x).array()  # of another layer, before the way back of this one
    expect_same_road(gradient(layer.backward, dout), dout, out / x, {"layers-share-a-mask": between / x})
    expect_rates_checked(make, good=(1,), bad=())
    end = make(1, 1)
    with naming({"ValueError": "refuses-a-rate"}):  # in forward, which may refuse what the layer took
        out_of_one = ask(end.forward, x)
    expect_end_of_the_rates(out_of_one, gradient(end.backward, dout), 1, x, dout)


@visible_half
def test_dropout_layer_switch(make: Function) -> None:
    leaves_for_grading("the switches of two layers, and more rates that are allowed or refused")
    with naming({r"'(int|NoneType)' object has no attribute 'random'": "seed-is-no-generator"}):
        expect_switch(make(0.3, 5), nonzero(38, 48, 50))
    expect_way_back_whatever_the_switch(make(0.3, 6), nonzero(46, 6, 50), nonzero(47, 6, 50))
    expect_own_coins(make, nonzero(39, 48, 50))
    expect_rates_checked(make, good=(0, 0.3, 1), bad=(-0.1, 1.5))


# ---------------------------------------------------------------------------------------------------- a network


#: What numpy says of shapes that do not fit.
MISFITS = {"matmul|not aligned": "product-does-not-fit", r"(?s)broadcast.*mask": "mask-of-the-hidden-layer"}
MISFITS |= {r"(?s)broadcast.*\((\d+), ?\d+\) \(\1,\).*sum\(": "divides-by-another-row"}


def _loss(answer: Answer, *_: Any) -> Answer:
    """Return the first of two values, if it is not the second."""
    loss = answer.first_of("loss", "grads")
    if hasattr(loss.value, "keys"):
        wrong(f"{answer.source}: loss is {show(loss.value)}", "loss-and-grads-exchanged")
    return loss


def _finite(where: str) -> Read:
    """Return what reads the loss, if the softmax behind it did not overflow."""

    def read(answer: Answer, *_: Any) -> Answer:
        loss = answer.first_of("loss", "grads")
        if not np.isfinite(loss.array()).all():
            wrong(f"{where}, loss = {show(loss.value)}", "softmax-overflows")
        return Answer(loss.value, f"{where}: loss")

    return read


def _a_little_less(loss: Any, right: Any) -> bool:
    """Tell whether a loss is a little too small, as with a small number in the logarithm that is not small enough."""
    return bool(0 < right - loss < 0.02 * right)


def _as_if_alike(loss: Any, right: Any) -> bool:
    """Tell whether a loss is that of two scores of one size, as when both were cut off."""
    return bool(np.allclose(loss, np.log(2), atol=1e-3))


@visible_half
def test_mlp_step_loss(mlp_step: Function) -> None:
    leaves_for_grading("more examples, units and classes, and p = 0")
    many = nonzero(59, 20, 2), seeded(60).integers(0, 2, 20), seeded(60).binomial(1, 0.8, (20, 3)), 0.2
    expect_repeats(mlp_step, NET, *many, otherwise="draws-its-own-mask")
    cases = call(NET, X, Y, MASK, 0.2), call(WIDE, *FOUR, 0.5)
    with naming(MISFITS):
        agrees("test_mlp_step_loss", mlp_step, *cases, read=_loss, mistakes={"cuts-a-loss-off": _a_little_less})
    large = {**NET, "W2": NET["W2"] + 1000}  # the same loss: the scores of a row are shifted alike
    read, cut = _finite("with scores in the thousands"), {"cuts-scores-off": _as_if_alike}
    agrees("test_mlp_step_loss, high scores", mlp_step, call(large, X, Y, MASK, 0.2), read=read, mistakes=cut)
    sure = [call({**NET, "W2": times * NET["W2"]}, X, Y, MASK, 0.2) for times in (4, 7)]
    read, less = _finite("with weights W2 some times as large"), {"cuts-a-loss-off": np.less}
    agrees("test_mlp_step_loss, large losses", mlp_step, *sure, read=read, mistakes=less)


@visible_half
def test_mlp_step_grads(mlp_step: Function) -> None:
    kinds = "more examples, units and classes, a class that no example has"
    leaves_for_grading(f"{kinds}, held against the right loss and not against yours")
    ratios: dict[str, float] = {
        "gradient-forgets-scale": 0.8,
        "gradient-scaled-twice": 1.25,
        "gradient-scaled-down": 0.64,
        "gradient-divides-by-p": 4,
        "gradient-summed": 2,
        "gradient-uphill": -1,
        "bias-gradient-averaged": 0.5,
        "gradient-divided-again": 0.5,
    }
    slips: dict[str, dict[str, Any]] = {
        "forgets-the-label": {"b2": (0.047683, 0.952317)},
        "divides-by-another-row": {"b2": (-0.452004, 0.011750)},
        "forgets-relu-gradient": {"b1": (0, -0.059593, 1.130792)},
        "bias-sums-the-units": {"b2": (0, 0)},
        "label-added": {"b2": (0.547683, 1.452317)},
        "label-of-every-example": {"b2": (-0.952317, -0.047683)},
    }
    try:
        with naming(MISFITS):
            expect_slopes(mlp_step, NET, X, Y, MASK, 0.2, ratios=ratios, slips=slips, dead=0, loss=5.550112)
    except Wrong as error:
        if error.misconception is None and progress.mark("test_mlp_step_loss") == Wrong.mark:
            wrong(error.marked.removesuffix("."), "correct-the-loss-first")
        raise


# ---------------------------------------------------------------------------------------------------- pairs

#: What a comparison returns.
PARTS = ("difference", "standard error", "interval")


def comparison(answer: Answer, *_: Any) -> Answer:
    """Return the three parts of a comparison, if these are what was given: two numbers and the ends of an interval."""
    given = answer.value
    if given is None:
        wrong(answer.source, "returns-nothing")
    if not isinstance(given, (tuple, list)) or len(given) != len(PARTS):
        wrong(f"{answer.source} gave {show(given)}", "not-these-three")
    ends = Answer(given[2], f"{answer.source}: interval").array()
    if ends.size != 2:
        wrong(f"{answer.source}: interval is {show(given[2])}", "interval-not-two-ends")
    return Answer([given[0], given[1], ends.ravel()], answer.source)


@visible_half
def test_paired(paired: Function) -> None:
    leaves_for_grading("more pairs, two pairs alone, and other multipliers")
    three = np.array([16.1, 14.9, 15.7]), np.array([4.9, 5.3, 3.4])
    five = np.array([9.1, 10.9, 9.4, 9.8, 9.9]), np.array([10.2, 12.6, 8.9, 11.4, 9.3])
    agrees("test_paired", paired, call(*three, 4.303), call(*five, 1.5), parts=PARTS, read=comparison)


# ---------------------------------------------------------------------------------------------------- yes or no


@visible_half
def test_commutes(commutes: Function) -> None:
    leaves_open("The other pairs are looked at, too")
    expect_yes_or_no(commutes, ("relu", False), True, "relu-lets-factors-through")
    expect_yes_or_no(commutes, ("relu", True), True, "relu-lets-factors-through")
    expect_yes_or_no(commutes, ("tanh", True), False, "bends-the-factor")


@visible_half
def test_momentum_trap(can_move: Function) -> None:
    leaves_open("The other three ways to step are looked at, too")
    expect_yes_or_no(can_move, ("sgd",), False, "plain-sgd-stands-still")


# ---------------------------------------------------------------------------------------------------- coordinates


def _pass(what: str, factor: Any) -> Read:
    """Return what reads a conversion: the scores of the new network, its hidden layer times ``factor``."""

    def read(answer: Answer, *_: Any) -> Answer:
        new = converted(answer, NET)[0]
        net = mlp.MLP((2, 3, 2), np.random.default_rng())
        net.params = [new[name] for name in NET]
        scores = net.scores(X, lambda h, rng: (h * factor, lambda d: d), np.random.default_rng())
        return Answer(scores, f"a {what} pass of the converted network")

    return read


def _trained(answer: Answer, *_: Any) -> Answer:
    """Read of a conversion what three steps of training, each parameter at its own rate, make of the new network."""
    params, rates = converted(answer, NET)
    net = mlp.MLP((2, 3, 2), np.random.default_rng())

    def slopes(now: Mapping[str, Numbers], mask: Numbers) -> dict[str, Numbers]:
        net.params = [now[name] for name in NET]
        grads = net.gradients(X, Y, lambda h, rng: (h * mask, lambda d: d * mask), np.random.default_rng())[1]
        return dict(zip(NET, grads, strict=True))

    steps = {name: 0.25 * rates[name] for name in NET}
    net.params = list(mlp.descend(slopes, params, [1.25 * MASK] * 3, steps)[-1].values())
    return Answer(net.scores(X), "after three steps of training, the converted network")


@visible_half
def test_convert(convert: Function) -> None:
    leaves_for_grading("other rates, and more steps")
    agrees("test_convert, training pass", convert, call(NET, 0.2), read=_pass("training", 1.25 * MASK))
    agrees("test_convert, test pass", convert, call(NET, 0.2), read=_pass("test", 1))
    agrees("test_convert, rates", convert, call(NET, 0.2), read=_trained)
