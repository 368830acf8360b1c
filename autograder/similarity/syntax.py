"""Code as a row of tokens in which names, comments, layout and annotations leave no trace."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.notebook.cells import syntax_of

#: Longer cells are data, and Python's parser needs a thousand times their size.
_MOST_CHARACTERS = 50_000
_BUILTINS = frozenset(dir(builtins))
_MAGIC = re.compile(r"^[ \t]*[%!].*$", re.MULTILINE)
#: Parts of the syntax that say how a name is used; its place says the same.
_SILENT = (ast.Load, ast.Store, ast.Del, ast.arguments)


@dataclass(frozen=True, slots=True)
class Token:
    """One step of the syntax tree, from the root down and from left to right.

    Attributes:
        text: what stands there; the same for all names that a student chooses.
        line: where in the source, from 1.
    """

    text: str
    line: int


def parse(source: str) -> ast.Module:
    """Return the syntax of a cell, without the lines that are magics or commands of a shell.

    Raises:
        ValueError: if it is no Python, or too long.
    """
    if len(source) > _MOST_CHARACTERS:
        raise ValueError("the cell is too long")
    try:
        try:
            return syntax_of(source)
        except SyntaxError:
            return syntax_of(_MAGIC.sub("", source))
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError("the cell is no Python") from error


def tokens(tree: ast.Module, imports: Mapping[str, str]) -> list[Token]:
    """Return the tokens of a cell, imports left out.

    Cells that differ in the names that a student chooses, comments, docstrings, texts, annotations, layout, or the
    names under which libraries are imported, have equal tokens.

    Args:
        tree: what ``parse`` returned.
        imports: what the names that the notebook imports stand for, as ``imported`` says.

    Raises:
        ValueError: if it is nested too deeply.
    """
    try:
        return list(_Walk(imports, _own_attributes(tree)).of(tree, 1))
    except RecursionError as error:
        raise ValueError("the cell is nested too deeply") from error


def imported(tree: ast.AST) -> dict[str, str]:
    """Return what the names that a tree imports stand for: ``{"np": "numpy", "exp": "numpy.exp"}``."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {a.asname: a.name for a in node.names if a.asname}
            found |= {(root := a.name.partition(".")[0]): root for a in node.names if not a.asname}
        elif isinstance(node, ast.ImportFrom):
            found |= {a.asname or a.name: f"{node.module or ''}.{a.name}" for a in node.names}
    return found


def _own_attributes(tree: ast.AST) -> frozenset[str]:
    """Return the names of attributes that the code sets itself, and of its methods: a student may choose them."""
    set_here = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)}
    bodies = [n.body for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    return frozenset(set_here | {n.name for body in bodies for n in body if isinstance(n, ast.FunctionDef)})


class _Walk:
    def __init__(self, imports: Mapping[str, str], own: frozenset[str]):
        self._imports, self._own = imports, own

    def of(self, node: ast.AST, line: int) -> Iterator[Token]:
        line = getattr(node, "lineno", line)
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return
        if not isinstance(node, (*_SILENT, ast.Module, ast.Expr)):
            yield Token(self._text(node), line)
        if _is_data(node) or (isinstance(node, ast.Attribute) and self._qualified(node)):
            return
        for name, child in self._children(node):
            if name not in ("annotation", "returns", "type_comment", "ctx"):
                yield from self.of(child, line)

    def _children(self, node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
        body = getattr(node, "body", None)
        for name, value in ast.iter_fields(node):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not (value is body and _is_text(child)):
                    yield name, child

    def _text(self, node: ast.AST) -> str:
        if _is_data(node):
            return "data"
        match node:
            case ast.Name(id=name):
                return self._imports.get(name) or (name if name in _BUILTINS else "name")
            case ast.Attribute(attr=name):
                return self._qualified(node) or (".name" if name in self._own else f".{name}")
            case ast.Constant(value=str()):
                return "text"
            case ast.Constant(value=bool() | None as value):
                return repr(value)
            case ast.Constant(value=int() | float() as value):
                return f"{value:.12g}" if abs(value) < 1e300 else "inf"
            case ast.AnnAssign():
                return "Assign"
            case ast.AsyncFunctionDef():
                return "FunctionDef"
        return type(node).__name__

    def _qualified(self, node: ast.AST) -> str:
        """Return the full name of something of a library, ``numpy.random.default_rng``; empty for anything else."""
        match node:
            case ast.Name(id=name):
                return self._imports.get(name, "")
            case ast.Attribute(value=value, attr=attr):
                above = self._qualified(value)
                return f"{above}.{attr}" if above else ""
        return ""


def _is_data(node: ast.AST) -> bool:
    """Return whether an expression is a table of constants: everybody copies those from the exercise."""
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return bool(parts) and all(_is_constant(part) or _is_data(part) for part in parts)
        case ast.Dict(keys=keys, values=values):
            parts = [*filter(None, keys), *values]
            return len(parts) == 2 * len(keys) > 0 and all(_is_constant(part) or _is_data(part) for part in parts)
    return False


def _is_constant(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) or (isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
