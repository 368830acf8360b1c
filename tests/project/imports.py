"""What each package of the engine imports, read off its syntax."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "autograder"


def module_name(path: Path, root: Path = ROOT) -> str:
    """Return a module's full name: ``autograder.judge.judge``; of an ``__init__``, its package's."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path, root: Path = ROOT) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it: of ``from a import b``, ``a.b``."""
    module = module_name(path, root)
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def modules(package: str) -> list[Path]:
    """Return the modules of one package of the engine."""
    return sorted((ENGINE / package).glob("*.py"))


def packages() -> list[str]:
    """Return the packages of the engine."""
    return sorted(p.parent.name for p in ENGINE.glob("*/__init__.py"))


def packages_used(path: Path) -> set[str]:
    """Return the other packages of the engine that a module imports from; "" is ``autograder`` itself."""
    own = path.parent.name
    names = (n.split(".") for n in imported(path) if n.split(".")[0] == "autograder")
    return {parts[1] if parts[1:] and parts[1] in packages() else "" for parts in names} - {own}


def libraries_used(path: Path) -> set[str]:
    """Return the third parties that a module imports."""
    return {n.partition(".")[0] for n in imported(path)} - sys.stdlib_module_names - {"autograder"}
