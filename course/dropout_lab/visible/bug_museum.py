"""Visible halves of the tests of notebook 8."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dropout_lab.checks import expect, leaves_for_grading, leaves_open, visible_half
from dropout_lab.checks.implementations import ImplementationSuite
from dropout_lab.content import exhibits

Function = Callable[..., Any]


@visible_half
def test_exhibits_lines(answers: Any) -> None:
    leaves_open("Whether each is the wrong one is looked at", shown="twelve lines that do something")
    exhibits.expect_lines(expect(answers, "answers"), dict.fromkeys(exhibits.EXHIBITS))


@visible_half
def test_exhibits_repairs(answers: Any) -> None:
    leaves_open("The others, and all of exhibits 9 to 12, are looked at", shown="no repair that this check refuses")
    useless = {1: "ab", 2: "bc", 3: "bc", 4: "ad", 5: "bd", 6: "ac", 7: "cd", 8: "bd"}
    exhibits.refuse_repairs(expect(answers, "answers"), useless)


@visible_half
def test_accuracy_table(visible_bugs: Any) -> set[int]:
    """Return the exhibits that were named."""
    leaves_open("Whether these are the visible ones, and all of them, is looked at", shown="numbers of exhibits")
    return exhibits.read_visible(visible_bugs)


#: How many wrong layers the hidden zoo has. It has a kin of each of those that students see: who misses so many of
#: these misses as many there.
HIDDEN = 25


def look_at_the_zoo(check_dropout: Function, public: ImplementationSuite, asked: int) -> None:
    """Ask for what is needed to catch ``asked`` hidden layers, and say how many are caught of those that are shown."""
    shown = len(public.wrong)
    caught = public.caught(check_dropout)
    why = f"whoever catches {asked} of the {HIDDEN} hidden ones catches at least {{}} of these"
    public.expect_caught(check_dropout, max(1, asked + shown - HIDDEN), why)
    found = f"it catches {caught} of the {shown} wrong layers that you can see"
    right = "hidden right layers are tried too, and a test that accuses one of them loses all four points"
    wanted = f"{asked} of {HIDDEN} hidden wrong ones{' (of more kinds than are shown)' if asked == HIDDEN - 1 else ''}"
    if caught * HIDDEN < asked * shown:
        leaves_open(f"{right.capitalize()}; this cell asks for {wanted}", shown=found)
    leaves_for_grading(f"{right}; {wanted} have to be caught; {found}")


@visible_half
def test_check_dropout_fair(check_dropout: Function, public: ImplementationSuite) -> None:
    public.expect_fair(check_dropout)
    look_at_the_zoo(check_dropout, public, 5)


@visible_half
def test_check_dropout_15(check_dropout: Function, public: ImplementationSuite) -> None:
    look_at_the_zoo(check_dropout, public, 15)


@visible_half
def test_check_dropout_20(check_dropout: Function, public: ImplementationSuite) -> None:
    look_at_the_zoo(check_dropout, public, 20)


@visible_half
def test_check_dropout_24(check_dropout: Function, public: ImplementationSuite) -> None:
    look_at_the_zoo(check_dropout, public, 24)
    public.expect_exceptions_accused(check_dropout)
