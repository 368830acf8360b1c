import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.config.limits import Limits
from autograder.notebook.assignment import load_assignments, load_graded, read_assignment
from autograder.notebook.clear_solutions import STUB
from autograder.notebook.submission import Submission, Unreadable, read_submission
from autograder.run.grading import grade
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.soak import mutants
from tests.support import toy


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
    assert "larger than" in read(tmp_path, assignment, b"[" * 8001, limits=Limits(notebook_bytes=2000)).reason
    folder = tmp_path / "link"
    folder.mkdir()
    os.symlink("/etc/passwd", folder / "toy.ipynb")
    assert "not an ordinary file" in read_submission(folder, "ada", assignment).reason
    folder = tmp_path / "folder"
    (folder / "toy.ipynb").mkdir(parents=True)
    assert "not an ordinary file" in read_submission(folder, "ada", assignment).reason


def test_outputs_do_not_count_in_the_size_of_a_notebook_and_sources_do(tmp_path: Path, assignment) -> None:
    limits = Limits(notebook_bytes=10_000)
    notebook = toy.submitted()
    notebook.metadata["widgets"] = {"state": "x" * 15_000}
    notebook.cells[1].outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 15_000}]
    assert isinstance(read(tmp_path, assignment, notebook, limits=limits), Submission)
    notebook = toy.submitted(answer="answer = 42" + "#" * 15_000)
    assert "text in its cells; shorten it" in read(tmp_path, assignment, notebook, limits=limits).reason


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


# ---------------------------------------------------------------------------------------------- what is told


def roles(result) -> list[str | None]:
    return [c.match.grade_id or c.match.role if c.match else None for c in result.cells]


def change(notebook, cell_id: str, **fields):
    cell = next(c for c in notebook.cells if c["id"] == cell_id)
    for key, value in fields.items():
        cell[key] = value
    return notebook


def without(notebook, *ids: str):
    notebook.cells = [c for c in notebook.cells if c["id"] not in ids]
    return notebook


def nameless(notebook, *ids: str):
    for cell_id in ids:
        change(notebook, cell_id, metadata={}, id=f"new-{cell_id}")
    return notebook


def twice(notebook, cell_id: str, **fields):
    cell = next(c for c in notebook.cells if c["id"] == cell_id)
    notebook.cells.append(type(cell)({**cell, **fields}))
    return notebook


REPAIRS = {
    "nothing": (toy.submitted(), None),
    "a solution without its name": (nameless(toy.submitted(), "double"), "The cell of double has lost its metadata"),
    "a solution whose code is not finished": (
        nameless(toy.submitted(double="def double(x):\n    return (x"), "double"),
        "The cell of double has lost its metadata",
    ),
    "a solution as text": (
        change(toy.submitted(), "double", cell_type="markdown"),
        "The cell of double had become text",
    ),
    "an answer in the test cell": (
        change(without(toy.submitted(), "double"), "test_double", source=f"{toy.DOUBLE}\nprint(double(2))"),
        "Your answer to double stands in a test cell",
    ),
    "a solution that was copied": (twice(toy.submitted(), "double"), "The cell of double is there 2 times"),
    "a given cell that was changed": (
        change(toy.submitted(), "given", source=toy.GIVEN + "\nimport math"),
        "You changed cell 2, which you were given: the given text ran first, and then yours.",
    ),
    "a given cell that was deleted": (without(toy.submitted(), "given"), "A cell that you were given is missing"),
    "a test that was deleted": (without(toy.submitted(), "test_double"), "The test test_double is missing or changed"),
    "a test that was changed": (
        change(toy.submitted(), "test_answer", source="pass"),
        "The test test_answer is missing or",
    ),
}


@pytest.mark.parametrize("case", REPAIRS)
def test_each_repair_is_told(tmp_path: Path, assignment, case: str) -> None:
    notebook, words = REPAIRS[case]
    result = read(tmp_path, assignment, notebook)
    assert isinstance(result, Submission)
    assert result.notes == () if words is None else any(note.startswith(words) for note in result.notes), result.notes
    assert {"double", "answer"} <= set(roles(result))


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), Limits(), checks="dropout_lab.checks") as worker:
        yield worker


