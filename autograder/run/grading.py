"""Grading of a class: every submission once, one writer, and nothing lost when the run is killed."""

from __future__ import annotations

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from autograder.config.course import Course, read_course
from autograder.config.errors import StorageError, UsageError
from autograder.config.json_messages import decode, encode
from autograder.config.limits import Limits
from autograder.config.nbgrader_course import sets_penalties
from autograder.config.paths import Paths
from autograder.config.terms import NO_TERMS
from autograder.notebook.assignment import Assignment, find_notebooks, load_graded, named
from autograder.notebook.inbox import (
    Graders,
    Stray,
    SubmittedWork,
    Task,
    count_folders,
    draws,
    find_strays,
    find_tasks,
    keys,
    reader,
)
from autograder.notebook.results import NotebookResult
from autograder.records.roster import Roster, read_roster
from autograder.records.standing import NOT_HANDED_IN, Standing, Total, absent, check_terms, totals, write_totals
from autograder.report import logs
from autograder.report.journal import Journal, withdrawn
from autograder.report.seal import Seal
from autograder.run.pool import most_workers
from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.variants.classroom import ClassVariants

from .references import check_references
from .worker import Worker, graded_again_alone, judged_work, open_workers

#: Notebooks that are graded in the time in which another worker opens, about.
_WORTH_A_WORKER = 4

#: Notebooks whose pages take longer than a process that makes pages takes to begin; and workers that keep it busy: with
#: fewer, the command has the time for pages, and 75 MB are saved.
_WORTH_A_RENDERER = 200
_WORKERS_OF_A_RENDERER = 4
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
    may = config.beside if beside is None else beside
    limits = limits or config.limits
    found = find_notebooks(config.source)
    asked = [name for name in named(assignments, found) for _ in found[name]]
    expected = count_folders(layout.submissions, asked, student)
    # of a class that was graded before, none may need it again
    ahead = cluster is None and (force or not layout.journal.exists())
    graders = _graders(cluster, jobs, sandbox, limits, figures, config, expected, ahead)
    with ExitStack() as opened:
        judged = opened.enter_context(graders) if ahead else None  # workers get ready while notebooks are read
        seal = Seal(layout, config, f"{assignments} {student} {limits} {figures} {draw} {may}")
        roster = read_roster(config)
        check_terms(config.terms, roster, found.keys())
        notebooks = load_graded(config.source, assignments, config.release, config.ignore)
        variants = ClassVariants(config, layout)
        tasks = [
            replace(task, assignment=variants.of(task.assignment, task.student))
            for task in find_tasks(layout, notebooks, student, found, explicit=bool(assignments))
        ]
        strays = tuple(find_strays(layout.submissions, student, found))
        whole = not (force or prune or faulty)
        if whole and (same := _unchanged(seal.copy(), layout, config, roster, notebooks, tasks, student, progress)):
            return _graded(same, layout, strays, roster, student)
        cut_off = opened.enter_context(_locked(layout.classroom))
        opened.enter_context(logs.log_to_file(layout.classroom))
        judged = judged or opened.enter_context(graders)
        _log.info("autograder %s begins: %d notebooks to look at, limits %s", logs.version(), len(tasks), limits)
        # importing this takes as long as a sandbox takes to open, meanwhile
        from autograder.records.penalties import assign_late_penalties
        from autograder.report.record import Record
        from autograder.report.shown import Renderer

        renderer = Renderer(config.page_terms)
        if cut_off:
            layout.sweep()
        key = keys(limits, figures, config.library, config.feedback.shows)
        waited_for = list(dict.fromkeys(task.assignment for task in tasks))
        tried = {n.identity: n for n in check_references(judged, waited_for, key, layout.references, may, faulty)}
        beside_of = {n.path: n.beside for n in tried.values()}  # of a variant as of the common version
        notebooks = [replace(n, beside=beside_of.get(n.path, n.beside)) for n in notebooks]
        tasks = [replace(task, assignment=tried[task.assignment.identity]) for task in tasks]
        read = reader(limits, key, draws(layout.key, draw))
        results: list[NotebookResult] = []
        kept: list[tuple[Task, NotebookResult]] = []
        with Record(layout, notebooks, config, renderer) as record:

            def finish(result: NotebookResult) -> None:
                results.append(result.for_record)
                progress(len(results), len(tasks))

            def waiting() -> Iterator[SubmittedWork]:
                """Read the submissions; what was graded before ends here."""
                for task in tasks:
                    seal.see(task)
                    work = read(task)
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
            gone = record.withdrawn(student)
            if prune:
                record.remove(gone)
            everyone = record.finish(kept if cut_off else (), lambda graded: absent(graded, roster))
        if config.terms == NO_TERMS:  # else the penalties are those of course.toml
            penalties = assign_late_penalties(course, layout.db, {notebook.name for notebook in notebooks})
            _log.info("late penalties by a plugin in the gradebook: %d", penalties)
        gradebook = seal.gradebook()  # before its marks are read: what is given meanwhile breaks the seal
        standing = _write_totals(layout, config, roster, everyone)
        if whole and all(result.status != "error" for result in results):
            seal.set(gradebook, tasks, encode(_Kept.of(notebooks, standing)))
        _log.info("the run ends: %d notebooks, %d of them graded now", len(results), record.count)
    run = _Run(results, record.count, [] if prune else gone, notebooks, everyone, standing)
    return _graded(run, layout, strays, roster, student)


