"""A run in which nothing changed: it writes nothing, and whatever did change is seen."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.config.limits import Limits
from autograder.run import grading
from autograder.run.grading import Graded, grade
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
QUICK = Limits(cell_seconds=5.0, notebook_seconds=30.0)


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class that was graded: one right, one wrong, one who withdrew, one who submitted nothing."""
    root = toy.make_course(tmp_path_factory.mktemp("once"))
    toy.hand_in(root, "ada", toy.submitted()).with_name("timestamp.txt").write_text("2026-03-04 05:06:00 UTC")
    toy.hand_in(root, "ben", toy.submitted(answer="answer = 41"))
    toy.hand_in(root, "eve", toy.submitted())
    (root / "roster.csv").write_text("id,name\nada,Ada A\nben,Ben B\ncleo,Cleo C\n")
    grade(course=root, limits=QUICK)
    shutil.rmtree(root / "classroom" / "submitted" / "eve")
    grade(course=root, limits=QUICK)
    return root


@pytest.fixture
def again(graded_once: Path, tmp_path: Path) -> Path:
    """Return a copy of that class, graded in its own place."""
    root = tmp_path / "copy"
    shutil.copytree(graded_once, root)
    grade(course=root, limits=QUICK)
    return root


def state(root: Path) -> dict[Path, tuple[int, int]]:
    """Return inode and time of every file that a run may write; of its log and lock, nothing."""
    files = (p for p in (root / "classroom").rglob("*") if p.is_file() and p.name not in ("autograder.log", ".lock"))
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}


class Looks(Exception):
    """A run looks at everything; what it would find is of no interest."""


def sees(root: Path, monkeypatch: pytest.MonkeyPatch, **options: object) -> bool:
    """Return whether a run looks at everything."""

    def looked(*_: object) -> None:
        raise Looks

    with monkeypatch.context() as patch:
        patch.setattr(grading, "check_references", looked)
        try:
            grade(course=root, limits=QUICK, **options)  # type: ignore[arg-type]
        except Looks:
            return True
    return False


def looks(root: Path, monkeypatch: pytest.MonkeyPatch, **options: object) -> tuple[bool, Graded]:
    """Grade, and return whether the run looked at everything."""
    found: list[bool] = []
    whole = grading.check_references

    def looked(*arguments: object) -> object:
        found.append(True)
        return whole(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(grading, "check_references", looked)
        result = grade(course=root, limits=QUICK, **options)  # type: ignore[arg-type]
    return bool(found), result


def test_it_returns_what_a_run_that_looks_at_everything_returns_and_writes_nothing(
    again: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(again)
    done: list[tuple[int, int]] = []
    looked, same = looks(again, monkeypatch, progress=lambda *counts: done.append(counts))
    assert not looked and state(again) == before and done[-1] == (2, 2)
    assert "nothing has changed in 2 notebooks" in (again / "classroom" / "autograder.log").read_text()
    (again / "classroom" / ".sealed").unlink()
    looked, whole = looks(again, monkeypatch)
    assert looked and whole == same and (same.fresh, len(same.withdrawn), len(same.absent)) == (0, 1, 1)
    assert [total.points for total in same.totals] == [4, 3, None]


def test_it_imports_neither_nbgrader_nor_what_draws(again: Path) -> None:
    words = f"import sys; from autograder.cli.commands import cli; cli(['grade', '--course', {str(again)!r}], "
    words += "standalone_mode=False); print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    for _ in range(2):  # the limits are those of the course the first time
        ran = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
    assert not {"nbgrader", "nbconvert", "alembic", "matplotlib", "numpy"} & set(ran.stdout.splitlines()[-1].split())


def touch(path: str) -> Callable[[Path], None]:
    """Add a byte to a file, and let its time be what it was."""

    def change(root: Path) -> None:
        before = (root / path).stat()
        with open(root / path, "a") as file:
            file.write("\n")
        os.utime(root / path, ns=(before.st_atime_ns, before.st_mtime_ns))

    return change


def by_hand(root: Path) -> None:
    """Give a score as formgrader does."""
    with sqlite3.connect(root / "classroom" / "gradebook.db") as book:
        book.execute("update grade set manual_score = 1")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a submission": touch("classroom/submitted/ada/toy/toy.ipynb"),
    "a file beside it": lambda root: (root / "classroom/submitted/ada/toy/more.ipynb").write_text("{}"),
    "its time": touch("classroom/submitted/ada/toy/timestamp.txt"),
    "a new submission": lambda root: toy.hand_in(root, "dot", toy.submitted()),
    "one gone": lambda root: shutil.rmtree(root / "classroom/submitted/ben"),
    "a link in its place": lambda root: relink(root / "classroom/submitted/ben/toy"),
    "a page": lambda root: (root / "classroom/feedback/ada/toy/toy.html").unlink(),
    "an index": lambda root: (root / "classroom/feedback/ada/index.html").unlink(),
    "an executed notebook": lambda root: (root / "classroom/autograded/ben/toy/toy.ipynb").unlink(),
    "what goes with a page": lambda root: (root / "classroom/feedback/ada/toy/timestamp.txt").unlink(),
    "a score by hand": by_hand,
    "no gradebook": lambda root: (root / "classroom/gradebook.db").unlink(),
    "a table": touch("classroom/grades.csv"),
    "the totals": lambda root: (root / "classroom/totals.csv").unlink(),
    "the results": touch("classroom/results.jsonl"),
    "the journal": touch("classroom/journal.jsonl"),
    "the references": lambda root: (root / "classroom/.references").unlink(),
    "a cut": lambda root: (root / "classroom/.lock").write_text("at work\n"),
    "the roster": touch("roster.csv"),
    "the course": touch("course.toml"),
    "the instructor's notebook": touch("solutions/toy/toy.ipynb"),
}


def relink(folder: Path) -> None:
    """Put a link to a folder in its place."""
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_has_changed_is_looked_at(again: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    CHANGES[what](again)
    assert sees(again, monkeypatch)


def test_other_questions_have_other_answers(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for options in ({"force": True}, {"prune": True}, {"draw": 3}, {"student": "ada"}, {"figures": True}):
        assert sees(again, monkeypatch, **options), options
        (again / "classroom" / ".lock").write_text("")  # as if that run had come to its end


def test_what_could_not_be_graded_by_a_defect_is_tried_again(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    toy.hand_in(again, "ben", toy.submitted(answer="answer = 40"))
    with monkeypatch.context() as patch:
        patch.setattr("autograder.run.worker.merge", lambda *_: 1 / 0)
        assert grade(course=again, limits=QUICK).ungraded
    looked, result = looks(again, monkeypatch)
    assert looked and result.fresh == 1 and not result.ungraded


def test_a_plugin_of_penalties_is_asked_each_time(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(again / "nbgrader_config.py", "a") as file:
        file.write('\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = "none"\n')
    for _ in range(2):
        assert looks(again, monkeypatch)[0]


def test_replacing_a_limit_is_another_run(again: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys.modules[__name__], "QUICK", replace(QUICK, output_bytes=QUICK.output_bytes + 1))
        assert sees(again, monkeypatch)


def test_a_program_starts_as_quickly_as_the_command() -> None:
    words = "import sys, autograder, nbformat; autograder.grade; print(sys.modules.get('rfc3987_syntax', 'there'))"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, text=True).stdout == "None\n"
