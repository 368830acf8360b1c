"""The figures of notebook 9 show the numbers they are given, and say them in words."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from dropout_lab.content import machines as simulated
from dropout_lab.figures import machines
from matplotlib.figure import Figure


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def words(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(mpl.text.Text))


def overlap(figure: Figure, names: tuple[str, ...]) -> bool:
    figure.canvas.draw()
    boxes = [t.get_window_extent() for t in figure.findobj(mpl.text.Text) if t.get_text() in names]
    assert len(boxes) == len(names)
    return any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_bits_that_change_are_drawn_in_percent_for_each_round() -> None:
    shares = {"a bit of the counter": [[0.0, 0.4], [0.2, 0.6]], "a bit of the key": [[0.0, 0.5], [0.0, 0.5]]}
    figure = machines.avalanche([0, 1], shares)
    first = figure.axes[0].containers[0].lines[0]
    assert np.asarray(first.get_ydata()) == pytest.approx([10, 50])
    assert "flip of a bit of the counter 10, 50%" in figure.get_label()


def test_memory_is_written_in_units_of_a_thousand() -> None:
    figure = machines.memory({"mask": 11.3e9, "address": 3480, "few": 12}, marked="address")
    for said in ("11.3 GB", "3.48 kB", "12 B"):
        assert said in words(figure) and said in figure.get_label()


def test_a_replayed_gradient_says_how_far_it_is_off() -> None:
    slopes = np.array([3.0, 4.0])
    gradients = {"right": slopes, "wrong": np.array([8.0, 4.0])}
    figure = machines.replayed(slopes, gradients, {"right": [0.0, 1e-9], "wrong": [110.0, 90.0]})
    assert "gradient's length (2 seeds)" in words(figure)
    assert "off by under 0.001%" in words(figure) and "off by 100%" in words(figure)
    assert "right: off by under 0.001% of its length; wrong: off by 100% of its length" in figure.get_label()


def test_training_curves_have_bands_over_seeds_and_names_at_their_ends() -> None:
    runs = {"kept": np.full((3, 4, 2), 0.1), "lost": np.full((3, 4, 2), 0.2)}
    figure = machines.training(runs, every=2)
    assert "3 seeds" in words(figure) and "lost, test error (%) at the end 20" in figure.get_label()
    assert np.asarray(figure.axes[0].lines[0].get_xdata()).tolist() == [2, 4, 6, 8]


def test_devices_show_every_mask_and_what_is_wrong_with_it() -> None:
    rules = {"one": lambda region, *place: place[:2], "all": lambda region, *place: place}
    masks = {name: simulated.masks_of_devices(rule, (1, 2)) for name, rule in rules.items()}
    figure = machines.devices(masks, {name: simulated.verdicts(found) for name, found in masks.items()})
    assert len(figure.axes) == 16
    assert "✗ 6 of 6 pairs" in words(figure) and "✓ as it must be" in words(figure)
    assert "all, replicated: copies of one activation get different masks" in figure.get_label()


def test_noise_is_drawn_over_the_number_of_devices_with_bars_over_networks() -> None:
    runs = {"own coins": [[1, 0.5], [1, 0.25]], "the same coins": [[1, 0.9], [1, 0.7]]}
    figure = machines.noise_of_the_mean([1, 16], runs)
    assert np.asarray(figure.axes[0].containers[1].lines[0].get_ydata()) == pytest.approx([1, 0.8])
    assert "own coins 1.00, 0.38; the same coins 1.00, 0.80" in figure.get_label()
    real = {"own coins": [[1, 0.25]] * 2, "the same coins": [[1, 0.35]] * 2}
    assert not overlap(machines.noise_of_the_mean([1, 16], real), ("own coins", "the same coins", "1/√devices"))
