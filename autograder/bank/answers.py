"""Bank of right and wrong answers to every exercise, by which the tests are tested.

Each exercise has a file ``<grade_id>.py`` with a cell for each answer; the first line of the cell says what it is::

    # %% right loop
    # %% wrong keeps-with-p | words that the feedback must contain
    # %% wrong coin_turned_round: keeps-with-p | words that the feedback must contain
    # %% wrong one_too_many: none | words that the feedback must contain

A wrong answer without a name has that of its misconception: ``keeps_with_p``. The misconception is ``none`` where
the test rightly has no name for the mistake. Where two mistakes give the same values, a visible case names the one that
comes first in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.config.errors import UsageError
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import Cell

#: Where a cell begins; other editors' "#%%" too, so that no such line becomes part of an answer unseen.
_CELL = re.compile(r"^(?=# *%%)", re.MULTILINE)
_NAME = r"(?P<name>[A-Za-z0-9_-]+)"

#: What the first line of a cell says after the kind of the answer: in words, and as a pattern.
_KINDS = {
    "right": ("NAME", _NAME),
    "wrong": (
        "NAME: MISCONCEPTION | WORDS of the feedback",
        rf"(?:{_NAME}: *|(?!none *\|))(?P<misconception>[a-z0-9-]+) *\| *(?P<words>\S.*)",
    ),
}
_FORMS = " or ".join(f"'# %% {kind} {form}'" for kind, (form, _) in _KINDS.items())


@dataclass(frozen=True)
class Entry:
    """Answer in the bank.

    Attributes:
        exercise: the ``grade_id`` it answers.
        kind: ``right``, which earns full points, or ``wrong``.
        name: no other answer of this kind to the exercise has it.
        source: the student's cell.
        misconception: what a wrong one shows; None where the test rightly has no name for it.
        words: what the feedback on a wrong one must contain.
    """

    exercise: str
    kind: str
    name: str
    source: str
    misconception: str | None = None
    words: str = ""

    @property
    def right(self) -> bool:
        """Return whether it must earn full points."""
        return self.kind == "right"

    @property
    def place(self) -> str:
        """Return its name in messages."""
        return f"{self.exercise}/{self.kind}/{self.name}"


def load_bank(folder: Path, assignment: Assignment) -> list[Entry]:
    """Read the entries for every exercise of an assignment, in the order in which ``<folder>/<grade_id>.py`` has them.

    Raises:
        UsageError: if an exercise has no entries, or a file of the bank is not in this format.
    """
    entries = []
    for solution in assignment.solutions:
        found = read_answers(folder, solution.grade_id)
        if not found:
            path = folder / f"{solution.grade_id}.py"
            raise UsageError(f"The bank has no answers for {solution.grade_id!r}: write some in {path}.")
        entries += found
    return entries


def refuse_strays(folder: Path, assignments: Iterable[Assignment]) -> None:
    """Refuse files of the bank that belong to no exercise of the course.

    Args:
        folder: of the bank.
        assignments: all of the course.

    Raises:
        UsageError: if there is one.
    """
    exercises = {solution.grade_id for assignment in assignments for solution in assignment.solutions}
    for path in sorted(folder.glob("*.py")):
        if path.stem not in exercises:
            raise UsageError(
                f"{path}: the course has no exercise {path.stem!r}; name the file after one, or delete it."
            )


def read_answers(folder: Path, exercise: str) -> list[Entry]:
    """Read the entries for one exercise; none if the bank has no file for it.

    Raises:
        UsageError: if the file is not in this format.
    """
    path = folder / f"{exercise}.py"
    if not path.is_file():
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is not text in UTF-8: save it as such.") from None
    lines: dict[tuple[str, str], int] = {}  # where the entries begin, by kind and name
    entries = []
    line = 1
    for cell in _CELL.split(text):
        header, _, source = cell.partition("\n")
        if _CELL.match(cell):
            entry = _entry(f"{path}, line {line}", exercise, header.rstrip(), source.rstrip("\n"))
            first = lines.setdefault((entry.kind, entry.name), line)
            if first != line:
                raise UsageError(
                    f"{path}, line {line}: line {first} has a {entry.kind} answer {entry.name!r} already; "
                    "give each a name of its own."
                )
            entries.append(entry)
        elif cell.strip():
            line += len(cell) - len(cell.lstrip("\n"))
            raise UsageError(f"{path}, line {line}: this text is above the first answer; write {_FORMS} before it.")
        line += cell.count("\n")
    return entries


def _entry(where: str, exercise: str, header: str, source: str) -> Entry:
    for kind, (_, pattern) in _KINDS.items():
        if match := re.fullmatch(rf"# %% {kind} +{pattern}", header):
            found = match.groupdict()
            slug = found.get("misconception", "none")
            name = found["name"] or slug.replace("-", "_")
            return Entry(exercise, kind, name, source, None if slug == "none" else slug, found.get("words", ""))
    raise UsageError(
        f"{where}: {header!r} is not the first line of an answer; write {_FORMS}, "
        "and begin no line inside an answer with '# %%'."
    )


def exercise_alone(assignment: Assignment, exercise: str) -> Assignment:
    """Return the assignment with one exercise and the given cells only: what judging one answer needs."""

    def needed(cell: Cell) -> bool:
        return cell.role == "given" or exercise in (cell.grade_id if cell.role == "solution" else cell.exercise,)

    return replace(assignment, cells=tuple(c for c in assignment.cells if needed(c)))
