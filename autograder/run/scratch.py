"""Scratch folders: one for each fork server, held by a lock while an owner lives, and swept when all are gone."""

from __future__ import annotations

import fcntl
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from autograder.config.limits import Limits
from autograder.sandbox.workfolder import WorkFolders

_MEMORY = "/dev/shm"


class Scratch(NamedTuple):
    """A folder of this run's own.

    Attributes:
        path: the folder.
        lock: a descriptor of the folder that is locked. The lock lasts until every process that inherited the
            descriptor has closed it or has ended, however it ended; no pid can be mistaken for another's.
    """

    path: str
    lock: int


def make_scratch(limits: Limits) -> Scratch:
    """Make a folder for work folders: in memory if there is room, since a disk may need seconds for a hostile tree.

    What runs that were killed have left is removed first.
    """
    sweep()
    try:
        usage = os.statvfs(_MEMORY)
        if usage.f_bavail * usage.f_frsize >= 8 * limits.files_bytes:
            return _make(_MEMORY)
    except OSError:
        pass
    return _make(tempfile.gettempdir())


@contextmanager
def canary() -> Iterator[str]:
    """Make a file that no submission may read, beside the work folders of others; remove it at the end."""
    folder, lock = _make(tempfile.gettempdir())
    try:
        path = os.path.join(folder, "canary")
        with open(path, "x", encoding="utf-8") as file:
            file.write("A submission that reads this reads too much.\n")
        yield path
    finally:
        _remove(folder)
        os.close(lock)


def sweep() -> None:
    """Remove the scratch folders of this user that no living process holds."""
    for place in {_MEMORY, tempfile.gettempdir()}:
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith(_prefix()):
                    _sweep(entry.path)


def _prefix() -> str:
    return f"autograder-{os.geteuid()}-"


def _make(place: str) -> Scratch:
    """Make a folder and lock it; where it is swept between the two, make another."""
    while True:
        path = tempfile.mkdtemp(prefix=_prefix(), dir=place)
        with suppress(FileNotFoundError):
            lock = _open(path)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                continue
            except OSError:
                return Scratch(path, lock)  # a file system without locks; nobody can sweep there either
            if _is_there(path, lock):
                return Scratch(path, lock)
            os.close(lock)


def _open(path: str) -> int:
    return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)


def _is_there(path: str, fd: int) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(os.lstat(path), os.fstat(fd))
    return False


def _sweep(path: str) -> None:
    with suppress(OSError):  # another's, in use, or swept by another run at this moment
        fd = _open(path)
        try:
            status = os.fstat(fd)
            if status.st_uid != os.geteuid() or stat.S_IMODE(status.st_mode) != 0o700:
                return
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _is_there(path, fd):
                _remove(path)
        finally:
            os.close(fd)


def _remove(path: str) -> None:
    WorkFolders(path, 0).close()
