"""Regions: one parser, and it hides in doubt."""

from __future__ import annotations

import pytest

from autograder.notebook.regions import lines, resembled_marker, without, without_hidden_tests


@pytest.mark.parametrize(
    ("source", "visible"),
    [
        ("a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc", "a\nc"),
        ("a\n    ### BEGIN HIDDEN TESTS\nb", "a"),
        ("### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS", ""),
        ("a\n#BEGIN MARK SCHEME\nb", "a"),
        ("a\n### BEGIN  HIDDEN   TESTS\nb\n### END HIDDEN TESTS\nc", "a\nc"),
        ("a\n### BEGIN HIDDEN TESTS\nb\n### END SOLUTION\nc\n### END HIDDEN TESTS\nd", "a\nd"),
        ("a\n### BEGIN HIDDEN TESTS\nb\n### BEGIN MARK SCHEME\nc\n### END HIDDEN TESTS\nd", "a\nd"),
        ("a\n### END HIDDEN TESTS\nb", "a\n### END HIDDEN TESTS\nb"),
        ("a\n\n\n", "a"),
    ],
)
def test_hidden_tests_are_cut_even_where_the_end_is_missing(source: str, visible: str) -> None:
    assert without_hidden_tests(source) == visible


def test_only_the_kinds_that_are_named_are_cut() -> None:
    source = "a\n### BEGIN SOLUTION\nb\n### END SOLUTION\n### BEGIN HIDDEN TESTS\nc\n### END HIDDEN TESTS\nd"
    assert without(source, "SOLUTION") == "a\n### BEGIN HIDDEN TESTS\nc\n### END HIDDEN TESTS\nd"
    assert without(source, "SOLUTION", "HIDDEN TESTS") == "a\nd"
    assert without(source) == source


def test_each_line_knows_its_region_and_whether_it_is_a_marker() -> None:
    found = list(lines("a\n### BEGIN SOLUTION\nb\n### END SOLUTION\nc"))
    assert [(line.number, line.region, line.is_marker) for line in found] == [
        (1, None, False),
        (2, "SOLUTION", True),
        (3, "SOLUTION", False),
        (4, "SOLUTION", True),
        (5, None, False),
    ]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("### BEGIN SOLUTION", "BEGIN SOLUTION"),
        ("# begin solutoin", "BEGIN SOLUTION"),
        ("#### END HIDDEN TEST", "END HIDDEN TESTS"),
        ("x = 1  # begin here", ""),
        ("solution = 1", ""),
    ],
)
def test_a_misspelt_marker_is_recognised(line: str, marker: str) -> None:
    assert resembled_marker(line) == marker
