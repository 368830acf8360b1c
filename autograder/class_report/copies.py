"""Answers that are wrong with the student's own numbers, and right with another student's.

Only answers that are written down as values can tell: what is computed from the notebook's own numbers is right with
them. Text is compared with text, and nothing of a submission runs here.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from autograder.config.errors import UsageError
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import parsed_untrusted
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.submission import Submission, read_submission
from autograder.variants.classroom import ClassVariants

#: Of so many variants it is counted how many have an answer ...
SAMPLE = 100
#: ... and one that more than so many have says nothing.
_MOST = 5
#: Stands for the common version among the names of students.
_NOBODY = ""
#: Calls that give what they are given.
_CONTAINERS = frozenset({"array", "asarray", "list", "tuple", "float", "int"})

#: What a solution cell binds, by name: numbers and texts, whatever they are nested in.
Values = tuple[tuple[str, tuple[float | str, ...]], ...]


@dataclass(frozen=True)
class Copied:
    """An answer that is right for others.

    Attributes:
        student, assignment, notebook, exercise: whose and where.
        whose: students with whose numbers it is right.
        common: whether it is right with those of the common version.
        answer: its values, in words.
        chance: of ``SAMPLE`` variants, so many have this answer.
    """

    student: str
    assignment: str
    notebook: str
    exercise: str
    whose: tuple[str, ...]
    common: bool
    answer: str
    chance: int


def copied(
    results: Iterable[NotebookResult], assignments: Iterable[Assignment], variants: ClassVariants, layout: Paths
) -> Iterator[Copied]:
    """Yield answers that fail with the student's own numbers and are right, all parts of them, with another's.

    An answer is left out where all tests that it fails name the same mistake, which explains it; and where many
    variants have the same right answer.

    Args:
        results: of the class.
        assignments: of the course, in the common version.
        variants: who was given which.
        layout: where the submissions are.
    """
    results = list(results)
    for common in assignments:
        own = {student: variants.of(common, student) for student in variants.students(common)}
        if own:
            its = [r for r in results if (r.assignment, r.notebook) == (common.name, common.notebook)]
            yield from _copied_in(common, own, its, variants, layout)


def _copied_in(
    common: Assignment,
    own: Mapping[str, Assignment],
    results: Iterable[NotebookResult],
    variants: ClassVariants,
    layout: Paths,
) -> Iterator[Copied]:
    """Yield what ``copied`` yields, for one notebook."""
    right: dict[str, dict[Values, list[str]]] = defaultdict(lambda: defaultdict(list))
    for student, notebook in {_NOBODY: common, **own}.items():
        for exercise, values in right_values(notebook).items():
            right[exercise][values].append(student)
    counted: dict[str, Counter[Values | None]] = {}
    for result in results:
        mine = own.get(result.student, common)
        for exercise, text in _failed(result, mine, layout, right):
            wrote = _values(text, [name for name, _ in next(iter(right[exercise]))])
            if wrote is None or wrote not in right[exercise] or wrote == right_values(mine).get(exercise):
                continue
            if exercise not in counted:
                counted[exercise] = Counter(right_values(v).get(exercise) for v in variants.sample(common, SAMPLE))
            if (chance := counted[exercise][wrote]) <= _MOST:
                whose = [name for name in right[exercise][wrote] if name != _NOBODY]
                where = result.student, common.name, common.notebook, exercise
                yield Copied(*where, tuple(whose), len(whose) < len(right[exercise][wrote]), _in_words(wrote), chance)


def right_values(notebook: Assignment) -> dict[str, Values]:
    """Return the answers of the reference solution that are written down as values, by exercise."""
    return {cell.grade_id: its for cell in notebook.solutions if (its := _values(cell.source, cell.names))}


def _failed(
    result: NotebookResult, notebook: Assignment, layout: Paths, right: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    """Yield the exercises that a student got wrong, in a way that no single mistake explains, with the answer."""
    cells = {cell.grade_id: cell for cell in result.cells}
    wrong: dict[str, list[CellResult]] = defaultdict(list)
    for test in notebook.tests:
        cell = cells.get(test.grade_id)
        if test.exercise in right and cell is not None and cell.status == "failed":
            wrong[test.exercise].append(cell)
    unexplained = [exercise for exercise, failed in wrong.items() if not _explained(failed)]
    if not unexplained:
        return
    try:
        work = read_submission(layout.submissions / result.student / result.assignment, result.student, notebook)
    except UsageError:
        return
    if isinstance(work, Submission):
        for exercise in unexplained:
            yield exercise, "\n".join(c.source for c in work.cells if c.match and c.match.grade_id == exercise)


def _explained(failed: list[CellResult]) -> bool:
    named = {cell.misconception for cell in failed}
    return len(named) == 1 and None not in named


def _values(source: str, names: Iterable[str]) -> Values | None:
    """Return what a cell binds to some names; None unless all of them are bound to values that are written down."""
    found: dict[str, tuple[float | str, ...]] = {}
    for statement in parsed_untrusted(source).body:
        if isinstance(statement, ast.Assign):
            for target in statement.targets:
                for name, value in _pairs(target, statement.value):
                    found[name] = _flat_or_nothing(value)
    wanted = sorted(names)
    return tuple((name, found[name]) for name in wanted) if wanted and all(map(found.get, wanted)) else None


def _in_words(values: Values) -> str:
    each = ((name, [f"{v:g}" if isinstance(v, float) else v for v in its]) for name, its in values)
    return ", ".join(f"{name} = {' '.join(its)}" for name, its in each)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for part, its in zip(target.elts, value.elts, strict=False):
            yield from _pairs(part, its)


def _flat_or_nothing(node: ast.expr) -> tuple[float | str, ...]:
    try:
        return tuple(_flat(node))
    except (ValueError, OverflowError, RecursionError):
        return ()


def _flat(node: ast.expr) -> Iterator[float | str]:
    """Yield the numbers and texts of an expression, however they are nested.

    Raises:
        ValueError: if it is anything but values.
    """
    match node:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from _flat(part)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[part]) if name in _CONTAINERS:
            yield from _flat(part)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            yield -float(number) + 0.0
        case ast.Constant(value=int() | float() as number):
            yield float(number)
        case ast.Constant(value=str() as text):
            yield text.strip().casefold()
        case _:
            raise ValueError("no value")
