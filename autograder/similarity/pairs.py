"""Pairs of works that have in common what neither the exercise nor the class explains."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from autograder.notebook.assignment import Assignment
from autograder.notebook.submission import Submission

from .syntax import Token, imported, parse, tokens
from .winnowing import NOISE, grams, winnow

#: A pair has at least so many fingerprints in common, about six lines: shorter answers come out alike by themselves.
LEAST = 20
#: What more than a tenth of the class has is common, but not what so few have, and always what more than so many have.
_TENTH, FEW, MANY = 10, 5, 10


@dataclass(frozen=True)
class Passage:
    """One cell that a student wrote.

    Attributes:
        exercise: ``grade_id`` of what it answers; empty for a cell that the student added.
        source: its text.
        tokens: its syntax.
    """

    exercise: str
    source: str
    tokens: tuple[Token, ...]

    @cached_property
    def hashes(self) -> list[int]:
        """Return the hash of each run of tokens."""
        return grams([t.text for t in self.tokens])


@dataclass(frozen=True)
class Work:
    """What a student wrote in one notebook.

    Attributes:
        student: the student's id.
        passages: in the student's order.
        unread: the number of cells that are no Python, and so are not compared.
    """

    student: str
    passages: tuple[Passage, ...]
    unread: int = 0

    @classmethod
    def of(cls, submission: Submission) -> Work:
        """Return the answers and the cells that the student added, given code and tests left out."""
        cells = [
            (cell.match.grade_id if cell.match else "", cell.source)
            for cell in submission.cells
            if cell.kind == "code" and (cell.match is None or cell.match.role == "solution")
        ]
        given = [c.source for c in submission.assignment.cells if c.role in ("given", "experiment")]
        return cls(submission.student, *_read(cells, given))


@dataclass(frozen=True)
class Likeness:
    """A pair of works in one notebook.

    Attributes:
        assignment: its name.
        notebook: its name.
        one: the first student's work.
        other: the second student's work.
        fingerprints: the number of fingerprints that they share, and few others have.
        shares: for each of the two, these as a share of all fingerprints that few others have.
        alike: the hashes in common, for marking.
    """

    assignment: str
    notebook: str
    one: Work
    other: Work
    fingerprints: int
    shares: tuple[float, float]
    alike: frozenset[int]

    @property
    def students(self) -> tuple[str, str]:
        """Return the two students' ids."""
        return self.one.student, self.other.student

    @property
    def exercises(self) -> list[str]:
        """Return the exercises in which the first one's work is marked; a cell of their own is an empty name."""
        return list(dict.fromkeys(p.exercise for p in self.one.passages if not self.alike.isdisjoint(p.hashes)))

    def marks(self) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
        """Return what is alike: for each passage of the two works, the number of a part by line.

        Parts are numbered in the first one's order; the same number on the other side is the same part.
        """
        part: dict[int, int] = {}
        number = 0
        for passage in self.one.passages:
            inside = False
            for value in passage.hashes:
                if value in self.alike and value not in part:
                    number += not inside
                    part[value] = number
                inside = value in self.alike
        return [_marked(p, part) for p in self.one.passages], [_marked(p, part) for p in self.other.passages]


@dataclass(frozen=True)
class Similarity:
    """All that was found in a class.

    Attributes:
        course: its title.
        made: when, as ISO 8601.
        compared: the number of submissions that were compared.
        unread: the number of submissions that could not be read as notebooks.
        unread_cells: the number of cells in the others that could not be read as Python.
        pairs: of all notebooks, most fingerprints in common first.
    """

    course: str
    made: str
    compared: int
    unread: int
    unread_cells: int
    pairs: tuple[Likeness, ...]


def explained(assignments: Iterable[Assignment]) -> frozenset[int]:
    """Return the hashes of all that students are given or asked for: stubs, given code, tests, reference solutions."""
    found: set[int] = set()
    for assignment in assignments:
        code = [c for c in assignment.cells if c.role != "prose"]
        texts = [("", text) for c in code for text in dict.fromkeys((c.source, c.for_students))]
        passages, _ = _read(texts, ())
        found.update(*(p.hashes for p in passages))
    return frozenset(found)


def likenesses(assignment: Assignment, works: Sequence[Work], forced: frozenset[int]) -> list[Likeness]:
    """Return the pairs of a class that share at least ``LEAST`` fingerprints, those with most first.

    Args:
        assignment: what they answer.
        works: of the class, one a student.
        forced: hashes that say nothing, as ``explained`` returns them.
    """
    every = [{h for p in work.passages for h in p.hashes} for work in works]
    holders = Counter(h for hashes in every for h in hashes)
    most = min(max(len(works) // _TENTH, FEW), MANY)
    without = forced | {h for h, count in holders.items() if count > most}
    own = [{h for p in work.passages for h in winnow(p.hashes, without=without)} for work in works]
    who: dict[int, list[int]] = defaultdict(list)
    for number, chosen in enumerate(own):
        for h in chosen:
            who[h].append(number)
    shared = Counter(pair for numbers in who.values() for pair in combinations(numbers, 2))
    found = [
        Likeness(
            assignment.name,
            assignment.notebook,
            works[a],
            works[b],
            count,
            (count / len(own[a]), count / len(own[b])),
            frozenset((every[a] & every[b]) - without),
        )
        for (a, b), count in shared.items()
        if count >= LEAST
    ]
    return sorted(found, key=lambda pair: (-pair.fingerprints, pair.students))


def _read(cells: Iterable[tuple[str, str]], given: Iterable[str]) -> tuple[tuple[Passage, ...], int]:
    """Return cells as passages, and the number of those that cannot be read."""
    trees = []
    unread = 0
    imports: dict[str, str] = {}
    for source in given:
        try:
            imports |= imported(parse(source))
        except ValueError:
            continue
    for exercise, source in cells:
        try:
            trees.append((exercise, source, parse(source)))
        except ValueError:
            unread += 1
    for _, _, tree in trees:
        imports |= imported(tree)
    passages = []
    for exercise, source, tree in trees:
        try:
            passages.append(Passage(exercise, source, tuple(tokens(tree, imports))))
        except ValueError:
            unread += 1
    return tuple(passages), unread


def _marked(passage: Passage, part: Mapping[int, int]) -> dict[int, int]:
    """Return the number of the part that each line belongs to; lines that belong to none are left out."""
    lines: dict[int, int] = {}
    for place, value in enumerate(passage.hashes):
        if value in part:
            for token in passage.tokens[place : place + NOISE]:
                lines.setdefault(token.line, part[value])
    return lines
