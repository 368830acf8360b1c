"""Export: what each LMS imports, no zero that was not earned, and pages named as they went out."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.config.errors import UsageError
from autograder.records.collect import collect
from autograder.records.export import Exported, export
from autograder.run.grading import grade
from tests.records.test_collect import NOTEBOOK, zipped
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

ROSTER = """\
id,first_name,last_name,email,lms_id,number,section,withdrawn
ann,Ann,Müller,ann@x.org,340934,U1,B,
bo,Bo,Li,bo@x.org,7,U2,A,
cy,Cy,=Oz,,8,U3,A,
di,Di,Um,di@x.org,9,U4,A,yes
"""
SETTINGS = toy.COURSE + '[assignments.toy]\nlms = "Homework 1 (77)"\n'


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a graded course: ann from Canvas, bo unreadable from Moodle, cy missing, di left, zoe on no roster."""
    root = toy.make_course(tmp_path_factory.mktemp("term"))
    (root / "course.toml").write_text(SETTINGS)
    (root / "roster.csv").write_text(ROSTER)
    wrong = toy.submitted(answer="answer = 1")
    for name, content in {
        "canvas.zip": {"müllerann_LATE_340934_20_toy-1.ipynb": NOTEBOOK},
        "moodle.zip": {"Bo Li_3_assignsubmission_file_/toy.ipynb": "{"},
    }.items():
        (root / name).write_bytes(zipped(content))
        assert collect(root / name, course=root).problems == ()
    for student in ("di", "zoe"):
        toy.hand_in(root, student, wrong)
    grade(course=root, jobs=1)
    return root


def lines(exported: Exported) -> list[list[str]]:
    with open(exported.grades, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_what_canvas_imports(term: Path) -> None:
    exported = export("canvas", course=term)
    assert lines(exported) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework 1 (77)"],
        ["    Points Possible", "", "", "", "", "4"],
        ["Müller, Ann", "340934", "U1", "ann", "B", "4"],
        ["Li, Bo", "7", "U2", "bo", "A", ""],
        ["'=Oz, Cy", "8", "U3", "cy", "A", ""],
    ]
    assert [(s.student, s.status) for s in exported.blank] == [("bo", "not graded"), ("cy", "missing")]
    assert exported.left_out == (("di", "is not on the roster, or left"), ("zoe", "is not on the roster, or left"))
    with zipfile.ZipFile(exported.feedback[0]) as archive:
        assert archive.namelist() == ["müllerann_LATE_340934_20_toy-1.html"]
        page = archive.read("müllerann_LATE_340934_20_toy-1.html")
    assert page == (term / "classroom" / "feedback" / "ann" / "toy" / "toy.html").read_bytes()
    before = exported.feedback[0].read_bytes()
    assert export("canvas", course=term).feedback[0].read_bytes() == before


def test_what_moodle_imports(term: Path) -> None:
    exported = export("moodle", ("toy",), course=term)
    assert lines(exported) == [
        ["First name", "Last name", "ID number", "Email address", "Homework 1 (77)"],
        ["Ann", "Müller", "U1", "ann@x.org", "4"],
        ["Bo", "Li", "U2", "bo@x.org", ""],
    ]
    assert ("cy", "has no e-mail address in the roster") in exported.left_out
    with zipfile.ZipFile(exported.feedback[0]) as archive:
        assert archive.namelist() == ["Bo Li_3_assignsubmission_file_/toy.html"]
    assert exported.without_page == (("ann", "toy", "was not collected from Moodle"),)


def test_a_plain_table_with_the_state_of_each(term: Path) -> None:
    exported = export("csv", course=term, to=term / "elsewhere")
    rows = {row[0]: row[5:] for row in lines(exported)}
    assert rows["ann"] == ["graded", "4", "4", "0"]
    assert (rows["bo"], rows["cy"]) == (["not graded", "", "4", ""], ["missing", "", "4", ""])
    assert exported.grades.parent == term / "elsewhere"
    with zipfile.ZipFile(exported.feedback[0]) as archive:
        assert archive.namelist() == ["ann/toy/toy.html", "bo/toy/toy.html"]


def test_no_cell_that_an_lms_reads_holds_a_zero_for_what_was_not_graded(term: Path) -> None:
    for form in ("canvas", "moodle", "csv"):
        for row in lines(export(form, course=term)):
            if row[0] in ("Bo", "Li, Bo", "bo", "'=Oz, Cy", "cy"):
                assert "0" not in row, (form, row)


@pytest.mark.parametrize(
    ("form", "assignments", "why"),
    [("blackboard", (), "There is no form"), ("canvas", ("boat",), "Nothing of 'boat' was graded; there are toy")],
)
def test_a_wrong_form_or_assignment_is_one_sentence(term: Path, form: str, assignments: tuple[str], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        export(form, assignments, course=term)


def test_before_grading_there_is_nothing_and_moodle_needs_addresses(course: Path) -> None:
    with pytest.raises(UsageError, match=r"Nothing was graded .*run 'autograder grade' first"):
        export("canvas", course=course)
    toy.hand_in(course, "ann", toy.submitted())
    entry = [sys.executable, "-m", "autograder"]
    assert subprocess.run([*entry, "grade"], cwd=course, capture_output=True, check=False).returncode == 0
    done = subprocess.run([*entry, "export", "canvas"], cwd=course, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "canvas_grades.csv" in done.stdout and "was not collected from Canvas" in done.stdout
    table = (course / "classroom" / "export" / "canvas_grades.csv").read_text()
    assert table.splitlines()[2] == "ann,,,ann,,4"
    done = subprocess.run([*entry, "export", "moodle"], cwd=course, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "by which Moodle finds students" in done.stderr
    (course / "classroom" / "gradebook.db").unlink()
    with pytest.raises(UsageError, match="There is no gradebook"):
        export("csv", course=course)
