"""Files that the student's code wrote, for a test that reads files: copies in the judge's own work folder.

They are data. No file is copied whose name Python would import, none at all for a test that runs text as code, and what
unpickles finds no class once there is a copy. A name that the instructor's files have stays the instructor's.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import CodeType
from typing import Any, Protocol

#: A test with one of these words, or one that begins with ``read_``, may read files.
_READING = frozenset(
    "open Path exists isfile isdir is_file listdir glob iglob rglob scandir iterdir walk stat getsize load loadtxt "
    "genfromtxt fromfile imread reader DictReader connect".split()
)
#: A test with one of these may run what it reads.
_RUNNING = frozenset(
    "exec eval compile __import__ import_module runpy run_path run_module spec_from_file_location SourceFileLoader "
    "exec_module load_module pickle cPickle dill joblib marshal shelve yaml ctypes CDLL read_pickle".split()
)
_CODE = (".py", ".pyc", ".pyo", ".pyd", ".so", ".pth", ".zip", ".egg", ".whl", ".ipynb")
_NAME = re.compile(r"[^/\\\0.][^/\\\0]{0,100}")
_MOST_FILES, _MOST_BYTES, _MOST_DEPTH = 500, 16 << 20, 8


class Client(Protocol):
    """What is needed of the conversation: ``StudentClient``."""

    after_asking: Callable[[], None] | None

    def request(self, op: str, on: int | None, /, *args: Any, **kwargs: Any) -> Any: ...


class WrittenFiles:
    """Copies of what the student's code wrote, brought up to date while a test runs that may read them.

    Args:
        client: of the student's process.
        code: the instructor's cells, by the number of their step.
        names_in: the names that a piece of code may read.
    """

    def __init__(self, client: Client, code: Mapping[int, CodeType], names_in: Callable[[CodeType], frozenset[str]]):
        self._client = client
        words = frozenset[str]().union(*map(names_in, code.values()))
        reads = any(word in _READING or word.startswith("read_") for word in words)
        self._wanted = reads and words.isdisjoint(_RUNNING)
        self._seen: dict[str, tuple[int, int]] = {}
        self._bytes = 0
        self._guarded = False

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        """Keep the copies up to date, if any test may read them."""
        if not self._wanted:
            yield
            return
        self._update()
        self._client.after_asking = self._update
        try:
            yield
        finally:
            self._client.after_asking = None

    def _update(self) -> None:
        self._client.after_asking = None  # to look is to ask as well
        try:
            there = dict(_readable(self._client.request("files", None)))
            for name in self._seen.keys() - there.keys():
                with suppress(OSError):
                    os.unlink(name)
                del self._seen[name]
            for name, stamp in there.items():
                if self._seen.get(name) != stamp:
                    self._copy(name, stamp)
        finally:
            self._client.after_asking = self._update

    def _copy(self, name: str, stamp: tuple[int, int]) -> None:
        content = self._client.request("read", None, name)
        if type(content) is not bytes or self._bytes + len(content) > _MOST_BYTES:
            return
        self._bytes += len(content)
        self._guard()
        with suppress(OSError):  # a folder that is a file here, say
            os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
            if os.path.lexists(name) and not stat.S_ISREG(os.lstat(name).st_mode):
                return  # the instructor's own
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            with open(handle, "wb") as file:
                file.write(content)
            self._seen[name] = stamp

    def _guard(self) -> None:
        """See to it that nothing here makes objects of a class that such a file names."""
        if not self._guarded:
            self._guarded = True
            sys.addaudithook(_refuse_classes)


def _refuse_classes(event: str, _: object) -> None:
    if event == "pickle.find_class":
        raise RuntimeError("a file that a submission wrote cannot be unpickled by a test")


def _readable(listing: Any) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files of a listing, which may be anything, that may be copied."""
    if not isinstance(listing, (tuple, list)):
        return
    for entry in listing[:_MOST_FILES]:
        if isinstance(entry, tuple) and len(entry) == 3:
            name, size, changed = entry
            if type(name) is str and type(size) is int and type(changed) is int and _is_harmless(name):
                yield name, (size, changed)


def _is_harmless(name: str) -> bool:
    parts = name.split("/")
    inside = len(parts) <= _MOST_DEPTH and all(_NAME.fullmatch(part) for part in parts)
    return inside and not name.lower().endswith(_CODE)
