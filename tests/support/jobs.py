"""Jobs of a judge that were made from steps, without a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from autograder.judge.given import given_of
from autograder.judge.job import Job, compiled, hidden_lines
from autograder.notebook.cells import Cell
from autograder.notebook.schedule import Step


def job_of(steps: tuple[Step, ...], names: Iterable[str], reference: str = "", **fields: Any) -> Job:
    """A job in which these names are answers of the student's, with the text of a reference solution."""
    answers = Cell("answers", "solution", reference, "answers", names=frozenset(names))
    roles: dict[str, Any] = {"given": "given", "test": "test"}
    cells = (Cell(str(n), roles[s.kind], s.source, s.grade_id) for n, s in enumerate(steps) if s.kind in roles)
    given = given_of((answers, *cells))
    defaults: dict[str, Any] = {"expected": {}, "draw": 0, "message_bytes": 1 << 26, "output_bytes": 10_000}
    defaults |= {
        "asked": {n: given.asked[s.source] for n, s in enumerate(steps) if s.kind == "test"},
        "defines": {n: given.defines[s.source] for n, s in enumerate(steps) if s.kind == "given"},
        "set": {n: given.set[s.source] for n, s in enumerate(steps) if s.kind == "test"},
        "student_names": given.names,
        "dataclasses": given.dataclasses,
    }
    return Job(steps=steps, code=compiled(steps, given), hidden=hidden_lines(steps), **{**defaults, **fields})
