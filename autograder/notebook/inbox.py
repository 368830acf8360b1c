"""Inbox of a class: finds and reads submissions, with a key of all that their grade depends on."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from autograder.config.draws import classroom_key, secret_draw
from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.config.text import listed, readable

from .assignment import Assignment
from .fingerprint import Library
from .results import NotebookResult
from .submission import Submission, Unreadable, is_rubbish, read_submission

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Task:
    """One student's notebook to be graded: the folder it should be in."""

    student: str
    assignment: Assignment
    folder: Path


@dataclass(frozen=True)
class Stray:
    """File or folder among the submissions that is not graded, for it is not where a submission belongs.

    Attributes:
        path: relative to the folder of submissions.
        advice: what it is, and where it belongs.
    """

    path: str
    advice: str


@dataclass(frozen=True)
class SubmittedWork:
    """Submission that was read, or the reason why it could not be.

    Attributes:
        key: under which the journal has it.
        task: where it was.
        submission: what was read.
        draw: the number of the draw of the tests' own data; 0 is what students see.
        shown: whether its page and its executed notebook are wanted, and not its grade alone.
    """

    key: str
    task: Task
    submission: Submission | Unreadable
    draw: int = 0
    shown: bool = False


#: Gives the number of the draw that a submission is graded on.
Draw = Callable[[Submission | Unreadable], int]
#: Gives the key of a submission that is graded on a draw.
Key = Callable[[Submission | Unreadable, int], str]
#: Grades submissions, on this machine or on others; yields each result when it is finished.
Graders = Callable[[Iterable[SubmittedWork]], Iterator[tuple[SubmittedWork, NotebookResult]]]


def reader(limits: Limits, key: Key, draw: Draw) -> Callable[[Task], SubmittedWork]:
    """Return a function that reads a task.

    Args:
        limits: of a submission.
        key: what ``keys`` returned.
        draw: what ``draws`` returned.
    """

    def read(task: Task) -> SubmittedWork:
        submission = _read(task, limits)
        number = draw(submission)
        return SubmittedWork(key(submission, number), task, submission, number, shown=True)

    return read


def keys(limits: Limits, figures: bool, library: str | None, shows: str = "") -> Key:
    """Return a function that gives the key of a submission: a digest of all that its grade and its page depend on.

    Args:
        limits: of a submission.
        figures: whether experiments are run.
        library: package of the course.
        shows: what pages show.
    """
    source = Library(library)
    settings = f"{limits} {figures} {shows}"

    def key(submission: Submission | Unreadable, draw: int) -> str:
        reached = source.key(submission) if isinstance(submission, Submission) else ""
        return _digest(submission.assignment.key, submission.key, reached, f"{settings} {draw}")

    return key


def draws(path: Path, number: int | None) -> Draw:
    """Return a function that gives the draw of a submission.

    Args:
        path: of the file of the classroom's secret.
        number: the same draw for all; None for a secret one for each, repeatable for the same student and text.

    Raises:
        StorageError: if the secret can neither be read nor made.
    """
    if number is not None:
        return lambda submission: number
    secret = classroom_key(path)

    def draw(submission: Submission | Unreadable) -> int:
        its = submission.assignment
        return secret_draw(secret, its.name, its.notebook, submission.key)

    return draw


def _read(task: Task, limits: Limits) -> Submission | Unreadable:
    """Read one submission; a notebook that breaks the reader breaks nothing else."""
    try:
        return read_submission(task.folder, task.student, task.assignment, limits)
    except Exception as error:
        _log.exception("%s, %s: the notebook cannot be read", task.student, task.assignment.notebook)
        reason = f"The grading engine could not read the notebook: {type(error).__name__}."
        return Unreadable(task.student, task.assignment, "error", reason)


def find_tasks(
    layout: Paths, notebooks: list[Assignment], student: str | None, known: Iterable[str], *, explicit: bool
) -> list[Task]:
    """Return the folders to grade; a student without a folder for an assignment submitted nothing and is not listed.

    Args:
        layout: where submissions are.
        notebooks: to grade.
        student: only this one.
        known: names of all assignments of the course.
        explicit: whether somebody named the assignments, and so wants something of each.

    Raises:
        UsageError: if there is nothing to grade.
    """
    if student is not None and Path(student).name != student:
        raise UsageError(f"{student!r} is no student: give the name of a folder in {layout.submissions}.")
    if layout.submissions.is_file():
        raise UsageError(f"{layout.submissions} is a file: pass the folder of the class's notebooks.")
    if not layout.submissions.is_dir():
        raise UsageError(
            f"There is no folder {layout.submissions}: put the class's notebooks there, or pass --submissions FOLDER."
        )
    students = [student] if student else sorted(p.name for p in _entries(layout.submissions))
    tasks = [
        Task(name, notebook, layout.submissions / name / notebook.name)
        for notebook in notebooks
        for name in students
        if _handed_in(layout.submissions / name / notebook.name)
    ]
    if student and not _handed_in(layout.submissions / student):
        raise UsageError(f"There is no student {student!r} in {layout.submissions}.")
    wanted = {n.name for n in notebooks} if explicit else set()
    idle = sorted(wanted - {t.assignment.name for t in tasks})
    if idle or not tasks:
        what = ", ".join(idle) or "any assignment"
        strays = find_strays(layout.submissions, student, known)
        instead = f" Instead: {listed(f'{s.path} {s.advice}' for s in strays)}." if strays else ""
        raise UsageError(
            f"{layout.submissions} holds no submission for {what}; it needs <student>/<assignment>/<notebook>.ipynb."
            + readable(instead)
        )
    return tasks


def count_folders(submissions: Path, assignments: Iterable[str], student: str | None) -> int:
    """Return how many folders ``find_tasks`` would list, before the notebooks of these assignments are read."""
    students = [student] if student else [place.name for place in _entries(submissions)]
    return sum(_handed_in(submissions / name / assignment) for assignment in assignments for name in students)


def find_strays(submissions: Path, student: str | None, assignments: Iterable[str]) -> list[Stray]:
    """Return what lies among the submissions and is graded by no run.

    Args:
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``.
        student: only look into this one's folder.
        assignments: all of the course.
    """
    known = sorted(assignments)
    strays: list[Stray] = []
    for place in [submissions / student] if student else _entries(submissions):
        if not place.is_dir():
            strays.append(
                Stray(place.name, f"is no student's folder; move it to <student>/{_guess(place.name, known)}/")
            )
            continue
        inside = _entries(place)
        if not inside:
            strays.append(Stray(place.name, "is empty"))
        for entry in inside:
            if entry.name not in known or not _handed_in(entry):
                advice = f"is no assignment of this course; move it to {place.name}/{_guess(entry.name, known)}/"
                strays.append(Stray(f"{place.name}/{entry.name}", advice))
    return strays


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not is_rubbish(path.name))
    except OSError:
        return []  # told where it is read


def _guess(name: str, known: list[str]) -> str:
    """Return the assignment that a misspelt name most likely means."""
    folded = {assignment.casefold(): assignment for assignment in known}
    likely = get_close_matches(name.partition(".")[0].strip().casefold(), folded, n=1, cutoff=0.7)
    inside = [assignment for text, assignment in folded.items() if text in name.casefold()]
    return folded[likely[0]] if likely else inside[0] if inside else "<assignment>"


def _handed_in(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError:
        return True  # something is there; that it cannot be read is said where it is read


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
