"""The recurrent and the convolutional network: their gradients, and where their coins fall."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab.content import mlp, small_nets


def nets() -> dict[str, Any]:
    rng = np.random.default_rng(0)
    made = {
        "recurrent": small_nets.Recurrent(5, rng),
        "convolutions": small_nets.Convolutional((3, 4), rng),
        "batch norm": small_nets.Convolutional((3, 4), rng, batch_norm=True),
    }
    for net in made.values():
        for bias in (w for w in net.params if w.ndim == 1):
            bias += rng.normal(0, 0.1, bias.shape)  # a sum of nothing but dropped pixels lies on the kink of ReLU
    return made


def images(count: int = 6) -> tuple[Any, Any]:
    rng = np.random.default_rng(1)
    return rng.random((count, 64)), rng.integers(0, 10, count)


def halved(h: Any, place: str) -> Any:
    return 2.0 * np.random.default_rng(len(place)).integers(2, size=h.shape)


@pytest.mark.parametrize("name", nets())
def test_gradients_are_the_slopes_of_the_loss_with_the_same_coins(name: str) -> None:
    net, (X, Y), rng = nets()[name], images(), np.random.default_rng(2)
    _, grads = net.gradients(X, Y, halved)
    assert [g.shape for g in grads] == [w.shape for w in net.params]
    for w, g in zip(net.params, grads, strict=True):
        for at in (tuple(rng.integers(0, n) for n in w.shape) for _ in range(3)):
            before, found = w[at], []
            for step in (1e-5, -1e-5):
                w[at] = before + step
                found.append(net.gradients(X, Y, halved)[0])
            w[at] = before
            assert g[at] == pytest.approx((found[0] - found[1]) / 2e-5, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("recurrent", {"recurrent 1": (8, 6, 5), "recurrent 2": (8, 6, 5), "between": (8, 6, 5), "last": (6, 5)}),
        ("convolutions", {"early": (6, 8, 8, 3), "late": (6, 8, 8, 4)}),
    ],
)
def test_each_place_is_asked_once_for_coins_of_its_shape(name: str, places: dict[str, tuple[int, ...]]) -> None:
    asked: list[tuple[str, tuple[int, ...]]] = []

    def drop(h: Any, place: str) -> Any:
        asked.append((place, h.shape))
        return small_nets.no_coins(h, place)

    net, (X, Y) = nets()[name], images()
    loss, _ = net.gradients(X, Y, drop)
    assert dict(asked) == places and len(asked) == len(places)
    assert loss == pytest.approx(mlp.cross_entropy(net.scores(X), Y)[0]), "without coins both passes are one"


@pytest.mark.parametrize("place", ["recurrent 1", "recurrent 2", "between", "last", "early", "late"])
def test_coins_that_all_fall_leave_nothing_of_the_place(place: str) -> None:
    net = nets()["convolutions" if place in ("early", "late") else "recurrent"]
    X, Y = images()
    whole, gone = (net.gradients(X, Y, lambda h, at, f=f: np.full(1, f if at == place else 1.0)) for f in (1.0, 0.0))
    assert gone[0] != pytest.approx(whole[0], abs=1e-9)
    if place in ("between", "last", "early", "late"):
        assert not gone[1][0].any(), "no gradient comes through it to the first layer"
    else:
        assert not gone[1][1 if place == "recurrent 1" else 4].any(), "its recurrent weights are never used"


def test_batch_norm_at_test_time_divides_by_what_it_stored_with_coins_on() -> None:
    net, (X, Y) = nets()["batch norm"], images(200)
    for _ in range(80):
        net.gradients(X, Y, lambda h, place: halved(h, place) if place == "early" else small_nets.no_coins(h, place))
    with_coins = net.running[1][1].copy()
    assert np.allclose(net.scores(X)[:5], net.scores(X[:5])), "an image does not see the others"
    net.settle(X)
    assert (with_coins > 1.1 * net.running[1][1]).all(), "coins in front of it add variance"
