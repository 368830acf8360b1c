"""Probes: tests that are changed a little, to learn on the reference solution what they do."""

from __future__ import annotations

import ast
from dataclasses import replace

from autograder.notebook.assignment import Assignment
from autograder.notebook.cells import syntax_of
from autograder.notebook.inbox import Key, SubmittedWork, Task
from autograder.notebook.submission import answered

#: Stands in the message of a test that ends in a number of numpy's.
SIGN = "ends in a number of numpy's"
_VALUE = "value_of_the_last_line"
_QUESTION = f"""
assert not (hasattr({_VALUE}, "dtype") and {_VALUE}.shape == ()), "{SIGN}"
"""


def work(notebook: Assignment, key: Key) -> SubmittedWork | None:
    """Return a notebook's own solution, to be graded by tests that fail if they end in a number of numpy's.

    Args:
        notebook: with its tests that run beside.
        key: digest of all that a grade depends on.

    Returns:
        None if no test ends in an expression.
    """
    asked = {cell.id: _asking(cell.source) for cell in notebook.tests}
    if not any(asked.values()):
        return None
    probe = replace(notebook, cells=tuple(replace(c, source=asked.get(c.id) or c.source) for c in notebook.cells))
    submission = answered(probe, {})
    return SubmittedWork(key(submission, 0), Task(submission.student, probe, probe.path.parent), submission)


def _asking(source: str) -> str:
    """Return a test that asks what its last line gives; empty text for one that ends in no expression of its own."""
    try:
        body = syntax_of(source).body
    except (SyntaxError, ValueError):  # magics, say: their last line is seldom a number
        return ""
    last = body[-1] if body else None
    if not isinstance(last, ast.Expr) or isinstance(last.value, ast.Constant) or last.col_offset:
        return ""
    before = source.splitlines()[: last.lineno - 1]
    return "\n".join([*before, f"{_VALUE} = {ast.unparse(last.value)}"]) + _QUESTION
