"""Grades a class: every submission once, one writer, and nothing lost when the run is killed."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from . import sandbox
from .assignment import Assignment, load_assignments
from .errors import UsageError
from .executed import write_executed
from .feedback import FeedbackPages
from .gradebook import GradebookWriter
from .limits import Limits
from .pool import Pool
from .records import Journal, write_grades_csv, write_results
from .results import CellResult, NotebookResult
from .schedule import merge
from .submission import Submission, Unreadable, read_submission
from .worker import Worker

#: Notebooks that are written to the gradebook in one transaction.
BATCH = 50


@dataclass(frozen=True)
class Layout:
    """Where everything is.

    Attributes:
        course: the folder that holds ``solutions``.
        classroom: what grading makes, and what was handed in.
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``.
        db: SQLAlchemy URL of nbgrader's gradebook.
    """

    course: Path
    classroom: Path
    submissions: Path
    db: str

    @classmethod
    def of(
        cls, course: Path, classroom: Path | None = None, submissions: Path | None = None, db: str | None = None
    ) -> Layout:
        """The usual places, where nothing else is said."""
        classroom = (classroom or course / "classroom").absolute()
        url = db or f"sqlite:///{classroom / 'gradebook.db'}"
        return cls(course, classroom, submissions or classroom / "submitted", url)

    @property
    def feedback(self) -> Path:
        return self.classroom / "feedback"

    @property
    def autograded(self) -> Path:
        return self.classroom / "autograded"


@dataclass(frozen=True)
class Graded:
    """What a run of ``grade`` ended with.

    Attributes:
        results: the notebooks this run was asked for, by assignment and student.
        fresh: how many of them were graded now; the others had been graded before and had not changed.
        layout: where grades and pages are.
    """

    results: tuple[NotebookResult, ...]
    fresh: int
    layout: Layout

    @property
    def ungraded(self) -> tuple[NotebookResult, ...]:
        return tuple(r for r in self.results if r.status != "graded")


@dataclass(frozen=True)
class Task:
    """One student's notebook to be graded: the folder it should be in."""

    student: str
    assignment: Assignment
    folder: Path


