"""The block around an exercise: silent when all is well, one sentence when not."""

from __future__ import annotations

import sys
import warnings
from typing import Any

import numpy as np
import pytest
from dropout_lab.checks import NotAttempted, Wrong, ask, exercise, expect
from dropout_lab.checks.outcomes import as_wrong
from dropout_lab.page import progress


def test_an_exercise_that_passes_says_so_and_stays_silent_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    with exercise("dropout_mask"):
        print("noise", file=sys.stderr)
        warnings.warn("noise", stacklevel=1)
        np.array([1.0]) / np.array([0.0])
    out, err = capsys.readouterr()
    assert out == "✓ dropout_mask: these checks pass.\n" and err == ""


def test_a_stub_is_not_attempted() -> None:
    def stub() -> None:
        raise NotImplementedError

    with pytest.raises(NotAttempted, match="not attempted yet"), exercise("stub"):
        stub()
    with pytest.raises(NotAttempted), exercise("stub"):
        ask(stub)
    with pytest.raises(NotAttempted), exercise("answers"):
        expect(None, "answers")
    with pytest.raises(NotAttempted), exercise("stub"):
        ask(None)  # type: ignore[arg-type]


def test_an_error_of_the_student_becomes_one_sentence_without_a_traceback() -> None:
    with pytest.raises(Wrong, match=r"raised IndexError: list index out of range") as caught, exercise("f"):
        [][0]
    assert caught.value.__cause__ is None and caught.value._render_traceback_() == [f"✗ {caught.value}"]


@pytest.mark.parametrize(("line", "misconception"), [("n = shape[1]", "shape-of-any-length"), ("n = x.shape[1]", None)])
def test_a_place_that_a_shape_has_not_is_explained_where_a_shape_was_given(line: str, misconception: str) -> None:
    error = IndexError("tuple index out of range")
    error.student_line = line  # type: ignore[attr-defined]
    assert as_wrong("f((5,))", error).misconception == misconception


def test_a_long_message_is_broken_between_words() -> None:
    told = Wrong("f([1, 2]) gave 3, not 4: " + "words are not cut in the middle; " * 5)._render_traceback_()
    assert len(told) == 2 and all(len(line) <= 100 and not line.startswith(" ") for line in told)
    assert " ".join(told).count("words are not cut in the middle;") == 5


def test_a_name_that_is_missing_from_the_test_is_said_to_be_missing() -> None:
    with pytest.raises(Wrong, match="vanilla_train is not defined: run its cell first"), exercise("vanilla_dropout"):
        vanilla_train  # type: ignore[name-defined]  # noqa: F821


def test_a_name_that_is_missing_inside_the_students_function_is_an_error_of_the_function() -> None:
    def function() -> Any:
        return helper  # type: ignore[name-defined]  # noqa: F821

    with pytest.raises(Wrong, match="raised NameError"), exercise("function"):
        function()


def test_a_wrong_answer_that_may_call_an_earlier_one_says_where_to_look_first(monkeypatch: pytest.MonkeyPatch) -> None:
    tests = {"test_mean": progress.Test("01_sums", 2.0, 3, ("mean",))}
    monkeypatch.setattr(progress, "_tests", lambda: tests)
    for mark, first in (("\u2717", True), ("\u2713", False)):
        monkeypatch.setattr(progress, "_marks", {"test_mean": mark})
        with pytest.raises(Wrong) as caught, exercise("spread", after="mean"):
            expect(1, "spread").equals(2)
        for text in (str(caught.value), caught.value.hidden):
            assert ("If it uses your answer to mean, look there first" in text) == first
        with pytest.raises(NotAttempted) as untouched, exercise("spread", after="mean"):
            expect(None, "spread")
        assert "look there first" not in str(untouched.value)


def test_an_earlier_answer_to_look_at_is_named_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_tests", lambda: {"test_mean": progress.Test("01_sums", 2.0, 3, ("mean",))})
    monkeypatch.setattr(progress, "_marks", {"test_mean": "\u2717"})

    def spread_by_the_mean() -> None:
        assert exercise.running is not None
        exercise.running.reads = frozenset({"mean", "other"})
        expect(1, "spread").equals(2)

    with pytest.raises(Wrong) as caught, exercise("spread", after="mean"):
        spread_by_the_mean()
    assert f"{caught.value}{caught.value.more}".count("mean") == 1


def test_a_call_of_exit_does_not_end_the_notebook() -> None:
    with pytest.raises(Wrong, match="would end the whole notebook"), exercise("f"):
        sys.exit()


def test_an_interrupt_is_no_wrong_answer() -> None:
    with pytest.raises(KeyboardInterrupt), exercise("f"):
        raise KeyboardInterrupt
