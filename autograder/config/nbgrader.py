"""nbgrader's configuration, made from ``course.toml``, so that its commands and formgrader use the same folders."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from .course import read_own_course

#: nbgrader's own list, but with our stub.
_GENERATE = (
    "nbgrader.preprocessors.IncludeHeaderFooter",
    "nbgrader.preprocessors.InstantiateTests",
    "nbgrader.preprocessors.LockCells",
    "autograder.notebook.clear_solutions.ClearAnswers",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.CheckCellMetadata",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbgrader.preprocessors.ComputeChecksums",
    "nbgrader.preprocessors.CheckCellMetadata",
)


def configure(c: Any, root: Path) -> None:
    """Fill in nbgrader's configuration.

    Args:
        c: the object that nbgrader's ``get_config()`` returns.
        root: the folder of the course.

    Raises:
        UsageError: if ``course.toml`` cannot be used.
    """
    course = read_own_course(root)  # which may be read for this very file
    with contextlib.suppress(OSError):  # nbgrader cannot open its gradebook in a folder that is not there
        course.classroom.mkdir(exist_ok=True)
    c.CourseToml.is_read = True  # tells read_course that the file adds nothing of its own
    c.CourseDirectory.course_id = course.course_id
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = course.folders.source
    c.CourseDirectory.release_directory = course.folders.release
    for step in ("submitted", "autograded", "feedback", "solution", "source_with_tests"):
        name = getattr(course.folders, step, step)
        setattr(c.CourseDirectory, f"{step}_directory", f"{course.folders.classroom}/{name}")
    c.CourseDirectory.db_url = course.database
    c.ExportPlugin.to = str(course.classroom / "export.csv")  # grades are never committed
    # nbgrader copies whatever lies beside a notebook into the release and over the submissions
    c.CourseDirectory.ignore = [".*", "*~", "*.py", "*.pyc", "__pycache__", "feedback"]
    c.GenerateAssignment.preprocessors = list(_GENERATE)
    # experiments train for seconds and are never graded
    c.Execute.skip_cells_with_tag = "experiment"
    c.ExchangeFactory.release_assignment = "autograder.records.nbgrader_plugins.ReleaseWithLibrary"
    keep_pages(c)


def keep_pages(c: Any) -> None:
    """Let nbgrader's *generate feedback* keep the pages that ``autograder grade`` wrote, and add what a person gave.

    nbgrader's own pages show hidden tests. Any course can call this in its ``nbgrader_config.py``.

    Args:
        c: the object that nbgrader's ``get_config()`` returns.
    """
    c.GenerateFeedback.exporter_class = "autograder.records.nbgrader_plugins.KeptPages"
