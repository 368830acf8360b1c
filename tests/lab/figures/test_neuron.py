"""The pictures of one neuron show the numbers that they are given."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import neuron
from matplotlib.artist import Artist
from matplotlib.figure import Figure

FOUR = [((1, 1), 0.64, 7.0), ((0, 1), 0.16, 4.0), ((1, 0), 0.16, 3.0), ((0, 0), 0.04, 0.0)]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def named(figure: Figure, gid: str) -> list[Artist]:
    return figure.findobj(lambda artist: artist.get_gid() == gid)


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def drawn(figure: Figure) -> Figure:
    figure.canvas.draw()
    return figure


def test_worlds_draws_a_panel_a_state_and_crosses_out_what_is_dropped() -> None:
    figure = drawn(neuron.worlds(FOUR, [3, 4]))
    assert len(figure.axes) == 4
    assert len(named(figure, "cross 1")) == 2 and len(named(figure, "cross 2")) == 2
    for number, (mask, probability, z) in enumerate(FOUR):
        axes = figure.axes[number]
        texts = [text.get_text() for text in axes.texts]
        assert f"probability {probability:.3g}" in texts and f"{z:.3g}" in texts
        assert [str(term) in texts for term, keep in zip((3, 4), mask, strict=True) if keep] == [True] * sum(mask)


def test_worlds_bars_are_as_long_as_the_probabilities() -> None:
    bars = named(neuron.worlds(FOUR, [3, 4]), "probability")
    lengths = [bar.get_width() for bar in bars]
    assert np.allclose(np.array(lengths) / lengths[0], np.array([0.64, 0.16, 0.16, 0.04]) / 0.64)


@pytest.mark.parametrize("inputs", [1, 3])
def test_worlds_takes_any_number_of_inputs(inputs: int) -> None:
    states = [(np.array([(k >> i) & 1 for i in range(inputs)], dtype=bool), 0.5**inputs, k) for k in range(2**inputs)]
    figure = drawn(neuron.worlds(states, np.ones(inputs)))
    assert sum(len(axes.patches) > 0 for axes in figure.axes) == 2**inputs


@pytest.mark.parametrize("inputs", [1, 2, 3, 4])
def test_state_areas_gives_each_state_the_area_of_its_probability(inputs: int) -> None:
    masks = [[(k >> i) & 1 for i in range(inputs)] for k in range(2**inputs)]
    states = [(mask, float(np.prod([0.7 if coin else 0.3 for coin in mask])), sum(mask)) for mask in masks]
    figure = drawn(neuron.state_areas(states))
    for mask, probability, _ in states:
        (patch,) = named(figure, "state " + "".join(map(str, mask)))
        assert patch.get_width() * patch.get_height() == pytest.approx(probability)


def test_state_areas_names_the_inputs() -> None:
    assert "left eye kept" in words(neuron.state_areas(FOUR, ["left eye", "right eye"]))


def test_draws_and_stems_shows_exact_values_mean_and_two_deviations() -> None:
    shares = np.array([[0.05, 0.15, 0.16, 0.64], [0.03, 0.17, 0.16, 0.64]])
    figure = drawn(neuron.draws_and_stems([0, 3, 4, 7], [0.04, 0.16, 0.16, 0.64], shares, 5.6))
    (stems,) = named(figure, "stems")
    assert np.allclose(stems.get_ydata(), [0.04, 0.16, 0.16, 0.64])
    (mean,) = named(figure, "mean")
    assert mean.get_xdata()[0] == 5.6 and "mean 5.6" in words(figure)
    assert [round(patch.get_height(), 9) for patch in figure.axes[0].patches] == [0.04, 0.16, 0.16, 0.64]
    segments = figure.axes[1].collections[0].get_segments()
    spans = [segment[1][1] - segment[0][1] for segment in segments]
    assert np.allclose(spans, 400 * shares.std(axis=0, ddof=1))  # ± 2 sd, in percentage points


def test_kink_puts_every_state_on_the_curve_and_measures_the_gap() -> None:
    states = [((1, 1), 0.64, -1.0), ((0, 1), 0.16, -4.0), ((1, 0), 0.16, 3.0), ((0, 0), 0.04, 0.0)]
    figure = drawn(neuron.kink(states, mean=-0.8, mean_of_relu=0.48))
    (dots,) = named(figure, "states")
    assert np.allclose(dots.get_offsets(), [[-1, 0], [-4, 0], [3, 3], [0, 0]])
    sizes = dots.get_sizes()
    assert sizes[0] > sizes[1] == sizes[2] > sizes[3]
    (gap,) = named(figure, "gap")
    assert np.allclose(gap.get_xydata(), [[-0.8, 0], [-0.8, 0.48]])
    assert "gap 0.48" in words(figure) and "relu(E[z]) = 0" in words(figure)


def test_kink_bends_a_positive_mean_to_itself() -> None:
    (gap,) = named(neuron.kink([((1,), 1.0, 2.0)], mean=1.6, mean_of_relu=2.08), "gap")
    assert np.allclose(gap.get_ydata(), [1.6, 2.08])


def test_squares_on_sides_have_the_variances_as_areas() -> None:
    figure = drawn(neuron.squares_on_sides(3, 4, own_coins=25, shared_coin=49))
    areas = sorted(_area(square.get_xy()[:4]) for square in named(figure, "square"))
    assert np.allclose(areas, [9, 16, 25])
    parts = sorted(part.get_width() * part.get_height() for part in named(figure, "part"))
    assert np.allclose(parts, [9, 12, 12, 16])
    (frame,) = named(figure, "shared")
    assert frame.get_width() ** 2 == pytest.approx(49) == sum(parts)


def test_squares_on_sides_show_a_wrong_variance_as_a_square_that_does_not_fit() -> None:
    figure = neuron.squares_on_sides(3, 4, own_coins=36, shared_coin=49)
    assert max(_area(square.get_xy()[:4]) for square in named(figure, "square")) == pytest.approx(36)


def test_lucky_sums_puts_equal_sums_together_and_marks_the_target() -> None:
    figure = drawn(neuron.lucky_sums([0, 3, 3 + 1e-13, 6], [0.25, 0.25, 0.25, 0.25], target=3))
    (target,) = named(figure, "target")
    assert np.allclose(target.get_segments(), [[[3, 0], [3, 0.5]]])
    (others,) = named(figure, "stems")
    assert [segment[0][0] for segment in others.get_segments()] == [0, 6]
    assert "unchanged (3): 50.0%" in words(figure) and "changed: 50.0%" in words(figure)


def test_figures_leave_the_global_style_alone() -> None:
    before = dict(mpl.rcParams)
    neuron.worlds(FOUR, [3, 4])
    assert dict(mpl.rcParams) == before


def _area(corners: np.ndarray) -> float:
    x, y = corners.T
    return abs(float(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1)))) / 2
