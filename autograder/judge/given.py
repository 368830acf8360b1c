"""Given cells: which of their statements the judge runs itself, and which live in the student's process alone.

A statement that reads nothing of the student's is the instructor's: the judge runs it, so that no student can redefine
a helper or change an expected value. One that uses an answer, or draws, runs where the answers are; what it defines
reaches a test as an answer does. A function that uses an answer when it is called is the instructor's all the same.
"""

from __future__ import annotations

import ast
import builtins
import dis
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType

from autograder.notebook.cells import Cell, as_python, parsed, syntax_of

#: What draws does so where the student's figures are.
_DRAWING = frozenset({"matplotlib", "pylab", "mpl_toolkits", "seaborn"})
#: Functions that change nothing that they are given, and keep none of it.
_HARMLESS = (
    frozenset(dir(builtins))
    .union({"display"})
    .difference("setattr delattr next exec eval map filter zip iter enumerate reversed vars".split())
)
#: Magics that only measure or catch what a cell, or a line, does.
_TRANSPARENT_CELL = re.compile(r"\A\s*%%(time|timeit|capture|prun)\b[^\n]*")
_TRANSPARENT_LINE = re.compile(
    r"^([ \t]*)%(?:timeit|time|prun)[ \t]+(?:-[nrp][ \t]*\d+[ \t]+|-\S+[ \t]+)*(?=\S)", re.MULTILINE
)
#: No cell of a notebook can have this name.
POINTS = "the points of this test"
_FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_KNOWN = frozenset(dir(builtins)) | {"get_ipython", "In", "Out", "display", "exit", "quit"}


@dataclass(frozen=True)
class Import:
    """Import in a reference solution: ``module``, or ``name`` of it."""

    module: str
    name: str | None


@dataclass(frozen=True)
class Given:
    """What of an assignment the judge runs itself, and what its tests ask the student's process for.

    Attributes:
        code: by the text of a given cell, the part of it that the judge runs, compiled.
        names: that stand for what the student's process holds.
        asked: by the text of a test, further names that it may need from there, if the judge does not know them.
        imports: by name, what reference solutions import.
        defines: by the text of a given cell, the names that the judge's part of it defines.
        set: by the text of a test, names that it sets or deletes and that the code under test reads.
        dataclasses: by the name of each in the reference solutions, the fields that ``==`` compares.
    """

    code: dict[str, CodeType]
    names: frozenset[str]
    asked: dict[str, frozenset[str]]
    imports: dict[str, Import]
    defines: dict[str, frozenset[str]]
    set: dict[str, frozenset[str]]
    dataclasses: dict[str, tuple[str, ...]]


def without_transparent_magic(source: str) -> str:
    """Return a cell without the magics that only measure or catch what it does, its lines where they were."""
    return _TRANSPARENT_LINE.sub(r"\1", _TRANSPARENT_CELL.sub("", source))


def compiled_cell(source: str, name: str) -> CodeType:
    """Compile a cell of the instructor's, magics and ``await`` included; what is no Python raises this when it runs."""
    said = _no_python(source, name)
    code: CodeType = said or compile(as_python(without_transparent_magic(source)), name, "exec", flags=_FLAGS)
    return code


def _no_python(source: str, name: str) -> CodeType | None:
    """Return, for a cell that is not Python with magics, code that says so when it runs."""
    try:
        compile(as_python(without_transparent_magic(source)), name, "exec", flags=_FLAGS)
    except SyntaxError as error:
        return compile(f"raise SyntaxError({error.msg!r})", name, "exec")
    return None


