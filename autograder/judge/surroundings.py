"""What a test changes around the code under test: in one process the code would meet it, and here it is told.

Names that the code reads, ``input``, where printed text goes, and the seeds of the global generators. Nothing else of a
test goes to the student's process, and of these only what a test sets itself, each time that it is going to ask.
"""

from __future__ import annotations

import builtins
import importlib
import random
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

import numpy as np

from .given import Import

#: A test with one of these words may set what is told, apart from names.
_PATCHES = frozenset({"patch", "setattr", "MonkeyPatch"})
_INPUT = frozenset({"input", "stdin"}) | _PATCHES
_OUTPUT = frozenset({"stdout", "redirect_stdout"}) | _PATCHES
_SEEDS = frozenset({"seed", "set_state", "setstate"})
_GONE = object()


class Client(Protocol):
    """What is needed of the conversation: ``StudentClient``."""

    before_asking: Callable[[], None] | None

    def request(self, op: str, on: int | None, /, *args: Any, **kwargs: Any) -> Any: ...


class Surroundings:
    """Surroundings of the code under test, which are told to the student's process when a test has changed them.

    Args:
        client: of that process.
        namespace: of the tests.
    """

    def __init__(self, client: Client, namespace: dict[str, Any]):
        self._client = client
        self._namespace = namespace
        self._told: dict[str, Any] = {}
        self._parts: list[Callable[[], None]] = []
        self._input: Any = builtins.input
        self._stdin: Any = None
        self._stdout: Any = None
        self._input_told: Any = None
        self._stdout_told: Any = None
        self._seeds: Any = None

    @contextmanager
    def told(self, names: frozenset[str], words: frozenset[str]) -> Iterator[None]:
        """Tell what a test changes, as long as it runs.

        Args:
            names: that it sets and that the code under test reads.
            words: all names of the test.
        """
        self._parts = []
        if names:
            self._told = {name: self._namespace.get(name, _GONE) for name in names}
            self._parts.append(self._tell_names)
        if words & _INPUT:
            self._stdin, self._input = sys.stdin, builtins.input
            self._parts.append(self._tell_input)
        if words & _OUTPUT:
            self._stdout = sys.stdout
            self._parts.append(self._tell_output)
        if words & _SEEDS:
            self._seeds = _seeds()
            self._parts.append(self._tell_seeds)
        if not self._parts:
            yield
            return
        self._client.before_asking = self._tell
        try:
            yield
        except BaseException:
            with suppress(BaseException):  # what ended the test counts, and not what its end ends with
                self._tell()
            raise
        else:
            self._tell()
        finally:
            self._client.before_asking = None

    def _tell(self) -> None:
        self._client.before_asking = None  # to tell is to ask as well
        try:
            for tell in self._parts:
                tell()
        finally:
            self._client.before_asking = self._tell

    def _tell_names(self) -> None:
        for name, old in self._told.items():
            new = self._namespace.get(name, _GONE)
            if new is not old:
                self._told[name] = new
                self._client.request(
                    "forget" if new is _GONE else "define", None, name, *([] if new is _GONE else [new])
                )

    def _tell_input(self) -> None:
        answer: Any = None
        if builtins.input is not self._input:
            answer = builtins.input
        elif "input" in self._namespace:
            answer = self._namespace["input"]
        elif sys.stdin is not self._stdin:
            answer = sys.stdin
        if answer is not self._input_told:
            self._input_told = answer
            asked = _read_line if answer is sys.stdin else answer
            self._client.request("surround", None, "input", None if answer is None else lambda *text: asked(*text))

    def _tell_output(self) -> None:
        now = sys.stdout if sys.stdout is not self._stdout else None
        if now is not self._stdout_told:
            self._stdout_told = now
            self._client.request("surround", None, "stdout", None if now is None else now.write)

    def _tell_seeds(self) -> None:
        now = _seeds()
        for name, old, new in zip(("random", "numpy"), self._seeds, now, strict=True):
            if not _same(old, new):
                self._client.request("surround", None, name, new)
        self._seeds = now


def _seeds() -> tuple[Any, Any]:
    return random.getstate(), np.random.get_state()


def _same(one: Any, other: Any) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def _read_line(prompt: str = "") -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line.rstrip("\n")


def judges_own(wanted: Import, value: Any) -> Any:
    """Return what a reference solution imports, if the student has it under the same name: a module, or of a module.

    A test that computes with it must not ask the student's process, which would see the expected value.

    Args:
        wanted: what the reference solution imports.
        value: what the student's process has.

    Returns:
        The judge's own; ``value`` where the student has something else, or where it is plain data.
    """
    try:
        own: Any = importlib.import_module(wanted.module)
        if wanted.name is not None:
            own = getattr(own, wanted.name)
    except Exception:
        return value
    if isinstance(own, types.ModuleType):
        return own if type(value).__name__ == "module" else value
    if not callable(own):
        return value
    name, text = getattr(own, "__name__", None), getattr(own, "__doc__", None)
    told = getattr(value, "__doc__", None)
    same = getattr(value, "__name__", None) == name and (told or "")[:4000] == (text or "")[:4000]
    return own if same else value
