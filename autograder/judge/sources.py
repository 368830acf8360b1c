"""``inspect.getsource`` for what stands for an answer: the text of the cell that the student handed in."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Sequence
from typing import Any

from autograder.notebook.cells import syntax_of

from .proxies import name_of_proxy


def give_sources(cells: Sequence[str]) -> Callable[[], None]:
    """Let ``inspect.getsource`` and ``getsourcelines`` find the student's text, and not that of a proxy.

    Args:
        cells: texts of the cells that have run, the last one last; read when a test asks.

    Returns:
        A function that makes ``inspect`` what it was.
    """
    module: Any = inspect
    before: Any = inspect.getsource, inspect.getsourcelines

    def getsource(thing: Any) -> str:
        name = name_of_proxy(thing)
        return str(before[0](thing)) if name is None else _definition(cells, name)[0]

    def getsourcelines(thing: Any) -> tuple[list[str], int]:
        name = name_of_proxy(thing)
        text, line = ("", 0) if name is None else _definition(cells, name)
        return before[1](thing) if name is None else (text.splitlines(keepends=True), line)

    def undo() -> None:
        module.getsource, module.getsourcelines = before

    module.getsource, module.getsourcelines = getsource, getsourcelines
    return undo


def _definition(cells: Sequence[str], name: str) -> tuple[str, int]:
    """Return the last definition of a function or class, and its line.

    Raises:
        OSError: if there is none, as ``inspect`` does.
    """
    for source in reversed(cells):
        try:
            body = syntax_of(source).body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            continue
        for node in reversed(body):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node.name == name:
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                lines = source.splitlines(keepends=True)[first - 1 : node.end_lineno]
                return "".join(lines).rstrip("\n") + "\n", first
    raise OSError("could not get source code")
