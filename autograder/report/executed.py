"""The notebook as it was executed: the student's cells in their order, the instructor's tests where they judged."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import nbformat
from nbgrader.utils import compute_checksum

from autograder.config.files import place, write_atomically
from autograder.notebook.cells import Cell
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.steps import Step
from autograder.notebook.submission import Submission, Unreadable

from .html import MAX_MARKDOWN
from .sanitize import inert_markdown, safe_outputs

#: Markdown of the student's own in one notebook that nbgrader's pages parse; what is beyond it stands there as typed.
MAX_OWN_MARKDOWN = 30_000

#: ``lost``: a solution cell that the student deleted. ``changed``: what the student made of a given cell.
ShownKind = Literal["prose", "note", "given", "changed", "experiment", "solution", "added", "lost", "test"]


@dataclass(frozen=True)
class Shown:
    """One cell of the executed notebook.

    Attributes:
        kind: ``prose`` is the instructor's Markdown, ``note`` the student's.
        source: its text.
        cell: the instructor's cell it stands for, if there is one.
        outputs: what it left behind, as it came.
        ran: whether it was executed.
    """

    kind: ShownKind
    source: str
    cell: Cell | None = None
    outputs: tuple[dict[str, Any], ...] = ()
    ran: bool = False


def walk(submission: Submission, steps: Sequence[Step], result: NotebookResult) -> list[Shown]:
    """The executed notebook's cells, in order.

    Every exercise is there once as ``solution`` or ``lost``, before its tests; every test is there once.

    Args:
        submission: the student's notebook.
        steps: of its schedule.
        result: of its grading; ``outputs`` refer to ``steps``.
    """
    assignment = submission.assignment
    outputs = {output.step: output.outputs for output in result.outputs}
    tests = {test.grade_id: test for test in assignment.tests}
    solutions = {solution.grade_id: solution for solution in assignment.solutions}
    given = {cell.source: cell for cell in assignment.cells if cell.role in ("given", "experiment")}
    prose = {cell.source.strip() for cell in assignment.cells if cell.role == "prose"}
    at = {cell.match.id: i for i, cell in reversed(list(enumerate(submission.cells))) if cell.match is not None}
    shown: list[Shown] = []
    answered: set[str] = set()
    upto = 0

    def add(index: int, ran: bool, left: tuple[dict[str, Any], ...] = ()) -> None:
        cell = submission.cells[index]
        match = cell.match
        if cell.kind != "code":
            known = cell.source.strip() in prose
            shown.append(Shown("prose" if known else "note", cell.source))
        elif match is None:
            shown.append(Shown("added", cell.source, outputs=left, ran=ran))
        elif match.role == "solution":
            first = match.grade_id not in answered
            answered.add(match.grade_id)
            shown.append(Shown("solution" if first else "added", cell.source, match if first else None, left, ran))
        elif match.role in ("given", "experiment"):
            role: ShownKind = "experiment" if match.role == "experiment" else "given"
            shown.append(Shown(role, match.source, match, left, ran))

    def catch_up(before: int) -> None:
        nonlocal upto
        for index in range(upto, before):
            add(index, ran=False)
        upto = max(upto, before)

    for number, step in enumerate(steps):
        left = outputs.get(number, ())
        if step.kind == "run" and step.cell < 0:  # a given cell that the student deleted
            cell = given.get(step.source)
            kind: ShownKind = "experiment" if cell is not None and cell.role == "experiment" else "given"
            shown.append(Shown(kind, step.source, cell, left, ran=True))
        elif step.kind == "run" and step.cell < upto:  # the given text of this cell ran just before
            shown.append(Shown("changed", step.source, outputs=left, ran=True))
        elif step.kind == "run":
            catch_up(step.cell)
            add(step.cell, ran=True, left=left)
            upto = step.cell + 1
        elif step.kind == "test":
            test = tests[step.grade_id]
            catch_up(min(at.get(test.id, upto), len(submission.cells)))
            if test.exercise not in answered:
                answered.add(test.exercise)
                shown.append(Shown("lost", "", solutions.get(test.exercise)))
            shown.append(Shown("test", test.source, test, left, ran=True))
    catch_up(len(submission.cells))
    return shown


def executed_notebook(
    submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult
) -> nbformat.NotebookNode:
    """The executed notebook with nbgrader's metadata, as formgrader and ``nbgrader generate_feedback`` read it.

    What the student wrote and printed can do nothing there: nbgrader shows HTML as it comes. Of a submission that
    could not be read, the notebook says so and holds the tests, so that an instructor can still grade it by hand.

    Args:
        submission: the student's notebook, or why there is none.
        steps: of its schedule; none for one that could not be read.
        result: of its grading.

    Returns:
        A notebook of nbformat 4.5. It holds hidden tests: it is the instructor's.
    """
    notebook: nbformat.NotebookNode = nbformat.from_dict(_document(submission, steps, result))
    return notebook


def _document(submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult) -> dict[str, Any]:
    verdicts = {cell.grade_id: cell for cell in result.cells}
    if isinstance(submission, Submission):
        shown = walk(submission, steps, result)
    else:
        solutions, tests = submission.assignment.solutions, submission.assignment.tests
        shown = [Shown("note", f"**This could not be graded.** {submission.reason}")]
        shown += [
            cell
            for solution in solutions
            for cell in (
                Shown("lost", "", solution),
                *(Shown("test", t.source, t) for t in tests if t.exercise == solution.grade_id),
            )
        ]
    cells: list[dict[str, Any]] = []
    ids: set[str] = set()
    room = MAX_OWN_MARKDOWN
    for index, item in enumerate(shown):
        if item.kind == "note":
            room -= len(item.source)
            item = replace(item, source=_note(item.source, parsed=room >= 0))
        cells.append(_cell(item, verdicts, _fresh_id(item, index, ids)))
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": cells}


def _note(source: str, parsed: bool) -> str:
    """A student's Markdown: nbgrader's parser takes a time that grows with a power of its length, and does so each time
    the page is opened."""
    if parsed and len(source) <= MAX_MARKDOWN:
        return inert_markdown(source)
    return "\n".join(f"    {line}" for line in inert_markdown(source).splitlines())


def _fresh_id(item: Shown, index: int, taken: set[str]) -> str:
    wanted = item.cell.id if item.cell is not None else ""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", wanted) or wanted in taken:
        wanted = f"cell-{index}"
    while wanted in taken:
        wanted += "x"
    taken.add(wanted)
    return wanted


def _cell(item: Shown, verdicts: dict[str, CellResult], cell_id: str) -> dict[str, Any]:
    if item.kind in ("prose", "note"):
        return {"cell_type": "markdown", "id": cell_id, "metadata": {}, "source": item.source}
    source = "# (This cell is missing from what was handed in.)" if item.kind == "lost" else item.source
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": cell_id,
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": safe_outputs(item.outputs),
    }
    if item.cell is not None and item.kind in ("solution", "lost", "test"):
        is_test = item.kind == "test"
        meta: dict[str, Any] = {"grade_id": item.cell.grade_id, "grade": is_test, "solution": not is_test}
        meta |= {"locked": is_test, "schema_version": 3, "task": False}
        if is_test:
            meta["points"] = item.cell.points
            verdict = verdicts.get(item.cell.grade_id)
            if not any(output["output_type"] == "error" for output in cell["outputs"]):
                cell["outputs"] += _said(verdict)
        cell["metadata"] = {"nbgrader": meta}
        if is_test:
            meta["checksum"] = _checksum(source, tuple(meta.items()))
    return cell


@lru_cache(maxsize=256)
def _checksum(source: str, meta: tuple[tuple[str, Any], ...]) -> str:
    """nbgrader's checksum of a test cell."""
    cell = nbformat.from_dict({"cell_type": "code", "source": source, "metadata": {"nbgrader": dict(meta)}})
    return str(compute_checksum(cell))


def _said(verdict: CellResult | None) -> list[dict[str, Any]]:
    """The verdict as the error output that a failed test leaves in a notebook; nothing where it passed."""
    if verdict is not None and verdict.status == "passed":
        return []
    status, message = (verdict.status, verdict.message) if verdict is not None else ("not reached", "")
    name = "".join(word.capitalize() for word in status.split())
    line = f"{name}: {message}" if message else name
    return [{"output_type": "error", "ename": name, "evalue": message, "traceback": [line]}]


def executed_path(folder: Path, student: str, assignment: str, notebook: str) -> Path:
    """Where the executed notebook lies under ``classroom/autograded``."""
    return place(folder, student, assignment, notebook, ".ipynb")


def write_executed(
    folder: Path, submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult
) -> Path:
    """Writes the executed notebook to ``<folder>/<student>/<assignment>/<notebook>.ipynb``.

    Raises:
        UsageError: if it cannot be written.
    """
    path = executed_path(folder, result.student, result.assignment, result.notebook)
    text = json.dumps(_document(submission, steps, result), sort_keys=True, ensure_ascii=False)
    write_atomically(path, (text, "\n"), durable=False)
    return path
