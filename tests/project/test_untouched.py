"""A released notebook that nobody has touched runs to its end: each test says so, and no cell shows another error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.notebook.assignment import load_graded
from autograder.notebook.outputs import Error
from autograder.notebook.submission import Submission, read_submission
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.long
def test_no_cell_of_an_untouched_notebook_fails_for_another_reason() -> None:
    course = read_course(ROOT)
    limits = replace(course.limits, cell_seconds=120, notebook_seconds=600)  # experiments train networks
    with Worker(choose_sandbox(), limits, figures=True, checks=course.checks) as worker:
        for assignment in load_graded(course.source):
            released = read_submission(course.release / assignment.name, "nobody", assignment)
            assert isinstance(released, Submission)
            result = worker.grade(assignment, released)
            assert {cell.status for cell in result.cells} == {"not attempted"}, assignment.name
            errors = [one for left in result.outputs for one in left.outputs if isinstance(one, Error)]
            assert errors, assignment.name  # where a program runs a notebook, a cell that needs an answer raises
            assert [one for one in errors if not one.traceback[0].startswith("\u25cb")] == [], assignment.name
