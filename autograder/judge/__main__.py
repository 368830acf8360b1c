"""The judge's parent: ``python -m autograder.judge CONTROL_FD CONFIGURATION``, started by ``sandbox``.

The configuration is a JSON object: ``confinement``, ``work`` (folder), ``files_bytes``, ``processor``, ``path`` (what
may be imported from).
"""

from __future__ import annotations

import importlib
import json
import socket
import sys
from collections.abc import Callable
from typing import Any

from autograder.protocol.warm_up import import_all, rehearse_line
from autograder.sandbox import forkserver
from autograder.sandbox.confine import Confinement, rehearse
from autograder.sandbox.workfolder import WorkFolders


class _Judge:
    def __init__(self, confinement: Confinement):
        self._confinement = confinement
        self._shut_in: Callable[[], None]
        self._judge: Any

    def prepare(self) -> None:
        """Imports the judge and what test cells use, runs a test, and lets a fork try the confinement."""
        import_all("dropout_lab")
        for module in ("numpy.fft", "numpy.testing", "statistics"):
            importlib.import_module(module)
        self._judge = importlib.import_module("autograder.judge.judge")
        self._judge.warm()
        rehearse_line()
        self._shut_in = self._confinement.prepared()
        rehearse(self._shut_in)

    def child(self, fds: list[int]) -> None:
        """One submission's judge."""
        self._shut_in()
        self._judge.main_child(fds)


def main() -> None:
    """Serves until the client goes away."""
    configuration = json.loads(sys.argv[2])
    sys.path[:] = configuration["path"]
    judge = _Judge(Confinement.from_dict(configuration["confinement"]))
    folders = WorkFolders(configuration["work"], configuration["files_bytes"])
    forkserver.serve(
        socket.socket(fileno=int(sys.argv[1])), judge.prepare, judge.child, folders, configuration["processor"]
    )


if __name__ == "__main__":
    main()
