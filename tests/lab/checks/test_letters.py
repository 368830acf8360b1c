"""A letter counts as what it looks like, whichever keyboard it was typed on."""

from __future__ import annotations

import pytest
from dropout_lab.checks import expect
from dropout_lab.checks.outcomes import Wrong

RIGHT = {1: "a", 2: "b", 3: "c"}


@pytest.mark.parametrize(
    "answers",
    [
        {1: "a", 2: "b", 3: "c"},
        {"1": " A", "2": "(b)", "3": "c."},
        {1: "\u0430", 2: "b", 3: "\u0441"},  # Cyrillic a and es
        {1: "\uff41", 2: "\uff42", 3: "\uff43"},  # full width
        {"\uff11": "\u0391", "2": "\u0392", "3": "c"},  # Greek capitals
    ],
)
def test_letters_that_look_right_are_right(answers: dict) -> None:
    expect(answers, "answers").chosen(RIGHT, {})


@pytest.mark.parametrize("letter", ["\u0431", "\u0432", "\u03b2", "\u00e4"])
def test_another_letter_is_said_to_be_one_of_another_alphabet(letter: str) -> None:
    with pytest.raises(Wrong, match="letter of another alphabet; switch your keyboard"):
        expect({1: "a", 2: letter, 3: "c"}, "answers").chosen(RIGHT, {1: {"b": "x"}, 2: {"a": "x"}, 3: {"a": "x"}})
