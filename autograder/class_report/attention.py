"""What an instructor should look at first: tests that behave oddly, students who need help, work without a grade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.notebook.results import NotebookResult

from .items import FEWEST, Item

#: Students who earned less than this share of their points may need help.
_LOW = 0.5
#: Tests that fewer students tried are not judged.
_TRIED = 5
#: So many students who miss nothing but one test, for no reason that it can name, make it worth a look.
_SURPRISING = 3


@dataclass(frozen=True)
class Suspicion:
    """A test that may be at fault itself, and why."""

    item: Item
    why: str


@dataclass(frozen=True)
class Student:
    """One student over all notebooks that were graded.

    Attributes:
        student: the id.
        score, max_score: of the graded notebooks.
        graded, ungraded: number of notebooks.
        not_attempted: share of the tests that were not attempted.
    """

    student: str
    score: float
    max_score: float
    graded: int
    ungraded: int
    not_attempted: float

    @property
    def share(self) -> float | None:
        """Return the share of the points, from 0 to 1; None where nothing was graded."""
        return self.score / self.max_score if self.max_score else None


def suspicions(items: Sequence[Item], named: bool) -> list[Suspicion]:
    """Return the tests that behave oddly, each with the reason.

    Args:
        items: of a class.
        named: whether the tests of this course name mistakes.
    """
    found = []
    for item in items:
        tried = item.passed + item.failed
        if tried < _TRIED:
            continue
        if item.passed == 0:
            found.append(
                Suspicion(item, f"Nobody of {tried} who tried it passes: is the test right, and the exercise?")
            )
        elif item.discrimination and item.discrimination.high < 0:
            found.append(
                Suspicion(
                    item,
                    f"Those who are right elsewhere fail it more often than the others (correlation "
                    f"{item.discrimination.value:.2f}, {item.discrimination.low:.2f} to "
                    f"{item.discrimination.high:.2f}): does it refuse a right answer?",
                )
            )
        if named and item.failed >= _TRIED and item.unrecognised == item.failed:
            found.append(
                Suspicion(
                    item,
                    f"It has no name for any of the {item.failed} wrong answers: these students read no reason. "
                    "Which mistake do they make?",
                )
            )
        elif named and item.surprising >= _SURPRISING:
            found.append(
                Suspicion(
                    item,
                    f"{item.surprising} students pass every other test of the notebook and fail this one, and it has "
                    "no name for their mistake: does it refuse a right answer?",
                )
            )
    return found


def students(results: Iterable[NotebookResult]) -> list[Student]:
    """Return the students by name."""
    work: dict[str, list[NotebookResult]] = defaultdict(list)
    for result in results:
        work[result.student].append(result)
    found = []
    for name, notebooks in sorted(work.items()):
        graded = [r for r in notebooks if r.status == "graded"]
        cells = [c for r in graded for c in r.cells]
        left = sum(c.status == "not attempted" for c in cells) / len(cells) if cells else 0.0
        score, most = sum(r.score for r in graded), sum(r.max_score for r in graded)
        found.append(Student(name, score, most, len(graded), len(notebooks) - len(graded), left))
    return found


def who_needs_help(everybody: Iterable[Student]) -> list[Student]:
    """Return the students with less than half of their points, the fewest first; without those who have no grade."""
    low = [s for s in everybody if s.share is not None and s.share < _LOW]
    return sorted(low, key=lambda s: (s.share or 0.0, s.student))


def enough(items: Iterable[Item]) -> bool:
    """Return whether the class is large enough for correlations."""
    return any(item.students >= FEWEST for item in items)
