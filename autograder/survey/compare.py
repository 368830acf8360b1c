"""Comparison of stock nbgrader with this engine on past submissions, cell by cell, each difference with its cause."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from autograder.config.course import sqlite_url
from autograder.config.errors import UsageError
from autograder.config.nbgrader_course import FILE, read_nbgrader_course
from autograder.notebook.assignment import find_notebooks
from autograder.notebook.results import CellResult, NotebookResult
from autograder.run.grading import grade

from . import stock


@dataclass(frozen=True)
class Difference:
    """Cell of one student that the two grade otherwise.

    Attributes:
        student, assignment, notebook, cell: which.
        stock, ours: scores; None where a person is waited for, or there is none.
        cause: in a sentence.
        explained: whether it is a difference that is known and meant; any other is to be looked at.
    """

    student: str
    assignment: str
    notebook: str
    cell: str
    stock: float | None
    ours: float | None
    cause: str
    explained: bool


@dataclass(frozen=True)
class Agreement:
    """What came of a comparison.

    Attributes:
        cells: how many were compared.
        forgeable: how many of them ran beside the student's code.
        differences: all of them.
        faults: a sentence for each notebook with a test that fails on its own reference solution: ``grade`` refuses it.
    """

    cells: int
    forgeable: int
    differences: tuple[Difference, ...]
    faults: tuple[str, ...] = ()

    @property
    def certified(self) -> bool:
        """Return whether nothing differs without a reason, and ``grade`` refuses nothing."""
        return not self.faults and all(difference.explained for difference in self.differences)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON's kinds of values."""
        found = {"cells": self.cells, "forgeable": self.forgeable, "certified": self.certified}
        return {
            **found,
            "faults": list(self.faults),
            "differences": [asdict(difference) for difference in self.differences],
        }


