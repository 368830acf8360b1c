"""What has changed since the report before: whose points, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import msgspec

from autograder.notebook.results import NotebookResult


class Snapshot(msgspec.Struct, frozen=True):
    """What a report knew, for the next one to compare with.

    Attributes:
        scores: points by assignment, notebook and student, then by test.
        work: a digest of each student's notebook, by the same name.
        tests: a digest of each test, by assignment, notebook and test.
    """

    scores: dict[str, dict[str, float]] = {}
    work: dict[str, str] = {}
    tests: dict[str, str] = {}


@dataclass(frozen=True)
class Change:
    """A student's test that has other points than before.

    Attributes:
        assignment, notebook, student, test: whose and where.
        before, after: the points.
        why: the cause, in words.
    """

    assignment: str
    notebook: str
    student: str
    test: str
    before: float
    after: float
    why: str


def name_of(*parts: str) -> str:
    """Return one name of several that can hold no line end."""
    return "\n".join(parts)


def snapshot(results: Iterable[NotebookResult], work: Mapping[str, str], tests: Mapping[str, str]) -> Snapshot:
    """Return what the next report has to know of the notebooks that were graded."""
    scores = {
        name_of(r.assignment, r.notebook, r.student): {c.grade_id: c.score for c in r.cells}
        for r in results
        if r.status == "graded"
    }
    return Snapshot(scores, dict(work), dict(tests))


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """Return whose points have changed; notebooks that are new or gone are no change."""
    found = []
    for name in before.scores.keys() & after.scores.keys():
        assignment, notebook, student = name.split("\n")
        old, new = before.scores[name], after.scores[name]
        for test in sorted(old.keys() | new.keys()):
            if old.get(test, 0.0) != new.get(test, 0.0):
                where = name_of(assignment, notebook, test)
                why = _cause(
                    before.work.get(name), after.work.get(name), before.tests.get(where), after.tests.get(where)
                )
                found.append(Change(assignment, notebook, student, test, old.get(test, 0.0), new.get(test, 0.0), why))
    return sorted(found, key=lambda c: (c.assignment, c.notebook, c.test, c.student))


def _cause(old_work: str | None, new_work: str | None, old_test: str | None, new_test: str | None) -> str:
    if old_test is None or new_test is None:
        return "the test is new" if old_test is None else "the test is gone"
    if old_test != new_test:
        return "the test was changed" + (", and another notebook was handed in" if old_work != new_work else "")
    if old_work != new_work:
        return "another notebook was handed in"
    return "a given cell, the library of checks, a limit or the draw of the data was changed"
