from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from autograder.config.errors import UsageError
from autograder.notebook.assignment import files_left_out, load_assignments, load_graded, read_assignment
from autograder.notebook.cells import defined_names, read_cells
from tests.support import toy


def test_roles_points_and_names_are_read_from_the_instructors_notebook(tmp_path: Path) -> None:
    (assignment,) = load_assignments(toy.make_course(tmp_path) / "solutions")
    assert [c.role for c in assignment.cells] == [
        "prose",
        "given",
        "solution",
        "test",
        "experiment",
        "solution",
        "test",
    ]
    assert assignment.max_score == 4
    assert [c.names for c in assignment.solutions] == [{"double"}, {"answer"}]
    assert [t.exercise for t in assignment.tests] == ["double", "answer"]


def test_the_key_changes_with_a_test_and_not_with_the_prose(tmp_path: Path) -> None:
    path = toy.write(tmp_path / "toy" / "toy.ipynb", toy.solution())
    key = read_assignment(path).key
    notebook = toy.solution()
    notebook.cells[0].source = "Other words."
    assert read_assignment(toy.write(path, notebook)).key == key
    notebook.cells[3].source += "\n"
    notebook.cells[3].source += "assert True"
    assert read_assignment(toy.write(path, notebook)).key != key


def test_names_a_cell_binds_are_found_and_imports_left_out() -> None:
    source = "import math\na, (b, *c) = 1, (2, 3)\nfor d in ():\n    e = 1\ndef f(g): h = 1\nclass K: pass\n"
    source += "with x as y: pass"
    assert defined_names(source) == {"a", "b", "c", "d", "e", "f", "K", "y"}
    assert defined_names("def (") == frozenset()


def test_a_test_belongs_to_the_exercise_that_it_names_or_else_to_the_nearest_above() -> None:
    notebook = toy.solution()
    notebook.cells[3].metadata["nbgrader"]["grade_id"] = "cell-3c5b770ce3dc9362"
    notebook.cells[6].metadata["nbgrader"]["grade_id"] = "test_double_again"
    notebook.cells.insert(1, toy.code("assert True", "first", nbgrader=toy.nbgrader("first", points=1)))
    assert [c.exercise for c in read_cells(notebook) if c.role == "test"] == ["", "double", "double"]


def test_an_answer_that_a_person_marks_is_an_answer_and_magics_hide_no_names() -> None:
    notebook = toy.solution()
    notebook.cells[2].metadata["nbgrader"].update(grade=True, points=3)
    notebook.cells[5].source = "%matplotlib inline\nanswer = 42"
    cells = read_cells(notebook)
    assert [c.role for c in cells].count("solution") == 2 and cells[2].by_hand and not cells[5].by_hand
    assert cells[5].names == {"answer"}


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda c: c[5].metadata["nbgrader"].update(grade_id="double"), "two cells have the grade_id 'double'"),
        (lambda c: c[3].metadata["nbgrader"].pop("points"), "'test_double' has no points"),
    ],
)
def test_a_notebook_that_cannot_be_graded_by_is_refused(tmp_path: Path, change, sentence) -> None:
    notebook = toy.solution()
    change(notebook.cells)
    with pytest.raises(UsageError, match=sentence):
        read_assignment(toy.write(tmp_path / "toy" / "toy.ipynb", notebook))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        load_assignments(tmp_path / "solutions")
    (tmp_path / "solutions").mkdir()
    with pytest.raises(UsageError, match="build"):
        load_assignments(tmp_path / "solutions")
    toy.make_course(tmp_path)
    with pytest.raises(UsageError, match="no assignment 'boat'; there are toy"):
        load_assignments(tmp_path / "solutions", ("boat",))
    toy.write(tmp_path / "solutions" / "toy" / "toy.ipynb", "{")
    with pytest.raises(UsageError, match="cannot be read"):
        load_assignments(tmp_path / "solutions")


def test_a_notebook_without_tests_is_read_and_never_graded(tmp_path: Path) -> None:
    course = toy.make_course(tmp_path)
    toy.write(course / "solutions" / "start" / "start.ipynb", toy.without_tests())
    assert [a.name for a in load_assignments(course / "solutions")] == ["start", "toy"]
    assert [a.name for a in load_graded(course / "solutions")] == ["toy"]
    with pytest.raises(UsageError, match="start has no test cells, so it is not graded: leave it out"):
        load_graded(course / "solutions", ("toy", "start"))


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        ("def double(x):\n    pass\n# YOUR CODE HERE", True),
        ("# YOUR CODE HERE\nraise NotImplementedError()", True),
        ("# twice\n", True),
        ("# YOUR CODE HERE\ndef double(x):\n    return 2 * x", False),
        ("### BEGIN SOLUTION\ndouble = abs\n### END SOLUTION\n# YOUR CODE HERE", False),
    ],
)
def test_an_exercise_whose_cell_only_asks_for_code_has_no_reference_solution(
    tmp_path: Path, answer: str, lacks: bool
) -> None:
    cells = [toy.code(answer, "double", nbgrader=toy.nbgrader("double"))]
    path = toy.write(tmp_path / "toy" / "toy.ipynb", new_notebook(cells=cells))
    assert read_assignment(path).unanswered == ({"double"} if lacks else frozenset())


def test_a_file_that_the_reference_solution_writes_is_an_answer_and_not_handed_out(tmp_path: Path) -> None:
    answer = (
        "open('./own.txt', mode='w').write('x')\nnp.savez('data/all.npz', a=1)\ntable.to_csv('t.csv')\nopen('in.txt')"
    )
    cells = [toy.code(answer, "store", nbgrader=toy.nbgrader("store"))]
    path = toy.write(tmp_path / "toy" / "toy.ipynb", new_notebook(cells=cells))
    (path.parent / "data").mkdir()
    for name in ("own.txt", "data/all.npz", "t.csv", "in.txt", "data/in.npz"):
        (path.parent / name).write_text("1")
    (loaded,) = load_assignments(tmp_path)
    assert [file.name for file in loaded.files] == ["in.txt", "data/in.npz"]
    left_out = dict(files_left_out(loaded, None, ()))
    assert left_out["data/all.npz"] == "the reference solution writes it" and "in.txt" not in left_out


@pytest.mark.parametrize(
    ("released", "handed"), [(None, False), ("def f():\n    pass\n", False), ("### BEGIN SOLUTION\nf = abs\n", True)]
)
def test_a_module_with_a_solution_is_handed_out_only_where_students_have_it_anyway(
    released: str | None, handed: bool, tmp_path: Path
) -> None:
    toy.write(tmp_path / "source" / "toy" / "toy.ipynb", toy.solution())
    (tmp_path / "source" / "toy" / "helper.py").write_text("### BEGIN SOLUTION\nf = abs\n")
    if released is not None:
        (tmp_path / "release" / "toy").mkdir(parents=True)
        (tmp_path / "release" / "toy" / "helper.py").write_text(released)
    (loaded,) = load_assignments(tmp_path / "source", release=tmp_path / "release")
    assert [file.name for file in loaded.files] == (["helper.py"] if handed else [])
