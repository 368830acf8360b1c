"""Grades a class: every submission once, one writer, and nothing lost when the run is killed."""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from . import sandbox
from .assignment import Assignment, load_assignments
from .errors import UsageError
from .executed import executed_path, write_executed
from .feedback import FeedbackPages
from .files import sweep
from .gradebook import GradebookWriter, read_timestamp
from .library import Library
from .limits import Limits, read_limits
from .records import Journal, write_grades_csv, write_results
from .results import NotebookResult
from .schedule import Step, merge
from .submission import Submission, Unreadable, read_submission
from .worker import Worker, open_workers

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

    def sweep(self) -> None:
        """Removes files that a run which was killed has left half written."""
        sweep(self.classroom, below=False)
        sweep(self.feedback)
        sweep(self.autograded)


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


@dataclass(frozen=True)
class HandedIn:
    """What came of a task when it was read, and the key by which the journal knows it."""

    key: str
    task: Task
    submission: Submission | Unreadable


#: Grades what it is given, on this machine or on others; results come back as they are finished.
Graders = Callable[[Iterable[HandedIn]], Iterator[tuple[HandedIn, NotebookResult]]]


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
    cluster: str | None = None,
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
        limits: what a submission may use; by default what ``limits.toml`` in the course says.
        cluster: address of a Dask scheduler whose workers grade, ``tcp://host:port``; by default this machine does.
        progress: called with the number of notebooks done and to do.

    Raises:
        UsageError: if something is missing, unreadable or refused; nothing is lost.
    """
    layout = Layout.of(course, classroom, submissions, db)
    limits = limits or read_limits(course)
    notebooks = load_assignments(course / "solutions", assignments)
    tasks = find_tasks(layout, notebooks, student, explicit=bool(assignments))
    graders = _graders(cluster, jobs, tier, limits, figures)
    settings, library = f"{limits} {figures}", Library()
    with (
        _locked(layout.classroom) as cut_off,
        GradebookWriter(layout.db) as gradebook,
        Journal(layout.classroom / "journal.jsonl") as journal,
    ):
        if cut_off:
            layout.sweep()
        for notebook in notebooks:
            gradebook.prepare(notebook)
        record = _Record(layout, gradebook, journal, figures)
        results: list[NotebookResult] = []

        def finish(result: NotebookResult) -> None:
            results.append(replace(result, outputs=()))
            progress(len(results), len(tasks))

        def waiting() -> Iterator[HandedIn]:
            """Reads what was handed in; what was graded before ends here."""
            for task in tasks:
                submission = _read(task, limits)
                reached = library.key(submission) if isinstance(submission, Submission) else ""
                work = HandedIn(_digest(task.assignment.key, submission.key, reached, settings), task, submission)
                known = None if force else record.known(work)
                if known is None:
                    yield work
                else:
                    finish(known)

        progress(0, len(tasks))
        with graders as judged:
            try:
                for work, result in judged(waiting()):
                    record.add(work, result)
                    finish(result)
            finally:
                record.flush()
        # What was in the journal and not yet in the gradebook when a run was cut off; or what somebody changed there.
        late = gradebook.differing(journal.latest())
        gradebook.write(late + results if cut_off else late, _times(tasks) if cut_off else {})
        everyone = journal.compact()
        write_results(layout.classroom, everyone)
        write_grades_csv(layout.classroom, everyone)
    results.sort(key=lambda r: (r.assignment, r.notebook, r.student))
    return Graded(tuple(results), record.count, layout)


def _graders(
    cluster: str | None, jobs: int | None, tier: str, limits: Limits, figures: bool
) -> AbstractContextManager[Graders]:
    if cluster is None:
        return _here(jobs, sandbox.choose_tier(tier), limits, figures)
    if jobs is not None:
        raise UsageError("--jobs is for this machine; on a cluster each worker says how many threads it has.")
    from .cluster import connected  # what needs no cluster does not wait for Dask

    return connected(cluster, tier, limits, figures)


@contextmanager
def _here(jobs: int | None, tier: sandbox.Tier, limits: Limits, figures: bool) -> Iterator[Graders]:
    """Grades on this machine."""
    with open_workers(jobs or sandbox.processors(), tier, limits, figures) as pool:
        yield lambda waiting: pool.run(_judged, waiting)


def _judged(worker: Worker, work: HandedIn) -> tuple[HandedIn, NotebookResult]:
    return work, judge(worker, work.submission)


class _Record:
    """Writes what was graded: pages and notebook, then the journal at once; the gradebook in batches.

    A line in the journal says that a notebook need not be graded again. What of it the gradebook lacks, since a run was
    cut off, it gets at the end of the next.
    """

    def __init__(self, layout: Layout, gradebook: GradebookWriter, journal: Journal, figures: bool):
        self.count = 0
        self._layout = layout
        self._gradebook = gradebook
        self._journal = journal
        self._figures = figures
        self._pages = FeedbackPages(layout.feedback)
        self._waiting: list[tuple[Task, NotebookResult]] = []

    def known(self, work: HandedIn) -> NotebookResult | None:
        """The result of what was graded before, if its page and its executed notebook are still there."""
        task = work.task
        name = task.student, task.assignment.name, task.assignment.notebook
        there = self._pages.exists(task.student, task.assignment)
        there = there and executed_path(self._layout.autograded, *name).is_file()
        return self._journal.reusable(work.key) if there else None

    def add(self, work: HandedIn, result: NotebookResult) -> None:
        submission = work.submission
        steps: tuple[Step, ...] = ()
        if isinstance(submission, Submission):
            steps = merge(submission.assignment, submission.cells, self._figures)
        try:
            self._show(submission, steps, result)
        except UsageError:
            raise
        except Exception as error:  # what nobody thought of must not cost the class its grades
            why = f"It cannot be shown here ({type(error).__name__})."
            self._show(Unreadable(result.student, submission.assignment, result.status, why), (), result)
        result = replace(result, outputs=())
        self._journal.append([(work.key, result)])
        self._waiting.append((work.task, result))
        self.count += 1
        if len(self._waiting) >= BATCH:
            self.flush()

    def _show(self, submission: Submission | Unreadable, steps: tuple[Step, ...], result: NotebookResult) -> None:
        write_executed(self._layout.autograded, submission, steps, result)
        self._pages.write(submission, steps, result)

    def flush(self) -> None:
        """Brings the gradebook up to date; what it refuses is in the journal, and not tried again in this run."""
        waiting, self._waiting = self._waiting, []
        self._gradebook.write([result for _, result in waiting], _times(task for task, _ in waiting))


def _times(tasks: Iterable[Task]) -> dict[tuple[str, str], datetime.datetime | None]:
    return {(task.student, task.assignment.name): read_timestamp(task.folder) for task in tasks}


def _read(task: Task, limits: Limits) -> Submission | Unreadable:
    """What was handed in; a notebook that breaks the reader breaks nothing else."""
    try:
        return read_submission(task.folder, task.student, task.assignment, limits)
    except Exception as error:
        reason = f"The grading engine could not read the notebook: {type(error).__name__}."
        return Unreadable(task.student, task.assignment, "error", reason)


def judge(worker: Worker, submission: Submission | Unreadable) -> NotebookResult:
    """The result of one submission; of one that cannot be read, no test was reached."""
    if isinstance(submission, Unreadable):
        return submission.result()
    return worker.grade(submission.assignment, submission)


def find_tasks(layout: Layout, notebooks: list[Assignment], student: str | None, explicit: bool) -> list[Task]:
    """The folders to grade; a student without a folder for an assignment handed nothing in and is not listed.

    Raises:
        UsageError: if there is nothing to grade.
    """
    if not layout.submissions.is_dir():
        raise UsageError(
            f"There is no folder {layout.submissions}: put the class's notebooks there, or say --submissions FOLDER."
        )
    students = (
        [student] if student else sorted(p.name for p in layout.submissions.iterdir() if not p.name.startswith("."))
    )
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
        raise UsageError(
            f"{layout.submissions} holds no submission for {what}; it needs <student>/<assignment>/<notebook>.ipynb."
        )
    return tasks


def _handed_in(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except PermissionError:
        return True  # something is there; that it cannot be read is said where it is read


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@contextmanager
def _locked(classroom: Path) -> Iterator[bool]:
    """One grader at a time; the lock goes with the process, however it ends.

    Yields:
        Whether the run before was cut off: it left its word in the file of the lock.
    """
    refused = f"{classroom} cannot be written ({{}}); say --classroom FOLDER for another place."
    try:
        classroom.mkdir(parents=True, exist_ok=True)
        handle = open(classroom / ".lock", "ab+", buffering=0)  # noqa: SIM115 - held until the run ends
    except OSError as error:
        raise UsageError(refused.format(error.strerror)) from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UsageError(f"Another autograder is at work in {classroom}; wait until it has ended.") from None
        cut_off = handle.seek(0, os.SEEK_END) > 0
        try:
            handle.write(b"at work\n")
        except OSError as error:
            raise UsageError(refused.format(error.strerror)) from None
        yield cut_off
        handle.truncate(0)
