"""Sample class made from the bank: thirty students, and nine notebooks of the kind that break graders."""

from __future__ import annotations

import copy
import json
import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.results import NotebookResult, NotebookStatus
from autograder.run.grading import Graded

from .answers import Entry, load_bank

_STUDENTS = """
    ada ben chiara deniz emil fatima goran hana ivo june kofi lena mateo noor olga
    pablo quynh rosa samir tara ugo vera wen xenia yusuf zoe anouk bilal carmen dario
""".split()

#: In the folder of a class that was made here, and so may be made again.
MARKER = ".sample-class"


def _put(notebook: Any, answers: Mapping[str, str]) -> None:
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            cell.source = answers[grade_id]


def _tests(notebook: Any) -> list[Any]:
    return [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade")]


def _first_solution(notebook: Any) -> Any:
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))


def _empty(notebook: Any) -> None:
    notebook.cells.clear()


def _untouched(notebook: Any) -> None:
    """Change nothing."""


def _endless_loop(notebook: Any) -> None:
    cell = _first_solution(notebook)
    cell.source += "\n\nwhile True:\n    pass\n"


def _exits(notebook: Any) -> None:
    _first_solution(notebook).source += "\n\nimport os\nos._exit(0)\n"


def _test_cell_copied(notebook: Any) -> None:
    test = _tests(notebook)[0]
    notebook.cells.insert(notebook.cells.index(test) + 1, copy.deepcopy(test))


def _test_cell_deleted(notebook: Any) -> None:
    notebook.cells.remove(_tests(notebook)[0])


def _test_cell_tagged(notebook: Any) -> None:
    for test in _tests(notebook):
        test.metadata["tags"] = ["skip-execution"]


@dataclass(frozen=True)
class Nasty:
    """Notebook of the kind that breaks graders.

    Attributes:
        student: whose it is.
        change: what was done to it.
        status: how its grading must end.
        solved: whether the other cells hold the right answers.
        full: whether it must have full points.
    """

    student: str
    change: Callable[[Any], None]
    status: NotebookStatus = "graded"
    solved: bool = True
    full: bool = False


NASTY = (
    Nasty("nasty-empty", _empty, solved=False),
    Nasty("nasty-untouched", _untouched, solved=False),
    Nasty("nasty-corrupt", _untouched, "unreadable"),
    Nasty("nasty-wrong-name", _untouched, full=True),
    Nasty("nasty-endless-loop", _endless_loop, full=True),
    Nasty("nasty-exit", _exits, "crashed"),
    Nasty("nasty-test-copied", _test_cell_copied, full=True),
    Nasty("nasty-test-deleted", _test_cell_deleted, full=True),
    Nasty("nasty-test-tagged", _test_cell_tagged, solved=False),
)


@dataclass(frozen=True)
class SampleClass:
    """Sample class that was made, and how its grading must end.

    Attributes:
        answers: for each student and assignment, the bank's entry for each exercise; None where nothing was written.
        nasty: the notebooks that break graders.
    """

    answers: Mapping[tuple[str, str], Mapping[str, Entry | None]]
    nasty: tuple[Nasty, ...] = NASTY

    def surprises(self, graded: Graded) -> list[str]:
        """Return where grading did not end as the class was made to end, a sentence each."""
        found = []
        nasty = {n.student: n for n in self.nasty}
        for result in graded.results:
            who = f"{result.student}, {result.assignment}"
            if result.student in nasty:
                found += [f"{who}: {text}" for text in _nasty_surprises(nasty[result.student], result)]
            else:
                answers = self.answers[result.student, result.assignment]
                found += [f"{who}: {text}" for text in _surprises(answers, result)]
        expected = {*self.answers, *((n.student, a) for n in self.nasty for _, a in self.answers)}
        seen = {(r.student, r.assignment) for r in graded.results}
        return found + [f"{student}, {assignment}: has no result" for student, assignment in sorted(expected - seen)]


def _nasty_surprises(nasty: Nasty, result: NotebookResult) -> list[str]:
    found = []
    if result.status != nasty.status:
        found.append(f"ended as {result.status!r}, not {nasty.status!r}")
    if nasty.full and result.score != result.max_score:
        found.append(f"has {result.score:g} points, not {result.max_score:g}")
    if not nasty.solved and result.score:
        found.append(f"has {result.score:g} points for nothing")
    if nasty.status != "graded" and not result.reason:
        found.append("has no reason")
    return found


