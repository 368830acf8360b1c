"""A second run grades again what depends on a change, and nothing else."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.notebook import fingerprint as library
from autograder.notebook.assignment import read_assignment
from autograder.notebook.fingerprint import Library
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, read_submission
from autograder.run import grading
from autograder.run.grading import grade
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.soak import interruptions
from tests.support import toy

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="grading needs Linux")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(choose_sandbox(), interruptions.LIMITS, checks="dropout_lab.checks") as worker:
        yield worker


@pytest.fixture
def run(tmp_path: Path, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> Callable[[], tuple[int, dict[str, Any]]]:
    """Grades a class of two and says how many were graded, and the students' results."""
    toy.make_course(tmp_path)
    toy.hand_in(tmp_path, "ada", toy.submitted())
    toy.hand_in(tmp_path, "ben", toy.submitted(double="def double(x):\n    return x * x"))
    monkeypatch.setattr(grading, "open_workers", lambda *_: interruptions.Kept(worker))

    def graded() -> tuple[int, dict[str, NotebookResult]]:
        done = grade(course=tmp_path, limits=interruptions.LIMITS)
        return done.fresh, {result.student: result for result in done.results}

    return graded


def edit(root: Path, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Changes the cells of the instructor's notebook."""
    (path,) = root.glob("solutions/*/*.ipynb")
    notebook = json.loads(path.read_text())
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    change(notebook["cells"])
    path.write_text(json.dumps(notebook))


def named(cells: list[dict[str, Any]], grade_id: str) -> dict[str, Any]:
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


@needs_linux
def test_a_mended_test_is_graded_again_and_its_old_verdict_is_gone(tmp_path: Path, run: Any) -> None:
    fresh, before = run()
    assert fresh == 2 and before["ada"].score == before["ada"].max_score
    assert run()[0] == 0

    def mend(cells: list[dict[str, Any]]) -> None:
        named(cells, "double")["source"] = "def double(x):\n    return x + x"
        named(cells, "test_double")["source"] += "\nassert double('a') == 'aa', 'stricter'"

    edit(tmp_path, mend)
    fresh, after = run()
    assert fresh == 2 and after["ada"].score == before["ada"].score - 3
    assert run() == (0, after)


@needs_linux
def test_a_test_can_be_added_and_removed_after_the_class_has_handed_in(tmp_path: Path, run: Any) -> None:
    _, before = run()

    def add(cells: list[dict[str, Any]]) -> None:
        test = json.loads(json.dumps(named(cells, "test_double")))
        test["metadata"]["nbgrader"] |= {"grade_id": "test_double_more", "points": 5}
        test |= {"source": "assert double(7) == 14", "id": "more"}
        cells.append(test)

    edit(tmp_path, add)
    fresh, after = run()
    assert fresh == 2
    assert after["ada"].score == before["ada"].score + 5 and after["ben"].score == before["ben"].score

    def remove(cells: list[dict[str, Any]]) -> None:
        cells.remove(named(cells, "test_double_more"))
        cells.remove(named(cells, "test_double"))

    edit(tmp_path, remove)
    fresh, last = run()
    assert fresh == 2 and {name: r.score for name, r in last.items()} == {"ada": 1.0, "ben": 1.0}
    assert last["ada"].max_score == 1.0


@needs_linux
def test_prose_and_reference_solutions_can_be_mended_for_nothing(tmp_path: Path, run: Any) -> None:
    def answer(text: str) -> Callable[[list[dict[str, Any]]], None]:
        region = f"    ### BEGIN SOLUTION\n    {text}\n    ### END SOLUTION"
        return lambda cells: named(cells, "double").update(source=f"def double(x):\n{region}")

    edit(tmp_path, answer("return 2 * np.asarray(x)"))
    run()
    edit(tmp_path, answer("return np.asarray(x) + x"))
    word = {"cell_type": "markdown", "id": "new", "metadata": {}, "source": "# A word more"}
    edit(tmp_path, lambda cells: cells.insert(0, word))
    assert run()[0] == 0


@needs_linux
def test_a_submission_that_changes_is_graded_alone(tmp_path: Path, run: Any) -> None:
    run()
    toy.hand_in(tmp_path, "ben", toy.submitted())
    fresh, after = run()
    assert fresh == 1 and after["ben"].score == after["ada"].score


# ------------------------------------------------------------------------------------------------ the library


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "course" / "dropout_lab", tmp_path / "dropout_lab"))


def keys(package: Path, *names: str, extra: str = "") -> list[str]:
    made = []
    for name in names:
        assignment = read_assignment(ROOT / "solutions" / name / f"{name}.ipynb")
        submission = read_submission(ROOT / "course" / name, "ada", assignment)
        assert isinstance(submission, Submission)
        if extra:
            submission.cells[0].__dict__.update(source=extra, kind="code", match=None)
        made.append(Library("dropout_lab", package).key(submission))
    return made


def changed(package: Path, file: str, *names: str, extra: str = "") -> list[bool]:
    before = keys(package, *names, extra=extra)
    path = package / file
    path.write_bytes(path.read_bytes() + b"\n# mended\n")
    return [a != b for a, b in zip(before, keys(package, *names, extra=extra), strict=True)]


def test_a_mended_check_concerns_the_notebooks_that_reach_it(package: Path) -> None:
    notebooks = ("01_two_neurons", "02_napkin_network", "06_relatives")
    assert changed(package, "checks/noise_layers.py", *notebooks) == [False, False, True]
    assert changed(package, "checks/networks.py", *notebooks)[:2] == [False, True]
    assert changed(package, "checks/coin_statistics.py", *notebooks) == [True, True, True]  # by way of checks
    assert changed(package, "figures/neuron.py", *notebooks) == [True, False, False]
    assert changed(package, "__init__.py", *notebooks) == [True, True, True]


def test_a_student_who_imports_from_the_library_depends_on_all_of_it(package: Path) -> None:
    for text in (
        "from dropout_lab.checks import implementations",
        "import importlib",
        "m = __import__('drop' + 'out_lab')",
    ):
        assert changed(package, "checks/implementations.py", "01_two_neurons", extra=text) == [True]
    assert changed(package, "checks/implementations.py", "01_two_neurons", extra="import math") == [False]


def test_relative_imports_are_followed() -> None:
    text = "from . import a\nfrom .b import c\nfrom .. import d\nimport dropout_lab.e.f\n"
    found = set(library._imported(text, "dropout_lab.figures.curves", is_package=False))
    assert {"dropout_lab.figures.a", "dropout_lab.figures.b", "dropout_lab.d", "dropout_lab.e"} <= found
    assert "dropout_lab.figures" in set(library._imported("from . import a", "dropout_lab.figures", is_package=True))