@pytest.mark.parametrize("case", [c for c in REPAIRS if c != "a solution whose code is not finished"])
def test_a_repaired_notebook_has_its_points_and_says_what_was_mended(tmp_path, assignment, worker, case: str) -> None:
    notebook, words = REPAIRS[case]
    result = worker.grade(assignment, read(tmp_path, assignment, notebook))
    assert (result.status, result.score) == ("graded", 4.0)
    assert (words or "") in result.reason


def test_a_copy_with_the_answer_counts_and_not_the_stub_that_was_left(tmp_path: Path, assignment) -> None:
    region = "### BEGIN SOLUTION\n    return 2 * np.asarray(x)\n    ### END SOLUTION"
    assignment = read_assignment(
        toy.write(assignment.path, change(toy.solution(), "double", source=f"def double(x):\n    {region}"))
    )
    notebook = toy.submitted(double=f"def double(x):\n    {STUB.replace(chr(10), chr(10) + '    ')}")
    result = read(tmp_path, assignment, twice(notebook, "double", source=toy.DOUBLE))
    assert [c.source for c in result.cells if c.match and c.match.grade_id == "double"] == [toy.DOUBLE]


def test_a_course_that_is_read_twice_in_a_process_matches_the_same(tmp_path: Path, assignment) -> None:
    notebook = twice(toy.submitted(), "double", source=STUB)
    first = read(tmp_path, assignment, notebook)
    again = read(tmp_path, read_assignment(assignment.path), notebook)
    assert "there 2 times" in " ".join(first.notes)
    assert (again.notes, again.cells) == (first.notes, first.cells)


def test_all_parts_of_an_answer_come_before_its_test(tmp_path: Path, assignment, worker) -> None:
    notebook = toy.submitted(double="def helper(x):\n    return x + x")
    result = read(
        tmp_path, assignment, twice(notebook, "double", source="def double(x):\n    return helper(np.asarray(x))")
    )
    assert worker.grade(assignment, result).score == 4.0


@pytest.mark.parametrize("name", [a.name for a in load_assignments(mutants.ROOT / "solutions")])
def test_nothing_is_told_of_what_students_are_given(name: str) -> None:
    (assignment,) = load_assignments(mutants.ROOT / "solutions", (name,))
    result = read_submission(mutants.ROOT / "course" / name, "ada", assignment)
    assert isinstance(result, Submission)
    assert result.notes == ()


# ---------------------------------------------------------------------------------------------- which file

# fmt: off
FILES = {
    "an ending of a browser's": ({"toy.ipynb.txt": None}, "Your file is called toy.ipynb.txt; it was graded as toy"),
    "a folder of an archive's": ({"toy/toy.ipynb": None}, "Your file is called toy/toy.ipynb; it was graded as toy"),
    "what macOS adds": ({"toy.ipynb": None, "._toy.ipynb": b"x", "__MACOSX/._toy.ipynb": b"x"}, None),
    "a module beside it": ({"toy.ipynb": None, "numpy.py": b"allclose = None"}, None),
    "another notebook beside it": ({"toy.ipynb": None, "toy-Copy1.ipynb": b"{}"}, "Only toy.ipynb was graded, not toy"),
}
# fmt: on


@pytest.mark.parametrize("case", FILES)
def test_the_notebook_is_found(tmp_path: Path, assignment, case: str) -> None:
    files, told = FILES[case]
    for name, data in files.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(data or json.dumps(toy.submitted()).encode())
    result = read_submission(tmp_path / "in", "ada", assignment)
    assert isinstance(result, Submission)
    assert [note.startswith(told or "?") for note in result.notes] == [True] * bool(told)


