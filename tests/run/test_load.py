"""A busy machine: the same class has the same results, to the last byte, idle and beside eight busy processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest

from autograder.config.limits import Limits
from autograder.notebook.results import NotebookResult
from autograder.run.grading import grade
from autograder.run.worker import graded_again_alone
from tests.support import toy

LIMITS = Limits(cell_seconds=1.0, notebook_seconds=10.0)
#: Processor time of an honest answer: most of its limit, and ten times that by the clock beside eight others.
WORKS = "import time\nend = time.process_time() + {seconds}\nwhile time.process_time() < end: pass\n"
#: The test calls it twice.
WORKS_IN_EACH_CALL = "def double(x):\n" + indent(WORKS.format(seconds=0.3) + "return 2 * x", "    ")
CLASS = {
    "right": toy.submitted(),
    "wrong": toy.submitted(double="def double(x):\n    return x * x"),
    "untouched": toy.released(),
    "works_for_long": toy.submitted(double=WORKS.format(seconds=0.6) + toy.DOUBLE),
    "works_in_each_call": toy.submitted(double=WORKS_IN_EACH_CALL),
    "measures": toy.submitted(answer="%timeit -n 20 -r 2 sum(range(20_000))\nanswer = 42"),
    "writes_a_notebook": toy.submitted(answer="answer = 42\n%notebook mine.ipynb"),
    "never_ends": toy.submitted(answer="while True: pass"),
    "never_returns": toy.submitted(double="def double(x):\n    while True: x = x + 1"),
    "sleeps": toy.submitted(answer="import time\ntime.sleep(3600)\nanswer = 42"),
    "sleeps_in_a_call": toy.submitted(double="import time\ndef double(x):\n    time.sleep(3600)\n    return 2 * x"),
    "waits_for_a_lock": toy.submitted(
        answer="import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"
    ),
}


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep the processors of this machine busy."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


@pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")
def test_eight_busy_processes_change_no_byte_of_the_results(course: Path) -> None:
    for student, notebook in CLASS.items():
        toy.hand_in(course, student, notebook)
    grade(course=course, limits=LIMITS)
    results = course / "classroom" / "results.jsonl"
    idle = results.read_text()
    with busy(8):
        grade(course=course, limits=LIMITS, force=True)
    assert results.read_text() == idle
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
