"""Writes course/dropout_lab/figures/stops.json: what the map says of each notebook. `autograder build` runs it."""

from __future__ import annotations

import json
from dataclasses import asdict

from dropout_lab.figures.course_map import Stop

from autograder.author.build import prepare, read_source, sources
from autograder.author.outline import minutes, number, title
from autograder.config.course import Course
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import read_cells

#: What one can prove after each notebook; the rest is read off the notebooks.
PROVES = {
    "00_believed_every_lie": "that a network can learn wrong labels by heart, and what three lines change",
    "01_two_neurons": "mean and variance of a neuron whose inputs are dropped, and where the usual proof stops",
    "02_napkin_network": "what a dropped unit takes with it, and what the average of 512 networks is not",
    "03_coins_to_masks": "that your layer is right on average, and that a right average proves little",
    "04_backward_and_switch": "that the gradient goes back through the same coins; when dropout helps, and when not",
    "05_committee": "which mean one pass computes, which penalty the coins are, and which explanations fail",
    "06_relatives": "mean and variance of every relative, from whole maps to attention",
    "07_mc_dropout": "what the spread of noisy passes tells, and what it does not",
    "08_bug_museum": "that your own test catches 24 of 25 wrong layers and accuses no right one",
    "09_real_machines": "which coins a device may share, and that a replayed block tosses its old ones",
    "10_does_it_pay": "where coins may go in a Transformer, and for which data and epochs they pay",
}


def text(course: Course) -> str:
    """Return the file: a list of stops, in the order of the notebooks."""
    found = []
    for path in sources(course):
        cells = tuple(read_cells(prepare(read_source(path), path.stem)))
        notebook = Assignment(path.stem, path.stem, path, cells)
        points, proves = round(notebook.max_score), PROVES[path.stem]
        found.append(Stop(path.stem, number(notebook), title(notebook), points, minutes(notebook), proves))
    return json.dumps([asdict(stop) for stop in found], indent=1, ensure_ascii=False) + "\n"
