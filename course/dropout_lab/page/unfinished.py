"""A cell that needs an answer which is missing or not right says so in one line, and a figure of one says so too.

A figure stands below the exercise that it draws. A notebook that is run before it is solved meets many stubs, and one
that is solved wrongly draws wrong figures, or breaks a drawing that relies on right numbers.
"""

from __future__ import annotations

import ast
import linecache
import symtable
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import FrameType, TracebackType
from typing import Any

from . import card, progress
from .shell import shell_here

#: What cells that draw read: in a cell of the student's own, the traceback of an answer is looked for.
_DRAWS = frozenset({"draw", "living", "show"})
#: Methods that change what they are called on.
_CHANGES = frozenset({"add", "append", "extend", "insert", "setdefault", "update"})
#: What cells would have defined that stopped at a stub, with the name of the stub: later cells miss it.
_owed: dict[str, str] = {}


def say_so_in_one_line() -> None:
    """Tell IPython, where it runs the cells, how to show that an answer is in the way."""
    shell = shell_here()
    if shell is not None:
        shell.set_custom_exc((Exception,), _show)


def remark() -> str:
    """Return what a figure of the running cell should say of the answer it draws; empty if it is right, or untested."""
    shell = shell_here()
    cells = shell.user_ns.get("In") if shell is not None else None
    found = progress.unfinished(_behind(cells)) if cells else None
    return f"From your answer to {found[0]}, which is not right yet." if found else ""


def _behind(cells: Sequence[str]) -> frozenset[str]:
    """Return the names behind what the last cell shows: those that it reads, and those that made what it reads.

    Args:
        cells: that were run, in their order; a name comes from the last statement before that makes or changes it.
    """
    found = set().union(*(read for read, _ in _statements(cells[-1])))
    wanted = found - set().union(*(made for _, made in _statements(cells[-1])))
    for read, made in (each for cell in reversed(cells[:-1]) for each in reversed(_statements(cell))):
        if wanted & made:
            wanted = (wanted - (made - read)) | (read - found)
            found |= read
    return frozenset(found)


@lru_cache(maxsize=1000)
def _statements(source: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return for each statement of a cell the names that it reads and those that it makes."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:  # a magic
        return ()
    tables = [symtable.symtable(ast.unparse(statement), "cell", "exec") for statement in statements]
    return tuple((_read(table), _made(table, statement)) for table, statement in zip(tables, statements, strict=True))


def _read(table: symtable.SymbolTable) -> frozenset[str]:
    """Return the names that a statement reads from the notebook."""
    tables = [table]
    read = {s.get_name() for s in tables[0].get_symbols() if s.is_referenced()}
    while tables:
        inside = tables.pop().get_children()
        read |= {s.get_name() for t in inside for s in t.get_symbols() if s.is_global() and s.is_referenced()}
        tables += inside
    return frozenset(read)


def _made(table: symtable.SymbolTable, statement: ast.stmt) -> frozenset[str]:
    """Return the names that a statement assigns, or whose values it changes."""
    made = {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported()}
    for node in ast.walk(statement):
        changed = isinstance(node, ast.Subscript | ast.Attribute) and (
            isinstance(node.ctx, ast.Store) or (isinstance(node, ast.Attribute) and node.attr in _CHANGES)
        )
        base: ast.AST = node
        while changed and isinstance(base, ast.Subscript | ast.Attribute):
            base = base.value
        if changed and isinstance(base, ast.Name):
            made.add(base.id)
    return frozenset(made)


def _show(
    shell: Any, kind: type[BaseException], error: BaseException, trace: TracebackType, tb_offset: int | None = None
) -> None:
    """Show an error as IPython does, unless a missing or wrong answer is behind it."""
    frames = list(_frames(trace))
    cell = next((f.f_code.co_filename for f in frames if f.f_globals is shell.user_ns), "")
    source = "".join(linecache.getlines(cell))
    if stub := _stub(error, frames[-1], shell.user_ns):
        _owed.update(dict.fromkeys(_names(source, ast.Store), stub))
        line = f"{stub}: not attempted yet; this cell needs it."
        if card.is_read():
            card.show("\u25cb", line)
            return
        error._render_traceback_ = lambda: [f"\u25cb {line}"]  # type: ignore[attr-defined]  # IPython asks for it
    in_library = frames[-1].f_globals is not shell.user_ns
    if (in_library or _DRAWS & _names(source)) and card.is_read() and (found := progress.unfinished(_names(source))):
        name, mark = found
        state = "not attempted" if mark == "\u25cb" else "not right"
        raised = f" Here it leads to {kind.__name__}." if not in_library else ""
        card.show(mark, f"{name} is {state} yet, and this cell needs it.{raised}")
        if "matplotlib.pyplot" in sys.modules:
            sys.modules["matplotlib.pyplot"].close("all")  # or half a figure would be shown
        return
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)


def _stub(error: BaseException, innermost: FrameType, namespace: dict[str, Any]) -> str | None:
    """Name the function of the notebook that is behind an error because it is still to be written, or return None."""
    if innermost.f_globals is not namespace:
        return None
    if isinstance(error, NameError):
        return _owed.get(error.name or "")
    if not isinstance(error, NotImplementedError):
        return None
    return innermost.f_code.co_qualname if innermost.f_code.co_name != "<module>" else None


def _frames(trace: TracebackType | None) -> Iterator[FrameType]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next


def _names(source: str, context: type[ast.expr_context] = ast.Load) -> frozenset[str]:
    """Return the names that a cell reads, or with ``ast.Store`` those that it assigns or defines."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic
        return frozenset()
    names = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, context)}
    if context is ast.Store:
        names |= {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)}
    return frozenset(names)
