"""Assignment: the instructor's notebook, read once; nothing in a submission can change it."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatch
from functools import cached_property
from pathlib import Path

from autograder.config.errors import UsageError
from autograder.config.files import read_ordinary

from .autotests import TEMPLATES, with_autotests
from .cells import Cell, is_points, read_cells, written_files
from .regions import lines, without

#: More files than a work folder has room for.
_MOST_FILES = 1_000
#: No file with one of these is handed to anybody, wherever it lies.
_HIDDEN = re.compile(rb"BEGIN\s+(SOLUTION|HIDDEN\s+TESTS|MARK\s+SCHEME)|### (HASHED )?AUTOTEST")
#: Where nbgrader's stub asks for code; courses often leave out the exception that follows it.
_ASKED = "# YOUR CODE HERE"
_TEMPLATES_OF_TESTS = frozenset({TEMPLATES, "tests.yml"})


@dataclass(frozen=True)
class HandedFile:
    """File beside the notebook that students have: data, a module, a picture.

    Attributes:
        name: its path, relative to the notebook, with slashes.
        digest: of its contents.
        path: where it is on this machine; None on a cluster's worker.
        content: there, what it holds.
    """

    name: str
    digest: str
    path: Path | None = None
    content: bytes | None = None


@dataclass(frozen=True)
class CellIndex:
    """Index of an instructor's cells, by each feature that identifies them in a submission.

    Attributes:
        by_grade_id: by their name.
        by_text: given cells and tests by their text, tests as students have them too.
        by_id: by nbformat's id.
        visible: text of each test as students have it, by ``grade_id``.
        tests: the words of each exercise's tests.
    """

    by_grade_id: dict[str, Cell]
    by_text: dict[str, Cell]
    by_id: dict[str, Cell]
    visible: dict[str, str]
    tests: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Assignment:
    """One notebook of one assignment, as the instructor wrote it.

    Attributes:
        name: of the assignment: its folder.
        notebook: file name without its ending.
        path: of the instructor's notebook.
        cells: in the instructor's order.
        files: that students have beside the notebook.
        beside: names of the tests that run beside the student's code, since they cannot be judged apart from it; their
            results could be forged.
        variant: digest of what a student sees of the numbers drawn for him; empty for the common version.
    """

    name: str
    notebook: str
    path: Path
    cells: tuple[Cell, ...]
    files: tuple[HandedFile, ...] = ()
    beside: frozenset[str] = frozenset()
    variant: str = ""

    @cached_property
    def identity(self) -> tuple[Path, str]:
        """Return what tells it from all other notebooks of the course and from its variants, whatever runs beside."""
        return self.path, (replace(self, beside=frozenset()) if self.beside else self).key

    @cached_property
    def tests(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.role == "test")

    @cached_property
    def solutions(self) -> tuple[Cell, ...]:
        return tuple(c for c in self.cells if c.role == "solution")

    @cached_property
    def unanswered(self) -> frozenset[str]:
        """Return the names of the exercises without a reference solution: their cells hold what students get."""
        return frozenset(c.grade_id for c in self.solutions if not c.by_hand and _is_stub(c.source))

    @cached_property
    def written(self) -> frozenset[str]:
        """Return the files that reference solutions write: one beside the notebook is an answer, and not handed out."""
        return frozenset[str]().union(*(written_files(c.source) for c in self.solutions))

    @property
    def graded(self) -> bool:
        """Return whether tests or a person give points: any other notebook is built and released, and never graded."""
        return bool(self.tests) or any(cell.marked for cell in self.cells)

    @cached_property
    def max_score(self) -> float:
        return sum(c.points for c in self.tests)

    @cached_property
    def index(self) -> CellIndex:
        """Return the index of its own cells: of two assignments that are equal, each has its own."""
        visible = {test.grade_id: test.for_students.strip() for test in self.tests}
        given = [c for c in self.cells if c.role in ("given", "experiment")]
        texts = {visible[t.grade_id]: t for t in self.tests} | {t.source.strip(): t for t in self.tests}
        return CellIndex(
            {c.grade_id: c for c in self.cells if c.grade_id},
            texts | {c.source.strip(): c for c in given},
            {c.id: c for c in self.cells if c.role != "prose"},
            visible,
            {e.grade_id: words(*(t.source for t in self.tests if t.exercise == e.grade_id)) for e in self.solutions},
        )

    @cached_property
    def key(self) -> str:
        """Return a digest of everything that grading depends on; prose and reference solutions do not count."""
        graded = [
            [c.id, c.role, without(c.source, "SOLUTION"), sorted(c.names), c.grade_id, c.points]
            for c in self.cells
            if c.role != "prose"
        ]
        files = [[[file.name, file.digest] for file in self.files]] if self.files else []
        beside = [sorted(self.beside)] if self.beside else []
        return hashlib.sha256(json.dumps([self.name, self.notebook, graded, *files, *beside]).encode()).hexdigest()


def words(*texts: str) -> frozenset[str]:
    """Return the words of some texts."""
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


def _is_stub(source: str) -> bool:
    """Say whether a solution cell holds no solution: it ends where code should begin, or says so with an exception."""
    text = [line.text.strip() for line in lines(source)]
    code = [line for line in text if line and not line.startswith("#")]
    solved = any(line.region == "SOLUTION" for line in lines(source))
    asks = any(line.startswith("raise NotImplementedError") for line in code)
    return not solved and (not code or asks or next(filter(None, reversed(text))) == _ASKED)


def load_assignments(
    source: Path, names: tuple[str, ...] = (), release: Path | None = None, ignore: tuple[str, ...] = ()
) -> list[Assignment]:
    """Read the notebooks under ``<source>/<assignment>/``, with the files beside them.

    Args:
        source: the instructor's folder, ``solutions``.
        names: assignments wanted; none means all.
        release: what students get: of an assignment that is there, only the files that are there too.
        ignore: patterns of files and folders that are not handed out.

    Raises:
        UsageError: if there is no such folder, no such assignment, or a notebook that cannot be graded by.
    """
    found = find_notebooks(source)
    loaded = []
    for name in named(names, found):
        files = tuple(_handed(source / name, release / name if release else None, ignore))
        read = [read_assignment(path) for path in found[name]]
        made = frozenset[str]().union(*(assignment.written for assignment in read))
        files = tuple(file for file in files if file.name not in made)
        loaded += [replace(assignment, files=files) for assignment in read]
    return loaded


def named(names: Iterable[str], found: Iterable[str]) -> list[str]:
    """Return the assignments that somebody means, who may have written paths of folders or notebooks; for none, all.

    Raises:
        UsageError: if there is no such assignment.
    """
    return [_named(name, found) for name in names] or [*found]


def _named(name: str, found: Iterable[str]) -> str:
    plain = name if name in found else Path(name).name.removesuffix(".ipynb")
    if plain in found:
        return plain
    near = get_close_matches(plain, found, 1)
    meant = f" Did you mean {near[0]!r}?" if near else ""
    raise UsageError(f"There is no assignment {name!r}; there are {', '.join(found)}.{meant}")


def files_left_out(assignment: Assignment, release: Path | None, ignore: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the files beside a notebook that nobody is handed though somebody may miss them, and why."""
    released = release / assignment.name if release else None
    for path, content in _beside(assignment.path.parent, released, ignore):
        if isinstance(content, str) and content:
            yield path.relative_to(assignment.path.parent).as_posix(), content
        elif path.relative_to(assignment.path.parent).as_posix() in assignment.written:
            yield path.relative_to(assignment.path.parent).as_posix(), "the reference solution writes it"


