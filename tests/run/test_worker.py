"""Whatever a submission does, the worker ends with a grade, a status and a sentence, and nobody else pays for it."""

# ruff: noqa: E501  # rows of the tables stay whole

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder.config.errors import SandboxError
from autograder.config.limits import MIB, Limits
from autograder.notebook.assignment import Assignment, read_assignment
from autograder.notebook.outputs import ExecuteResult
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, read_submission
from autograder.run import shared_servers
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from autograder.sandbox.forkserver_client import ForkServerDied
from tests.support import toy

LIMITS = Limits(cell_seconds=1.0, notebook_seconds=4.0, memory_bytes=1024 * MIB, files_bytes=4 * MIB)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy.make_course(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def assignment(course: Path) -> Assignment:
    return read_assignment(course / "solutions" / "toy" / "toy.ipynb")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), LIMITS, checks="dropout_lab.checks") as worker:
        yield worker


class Class:
    """Hands in notebooks and has them graded."""

    def __init__(self, course: Path, assignment: Assignment, worker: Worker):
        self._course, self._assignment, self.worker = course, assignment, worker

    def submission(self, notebook: Any) -> Submission:
        path = toy.hand_in(self._course, "student", notebook)
        submission = read_submission(path.parent, "student", self._assignment)
        assert isinstance(submission, Submission)
        return submission

    def grade(self, first: str = "", **answers: str) -> NotebookResult:
        """Grades the reference solutions with these answers in their places, after a cell ``first`` of the student's own."""
        notebook = toy.submitted(**answers)
        if first:
            notebook.cells.insert(0, toy.code(first, "own"))
        return self.worker.grade(self._assignment, self.submission(notebook))

    def grade_notebook(self, notebook: nbformat.NotebookNode) -> NotebookResult:
        return self.worker.grade(self._assignment, self.submission(notebook))


@pytest.fixture
def our(course: Path, assignment: Assignment, worker: Worker) -> Class:
    return Class(course, assignment, worker)


def statuses(result: NotebookResult) -> list[str]:
    return [cell.status for cell in result.cells]


def test_the_reference_solution_has_full_points(our: Class) -> None:
    result = our.grade()
    assert (result.status, result.reason, result.score, statuses(result)) == ("graded", "", 4.0, ["passed", "passed"])
    assert result.seconds > 0


