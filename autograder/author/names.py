"""Names that a cell binds and reads, found in its text without running it."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator

from autograder.notebook.cells import syntax_of


def bound(source: str) -> frozenset[str]:
    """Return the names that a cell binds at top level, imports included."""
    table = symtable.symtable(source, "cell", "exec")
    return frozenset(s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported())


def reads(source: str) -> frozenset[str]:
    """Return the global names that a cell reads, in functions too."""

    def of(table: symtable.SymbolTable, top: bool) -> Iterator[str]:
        yield from (s.get_name() for s in table.get_symbols() if s.is_referenced() and (top or s.is_global()))
        for child in table.get_children():
            yield from of(child, False)

    return frozenset(of(symtable.symtable(source, "cell", "exec"), True))


def parses(source: str) -> bool:
    """Return whether a text is valid Python."""
    try:
        syntax_of(source)
    except SyntaxError:
        return False
    return True


def last_name(function: ast.expr) -> str:
    """Return the last name of what is called: ``f`` of ``a.b.f(...)``; empty text where there is none."""
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )
