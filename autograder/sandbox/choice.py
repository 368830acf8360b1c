"""Kinds of sandbox, and the choice of the one that works on this machine.

``bubblewrap``  own namespaces with nothing in them but the interpreter, its libraries and what is mounted; in them, all
                that ``landlock`` does
``landlock``    Landlock names the files that may be read, seccomp the system calls, rlimits the sizes
``none``        rlimits only: for submissions that are trusted
"""

from __future__ import annotations

import platform
import sys
from enum import StrEnum

from autograder.config.errors import SandboxError, UsageError

from . import bubblewrap, landlock, seccomp


class Sandbox(StrEnum):
    """Kind of sandbox."""

    BUBBLEWRAP = "bubblewrap"
    LANDLOCK = "landlock"
    NONE = "none"


def choose_sandbox(wanted: str = "auto") -> Sandbox:
    """Return the sandbox to grade in.

    Args:
        wanted: ``auto`` takes the best that works on this machine; the name of a sandbox is taken at its word.

    Raises:
        UsageError, SandboxError: if it is not to be had; the sentence says what to do.
    """
    if wanted != "auto" and wanted not in list(Sandbox):
        raise UsageError(f"There is no sandbox named {wanted!r}: pass auto, bubblewrap, landlock or none.")
    if sys.platform != "linux":
        raise SandboxError(
            "Grading needs Linux: run it in a Linux container or virtual machine; the course works here (start.py lab)."
        )
    if wanted == Sandbox.NONE:
        return Sandbox.NONE
    if not seccomp.supported():
        raise SandboxError(
            f"There is no sandbox for {platform.machine()} processors: grade on x86_64 or aarch64, "
            "or pass --sandbox none if you trust every submission."
        )
    if wanted in ("auto", Sandbox.BUBBLEWRAP):
        reason = bubblewrap.why_unavailable()
        if reason is None:
            return Sandbox.BUBBLEWRAP
        if wanted == Sandbox.BUBBLEWRAP:
            raise SandboxError(
                f"bubblewrap does not work here ({reason}): install it, allow user namespaces, or pass --sandbox auto."
            )
    if landlock.abi():
        return Sandbox.LANDLOCK
    raise SandboxError(
        "This machine offers no sandbox: install bubblewrap, use a Linux of 5.13 or later with Landlock, "
        "or pass --sandbox none if you trust every submission."
    )
