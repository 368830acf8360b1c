"""The bank is graded as the class will be: with tests beside the answers where the course allows it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook

from autograder.bank.verify import verify
from autograder.config.errors import UsageError
from tests.support import toy, varied

ROOT = Path(__file__).resolve().parents[2]

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


def test_a_variant_passes_a_bank_that_is_derived_from_its_numbers_and_leaves_out_what_shows_nothing(
    tmp_path: Path,
) -> None:
    left_out = "\n\ndef left_out(random):\n    return {'answer/wrong/common'}\n"
    derived = varied.MODULE.replace(
        '"Double $x$."', '"import numpy as np": f"import numpy as np\\nmine = {number}",\n        "Double $x$."'
    )
    course = varied.make_course(tmp_path, derived + left_out)
    notebook = toy.solution()
    for name, stub in toy.STUBS.items():
        cell = next(c for c in notebook.cells if c["id"] == name)
        first = stub.partition("\n")[0] if name == "double" else stub
        body = cell.source.partition("\n")[2] if name == "double" else cell.source
        indent = "    " * (name == "double")
        cell.source = f"{first}\n{indent}### BEGIN SOLUTION\n{body}\n{indent}### END SOLUTION"
    toy.write(course / "solutions" / "toy" / "toy.ipynb", notebook)
    bank = tmp_path / "answers"
    bank.mkdir()
    (bank / "double.py").write_text(
        f"# %% right plain\n{toy.DOUBLE}\n# %% wrong zero: none | double\ndef double(x):\n    return 0 * x\n"
    )
    (bank / "answer.py").write_text(
        "# %% right derived\nanswer = mine\n# %% wrong more: none | answer\nanswer = mine + 1\n"
        "# %% wrong common: none | answer\nanswer = mine\n"
    )
    report = verify(course, bank=bank, variant=3, jobs=1)
    assert [str(finding) for finding in report.findings] == []
    assert report.killed() == (2, 2) and report.right == 3
    (course / "tools" / "variants" / "toy.py").write_text(derived)
    assert [f.trial.answer.name for f in verify(course, bank=bank, variant=3, jobs=1).findings] == ["common"]  # type: ignore[union-attr]
    (course / "tools" / "variants" / "toy.py").unlink()
    with pytest.raises(UsageError, match="None of these assignments has variants"):
        verify(course, bank=bank, variant=3)


@pytest.mark.parametrize("variant", [0, 7])
def test_variants_of_notebook_2_pass_the_bank(variant: int) -> None:
    report = verify(ROOT, ("02_napkin_network",), variant=variant)
    assert [str(finding) for finding in report.findings] == []
    killed, wrong = report.killed()
    assert killed == wrong > 150 and report.right > 50
