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


def test_a_fan_draws_every_member_whatever_their_order() -> None:
    t, said = np.linspace(0, 1, 5), RNG.normal(size=(5, 8))
    shuffled = np.array([RNG.permutation(row) for row in said])
    figures = [ensembles.fan(t, outputs, np.zeros(5), xlabel="t") for outputs in (said, shuffled)]
    segments = [np.array(named(f, "members")[0].get_segments()) for f in figures]
    assert segments[0].shape == (8, 5, 2)
    assert np.array_equal(*segments)
    assert np.allclose(named(figures[0], "mean")[0].get_ydata(), said.mean(axis=1))
    assert not np.any(named(figures[0], "one pass")[0].get_ydata())
    assert "All 8 of them" in words(figures[0])


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


def test_committee_sizes_draws_means_and_spreads_and_names_what_parts() -> None:
    sizes = [1, 10, 100]
    apart = {"arithmetic": [[3, 2, 2], [3.2, 2.2, 2.2]], "geometric": [[3, 1, 0.5], [3.2, 1.2, 0.7]]}
    near = {"arithmetic": [[3, 2, 1], [3.2, 2.2, 1.2]], "geometric": [[3, 2, 1], [3.2, 2.2, 1.2]]}
    figure = ensembles.committee_sizes(sizes, {"one": near, "other": apart}, {"one": [1, 1.2], "other": [0.4, 0.6]})
    first, second = figure.axes
    assert [container.lines[0].get_ydata()[-1] for container in second.containers] == pytest.approx([2.1, 0.6])
    assert "arithmetic and geometric" in [t.get_text() for t in first.texts]
    assert {"arithmetic", "geometric"} <= {t.get_text() for t in second.texts}
    assert [line.get_ydata()[0] for line in named(figure, "one pass")] == pytest.approx([1.1, 0.5])


def test_a_valley_has_a_line_where_it_is_flat_and_a_point_where_it_is_told() -> None:
    axis = np.linspace(-1, 3, 9)
    first, second = np.meshgrid(axis, axis)
    losses = {"flat": (first + second - 2) ** 2, "bowl": (first - 1) ** 2 + (second - 0.5) ** 2}
    figure = ensembles.valley(axis, losses, {(1, 1): "(1, 1)"}, {"bowl": (1, 0.5)})
    floor = named(figure, "floor")[0].get_xydata()
    assert len(floor) == 9
    assert np.allclose(floor.sum(axis=1), 2)
    assert named(figure, "lowest")[0].get_xydata().tolist() == [[1, 0.5]]
    assert words(figure).count("(1, 1)") == 2


def test_units_draws_a_curve_for_each_penalty_and_a_ring_for_each_solution() -> None:
    factors = np.logspace(-1, 1, 5)
    curves = {"dropout": np.ones(5), "ridge": np.arange(5)}
    figure = ensembles.units(factors, curves, [0, 0.5], [1, 0.5], {0.3: 0.7, 0.5: 0.5})
    assert named(figure, "measured")[0].get_xydata().tolist() == [[0.3, 0.7], [0.5, 0.5]]
    for name, curve in curves.items():
        assert named(figure, name)[0].get_ydata().tolist() == list(curve)
    assert {"dropout", "ridge"} <= set(words(figure).split(" | "))


@pytest.mark.parametrize("with_rings", [True, False])
def test_ablation_draws_percent_and_rings_for_what_was_recorded(with_rings: bool) -> None:
    shares = [0, 0.25, 0.5, 0.9]
    runs = {"without": [[0.1, 0.3, 0.6, 0.9], [0.2, 0.4, 0.6, 0.9]], "with": [[0.1, 0.1, 0.2, 0.8]] * 2}
    recorded = {"A": {"without": [15, 35, 60, 90], "with": [10, 10, 20, 80]}} if with_rings else None
    figure = ensembles.ablation(shares, {"A": runs}, recorded)
    means = [container.lines[0].get_ydata() for container in figure.axes[0].containers]
    assert np.allclose(means, [[15, 35, 60, 90], [10, 10, 20, 80]])
    rings = [ring.get_ydata().tolist() for ring in named(figure, "recorded")]
    assert rings == ([[15, 35, 60, 90], [10, 10, 20, 80]] if with_rings else [])
    assert ("rings" in words(figure)) == with_rings
