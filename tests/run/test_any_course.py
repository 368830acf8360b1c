"""A stock nbgrader course that was never made for this engine: graded as it stands, cell by cell as stock grades it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.config.course import read_course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.config.json_messages import decode, encode
from autograder.config.limits import Limits
from autograder.notebook.assignment import load_assignments
from autograder.run.dask_messages import RunSpec
from autograder.run.grading import grade
from tests.run.test_parity import ROOT
from tests.support import orchard, toy

#: Both steps in one process: nbgrader takes longer to start than to grade.
STOCK = """\
import sys
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.apps.baseapp import NbGrader
app = NbGrader()
app.load_config_file()
api = NbGraderAPI(config=app.config)
for name in sys.argv[1:]:
    assert api.generate_assignment(name)["success"]
with Gradebook("sqlite:///gradebook.db", "orchard") as gradebook:
    gradebook.update_or_create_assignment("market", duedate="{due}")
for name in sys.argv[1:]:
    for student in ("ada", "bo"):
        assert api.autograde(name, student)["success"]
""".replace("{due}", orchard.DUE)


#: What a student writes between the cells: none of it may reach the judge.
CHEATING = """\
import os
def close(a, b): return True
for name, text in (
    ("data/harvest.csv", "tree,kilos\\nplum,31\\n"), ("packing.py", "CRATE = 10"), ("random.py", "random = seed = int"),
):
    if os.path.lexists(name): os.remove(name)
    open(name, "w").write(text)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
def test_a_course_of_another_subject_is_graded_as_it_stands_and_as_stock_grades_it(tmp_path: Path) -> None:
    theirs, ours = tmp_path / "theirs", tmp_path / "ours"
    for root in (theirs, ours):
        root.mkdir()
        for make in (orchard.make, orchard.make_press, orchard.make_letters, orchard.make_market):
            make(root)
    cheating = orchard.notebook({name: wrong for name, (_, wrong) in orchard.ANSWERS.items()})
    for place in range(len(cheating.cells), -1, -6):
        cheating.cells.insert(place, toy.code(CHEATING, f"own-{place}"))
    toy.write(ours / "submitted" / "di" / "fruit" / "trees.ipynb", cheating)
    own = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(theirs)}
    names = ("fruit", "press", "market", "letters")
    stock = subprocess.Popen(
        [sys.executable, "-c", STOCK, *names], cwd=theirs, env={**os.environ, **own}, stderr=subprocess.PIPE
    )
    graded = grade(course=ours, jobs=1)
    assert stock.communicate()[1] is not None and stock.returncode == 0
    for name, cells in zip(names, (14, 7, 10, 2), strict=True):
        expected = held(theirs, name)
        got = held(ours, name)
        assert len(expected) == 2 * cells
        assert {k: (expected[k], got.get(k)) for k in expected if expected[k] != got.get(k)} == {}
    fruit = {r.student: r.score for r in graded.results if r.assignment == "fruit"}
    assert fruit == {"ada": 15.5, "bo": 1.5, "di": 1.5}
    with Gradebook(f"sqlite:///{ours / 'gradebook.db'}", "orchard") as gradebook:
        gradebook.update_or_create_assignment("market", duedate=orchard.DUE)
    assert penalties(ours) == {"ada": None, "bo": None}
    assert grade(course=ours, jobs=1).fresh == 0
    assert penalties(ours) == penalties(theirs) == {"ada": None, "bo": 1.75}
    (ours / "nbgrader_config.py").write_text(orchard.CONFIGURATION)
    grade(("market",), course=ours, jobs=1)
    assert penalties(ours) == {"ada": None, "bo": None}
    assert (ours / "autograded" / "ada" / "fruit" / "trees.ipynb").is_file()
    page = (ours / "feedback" / "bo" / "fruit" / "trees.html").read_text()
    assert "Tests of the notebook as it was given" in page and "31}" not in page  # line of a hidden test


