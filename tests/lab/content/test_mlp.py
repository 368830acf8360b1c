"""The small network: its gradients are the slopes of its loss, its optimizers do what their papers say."""

from __future__ import annotations

import numpy as np
import pytest
from dropout_lab.content import mlp
from dropout_lab.content.mlp import MLP, SGD, Adam, Array, Pullback


def coins(h: Array, rng: np.random.Generator) -> tuple[Array, Pullback]:
    """Noise that multiplies, with its way back."""
    factor = rng.uniform(0.5, 2.0, h.shape) * (rng.random(h.shape) < 0.6)
    return h * factor, lambda d: d * factor


def test_a_layer_that_gives_lists_gives_the_same_network() -> None:
    def lists(h: Array, rng: np.random.Generator) -> tuple[Array, Pullback]:
        out, pull = coins(h, rng)
        return out.tolist(), lambda d: pull(d).tolist()  # type: ignore[return-value]

    rng = np.random.default_rng(1)
    net, X, Y = MLP((3, 5, 6, 4), rng), rng.normal(size=(7, 3)), rng.integers(0, 4, 7)
    (loss, grads), (other, others) = (net.gradients(X, Y, one, np.random.default_rng(2)) for one in (coins, lists))
    assert loss == other and all(np.array_equal(g, o) for g, o in zip(grads, others, strict=True))


@pytest.mark.parametrize("layer", [None, coins], ids=["plain", "noise"])
@pytest.mark.parametrize("sizes", [(3, 4), (3, 5, 4), (3, 5, 6, 4)])
def test_gradients_are_the_slopes_of_the_loss(sizes: tuple[int, ...], layer: mlp.Layer | None) -> None:
    rng = np.random.default_rng(1)
    net, X, Y = MLP(sizes, rng), rng.normal(size=(7, 3)), rng.integers(0, 4, 7)

    def loss() -> float:
        return net.gradients(X, Y, layer, np.random.default_rng(2))[0]  # the same noise each time

    _, grads = net.gradients(X, Y, layer, np.random.default_rng(2))
    assert [g.shape for g in grads] == [p.shape for p in net.params]
    for param, grad in zip(net.params, grads, strict=True):
        for at in np.ndindex(param.shape):
            old = param[at]
            param[at] = old + 1e-6
            up = loss()
            param[at] = old - 1e-6
            down = loss()
            param[at] = old
            assert grad[at] == pytest.approx((up - down) / 2e-6, abs=1e-7)


@pytest.mark.parametrize("activation", [mlp.relu, mlp.tanh], ids=["relu", "tanh"])
def test_gradients_of_a_squared_error_are_its_slopes(activation: mlp.Activation) -> None:
    rng = np.random.default_rng(5)
    net = MLP((2, 6, 5, 1), rng, activation, mlp.half_square)
    X, Y = rng.normal(size=(7, 2)), rng.normal(size=7)

    def loss() -> float:
        return net.gradients(X, Y, coins, np.random.default_rng(2))[0]

    value, grads = net.gradients(X, Y, coins, np.random.default_rng(2))
    assert value == pytest.approx(np.mean((net.scores(X, coins, np.random.default_rng(2))[:, 0] - Y) ** 2) / 2)
    for param, grad in zip(net.params, grads, strict=True):
        for at in np.ndindex(param.shape):
            old = param[at]
            param[at] = old + 1e-6
            up = loss()
            param[at] = old - 1e-6
            down = loss()
            param[at] = old
            assert grad[at] == pytest.approx((up - down) / 2e-6, abs=1e-7)


def test_it_learns_a_curve() -> None:
    rng = np.random.default_rng(6)
    x = rng.uniform(-2, 2, (200, 1))
    net = MLP((1, 32, 1), rng, mlp.tanh, mlp.half_square)
    mlp.fit(net, x, np.sin(x[:, 0]), rng, epochs=60, batch=20, rate=1e-2)
    assert np.sqrt(np.mean((net.scores(x)[:, 0] - np.sin(x[:, 0])) ** 2)) < 0.1


