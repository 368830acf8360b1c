"""Checks of backward passes and switches name what went wrong, and let right ones pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, NotAttempted, Wrong, gradients, nonzero, seeded
from dropout_lab.checks.misconceptions import SENTENCES

P = 0.3
X, DOUT = nonzero(1, 20, 30), nonzero(2, 20, 30)
KEPT = seeded(3).random(X.shape) >= P
FACTORS = KEPT / (1 - P)


def verdict(check: Callable[[], Any]) -> str | None:
    """The misconception's name, "none" where it has none, or None where nothing is wrong."""
    try:
        check()
    except Wrong as error:
        slug = error.misconception or "none"
    else:
        return None
    assert slug == "none" or slug in SENTENCES
    return slug


@pytest.mark.parametrize(
    ("ratio", "slug"),
    [
        (FACTORS, None),
        (np.ones_like(X), "gradient-ignores-mask"),
        (np.full_like(X, 1 / 0.7), "gradient-scaled-not-masked"),
        (np.zeros_like(X), "gradient-vanishes"),
        (1.0 * KEPT, "gradient-forgets-scale"),
        (0.7 * KEPT, "gradient-scaled-down"),
        (KEPT / 0.49, "gradient-scaled-twice"),
        (KEPT / 0.3, "gradient-divides-by-p"),
        (~KEPT / 0.7, "gradient-through-the-dropped"),
        ((seeded(4).random(X.shape) >= P) / 0.7, "gradient-draws-again"),
        (FACTORS * (DOUT > 0), "gradient-stops-at-the-kept"),
        (2 * FACTORS, "none"),
        (FACTORS * X, "gradient-times-input"),
    ],
)
def test_a_gradient_takes_the_road_of_its_forward_pass_or_says_why_not(ratio: np.ndarray, slug: str | None) -> None:
    got = Answer(DOUT * ratio, "inverted_backward(dout)")
    mistakes = {"gradient-times-input": FACTORS * X}
    assert verdict(lambda: gradients.expect_same_road(got, DOUT, FACTORS, mistakes)) == slug


def test_a_factor_that_the_forward_pass_has_not_is_told_and_divides_by_nothing() -> None:
    got = Answer(DOUT * FACTORS, "inverted_backward(dout)")
    assert verdict(lambda: gradients.expect_same_road(got, DOUT, 1.0 * KEPT)) == "factor-backward-alone"


@pytest.mark.parametrize(
    ("out", "slug"),
    [
        (X * FACTORS, None),
        (X * KEPT, "not-rescaled"),
        (X * KEPT * 0.7, "scales-down"),
        (X * FACTORS / 0.7, "scaled-twice"),
        (X, "nothing-dropped"),
        (X * ~KEPT / 0.7, "keeps-with-p"),
        ((X * FACTORS, FACTORS), "output-alone"),
    ],
)
def test_a_training_pass_is_recognised(out: Any, slug: str | None) -> None:
    assert verdict(lambda: gradients.survivors(Answer(out, "forward(x)"), X, P)) == slug


def test_the_gradient_is_asked_for_with_any_cache_and_dout_stays() -> None:
    class Cache:
        factor = FACTORS

    def back(dout: np.ndarray, cache: Cache) -> np.ndarray:
        return dout * cache.factor

    def in_place(dout: np.ndarray, cache: Cache) -> np.ndarray:
        dout *= cache.factor
        return dout

    assert np.array_equal(gradients.gradient(back, DOUT, Cache()).array(), DOUT * FACTORS)
    assert verdict(lambda: gradients.gradient(in_place, DOUT, Cache())) == "changes-its-input"


@pytest.mark.parametrize(
    ("back", "slug"),
    [
        (lambda d, c: d, None),
        (lambda d, c: d.copy(), None),
        (lambda d, c: d * c, "no-cache-in-eval"),
        (lambda d, c: None, "returns-nothing"),
        (lambda d, c: d * 0.7, "eval-gradient-not-identity"),
        (lambda d, c: d * FACTORS, "stale-mask-in-eval"),
    ],
)
def test_after_evaluation_the_gradient_is_untouched(back: Callable[..., Any], slug: str | None) -> None:
    assert verdict(lambda: gradients.expect_untouched(back, DOUT, None)) == slug


