"""What nbgrader's own tests of autograde, feedback and export look for, asked of this engine in one small class.

docs/nbgrader-parity.md says for each where it is the same, and where not.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.records.export import export
from autograder.run.grading import Graded, grade
from tests.records.test_nbgrader_plugins import CONFIGURATION
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

SIDE_EFFECT = "answer = 42\nwith open('side-effect.txt', 'w') as file:\n    file.write('here')"
ESSAY = {"grade_id": "essay", "grade": True, "solution": True, "locked": False, "points": 5, "schema_version": 3}


@pytest.fixture(scope="module")
def term(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Graded]:
    """Return a class with one habit a student, and its grades."""
    root = toy.make_course(tmp_path_factory.mktemp("term"))
    (root / "nbgrader_config.py").write_text(CONFIGURATION.format(root=str(root / "exchange")))
    toy.hand_in(root, "ann", toy.submitted(answer=SIDE_EFFECT))
    toy.hand_in(root, "ann", toy.submitted(answer="answer = 1"), "toy copy.ipynb")
    without, unknown = toy.submitted(), toy.submitted()
    del without.metadata["kernelspec"]
    unknown.metadata["kernelspec"] = {"name": "fortran", "display_name": "F", "language": "fortran"}
    toy.hand_in(root, "bo", without)
    toy.hand_in(root, "cy", unknown)
    for student, text in (("ann", "2026-03-01 12:00:00 UTC"), ("bo", ""), ("cy", "yesterday, I think")):
        (root / "classroom" / "submitted" / student / "toy" / "timestamp.txt").write_text(text)
    (root / "classroom" / "submitted" / "di" / "toy").mkdir(parents=True)
    before = files(root / "classroom" / "submitted")
    graded = grade(course=root, jobs=1)
    assert files(root / "classroom" / "submitted") == before
    return root, graded


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def totals(root: Path) -> dict[str, dict[str, str]]:
    with open(root / "classroom" / "totals.csv", encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def test_a_second_notebook_beside_the_first_is_left_alone(term: tuple[Path, Graded]) -> None:
    root, graded = term
    (ann,) = [r for r in graded.results if r.student == "ann"]
    assert (ann.score, ann.reason) == (4, "Only toy.ipynb was graded, not toy copy.ipynb.")
    assert [p.name for p in (root / "classroom" / "autograded" / "ann" / "toy").glob("*.ipynb")] == ["toy.ipynb"]


def test_what_a_notebook_writes_is_nowhere_afterwards(term: tuple[Path, Graded]) -> None:
    assert not list((term[0] / "classroom").rglob("side-effect.txt"))


def test_whatever_kernel_a_notebook_names_it_is_graded_as_python(term: tuple[Path, Graded]) -> None:
    assert {r.student: r.score for r in term[1].results if r.student in ("bo", "cy")} == {"bo": 4, "cy": 4}


def test_a_time_that_cannot_be_read_is_none(term: tuple[Path, Graded]) -> None:
    root, _ = term
    with Gradebook(f"sqlite:///{root / 'classroom' / 'gradebook.db'}") as gradebook:
        times = {s.student.id: s.timestamp for s in gradebook.assignment_submissions("toy")}
    assert str(times["ann"]) == "2026-03-01 12:00:00"
    assert (times["bo"], times["cy"]) == (None, None)


def test_the_time_goes_with_the_graded_notebook_and_its_page(term: tuple[Path, Graded]) -> None:
    for step in ("autograded", "feedback"):
        assert (term[0] / "classroom" / step / "ann" / "toy" / "timestamp.txt").read_text() == "2026-03-01 12:00:00 UTC"


def test_the_umask_decides_who_reads_what_is_written(term: tuple[Path, Graded]) -> None:
    plain = term[0] / "classroom" / "plain"
    plain.touch()
    for name in ("feedback/ann/toy/toy.html", "autograded/ann/toy/toy.ipynb", "totals.csv", "grades.csv"):
        assert (term[0] / "classroom" / name).stat().st_mode == plain.stat().st_mode


def test_a_folder_without_a_notebook_is_missing_and_no_zero(term: tuple[Path, Graded]) -> None:
    root, graded = term
    assert [r.status for r in graded.results if r.student == "di"] == ["missing"]
    assert totals(root)["di"]["toy"] == ""


def test_nbgraders_export_can_be_narrowed_to_a_student_and_an_assignment(term: tuple[Path, Graded]) -> None:
    root, _ = term
    for words, count in ((["--student", "['bo']"], 1), (["--assignment", "['toy']"], 4)):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", "export", "--to", "out.csv", *words], cwd=root, capture_output=True
        )
        assert done.returncode == 0
        assert len((root / "out.csv").read_text().splitlines()) == 1 + count


def test_the_penalty_that_a_plug_in_left_in_the_gradebook_counts(term: tuple[Path, Graded]) -> None:
    root, _ = term
    with Gradebook(f"sqlite:///{root / 'classroom' / 'gradebook.db'}") as gradebook:
        gradebook.find_submission_notebook("toy", "toy", "bo").late_submission_penalty = 1.5
        gradebook.db.commit()
    exported = export("csv", course=root)
    rows = {row[0]: row[5:] for row in csv.reader(exported.grades.read_text().splitlines())}
    assert (rows["bo"], rows["ann"]) == (["graded", "2.5", "4", "1.5"], ["graded", "4", "4", "0"])


def test_what_waits_for_a_person_has_no_grade_until_that_person_gave_it(course: Path) -> None:
    notebook = toy.solution()
    essay = toy.code("### BEGIN SOLUTION\nessay = 'x'\n### END SOLUTION", "essay", nbgrader=ESSAY)
    notebook.cells.append(essay)
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    toy.hand_in(course, "ann", toy.submitted())
    grade(course=course, jobs=1)
    assert (totals(course)["ann"]["points"], totals(course)["ann"]["waiting"]) == ("", "1")
    assert [s.status for s in export("canvas", course=course).blank] == ["waits"]
    with Gradebook(f"sqlite:///{course / 'classroom' / 'gradebook.db'}") as gradebook:
        mark = gradebook.find_grade("essay", "toy", "toy", "ann")
        mark.manual_score, mark.needs_manual_grade = 3, False
        gradebook.db.commit()
    lines = export("canvas", course=course).grades.read_text().splitlines()
    assert lines[1:] == ["    Points Possible,,,,,9", "ann,,,ann,,7"]
