"""Planted copies are found, people who wrote on their own are not, and the page shows where to look."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from autograder.cli.commands import cli
from autograder.config.errors import UsageError
from autograder.similarity.page import SHOWN
from autograder.similarity.pairs import FEW, LEAST, Likeness, Work, likenesses
from autograder.similarity.report import write_similarity
from tests.support import toy, varied
from tests.support.browser import CHROMIUM, axe, chromium

from .classes import complete, course, disguised, forced, honest

#: The notebook with most right answers in the bank, and the one whose answers are longest.
MEASURED = ("03_coins_to_masks", "04_backward_and_switch")

WITH_HELPER = """\
def scaled(values, low, high):
    span = max(values) - min(values) or 1.0
    offset = [(value - min(values)) / span for value in values]
    return [low + share * (high - low) for share in offset]


def double(x):
    rows = np.atleast_2d(np.asarray(x, dtype=float))
    widest = max(len(row) for row in rows)
    padded = np.zeros((len(rows), widest))
    for number, row in enumerate(rows):
        padded[number, : len(row)] = scaled(row, 0.0, 2.0 * row.max())
    return np.where(padded > 0, padded, 2 * rows).reshape(np.shape(x))
"""

INLINED = '''\
import numpy as xp
def double(data):
    """My own way to do it."""
    lines = xp.atleast_2d(
        xp.asarray(data, dtype=float)
    )
    longest = max(len(line) for line in lines)
    table = xp.zeros((len(lines), longest))
    # line after line
    for k, line in enumerate(lines):
        width = max(line) - min(line) or 1.0
        moved = [(v - min(line)) / width
                 for v in line]
        table[k, : len(line)] = [0.0 + s * (2.0 * line.max() - 0.0) for s in moved]
    return xp.where(table > 0, table, 2 * lines).reshape(xp.shape(data))
'''


def pairs_of(names: list[Likeness]) -> set[frozenset[str]]:
    return {frozenset(pair.students) for pair in names}


def test_who_wrote_alone_is_not_listed() -> None:
    pairs = alarms = 0
    for name in MEASURED:
        for draw in range(3):
            works = [Work.of(one) for one in honest(course()[name], draw)]
            pairs += len(works) * (len(works) - 1) // 2
            alarms += len(likenesses(course()[name], works, forced()))
    assert (alarms, pairs) == (0, 2991)


@pytest.mark.parametrize("name", MEASURED)
def test_a_copy_is_found_with_other_names_order_layout_and_comments(name: str) -> None:
    assignment = course()[name]
    works = [Work.of(one) for one in honest(assignment, 0)]
    originals = complete(assignment, 0)
    assert len(originals) >= 5
    for original in originals:
        found = likenesses(assignment, [*works, Work.of(disguised(original, "copy"))], forced())
        assert pairs_of(found) == {frozenset({original.student, "copy"})}
        assert max(found[0].shares) > 0.8


@pytest.fixture
def toy_course(tmp_path: Path) -> Path:
    return toy.make_course(tmp_path)


def own(seed: int, lines: int = 12) -> str:
    """A function that nobody else has."""
    coin = random.Random(seed)
    steps = [
        f"    y = y {coin.choice('+-*/')} np.{coin.choice(('exp', 'sin', 'cos', 'log'))}(x {coin.choice('+-*/')} "
        f"{coin.randrange(99)}) {coin.choice('+-*/')} {coin.randrange(99)}"
        for _ in range(lines)
    ]
    return "\n".join(["def double(x):", "    y = x", *steps, "    return y"])


def test_an_inlined_helper_is_found_and_the_marks_say_where(toy_course: Path) -> None:
    for student, answer in (("ada", WITH_HELPER), ("ben", INLINED), ("cleo", own(1)), ("dan", own(2))):
        toy.hand_in(toy_course, student, toy.submitted(double=answer))
    found, path = write_similarity(course=toy_course)
    (pair,) = found.pairs
    assert pair.students == ("ada", "ben")
    assert pair.exercises == ["double"]
    one, other = pair.marks()
    inlined = INLINED.splitlines()
    assert {inlined[line - 1].strip() for line in other[0]} >= {
        "longest = max(len(line) for line in lines)",
        "width = max(line) - min(line) or 1.0",
        "moved = [(v - min(line)) / width",
    }
    assert set(one[0].values()) == set(other[0].values())
    data = json.loads((path.parent / "similarity.json").read_text())
    assert data["pairs"][0]["students"] == ["ada", "ben"]
    assert data["pairs"][0]["fingerprints"] == pair.fingerprints >= LEAST


def test_what_the_exercise_asks_for_and_short_answers_make_no_pair(toy_course: Path) -> None:
    notebook = toy_course / "solutions" / "toy" / "toy.ipynb"
    reference = toy.solution()
    reference.cells[2].source = WITH_HELPER
    toy.write(notebook, reference)
    for student in ("ada", "ben"):
        toy.hand_in(toy_course, student, toy.submitted(double=WITH_HELPER))
    for student in ("cleo", "dan"):
        toy.hand_in(toy_course, student, toy.submitted(double="def double(x):\n    return x + x - 0.0 * abs(x)"))
    assert write_similarity(course=toy_course)[0].pairs == ()


def test_what_many_have_is_not_counted_and_what_a_few_have_is(toy_course: Path) -> None:
    def listed(copies: int, others: int) -> int:
        answers = [own(0)] * copies + [own(n) for n in range(1, others + 1)]
        for number, answer in enumerate(answers):
            toy.hand_in(toy_course, f"s{number:03}", toy.submitted(double=answer))
        return len(write_similarity(course=toy_course)[0].pairs)

    assert listed(FEW, 5) == FEW * (FEW - 1) // 2
    assert listed(FEW + 1, 5) == 0
    assert listed(FEW + 1, 60) == (FEW + 1) * FEW // 2


def test_cells_that_are_no_python_and_files_that_are_no_notebooks_are_counted(toy_course: Path) -> None:
    toy.hand_in(toy_course, "ada", toy.submitted(double="def double(x:"))
    toy.hand_in(toy_course, "ben", "no notebook")
    found, path = write_similarity(course=toy_course)
    assert (found.compared, found.unread, found.unread_cells) == (1, 1, 1)
    text = path.read_text(encoding="utf-8")
    assert "1 submission could not be read." in text
    assert "1 cell could not be read as Python, and was not compared." in text
    assert "No two submissions are more alike than the exercises make them." in text


def test_nothing_in_a_submission_becomes_markup(toy_course: Path) -> None:
    evil = "<script>alert(1)</script>"
    for student in ("ada", evil.replace("/", "")):
        toy.hand_in(toy_course, student, toy.submitted(double=f"# {evil}\n{WITH_HELPER}"))
    _, path = write_similarity(course=toy_course)
    text = path.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert not re.search(r"""(src|href|url)\s*[=(]\s*["']?(https?:)?//""", text)


def test_a_page_shows_fifty_pairs_and_says_how_many_more_there_are(toy_course: Path) -> None:
    for number in range(60):
        toy.hand_in(toy_course, f"s{number:02}", toy.submitted(double=own(number // 5)))
    found, path = write_similarity(course=toy_course)
    text = path.read_text(encoding="utf-8")
    assert len(found.pairs) == 12 * 10
    assert text.count('class="pair"') == SHOWN
    assert "70 more pairs" in text


def test_the_command_shows_a_table_and_grading_never_compares(toy_course: Path) -> None:
    page = toy_course / "classroom" / "report" / "similarity.html"
    where = ["--course", str(toy_course)]
    nobody = CliRunner().invoke(cli, ["similarity", *where])
    assert isinstance(nobody.exception, UsageError)
    assert "put the class's notebooks there" in str(nobody.exception)
    for student in ("ada", "ben"):
        toy.hand_in(toy_course, student, toy.submitted(double=WITH_HELPER))
    assert CliRunner().invoke(cli, ["grade", *where]).exit_code == 0
    assert (page.parent / "report.html").exists()
    assert not page.exists()
    done = CliRunner().invoke(cli, ["similarity", "toy", *where])
    assert done.exit_code == 0, done.output
    assert "ada and ben" in done.output
    assert "This is a place to look, not a verdict." in done.output
    assert page.exists()
    unknown = CliRunner().invoke(cli, ["similarity", "tay", *where])
    assert isinstance(unknown.exception, UsageError)
    assert "There is no assignment 'tay'" in str(unknown.exception)


@pytest.fixture(scope="module")
def new_page() -> Iterator[Callable[[], Any]]:
    with chromium() as open_page:
        yield open_page


@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_page_has_no_finding_of_axe_and_asks_for_nothing(
    width: int, scheme: str, toy_course: Path, new_page: Callable[[], Any]
) -> None:
    for student, answer in (("ada", WITH_HELPER), ("ben", INLINED), ("a-student-with-a-long-name" * 3, WITH_HELPER)):
        toy.hand_in(toy_course, student, toy.submitted(double=answer))
    _, path = write_similarity(course=toy_course)
    page = new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert axe(page, "body") == []
    page.locator("table a").first.click()
    assert page.locator("#pair-1 .alike").count() > 10
    assert page.outside == []
    page.close()


def test_the_given_code_of_a_students_own_variant_is_taken_out(tmp_path: Path) -> None:
    table = "\\n".join(f"table_{k} = [v ** 2 + {k} for v in range({k}, 9)]" for k in range(12))
    module = varied.MODULE.replace(
        '"Double $x$."', f'"import numpy as np": f"import numpy as np\\n{table}",\n        "Double $x$."'
    )
    course = varied.make_course(tmp_path, module)
    students = ("ada", "bob")
    own = varied.give_out(course, students)
    for student in students:
        variant = varied.class_variants(course).of(varied.common(course), student)
        given = next(cell.source for cell in variant.cells if cell.id == "given")
        # pasted into an answer, or with its id lost: it is given code all the same
        notebook = toy.submitted(answer=f"{given}\n{own[student]}")
        notebook.cells[1].update(id="lost", source=given)
        toy.hand_in(course, student, notebook)
    found, _ = write_similarity(course=course)
    assert found.compared == 2 and found.pairs == ()
    (course / "classroom" / "variants.json").unlink()  # were it not known who has which
    assert [pair.students for pair in write_similarity(course=course)[0].pairs] == [students]