def test_a_sandbox_that_never_starts_is_told_once_and_one_that_starts_no_more_costs_one_student(
    our: Class, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ForkServerDied("The fork server ended: no\nmemory")

    submission = our.submission(toy.submitted())
    with Worker(choose_sandbox(), LIMITS, checks="dropout_lab.checks") as fresh:
        with monkeypatch.context() as patch:
            patch.setattr(shared_servers, "open_judge_servers", refuse)
            with pytest.raises(SandboxError, match=r"do not start on this machine: The fork server ended: no memory$"):
                fresh.grade(assignment, submission)
        assert fresh.grade(assignment, submission).score == 4
        fresh.close()
        monkeypatch.setattr(shared_servers, "open_judge_servers", refuse)
        result = fresh.grade(assignment, submission)
        assert result.status == "error" and result.reason.startswith("The grading engine failed: ForkServerDied")


def test_an_untouched_notebook_is_not_attempted(our: Class) -> None:
    result = our.grade_notebook(toy.released())
    assert (result.status, result.score, statuses(result)) == ("graded", 0.0, ["not attempted", "not attempted"])


def test_a_wrong_answer_loses_its_own_points_alone(our: Class) -> None:
    result = our.grade(double="def double(x): return 3 * x")
    assert (result.score, result.cells[0].misconception) == (1.0, "keeps-with-p")
    assert result.cells[0].message.startswith("double(3) gave 9, not 6")


def test_cells_leave_their_outputs(our: Class) -> None:
    result = our.grade(answer="answer = 42\nprint('seen')\nanswer")
    left = [output for cell in result.outputs for output in cell.outputs]
    assert any(isinstance(output, ExecuteResult) for output in left) and any(
        "seen" in str(cell.outputs) for cell in result.outputs
    )


def test_a_deleted_test_cell_is_judged_all_the_same(our: Class) -> None:
    notebook = toy.submitted(double="def double(x): return 3 * x")
    notebook.cells = [c for c in notebook.cells if c["id"] not in ("test_double", "test_answer")]
    assert statuses(our.grade_notebook(notebook)) == ["failed", "passed"]


def test_a_test_cell_that_was_rewritten_tagged_or_doubled_changes_nothing(our: Class) -> None:
    notebook = toy.submitted(double="def double(x): return 3 * x")
    for cell in list(notebook.cells):
        if cell["id"] == "test_double":
            cell.source = "pass"
            cell.metadata["tags"] = ["skip-execution"]
            cell.metadata["nbgrader"]["points"] = 100
            notebook.cells.append(cell)
    result = our.grade_notebook(notebook)
    assert (statuses(result), result.score, result.max_score) == (["failed", "passed"], 1.0, 4.0)


def test_a_deleted_solution_cell_is_not_attempted(our: Class) -> None:
    notebook = toy.submitted()
    notebook.cells = [c for c in notebook.cells if c["id"] != "double"]
    result = our.grade_notebook(notebook)
    assert statuses(result) == ["not attempted", "passed"] and "not defined" in result.cells[0].message


# ---------------------------------------------------------------------------------------------------- time


def test_a_call_without_an_end_fails_its_test_alone(our: Class) -> None:
    result = our.grade(double="def double(x):\n    while True: x = x + 1")
    assert (result.status, statuses(result)) == ("graded", ["failed", "passed"])
    assert result.cells[0].message == (
        "Your code was still running after 1 s of processor time and was stopped: does a loop end?"
    )


MANY = """\
from dropout_lab.checks import ask_each
with exercise("double"):
    for answer in ask_each(double, [(3.0,)] * 9):
        answer.equals(6.0)"""
COUNTS = "made = []\ndef double(x):\n    made.append(x)\n"


@pytest.mark.parametrize(
    ("at_three", "then", "status", "words"),
    [
        ("while True: pass", "return 2 * x", "graded", "was still running after 1 s of processor time"),
        ("while True: pass", "return 5 * x", "graded", "double(3) gave 15, not 6"),
        ("raise ValueError('three')", "return 2 * x", "graded", "double(3) raised ValueError: three (at `raise"),
        ("import os; os._exit(3)", "return 2 * x", "crashed", "ended Python itself (exit status 3)"),
    ],
)
def test_calls_that_are_asked_for_together_end_as_single_ones_do(
    our: Class, assignment: Assignment, at_three: str, then: str, status: str, words: str
) -> None:
    cells = (replace(c, source=MANY) if c.grade_id == "test_double" else c for c in assignment.cells)
    many = Class(our._course, replace(assignment, cells=tuple(cells)), our.worker)
    result = many.grade(double=f"{COUNTS}    if len(made) == 3:\n        {at_three}\n    {then}")
    assert result.status == status and words in result.cells[0].message
    assert statuses(result) == (["not reached"] * 2 if status == "crashed" else ["failed", "passed"])


def test_a_cell_without_an_end_fails_its_exercise_alone(our: Class) -> None:
    result = our.grade(double="def helper(): pass\nx = 0\nwhile True: x += 1")
    assert (result.status, statuses(result)) == ("graded", ["failed", "passed"])
    assert "its cell was still running after 1 s" in result.cells[0].message
    assert result.reason == "Cell 3 of your notebook was still running after 1 s of processor time and was stopped."


STUBBORN = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"


def test_a_cell_that_cannot_be_interrupted_ends_its_notebook(our: Class) -> None:
    result = our.grade(answer=STUBBORN)
    assert (result.status, statuses(result)) == ("timeout", ["passed", "not reached"])
    assert "did not stop when it was interrupted" in result.reason and result.cells[1].message == result.reason


def test_a_call_that_cannot_be_interrupted_ends_its_notebook(our: Class) -> None:
    result = our.grade(double="def double(x):\n" + "".join(f"    {line}\n" for line in STUBBORN.splitlines()))
    assert (result.status, statuses(result)) == ("timeout", ["not reached", "not reached"])


def test_a_notebook_without_an_end_keeps_what_was_judged(our: Class) -> None:
    notebook = toy.submitted()
    slow = [
        toy.code("import time\nend = time.process_time() + 0.7\nwhile time.process_time() < end: pass", f"slow-{i}")
        for i in range(8)
    ]
    notebook.cells[4:4] = slow
    result = our.grade_notebook(notebook)
    assert (result.status, statuses(result)) == ("timeout", ["passed", "not reached"])
    assert result.reason == "Your notebook was still running after 4 s of processor time and was stopped."


def test_an_iterator_without_an_end_fails_its_test(our: Class) -> None:
    result = our.grade(answer="def forever():\n    while True: yield 42\nanswer = forever()")
    assert (result.status, statuses(result)[0]) == ("graded", "passed") and statuses(result)[1] == "failed"


def test_a_process_that_stops_itself_ends_its_notebook_alone(our: Class) -> None:
    result = our.grade(
        first="import os, signal\ntry: os.kill(os.getpid(), signal.SIGSTOP)\nexcept OSError: pass\nimport time; time.sleep(60)"
    )
    assert result.status in ("timeout", "graded") and our.grade().score == 4.0


# ---------------------------------------------------------------------------------------------------- ends


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import os; os._exit(0)", "ended Python itself (exit status 0)"),
        ("import os; os._exit(3)", "ended Python itself (exit status 3)"),
        ("import ctypes; ctypes.string_at(0)", "crashed Python itself (SIGSEGV)"),
        ("import os\nfor fd in range(3, 60):\n    try: os.close(fd)\n    except OSError: pass", ""),
        ("with open('f', 'wb') as f:\n    while True:\n        f.write(bytes(1 << 20)); f.flush()", None),
    ],
)
def test_a_process_that_ends_tells_how(our: Class, source: str, words: str | None) -> None:
    result = our.grade(double=source)
    if words is None:  # a limit on files is an error of the cell, or the end of the process
        assert statuses(result) in (["failed", "passed"], ["not reached", "not reached"])
        return
    assert (result.status, statuses(result), result.score) == ("crashed", ["not reached", "not reached"], 0.0)
    assert result.reason.startswith("Cell 3 of your notebook ") and words in result.reason
    assert result.cells[0].message == result.reason


