"""Atomic writes, safe reads, and paths that stay inside their folder."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TextIO

from .errors import StorageError, UsageError

_numbers = itertools.count()


def output_path(folder: Path, student: str, assignment: str, notebook: str, suffix: str) -> Path:
    """Return where one notebook's file lies: ``<folder>/<student>/<assignment>/<notebook><suffix>``.

    Raises:
        UsageError: if a name would lead out of the folder.
    """
    for name in (student, assignment, notebook):
        if name in ("", ".", "..") or any(character in name for character in "/\0"):
            raise UsageError(f"{name!r} cannot be the name of a folder; rename it.")
    return folder / student / assignment / f"{notebook}{suffix}"


def read_ordinary(path: Path, most: int) -> bytes | None:
    """Read a file that somebody else put there: follow no link, wait for no pipe, read no device.

    Args:
        path: of the file.
        most: bytes to read; the rest is ignored.

    Returns:
        Its first bytes; None if it is not an ordinary file.

    Raises:
        OSError: if it cannot be opened.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENXIO):  # a link; a socket, or a device that is not there
            return None
        raise
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        return None
    with open(handle, "rb") as file:
        return file.read(min(most, status.st_size))  # memory for as much is taken at once


def write_atomically(path: Path, pieces: Iterable[str], durable: bool = True, mode: int = 0o666) -> None:
    """Write a file beside its place and move it there, so that a reader sees the old file or the new one.

    Args:
        path: of the file; missing folders are made.
        pieces: its text, in parts.
        durable: wait until it is on the disk. Pages can do without: they can be written again.
        mode: who may read and write it, less what the process takes from every file.

    Raises:
        StorageError: if it cannot be written; what was there before is untouched.
    """
    beside = path.with_name(f".{os.getpid()}-{next(_numbers)}.part")  # short: the name may be as long as names can be
    try:
        with _opened(beside, mode) as file:
            file.writelines(pieces)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(beside, path)
        if durable:
            _sync_folder(path.parent)
    except BaseException as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        if not isinstance(error, OSError):
            raise
        raise StorageError(
            f"{path} cannot be written ({error.strerror}); what was there before is untouched."
        ) from None


def _opened(path: Path, mode: int) -> TextIO:
    """Open a new file; its folder is there, but for the first file in it."""
    new = partial(os.open, mode=mode)
    begin = partial(open, path, "w", encoding="utf-8", errors="backslashreplace", newline="", opener=new)
    try:
        return begin()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return begin()


def sweep(folder: Path, below: bool = True) -> None:
    """Remove half-written files of a ``write_atomically`` that was killed; no other process may be writing there.

    Args:
        folder: where it wrote.
        below: also in the folders below it.
    """
    found = folder.rglob(".*.part") if below else folder.glob(".*.part")
    for path in [p for p in found if re.fullmatch(r"\.\d+-\d+\.part", p.name)]:
        with contextlib.suppress(OSError):
            path.unlink()


def _sync_folder(folder: Path) -> None:
    """Sync a folder, so that a rename lasts; not every file system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
