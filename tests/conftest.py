"""Fixtures that tests of several packages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import toy


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course of one small notebook."""
    return toy.make_course(tmp_path)


@pytest.fixture(autouse=True)
def _same_key_in_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a new classroom's secret the same at each run of the tests: what they find can be repeated."""
    monkeypatch.setattr("autograder.config.draws.new_key", lambda: "0123456789abcdef" * 4)
