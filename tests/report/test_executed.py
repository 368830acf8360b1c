"""The executed notebook: the student's order, the instructor's tests, and nothing that acts in formgrader."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader.apps import NbGraderAPI
from nbgrader.server_extensions.formgrader import handlers
from traitlets.config import Config

from autograder.config.errors import UsageError
from autograder.config.files import write_atomically
from autograder.notebook.assignment import Assignment, read_assignment
from autograder.notebook.outputs import read_outputs
from autograder.notebook.results import CellOutput, CellResult, NotebookResult
from autograder.notebook.schedule import merge
from autograder.notebook.submission import Submission, Unreadable, read_submission
from autograder.pages.sanitize import MAX_OWN_MARKDOWN
from autograder.pages.transcript import transcript
from autograder.report.executed import executed_path, executed_text
from autograder.report.gradebook import GradebookWriter
from tests.report.test_gradebook import stock_config
from tests.support import toy
from tests.support.activity import active

FAILED = "double(3.0) gave 9.0, not 6.0."


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    toy.make_course(tmp_path)
    return read_assignment(tmp_path / "solutions" / "toy" / "toy.ipynb")


def read(tmp_path: Path, assignment: Assignment, notebook: Any, student: str = "ada") -> Submission:
    path = toy.hand_in(tmp_path, student, notebook)
    found = read_submission(path.parent, student, assignment)
    assert isinstance(found, Submission)
    return found


def graded(submission: Submission, figures: bool = False, **outputs: Any) -> tuple[Submission, Any, NotebookResult]:
    """Submission, steps and result; ``outputs`` are for the steps whose text starts so."""
    steps = merge(submission.assignment, submission.cells, figures)
    left = []
    for number, step in enumerate(steps):
        for start, found in outputs.items():
            if step.kind == "run" and step.source.startswith(start):
                left.append(CellOutput(number, tuple(read_outputs(found))))
    cells = (CellResult("test_double", "failed", 0.0, 3.0, FAILED), CellResult("test_answer", "passed", 1.0, 1.0))
    return submission, steps, NotebookResult(submission.student, "toy", "toy", "graded", "", cells, tuple(left))


def write_executed(folder: Path, submission: Any, steps: Any, result: NotebookResult) -> Path:
    path = executed_path(folder, result.student, result.assignment, result.notebook)
    write_atomically(path, [executed_text(submission, steps, result)])
    return path


def executed(tmp_path: Path, *graded_: Any) -> nbformat.NotebookNode:
    return nbformat.read(write_executed(tmp_path / "autograded", *graded_), as_version=4)


def kinds(graded_: tuple[Any, Any, NotebookResult]) -> list[str]:
    return [cell.kind for cell in transcript(*graded_)]


class TestOrder:
    def test_an_ordinary_notebook_keeps_its_order(self, tmp_path, assignment):
        found = graded(read(tmp_path, assignment, toy.submitted()))
        assert kinds(found) == ["prose", "given", "solution", "test", "experiment", "solution", "test"]

    def test_tests_that_the_student_deleted_stand_where_they_judged(self, tmp_path, assignment):
        notebook = toy.submitted()
        notebook.cells = [c for c in notebook.cells if not c.id.startswith("test")]
        found = graded(read(tmp_path, assignment, notebook))
        assert sorted(kinds(found)) == sorted(["prose", "given", "solution", "test", "experiment", "solution", "test"])
        nb = executed(tmp_path, *found)
        names = [c.metadata.nbgrader.grade_id for c in nb.cells if "nbgrader" in c.metadata]
        assert names == ["double", "test_double", "answer", "test_answer"]

    def test_a_deleted_exercise_is_there_as_an_empty_cell(self, tmp_path, assignment):
        notebook = toy.submitted()
        notebook.cells = [c for c in notebook.cells if c.id != "double"]
        found = graded(read(tmp_path, assignment, notebook))
        nb = executed(tmp_path, *found)
        names = [c.metadata.nbgrader.grade_id for c in nb.cells if "nbgrader" in c.metadata]
        assert names.index("double") < names.index("test_double")
        assert "missing" in next(
            c.source for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "double"
        )

    def test_a_copied_exercise_has_its_name_once(self, tmp_path, assignment):
        notebook = toy.submitted()
        copy = nbformat.from_dict(dict(notebook.cells[2]) | {"id": "copy", "source": "double = lambda x: 2 * x"})
        notebook.cells.insert(4, copy)
        found = graded(read(tmp_path, assignment, notebook))
        nb = executed(tmp_path, *found)
        assert [c.metadata.get("nbgrader", {}).get("grade_id") for c in nb.cells].count("double") == 1
        assert "added" in kinds(found)

    def test_a_changed_given_cell_is_there_as_it_was_and_as_it_was_made(self, tmp_path, assignment):
        notebook = toy.submitted()
        notebook.cells[1].source = "import math"
        shown = transcript(*graded(read(tmp_path, assignment, notebook)))
        assert [(s.kind, s.source) for s in shown[1:3]] == [("given", toy.GIVEN), ("changed", "import math")]

    def test_outputs_are_where_they_arose(self, tmp_path, assignment):
        notebook = toy.submitted()
        notebook.cells.insert(4, toy.code("print('mine')", "mine"))
        printed = [{"output_type": "stream", "name": "stdout", "text": "mine\n"}]
        nb = executed(tmp_path, *graded(read(tmp_path, assignment, notebook), **{"print('mine')": printed}))
        assert next(c for c in nb.cells if c.source == "print('mine')").outputs[0].text == "mine\n"


class TestNotebook:
    def test_it_is_valid_and_holds_nbgraders_metadata(self, tmp_path, assignment):
        nb = executed(tmp_path, *graded(read(tmp_path, assignment, toy.submitted())))
        nbformat.validate(nb)
        test = next(c for c in nb.cells if c.metadata.get("nbgrader", {}).get("grade_id") == "test_double")
        assert (test.metadata.nbgrader.points, test.metadata.nbgrader.grade, test.metadata.nbgrader.locked) == (
            3.0,
            True,
            True,
        )
        assert test.source == toy.TEST_DOUBLE

    def test_a_failed_test_says_why_and_a_passed_one_nothing(self, tmp_path, assignment):
        nb = executed(tmp_path, *graded(read(tmp_path, assignment, toy.submitted())))
        outputs = {c.metadata.nbgrader.grade_id: c.outputs for c in nb.cells if "nbgrader" in c.metadata}
        assert outputs["test_double"][0].evalue == FAILED
        assert outputs["test_answer"] == []

    def test_what_could_not_be_read_can_still_be_graded_by_hand(self, tmp_path, assignment):
        submission = Unreadable("ada", assignment, "unreadable", "toy.ipynb is damaged.")
        nb = executed(
            tmp_path, submission, (), NotebookResult("ada", "toy", "toy", "unreadable", submission.reason, ())
        )
        nbformat.validate(nb)
        assert "toy.ipynb is damaged." in nb.cells[0].source
        assert [c.metadata.nbgrader.grade_id for c in nb.cells[1:]] == [
            "double",
            "test_double",
            "answer",
            "test_answer",
        ]

    def test_nothing_a_student_wrote_or_printed_acts_in_formgrader(self, tmp_path, assignment):
        evil = "<script>alert(1)</script><img src=x onerror=alert(2)><SVG/onload=alert(3)>"
        notebook = toy.submitted()
        notebook.cells.insert(
            0, nbformat.v4.new_markdown_cell(f"Hi {evil} [x](javascript\\:alert(4)) [y](&#106;avascript:alert(4))")
        )
        notebook.cells.insert(
            1, nbformat.v4.new_markdown_cell("[z][q] ![p](https://x/y.png)\n\n[q]: javascript:alert(4)")
        )
        outputs = [
            {"output_type": "display_data", "data": {"text/html": evil, "text/plain": "x"}, "metadata": {"a": evil}},
            {"output_type": "display_data", "data": {"application/javascript": "alert(5)", "text/plain": "js"}},
            {"output_type": "display_data", "data": {"image/svg+xml": f"<svg>{evil}</svg>"}},
            {"output_type": "display_data", "data": {"image/png": '"><script>alert(6)</script>'}},
            {"output_type": "error", "ename": evil, "evalue": evil, "traceback": [evil]},
            {"output_type": "stream", "name": "stdout", "text": [evil, 7]},
            {"output_type": "execute_result", "data": {"text/latex": evil, "text/markdown": evil}},
            {"output_type": "surprise"},
            "no dictionary",
        ]
        found = graded(read(tmp_path, assignment, notebook), **{"def double": outputs})
        nb = executed(tmp_path, *found)
        nbformat.validate(nb)
        plain = formgraders_page(executed(tmp_path, *graded(read(tmp_path, assignment, toy.submitted()))))
        assert sorted(set(active(formgraders_page(nb))) - set(active(plain))) == []
        assert len(active(formgraders_page(nb))) == len(active(plain))

    def test_markdown_made_to_be_slow_stands_there_as_typed(self, tmp_path, assignment):
        notebook = toy.submitted()
        slow = ["a" + " " * 1_000_000 + "x", *(f"{i}" + " " * 4_000 + "x" for i in range(100))]
        notebook.cells += [nbformat.v4.new_markdown_cell(text) for text in ("*short*", *slow)]
        nb = executed(tmp_path, *graded(read(tmp_path, assignment, notebook)))
        notes = [c.source for c in nb.cells if c.cell_type == "markdown"][1:]
        assert notes[0] == "*short*"
        assert [note.lstrip() for note in notes[1:]] == slow
        assert sum(len(note) for note in notes if not note.startswith("    ")) <= MAX_OWN_MARKDOWN
        html = formgraders_page(nb)
        assert "<em>short</em>" in html

    def test_a_name_that_leads_elsewhere_is_refused(self, tmp_path, assignment):
        submission, steps, result = graded(read(tmp_path, assignment, toy.submitted()))
        for name in ("../ada", "..", "", "a/b", "a\0b"):
            with pytest.raises(UsageError, match="cannot be the name of a folder"):
                write_executed(tmp_path / "autograded", submission, steps, replace(result, student=name))


def formgraders_page(nb: nbformat.NotebookNode) -> str:
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [handlers.template_path]
    resources = {
        "base_url": "/",
        "assignment_id": "toy",
        "notebook_id": "toy",
        "submission_id": "1",
        "index": 0,
        "total": 1,
    }
    resources |= {"student": "ada", "last_name": None, "first_name": None, "notebook_path": "x"}
    html, _ = HTMLExporter(config=config).from_notebook_node(nb, resources=resources)
    return str(html)


class TestStockTools:
    def test_formgrader_shows_it(self, tmp_path, assignment):
        html = formgraders_page(executed(tmp_path, *graded(read(tmp_path, assignment, toy.submitted()))))
        assert FAILED in html
        assert "test_double" in html

    def test_nbgraders_own_feedback_is_made_from_it(self, tmp_path, assignment):
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        url = f"sqlite:///{tmp_path / 'classroom' / 'gradebook.db'}"
        found = graded(read(tmp_path, assignment, toy.submitted()))
        with GradebookWriter(url, "dropout") as gradebook:
            gradebook.prepare(assignment)
            gradebook.write([found[2]])
        path = write_executed(tmp_path / "classroom" / "autograded", *found)
        assert json.loads(path.read_text())["nbformat_minor"] == 5
        api = NbGraderAPI(config=stock_config(tmp_path, url))
        told = api.generate_feedback("toy", "ada")
        assert told["success"], told
        page = (tmp_path / "classroom" / "feedback" / "ada" / "toy" / "toy.html").read_text()
        assert "Score: 1.0 / 4.0" in page


def test_what_a_person_marks_keeps_its_name_and_its_points(tmp_path: Path) -> None:
    source, handed_in = toy.solution(), toy.submitted()
    answer = {"grade_id": "why", "grade": True, "solution": True, "task": False, "points": 2, "schema_version": 3}
    for notebook, text in ((source, "Because."), (handed_in, "I think so.")):
        notebook.cells.insert(1, nbformat.v4.new_markdown_cell(text, metadata={"nbgrader": dict(answer)}))
        notebook.cells[3].metadata["nbgrader"].update(grade=True, points=5)
    handed_in.cells[1].metadata["nbgrader"]["points"] = 99
    its = read_assignment(toy.write(tmp_path / "solutions" / "toy" / "toy.ipynb", source))
    submission = read(tmp_path, its, handed_in)
    path = write_executed(tmp_path / "autograded", *graded(submission))
    cells = [c for c in nbformat.read(path, as_version=4).cells if c.metadata.get("nbgrader", {}).get("solution")]
    assert [(c.cell_type, c.source[:11], c.metadata.nbgrader.points) for c in cells if c.metadata.nbgrader.grade] == [
        ("markdown", "I think so.", 2),
        ("code", "def double(", 5),
    ]
