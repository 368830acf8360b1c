"""Instructor's module that draws a variant: ``<variants>/<assignment>.py`` with a function ``variant(random)``.

It returns texts of the instructor's notebook with what stands there instead, so that prose, given code, solutions and
hidden tests vary alike, and the notebook as it is remains the common version::

    def variant(random):
        rate = random.choice([0.2, 0.4, 0.6])
        return {"p = 0.5": f"p = {rate}", "answer = 21": f"answer = {42 * rate:g}", "0.5": (f"{rate}", 3)}

A text occurs as often as the pair says, else once. ``random`` is a ``random.Random``; the function may draw from it
until the exercise is as hard as it should be.
"""

from __future__ import annotations

import hashlib
import hmac
import random
import re
import runpy
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from autograder.config.course import Course
from autograder.config.errors import UsageError
from autograder.config.text import one_line, printable
from autograder.notebook.assignment import Assignment

#: Old texts to what stands there instead, and how often.
Replacements = Mapping[str, tuple[str, int]]


@dataclass(frozen=True)
class Variants:
    """All variants of one notebook.

    Attributes:
        course_id: of the course; another one has other draws.
        common: the instructor's notebook as it stands.
        path: of the module.
    """

    course_id: str
    common: Assignment
    path: Path

    def draw(self, key: bytes, who: str) -> Assignment:
        """Return the notebook with one student's own numbers: the same key and student give the same, bit for bit.

        Args:
            key: of the classroom.
            who: the student's id.

        Raises:
            UsageError: if the module fails, or a text is not where it should be.
        """
        return rendered(self.common, self._replacements(self._random(key, who)), self.path)

    def left_out(self, key: bytes, who: str) -> frozenset[str]:
        """Return the answers of the bank, as ``<exercise>/<kind>/<name>``, that do not show their mistake in a variant.

        The module may have a function ``left_out(random)``, which returns them for what ``variant(random)`` draws.

        Raises:
            UsageError: if it fails.
        """
        return frozenset(self._call("left_out", self._random(key, who))) if "left_out" in self._module else frozenset()

    def _random(self, key: bytes, who: str) -> random.Random:
        about = "\0".join((self.course_id, self.common.name, self.common.notebook, who))
        seed = hmac.digest(key, about.encode(errors="surrogatepass"), "sha256")
        return random.Random(int.from_bytes(seed))

    def _call(self, function: str, source: random.Random) -> Any:
        try:
            return self._module[function](source)
        except Exception as error:
            raise UsageError(f"{self.path}: {function}() fails with {_told(error)}; mend it.") from None

    def _replacements(self, source: random.Random) -> Replacements:
        found = self._call("variant", source)
        pairs = {old: new if isinstance(new, tuple) else (new, 1) for old, new in _items(found)}
        if not pairs or not all(map(_is_replacement, pairs.items())):
            raise UsageError(
                f"{self.path}: variant() must return a dict of texts, old to new, or to (new, how often old is there)."
            )
        return pairs

    @cached_property
    def _module(self) -> Mapping[str, Any]:
        try:
            names = runpy.run_path(str(self.path))
        except (Exception, SystemExit) as error:
            raise UsageError(f"{self.path} cannot be run: {_told(error)}.") from None
        if not callable(names.get("variant")):
            raise UsageError(f"{self.path} has no function variant(random).")
        return names


def variants_of(course: Course, assignment: Assignment) -> Variants | None:
    """Return the variants of a notebook; None where the course has no module for it.

    The module is ``<variants>/<assignment>/<notebook>.py``, or ``<variants>/<assignment>.py``.
    """
    folder = course.root / course.folders.variants
    for path in (folder / assignment.name / f"{assignment.notebook}.py", folder / f"{assignment.name}.py"):
        if path.is_file():
            return Variants(course.course_id, assignment, path)
    return None


def no_variants(course: Course, name: str) -> UsageError:
    """Return the error that an assignment has no module of variants."""
    place = course.root / course.folders.variants / f"{name}.py"
    return UsageError(f"There are no variants of {name}: {place} is not there.")


def rendered(common: Assignment, replacements: Replacements, path: Path) -> Assignment:
    """Return a notebook in which texts are replaced, all at once: what came in place of one is not looked through.

    Args:
        common: the instructor's notebook.
        replacements: what to replace.
        path: of the module, for sentences.

    Raises:
        UsageError: if a text is not there as often as it should be.
    """
    pattern = re.compile("|".join(map(re.escape, sorted(replacements, key=len, reverse=True))))  # the longest first
    found: Counter[str] = Counter()
    seen: list[str] = []

    def put(match: re.Match[str], shown: bool) -> str:
        found[match[0]] += 1
        new = replacements[match[0]][0]
        seen.extend([new] * shown)
        return new

    cells = []
    for cell in common.cells:
        source = pattern.sub(partial(put, shown=cell.role in ("prose", "given")), cell.source)
        cells.append(cell if source == cell.source else replace(cell, source=source))
    for old, (_, times) in replacements.items():
        if found[old] != times:
            raise UsageError(
                f"{path}: the text {one_line(old)!r:.80} is {_times(found[old])} in {common.path}, and should be there "
                f"{_times(times)}: mend the module."
            )
    drawn = sorted(set(seen)) or sorted(new for new, _ in replacements.values())
    return replace(common, cells=tuple(cells), variant=hashlib.sha256("\0".join(drawn).encode()).hexdigest()[:16])


def _items(found: Any) -> list[tuple[Any, Any]]:
    return list(found.items()) if isinstance(found, Mapping) else []


def _is_replacement(pair: tuple[Any, Any]) -> bool:
    old, new = pair
    return isinstance(old, str) and bool(old) and [type(part) for part in new] == [str, int]


def _times(number: int) -> str:
    return {0: "not there", 1: "once"}.get(number, f"{number} times")


def _told(error: BaseException) -> str:
    return one_line(printable(f"{type(error).__name__}: {error}"))
