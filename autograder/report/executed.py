"""Writer of the executed notebook: the student's cells in their order, the instructor's tests where they judged."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import compute_checksum

from autograder.config.files import output_path
from autograder.notebook.outputs import Error, Output, to_nbformat
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission, Unreadable
from autograder.pages.sanitize import MAX_MARKDOWN, MAX_OWN_MARKDOWN, inert_markdown, safe_output
from autograder.pages.transcript import TranscriptCell, transcript


def _document(submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult) -> dict[str, Any]:
    verdicts = {cell.grade_id: cell for cell in result.cells}
    if isinstance(submission, Submission):
        shown = transcript(submission, steps, result)
    else:
        shown = _without_answers(submission)
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


def _without_answers(submission: Unreadable) -> list[TranscriptCell]:
    """Return cells that hold the reason and every test, so that an instructor can still grade by hand."""
    assignment = submission.assignment
    shown = [TranscriptCell("note", f"**This could not be graded.** {submission.reason}")]
    shown += [TranscriptCell("test", t.source, t) for t in assignment.tests if not t.exercise]
    for solution in assignment.solutions:
        shown.append(TranscriptCell("lost", "", solution))
        shown += [TranscriptCell("test", t.source, t) for t in assignment.tests if t.exercise == solution.grade_id]
    return shown


def _note(source: str, parsed: bool) -> str:
    """Return a student's Markdown, as a block of code where it is too long to be parsed.

    nbgrader's parser takes a time that grows with a power of its length, and does so each time the page is opened.
    """
    if parsed and len(source) <= MAX_MARKDOWN:
        return inert_markdown(source)
    return "\n".join(f"    {line}" for line in inert_markdown(source).splitlines())


def _fresh_id(item: TranscriptCell, index: int, taken: set[str]) -> str:
    wanted = item.cell.id if item.cell is not None else ""
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", wanted) or wanted in taken:
        wanted = f"cell-{index}"
    while wanted in taken:
        wanted += "x"
    taken.add(wanted)
    return wanted


def _cell(item: TranscriptCell, verdicts: dict[str, CellResult], cell_id: str) -> dict[str, Any]:
    if item.kind in ("prose", "note"):
        marked = {} if item.cell is None else {"nbgrader": dict(item.cell.nbgrader)}
        return {"cell_type": "markdown", "id": cell_id, "metadata": marked, "source": item.source}
    source = "# (This cell is missing from what was handed in.)" if item.kind == "lost" else item.source
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": cell_id,
        "metadata": {},
        "source": source,
        "execution_count": None,
        "outputs": [to_nbformat(safe_output(output)) for output in item.outputs],
    }
    if item.cell is not None and item.kind in ("solution", "lost", "test"):
        is_test = item.kind == "test"
        by_hand = item.cell.by_hand
        meta: dict[str, Any] = {"grade_id": item.cell.grade_id, "grade": is_test or by_hand, "solution": not is_test}
        meta |= {"locked": is_test, "schema_version": 3, "task": False}
        if by_hand:
            meta["points"] = item.cell.nbgrader.get("points", 0)
        if is_test:
            meta["points"] = item.cell.points
            verdict = verdicts.get(item.cell.grade_id)
            if not any(isinstance(output, Error) for output in item.outputs):
                cell["outputs"] += map(to_nbformat, _verdict_output(verdict))
        cell["metadata"] = {"nbgrader": meta}
        if is_test:
            meta["checksum"] = _checksum(source, tuple(meta.items()))
    return cell


@lru_cache(maxsize=256)
def _checksum(source: str, meta: tuple[tuple[str, Any], ...]) -> str:
    """Return nbgrader's checksum of a test cell."""
    cell = nbformat.from_dict({"cell_type": "code", "source": source, "metadata": {"nbgrader": dict(meta)}})
    return str(compute_checksum(cell))


def _verdict_output(verdict: CellResult | None) -> list[Output]:
    """Return the verdict as the error output that a failed test leaves in a notebook; nothing where it passed."""
    if verdict is not None and verdict.status == "passed":
        return []
    status, message = (verdict.status, verdict.message) if verdict is not None else ("not reached", "")
    name = "".join(word.capitalize() for word in status.split())
    line = f"{name}: {message}" if message else name
    return [Error(name, message, (line,))]


def executed_path(folder: Path, student: str, assignment: str, notebook: str) -> Path:
    """Return the path of the executed notebook under ``classroom/autograded``."""
    return output_path(folder, student, assignment, notebook, ".ipynb")


def executed_text(submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult) -> str:
    """Return the executed notebook as JSON.

    It has nbgrader's metadata, as formgrader and ``nbgrader generate_feedback`` read it, and hidden tests: it is the
    instructor's. What the student wrote and printed can do nothing there: nbgrader shows HTML as it comes. For a
    submission that could not be read, the notebook says so and holds the tests, so that it can be graded by hand.

    Args:
        submission: the student's notebook, or why there is none.
        steps: of its schedule; none for one that could not be read.
        result: of its grading.
    """
    return json.dumps(_document(submission, steps, result), sort_keys=True, ensure_ascii=False) + "\n"
