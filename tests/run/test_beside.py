"""Tests that cannot be judged apart run beside the student's code: which, how they are marked, what is told before."""

from __future__ import annotations

import csv
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.config.json_messages import decode, encode
from autograder.config.limits import Limits
from autograder.judge.job import Job
from autograder.notebook.assignment import Assignment, load_assignments
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.schedule import merge
from autograder.notebook.submission import answered
from autograder.run import references
from autograder.run.dask_messages import RunSpec
from autograder.run.grading import Graded, grade
from autograder.survey.doctor import Finding, examine
from tests.support import orchard, toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

PASSES = {name for kind, _, _ in orchard.PRESS if (name := kind.removeprefix("test ")) != kind}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Graded]:
    course = orchard.make_press(tmp_path_factory.mktemp("orchard"))
    return course, grade(course=course, jobs=1)


def change(course: Path, **sources: str) -> None:
    """Gives cells of the teacher's notebook another text, by ``grade_id``."""
    path = course / "teacher" / "press" / "press.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""), cell.source)
    toy.write(path, notebook)


def test_what_ran_beside_is_marked_wherever_a_result_is_shown(graded: tuple[Path, Graded]) -> None:
    course, result = graded
    (ada, bo) = result.results
    assert {cell.grade_id for cell in ada.cells if cell.could_be_forged} == orchard.BESIDE
    assert {cell.grade_id for cell in ada.cells if cell.status == "passed"} == PASSES
    assert {cell.grade_id: cell.score for cell in bo.cells if cell.score} == {
        "count": 1,
        "fruit": 3,
        "written": 1.5,
        "hidden": 1,
    }
    (row, _) = csv.DictReader((course / "grades.csv").read_text().splitlines())
    assert row["could_be_forged"] == "equal; fruit; neighbours; written; patched"
    record = json.loads((course / "results.jsonl").read_text().splitlines()[0])
    assert [cell["could_be_forged"] for cell in record["cells"]] == [
        cell.grade_id in orchard.BESIDE for cell in ada.cells
    ]
    page = (course / "feedback" / "ada" / "press" / "press.html").read_text()
    assert page.count("could be forged") == 2 * len(orchard.BESIDE), "in the list of exercises, and beside each"
    assert orchard.APART_WORD not in page and orchard.BESIDE_WORD not in page
    with sqlite3.connect(course / "gradebook.db") as db:
        comments = [text for (text,) in db.execute("select auto_comment from comment") if text]
    assert "Could be forged: fruit, neighbours ran beside the student's code." in comments


def test_the_decision_is_kept_and_made_anew_when_the_notebook_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = orchard.make_press(tmp_path)
    tried: list[frozenset[str]] = []
    again = references.graded_again_alone

    def spy(run, works):  # type: ignore[no-untyped-def]
        works = list(works)
        tried.extend(work.task.assignment.beside for work in works)
        return again(run, works)

    monkeypatch.setattr(references, "graded_again_alone", spy)
    grade(course=course, jobs=1)
    once = list(tried)
    assert once[0] == frozenset() and once[-1] == orchard.BESIDE
    second = grade(course=course, jobs=1)
    assert tried == once and second.fresh == 0
    assert second.beside[0].beside == orchard.BESIDE
    change(course, fruit="assert callable(juice)", neighbours="assert callable(juice)")
    third = grade(course=course, jobs=1)
    assert third.beside[0].beside == orchard.BESIDE - {"fruit", "neighbours"} and third.fresh == 2
    with pytest.raises(UsageError, match="the test equal does not pass on the reference solution"):
        grade(course=course, jobs=1, beside=False)


def test_where_it_is_not_allowed_a_test_is_refused_by_name(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade", "--no-beside"], cwd=course, capture_output=True, text=True
    )
    assert done.returncode == 2 and "the test equal does not pass" in done.stderr and "Traceback" not in done.stderr
    (course / "course.toml").write_text('[folders]\nsource = "teacher"\nclassroom = "."\n')
    with pytest.raises(UsageError, match="the test equal does not pass"):
        grade(course=course, jobs=1)
    (course / "course.toml").write_text('beside = true\n[folders]\nsource = "teacher"\nclassroom = "."\n')
    assert grade(course=course, jobs=1).beside[0].beside == orchard.BESIDE
    (course / "course.toml").write_text('beside = "yes"\n')
    with pytest.raises(UsageError, match="beside must be true or false, not text"):
        read_course(course)


