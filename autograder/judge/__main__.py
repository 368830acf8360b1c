"""Fork servers of judges: ``python -m autograder.judge CONTROL_FD,... CONFIGURATION``.

The configuration is a JSON object: ``servers`` (for each its ``work`` folder and ``processor``), ``confinement``,
``files_bytes``, ``path`` (what may be imported from), ``checks`` (module of checks, or null).
"""

from __future__ import annotations

import importlib
import json
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.protocol.warm_up import warm_up_channel
from autograder.sandbox import forkserver
from autograder.sandbox.confine import Confinement, rehearse
from autograder.sandbox.workfolder import WorkFolders

from .load_checks import load_checks


class _Judge:
    def __init__(self, confinement: Confinement, checks: str | None):
        self._confinement = confinement
        self._checks = checks
        self._shut_in: Callable[[], None]
        self._judge: Any

    def prepare(self) -> dict[str, str]:
        """Import the judge and what test cells use, run a test, and let a fork try the confinement."""
        for module in ("importlib.readers", "numpy.fft", "numpy.ma", "numpy.testing", "statistics"):
            importlib.import_module(module)
        self._judge = importlib.import_module("autograder.judge.judge")
        self._library = load_checks(self._checks)
        self._judge.warm(self._library)
        warm_up_channel()
        self._shut_in = self._confinement.prepared()
        rehearse(self._shut_in)
        return {}

    def confine(self) -> None:
        """Confine this process for good."""
        self._shut_in()

    def child(self, fds: list[int]) -> None:
        """Judge one submission."""
        self._judge.main_child(fds, self._library)


def main() -> None:
    """Serve until the clients go away."""
    controls = [socket.socket(fileno=int(fd)) for fd in sys.argv[1].split(",")]
    configuration = json.loads(sys.argv[2])
    sys.path[:] = configuration["path"]
    judge = _Judge(Confinement.of(configuration["confinement"]), configuration["checks"])
    servers = [
        forkserver.Server(
            control, WorkFolders(own["work"], configuration["files_bytes"]), judge.confine, own["processor"]
        )
        for control, own in zip(controls, configuration["servers"], strict=True)
    ]
    forkserver.serve(servers, judge.prepare, judge.child)


if __name__ == "__main__":
    main()
