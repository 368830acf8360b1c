"""Doctor of a course: says beforehand how each of its cells will be graded, and what else would surprise.

Nothing is written. The reference solutions are graded as before a class; what is said of a test is what happened to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from autograder.config.course import Course, read_course
from autograder.config.nbgrader_course import ignored_settings
from autograder.notebook.assignment import Assignment, files_left_out, load_graded
from autograder.notebook.cells import Cell
from autograder.notebook.inbox import Graders, keys
from autograder.notebook.regions import NOT_IN_TESTS, lines
from autograder.run.references import Tried, try_references
from autograder.run.worker import graded_again_alone, judged_work, open_workers
from autograder.sandbox.choice import choose_sandbox

from . import probes

#: ``apart``: as it should be. ``beside``: in the student's process, marked. ``cannot``: it would stop ``grade``.
#: ``by hand``: a person gives the points. ``note``: nothing is lost, and an instructor may not expect it.
How = Literal["apart", "beside", "cannot", "by hand", "note"]

#: What a sentence about a test that failed apart says, why it did, and what frees the test.
_CAUSES = (
    (
        r"a test passed an? (\S+), which is neither",
        r"It passes an object of the class \1, which lives in one process alone.",
        "Pass plain data, an array or a function.",
    ),
    (
        r"unsupported operand|not supported between|object is not (subscriptable|iterable)|has no len",
        "It computes with objects of a student's class.",
        "Call their methods by name, and compare what those give.",
    ),
    (
        r"No such file|FileNotFoundError",
        "It writes a file for the code to read, or one that the tests do not see.",
        "Put the file beside the notebook.",
    ),
    (
        r"was still running after|was still waiting",
        "It calls students' code so often that this takes too long from another process.",
        "Call it less often, or with arrays.",
    ),
    (r"(%\S+) does not run in a test cell", r"It uses \1.", "Write in Python what the magic does."),
    (r"Commands of the operating system", "It runs a command of the operating system.", "Write it in Python."),
    (
        r"NameError: name '(\w+)'|^(\w+) is not defined",
        r"It uses \1\2, which another test or cell makes in the student's process alone.",
        "Make it in this test.",
    ),
    (
        r"statement of the test is not true|AssertionError",
        "What it compares is not the same from another process: objects of a student's class, "
        "a module that it patched, or what an earlier test left.",
        "Compare what attributes and methods give, and pass the code what it should use.",
    ),
)
_OTHER = "Use only what docs/any-course.md lists under 'From a test to the code under test'."
_COMMANDS = re.compile(r"^\s*(!|%%(bash|sh|script|cmd|perl|ruby)\b|%(sx|system|sc)\b)", re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """What is said of one cell, or of the course.

    Attributes:
        assignment, notebook: where; empty for the course.
        cell: its ``grade_id``, or its place; empty for the notebook.
        points: to be had there.
        how: it is graded.
        why: in a sentence; empty where all is as it should be.
        change: what would free a test that does not run apart; empty for none.
    """

    assignment: str
    notebook: str
    cell: str
    points: float
    how: How
    why: str = ""
    change: str = ""


@dataclass(frozen=True)
class Diagnosis:
    """All findings on a course.

    Attributes:
        findings: in the order of the notebooks and their cells; what is said of the course comes last.
    """

    findings: tuple[Finding, ...]

    @property
    def gradable(self) -> bool:
        """Return whether everything can be graded."""
        return all(finding.how != "cannot" for finding in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON's kinds of values."""
        return {"gradable": self.gradable, "findings": [asdict(finding) for finding in self.findings]}


def examine(course: Path = Path(), *, sandbox: str = "auto", jobs: int = 1) -> Diagnosis:
    """Look a course over, as ``autograder grade`` would find it.

    Args:
        course: its folder.
        sandbox: in which the reference solutions run.
        jobs: notebooks at once.

    Raises:
        AutograderError: if the course cannot be read, or nothing can be run here.
    """
    config = read_course(course)
    notebooks = load_graded(config.source, (), config.release, config.ignore)
    key = keys(config.limits, False, config.library)
    with open_workers(jobs, choose_sandbox(sandbox), config.limits, checks=config.checks) as pool:
        judged: Graders = partial(pool.run, judged_work)
        tried = {t.notebook.path: t for t in try_references(judged, notebooks, key, beside=True)}
        odd = _numpy_points(judged, tried.values(), key)
    findings = [f for n in notebooks for f in _of_notebook(config, tried[n.path], odd.get(n.path, frozenset()))]
    return Diagnosis((*findings, *_of_course(course, config, notebooks)))


