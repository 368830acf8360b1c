"""Checks of maps, weights, noise and lasting masks name what went wrong, and let right ones pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, Wrong, noise_layers, nonzero, seeded
from dropout_lab.checks.misconceptions import SENTENCES

Q = 0.75


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


def toss(*shape: int, keep: float = Q, seed: int = 1) -> np.ndarray:
    return np.asarray(seeded(seed).random(shape) < keep)


@pytest.mark.parametrize(
    ("coins", "slug"),
    [
        (toss(6, 5, 1, 1), None),
        (toss(6, 1, 1, 1), None),
        (toss(6, 5, 3, 4), "drops-inside-maps"),
        (toss(6, 5, 3, 1), "drops-inside-maps"),
        (toss(6, 5, 1, 4), "drops-inside-maps"),
        (toss(6, 1, 3, 4), "one-mask-for-all-maps"),
        (toss(1, 1, 3, 4), "one-mask-for-all-maps"),
        (toss(6, 1, 1, 4), "channels-last"),
    ],
)
def test_a_map_stays_or_falls_as_a_whole(coins: np.ndarray, slug: str | None) -> None:
    x = nonzero(2, 6, 5, 3, 4)
    assert verdict(lambda: noise_layers.whole_maps(Answer(x * coins, "out"), x)) == slug


def test_maps_that_fall_for_what_is_on_them_are_found() -> None:
    x = nonzero(3, 60, 50, 1, 2)
    means = x.mean(axis=(2, 3))
    assert verdict(lambda: noise_layers.expect_blind_maps(Answer(means > -0.8, "out"), x)) == "mask-depends-on-x"
    assert verdict(lambda: noise_layers.expect_blind_maps(Answer(toss(60, 50), "out"), x)) is None


@pytest.mark.parametrize(
    ("shape", "slug"),
    [((4, 5), None), ((1, 5), "over rows"), ((4, 1), "over columns"), ((1, 1), "one-coin-for-all")],
)
def test_a_coin_shared_in_every_call_is_found(shape: tuple[int, ...], slug: str | None) -> None:
    names = {0: "sequences-share-a-mask", 1: "sequence-shares-a-coin"}
    said = {"over rows": names[0], "over columns": names[1]}.get(slug or "", slug)

    def draw(rng: np.random.Generator) -> np.ndarray:
        return np.broadcast_to(rng.random(shape) < Q, (4, 5))

    assert verdict(lambda: noise_layers.expect_a_coin_for_each(draw, names)) == said


def test_calls_that_drop_all_or_nothing_or_repeat_are_found() -> None:
    for value, slug in ((np.ones((4, 5)), "nothing-dropped"), (np.zeros((4, 5)), "everything-dropped")):
        assert verdict(lambda v=value: noise_layers.expect_a_coin_for_each(lambda rng: v, {})) == slug
    assert verdict(lambda: noise_layers.expect_a_coin_for_each(lambda rng: toss(4, 5), {})) == "same-coins-every-call"


def layer(seed: int = 5, size: tuple[int, int, int] = (6, 4, 5)) -> tuple[np.ndarray, ...]:
    return noise_layers.linear(seed, *size)


def product(x: np.ndarray, W: np.ndarray, coins: np.ndarray) -> np.ndarray:
    return np.einsum("nd,dh,ndh->nh", x, W, coins)


@pytest.mark.parametrize("size", [(6, 4, 5), (20, 1, 6), (1, 7, 3), (40, 6, 10)])
def test_the_coins_of_weights_are_read_from_the_outputs(size: tuple[int, int, int]) -> None:
    x, W, b = layer(6, size)
    coins = toss(size[0], *W.shape)
    for kind in (np.float64, np.float32):
        out = (product(x, W, coins) / Q + b).astype(kind)
        assert np.array_equal(noise_layers.surviving_weights(Answer(out, "out"), x, W, b, 1 - Q), coins)


@pytest.mark.parametrize(
    ("wrong_output", "slug"),
    [
        (lambda s, full, b: s + b, "not-rescaled"),
        (lambda s, full, b: s * Q + b, "scales-down"),
        (lambda s, full, b: s / Q**2 + b, "scaled-twice"),
        (lambda s, full, b: s / (1 - Q) + b, "divides-by-p"),
        (lambda s, full, b: (s + b) / Q, "bias-rescaled"),
        (lambda s, full, b: s / Q, "forgets-the-bias"),
        (lambda s, full, b: s / Q + b * toss(*s.shape), "bias-dropped"),
        (lambda s, full, b: (full + b) / Q * toss(*s.shape), "drops-outputs"),
        (lambda s, full, b: full + b, "nothing-dropped"),
        (lambda s, full, b: np.maximum(s / Q + b, 0), "applies-relu"),
        (lambda s, full, b: s / Q + b + 0.1 * nonzero(9, *s.shape), "none"),
    ],
)
def test_outputs_that_no_surviving_weights_give_are_named(wrong_output: Callable[..., np.ndarray], slug: str) -> None:
    x, W, b = layer()
    out = wrong_output(product(x, W, toss(6, 4, 5)), x @ W, b)
    assert verdict(lambda: noise_layers.surviving_weights(Answer(out, "out"), x, W, b, 1 - Q)) == slug


@pytest.mark.parametrize(
    ("coins", "slug"),
    [
        (toss(60, 5, 12), None),
        (toss(1, 5, 12), "one-weight-mask-per-batch"),
        (toss(60, 1, 12), "drops-outputs"),
        (toss(60, 5, 1), "drops-inputs"),
    ],
)
def test_a_coin_of_a_weight_is_shared_with_nobody(coins: np.ndarray, slug: str | None) -> None:
    x, W, _ = layer(7, (60, 5, 12))
    whole = np.broadcast_to(coins, (60, 5, 12))
    assert verdict(lambda: noise_layers.expect_weight_coins(whole, x, W)) == slug


def test_a_coin_that_looks_at_its_weight_is_found() -> None:
    x, W, _ = layer(8, (60, 5, 12))
    coins = seeded(1).random((60, 5, 12)) < np.where(abs(W) > 9, 0.9, 0.6)
    assert verdict(lambda: noise_layers.expect_weight_coins(coins, x, W)) == "mask-depends-on-x"


@pytest.mark.parametrize(
    ("shape", "slug"), [((3, 1, 8), "sequences-share-a-mask"), ((3, 6, 1), "sequence-shares-a-coin")]
)
def test_an_axis_of_length_one_is_a_shared_coin(shape: tuple[int, ...], slug: str) -> None:
    assert verdict(lambda: noise_layers.lasting(Answer(np.ones(shape), "mask"), 3, 6, 8, 0.25)) == slug


def test_two_fates_are_told_apart_and_others_named() -> None:
    x, coins = seeded(4).uniform(-1.5, 2.5, (20, 30)), toss(20, 30)
    out = np.where(coins, 0.9 * x + 0.2, -1.4)
    assert np.array_equal(noise_layers.fates(Answer(out, "out"), x, (0.9, 0.2, -1.4)).value, coins)

    def own() -> noise_layers.Fates:
        return 0.8, 0.1, -1.3

    def missing() -> noise_layers.Fates:
        raise Wrong("alpha_dropout_affine: not attempted yet.")

    wrongs = {"alpha-sets-to-zero": [(1.0, 0.0, 0.0)], "alpha-forgets-b": missing, "correct-affine-first": own}
    follows = np.where(coins, 0.8 * x + 0.1, -1.3)
    for value, slug in (
        (x * coins, "alpha-sets-to-zero"),
        (follows, "correct-affine-first"),
        (x, "nothing-dropped"),
        (2 * x, "none"),
    ):
        check = Answer(value, "out")
        assert verdict(lambda c=check: noise_layers.fates(c, x, (0.9, 0.2, -1.4), wrongs)) == slug


@pytest.mark.parametrize(
    ("factors", "slug"),
    [
        (lambda r, s, n: r.normal(1, s, n), None),
        (lambda r, s, n: r.normal(1, s**2, n), "noise-variance-for-sd"),
        (lambda r, s, n: r.normal(0, s, n), "noise-around-zero"),
        (lambda r, s, n: r.normal(1, s, n) / 0.7, "noise-rescaled"),
        (lambda r, s, n: r.normal(1, 1, n), "ignores-p"),
        (lambda r, s, n: np.maximum(r.normal(1, s, n), 0), "noise-clipped"),
        (lambda r, s, n: r.laplace(1, s / 2**0.5, n), "noise-not-normal"),
        (lambda r, s, n: r.normal(1, 1.2 * s, n), "noise-of-another-size"),
        (lambda r, s, n: (r.random(n) >= 0.3) / 0.7, "noise-is-coins"),
        (lambda r, s, n: np.ones(n), "no-noise"),
        (lambda r, s, n: np.broadcast_to(r.normal(1, s, n[1:]), n), "noise-shared"),
    ],
)
def test_normal_factors_have_mean_spread_and_shape(factors: Callable[..., np.ndarray], slug: str | None) -> None:
    x = nonzero(5, 160, 125)
    out = Answer(x * factors(seeded(6), (0.3 / 0.7) ** 0.5, x.shape), "out")
    assert verdict(lambda: noise_layers.normal_factors(out, x, 0.3)) == slug


def test_added_noise_and_noise_alone_are_found() -> None:
    x, z = nonzero(5, 160, 125), seeded(7).normal(0, 0.65, (160, 125))
    assert verdict(lambda: noise_layers.normal_factors(Answer(x + z, "out"), x, 0.3)) == "noise-added"
    assert verdict(lambda: noise_layers.normal_factors(Answer(1 + z, "out"), x, 0.3)) == "returns-the-mask"


@pytest.mark.parametrize(
    ("mask", "slug"),
    [
        (np.repeat(toss(1, 4, 5), 3, axis=0), None),
        (toss(3, 4, 5), "fresh-coins-each-step"),
        (np.repeat(toss(1, 4, 5), 3, axis=0) / Q, "already-rescaled"),
        (toss(4, 5), "mask-without-time"),
        (np.repeat(toss(4, 1, 5), 3, axis=1), "axes-exchanged"),
    ],
)
def test_a_mask_lasts_for_a_sequence(mask: np.ndarray, slug: str | None) -> None:
    assert verdict(lambda: noise_layers.lasting(Answer(mask, "mask"), 3, 4, 5, 1 - Q)) == slug


def test_two_numbers_may_come_as_tuple_list_or_array() -> None:
    for value in ((1, 2), [1, 2], np.array([1.0, 2.0])):
        one, two = noise_layers.two_of(Answer(value, "f(p)"), "a", "b")
        assert one.number() == 1 and two.number() == 2
    assert verdict(lambda: noise_layers.two_of(Answer(3.0, "f(p)"), "a", "b")) == "not-two-values"


def test_an_output_with_a_cache_is_told_to_come_alone() -> None:
    x = np.ones((2, 3))
    assert verdict(lambda: noise_layers.output(Answer((x, x), "f"), 2, 3)) == "returns-more-than-the-output"