class _Run(NamedTuple):
    """What a run found: its own results, those of the class, and where each student stands."""

    results: list[NotebookResult]
    fresh: int
    gone: list[NotebookResult]
    notebooks: list[Assignment]
    everyone: list[NotebookResult]
    standing: list[Total]


def _graded(run: _Run, layout: Paths, strays: tuple[Stray, ...], roster: Roster, student: str | None) -> Graded:
    names = {notebook.name for notebook in run.notebooks}
    return Graded(
        tuple(sorted(run.results, key=lambda r: (r.assignment, r.notebook, r.student))),
        run.fresh,
        layout,
        strays,
        tuple(run.gone),
        tuple(n for n in run.notebooks if n.beside),
        tuple(r for r in run.everyone if r.reason == NOT_HANDED_IN and r.assignment in names and student is None),
        tuple(sorted({r.student for r in run.results if not roster.knows(r.student)})),
        tuple(run.standing),
    )


class _Kept(msgspec.Struct, frozen=True):
    """What a run leaves in its seal: what the next one could only know by reading the gradebook or grading.

    Attributes:
        beside: the tests that run beside the students' code, by the path of their notebook.
        standing: of each student, by id.
    """

    beside: dict[str, list[str]]
    standing: list[tuple[str, tuple[Standing, ...]]]

    @classmethod
    def of(cls, notebooks: list[Assignment], standing: list[Total]) -> _Kept:
        beside = {str(notebook.path): sorted(notebook.beside) for notebook in notebooks if notebook.beside}
        return cls(beside, [(total.student.id, total.standings) for total in standing])


def _unchanged(
    seal: Seal,
    layout: Paths,
    config: Course,
    roster: Roster,
    notebooks: list[Assignment],
    tasks: list[Task],
    student: str | None,
    progress: Callable[[int, int], None],
) -> _Run | None:
    """Return what the run before found, if its seal says that this one would read and write the same.

    It opens no worker and no gradebook, and writes nothing.
    """
    lock = layout.classroom / ".lock"
    if not lock.is_file() or lock.stat().st_size:  # the run before was cut off, or another is at work
        return None
    if config.terms == NO_TERMS and sets_penalties(config.root):  # somebody's code, which may say another thing today
        return None
    with _locked(layout.classroom), logs.log_to_file(layout.classroom):
        for task in tasks:
            seal.see(task)
        if (told := seal.told(tasks)) is None:
            return None
        kept = decode(told, _Kept)
        with Journal(layout.journal) as journal:
            everyone = journal.latest()
        by_name = {(r.student, r.assignment, r.notebook): r for r in everyone}
        results = [by_name[task.student, task.assignment.name, task.assignment.notebook] for task in tasks]
        _log.info("autograder %s: nothing has changed in %d notebooks", logs.version(), len(tasks))
        progress(len(tasks), len(tasks))
    notebooks = [replace(n, beside=frozenset(kept.beside.get(str(n.path), ()))) for n in notebooks]
    gone = withdrawn(everyone, {(n.name, n.notebook) for n in notebooks}, layout.submissions, student)
    standing = [Total(roster.get(name), standings) for name, standings in kept.standing]
    return _Run(results, 0, gone, notebooks, everyone + absent(everyone, roster), standing)


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
    course: Course,
    notebooks: int,
    ahead: bool,
) -> AbstractContextManager[Graders]:
    if cluster is None:
        jobs = jobs or _enough_workers(notebooks, figures, limits)
        return _here(jobs, choose_sandbox(sandbox), limits, figures, course, notebooks, ahead)
    if jobs is not None:
        raise UsageError("--jobs is for this machine; on a cluster each worker says how many threads it has.")
    from .dask_client import connected  # what needs no cluster does not wait for Dask

    return connected(cluster, sandbox, limits, figures, course.checks, course.page_terms)


@contextmanager
def _here(
    jobs: int, sandbox: Sandbox, limits: Limits, figures: bool, course: Course, notebooks: int, ahead: bool
) -> Iterator[Graders]:
    """Grade on this machine; workers can open at once, ``ahead`` of the first notebook, as many as there are for."""
    from autograder.report.render_process import RenderPool

    renderers = jobs // _WORKERS_OF_A_RENDERER if notebooks >= _WORTH_A_RENDERER else 0
    with (
        open_workers(jobs, sandbox, limits, figures, course.checks) as pool,
        RenderPool(course.page_terms, renderers) as rendering,
    ):
        pool.open_ahead(notebooks if ahead else 0)

        def judged(worker: Worker, work: SubmittedWork) -> tuple[SubmittedWork, NotebookResult]:
            work, result = judged_work(worker, work)
            return work, replace(result, shown=rendering.render(work.submission, result)) if work.shown else result

        yield lambda waiting: pool.run(judged, waiting)


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
