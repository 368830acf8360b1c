"""The line that says how far an experiment is: for a reader, if it takes long, and never for a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import IPython
import pytest
from dropout_lab.page import track, tracking


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(tracking, "time", clock)
    return clock


@pytest.fixture
def lines(kernel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str, bool]]]:
    """What was displayed: text, name, and whether it took the place of an earlier one."""
    told: list[tuple[str, str, bool]] = []

    def display(bundle: dict[str, str], raw: bool, display_id: str, update: bool) -> None:
        percent = re.search(r'<progress max="100" value="(\d+)"', bundle["text/html"])
        assert raw and percent and bundle["text/plain"] in bundle["text/html"]
        told.append((bundle["text/plain"], display_id, update))

    kernel.execution_count = 7
    monkeypatch.setattr(IPython.display, "display", display)
    yield told
    tracking._running.clear()


def work(clock: Clock, steps: int, seconds: float) -> None:
    for _ in track(range(steps)):
        clock.now += seconds


def test_a_long_experiment_has_one_line_that_changes_and_ends(clock: Clock, lines: list[Any]) -> None:
    work(clock, 4, 3.0)
    assert [text for text, _, _ in lines] == [
        "25% done, about 9 s left.",
        "50% done, about 6 s left.",
        "75% done, about 3 s left.",
        "100% done, about 0 s left.",
        "Done in 12 s.",
    ]
    assert len({name for _, name, _ in lines}) == 1
    assert [update for _, _, update in lines] == [False, True, True, True, True]


def test_what_is_done_within_seconds_has_none(clock: Clock, lines: list[Any]) -> None:
    work(clock, 10, 0.4)
    assert lines == []


def test_a_line_does_not_change_faster_than_it_can_be_read(clock: Clock, lines: list[Any]) -> None:
    work(clock, 1000, 0.1)
    assert 150 < len(lines) < 210


def test_loops_inside_loops_share_one_line(clock: Clock, lines: list[Any]) -> None:
    for _ in track(["plain", "dropout"]):
        work(clock, 4, 2.0)
    assert [text for text, _, _ in lines][::4] == [
        "12% done, about 14 s left.",
        "62% done, about 6 s left.",
        "Done in 16 s.",
    ]
    assert len({name for _, name, _ in lines}) == 1


def test_two_loops_one_inside_the_same_step_never_go_back(clock: Clock, lines: list[Any]) -> None:
    for _ in track(range(2)):
        work(clock, 2, 2.0)
        work(clock, 2, 2.0)
    shares = [int(text.split("%")[0]) for text, _, _ in lines if "%" in text]
    assert shares == sorted(shares)


def test_a_program_that_runs_the_notebook_shows_none(clock: Clock, lines: list[Any], kernel: SimpleNamespace) -> None:
    kernel.kernel._allow_stdin = False
    work(clock, 4, 3.0)
    assert lines == []


def test_an_experiment_that_was_stopped_is_not_said_to_be_done_and_the_next_begins_anew(
    clock: Clock, lines: list[Any], kernel: SimpleNamespace
) -> None:
    kept = []  # as the traceback of an interrupt keeps the loops of its cell

    def stopped() -> None:
        outer = track(range(2))
        kept.append(outer)
        for _ in outer:
            inner = track(range(4))
            kept.append(inner)
            for number in inner:
                clock.now += 3
                if number == 2:
                    raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert "Done" not in "".join(text for text, _, _ in lines)
    lines.clear()
    kernel.execution_count += 1
    work(clock, 2, 6.0)
    assert [text for text, _, _ in lines] == [
        "50% done, about 6 s left.",
        "100% done, about 0 s left.",
        "Done in 12 s.",
    ]
    for loop in kept:
        loop.close()
    assert [text for text, _, _ in lines[3:]] == ["Ended before all was done."]


def test_it_gives_what_it_is_given(lines: list[Any]) -> None:
    assert list(track({"a": 1, "b": 2}.items())) == [("a", 1), ("b", 2)]
    assert list(track(())) == []
    assert [x for x in track("abc") if x != "b"] == ["a", "c"]


def test_minutes_are_told_as_minutes() -> None:
    assert tracking.words(0.25, 60) == "25% done, about 3 min left."
    assert tracking.share_of([(1, 2), (1, 4)]) == 0.625
    assert tracking.share_of([]) == 0