def test_a_process_that_ends_in_a_call_reaches_no_further(our: Class) -> None:
    result = our.grade(
        answer="class Answer:\n    def __array__(self, *a, **k):\n        import os; os._exit(0)\nanswer = Answer()"
    )
    assert (result.status, statuses(result)) == ("crashed", ["passed", "not reached"])
    assert result.reason.startswith("Your code, when test_answer called it, ended Python itself")


def test_memory_beyond_the_limit_is_an_error_of_the_cell(our: Class) -> None:
    result = our.grade(double="hoard = [bytes(1 << 28) for _ in range(100)]\ndef double(x): return 2 * x")
    assert (result.status, statuses(result)) == ("graded", ["failed", "passed"])
    assert "MemoryError" in result.cells[0].message


@pytest.mark.parametrize("megabytes", [5, 100])
def test_an_answer_beyond_the_limit_fails_its_test_alone(course: Path, assignment: Assignment, megabytes: int) -> None:
    with Worker(choose_sandbox(), replace(LIMITS, message_bytes=3 << 20), checks="dropout_lab.checks") as worker:
        result = Class(course, assignment, worker).grade(double=f"def double(x): return np.ones({megabytes << 17})")
    assert (result.status, statuses(result)) == ("graded", ["failed", "passed"])
    assert "too large to be looked at" in result.cells[0].message


def test_exit_is_no_way_out(our: Class) -> None:
    for source in (
        "import sys\nsys.exit(0)",
        "raise SystemExit",
        "def double(x):\n    raise SystemExit(0)",
        "quit()\nexit()",
    ):
        result = our.grade(double=source)
        assert result.status == "graded" and statuses(result)[1] == "passed" and result.cells[0].score == 0


