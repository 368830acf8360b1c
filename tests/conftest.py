"""Fixtures that tests of several packages share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import toy


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of the long tests, so that none waits for another at the end.

    pytest-xdist hands out the tests in as many parts as there are workers, in order.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", 1))
    long = [item for item in items if item.get_closest_marker("long")]
    short = [item for item in items if not item.get_closest_marker("long")]
    size = -(-len(items) // workers)
    parts = [long[number::workers] for number in range(workers)]
    for part in parts:
        part += [short.pop(0) for _ in range(min(len(short), max(0, size - len(part))))]
    items[:] = [item for part in parts for item in part] + short


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Return the folder of a course of one small notebook."""
    return toy.make_course(tmp_path)


@pytest.fixture(autouse=True)
def _same_key_in_every_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a new classroom's secret the same at each run of the tests: what they find can be repeated."""
    monkeypatch.setattr("autograder.config.draws.new_key", lambda: "0123456789abcdef" * 4)


@pytest.fixture(autouse=True)
def _no_audit_hook_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a judge that runs in the tests' own process set no audit hook: none can be taken back, and others unpickle.

    That a judge sets it is tested in a process of its own.
    """
    monkeypatch.setattr("autograder.judge.written_files.WrittenFiles._guard", lambda self: None)
