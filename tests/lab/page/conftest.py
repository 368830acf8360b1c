"""A course of two tests, and a shell that keeps what is shown."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import IPython
import pytest
from dropout_lab.page import progress


@pytest.fixture(autouse=True)
def course(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tests of one notebook, worth 2 points and 1, of which none has run."""
    tests = {
        "test_mean": progress.Test("01_sums", 2.0, 3, ("mean",)),
        "test_spread": progress.Test("01_sums", 1.0, 1, ("spread",)),
    }
    monkeypatch.setattr(progress, "_tests", lambda: tests)
    for kept in (progress._marks, progress._said, progress._cases, progress._looked_at):
        kept.clear()


class Shown(list[dict[str, Any]]):
    """What was displayed, as bundles of media types."""


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A shell with a kernel whose front end can ask for input; ``kernel.shown`` holds what it displays."""
    shell = SimpleNamespace(kernel=SimpleNamespace(_allow_stdin=True), shown=Shown(), user_ns={})
    monkeypatch.setattr(IPython, "get_ipython", lambda: shell)
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw: shell.shown.append(bundle))
    return shell
