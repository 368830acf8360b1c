"""The judge's verdicts and sentences, with a student's process beside it."""

# ruff: noqa: E501  # rows of the tables stay whole

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from dropout_lab import checks

from autograder.judge.job import Job, Report, Verdict
from autograder.judge.judge import Judge
from autograder.judge.load_checks import PLAIN, ChecksLibrary, library_of, load_checks
from autograder.judge.outputs import OutputValidator
from autograder.notebook.outputs import Display, Error, ExecuteResult, Stream
from autograder.notebook.schedule import Step
from tests.support.channel import open_session
from tests.support.jobs import job_of

GIVEN = "import numpy as np\nfrom dropout_lab.checks import Wrong, ask, exercise, expect, expect_raises, seeded"
TEST = 'with exercise("f"):\n    ask(f, 2.0).equals(4.0, mistakes={"keeps-with-p": 6.0})'
LIBRARY = library_of(checks)
HIDDEN = "SECRET_EXPECTED = 4.0"


def job(*steps: Step, **fields: Any) -> Job:
    return job_of(steps, ("f", "g", "answer", "rng"), **fields)


def judged(work: Job, library: ChecksLibrary = LIBRARY) -> list[Report]:
    reports: list[Report] = []
    with open_session() as (session, _):
        Judge(session, work, library).run(reports.append)
    return reports


def verdict(student: str, test: str = TEST, **fields: Any) -> Verdict:
    """What the judge says of one test after one cell of the student's."""
    reports = judged(job(Step("run", student, 0), Step("given", GIVEN), Step("test", test, grade_id="t"), **fields))
    assert reports[-1].event == "ended"
    found = reports[-2].verdict
    assert found is not None
    return found


def test_right_code_passes() -> None:
    assert verdict("def f(x): return 2 * x") == Verdict("passed")


def test_wrong_code_fails_with_the_sentence_of_its_misconception() -> None:
    got = verdict("def f(x): return 3 * x")
    assert (
        got.status == "failed" and got.misconception == "keeps-with-p" and got.message.startswith("f(2) gave 6, not 4")
    )


@pytest.mark.parametrize(
    ("check", "seen", "hidden"),
    [
        ("ask(f, 2.0).equals(4.0)", "f(2) gave 6, not 4.", "f(2) gave 6, which is not right."),
        (
            "ask(f, np.ones(2)).equals([2, 2])",
            "f([1, 1]) gave [3, 3], not [2, 2].",
            "f([1, 1]) gave [3, 3], which is not right.",
        ),
        ("ask(f, 2.0).only(0, 4)", "f(2) should hold only 0 and 4, but holds 6.", "f(2) holds 6, which is not right."),
        ("ask(f, 2.0).between(3, 5)", "f(2) is 6, but should lie between 3 and 5.", "f(2) is 6, which is not right."),
        ("ask(f, 2.0).exactly(4.0)", "f(2) gave 6, not 4.", "f(2) gave 6, which is not right."),
    ],
)
def test_a_hidden_test_says_what_was_given_and_not_what_is_right(check: str, seen: str, hidden: str) -> None:
    test = f'with exercise("f"):\n    {check}'
    marked = f'with exercise("f"):\n    ask(f, 1.0)\n    ### BEGIN HIDDEN TESTS\n    {check}\n    ### END HIDDEN TESTS'
    assert verdict("def f(x): return 3 * x", test).message == seen
    assert verdict("def f(x): return 3 * x", marked).message == hidden


def test_a_hidden_test_names_the_misconception_all_the_same() -> None:
    test = TEST.replace("    ask", "    ### BEGIN HIDDEN TESTS\n    ask")
    got = verdict("def f(x): return 3 * x", test)
    assert got.misconception == "keeps-with-p" and "4" not in got.message and got.message.startswith("f(2) gave 6: ")


def test_a_stub_is_not_attempted() -> None:
    assert verdict("def f(x):\n    raise NotImplementedError").status == "not attempted"
    assert verdict("answer = None", 'expect(answer, "answer").equals(1)').status == "not attempted"
    assert verdict("def f(x):\n    raise NotImplementedError", "f(1)") == Verdict("not attempted", "Not attempted yet.")


def test_a_name_without_a_cell_is_not_attempted() -> None:
    got = verdict("x = 1")
    assert got.status == "not attempted" and got.message.startswith("f is not defined in your notebook")


