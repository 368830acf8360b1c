"""Grading of a class: every submission once, one writer, and nothing lost when the run is killed."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.config.course import Course, read_course
from autograder.config.errors import StorageError, UsageError
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.config.terms import NO_TERMS
from autograder.notebook.assignment import Assignment, find_notebooks, load_graded
from autograder.notebook.inbox import Graders, Stray, SubmittedWork, Task, draws, find_strays, find_tasks, keys, reader
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, Unreadable
from autograder.records.roster import Roster, read_roster
from autograder.records.standing import NOT_HANDED_IN, Total, absent, check_terms, totals, write_totals
from autograder.report import logs
from autograder.run.pool import most_workers
from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.variants.classroom import ClassVariants

from .references import check_references
from .worker import Worker, graded_again_alone, open_workers

#: Notebooks that are graded in the time in which another worker opens, about.
_WORTH_A_WORKER = 4
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Graded:
    """Result of a run of ``grade``.

    Attributes:
        results: the notebooks this run was asked for, by assignment and student.
        fresh: how many of them were graded now; the others had been graded before and had not changed.
        layout: where grades and pages are.
        strays: files and folders among the submissions that no run grades.
        withdrawn: results of earlier runs whose submission is no longer there; ``prune`` removes them.
        beside: notebooks of which some tests run beside the students' code; their results are marked.
        absent: for students of the roster, the notebooks of these assignments that they did not hand in.
        strangers: students with a submission that the roster does not list, or says have left.
        totals: where each student stands in all assignments, as ``totals.csv`` has it.
    """

    results: tuple[NotebookResult, ...]
    fresh: int
    layout: Paths
    strays: tuple[Stray, ...] = ()
    withdrawn: tuple[NotebookResult, ...] = ()
    beside: tuple[Assignment, ...] = ()
    absent: tuple[NotebookResult, ...] = ()
    strangers: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()

    @property
    def ungraded(self) -> tuple[NotebookResult, ...]:
        return tuple(r for r in self.results if r.status != "graded")


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
    sandbox: str = "auto",
    limits: Limits | None = None,
    cluster: str | None = None,
    prune: bool = False,
    draw: int | None = None,
    beside: bool | None = None,
    faulty: Callable[[str], None] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Graded:
    """Grade submissions and write gradebook, CSV, results and feedback pages.

    What was graded before and has not changed since is not graded again, so a run that was killed goes on where it
    stopped.

    Args:
        assignments: which; none means every one.
        course: the folder that holds ``course.toml``.
        classroom: where grades go; by default ``classroom`` in the course.
        submissions: holds ``<student>/<assignment>/<notebook>.ipynb``; by default ``submitted`` in the classroom.
        student: only this one.
        jobs: notebooks graded at once; by default one a processor, and fewer for a few notebooks, or where less than a
            submission's limit of memory is there for each.
        force: grade again what was graded before.
        db: SQLAlchemy URL of the gradebook; by default ``gradebook.db`` in the classroom.
        figures: also run the cells tagged ``experiment`` and keep the figures.
        sandbox: ``auto``, ``bubblewrap``, ``landlock`` or ``none``.
        limits: what a submission may use; by default what ``course.toml`` says.
        cluster: address of a Dask scheduler whose workers grade, ``tcp://host:port``; by default this machine does.
        prune: remove what was graded before and whose submission is no longer there.
        draw: of the tests' own data, the same for everybody; 0 is what students see and stock nbgrader grades on. By
            default each submission has a secret one, which stays the same as long as its cells do.
        beside: whether tests that cannot be judged apart from the students' code run beside it, with the mark that
            their results could be forged; by default what the course says.
        faulty: told in a sentence of a notebook with a test that fails on its own reference solution, which is then
            graded as it stands; without it, nothing is graded.
        progress: called with the number of notebooks done and to do.

    Raises:
        AutograderError: if something is missing, unreadable or refused, or a test fails on its own reference solution;
            nothing is lost.
    """
    config = read_course(course)
    layout = Paths.of(config, classroom, submissions, db)
    roster = read_roster(config)
    limits = limits or config.limits
    notebooks = load_graded(config.source, assignments, config.release, config.ignore)
    known = find_notebooks(config.source).keys()
    check_terms(config.terms, roster, known)
    variants = ClassVariants(config, layout)
    tasks = [
        replace(task, assignment=variants.of(task.assignment, task.student))
        for task in find_tasks(layout, notebooks, student, known, explicit=bool(assignments))
    ]
    first = force or not layout.journal.exists()  # of a class that was graded before, none may need it again
    graders = _graders(cluster, jobs, sandbox, limits, figures, config.checks, len(tasks), first)
    with _locked(layout.classroom) as cut_off, logs.log_to_file(layout.classroom), graders as judged:
        _log.info("autograder %s begins: %d notebooks to look at, limits %s", logs.version(), len(tasks), limits)
        # importing this takes as long as a sandbox takes to open, meanwhile
        from autograder.records.penalties import assign_late_penalties
        from autograder.report.record import Record

        if cut_off:
            layout.sweep()
        key = keys(limits, figures, config.library, config.feedback.shows)
        may = config.beside if beside is None else beside
        waited_for = list(dict.fromkeys(task.assignment for task in tasks))
        tried = {n.identity: n for n in check_references(judged, waited_for, key, layout.references, may, faulty)}
        notebooks = [tried.get(notebook.identity, notebook) for notebook in notebooks]
        tasks = [replace(task, assignment=tried[task.assignment.identity]) for task in tasks]
        read = reader(limits, key, draws(layout.key, draw))
        results: list[NotebookResult] = []
        kept: list[tuple[Task, NotebookResult]] = []
        with Record(layout, notebooks, config) as record:

            def finish(result: NotebookResult) -> None:
                results.append(replace(result, outputs=(), steps=()))
                progress(len(results), len(tasks))

            def waiting() -> Iterator[SubmittedWork]:
                """Read the submissions; what was graded before ends here."""
                for work in map(read, tasks):
                    before = None if force else record.known(work)
                    if before is None:
                        yield work
                    else:
                        kept.append((work.task, before))
                        finish(before)

            progress(0, len(tasks))
            for work, result in graded_again_alone(judged, waiting()):
                record.add(work, result)
                name = result.student, result.assignment, result.notebook
                _log.info("%s, %s, %s: %s in %.2f s, draw %d", *name, result.status, result.seconds, work.draw)
                finish(result)
            withdrawn = record.withdrawn(student)
            if prune:
                record.remove(withdrawn)
            everyone = record.finish(kept if cut_off else (), lambda graded: absent(graded, roster))
        if config.terms == NO_TERMS:  # else the penalties are those of course.toml
            penalties = assign_late_penalties(course, layout.db, {notebook.name for notebook in notebooks})
            _log.info("late penalties by a plugin in the gradebook: %d", penalties)
        standing = _write_totals(layout, config, roster, everyone)
        _log.info("the run ends: %d notebooks, %d of them graded now", len(results), record.count)
    names = {notebook.name for notebook in notebooks}
    results.sort(key=lambda r: (r.assignment, r.notebook, r.student))
    strays = find_strays(layout.submissions, student, known)
    return Graded(
        tuple(results),
        record.count,
        layout,
        tuple(strays),
        () if prune else tuple(withdrawn),
        tuple({n.path: n for n in tried.values() if n.beside}.values()),
        tuple(r for r in everyone if r.reason == NOT_HANDED_IN and r.assignment in names and student is None),
        tuple(sorted({r.student for r in results if not roster.knows(r.student)})),
        tuple(standing),
    )


def _write_totals(layout: Paths, config: Course, roster: Roster, everyone: list[NotebookResult]) -> list[Total]:
    """Bring names, dates and penalties of the gradebook up to date, and write ``totals.csv``; return what it holds."""
    from autograder.records.marks import bring_up_to_date  # as Record, it imports nbgrader

    marks = bring_up_to_date(layout.db, config.terms, roster)
    rows = totals(everyone, marks, roster)
    write_totals(layout.classroom, rows)
    return rows


def _enough_workers(notebooks: int, figures: bool, limits: Limits) -> int:
    """Return how many workers grade so many notebooks soonest; to open another takes as long as to grade several."""
    each = 1 if figures else _WORTH_A_WORKER
    return max(1, min(most_workers(limits.memory_bytes), -(-notebooks // each)))


def _graders(
    cluster: str | None,
    jobs: int | None,
    sandbox: str,
    limits: Limits,
    figures: bool,
    checks: str | None,
    notebooks: int,
    first: bool,
) -> AbstractContextManager[Graders]:
    if cluster is None:
        jobs = jobs or _enough_workers(notebooks, figures, limits)
        return _here(jobs, choose_sandbox(sandbox), limits, figures, checks, ahead=notebooks if first else 0)
    if jobs is not None:
        raise UsageError("--jobs is for this machine; on a cluster each worker says how many threads it has.")
    from .dask_client import connected  # what needs no cluster does not wait for Dask

    return connected(cluster, sandbox, limits, figures, checks)


@contextmanager
def _here(
    jobs: int, sandbox: Sandbox, limits: Limits, figures: bool, checks: str | None, ahead: int
) -> Iterator[Graders]:
    """Grade on this machine; so many workers, if there are so many, open at once."""
    with open_workers(jobs, sandbox, limits, figures, checks) as pool:
        pool.open_ahead(ahead)
        yield lambda waiting: pool.run(judged_work, waiting)


def judged_work(worker: Worker, work: SubmittedWork) -> tuple[SubmittedWork, NotebookResult]:
    """Return a submission with its result."""
    return work, judge(worker, work.submission, work.draw)


def judge(worker: Worker, submission: Submission | Unreadable, draw: int = 0) -> NotebookResult:
    """Return the result of one submission; of one that cannot be read, no test was reached."""
    if isinstance(submission, Unreadable):
        return submission.result()
    return worker.grade(submission.assignment, submission, draw)


@contextmanager
def _locked(classroom: Path) -> Iterator[bool]:
    """Let one grader in at a time; the lock goes with the process, however it ends.

    Yields:
        Whether the run before was cut off: it left its word in the file of the lock.
    """
    refused = f"{classroom} cannot be written ({{}}); pass --classroom FOLDER for another place."
    try:
        classroom.mkdir(parents=True, exist_ok=True)
        handle = open(classroom / ".lock", "ab+", buffering=0)  # noqa: SIM115 - held until the run ends
    except OSError as error:
        raise StorageError(refused.format(error.strerror)) from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StorageError(f"Another autograder is at work in {classroom}; wait until it has ended.") from None
        cut_off = handle.seek(0, os.SEEK_END) > 0
        try:
            handle.write(b"at work\n")
        except OSError as error:
            raise StorageError(refused.format(error.strerror)) from None
        yield cut_off
        handle.truncate(0)
