"""A busy machine: the same class has the same results, to the last byte, idle and beside eight busy processes."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.limits import Limits
from autograder.notebook.results import NotebookResult
from autograder.run.grading import grade
from autograder.run.worker import graded_again_alone
from tests.soak import load
from tests.support import toy

LIMITS = Limits(cell_seconds=1.0, notebook_seconds=10.0)


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")
def test_eight_busy_processes_change_no_byte_of_the_results(course: Path) -> None:
    for student, notebook in load.kinds(0.6).items():
        toy.hand_in(course, student, notebook)
    assert load.results(course, LIMITS, 0) == load.results(course, LIMITS, 8)
    by_student = {r.student: r for r in grade(course=course, limits=LIMITS).results}
    assert {s: r.score for s, r in by_student.items()} == {
        **dict.fromkeys(("right", "works_for_long", "works_in_each_call", "measures", "writes_a_notebook"), 4),
        "wrong": 1,
        "untouched": 0,
        **dict.fromkeys(("never_ends", "sleeps", "waits_for_a_lock"), 3),
        **dict.fromkeys(("never_returns", "sleeps_in_a_call"), 1),
    }
    assert "after 1 s of processor time and was stopped: does a loop end?" in by_student["never_ends"].cells[1].message
    for waiter in ("sleeps", "waits_for_a_lock"):
        assert "was still waiting for something after 3 s and was stopped." in by_student[waiter].cells[1].message
    assert "was still waiting for something after 3 s" in by_student["sleeps_in_a_call"].cells[0].message


def test_what_a_busy_machine_stopped_is_graded_again_alone_and_then_stands() -> None:
    batches: list[list[str]] = []

    def run(students):  # type: ignore[no-untyped-def]
        batches.append(list(students))
        for student in batches[-1]:
            result = NotebookResult(student, "toy", "toy", "timeout", "", ())
            yield student, replace(result, starved=student in ("ben", "eve"))

    results = dict(graded_again_alone(run, ["ada", "ben", "cleo", "eve"]))
    assert batches == [["ada", "ben", "cleo", "eve"], ["ben"], ["eve"]]
    assert set(results) == {"ada", "ben", "cleo", "eve"}