def test_a_name_whose_cell_stopped_with_an_error_fails_and_names_the_error() -> None:
    got = verdict("1 / 0\ndef f(x): return 2 * x")
    assert got == Verdict(
        "failed", "f is not defined in your notebook: its cell stopped with ZeroDivisionError: division by zero"
    )
    got = verdict("1 / 0", expected={0: frozenset({"f"})})
    assert got.status == "failed" and "division by zero" in got.message
    assert verdict("raise NotImplementedError\nf = 1").status == "not attempted"


def test_a_syntax_error_is_told_without_ipythons_name_for_the_cell() -> None:
    got = verdict("def f(x:\n    pass")
    assert got.status == "failed" and "SyntaxError" in got.message and "<cell" not in got.message


def test_an_error_outside_an_exercise_is_one_sentence_with_the_students_line() -> None:
    got = verdict("def f(x):\n    return x.nix", "f(2)")
    assert got.status == "failed"
    assert got.message == (
        "The test of your answer ended with AttributeError: 'int' object has no attribute 'nix' (at `return x.nix`)"
    )


def test_a_message_never_holds_the_tests_source() -> None:
    got = verdict("def f(x): return 5", f"{HIDDEN}\nassert f(2) == SECRET_EXPECTED")
    assert got == Verdict("failed", "The test of your answer ended with AssertionError")
    got = verdict("def f(x): return 5", f"{HIDDEN}\nf(2)[SECRET_EXPECTED]")
    assert got.status == "failed" and "SECRET" not in got.message


def test_exit_fails_the_test_that_called() -> None:
    for test in (TEST, "f(2)"):
        assert verdict("import sys\ndef f(x): sys.exit(0)", test).status == "failed"


def test_a_test_reads_the_students_names_afresh_and_keeps_its_own() -> None:
    steps = [
        Step("run", "answer = 1; g = 1"),
        Step("given", GIVEN + "\nhelper = 5"),
        Step("test", "first = answer; g = 7; assert first == 1 and helper == 5", grade_id="a"),
        Step("run", "answer = 2; helper = 6; first = 9"),
        Step("test", "assert answer == 2 and first == 1 and helper == 5 and g == 1", grade_id="b"),
        Step("test", "g += 1; assert g == 2", grade_id="c"),
    ]
    assert [r.verdict for r in judged(job(*steps)) if r.verdict] == [Verdict("passed")] * 3


def test_what_a_test_changes_in_the_students_data_is_changed() -> None:
    steps = [
        Step("run", "answer = [1]"),
        Step("test", "answer.append(2)", grade_id="a"),
        Step("run", "assert answer == [1, 2], answer"),
        Step("test", "assert answer == [1, 2]", grade_id="b"),
    ]
    reports = judged(job(*steps))
    assert [r.verdict.status for r in reports if r.verdict] == ["passed", "passed"]
    assert not any(r.text for r in reports)


def test_another_draw_gives_the_tests_other_numbers() -> None:
    test = "r = seeded(1).random()\nassert abs(r - answer) > 1e-12, 'equal'"
    student = "import numpy as np\nanswer = np.random.default_rng(1).random()"
    assert "equal" in verdict(student, test).message
    assert verdict(student, test, draw=3) == Verdict("passed")


def test_what_a_test_prints_is_kept_and_bounded() -> None:
    steps = [Step("given", GIVEN), Step("test", "print('a' * 50_000)", grade_id="a")]
    (output, cut) = judged(job(*steps))[-2].outputs
    assert output.text == "a" * 10_000 and "10,000 bytes" in cut.text


def test_a_given_cell_that_fails_costs_what_it_should_have_defined_and_no_more() -> None:
    reports = judged(
        job(Step("given", "1 / 0\nhalf = 0.5"), Step("test", "pass", grade_id="a"), Step("test", "half", grade_id="b"))
    )
    assert reports[1].text == "ZeroDivisionError: division by zero" and reports[-1].event == "ended"
    verdicts = [r.verdict for r in reports if r.verdict is not None]
    assert [v.status for v in verdicts] == ["passed", "not attempted"]
    assert verdicts[1].message.startswith("half is not defined")