def test_another_notebook_of_the_assignment_is_not_taken_for_this_one(tmp_path: Path, assignment) -> None:
    toy.write(assignment.path.with_name("second.ipynb"), toy.solution())
    result = read(tmp_path, assignment, toy.submitted(), name="second.ipynb")
    assert (result.status, result.reason) == ("missing", "There is no toy.ipynb in what was handed in.")


@pytest.mark.parametrize("name", ["toy.html", "toy.pdf", "toy.py", "answers.txt", "toy.docx"])
def test_a_file_of_another_kind_in_its_place_is_named(tmp_path: Path, assignment, name: str) -> None:
    result = read(tmp_path, assignment, b"x", name=name)
    told = f"There is no toy.ipynb, but {name}: hand in the notebook itself, the file toy.ipynb."
    assert (result.status, result.reason) == ("missing", told)


def test_a_notebook_that_lost_its_ending_is_read(tmp_path: Path, assignment) -> None:
    result = read(tmp_path, assignment, toy.submitted(), name="toy.json")
    assert result.notes == ("Your file is called toy.json; it was graded as toy.ipynb.",)


def test_the_notebook_of_another_assignment_is_told_by_its_exercises(tmp_path: Path) -> None:
    other = toy.solution()
    for number, cell in enumerate(other.cells):
        cell["id"], cell.source = f"week_2_{number}", f"def f_{number}():\n    return {number}"
        if grade_id := cell.metadata.get("nbgrader", {}).get("grade_id"):
            cell.metadata["nbgrader"]["grade_id"] = f"{grade_id}_again"
    week_1, week_2 = (
        read_assignment(toy.write(tmp_path / name / f"{name}.ipynb", notebook))
        for name, notebook in (("week_1", toy.solution()), ("week_2", other))
    )
    (place := tmp_path / "class").mkdir()
    result = read(place, week_2, toy.submitted(), name="week_2.ipynb")
    assert result.reason == "week_2.ipynb is the notebook of week_1: hand it in there, and the one of week_2 here."
    assert isinstance(read(place, week_1, toy.submitted(), name="week_1.ipynb"), Submission)


def test_an_archive_is_named_and_not_opened(tmp_path: Path, assignment) -> None:
    result = read(tmp_path, assignment, b"PK\x03\x04", name="toy.zip")
    assert result.reason == "There is no toy.ipynb, but toy.zip: hand in the notebook itself, not an archive."


