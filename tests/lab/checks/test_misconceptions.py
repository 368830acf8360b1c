"""The names of misconceptions and their sentences."""

from __future__ import annotations

import re

import pytest
from dropout_lab.checks import misconceptions


def test_every_misconception_has_a_slug_and_a_sentence_that_continues_another() -> None:
    for slug, sentence in (misconceptions.SENTENCES | misconceptions.RIGHT).items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug), slug
        assert sentence.endswith((".", "?")), slug
        assert not re.match(r"[A-Z][a-z]+ ", sentence), f"{slug}: a sentence continues what was seen"


def test_no_claim_is_both_right_and_wrong() -> None:
    assert not misconceptions.SENTENCES.keys() & misconceptions.RIGHT.keys()


def test_a_misconception_without_a_sentence_is_an_error_of_the_test_not_of_the_student() -> None:
    with pytest.raises(KeyError, match=r"misconceptions\.py"):
        misconceptions.sentence("no-such-thing")
