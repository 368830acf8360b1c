"""What a source notebook must not do, and that each finding names the cell."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest

from autograder.author.build import build, read_source
from autograder.author.lint import findings, lint
from autograder.config.errors import UsageError
from autograder.notebook.regions import resembled_marker
from tests.support import notebooks as made
from tests.support.notebooks import ANSWER, ANSWER_TEST, EXPERIMENT, GIVEN, HEADER, PROSE, SOLUTION, TEST, WHOLE


def found(*cells: str) -> list[str]:
    return findings(jupytext.reads("\n".join((HEADER, *cells)), fmt="py:percent"))


def test_a_sound_notebook_has_no_findings() -> None:
    assert found(*WHOLE[1:]) == []


FAULTS = {
    "two equal grade_ids": ((GIVEN, SOLUTION, TEST, TEST), "cell 4 (test_twice): cell 3 has this grade_id too"),
    "a graded cell without a grade_id": (
        (GIVEN, SOLUTION, TEST.replace('"grade_id": "test_twice", ', "")),
        "this test cell has no grade_id",
    ),
    "a grade_id that cannot be a cell id": (
        (GIVEN, SOLUTION.replace('"twice"', '"twi ce"'), TEST),
        "(twi ce): a grade_id is made of letters",
    ),
    "a test without points": (
        (GIVEN, SOLUTION, TEST.replace(', "points": 3', "")),
        "(test_twice): this test cell has no points",
    ),
    "a test worth nothing": ((GIVEN, SOLUTION, TEST.replace('"points": 3', '"points": 0')), "has no points"),
    "points that are no number": ((GIVEN, SOLUTION, TEST.replace('"points": 3', '"points": true')), "has no points"),
    "a test that is a solution too": (
        (GIVEN, SOLUTION, TEST.replace('"grade": true', '"grade": true, "solution": true')),
        "cannot be both test and solution",
    ),
    "a test of no exercise": (
        (GIVEN, SOLUTION, TEST.replace("test_twice", "test_thrice")),
        "it tests no solution cell above it",
    ),
    "a test above its exercise": ((GIVEN, TEST, SOLUTION), "it tests no solution cell above it"),
    "a test that ends in a value": ((GIVEN, SOLUTION, TEST + "\ntwice(2)"), "must not end in a value"),
    "a test that ends in a value once its hidden part is gone": (
        (
            GIVEN,
            SOLUTION,
            TEST.replace("with exercise", "3\n### BEGIN HIDDEN TESTS\nwith exercise").replace(
                "    ### BEGIN HIDDEN TESTS\n", ""
            ),
        ),
        "must not end in a value",
    ),
    "a region that is not closed": ((GIVEN, SOLUTION.replace("    ### END SOLUTION\n", ""), TEST), "has no END"),
    "a region that is closed twice": (
        (GIVEN, SOLUTION + "    ### END SOLUTION\n", TEST),
        "(twice): '### END SOLUTION' without its BEGIN",
    ),
    "a region in a region": (
        (GIVEN, SOLUTION.replace("    return", "    ### BEGIN SOLUTION\n    return"), TEST),
        "inside a region that is still open",
    ),
    "a misspelt marker": (
        (GIVEN, SOLUTION, TEST.replace("BEGIN HIDDEN", "BEGIN HIDEN")),
        "'### BEGIN HIDEN TESTS' reads like a marker",
    ),
    "a marker with two signs": ((GIVEN, SOLUTION.replace("### BEGIN", "## BEGIN"), TEST), "reads like a marker"),
    "a marker in lower case": (
        (GIVEN, SOLUTION.replace("BEGIN SOLUTION", "begin solution"), TEST),
        "reads like a marker",
    ),
    "a marker in prose": (("# %% [markdown]\n# Look for BEGIN SOLUTION below.",), "reads like a marker"),
    "a solution region in a test": (
        (GIVEN, SOLUTION, TEST.replace("HIDDEN TESTS", "SOLUTION")),
        "belongs in a solution cell",
    ),
    "hidden tests in a given cell": (
        (GIVEN + "### BEGIN HIDDEN TESTS\nhidden = 1\n### END HIDDEN TESTS",),
        "belongs in a test cell, and this one is given",
    ),
    "a solution without a region": (
        (GIVEN, SOLUTION.replace("    ### BEGIN SOLUTION\n", "").replace("    ### END SOLUTION\n", ""), TEST),
        "has no region",
    ),
    "a release that is not Python": (
        (GIVEN, SOLUTION, TEST.replace('    expect(twice(2), "twice(2)").equals(4)\n', "")),
        "student's version is not valid Python",
    ),
    "a given cell that reads an answer": (
        (GIVEN, SOLUTION, TEST, "# %%\nresult = twice(3)"),
        "(result = twice(3)): reads 'twice', which the student defines",
    ),
    "a given function that reads an answer": (
        (GIVEN, SOLUTION, TEST, "# %%\ndef later():\n    return twice(3)"),
        "reads 'twice', which the student defines",
    ),
    "a given cell that reads an experiment": (
        (GIVEN, SOLUTION, TEST, '# %% tags=["experiment"]\nmeasured = 1', "# %%\nagain = measured"),
        "reads 'measured', which an experiment cell defines",
    ),
    "a given cell that defines what the student does": (
        (GIVEN + "answer = 3\n", ANSWER, ANSWER_TEST),
        "defines 'answer', and so does the solution cell 'guess'",
    ),
    "a magic in a given cell": (("# %%\n# %matplotlib inline\nx = 1",), "a magic, shell command"),
    "a shell command in a test": ((GIVEN, SOLUTION, TEST + "\n# !ls"), "a magic, shell command"),
    "a cell that is not Python": (("# %%\nx = = 1",), "this is not valid Python"),
    "a test that reads a name nobody gives": (
        (GIVEN, SOLUTION, TEST.replace("numbers", "figures")),
        "reads 'figures', which is defined nowhere",
    ),
    "a test that reads a name of its hidden part": (
        (
            GIVEN,
            SOLUTION,
            TEST.replace('"twice(2)")', "label)").replace(
                "with", "### BEGIN HIDDEN TESTS\nlabel = 'x'\n### END HIDDEN TESTS\nwith", 1
            ),
        ),
        "reads 'label', which is defined nowhere once its hidden tests are taken out",
    ),
    "a test that reads an experiment": (
        (GIVEN, SOLUTION, '# %% tags=["experiment"]\nfigures = 1', TEST.replace("numbers", "figures")),
        "'figures', which is defined nowhere",
    ),
    "a stub that does not define the answer": (
        (GIVEN, ANSWER.replace("answer = None  # replace None by a letter\n", ""), ANSWER_TEST),
        "the stub does not define 'answer'",
    ),
    "a formula in a line of text": (
        ("# %% [markdown]\n# Then $$ y = 2 x $$ holds.",),
        "a $$ formula stands in a paragraph of its own",
    ),
    "a formula under a line of text": (("# %% [markdown]\n# Then\n# $$ y = 2 x $$",), "paragraph of its own"),
    "two formulas in a paragraph": (("# %% [markdown]\n# $$ a $$\n# $$ b $$",), "paragraph of its own"),
    "a given cell that is too long": (
        ("# %%\n" + "".join(f"x{i} = {i}\n" for i in range(16)),),
        "16 lines of given code",
    ),
    "an experiment that is too long": (('# %% tags=["experiment"]\n' + "x = 1\n" * 16,), "16 lines of given code"),
    "a test that is tagged as an experiment": (
        (GIVEN, SOLUTION, TEST.replace("# %%", '# %% tags=["experiment"]')),
        "the tag 'experiment'",
    ),
    "a cell that is tagged to be skipped": (
        (GIVEN.replace("# %%", '# %% tags=["skip-execution"]'),),
        "the tag 'skip-execution'",
    ),
    "a test that seeds numpy": (
        (GIVEN + "import numpy as np", SOLUTION, TEST + "    np.random.seed(3)"),
        "np.random.seed in the test",
    ),
    "a test that reads source text": (
        (GIVEN + "import inspect", SOLUTION, TEST + "    inspect.getsource(twice)"),
        "source text",
    ),
    "a test that patches numpy": (
        (GIVEN + "import numpy as np", SOLUTION, TEST + "    np.sum = None"),
        "setting np.sum",
    ),
    "an expected value of the same line": (
        (GIVEN, SOLUTION, TEST + "    a = [1]\n    assert twice(a) == 2 * a"),
        "a is read again after the student's code had it",
    ),
    "an expected value of a later line": (
        (GIVEN, SOLUTION, TEST + "    a, b = [1], [2]\n    c = twice(value=b)\n    assert c == a or c == 2 * b"),
        "b is read again",
    ),
    "what a student's object was given": (
        (GIVEN, SOLUTION, TEST + "    tool, a = twice(1), [1]\n    tool.use(a)\n    assert len(a) == 1"),
        "a is read again",
    ),
    "a generator that was drawn from": (
        (GIVEN, SOLUTION, TEST + "    rng = np.random.default_rng(1)\n    ask(twice, rng).equals(rng.random())"),
        "rng is read again",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_finds(fault: str) -> None:
    cells, words = FAULTS[fault]
    sentences = found(*cells)
    assert any(words in sentence for sentence in sentences), sentences
    assert all(sentence.startswith("cell ") and "\n" not in sentence for sentence in sentences)


SOUND = {
    "a copy for the student's code, and what is read before the call": (
        GIVEN,
        SOLUTION,
        TEST + "    a, n = [1], 2\n    want = 2 * a\n    assert twice(list(a)) == want and twice(n) == 2 * n",
    ),
    "a name that is bound anew": (
        GIVEN,
        SOLUTION,
        TEST + "    a = [1]\n    b = twice(a)\n    a = [1]\n    assert b == 2 * a\n    assert twice(list(a)) == 2 * a",
    ),
    "an experiment with a magic that reads an answer": (GIVEN, SOLUTION, TEST, EXPERIMENT + "# %time twice(3)"),
    "a facet of an exercise": (GIVEN, SOLUTION, TEST.replace("test_twice", "test_twice_hidden")),
    "a formula of several lines": ("# %% [markdown]\n# Then\n#\n# $$\n# y = 2 x\n# $$\n#\n# holds.",),
    "two dollars in code": ("# %% [markdown]\n# Write `$$` around it:\n#\n# ```\n# text $$ x $$\n# ```",),
    "a test that patches its own object": (
        GIVEN,
        SOLUTION,
        TEST + "    box = type('Box', (), {})()\n    box.value = 1",
    ),
    "a given cell with a comprehension over a student's loop variable": (
        GIVEN + "squares = [value**2 for value in numbers]\n",
        SOLUTION,
        TEST,
    ),
    "a sentence about the solution": ("# %% [markdown]\n# The solution begins with a guess, and hidden tests end it.",),
    "fifteen lines": ("# %%\n" + "x = 1\n" * 15,),
}


@pytest.mark.parametrize("case", SOUND)
def test_lets_pass(case: str) -> None:
    assert found(*SOUND[case]) == []


def test_all_findings_are_reported_at_once_and_name_the_notebook() -> None:
    source = jupytext.reads("\n".join((HEADER, GIVEN, SOLUTION.replace("twice", "thrice"), TEST)), fmt="py:percent")
    with pytest.raises(UsageError) as error:
        lint(source, "01_twice")
    lines = str(error.value).splitlines()
    assert len(lines) == 2 and all(line.startswith("01_twice, cell 3 (test_twice): ") for line in lines)


def test_a_marker_is_known_in_every_spelling() -> None:
    for line in (
        "### BEGIN SOLUTION",
        "#BEGIN SOLUTION",
        "  ### Begin  Solution",
        "### BEGIN SOLUTIONS",
        "### BEGN SOLUTION",
    ):
        assert resembled_marker(line) == "BEGIN SOLUTION", line
    for line in ("### END HIDDEN TEST", "x = 1  # END HIDDEN TESTS", "# END_HIDDEN_TESTS"):
        assert resembled_marker(line) == "END HIDDEN TESTS", line
    for line in ("", "###", "# the solution of line 3", "begin = solution", "# hidden tests decide the points"):
        assert resembled_marker(line) == "", line


def test_a_build_refuses_what_lint_finds_and_writes_nothing(tmp_path: Path) -> None:
    course = made.make_course(tmp_path, (HEADER, PROSE, GIVEN, SOLUTION, TEST, TEST))
    with pytest.raises(UsageError, match="grade_id"):
        build(course)
    assert not list(course.glob("solutions/*/*"))


def test_the_course_has_no_findings() -> None:
    for source in (made.ROOT / "solutions").glob("*.py"):
        read_source(source)
