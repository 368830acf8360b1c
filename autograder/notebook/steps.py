"""Step of grading one submission: a cell to run, or a test to judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: ``run``: in the student's process. ``given``: the instructor's text in the judge. ``test``: a test cell in the judge.
#: ``beside``: a test cell that runs in a process of the student's, as in stock nbgrader.
Kind = Literal["run", "given", "test", "beside"]


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        kind: where it runs and what it is.
        source: the text that runs: of a solution or added cell the student's, of all others the instructor's.
        cell: of a ``run`` step the index into the submission's cells, or -1 for a given cell that the student deleted.
        grade_id: of a test.
    """

    kind: Kind
    source: str
    cell: int = -1
    grade_id: str = ""
