"""Philox is numpy's, keys are those of their design, a replayed network learns as the plain one does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab.content import machines, mlp

Array = np.ndarray


def dropout(h: Array, rng: np.random.Generator) -> tuple[Array, mlp.Pullback]:
    factor = (rng.random(h.shape) >= 0.5) * 2.0
    return h * factor, lambda d: d * factor


def save(block: machines.Block, x: Array, rng: np.random.Generator) -> tuple[Array, Any]:
    state = rng.bit_generator.state
    return block(x, rng)[0], (x, state)


def replay(block: machines.Block, back: Any, dout: Array, ticket: Any, rng: np.random.Generator) -> Any:
    x, state = ticket
    now = rng.bit_generator.state
    rng.bit_generator.state = state
    _, tape = block(x, rng)
    rng.bit_generator.state = now
    return back(dout, tape)


def by_place(region: str, step: int, layer: int, data_rank: int, tensor_rank: int) -> tuple[int, ...]:
    return step, layer, data_rank, tensor_rank if region == "sharded" else 0


@pytest.mark.parametrize("counter", [(0, 0, 0, 0), (41, 7, 0, 2**64 - 1)])
def test_ten_rounds_give_the_numbers_of_numpy(counter: tuple[int, ...]) -> None:
    key = 2**64 - 5, 3
    bits = np.random.Philox(key=np.array(key, dtype=np.uint64), counter=np.array(counter, dtype=np.uint64))
    assert [int(word) for word in bits.random_raw(4)] == list(machines.philox((counter[0] + 1, *counter[1:]), key))


def test_no_round_changes_one_bit_and_ten_change_half_of_them() -> None:
    found = machines.avalanche([0, 10], 100, np.random.default_rng(1))
    assert found["a bit of the counter"][:, 0] == pytest.approx(1 / 256)
    assert found["a bit of the key"][:, 0] == pytest.approx(0)
    for shares in found.values():
        assert shares[:, 1].mean() == pytest.approx(0.5, abs=0.02)


def test_the_first_number_drawn_from_a_key_is_half_of_its_second_child() -> None:
    key = 5, 6
    assert machines.drawn(key, 3)[0] == machines.split(key)[1][0]
    children = {*machines.split(key), *(machines.fold_in(key, n) for n in range(20))}
    assert len(children) == 22


def test_an_address_has_one_stream_and_every_number_of_it_counts() -> None:
    streams = {machines.generator((1, 2), *a).random() for a in [(3, 4), (4, 3), (3,), (3, 4, 0), (3, 4)]}
    assert len(streams) == 4


def test_coins_of_a_transformer_are_counted_mask_by_mask() -> None:
    masks, coins = machines.coins_of_a_transformer(layers=2, width=5, heads=3, length=4)
    assert (masks, coins) == (7, 2 * (3 * 16 + 2 * 20) + 20)


def test_the_block_goes_back_along_its_measured_slopes() -> None:
    block, back = machines.make_block(dropout, np.random.default_rng(1), size=3)
    x, dout = np.random.default_rng(2).normal(size=(2, 4, 3))
    measured = machines.slopes(lambda v: block(v, np.random.default_rng(3))[0], x, dout)
    assert back(dout, block(x, np.random.default_rng(3))[1]) == pytest.approx(measured, abs=1e-8)


def test_a_checkpointed_network_has_the_gradients_of_one_that_keeps_its_tape() -> None:
    X, Y = np.random.default_rng(1).normal(size=(6, 4)), np.arange(6) % 3
    plain = mlp.MLP((4, 5, 3), np.random.default_rng(2))
    net = machines.CheckpointedMLP((4, 5, 3), np.random.default_rng(2), save, replay)
    loss, right = plain.gradients(X, Y, dropout, np.random.default_rng(3))
    again, grads = net.gradients(X, Y, dropout, np.random.default_rng(3))
    assert again == loss and all(map(np.array_equal, grads, right))


def test_training_keeps_two_numbers_at_each_measurement() -> None:
    found = machines.train(save, replay, dropout, seed=0, epochs=4, every=2)
    assert found.shape == (2, 2) and found[1, 0] < found[0, 0] < 1


def test_a_verdict_is_empty_where_masks_agree_and_differ_as_they_must() -> None:
    assert machines.verdicts(machines.masks_of_devices(by_place, (1, 2))) == {"sharded": "", "replicated": ""}
    assert machines.two_layers(by_place, (1, 2)) == 0


@pytest.mark.parametrize(
    ("rule", "sharded", "replicated"),
    [
        (lambda region, *place: place[:2], "6 of 6", "different examples"),
        (lambda region, *place: place, "", "copies"),
        (lambda region, *place: place[:3], "2 of 6", ""),
    ],
)
def test_a_verdict_says_what_is_wrong(rule: machines.StreamOf, sharded: str, replicated: str) -> None:
    found = machines.verdicts(machines.masks_of_devices(rule, (1, 2)))
    for said, expected in ((found["sharded"], sharded), (found["replicated"], replicated)):
        assert said.startswith(expected) and bool(said) == bool(expected)
    assert (machines.two_layers(rule, (1, 2)) > 0) == (replicated == "copies")


def test_the_noise_of_own_coins_falls_with_the_root_and_that_of_shared_coins_more_slowly() -> None:
    noise = machines.noise_of_the_mean([1, 8], seed=0, draws=40)
    assert noise["own coins"] == pytest.approx([1, 8**-0.5], rel=0.25)
    assert noise["the same coins"][1] > 1.05 * noise["own coins"][1]
