"""A student's notebook, read with mistrust: only the text of its cells counts, never its tags."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .assignment import Assignment, Cell
from .files import read_ordinary
from .left_behind import readable
from .limits import Limits
from .results import NotebookStatus


@dataclass(frozen=True)
class SubmittedCell:
    """One cell of a submission.

    Attributes:
        kind: ``code``, ``markdown`` or ``raw``.
        source: the student's text.
        match: the instructor's cell that this one is (or is a copy of); None for a cell that the student added.
        edited: whether it is a given cell whose text the student changed.
    """

    kind: str
    source: str
    match: Cell | None = None
    edited: bool = False


@dataclass(frozen=True)
class Submission:
    """One student's notebook.

    Attributes:
        student: the student's id: the folder's name.
        assignment: what it answers.
        cells: in the student's order.
        notes: what was repaired, a sentence each, told to the student.
    """

    student: str
    assignment: Assignment
    cells: tuple[SubmittedCell, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """A digest of all that grading depends on in the submission."""
        cells = [[c.kind, c.source, c.match.id if c.match else None] for c in self.cells]
        return hashlib.sha256(json.dumps([self.student, cells, self.notes]).encode()).hexdigest()


@dataclass(frozen=True)
class Unreadable:
    """A submission that cannot be graded.

    Attributes:
        student: the student's id.
        assignment: what it should answer.
        status: ``missing`` or ``unreadable``.
        reason: one sentence for the student.
    """

    student: str
    assignment: Assignment
    status: NotebookStatus
    reason: str

    @property
    def key(self) -> str:
        return hashlib.sha256(json.dumps([self.student, self.status, self.reason]).encode()).hexdigest()


def read_submission(
    folder: Path, student: str, assignment: Assignment, limits: Limits | None = None
) -> Submission | Unreadable:
    """Reads ``<folder>/<notebook>.ipynb``, or the one notebook of another name that is there in its place."""
    limits = limits or Limits()
    path = folder
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise _NotANotebook("is reached by a link, which may lead to anybody's work; put the folder itself there.")
        found, note = _locate(folder, assignment)
        if found is None:
            return Unreadable(student, assignment, "missing", note)
        path = found
        raw = _parse(_read(path, limits), limits)
    except OSError as error:
        return Unreadable(student, assignment, "unreadable", f"{_named(path)} cannot be opened: {error.strerror}.")
    except _NotANotebook as error:
        return Unreadable(student, assignment, "unreadable", f"{_named(path)} {error}")
    cells = _matched(raw, assignment)
    return Submission(student, assignment, cells, (note,) if note else ())


#: As many names of files are listed in a sentence.
_SHOWN = 5


class _NotANotebook(Exception):
    """The text is the rest of a sentence that starts with the file's name."""


def _locate(folder: Path, assignment: Assignment) -> tuple[Path | None, str]:
    wanted = f"{assignment.notebook}.ipynb"
    if (folder / wanted).exists() or (folder / wanted).is_symlink():
        return folder / wanted, ""
    others = sorted(p for p in folder.glob("*") if p.suffix.lower() == ".ipynb" and not p.name.startswith("."))
    if len(others) == 1:
        return others[0], f"Your file is called {_named(others[0])}; it was graded as {wanted}."
    if others:
        more = f" and {len(others) - _SHOWN:,} more" if len(others) > _SHOWN else ""
        names = ", ".join(map(_named, others[:_SHOWN])) + more
        return None, f"There is no {wanted}, but {names}: hand in one notebook, under its own name."
    return None, f"There is no {wanted} in what was handed in."


def _named(path: Path) -> str:
    """A file's name in a sentence; it may be any at all."""
    return " ".join(readable(path.name).split())


def _read(path: Path, limits: Limits) -> bytes:
    data = read_ordinary(path, limits.notebook_bytes + 1)
    if data is None:
        raise _NotANotebook("is not an ordinary file; hand in the notebook itself.")
    if len(data) > limits.notebook_bytes:
        size = limits.notebook_bytes >> 20
        raise _NotANotebook(f"is larger than {size} MB; clear its outputs and save it again.")
    return data


def _parse(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    """The cells of a notebook file; tolerant of what does not matter for grading."""
    if not data.strip():
        raise _NotANotebook("is empty; save the notebook and hand it in again.")
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # never fails
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        raise _NotANotebook("is not a notebook: its text is damaged. Download it again and hand it in.") from None
    if not isinstance(notebook, dict):
        raise _NotANotebook("is not a notebook: it holds no cells.")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # nbformat 3
        sheets = [s.get("cells") for s in notebook["worksheets"] if isinstance(s, dict)]
        cells = [c for sheet in sheets if isinstance(sheet, list) for c in sheet]
    if not isinstance(cells, list):
        raise _NotANotebook("is not a notebook: it holds no cells.")
    if len(cells) > limits.notebook_cells:
        most = f"{limits.notebook_cells:,}"
        raise _NotANotebook(f"holds {len(cells):,} cells, more than the {most} that are read; delete those of no use.")
    return [c for c in cells if isinstance(c, dict)]


def _text(raw: dict[str, Any]) -> str:
    source = raw.get("source", raw.get("input", ""))
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    text = source if isinstance(source, str) else ""
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n")  # a lone surrogate cannot be written again


def _matched(raw: list[dict[str, Any]], assignment: Assignment) -> tuple[SubmittedCell, ...]:
    """Says of each cell which one of the instructor's it is: by grade_id, by cell id, or by equal text."""
    by_grade_id = {c.grade_id: c for c in assignment.cells if c.grade_id}
    given = [c for c in assignment.cells if c.role in ("given", "experiment")]
    by_id = {c.id: c for c in given}
    by_text = {c.source.strip(): c for c in given}
    cells = []
    for cell in raw:
        kind, source = str(cell.get("cell_type", "raw")), _text(cell)
        match = None
        if kind == "code":
            match = by_grade_id.get(_grade_id(cell)) or by_text.get(source.strip()) or by_id.get(str(cell.get("id")))
        given_cell = match is not None and match.role in ("given", "experiment")
        cells.append(SubmittedCell(kind, source, match, given_cell and source.strip() != match.source.strip()))  # type: ignore[union-attr]
    return tuple(cells)


def _grade_id(cell: dict[str, Any]) -> str:
    meta = cell.get("metadata")
    nbgrader = meta.get("nbgrader") if isinstance(meta, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return grade_id if isinstance(grade_id, str) else ""
