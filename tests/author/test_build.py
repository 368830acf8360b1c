"""One source, one notebook: executed, complete, and the same at every build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from nbclient import NotebookClient

from autograder.author import build as building
from autograder.author.build import Outcome, build, prepare, read_source
from autograder.cli.commands import cli
from autograder.config.errors import UsageError
from autograder.unconfined.kernel import ThisInterpreter
from tests.support import notebooks as made
from tests.support.notebooks import ANSWER, ANSWER_TEST, EXPERIMENT, GIVEN, HEADER, PROSE, SOLUTION, TEST

NAME = "01_twice"
WITH_FIGURE = """\
# %% tags=["experiment"]
import matplotlib.pyplot as plt

plt.plot([1, 2])
plt.show()
print(f"a third is {1 / 3}")
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose notebook was built once."""
    course = made.make_course(tmp_path_factory.mktemp("built"), (*made.WHOLE, WITH_FIGURE))
    assert build(course) == [Outcome(NAME, (), True)]
    return course


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "course"))


def notebook_of(course: Path) -> Path:
    return course / "solutions" / NAME / f"{NAME}.ipynb"


def changed(course: Path, cell: str, edit: str) -> None:
    """Applies an edit to a cell of the built notebook, as a maintainer should not."""
    path = notebook_of(course)
    notebook = nbformat.read(path, as_version=4)
    exec(edit, {"cell": next(c for c in notebook.cells if cell in (c.id, c.cell_type)), "notebook": notebook})
    nbformat.write(notebook, path)


def test_building_twice_gives_the_same_bytes_and_does_not_touch_the_file(course: Path) -> None:
    before, time = notebook_of(course).read_bytes(), notebook_of(course).stat().st_mtime_ns
    assert build(course) == [Outcome(NAME, (), False)]
    assert notebook_of(course).read_bytes() == before
    assert notebook_of(course).stat().st_mtime_ns == time


def test_metadata_is_whole_and_nothing_of_the_machine_is_kept(built: Path) -> None:
    notebook = nbformat.read(notebook_of(built), as_version=4)
    nbformat.validate(notebook)
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert notebook.metadata.language_info == {"name": "python"}
    cells = {c.id: c for c in notebook.cells}
    whole = {"grade": False, "grade_id": "twice", "locked": False, "schema_version": 3, "solution": True, "task": False}
    assert cells["twice"].metadata == {"nbgrader": whole, "tags": ["raises-exception"]}
    whole = {**whole, "grade": True, "grade_id": "test_twice", "locked": True, "points": 3, "solution": False}
    assert cells["test_twice"].metadata == {"nbgrader": whole, "tags": ["raises-exception"]}
    plain = [c.metadata for c in notebook.cells if "nbgrader" not in c.metadata]
    assert plain == [{}, {}, {"tags": ["experiment", "raises-exception"]}, {"tags": ["experiment", "raises-exception"]}]
    assert (
        str(built) not in notebook_of(built).read_text()
        and os.path.expanduser("~/") not in notebook_of(built).read_text()
    )


def test_cells_of_equal_text_have_ids_of_their_own(tmp_path: Path) -> None:
    same = "# %%\nx = 1\n"
    source = made.make_course(tmp_path, (HEADER, same, same, same)) / "solutions" / f"{NAME}.py"
    first, again = (prepare(read_source(source), NAME) for _ in range(2))
    assert len({c.id for c in first.cells}) == 3
    assert [c.id for c in first.cells] == [c.id for c in again.cells]


def test_a_check_finds_nothing_in_a_fresh_build(course: Path) -> None:
    assert build(course, check=True) == [Outcome(NAME, (), False)]


DRIFTS = {
    "an edited source": ("twice", "cell.source += '\\n# better'", "cell 3 (twice) differs in its source"),
    "other points": ("test_twice", "cell.metadata.nbgrader.points = 4", "cell 4 (test_twice) differs in its metadata"),
    "a lost tag": ("test_twice", "del cell.metadata['tags']", "cell 4 (test_twice) differs in its metadata"),
    "other prose": ("markdown", "cell.source += '!'", "differs in its source"),
    "a lost cell": ("test_guess", "notebook.cells.remove(cell)", "has 7 cells, its source 8"),
    "notebook metadata": ("twice", "notebook.metadata.widgets = {}", "has other notebook metadata"),
    "a cell that was not run": ("twice", "cell.execution_count = None", "was not executed from top to bottom"),
}


@pytest.mark.parametrize("drift", DRIFTS)
def test_a_check_finds_without_running_anything(drift: str, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cell, edit, words = DRIFTS[drift]
    changed(course, cell, edit)
    before = notebook_of(course).read_bytes()
    monkeypatch.setattr(building, "execute", lambda *_: pytest.fail("a notebook was executed"))
    (outcome,) = build(course, check=True)
    assert any(words in difference for difference in outcome.differences), outcome
    assert notebook_of(course).read_bytes() == before


def test_a_check_finds_an_output_that_is_not_what_the_cell_shows(course: Path) -> None:
    changed(course, "test_twice", "cell.outputs[0].data['text/plain'] = 'something else'")
    assert build(course, check=True, run=False) == [Outcome(NAME, (), False)]
    assert build(course, check=True)[0].differences == ("cell 4 (test_twice) shows something else when it is executed",)


def test_a_check_passes_over_last_digits_and_pixels(course: Path) -> None:
    text = notebook_of(course).read_text()
    assert "0.3333333333333333" in text and '"image/png": "iVBOR' in text
    notebook_of(course).write_text(
        text.replace("0.3333333333333333", "0.3333333333333337").replace('"image/png": "iVBOR', '"image/png": "iVBOS')
    )
    assert build(course, check=True) == [Outcome(NAME, (), False)]


def test_a_check_misses_neither_a_notebook_nor_a_source(course: Path) -> None:
    shutil.copytree(notebook_of(course).parent, course / "solutions" / "02_gone")
    (course / "solutions" / "02_gone" / f"{NAME}.ipynb").rename(course / "solutions" / "02_gone" / "02_gone.ipynb")
    shutil.rmtree(notebook_of(course).parent)
    assert build(course, check=True) == [
        Outcome(NAME, ("has not been built yet",), False),
        Outcome("02_gone", ("has no source solutions/02_gone.py",), False),
    ]


FAILURES = {
    "raises": ("1 / 0", r"01_twice, cell 3 \(1 / 0\) raised ZeroDivisionError: division by zero"),
    "warns": ("import warnings\nwarnings.warn('old')", "writes to standard error"),
    "shows an address": ("print(object())", "shows an address, which changes at each run: 0x"),
    "ends the process": ("import os\nos._exit(3)", "ended the Python process"),
    "never ends": ("while True:\n    pass", "ran for more than 2 s"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_cell_ends_the_build_with_one_sentence_where_it(
    failure: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line, words = FAILURES[failure]
    monkeypatch.setattr(building, "CELL_SECONDS", 2 if failure == "never ends" else 120)
    course = made.make_course(tmp_path, (HEADER, PROSE, GIVEN, f'# %% tags=["experiment"]\n{line}\n', SOLUTION, TEST))
    with pytest.raises(UsageError, match=words) as error:
        build(course)
    assert "\n" not in str(error.value)
    assert not notebook_of(course).exists()


def test_a_solution_that_fails_its_test_ends_the_build_although_the_cell_may_raise(tmp_path: Path) -> None:
    course = made.make_course(tmp_path, (HEADER, GIVEN, SOLUTION.replace("value + value", "3 * value"), TEST))
    with pytest.raises(UsageError, match=r"01_twice, cell 3 \(test_twice\) raised Wrong: twice\(2\) gave 6, not 4"):
        build(course)


def test_an_execution_knows_nothing_of_the_maintainers_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    startup = tmp_path / "startup.py"
    startup.write_text("print('good morning')")
    monkeypatch.setenv("PYTHONSTARTUP", str(startup))
    course = made.make_course(tmp_path / "own", (HEADER, WITH_FIGURE))
    build(course)
    text = notebook_of(course).read_text()
    assert "image/png" in text and "good morning" not in text


def test_nbval_passes_and_sees_a_solution_that_has_gone_wrong(course: Path) -> None:
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--nbval",
        "--nbval-current-env",
        "solutions",
    ]
    done = subprocess.run(words, cwd=course, capture_output=True, text=True)
    assert done.returncode == 0 and "7 passed" in done.stdout, done.stdout
    changed(course, "twice", "cell.source = cell.source.replace('value + value', '3 * value')")
    done = subprocess.run(words, cwd=course, capture_output=True, text=True)
    assert done.returncode == 1
    assert "2 failed, 5 passed" in done.stdout, done.stdout  # the test and the experiment


def test_run_all_goes_on_after_every_stub(course: Path) -> None:
    """nbclient stops at a cell that raises unless its tag allows it, as JupyterLab does."""
    from autograder.author.release import release

    release(course)
    notebook = nbformat.read(course / "course" / NAME / f"{NAME}.ipynb", as_version=4)
    NotebookClient(notebook, kernel_manager_class=ThisInterpreter, resources={"metadata": {"path": course}}).execute()
    errors = {c.id: o.ename for c in notebook.cells for o in c.get("outputs", []) if o.output_type == "error"}
    assert errors["test_twice"] == errors["test_guess"] == "NotAttempted"
    assert notebook.cells[-1].execution_count == len([c for c in notebook.cells if c.cell_type == "code"])


def test_the_command_says_what_differs_and_exits_with_1(course: Path) -> None:
    assert (
        CliRunner()
        .invoke(cli, ["build", "--course", str(course), "--check", "--no-run"], standalone_mode=False)
        .return_value
        == 0
    )
    changed(course, "twice", "cell.source += '\\n# better'")
    result = CliRunner().invoke(cli, ["build", "--course", str(course), "--check"], standalone_mode=False)
    assert result.return_value == 1
    assert "01_twice: cell 3 (twice) differs in its source" in result.output


def test_wrong_usage_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no folder"):
        build(tmp_path)
    (tmp_path / "solutions").mkdir()
    with pytest.raises(UsageError, match="holds no sources"):
        build(tmp_path)
    course = made.make_course(tmp_path, (HEADER, ANSWER, ANSWER_TEST, EXPERIMENT))
    with pytest.raises(UsageError, match=r"There is no source .*02_more\.py; there are 01_twice"):
        build(course, ["02_more"])
    (course / "solutions" / f"{NAME}.py").write_bytes(b"# %%\n\xff\n")
    with pytest.raises(UsageError, match="cannot be read"):
        build(course)
    (course / "solutions" / f"{NAME}.py").write_text("")
    with pytest.raises(UsageError, match="holds no cells"):
        build(course)


def test_a_built_notebook_that_is_no_notebook_is_named(course: Path) -> None:
    notebook_of(course).write_text("{")
    with pytest.raises(UsageError, match=r"01_twice\.ipynb cannot be read"):
        build(course, check=True)