class Layer:
    """A right layer, to be broken one method at a time."""

    def __init__(self, p: float, seed: int | None = None):
        if not 0 <= p <= 1:
            raise ValueError("p")
        self.p, self.on, self.rng = p, True, np.random.default_rng(seed)

    def forward(self, x: np.ndarray) -> np.ndarray:
        return x * (self.rng.random(x.shape) >= self.p) / (1 - self.p) if self.on else x

    def train(self) -> None:
        self.on = True

    def eval(self) -> None:
        self.on = False


def broken(**methods: Any) -> type[Layer]:
    return type("Layer", (Layer,), methods)


def _set(name: str, value: Any) -> Callable[[Any], None]:
    return lambda self: setattr(self, name, value)


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        (Layer, None),
        (broken(eval=lambda self: None), "eval-still-drops"),
        (broken(train=True), "flag-hides-the-method"),
        (broken(train=lambda self: None), "train-does-not-undo-eval"),
        (broken(train=_set("on", False), eval=_set("on", True)), "train-and-eval-exchanged"),
        (broken(eval=lambda self: setattr(self, "on", not self.on)), "switch-toggles"),
        (broken(forward=lambda self, x: Layer.forward(self, x) * (1 if self.on else 0.7)), "eval-scales"),
        (broken(forward=lambda self, x: Layer.forward(self, x) if self.on else np.maximum(x, 0)), "applies-relu"),
        (broken(forward=lambda self, x: x), "starts-in-eval"),
        (broken(forward=lambda self, x: (Layer.forward(self, x), 1)), "output-alone"),
    ],
)
def test_the_switch_is_watched(kind: type[Layer], slug: str | None) -> None:
    assert verdict(lambda: gradients.expect_switch(kind(P, 1), X)) == slug


def _made(rng: Callable[[int | None], np.random.Generator]) -> type[Layer]:
    def init(self: Any, p: float, seed: int | None = None) -> None:
        Layer.__init__(self, p, seed)
        self.rng = rng(seed)

    return broken(__init__=init)


SHARED = np.random.default_rng(0)


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        (Layer, None),
        (_made(lambda seed: np.random.default_rng()), "seed-ignored"),
        (_made(lambda seed: SHARED), "seed-ignored"),
        (_made(lambda seed: np.random.default_rng(7)), "seed-always-the-same"),
        (_made(lambda seed: np.random.default_rng(seed or None)), "seed-zero-is-none"),
        (_made(lambda seed: np.random.default_rng(0 if seed is None else seed)), "none-is-a-fixed-seed"),
        (
            broken(train=lambda self: (_set("on", True)(self), _set("rng", np.random.default_rng(1))(self))),
            "train-rewinds-the-coins",
        ),
    ],
)
def test_seeds_are_watched(kind: type[Layer], slug: str | None) -> None:
    assert verdict(lambda: gradients.expect_own_coins(kind, X)) == slug


def test_layers_that_share_a_generator_disturb_each_other() -> None:
    class Shares(Layer):
        def __init__(self, p: float, seed: int | None = None):
            super().__init__(p, seed)
            Shares.common = np.random.default_rng(seed)

        def forward(self, x: np.ndarray) -> np.ndarray:
            self.rng = Shares.common
            return super().forward(x)

    assert verdict(lambda: gradients.expect_own_coins(Shares, X)) == "layers-share-a-generator"


def _refuses(error: type[Exception] | None, good: bool = False) -> Callable[[float], None]:
    def make(p: float) -> None:
        if error and (good or not 0 <= p <= 1):
            raise error("p")

    return make


@pytest.mark.parametrize(
    ("make", "slug"),
    [
        (_refuses(ValueError), None),
        (_refuses(None), "p-not-checked"),
        (_refuses(AssertionError), "raises-another-error"),
        (_refuses(ValueError, good=True), "refuses-a-rate"),
    ],
)
def test_rates_are_checked_at_once(make: Callable[[float], None], slug: str | None) -> None:
    assert verdict(lambda: gradients.expect_rates_checked(make, good=(0, 0.3), bad=(-0.1, 2))) == slug


