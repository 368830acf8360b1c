"""Feedback page of a student: one file a notebook, opened from its folder, without a script or a network."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from autograder.config.course import EVERYTHING, Feedback
from autograder.config.files import output_path, write_atomically
from autograder.config.library import NO_TEXTS, LibraryTexts
from autograder.config.text import printable
from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import Cell
from autograder.notebook.regions import without_hidden_tests
from autograder.notebook.results import SYMBOLS, CellResult, NotebookResult
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission, Unreadable

from .html import PageRoom, highlight_python, render_inline, render_markdown, render_outputs
from .template import points, shown, template
from .transcript import TranscriptCell, transcript

#: What a student can do where the notebook could not be graded.
ADVICE = {
    "timeout": "Run all cells in a fresh kernel and look for the one that does not end: often a loop whose condition "
    "never becomes false, or many more rounds than the exercise asks for. What was judged before counts.",
    "crashed": "Run all cells in a fresh kernel. Look for a call that ends Python itself, such as exit(), for endless "
    "recursion, and for an array far larger than the exercise needs. What was judged before counts.",
    "missing": "Hand in the notebook under the name it was given out with, {notebook}.ipynb.",
    "unreadable": "Open the notebook in JupyterLab and save it there; if it does not open, take your last good copy. "
    "Then hand it in again.",
    "error": "This is no fault of yours: the grading itself broke down. Your instructor sees it too and can grade "
    "the notebook again; nothing of what you handed in is lost.",
}


@dataclass(frozen=True)
class CheckFeedback:
    """Feedback on one test: its result, and the sentence why."""

    name: str
    status: str
    symbol: str
    score: str
    points: str
    message: str
    could_be_forged: bool = False


@dataclass(frozen=True)
class Exercise:
    """Feedback on one exercise: its tests, the worst of their statuses, and the help that is next."""

    anchor: str
    name: str
    title: Markup
    score: str
    points: str
    status: str
    symbol: str
    checks: tuple[CheckFeedback, ...]
    help: str = ""
    next_help: str = ""


@dataclass(frozen=True)
class Block:
    """Piece of the notebook as the template shows it.

    Attributes:
        kind: as ``TranscriptCell.kind``; an exercise is a ``solution`` with its feedback.
        html: prose, or highlighted code.
        outputs: what it printed and drew.
        exercise: of a solution.
        tests: visible text of an exercise's tests, name and code.
        ran: whether it was executed.
    """

    kind: str
    html: Markup
    outputs: tuple[Markup, ...] = ()
    exercise: Exercise | None = None
    tests: tuple[tuple[str, Markup], ...] = field(default=())
    ran: bool = True


class FeedbackPages:
    """Writer of the pages of a class.

    Args:
        folder: ``classroom/feedback``.
        course: its title.
        feedback: what the pages show.
        texts: what the course's library of checks says in words.
    """

    def __init__(self, folder: Path, course: str, feedback: Feedback = EVERYTHING, texts: LibraryTexts = NO_TEXTS):
        self.folder = folder
        self._course = course
        self._feedback = feedback
        self._texts = texts

    def path(self, student: str, assignment: Assignment) -> Path:
        """Return the path of a student's page: ``<folder>/<student>/<assignment>/<notebook>.html``.

        Raises:
            UsageError: if a name would lead out of the folder.
        """
        return output_path(self.folder, student, assignment.name, assignment.notebook, ".html")

    def write(self, submission: Submission | Unreadable, steps: Sequence[Step], result: NotebookResult) -> Path:
        """Write a student's page.

        Args:
            submission: the student's notebook, or why there is none.
            steps: of its schedule; none for one that could not be read.
            result: of its grading; ``outputs`` refer to ``steps``.

        Raises:
            StorageError: if it cannot be written.
        """
        path = self.path(result.student, submission.assignment)
        text = page(submission, steps, result, self._course, self._feedback, self._texts)
        write_atomically(path, (text,), durable=False)
        return path


def page(
    submission: Submission | Unreadable,
    steps: Sequence[Step],
    result: NotebookResult,
    course: str,
    feedback: Feedback = EVERYTHING,
    texts: LibraryTexts = NO_TEXTS,
) -> str:
    """Return the whole page as HTML.

    It never shows a hidden test, nor anything that a test cell printed: a traceback holds the test's lines.

    Args:
        submission: the student's notebook, or why there is none.
        steps: of its schedule; none for one that could not be read.
        result: of its grading.
        course: its title.
        feedback: what the page shows.
        texts: what the course's library of checks says in words.
    """
    assignment = submission.assignment
    exercises = _exercises(assignment, result, feedback, texts)
    blocks: list[Block] = []
    if isinstance(submission, Submission):
        blocks = list(_blocks(transcript(submission, steps, result), assignment, exercises))
    html: str = _template().render(
        **_parts(),
        shows=feedback.shows,
        course=shown(course),
        title=_title(assignment),
        student=shown(result.student),
        assignment=shown(assignment.name),
        status=result.status,
        graded=result.status == "graded",
        partly=any(cell.status != "not reached" for cell in result.cells),
        reason=shown(result.reason),
        advice=ADVICE.get(result.status, "").format(notebook=shown(assignment.notebook)),
        score=points(result.score),
        max_score=points(result.max_score),
        exercises=list(exercises.values()),
        right=sum(e.status == "passed" for e in exercises.values()),
        blocks=blocks,
    )
    return html


@cache
def _template() -> Any:
    return template("feedback.html.j2", ("page.css", "feedback.css"))


@cache
def _parts() -> dict[str, Any]:
    """Return the macros of a page as functions that remember: most of a class gets the same verdicts."""
    macros = template("feedback_parts.html.j2", ()).module
    return {name: lru_cache(maxsize=1024)(getattr(macros, name)) for name in ("points", "slug", "coin", "test")}


# --------------------------------------------------------------------------------------------------------- exercises


def _exercises(
    assignment: Assignment, result: NotebookResult, feedback: Feedback, texts: LibraryTexts
) -> dict[str, Exercise]:
    results = {cell.grade_id: cell for cell in result.cells}
    titles = _titles(assignment)
    exercises = {}
    for name in ("", *(solution.grade_id for solution in assignment.solutions)):
        tests = [test for test in assignment.tests if test.exercise == name]
        if not tests:  # nothing here says whether it is right
            continue
        checks = tuple(_check_feedback(test, results.get(test.grade_id), result.reason) for test in tests)
        if feedback.shows != "examples":
            checks = tuple(
                replace(check, message=_sentence(check, results.get(test.grade_id), feedback, texts))
                for check, test in zip(checks, tests, strict=True)
            )
        checks = tuple(_without_repetition(check, checks[:i]) for i, check in enumerate(checks))
        statuses = {check.status for check in checks}
        order = ("failed", "not reached", "not attempted", "passed")
        status = next((status for status in order if status in statuses), "passed")
        helped = feedback.shows in ("sentences", "examples") and status != "passed"
        hint = texts.first_hint(name) if helped and name else ""
        exercises[name] = Exercise(
            anchor=f"exercise-{name}",
            name=name,
            title=titles.get(name, Markup("The notebook")),
            score=points(sum(results[t.grade_id].score for t in tests if t.grade_id in results)),
            points=points(sum(test.points for test in tests)),
            status=status,
            symbol=SYMBOLS[status],
            checks=checks,
            help=Markup(render_markdown(hint)) if hint else "",
            next_help=texts.next_hint.format(name) if hint else "",
        )
    return exercises


def _sentence(check: CheckFeedback, result: CellResult | None, feedback: Feedback, texts: LibraryTexts) -> str:
    """Return what a test says where a page shows less than everything: nothing, or why in words, without an example."""
    if feedback.shows != "sentences" or result is None:
        return ""
    if check.status != "failed" or not texts.sentences:  # no library: the words are the instructor's
        return check.message
    sentence = texts.sentences.get(result.misconception or "", "")
    return sentence[:1].upper() + sentence[1:] if sentence else "It is not right for the data of this test."


def _without_repetition(feedback: CheckFeedback, before: Sequence[CheckFeedback]) -> CheckFeedback:
    """Return feedback whose sentence is left out where it stood there before."""
    if not feedback.message or feedback.message not in [other.message for other in before]:
        return feedback
    return replace(feedback, message="For the same reason." if feedback.status == "failed" else "")


def _check_feedback(test: Cell, result: CellResult | None, reason: str) -> CheckFeedback:
    status = result.status if result is not None else "not reached"
    message = "" if result is None or result.message == reason else printable(result.message, 2000).strip()
    if status == "not attempted" and (not message or message.lower().startswith("not attempted")):
        message = "The stub is still there."
    score = result.score if result is not None else 0.0
    name = test.grade_id.removeprefix("test_").removeprefix(test.exercise).strip("_").replace("_", " ")
    marked = result is not None and result.could_be_forged
    return CheckFeedback(name, status, SYMBOLS[status], points(score), points(test.points), message, marked)


@lru_cache(maxsize=64)
def _titles(assignment: Assignment) -> dict[str, Markup]:
    """Return the title of each exercise: the last heading above it, or its ``grade_id``."""
    titles: dict[str, Markup] = {}
    heading = ""
    for cell in assignment.cells:
        if cell.role == "prose":
            outside_code = re.sub(r"^```.*?^```", "", cell.source, flags=re.DOTALL | re.MULTILINE)
            found = re.findall(r"^#{2,6}\s+(.+?)\s*#*$", outside_code, flags=re.MULTILINE)
            # points, time and difficulty, at the end of a heading, do not name the exercise
            heading = re.sub(r"(\s*(\([^()]*\)|[●○]+))+$", "", found[-1]) if found else heading
        elif cell.role == "solution":
            titles[cell.grade_id] = Markup(render_inline(heading)) if heading else Markup.escape(_spoken(cell.grade_id))
            heading = ""
    return titles


def _spoken(grade_id: str) -> str:
    return grade_id.replace("_", " ").capitalize()


@lru_cache(maxsize=64)
def _title(assignment: Assignment) -> str:
    """Return the notebook's own title."""
    for cell in assignment.cells:
        found = re.search(r"^#\s+(.+?)\s*#*$", cell.source, flags=re.MULTILINE) if cell.role == "prose" else None
        if found:
            return _bare(found[0])
    return assignment.notebook


