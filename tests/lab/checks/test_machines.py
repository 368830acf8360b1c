"""Checks of caches, replays and addresses name what went wrong, and let right answers pass."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, nonzero
from dropout_lab.checks.machines import (
    BlockOnTrial,
    address,
    ask_far,
    expect_addresses,
    expect_coins_of_the_stream,
    expect_replayed,
    expect_small_cache,
    numbers_in,
)

from .told import named, unnamed

PLACES = [("sharded", s, n, d, t) for s in (0, 1) for n in (0, 1) for d in (0, 1) for t in (0, 1)]
COPIES = [("replicated", *place[1:]) for place in PLACES]


@pytest.mark.parametrize(
    "cache", [(0.3, 5, 2), [1, 2], {"p": 0.1, "key": 2**127}, (np.array([1.0, 2]), 0.5), 7, (), None, np.float64(2)]
)
def test_a_few_numbers_in_whatever_form_are_a_small_cache(cache: Any) -> None:
    expect_small_cache(cache, "the cache")


def test_numbers_are_counted_whatever_holds_them() -> None:
    assert numbers_in({"p": 0.1, "rest": (np.zeros((2, 2)), [1, 2])}) == 7


@pytest.mark.parametrize(
    ("cache", "slug"),
    [
        (np.zeros(9), "keeps-the-mask"),
        ((0.3, [1] * 8), "keeps-the-mask"),
        ((0.3, 2**300), "keeps-the-mask"),
        ((0.3, "0110"), "keeps-what-nobody-can-count"),
        (lambda d: d, "keeps-what-nobody-can-count"),
        ((0.3, np.random.default_rng(1)), "keeps-a-generator"),
    ],
)
def test_a_cache_with_room_for_a_mask_is_refused(cache: Any, slug: str) -> None:
    named(slug, lambda: expect_small_cache(cache, "the cache"))


def test_the_coins_of_a_pass_are_those_of_the_stream() -> None:
    x, coins = nonzero(1, 6, 50), np.random.default_rng(1).random((6, 50)) >= 0.25

    def check(out: np.ndarray) -> None:
        expect_coins_of_the_stream(Answer(out, "out"), x, coins, 0.25)

    check(x * coins / 0.75)
    named("keeps-with-p", lambda: check(x * ~coins / 0.75))
    named("nothing-dropped", lambda: check(x))
    named("not-this-stream", lambda: check(x * coins[:, ::-1] / 0.75))
    named("not-rescaled", lambda: check(x * coins))


def test_numbers_that_nobody_can_draw_are_looked_up() -> None:
    def draws(n: int) -> Any:
        raise MemoryError("7 PiB")

    named("draws-what-it-skips", lambda: ask_far(draws, 10**15))
    assert ask_far(lambda n: n + 1, 1).value == 2


def save(block: Any, x: Any, rng: Any) -> Any:
    before = copy.deepcopy(rng)
    return block(x, rng)[0], (x, before)


def replay(block: Any, back: Any, dout: Any, ticket: Any, rng: Any) -> Any:
    return back(dout, block(ticket[0], copy.deepcopy(ticket[1]))[1])


def replays(save: Any = save, replay: Any = replay) -> None:
    inputs = nonzero(1, 4, 9), nonzero(2, 4, 9)
    expect_replayed(save, replay, lambda: np.random.default_rng(3), inputs, nonzero(4, 4, 9))


def test_a_replay_with_the_old_coins_passes() -> None:
    replays()


@pytest.mark.parametrize(
    ("slug", "careless"),
    [
        ("keeps-the-tape", lambda block, back, dout, ticket, rng: dout),
        ("recomputes-with-other-coins", lambda block, back, dout, t, rng: back(dout, block(t[0], rng)[1])),
        ("replays-the-output", lambda block, back, dout, t, rng: back(*block(t[0], copy.deepcopy(t[1])))),
        (
            "runs-the-block-too-often",
            lambda block, back, dout, t, rng: (block(*t), back(dout, block(*t)[1]))[1],
        ),
    ],
)
def test_a_wrong_replay_is_named(slug: str, careless: Any) -> None:
    named(slug, lambda: replays(replay=careless))


def test_arguments_of_back_that_are_exchanged_are_told_so_though_a_product_could_not() -> None:
    def exchanges(block: Any, back: Any, dout: Any, ticket: Any, rng: Any) -> Any:
        return replay(block, lambda one, other: back(other, one), dout, ticket, rng)

    named("dout-and-tape-exchanged", lambda: replays(replay=exchanges))


def test_a_replay_leaves_the_generator_as_it_was() -> None:
    def rewinds(block: Any, back: Any, dout: Any, ticket: Any, rng: Any) -> Any:
        rng.bit_generator.state = ticket[1].bit_generator.state
        return back(dout, block(ticket[0], rng)[1])

    named("rewinds-the-coins", lambda: replays(replay=rewinds))


@pytest.mark.parametrize(
    ("slug", "careless"),
    [
        ("runs-no-block", lambda block, x, rng: (x, x)),
        ("runs-the-block-too-often", lambda block, x, rng: (block(x, rng), save(block, x, rng))[1]),
        ("save-moves-nothing", lambda block, x, rng: save(block, x, copy.deepcopy(rng))),
        ("another-pass-saved", lambda block, x, rng: save(block, x, np.random.default_rng(9))),
        ("output-changed", lambda block, x, rng: (2 * block(x, rng)[0], x)),
        ("not-two-values", lambda block, x, rng: block(x, rng)[0]),
    ],
)
def test_a_pass_that_was_saved_wrongly_is_named(slug: str, careless: Any) -> None:
    named(slug, lambda: replays(save=careless))


def test_a_ticket_of_another_block_is_named() -> None:
    last: list[Any] = []

    def keeps_one(block: Any, x: Any, rng: Any) -> Any:
        out, ticket = save(block, x, rng)
        last[:] = ticket
        return out, None

    def other(block: Any, back: Any, dout: Any, ticket: Any, rng: Any) -> Any:
        return back(dout, block(last[0], copy.deepcopy(last[1]))[1])

    named("ticket-overwritten", lambda: replays(save=keeps_one, replay=other))


def test_another_gradient_than_that_of_the_saved_pass_is_refused_without_a_name() -> None:
    unnamed(lambda: replays(replay=lambda *args: 3 * replay(*args)))


def test_a_block_on_trial_goes_back_through_its_square() -> None:
    trial = BlockOnTrial(0.5)
    _, tape = trial.block(np.array([2.0, 3.0]), np.random.default_rng(1))
    assert np.array_equal(trial.back(np.ones(2), tape), 2 * np.array([2.0, 3.0]) * trial.coins[0])


def by_place(region: str, step: int, layer: int, data_rank: int, tensor_rank: int) -> Any:
    return step, layer, data_rank, tensor_rank if region == "sharded" else 0


@pytest.mark.parametrize("places", [PLACES, COPIES])
@pytest.mark.parametrize("form", [tuple, np.array, lambda a: sum(n << 20 * i for i, n in enumerate(a))])
def test_an_address_for_each_mask_that_is_tossed_passes_in_any_form(places: Any, form: Any) -> None:
    expect_addresses(lambda *place: form(by_place(*place)), places)


@pytest.mark.parametrize(
    ("slug", "places", "rule"),
    [
        ("replicas-toss-apart", COPIES, lambda region, *place: place),
        ("shards-share-coins", PLACES, lambda region, s, n, d, t: (s, n, d)),
        ("data-ranks-share-coins", COPIES, lambda region, s, n, d, t: (s, n)),
        ("layers-share-coins", COPIES, lambda region, s, n, d, t: (s, d)),
        ("steps-share-coins", PLACES, lambda region, s, n, d, t: (n, d, t)),
        ("addresses-collide", PLACES, lambda region, s, n, d, t: s + 2 * n + 4 * d + 5 * t),
        ("address-in-numbers", PLACES, lambda region, *place: str(place)),
        ("address-in-numbers", PLACES, lambda region, *place: 0.5),
        ("address-in-numbers", PLACES, lambda region, *place: ()),
        ("returns-nothing", PLACES, lambda region, *place: None),
    ],
)
def test_a_wrong_address_is_named(slug: str, places: Any, rule: Any) -> None:
    named(slug, lambda: expect_addresses(rule, places))


def test_an_address_that_changes_is_named() -> None:
    calls: list[int] = []
    named("address-changes", lambda: expect_addresses(lambda *place: (calls.append(0), len(calls))[1], PLACES))


def test_large_addresses_are_told_apart_to_the_last_digit() -> None:
    assert address(lambda *place: 2**60 + 1, PLACES[0]) != address(lambda *place: 2**60, PLACES[0])