def test_a_stub_is_not_attempted_rather_than_wrong() -> None:
    def stub(p: float) -> None:
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        gradients.expect_rates_checked(stub, good=(), bad=(2,))
    with pytest.raises(NotAttempted):
        gradients.gradient(stub, DOUT)


PARAMS = {"W1": nonzero(5, 2, 3), "b1": nonzero(6, 3), "W2": nonzero(7, 3, 2), "b2": nonzero(8, 2)}
MASK = np.array([0.0, 1, 1])


def _step(params: dict[str, Any], times: float = 1.0, unmasked: bool = False) -> tuple[float, dict[str, Any]]:
    """A loss that is quadratic in some parameters, linear in others, and does not hear unit 0."""
    loss = (
        (params["W1"] ** 2 * MASK).sum()
        + (params["b1"] * MASK).sum()
        + (params["W2"] * MASK[:, None]).sum()
        + params["b2"].sum()
    )
    grads = {
        "W1": 2 * params["W1"] * (1 if unmasked else MASK),
        "b1": MASK,
        "W2": np.ones((3, 2)) * MASK[:, None],
        "b2": np.ones(2),
    }
    return loss, {k: times * g for k, g in grads.items()}


@pytest.mark.parametrize(
    ("step", "slug"),
    [
        (_step, None),
        (lambda w: _step(w, times=0.7), "gradient-forgets-scale"),
        (lambda w: _step(w, times=1.1), "none"),
        (lambda w: (2 * _step(w)[0], _step(w)[1]), "correct-the-loss-first"),
        (lambda w: _step(w, unmasked=True), "gradient-ignores-mask"),
        (lambda w: (_step(w)[0], {"W1": 0}), "gradient-missing"),
    ],
)
def test_slopes_are_compared_along_random_directions(step: Callable[..., Any], slug: str | None) -> None:
    ratios = {"gradient-forgets-scale": 0.7}
    assert (
        verdict(lambda: gradients.expect_slopes(step, PARAMS, ratios=ratios, slips={}, dead=0, loss=_step(PARAMS)[0]))
        == slug
    )


def test_gradients_are_compared_from_the_output_back() -> None:
    right = {"W1": np.ones((2, 3)), "b1": np.arange(3.0)}
    mistakes = {"forgets-relu-gradient": {"b1": np.array([5.0, 6, 7])}}

    def said(grads: Any) -> str | None:
        return verdict(
            lambda: gradients.expect_gradients(Answer((0.0, grads), "step"), right, mistakes, {"gradient-uphill": -1})
        )

    assert said(right) is None
    assert said({**right, "b1": np.array([5.0, 6, 7])}) == "forgets-relu-gradient"
    assert said({**right, "W1": -np.ones((2, 3))}) == "gradient-uphill"
    assert said({**right, "W1": np.ones((3, 2))}) == "transposed"


def test_repeats_yes_or_no_and_conversions() -> None:
    coin = iter(range(100))
    assert (
        verdict(lambda: gradients.expect_repeats(lambda w: (next(coin), {}), PARAMS, otherwise="draws-its-own-mask"))
        == "draws-its-own-mask"
    )
    assert (
        verdict(lambda: gradients.expect_repeats(lambda w: (1.0, {}), PARAMS, otherwise="draws-its-own-mask")) is None
    )
    for value, slug in (
        (True, None),
        (np.True_, None),
        (1, None),
        ("yes", "not-yes-or-no"),
        (None, "returns-nothing"),
        (False, "zero-stays-zero"),
    ):
        assert (
            verdict(lambda value=value: gradients.expect_yes_or_no(lambda: value, (), True, "zero-stays-zero")) == slug
        )
    rates = dict.fromkeys(PARAMS, 1.0)
    for value, slug in (
        ((PARAMS, rates), None),
        ((PARAMS, 0.25), "one-rate-for-all"),
        ((PARAMS, {"W2": 0.25}), "missing-rate"),
        (({"W2": PARAMS["W2"]}, rates), "missing-params"),
        ((rates, PARAMS), "conversion-exchanged"),
    ):
        assert verdict(lambda value=value: gradients.converted(Answer(value, "convert"), PARAMS)) == slug
