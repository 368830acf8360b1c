import csv
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.config.errors import StorageError, UsageError
from autograder.config.limits import Limits
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission
from autograder.pages import feedback
from autograder.report import record
from autograder.run import grading, worker
from autograder.run.grading import grade
from tests.support import toy

QUICK = Limits(cell_seconds=2.0, notebook_seconds=20.0)


def by_student(results: tuple[NotebookResult, ...]) -> dict[str, NotebookResult]:
    return {r.student: r for r in results}


def lines(course: Path) -> dict[str, dict]:
    text = (course / "classroom" / "results.jsonl").read_text()
    return {record["student"]: record for record in map(json.loads, text.splitlines())}


def test_a_class_is_graded_and_everything_written(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    toy.hand_in(course, "ben", toy.submitted(double="def double(x):\n    return x * x"))
    toy.hand_in(course, "eve", toy.released())
    toy.hand_in(course, "sam", "{")
    seen: list[tuple[int, int]] = []
    graded = grade(course=course, limits=QUICK, progress=lambda done, total: seen.append((done, total)))
    results = by_student(graded.results)
    assert {s: (r.status, r.score) for s, r in results.items()} == {
        "ada": ("graded", 4),
        "ben": ("graded", 1),
        "eve": ("graded", 0),
        "sam": ("unreadable", 0),
    }
    assert results["ben"].cells[0].misconception == "keeps-with-p"
    assert [c.status for c in results["eve"].cells] == ["not attempted", "not attempted"]
    assert (seen[0], seen[-1]) == ((0, 4), (4, 4))
    assert [r.student for r in graded.ungraded] == ["sam"]
    record = lines(course)["ben"]
    assert set(record) == {"student", "assignment", "notebook", "status", "reason", "score", "max_score", "cells"}
    assert set(record["cells"][0]) == {
        "grade_id",
        "status",
        "score",
        "points",
        "message",
        "misconception",
        "could_be_forged",
    }
    classroom = course / "classroom"
    for student in results:
        assert (classroom / "feedback" / student / "toy" / "toy.html").is_file()
    assert (classroom / "autograded" / "ada" / "toy" / "toy.ipynb").is_file()
    with open(classroom / "grades.csv", newline="") as table:
        assert {row["student"]: row["status"] for row in csv.DictReader(table)}["sam"] == "unreadable"
    with sqlite3.connect(classroom / "gradebook.db") as db:
        assert db.execute("select sum(auto_score), count(*) from grade").fetchone() == (5.0, 8)


def test_what_has_not_changed_is_not_graded_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    toy.hand_in(course, "ben", toy.submitted(answer="answer = 41"))
    assert grade(course=course, limits=QUICK).fresh == 2
    with monkeypatch.context() as patch:
        patch.setattr(worker, "open_servers", lambda *_, **__: pytest.fail("a sandbox was opened"))
        patch.setattr(worker, "judge", lambda *_: pytest.fail("something was graded"))
        again = grade(course=course, limits=QUICK)
    assert (again.fresh, [r.score for r in again.results]) == (0, [4, 3])
    toy.hand_in(course, "ben", toy.submitted())
    again = grade(course=course, limits=QUICK)
    assert (again.fresh, [r.score for r in again.results]) == (1, [4, 4])
    assert grade(course=course, limits=QUICK, force=True).fresh == 2


def test_what_was_withdrawn_is_named_and_removed_on_request_with_all_that_was_written_of_it(course: Path) -> None:
    for student in ("ada", "bne", "eve"):
        toy.hand_in(course, student, toy.submitted())
    assert grade(course=course, limits=QUICK).withdrawn == ()
    classroom = course / "classroom"
    with sqlite3.connect(classroom / "gradebook.db") as db:
        its = "select grade.id from grade join submitted_notebook n on n.id = grade.notebook_id"
        its += " join submitted_assignment a on a.id = n.assignment_id where student_id = 'eve'"
        db.execute(f"update grade set manual_score = 1 where id in ({its} limit 1)")
    (classroom / "submitted" / "bne").rename(classroom / "submitted" / "ben")
    shutil.rmtree(classroom / "submitted" / "eve")
    graded = grade(course=course, limits=QUICK)
    assert [r.student for r in graded.withdrawn] == ["bne", "eve"]
    assert set(lines(course)) == {"ada", "ben", "bne", "eve"}
    graded = grade(course=course, limits=QUICK, prune=True)
    assert (graded.withdrawn, set(lines(course))) == ((), {"ada", "ben"})
    assert "bne" not in (classroom / "grades.csv").read_text()
    assert not list(classroom.glob("*/bne/toy/*")) and list(classroom.glob("*/ben/toy/*.html"))
    with sqlite3.connect(classroom / "gradebook.db") as db:  # what was graded by hand stays
        rows = db.execute("select student_id from submitted_assignment order by student_id").fetchall()
    assert rows == [("ada",), ("ben",), ("eve",)]
    assert grade(course=course, limits=QUICK).withdrawn == ()


def test_strays_are_listed_and_cost_nobody_a_grade(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    (course / "classroom" / "submitted" / "ben.zip").touch()
    toy.write(course / "solutions" / "later" / "later.ipynb", "{")  # not read where another one is graded
    graded = grade(("toy",), course=course, limits=QUICK)
    assert ([s.path for s in graded.strays], [r.score for r in graded.results]) == (["ben.zip"], [4])


def test_a_mended_test_is_judged_again(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted(answer="answer = 43"))
    assert grade(course=course, limits=QUICK).results[0].score == 3
    notebook = toy.solution()
    for cell in notebook.cells[-2:]:
        cell.source = cell.source.replace("42", "43")
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    assert grade(course=course, limits=QUICK).results[0].score == 4


def test_a_deleted_gradebook_or_page_is_written_again(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    grade(course=course, limits=QUICK)
    (course / "classroom" / "gradebook.db").unlink()
    assert grade(course=course, limits=QUICK).fresh == 0
    with sqlite3.connect(course / "classroom" / "gradebook.db") as db:
        assert db.execute("select sum(auto_score) from grade").fetchone() == (4.0,)
    (course / "classroom" / "feedback" / "ada" / "toy" / "toy.html").unlink()
    assert grade(course=course, limits=QUICK).fresh == 1


def test_one_student_at_a_time_keeps_the_rest_of_the_class(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    toy.hand_in(course, "ben", toy.submitted())
    assert len(grade(course=course, limits=QUICK, student="ada").results) == 1
    assert len(grade(course=course, limits=QUICK, student="ben").results) == 1
    assert sorted(lines(course)) == ["ada", "ben"]


def test_results_do_not_depend_on_the_number_of_workers(course: Path) -> None:
    for number in range(6):
        toy.hand_in(course, f"s{number}", toy.submitted(answer=f"answer = {39 + number}"))
    one = grade(
        course=course, limits=QUICK, jobs=1, classroom=course / "one", submissions=course / "classroom/submitted"
    )
    three = grade(
        course=course, limits=QUICK, jobs=3, classroom=course / "three", submissions=course / "classroom/submitted"
    )
    assert one.results == three.results
    for name in ("results.jsonl", "grades.csv"):
        assert (course / "one" / name).read_bytes() == (course / "three" / name).read_bytes()


@pytest.mark.parametrize(
    ("arrange", "options", "kind", "words"),
    [
        (lambda c: None, {}, UsageError, "There is no folder .*submitted"),
        (
            lambda c: (c / "classroom/submitted").mkdir(parents=True),
            {},
            UsageError,
            "holds no submission for any assignment",
        ),
        (
            lambda c: toy.hand_in(c, "ada", toy.submitted()),
            {"assignments": ("boat",)},
            UsageError,
            "no assignment 'boat'",
        ),
        (lambda c: toy.hand_in(c, "ada", toy.submitted()), {"student": "bob"}, UsageError, "no student 'bob'"),
        (lambda c: toy.hand_in(c, "ada", toy.submitted()), {"db": "sqlite:////proc/no.db"}, StorageError, "gradebook"),
        (
            lambda c: toy.hand_in(c, "ada", toy.submitted()),
            {"classroom": Path("/proc/no"), "submissions": None},
            UsageError,
            "no folder",
        ),
    ],
)
def test_bad_input_is_one_sentence(course: Path, arrange, options, kind, words) -> None:
    arrange(course)
    with pytest.raises(kind, match=words) as error:
        grade(course=course, limits=QUICK, **options)
    assert "\n" not in str(error.value)


def test_two_graders_do_not_work_in_one_classroom(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    with grading._locked(course / "classroom"), pytest.raises(StorageError, match="Another autograder is at work"):
        grade(course=course, limits=QUICK)


def test_a_run_that_was_killed_goes_on_where_it_stopped(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        toy.hand_in(
            course, f"s{number:02d}", toy.submitted(answer=f"import time\ntime.sleep(0.3)\nanswer = {36 + number}")
        )
    code = (
        "from autograder.cli import commands; from autograder.report import record; record.BATCH = 1; commands.main()"
    )
    command = [sys.executable, "-c", code, "grade", "--course", str(course), "--jobs", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    journal = course / "classroom" / "journal.jsonl"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (journal.exists() and journal.read_bytes().count(b"\n") >= 3):
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = journal.read_bytes().count(b"\n")
    assert 3 <= done < 12
    graded = grade(course=course, limits=Limits())
    assert graded.fresh == 12 - done
    assert [r.score for r in graded.results] == [4 if n == 6 else 3 for n in range(12)]
    with sqlite3.connect(course / "classroom" / "gradebook.db") as db:
        assert db.execute("select sum(auto_score), count(*) from grade").fetchone() == (37.0, 24)


def hand_in_three(course: Path) -> None:
    for student in ("ada", "ben", "cleo"):
        toy.hand_in(course, student, toy.submitted())


def grades_of(course: Path) -> dict[str, tuple[str, str]]:
    with open(course / "classroom" / "grades.csv", newline="") as table:
        return {row["student"]: (row["status"], row["score"]) for row in csv.DictReader(table)}


def fails_for_ben(function: Callable[..., Any], student: Callable[..., str]) -> Callable[..., Any]:
    """A function with a defect that one student's notebook finds."""

    def failing(*args: Any) -> Any:
        if student(*args) == "ben":
            raise KeyError("exercise")
        return function(*args)

    return failing


def test_a_defect_of_the_engine_costs_one_student_and_not_the_class(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_three(course)
    ben = toy.submitted(answer="answer = 41")
    toy.hand_in(course, "ben", ben)
    is_ben = lambda _, cells, *__: "ben" if any("41" in c.source for c in cells) else ""  # noqa: E731
    for module in (worker, record):
        if hasattr(module, "merge"):
            monkeypatch.setattr(module, "merge", fails_for_ben(module.merge, is_ben))
    graded = grade(course=course, limits=QUICK, jobs=1)
    results = by_student(graded.results)
    assert {s: (r.status, r.score) for s, r in results.items()} == {
        "ada": ("graded", 4),
        "ben": ("error", 0),
        "cleo": ("graded", 4),
    }
    assert results["ben"].reason.startswith("The grading engine failed: KeyError: 'exercise'")
    assert grades_of(course)["ben"][0] == "error" and grades_of(course)["cleo"][0] == "graded"
    page = (course / "classroom/feedback/ben/toy/toy.html").read_text()
    assert "The grading engine failed" in page and "41" in page
    executed = json.loads((course / "classroom/autograded/ben/toy/toy.ipynb").read_text())
    names = {cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in executed["cells"]}
    assert {"test_double", "test_answer"} <= names  # so that an instructor can grade it by hand
    monkeypatch.undo()
    assert grade(course=course, limits=QUICK).fresh == 1
    assert grades_of(course)["ben"][0] == "graded"


@pytest.mark.parametrize("always", [False, True], ids=["once", "always"])
def test_a_page_that_cannot_be_made_costs_nobody_a_grade(
    course: Path, monkeypatch: pytest.MonkeyPatch, always: bool
) -> None:
    hand_in_three(course)
    grade(course=course, limits=QUICK)
    toy.hand_in(course, "ben", toy.submitted(answer="answer = 41"))

    def student(submission: Any, *_: Any) -> str:
        return submission.student if always or isinstance(submission, Submission) else ""

    monkeypatch.setattr(feedback, "page", fails_for_ben(feedback.page, student))
    results = by_student(grade(course=course, limits=QUICK, force=True).results)
    assert {s: (r.status, r.score) for s, r in results.items()} == {
        "ada": ("graded", 4),
        "ben": ("graded", 3),
        "cleo": ("graded", 4),
    }
    assert {status for status, _ in grades_of(course).values()} == {"graded"}
    page = course / "classroom/feedback/ben/toy/toy.html"
    assert page.exists() is not always, "an old page stands for the new grade"
    assert always or "The page of your notebook cannot be made." in page.read_text()


def test_a_caller_can_tell_a_place_that_cannot_be_written_from_a_wrong_argument(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    submissions = course / "classroom" / "submitted"
    with pytest.raises(StorageError, match="cannot be written"):
        grade(course=course, limits=QUICK, classroom=Path("/proc/no"), submissions=submissions)
    with pytest.raises(UsageError, match="no assignment 'boat'"):
        grade(("boat",), course=course, limits=QUICK)


def test_the_traceback_of_a_defect_is_kept_and_the_terminal_stays_quiet(
    course: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    hand_in_three(course)
    toy.hand_in(course, "ben", toy.submitted(answer="answer = 41"))
    is_ben = lambda _, cells, *__: "ben" if any("41" in c.source for c in cells) else ""  # noqa: E731
    monkeypatch.setattr(worker, "merge", fails_for_ben(worker.merge, is_ben))
    grade(course=course, limits=QUICK)
    log = (course / "classroom" / "autograder.log").read_text()
    assert "ben, toy: grading failed" in log and "Traceback" in log and "KeyError: 'exercise'" in log
    assert re.search(r"INFO autograder.run.grading: cleo, toy, toy: graded in \d", log)
    assert capfd.readouterr().err == ""


def test_the_log_says_how_a_run_began_and_ended(course: Path) -> None:
    def logged() -> str:
        text = log.read_text()
        log.unlink()
        return text

    def raises(error: BaseException) -> Callable[..., Any]:
        def progress(done: int, total: int) -> None:
            raise error

        return progress

    toy.hand_in(course, "ada", toy.submitted())
    log = course / "classroom" / "autograder.log"
    grade(course=course, limits=QUICK)
    text = logged()
    assert re.search(r"autograder \d+\.\d+\S* begins: 1 notebooks", text) and "the run ends: 1 notebooks, 1 of" in text
    for error, told in (
        (KeyError("in the writer"), "the run ends with a defect"),
        (StorageError("The disk is full."), "the run ends: The disk is full."),
        (KeyboardInterrupt(), "the run ends: interrupted"),
    ):
        with pytest.raises(type(error)):
            grade(course=course, limits=QUICK, progress=raises(error))
        text = logged()
        assert told in text and ("Traceback" in text) == isinstance(error, KeyError)


def test_a_log_that_cannot_be_written_stops_nothing(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    (course / "classroom" / "autograder.log").mkdir()
    assert grade(course=course, limits=QUICK).results[0].status == "graded"
