"""The pictures of committees show the numbers that they are given."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import ensembles
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

RNG = np.random.default_rng(0)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def named(figure: Figure, gid: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == gid)


def words(figure: Figure) -> str:
    figure.canvas.draw()
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def softmax(z: np.ndarray) -> np.ndarray:
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def test_a_fan_draws_the_mean_and_the_middle_half_whatever_the_order() -> None:
    t, said = np.linspace(0, 1, 5), RNG.normal(size=(5, 8))
    shuffled = np.array([RNG.permutation(row) for row in said])
    figures = [ensembles.fan(t, outputs, np.zeros(5), xlabel="t") for outputs in (said, shuffled)]
    bands = [named(f, "middle half")[0].get_paths()[0].vertices for f in figures]
    assert np.allclose(*bands)
    assert bands[0][:, 1].max() == pytest.approx(np.quantile(said, 0.75, axis=1).max())
    assert np.allclose(named(figures[0], "mean")[0].get_ydata(), said.mean(axis=1))
    assert not np.any(named(figures[0], "one pass")[0].get_ydata())
    assert "mean of 8 networks" in words(figures[0])


@pytest.mark.parametrize("coins", [1, 3, 5])
def test_two_rooms_joins_networks_that_differ_in_one_coin_by_parallels(coins: int) -> None:
    masks = RNG.permutation(np.array(list(product((0, 1), repeat=coins))))
    W = RNG.normal(size=(coins, 3))
    voices, chances = softmax(masks @ W), np.full(2**coins, 0.5**coins)
    means = chances @ voices, softmax(chances @ np.log(voices)), softmax(chances @ masks @ W)
    figure = ensembles.two_rooms(masks, voices, chances, *means)
    curved, straight = (next(c for c in ax.collections if isinstance(c, LineCollection)) for ax in figure.axes)
    assert len(curved.get_segments()) == len(straight.get_segments()) == coins * 2 ** (coins - 1)
    steps = np.array([path[-1] - path[0] for path in straight.get_segments()])
    assert len(np.unique(np.round(steps, 9), axis=0)) == coins  # one direction a coin
    ring, plus = ([a.get_xydata()[0] for a in named(figure, gid)] for gid in ("geometric", "one pass"))
    assert np.allclose(ring, plus)
    dots = named(figure, "members")[1].get_offsets()
    assert np.allclose(dots.mean(axis=0), ring[1])  # the centre of mass of the straight room
    assert "geometric mean" in words(figure)


def test_probabilities_stand_where_a_triangle_has_them() -> None:
    corners = ensembles._in_triangle(np.eye(3))
    sides = [np.linalg.norm(corners[i] - corners[j]) for i, j in ((0, 1), (1, 2), (2, 0))]
    assert np.allclose(sides, 1)
    middle = np.full((1, 3), 1 / 3)
    assert np.allclose(ensembles._in_triangle(middle), corners.mean(axis=0))
    assert np.allclose(ensembles._log_ratios(middle), 0)


def test_a_valley_has_a_line_where_it_is_flat_and_a_point_where_it_is_told() -> None:
    axis = np.linspace(-1, 3, 9)
    first, second = np.meshgrid(axis, axis)
    losses = {"flat": (first + second - 2) ** 2, "bowl": (first - 1) ** 2 + (second - 0.5) ** 2}
    figure = ensembles.valley(axis, losses, {(1, 1): "(1, 1)"}, {"bowl": (1, 0.5)})
    floor = named(figure, "floor")[0].get_xydata()
    assert len(floor) > 9  # a quadratic is drawn on a finer grid
    assert np.allclose(floor.sum(axis=1), 2)
    assert named(figure, "lowest")[0].get_xydata().tolist() == [[1, 0.5]]
    assert words(figure).count("(1, 1)") == 2


def test_a_loss_that_is_not_quadratic_is_drawn_as_it_is() -> None:
    axis = np.linspace(-1, 3, 9)
    first, second = np.meshgrid(axis, axis)
    at, loss = ensembles._finer(axis, first * second + first**2)
    assert len(at) == 121
    assert loss[0, -1] == pytest.approx(6)
    assert ensembles._finer(axis, np.abs(first + second))[0] is axis


def test_removal_draws_means_over_seeds() -> None:
    runs = {"without": [[10, 30, 60, 90], [20, 40, 60, 90]], "with": [[10, 10, 20, 80]] * 2}
    figure = ensembles.removal([0, 0.25, 0.5, 0.9], {"A": runs})
    means = [container.lines[0].get_ydata() for container in figure.axes[0].containers]
    assert np.allclose(means, [[15, 35, 60, 90], [10, 10, 20, 80]])


def test_treatments_marks_the_control_and_the_target() -> None:
    rows = {"plain": {"m": [90.0, 92.0]}, "with coins": {"m": [93.0, 95.0]}}
    figure = ensembles.treatments(rows, {"m": "caught"}, (), {"plain": "-3"}, "with coins", {"m": 99})
    upright = [list(line.get_xdata()) for line in figure.axes[0].lines if list(line.get_ydata()) == [0, 1]]
    assert upright == [[94, 94], [99, 99]]
    assert "minus with coins" in figure.axes[0].get_title(loc="right")


def test_treatments_has_a_row_for_each_and_leaves_out_what_was_not_measured() -> None:
    errors = {"dropout": {"m": [4, 6], "n": [1, 3]}, "other": {"m": [8, 9]}}
    figure = ensembles.treatments(errors, {"m": "one", "n": "two"}, [{"other": {"m": 7}}], {"other": "+3.5"})
    assert [tuple(a.lines[0].get_xdata()) for axes in figure.axes for a in axes.containers] == [(5,), (8.5,), (2,)]
    assert [line.get_xdata().tolist() for line in named(figure, "mine")] == [[], [7], []]
    assert {"dropout", "other", "+3.5"} <= set(words(figure).split(" | "))
    assert "one: dropout 5.0, other 8.5. two: dropout 2.0." in figure.get_label()


def test_penalties_draws_a_labelled_curve_for_each() -> None:
    figure = ensembles.penalties([0, 1], {"exact": [0, 1], "L2": [0, 2]}, xlabel="w")
    assert named(figure, "L2")[0].get_ydata().tolist() == [0, 2]
    assert {"exact", "L2"} <= set(words(figure).split(" | "))
