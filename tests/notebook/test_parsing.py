"""Threads that parse at the same time, as workers do, disturb each other in no way."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder.notebook.cells import syntax_of

ENGINE = Path(__file__).resolve().parents[2] / "autograder"


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads change as often as can be, and the collector, in which they may, runs as often as can be."""
    interval, thresholds = sys.getswitchinterval(), gc.get_threshold()
    sys.setswitchinterval(1e-6)
    gc.set_threshold(50)
    yield
    sys.setswitchinterval(interval)
    gc.set_threshold(*thresholds)


class Rubbish:
    """A part of a circle, which the collector alone finds, and which takes a moment to end."""

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        sum(range(50))


def test_threads_parse_at_the_same_time(restless: None) -> None:
    text = (ENGINE / "judge" / "given.py").read_text(encoding="utf-8")

    def parse(_: int) -> bool:
        Rubbish()
        return isinstance(syntax_of(text), ast.Module)

    with ThreadPoolExecutor(4) as threads:
        assert all(threads.map(parse, range(300)))


def test_nothing_else_of_the_command_builds_a_tree() -> None:
    shell = ENGINE / "student" / "shell.py"  # in a process of its own
    found = [path for path in ENGINE.rglob("*.py") if "ast.parse(" in path.read_text(encoding="utf-8")]
    assert sorted(found) == sorted([ENGINE / "notebook" / "cells.py", shell])