def _handed(folder: Path, released: Path | None, ignore: tuple[str, ...]) -> Iterator[HandedFile]:
    """Yield the files of an assignment's folder that students have; never a notebook, nor what hides something.

    Raises:
        UsageError: if there are too many, or one cannot be read.
    """
    count = 0
    for path, content in _beside(folder, released, ignore):
        if isinstance(content, str):
            continue
        count += 1
        if count > _MOST_FILES:
            raise UsageError(f"{folder} holds more than {_MOST_FILES:,} files beside its notebooks; put them in one.")
        yield HandedFile(path.relative_to(folder).as_posix(), hashlib.sha256(content).hexdigest(), path)


def _beside(folder: Path, released: Path | None, ignore: tuple[str, ...]) -> Iterator[tuple[Path, bytes | str]]:
    """Yield the files beside notebooks with what each holds, or why nobody gets it; empty text if nobody would ask."""
    notebooks = {path.stem for path in folder.glob("*.ipynb")}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _is_ignored(name, ignore))
        for name in sorted(names):
            path = Path(place) / name
            if _is_ignored(name, ignore) or path.suffix == ".ipynb" or name in _TEMPLATES_OF_TESTS:
                yield path, ""
            elif path.stem in notebooks:  # the notebook as a script or a page holds what it holds
                yield path, "it has the name of a notebook"
            elif released is not None and released.is_dir():
                theirs = released / path.relative_to(folder)
                yield path, _content(path, theirs) if theirs.is_file() else "it is not in the release"
            else:
                yield path, _content(path)


