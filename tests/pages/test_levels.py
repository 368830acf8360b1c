"""How much a student's page shows, help beside what is wrong, and the index page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.config.course import Feedback, Shows, read_course
from autograder.config.errors import UsageError
from autograder.config.library import LibraryTexts, library_texts
from autograder.notebook.assignment import Assignment, read_assignment
from autograder.notebook.results import CellResult, NotebookResult
from autograder.notebook.submission import read_submission
from autograder.pages.feedback import page
from autograder.pages.index import write_index_pages
from tests.support import toy

MESSAGE = "double(3.0) gave 9, not 6: you keep with p."
TEXTS = LibraryTexts({"keeps-with-p": "you keep with p."}, lambda name: f"Add *{name}* to itself.", 'hint("{}")')
CELLS = (
    CellResult("test_double", "failed", 0, 3, MESSAGE, "keeps-with-p"),
    CellResult("test_answer", "passed", 1, 1),
)


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    return read_assignment(toy.write(tmp_path / "solutions" / "toy" / "toy.ipynb", toy.solution()))


def shown(assignment: Assignment, tmp_path: Path, shows: Shows, texts: LibraryTexts = TEXTS) -> str:
    folder = toy.write(tmp_path / "ada" / "toy" / "toy.ipynb", toy.submitted()).parent
    result = NotebookResult("ada", "toy", "toy", "graded", "", CELLS)
    html = page(read_submission(folder, "ada", assignment), (), result, "Toys", Feedback(shows), texts)
    return re.sub(r"<style>.*?</style>", "", html, flags=re.S)


@pytest.mark.parametrize(
    ("shows", "words", "sentence", "example", "help_"),
    [
        ("points", False, False, False, False),
        ("tests", True, False, False, False),
        ("sentences", True, True, False, True),
        ("examples", True, True, True, True),
    ],
)
def test_a_page_shows_as_much_as_the_instructor_wants(
    shows: Shows, words: bool, sentence: bool, example: bool, help_: bool, assignment: Assignment, tmp_path: Path
) -> None:
    html = shown(assignment, tmp_path, shows)
    assert "<b>0</b> / 3" in html  # the points of each exercise are always there
    assert ("Failed" in html) == ("✗" in html) == words
    assert ("ou keep with p." in html) == sentence
    assert ("gave 9" in html) == ("The visible test" in html) == example
    assert ("Add <em>double</em> to itself." in html) == ("hint(&#34;double&#34;)" in html) == help_
    assert "answer</em> to itself" not in html  # an exercise that is right needs no help


def test_a_mistake_without_a_name_has_a_sentence_without_its_numbers(assignment: Assignment, tmp_path: Path) -> None:
    html = shown(assignment, tmp_path, "sentences", LibraryTexts({"other": "no."}))
    assert "It is not right for the data of this test." in html
    assert "gave 9" not in html


def test_a_setting_that_is_none_is_named_with_those_there_are(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text('[feedback]\nshows = "all"\n')
    with pytest.raises(
        UsageError, match=r"feedback\.shows must be 'points' or 'tests' or 'sentences' or 'examples', not 'all'"
    ):
        read_course(tmp_path)


@pytest.mark.parametrize(("hints", "what"), [("json", "lacks first_hint"), ("no.such", "cannot be imported")])
def test_a_module_of_hints_that_is_none_is_one_sentence(hints: str, what: str) -> None:
    with pytest.raises(UsageError, match=f"{hints}.* {what}"):
        library_texts(None, hints)


def test_the_courses_own_hints_are_found() -> None:
    texts = library_texts("dropout_lab.checks", "dropout_lab.page.hints")
    assert texts.first_hint("enumerate_states").startswith("Count from 0 to 2^n - 1")
    assert texts.first_hint("no_such_exercise") == ""
    assert texts.next_hint.format("expected_z") == 'hint("expected_z")'


def results() -> list[NotebookResult]:
    def one(student: str, notebook: str, score: float) -> NotebookResult:
        return NotebookResult(student, "week 1", notebook, "graded", "", (CellResult("t", "failed", score, 4),))

    lost = NotebookResult("ben", "week 1", "a", "unreadable", "why", (CellResult("t", "not reached", 0, 4),))
    return [one("ada", "a", 1), one("ada", "b", 4), one("cem", "a", 3), lost]


def test_the_index_has_each_notebook_the_sum_and_a_link_that_leads_to_the_page(tmp_path: Path) -> None:
    for r in results():
        path = tmp_path / r.student / r.assignment / f"{r.notebook}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("a page")
    written = write_index_pages(tmp_path, results(), "Toys")
    assert [path.parent.name for path in written] == ["ada", "ben", "cem"]
    ada, ben = (path.read_text() for path in written[:2])
    assert '<a href="week%201/a.html">week 1/a</a>' in ada
    assert "<b>5</b> of 8 points" in ada
    assert "median" not in ada
    assert "not graded: unreadable" in ben
    assert "<b>0</b> of 0 points; 1 notebook is not graded" in ben


def test_the_index_tells_the_median_of_the_class_where_the_instructor_wants_it(tmp_path: Path) -> None:
    (tmp_path / "ada" / "week 1").mkdir(parents=True)
    (tmp_path / "ada" / "week 1" / "a.html").write_text("a page")
    (path,) = write_index_pages(tmp_path, results(), "Toys", class_results=True)
    assert "class median" in path.read_text()
    assert re.search(r"week 1/a</a></th>.*?1 / 4.*?<td class=\"number\">2</td>", path.read_text(), re.S)
