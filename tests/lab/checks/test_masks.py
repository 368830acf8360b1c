"""The checks of coins over several calls: right coins pass, each misconception is named."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from dropout_lab import checks
from dropout_lab.checks import Answer, nonzero, seeded

from tests.lab.checks.told import Draw, coins, named


def test_right_coins_pass_every_check_on_many_draws() -> None:
    for number in range(60):
        checks.use_draw(number)
        x = nonzero(1, 199, 150)
        out = Answer(x * coins(seeded(2), 199, 150) / 0.75, "f()")
        out.scales(x, 1 / 0.75).blind_to(x).independent().kept(0.75)
        checks.expect_a_coin_each(lambda rng: coins(rng, 4, 5))
        checks.expect_fresh(lambda rng: coins(rng, 50, 61))
        checks.expect_same_state_same_coins(lambda rng: coins(rng, 7, 3, 2))
        checks.expect_counts_vary(lambda rng: coins(rng, 20, 30), keep=0.75)


def stale() -> Draw:
    mask = coins(seeded(5), 4, 5)
    return lambda rng: mask


@pytest.mark.parametrize(
    ("slug", "draw"),
    [
        ("nothing-dropped", lambda rng: np.ones((4, 5))),
        ("everything-dropped", lambda rng: np.zeros((4, 5))),
        ("same-coins-every-call", stale()),
        ("one-coin-for-all", lambda rng: np.ones((4, 5)) * (rng.random() < 0.75)),
        ("one-coin-per-row", lambda rng: np.ones((4, 5)) * coins(rng, 4, 1)),
        ("one-coin-per-column", lambda rng: np.ones((4, 5)) * coins(rng, 1, 5)),
        ("one-coin-per-row", lambda rng: np.ones((2, 3, 4)) * coins(rng, 2, 3, 1)),
        ("one-coin-per-row", lambda rng: np.ones((2, 3, 4)) * coins(rng, 2, 1, 4)),
    ],
)
def test_a_missing_or_shared_coin_is_named_over_small_calls(slug: str, draw: Draw) -> None:
    for number in range(20):
        checks.use_draw(number)
        named(slug, lambda: checks.expect_a_coin_each(draw))


def test_calls_that_repeat_or_mirror_each_other_are_named() -> None:
    u = seeded(1).random((50, 61))
    turns = [0]

    def antithetic(rng: np.random.Generator) -> np.ndarray:
        turns[0] += 1
        return (u if turns[0] % 2 else 1 - u) >= 0.25

    named("calls-not-independent", lambda: checks.expect_fresh(antithetic))
    named("same-coins-every-call", lambda: checks.expect_fresh(lambda rng: u >= 0.25))


def test_calls_without_coins_of_their_own_are_named_by_what_is_wrong_with_one() -> None:
    turns = itertools.cycle([0.0, 1.0])
    named("nothing-dropped", lambda: checks.expect_fresh(lambda rng: np.ones((50, 61))))
    named("nothing-dropped", lambda: checks.expect_fresh(lambda rng: coins(rng, 50, 61) + next(turns)))
    named("everything-dropped", lambda: checks.expect_fresh(lambda rng: np.zeros((50, 61))))
    named("one-coin-for-all", lambda: checks.expect_fresh(lambda rng: np.full((50, 61), rng.random() < 0.75)))
    named("one-coin-per-row", lambda: checks.expect_fresh(lambda rng: coins(rng, 50, 1) & np.ones((1, 61), dtype=bool)))


def test_coins_from_elsewhere_are_named() -> None:
    named("ignores-rng", lambda: checks.expect_same_state_same_coins(lambda rng: coins(np.random.default_rng(), 9, 9)))


def quota(rng: np.random.Generator) -> np.ndarray:
    return rng.permutation(600) >= 150


def wobbling_rate(rng: np.random.Generator) -> np.ndarray:
    return coins(rng, 600, keep=rng.uniform(0.55, 0.95))


def six_masks(rng: np.random.Generator) -> np.ndarray:
    return coins(np.random.default_rng(int(rng.integers(6))), 600)


@pytest.mark.parametrize(
    ("slug", "draw"),
    [("exact-quota", quota), ("coins-not-independent", wobbling_rate), ("same-coins-every-call", six_masks)],
)
def test_counts_that_vary_too_little_or_too_much_are_named(slug: str, draw: Draw) -> None:
    for number in range(20):
        checks.use_draw(number)
        named(slug, lambda: checks.expect_counts_vary(draw, keep=0.75))


def normal(rng: np.random.Generator) -> np.ndarray:
    return 1 + 0.65 * rng.standard_normal((20, 30))


def test_draws_of_their_own_are_not_tied() -> None:
    checks.expect_untied_draws(normal)
    checks.expect_untied_draws(lambda rng: normal(rng).round(2))


@pytest.mark.parametrize("axes", [(0, 1), 0, 1])
@pytest.mark.parametrize("of", ["mean", "spread"])
def test_draws_that_were_normalised_are_named(axes: Any, of: str) -> None:
    def draw(rng: np.random.Generator) -> np.ndarray:
        z = normal(rng)
        if of == "mean":
            return np.asarray(z - z.mean(axis=axes, keepdims=True))
        return np.asarray(z / z.std(axis=axes, keepdims=True))

    assert f"the {of} of " in named("draws-tied-to-each-other", lambda: checks.expect_untied_draws(draw))
