"""Verdict of a check: drawn for who reads it, raised for a program, with what was looked at and the points so far."""

from __future__ import annotations

from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from dropout_lab.checks import (
    NotAttempted,
    Wrong,
    ask,
    exercise,
    knows_mistakes_alone,
    leaves_for_grading,
    leaves_open,
    looked,
    visible_half,
)
from dropout_lab.page import card, progress


@visible_half
def test_mean(mean: object) -> None:
    ask(mean, [1, 2]).exactly(1.5)  # type: ignore[arg-type]


test_mean.__test__ = False  # type: ignore[attr-defined]  # else pytest would run it


def stub(values: list[float]) -> float:
    raise NotImplementedError


def total(values: list[float]) -> float:
    return sum(values)


def average(values: list[float]) -> float:
    return sum(values) / len(values)


def run(mean: object, hidden: int = 0) -> None:
    with exercise("mean"):
        test_mean(mean)
        for _ in range(hidden):
            looked()


def test_who_works_in_the_notebook_sees_a_card_and_no_error(kernel: SimpleNamespace) -> None:
    for answer in (stub, total, average):
        run(answer)
    texts = [bundle["text/plain"].replace("\n", " ") for bundle in kernel.shown]
    assert texts == [
        "○ stub: not attempted yet. Once it is written, run its cell, then this one.",
        "✗ total([1, 2]) gave 3, not 1.5.",
        "✓ mean: right in the one case looked at here; 2 more when it is graded.",
    ]
    assert ['hint("mean")' in bundle["text/html"].replace("&quot;", '"') for bundle in kernel.shown] == [
        True,
        True,
        False,
    ]


def test_a_program_that_runs_the_notebook_meets_the_error(kernel: SimpleNamespace) -> None:
    kernel.kernel._allow_stdin = False
    with pytest.raises(NotAttempted):
        run(stub)
    with pytest.raises(Wrong):
        run(total)
    run(average)
    assert len(kernel.shown) == 1 and "text/html" in kernel.shown[0]


