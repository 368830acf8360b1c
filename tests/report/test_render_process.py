"""Pages and executed notebooks made in a process of their own: the same text, and nobody waits for one that is gone."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.notebook.assignment import load_assignments
from autograder.notebook.outputs import Stream
from autograder.notebook.results import CellOutput, CellResult, NotebookResult, Shown
from autograder.notebook.schedule import merge
from autograder.notebook.submission import Submission, Unreadable, answered
from autograder.report.render_process import RenderPool
from autograder.report.shown import Renderer
from tests.support import toy


@pytest.fixture
def graded(course: Path) -> tuple[Submission, NotebookResult]:
    """A submission with a result, as a worker gives it."""
    (assignment,) = load_assignments(course / "solutions")
    submission = replace(answered(assignment, {}), student="\udcff")
    cells = tuple(CellResult(t.grade_id, "passed", t.points, t.points) for t in assignment.tests)
    outputs = (CellOutput(0, (Stream("stdout", "hello"),)),)
    steps = merge(assignment, submission.cells, False)
    return submission, NotebookResult("\udcff", "toy", "toy", "graded", "", cells, outputs, 0.1, steps)


def rendered(pool: RenderPool, submission: Submission | Unreadable, result: NotebookResult) -> Shown:
    """Ask until a process is there."""
    deadline = time.monotonic() + 60
    while (shown := pool.render(submission, result)) is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return shown


def test_the_text_is_that_of_this_process_and_a_killed_one_is_replaced(
    course: Path, graded: tuple[Submission, NotebookResult]
) -> None:
    terms = read_course(course).page_terms
    unreadable = Unreadable("ben", graded[0].assignment, "unreadable", "It is a PDF.")
    here = Renderer(terms)
    with RenderPool(terms, 1) as pool:
        assert pool.render(*graded) is None, "whoever comes first does not wait until it has begun"
        for pair in (graded, (unreadable, unreadable.result()), graded):
            assert rendered(pool, *pair) == here.render(*pair)
        process = pool._free.get()
        assert process is not None
        os.kill(process._process.pid, signal.SIGKILL)
        pool._free.put(process)
        assert pool.render(*graded) is None
        assert rendered(pool, *graded) == here.render(*graded)
        last = pool._free.get()
        pool._free.put(last)
    assert last is not None and last._process.returncode == 0
    assert pool.render(*graded) is None


def test_a_defect_is_told_and_leaves_a_page_that_says_so(
    course: Path, graded: tuple[Submission, NotebookResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer = Renderer(read_course(course).page_terms)
    monkeypatch.setattr("autograder.pages.feedback.transcript", lambda *_: 1 / 0)
    shown = renderer.render(*graded)
    assert shown.page is not None and "The page of your notebook cannot be made." in shown.page
    assert shown.executed is not None and len(shown.defects) == 1 and "ZeroDivisionError" in shown.defects[0]
    monkeypatch.setattr("autograder.pages.feedback.page", lambda *_: 1 / 0)
    shown = renderer.render(*graded)
    assert (shown.page, shown.executed, len(shown.defects)) == (None, None, 2)


def test_a_class_has_the_same_pages_with_and_without_rendering_processes(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.run import grading

    for number in range(4):
        toy.hand_in(course, f"s{number}", toy.submitted(answer=f"answer = {40 + number}"))
    found = []
    used = []
    whole = RenderPool.render

    def render(pool: RenderPool, *pair: object) -> Shown | None:
        used.append(rendered_by(pool, *pair))
        return used[-1]

    def rendered_by(pool: RenderPool, *pair: object) -> Shown | None:
        shown = whole(pool, *pair)  # type: ignore[arg-type]
        while pool._most and shown is None:
            time.sleep(0.05)
            shown = whole(pool, *pair)  # type: ignore[arg-type]
        return shown

    monkeypatch.setattr(RenderPool, "render", render)
    monkeypatch.setattr(grading, "_WORKERS_OF_A_RENDERER", 1)
    for worth in (1000, 1):
        monkeypatch.setattr(grading, "_WORTH_A_RENDERER", worth)
        graded = grading.grade(course=course, force=True, draw=0)
        assert graded.fresh == 4
        assert all(result.shown is None for result in graded.results)  # of a large class, they would fill the memory
        classroom = course / "classroom"
        pages = [*(classroom / "feedback").rglob("*.html"), *(classroom / "autograded").rglob("*.ipynb")]
        found.append({path: path.read_bytes() for path in pages})
    assert [shown is not None for shown in used] == [False] * 4 + [True] * 4
    assert found[0] == found[1] and len(found[0]) == 12
