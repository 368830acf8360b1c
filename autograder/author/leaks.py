"""Proof that a released notebook gives away no answer and no hidden test.

A secret is a statement that stands inside a region of the instructor's notebook and nowhere in what is left of that
cell. It is looked for as syntax in code and as text in comments, strings and prose. Short statements (``q = 1 - p``)
say nothing by themselves and are only secret in their own cell, unless they bind a name that the student is to define.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.notebook.cells import Cell, defined_names, read_cells, syntax_of
from autograder.notebook.regions import lines, resembled_marker

#: A statement with fewer nodes of syntax is no secret outside its own cell.
MIN_NODES = 8

#: In the library a statement must be longer to count: a forward pass is a forward pass.
MIN_NODES_IN_LIBRARY = 10

_CELL_METADATA = frozenset({"nbgrader", "tags", "deletable", "editable"})
_FOLDED = {"source_hidden": True}
_NOTEBOOK_METADATA = frozenset({"kernelspec", "language_info"})


@dataclass(frozen=True)
class Secret:
    """Statement that must not be released.

    Attributes:
        cell: grade_id of the cell it stands in.
        kind: of region: solution or test.
        dump: its syntax.
        texts: of a simple statement, squeezed, as written and as Python would write it; for the search in prose.
        shown: the same, as it is quoted in a finding.
        size: nodes of syntax.
        answers: whether it binds a name that the student is to define.
        first: whether it opens its region: the help may show this one.
    """

    cell: str
    kind: str
    dump: str
    texts: tuple[str, ...]
    shown: str
    size: int
    answers: bool
    first: bool

    def counts(self, cell: str, min_nodes: int = MIN_NODES) -> bool:
        """Return whether it gives anything away in this cell."""
        return cell == self.cell or self.answers or self.size >= min_nodes


def secrets(instructor: NotebookNode) -> list[Secret]:
    """Return every secret of an instructor's notebook."""
    return [
        secret for cell in read_cells(instructor) if cell.role in ("solution", "test") for secret in _secrets_of(cell)
    ]


def _secrets_of(cell: Cell) -> Iterator[Secret]:
    hidden = {line.number for line in lines(cell.source) if line.region and not line.is_marker}
    visible = {ast.dump(s) for s in _statements(syntax_of(cell.for_students))}
    names = defined_names(cell.source) if cell.role == "solution" else frozenset()
    tree = syntax_of(cell.source)
    top = {id(s) for s in tree.body}
    for s in _statements(tree):
        if s.lineno in hidden and ast.dump(s) not in visible and not isinstance(s, ast.Pass):
            text, as_written = ast.unparse(s), ast.get_source_segment(cell.source, s) or ""
            yield Secret(
                cell=cell.grade_id,
                kind=cell.role,
                dump=ast.dump(s),
                texts=() if hasattr(s, "body") else tuple({_squeezed(text), _squeezed(as_written)}),
                shown=text.partition("\n")[0][:80],
                size=sum(not isinstance(n, ast.expr_context) for n in ast.walk(s)),
                answers=id(s) in top and bool(names & defined_names(text)),
                first=s.lineno - 1 not in hidden,
            )


def leaks(released: NotebookNode, hidden: Iterable[Secret], student_names: frozenset[str]) -> Iterator[str]:
    """Look through one released notebook.

    Args:
        released: as it would go to students.
        hidden: the secrets of every instructor's notebook.
        student_names: what the solution cells of its own instructor's notebook define.

    Yields:
        A few words for each finding, beginning with the cell.
    """
    hidden = list(hidden)
    if extra := set(released.metadata) - _NOTEBOOK_METADATA:
        yield f"the notebook carries metadata that students should not get: {', '.join(sorted(extra))}"
    for place, cell in zip(read_cells(released), released.cells, strict=True):
        known = _CELL_METADATA | ({"jupyter"} if cell.metadata.get("jupyter") == _FOLDED else set())
        if extra := (set(cell.metadata) - known) | ({"attachments"} & cell.keys()):
            yield f"{place} carries metadata that students should not get: {', '.join(sorted(extra))}"
        if cell.get("outputs") or cell.get("execution_count"):
            yield f"{place} still has its output"
        for line in place.source.splitlines():
            if resembled_marker(line):
                yield f"{place} still has a marker: {line.strip()[:60]}"
        if place.role == "prose":
            yield from (f"{place} {finding}" for finding in _in_prose(place.source, hidden))
            continue
        yield from (f"{place} {finding}" for finding in in_code(place.source, hidden, place.grade_id))
        if place.role != "solution":
            for name in sorted(student_names & _functions(place.source)):
                yield f"{place} defines {name}, which the student is to write"


def in_code(source: str, hidden: Iterable[Secret], cell: str = "", min_nodes: int = MIN_NODES) -> Iterator[str]:
    """Return secrets in a piece of code: as statements, and as text in its comments and strings."""
    try:
        found = {ast.dump(s) for s in _statements(syntax_of(source))}
    except SyntaxError:  # an experiment with a magic
        found = set()
    text = _squeezed(source)
    for secret in hidden:
        if secret.counts(cell, min_nodes) and (secret.dump in found or _occurs(secret, text, min_nodes)):
            yield f"gives away a {_KINDS[secret.kind]} of {secret.cell}: {secret.shown}"


def _in_prose(source: str, hidden: Iterable[Secret]) -> Iterator[str]:
    text = _squeezed(source)
    for secret in hidden:
        help_may_show = secret.first and secret.kind == "solution" and not secret.answers
        if not help_may_show and secret.counts("") and _occurs(secret, text, MIN_NODES):
            yield f"gives away a {_KINDS[secret.kind]} of {secret.cell}: {secret.shown}"


def in_file(path: Path, hidden: Iterable[Secret], student_names: frozenset[str]) -> Iterator[str]:
    """Look through any other text file that students get: code, or prose."""
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:  # no text
        return
    for line in source.splitlines():
        if resembled_marker(line):
            yield f"has a marker: {line.strip()[:60]}"
    if path.suffix == ".py":
        yield from in_code(source, hidden, min_nodes=MIN_NODES_IN_LIBRARY)
        for name in sorted(student_names & _functions(source)):
            yield f"defines {name}, which the student is to write"
    else:
        yield from _in_prose(source, hidden)


_KINDS = {"solution": "line of the solution", "test": "hidden test"}


def _occurs(secret: Secret, squeezed: str, min_nodes: int) -> bool:
    return secret.size >= min_nodes and any(text in squeezed for text in secret.texts)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).replace('"', "'")


def _statements(tree: ast.AST) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt))


def _functions(source: str) -> frozenset[str]:
    try:
        tree = syntax_of(source)
    except SyntaxError:
        return frozenset()
    return frozenset(
        n.name for n in ast.walk(tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
    )
