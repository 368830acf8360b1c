"""What a test changes around the code under test, and the files that this code wrote: carried, and forging nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from autograder.judge.job import Verdict
from autograder.judge.judge import Judge, _names_in
from autograder.judge.written_files import WrittenFiles
from autograder.notebook.schedule import Step
from tests.support.channel import open_session
from tests.support.jobs import job_of


def verdict(student: str, test: str, given: str = "pass", reference: str = "") -> Verdict:
    """What is said of one plain test after one cell of the student's."""
    reports: list[Any] = []
    steps = (Step("run", given, 0), Step("run", student, 1), Step("given", given), Step("test", test, grade_id="t"))
    with open_session() as (session, _):
        Judge(session, job_of(steps, ("f", "Shape"), reference)).run(reports.append)
    assert reports[-1].event == "ended" and isinstance(reports[-2].verdict, Verdict)
    return reports[-2].verdict


CARRIED = {
    "input that is patched": (
        "def f(): return input('?') + input()",
        "from unittest.mock import patch\n"
        "with patch('builtins.input', side_effect=['a', 'b']):\n    assert f() == 'ab'\n",
    ),
    "standard input": (
        "def f(): return input()",
        "import sys, io\nbefore, sys.stdin = sys.stdin, io.StringIO('x\\ny\\n')\n"
        "try:\n    assert [f(), f()] == ['x', 'y']\nfinally:\n    sys.stdin = before",
    ),
    "printed text": (
        "def f(): print('one', 2)",
        "import io, contextlib\nwith contextlib.redirect_stdout(io.StringIO()) as text:\n    f()\n"
        "assert text.getvalue() == 'one 2\\n'",
    ),
    "printed text of many calls": (
        "def f(x): print(x)",
        "import io, contextlib\nfrom dropout_lab.checks import repeat\n"
        "with contextlib.redirect_stdout(io.StringIO()) as text:\n    calls = repeat(f, 9, 1)\n    next(calls)\n"
        "    assert text.getvalue() == '1\\n', 'no call is made early'\n    [*calls]\n"
        "assert text.getvalue() == '1\\n' * 9",
    ),
    "a coroutine": ("async def f(): return 3", "assert await f() == 3"),
    "the seeds of numpy": (
        "import numpy as np\ndef f(): return float(np.random.rand())",
        "import numpy as np\nnp.random.seed(1)\nfirst = f()\nnp.random.seed(1)\nassert first == np.random.rand()",
    ),
}


@pytest.mark.parametrize("what", CARRIED)
def test_what_a_test_changes_reaches_the_code_under_test(what: str) -> None:
    assert verdict(*CARRIED[what]) == Verdict("passed")


def test_what_was_changed_is_as_it_was_for_the_next_test() -> None:
    text = "from unittest.mock import patch\nwith patch('builtins.input', return_value='a'):\n    assert f() == 'b'"
    assert verdict("def f(): return input()", text).status == "failed"
    reports: list[Any] = []
    steps = (
        Step(
            "run",
            "def f():\n    try:\n        return input()\n    except BaseException:\n        return 'nobody'",
            0,
        ),
        Step("test", text, grade_id="a"),
        Step("test", "assert f() != 'a'", grade_id="b"),
    )
    with open_session() as (session, _):
        Judge(session, job_of(steps, ("f",))).run(reports.append)
    assert [r.verdict.status for r in reports if r.verdict] == ["failed", "passed"]


def test_an_expected_value_stays_with_the_judge_though_the_code_under_test_has_its_name() -> None:
    student = "expected = 0\ndef f(): return expected"
    assert verdict(student, "expected = 41 + 1\nassert f() == expected").status == "failed"


def test_a_helper_of_the_instructors_is_not_redefined_by_a_student() -> None:
    given = "def close(a, b):\n    return abs(a - b) < 1e-9"
    assert verdict("def close(a, b): return True\ndef f(): return 0", "assert close(f(), 5)", given).status == "failed"


SHAPE = (
    "import dataclasses\n@dataclasses.dataclass\nclass Shape:\n    a: int\n    b: list\ndef f(): return Shape(1, [2])"
)
LOOP = "def f(x):\n    for _ in range(3):\n        x += 1\n    return x"


def test_dataclasses_are_equal_if_what_their_fields_hold_is() -> None:
    test = "assert f() == Shape(1, [2])\nassert f() != Shape(1, [3])\nassert f() != 1\nassert f() in [Shape(1, [2])]"
    assert verdict(SHAPE, test, reference=SHAPE) == Verdict("passed")
    liar = SHAPE.replace("    b: list", "    b: list\n    def __eq__(self, other): return True").replace("[2])", "[9])")
    assert verdict(liar, test, reference=SHAPE).status == "failed"


def test_the_source_of_an_answer_is_what_the_student_wrote() -> None:
    test = "import inspect\nassert 'for' not in inspect.getsource(f), 'a loop'\n"
    test += "assert len(inspect.getsourcelines(f)[0]) == 2"
    assert verdict(LOOP, test) == Verdict("failed", "a loop")
    assert verdict("x = 1\ndef f(x):\n    return x + 3\n", test) == Verdict("passed")


class Liar:
    """A student's process that says of its files what it likes."""

    after_asking = None

    def __init__(self, listing: Any, content: Any):
        self._listing, self._content = listing, content

    def request(self, op: str, on: int | None, /, *args: Any, **_: Any) -> Any:
        return self._listing if op == "files" else self._content


@pytest.mark.parametrize(
    "listing",
    [
        (("../out.txt", 1, 1),),
        (("/tmp/out.txt", 1, 1),),
        (("a/../../out.txt", 1, 1),),
        ((".hidden", 1, 1),),
        (("statistics.py", 1, 1),),
        (("a/b.PYC", 1, 1), ("c.so", 1, 1)),
        (("x", "1", 1),),
        ("not a file",),
        7,
        (("data.csv", 1, 1),),
    ],
)
def test_no_name_of_a_file_leads_out_of_the_folder_or_to_what_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listing: Any
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "theirs.csv").write_text("the instructor's")
    (inside / "data.csv").symlink_to(tmp_path / "theirs.csv")
    monkeypatch.chdir(inside)
    code = {0: compile("open", "<test>", "exec")}
    with WrittenFiles(Liar(listing, b"forged"), code, _names_in).at_hand():
        pass
    assert os.listdir(inside) == ["data.csv"] and (inside / "data.csv").read_text() == "the instructor's"
    assert sorted(os.listdir(tmp_path)) == ["inside", "theirs.csv"]


def test_a_file_of_a_submission_is_never_unpickled_nor_run(tmp_path: Path) -> None:
    script = f"""
import os, pickle, sys
os.chdir({str(tmp_path)!r})
from autograder.judge.judge import _names_in
from autograder.judge.written_files import WrittenFiles
from tests.judge.test_surroundings import Liar
class Evil:
    def __reduce__(self):
        return os.mkdir, ("forged",)
evil = Liar((("a.pkl", 1, 1),), pickle.dumps(Evil()))
with WrittenFiles(evil, {{0: compile("open; exec", "<test>", "exec")}}, _names_in).at_hand():
    assert os.listdir() == []
with WrittenFiles(evil, {{0: compile("open", "<test>", "exec")}}, _names_in).at_hand():
    assert os.listdir() == ["a.pkl"]
    try:
        pickle.load(open("a.pkl", "rb"))
    except RuntimeError as error:
        print(error)
print(os.listdir())
"""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True)
    assert done.stdout.splitlines() == ["a file that a submission wrote cannot be unpickled by a test", "['a.pkl']"], (
        done
    )
