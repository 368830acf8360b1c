"""Client of a cluster: submissions go to Dask's workers as text, and their results come back to the one writer.

Workers need neither the class's files nor its gradebook. A task is a pure function of some submissions, so one whose
worker dies is done again by another; Dask sees to that.
"""

from __future__ import annotations

import itertools
import logging
import sys
import time
import uuid
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from autograder.config.course import PageTerms
from autograder.config.errors import ClusterError, UsageError
from autograder.config.json_messages import encode
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Unreadable

from . import dask_worker
from .dask_messages import Answer, Refusal, RunSpec, SentWork, packed, unpacked

if TYPE_CHECKING:
    from distributed import Client, Future

    from autograder.notebook.inbox import Graders, SubmittedWork

#: How long a scheduler may take to answer, and the first worker, or the next one after the last has gone, to come.
CONNECT_SECONDS = 10.0
WORKER_SECONDS = 30.0
#: How often a run looks for workers that came or went.
_LOOK_SECONDS = 1.0
#: Submissions of one task, at most: a task costs the scheduler as much as a notebook costs its page. A task has one
#: more for every so many that each thread was sent before it, so that a small class is spread over all threads.
_BATCH = 10
_GROWTH = 8
_log = logging.getLogger(__name__)
_KEPT = "what was graded is kept, and the same command goes on from there."


@contextmanager
def connected(
    address: str, sandbox: str, limits: Limits, figures: bool, checks: str | None, pages: PageTerms | None = None
) -> Iterator[Graders]:
    """Grade on the workers of a scheduler.

    Args:
        address: of the scheduler, ``tcp://host:port`` or ``tls://host:port``.
        sandbox: its kind on the workers; ``auto`` is for each to choose.
        limits: of one submission.
        figures: draw figures, and run the cells that draw them.
        checks: module that test cells import their checks from; None for plain ``assert``.
        pages: what pages depend on, which the workers make then; None for none.

    Raises:
        ClusterError: if there is no such scheduler, or a worker that could not give the grades that this machine gives;
            later, if the scheduler or all of its workers are gone.
    """
    _checked(address)
    distributed = _distributed()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what matters of versions is told below
        try:
            client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except Exception as error:
            _log.warning("no scheduler answers at %s", address, exc_info=True)
            raise ClusterError(_unreachable(address, error)) from None
        try:
            yield _Run(client, address, sandbox, limits, figures, checks, pages)
        finally:
            client.close(timeout=2)


def _checked(address: str) -> None:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("tcp", "tls") and bool(parts.hostname) and bool(parts.port)
        sound = sound and parts.path in ("", "/") and not parts.query and not parts.username
    except ValueError:
        sound = False
    if not sound:
        raise UsageError(f"{address!r} is not the address of a scheduler: pass --cluster tcp://HOST:PORT.")


def _distributed() -> Any:
    """Return Dask's ``distributed``; what it logs is not for the terminal."""
    log_here = "distributed" in sys.modules  # then it is somebody's who has seen to that
    try:
        import distributed
    except ImportError:
        raise UsageError(
            "A cluster needs Dask, which is not installed here: run start.py once, or pip install '.[cluster]'."
        ) from None
    if not log_here:
        for name in ("asyncio", *logging.root.manager.loggerDict):
            if name.partition(".")[0] in ("distributed", "tornado", "asyncio"):
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return distributed


def _unreachable(address: str, error: Exception) -> str:
    if address.startswith("tls:") and not isinstance(error, OSError):
        return f"{address} cannot be used: name certificates in Dask's configuration, distributed.comm.tls ({error})."
    return f"No scheduler answers at {address}: start one with 'dask scheduler', or fix the address."


