"""Names, dates and penalties in the gradebook, SQLite or PostgreSQL, and what persons gave read from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.config.terms import Late, Terms
from autograder.notebook.assignment import read_assignment
from autograder.notebook.results import CellResult, NotebookResult
from autograder.records.marks import Marks, bring_up_to_date
from autograder.records.pages import read_given, with_given
from autograder.records.roster import Roster, Student
from autograder.report.gradebook import GradebookWriter
from tests.support import postgresql, toy

DUE = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
TERMS = Terms(due={"toy": DUE}, late={"": Late(per_day=0.25)})


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return a gradebook in which ann was two days late, bo one, and cy's time is not known."""
    toy.make_course(tmp_path)
    assignment = read_assignment(tmp_path / "solutions" / "toy" / "toy.ipynb")
    students = ("ann", "bo", "cy")
    times = dict(zip(students, (DUE + 2 * DAY, DUE + DAY, None), strict=True))
    cells = (CellResult("test_double", "passed", 3, 3), CellResult("test_answer", "failed", 0, 1, "no"))
    with gradebook_of(str(request.param), tmp_path) as place:
        with GradebookWriter(place, "dropout") as writer:
            writer.prepare(assignment)
            writer.write(
                [NotebookResult(student, "toy", "toy", "graded", "", cells) for student in students],
                {(s, "toy"): moment and moment.replace(tzinfo=None) for s, moment in times.items()},
            )
        yield place


class gradebook_of:
    """A database of its own of either kind."""

    def __init__(self, kind: str, folder: Path):
        self._kind, self._folder = kind, folder
        self._server: postgresql.Server | None = None

    def __enter__(self) -> str:
        if self._kind == "sqlite":
            return f"sqlite:///{self._folder / 'gradebook.db'}"
        if why := postgresql.why_missing():
            pytest.skip(why)
        self._server = postgresql.Server().__enter__()
        return self._server.url(self._server.database())

    def __exit__(self, *error: object) -> None:
        if self._server is not None:
            self._server.__exit__(*error)  # type: ignore[arg-type]


def roster(extensions: dict[str, dt.timedelta]) -> Roster:
    students = [Student("ann", "Ann", "Li", "a@x.org", "7"), Student("bo", extensions=dict(extensions))]
    return Roster(students, Path("roster.csv"), extends=True)


def penalties(marks: Marks) -> dict[str, float]:
    return {student: mark.penalty for (student, _), mark in marks.by_name.items()}


def test_names_dates_extensions_and_penalties_are_written_once_and_follow_what_changes(url: str) -> None:
    marks = bring_up_to_date(url, TERMS, roster({}))
    assert penalties(marks) == {"ann": 2, "bo": 1, "cy": 0}
    assert (marks.due, marks.most) == ({"toy": DUE}, {"toy": 4})
    assert [marks.of(s, "toy").late for s in ("ann", "cy")] == [2 * DAY, None]  # type: ignore[union-attr]
    assert bring_up_to_date(url, TERMS, roster({})) == marks
    assert penalties(bring_up_to_date(url, TERMS, roster({"toy": DAY}))) == {"ann": 2, "bo": 0, "cy": 0}
    assert penalties(bring_up_to_date(url, TERMS, roster({}))) == {"ann": 2, "bo": 1, "cy": 0}
    free = Terms(due={"toy": DUE}, late={"": Late()})
    assert penalties(bring_up_to_date(url, free, roster({}))) == {"ann": 0, "bo": 0, "cy": 0}


def test_where_the_course_says_nothing_the_gradebook_stays_as_it_is(url: str) -> None:
    with Gradebook(url.replace("postgresql://", "postgresql+psycopg://")) as gradebook:
        gradebook.find_assignment("toy").duedate = DUE.replace(tzinfo=None)
        gradebook.find_submission_notebook("toy", "toy", "cy").late_submission_penalty = 0.5
        gradebook.find_submission("toy", "ann").extension = DAY
        gradebook.db.commit()
    marks = bring_up_to_date(url, Terms(), Roster())
    assert penalties(marks) == {"ann": 0, "bo": 0, "cy": 0.5}
    assert marks.of("ann", "toy").late == DAY  # type: ignore[union-attr]


def test_what_persons_gave_is_on_a_page_once(url: str) -> None:
    assert read_given(url, {"toy"}) == {}
    with Gradebook(url.replace("postgresql://", "postgresql+psycopg://")) as gradebook:
        gradebook.find_grade("test_answer", "toy", "toy", "bo").extra_credit = 0.5
        gradebook.find_comment("answer", "toy", "toy", "bo").manual_comment = "Fine <b onclick='x'>work</b>."
        gradebook.db.commit()
    (given,) = read_given(url, {"toy"}).values()
    page = with_given("<body>\n<main>\nX\n</main>", given)
    assert "3.5 of 4 points in all" in page and "<b>test_answer</b> 0.5 of 1 points" in page
    assert "onclick" not in page and "work" in page
    assert with_given(page, given) == page
    assert with_given(page, None) == "<body>\n<main>\nX\n</main>"