def test_a_folder_that_cannot_be_listed_says_so(tmp_path: Path, assignment, monkeypatch) -> None:
    def refuse(self: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    result = read_submission(tmp_path, "ada", assignment)
    assert (result.status, "Permission denied" in result.reason) == ("unreadable", True)


# ---------------------------------------------------------------------------------------------- what is in it

TEXT = json.dumps(toy.submitted(answer="answer = 42  # f\u00fcnf"), ensure_ascii=False)
BYTES = {
    "zeros at the end": (TEXT.encode() + bytes(4096), None),
    "something after the end": (TEXT.encode() + b"}\n", "Your file goes on after the end of the notebook"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "Your file is not saved as UTF-8; it was read as UTF-16-LE."),
    "UTF-32": (TEXT.encode("utf-32"), "Your file is not saved as UTF-8; it was read as UTF-32."),
    "Latin-1": (TEXT.encode("latin-1"), "Your file is not saved as UTF-8; it was read as LATIN-1."),
    "a mark of the byte order": (TEXT.encode("utf-8-sig"), None),
    "a number of ten thousand digits": (TEXT.replace('"nbformat": 4', '"nbformat": ' + "4" * 10_000).encode(), None),
    "a newline in a text": (TEXT.replace("answer = 42", "answer = 42 \n").encode(), None),
}


@pytest.mark.parametrize("case", BYTES)
def test_a_text_that_is_not_quite_a_notebook_is_read(tmp_path: Path, assignment, case: str) -> None:
    data, told = BYTES[case]
    result = read(tmp_path, assignment, data)
    assert isinstance(result, Submission)
    assert next(c.source for c in result.cells if c.match and c.match.grade_id == "answer").startswith("answer = 42")
    assert "f\u00fcnf" in result.cells[5].source
    assert result.notes == () if told is None else result.notes[0].startswith(told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (TEXT[:-200].encode(), "it breaks off in the middle"),
        (("<<<<<<< HEAD\n" + TEXT).encode(), "the marks of a merge"),
        (b'{"cells": [' + b"{}," * 600_000 + b"{}]}", "too many parts"),
        (bytes(100), "is empty"),
        (b"%PDF-1.5 ...", "is not a notebook but a PDF"),
        (b"PK\3\4...", "but a zip archive"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "but a web page"),
        (b"\x89PNG\r\n", "but a picture"),
        (b"version https://git-lfs.github.com/spec/v1", "but a pointer that Git LFS left"),
        (b"# %%\nanswer = 42", "but a Python script"),
        (b"import numpy as np", "but a Python script"),
    ],
)
def test_what_cannot_be_mended_says_why(tmp_path: Path, assignment, content: bytes, words: str) -> None:
    tracemalloc.start()
    result = read(tmp_path, assignment, content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(result, Unreadable)
    assert (result.status, words in result.reason) == ("unreadable", True), result.reason
    assert peak < 40_000_000


# ---------------------------------------------------------------------------------------------- mutants


def test_five_hundred_mutants_of_real_notebooks_are_read_and_none_loses_a_point(tmp_path: Path, worker: Worker) -> None:
    bench = mutants.Bench(load_graded(mutants.ROOT / "solutions"), tmp_path)
    found = [what for seed in range(500) for what in bench.play(seed, worker, grades=seed % 50 == 0)]
    assert found == []
    assert bench.graded >= 8
    assert set(bench.seen) > {change.__name__ for change in mutants.KIND} | {
        "read",
        "unreadable",
        "nbformat 3",
        "utf-16",
    }


def test_a_mutant_that_loses_an_answer_is_found(tmp_path: Path, assignment, worker: Worker) -> None:
    bench = mutants.Bench([assignment], tmp_path / "bench")
    (tmp_path / "bench").mkdir()
    bench._bases[0].cells[2]["source"] = "pass"
    assert any("test_double" in what for seed in range(5) for what in bench.play(seed, worker, grades=False))


STUB_LEFT = "def double(x):\n    raise NotImplementedError"
#: What stands in the exercise's cell, an added cell and its place, and what is said; None: nothing was attempted.
BESIDE_THE_STUB = {
    "before": (STUB_LEFT, ("def double(x):\n    return 2 * x", 2), "Cell 3 defines double, but before the exercise"),
    "after": (STUB_LEFT, ("def double(x):\n    return 2 * x", 4), "Cell 5 defines double, but after its test"),
    "above": ("def double(x):\n    y = 2 * x\n    raise NotImplementedError\n    return y", None, "delete that line"),
    "stub": (STUB_LEFT, None, None),
    "comment": ("def double(x):\n    # later\n    raise NotImplementedError()", None, None),
    "another_name": (STUB_LEFT, ("def doubled(x):\n    return 2 * x", 3), None),
    "nothing": ("", None, None),
    # what Python's parser gives up on ends no run: the command itself looks for an answer beside the stub
    "deep": (STUB_LEFT, ("-" * 30_000 + "1", 3), None),
    "deeper": (STUB_LEFT, ("-" * 100_000 + "1", 3), None),
}


def test_an_answer_beside_the_stub_is_not_called_untouched(course: Path) -> None:
    for student, (cell, added, _) in BESIDE_THE_STUB.items():
        notebook = toy.submitted(double=cell)
        if added is not None:
            notebook.cells.insert(added[1], toy.code(added[0], "added"))
        toy.hand_in(course, student, notebook)
    for result in grade(course=course).results:
        test, words = result.cells[0], BESIDE_THE_STUB[result.student][2]
        assert (test.status, test.score) == ("failed" if words else "not attempted", 0)
        assert (words or "") in test.message
