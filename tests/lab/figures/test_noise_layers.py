"""The figures of noise layers show the numbers that they are given, in the course's style."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import noise_layers, style
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def test_a_map_has_a_cross_and_pale_grey_where_it_fell_and_ink_where_it_stayed() -> None:
    kept = np.ones((4, 3, 3), bool)
    kept[2] = False
    kept[0, 1, 1] = False
    figure = noise_layers.coins_on_maps(np.full((4, 3, 3), 0.5), {"channel": kept})
    whole, channel = figure.axes
    for ax, fallen in ((whole, 0), (channel, 10)):
        (cells,) = [c for c in ax.collections if isinstance(c, PatchCollection)]
        (crosses,) = [c for c in ax.collections if isinstance(c, LineCollection)]
        assert len(cells.get_paths()) == 36
        assert [to_hex(c) for c in cells.get_facecolor()].count(style.DROPPED) == fallen
        assert len(crosses.get_segments()) == 2 * fallen, "a cross is two strokes: colour never stands alone"
    assert "28% of the pixels fell" in words(figure) and noise_layers.NOTES["channel"] in words(figure)
    figure.canvas.draw()


def test_edges_are_four_maps_of_twice_the_side_within_zero_and_one() -> None:
    image = np.random.default_rng(0).random((5, 5))
    maps = noise_layers.edges(image)
    assert maps.shape == (4, 10, 10) and maps.min() >= 0 and maps.max() <= 1
    flat = noise_layers.edges(np.full((3, 3), 0.8))
    assert np.allclose(flat, 0.2), "where nothing changes only the trace of the image is left"


def test_the_drop_map_says_every_chance_and_its_mean_and_bars_are_over_seeds() -> None:
    table = np.array([[0.02, 0.1], [0.1, 0.3]])
    r2 = {"single pixels": [[0.4, 0.3], [0.5, 0.3]], "blocks": [[0.1, 0.1], [0.1, 0.1]]}
    figure = noise_layers.drop_map_and_leak(table, 0.2, [0.1, 0.4], r2)
    left, right = figure.axes
    assert [t.get_text() for t in left.texts] == ["2", "10", "10", "30"]
    assert "asked for 20%, mean 13.0%" in left.get_title(loc="left") and "2 seeds" in right.get_title(loc="left")
    means = [c.lines[0].get_ydata() for c in right.containers]
    assert np.allclose(means, [[0.45, 0.3], [0.1, 0.1]])
    assert len({c.lines[0].get_marker() for c in right.containers}) == 2
    figure.canvas.draw()


def test_clouds_show_every_outcome_with_its_moments() -> None:
    z, weight = np.array([[0.0, 0.0], [2.0, 4.0]]), np.array([0.25, 0.75])
    figure = noise_layers.clouds({"dropout": (z, weight), "other": (z[:, ::-1], weight)})
    ax = figure.axes[0]
    assert ax.get_title(loc="left") == "dropout: 2 outcomes"
    assert "variances 0.75, 3.00" in words(figure) and "covariance 1.50" in words(figure)
    areas = ax.collections[0].get_sizes()
    assert areas[1] == pytest.approx(3 * areas[0])
    (mean,) = ax.lines
    assert mean.get_xdata()[0] == pytest.approx(1.5) and mean.get_ydata()[0] == pytest.approx(3.0)
    figure.canvas.draw()


def test_a_covariance_of_zero_is_written_without_a_minus() -> None:
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    figure = noise_layers.clouds({"a": (corners, np.full(4, 0.25)), "b": (corners, np.full(4, 0.25))})
    assert "covariance 0.00" in words(figure) and "-0.00" not in words(figure)


def test_layers_show_means_over_seeds_and_names_that_do_not_overlap() -> None:
    runs = {"one": np.zeros((3, 11, 2)), "two": np.zeros((3, 11, 2)) + 1e-6, "far": np.ones((3, 11, 2))}
    figure = noise_layers.through_layers(runs)
    for ax in figure.axes:
        heights = sorted(t.get_position()[1] for t in ax.texts)
        assert len(heights) == 3 and np.diff(heights).min() > 0.05 * np.diff(ax.get_ylim()).item()
    assert "3 seeds" in figure.axes[0].get_title(loc="left")
    figure.canvas.draw()


def test_the_shift_has_its_formula_its_draws_and_its_units() -> None:
    rates, predicted = [0.1, 0.3, 0.5], [0.9, 0.6, 0.4]
    measured = [[0.91, 0.6, 0.41], [0.89, 0.6, 0.39]]
    figure = noise_layers.shift(rates, predicted, measured, ([0.4, 0.5], [0.41, 0.5]), [0.7, 0.8, 0.75])
    left, right, sums = figure.axes
    assert np.allclose(left.lines[0].get_ydata(), predicted)
    assert np.allclose(left.containers[0].lines[0].get_ydata(), predicted)
    assert any(np.allclose(line.get_ydata(), [0.41, 0.5]) for line in right.lines) and "2 units" in words(figure)
    assert any(np.allclose(line.get_ydata(), 0.75) for line in sums.lines), "the median of the sums"
    figure.canvas.draw()


def test_widths_lie_at_the_units_that_are_kept_and_the_least_error_has_a_ring() -> None:
    errors = {(32, 0.0): [10.0, 12.0], (32, 0.5): [20.0, 20.0], (64, 0.0): [9.0, 9.0], (64, 0.5): [6.0, 8.0]}
    figure = noise_layers.widths(errors)
    ax = figure.axes[0]
    rings = {(line.get_xdata()[0], line.get_ydata()[0]) for line in ax.lines if line.get_markersize() == 16}
    assert rings == {(32, 11), (32, 7)}, "32 units without coins, 64 of which half are kept"
    assert {"p = 0", "p = 0.5", "32 units", "64 units"} <= {text.get_text() for text in ax.texts}
    assert "32 units: 11.0% at p = 0, 20.0% at p = 0.5" in figure.get_label()
    figure.canvas.draw()


def test_descriptions_tell_what_was_drawn_and_so_are_true_of_a_wrong_answer_too() -> None:
    lone, whole = np.ones((4, 3, 3), bool), np.ones((4, 3, 3), bool)
    lone[0, 1, 1], whole[2] = False, False
    said = noise_layers.coins_on_maps(np.full((4, 3, 3), 0.5), {"element": lone, "channel": whole}).get_label()
    assert "element, 3% of the pixels fell, 100% of these have a neighbour that stayed, 0 of 4" in said
    assert "channel, 25% of the pixels fell, 0% of these have a neighbour that stayed, 1 of 4" in said
    for corner in (0.02, 0.3):
        table = np.full((3, 3), 0.3)
        table[0, 0] = corner
        said = noise_layers.drop_map_and_leak(table, 0.2, [0.1, 0.4], {"blocks": [[0.1, 0.3], [0.3, 0.3]]}).get_label()
        assert f"corner falls in {corner:.0%} of passes, the middle in 30%" in said and "blocks 0.20, 0.30" in said


def test_descriptions_say_moments_and_ratios() -> None:
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    said = noise_layers.clouds({"a": (corners, np.full(4, 0.25)), "b": (corners, np.full(4, 0.25))}).get_label()
    assert "a: 4 outcomes, means 0.50, 0.50, variances 0.25, 0.25, covariance 0.00" in said
    runs = {"one": np.full((3, 11, 2), -1e-6), "far": np.ones((3, 11, 2))}
    said = noise_layers.through_layers(runs).get_label()
    assert "one, mean 0.0 and variance 0.0; far, mean 1.0 and variance 1.0" in said
    drawn = [[0.9, 0.6], [0.9, 0.6]]
    said = noise_layers.shift([0.1, 0.5], [0.9, 0.4], drawn, ([0.4, 0.5], [0.4, 0.5]), [0.7, 0.8, 0.75]).get_label()
    assert "draws lie within 0.20 of them" in said and "2 units, half of them within 0.00 of the predicted" in said
