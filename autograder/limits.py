"""How much a submission may use: the one place where it is said."""

from __future__ import annotations

from dataclasses import dataclass

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
        message_bytes: one value that crosses from the student's process to the judge.
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
