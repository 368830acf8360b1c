"""Release of executed solutions to students, by nbgrader's own generate step, with a proof that nothing leaks.

Everything is made and proved in another folder first; then each notebook is moved to its place. A kill at any moment
leaves every notebook either old or new.
"""

from __future__ import annotations

import fnmatch
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import capture_log
from traitlets.config.loader import Config, PyFileConfigLoader

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.notebook.cells import defined_names, read_cells

from .build import compare_cells, compare_sources, prepare, read_built, read_source
from .leaks import Secret, in_file, leaks, secrets
from .outcome import Outcome

_LITTER = (".*", "__pycache__", "*.pyc")


def release(
    course: Path,
    names: Sequence[str] = (),
    *,
    check: bool = False,
    say: Callable[[str], None] = lambda text: None,
) -> list[Outcome]:
    """Make ``course/<name>/<name>.ipynb`` from ``solutions/<name>/<name>.ipynb``.

    Args:
        course: the folder that holds ``course.toml`` and ``nbgrader_config.py``.
        names: which assignments; all of them by default.
        check: only compare with the releases that are there.
        say: called with a line for each notebook.

    Raises:
        UsageError: if a notebook is missing or not up to date with its source, if nbgrader refuses it, or if an answer
            or a hidden test would be given away anywhere in ``course``; nothing has been changed then.
    """
    config = read_sourced_course(course)
    everything = read_instructors(config)
    refuse_unknown(names, everything)
    wanted = list(names or everything)
    for name in wanted:
        refuse_stale(config, name, everything[name])
    with tempfile.TemporaryDirectory() as folder:
        made: dict[str, str] = {}
        for name in wanted:
            say(f"{name}: releasing")
            made[name] = generate(config, name, Path(folder))
    found = list(_findings(config, everything, {n: nbformat.reads(text, as_version=4) for n, text in made.items()}))
    if found:
        raise UsageError("Nothing was released.\n" + "\n".join(found))
    if check:
        return [Outcome(name, tuple(_differences(config, name, text)), False) for name, text in made.items()]
    changed = {name: text for name, text in made.items() if _released(config, name) != text}
    swap(config, changed)
    return [Outcome(name, (), name in changed) for name in made]


# ------------------------------------------------------------------------------------------------ making


def generate(course: Course, name: str, folder: Path, text: str | None = None) -> str:
    """Run nbgrader's generate step, as the course configures it, on a copy of one notebook.

    Args:
        course: which course.
        name: of the assignment.
        folder: an empty place to work in.
        text: of the instructor's notebook; by default what its file holds.

    Returns:
        The text of the released notebook.

    Raises:
        UsageError: if there is no configuration, or nbgrader refuses the notebook.
    """
    if not (course.root / "nbgrader_config.py").is_file():
        raise UsageError(f"There is no nbgrader_config.py in {course.root.resolve()}: run this where the course lies.")
    source = folder / "solutions" / name
    source.mkdir(parents=True)
    if text is None:
        text = (course.source / name / f"{name}.ipynb").read_text(encoding="utf-8")
    (source / f"{name}.ipynb").write_text(text, encoding="utf-8", newline="\n")
    config = Config(PyFileConfigLoader("nbgrader_config.py", path=str(course.root.resolve())).load_config())
    config.CourseDirectory.root = str(folder)
    config.CourseDirectory.source_directory = "solutions"
    config.CourseDirectory.release_directory = "course"
    config.CourseDirectory.assignment_id = name
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    result = capture_log(converter)
    if not result["success"]:
        reasons = re.findall(
            r"^[\w.]*(?:Error|Exception): (.+)$", result.get("log", "") + result.get("error", ""), re.MULTILINE
        )
        raise UsageError(f"{name}: nbgrader refuses to release it: {reasons[0] if reasons else 'it gives no reason'}")
    return (folder / "course" / name / f"{name}.ipynb").read_text(encoding="utf-8")


def read_instructors(course: Course) -> dict[str, NotebookNode]:
    """Return every executed notebook of ``solutions``, by name, where nothing else lies beside it.

    Raises:
        UsageError: if there is none, or a folder holds anything else (nbgrader would release it).
    """
    found: dict[str, NotebookNode] = {}
    folders = (p for p in sorted(course.source.glob("*")) if p.is_dir() and not is_litter(p.name))
    for folder in folders:
        for other in sorted(folder.rglob("*")):
            inside = other.relative_to(folder)
            if not any(map(is_litter, inside.parts)) and str(inside) != f"{folder.name}.ipynb":
                raise UsageError(f"{other} would be released with the notebook beside it; move it out of this folder.")
        notebook = read_built(folder / f"{folder.name}.ipynb")
        if notebook:
            found[folder.name] = notebook
    if not found:
        raise UsageError(f"{course.source} holds no built notebooks; run 'autograder build' first.")
    return found


