"""Command line of a bubblewrap sandbox: its namespaces and its file system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .interpreter import SYSTEM_LIBRARIES, python_command, readable_paths

#: Where things lie inside.
MODULES, WORK, FILES = "/.sandbox/modules", "/.sandbox/work", "/.sandbox/files"
# Room beside one child's files for those of the next, made before the last are removed.
_SLACK_BYTES = 1 << 20


def command(readable: Sequence[str], modules: Mapping[str, str], work_bytes: int) -> list[str]:
    """Return the command line in front of the program that runs inside.

    Args:
        readable: paths that are there, read-only, under their own names.
        modules: by its place inside, the path of a module or package that is there read-only.
        work_bytes: what the work folder holds.
    """
    return [*_namespaces(), *_files(readable, modules, work_bytes), "--"]


def _namespaces() -> list[str]:
    command = [
        shutil.which("bwrap") or "bwrap",
        "--unshare-all",
        "--unshare-user",
        "--uid",
        "1000",
        "--gid",
        "1000",
        "--hostname",
        "sandbox",
    ]
    # The server is process 1, so that bubblewrap ends when it ends and not before.
    command += ["--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL"]
    return command + (["--disable-userns"] if _has_disable_userns() else [])


def _files(readable: Sequence[str], modules: Mapping[str, str], work_bytes: int) -> list[str]:
    """Return the whole of the file system inside: read-only but for the sized work folder."""
    command = []
    for path in readable:
        command += ["--ro-bind-try", path, path]
    for path in SYSTEM_LIBRARIES:
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
    interpreter = os.path.realpath(sys.executable)
    command += ["--ro-bind", interpreter, interpreter]
    for place, path in modules.items():
        command += ["--ro-bind", path, place]
    for device in ("null", "zero", "urandom", "random"):
        command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    return [
        *command,
        "--proc",
        "/proc",
        "--size",
        str(work_bytes + _SLACK_BYTES),
        "--tmpfs",
        WORK,
        "--remount-ro",
        "/",
        "--chdir",
        WORK,
    ]


@lru_cache(maxsize=1)
def _has_disable_userns() -> bool:
    try:
        answer = subprocess.run(["bwrap", "--help"], capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "--disable-userns" in answer.stdout + answer.stderr


@lru_cache(maxsize=1)
def why_unavailable() -> str | None:
    """Return None if a real sandbox, with all that grading asks of it, starts here; otherwise why it does not."""
    if shutil.which("bwrap") is None:
        return "there is no program bwrap"
    probe = [*command(readable_paths(), {}, 1 << 20), *python_command(), "-S", "-c", "pass"]
    try:
        answer = subprocess.run(probe, env={}, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if answer.returncode == 0 else (answer.stderr.strip().splitlines() or ["it fails without a word"])[-1]
