"""Fingerprint of the library that a notebook's grades depend on: a changed check is like a changed test."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from .assignment import Assignment
from .cells import syntax_of
from .submission import Submission

#: An import statement, up to the end of its line or its closing parenthesis.
_IMPORT = re.compile(r"(?:^|[;:])[ \t]*((?:from[ \t]+[\w.]+[ \t]+)?import\b[ \t]*(?:\([^)]*\)|[^\n;]*))", re.MULTILINE)
#: A submission that has one of these words may reach any part of the library, in ways that no parser sees.
_ANY_PART = "importlib|__import__|import_module|exec|eval|sys"


class Library:
    """Source code of the course's own package, as it is on the disk now.

    Args:
        package: its name; None for a course that has none.
        folder: where it lies; by default where Python finds it.
    """

    def __init__(self, package: str | None, folder: Path | None = None):
        self._package = package or ""
        self._folder = folder or folder_of(package)
        self._any_part = re.compile(rf"\b({re.escape(package)}|{_ANY_PART})\b" if package else r"(?!)")
        self._reached: dict[str, frozenset[str]] = {}  # by the assignment's key
        self._digests: dict[frozenset[str], str] = {}

    def key(self, submission: Submission) -> str:
        """Return a digest of all that a submission's cells and its tests can reach.

        Of what the instructor's cells import, and what that imports in its turn, everything counts; where the student's
        own cells may import something of the library, all of it.
        """
        code = (c for c in submission.cells if c.kind == "code")
        own = (c.source for c in code if c.match is None or c.match.role == "solution" or c.edited)
        if any(self._any_part.search(text) for text in own):
            return self._digest(frozenset(self._modules))
        return self._digest(self._reached_by(submission.assignment))

    def _reached_by(self, assignment: Assignment) -> frozenset[str]:
        if assignment.key not in self._reached:
            texts = [cell.source for cell in assignment.cells if cell.role in ("given", "experiment", "test")]
            reached: set[str] = set()
            try:
                own = self._package
                waiting = {own, *(name for text in texts for name in _imported(text, own, is_package=True))}
            except SyntaxError:  # magics
                waiting = set(self._modules)
            while waiting:
                name = waiting.pop()
                if name in self._modules and name not in reached:
                    reached.add(name)
                    waiting |= self._imports[name]
            self._reached[assignment.key] = frozenset(reached)
        return self._reached[assignment.key]

    def _digest(self, names: frozenset[str]) -> str:
        if names not in self._digests:
            parts = [(name, self._modules[name]) for name in sorted(names)]
            self._digests[names] = hashlib.sha256(repr((parts, self._data)).encode()).hexdigest()
        return self._digests[names]

    @cached_property
    def _modules(self) -> dict[str, str]:
        """Return the text of each module, by its full name."""
        found: dict[str, str] = {}
        if self._folder is None:
            return found
        for path in self._folder.rglob("*.py"):
            parts = path.relative_to(self._folder).with_suffix("").parts
            name = ".".join((self._package, *parts)).removesuffix(".__init__")
            found[name] = path.read_text(encoding="utf-8")
        return found

    @cached_property
    def _data(self) -> list[tuple[str, str]]:
        """Return a digest of every other file: modules may read it."""
        if self._folder is None:
            return []
        paths = (p for p in sorted(self._folder.rglob("*")) if p.is_file() and p.suffix not in (".py", ".pyc"))
        return [(str(p.relative_to(self._folder)), hashlib.sha256(p.read_bytes()).hexdigest()) for p in paths]

    @cached_property
    def _imports(self) -> dict[str, set[str]]:
        """Return which modules of the package each module imports."""
        packages = {self._package, *(name.rpartition(".")[0] for name in self._modules)}
        imports = {name: _imports_alone(text) for name, text in self._modules.items()}
        return {name: set(_imported(text, name, name in packages)) for name, text in imports.items()}


def folder_of(package: str | None) -> Path | None:
    """Return where a package lies; None where there is none."""
    found = importlib.util.find_spec(package) if package else None
    return Path(found.origin).parent if found and found.origin else None


def _imports_alone(text: str) -> str:
    """Return the import statements of a module, which are parsed in a tenth of the time that all of it takes.

    What looks like one in a text is taken for one, too: then a grade is looked at again for nothing, and never kept
    when it should not be. Where these lines are no Python, the whole text is returned.
    """
    found = "\n".join(_IMPORT.findall(text.replace("\\\n", " ")))
    try:
        syntax_of(found)
    except SyntaxError:
        return text
    return found


def _imported(text: str, module: str, is_package: bool) -> Iterator[str]:
    """Yield the full names of what a text may import; some are names in a module, and no modules."""
    for node in ast.walk(syntax_of(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                above = parts[: len(parts) - node.level + is_package]
                base = ".".join([*above, *([node.module] if node.module else [])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:  # importing a module imports the packages above it
            yield from (name[: end.start()] for end in re.finditer(r"\.|$", name))
