"""Journal of a class: a file with a line for each graded notebook, which survives the kill of a run."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Container, Iterable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from autograder.config.errors import StorageError
from autograder.config.files import write_atomically
from autograder.config.json_messages import decode
from autograder.notebook.results import CellResult, NotebookResult

_Name = tuple[str, str, str]


class _Entry(msgspec.Struct, frozen=True):
    """Line of the journal; ``record`` is the notebook's line of ``results.jsonl``."""

    key: str
    record: NotebookResult


def _name(result: NotebookResult) -> _Name:
    return result.assignment, result.notebook, result.student


class Journal:
    """Journal of graded notebooks, ``journal.jsonl``: a run that was killed is continued from it.

    A notebook has a line as soon as it is graded: its key (a digest of submission and assignment) and the record. The
    last line of a notebook counts. A line that was cut off by a kill, or is no record, is ignored.

    Args:
        path: of the file; made with the first line.

    Raises:
        StorageError: if it is there and cannot be read.
    """

    def __init__(self, path: Path):
        self.path = path
        self._by_key: dict[str, NotebookResult] = {}
        self._last: dict[_Name, tuple[str, NotebookResult]] = {}
        self._cells: dict[CellResult, CellResult] = {}
        self._file: io.FileIO | None = None
        try:
            with open(path, "rb") as file:
                for line in file:
                    self._read(line)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise StorageError(
                f"The journal {path} cannot be read ({error.strerror}); delete it to start anew."
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._last)

    def _read(self, line: bytes) -> None:
        try:
            entry = decode(line.decode(), _Entry)
        except (ValueError, RecursionError):
            return  # torn by a kill, or not ours
        self._keep(entry.key, entry.record)

    def _keep(self, key: str, result: NotebookResult) -> None:
        # the cells of a class are much alike; holding equal ones once keeps ten thousand notebooks small
        cells = tuple(self._cells.setdefault(cell, cell) for cell in result.cells)
        result = replace(result.for_record, cells=cells)
        old = self._last.get(_name(result))
        if old is not None and old[0] != key:
            self._by_key.pop(old[0], None)
        self._by_key[key] = result
        self._last[_name(result)] = (key, result)

    def reusable(self, key: str) -> NotebookResult | None:
        """Return the result of a notebook that was graded before and has not changed since, or None.

        A notebook that ended in an ``error`` of the grader itself is graded again.
        """
        result = self._by_key.get(key)
        return None if result is None or result.status == "error" else result

    def append(self, entries: Iterable[tuple[str, NotebookResult]]) -> None:
        """Add results; when this returns, a kill of this process loses none of them.

        Args:
            entries: key and result of each notebook.

        Raises:
            StorageError: if the disk is full or read-only.
        """
        entries = list(entries)
        try:
            if self._file is None:
                self._file = self._open()
            _write_whole(self._file, "".join(_line(key, result) for key, result in entries).encode())
        except OSError as error:
            self.close()
            raise StorageError(
                f"The journal {self.path} cannot be written ({error.strerror}); what it held is kept."
            ) from None
        for key, result in entries:
            self._keep(key, result)

    def _open(self) -> io.FileIO:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = io.FileIO(self.path, "a+")
        if (size := file.seek(0, os.SEEK_END)) and os.pread(file.fileno(), 1, size - 1) != b"\n":
            file.write(b"\n")  # the last line was torn: the next one must not continue it
        return file

    def latest(self) -> list[NotebookResult]:
        """Return the result of every notebook, by assignment, notebook and student."""
        return [self._last[name][1] for name in sorted(self._last)]

    def remove(self, results: Iterable[NotebookResult]) -> None:
        """Forget results; ``compact`` takes them out of the file."""
        for result in results:
            key, _ = self._last.pop(_name(result))
            self._by_key.pop(key, None)

    def compact(self) -> list[NotebookResult]:
        """Rewrite the journal with one line for each notebook.

        Returns:
            The result of every notebook, as ``latest``.

        Raises:
            StorageError: if it cannot be written; the old journal is untouched.
        """
        self.close()
        write_atomically(self.path, (_line(*self._last[name]) for name in sorted(self._last)))
        return self.latest()

    def close(self) -> None:
        """Close the file; the next ``append`` opens it again."""
        if self._file is not None:
            self._file.close()
            self._file = None


def withdrawn(
    results: Iterable[NotebookResult], notebooks: Container[tuple[str, str]], submissions: Path, student: str | None
) -> list[NotebookResult]:
    """Return results whose submission is no longer there.

    Args:
        results: of a class.
        notebooks: assignment and name of those that are asked for.
        submissions: the folder of the class's submissions.
        student: only this one's.
    """
    return [
        result
        for result in results
        if (result.assignment, result.notebook) in notebooks
        and student in (None, result.student)
        and not os.path.lexists(submissions / result.student / result.assignment)
    ]


def _write_whole(file: io.FileIO, data: bytes) -> None:
    """Append all the data, or nothing where the disk is full."""
    size = os.fstat(file.fileno()).st_size
    view = memoryview(data)
    try:
        while view:
            view = view[file.write(view) or 0 :]
    except OSError:
        with contextlib.suppress(OSError):
            file.truncate(size)
        raise


def _line(key: str, result: NotebookResult) -> str:
    return json.dumps({"key": key, "record": result.to_record()}, separators=(",", ":")) + "\n"