class _Run:
    """One run: what is on its way, and what came of it.

    No more is on its way than keeps the workers busy, so that a class of any size takes the same memory.
    """

    def __init__(
        self,
        client: Client,
        address: str,
        sandbox: str,
        limits: Limits,
        figures: bool,
        checks: str | None,
        pages: PageTerms | None,
    ):
        from distributed import as_completed

        self._client = client
        self._address = address
        library = checks.partition(".")[0] if checks else None
        self._settings = limits, figures, sandbox, checks, dask_worker.software(library), pages
        self._name = uuid.uuid4().hex
        self._numbers = itertools.count()
        self._terms: dict[str, tuple[str, RunSpec, Future[str]]] = {}
        self._running: dict[Future[bytes], list[SubmittedWork]] = {}
        self._sent = 0
        self._completed = as_completed(loop=client.loop, with_results=True, raise_errors=False)
        self._suspects: list[SubmittedWork] = []
        self._threads = 0
        self._looked = self._seen = time.monotonic()
        self._wait_for_workers()
        self._examine()

    def __call__(self, waiting: Iterable[SubmittedWork]) -> Iterator[tuple[SubmittedWork, NotebookResult]]:
        remaining = iter(waiting)
        kept: list[SubmittedWork] = []  # read, and of another assignment than those before it
        while True:
            batch: list[SubmittedWork] = []
            size = self._size() if self._has_room() else 0
            while len(batch) < size and (work := kept.pop() if kept else next(remaining, None)) is not None:
                if isinstance(work.submission, Unreadable):
                    yield work, work.submission.result()
                elif batch and work.task.assignment.key != batch[0].task.assignment.key:
                    kept.append(work)
                    break
                else:
                    batch.append(work)
            if batch:
                self._send(batch)
            elif not self._running:
                break
            yield from self._finished(wait=not batch)
        # One of them has ended its workers, again and again, and with them others that were graded there meanwhile.
        suspects, self._suspects = self._suspects, []
        for work in suspects:
            self._send([work])
            while self._running:
                yield from self._finished(wait=True)
        for work in self._suspects:
            yield work, _failed(work, "Grading it ended its process on the cluster each time, also when it was alone.")

    # ------------------------------------------------------------------------------------------------ workers

    def _wait_for_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError:
            raise ClusterError(
                f"The scheduler at {self._address} has no workers, and none came in {WORKER_SECONDS:g} s: "
                f"start some with 'dask worker {self._address}'."
            ) from None
        self._look()

    def _examine(self) -> None:
        """Ask every worker whether it can grade as this machine would."""
        _, _, sandbox, _, software, _ = self._settings
        try:
            answers = self._client.run(dask_worker.examine, software, sandbox, on_error="return")
        except Exception:
            _log.warning("the workers of %s cannot be asked", self._address, exc_info=True)
            raise ClusterError(self._gone()) from None
        # One that has just died says nothing; whatever comes in its place is asked with its first task.
        told = {worker: why for worker, why in answers.items() if why is not None and not isinstance(why, OSError)}
        refused = [Refusal(worker, _sentence(why)) for worker, why in told.items()]
        if refused:
            raise ClusterError(_named(refused[0], len(refused) - 1))

    def _look(self) -> None:
        """Note how many threads there are; where there have been none for long, that is the end."""
        self._looked = time.monotonic()
        try:
            there = self._client.status == "running"
            self._threads = sum(self._client.nthreads().values()) if there else 0
        except Exception:
            _log.warning("the scheduler at %s does not answer", self._address, exc_info=True)
            there = False
        if not there:
            raise ClusterError(self._gone())
        if self._threads:
            self._seen = self._looked
        elif self._looked - self._seen > WORKER_SECONDS:
            raise ClusterError(f"The scheduler at {self._address} has lost all its workers: start some; {_KEPT}")

    def _gone(self) -> str:
        return f"The scheduler at {self._address} is gone, or has dropped the work: start it again; {_KEPT}"

    # ------------------------------------------------------------------------------------------------ submissions

    def _has_room(self) -> bool:
        """Return whether a task may be sent now; a second one is ready for each thread when it ends its first."""
        return len(self._running) < 2 * max(self._threads, 1)

    def _size(self) -> int:
        """Return how many submissions the next task has."""
        return min(_BATCH, 1 + int(self._sent / (_GROWTH * max(self._threads, 1))))

    def _send(self, batch: list[SubmittedWork]) -> None:
        """Send submissions of one assignment as one task."""
        if self._client.status != "running":
            raise ClusterError(self._gone())
        name, terms, sent = self._agreed(batch[0].task.assignment)
        works = []
        for work in batch:
            assert not isinstance(work.submission, Unreadable)
            works.append(SentWork(terms.packed(work.submission), work.draw, work.shown))
        # Keys of one name are one group to the scheduler, which spreads a group over all workers.
        key = name, next(self._numbers)
        future = self._client.submit(dask_worker.grade, sent, packed(tuple(works)), key=key)
        self._sent += len(batch)
        self._running[future] = batch
        self._completed.add(future)

    def _agreed(self, assignment: Assignment) -> tuple[str, RunSpec, Future[str]]:
        """Return the terms of an assignment: a task of its own, so it goes to each worker once and is never lost."""
        if assignment.key not in self._terms:
            terms = RunSpec.of(assignment, *self._settings)
            name = f"{len(self._terms)}-{self._name}"
            sent = self._client.submit(str, encode(terms), key=f"terms-{name}")
            self._terms[assignment.key] = f"grade-{name}", terms, sent
        return self._terms[assignment.key]

    def _finished(self, wait: bool) -> Iterator[tuple[SubmittedWork, NotebookResult]]:
        """Return what has been finished; waits for it, but not for long."""
        with self._completed.thread_condition:
            if wait and not self._completed.has_ready():
                self._completed.thread_condition.wait(_LOOK_SECONDS)
        for future, answer in self._completed.next_batch(block=False):
            yield from self._results(self._running.pop(future), future, answer)
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._look()

    def _results(
        self, batch: list[SubmittedWork], future: Future[bytes], answer: Any
    ) -> Iterable[tuple[SubmittedWork, NotebookResult]]:
        """Return what became of a task; nothing of what is to be tried again, each alone."""
        from distributed import KilledWorker

        if isinstance(answer, bytes):  # what came of the future since, as when its worker died, changes no result
            message: Answer | Refusal = unpacked(answer, Answer | Refusal)  # type: ignore[arg-type]
            if isinstance(message, Refusal):
                raise ClusterError(f"{_named(message)} {_KEPT.capitalize()}")
            return zip(batch, message.results, strict=True)
        if future.status != "error":
            raise ClusterError(self._gone())
        error, trace = answer[1:]
        name = ", ".join(work.task.student for work in batch), batch[0].task.assignment.notebook
        if isinstance(error, KilledWorker):
            _log.warning("%s, %s: grading it ended its process on the cluster (%s)", *name, error)
            self._suspects += batch
            return []
        _log.error("%s, %s: the cluster failed on it", *name, exc_info=(type(error), error, trace))
        self._examine()  # a worker without this course fails in its own ways
        return [(work, _failed(work, f"The cluster failed on it: {type(error).__name__}: {error}")) for work in batch]


def _failed(work: SubmittedWork, reason: str) -> NotebookResult:
    return Unreadable(work.task.student, work.task.assignment, "error", reason).result()


def _sentence(why: str | Exception) -> str:
    if isinstance(why, (ImportError, AttributeError)):
        return f"does not have this course, or has another version of it ({why}): install the same, and start it again."
    return why if isinstance(why, str) else f"does not answer ({type(why).__name__}: {why})."


def _named(refused: Refusal, more: int = 0) -> str:
    others = f" (and {more} more like it)" if more else ""
    return f"The worker {refused.worker}{others} {refused.why}"