def refuse_unknown(names: Sequence[str], everything: Collection[str]) -> None:
    """Refuse names of assignments that there are not.

    Raises:
        UsageError: if there is one.
    """
    for name in names:
        if name not in everything:
            raise UsageError(f"There is no assignment {name!r}; there are {', '.join(everything)}.")


def refuse_stale(course: Course, name: str, built: NotebookNode) -> None:
    """Refuse a notebook that is not what its source says.

    Raises:
        UsageError: if it is not, or there is no source.
    """
    source = course.source / f"{name}.py"
    if not source.is_file():
        raise UsageError(
            f"The notebook {name} has no source {source}; bring it back, or delete {source.with_suffix('')}."
        )
    if any(compare_sources(built, prepare(read_source(source), name))):
        raise UsageError(f"The notebook {name} is not what its source says; run 'autograder build {name}' first.")


# ------------------------------------------------------------------------------------------------ proving


def _findings(course: Course, instructors: dict[str, NotebookNode], made: dict[str, NotebookNode]) -> Iterator[str]:
    """Look for anything that gives an answer away: in the notebooks made, and in what else lies in ``course``."""
    hidden: list[Secret] = [secret for notebook in instructors.values() for secret in secrets(notebook)]
    names = {name: student_writes(notebook) for name, notebook in instructors.items()}
    everyone = frozenset[str]().union(*names.values())
    for name, notebook in made.items():
        yield from (f"{name}: {finding}" for finding in leaks(notebook, hidden, names[name]))
    yield from leaks_beside(course, hidden, everyone)
    for path in _files(course):
        inside = path.relative_to(course.release)
        name = inside.parts[0]
        shown = f"{course.folders.release}/{inside.as_posix()}"
        if _is_beside(course, inside):
            continue
        if inside.parts != (name, f"{name}.ipynb") or name not in instructors:
            yield f"{shown} is no released notebook; delete it, or move it out of this folder."
        elif name not in made:
            notebook = read_built(path) or NotebookNode()
            yield from (f"{shown}: {finding}" for finding in leaks(notebook, hidden, names[name]))


def leaks_beside(course: Course, hidden: Sequence[Secret], names: frozenset[str]) -> Iterator[str]:
    """Look through what students get beside notebooks: the library, and the pages that ``course.toml`` names.

    Args:
        course: which course.
        hidden: what must not be there.
        names: what students are to define.

    Yields:
        A few words for each finding, beginning with the file.
    """
    for path in _files(course):
        inside = path.relative_to(course.release)
        if _is_beside(course, inside):
            shown = f"{course.folders.release}/{inside.as_posix()}"
            yield from (f"{shown} {finding}" for finding in in_file(path, hidden, names))


def _files(course: Course) -> Iterator[Path]:
    """Yield the files of the release; not what systems and notebooks leave there."""
    for path in sorted(course.release.rglob("*")):
        inside = path.relative_to(course.release)
        if not (path.is_dir() or any(map(is_litter, inside.parts)) or inside.name in course.notes):
            yield path


def _is_beside(course: Course, inside: Path) -> bool:
    return inside.parts[0] == course.library or inside.as_posix() in course.pages


def student_writes(instructor: NotebookNode) -> frozenset[str]:
    """Return the names that the stubs of a notebook define."""
    stubs = (defined_names(cell.for_students) for cell in read_cells(instructor) if cell.role == "solution")
    return frozenset[str]().union(*stubs)


# ------------------------------------------------------------------------------------------------ comparing, swapping


def _differences(course: Course, name: str, text: str) -> Iterator[str]:
    """Return sentences on what the release that is there has other than the one made now."""
    there = _released(course, name)
    if there is None:
        yield "has not been released yet"
    elif there != text:
        old = read_built(course.release / name / f"{name}.ipynb") or NotebookNode()
        yield from list(compare_cells(old, nbformat.reads(text, as_version=4))) or ["differs in its bytes"]


def _released(course: Course, name: str) -> str | None:
    path = course.release / name / f"{name}.ipynb"
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def swap(course: Course, made: dict[str, str]) -> None:
    """Put released notebooks into their places, each in one move.

    What a kill leaves behind in the hidden folder beside them holds nothing that students may not see, and the next
    release removes it.

    Args:
        course: which course.
        made: name to text.

    Raises:
        UsageError: if the folder cannot be written.
    """
    staging = course.release / ".staging"
    try:
        shutil.rmtree(staging, ignore_errors=True)
        for name, text in made.items():
            (staging / name).mkdir(parents=True)
            (staging / name / f"{name}.ipynb").write_text(text, encoding="utf-8", newline="\n")
        for name in made:
            if (course.release / name).is_dir():
                os.replace(staging / name / f"{name}.ipynb", course.release / name / f"{name}.ipynb")
            else:
                os.replace(staging / name, course.release / name)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise UsageError(f"{course.release} cannot be written: {error.strerror}.") from None


def is_litter(name: str) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in _LITTER)