def test_a_process_that_dies_ends_the_judgement() -> None:
    reports = judged(job(Step("run", "import os; os._exit(0)"), Step("test", "pass", grade_id="a")))
    assert [r.event for r in reports] == ["started", "died"]
    steps = (
        Step("run", "import os\ndef f(x): os._exit(0)"),
        Step("given", GIVEN),
        Step("test", TEST),
        Step("test", "pass"),
    )
    reports = judged(job(*steps))
    assert reports[-1].event == "died" and not any(r.verdict for r in reports)


HOSTILE = {
    "None": "None",
    "a huge array": "np.zeros((3, 10**5))",
    "an array that is too large": "np.zeros(1 << 24)",
    "an object array": "np.array([f, None, [1], 'a'], dtype=object)",
    "nested lists": "[[[1], [2, 3]], 4]",
    "a list that holds itself": "loop",
    "a very deep list": "deep(5000)",
    "a very deep tuple": "tuple_deep(5000)",
    "text": "'x' * 100_000",
    "text with control characters": "'\\x1b[31m\\0\\ud800' * 500",
    "a whole number of a million digits": "1 << 3_330_000",
    "a whole number of ten thousand digits": "10 ** 10_000",
    "nan": "float('nan')",
    "an infinity": "float('-inf')",
    "a complex number": "4 + 1j",
    "an iterator without an end": "forever()",
    "an iterator": "iter([4.0])",
    "a set": "{4.0}",
    "a dictionary with odd keys": "{(1, (2,)): 3, None: 4, float('nan'): 5, 'a': 4.0}",
    "a class": "Agrees",
    "an object that equals everything": "Agrees()",
    "an array that equals everything": "np.zeros(1).view(AgreesArray)",
    "a float that equals everything": "AgreesFloat(5)",
    "text that equals everything": "AgreesText('4')",
    "an object whose attributes have no end": "Endless()",
    "a module": "np",
    "a function": "f",
    "a structured array": "np.zeros(2, dtype=[('a', 'f8')])",
    "dates": "np.array(['2024-01-01'], dtype='M8[D]')",
    "an array of no axis": "np.array(np.nan)",
    "an empty array": "np.zeros((0, 3))",
    "a masked array": "np.ma.masked_array([5.0], [True])",
    "an exception": "ValueError('4')",
    "not implemented": "NotImplemented",
    "a decimal number beyond floats": "__import__('decimal').Decimal('1e999999')",
    "a fraction beyond floats": "__import__('fractions').Fraction(10**400, 3)",
    "an exception whose text fails": "throw(BadText())",
    "an exception with a huge argument": "throw(ValueError('x' * 10**6, list(range(1000))))",
    "an exception that is no Exception": "throw(KeyboardInterrupt())",
    "a generator exit": "throw(GeneratorExit())",
    "a stop of iteration": "throw(StopIteration(4.0))",
    "an exception group": "throw(ExceptionGroup('g', [ValueError(1)]))",
    "an exception of its own kind": "throw(type('Passed', (Exception,), {'misconception': [], '__str__': lambda s: 1/0})())",
}

PRELUDE = """
import numpy as np
loop = []; loop.append(loop)
def deep(n):
    x = []
    for _ in range(n): x = [x]
    return x
def tuple_deep(n):
    x = ()
    for _ in range(n): x = (x,)
    return x
def forever():
    while True: yield 4.0
def throw(e): raise e
class Agrees:
    def __eq__(self, o): return True
    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__
    def __bool__(self): return True
    def __hash__(self): return 1
    def __sub__(self, o): return 0.0
    __rsub__ = __add__ = __radd__ = __sub__
    def __abs__(self): return 0.0
    def __array_ufunc__(self, *a, **k): return True
    def __array_function__(self, *a, **k): return True
class AgreesArray(np.ndarray):
    def __eq__(self, o): return True
    def __sub__(self, o): return np.zeros(1)
    def __array_ufunc__(self, *a, **k): return True
    def __array_function__(self, *a, **k): return True
    def __array_finalize__(self, o): pass
class AgreesFloat(float):
    __eq__ = lambda s, o: True
    __sub__ = __rsub__ = lambda s, o: 0.0
class AgreesText(str):
    __eq__ = lambda s, o: True
    __hash__ = str.__hash__
class Endless:
    def __getattr__(self, name): return self
    def __len__(self): return 1 << 40
class BadText(Exception):
    def __str__(self): raise ValueError
    __repr__ = __str__
"""


