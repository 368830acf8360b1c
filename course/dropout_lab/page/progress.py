"""Progress in a notebook: which tests it has, what each gave when it was last run, and how many cases each looks at.

What is known of the tests was recorded when the course was built. Where somebody works in a notebook, the marks of what
passed outlast the session: they lie in ``progress.json`` beside the notebooks. Nothing here is graded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from . import kept
from .shell import meanings

#: Beside the notebooks: by test, the mark of a check that passed when it was last run.
NAME = "progress.json"
#: Marks of a check that has passed, and of one that knows no more than the usual mistakes.
_PASSED = ("\u2713", "\u25d0")

#: Written by the build.
FILE = Path(__file__).parents[1] / "visible" / "values.json"

#: By test, the mark it got in this session, and the sentence.
_marks: dict[str, str] = {}
_said: dict[str, str] = {}
#: By test, of what it speaks.
_about: dict[str, list[str]] = {}
#: By test, what it looked at: the answers by name, those of other exercises that they use included.
_looked_at: dict[str, dict[str, object]] = {}


@dataclass(frozen=True)
class Case:
    """One case that a test has shown.

    Attributes:
        call: as a student would write it.
        got: what it gave, as text.
        right: what is right, as text.
        agrees: whether the two are the same, beyond what the texts show.
    """

    call: str
    got: str
    right: str
    agrees: bool


#: By test, what its last run showed.
_cases: dict[str, list[Case]] = {}


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

    @property
    def passed(self) -> int:
        """Return how many points have a check that passed."""
        return self.marks.count("\u2713")

    def __str__(self) -> str:
        half = self.marks.count("\u25d0")
        text = f"checks pass for {self.passed} of {len(self.marks)} points"
        return f"{text}, {half} answered" if half else text


def begin(test: str) -> None:
    """Forget what a test showed before: it runs again."""
    _cases[test] = []


def keep_case(test: str, case: Case) -> None:
    """Keep one case that a test has shown."""
    _cases.setdefault(test, []).append(case)


def keep(test: str, mark: str, text: str, about: str = "", lasting: bool = False, reads: Iterable[str] = ()) -> None:
    """Keep the mark and the sentence of a test that has just run.

    What passed in an earlier session is forgotten where another answer fails now; a stub, as in a fresh copy of the
    notebook, is no answer.

    Args:
        test: its name; empty for one that has none.
        mark: one of ○ ✗ ◐ ✓.
        text: the sentence.
        about: the names that it speaks of, with commas; else it is about all that its exercise asks for.
        lasting: whether a later session should know whether it passed: where somebody works in the notebook.
        reads: names that the answer uses; those of other answers count as looked at, too.
    """
    if test:
        _looked_at[test] = meanings([*asked(test), *filter(is_answer, reads)])
        _marks[test], _said[test], _about[test] = mark, text, about.split(", ")
    if lasting and test in _tests() and mark != "\u25cb":
        before = _earlier()
        after = {**before, test: mark} if mark in _PASSED else {t: m for t, m in before.items() if t != test}
        if after != before:
            kept.write(NAME, after)


def cases(test: str) -> list[Case]:
    """Return the cases that the last run of a test showed."""
    return _cases.get(test, [])


def said(test: str) -> str:
    """Return what the last run of a test said; empty if it has not run."""
    return _said.get(test, "")


def mark(test: str) -> str:
    """Return the mark that a test got in this session."""
    return _marks.get(test, "\u25cb")


def fails_elsewhere(test: str) -> bool:
    """Tell whether another test of the same exercise found the answer wrong, which has not been replaced since."""
    names = asked(test)
    others = [t for t, m in _marks.items() if m == "\u2717" and t != test and asked(t) == names]
    return bool(names) and not all(map(_is_of_another_answer, others))


def _is_of_another_answer(test: str) -> bool:
    """Tell whether something that a test looked at has been defined anew since, so that its verdict is out of date."""
    before = _looked_at.get(test, {})
    return any(now is not before[name] for name, now in meanings(before).items())


def tried(tests: Iterable[str]) -> bool:
    """Tell whether an answer to one of some tests was checked in this session."""
    return any(mark(test) != "\u25cb" for test in tests)


def coins(test: str) -> Coins | None:
    """Return the points of the notebook that a test belongs to; None for a test that is not the course's."""
    known = _tests().get(test)
    if known is None:
        return None
    return _coins(_marks, _of(known.notebook))


