"""Outputs of the student's cells, read from data that may be anything, and bounded in size.

Of a test that ran beside the student's code, the verdict is read from there too: it is as good as that code's word.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from autograder.config.text import readable
from autograder.notebook.outputs import ExecuteResult, Output, Stream, read_outputs
from autograder.protocol.outputs import MAX_OUTPUTS

from .job import Verdict

#: All cells of a notebook together may show as much as so many cells: a result must fit in memory many times.
_FULL_CELLS = 16


class OutputValidator:
    """The outputs of one notebook's cells, with room for each and for all.

    Args:
        max_bytes: of one cell, as text.
    """

    def __init__(self, max_bytes: int):
        self._cell_room = 2 * max_bytes  # what was counted as text is longer as JSON
        self._room = _FULL_CELLS * max_bytes

    def checked(self, raw: list[Any]) -> tuple[Output, ...]:
        """Return one cell's outputs that have nbformat's form, without those for which there is no room.

        Args:
            raw: JSON values.
        """
        outputs: list[Output] = []
        room = self._cell_room
        for output in read_outputs(raw[: MAX_OUTPUTS + 1]):
            # a lone surrogate can be written nowhere
            text = json.dumps(msgspec.to_builtins(output), ensure_ascii=False).encode("utf-8", "replace")
            room -= len(text)
            if room < 0:
                break
            if len(text) > self._room:
                outputs.append(Stream("stderr", _NO_ROOM))
                break
            self._room -= len(text)
            outputs.append(msgspec.json.decode(text, type=Output))
        return tuple(outputs)


def verdict_beside(error: str | None, outputs: tuple[Output, ...], step: int) -> Verdict:
    """Return what a student's process says of a test that ran in it, as nbgrader reads it from the cell's outputs.

    Args:
        error: the exception that ended the test with its text, or None.
        outputs: of the test; a number in the last line is the points that it gives.
        step: its number.
    """
    if error is None:
        result = next((output for output in outputs if isinstance(output, ExecuteResult)), None)
        try:
            return Verdict("passed", points=float(result.data["text/plain"]) if result is not None else None)
        except (KeyError, ValueError):
            return Verdict("passed")
    name, _, text = error.partition(":")
    if name == "KeyboardInterrupt":
        return Verdict("failed", "Your code", stopped=step)
    if name == "NotImplementedError":
        return Verdict("not attempted", readable(text.strip() or "Not attempted yet."))
    if name == "AssertionError":
        return Verdict("failed", readable(text.strip() or "A statement of the test is not true for your answer."))
    return Verdict("failed", readable(f"The test of your answer ended with {error.rstrip(': ')}"))


_NO_ROOM = "[Not shown: the cells of this notebook show too much by now.]\n"
