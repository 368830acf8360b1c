"""Fork server of judges: ``python -m autograder.judge CONTROL_FD CONFIGURATION``, started by ``run/fork_servers.py``.

The configuration is a JSON object: ``confinement``, ``work`` (folder), ``files_bytes``, ``processor``, ``path`` (what
may be imported from), ``checks`` (module of checks, or null).
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
    """Serve until the client goes away."""
    configuration = json.loads(sys.argv[2])
    sys.path[:] = configuration["path"]
    judge = _Judge(Confinement.of(configuration["confinement"]), configuration["checks"])
    folders = WorkFolders(configuration["work"], configuration["files_bytes"])
    control = socket.socket(fileno=int(sys.argv[1]))
    forkserver.serve(control, judge.prepare, judge.confine, judge.child, folders, configuration["processor"])


if __name__ == "__main__":
    main()