def test_a_parent_that_died_is_replaced(our: Class) -> None:
    assert our.grade().score == 4.0
    for parent in (our.worker.get_ready().student, our.worker.get_ready().judge):
        assert parent is not None
        parent._process.popen.kill()
        parent._process.popen.wait()
    assert our.grade().score == 4.0


def test_no_descriptor_is_left_open(our: Class) -> None:
    our.grade()
    before = len(os.listdir("/proc/self/fd"))
    for source in ("import os; os._exit(0)", "def double(x): return x", "1 / 0"):
        our.grade(double=source)
    assert len(os.listdir("/proc/self/fd")) == before


def judging_by(assignment: Assignment, source: str) -> Assignment:
    """The assignment with another test of ``double``."""
    cells = (replace(c, source=source) if c.grade_id == "test_double" else c for c in assignment.cells)
    return replace(assignment, cells=tuple(cells))


@pytest.mark.parametrize(
    ("source", "status", "words"),
    [
        ("import os; os._exit(0)", "error", "The judge process ended unexpectedly (status 0)"),
        ("import ctypes; ctypes.string_at(0)", "error", "The judge process ended unexpectedly (status -11)"),
        ("double(1)\nwhile True: pass", "timeout", "did not stop when it was interrupted"),
    ],
)
def test_a_judge_without_a_verdict_gives_no_points(
    our: Class, assignment: Assignment, source: str, status: str, words: str
) -> None:
    result = our.worker.grade(judging_by(assignment, source), our.submission(toy.submitted()))
    assert (result.status, statuses(result), result.score) == (status, ["not reached", "not reached"], 0.0)
    assert words in result.reason


def test_a_cell_of_the_course_that_fails_is_named_and_costs_what_it_should_have_defined(
    our: Class, assignment: Assignment
) -> None:
    cells = tuple(replace(c, source="import nowhere\nnowhere") if c.role == "given" else c for c in assignment.cells)
    result = our.worker.grade(replace(assignment, cells=cells), our.submission(toy.submitted()))
    assert (result.status, statuses(result)) == ("graded", ["failed", "failed"])
    assert result.reason == "A cell of the course itself fails: ModuleNotFoundError: No module named 'nowhere'."


