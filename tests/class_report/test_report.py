"""The report as files: what stands on the page, in JSON and in CSV, and that it opens and can be used."""

from __future__ import annotations

import csv
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from autograder.class_report.contents import read_results
from autograder.class_report.report import write_report
from autograder.cli.commands import cli
from autograder.config.errors import UsageError
from autograder.notebook.results import CellResult
from tests.support import toy
from tests.support.browser import CHROMIUM, axe, chromium

from .simulated import ODD, PLANTED, simulated, write

COMMENT = "# by Ada Lovelace, please do not tell\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course.toml").write_text(toy.COURSE, encoding="utf-8")
    toy.write(tmp_path / "solutions" / "toy" / "toy.ipynb", toy.solution())
    return tmp_path


def test_the_page_says_what_was_planted_and_needs_nothing_else(course: Path) -> None:
    write(course / "classroom", simulated())
    report, path = write_report(course)
    text = path.read_text(encoding="utf-8")
    for name, count in PLANTED.items():
        assert name in text
        assert f"<b>{count}</b>" in text
    assert not re.search(r"""(src|href|url)\s*[=(]\s*["']?(https?:)?//""", text)
    data = json.loads((path.parent / "report.json").read_text())
    assert [(m["key"], m["students"]) for m in data["misconceptions"][:5]] == list(PLANTED.items())
    assert {s["test"] for s in data["suspicious"]} == {ODD}
    with open(path.parent / "tests.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["test"] for row in rows] == [item.test for item in report.items]
    assert float(rows[0]["difficulty"]) == pytest.approx(1 - 44 / 120, abs=1e-4)
    with open(path.parent / "misconceptions.csv", newline="") as file:
        assert int(next(csv.DictReader(file))["students"]) == 44


def test_an_example_shows_an_answer_without_comments_and_without_its_author(course: Path) -> None:
    answer = f'{COMMENT}def double(x):\n    """Ada Lovelace wrote this."""\n    return 3 * x'
    wrong = CellResult("test_double", "failed", 0, 3, "double(3) gave 9, not 6.", "keeps-with-p")
    passed = CellResult("test_answer", "passed", 1, 1)
    results = [replace(simulated(1)[0], student="ada", assignment="toy", notebook="toy", cells=(wrong, passed))]
    write(course / "classroom", results)
    toy.write(course / "classroom" / "submitted" / "ada" / "toy" / "toy.ipynb", toy.submitted(double=answer))
    report, path = write_report(course)
    text = path.read_text(encoding="utf-8")
    assert report.answers == {0: "def double(x):\n    return 3 * x"}
    assert "Lovelace" not in text
    assert "double(3) gave 9, not 6." in text


def test_a_test_that_ran_beside_the_students_code_is_marked(course: Path) -> None:
    results = simulated(12)
    marked = [replace(r, cells=(replace(r.cells[0], could_be_forged=True), *r.cells[1:])) for r in results]
    write(course / "classroom", results)
    assert "could be forged" not in write_report(course)[1].read_text(encoding="utf-8")
    write(course / "classroom", marked)
    report, path = write_report(course)
    assert [i.test for i in report.items if i.could_be_forged] == [results[0].cells[0].grade_id]
    assert "Points that could be forged" in path.read_text(encoding="utf-8")


def test_nothing_in_a_submission_becomes_markup(course: Path) -> None:
    evil = '</script><script>document.title = "taken"</script>'
    results = simulated(12)
    cells = (replace(results[0].cells[0], status="failed", score=0, message=evil, misconception=None),)
    write(course / "classroom", [replace(results[0], student=evil, cells=cells + results[0].cells[1:]), *results[1:]])
    _, path = write_report(course)
    assert evil not in path.read_text(encoding="utf-8")


def test_a_report_of_a_regraded_class_says_whose_points_changed_and_says_it_again(course: Path) -> None:
    results = simulated(20)
    write(course / "classroom", results)
    assert write_report(course)[0].changes == ()
    lost = next(k for k, r in enumerate(results) if r.cells[0].status == "failed")
    mended = replace(results[lost].cells[0], status="passed", score=2, message="", misconception=None)
    results[lost] = replace(results[lost], cells=(mended, *results[lost].cells[1:]))
    write(course / "classroom", results)
    for _ in range(2):
        report, path = write_report(course)
        assert [(c.student, c.before, c.after) for c in report.changes] == [(results[lost].student, 0, 2)]
        assert "Points that are different" in path.read_text(encoding="utf-8")


def test_a_class_that_was_not_graded_is_one_sentence(course: Path) -> None:
    with pytest.raises(UsageError, match=r"There are no results in .*: run 'autograder grade' first\."):
        write_report(course)
    (course / "classroom").mkdir()
    (course / "classroom" / "results.jsonl").write_text("{")
    with pytest.raises(UsageError, match=r"results\.jsonl cannot be read .*: run 'autograder grade' again"):
        read_results(course / "classroom")


def test_the_command_shows_a_table_and_the_page(course: Path) -> None:
    write(course / "classroom", simulated())
    done = CliRunner().invoke(cli, ["report", "--course", str(course)])
    assert done.exit_code == 0
    said = " ".join(done.output.split())
    assert "44" in said
    assert "To look at: 01_coins, odd: Those who are right elsewhere fail it more often than the others" in said
    assert (course / "classroom" / "report" / "report.html").exists()


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium")


@pytest.fixture(scope="module")
def new_page() -> Iterator[Callable[[], Any]]:
    with chromium() as open_page:
        yield open_page


@needs_browser
@pytest.mark.parametrize(("students", "width", "scheme"), [(5, 390, "light"), (120, 1280, "dark")])
def test_the_page_is_usable_with_a_keyboard_and_has_no_finding_of_axe(
    students: int, width: int, scheme: str, course: Path, new_page: Callable[[], Any]
) -> None:
    write(course / "classroom", simulated(students))
    _, path = write_report(course)
    page = new_page()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert axe(page, "body") == []
    share = page.locator("#heat thead button", has_text="share")
    share.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    shares = [int(text.removesuffix(" %")) for text in page.locator("#heat tbody td.number").all_inner_texts()]
    assert shares == sorted(shares, reverse=True)
    page.locator("#filter").fill("student0003")
    assert page.locator("#heat tbody tr").count() == 1
    assert page.outside == []
    page.close()


@needs_browser
def test_two_thousand_students_are_a_page_that_shows_a_hundred(course: Path, new_page: Callable[[], Any]) -> None:
    write(course / "classroom", simulated(2000))
    _, path = write_report(course)
    page = new_page()
    page.goto(path.as_uri())
    assert page.locator("#heat tbody tr").count() == 100
    assert page.locator("#where").inner_text() == "1 to 100 of 2000"
    page.locator("#next").click()
    assert page.locator("#where").inner_text() == "101 to 200 of 2000"
    page.close()


def test_a_run_of_grade_ends_with_the_report_and_one_without_news_leaves_it(course: Path) -> None:
    shutil.rmtree(course / "classroom", ignore_errors=True)
    for student, answer in (("ada", toy.DOUBLE), ("ben", "def double(x):\n    return 3 * x")):
        path = course / "classroom" / "submitted" / student / "toy" / "toy.ipynb"
        toy.write(path, toy.submitted(double=answer))
    page = course / "classroom" / "report" / "report.html"
    first = CliRunner().invoke(cli, ["grade", "--course", str(course)])
    assert first.exit_code == 0, first.output
    assert str(page) in first.output.replace("\n", "")
    assert "keeps-with-p" in page.read_text(encoding="utf-8")
    written = page.stat().st_mtime_ns
    time.sleep(0.01)
    again = CliRunner().invoke(cli, ["grade", "--course", str(course)])
    assert str(page) in again.output.replace("\n", "")
    assert page.stat().st_mtime_ns == written
