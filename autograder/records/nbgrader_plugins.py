"""Plug-ins of nbgrader: formgrader and the exchange give out our pages, and the library with the notebook.

``autograder.config.nbgrader`` names them in nbgrader's configuration.
"""

from __future__ import annotations

import shutil
import stat
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbgrader.exchange.default import ExchangeReleaseAssignment

from autograder.config.course import read_own_course
from autograder.notebook.regions import without_hidden_tests
from autograder.report.gradebook_rows import student_name

from .pages import Given, Place, read_given, with_given

_FILES = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH
_FOLDERS = _FILES | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


class ReleaseWithLibrary(ExchangeReleaseAssignment):  # type: ignore[misc]
    """Release of an assignment, with the package that ``course.toml`` names under ``checks`` beside the notebook."""

    def copy_files(self) -> None:
        """Copy the assignment into the exchange, and the library after it."""
        super().copy_files()
        course = read_own_course(Path(self.coursedir.root))
        if course.library is None:
            return
        library, place = course.release / course.library, Path(self.dest_path) / course.library
        if library.is_dir() and not place.exists():
            shutil.copytree(library, place, ignore=shutil.ignore_patterns("__pycache__", "*.pyc", ".*"))
            self.set_perms(str(place), fileperms=_FILES, dirperms=_FOLDERS)
            self.log.info("Released with it: %s", library)


def _without_hidden(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Return a graded notebook whose test cells show no hidden line, nor what such a line printed or quoted."""
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("locked"):
            cell.source = without_hidden_tests(cell.source)
            errors = [output.get("ename", "") for output in cell.outputs if output.output_type == "error"]
            cell.outputs = [nbformat.v4.new_output("error", ename=n, evalue="", traceback=[n]) for n in errors]
    return notebook


class KeptPages(HTMLExporter):
    """Exporter of nbgrader's *generate feedback* that gives the page which grading wrote, with what persons gave.

    nbgrader deletes the folder of a student's pages before it asks for them, so they are read when this is made.
    """

    def __init__(self, config: Any = None, **kwargs: Any):
        super().__init__(config=config, **kwargs)  # type: ignore[no-untyped-call]
        converter: Any = self.parent
        self._pages: dict[Place, bytes] = {}
        self._given: Mapping[Place, Given] | None = None
        for source, notebooks in converter.assignments.items():
            student, assignment = Path(source).parts[-2:]
            folder = Path(converter._format_dest(assignment, student))
            for notebook in map(Path, notebooks):
                page = folder / f"{notebook.stem}.html"
                if page.is_file():
                    self._pages[student, assignment, notebook.stem] = zlib.compress(page.read_bytes(), 1)

    def from_filename(self, filename: str, resources: Any = None, **kw: Any) -> tuple[Any, dict[str, Any]]:
        """Return the page of a notebook; where there is none, nbgrader's own, but without hidden tests."""
        its = resources["nbgrader"]
        student, assignment, notebook = place = its["student"], its["assignment"], its["notebook"]
        if place not in self._pages:
            self.log.warning("%s has no page of 'autograder grade' for %s/%s: a plain one is made", *place)
            return self.from_notebook_node(_without_hidden(nbformat.read(filename, as_version=4)), resources, **kw)
        if self._given is None:
            self._given = read_given(its["db_url"], {assignment for _, assignment, _ in self._pages})
        page = zlib.decompress(self._pages[place]).decode()
        resources["output_extension"] = ".html"
        return with_given(page, self._given.get((student_name(student), assignment, notebook))), resources
