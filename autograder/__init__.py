"""The grading engine: the answer comes from the student's process, the judgement never does."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .config.errors import AutograderError, ClusterError, SandboxError, StorageError, UsageError
    from .config.limits import Limits
    from .notebook.results import CellResult, NotebookResult
    from .records.collect import Collected, collect
    from .records.export import Exported, export
    from .records.roster import Student
    from .records.standing import Standing, Total
    from .run.grading import Graded, grade

__all__ = [
    "AutograderError",
    "CellResult",
    "ClusterError",
    "Collected",
    "Exported",
    "Graded",
    "Limits",
    "NotebookResult",
    "SandboxError",
    "Standing",
    "StorageError",
    "Student",
    "Total",
    "UsageError",
    "collect",
    "export",
    "grade",
]

_HOMES = {
    "AutograderError": "config.errors",
    "ClusterError": "config.errors",
    "SandboxError": "config.errors",
    "StorageError": "config.errors",
    "CellResult": "notebook.results",
    "Graded": "run.grading",
    "Limits": "config.limits",
    "NotebookResult": "notebook.results",
    "UsageError": "config.errors",
    "Collected": "records.collect",
    "collect": "records.collect",
    "Exported": "records.export",
    "Standing": "records.standing",
    "Student": "records.roster",
    "Total": "records.standing",
    "export": "records.export",
    "grade": "run.grading",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for: the processes of a submission need none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'autograder' has no attribute {name!r}")
    import_module(".config", __name__).start_quickly()
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