@pytest.mark.parametrize("expression", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_answer_that_is_anything_but_right_fails_with_a_sentence(expression: str) -> None:
    tests = [
        TEST,
        'with exercise("f"):\n    ask(f, 2.0).shape(2, 2).only(0, 1).kept(0.5)',
        'with exercise("f"):\n    expect(f(2.0), "f").chosen({1: "a", 2: "b"}, {})',
        'with exercise("f"):\n    a, b = ask(f, 2.0).pair("a", "b")\n    assert a == b == 4.0',
        "assert f(2.0) == 4.0",
        "np.testing.assert_allclose(f(2.0), [4.0])",
    ]
    steps = [Step("run", f"{PRELUDE}\ndef f(x): return {expression}"), Step("given", GIVEN)]
    reports = judged(job(*steps, *(Step("test", test, grade_id=str(i)) for i, test in enumerate(tests))))
    assert not reports[1].text
    assert reports[-1].event == "ended"
    verdicts = [r.verdict for r in reports if r.verdict]
    assert len(verdicts) == len(tests)
    for found in verdicts:
        assert found.status == "failed" or (found.status == "not attempted" and expression in ("None", "Endless()"))
        assert 5 < len(found.message) <= 2000
        assert all(c.isprintable() or c == "\n" for c in found.message)


def test_outputs_that_have_not_nbformats_form_are_left_out() -> None:
    good = {"output_type": "stream", "name": "stdout", "text": "hi \ud800"}
    image = {"output_type": "display_data", "data": {"image/png": "aaaa"}, "metadata": {}}
    raw = [
        3,
        {},
        {"output_type": "stream", "name": "fd7", "text": "x"},
        good,
        image,
        {"output_type": "error", "traceback": 3},
    ]
    checked = OutputValidator(1000).checked(raw)
    assert checked == (Stream("stdout", "hi ?"), Display({"image/png": "aaaa"}), Error("None", "None"))
    assert OutputValidator(1000).checked([{**good, "text": "x" * 5000}]) == ()
    assert len(OutputValidator(10**6).checked([good] * 10_000)) < 200


def test_the_cells_of_a_notebook_share_the_room_for_what_they_show() -> None:
    shown = {"output_type": "stream", "name": "stdout", "text": "x" * 900}
    left_behind = OutputValidator(1000)
    cells = [left_behind.checked([shown]) for _ in range(100)]
    assert cells[0] == (Stream("stdout", "x" * 900),)
    assert "Not shown" in cells[-1][0].text
    assert sum(len(str(cell)) for cell in cells) < 40_000


def test_a_job_and_a_report_survive_their_way_but_for_the_source_of_compiled_steps() -> None:
    work = job(Step("run", "x", 3), Step("test", "y", grade_id="t"), expected={0: frozenset({"f"})})
    arrived = Job.from_bytes(work.to_bytes())
    assert [s.source for s in arrived.steps] == ["x", ""]
    assert msgspec.structs.replace(arrived, steps=work.steps) == work
    left = (
        Stream("stdout", "\u2713"),
        Display({"text/plain": "3"}),
        ExecuteResult({"image/png": "aaaa"}),
        Error("E", "v"),
    )
    report = Report("finished", 1, left, Verdict("failed", "no", "slug"))
    assert Report.from_line(report.to_line()) == report


# ------------------------------------------------------------------------------------------------ no library of checks


@pytest.mark.parametrize(
    ("student", "status", "message"),
    [
        ("def f(x): return 2 * x", "passed", ""),
        ("def f(x): return 3 * x", "failed", "twice 2 is 4"),
        ("def f(x): raise NotImplementedError", "not attempted", "Not attempted yet."),
        ("def f(x): return 4 if x == 2 else 0", "failed", "A statement of the test is not true for your answer."),
        ("def f(x): assert False, 'mine'", "failed", "AssertionError: mine"),
    ],
)
def test_without_a_library_tests_are_plain_asserts(student: str, status: str, message: str) -> None:
    test = "assert f(2) == 4, 'twice 2 is 4'\nassert f(3) == 6"
    reports = judged(job(Step("run", student, 0), Step("test", test, grade_id="t")), PLAIN)
    found = reports[-2].verdict
    assert found is not None and found.status == status and message in found.message


def test_a_library_gives_three_names_and_a_module_without_them_is_refused() -> None:
    assert load_checks(None) is PLAIN
    assert load_checks("dropout_lab.checks") == LIBRARY and not LIBRARY.plain
    with pytest.raises(AttributeError, match="NotAttempted"):
        load_checks("json")
