"""What the report says, worked out from a class's results."""

from __future__ import annotations

import ast
import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec

from autograder.config.course import Course
from autograder.config.errors import UsageError
from autograder.config.json_messages import decode
from autograder.config.library import library_texts
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, find_notebooks, load_assignments
from autograder.notebook.cells import parsed_untrusted
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, read_submission
from autograder.variants.classroom import ClassVariants

from .attention import Student, Suspicion, students, suspicions
from .changes import Change, Snapshot, changes, name_of, snapshot
from .copies import Copied, copied
from .items import Item, items
from .misconceptions import Misconception, Pair, misconceptions, pairs

#: So many misconceptions are on the page, with an answer as an example; all are in the table beside it.
SHOWN = 100
#: Lines of an answer that are shown as an example.
_MOST_LINES = 20


@dataclass(frozen=True)
class ClassReport:
    """All that the report says.

    Attributes:
        course: its title.
        made: when, as ISO 8601.
        results: of all notebooks, by assignment, notebook and student.
        items: the tests.
        misconceptions: most students first.
        answers: for the misconceptions that have one, an answer as an example, by position in ``misconceptions``.
        pairs: of misconceptions that come together.
        suspicions: tests that behave oddly.
        students: by name.
        copied: answers that are right with another student's numbers.
        changes: since the report before.
        since: when that was made; empty for the first one.
    """

    course: str
    made: str
    results: tuple[NotebookResult, ...]
    items: tuple[Item, ...]
    misconceptions: tuple[Misconception, ...]
    answers: Mapping[int, str]
    pairs: tuple[Pair, ...]
    suspicions: tuple[Suspicion, ...]
    students: tuple[Student, ...]
    copied: tuple[Copied, ...]
    changes: tuple[Change, ...]
    since: str

    @property
    def ungraded(self) -> list[NotebookResult]:
        """Return the notebooks that could not be graded."""
        return [r for r in self.results if r.status != "graded"]


class Kept(msgspec.Struct, frozen=True):
    """What one report leaves for the next: what it knew, and the changes that it told."""

    made: str
    snapshot: Snapshot
    since: str = ""
    changes: list[dict[str, Any]] = []


def read_results(classroom: Path) -> list[NotebookResult]:
    """Return the results of a class that was graded.

    Raises:
        UsageError: if there are none.
    """
    path = classroom / "results.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [decode(line, NotebookResult) for line in lines]
    except FileNotFoundError:
        raise UsageError(f"There are no results in {classroom}: run 'autograder grade' first.") from None
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} cannot be read ({error}): run 'autograder grade' again; it writes it anew.") from None


def contents(
    config: Course, layout: Paths, results: list[NotebookResult], before: Kept | None
) -> tuple[ClassReport, Kept]:
    """Return what the report says, and what the next one has to know.

    Args:
        config: of the course.
        layout: where the class is.
        results: of the class.
        before: what the report before has left; None for the first one.
    """
    graded = {result.assignment for result in results}
    names = tuple(name for name in find_notebooks(config.source) if name in graded)
    loaded = load_assignments(config.source, names, config.release, config.ignore) if names else []
    assignments = {(a.name, a.notebook): a for a in loaded if a.graded}
    variants = ClassVariants(config, layout)
    sentences = library_texts(config.checks).sentences
    told = misconceptions(results, sentences)
    found = items(results)
    made = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    now = snapshot(results, dict(_digests_of_work(layout, results)), dict(_digests_of_tests(assignments.values())))
    since, changed = "", list[Change]()
    if before is not None:
        changed, since = changes(before.snapshot, now), before.made
        if not changed and now == before.snapshot:  # asked for again: it tells again what it told
            changed, since = [Change(**c) for c in before.changes], before.since
    report = ClassReport(
        config.title,
        made,
        tuple(results),
        tuple(found),
        tuple(told),
        dict(_answers(layout, assignments, variants, told)),
        tuple(pairs(results)),
        tuple(suspicions(found, named=bool(sentences))),
        tuple(students(results)),
        tuple(copied(results, assignments.values(), variants, layout)),
        tuple(changed),
        since,
    )
    return report, Kept(made, now, since, [asdict(c) for c in changed])


def _digests_of_work(layout: Paths, results: Iterable[NotebookResult]) -> Iterator[tuple[str, str]]:
    for r in results:
        path = layout.submissions / r.student / r.assignment / f"{r.notebook}.ipynb"
        try:
            yield name_of(r.assignment, r.notebook, r.student), hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        except OSError:
            continue  # under another name, or gone: its cause cannot be told


def _digests_of_tests(assignments: Iterable[Assignment]) -> Iterator[tuple[str, str]]:
    for a in assignments:
        for test in a.tests:
            text = f"{test.points} {test.source}"
            yield name_of(a.name, a.notebook, test.grade_id), hashlib.sha256(text.encode()).hexdigest()[:16]


def _answers(
    layout: Paths,
    assignments: Mapping[tuple[str, str], Assignment],
    variants: ClassVariants,
    told: Sequence[Misconception],
) -> Iterator[tuple[int, str]]:
    """Yield an answer for each misconception: the one whose message is shown, without comments."""
    for number, one in enumerate(told[:SHOWN]):
        assignment, notebook, student, test = one.whose
        its = assignments.get((assignment, notebook))
        exercise = next((t.exercise for t in its.tests if t.grade_id == test), "") if its else ""
        if its is None or not exercise:
            continue
        try:
            work = read_submission(layout.submissions / student / assignment, student, variants.of(its, student))
        except UsageError:
            continue
        if isinstance(work, Submission):
            text = next((c.source for c in work.cells if c.match and c.match.grade_id == exercise), "")
            if plain := _anonymous(text):
                yield number, plain


def _anonymous(source: str) -> str:
    """Return an answer without comments and docstrings, in which people write names; empty if it cannot be read."""
    tree = parsed_untrusted(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and len(body) > 1:
            node.body = [n for n in body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))] or body  # type: ignore[attr-defined]
    try:
        lines = ast.unparse(tree).splitlines()
    except RecursionError:
        return ""
    more = len(lines) - _MOST_LINES
    return "\n".join(lines if more <= 0 else [*lines[:_MOST_LINES], f"# and {more} more lines"])
