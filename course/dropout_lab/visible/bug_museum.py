"""Visible halves of the tests of notebook 8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dropout_lab.checks import expect, knows_mistakes_alone, leaves_open, visible_half
from dropout_lab.checks.implementations import ImplementationSuite
from dropout_lab.content import exhibits

Function = Callable[..., Any]


@visible_half
def test_exhibits_lines(answers: Any) -> None:
    knows_mistakes_alone()
    exhibits.expect_lines(expect(answers, "answers"), dict.fromkeys(exhibits.EXHIBITS))


@visible_half
def test_exhibits_repairs(answers: Any) -> None:
    knows_mistakes_alone()
    useless = {1: "ab", 2: "bc", 3: "bc", 4: "ad", 5: "bd", 6: "ac", 7: "cd", 8: "bd"}
    exhibits.refuse_repairs(expect(answers, "answers"), useless)


@visible_half
def test_accuracy_table(visible_bugs: Any) -> set[int]:
    """Return the exhibits that were named."""
    knows_mistakes_alone()
    return exhibits.read_visible(visible_bugs)


@visible_half
def test_check_dropout_fair(check_dropout: Function, public: ImplementationSuite) -> None:
    public.expect_fair(check_dropout)
    public.expect_caught(check_dropout, 1)


@visible_half
def test_check_dropout_15(check_dropout: Function, public: ImplementationSuite) -> None:
    public.expect_caught(check_dropout, 1)


@visible_half
def test_check_dropout_20(check_dropout: Function, public: ImplementationSuite) -> None:
    public.expect_caught(check_dropout, 1)


@visible_half
def test_check_dropout_24(check_dropout: Function, public: ImplementationSuite) -> None:
    leaves_open("It then meets layers that are not in this zoo")
    public.expect_caught(check_dropout, 1)
    public.expect_exceptions_accused(check_dropout)
