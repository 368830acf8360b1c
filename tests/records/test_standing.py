"""A term's records of a class that was really graded: missing, late, marked by a person, left, and totals."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.config.errors import UsageError
from autograder.run.grading import Graded, grade
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

ROSTER = "id,first_name,last_name,email,withdrawn,extensions\n"
TERMS = """
[late]
per_day = 0.25
[assignments.toy]
due = 2026-03-01 12:00:00Z
"""


def hand_in(course: Path, student: str, moment: str = "", **answers: str) -> None:
    toy.hand_in(course, student, toy.submitted(**answers))
    if moment:
        (course / "classroom" / "submitted" / student / "toy" / "timestamp.txt").write_text(f"{moment} UTC\n")


def table(course: Path, name: str) -> dict[str, dict[str, str]]:
    with open(course / "classroom" / name, encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def graded(course: Path) -> Graded:
    return grade(course=course, jobs=1)


def test_a_term_of_five_students(course: Path) -> None:
    (course / "course.toml").write_text(toy.COURSE + TERMS)
    lines = "ann,Ann,Li,a@x.org,,\nbo,Bo,Ek,b@x.org,,toy=+1d\ncy,Cy,Oz,,,\ndi,Di,Um,,yes,\neve,Eve,Al,,,\n"
    (course / "roster.csv").write_text(ROSTER + lines)
    hand_in(course, "ann", "2026-03-02 13:00:00")  # two days begun: half of the 4 points
    hand_in(course, "bo", "2026-03-02 11:00:00")  # in time, with one day more
    hand_in(course, "di")  # left
    hand_in(course, "zoe", double="def double(x):\n    return x")  # not on the roster
    toy.hand_in(course, "eve", "{")
    result = graded(course)
    assert [(r.student, r.status) for r in result.absent] == [("cy", "missing")]
    assert result.strangers == ("di", "zoe")

    grades = table(course, "grades.csv")
    assert {s: (r["status"], r["score"]) for s, r in grades.items()} == {
        "ann": ("graded", "4"),
        "bo": ("graded", "4"),
        "cy": ("missing", ""),
        "di": ("graded", "4"),
        "eve": ("unreadable", ""),
        "zoe": ("graded", "1"),
    }
    totals = table(course, "totals.csv")
    assert {s: (r["points"], r["late_penalty"], r["percent"], r["toy"]) for s, r in totals.items()} == {
        "ann": ("2", "2", "50", "2"),
        "bo": ("4", "0", "100", "4"),
        "cy": ("", "", "", ""),
        "eve": ("", "", "", ""),
    }
    assert (totals["cy"]["missing"], totals["eve"]["not_graded"], totals["ann"]["email"]) == ("1", "1", "a@x.org")
    records = [json.loads(line) for line in (course / "classroom" / "results.jsonl").read_text().splitlines()]
    assert {r["student"]: r["status"] for r in records}["cy"] == "missing"

    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}") as gradebook:
        assert str(gradebook.find_assignment("toy").duedate) == "2026-03-01 12:00:00"
        ann = gradebook.find_submission("toy", "ann")
        assert (ann.late_submission_penalty, ann.student.last_name) == (2, "Li")
        assert gradebook.find_submission("toy", "bo").total_seconds_late == 0
        assert "cy" not in {s.id for s in gradebook.students}  # nbgrader export would give a zero


def test_what_a_person_gives_counts_and_a_new_extension_needs_no_new_grading(course: Path) -> None:
    (course / "course.toml").write_text(toy.COURSE + TERMS)
    (course / "roster.csv").write_text(ROSTER + "ann,,,,,\nsam,,,,,\n")
    hand_in(course, "ann", "2026-03-02 13:00:00", answer="answer = 1")
    toy.hand_in(course, "sam", "{")
    graded(course)
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}") as gradebook:
        gradebook.find_grade("test_answer", "toy", "toy", "ann").manual_score = 0.5
        for name, points in (("test_double", 2), ("test_answer", 0)):
            mark = gradebook.find_grade(name, "toy", "toy", "sam")
            mark.manual_score, mark.needs_manual_grade = points, False
        gradebook.db.commit()
    (course / "roster.csv").write_text(ROSTER + "ann,,,,,toy=+1d\nsam,,,,,\n")
    again = graded(course)
    assert again.fresh == 0
    totals = table(course, "totals.csv")
    assert (totals["ann"]["points"], totals["ann"]["late_penalty"]) == ("2.5", "1")
    assert totals["sam"]["points"] == "2"  # a person gave all points of a notebook that could not be read


def test_without_a_roster_all_who_handed_in_have_a_line(course: Path) -> None:
    hand_in(course, "ann")
    hand_in(course, "bo", answer="answer = 1")
    result = graded(course)
    assert (result.absent, result.strangers) == ((), ())
    assert {s: r["percent"] for s, r in table(course, "totals.csv").items()} == {"ann": "100", "bo": "75"}


def test_a_date_for_an_assignment_that_is_none_stops_before_anything_is_graded(course: Path) -> None:
    (course / "course.toml").write_text(toy.COURSE + "[assignments.boat]\ndue = 2026-03-01\n")
    hand_in(course, "ann")
    with pytest.raises(UsageError, match=r"\[assignments.boat\]; there are toy"):
        graded(course)
    assert not (course / "classroom" / "grades.csv").exists()


def test_the_command_tells_who_is_missing_and_who_is_not_on_the_roster(course: Path) -> None:
    (course / "roster.csv").write_text("id\nann\nbo\n")
    hand_in(course, "ann")
    hand_in(course, "zoe")
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade"], cwd=course, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "toy: 1 of the roster handed nothing in: bo." in done.stdout
    assert "Not on the roster, or left: zoe." in done.stdout
    assert "totals.csv" in done.stdout
    (course / "roster.csv").write_text("name\nann\n")
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "grade"], cwd=course, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "roster.csv has no column with the students' ids" in done.stderr
