"""The quiz answers every choice with a reason."""

from __future__ import annotations

import pytest
from dropout_lab.checks import misconceptions, seal
from dropout_lab.content import quiz


def test_every_choice_of_the_quiz_is_answered_with_why(capsys: pytest.CaptureFixture[str]) -> None:
    for number, (sealed, claims) in quiz.COURSE.items():
        right = [letter for letter in claims if seal(number, letter) == sealed]
        assert len(right) == 1 and claims[right[0]] in misconceptions.RIGHT
        for letter, claim in claims.items():
            quiz.answer({number: letter}, {number: quiz.COURSE[number]})
            why = misconceptions.RIGHT[claim] if letter in right else misconceptions.sentence(claim)
            assert why in " ".join(capsys.readouterr().out.split())
    quiz.answer({}, quiz.COURSE)
    assert capsys.readouterr().out.count("not answered yet") == 6
