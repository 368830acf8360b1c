"""A cell that needs a function which is still to be written says so in one line, not in a traceback.

A figure stands below the exercise that it draws, so a notebook that is run before it is solved meets many stubs.
"""

from __future__ import annotations

import ast
import linecache
import sys
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any

#: What cells would have defined that stopped at a stub, with the name of the stub: later cells miss it.
_owed: dict[str, str] = {}


def say_so_in_one_line() -> None:
    """Tell IPython, where it runs the cells, how to show that a stub is in the way."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.set_custom_exc((NotImplementedError, NameError), _show)


def _show(
    shell: Any, kind: type[BaseException], error: BaseException, trace: TracebackType, tb_offset: int | None = None
) -> None:
    """Show an error as IPython does, unless a stub of the notebook is behind it."""
    frames = list(_frames(trace))
    stub = _stub(error, frames[-1], shell.user_ns)
    if stub:
        cell = next((f.f_code.co_filename for f in frames if f.f_globals is shell.user_ns), "")
        _owed.update(dict.fromkeys(_defined("".join(linecache.getlines(cell))), stub))
        line = f"\u25cb {stub}: not attempted yet; this cell needs it."
        error._render_traceback_ = lambda: [line]  # type: ignore[attr-defined]  # IPython asks for it
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)


def _stub(error: BaseException, innermost: FrameType, namespace: dict[str, Any]) -> str | None:
    """Name the function of the notebook that is behind an error because it is still to be written, or return None."""
    if innermost.f_globals is not namespace:
        return None
    if isinstance(error, NameError):
        return _owed.get(error.name or "")
    return innermost.f_code.co_qualname if innermost.f_code.co_name != "<module>" else None


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next


def _defined(source: str) -> frozenset[str]:
    """Return the names that a cell assigns or defines."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic
        return frozenset()
    assigned = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return frozenset(assigned | {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)})
