"""Fixtures that tests of several packages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import toy


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course of one small notebook."""
    return toy.make_course(tmp_path)
