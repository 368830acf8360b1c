"""Reference solutions, graded before the class is: a test that fails on its own solution would fail everybody.

They alone decide, too, which tests run beside the students' code: those that do not pass apart from their own solution,
and do beside it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.config.errors import StorageError, UsageError
from autograder.config.files import write_atomically
from autograder.config.text import one_line, readable
from autograder.notebook.assignment import Assignment
from autograder.notebook.inbox import Graders, Key, SubmittedWork, Task
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.submission import answered

from .worker import graded_again_alone

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Tried:
    """Notebook whose tests were tried on its own reference solution.

    Attributes:
        notebook: with the tests that are to run beside the students' code, if any may.
        result: of its reference solution, graded so.
        why: by the name of such a test, the sentence with which it failed apart.
    """

    notebook: Assignment
    result: NotebookResult
    why: dict[str, str]

    @property
    def lost(self) -> list[CellResult]:
        """Return what stays without full points; not a test that runs beside, of what has no reference solution."""
        return [cell for cell in self.result.cells if cell.status != "passed" and not self._untried(cell)]

    def _untried(self, cell: CellResult) -> bool:
        exercise = next((t.exercise for t in self.notebook.tests if t.grade_id == cell.grade_id), "")
        lacks = self.notebook.unanswered
        return cell.could_be_forged and (exercise in lacks or (bool(lacks) and cell.status == "not attempted"))


def check_references(
    judged: Graders,
    notebooks: Iterable[Assignment],
    key: Key,
    passed: Path,
    beside: bool = False,
    faulty: Callable[[str], None] | None = None,
) -> list[Assignment]:
    """Grade the reference solutions that have not passed before, as they are, with these tests and limits.

    Args:
        judged: grades submissions.
        notebooks: whose solutions to grade.
        key: digest of all that a grade depends on.
        passed: file with the keys of the solutions that passed, a line each, and their tests that run beside.
        beside: whether a test that does not pass apart may run beside the students' code.
        faulty: told of a notebook with a test that does not pass, which is graded then as it stands; without it, that
            is refused.

    Returns:
        The notebooks, each with the tests that are to run beside.

    Raises:
        UsageError: if a test does not pass on the solution of its own notebook; it names the test and says why.
    """
    before = _read(passed)
    notebooks = list(notebooks)
    named = {notebook.identity: key(answered(notebook, {}), 0) for notebook in notebooks}
    known = {which: before[name] for which, name in named.items() if name in before and (beside or not before[name])}
    for tried in try_references(judged, [n for n in notebooks if n.identity not in known], key, beside):
        _log.info("reference solution of %s: %g points", tried.notebook.notebook, tried.result.score)
        known[tried.notebook.identity] = tried.notebook.beside
        if not (fault := _fault(tried)):
            before[named[tried.notebook.identity]] = tried.notebook.beside
        elif faulty is None:
            raise UsageError(f"{fault} Nothing was graded; correct the notebook and run this again.")
        else:
            faulty(fault)
    if before != _read(passed):
        try:
            write_atomically(
                passed, (f"{name} {json.dumps(sorted(tests))}\n" for name, tests in sorted(before.items()))
            )
        except StorageError:  # the next run grades them once more
            _log.exception("%s cannot be written", passed)
    return [replace(notebook, beside=known[notebook.identity]) for notebook in notebooks]


def try_references(judged: Graders, notebooks: Iterable[Assignment], key: Key, beside: bool) -> Iterator[Tried]:
    """Grade reference solutions apart and, where that fails and it is allowed, the tests that fail beside them.

    A test that needs what such a test makes fails in its turn, and so on, until what is left passes apart. Cells tagged
    ``experiment`` are left out, whether students' are run or not: no test may need them, and some take minutes.

    Args:
        judged, key, beside: as for ``check_references``.
        notebooks: whose solutions to grade.
    """
    waiting = [(notebook, dict[str, str]()) for notebook in notebooks]
    while waiting:
        tried = {}
        works = []
        for notebook, causes in waiting:
            tests = replace(notebook, cells=tuple(cell for cell in notebook.cells if cell.role != "experiment"))
            tried[tests.identity] = notebook, causes
            submission = answered(tests, {})
            task = Task(submission.student, tests, notebook.path.parent)
            works.append(SubmittedWork(key(submission, 0), task, submission))
        waiting = []
        for work, result in graded_again_alone(judged, works):
            notebook, causes = tried[work.task.assignment.identity]
            # a busy machine must not decide that a test can be forged
            more = _not_apart(result) if beside and result.status != "error" and not result.starved else {}
            if more:
                waiting.append((replace(notebook, beside=notebook.beside.union(more)), causes | more))
            else:
                yield Tried(notebook, result, causes)


def _not_apart(result: NotebookResult) -> dict[str, str]:
    """Return the tests that were judged apart and did not pass, with the reason; of unreached ones the first."""
    apart = [cell for cell in result.cells if not cell.could_be_forged]
    failed = {cell.grade_id: cell.message for cell in apart if cell.status in ("failed", "not attempted")}
    unreached = [cell for cell in apart if cell.status == "not reached"]
    return failed | {cell.grade_id: result.reason for cell in unreached[:1]}


def _read(passed: Path) -> dict[str, frozenset[str]]:
    """Return the tests that run beside, by the key of each solution that passed; nothing of a file that is not ours."""
    try:
        lines = passed.read_text(encoding="ascii").splitlines()
        pairs = (line.partition(" ") for line in lines)
        return {name: frozenset(map(str, json.loads(tests or "[]"))) for name, _, tests in pairs}
    except (OSError, ValueError, TypeError):
        return {}


def _fault(tried: Tried) -> str:
    """Return in a sentence what fails on its own reference solution; empty text for nothing."""
    notebook, result, lost = tried.notebook, tried.result, tried.lost
    if not lost and (result.status == "graded" or all(cell.status != "not reached" for cell in result.cells)):
        return ""
    if not lost or result.status != "graded" or lost[0].status == "not reached":
        what = f"the reference solution cannot be graded: {result.reason}"
    else:
        what = f"the test {lost[0].grade_id} does not pass on the reference solution: {lost[0].message}"
        if more := len(lost) - 1:
            what += f" ({more} more {'test does' if more == 1 else 'tests do'} not pass.)"
        what += f" {result.reason}" if result.reason else ""
    which = " (a student's variant)" if notebook.variant else ""
    return f"{notebook.path}{which}: {one_line(readable(what))}"