def _content(path: Path, released: Path | None = None) -> bytes | str:
    """Return what a file holds, or why nobody gets it: one with a solution only where the release holds it as it is."""
    try:
        content = read_ordinary(path, path.lstat().st_size)
        if content is not None and _HIDDEN.search(content):
            theirs = released and read_ordinary(released, released.lstat().st_size)
            return content if theirs == content else "it holds a solution or a hidden test"
    except OSError as error:
        raise UsageError(f"{error.filename or path} cannot be read ({error.strerror}).") from None
    return "it is a link, or no ordinary file" if content is None else content


def _is_ignored(name: str, patterns: tuple[str, ...]) -> bool:
    return name.startswith(".") or any(fnmatch(name, pattern) for pattern in patterns)


def load_graded(
    source: Path, names: tuple[str, ...] = (), release: Path | None = None, ignore: tuple[str, ...] = ()
) -> list[Assignment]:
    """Read the notebooks that have tests.

    Args:
        source: the instructor's folder, ``solutions``.
        names: assignments wanted; none means all that are graded.
        release, ignore: as for ``load_assignments``.

    Raises:
        UsageError: as ``load_assignments``, and if an assignment that is wanted has no tests.
    """
    found = load_assignments(source, names, release, ignore)
    graded = {assignment.name for assignment in found if assignment.graded}
    for assignment in found if names else ():
        if assignment.name not in graded:
            raise UsageError(f"{assignment.name} has no test cells, so it is not graded: leave it out.")
    return [assignment for assignment in found if assignment.graded]


def find_notebooks(source: Path) -> dict[str, list[Path]]:
    """Return the notebooks of each assignment of a course, by its name; none of them is read.

    Raises:
        UsageError: if there is no such folder, or nothing in it.
    """
    if not source.is_dir():
        raise UsageError(f"There is no folder {source}: run this where the course lies, or pass --course FOLDER.")
    found = {p.name: sorted(p.glob("*.ipynb")) for p in sorted(source.iterdir()) if p.is_dir()}
    found = {name: paths for name, paths in found.items() if paths and not name.startswith(".")}
    if not found:
        raise UsageError(f"{source} holds no notebooks yet: run 'autograder build' first.")
    return found


def read_assignment(path: Path) -> Assignment:
    """Read one instructor's notebook ``<assignment>/<notebook>.ipynb``.

    Raises:
        UsageError: if it cannot be read, or could not be graded by: it is not Python, two cells have one grade_id,
            a test has no points.
    """
    import nbformat  # takes a second or three; who is handed an assignment, as on a cluster, needs none of it

    try:
        notebook = with_autotests(nbformat.read(path, as_version=4), path)
    except UsageError:
        raise
    except Exception as error:  # nbformat raises many kinds
        raise UsageError(f"The instructor's notebook {path} cannot be read: {error}") from None
    language = notebook.metadata.get("kernelspec", {}).get("language", "python")
    if str(language).lower() != "python":
        raise UsageError(f"{path} is written in {language!s:.40}; only notebooks in Python can be graded here.")
    cells = read_cells(notebook)
    seen: set[str] = set()
    for cell in cells:
        _refuse_what_cannot_be_graded(path, cell, seen)
    return Assignment(path.parent.name, path.stem, path, cells)


def _refuse_what_cannot_be_graded(path: Path, cell: Cell, seen: set[str]) -> None:
    if cell.role == "test" and not is_points(cell.nbgrader.get("points")):
        raise UsageError(f"{path}: the test cell {cell.grade_id!r} has no points; add 'points' to its metadata.")
    if cell.grade_id and cell.grade_id in seen:
        raise UsageError(f"{path}: two cells have the grade_id {cell.grade_id!r}; give each its own.")
    seen.add(cell.grade_id)
