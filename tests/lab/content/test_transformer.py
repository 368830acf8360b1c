"""The block of notebook 10: its gradients, its coins, and which means they keep."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from dropout_lab.content.transformer import (
    WIRES,
    Array,
    Block,
    Coins,
    Given,
    Weights,
    block_weights,
    causal_softmax,
    normed,
)

#: For coins on each wire: from which wire on the mean is off, in the order of WIRES.
BIASED_FROM = {
    "embedding": "norm 1", "norm 1": "scores", "scores": "attention weights", "attention weights": "norm 2",
    "attended": "norm 2", "attention output": "norm 2", "stream 1": "norm 2", "norm 2": "relu",
}  # fmt: skip


def small(seed: int) -> tuple[Array, Weights]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(2, 3)), block_weights(3, 4, rng)


def test_every_gradient_agrees_with_the_slope_whatever_the_wires_are_multiplied_by() -> None:
    rng = np.random.default_rng(1)
    x, w = rng.normal(size=(2, 4, 3)), block_weights(3, 5, rng)
    plain = Block(w, Given({}))
    plain.forth(x)
    factors = Given({wire: rng.uniform(0.5, 1.5, h.shape) for wire, h in plain.wires.items()})
    dout = rng.normal(size=x.shape)
    one = Block(w, factors)
    one.forth(x)
    dx, grads = one.back(dout)
    for values, gradient in [(x, dx), *((w[name], grads[name]) for name in w)]:
        for at in np.ndindex(values.shape):
            ends = []
            for step in (1e-6, -1e-6):
                values[at] += step
                ends.append(float((Block(w, factors).forth(x) * dout).sum()))
                values[at] -= step
            assert (ends[0] - ends[1]) / 2e-6 == pytest.approx(gradient[at], rel=1e-5, abs=1e-7)


def test_a_token_sees_none_that_come_after_it() -> None:
    rng = np.random.default_rng(2)
    x, w = rng.normal(size=(5, 3)), block_weights(3, 4, rng)
    other = x.copy()
    other[3:] += 1
    first, second = (Block(w, Given({})).forth(v) for v in (x, other))
    assert np.allclose(first[:3], second[:3]) and not np.allclose(first[3:], second[3:])
    assert np.allclose(causal_softmax(rng.normal(size=(4, 4))).sum(axis=1), 1)
    assert np.allclose(normed(x)[0].std(axis=1), 1, atol=1e-4)


def mean(coins: list[str], x: Array, w: Weights) -> tuple[dict[str, Array], dict[str, Array]]:
    """Return what each wire holds without coins, and its mean over all masks."""
    plain = Block(w, Given({}))
    plain.forth(x)
    shapes = [plain.wires[wire].shape for wire in coins]
    sizes = [int(np.prod(shape)) for shape in shapes]
    masks = np.array(list(product((0.0, 2.0), repeat=sum(sizes))))
    parts = np.split(masks, np.cumsum(sizes)[:-1], axis=1)
    noisy = Block(w, Given({k: p.reshape(-1, *s) for k, p, s in zip(coins, parts, shapes, strict=True)}))
    noisy.forth(np.broadcast_to(x, (len(masks), *x.shape)))
    found = {k: np.broadcast_to(h, (len(masks), *h.shape[-2:])).mean(axis=0) for k, h in noisy.wires.items()}
    return plain.wires, found


@pytest.mark.parametrize("wire", WIRES)
def test_coins_on_a_wire_shift_the_means_from_the_first_curved_step_on(wire: str) -> None:
    x, w = small(6)
    plain, found = mean([wire], x, w)
    first = WIRES.index(BIASED_FROM[wire]) if wire in BIASED_FROM else len(WIRES)
    for number, name in enumerate(WIRES):
        assert np.allclose(found[name], plain[name], rtol=0, atol=1e-12) == (number < first), name


@pytest.mark.parametrize("coins", [["attention weights", "attention output"], ["relu", "feed-forward output"]])
def test_independent_coins_on_a_straight_way_keep_the_mean(coins: list[str]) -> None:
    x, w = small(7)
    plain, found = mean(coins, x, w)
    end = "stream 1" if "attention output" in coins else "stream 2"
    assert np.allclose(found[end], plain[end], rtol=0, atol=1e-12)


def test_coins_fall_where_they_have_a_rate_and_nowhere_without_a_generator() -> None:
    coins = Coins({"relu": 0.5, "hidden": 0.0}, np.random.default_rng(3))
    h = np.ones((50, 40))
    out = coins.forth("relu", h)
    assert set(np.unique(out)) == {0.0, 2.0}
    assert np.array_equal(coins.back("relu", h), out)
    assert coins.forth("hidden", h) is h and coins.back("hidden", h) is h
    assert Coins({"relu": 0.5}, None).forth("relu", h) is h
    with pytest.raises(ValueError, match="no wire 'residual'"):
        Coins({"residual": 0.1}, None)