def grade(
    assignments: tuple[str, ...] = (),
    *,
    course: Path = Path(),
    classroom: Path | None = None,
    submissions: Path | None = None,
    student: str | None = None,
    jobs: int | None = None,
    force: bool = False,
    db: str | None = None,
    figures: bool = False,
    tier: str = "auto",
    limits: Limits | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Graded:
    """Grades what was handed in and writes gradebook, CSV, results and feedback pages.

    What was graded before and has not changed since is not graded again, so a run that was killed goes on where it
    stopped.

    Args:
        assignments: which; none means every one.
        course: the folder that holds ``solutions``.
        classroom: where grades go; by default ``classroom`` in the course.
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``; by default ``submitted`` in the classroom.
        student: only this one.
        jobs: notebooks graded at once; by default one a processor.
        force: grade again what was graded before.
        db: SQLAlchemy URL of the gradebook; by default ``gradebook.db`` in the classroom.
        figures: also run the cells tagged ``experiment`` and keep the figures.
        tier: ``auto``, ``bubblewrap``, ``landlock`` or ``none``.
        limits: what a submission may use.
        progress: called with the number of notebooks done and to do.

    Raises:
        UsageError: if something is missing, unreadable or refused; nothing is lost.
    """
    layout = Layout.of(course, classroom, submissions, db)
    limits = limits or Limits()
    notebooks = load_assignments(course / "solutions", assignments)
    tasks = find_tasks(layout, notebooks, student, explicit=bool(assignments))
    chosen = sandbox.choose_tier(tier)
    with _locked(layout.classroom):
        journal = Journal(layout.classroom / "journal.jsonl")
        gradebook = GradebookWriter(layout.db)
        for notebook in notebooks:
            gradebook.prepare(notebook)
        pages = FeedbackPages(layout.feedback)
        results: list[NotebookResult] = []
        fresh: list[tuple[str, NotebookResult]] = []
        count = 0

        def record() -> None:
            gradebook.write([result for _, result in fresh])
            journal.append(fresh)  # last: a line in the journal says that all else is written
            fresh.clear()

        def work(worker: Worker, task: Task) -> tuple[str, NotebookResult, Submission | Unreadable]:
            submission = read_submission(task.folder, task.student, task.assignment, limits)
            key = _key(submission, figures)
            known = None if force or not pages.exists(task.student, task.assignment) else journal.reusable(key)
            return key, known or judge(worker, submission), submission

        progress(0, len(tasks))
        with Pool(jobs or sandbox.processors(), lambda: Worker(chosen, limits, figures)) as pool:
            try:
                for done, (key, result, submission) in enumerate(pool.run(work, tasks), start=1):
                    if journal.reusable(key) is not result:
                        pages.write(submission, result)
                        if isinstance(submission, Submission):
                            write_executed(layout.autograded, submission, merged(submission, figures), result)
                        fresh.append((key, replace(result, outputs=())))
                        count += 1
                    results.append(replace(result, outputs=()))
                    progress(done, len(tasks))
                    if len(fresh) >= BATCH:
                        record()
            finally:
                record()
        gradebook.write(gradebook.differing(results))
        everyone = journal.compact()
        write_results(layout.classroom, everyone)
        write_grades_csv(layout.classroom, everyone)
    results.sort(key=lambda r: (r.assignment, r.notebook, r.student))
    return Graded(tuple(results), count, layout)


def merged(submission: Submission, figures: bool) -> tuple[object, ...]:
    return merge(submission.assignment, submission.cells, figures)


def judge(worker: Worker, submission: Submission | Unreadable) -> NotebookResult:
    """The result of one submission, readable or not."""
    if isinstance(submission, Submission):
        return worker.grade(submission.assignment, submission)
    return unreached(submission)


def unreached(submission: Unreadable) -> NotebookResult:
    """What could not be read: no test was reached."""
    assignment = submission.assignment
    cells = tuple(CellResult(t.grade_id, "not reached", 0.0, t.points, submission.reason) for t in assignment.tests)
    return NotebookResult(
        submission.student, assignment.name, assignment.notebook, submission.status, submission.reason, cells
    )


def find_tasks(layout: Layout, notebooks: list[Assignment], student: str | None, explicit: bool) -> list[Task]:
    """The folders to grade; a student without a folder for an assignment handed nothing in and is not listed.

    Raises:
        UsageError: if there is nothing to grade.
    """
    if not layout.submissions.is_dir():
        raise UsageError(f"There is no folder {layout.submissions}: put the class's notebooks there, or say --submissions FOLDER.")
    students = [student] if student else sorted(p.name for p in layout.submissions.iterdir() if not p.name.startswith("."))
    tasks = [
        Task(name, notebook, layout.submissions / name / notebook.name)
        for notebook in notebooks
        for name in students
        if (layout.submissions / name / notebook.name).is_dir()
    ]
    if student and not (layout.submissions / student).is_dir():
        raise UsageError(f"There is no student {student!r} in {layout.submissions}.")
    wanted = {n.name for n in notebooks} if explicit else set()
    idle = sorted(wanted - {t.assignment.name for t in tasks})
    if idle or not tasks:
        what = ", ".join(idle) or "any assignment"
        raise UsageError(f"{layout.submissions} holds no submission for {what}; it needs <student>/<assignment>/<notebook>.ipynb.")
    return tasks


def _key(submission: Submission | Unreadable, figures: bool) -> str:
    text = f"{submission.assignment.key} {submission.key} {figures}"
    return hashlib.sha256(text.encode()).hexdigest()


@contextmanager
def _locked(classroom: Path) -> Iterator[None]:
    """One grader at a time; the lock goes with the process, however it ends."""
    try:
        classroom.mkdir(parents=True, exist_ok=True)
        handle = open(classroom / ".lock", "w")
    except OSError as error:
        raise UsageError(f"{classroom} cannot be written ({error.strerror}); say --classroom FOLDER for another place.") from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"Another autograder is at work in {classroom}; wait until it has ended.") from None
        yield
