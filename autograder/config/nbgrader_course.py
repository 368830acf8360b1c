"""Folder of any nbgrader course: its ``nbgrader_config.py`` says where things are, as nbgrader itself reads it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import UsageError

#: In the folder of the course.
FILE = "nbgrader_config.py"

#: Where nbgrader keeps things, if the file does not say.
_FOLDERS = {
    "source": "source",
    "release": "release",
    "submitted": "submitted",
    "autograded": "autograded",
    "feedback": "feedback",
}
_STRUCTURE = os.path.join("{nbdir}", "{student_id}", "{assignment_id}")
#: Settings that change what a cell means, with the only value that is understood here. What hides a test must be known.
_FIXED: dict[tuple[str, str], str] = {
    ("CourseDirectory", "directory_structure"): _STRUCTURE,
    ("ClearSolutions", "begin_solution_delimeter"): "BEGIN SOLUTION",
    ("ClearSolutions", "end_solution_delimeter"): "END SOLUTION",
    ("ClearHiddenTests", "begin_test_delimeter"): "BEGIN HIDDEN TESTS",
    ("ClearHiddenTests", "end_test_delimeter"): "END HIDDEN TESTS",
    ("ClearMarkScheme", "begin_mark_scheme_delimeter"): "BEGIN MARK SCHEME",
    ("ClearMarkScheme", "end_mark_scheme_delimeter"): "END MARK SCHEME",
}


#: Settings that are read here, those above included.
_READ = frozenset(_FIXED) | {
    *(("CourseDirectory", name) for name in (*(f"{step}_directory" for step in _FOLDERS), "course_id", "db_url")),
    *(("CourseDirectory", name) for name in ("root", "ignore")),
    *((kind, "course_id") for kind in ("Exchange", "NbGrader")),
    ("AssignLatePenalties", "plugin_class"),
    ("LateSubmissionPlugin", "penalty_method"),
    *((kind, "timeout") for kind in ("Execute", "ExecutePreprocessor", "NotebookClient")),
}
#: Classes of nbgrader that have no part in grading.
_ELSEWHERE = re.compile(
    r"Exchange\w*|NbGrader|FormgradeApp|\w*Handler|Authenticator|\w*Export\w*|Assignment\w*|CourseToml"
)


@dataclass(frozen=True)
class NbgraderCourse:
    """What an ``nbgrader_config.py`` says of a course.

    Attributes:
        course_id: nbgrader's name of the course; empty if it names none.
        folders: by step (``source``, ``release``, ``submitted``, ``autograded``, ``feedback``), relative to ``root``.
        root: of these folders.
        database: SQLAlchemy URL of the gradebook; None for nbgrader's own place.
        ignore: patterns of files that belong to nobody; None for nbgrader's own.
        seconds: that a cell may take; None if it does not say.
        collector: pattern by which ``nbgrader zip_collect`` reads the names of files; empty for none.
    """

    course_id: str
    folders: Mapping[str, str]
    root: Path
    database: str | None
    ignore: tuple[str, ...] | None
    seconds: float | None
    collector: str = ""


def read_nbgrader_course(root: Path) -> NbgraderCourse | None:
    """Read ``<root>/nbgrader_config.py``; None where there is none, or where it only says what ``course.toml`` says.

    The file is a program of the instructor's, and is run, as nbgrader runs it.

    Raises:
        UsageError: if it fails, or sets what changes the meaning of a cell.
    """
    path = root / FILE
    if not path.is_file():
        return None
    settings = _settings(path)
    if "CourseToml" in settings:
        return None
    for (kind, name), only in _FIXED.items():
        if (value := settings.get(kind, {}).get(name, only)) != only:
            told = f"c.{kind}.{name} = {value!r:.100}"
            raise UsageError(f"{path} sets {told}, which is not understood here: leave it out.")
    directory = settings.get("CourseDirectory", {})
    folders = {step: _text(path, directory, f"{step}_directory", default) for step, default in _FOLDERS.items()}
    ids = (settings.get(kind, {}).get("course_id") for kind in ("CourseDirectory", "Exchange", "NbGrader"))
    ignore = directory.get("ignore")
    return NbgraderCourse(
        course_id=next((str(found) for found in ids if found), ""),
        folders=folders,
        root=(root / _text(path, directory, "root", "")).absolute(),
        database=_text(path, directory, "db_url", "") or None,
        ignore=tuple(map(str, ignore)) if isinstance(ignore, (list, tuple)) else None,
        seconds=_seconds(settings),
        collector=str(settings.get("FileNameCollectorPlugin", {}).get("named_regexp", "")),
    )


def ignored_settings(root: Path) -> list[str]:
    """Return the settings of ``nbgrader_config.py`` that could change a grade in nbgrader, and are not read here.

    Raises:
        UsageError: if the file fails.
    """
    return [
        f"c.{kind}.{name}"
        for kind, values in sorted(nbgrader_settings(root).items())
        if isinstance(values, Mapping) and not _ELSEWHERE.fullmatch(kind)
        for name in sorted(values)
        if (kind, name) not in _READ
    ]


def nbgrader_settings(root: Path) -> Mapping[str, Any]:
    """Return all that ``nbgrader_config.py`` sets, by class; nothing where there is none.

    Raises:
        UsageError: if the file fails.
    """
    path = root / FILE
    return _settings(path) if path.is_file() else {}


def sets_penalties(root: Path) -> bool:
    """Return whether ``nbgrader_config.py`` names a plugin that gives late penalties, or settings of one.

    Raises:
        UsageError: if the file fails.
    """
    return not {"AssignLatePenalties", "LateSubmissionPlugin"}.isdisjoint(nbgrader_settings(root))


def _settings(path: Path) -> Mapping[str, Any]:
    """Return what the file sets, by class."""
    from traitlets.config.loader import PyFileConfigLoader  # only here: our own course has course.toml

    try:
        return PyFileConfigLoader(path.name, str(path.parent.absolute())).load_config()
    except (Exception, SystemExit) as error:
        told = " ".join(str(error).split())
        raise UsageError(f"{path} cannot be used: {type(error).__name__}: {told}"[:500].rstrip(".") + ".") from None


def _text(path: Path, settings: Mapping[str, Any], name: str, default: str) -> str:
    value = settings.get(name, default)
    if not isinstance(value, (str, Path)):
        raise UsageError(f"{path}: c.CourseDirectory.{name} must be text, not {value!r:.100}.")
    return str(value)


def _seconds(settings: Mapping[str, Any]) -> float | None:
    for kind in ("Execute", "ExecutePreprocessor", "NotebookClient"):
        value = settings.get(kind, {}).get("timeout")
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value > 0:
            return float(value)
    return None
