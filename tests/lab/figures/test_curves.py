"""The figures of curves show the numbers they are given, named at the end of each curve."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import curves
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def heights(figure: Figure) -> list[list[float]]:
    return [np.asarray(line.get_ydata(), dtype=float).tolist() for line in figure.findobj(mpl.lines.Line2D)]


def overlap(figure: Figure, names: tuple[str, ...]) -> bool:
    figure.canvas.draw()
    boxes = [t.get_window_extent() for t in figure.findobj(mpl.text.Text) if t.get_text() in names]
    return any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_learning_curves_show_means_over_seeds_in_percent_and_names_each_network() -> None:
    run = np.array([[[0.3, 0.2], [0.1, 0.15]], [[0.2, 0.2], [0.1, 0.05]]])
    figure = curves.learning_curves({"plain": run, "p = 0.5": run / 2}, 0.18, left_on=[0.1, 0.2], every=5)
    assert [pytest.approx([25.0, 10.0]), pytest.approx([12.5, 5.0])] == [
        h for h in heights(figure) if len(h) == 2 and h != [18, 18]
    ][:2]
    assert "wrong labels, 18%" in words(figure)
    assert "p = 0.5, coins left on" in words(figure)
    assert not overlap(figure, ("plain", "p = 0.5", "wrong labels, 18%", "p = 0.5, coins left on"))


def test_a_sweep_has_a_bar_of_one_standard_deviation_at_each_rate() -> None:
    train, test = np.array([[0.0, 0.2], [0.1, 0.2]]), np.array([[0.15, 0.05], [0.17, 0.05]])
    figure = curves.sweep([0, 0.5], train, test, [[1.0, 0.7], [0.9, 0.8]], 0.18)
    containers = figure.axes[0].containers
    assert np.asarray(containers[0].lines[0].get_ydata()) == pytest.approx([5, 20])
    low, high = containers[0].lines[2][0].get_segments()[0][:, 1]
    assert high - low == pytest.approx(2 * np.std([0, 10], ddof=1))


@pytest.mark.parametrize("ends", [(0.22, 0.10), (0.90, 0.89), (0.18, 0.19)])
def test_names_in_a_sweep_do_not_overlap_however_bad_the_errors_are(ends: tuple[float, float]) -> None:
    train, test = (np.array([[0.05, end], [0.06, end]]) for end in ends)
    figure = curves.sweep([0, 0.5], train, test, np.ones((2, 2)), 0.18)
    title = "Errors; bars: one standard deviation of the seeds"
    names = ("training error,\nsome labels wrong", "test error,\nall labels right", "wrong labels, 18%", title)
    assert not overlap(figure, names)


def test_differences_show_each_pair_the_interval_and_the_seeds_run_here() -> None:
    recorded = {"p = 0.5": [-1.0, -2.0, -2.0, 0.5], "three networks": [1.0, 2.0, 3.0, 2.5]}
    figure = curves.differences(
        {"p = 0.5": (-1.1, 0.5, (-2.5, 0.3)), "three networks": (2.1, 0.4, (1.0, 3.2))},
        recorded,
        {"p = 0.5": [-1.5]},
        "early stopping",
    )
    pairs, own = (next(line for line in figure.axes[0].lines if line.get_marker() == mark) for mark in "o^")
    assert np.asarray(pairs.get_xdata()).tolist() == [-2.0, -2.0, -1.0, 0.5]
    assert len(set(zip(*pairs.get_data(), strict=True))) == 4, "equal pairs lie beside each other"
    assert np.asarray(own.get_xdata()).tolist() == [-1.5]
    assert "\u22121.1  (\u22122.5 to +0.3)" in words(figure) and "one of 4 recorded seeds" in words(figure)


def test_a_valley_is_named_below_its_floor_and_a_slope_beside_it() -> None:
    h = np.logspace(-8, 0, 9)
    figure = curves.gradient_check(h, {"frozen": 1e-12 / h + h**2, "fresh": 1 / h})
    assert {"frozen", "fresh"} <= set(words(figure).split(" | "))
    assert not overlap(figure, ("frozen", "fresh"))


def test_a_drift_counts_steps_from_the_drop_and_names_do_not_overlap() -> None:
    flat, moving = np.array([0.2, 0.1, 0.0, 0.0, 0.0]), np.array([0.2, 0.1, 0.0, 0.3, 0.4])
    figure = curves.drift({"SGD": flat, "decay": flat + 0.001, "momentum": moving}, dropped_from=2)
    line = figure.axes[0].lines[0]
    assert np.asarray(line.get_xdata()).tolist() == [-2, -1, 0, 1, 2]
    assert not overlap(figure, ("SGD", "decay", "momentum"))


def test_two_runs_have_a_place_for_exact_zero() -> None:
    figure = curves.two_runs({"exact": np.zeros(5), "other": np.full(5, 1e-3)})
    assert "exactly 0" in words(figure)
    assert heights(figure)[0] == [1e-17] * 5


def test_labels_are_pushed_apart_and_no_further() -> None:
    assert curves._apart([0.0, 0.1, 5.0], 1.0) == [0.0, 1.0, 5.0]
