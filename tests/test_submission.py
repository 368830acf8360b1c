import json
import os
from pathlib import Path

import pytest
import toy

from autograder.assignment import read_assignment
from autograder.limits import Limits
from autograder.submission import Submission, Unreadable, read_submission


@pytest.fixture
def assignment(tmp_path: Path):
    return read_assignment(toy.write(tmp_path / "toy" / "toy.ipynb", toy.solution()))


def read(tmp_path: Path, assignment, content, name: str = "toy.ipynb", **options):
    folder = tmp_path / "handed-in"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read_submission(folder, "ada", assignment, **options)


def test_cells_are_recognised_by_grade_id_by_text_and_by_cell_id(tmp_path: Path, assignment) -> None:
    notebook = toy.submitted()
    notebook.cells[1].source += "\nimport math"
    notebook.cells.append(toy.code("print(1)", "mine"))
    cells = read(tmp_path, assignment, notebook).cells
    assert [c.match.id if c.match else None for c in cells] == [
        None, "given", "double", "test_double", "figure", "answer", "test_answer", None,
    ]  # fmt: skip
    assert [c.edited for c in cells] == [False, True, False, False, False, False, False, False]


def test_the_key_follows_the_code_and_not_outputs_or_tags(tmp_path: Path, assignment) -> None:
    key = read(tmp_path, assignment, toy.submitted()).key
    notebook = toy.submitted()
    notebook.cells[3].metadata["tags"] = ["skip-execution"]
    notebook.cells[3].metadata["nbgrader"]["points"] = 100
    assert read(tmp_path, assignment, notebook).key == key
    assert read(tmp_path, assignment, toy.submitted(answer="answer = 41")).key != key


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b'{"cells": [', "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[1, 2]", "holds no cells"),
        (b'{"cells": 3}', "holds no cells"),
        (b"\xff\xfe\x00\x01garbage", "not a notebook"),
    ],
)
def test_what_is_no_notebook_is_unreadable_with_a_sentence(tmp_path: Path, assignment, content, words) -> None:
    result = read(tmp_path, assignment, content)
    assert isinstance(result, Unreadable)
    assert result.status == "unreadable"
    assert words in result.reason


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "latin-1"])
def test_other_encodings_are_read(tmp_path: Path, assignment, mark) -> None:
    text = json.dumps(toy.submitted(answer="answer = 42  # fünf"), ensure_ascii=False)
    result = read(tmp_path, assignment, text.encode(mark))
    assert isinstance(result, Submission)
    assert "fünf" in result.cells[5].source


def test_nbformat_3_and_strange_cells_are_read(tmp_path: Path, assignment) -> None:
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["answer ", "= 42"]}, 7, {"source": None}]}]}
    cells = read(tmp_path, assignment, old).cells
    assert [c.source for c in cells] == ["answer = 42", ""]


def test_a_wrong_name_is_mended_and_told(tmp_path: Path, assignment) -> None:
    result = read(tmp_path, assignment, toy.submitted(), name="toy (1).ipynb")
    assert isinstance(result, Submission)
    assert result.notes == ("Your file is called toy (1).ipynb; it was graded as toy.ipynb.",)


def test_two_wrong_names_or_none_are_missing(tmp_path: Path, assignment) -> None:
    read(tmp_path, assignment, toy.submitted(), name="a.ipynb")
    result = read(tmp_path, assignment, toy.submitted(), name="b.ipynb")
    assert (result.status, "a.ipynb, b.ipynb" in result.reason) == ("missing", True)
    (tmp_path / "empty").mkdir()
    assert read_submission(tmp_path / "empty", "ada", assignment).status == "missing"


def test_links_folders_and_giants_are_refused(tmp_path: Path, assignment) -> None:
    assert "larger than" in read(tmp_path, assignment, b"[" * 3000, limits=Limits(notebook_bytes=2000)).reason
    folder = tmp_path / "link"
    folder.mkdir()
    os.symlink("/etc/passwd", folder / "toy.ipynb")
    assert "not an ordinary file" in read_submission(folder, "ada", assignment).reason
    folder = tmp_path / "folder"
    (folder / "toy.ipynb").mkdir(parents=True)
    assert "not an ordinary file" in read_submission(folder, "ada", assignment).reason


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, assignment) -> None:
    toy.write(tmp_path / "solutions" / "toy" / "toy.ipynb", toy.solution())
    (tmp_path / "submitted" / "eve").mkdir(parents=True)
    os.symlink("../../solutions/toy", tmp_path / "submitted" / "eve" / "toy")
    os.symlink("../solutions", tmp_path / "submitted" / "sam")
    for student in ("eve", "sam"):
        result = read_submission(tmp_path / "submitted" / student / "toy", student, assignment)
        assert isinstance(result, Unreadable)
        assert "reached by a link" in result.reason


def test_a_pipe_is_not_waited_for(tmp_path: Path, assignment) -> None:
    os.mkfifo(tmp_path / "toy.ipynb")
    assert "not an ordinary file" in read_submission(tmp_path, "ada", assignment).reason


def test_names_of_files_are_told_in_bounds_and_in_print(tmp_path: Path, assignment) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}\n\x1b[31m{'x' * 200}.ipynb").touch()
    reason = read_submission(tmp_path, "ada", assignment).reason
    assert "and 295 more" in reason
    assert reason.isprintable()
    assert len(reason) < 2000


@pytest.mark.parametrize("sheets", ['[{"cells": 5}]', '[{"cells": {"a": 1}}, 7, null]', '[{"cells": true}]'])
def test_sheets_of_another_form_hold_no_cells(tmp_path: Path, assignment, sheets: str) -> None:
    assert read(tmp_path, assignment, f'{{"worksheets": {sheets}}}'.encode()).cells == ()


def test_more_cells_than_anybody_writes_are_refused(tmp_path: Path, assignment) -> None:
    notebook = toy.submitted()
    notebook.cells += [notebook.cells[2]] * 3000
    assert "3,007 cells" in read(tmp_path, assignment, notebook).reason
