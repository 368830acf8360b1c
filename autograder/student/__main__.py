"""Fork servers of students' processes, forks of one: ``python -m autograder.student CONTROL_FD,... CONFIGURATION``.

The configuration is a JSON object: ``servers`` (for each its ``confinement``, ``work`` folder and ``processor``),
``files_bytes``, ``sized``, ``output_bytes``, ``message_bytes``, ``figures``, ``path`` (what may be imported from),
``library`` (package of the course, or null), ``serve`` (the module whose ``serve`` children run; null for ``server``),
``promised`` (what is tried before the first submission; null where nothing is promised), ``fonts`` (see ``fonts``).
"""

from __future__ import annotations

import importlib
import json
import signal
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from autograder.protocol.warm_up import import_all, warm_up_channel
from autograder.sandbox import forkserver
from autograder.sandbox.confine import Confinement, rehearse
from autograder.sandbox.promises import Promised, try_promises
from autograder.sandbox.workfolder import WorkFolders

from .fonts import font_lists, lay_out_fonts


class _Student:
    def __init__(self, configuration: dict[str, Any], folders: WorkFolders):
        self._configuration = configuration
        self._folders = folders
        self._shut_in: list[Callable[[], None]]

    def prepare(self) -> dict[str, str]:
        """Import all that notebooks use, run it once, and let a fork try what the sandbox promises."""
        lay_out_fonts(self._configuration["fonts"])
        from .shell import CellShell

        self._shell = CellShell(self._configuration["output_bytes"], self._configuration["figures"])
        if self._configuration["library"]:
            import_all(self._configuration["library"])
        self._serve = importlib.import_module(self._configuration["serve"] or f"{__package__}.server").serve
        self._shell.warm()
        learned = font_lists()
        warm_up_channel()
        confinements = [Confinement.of(server["confinement"]) for server in self._configuration["servers"]]
        self._shut_in = [confinement.prepared() for confinement in confinements]
        if self._configuration["promised"] is None:
            rehearse(self._shut_in[0])
        else:
            try_promises(self._shut_in[0], Promised.of(self._configuration["promised"]), self._folders)
        return learned

    def confine(self, server: int) -> None:
        """Confine this process for good, as a child of that server."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the shell listens to it while a cell or a call runs
        self._shut_in[server]()

    def child(self, fds: list[int]) -> None:
        """Run one submission: the student's cells and the judge's calls, over the two pipes."""
        from .refusals import refuse_processes  # imported already, by the shell

        refuse_processes()
        sys.path.insert(0, "")  # modules beside the notebook, as in a kernel
        read_fd, write_fd = fds
        self._serve(read_fd, write_fd, self._shell, self._configuration["message_bytes"])


def main() -> None:
    """Serve until the clients go away."""
    controls = [socket.socket(fileno=int(fd)) for fd in sys.argv[1].split(",")]
    configuration = json.loads(sys.argv[2])
    sys.argv[1:] = sys.orig_argv[1:] = []  # what a sandbox allows is no business of a submission's
    sys.path[:] = configuration["path"]
    own = configuration["servers"]
    folders = [WorkFolders(one["work"], configuration["files_bytes"], configuration["sized"]) for one in own]
    student = _Student(configuration, folders[0])
    servers = [
        forkserver.Server(control, folders[number], partial(student.confine, number), own[number]["processor"])
        for number, control in enumerate(controls)
    ]
    forkserver.serve(servers, student.prepare, student.child)


if __name__ == "__main__":
    main()
