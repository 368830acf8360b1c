"""Worker: grades one submission at a time, in processes that it forks for each.

The watchdog alone keeps the clock; the judge reports, and what it has not reported by the end was not reached.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import partial
from types import TracebackType

from autograder.config.errors import AutograderError, SandboxError
from autograder.config.limits import Limits
from autograder.config.text import one_line, printable
from autograder.judge.job import Job
from autograder.notebook.assignment import Assignment
from autograder.notebook.inbox import SubmittedWork
from autograder.notebook.results import NotebookResult
from autograder.notebook.schedule import Step, merge
from autograder.notebook.submission import Submission, Unreadable
from autograder.sandbox import landlock
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.forkserver_client import ForkServerDied

from .outcome import Outcome
from .pool import Pool, Task, processor_of
from .shared_servers import Servers, SharedServers, open_servers
from .watchdog import Watchdog

_log = logging.getLogger(__name__)


class Worker:
    """Grader of submissions, one at a time, in processes that two fork servers fork.

    Args:
        sandbox: of submissions.
        limits: of one submission.
        figures: draw figures, and run the cells that draw them.
        processor: the one that its processes run on; None leaves that to the kernel.
        checks: module that test cells import their checks from; None for plain ``assert``.
        take: gives the fork servers that are there for this worker already; None for new ones.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        limits: Limits,
        figures: bool = False,
        processor: int | None = None,
        checks: str | None = None,
        take: Callable[[], Servers | None] | None = None,
    ):
        self._open: Callable[[], Servers] = lambda: open_servers(sandbox, limits, figures, checks, [processor])[0]
        self._take = take
        self._limits = limits
        self._figures = figures
        self._servers: Servers | None = None
        self._was_ready = False

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the fork servers and all that they forked. Can be called twice."""
        if self._servers is not None:
            self._servers.close()
            self._servers = None

    def grade(self, assignment: Assignment, submission: Submission, draw: int = 0) -> NotebookResult:
        """Grade a submission, whatever it does.

        Args:
            assignment: what to judge by.
            submission: the student's notebook.
            draw: the number of the draw of the tests' own data; 0 is what students see.

        Raises:
            SandboxError: if there is no sandbox to be had, or none has ever started here; nothing else for anything
                that a submission does.
        """
        begun = time.monotonic()
        steps: tuple[Step, ...] = ()
        try:
            steps = merge(assignment, submission.cells, self._figures)
            run = self._surely_run(Job.of(steps, submission, self._limits, draw), assignment)
            if assignment.beside:  # when all others are judged, in a process that no other test ever meets
                run.add(self._surely_run(Job.beside(steps, submission, self._limits), assignment))
        except AutograderError:
            raise
        except Exception as error:
            _log.exception("%s, %s: grading failed", submission.student, assignment.notebook)
            self.close()
            run = Outcome(steps, self._limits)
            run.end("error", f"The grading engine failed: {type(error).__name__}: {error}")
        result = run.result(assignment, submission)
        return replace(result, seconds=time.monotonic() - begun, steps=steps)

    def _surely_run(self, job: Job, assignment: Assignment) -> Outcome:
        try:
            run = self._run(job, assignment)
        except ForkServerDied:  # of old age, say: a new one gets one chance
            self.close()
            run = self._second_run(job, assignment)
        # killed from outside, as far as can be seen: no student should pay for it
        return self._run(job, assignment) if run.killed else run

    def _second_run(self, job: Job, assignment: Assignment) -> Outcome:
        """Run a job after a fork server was lost.

        Raises:
            SandboxError: if none has ever started: no submission is to blame, and the next ones would fare alike.
        """
        try:
            return self._run(job, assignment)
        except ForkServerDied as error:
            if self._was_ready:
                raise
            _log.exception("no fork server starts")
            self.close()
            raise SandboxError(
                f"The processes that grade do not start on this machine: {one_line(printable(str(error)))}"
            ) from error

    def _run(self, job: Job, assignment: Assignment) -> Outcome:
        servers = self.get_ready()
        outcome = Outcome(job.steps, self._limits)
        name = servers.handed.lay_out(assignment)
        inside = (f"{servers.files}/{name}", f"{servers.handed.folder}/{name}") if name else ("", "")
        Watchdog(servers.student, servers.judge, self._limits, outcome).run(job, *inside)
        return outcome

    def get_ready(self) -> Servers:
        """Start the fork servers if they are not there; return them.

        Raises:
            SandboxError, ForkServerDied: if they cannot be had.
        """
        if self._servers is not None and not self._servers.alive:
            self.close()  # its descriptors do not wait for the collector
        if self._servers is None:
            self._servers = (self._take() if self._take else None) or self._open()
        self._was_ready = True
        return self._servers


@contextmanager
def open_workers(
    jobs: int, sandbox: Sandbox, limits: Limits, figures: bool = False, checks: str | None = None
) -> Iterator[Pool[Worker]]:
    """Yield a pool of workers; where there is one for each processor, each stays on its own.

    Their fork servers are forks of one, where Landlock keeps submissions that run side by side apart.
    """
    on = [processor_of(number, jobs) for number in range(jobs)]
    shared = SharedServers(lambda: open_servers(sandbox, limits, figures, checks, on))
    share = jobs > 1 and landlock.abi() > 0

    def open_worker(number: int) -> Worker:
        return Worker(sandbox, limits, figures, on[number], checks, partial(shared.take, number) if share else None)

    with closing(shared), Pool(jobs, open_worker) as pool:
        yield pool


def graded_again_alone(
    run: Callable[[Iterable[Task]], Iterator[tuple[Task, NotebookResult]]], tasks: Iterable[Task]
) -> Iterator[tuple[Task, NotebookResult]]:
    """Return the results of ``run(tasks)``; what a busy machine stopped is run again at the end, one after another.

    The second result stands, whatever the machine does meanwhile.
    """
    starved = []
    for task, result in run(tasks):
        if result.starved:
            _log.info("%s, %s: stopped while the machine was busy; graded again", result.student, result.notebook)
            starved.append(task)
        else:
            yield task, result
    for task in starved:
        yield from run([task])


def judged_work(worker: Worker, work: SubmittedWork) -> tuple[SubmittedWork, NotebookResult]:
    """Return a submission with its result."""
    return work, judge(worker, work.submission, work.draw)


def judge(worker: Worker, submission: Submission | Unreadable, draw: int = 0) -> NotebookResult:
    """Return the result of one submission; of one that cannot be read, no test was reached."""
    if isinstance(submission, Unreadable):
        return submission.result()
    return worker.grade(submission.assignment, submission, draw)
