"""The picture of the kill matrix says what the matrix says."""

from pathlib import Path

from autograder.bank.kill_matrix import CAUGHT as BLUE
from autograder.bank.kill_matrix import LEFT, SURVIVES, draw
from autograder.bank.verify import BankReport

CAUGHT = {"first": {"test_a": True, "test_b": False}, "second": {"test_a": True, "test_b": True}}


def drawn(tmp_path: Path, report: BankReport) -> str:
    draw(report, tmp_path / "new" / "matrix.svg")
    return (tmp_path / "new" / "matrix.svg").read_text()


def test_a_test_that_catches_is_blue_and_one_that_leaves_it_to_another_grey(tmp_path: Path) -> None:
    picture = drawn(tmp_path, BankReport({"01_toy": {"f": CAUGHT}}))
    assert "2 of 2 wrong answers" in picture and "01_toy" in picture and ">a<" in picture and ">b<" in picture
    assert (picture.count(f"fill: {BLUE}"), picture.count(f"fill: {LEFT}")) == (3 + 1, 1)  # and the legend


def test_a_survivor_cannot_be_overlooked(tmp_path: Path) -> None:
    survivor = {**CAUGHT, "third": {"test_a": False, "test_b": False}}
    picture = drawn(tmp_path, BankReport({"01_toy": {"f": CAUGHT}, "02_toy": {"g": survivor}}))
    assert "4 of 5 wrong answers" in picture
    assert picture.count(f"fill: {SURVIVES}") == 2 + 1
    assert picture.count(f"fill: {SURVIVES}") != drawn(tmp_path, BankReport({"01_toy": {"f": CAUGHT}})).count(
        f"fill: {SURVIVES}"
    )


def test_an_empty_bank_is_no_error(tmp_path: Path) -> None:
    assert "0 of 0" in drawn(tmp_path, BankReport())