@pytest.mark.parametrize("shell", [None, SimpleNamespace(), SimpleNamespace(kernel=object())])
def test_nobody_is_thought_to_read_where_that_is_not_known(shell: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    assert not card.is_read()
    with pytest.raises(Wrong):
        run(total)


def test_all_cases_are_claimed_only_where_all_were_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    run(average, hidden=1)
    run(average, hidden=2)
    with exercise("mean"):
        test_mean(average)
        knows_mistakes_alone()
    told = capsys.readouterr().out.replace("\n", " ")
    assert "✓ mean: right in the 2 cases looked at here; 1 more when it is graded." in told
    assert "✓ mean: right in all 3 cases." in told
    assert "◐ mean: answered, and none of the few mistakes that this check knows. Whether it is right is" in told


def test_no_tick_stands_where_the_hidden_cases_ask_something_else(capsys: pytest.CaptureFixture[str]) -> None:
    with exercise("mean"):
        leaves_open("Empty lists are looked at, too")
        test_mean(average)
    told = capsys.readouterr().out.replace("\n", " ")
    assert told.startswith("◐ mean: right in what is asked here. Empty lists are looked at, too, when it is graded.")


def test_a_tick_says_which_kinds_of_case_are_left_and_that_another_check_fails(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with exercise("mean"):
        leaves_for_grading("empty lists, and words")
        test_mean(average)
    progress._tests()["test_total"] = progress.Test("01_sums", 1.0, 1, ("mean",))
    progress.keep("test_total", "\u2717", "")
    run(average)
    told = capsys.readouterr().out.replace("\n", " ")
    assert "✓ mean: right in the one case looked at here; 2 more when it is graded: empty lists, and words. ✓" in told
    assert told.strip().endswith("when it is graded. Another check of this exercise does not pass yet.")
    with exercise("mean"):
        leaves_for_grading("words", holds="equal")
        test_mean(average)
    assert "equal in the one case looked at here" in capsys.readouterr().out.replace("\n", " ")


def test_a_verdict_is_forgotten_once_its_answer_or_one_that_it_uses_is_replaced(kernel: SimpleNamespace) -> None:
    progress._tests()["test_total"] = progress.Test("01_sums", 1.0, 1, ("mean",))

    def told_of_mean() -> str:
        run(average)
        return str(kernel.shown[-1]["text/plain"]).replace("\n", " ")

    kernel.user_ns |= {"mean": stub, "spread": spread, "unused": 1}
    progress.keep("test_total", "\u2717", "", reads=["spread", "unused"])
    assert "Another check" in told_of_mean()
    assert progress.unfinished(frozenset({"mean"})) == ("mean", "\u2717")
    kernel.user_ns["unused"] = 2  # no answer
    assert "Another check" in told_of_mean()
    kernel.user_ns["spread"] = total
    assert "Another check" not in told_of_mean()
    progress.keep("test_total", "\u2717", "", reads=["spread"])
    assert "Another check" in told_of_mean()
    kernel.user_ns["mean"] = average
    assert "Another check" not in told_of_mean()
    assert progress.unfinished(frozenset({"mean"})) is None


def test_points_are_counted_by_what_each_test_gave_last(kernel: SimpleNamespace) -> None:
    assert str(progress.coins("test_mean")) == "checks pass for 0 of 3 points"
    run(average)
    assert progress.coins("test_spread") == progress.Coins("✓✓○")
    assert str(progress.coins("test_spread")) == "checks pass for 2 of 3 points"
    run(total)
    progress.keep("test_spread", "◐", "")
    assert str(progress.coins("test_mean")) == "checks pass for 0 of 3 points, 1 answered"
    assert progress.coins("test_of_another_course") is None


@visible_half
def test_spread(spread: object) -> None:
    ask(spread, [1, 3]).exactly(1)  # type: ignore[arg-type]


test_spread.__test__ = False  # type: ignore[attr-defined]


def mean(values: list[float]) -> float:
    return sum(values)


def spread(values: list[float]) -> float:
    return max(abs(v - mean(values)) for v in values)


def test_an_answer_that_uses_a_wrong_one_is_told_to_look_there_first(
    kernel: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(answer: object) -> str:
        with exercise("spread"):
            test_spread(answer)
        return str(kernel.shown[-1]["text/plain"]).replace("\n", " ")

    class Kept:
        def spread(self, values: list[float]) -> float:
            return spread(values) or mean(values)

    later = " Look at mean first: your code uses it, and its own check does not pass yet."
    assert told(spread) == "✗ spread([1, 3]) gave 3, not 1."  # mean may be right, as far as anybody knows
    run(mean)
    assert told(spread) == f"✗ spread([1, 3]) gave 3, not 1.{later}" and told(Kept().spread).endswith(later)
    assert told(total) == "✗ total([1, 3]) gave 4, not 1."
    run(average)
    assert told(spread) == "✗ spread([1, 3]) gave 3, not 1."
    monkeypatch.setitem(globals(), "mean", stub)
    monkeypatch.setattr(stub, "__code__", stub.__code__.replace(co_qualname="mean"))
    assert told(spread).startswith("○ spread calls mean, which is not attempted yet.")


def test_a_line_of_the_stub_that_was_left_below_an_answer_is_named(kernel: SimpleNamespace) -> None:
    def mean(values: list[float]) -> float:
        sum(values)
        raise NotImplementedError

    mean.__code__ = mean.__code__.replace(co_qualname="mean")
    run(mean)
    words = "○ mean has code, but still the line `raise NotImplementedError` below it: delete that line."
    assert kernel.shown[-1]["text/plain"] == words


def test_an_interrupt_is_no_verdict(kernel: SimpleNamespace) -> None:
    with pytest.raises(KeyboardInterrupt), exercise("mean"):
        raise KeyboardInterrupt
    assert kernel.shown == []


class Reader(HTMLParser):
    """What a screen reader says, and whether every tag is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.said += [value for name, value in attrs if name == "aria-label" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("mark", "○✗◐✓")
def test_a_card_is_whole_says_its_mark_and_holds_no_markup_of_an_answer(mark: str) -> None:
    reader = Reader()
    text = card.html(mark, "f gave <script>alert(1)</script>", progress.Coins("✓✗○◐"), "f")
    reader.feed(text)
    assert reader.open == [] and "<script" not in text
    assert reader.said == [f"{card._KINDS[mark][0]}:", "checks pass for 1 of 4 points, 1 answered"]
