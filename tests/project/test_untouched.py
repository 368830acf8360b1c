"""A released notebook that nobody has touched runs to its end: each test says so, and no cell shows another error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.outputs import Error
from autograder.notebook.submission import Submission, read_submission
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox

COURSE = read_course(Path(__file__).resolve().parents[2])


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    limits = replace(COURSE.limits, cell_seconds=120, notebook_seconds=600)  # experiments train networks
    with Worker(choose_sandbox(), limits, figures=True, checks=COURSE.checks) as worker:
        yield worker


@pytest.mark.long
@pytest.mark.parametrize("assignment", load_graded(COURSE.source), ids=lambda a: a.name)
def test_no_cell_of_an_untouched_notebook_fails_for_another_reason(assignment: Assignment, worker: Worker) -> None:
    released = read_submission(COURSE.release / assignment.name, "nobody", assignment)
    assert isinstance(released, Submission)
    result = worker.grade(assignment, released)
    assert {cell.status for cell in result.cells} == {"not attempted"}
    errors = [one for left in result.outputs for one in left.outputs if isinstance(one, Error)]
    assert errors  # where a program runs a notebook, a cell that needs an answer raises
    assert [one for one in errors if not one.traceback[0].startswith("\u25cb")] == []
