"""The door: what a notebook says without its course around it, how Colab fetches the course, and the badges."""

from __future__ import annotations

import dataclasses
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from autograder.config.course import Course, read_course
from autograder.config.errors import UsageError
from autograder.unconfined.kernel import ThisInterpreter, start_options
from tests.support.notebooks import ROOT

DOOR = runpy.run_path(str(ROOT / "tools" / "door.py"))
ADDRESS = "https://github.com/ada/coins/tree/main/course"
RELEASED = sorted(ROOT.glob("course/*/*.ipynb"))
#: It has no door: it runs alone.
ALONE, *OTHERS = sorted(ROOT.glob("solutions/*.py"))


def course(address: str = "") -> Course:
    return dataclasses.replace(read_course(ROOT), scripts={"address": address})


def first_cell(address: str = "") -> str:
    cell: str = DOOR["first_cell"](DOOR["address_of"](course(address)))
    return cell.partition("\n")[2]


def without_the_course(folder: Path) -> dict[str, Any]:
    """Return options of a kernel that finds what is installed, and no ``dropout_lab``."""
    hidden = folder / "start-up"
    (hidden / "profile_default" / "startup").mkdir(parents=True)
    (hidden / "profile_default" / "startup" / "hide.py").write_text(
        "import sys\n"
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]\n"
        f"sys.path[:] = [p for p in sys.path if p not in ({str(ROOT)!r}, {str(ROOT / 'course')!r})]\n"
    )
    return start_options(str(hidden))


def run(notebook: nbformat.NotebookNode, folder: Path, settings: Path) -> list[Any]:
    """Run a notebook as somebody does who presses Run All; return all outputs."""
    client = NotebookClient(
        notebook, kernel_manager_class=ThisInterpreter, resources={"metadata": {"path": str(folder)}}
    )
    try:
        client.execute(**without_the_course(settings))
    except CellExecutionError:
        pass
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_a_notebook_alone_in_a_folder_shows_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    (output,) = run(nbformat.read(RELEASED[1], as_version=4), tmp_path / "alone", tmp_path)
    assert output.output_type == "error"
    assert output.traceback == [output.evalue]
    assert output.evalue == (
        "Take the course's zip file, unpack it, and run `python3 start.py lab` in it (on Windows `py start.py lab`)."
    )


def test_the_notebook_that_needs_no_course_has_no_door_and_runs_alone(tmp_path: Path) -> None:
    assert DOOR["text"](course(ADDRESS), ALONE) == ALONE.read_text(encoding="utf-8")
    notebook = nbformat.read(RELEASED[0], as_version=4)
    for cell in notebook.cells:
        cell.source = cell.source.replace("5, 500, 100, 200", "2, 50, 20, 20")  # smaller networks
    (tmp_path / "alone").mkdir()
    outputs = run(notebook, tmp_path / "alone", tmp_path)
    guess, *others = outputs
    assert guess.text.startswith("nine of ten labels after ...")
    assert [o.output_type for o in others] == ["display_data", "display_data", "stream", "stream", "stream"]
    assert all("not written yet" in o.text for o in others if o.output_type == "stream")
    assert "of the random labels" in others[1].metadata["image/png"]["alt"]


