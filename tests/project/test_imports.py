"""The house: what each package may import, how large it may be, and that nothing points upward."""

from __future__ import annotations

import ast
import re
import sys

import pytest

from autograder.run.fork_servers import GUEST
from tests.project.imports import ENGINE, ROOT, imported, libraries_used, modules, packages, packages_used

#: For each package, lowest first: the packages of ours, and the third parties, that it may import.
MAY_IMPORT: dict[str, tuple[str, str]] = {
    "config": ("", "msgspec traitlets"),
    "protocol": ("", "msgspec numpy"),
    "sandbox": ("config", "msgspec"),
    "notebook": ("config", "IPython msgspec nbformat nbgrader traitlets"),
    "student": ("protocol sandbox", "IPython matplotlib matplotlib_inline numpy traitlets"),
    "judge": ("config notebook protocol sandbox", "msgspec numpy"),
    "pages": ("config notebook", "jinja2 latex2mathml markupsafe mistune nbconvert nh3"),
    "report": ("config notebook pages", "alembic msgspec nbformat nbgrader sqlalchemy"),
    "variants": ("config notebook", ""),
    "class_report": ("config notebook pages variants", "markupsafe matplotlib msgspec"),
    "similarity": ("config notebook pages variants", ""),
    "records": ("config notebook pages report", "markupsafe msgspec nbconvert nbformat nbgrader sqlalchemy traitlets"),
    "run": ("config judge notebook records report sandbox variants", "distributed msgspec"),
    "survey": ("config notebook run sandbox", "nbformat nbgrader"),
    "unconfined": ("config judge notebook pages run", "ipykernel jupyter_client nbclient nbformat"),
    "bank": ("config notebook run sandbox variants", "matplotlib nbformat"),
    "author": ("config notebook records unconfined variants", "jupytext nbclient nbformat nbgrader traitlets"),
    "site": ("author config notebook pages", "docutils nbformat sphinx"),
    "cli": (
        "author bank class_report config notebook records report run similarity site survey unconfined",
        "click rich",
    ),
}

MOST_MODULES, MOST_LINES = 12, 400


def test_every_package_has_a_row() -> None:
    assert set(MAY_IMPORT) == set(packages())


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_its_row_says(package: str) -> None:
    ours, theirs = (set(words.split()) for words in MAY_IMPORT[package])
    for path in modules(package):
        assert packages_used(path) <= ours, f"{path} imports {packages_used(path) - ours}"
        assert libraries_used(path) <= theirs, f"{path} imports {libraries_used(path) - theirs}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_row_says_nothing_that_is_not_needed(package: str) -> None:
    ours, theirs = (set(words.split()) for words in MAY_IMPORT[package])
    assert ours == set().union(*map(packages_used, modules(package)))
    assert theirs == set().union(*map(libraries_used, modules(package)))


def test_no_arrow_points_upward() -> None:
    order = list(MAY_IMPORT)
    for package, (ours, _) in MAY_IMPORT.items():
        assert all(order.index(other) < order.index(package) for other in ours.split()), package


def test_no_modules_import_each_other_in_a_circle() -> None:
    paths = {".".join(p.relative_to(ROOT).with_suffix("").parts): p for p in ENGINE.rglob("*.py")}
    arrows = {
        name: {other for full in imported(path) for other in (full, full.rpartition(".")[0]) if other in paths} - {name}
        for name, path in paths.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above, name))
        if name not in done:
            for other in arrows[name]:
                visit(other, (*above, name))
            done.add(name)

    for name in arrows:
        visit(name, ())


def test_what_is_mounted_into_the_sandbox_imports_only_what_is_mounted() -> None:
    mounted = {f"autograder.{path.removesuffix('.py').replace('/', '.')}" for path in GUEST}
    for name in GUEST[1:]:  # the first is the package's own __init__, which imports what it is asked for
        place = ENGINE / name
        for path in place.rglob("*.py") if place.is_dir() else [place]:
            for full in imported(path):
                if full.startswith("autograder."):
                    assert any(f"{full}.".startswith(f"{m}.") for m in mounted), f"{path} imports {full}"


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_and_its_modules_fit_in_the_head(package: str) -> None:
    found = [path for path in modules(package) if path.name not in ("__init__.py", "__main__.py")]
    assert len(found) <= MOST_MODULES
    for path in found:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES, path


def test_nothing_imports_the_tests_and_the_engine_names_no_course() -> None:
    for path in ENGINE.rglob("*.py"):
        roots = {name.partition(".")[0] for name in imported(path)}
        assert not roots & {"tests", "dropout_lab"}, path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert "dropout" not in node.value, f"{path}: {node.value[:80]!r}"
    for path in ENGINE.rglob("*.j2"):
        assert "dropout" not in path.read_text(encoding="utf-8").lower(), path
    for path in (ROOT / "benchmarks").rglob("*.py"):
        assert not re.search(r"^\s*(from|import) tests\b", path.read_text(), re.MULTILINE), path


def test_the_library_of_the_course_needs_numpy_and_matplotlib_alone() -> None:
    for path in (ROOT / "course" / "dropout_lab").rglob("*.py"):
        names = {name.partition(".")[0] for name in imported(path, ROOT / "course")}
        strange = names - sys.stdlib_module_names - {"numpy", "matplotlib", "dropout_lab"}
        assert not strange, f"{path} imports {strange}"
