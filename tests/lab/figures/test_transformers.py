"""The figures of notebook 10 tell what was drawn."""

from __future__ import annotations

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import numpy as np
from dropout_lab.content import acquisition, language
from dropout_lab.content.transformer import WIRES
from dropout_lab.figures import transformers as draw


def test_each_figure_says_in_words_what_it_shows() -> None:
    runs = language.recorded()
    measured = np.triu(np.ones((12, 12)), 1)
    said = [set(WIRES[row + 1 :]) for row in range(12)]
    figures = {
        "Coins on relu.": draw.wires(WIRES, {"relu"}),
        "as biased_wires says": draw.shifts(WIRES, measured, said),
        "crosses: 11 places": draw.shifts(WIRES, measured, [set(), *said[1:]]),
        "halfway": draw.streams({"rule": [(1.0, 0.0), (1.5, 0.04)]}, {"rule": [[1.6], [1.4]]}),
        "after the last": draw.acquisitions(acquisition.recorded().errors, {"highest": [[0.5] * 11]}),
        "two standard errors": draw.rate_map(runs),
        "at best": draw.rate_curves(runs, (64, 16384), (0.0, 0.1), {(64, 0.1): [[0.9, 0.8]]}),
        "stopped runs": draw.stopped(runs),
        "stopped, adds +0.250, -0.500": draw.fine_tuned(
            (32, 128), {"p = 0": [[1.0, 2.0], [3.0, 2.0]]}, {"p = 0.1": [[0.0, -0.5], [0.5, -0.5]]}, 12.706
        ),
    }
    for words, figure in figures.items():
        assert words in str(figure.get_label()), figure.get_label()
    plt.close("all")