def test_a_notebook_in_its_folder_finds_the_course_one_folder_up(tmp_path: Path) -> None:
    folder = tmp_path / "01_two_neurons"
    folder.mkdir()
    (tmp_path / "dropout_lab").mkdir()
    (tmp_path / "dropout_lab" / "__init__.py").write_text("here = True")
    cells = [nbformat.v4.new_code_cell(text) for text in (first_cell(), "import dropout_lab\nprint(dropout_lab.here)")]
    (output,) = run(nbformat.v4.new_notebook(cells=cells), folder, tmp_path)
    assert output.text == "True\n"


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_it_is_the_first_code_of_other_notebooks(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert (
        re.search(r"^# %%(?! \[markdown\]).*\n(.*\n)*?\n*(?=# %%)", source, re.M)[0].split()
        == (  # type: ignore[index]
            '# %% jupyter={"source_hidden": true}\n' + first_cell()
        ).split()
    )
    assert DOOR["text"](course(), path) == source


def test_the_library_beside_a_notebook_comes_before_one_that_is_installed(tmp_path: Path) -> None:
    for place in ("installed", "course"):
        (tmp_path / place / "dropout_lab").mkdir(parents=True)
        (tmp_path / place / "dropout_lab" / "__init__.py").write_text(f"where = {place!r}")
    (tmp_path / "course" / "notebook").mkdir()
    script = f"{first_cell()}\nimport dropout_lab\nprint(dropout_lab.where)"
    for folder, where in (("course/notebook", "course"), (".", "installed")):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path / folder,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == f"{where}\n"


def test_with_an_address_colab_fetches_the_course_and_other_places_are_told_where_it_is(tmp_path: Path) -> None:
    cell = first_cell(ADDRESS)
    assert len([line for line in cell.splitlines() if line.strip()]) <= 15
    assert "Download https://github.com/ada/coins/archive/main.zip, unpack it" in cell
    shop = tmp_path / "bin"
    shop.mkdir()
    (shop / "git").write_text(
        "#!/bin/sh\nfor last; do :; done\nmkdir -p coins/course/dropout_lab\n"
        "echo \"where = '$last'\" > coins/course/dropout_lab/__init__.py\n"
    )
    (shop / "git").chmod(0o755)
    script = (
        "import sys, types\n"
        f"sys.path[:] = [p for p in sys.path if p not in ({str(ROOT)!r}, {str(ROOT / 'course')!r})]\n"
        "sys.meta_path[:] = [f for f in sys.meta_path if 'editable' not in repr(f).lower()]\n"
        "sys.modules['google.colab'] = types.ModuleType('colab')\n"
        f"{cell}\nimport dropout_lab\nprint(dropout_lab.where)"
    )
    for _ in range(2):  # once more after the kernel was restarted
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": f"{shop}{os.pathsep}{os.environ['PATH']}"},
            capture_output=True,
            text=True,
        )
        assert (done.stdout, done.stderr) == ("https://github.com/ada/coins\n", "")


def test_badges_are_there_with_an_address_and_only_then(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text((ROOT / "course" / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    without = DOOR["text"](course(), readme)
    assert without == readme.read_text(encoding="utf-8") and "colab.research" not in without
    with_badges = DOOR["text"](course(ADDRESS), readme)
    links = re.findall(r"\((https://(?:colab|mybinder)[^)]*)\)", with_badges)
    notebook = "01_two_neurons/01_two_neurons.ipynb"
    assert f"https://colab.research.google.com/github/ada/coins/blob/main/course/{notebook}" in links
    first = "00_believed_every_lie/00_believed_every_lie.ipynb"
    assert f"https://mybinder.org/v2/gh/ada/coins/main?urlpath=lab/tree/course/{first}" in links
    assert sum(link.endswith(".ipynb") and "colab" in link for link in links) == 1 + len(RELEASED)
    assert "untried" in with_badges
    readme.write_text(with_badges, encoding="utf-8")
    assert DOOR["text"](course(ADDRESS), readme) == with_badges
    assert DOOR["text"](course(), readme) == without


def test_a_course_at_the_root_of_its_repository_has_an_address_too() -> None:
    address = DOOR["address_of"](course("https://github.com/ada/coins/tree/v1.2"))
    assert address.colab("01_a").endswith("/ada/coins/blob/v1.2/01_a/01_a.ipynb")
    assert 'sys.path += ["coins"]' in DOOR["first_cell"](address)


@pytest.mark.parametrize("given", ["github.com/ada/coins", "https://github.com/ada/coins", "https://x.org/a/tree/b", 3])
def test_what_is_no_address_of_a_folder_is_refused_in_a_sentence(given: Any) -> None:
    with pytest.raises(UsageError, match="must read https://github"):
        DOOR["address_of"](course(given))