def compiled_test(source: str) -> CodeType:
    """Compile a test; the value in which it ends, as nbgrader reads points from it, is kept under the name ``POINTS``.

    A test that is no Python says so when it runs, as in nbgrader: it costs its own points, and nothing else.
    """
    if said := _no_python(source, "<test>"):
        return said
    tree = syntax_of(as_python(without_transparent_magic(source)))
    if tree.body and isinstance(last := tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
        target = ast.copy_location(ast.Name(POINTS, ast.Store()), last)
        tree.body[-1] = ast.copy_location(ast.Assign([target], last.value), last)
    code: CodeType = compile(tree, "<test>", "exec", flags=_FLAGS)
    return code


@lru_cache(maxsize=64)
def given_of(cells: tuple[Cell, ...]) -> Given:
    """Return what of an assignment's cells, in the instructor's order, the judge runs itself."""
    return _Reader(cells).given()


class _Reader:
    """Reader of an assignment's cells, in the instructor's order."""

    def __init__(self, cells: tuple[Cell, ...]):
        self._cells = cells
        # what the student's process has
        self._theirs: set[str] = set().union(*(c.names for c in cells if c.role == "solution"))
        self._so_far: set[str] = set()  # those of them that cells above define
        self._own: set[str] = set()  # what given statements of the judge's define, but for what they import
        self._calls: dict[str, frozenset[str]] = {}  # by helper, what it reads when it is called
        self._kept: list[tuple[Cell, list[ast.stmt]]] = []

    def given(self) -> Given:
        imports: dict[str, Import] = {}
        for cell in self._cells:
            if cell.role == "solution":
                self._so_far |= cell.names
                imports |= dict(_imports(cell.source))
            elif cell.role == "given":
                kept = [s for s in parsed(without_transparent_magic(cell.source)).body if not self._is_theirs(s)]
                self._kept.append((cell, kept))
        tests = {c.source: Names.of(compiled_cell(c.source, "<test>")) for c in self._cells if c.role == "test"}
        parts = [Names.of(_code(kept)) for _, kept in self._kept]
        in_tests = frozenset[str]().union(*(names.set for names in tests.values()))
        own = in_tests.union(*(names.set for names in parts))
        texts = [without_transparent_magic(text) for text in tests]
        touched = in_tests.union(*(_changed(statement) for text in texts for statement in parsed(text).body))
        asked = {}
        for source, names in tests.items():
            read = self._with_calls(names.read)
            asked[source] = frozenset((read & self._theirs) | (read - own - self._theirs - _KNOWN))
        under_test = [Names.of_text(c.source) for c in self._cells if c.role in ("given", "solution")]
        called = frozenset[str]().union(*(names.later for names in under_test))
        return Given(
            code=self._compiled(frozenset().union(*(names.read for names in (*tests.values(), *parts)))),
            names=frozenset(self._theirs),
            asked=asked,
            imports={name: found for name, found in imports.items() if name not in own},
            defines={
                cell.source: names.set if names.read.isdisjoint(touched) else frozenset()
                for (cell, _), names in zip(self._kept, parts, strict=True)
            },
            set={
                source: (names.set - _imported(source)) & called & (own | self._theirs)
                for source, names in tests.items()
            },
            dataclasses=dict(
                found for c in self._cells if c.role in ("given", "solution") for found in _dataclasses(c.source)
            ),
        )

    def _compiled(self, read: frozenset[str]) -> dict[str, CodeType]:
        """Compile what is kept; of what it imports, what no cell reads is left out."""
        code = {}
        for cell, kept in self._kept:
            tree = _WithoutUnread(read).visit(ast.Module(kept, []))
            code[cell.source] = _no_python(cell.source, "<given>") or compile(tree, "<given>", "exec", flags=_FLAGS)
        return code

    def _is_theirs(self, statement: ast.stmt) -> bool:
        """Say whether a statement runs in the student's process alone, and note what follows from it."""
        names = Names.of(_code([statement]))
        if isinstance(statement, (ast.Import, ast.ImportFrom)):
            if not _draws(statement):
                return False
        elif self._with_calls(names.at_once).isdisjoint(self._so_far):
            self._so_far -= names.set  # the instructor's own from here on; a solution may define it anew
            self._own |= names.set
            self._calls |= dict.fromkeys(names.set, names.later)
            return False
        changed = {name for name in _changed(statement) & self._own if not self._calls[name]}
        self._so_far |= names.set | changed
        self._theirs |= names.set | changed
        return True

    def _with_calls(self, read: frozenset[str]) -> frozenset[str]:
        """Return the names with those that helpers among them read when they are called."""
        found, waiting = set(read), list(read)
        while waiting:
            more = self._calls.get(waiting.pop(), frozenset()) - found
            found |= more
            waiting += more
        return frozenset(found)


@dataclass(frozen=True)
class Names:
    """Global names that code reads at once, reads when a function in it is called, and sets or deletes."""

    at_once: frozenset[str]
    later: frozenset[str]
    set: frozenset[str]

    @property
    def read(self) -> frozenset[str]:
        return self.at_once | self.later

    @classmethod
    def of_text(cls, source: str) -> Names:
        """Return the names of a cell; none of one that does not compile."""
        try:
            return cls.of(_code(parsed(source).body))
        except SyntaxError:
            return cls(frozenset(), frozenset(), frozenset())

    @classmethod
    def of(cls, code: CodeType) -> Names:
        """Return the names of compiled cells, as the interpreter would look them up."""
        found: dict[str, set[str]] = {"at_once": set(), "later": set(), "set": set()}

        def look(code: CodeType, when: str) -> None:
            for instruction in dis.get_instructions(code):
                name = instruction.argval
                if instruction.opname in _LOADS:
                    found[when].add(name)
                elif instruction.opname in _STORES_ANYWHERE or (
                    instruction.opname in _STORES_IN_A_CELL and code.co_name == "<module>"
                ):
                    found["set"].add(name)
                    if instruction.opname.startswith("DELETE"):
                        found[when].add(name)
            for inner in code.co_consts:
                if isinstance(inner, CodeType):
                    is_called = bool(inner.co_flags & inspect.CO_OPTIMIZED) and inner.co_name not in _RUN_AT_ONCE
                    look(inner, "later" if is_called else when)

        look(code, "at_once")
        return cls(*map(frozenset, found.values()))


_LOADS = frozenset({"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"})
_STORES_IN_A_CELL = frozenset({"STORE_NAME", "DELETE_NAME"})
_STORES_ANYWHERE = frozenset({"STORE_GLOBAL", "DELETE_GLOBAL"})
_RUN_AT_ONCE = frozenset({"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"})


def _code(statements: list[ast.stmt]) -> CodeType:
    code: CodeType = compile(ast.Module(statements, []), "<cell>", "exec", flags=_FLAGS)
    return code


def _draws(statement: ast.Import | ast.ImportFrom) -> bool:
    modules = [statement.module or ""] if isinstance(statement, ast.ImportFrom) else [a.name for a in statement.names]
    return all(module.partition(".")[0] in _DRAWING for module in modules)


def _imported(source: str) -> frozenset[str]:
    """Return the names under which a cell imports something."""
    return frozenset(name for name, _ in _imports(without_transparent_magic(source)))


def _imports(source: str) -> Iterator[tuple[str, Import]]:
    for node in ast.walk(parsed(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name if alias.asname else alias.name.partition(".")[0]
                yield alias.asname or root, Import(root, None)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                yield alias.asname or alias.name, Import(node.module, alias.name)


def _dataclasses(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the dataclasses of a cell whose ``==`` compares all fields, and these; none that inherits."""
    for node in parsed(source).body:
        if isinstance(node, ast.ClassDef) and not node.bases and not node.keywords:
            marks = [ast.unparse(decorator) for decorator in node.decorator_list]
            own_equality = any(isinstance(s, ast.FunctionDef) and s.name == "__eq__" for s in node.body)
            fields = [s for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
            odd = any("eq=" in mark for mark in marks) or any("compare" in ast.unparse(s) for s in fields)
            if any(re.match(r"(dataclasses\.)?dataclass\b", mark) for mark in marks) and not own_equality and not odd:
                yield node.name, tuple(s.target.id for s in fields if isinstance(s.target, ast.Name))


def _changed(statement: ast.stmt) -> set[str]:
    """Return the names whose objects a statement may change in place."""
    changed: set[str] = set()
    for node in ast.walk(statement):
        if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
            changed |= _base(node)
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                changed |= _base(node.func)
            if not (isinstance(node.func, ast.Name) and node.func.id in _HARMLESS):
                changed |= {a.id for a in node.args if isinstance(a, ast.Name)}
        if isinstance(node, ast.Delete):
            changed |= {t.id for t in node.targets if isinstance(t, ast.Name)}
    return changed


def _base(node: ast.expr) -> set[str]:
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()


class _WithoutUnread(ast.NodeTransformer):
    """Leaves out what is imported by a name that is not read."""

    def __init__(self, read: frozenset[str]):
        self._read = read | {"*"}

    def visit_Import(self, node: ast.Import) -> ast.stmt:
        return self._needed(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt:
        return node if node.module == "__future__" else self._needed(node)

    def _needed(self, node: ast.Import | ast.ImportFrom) -> ast.stmt:
        node.names = [a for a in node.names if (a.asname or a.name).partition(".")[0] in self._read]
        return node if node.names else ast.copy_location(ast.Pass(), node)
