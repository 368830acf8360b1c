"""Calls of a student's function: on copies, with errors told in a sentence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from dropout_lab import checks
from dropout_lab.checks import ask, seeded

from tests.lab.checks.told import named, unnamed


def test_ask_hands_out_copies_and_tells_a_function_that_writes_into_them() -> None:
    def in_place(x: np.ndarray) -> np.ndarray:
        x *= 2
        return x

    x = np.array([1.0, 2.0])
    named("changes-its-input", lambda: ask(in_place, x))
    assert x.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("given", [[1, [2, 3]], {"W": np.ones(2)}, (np.ones(2), 3)])
def test_changed_containers_are_noticed_too(given: Any) -> None:
    def spoil(value: Any) -> int:
        inner = value[1] if isinstance(value, list) else value["W"] if isinstance(value, dict) else value[0]
        inner[0] = 7
        return 0

    named("changes-its-input", lambda: ask(spoil, given))


def test_a_generator_may_be_drawn_from() -> None:
    assert ask(lambda rng: rng.random(), seeded(1)).number() < 1


def test_what_was_answered_does_not_change_when_the_student_reuses_a_buffer() -> None:
    buffer = np.zeros(2)

    def reuse(value: float) -> tuple[np.ndarray, None]:
        buffer[:] = value
        return buffer, None

    first = ask(reuse, 1.0)
    ask(reuse, 2.0)
    assert first.first_of("out", "cache").array().tolist() == [1.0, 1.0]


def test_a_division_by_zero_and_an_integer_buffer_are_named() -> None:
    def divides(p: int) -> float:
        return 1 / (1 - p)

    def integer_buffer(x: np.ndarray) -> np.ndarray:
        out = x.copy()
        out *= 0.5
        return out

    assert "raised ZeroDivisionError" in named("divides-by-zero", lambda: ask(divides, 1))
    named("truncates-integers", lambda: ask(integer_buffer, np.array([1, 2])))


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("rng.random(*shape)", (4, 5)),
        ("rng.random(*shape)", (2, 3, 4, 5)),
        ("np.random.rand(shape)", (4, 5)),
        ("rng.rand(*shape)", (4, 5)),
    ],
)
def test_a_shape_in_pieces_is_named(line: str, shape: tuple[int, ...]) -> None:
    def draws(shape: tuple[int, ...], rng: np.random.Generator) -> Any:
        try:
            return eval(line, {"np": np}, {"rng": rng, "shape": shape})
        except (TypeError, AttributeError) as error:
            error.student_line = line  # type: ignore[union-attr]
            raise

    assert f"(at `{line}`)" in named("shape-in-pieces", lambda: ask(draws, shape, seeded(1)))


def test_a_tuple_where_an_integer_belongs_is_no_shape_in_pieces() -> None:
    def counts(shape: tuple[int, ...], rng: np.random.Generator) -> list[float]:
        return [rng.random() for _ in range(shape)]  # type: ignore[arg-type]

    assert "raised TypeError" in unnamed(lambda: ask(counts, (4, 5), seeded(1)))


def test_the_sentence_quotes_the_call_and_cuts_long_arguments_short() -> None:
    def broken(x: Any, p: Any, rng: Any, train: bool = True) -> None:
        raise ValueError("no")

    text = unnamed(lambda: ask(broken, np.zeros((30, 40)), 0.25, seeded(1), train=False))
    assert text == "broken(<30x40 array>, 0.25, rng, train=False) raised ValueError: no"


def test_errors_are_expected_by_kind() -> None:
    def refuses(api: str) -> float:
        raise {"value": ValueError, "key": KeyError}[api]("no")

    checks.expect_raises(ValueError, refuses, "value")
    named("raises-another-error", lambda: checks.expect_raises(ValueError, refuses, "key"))
    named("refuses-nothing", lambda: checks.expect_raises(ValueError, len, "abc"))
