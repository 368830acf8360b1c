"""Batch norm, shifted images and the units of a trained network."""

from __future__ import annotations

import numpy as np
from dropout_lab.content import digits, mlp, regularizers


def test_batch_norm_has_mean_zero_and_variance_one_and_the_slope_of_its_output() -> None:
    rng = np.random.default_rng(0)
    h, dout = rng.normal(3, 2, (20, 4)), rng.normal(size=(20, 4))
    z, pullback = regularizers.normalise(h)
    assert np.allclose(z.mean(axis=0), 0, atol=1e-12) and np.allclose(z.var(axis=0), 1, rtol=1e-3)
    slopes = np.zeros_like(h)
    for i in np.ndindex(h.shape):
        step = np.zeros_like(h)
        step[i] = 1e-5
        slopes[i] = ((regularizers.normalise(h + step)[0] - regularizers.normalise(h - step)[0]) * dout).sum() / 2e-5
    assert np.allclose(pullback(dout), slopes, atol=1e-7)


def test_at_test_time_batch_norm_does_not_look_at_the_other_examples() -> None:
    rng = np.random.default_rng(1)
    net, X = mlp.MLP((6, 5, 4, 3), rng), rng.random((30, 6))
    together = net.scores(X, regularizers.settled(net, X), rng)
    alone = np.concatenate([net.scores(row[None], regularizers.settled(net, X), rng) for row in X])
    assert np.allclose(together, alone)
    assert np.allclose(together, net.scores(X, lambda h, rng: regularizers.normalise(h), rng))


def test_shifted_images_are_moved_by_at_most_a_pixel() -> None:
    X = np.zeros((200, 64))
    X[:, 8 * 3 + 4] = 1.0
    moved = regularizers.shifted(X, np.random.default_rng(2)).reshape(-1, 8, 8)
    places = {tuple(np.argwhere(image)[0]) for image in moved}
    assert places == {(i, j) for i in (2, 3, 4) for j in (3, 4, 5)} and (moved.sum(axis=(1, 2)) == 1).all()


def test_a_run_gives_the_same_error_again_and_less_without_lies() -> None:
    short = {"n": 300, "epochs": 3}
    assert regularizers.error_with(0, **short) == regularizers.error_with(0, **short)
    assert regularizers.error_with(0, noise=0.0, batch_norm=True, **short) < 0.2
    assert regularizers.error_with(0, noise=0.0, augment=True, l2=1e-4, l1=1e-5, n=300, epochs=6) < 0.4


def test_hidden_units_come_with_the_weights_behind_them() -> None:
    h, W = regularizers.hidden_units(lambda h, rng: (h, lambda d: d), seed=1)
    assert len(h) == len(digits.load()[1]) - 800 and h.shape[1] == W.shape[0] and W.shape[1] == 128
    assert (h.var(axis=0) > 0.01).all()


def test_early_stopping_does_not_learn_the_lies() -> None:
    stopped, to_the_end = (regularizers.error_with(0, early=early) for early in (True, False))
    assert stopped < 0.6 * to_the_end


def test_passes_in_training_mode_change_what_batch_norm_does_afterwards() -> None:
    before, after = regularizers.errors_around_passes(0, digit=1, passes=100)
    assert before < 0.1 and after > 2 * before
    assert len(set(regularizers.errors_around_passes(0, digit=1, passes=0))) == 1, "no pass, no change"
