"""The list of dependencies is true: nothing is imported undeclared, and nothing is declared unused."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.utils import canonicalize_name

from tests.project.imports import ENGINE, ROOT, imported

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
OURS = {"autograder", "course", "dropout_lab", "tests", "tools"}

#: Needed without being imported: a database driver; what runs as a command; what nbgrader or pytest finds by itself.
NOT_IMPORTED = {
    "jupyterlab": "start.py lab",
    "furo": "Sphinx loads it by name",
    "myst-nb": "Sphinx loads it by name",
    "hatchling": "pip builds the project with it",
    "psycopg": "SQLAlchemy loads it by name",
    "mypy": "start.py test",
    "pre-commit": "checks at each commit",
    "pre-commit-hooks": "checks at each commit",
    "ruff": "start.py test",
    "nbval": "start.py test",
    "pytest-xdist": "start.py test",
    "scikit-learn": "a test compares the digits with it where it is installed",
}


def declared(words: Iterable[str]) -> set[str]:
    return {canonicalize_name(re.split(r"[\[<>=!~; ]", word)[0]) for word in words}


def distributions(folder: Path) -> set[str]:
    """Return the distributions whose modules the Python files below a folder import."""
    known = packages_distributions()
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        if path.is_relative_to(ROOT / "tests" / "answers") or (
            path.is_relative_to(ROOT / "tests" / "security") and len(path.relative_to(ROOT).parts) > 3
        ):
            continue  # what students write
        for name in {full.partition(".")[0] for full in imported(path, ROOT)} - sys.stdlib_module_names - OURS:
            siblings = {p.stem for p in path.parent.glob("*.py")}
            if name not in siblings:
                assert name in known, f"{path} imports {name}, which is not installed"
                found.add(canonicalize_name(known[name][0]))
    return found


CORE = declared(PROJECT["dependencies"])
EXTRAS = {name: declared(words) for name, words in PROJECT["optional-dependencies"].items()}


def test_the_engine_and_the_library_import_only_what_is_declared() -> None:
    optional = EXTRAS["cluster"] | EXTRAS["site"]  # imported only when a cluster is named, or a site is written
    used = distributions(ENGINE) | distributions(ROOT / "course" / "dropout_lab")
    assert used - CORE - optional == set()


def test_nothing_is_declared_that_nobody_imports() -> None:
    used = distributions(ENGINE) | distributions(ROOT / "course" / "dropout_lab")
    assert CORE - used == set()
    everywhere = (
        used | distributions(ROOT / "tests") | distributions(ROOT / "benchmarks") | distributions(ROOT / "tools")
    )
    for extra, names in EXTRAS.items():
        assert names - everywhere - NOT_IMPORTED.keys() == set(), extra


def test_tests_benchmarks_and_tools_import_only_what_an_extra_declares() -> None:
    allowed = CORE.union(*EXTRAS.values()) | {"torch"}  # compared with where it is installed
    for folder in ("tests", "benchmarks", "tools"):
        assert distributions(ROOT / folder) - allowed == set(), folder


def test_users_of_the_package_get_its_types() -> None:
    assert (ENGINE / "py.typed").is_file() and (ROOT / "course" / "dropout_lab" / "py.typed").is_file()
