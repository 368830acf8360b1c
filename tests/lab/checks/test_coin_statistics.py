"""The statistics behind the checks: independent coins are never accused, others are."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from dropout_lab.checks import coin_statistics

SHAPES = [(5000,), (199, 150), (23, 25, 27)]


def tossed(seed: int, *shape: int, keep: float = 0.75) -> coin_statistics.Coins:
    return np.asarray(np.random.default_rng(seed).random(shape) < keep)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("keep", [0.2, 0.63, 0.8, 0.95])
def test_independent_coins_are_never_called_dependent(shape: tuple[int, ...], keep: float) -> None:
    assert all(coin_statistics.dependence(tossed(seed, *shape, keep=keep)) is None for seed in range(15))


def test_two_fresh_masks_are_never_called_linked() -> None:
    assert not any(coin_statistics.linked(tossed(seed, 50, 61), tossed(seed + 1000, 50, 61)) for seed in range(100))


def test_coins_that_do_not_look_at_x_are_never_accused_of_it() -> None:
    x = np.random.default_rng(0).normal(size=(60, 50))
    assert not any(coin_statistics.follows(tossed(seed, 60, 50), x) for seed in range(200))


@pytest.mark.parametrize("keep", [0.02, 0.3, 0.5, 0.9])
@pytest.mark.parametrize("size", [5, 40, 60_000])
def test_the_share_of_fair_coins_always_fits(keep: float, size: int) -> None:
    counts = np.random.default_rng(1).binomial(size, keep, 2000)
    assert all(coin_statistics.share_fits(float(c) / size, size, keep) for c in counts)


def test_chernoffs_bound_keeps_its_budget_exactly_for_small_samples() -> None:
    for size, keep in [(20, 0.3), (60, 0.75), (200, 0.05)]:
        chances = [math.comb(size, k) * keep**k * (1 - keep) ** (size - k) for k in range(size + 1)]
        for budget in (1e-2, 1e-5, 1e-9):
            refused = sum(
                c for k, c in enumerate(chances) if not coin_statistics.share_fits(k / size, size, keep, budget)
            )
            assert refused <= budget


def test_a_share_that_cannot_be_is_refused_at_the_ends_too() -> None:
    assert coin_statistics.share_fits(1.0, 1000, 1.0) and not coin_statistics.share_fits(0.999, 1000, 1.0)
    assert coin_statistics.share_fits(0.0, 1000, 0.0) and not coin_statistics.share_fits(0.001, 1000, 0.0)
    assert not coin_statistics.share_fits(0.7, 15_525, 0.75)


def test_the_bounds_of_count_ratios_hold_under_the_exact_chi_square_law() -> None:
    def above(x: float, degrees: int) -> float:  # exact for even degrees: a Poisson sum
        terms = (math.exp(-x / 2 + k * math.log(x / 2) - math.lgamma(k + 1)) for k in range(degrees // 2))
        return math.fsum(terms)

    for calls in (41, 61, 201):
        low, high = coin_statistics.count_ratio_bounds(calls)
        assert above(high * (calls - 1), calls - 1) < 1e-9
        below = math.fsum(
            math.exp(-low * (calls - 1) / 2 + k * math.log(low * (calls - 1) / 2) - math.lgamma(k + 1))
            for k in range((calls - 1) // 2, 2000)
        )
        assert below < 1e-9


def shifted_rows(u: np.ndarray) -> np.ndarray:
    return np.stack([np.roll(u[0], 7 * i) for i in range(len(u))])


def mirrored_rows(u: np.ndarray) -> np.ndarray:
    half = u[:, : u.shape[1] // 2]
    return np.hstack([half, half[:, ::-1]])


def antithetic_halves(u: np.ndarray) -> np.ndarray:
    flat = u.ravel()[: u.size // 2]
    return np.concatenate([flat, 1 - flat]).reshape(u.shape)


def antithetic_reflection(u: np.ndarray) -> np.ndarray:
    flat = u.ravel()[: u.size // 2]
    return np.concatenate([flat, 1 - flat[::-1]]).reshape(u.shape)


def rows_plus_columns(u: np.ndarray) -> np.ndarray:
    return (u[:, :1] + u[:1, :]) % 1


def blocks(u: np.ndarray) -> np.ndarray:
    small = u[: u.shape[0] // 2, : u.shape[1] // 2]
    return small.repeat(2, axis=0).repeat(2, axis=1)


def golden_ratio(u: np.ndarray) -> np.ndarray:
    return ((u[0, 0] + 0.6180339887498949 * np.arange(u.size)) % 1).reshape(u.shape)


def sticky(u: np.ndarray) -> np.ndarray:
    return np.where(u.ravel() > 0.85, np.roll(u.ravel(), 1), u.ravel()).reshape(u.shape)


@pytest.mark.parametrize(
    "draws",
    [
        shifted_rows,
        mirrored_rows,
        antithetic_halves,
        antithetic_reflection,
        rows_plus_columns,
        blocks,
        golden_ratio,
        sticky,
    ],
)
def test_draws_used_twice_are_found_under_any_shift_or_reflection(draws: Callable[[np.ndarray], np.ndarray]) -> None:
    for seed in range(5):
        u = draws(np.random.default_rng(seed).random((200, 150)))
        assert coin_statistics.dependence(u >= 0.25) == "pattern"


def test_a_row_coin_times_a_column_coin_is_found() -> None:
    rng = np.random.default_rng(3)
    mask = (rng.random((200, 1)) < 0.86) & (rng.random((1, 150)) < 0.86)
    assert coin_statistics.dependence(mask) == "pattern"


def test_a_quota_in_each_row_or_column_is_called_a_quota() -> None:
    ranks = np.random.default_rng(4).random((200, 150)).argsort(axis=1).argsort(axis=1)
    assert coin_statistics.dependence(ranks >= 38) == "quota"
    assert coin_statistics.dependence((ranks >= 38).T.copy()) == "quota"


def test_rates_that_differ_from_row_to_row_are_called_uneven() -> None:
    rng = np.random.default_rng(5)
    rates = np.clip(rng.normal(0.25, 0.08, (200, 1)), 0, 1)
    assert coin_statistics.dependence(rng.random((200, 150)) >= rates) in ("uneven", "pattern")


def test_a_column_that_is_always_kept_is_called_uneven() -> None:
    mask = tossed(6, 200, 150)
    mask[:, 40] = True
    assert coin_statistics.dependence(mask) == "uneven"


def test_a_shared_axis_is_named() -> None:
    row, column = tossed(7, 1, 9), tossed(8, 8, 1)
    assert coin_statistics.shared_axis(np.broadcast_to(row, (8, 9))) == 0
    assert coin_statistics.shared_axis(np.broadcast_to(column, (8, 9))) == 1
    assert coin_statistics.shared_axis(tossed(9, 8, 9)) is None


def test_masks_of_two_calls_that_share_draws_are_linked() -> None:
    u = np.random.default_rng(10).random((50, 61))
    assert coin_statistics.linked(u >= 0.25, np.roll(u, (3, 5), (0, 1)) >= 0.25)
    assert coin_statistics.linked(u >= 0.25, 1 - u >= 0.25)
    assert coin_statistics.linked(u >= 0.25, u[::-1, ::-1] >= 0.25)


def test_coins_that_look_at_the_size_or_the_sign_follow_x() -> None:
    rng = np.random.default_rng(11)
    x = rng.uniform(0.5, 2.5, (100, 80)) * rng.choice([-1.0, 1.0], (100, 80))
    assert coin_statistics.follows(rng.random(x.shape) >= 0.25 * abs(x) / 1.5, x)
    assert coin_statistics.follows(rng.random(x.shape) >= np.where(x < 0, 0.15, 0.35), x)


def test_a_fingerprint_of_independent_coins_is_what_theory_says() -> None:
    prints = [coin_statistics.fingerprint(tossed(seed, 24, 36)) for seed in range(200)]
    mean = {key: float(np.mean([p[key] for p in prints])) for key in prints[0]}
    assert abs(mean["share kept"] - 0.75) < 0.005
    assert abs(mean["spread of row counts"] - 1) < 0.1
    assert abs(mean["link to next unit"]) < 0.01
    assert 0.3 < mean["link to row above"] < 0.45
