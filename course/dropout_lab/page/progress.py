"""Progress in a notebook: which tests it has, what each gave when it was last run, and how many cases each looks at.

What is known of the tests was recorded when the course was built. Nothing here is graded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

#: Written by the build.
FILE = Path(__file__).parents[1] / "visible" / "values.json"

#: By test, the mark it got in this session, and the sentence.
_marks: dict[str, str] = {}
_said: dict[str, str] = {}
#: By test, what its last run showed: the call, what it gave, and what is right.
_cases: dict[str, list[tuple[str, str, str]]] = {}


@dataclass(frozen=True)
class Test:
    """A test of the course.

    Attributes:
        notebook: its name.
        points: what it is worth.
        cases: how often it looks at the answer, hidden cases included.
        names: what the answer defines.
    """

    notebook: str
    points: float
    cases: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Coins:
    """The points of a notebook, one mark for each, in the order of its tests.

    Attributes:
        marks: one character a point: of the test's last run, or that of an exercise that was not attempted.
    """

    marks: str

    def __str__(self) -> str:
        right, half = self.marks.count("\u2713"), self.marks.count("\u25d0")
        text = f"{right} of {len(self.marks)} points in sight"
        return f"{text}, {half} more answered" if half else text


def begin(test: str) -> None:
    """Forget what a test showed before: it runs again."""
    _cases[test] = []


def keep_case(test: str, call: str, got: str, right: str) -> None:
    """Keep one case that a test has shown."""
    _cases.setdefault(test, []).append((call, got, right))


def keep(test: str, mark: str, text: str) -> None:
    """Keep the mark and the sentence of a test that has just run."""
    if test:
        _marks[test], _said[test] = mark, text


def cases(test: str) -> list[tuple[str, str, str]]:
    """Return the cases that the last run of a test showed: the call, what it gave, and what is right."""
    return _cases.get(test, [])


def said(test: str) -> str:
    """Return what the last run of a test said; empty if it has not run."""
    return _said.get(test, "")


def tried(tests: Iterable[str]) -> bool:
    """Tell whether an answer to one of some tests was checked in this session."""
    return any(_marks.get(test, "\u25cb") != "\u25cb" for test in tests)


def coins(test: str) -> Coins | None:
    """Return the points of the notebook that a test belongs to; None for a test that is not the course's."""
    known = _tests().get(test)
    if known is None:
        return None
    tests = {name: t for name, t in _tests().items() if t.notebook == known.notebook}
    return Coins("".join(_marks.get(name, "\u25cb") * round(t.points) for name, t in tests.items()))


def asked_for(test: str) -> str:
    """Return what the exercise of a test asks for first; empty for a test that is not the course's."""
    return _tests()[test].names[0] if test in _tests() else ""


def cases_in_all(test: str) -> int | None:
    """Return how many cases a test has, hidden ones included; None for a test that is not the course's."""
    return _tests()[test].cases if test in _tests() else None


def unfinished(names: frozenset[str]) -> tuple[str, str] | None:
    """Return the first of some names whose answer was tested in this session and is not right, with its mark; or None.

    Args:
        names: those that a cell reads.
    """
    for test, mark in _marks.items():
        if mark in "\u25cb\u2717":
            for name in _tests()[test].names if test in _tests() else ():
                if name in names:
                    return name, mark
    return None


@cache
def built() -> dict[str, dict[str, Any]]:
    """Return what was recorded when the course was built: ``tests``, ``hints`` and ``values``; read once, for all."""
    found: dict[str, dict[str, Any]] = {"tests": {}, "hints": {}, "values": {}}
    if FILE.is_file():
        found = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _tests() -> dict[str, Test]:
    return {name: Test(**test) for name, test in built()["tests"].items()}