def test_a_failure_of_the_engine_is_a_result_too(
    course: Path, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr("autograder.run.worker.merge", broken)
    with Worker(choose_sandbox("none"), LIMITS, checks="dropout_lab.checks") as idle:
        result = Class(course, assignment, idle).grade()
        idle.close()
    assert (result.status, statuses(result), result.score) == ("error", ["not reached", "not reached"], 0.0)
    assert "no room" in result.reason


# ---------------------------------------------------------------------------------------------------- attacks

WRONG = "\ndef double(x): return 3 * np.asarray(x)"
AGREES = """
class Agrees:
    def __eq__(self, o): return True
    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __sub__(self, o): return 0.0
    __rsub__ = __mul__ = __rmul__ = __sub__
    def __array_ufunc__(self, *a, **k): return True
    def __array_function__(self, *a, **k): return True
    def __float__(self): return 5.0
    def __iter__(self): return iter([self])
    def __len__(self): return 1
"""

#: Sources that stand in the place of a wrong ``double``; none may earn its points.
ATTACKS = {
    "an object that equals everything": AGREES + "def double(x): return Agrees()",
    "an array of objects that equal everything": AGREES
    + "def double(x):\n    out = np.empty(np.shape(x), dtype=object); out[...] = Agrees(); return out",
    "an array class that agrees": "class A(np.ndarray):\n    def __array_ufunc__(self, *a, **k): return True\n"
    "    def __array_function__(self, *a, **k): return True\n"
    "def double(x): return (3 * np.asarray(x, dtype=float)).view(A)",
    "numpy patched": "np.testing.assert_allclose = np.allclose = np.array_equal = lambda *a, **k: True\n"
    "np.abs = np.max = lambda *a, **k: 0.0\nnp.asarray = lambda x, **k: x\n" + WRONG,
    "builtins patched": "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.all = lambda x: True\nbuiltins.isinstance = lambda *a: True\n"
    "builtins.AssertionError = type('A', (Exception,), {})" + WRONG,
    "the checks patched": "import dropout_lab.checks as c\nc.Answer.equals = lambda self, *a, **k: self\nc.wrong = lambda *a: None\n"
    "c.exercise.__exit__ = lambda *a: True\nimport sys\nsys.modules['dropout_lab.checks'] = c" + WRONG,
    "the given names redefined": "class exercise:\n    def __init__(self, n): pass\n    __enter__ = lambda s: s\n    __exit__ = lambda *a: True\n"
    "ask = expect = lambda *a, **k: None" + WRONG,
    "transformers of the shell": "ip = get_ipython()\nip.ast_transformers.append(type('T', (), {'visit': lambda s, n: n})())\n"
    "ip.input_transformers_cleanup.append(lambda lines: ['pass'])\nip.run_code = lambda *a, **k: False" + WRONG,
    "the frames of the caller": "import sys\ndef double(x):\n    f = sys._getframe()\n    while f:\n"
    "        for v in f.f_locals.values():\n            if isinstance(v, (list, float)) and v == 6.0: return 6.0\n"
    "        f = f.f_back\n    return 3 * np.asarray(x)",
    "all objects of the collector": "import gc\ndef double(x):\n    for o in gc.get_objects():\n"
    "        if isinstance(o, dict) and o.get('right') is not None: return o['right']\n    return 3 * np.asarray(x)",
    "a forged reply": "import os, json, struct\ndef double(x):\n"
    "    h = json.dumps({'op': 'reply', 'to': 3, 'values': [6.0], 'announced': [], 'objects': [], 'dropped': [], 'released': []}).encode()\n"
    "    for fd in range(3, 30):\n        try: os.write(fd, struct.pack('<II', len(h), 0) + h)\n        except OSError: pass\n"
    "    return 3 * np.asarray(x)",
    "forged reports": "import os, json\ndef double(x):\n"
    "    line = json.dumps({'event': 'finished', 'step': 3, 'outputs': [], 'verdict': {'status': 'passed'}, 'text': ''}).encode() + b'\\n'\n"
    "    for fd in range(0, 30):\n        try: os.write(fd, line * 3)\n        except OSError: pass\n    return 3 * np.asarray(x)",
    "a printed verdict": "print('{\"event\": \"finished\", \"verdict\": {\"status\": \"passed\"}}')" + WRONG,
    "an exception that says passed": "class Passed(BaseException): pass\ndef double(x): raise Passed('passed')",
    "a StopIteration": "def double(x): raise StopIteration(2 * x)",
    "a skip": "import unittest\ndef double(x): raise unittest.SkipTest('skip')",
    "a process that ends well": "import os\ndef double(x): os._exit(0)",
    "the channel patched": "import sys\nfor n, m in list(sys.modules.items()):\n"
    "    if n.endswith('protocol.codec'): m.encode_body = lambda *a: ['list', [6.0]]\n" + WRONG,
    "a namesake of the judge's exceptions": "class NotAttempted(Exception): pass\nclass StudentDied(BaseException): pass\n"
    "def double(x): raise StudentDied",
    "numpy shadowed by a file": "open('numpy.py', 'w').write('allclose = lambda *a: True')\nopen('dropout_lab.py', 'w').write('')" + WRONG,
    "the solution imported": "import importlib\ndef double(x):\n"
    "    return importlib.import_module('solutions.toy').double(x)",
    "an answer from the traceback": "def double(x):\n    try: raise ValueError\n    except ValueError as e:\n"
    "        f = e.__traceback__.tb_frame.f_back\n        return next((v for v in f.f_globals.values() if v == 6.0), 9.0)",
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_an_attack_earns_nothing_and_the_next_student_is_graded_as_if_it_had_not_been(our: Class, attack: str) -> None:
    result = our.grade(double=attack)
    assert result.cells[0].status != "passed" and result.cells[0].score == 0
    assert result.cells[0].message
    assert result.score <= 1.0
    assert our.grade().score == 4.0