def _bare(heading: str) -> str:
    return re.sub(r"[*_`$]|^#+\s+|\s+#+\s*$", "", heading).strip()


# ---------------------------------------------------------------------------------------------------------- notebook


def _blocks(cells: list[TranscriptCell], assignment: Assignment, exercises: dict[str, Exercise]) -> Iterable[Block]:
    room = PageRoom()
    tests: dict[str, list[tuple[str, Markup]]] = {}
    for test in assignment.tests:
        if code := _visible_code(test.source):
            tests.setdefault(test.exercise, []).append((test.grade_id, code))
    title = _title(assignment)
    told = False
    for item in cells:
        if item.kind in ("prose", "note"):
            source = item.source
            if title and re.match(r"#\s", source) and _bare(source.split("\n", 1)[0]) == title:
                source, title = source.partition("\n")[2], ""  # the page is called so
            if source.strip():
                is_note = item.kind == "note"
                html = room.taken(room.render_markdown(source)) if is_note else Markup(render_markdown(source))
                yield Block(item.kind, html)
        elif item.kind == "test":
            if item.cell is not None and not item.cell.exercise and not told:
                told = True  # the tests of no exercise, where the first of them stands
                yield Block("given", Markup(""), exercise=exercises[""], tests=tuple(tests.get("", ())))
        else:
            code = room.taken(Markup(highlight_python(item.source.strip("\n"))))
            outputs = render_outputs(item.outputs, room)
            grade_id = item.cell.grade_id if item.cell is not None and item.kind in ("solution", "lost") else ""
            yield Block(
                kind=item.kind,
                html=code,
                outputs=tuple(outputs),
                exercise=exercises.get(grade_id),
                tests=tuple(tests.get(grade_id, ())),
                ran=item.ran,
            )


@lru_cache(maxsize=1024)
def _visible_code(source: str) -> Markup | None:
    visible = without_hidden_tests(source).strip("\n")
    return Markup(highlight_python(visible)) if visible else None
