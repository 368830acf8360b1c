"""Variants of one class: who was given which, as the classroom remembers it.

The record ``variants.json`` holds a digest for each student who was given a variant; anybody else has the common
version. Nothing in a submission decides which it is. The numbers themselves are drawn again from the key whenever they
are needed, and the digest tells whether they still are those that were given out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from autograder.config.course import Course
from autograder.config.draws import classroom_key
from autograder.config.errors import UsageError
from autograder.config.files import write_atomically
from autograder.config.json_messages import decode
from autograder.config.paths import Paths
from autograder.config.text import printable
from autograder.notebook.assignment import Assignment

from .module import Variants, no_variants, variants_of

_LOSS = "without it nobody's variant can be drawn again; to begin anew, delete {} too, and release again"


class ClassVariants:
    """Reader and writer of the record of a class.

    Args:
        course: its configuration.
        layout: where the class is.

    Raises:
        UsageError: if the record cannot be read.
    """

    def __init__(self, course: Course, layout: Paths):
        self._course = course
        self._layout = layout
        self._given = _read(layout.variants)
        self._modules: dict[Path, Variants | None] = {}
        self._drawn: dict[Assignment, Assignment] = {}

    def students(self, assignment: Assignment) -> list[str]:
        """Return the students who were given a variant of a notebook."""
        return sorted(self._given.get(_name(assignment), {}))

    def of(self, assignment: Assignment, student: str) -> Assignment:
        """Return the notebook as a student was given it: the common version, or the student's own.

        Args:
            assignment: the common version.
            student: the student's id.

        Raises:
            UsageError: if the variant is not what was given out.
            StorageError: if the key is lost.
        """
        given = self._given.get(_name(assignment), {}).get(student)
        if given is None:
            return assignment
        variant = self.draw(assignment, student, self._key)
        if variant.variant != given:
            raise UsageError(
                f"The variant of {assignment.notebook} for {printable(student)} is not the one that was given out: the "
                f"key, the notebook or its module in {self._course.folders.variants} has changed. Put back what was "
                f"there, or release it again with --per-student."
            )
        return variant

    def sample(self, assignment: Assignment, count: int) -> Iterator[Assignment]:
        """Yield variants that are nobody's: they tell how often two students have the same answer."""
        for number in range(count):
            yield self.draw(assignment, f"variant {number}", b"")

    def draw(self, assignment: Assignment, student: str, key: bytes) -> Assignment:
        """Return a student's variant, given out or not; equal variants are one object.

        Raises:
            UsageError: if there is no module for this notebook, or it fails.
        """
        if assignment.path not in self._modules:
            self._modules[assignment.path] = variants_of(self._course, assignment)
        variants = self._modules[assignment.path]
        if variants is None:
            raise no_variants(self._course, assignment.name)
        variant = variants.draw(key, student)
        return self._drawn.setdefault(variant, variant)

    @cached_property
    def _key(self) -> bytes:
        return classroom_key(self._layout.variants_key, make=False, otherwise=_LOSS.format(self._layout.variants))

    def key(self) -> bytes:
        """Return the secret that variants are drawn from; it is made when a class has none yet.

        Raises:
            StorageError: if it can neither be read nor made, or is lost.
        """
        if self._given:
            return self._key
        return classroom_key(self._layout.variants_key, otherwise=_LOSS.format(self._layout.variants))

    def remember(self, given: Iterable[tuple[str, Assignment]]) -> None:
        """Record who is given which variant; what was recorded of others stays.

        Raises:
            StorageError: if the record cannot be written.
        """
        for student, variant in given:
            self._given.setdefault(_name(variant), {})[student] = variant.variant
        write_atomically(self._layout.variants, [json.dumps(self._given, indent=1, sort_keys=True) + "\n"])


def _name(assignment: Assignment) -> str:
    return f"{assignment.name}/{assignment.notebook}"


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        return decode(path.read_text(encoding="utf-8"), dict[str, dict[str, str]])
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path}, the record of who was given which variant, cannot be read ({error}): put back what was there."
        ) from None
