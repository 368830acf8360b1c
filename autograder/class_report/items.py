"""Statistics of each test over a class: how many solve it, and whether it tells strong students from weak ones."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from autograder.notebook.results import CellResult, NotebookResult

#: Two-sided 95 % of a normal distribution.
_Z = 1.959964
#: Fewer judged notebooks than this tell nothing of a correlation: its interval would be as wide as the scale.
FEWEST = 10


@dataclass(frozen=True)
class Interval:
    """An estimate between the ends of its 95 % confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Item:
    """One test over all notebooks that were judged.

    Attributes:
        assignment, notebook, test: where it stands.
        points: to be had.
        passed, failed, not_attempted, not_reached: number of students.
        difficulty: share that passed, from 0 to 1, with Wilson's interval.
        discrimination: point-biserial correlation between passing and the points of the notebook's other tests, with
            Fisher's interval; None where it cannot be told: fewer than ``FEWEST`` students, all alike, no other test.
        unrecognised: of the failed, those whose mistake the test has no name for.
        surprising: of the unrecognised, those who pass every other test of the notebook, if there are others.
        could_be_forged: whether it ran beside the students' code, which could have changed what came of it.
    """

    assignment: str
    notebook: str
    test: str
    points: float
    passed: int
    failed: int
    not_attempted: int
    not_reached: int
    difficulty: Interval
    discrimination: Interval | None
    unrecognised: int
    surprising: int
    could_be_forged: bool

    @property
    def students(self) -> int:
        """Return the number of students whose notebook was judged."""
        return self.passed + self.failed + self.not_attempted + self.not_reached

    @property
    def name(self) -> str:
        """Return the name that a reader knows: of the exercise."""
        return self.test.removeprefix("test_")


def judged(results: Iterable[NotebookResult]) -> dict[tuple[str, str], list[NotebookResult]]:
    """Return the notebooks that were graded, by assignment and notebook, in their order."""
    by_notebook: dict[tuple[str, str], list[NotebookResult]] = defaultdict(list)
    for result in results:
        if result.status == "graded" and result.cells:
            by_notebook[result.assignment, result.notebook].append(result)
    return dict(by_notebook)


def items(results: Iterable[NotebookResult]) -> list[Item]:
    """Return the statistics of each test, in the notebooks' order.

    A test that was added or taken away since some notebooks were graded counts where it was judged.
    """
    found = []
    for (assignment, notebook), notebooks in judged(results).items():
        columns: dict[str, list[tuple[CellResult, float, bool]]] = {}
        for result in notebooks:
            missed = sum(cell.status != "passed" for cell in result.cells)
            for cell in result.cells:
                alone = missed == 1 < len(result.cells) and cell.status != "passed"
                columns.setdefault(cell.grade_id, []).append((cell, result.score - cell.score, alone))
        found += [_item(assignment, notebook, test, column) for test, column in columns.items()]
    return found


def _item(assignment: str, notebook: str, test: str, column: list[tuple[CellResult, float, bool]]) -> Item:
    cells = [cell for cell, _, _ in column]
    unrecognised = [cell.status == "failed" and cell.misconception is None for cell in cells]
    counts = Counter(cell.status for cell in cells)
    return Item(
        assignment,
        notebook,
        test,
        cells[-1].points,
        counts["passed"],
        counts["failed"],
        counts["not attempted"],
        counts["not reached"],
        wilson(counts["passed"], len(cells)),
        point_biserial([cell.status == "passed" for cell in cells], [rest for _, rest, _ in column]),
        sum(unrecognised),
        sum(unnamed and alone for unnamed, (_, _, alone) in zip(unrecognised, column, strict=True)),
        any(cell.could_be_forged for cell in cells),
    )


def wilson(successes: int, trials: int) -> Interval:
    """Return a share with its 95 % interval (Wilson 1927, without correction for continuity).

    Args:
        successes: how many.
        trials: of how many, at least 1.
    """
    share, z2 = successes / trials, _Z * _Z / trials
    middle = (share + z2 / 2) / (1 + z2)
    half = _Z * math.sqrt(share * (1 - share) / trials + z2 / (4 * trials)) / (1 + z2)
    return Interval(share, max(0.0, middle - half), min(1.0, middle + half))


def point_biserial(passed: Sequence[bool], rest: Sequence[float]) -> Interval | None:
    """Return the correlation between passing a test and the points elsewhere, with Fisher's 95 % interval.

    Args:
        passed: for each student.
        rest: for each student, the points without this test.

    Returns:
        None where fewer than ``FEWEST`` students tell too little, or one of the two is the same for all.
    """
    count = len(passed)
    if count < FEWEST or (deviation := pstdev(rest)) == 0 or len(set(passed)) == 1:
        return None
    share = sum(passed) / count
    with_it = fmean(points for points, ok in zip(rest, passed, strict=True) if ok)
    without = fmean(points for points, ok in zip(rest, passed, strict=True) if not ok)
    r = (with_it - without) / deviation * math.sqrt(share * (1 - share))
    half = _Z / math.sqrt(count - 3)
    z = math.atanh(max(-1 + 1e-12, min(1 - 1e-12, r)))
    return Interval(r, math.tanh(z - half), math.tanh(z + half))