def _surprises(answers: Mapping[str, Entry | None], result: NotebookResult) -> list[str]:
    found = [] if result.status == "graded" else [f"ended as {result.status!r}: {result.reason}"]
    for exercise, entry in answers.items():
        cells = [
            c for c in result.cells if c.grade_id == f"test_{exercise}" or c.grade_id.startswith(f"test_{exercise}_")
        ]
        passed = all(c.status == "passed" for c in cells)
        if entry is None and any(c.status != "not attempted" for c in cells):
            found.append(f"{exercise} was not attempted, but is {cells[0].status!r}")
        if entry is not None and passed != entry.right:
            found.append(f"{entry.place} {'passed' if passed else 'failed'}")
    return found


def make_class(
    course: Path, classroom: Path, names: tuple[str, ...] = (), *, students: int = len(_STUDENTS), nasty: bool = True
) -> SampleClass:
    """Write the class to ``<classroom>/submitted``.

    Args:
        course: the folder that holds ``solutions``, ``course`` and the bank.
        classroom: where the class goes.
        names: assignments; none means all.
        students: how many ordinary students, at most thirty.
        nasty: whether the notebooks that break graders are among them.

    Raises:
        UsageError: if the classroom holds a real class, or the course is not built.
    """
    submitted = classroom / "submitted"
    if submitted.exists() and not (submitted / MARKER).exists():
        raise UsageError(f"{submitted} holds a class that was not made here; pass --classroom FOLDER for another.")
    config = read_sourced_course(course)
    assignments = load_graded(config.source, names)
    shutil.rmtree(submitted, ignore_errors=True)
    submitted.mkdir(parents=True)
    (submitted / MARKER).touch()
    answers: dict[tuple[str, str], dict[str, Entry | None]] = {}
    for assignment in assignments:
        released = _released(config, assignment)
        bank = load_bank(config.answers, assignment)
        for number, student in enumerate(_STUDENTS[:students]):
            picked = _pick(
                assignment, bank, random.Random(f"{assignment.name} {student}"), skill=number / len(_STUDENTS)
            )
            answers[student, assignment.name] = picked
            notebook = copy.deepcopy(released)
            _put(notebook, {exercise: entry.source for exercise, entry in picked.items() if entry})
            _write(submitted / student / assignment.name, assignment, notebook)
        if nasty:
            _write_nasty(submitted, assignment, released)
    return SampleClass(answers, NASTY if nasty else ())


def _write_nasty(submitted: Path, assignment: Assignment, released: Any) -> None:
    for kind in NASTY:
        notebook = copy.deepcopy(released)
        if kind.solved:
            _put(notebook, {s.grade_id: s.source for s in assignment.solutions})
        kind.change(notebook)
        _write(submitted / kind.student / assignment.name, assignment, notebook)
    _damage(submitted, assignment)


def _pick(assignment: Assignment, bank: list[Entry], coin: random.Random, skill: float) -> dict[str, Entry | None]:
    """Return an answer for each exercise: right as often as the student is able, sometimes none."""
    picked: dict[str, Entry | None] = {}
    for solution in assignment.solutions:
        right = coin.random() < 0.35 + 0.6 * skill
        entries = [e for e in bank if e.exercise == solution.grade_id and e.right == right]
        picked[solution.grade_id] = None if coin.random() < 0.08 else coin.choice(entries)
    return picked


def _released(course: Course, assignment: Assignment) -> Any:
    path = course.release / assignment.name / f"{assignment.notebook}.ipynb"
    if not path.exists():
        raise UsageError(f"{path} is not released: run 'autograder release' first.")
    return nbformat.read(path, as_version=4)


def _write(folder: Path, assignment: Assignment, notebook: Any) -> None:
    folder.mkdir(parents=True)
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    (folder / f"{assignment.notebook}.ipynb").write_text(text, encoding="utf-8")


def _damage(submitted: Path, assignment: Assignment) -> None:
    """Damage the files: cut one short, give another a wrong name."""
    file = f"{assignment.notebook}.ipynb"
    corrupt = submitted / "nasty-corrupt" / assignment.name / file
    corrupt.write_text(corrupt.read_text(encoding="utf-8")[:2000], encoding="utf-8")
    misnamed = submitted / "nasty-wrong-name" / assignment.name / file
    misnamed.rename(misnamed.with_name(f"{assignment.notebook} (1).ipynb"))
