"""A run that is cut off at any moment, and called again, ends as if nothing had happened; more rounds by the script."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.config.errors import StorageError
from autograder.report import record as recording
from autograder.run import grading
from autograder.run.grading import grade
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.soak import interruptions
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), interruptions.LIMITS, checks="dropout_lab.checks") as worker:
        yield worker


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory, worker: Worker) -> interruptions.Rounds:
    return interruptions.Rounds(tmp_path_factory.mktemp("rounds"), jobs=1, worker=worker)


@pytest.fixture(autouse=True)
def kept(request: pytest.FixtureRequest, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is graded in this process is graded by the one worker."""
    if "rounds" not in request.fixturenames:
        monkeypatch.setattr(grading, "open_workers", lambda *_: interruptions.Kept(worker))


@pytest.mark.parametrize("seed", range(5))
def test_a_second_call_leaves_what_an_undisturbed_run_leaves(rounds: interruptions.Rounds, seed: int) -> None:
    assert rounds.play(seed) == []


def test_the_comparison_finds_what_is_lost(rounds: interruptions.Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruptions, "BLOWS", (interruptions.kill_the_grader,))
    monkeypatch.setattr(recording, "write_grades_csv", lambda folder, results: folder / "grades.csv")
    assert any("differs: grades.csv" in what for what in rounds.play(0))


def scores(course: Path) -> list[float]:
    with sqlite3.connect(course / "classroom" / "gradebook.db") as book:
        return [score for (score,) in book.execute("select auto_score from grade order by auto_score")]


def test_an_old_score_never_stands_for_a_failed_regrade(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    grade(course=course, limits=interruptions.LIMITS)
    assert scores(course) == [1.0, 3.0]
    toy.hand_in(course, "ada", toy.submitted(answer="answer = 41"))
    with monkeypatch.context() as patch:
        patch.setattr("autograder.run.worker.merge", lambda *_: 1 / 0)
        (result,) = grade(course=course, limits=interruptions.LIMITS).results
    assert (result.status, result.score, scores(course)) == ("error", 0.0, [0.0, 0.0])
    assert "ZeroDivisionError" in (course / "classroom" / "grades.csv").read_text()
    assert grade(course=course, limits=interruptions.LIMITS).results[0].score == 3.0


def test_what_is_half_written_is_removed_and_what_students_hand_in_is_not(course: Path) -> None:
    path = toy.hand_in(course, "ada", toy.submitted())
    grade(course=course, limits=interruptions.LIMITS)
    classroom = course / "classroom"
    halves = [classroom / ".7-1.part", classroom / "feedback" / "ada" / "toy" / ".7-2.part"]
    for half in [*halves, path.with_name(".7-3.part")]:
        half.write_text("half")
    (classroom / ".lock").write_text("at work\n")
    grade(course=course, limits=interruptions.LIMITS)
    assert [half.exists() for half in halves] == [False, False]
    assert path.with_name(".7-3.part").exists()
    assert (classroom / ".lock").read_text() == ""


def test_what_the_gradebook_refused_is_not_graded_again(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = toy.hand_in(course, "ada", toy.submitted())
    path.with_name("timestamp.txt").write_text("2026-03-04 05:06:00 UTC")

    def refuse(*_: object) -> None:
        raise StorageError("The gradebook is in use.")

    with monkeypatch.context() as patch:
        patch.setattr(recording.GradebookWriter, "write", refuse)
        with pytest.raises(StorageError, match="in use"):
            grade(course=course, limits=interruptions.LIMITS)
    assert grade(course=course, limits=interruptions.LIMITS).fresh == 0
    assert scores(course) == [1.0, 3.0]
    with sqlite3.connect(course / "classroom" / "gradebook.db") as book:
        assert "05:06:00" in book.execute("select timestamp from submitted_assignment").fetchone()[0]


def test_a_deleted_executed_notebook_is_written_again(course: Path) -> None:
    toy.hand_in(course, "ada", toy.submitted())
    grade(course=course, limits=interruptions.LIMITS)
    executed = course / "classroom" / "autograded" / "ada" / "toy" / "toy.ipynb"
    executed.unlink()
    assert grade(course=course, limits=interruptions.LIMITS).fresh == 1
    assert json.loads(executed.read_text())["nbformat"] == 4
