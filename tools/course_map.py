"""Draws course/map.svg: a stop for each notebook. `autograder build` runs it."""

from __future__ import annotations

import io

import matplotlib as mpl
from dropout_lab.figures.course_map import Stop, course_map

from autograder.author.outline import exercises, number, title
from autograder.config.course import Course
from autograder.notebook.assignment import load_assignments

#: What one can prove after each notebook; the rest of the map is read off the notebooks.
PROVES = {
    "00_believed_every_lie": "that a network can learn wrong labels by heart, and what three lines change",
    "01_two_neurons": "mean and variance of a neuron whose inputs are dropped, and where the usual proof stops",
    "02_napkin_network": "what a dropped unit takes with it, and what the average of 512 networks is not",
    "03_coins_to_masks": "that your layer is right on average, and that a right average proves little",
    "04_backward_and_switch": "that the gradient goes back through the same coins; when dropout helps, and when not",
    "05_committee": "which mean one scaled pass computes, and which penalty the coins are",
    "06_relatives": "mean and variance of every relative, from whole maps to attention",
    "07_mc_dropout": "what the spread of noisy passes tells, and what it does not",
    "08_bug_museum": "that your own test catches 24 of 25 wrong layers and accuses no right one",
}


def text(course: Course) -> str:
    """Return the map as SVG, the same at each call."""
    stops = [
        Stop(
            number(a),
            title(a),
            round(a.max_score),
            sum(e.minutes for e in exercises(a)),
            PROVES[a.name],
        )
        for a in load_assignments(course.source)
    ]
    drawn = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "map", "svg.fonttype": "path"}):
        course_map(stops).savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()
