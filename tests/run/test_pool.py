"""How many workers there are: as many as have a processor, and memory for what a submission may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.run import pool
from autograder.run.pool import memory_bytes, most_workers


@pytest.fixture
def group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that says what the control group may use."""
    monkeypatch.setattr(pool, "_GROUP_LIMITS", (tmp_path / "none", tmp_path / "memory.max"))
    return tmp_path / "memory.max"


def test_the_memory_is_that_of_the_machine_or_of_the_container(group: Path) -> None:
    whole = memory_bytes()
    group.write_text("max\n")
    assert memory_bytes() == whole > 1 << 20
    group.write_text("1048576\n")
    assert memory_bytes() == 1 << 20
    group.write_text("9223372036854771712\n")  # no limit, as version 1 says it
    assert memory_bytes() == whole


@pytest.mark.parametrize(("available", "workers"), [(100, 1), (1000, 1), (2999, 2), (9000, 4)])
def test_each_worker_has_memory_for_a_submission(
    available: int, workers: int, group: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "processors", lambda: 4)
    group.write_text(str(available))
    assert most_workers(1000) == workers
