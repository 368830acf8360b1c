"""How an answer is written down in the bank, and what is refused there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from autograder.bank.answers import Entry, load_bank, refuse_strays
from autograder.config.errors import UsageError
from autograder.notebook.assignment import Assignment, load_assignments, load_graded, read_assignment
from tests.support import toy

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def assignment(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return read_assignment(toy.make_course(tmp_path_factory.mktemp("course")) / "solutions" / "toy" / "toy.ipynb")


def read(folder: Path, assignment: Assignment, text: str | bytes) -> list[Entry]:
    """The entries for ``double`` out of a file with this text."""
    (folder / "double.py").write_bytes(text.encode() if isinstance(text, str) else text)
    (folder / "answer.py").write_text("# %% right sum\nanswer = 40 + 2\n")
    return [entry for entry in load_bank(folder, assignment) if entry.exercise == "double"]


def test_the_first_line_of_a_cell_says_what_the_answer_is(tmp_path: Path, assignment: Assignment) -> None:
    assert read(
        tmp_path,
        assignment,
        "# %% right loop\ndouble = 1\n\n"
        "# %% wrong keeps-with-p | you keep with probability p\ndouble = 2\n\n"
        "# %% wrong some-name: keeps-with-p | a | b: c\ndouble = 3\n\n"
        "# %% wrong loop: none | gave 4\ndouble = 4\n\n"
        "# %% wrong Loop_2:none|gave 5  \ndouble = 5",
    ) == [
        Entry("double", "right", "loop", "double = 1"),
        Entry("double", "wrong", "keeps_with_p", "double = 2", "keeps-with-p", "you keep with probability p"),
        Entry("double", "wrong", "some-name", "double = 3", "keeps-with-p", "a | b: c"),
        Entry("double", "wrong", "loop", "double = 4", None, "gave 4"),
        Entry("double", "wrong", "Loop_2", "double = 5", None, "gave 5"),
    ]


def test_messages_call_an_entry_by_exercise_kind_and_name(tmp_path: Path, assignment: Assignment) -> None:
    entries = read(
        tmp_path, assignment, "# %% right loop\n# %% wrong loop: none | words\n# %% wrong returns-nothing | w\n"
    )
    assert [(e.place, e.right) for e in entries] == [
        ("double/right/loop", True),
        ("double/wrong/loop", False),
        ("double/wrong/returns_nothing", False),
    ]


def test_entries_come_in_the_order_of_the_notebook_and_of_the_file(tmp_path: Path, assignment: Assignment) -> None:
    read(tmp_path, assignment, "\n\n# %% right z\n# %% wrong b: none | w\n# %% right a\n# %% wrong a: none | w\n")
    assert [e.place for e in load_bank(tmp_path, assignment)] == [
        "double/right/z",
        "double/wrong/b",
        "double/right/a",
        "double/wrong/a",
        "answer/right/sum",
    ]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "\n\ndouble = 1",
        "# keeps-with-p: a comment of the student\ndouble = 1",
        "double = 1  # %% no cell",
        "def double(x):\n\n\treturn x\n    # %% nor this",
        "double = 'é\f\v\x1c\x85\u2028 %%'\n\n#\n\nmore = 2",
    ],
)
def test_the_source_is_the_cell_without_its_first_line_and_last_newlines(
    tmp_path: Path, assignment: Assignment, source: str
) -> None:
    entries = read(tmp_path, assignment, f"# %% right one\n{source}\n\n# %% right two\n{source}")
    assert [e.source for e in entries] == [source, source]


def test_newlines_of_other_systems_are_newlines(tmp_path: Path, assignment: Assignment) -> None:
    first, second = read(tmp_path, assignment, "# %% right a\r\nx = 1\r\ny = 2\r\n\r\n# %% right b\r\nz = 3\r\n")
    assert (first.source, second.source) == ("x = 1\ny = 2", "z = 3")


GOOD = "# %% right good\ndouble = 1\n\n"

REFUSED = {
    "a kind that there is not": ("# %% correct loop", 4, "'# %% correct loop' is not the first line of an answer"),
    "no kind": (
        "# %%",
        4,
        "'# %%' is not the first line of an answer; write '# %% right NAME' or '# %% wrong NAME: MISCONCEPTION | WORDS",
    ),
    "no name": ("# %% right", 4, "is not the first line of an answer"),
    "a name of two words": ("# %% right my loop", 4, "is not the first line of an answer"),
    "words that no feedback needs": ("# %% right loop | words", 4, "is not the first line of an answer"),
    "no misconception": ("# %% wrong | words", 4, "is not the first line of an answer"),
    "a name in the misconception's place": ("# %% wrong keeps_with_p | words", 4, "is not the first line of an answer"),
    "no words": ("# %% wrong keeps-with-p", 4, "is not the first line of an answer"),
    "words that are empty": ("# %% wrong a: keeps-with-p |  ", 4, "is not the first line of an answer"),
    "neither a name nor a misconception": ("# %% wrong none | words", 4, "is not the first line of an answer"),
    "a cell as other editors write it": ("#%% right loop", 4, "is not the first line of an answer"),
    "a line of an answer that would begin a cell": (
        "# %% right loop\nx = 1\n# %% step two\ny = 2",
        6,
        "'# %% step two' is not the first line of an answer; write .* and begin no line inside an answer with '# %%'",
    ),
    "a right name twice": ("# %% right good\nx = 2", 4, "line 1 has a right answer 'good' already; give each a name"),
    "a misconception twice": (
        "# %% wrong keeps-with-p | a\n# %% wrong x: none | b\n# %% wrong keeps-with-p | c",
        6,
        "line 4 has a wrong answer 'keeps_with_p' already",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_names_file_and_line_and_says_what_to_do(tmp_path: Path, assignment: Assignment, what: str) -> None:
    text, line, words = REFUSED[what]
    place = re.escape(f"{tmp_path / 'double.py'}, line {line}: ")
    with pytest.raises(UsageError, match=f"^{place}.*{words}".replace("|", r"\|")) as refused:
        read(tmp_path, assignment, GOOD + text)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(("before", "line"), [("import numpy\n", 1), ("\n\n# the bank\n\n", 3), ("\ufeff", 1)])
def test_text_above_the_first_answer_is_refused(tmp_path: Path, assignment: Assignment, before: str, line: int) -> None:
    with pytest.raises(
        UsageError, match=f"double.py, line {line}: this text is above the first answer; write '# %% right"
    ):
        read(tmp_path, assignment, before + GOOD)


def test_what_is_no_text_is_refused(tmp_path: Path, assignment: Assignment) -> None:
    for raw in (b"\xff", "\udcff".encode(errors="surrogatepass")):
        with pytest.raises(UsageError, match=r"double\.py is not text in UTF-8"):
            read(tmp_path, assignment, GOOD.encode() + raw)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_exercise_without_answers_is_refused(tmp_path: Path, assignment: Assignment, text: str) -> None:
    with pytest.raises(UsageError, match=r"has no answers for 'double': write some in .*double\.py\."):
        read(tmp_path, assignment, text)
    with pytest.raises(UsageError, match="has no answers for 'double'"):
        load_bank(tmp_path / "nowhere", assignment)


def test_a_file_that_no_exercise_has_is_refused(tmp_path: Path, assignment: Assignment) -> None:
    read(tmp_path, assignment, GOOD)
    refuse_strays(tmp_path, [assignment])
    (tmp_path / "duoble.py").write_text(GOOD)
    with pytest.raises(UsageError, match=r"duoble\.py: the course has no exercise 'duoble'; name the file after one"):
        refuse_strays(tmp_path, [assignment])


def test_every_exercise_of_the_course_has_right_and_wrong_answers() -> None:
    everything = load_assignments(ROOT / "solutions")
    refuse_strays(ROOT / "tests" / "answers", everything)
    for assignment in load_graded(ROOT / "solutions"):
        entries = load_bank(ROOT / "tests" / "answers", assignment)
        for kind in ("right", "wrong"):
            assert {e.exercise for e in entries if e.kind == kind} == {s.grade_id for s in assignment.solutions}
