"""Data flow in a test cell: which arguments the student's code could have changed before the test reads them again."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from autograder.notebook.cells import syntax_of

from .names import last_name

#: What makes a random generator: drawing from it changes it.
_GENERATORS = frozenset({"seeded", "default_rng", "Generator", "RandomState"})


class MutableArgumentTracker(ast.NodeVisitor):
    """Visitor of a test, in the order in which it runs, that remembers what the student's code was given.

    Args:
        student: names of the student's.
    """

    def __init__(self, student: Iterable[str]):
        self._student = set(student)
        self._fixed: set[str] = set()  # names of numbers, texts and tuples of them
        self._generators: set[str] = set()  # which ask() passes on as they are
        self._passed: set[str] = set()
        self._found: list[str] = []

    def read_again(self, source: str) -> list[str]:
        """Return the names that are read after they were passed to the student's code, each once."""
        self.visit(syntax_of(source))
        return list(dict.fromkeys(self._found))

    def visit_Call(self, node: ast.Call) -> None:
        asked = last_name(node.func) == "ask"
        if not asked and not self._is_students(node.func):
            self.generic_visit(node)
            return
        self.visit(node.func)
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        passed = {a.id for a in arguments if isinstance(a, ast.Name)} - self._student - self._fixed
        passed &= self._generators if asked else passed
        for argument in arguments:  # a second call with the same thing reads nothing of it here
            if not (isinstance(argument, ast.Name) and argument.id in passed):
                self.visit(argument)
        self._passed |= passed

    def visit_Name(self, node: ast.Name) -> None:
        if isinstance(node.ctx, ast.Store):
            self._passed.discard(node.id)
            self._fixed.discard(node.id)
            self._generators.discard(node.id)
        elif node.id in self._passed:
            self._found.append(node.id)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target, value in _pairs(node.targets, node.value):
            self._bind([target], fixed=_is_constant(value))
            if isinstance(value, ast.Call) and self._is_students(value.func):
                self._student |= _names(target)
            if isinstance(value, ast.Call) and last_name(value.func) in _GENERATORS:
                self._generators |= _names(target)

    def visit_For(self, node: ast.For) -> None:
        self.visit(node.iter)
        some = node.iter.elts if isinstance(node.iter, (ast.List, ast.Tuple)) else [node.iter]
        self._bind([node.target], fixed=all(map(_is_constant, some)))
        for statement in [*node.body, *node.orelse]:
            self.visit(statement)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        outside = set(self._passed)
        self._passed -= {argument.arg for argument in ast.walk(node.args) if isinstance(argument, ast.arg)}
        self.visit(node.body)
        self._passed = outside

    def _bind(self, targets: list[ast.expr], fixed: bool) -> None:
        for target in targets:
            self.visit(target)
            if fixed:
                self._fixed |= _names(target)

    def _is_students(self, function: ast.expr) -> bool:
        while isinstance(function, (ast.Attribute, ast.Call, ast.Subscript)):
            function = function.func if isinstance(function, ast.Call) else function.value
        return isinstance(function, ast.Name) and function.id in self._student


def _pairs(targets: list[ast.expr], value: ast.expr) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Yield each target with its value; ``a, b = c, d`` is two assignments."""
    for target in targets:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
            yield from zip(target.elts, value.elts, strict=True)
        else:
            yield target, value


def _names(target: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(target) if isinstance(n, ast.Name)}


def _is_constant(node: ast.expr) -> bool:
    """Return whether it is a literal that nothing can change."""
    try:
        hash(ast.literal_eval(node))
    except (ValueError, TypeError):
        return False
    return True
