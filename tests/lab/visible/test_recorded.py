"""Recorded cases: a cause is named only if its values agree in all of them, and nothing right is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import Answer, NotAttempted, Wrong
from dropout_lab.visible import recorded
from dropout_lab.visible.recorded import Record, agrees, call

CASES = call([1.0, 3.0]), call([1.0, 2.0, 6.0])


@pytest.fixture(autouse=True)
def records(monkeypatch: pytest.MonkeyPatch) -> None:
    mean = Record([2.0, 3.0], [("keeps-with-p", [4.0, 9.0]), ("ignores-p", [4.0, 8.0]), ("not-finite", [None, 2.0])])
    both = Record([[2.0, 1.0], [3.0, 2.0]], [("keeps-with-p", [[4.0, 1.0], [9.0, 2.0]]), ("ignores-p", [2.0, [3.0]])])
    known = {"test_mean": mean, "test_both": both, "test_array": Record([[1 / 3, 2 / 3]], [])}
    known["test_draw"] = Record([np.random.default_rng(1).random()], [])
    monkeypatch.setattr(recorded, "_records", lambda: known)


def refused(answer: Callable[..., Any], test: str = "test_mean", **options: Any) -> Wrong:
    with pytest.raises(Wrong) as told:
        agrees(test, answer, *CASES, **options)
    return told.value


@pytest.mark.parametrize("kind", [float, np.float32, lambda v: np.array([v]), lambda v: np.array(v)])
def test_a_right_value_passes_whatever_holds_it(kind: Callable[[float], Any]) -> None:
    agrees("test_mean", lambda values: kind(sum(values) / len(values)), *CASES)


def test_a_mistake_is_named_that_agrees_in_every_case() -> None:
    assert refused(sum).misconception == "keeps-with-p"


def test_a_mistake_that_agrees_in_one_case_alone_is_not_named() -> None:
    told = refused(lambda values: 4.0 if len(values) == 2 else 7.0)
    assert told.misconception is None and "gave 4, not 2" in str(told)


def test_what_is_right_in_the_first_case_is_refused_in_the_second() -> None:
    assert "[1, 2, 6]" in str(refused(lambda values: 2.0))


def test_an_error_in_a_later_case_is_told_only_if_what_came_before_is_right() -> None:
    def breaks(first: float) -> Callable[[list[float]], float]:
        return lambda values: first if len(values) == 2 else values[9]

    assert "IndexError" in str(refused(breaks(2.0)))
    assert "gave 4, not 2" in str(refused(breaks(4.0)))


def test_a_stub_is_not_attempted() -> None:
    def stub(values: list[float]) -> float:
        raise NotImplementedError

    with pytest.raises(NotAttempted):
        agrees("test_mean", stub, *CASES)


def test_several_values_are_compared_one_by_one() -> None:
    parts = {"parts": ("mean", "least")}
    agrees("test_both", lambda v: (np.mean(v), len(v) - 1), *CASES, **parts)
    agrees("test_both", lambda v: np.array([np.mean(v), len(v) - 1]), *CASES, **parts)
    assert refused(lambda v: (sum(v), len(v) - 1), "test_both", **parts).misconception == "keeps-with-p"
    assert "least" in str(refused(lambda v: (np.mean(v), 7), "test_both", **parts))
    assert refused(lambda v: np.mean(v), "test_both", **parts).misconception == "not-two-values"


def test_a_mistake_in_one_part_is_named_whatever_the_other_part_is() -> None:
    parts = {"parts": ("mean", "least")}
    assert refused(lambda v: (sum(v), 7), "test_both", **parts).misconception == "keeps-with-p"


def test_a_number_that_is_near_by_chance_is_not_called_sampled() -> None:
    assert refused(lambda values: 1.005 * np.mean(values)).misconception == "estimates-by-sampling"
    assert refused(lambda values: 2.01 if len(values) == 2 else 7.0).misconception is None
    assert refused(lambda values: np.nan if len(values) == 2 else 7.0).misconception == "not-finite"


def test_an_answer_is_looked_at_with_its_arguments_before_it_is_compared() -> None:
    seen: list[Any] = []

    def look(answer: Answer, values: list[float]) -> Answer:
        seen.append((answer.value, values))
        return answer

    agrees("test_mean", np.mean, *CASES, read=look)
    assert seen == [(2.0, [1.0, 3.0]), (3.0, [1.0, 2.0, 6.0])]


def test_each_case_is_asked_on_copies() -> None:
    case = call(np.random.default_rng(1))
    agrees("test_draw", lambda rng: rng.random(), case)
    agrees("test_draw", lambda rng: rng.random(), case)


def test_what_no_record_can_hold_is_asked_after_what_was_recorded() -> None:
    near = {"keeps-with-p": lambda got, right: False, "estimates-by-sampling": lambda got, right: got != right}
    assert refused(sum, mistakes=near).misconception == "keeps-with-p"
    assert refused(lambda values: 2.1, mistakes=near).misconception == "estimates-by-sampling"


def test_an_array_may_be_cut_short() -> None:
    with pytest.raises(Wrong) as told:
        agrees("test_array", lambda: [0.33, 0.67], call())
    assert told.value.misconception == "rounds-the-result"


def test_a_mistake_that_led_to_another_number_of_values_is_passed_over() -> None:
    assert refused(lambda v: (np.mean(v), 7), "test_both", parts=("mean", "least")).misconception is None


def test_fitting_is_told_without_a_word() -> None:
    assert recorded.fits("test_mean", np.mean, *CASES)
    assert not recorded.fits("test_mean", sum, *CASES)
    assert not recorded.fits("test_mean", lambda values: values[9], *CASES)
    assert not recorded.fits("test_mean", lambda values: None, *CASES)


def test_while_values_are_recorded_nothing_is_checked() -> None:
    seen: list[Any] = []
    with recorded.recording(lambda test, function, calls: seen.append((test, len(calls)))):
        agrees("test_of_a_new_exercise", sum, *CASES)
    assert seen == [("test_of_a_new_exercise", 2)]


def test_what_is_compared_may_be_read_out_of_an_answer() -> None:
    read = {"read": lambda answer, *_: answer.first_of("mean", "rest")}
    agrees("test_mean", lambda v: (np.mean(v), {"rest": v}), *CASES, **read)
    assert refused(lambda v: (sum(v), {"rest": v}), **read).misconception == "keeps-with-p"
    assert refused(np.mean, **read).misconception == "not-two-values"


def test_a_comparison_of_its_own_gets_what_is_right_and_the_mistakes_that_fit() -> None:
    seen: list[Any] = []
    agrees("test_mean", sum, *CASES, compare=lambda answer, right, mistakes: seen.append((right, dict(mistakes))))
    assert seen == [(2.0, {"keeps-with-p": 4.0}), (3.0, {"keeps-with-p": 9.0})]


def test_a_case_of_a_large_array_shows_where_it_first_differs() -> None:
    right = np.arange(400.0).reshape(20, 20)
    wrong_one = right.copy()
    wrong_one[3, 4] = -1.0
    case = recorded._case(Answer(wrong_one, "f(x)"), right)
    assert (case.got, case.right, case.agrees) == ("-1 at [3, 4]", "64 at [3, 4]", False)
    assert recorded._case(Answer(right, "f(x)"), right).agrees
    for odd in (right[:3], [[1.0], [2.0, 3.0]], "text", right + 1e-7):
        assert " at [" not in recorded._case(Answer(odd, "f(x)"), right).got
