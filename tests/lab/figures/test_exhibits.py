"""The figures of the exhibits show the masks, numbers and verdicts that they are given."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.figures import exhibits, style
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def boxes(figure: Figure, colour: str) -> int:
    found = figure.findobj(lambda a: isinstance(a, Rectangle) and a.get_gid() in ("accused", "left alone"))
    return sum(to_hex(box.get_facecolor()) == colour for box in found)


def test_a_gallery_has_a_column_for_each_layer_and_a_row_for_each_call() -> None:
    half = np.tile([1, 0], (4, 2))
    figure = exhibits.gallery({"stripes": [half, half], "all": [np.ones((4, 4)), np.zeros((4, 4))]})
    figure.canvas.draw()
    assert len(figure.axes) == 4
    assert all(word in words(figure) for word in ("stripes", "all", "call 1", "call 2", "50% kept", "100% kept"))
    told = figure.get_label()
    assert "stripes: 50%, 50% kept, the same mask in each call, all rows alike, columns repeat after 2" in told
    assert "all: 100%, 0% kept, all rows alike, all columns alike" in told


def test_the_table_marks_what_is_twice_the_right_one_or_more_and_nothing_else() -> None:
    worse = {3: [[0.8, 2.1], [1.0, 2.3]], 7: [[2.1, 0.7], [2.3, 0.9]]}
    figure = exhibits.bug_table({3: "one letter", 7: "way back"}, worse)
    figure.canvas.draw()
    left, right = figure.axes
    assert [t.get_text() for t in left.get_yticklabels()] == ["one letter   3", "way back   7"]
    for panel in (left, right):
        marked = [line for line in panel.lines if line.get_marker() == "D" and line.get_color() == style.MEAN]
        assert np.allclose([line.get_xdata()[0] for line in marked], [2.2])
        assert any(np.allclose(line.get_xdata(), 2) for line in panel.lines)
    assert "2 seeds" in words(figure)
    assert "3 one letter 0.9, 2.2; 7 way back 2.2, 0.8" in figure.get_label()


def test_alarms_have_a_panel_for_each_bound_and_a_curve_for_each_layer() -> None:
    runs = {"right": np.zeros((2, 3)), "wrong": np.array([[0, 0.5, 1], [0.2, 0.7, 1]])}
    figure = exhibits.alarms([10, 100, 1000], {"narrow": runs, "wide": runs})
    figure.canvas.draw()
    assert len(figure.axes) == 2
    curves = [line.get_ydata() for line in figure.axes[0].lines if len(line.get_ydata()) == 3]
    assert any(np.allclose(curve, [10, 60, 100]) for curve in curves)
    assert all(word in words(figure) for word in ("narrow", "wide", "right", "wrong"))
    assert "narrow: right 0%, 0%, 0%; wrong 10%, 60%, 100%." in figure.get_label()


def test_a_kill_matrix_has_a_colour_and_a_mark_for_each_of_four_fates() -> None:
    verdicts = {
        "sleepy": {"seeds": None, "shrinks": "it shrinks", "binomial": None},
        "nervous": {"seeds": "same coins", "shrinks": "it shrinks", "binomial": "not this order"},
        "broken": {"seeds": ValueError("x"), "shrinks": None, "binomial": None},
    }
    figure = exhibits.kill_matrix(verdicts, right=["binomial"], wrong=["seeds", "shrinks"])
    figure.canvas.draw()
    assert boxes(figure, style.KEPT) == 3 + 1, "caught, and the key"
    assert boxes(figure, style.DROPPED) == 3 + 1, "got away; an exception is no accusation"
    assert boxes(figure, style.MEAN) == 1 + 1, "accused"
    assert boxes(figure, "#ffffff") == 2 + 1, "left alone"
    texts = words(figure)
    assert all(
        word in texts for word in ("1 of 2", "2 of 2", "0 of 2", "1 of 1", "0 of 1", "!", "·", "sleepy", "seeds")
    )
    told = figure.get_label()
    assert "nervous: 2 of 2 wrong ones caught, 1 of 1 right ones accused" in told
    assert told.endswith("broken: 0 of 2 wrong ones caught, 0 of 1 right ones accused; got away: seeds, shrinks.")