def _numpy_points(judged: Graders, tried: Any, key: Any) -> dict[Path, frozenset[str]]:
    """Return, by notebook, the tests whose last line gives a number of numpy's on the reference solution."""
    probing = [work for t in tried if (work := probes.work(t.notebook, key))]
    found = {}
    for work, result in graded_again_alone(judged, probing):
        cells = (c.grade_id for c in result.cells if probes.SIGN in c.message)
        found[work.task.assignment.path] = frozenset(cells)
    return found


def _of_notebook(config: Course, tried: Tried, odd: frozenset[str]) -> Iterator[Finding]:
    notebook = tried.notebook
    place = partial(Finding, notebook.name, notebook.notebook)
    lost = {cell.grade_id: cell.message or tried.result.reason for cell in tried.lost}
    for cell in notebook.cells:
        if cell.role == "test":
            yield _of_test(config, tried, cell, lost)
            if cell.grade_id in odd:
                why = "Its last line gives a number of numpy's, which counts as all points, as in nbgrader."
                yield place(cell.grade_id, 0.0, "note", why, "Write float(...) around it for partial credit.")
            if not cell.exercise:
                yield place(cell.grade_id, 0.0, "note", "No answer stands above it: it tests the notebook as given.")
        elif cell.nbgrader.get("grade") or cell.nbgrader.get("task"):
            yield place(*_by_hand(cell))
        if cell.role != "prose" and _COMMANDS.search(cell.source):
            why = "It runs a command of the operating system, which is refused while a notebook is graded."
            yield place(_named(cell), 0.0, "note", why, "Write in Python what it does.")
    for name, why in files_left_out(notebook, config.release, config.ignore):
        yield place(name, 0.0, "note", f"This file is not handed to students' code: {why}.")


def _of_test(config: Course, tried: Tried, test: Cell, lost: dict[str, str]) -> Finding:
    place = partial(Finding, tried.notebook.name, tried.notebook.notebook, test.grade_id, test.points)
    if test.grade_id in lost:
        told = f"It does not pass on the reference solution: {lost[test.grade_id]}"
        return place("cannot", told, "Correct the test, or the solution.")
    if test.grade_id not in tried.notebook.beside:
        return place("apart")
    if test.exercise in tried.notebook.unanswered:
        why, change = "Its exercise has no reference solution, on which it could be tried.", "Write the solution."
    else:
        why, change = _cause(tried.why[test.grade_id])
    if any(line.region in NOT_IN_TESTS for line in lines(test.source)):
        why += " Students' code can read its hidden lines."
    if config.beside:
        return place("beside", why, change)
    return place("cannot", f"{why} It could run beside students' code: beside = true in course.toml.", change)


def _cause(told: str) -> tuple[str, str]:
    """Return why a test failed apart from its own solution, and what would free it."""
    for sign, why, change in _CAUSES:
        if found := re.search(sign, told):
            return re.sub(r"\\(\d)", lambda group: found[int(group[1])] or "", why), change
    return told if told.endswith(".") else f"{told}.", _OTHER


def _by_hand(cell: Cell) -> tuple[str, float, How, str]:
    points = cell.nbgrader.get("points")
    what = "task" if cell.nbgrader.get("task") else "answer in Markdown" if cell.role == "prose" else "answer in code"
    given = float(points) if isinstance(points, (int, float)) else 0.0
    why = f"A person marks this {what}: it waits in formgrader, and is not in the points of grades.csv."
    return str(cell.nbgrader.get("grade_id", "")), given, "by hand", why


def _named(cell: Cell) -> str:
    return cell.grade_id or f"cell {cell.number}"


def _of_course(root: Path, config: Course, notebooks: list[Assignment]) -> Iterator[Finding]:
    for name in ignored_settings(root):
        yield Finding(
            "",
            "",
            name,
            0.0,
            "note",
            "This setting of nbgrader_config.py is for nbgrader's own commands: grade does not read it.",
        )
