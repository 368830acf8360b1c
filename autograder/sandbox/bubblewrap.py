"""Command line of a bubblewrap sandbox: its namespaces and its file system."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from functools import lru_cache

from .interpreter import SYSTEM_LIBRARIES, Places

#: Where things lie inside.
_ROOT = "/.sandbox"
MODULES, _WORK, _FILES = f"{_ROOT}/modules", f"{_ROOT}/work", f"{_ROOT}/files"
# Room beside one child's files for those of the next, made before the last are removed.
_SLACK_BYTES = 1 << 20


@lru_cache(maxsize=1)
def places() -> Places:
    """Return the names of the interpreter inside; its folders are looked through once."""
    return Places(_ROOT)


def work(server: int) -> str:
    """Return the work folder of a fork server, by its number."""
    return f"{_WORK}/{server}"


def files(server: int) -> str:
    """Return where the children of a fork server find an assignment's files."""
    return f"{_FILES}/{server}"


def command(inside: Places, modules: Mapping[str, str], work_bytes: int, servers: int = 1) -> list[str]:
    """Return the command line in front of the program that runs inside.

    Args:
        inside: the interpreter and its packages, read-only.
        modules: by its place inside, the path of a module or package that is there read-only.
        work_bytes: what one work folder holds.
        servers: how many work folders there are, each a file system of its own: none takes the room of another.
    """
    return [*_namespaces(), *_files(inside, modules, work_bytes, servers), "--"]


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


def _files(inside: Places, modules: Mapping[str, str], work_bytes: int, servers: int) -> list[str]:
    """Return the whole of the file system inside: read-only but for the sized work folders."""
    command = ["--setenv", "LD_LIBRARY_PATH", inside.libraries]  # an interpreter may name its library by its old place
    for place, path in inside.mounted.items():
        command += ["--ro-bind-try", path, place]
    for place in inside.blank:
        command += ["--ro-bind", os.devnull, place]
    for path in SYSTEM_LIBRARIES:
        if os.path.islink(path):
            command += ["--symlink", os.readlink(path), path]
    for place, path in modules.items():
        command += ["--ro-bind", path, place]
    for device in ("null", "zero", "urandom", "random"):
        command += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    for server in range(servers):
        command += ["--size", str(work_bytes + _SLACK_BYTES), "--tmpfs", work(server)]
    return [*command, "--proc", "/proc", "--remount-ro", "/", "--chdir", work(0)]


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
    inside = places()
    probe = [*command(inside, {}, 1 << 20), *inside.python_command(), "-S", "-c", "pass"]
    try:
        answer = subprocess.run(probe, env={}, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None if answer.returncode == 0 else (answer.stderr.strip().splitlines() or ["it fails without a word"])[-1]
