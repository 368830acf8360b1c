"""Refusals: what a notebook may ask for and does not get while it is graded, with a sentence that says so."""

from __future__ import annotations

import multiprocessing.process
import multiprocessing.synchronize
import os
import subprocess
from typing import NoReturn

from IPython.core.error import StdinNotImplementedError

_NO_COMMANDS = "Commands of the operating system do not run while a notebook is graded."
_NO_INPUT = "Nobody is there to answer input() while a notebook is graded."
_NO_PROCESSES = "No other process runs while a notebook is graded; compute it in the notebook's own."


def refuse_commands(*_: object, **__: object) -> NoReturn:
    """Stand in for what would run a command (``!ls``, ``%%bash``)."""
    __tracebackhide__ = True
    raise PermissionError(_NO_COMMANDS)


def refuse_input(*_: object, **__: object) -> NoReturn:
    """Stand in for ``input``."""
    __tracebackhide__ = True
    raise StdinNotImplementedError(_NO_INPUT)


def _refuse_process(*_: object, **__: object) -> NoReturn:
    __tracebackhide__ = True
    raise PermissionError(_NO_PROCESSES)


def refuse_processes() -> None:
    """Let every way to a further process tell the same; the sandbox refuses them anyway, in other words."""
    for owner, names in (
        (os, ("fork", "forkpty", "posix_spawn", "posix_spawnp", "system", "popen")),
        (subprocess.Popen, ("__init__",)),
        (multiprocessing.process.BaseProcess, ("start",)),
        (multiprocessing.synchronize.SemLock, ("__init__",)),
    ):
        for name in names:
            if hasattr(owner, name):
                setattr(owner, name, _refuse_process)