def test_a_replayed_layer_has_the_gradient_of_its_forward_function() -> None:
    def forward(h: Array, rng: np.random.Generator) -> Array:
        return h * rng.normal(1.0, 0.5, h.shape)

    layer, h, d = mlp.replayed(forward), np.array([[1.0, -2.0, 3.0]]), np.array([[0.5, 1.0, -1.0]])
    rng = np.random.default_rng(3)
    out, pull = layer(h, rng)
    rng.random(5)  # what happens in between does not matter
    assert pull(d) == pytest.approx(d * out / h)


def test_a_layer_without_a_generator_is_refused() -> None:
    net = MLP((3, 4, 2), np.random.default_rng(0))
    with pytest.raises(ValueError, match="rng"):
        net.scores(np.ones((1, 3)), coins)


def test_log_softmax_does_not_overflow_and_its_rows_are_distributions() -> None:
    log_p, _ = mlp.log_softmax(np.array([[1000.0, 0.0], [-3.0, -1000.0], [2.0, 2.0]]))
    assert np.exp(log_p).sum(axis=1) == pytest.approx(1.0)
    assert np.isfinite(log_p).all()


def test_the_first_step_of_adam_has_the_size_of_its_rate() -> None:
    params = [np.array([1.0, -2.0])]
    Adam(rate=0.01).step(params, [np.array([100.0, -0.001])])
    assert params[0] == pytest.approx([0.99, -1.99], abs=1e-6)


def test_adam_remembers_and_plain_sgd_does_not() -> None:
    for optimizer, moves in (
        (SGD(0.1), False),
        (SGD(0.1, momentum=0.9), True),
        (SGD(0.1, decay=0.1), True),
        (Adam(), True),
    ):
        params = [np.array([1.0])]
        optimizer.step(params, [np.array([0.5])])
        before = params[0].copy()
        optimizer.step(params, [np.array([0.0])])
        assert (params[0] != before).all() == moves


def test_momentum_and_decay_take_the_steps_of_their_formulas() -> None:
    params = [np.array([2.0])]
    optimizer = SGD(0.1, momentum=0.5, decay=0.25)
    optimizer.step(params, [np.array([1.0])])
    assert params[0] == pytest.approx(2 - 0.1 * 1.5)
    optimizer.step(params, [np.array([0.0])])
    assert params[0] == pytest.approx(1.85 - 0.1 * (0.75 + 0.25 * 1.85))


def test_descend_takes_one_step_a_mask_and_leaves_its_start_alone() -> None:
    start = {"a": np.array([1.0]), "b": np.array([2.0])}
    masks = [np.array([1.0]), np.array([0.0])]
    path = mlp.descend(lambda w, m: {"a": m * w["a"], "b": w["b"]}, start, masks, {"a": 0.5, "b": 0.1})
    assert [w["a"][0] for w in path] == [0.5, 0.5]
    assert [w["b"][0] for w in path] == pytest.approx([1.8, 1.62])
    assert start["a"][0] == 1.0


def test_it_learns_and_is_watched_as_often_as_asked() -> None:
    rng = np.random.default_rng(4)
    X = rng.normal(size=(120, 2))
    Y = (X[:, 0] * X[:, 1] > 0).astype(np.int64)
    net = MLP((2, 16, 2), rng)
    errors = mlp.fit(
        net, X, Y, rng, epochs=60, batch=20, rate=1e-2, watch=lambda n: (mlp.error(n.scores(X), Y),), every=20
    )
    assert errors.shape == (3, 1)
    assert errors[-1, 0] < 0.1
    assert mlp.nll(net.scores(X), Y) < 0.4


def test_noise_is_drawn_from_the_generator_that_is_handed_on() -> None:
    X, Y = np.ones((4, 3)), np.zeros(4, dtype=np.int64)
    nets = [MLP((3, 4, 2), np.random.default_rng(0)) for _ in range(2)]
    for net in nets:
        mlp.fit(net, X, Y, np.random.default_rng(1), layer=coins, epochs=2, batch=2)
    assert all(np.array_equal(a, b) for a, b in zip(nets[0].params, nets[1].params, strict=True))
