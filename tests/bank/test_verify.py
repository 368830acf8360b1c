"""The bank is graded as the class will be: with tests beside the answers where the course allows it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from autograder.bank.verify import verify
from tests.support import toy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")

RIGHT = "class Sack:\n    def __init__(self, n):\n        self.n = n\n\n    def __eq__(self, other):\n"
RIGHT += "        return self.n == other.n"
WRONG = RIGHT.partition("\n\n")[0]
STUB = "class Sack:\n    def __init__(self, n):\n        raise NotImplementedError"
BANK = f"# %% right equal\n{RIGHT}\n\n# %% wrong alone: none | is not true\n{WRONG}\n"


def notebook(answer: str):
    cells = [
        toy.code(answer, "sack", nbgrader=toy.nbgrader("sack")),
        toy.code("assert Sack(2) == Sack(2)", "test_sack", nbgrader=toy.nbgrader("test_sack", points=1)),
    ]
    return new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})


@pytest.mark.parametrize("beside", [True, False])
def test_a_test_that_needs_to_runs_beside_the_answers_of_the_bank_if_the_course_allows_it(
    tmp_path: Path, beside: bool
) -> None:
    (tmp_path / "course.toml").write_text(f"beside = {str(beside).lower()}\n")
    toy.write(tmp_path / "solutions" / "01_sack" / "01_sack.ipynb", notebook(RIGHT))
    toy.write(tmp_path / "course" / "01_sack" / "01_sack.ipynb", notebook(STUB))
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "sack.py").write_text(BANK)
    report = verify(tmp_path, bank=tmp_path / "answers", jobs=1)
    assert report.killed() == (1, 1)
    assert (report.findings == []) is beside, [str(finding) for finding in report.findings]
