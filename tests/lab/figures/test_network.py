"""The pictures of a network show its weights, its masks and the numbers that they are given."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import network, style
from dropout_lab.figures.network import Mark, draw_network
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Circle

WS = [np.array([[3, -1], [0, 2]]), np.array([[1, -2]])]
BS = [np.array([-1, 2]), np.array([5])]
MASKS = [np.array([1, 1]), np.array([1, 0])]


@pytest.fixture
def ax() -> Iterator[Axes]:
    with style.style():
        figure, ax = plt.subplots()
        yield ax
        figure.canvas.draw()
    plt.close("all")


def words(ax: Axes) -> list[str]:
    return [t.get_text().replace("\N{MINUS SIGN}", "-") for t in ax.findobj(mpl.text.Text) if t.get_text()]


def units(ax: Axes) -> list[str]:
    return [to_hex(p.get_facecolor()) for p in ax.patches if isinstance(p, Circle)]


def edges(ax: Axes) -> list[mpl.lines.Line2D]:
    """Lines between layers; those of a cross are shorter."""
    return [line for line in ax.lines if np.ptp(line.get_xdata()) > 1]


def test_each_weight_but_zero_is_an_edge_dashed_where_it_is_negative(ax: Axes) -> None:
    draw_network(ax, WS)
    assert len(edges(ax)) == 5
    assert sum(line.get_linestyle() != "-" for line in edges(ax)) == 2
    assert {to_hex(line.get_color()) for line in edges(ax)} == {style.FULL}


def test_a_heavier_weight_is_a_thicker_edge(ax: Axes) -> None:
    draw_network(ax, [np.array([[3, 1]])])
    thick, thin = (line.get_linewidth() for line in edges(ax))
    assert thick > thin


def test_a_dropped_unit_is_pale_with_a_cross_and_so_are_its_edges(ax: Axes) -> None:
    draw_network(ax, WS, BS, MASKS)
    assert units(ax).count(style.DROPPED) == 1
    crosses = [line for line in ax.lines if line not in edges(ax)]
    assert len(crosses) == 2 and {to_hex(line.get_color()) for line in crosses} == {style.CROSS}
    colours = [to_hex(line.get_color()) for line in edges(ax)]
    assert colours.count(style.DROPPED) == 2 and colours.count(style.KEPT) == 3


def test_units_say_their_values_and_are_hollow_where_they_say_nothing(ax: Axes) -> None:
    draw_network(ax, WS, BS, MASKS, [np.array([1, 1]), np.array([0, 7]), None])
    assert words(ax).count("1") == 2 and "0" in words(ax)
    assert "7" not in words(ax), "a dropped unit says nothing"
    assert units(ax) == [style.KEPT, style.KEPT, "#ffffff", style.DROPPED, "#ffffff"]


def test_biases_weights_names_and_title_are_written(ax: Axes) -> None:
    draw_network(ax, WS, BS, MASKS, title="A", weights=True, names=["in", "mid", "out"])
    assert {"-1", "+2", "+5", "3", "in", "mid", "out", "A"} <= set(words(ax))
    assert "-2" not in words(ax), "the weight of a pale edge is not written"


def test_a_layer_may_be_empty(ax: Axes) -> None:
    draw_network(ax, [np.zeros((0, 2)), np.zeros((1, 0))], [np.zeros(0), np.array([5])])
    assert not edges(ax) and len(units(ax)) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"masks": [np.ones(2)]},
        {"masks": [np.ones(2), np.ones(3)]},
        {"bs": [np.ones(2)]},
        {"values": [np.ones(2), np.ones(2), np.ones(2)]},
    ],
)
def test_what_does_not_fit_is_refused(ax: Axes, wrong: dict[str, list[np.ndarray]]) -> None:
    with pytest.raises(ValueError, match="fit"):
        draw_network(ax, WS, **wrong)


def test_panels_draws_the_network_once_for_each_title(ax: Axes) -> None:
    figure = network.panels(WS, BS, {"whole": (None, None), "masked": (MASKS, None), "again": (MASKS, None)}, columns=2)
    figure.canvas.draw()
    assert [a.get_title(loc="left") for a in figure.axes] == ["whole", "masked", "again", ""]


def test_the_histogram_has_a_stem_for_each_value_and_names_the_tallest() -> None:
    figure = network.histogram([-1, -1, -1, 2, 2.5], {0.25: Mark("middle"), 2.6: Mark("edge")}, xlabel="v", zoom=(0, 1))
    figure.canvas.draw()
    main = figure.axes[0]
    heights = [segment[1][1] for segment in main.collections[0].get_segments()]
    assert heights == [3, 1, 1]
    assert {"-1: 3 times", "middle", "edge"} <= set(words(main))
    inset = main.child_axes[0]
    assert "0.25" in words(inset) and "2.6" not in words(inset)
    plt.close(figure)


def test_estimates_bars_are_mean_and_standard_deviation_over_seeds() -> None:
    runs = {8: [1.0, 3.0], 64: [1.9, 2.1], 512: [1.99, 2.01]}
    figure = network.estimates(runs, {2.0: Mark("mean"), 9.0: Mark("far")}, ylabel="m", split=64)
    figure.canvas.draw()
    left, right = figure.axes
    (bars,) = left.containers
    assert np.allclose(bars.lines[0].get_ydata(), [2, 2])
    assert np.allclose([np.ptp(s[:, 1]) for s in bars.lines[2][0].get_segments()], [2 * 2**0.5, 0.2 * 2**0.5])
    assert "far" in words(left) and "far" not in words(right), "a mark is named where it can be seen"
    assert "mean" in words(right)
    plt.close(figure)