def test_a_test_that_fails_in_both_ways_stops_the_command(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    change(course, patched="assert root(3) == 7")
    with pytest.raises(UsageError, match="the test patched does not pass on the reference solution"):
        grade(course=course, jobs=1)
    assert not (course / "grades.csv").exists()


def test_without_a_reference_solution_a_test_runs_beside_untried(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    stub = "# YOUR CODE HERE\nraise NotImplementedError()"
    change(course, **dict.fromkeys(orchard.PRESS_ANSWERS, stub))
    result = grade(course=course, jobs=1)
    assert result.beside[0].beside == PASSES
    assert result.results[0].score == result.results[0].max_score == 11
    change(course, **dict.fromkeys(orchard.PRESS_ANSWERS, stub), hidden="assert 1 == 2")
    assert "hidden" in {f.cell for f in findings(course) if f.how == "beside"}, "nothing says that it is wrong"
    change(course, root=orchard.PRESS_ANSWERS["root"][0])
    with pytest.raises(UsageError, match="the test hidden does not pass"):
        grade(course=course, jobs=1)


def test_a_busy_machine_does_not_decide_that_a_test_can_be_forged(tmp_path: Path) -> None:
    (assignment,) = load_assignments(read_course(orchard.make_press(tmp_path)).source)
    late = CellResult("hidden", "failed", 0.0, 1.0, "Your code was not done after 60 s on a busy machine.")

    def tried(starved: bool) -> references.Tried:
        def judged(works):  # type: ignore[no-untyped-def]
            for work in works:
                beside = work.task.assignment.beside
                cell = replace(late, could_be_forged="hidden" in beside)
                yield work, NotebookResult("reference", "press", "press", "graded", "", (cell,), starved=starved)

        (found,) = references.try_references(judged, [assignment], lambda *_: "key", beside=True)
        return found

    assert tried(starved=False).notebook.beside == {"hidden"}
    assert tried(starved=True).notebook.beside == frozenset()


def the_press(tmp_path: Path) -> Assignment:
    (assignment,) = load_assignments(read_course(orchard.make_press(tmp_path)).source)
    return Assignment(*(getattr(assignment, f) for f in ("name", "notebook", "path", "cells", "files")), orchard.BESIDE)


def test_of_another_test_only_the_part_that_students_have_is_sent(tmp_path: Path) -> None:
    assignment = the_press(tmp_path)
    submission = answered(assignment, {})
    steps = merge(assignment, submission.cells)
    job = Job.beside(steps, submission, Limits())
    sent = job.to_bytes()
    assert orchard.APART_WORD.encode() not in sent and orchard.BESIDE_WORD.encode() in sent
    runs = [step.source for n, step in enumerate(job.steps) if n not in job.skipped]
    assert "one = Basket(5)\nassert one.n == 5\nglobals()['more'] = 8" in runs, "neighbours reads a name of it"
    apart = Job.of(steps, submission, Limits()).to_bytes()
    assert orchard.BESIDE_WORD.encode() not in apart.partition(b"\n")[0]


def test_the_workers_of_a_cluster_are_told_which_tests_run_beside(tmp_path: Path) -> None:
    assignment = the_press(tmp_path)
    there = decode(encode(RunSpec.of(assignment, Limits(), False, "auto", None, {})), RunSpec).assignment
    assert there.beside == orchard.BESIDE and there.key == assignment.key
    assert assignment.key != load_assignments(assignment.path.parents[1])[0].key


# ------------------------------------------------------------------------------------------------- what is told before


def findings(course: Path) -> tuple[Finding, ...]:
    return examine(course).findings


def test_the_doctor_says_of_every_cell_how_it_will_be_graded(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    (course / "nbgrader_config.py").write_text(orchard.CONFIGURATION + "c.LimitOutput.max_lines = 3\n")
    path = course / "teacher" / "press" / "press.ipynb"
    notebook = nbformat.read(path, as_version=4)
    essay = nbformat.v4.new_markdown_cell("Why?", metadata={"nbgrader": toy.nbgrader("essay", points=4)})
    essay.metadata.nbgrader["solution"] = True
    share = "import numpy as np\nnp.float64(0.5)"
    more = [essay, toy.code("!ls", "list"), toy.code(share, "np", nbgrader=toy.nbgrader("share", points=1))]
    toy.write(path, {**notebook, "cells": [*notebook.cells, *more]})
    (path.parent / "press.py").write_text("x = 1")
    (path.parent / "key.txt").write_text("### BEGIN HIDDEN TESTS")
    found = examine(course)
    by_cell = {(f.cell, f.how): f for f in found.findings}
    tests = {cell: how for cell, how in by_cell if how in ("apart", "beside", "cannot")}
    assert tests == {name: "beside" if name in orchard.BESIDE else "apart" for name in (*PASSES, "share")}
    assert "object of the class Fruit" in by_cell["fruit", "beside"].why
    assert (
        "writes a file" in by_cell["written", "beside"].why
        and "beside the notebook" in by_cell["written", "beside"].change
    )
    assert "can read its hidden lines" in by_cell["equal", "beside"].why
    assert by_cell["essay", "by hand"].points == 4
    assert "number of numpy's" in by_cell["share", "note"].why
    assert "command of the operating system" in by_cell["cell 14", "note"].why
    assert "has the name of a notebook" in by_cell["press.py", "note"].why
    assert "hidden test" in by_cell["key.txt", "note"].why
    assert ("c.LimitOutput.max_lines", "note") in by_cell and found.gradable
    assert not list(course.glob(".references")) and not (course / "autograder.log").exists(), "it writes nothing"


def test_the_doctors_exit_code_says_whether_all_can_be_graded(tmp_path: Path) -> None:
    course = orchard.make_press(tmp_path)
    change(course, hidden="assert root(9) == 4", written="lines")

    def doctor(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", "doctor", str(course), *words]
        return subprocess.run(command, capture_output=True, text=True)

    told = doctor("--json")
    found = json.loads(told.stdout)
    assert told.returncode == 1 and found["gradable"] is False
    assert [f["cell"] for f in found["findings"] if f["how"] == "cannot"] == ["hidden"]
    change(course, hidden="assert root(9) == 3")
    shown = doctor()
    assert shown.returncode == 0 and "beside" in shown.stdout and "0 cannot be judged" in shown.stdout
    (course / "nbgrader_config.py").write_text("c = ")
    broken = doctor()
    assert broken.returncode == 2 and "SyntaxError" in broken.stderr and "Traceback" not in broken.stderr