def by_exercise(notebook: str) -> list[Coins]:
    """Return the points of each exercise of a notebook in this session; none for one that is not the course's."""
    answers = dict.fromkeys(t.names for t in _tests().values() if t.notebook == notebook)
    return [
        _coins(_marks, {n: t for n, t in _tests().items() if (t.notebook, t.names) == (notebook, names)})
        for names in answers
    ]


def by_notebook(earlier: bool) -> dict[str, Coins]:
    """Return the points of each notebook.

    Args:
        earlier: whether what passed in earlier sessions counts, where this session has not checked another answer.
    """
    marks = {**_marks, **_before()} if earlier else _marks
    names = dict.fromkeys(t.notebook for t in _tests().values())
    return {name: _coins(marks, _of(name)) for name in names}


def passed_before(notebook: str) -> int:
    """Return how many points of a notebook passed earlier, and have no answer that this session has checked."""
    return _coins(_before(), _of(notebook)).passed


def _of(notebook: str) -> dict[str, Test]:
    """Return the tests of a notebook."""
    return {name: t for name, t in _tests().items() if t.notebook == notebook}


def _coins(marks: Mapping[str, str], tests: Mapping[str, Test]) -> Coins:
    """Return the points of some tests."""
    return Coins("".join(marks.get(name, "\u25cb") * round(t.points) for name, t in tests.items()))


def _before() -> dict[str, str]:
    """Return the marks of earlier sessions that no answer of this one has replaced."""
    return {test: passed for test, passed in _earlier().items() if mark(test) == "\u25cb"}


def _earlier() -> dict[str, str]:
    """Return the marks that were kept of tests that the course has."""
    return {test: mark for test, mark in kept.read(NAME).items() if test in _tests() and mark in _PASSED}


def asked_for(test: str, what: str) -> str:
    """Return the name for which help is asked: the first that a test speaks of, else the first of its exercise.

    Args:
        test: its name; the result is empty for one that is not the course's.
        what: how the test speaks of the answer: ``"h3_a"``, or ``"leaky, leaked"``.
    """
    names = asked(test)
    first = what.partition(",")[0]
    return first if first in names else next(iter(names), "")


def asked(test: str) -> tuple[str, ...]:
    """Return what the exercise of a test asks for; nothing for a test that is not the course's."""
    return _tests()[test].names if test in _tests() else ()


def cases_in_all(test: str) -> int | None:
    """Return how many cases a test has, hidden ones included; None for a test that is not the course's."""
    return _tests()[test].cases if test in _tests() else None


def unfinished(names: frozenset[str]) -> tuple[str, str] | None:
    """Return the first of some names whose answer was tested as it is now, and is not right, with its mark; or None.

    Args:
        names: those that a cell reads.
    """
    for test, mark in _marks.items():
        if mark in "\u25cb\u2717" and not _is_of_another_answer(test):
            about = [name for name in asked(test) if name in _about.get(test, ())] or asked(test)
            for name in about:
                if name in names:
                    return name, mark
    return None


def is_answer(name: str) -> bool:
    """Tell whether an exercise of the course asks for something of this name."""
    return any(name in test.names for test in _tests().values())


@cache
def built() -> dict[str, dict[str, Any]]:
    """Return what was recorded when the course was built: ``tests``, ``hints`` and ``values``; read once, for all."""
    found: dict[str, dict[str, Any]] = {"tests": {}, "hints": {}, "values": {}}
    if FILE.is_file():
        found = json.loads(FILE.read_text(encoding="utf-8"))
    return found


@cache
def _tests() -> dict[str, Test]:
    return {name: Test(**{**test, "names": tuple(test["names"])}) for name, test in built()["tests"].items()}
