"""Surroundings of the code under test that a test has changed: who answers ``input``, where text goes, the seeds."""

from __future__ import annotations

import builtins
import io
import random
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

_before: dict[str, Any] = {}


class _Writer(io.TextIOBase):
    """Standard output that a test reads."""

    def __init__(self, write: Callable[[str], object]):
        self._write = write

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._write(str(text))
        return len(text)


def surround(what: str, value: Any) -> None:
    """Change a part of the surroundings.

    Args:
        what: ``input`` or ``stdout``, with a function of the test's, or None for what was there before; ``random`` or
            ``numpy``, with the state of the global generator.
        value: see above.
    """
    if what == "input":
        _before.setdefault(what, builtins.input)
        builtins.input = _before.pop(what) if value is None else value
    elif what == "stdout":
        _before.setdefault(what, sys.stdout)
        sys.stdout = _before.pop(what) if value is None else _Writer(value)
    elif what == "random":
        random.setstate(value)
    elif what == "numpy":
        np.random.set_state(value)
