"""The figures of passes and intervals show the numbers they are given, and name them."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import uncertainty
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> set[str]:
    return {text.get_text() for text in figure.findobj(mpl.text.Text)}


def heights(figure: Figure) -> list[list[float]]:
    return [np.asarray(line.get_ydata(), dtype=float).tolist() for line in figure.findobj(mpl.lines.Line2D)]


def overlap(figure: Figure, names: tuple[str, ...]) -> bool:
    figure.canvas.draw()
    boxes = [mpl.text.Text.get_window_extent(t) for t in figure.findobj(mpl.text.Text) if t.get_text() in names]
    return any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_more_passes_draw_a_line_a_seed_around_the_exact_values() -> None:
    means, stds = np.array([[6.0, 7.1], [8.0, 6.9]]), np.array([[0.0, 2.4], [4.0, 2.6]])
    figure = uncertainty.more_passes([2, 100], means, stds, exact=(7, 2.5))
    assert [h for h in heights(figure.axes[0]) if h in means.tolist()] == [[6.0, 7.1], [8.0, 6.9]]  # type: ignore[arg-type]
    assert {"all coins: 7", "all coins: 2.5"} <= words(figure)
    for axes, exact in zip(figure.axes, (7, 2.5), strict=True):
        assert sum(axes.get_ylim()) / 2 == pytest.approx(exact)


def test_fans_hold_every_pass_the_band_and_the_spread_of_every_seed() -> None:
    x = np.linspace(-8, 8, 9)
    run = {"passes": [x, -x], "mean": 0 * x, "std": 0 * x + 0.5, "x": [1.0], "y": [2.0], "stds": [0 * x + 0.5, x**2]}
    figure = uncertainty.fans(x, np.sin(x), {"ReLU": run, "tanh": run}, seen=[(-4, -1), (1, 4)])
    drawn = heights(figure)
    for line in (x, -x, 0 * x + 1.0, 0 * x - 1.0, x**2, np.sin(x)):
        assert drawn.count(pytest.approx(line.tolist())) >= 2
    assert {"ReLU", "tanh", "mean of the passes", "± 2 std", "the truth", "data"} <= words(figure)
    assert not overlap(figure, ("mean of the passes", "± 2 std", "the truth", "data"))


def test_intervals_are_drawn_in_percent_with_a_bar_over_seeds() -> None:
    levels = [0.5, 0.8, 0.95]
    alone, noise = np.array([[0.1, 0.2, 0.5], [0.3, 0.4, 0.7]]), np.array([levels, levels])
    figure = uncertainty.intervals(levels, {"small": {"a": alone, "b": noise}, "large": {"a": alone, "b": noise}})
    assert pytest.approx([20, 30, 60]) in heights(figure)
    low, high = figure.axes[0].containers[0].lines[2][0].get_segments()[0][:, 1]
    assert high - low == pytest.approx(2 * np.std([10, 30], ddof=1))
    assert {"a", "b", "small", "large"} <= words(figure)


def test_spread_and_error_are_named_at_their_ends() -> None:
    figure = uncertainty.spread_and_error([20, 2000], [[0.1, 0.1], [0.1, 0.12]], [[0.3, 0.06], [0.2, 0.06]])
    assert pytest.approx([0.1, 0.11]) in heights(figure)
    assert pytest.approx([0.25, 0.06]) in heights(figure)
    assert not overlap(figure, ("std of the passes", "error of their mean"))


def test_entropies_stack_the_epistemic_part_on_the_aleatoric() -> None:
    cases = {"one": [[0.5, 0.5], [0.5, 0.5]], "two": [[1, 0], [0, 1]]}
    figure = uncertainty.entropies(cases, ([0.69, 0.69], [0.69, 0.0], [0.0, 0.69]))
    bars = [bar for bar in figure.axes[2].patches if bar.get_width() > 0]
    assert [bar.get_width() for bar in bars] == [0.69]
    assert {"aleatoric", "epistemic", "0.69", "0.5", "one", "two"} <= words(figure)


def test_reliability_leaves_out_bins_of_few_answers_and_tells_the_shares_of_all() -> None:
    bins = np.zeros((10, 3))
    bins[5], bins[9], bins[2] = (200, 110, 150), (100, 95, 70), (50, 12, 40)
    figure = uncertainty.reliability({"right labels": {"one": bins}, "wrong labels": {"one": bins, "two": bins[::-1]}})
    drawn = next(line for line in figure.axes[0].lines if line.get_label() == "one")
    assert drawn.get_xdata().tolist() == pytest.approx([55, 95])
    assert drawn.get_ydata().tolist() == pytest.approx([75, 70])
    assert "one 62.0% and 74.3%" in figure.get_label()


def test_own_intervals_say_how_many_results_lie_inside() -> None:
    inside = {"low": 1.0, "high": 3.0, "sure": 0.9, "truth": 2.5}
    exact_and_missed = {"low": 2.0, "high": 2.0, "sure": 0.7, "truth": 3.0}
    figure = uncertainty.own_intervals({"one": inside, "two": {**inside, "truth": 99.0}, "three": exact_and_missed})
    assert figure.get_label().startswith("You were 83% sure on average; 1 of 3 results lie inside")
    (axes,) = figure.axes
    assert [label.get_text() for label in axes.get_yticklabels()] == ["one", "two", "three"]
    hits, misses = (line.get_xdata().tolist() for line in axes.lines)
    assert hits == [0.5] and misses == [3.0, 3.0]
