"""Stock ``nbgrader autograde`` and ours give the same scores, cell by cell."""

import copy
import os
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.bank.answers import Entry, load_bank
from autograder.notebook.assignment import Assignment, load_graded
from autograder.run.grading import grade
from tests.support import toy
from tests.support.nightly import NIGHTLY

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = [a.name for a in load_graded(ROOT / "solutions")]


def stock(house: Path, *words: str) -> None:
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=house, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


def class_of_the_bank(house: Path, assignment: Assignment) -> None:
    """Few students who between them hand in every entry of the bank, or every eighth, one for each exercise."""
    bank = load_bank(ROOT / "tests" / "answers", assignment)
    columns = [[e for e in bank if e.exercise == s.grade_id] for s in assignment.solutions]
    released = nbformat.read(ROOT / "course" / assignment.name / f"{assignment.notebook}.ipynb", as_version=4)
    released.cells = [c for c in released.cells if "experiment" not in c.metadata.get("tags", [])]  # not graded, slow
    for number, answers in enumerate(zip_longest(*columns)):
        if number % 8 and not NIGHTLY:
            continue
        notebook = copy.deepcopy(released)
        source = {e.exercise: e.source for e in answers if isinstance(e, Entry)}
        for cell in notebook.cells:
            cell.source = source.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        folder = house / "classroom" / "submitted" / f"student-{number:02d}" / assignment.name
        toy.write(folder / f"{assignment.notebook}.ipynb", notebook)


def scores(url: str, assignment: str) -> dict[tuple[str, str], float]:
    with Gradebook(url) as gradebook:
        return {
            (submission.student_id, grade.name): grade.score
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


@pytest.mark.long
@pytest.mark.parametrize("name", NOTEBOOKS if NIGHTLY else NOTEBOOKS[:1])
def test_the_banks_scores_agree_with_stock_nbgrader_cell_by_cell(tmp_path: Path, name: str) -> None:
    for part in ("solutions", "course"):
        shutil.copytree(ROOT / part / name, tmp_path / part / name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "course.toml").write_text('checks = "dropout_lab.checks"\n')
    (assignment,) = load_graded(tmp_path / "solutions")
    class_of_the_bank(tmp_path, assignment)
    stock(tmp_path, "generate_assignment", name, "--force")
    stock(tmp_path, "autograde", name)
    expected = scores(f"sqlite:///{tmp_path / 'classroom' / 'gradebook.db'}", name)
    ours = tmp_path / "ours"
    grade(course=tmp_path, classroom=ours, submissions=tmp_path / "classroom" / "submitted", draw=0)
    got = scores(f"sqlite:///{ours / 'gradebook.db'}", name)
    assert len(expected) > (100 if NIGHTLY else 50)
    assert {k: (expected[k], got.get(k)) for k in expected if expected[k] != got.get(k)} == {}