def compare(
    course: Path = Path(),
    submissions: Path | None = None,
    *,
    sandbox: str = "auto",
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Agreement:
    """Grade submissions twice, in a folder that is thrown away, and compare every cell. The course is not changed.

    nbgrader runs them as it always does, without a sandbox: compare only what was graded by it before.

    Args:
        course: folder with an ``nbgrader_config.py``.
        submissions: ``<student>/<assignment>/<notebook>.ipynb``; by default those of the course.
        sandbox, jobs: for this engine, as for ``grade``.
        progress: called with the number of submissions that nbgrader has graded, and is to grade.

    Raises:
        AutograderError: if the course is not one of nbgrader's, or one of the two cannot grade it at all.
    """
    theirs = read_nbgrader_course(course)
    if theirs is None or (course / "course.toml").exists():
        raise UsageError(f"{course.resolve()} is no course that stock nbgrader grades as it stands: it has no {FILE}.")
    handed_in = submissions or theirs.root / theirs.folders["submitted"]
    if not handed_in.is_dir():
        raise UsageError(f"There is no folder {handed_in}: pass --submissions FOLDER.")
    source = theirs.root / theirs.folders["source"]
    with tempfile.TemporaryDirectory(prefix="compare-", ignore_cleanup_errors=True) as scratch:
        copy = Path(scratch) / "stock"
        copy.mkdir()
        own = sqlite_url(copy / stock.OURS)
        faults: list[str] = []
        graded = grade(
            course=course,
            classroom=Path(scratch) / "ours",
            submissions=handed_in,
            db=own,
            sandbox=sandbox,
            jobs=jobs,
            faulty=faults.append,
        )
        shutil.copytree(source, copy / "source")
        shutil.copytree(handed_in, copy / "submitted", symlinks=True)
        for folder in {course, theirs.root}:
            for path in folder.glob("*"):
                if path.is_file() and path.suffix in (".py", ".yml", ".yaml"):
                    shutil.copy(path, copy)
        names = sorted({result.assignment for result in graded.results} & find_notebooks(source).keys())
        found = _run_stock(copy, names, len({(r.student, r.assignment) for r in graded.results}), progress)
    return _agreement(found, graded.results, tuple(faults))


def _run_stock(copy: Path, assignments: list[str], total: int, progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Run nbgrader in its copy of the course; return what the two gradebooks hold."""
    path = os.pathsep.join(filter(None, (str(copy), os.environ.get("PYTHONPATH"))))
    command = [sys.executable, "-P", stock.__file__, *assignments]
    last, done = "", 0
    with subprocess.Popen(
        command,
        cwd=copy,
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            done += line == "done\n"
            progress(min(done, total), total)
            last = line
    try:
        found: dict[str, Any] = json.loads(last)
    except ValueError:
        raise UsageError(
            "nbgrader could not grade this course: run 'nbgrader autograde' in a copy to see why."
        ) from None
    return found


_Place = tuple[str, str, str, str]
#: Line of a traceback that names the exception.
_EXCEPTION = re.compile(r"^ *\w[\w.]*(?:Error|Exception|Timeout)\b.*", re.MULTILINE)


def _agreement(found: dict[str, Any], results: tuple[NotebookResult, ...], faults: tuple[str, ...] = ()) -> Agreement:
    ours: dict[_Place, tuple[float | None, bool]] = {_place(row): (row[4], row[5]) for row in found["ours"]}
    judged: dict[_Place, tuple[NotebookResult, CellResult]] = {
        (r.student, r.assignment, r.notebook, cell.grade_id): (r, cell) for r in results for cell in r.cells
    }
    differences = []
    theirs: set[_Place] = set()
    for row, said in zip(found["stock"], found["said"], strict=True):
        place = _place(row)
        theirs.add(place)
        score, waits = ours.get(place, (None, False))
        if (score, waits) != (row[4], row[5]):
            failed = _log(found, place) if place in judged else ""
            why, explained = (failed, True) if failed else _cause(row[4], said, score, waits, judged.get(place))
            differences.append(Difference(*place, row[4], score, why, explained))
    for place in sorted(ours.keys() - theirs):
        failed = _log(found, place)
        why = failed or "nbgrader has no grade for it."
        differences.append(Difference(*place, None, ours[place][0], why, bool(failed)))
    forgeable = sum(cell.could_be_forged for place, (_, cell) in judged.items() if place in theirs)
    return Agreement(len(theirs | ours.keys()), forgeable, tuple(differences), faults)


def _log(found: dict[str, Any], place: _Place) -> str:
    """Return why nbgrader gave up a submission, with what ended it or the end of its log; empty text if it did not."""
    log = found["failed"].get(f"{place[0]}/{place[1]}", "")
    said = [line for line in _EXCEPTION.findall(log) if "NbGraderException" not in line]
    told = " ".join((said[-1] if said else log).split()[-40:])
    return f"nbgrader could not grade it: {told}" if told else ""


def _place(row: list[Any]) -> _Place:
    student, assignment, notebook, cell = map(str, row[:4])
    return student, assignment, notebook, cell


def _cause(
    score: float | None, said: str, own: float | None, waits: bool, judged: tuple[NotebookResult, CellResult] | None
) -> tuple[str, bool]:
    """Return why a cell is graded otherwise, and whether that is known and meant."""
    if waits and score == 0:
        return "Nothing was written: nbgrader gives 0, and here it waits for a person.", True
    if judged is None:
        return "A person marks this cell, and the two do not agree whether it waits.", False
    result, cell = judged
    if said == "stderr" and (own or 0) > (score or 0):
        return "nbgrader gives nothing where a test writes on stderr, such as a warning.", True
    if cell.status == "not reached" and score is None:
        return f"Neither could grade it. {result.reason}", True
    if cell.status == "not reached":
        return f"Here it was not reached: {result.reason}", False
    if (own or 0) > (score or 0):
        return f"In nbgrader the test ended with {said or 'fewer points'}; here it gives more.", False
    return f"Here it {'ran beside' if cell.could_be_forged else 'was judged apart'} and says: {cell.message}", False
