"""The figures of masks show the arrays that they are given, in the course's style."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import masks, style
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PatchCollection
from matplotlib.colors import to_hex
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def cells(ax: Axes, colour: str) -> int:
    found = [c for c in ax.collections if isinstance(c, PatchCollection) and to_hex(c.get_facecolor()[0]) == colour]
    return sum(len(c.get_paths()) for c in found)


def strokes(ax: Axes) -> int:
    return sum(len(c.get_segments()) for c in ax.collections if isinstance(c, LineCollection))


def line_through(ax: Axes, y: float) -> bool:
    return any(np.allclose(line.get_ydata(), y) for line in ax.lines)


def test_a_mask_has_ink_for_each_kept_entry_and_a_crossed_grey_for_each_dropped_one() -> None:
    coins = np.array([[1, 0, 1], [1, 1, 0]])
    figure, ax = plt.subplots()
    masks.draw_mask(ax, coins)
    assert cells(ax, style.KEPT) == 4 and cells(ax, style.DROPPED) == 2
    assert strokes(ax) == 2 * 2, "a cross is two strokes: colour never stands alone"
    assert ax.get_xlim() == (0, 3) and ax.get_ylim() == (2, 0), "the first row stands on top"
    figure.canvas.draw()


@pytest.mark.parametrize("kept", [True, False])
def test_a_mask_that_keeps_all_or_none_can_be_drawn(kept: bool) -> None:
    figure, ax = plt.subplots()
    masks.draw_mask(ax, np.full((2, 3), kept))
    figure.canvas.draw()
    assert strokes(ax) == (0 if kept else 12)


def test_the_unit_interval_is_cut_at_p_and_carries_every_draw() -> None:
    u = np.array([0.1, 0.5, 0.95])
    figure = masks.unit_interval(u, p=0.3)
    (ax,) = figure.axes
    widths = [patch.get_width() for patch in ax.patches]
    assert widths == pytest.approx([0.3, 0.7])
    assert any(np.allclose(line.get_xdata(), u) for line in ax.lines)
    assert "3 draws of u" in words(figure) and "p = 0.3" in words(figure)
    figure.canvas.draw()


def test_rows_of_a_mask_say_how_many_each_keeps_and_what_is_expected() -> None:
    coins = np.ones((3, 8))
    coins[0, :3] = 0
    coins[2, 1] = 0
    figure = masks.rows_of_a_mask(coins, p=0.25)
    text = [t.get_text() for t in figure.axes[0].texts]
    assert text[:3] == ["5", "8", "7"] and "expected 6" in text
    assert cells(figure.axes[0], style.DROPPED) == 4
    figure.canvas.draw()


def test_running_means_are_the_means_so_far_with_one_standard_deviation_over_seeds() -> None:
    runs = [np.array([2.0, 4.0, 6.0, 8.0]), np.array([4.0, 4.0, 4.0, 4.0])]
    figure = masks.running_means({"rule": runs}, expected={"rule": 5}, full=7)
    ax = figure.axes[0]
    means = np.array([[2, 3, 4, 5], [4, 4, 4, 4]])
    assert any(np.allclose(line.get_ydata(), means.mean(axis=0)) for line in ax.lines if len(line.get_ydata()) == 4)
    assert any(np.allclose(line.get_ydata(), means[0]) for line in ax.lines if len(line.get_ydata()) == 4)
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert band.max() == pytest.approx((means.mean(axis=0) + means.std(axis=0, ddof=1)).max())
    assert line_through(ax, 7) and "over 2 seeds" in ax.get_title(loc="left") and "→ 5" in words(figure)
    figure.canvas.draw()


def test_the_line_up_shows_every_mask_with_its_share_and_a_key() -> None:
    rng = np.random.default_rng(1)
    suspects = {name: rng.random((4, 6)) < 0.75 for name in "ABCDE"}
    figure = masks.line_up(suspects)
    shown = [ax for ax in figure.axes if ax.get_title(loc="left") in suspects]
    assert [ax.get_title(loc="left") for ax in shown] == list("ABCDE")
    for ax in shown:
        assert cells(ax, style.KEPT) == suspects[ax.get_title(loc="left")].sum()
        assert f"keeps {suspects[ax.get_title(loc='left')].mean():.0%}" in [t.get_text() for t in ax.texts]
    assert "kept" in words(figure) and "dropped" in words(figure)
    figure.canvas.draw()


def test_fingerprints_mark_what_differs_from_the_real_mask_by_shape_not_by_colour_alone() -> None:
    rng = np.random.default_rng(2)
    near = [{"share": 0.75 + 0.01 * rng.normal()} for _ in range(30)]
    far = [{"share": 0.4 + 0.01 * rng.normal()} for _ in range(30)]
    figure = masks.fingerprints({"fake": far, "real": near, "like it": near}, real="real")
    ax = figure.axes[0]
    markers = [container.lines[0].get_marker() for container in ax.containers]
    places = [float(container.lines[0].get_xdata()[0]) for container in ax.containers]
    assert markers == ["D", "o", "o"]
    assert places == pytest.approx([np.mean([r["share"] for r in run]) for run in (far, near, near)])
    assert [t.get_text() for t in ax.get_yticklabels()] == ["fake", "real", "like it"]
    assert "30 seeds" in figure._supxlabel.get_text()
    figure.canvas.draw()


@pytest.mark.parametrize("count", [2, 5, 8])
def test_the_line_up_takes_any_number_of_masks(count: int) -> None:
    masks.line_up({str(i): np.eye(3) for i in range(count)}).canvas.draw()
