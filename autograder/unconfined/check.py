"""Check of one's own notebook: its cells and every test that is at hand run in one kernel, on any system.

Nobody needs a sandbox against himself. Where the course has its instructor's notebooks, hidden cases count too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError

from autograder.config.course import Course, read_course
from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.judge.job import Report, Verdict
from autograder.judge.outputs import verdict_beside
from autograder.notebook.assignment import Assignment, find_notebooks, read_assignment
from autograder.notebook.outputs import Error, Output, read_outputs
from autograder.notebook.results import NotebookResult
from autograder.notebook.schedule import Step, merge
from autograder.notebook.submission import Submission, Unreadable, read_submission
from autograder.pages.feedback import FeedbackPages
from autograder.run.outcome import Outcome

from .kernel import ThisInterpreter, start_options

#: Stands for the name of the student.
YOU = "you"


@dataclass(frozen=True)
class Checked:
    """What came out.

    Attributes:
        result: the verdict on each test.
        page: the feedback page.
        hidden: whether hidden cases were looked at; without them a pass is no promise.
    """

    result: NotebookResult
    page: Path
    hidden: bool


def check(course: Path, wanted: str, *, progress: Callable[[int, int], None] = lambda done, total: None) -> Checked:
    """Run a notebook of one's own and every test of it, and write its feedback page.

    Args:
        course: the folder that holds ``course.toml``.
        wanted: path of the notebook, or the beginning of its assignment's name in the release folder: ``03``.
        progress: called with the number of cells that have run, and of all.

    Raises:
        UsageError: if there is no such notebook, or it cannot be read.
    """
    config = read_course(course)
    folder, name = _find(config, wanted)
    assignment, hidden = _assignment(config, name)
    if not assignment.tests:
        raise UsageError(f"{name} has no tests, so there is nothing to check: run it in JupyterLab.")
    submission = read_submission(folder, YOU, assignment)
    if isinstance(submission, Unreadable):
        raise UsageError(submission.reason)
    steps = tuple(step for step in merge(assignment, submission.cells) if step.kind != "given")
    result = _run(steps, assignment, submission, folder, progress)
    page = FeedbackPages(config.classroom / "checked", config.title).write(submission, steps, result)
    return Checked(result, page, hidden)


def _find(course: Course, wanted: str) -> tuple[Path, str]:
    """Return the folder that holds the notebook, and the name of its assignment."""
    path = Path(wanted)
    if path.suffix == ".ipynb":
        if not path.is_file():
            raise UsageError(f"There is no notebook {path}.")
        return path.absolute().parent, path.stem
    known = sorted(find_notebooks(course.release))
    found = [name for name in known if name == wanted] or [name for name in known if name.startswith(wanted)]
    if len(found) != 1:
        raise UsageError(
            f"{wanted!r} is {'no' if not found else 'more than one'} notebook; there are {', '.join(known)}."
        )
    return course.release / found[0], found[0]


def _assignment(course: Course, name: str) -> tuple[Assignment, bool]:
    """Return the instructor's notebook, and whether it is the one with hidden cases."""
    for folder in (course.source, course.release):
        paths = find_notebooks(folder) if folder.is_dir() else {}
        for path in (path for found in paths.values() for path in found if path.stem == name):
            return read_assignment(path), folder == course.source
    raise UsageError(f"{name} is no notebook of this course: keep the name that it was given out with.")


def _run(
    steps: tuple[Step, ...],
    assignment: Assignment,
    submission: Submission,
    folder: Path,
    progress: Callable[[int, int], None],
) -> NotebookResult:
    """Run the steps in one kernel and return what came out."""
    cells = [nbformat.v4.new_code_cell(step.source) for step in steps]
    outcome = Outcome(steps, Limits())
    done: list[int] = []

    def executed(cell: Any, cell_index: int, **_: Any) -> None:
        outputs = tuple(read_outputs(cell.outputs))
        verdict = _verdict(outputs) if steps[cell_index].kind == "test" else None
        outcome.note(Report("finished", cell_index, outputs, verdict), None)
        done.append(cell_index)
        progress(len(done), len(steps))

    with tempfile.TemporaryDirectory() as settings:
        client = NotebookClient(
            nbformat.v4.new_notebook(cells=cells),
            timeout=None,
            allow_errors=True,
            kernel_manager_class=ThisInterpreter,
            resources={"metadata": {"path": str(folder)}},
            on_cell_executed=executed,
        )
        try:
            client.execute(**start_options(settings))
            outcome.end("graded", "")
        except DeadKernelError:
            outcome.end("crashed", f"{outcome.place(len(done))} ended the Python process, so nothing after it was run.")
    return outcome.result(assignment, submission)


def _verdict(outputs: tuple[Output, ...]) -> Verdict:
    """Return what a test says: by the exception that ended it, or by the points in its last line."""
    error = next((o for o in outputs if isinstance(o, Error)), None)
    if error is None:
        return verdict_beside(None, outputs, 0)
    if error.ename in ("NotAttempted", "NotImplementedError"):
        return Verdict("not attempted", error.evalue)
    told = error.ename in ("Wrong", "AssertionError") and error.evalue
    return Verdict("failed", error.evalue if told else f"{error.ename}: {error.evalue}")
