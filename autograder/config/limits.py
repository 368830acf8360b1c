"""How much a submission may use: the defaults, and the file in which an instructor says otherwise."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .errors import UsageError

#: In the course's folder.
FILE = "limits.toml"

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one submission; what exceeds them gets a sentence in the feedback.

    Attributes:
        cell_seconds: wall clock of one cell, the student's or a test; the cell fails and the notebook goes on.
        notebook_seconds: wall clock of the whole notebook; what was not judged by then is not reached.
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
#: Less, and Python itself would not start.
_LEAST_MB = {"memory_mb": 256}
_MOST = 1e6


def read_limits(course: Path) -> Limits:
    """The limits of ``<course>/limits.toml``; the defaults for what it does not name, or where there is none.

    Raises:
        UsageError: if it cannot be read, or says something that is no limit.
    """
    path = course / FILE
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Limits()
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}).") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} is not TOML: {error}.") from None
    named: dict[str, Any] = dict(_limit(path, name, value) for name, value in said.items())
    return Limits(**named)


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