def held(course: Path, assignment: str) -> dict[tuple[str, str], tuple[object, ...]]:
    """What a gradebook holds of each cell that gives points."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "orchard") as gradebook:
        return {
            (submission.student_id, g.name): (
                *(g.auto_score, g.manual_score, g.needs_manual_grade),
                *(g.max_score, g.cell.cell_type),
            )
            for submission in gradebook.assignment_submissions(assignment)
            if submission.student_id in ("ada", "bo")
            for notebook in submission.notebooks
            for g in notebook.grades
        }


def penalties(course: Path) -> dict[str, float | None]:
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}", "orchard") as gradebook:
        found = gradebook.assignment_submissions("market")
        return {s.student_id: n.late_submission_penalty for s in found for n in s.notebooks}


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("autotests.yml", None, "there is no autotests.yml beside it"),
        ("autotests.yml", "python3: [", "tests of its AUTOTEST lines cannot be written"),
        ("lateness.py", "class Half: pass", "late penalties are not"),
    ],
)
def test_what_an_instructor_adds_and_fails_is_one_sentence(
    tmp_path: Path, name: str, text: str | None, words: str
) -> None:
    course = orchard.make_market(tmp_path)
    (course / name).unlink()
    if text is not None:
        (course / name).write_text(text)
    with pytest.raises(UsageError) as refused:
        grade(course=course, jobs=1)
    assert words in str(refused.value) and "\n" not in str(refused.value)
    assert (course / "grades.csv").is_file() == (name == "lateness.py")


def test_nothing_that_hides_something_lies_beside_a_students_notebook(tmp_path: Path) -> None:
    course = orchard.make(tmp_path)
    folder = course / "teacher" / "fruit"
    for name in (
        "trees.py",
        "trees.md",
        "trees.html",
        "data/old.ipynb",
        ".secret",
        "autotests.yml",
        "__pycache__/a.pyc",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("plum")
    (folder / "keys.txt").write_text("### BEGIN HIDDEN TESTS\nassert plum == 31\n### END HIDDEN TESTS")
    (folder / "link.csv").symlink_to(course / "nbgrader_config.py")

    def handed() -> list[str]:
        read = read_course(course)
        (assignment,) = load_assignments(read.source, (), read.release, read.ignore)
        return [file.name for file in assignment.files]

    assert handed() == ["packing.py", "data/harvest.csv"]
    (assignment,) = load_assignments(read_course(course).source)
    spec = RunSpec.of(assignment, Limits(), False, "auto", None, {})
    there = decode(encode(spec), RunSpec).assignment
    assert there.key == assignment.key and there.files[0].content == orchard.MODULE.encode(), "on a cluster, too"
    (course / "release" / "fruit").mkdir(parents=True)
    (course / "release" / "fruit" / "packing.py").write_text(orchard.MODULE)
    assert handed() == ["packing.py"], "what was not released is not handed out here either"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("c = get_config(", "SyntaxError"),
        ("c = get_config()\nc.CourseDirectory.source_directory = nothing", "name 'nothing' is not defined"),
        ("import sys\nsys.exit('no')", "SystemExit: no"),
        ("c = get_config()\nc.CourseDirectory.root = 3", "root must be text, not 3"),
        (
            "c = get_config()\nc.ClearHiddenTests.begin_test_delimeter = 'XX'",
            "begin_test_delimeter = 'XX', which is not",
        ),
    ],
)
def test_a_broken_configuration_is_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "nbgrader_config.py").write_text(text)
    with pytest.raises(UsageError) as refused:
        read_course(tmp_path)
    assert words in str(refused.value) and "\n" not in str(refused.value)
    assert str(refused.value).startswith(str(tmp_path / "nbgrader_config.py"))


def test_folders_course_and_database_are_those_of_nbgraders_configuration(tmp_path: Path) -> None:
    course = read_course(orchard.make(tmp_path))
    assert (course.course_id, course.source, course.classroom) == ("orchard", tmp_path / "teacher", tmp_path)
    assert course.database == f"sqlite:///{tmp_path / 'gradebook.db'}" and course.limits.cell_seconds == 20
    with pytest.raises(UsageError, match="a course of nbgrader's"):
        read_sourced_course(tmp_path)
    (tmp_path / "course.toml").write_text("")
    assert read_course(tmp_path).source == tmp_path / "solutions", "course.toml comes first"
    (tmp_path / "course.toml").unlink()
    (tmp_path / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    assert read_sourced_course(tmp_path).source == tmp_path / "solutions", "a file that adds nothing of its own"
