"""Limits of one submission: the defaults, and how ``course.toml`` changes them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .errors import UsageError

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one submission; what exceeds them gets a sentence in the feedback.

    Attributes:
        cell_seconds: processor time of one cell, the student's or a test; the cell fails and the notebook goes on. Of
            time spent waiting it may take three times as much, and thirty times by the clock on the wall if the machine
            is busy with other work.
        notebook_seconds: the same of the whole notebook; what was not judged by then is not reached.
        memory_bytes: address space of the student's process.
        output_bytes: what one cell may print and show.
        files_bytes: what the work folder may hold.
        message_bytes: one value that crosses from the student's process to the judge; of lists and text 8 MB at most.
        notebook_bytes: size of the submitted file.
        notebook_cells: cells in it.
    """

    cell_seconds: float = 10.0
    notebook_seconds: float = 120.0
    memory_bytes: int = 2048 * MIB
    output_bytes: int = 1 * MIB
    files_bytes: int = 64 * MIB
    message_bytes: int = 64 * MIB
    notebook_bytes: int = 20 * MIB
    notebook_cells: int = 2_000


#: What the file calls the fields that count bytes, in megabytes.
_BYTES = {f"{f.name.removesuffix('_bytes')}_mb": f.name for f in fields(Limits) if f.name.endswith("_bytes")}
_NUMBERS = [f.name for f in fields(Limits) if not f.name.endswith("_bytes")]
#: With less, Python itself would not start.
_LEAST_MB = {"memory_mb": 256}
_MOST = 1e6


def limits_of(table: Mapping[str, Any], path: Path) -> Limits:
    """Return the limits that the table ``[limits]`` of a file names; the defaults for what it does not name.

    Raises:
        UsageError: for a name that is not a limit, or a number out of range.
    """
    return Limits(**dict(_limit(path, name, value) for name, value in table.items()))  # type: ignore[arg-type]


def _limit(path: Path, name: str, value: Any) -> tuple[str, float]:
    if name not in _BYTES and name not in _NUMBERS:
        raise UsageError(f"{path} names {name!r}, which is no limit; there are {', '.join([*_NUMBERS, *_BYTES])}.")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= _MOST or math.isnan(value):
        raise UsageError(f"{path}: {name} must be a number above 0, not {value!r}.")
    if value < _LEAST_MB.get(name, 0):
        raise UsageError(f"{path}: {name} must be at least {_LEAST_MB[name]}, which Python itself needs.")
    if name in _BYTES:
        return _BYTES[name], int(value * MIB)
    return name, int(value) if name == "notebook_cells" else float(value)
