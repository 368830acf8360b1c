"""What students misunderstood, most often first, and which mistakes come together."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from autograder.notebook.results import CellResult, NotebookResult

from .items import judged

#: Chance, over all pairs of a class, to call one remarkable that is not.
_FALSE_ALARM = 0.05
#: Fewer students who make both mistakes are no pattern.
_FEWEST_TOGETHER = 3
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?")


@dataclass(frozen=True)
class Misconception:
    """A mistake that a test recognised, or the message of one that no test has a name for.

    Attributes:
        key: its name in the library of checks; empty for a message alone.
        sentence: what is wrong, in words; the library's sentence, or the message with # for its numbers.
        students: how many made it.
        tests: where, as ``(assignment, notebook, test, students)``, most first.
        example: one message, as a student read it.
        whose: ``(assignment, notebook, student, test)`` of the example: to find the answer, not to be shown.
    """

    key: str
    sentence: str
    students: int
    tests: tuple[tuple[str, str, str, int], ...]
    example: str
    whose: tuple[str, str, str, str]


@dataclass(frozen=True)
class Pair:
    """Two mistakes that the same students make more often than chance would have it.

    Attributes:
        one, other: their names.
        together: students who make both.
        ones, others: students who make each.
        expected: how many would make both if the two had nothing to do with each other.
    """

    one: str
    other: str
    together: int
    ones: int
    others: int
    expected: float


def misconceptions(results: Iterable[NotebookResult], sentences: Mapping[str, str]) -> list[Misconception]:
    """Return what went wrong: mistakes that have a name, then messages of others, each by the number of students.

    Args:
        results: of a class.
        sentences: the library's sentence for each name.
    """
    found: dict[str, list[tuple[NotebookResult, CellResult]]] = defaultdict(list)
    for notebooks in judged(results).values():
        for result in notebooks:
            for cell in result.cells:
                if cell.status == "failed" and cell.message:
                    found[kind_of(cell)].append((result, cell))
    ranked = [_misconception(cases, sentences) for cases in found.values()]
    return sorted(ranked, key=lambda m: (m.key == "", -m.students, m.sentence))


def kind_of(cell: CellResult) -> str:
    """Return what makes two failures the same mistake: its name, or the test and the message without its numbers."""
    return cell.misconception or f"{cell.grade_id}: {_without_numbers(cell.message)}"


def _without_numbers(message: str) -> str:
    return _NUMBER.sub("#", message)


def _misconception(cases: list[tuple[NotebookResult, CellResult]], sentences: Mapping[str, str]) -> Misconception:
    who = {(r.assignment, r.notebook, c.grade_id, r.student) for r, c in cases}
    tests = Counter(where[:3] for where in who)
    # the form of the message that most students read, in its shortest instance
    common, _ = Counter(_without_numbers(c.message) for _, c in cases).most_common(1)[0]
    result, cell = min(
        (case for case in cases if _without_numbers(case[1].message) == common),
        key=lambda case: (len(case[1].message), case[0].student),
    )
    key = cell.misconception or ""
    return Misconception(
        key,
        sentences.get(key, "") or common,
        len({where[3] for where in who}),
        tuple((*test, count) for test, count in tests.most_common()),
        cell.message,
        (result.assignment, result.notebook, result.student, cell.grade_id),
    )


def pairs(results: Iterable[NotebookResult]) -> list[Pair]:
    """Return the pairs of named mistakes that come together, most remarkable first.

    A pair is told where so many common students have less than 5 % chance in the whole class: the hypergeometric tail
    (Fisher's exact test, one-sided), times the number of pairs that were looked at (Bonferroni).
    """
    students: set[str] = set()
    made: dict[str, set[str]] = defaultdict(set)
    for notebooks in judged(results).values():
        for result in notebooks:
            students.add(result.student)
            for cell in result.cells:
                if cell.misconception:
                    made[cell.misconception].add(result.student)
    looked_at = [(a, b, made[a] & made[b]) for a, b in combinations(sorted(made), 2)]
    found = []
    for a, b, both in looked_at:
        if len(both) < _FEWEST_TOGETHER:
            continue
        chance = _at_least(len(both), len(made[a]), len(made[b]), len(students))
        if chance * len(looked_at) < _FALSE_ALARM:
            expected = len(made[a]) * len(made[b]) / len(students)
            found.append((chance, Pair(a, b, len(both), len(made[a]), len(made[b]), expected)))
    return [pair for _, pair in sorted(found, key=lambda f: (f[0], f[1].one, f[1].other))]


def _at_least(common: int, ones: int, others: int, of: int) -> float:
    """Return the chance that two random sets of these sizes have so many members in common, or more."""

    def log_choose(n: int, k: int) -> float:
        return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)

    ways = log_choose(of, others)
    most = min(ones, others)
    return math.fsum(
        math.exp(log_choose(ones, k) + log_choose(of - ones, others - k) - ways)
        for k in range(max(common, ones + others - of), most + 1)
    )
