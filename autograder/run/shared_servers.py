"""Fork servers of workers, opened together: those of all workers are forks of one process of each kind."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment
from autograder.sandbox import bubblewrap
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.forkserver_client import ForkServerClient
from autograder.sandbox.workfolder import WorkFolders, make_scratch, remove_tree

from .fork_servers import Place, open_judge_servers, open_student_servers

#: Bytes that must be free in memory for the files of an assignment to lie there.
_HANDED_ROOM = 1 << 28


class HandedFiles:
    """Folder with the files of one assignment at a time, as its students have them, which processes may read.

    A submission finds those of its own assignment there, and of no other.
    """

    def __init__(self) -> None:
        self.folder, self._lock = make_scratch(_HANDED_ROOM)
        self._there = ""

    def lay_out(self, assignment: Assignment) -> str:
        """Put an assignment's files there.

        Returns:
            The name of the folder inside ``folder`` that holds them; empty if there are none.
        """
        if not assignment.files:
            return ""
        if self._there != assignment.key:
            if self._there:
                remove_tree(os.path.join(self.folder, self._there))
            self._there = assignment.key
            for file in assignment.files:
                place = Path(self.folder, self._there, file.name)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.path.read_bytes() if file.path is not None else file.content or b"")
                place.chmod(0o444)
        return self._there

    def close(self) -> None:
        """Remove the folder."""
        WorkFolders(self.folder, 0).close()
        os.close(self._lock)


class Servers(NamedTuple):
    """The two fork servers of a worker, and the folder of files that their children may read.

    Attributes:
        student: forks students' processes.
        judge: forks judges.
        handed: the files, as a judge sees them.
        files: the folder of ``handed`` as a student's process sees it.
    """

    student: ForkServerClient
    judge: ForkServerClient
    handed: HandedFiles
    files: str

    @property
    def alive(self) -> bool:
        return self.student.alive and self.judge.alive

    def close(self) -> None:
        """End the servers and all that they forked."""
        self.student.close()
        self.judge.close()
        self.handed.close()


def open_servers(
    sandbox: Sandbox,
    limits: Limits,
    figures: bool = False,
    checks: str | None = None,
    processors: Sequence[int | None] = (None,),
) -> list[Servers]:
    """Start the fork servers of so many workers, students' and judges' side by side: each imports for a second or so.

    Args:
        sandbox, limits, figures, checks: as for a worker.
        processors: for each worker the one that its processes run on; None leaves that to the kernel.

    Raises:
        SandboxError, ForkServerDied: if they cannot be had.
    """
    library = checks.partition(".")[0] if checks else None
    with ExitStack() as opened, ThreadPoolExecutor(2) as threads:
        handed = [HandedFiles() for _ in processors]
        for files in handed:
            opened.callback(files.close)
        places = [Place(processor, files.folder) for processor, files in zip(processors, handed, strict=True)]
        both = [
            threads.submit(open_student_servers, sandbox, limits, figures, library=library, places=places),
            threads.submit(open_judge_servers, limits, checks, places),
        ]
        for future in both:  # where one does not start, the other must be closed all the same
            if future.exception() is None:
                for server in future.result():
                    opened.callback(server.close)
        students, judges = (future.result() for future in both)
        opened.pop_all()
    inside = [bubblewrap.files(n) if sandbox is Sandbox.BUBBLEWRAP else own.folder for n, own in enumerate(handed)]
    return [Servers(*all_four) for all_four in zip(students, judges, handed, inside, strict=True)]


class SharedServers:
    """Servers of several workers that are forks of one, opened when the first worker asks for its own.

    Args:
        open_all: starts them, in the order of the workers' numbers.
    """

    def __init__(self, open_all: Callable[[], list[Servers]]):
        self._open_all = open_all
        self._lock = threading.Lock()
        self._left: dict[int, Servers] | None = None

    def take(self, worker: int) -> Servers | None:
        """Return the servers of a worker the first time; None after that: what was lost is not shared again.

        Raises:
            SandboxError, ForkServerDied: if they cannot be had.
        """
        with self._lock:
            if self._left is None:
                self._left = dict(enumerate(self._open_all()))
            return self._left.pop(worker, None)

    def close(self) -> None:
        """End those that nobody has taken."""
        with self._lock:
            for servers in (self._left or {}).values():
                servers.close()
            self._left = {}
