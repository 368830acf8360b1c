"""Matching of a submission's cells to the instructor's, in notebooks that were changed in any way."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from autograder.config.text import listed

from .assignment import Assignment, words
from .cells import Cell


@dataclass(frozen=True)
class SubmittedCell:
    """One cell of a submission.

    Attributes:
        kind: ``code``, ``markdown`` or ``raw``.
        source: the student's text.
        match: the instructor's cell that this one is (or is a copy of); None for a cell that the student added.
        edited: whether it is a given cell whose text the student changed.
        grade_id: as the file says; it proves nothing.
        id: as the file says; it proves nothing.
    """

    kind: str
    source: str
    match: Cell | None = None
    edited: bool = False
    grade_id: str = field(default="", compare=False)
    id: str = field(default="", compare=False)

    @classmethod
    def of(cls, raw: dict[str, Any]) -> SubmittedCell:
        """Return a cell of the file as it stands there, whatever it holds."""
        grade_id, cell_id = _grade_id(raw), raw.get("id")
        known_id = cell_id if isinstance(cell_id, str) else ""
        return cls(_kind(raw, grade_id), _text(raw), grade_id=grade_id, id=known_id)


def match_cells(raw: Sequence[dict[str, Any]], assignment: Assignment) -> tuple[tuple[SubmittedCell, ...], list[str]]:
    """Find for each cell of a submission the instructor's cell that it is.

    By its ``grade_id``, by equal text, by its cell id; an exercise that is still without a cell is looked for by the
    names that it should define, in cells that lost their metadata, in test cells, and in cells that became Markdown.
    Of several cells of one exercise those that hold the stub's own text, or define once more what stands above, count
    as added: what is left are its parts.

    Args:
        raw: cells as JSON has them, whatever they hold.
        assignment: the instructor's notebook.

    Returns:
        The cells, and a sentence for each repair.
    """
    return _Matching(raw, assignment).result()


def _kind(raw: dict[str, Any], grade_id: str) -> str:
    kind = str(raw.get("cell_type")).lower()
    if kind in ("code", "markdown", "raw"):
        return kind
    is_code = grade_id or not raw.keys().isdisjoint(("outputs", "execution_count", "input"))
    return "code" if is_code and kind != "heading" else "raw"


def _text(raw: dict[str, Any]) -> str:
    source = raw.get("source", raw.get("input", ""))
    if isinstance(source, list):
        source = "".join(s for s in source if isinstance(s, str))
    text = source if isinstance(source, str) else ""
    # a lone surrogate cannot be written again; a mark of the byte order in a text is no Python
    text = text if text.isascii() else text.encode("utf-8", "replace").decode().lstrip("\ufeff")
    return text.replace("\r\n", "\n")


def _grade_id(raw: dict[str, Any]) -> str:
    meta = raw.get("metadata")
    nbgrader = meta.get("nbgrader") if isinstance(meta, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


#: What a line at the margin binds. Python's own parser would need gigabytes for what fits into a notebook.
_BINDS = re.compile(r"^(?:(?:async )?def|class) +(\w+)|^([\w, ]{1,300})(?::[^=\n]{1,100})?=(?!=)", re.MULTILINE)


def _binds(source: str) -> set[str]:
    names: set[str] = set()
    for found in _BINDS.finditer(source):
        names.update(name.strip() for name in (found[1] or found[2]).split(","))
    return names


class _Matching:
    def __init__(self, raw: Sequence[dict[str, Any]], assignment: Assignment):
        self._cells = [SubmittedCell.of(cell) for cell in raw]
        self._assignment = assignment
        self._index = assignment.index
        self._match: list[Cell | None] = [None] * len(self._cells)
        self._code = [cell.kind == "code" for cell in self._cells]
        self._notes: list[str] = []

    def result(self) -> tuple[tuple[SubmittedCell, ...], list[str]]:
        self._by_name_and_text()
        self._by_id()
        for exercise in self._assignment.solutions:
            if not self._places(exercise):
                self._look_for(exercise)
            if len(self._places(exercise)) > 1:
                self._choose(exercise)
            self._look_for_the_rest(exercise)
        cells = tuple(
            SubmittedCell(
                "code" if code else cell.kind, cell.source, match, self._is_edited(cell, match), cell.grade_id, cell.id
            )
            for cell, match, code in zip(self._cells, self._match, self._code, strict=True)
        )
        self._note_changed_cells(cells)
        return cells, self._notes

    @cached_property
    def _bound(self) -> list[set[str]]:
        """Return the names that each cell binds; few submissions need it."""
        return [_binds(cell.source) for cell in self._cells]

    def _places(self, cell: Cell) -> list[int]:
        return [i for i, match in enumerate(self._match) if match is cell]

    def _by_name_and_text(self) -> None:
        for i, cell in enumerate(self._cells):
            if cell.kind == "code":
                named = self._index.by_grade_id.get(cell.grade_id)
                self._match[i] = named or self._index.by_text.get(cell.source.strip())

    def _by_id(self) -> None:
        """Match by cell id, each id once, and only a cell that is not matched yet: copies keep an id, too."""
        there = {match.id for match in self._match if match is not None}
        for i, cell in enumerate(self._cells):
            match = self._index.by_id.get(cell.id)
            if cell.kind == "code" and self._match[i] is None and match is not None and match.id not in there:
                there.add(match.id)
                self._match[i] = match

    def _look_for(self, exercise: Cell) -> None:
        """Find the cell of an exercise that lost its name, or its type, or was merged into its test."""
        found = [(len(bound & exercise.names), -i) for i, bound in enumerate(self._bound)]
        for is_candidate, sentence in (
            (self._is_added, "The cell of {} has lost its metadata; it was found by the names that it defines."),
            (self._is_changed_test, "Your answer to {} stands in a test cell; it was graded all the same."),
            (self._was_code, "The cell of {} had become text; it ran as the code that it was."),
        ):
            likely = [(count, place) for count, place in found if count and is_candidate(-place, exercise)]
            if likely:
                place = -max(likely)[1]
                self._match[place], self._code[place] = exercise, True
                self._notes.append(sentence.format(exercise.grade_id))
                return

    def _look_for_the_rest(self, exercise: Cell) -> None:
        """Match parts of an answer that lost their name: they define what its tests or its other parts read."""
        own = [self._cells[i].source for i in self._places(exercise)]
        missing = exercise.names.difference(*map(_binds, own)).intersection(
            self._index.tests[exercise.grade_id] | words(*own)
        )
        if own and missing:
            for i, bound in enumerate(self._bound):
                if self._is_added(i, exercise) and bound & missing:
                    self._match[i] = exercise

    def _is_added(self, place: int, exercise: Cell) -> bool:
        return self._code[place] and self._match[place] is None

    def _is_changed_test(self, place: int, exercise: Cell) -> bool:
        match = self._match[place]
        return match is not None and match.role == "test" and not self._is_as_given(self._cells[place].source, match)

    def _was_code(self, place: int, exercise: Cell) -> bool:
        cell = self._cells[place]
        return cell.kind != "code" and (cell.grade_id == exercise.grade_id or cell.id == exercise.id)

    def _choose(self, exercise: Cell) -> None:
        places = self._places(exercise)
        self._notes.append(
            f"The cell of {exercise.grade_id} is there {len(places)} times; all of them ran, in your order."
        )

        stub = exercise.for_students.strip()
        parts = [i for i in places if self._cells[i].source.strip() != stub] or places[:1]
        bound: set[str] = set()
        for i in places:
            binds = _binds(self._cells[i].source)
            if i not in parts or (binds and binds <= bound):
                self._match[i] = None
            else:
                bound |= binds

    def _is_as_given(self, source: str, cell: Cell) -> bool:
        return source.strip() in (cell.source.strip(), self._index.visible.get(cell.grade_id))

    def _is_edited(self, cell: SubmittedCell, match: Cell | None) -> bool:
        return match is not None and match.role in ("given", "experiment") and not self._is_as_given(cell.source, match)

    def _note_changed_cells(self, cells: Sequence[SubmittedCell]) -> None:
        """Note what was done to cells that are not the student's."""
        there = {cell.match.id for cell in cells if cell.match is not None}
        changed = [
            str(i) for i, cell in enumerate(cells, 1) if cell.edited and cell.match and cell.match.role == "given"
        ]
        if changed:
            which = f"cell {changed[0]}" if len(changed) == 1 else f"cells {listed(changed)}"
            self._notes.append(f"You changed {which}, which you were given: the given text ran first, and then yours.")
        missing = sum(c.role == "given" and c.id not in there for c in self._assignment.cells)
        if missing:
            what = "A cell that you were given is" if missing == 1 else f"{missing} cells that you were given are"
            self._notes.append(f"{what} missing; the given text ran all the same.")
        tests = {c.match.grade_id: c.source for c in reversed(cells) if c.match is not None and c.match.role == "test"}
        odd = [
            t.grade_id
            for t in self._assignment.tests
            if t.grade_id not in tests or not self._is_as_given(tests[t.grade_id], t)
        ]
        if odd:
            what = f"The test {odd[0]} is" if len(odd) == 1 else f"The tests {listed(odd)} are"
            self._notes.append(f"{what} missing or changed; you were judged by the instructor's own.")
