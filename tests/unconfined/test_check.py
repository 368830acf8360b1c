"""Check of one's own notebook, with hidden cases where the course has them, and without where it has not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from autograder.config.errors import UsageError
from autograder.unconfined.check import YOU, check
from tests.support import toy

HALF_RIGHT = "def double(x):\n    return 6.0"  # right in the visible case alone


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return toy.make_course(tmp_path)


def mine(course: Path, **answers: str) -> Path:
    """The student's own copy, worked on in the folder of the course."""
    return toy.write(course / "course" / "toy" / "toy.ipynb", toy.submitted(**answers))


def statuses(course: Path, wanted: str = "toy") -> list[str]:
    return [cell.status for cell in check(course, wanted).result.cells]


def test_a_notebook_is_marked_with_hidden_cases_and_gets_its_page(course: Path) -> None:
    mine(course)
    told = []
    checked = check(course, "to", progress=lambda done, total: told.append((done, total)))
    assert (checked.result.score, checked.result.max_score, checked.hidden) == (4, 4, True)
    assert checked.page.relative_to(course).parts == ("classroom", "checked", YOU, "toy", "toy.html")
    assert "4" in checked.page.read_text() and "### BEGIN" not in checked.page.read_text()
    assert told[-1][0] == told[-1][1] == 5


def test_what_hidden_cases_refuse_is_told_with_its_sentence(course: Path) -> None:
    mine(course, double=HALF_RIGHT, answer="answer = None")
    cells = check(course, "toy").result.cells
    assert [cell.status for cell in cells] == ["failed", "not attempted"]
    assert cells[0].message.startswith("double([1, -2]) ")


def test_without_the_instructors_notebooks_it_says_that_hidden_cases_are_missing(course: Path) -> None:
    mine(course, double=HALF_RIGHT)
    (course / "solutions" / "toy" / "toy.ipynb").unlink()
    (course / "solutions" / "toy").rmdir()
    (course / "solutions").rmdir()
    checked = check(course, "toy")
    assert [cell.status for cell in checked.result.cells] == ["passed", "passed"] and not checked.hidden


def test_a_notebook_without_tests_has_nothing_to_check(course: Path) -> None:
    mine(course)
    toy.write(course / "solutions" / "toy" / "toy.ipynb", toy.without_tests())
    with pytest.raises(UsageError, match="toy has no tests, so there is nothing to check"):
        check(course, "toy")


def test_a_notebook_elsewhere_is_found_by_its_path(course: Path, tmp_path: Path) -> None:
    path = toy.write(tmp_path / "downloads" / "toy.ipynb", toy.submitted(answer="answer = 41"))
    assert statuses(course, str(path)) == ["passed", "failed"]


def test_tests_that_a_student_rewrote_count_for_nothing(course: Path) -> None:
    notebook = toy.submitted(double=HALF_RIGHT)
    for cell in notebook.cells:
        if cell.id.startswith("test_"):
            cell.source = "print('all is well')"
    toy.write(course / "course" / "toy" / "toy.ipynb", notebook)
    assert statuses(course) == ["failed", "passed"]


def test_an_answer_that_ends_python_passes_nothing_after_it(course: Path) -> None:
    mine(course, double="import os\nos._exit(0)")
    result = check(course, "toy").result
    assert result.status == "crashed" and {cell.status for cell in result.cells} == {"not reached"}
    assert "ended the Python process" in result.reason


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("07", "'07' is no notebook; there are toy"),
        ("away.ipynb", "There is no notebook away.ipynb"),
        ("course.toml.ipynb", "There is no notebook"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(course: Path, wanted: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        check(course, wanted)


def test_a_notebook_of_another_name_or_another_kind_is_told_in_a_sentence(course: Path) -> None:
    other = toy.write(course / "other.ipynb", toy.submitted())
    with pytest.raises(UsageError, match="other is no notebook of this course"):
        check(course, str(other))
    toy.write(course / "course" / "toy" / "toy.ipynb", "no JSON")
    with pytest.raises(UsageError, match=r"toy\.ipynb"):
        check(course, "toy")


def test_it_needs_nothing_that_only_linux_has(course: Path) -> None:
    """Other systems are not at hand: modules that they lack cannot be imported here."""
    mine(course)
    lacking = ("fcntl", "resource", "termios", "pty", "syslog")  # nbgrader itself asks for pwd elsewhere alone
    program = f"import sys\nfor name in {lacking}: sys.modules[name] = None\n"
    program += "from autograder.cli.commands import main\nmain(['check', 'toy', '--no-open'])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=course,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200"},
    )
    assert done.returncode == 0, done.stderr
    assert "4 of 4 points." in done.stdout


def test_a_test_that_would_run_beside_the_code_and_points_in_a_last_line_count_as_in_grading(tmp_path: Path) -> None:
    sack = "class Sack:\n    def __init__(self, n):\n        self.n = n\n\n    def __eq__(self, other):\n"
    sack += "        return self.n == other.n"
    tests = {"equal": "assert Sack(2) == Sack(2)", "part": "1 if Sack(2) == Sack(3) else 0.5"}
    cells = [toy.code(sack, "sack", nbgrader=toy.nbgrader("sack"))]
    cells += [toy.code(text, name, nbgrader=toy.nbgrader(name, points=1)) for name, text in tests.items()]
    (tmp_path / "course.toml").write_text("beside = true\n")
    kernel = {"name": "python3", "display_name": "Python 3"}
    for folder in ("solutions", "course"):
        notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
        toy.write(tmp_path / folder / "sacks" / "sacks.ipynb", notebook)
    checked = check(tmp_path, "sacks")
    assert [(cell.status, cell.score) for cell in checked.result.cells] == [("passed", 1.0), ("failed", 0.5)]
