"""Reader of a student's notebook, which trusts nothing: only the text of the cells counts, never a tag."""

from __future__ import annotations

import ast
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from autograder.config.errors import UsageError
from autograder.config.files import read_ordinary
from autograder.config.limits import Limits
from autograder.config.text import listed, one_line, readable

from .assignment import Assignment, load_assignments
from .cells import bound_names, parsed_untrusted
from .matching import SubmittedCell, match_cells
from .results import CellResult, NotebookResult, NotebookStatus


@dataclass(frozen=True)
class Submission:
    """One student's notebook.

    Attributes:
        student: the student's id: the folder's name.
        assignment: what it answers.
        cells: in the student's order.
        notes: a sentence for the student on each repair.
    """

    student: str
    assignment: Assignment
    cells: tuple[SubmittedCell, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str:
        """Return a digest of all that grading depends on in the submission."""
        cells = [[c.kind, c.source, c.match.id if c.match else None] for c in self.cells]
        return hashlib.sha256(json.dumps([self.student, cells, self.notes]).encode()).hexdigest()

    def beside_the_stub(self, exercise: str, name: str) -> str:
        """Return what a student has written of an answer that still counts as a stub.

        Args:
            exercise: ``grade_id`` of its solution cell.
            name: of the function or value.

        Returns:
            A sentence; empty text where there is nothing but the stub.
        """
        place = next((i for i, c in enumerate(self.cells) if c.match and c.match.grade_id == exercise), -1)
        for number, cell in enumerate(self.cells):
            if cell.kind == "code" and cell.match is None and name in _names_in(cell.source):
                where = "after its test" if number > place else "before the exercise, whose cell defines it anew"
                return f"Cell {number + 1} defines {name}, but {where}: write it into the exercise's cell."
        if place < 0 or (match := self.cells[place].match) is None:
            return ""
        written, given = (_body(source, name) for source in (self.cells[place].source, match.for_students))
        stub = [line for line in written if line.startswith("raise NotImplementedError")]
        if not stub or written in (given, stub):
            return ""
        return f"{name} still raises NotImplementedError: delete that line, so that what you wrote can be tested."


def _names_in(source: str) -> frozenset[str]:
    """Return the names that a student's cell binds; magics are not looked for, in a text that may be anything."""
    return frozenset[str]().union(*map(bound_names, parsed_untrusted(source).body))


def _body(source: str, name: str) -> list[str]:
    """Return the statements of a function that a cell defines, without its docstring; none if there is no such."""
    cell = parsed_untrusted(source).body
    body = next((node.body for node in cell if isinstance(node, ast.FunctionDef) and node.name == name), [])
    try:
        return [ast.unparse(n) for n in body if not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))]
    except RecursionError:
        return []


@dataclass(frozen=True)
class Unreadable:
    """A submission that cannot be graded.

    Attributes:
        student: the student's id.
        assignment: what it should answer.
        status: ``missing`` or ``unreadable``.
        reason: one sentence for the student.
    """

    student: str
    assignment: Assignment
    status: NotebookStatus
    reason: str

    @property
    def key(self) -> str:
        return hashlib.sha256(json.dumps([self.student, self.status, self.reason]).encode()).hexdigest()

    def result(self) -> NotebookResult:
        """Return its grade: no test was reached."""
        its = self.assignment
        cells = tuple(CellResult(t.grade_id, "not reached", 0.0, t.points, self.reason) for t in its.tests)
        return NotebookResult(self.student, its.name, its.notebook, self.status, self.reason, cells)


def answered(assignment: Assignment, answers: dict[str, str], student: str = "reference") -> Submission:
    """Return a submission that has these answers by ``grade_id`` and the reference solution everywhere else."""
    cells = tuple(
        SubmittedCell("code", answers.get(cell.grade_id, cell.source), cell)
        for cell in assignment.cells
        if cell.role != "prose"
    )
    return Submission(student, assignment, cells)


def read_submission(
    folder: Path, student: str, assignment: Assignment, limits: Limits | None = None
) -> Submission | Unreadable:
    """Read ``<folder>/<notebook>.ipynb``, or the one notebook of another name that is there in its place.

    What can be repaired is repaired, with a sentence in ``notes``; the rest is ``Unreadable``, with a reason.
    """
    limits = limits or Limits()
    path = folder
    try:
        if folder.is_symlink() or folder.parent.is_symlink():
            raise _NotANotebook("is reached by a link, which may lead to anybody's work; put the folder itself there.")
        found, told = _locate(folder, assignment)
        if found is None:
            return Unreadable(student, assignment, "missing", told)
        path = found
        raw, mended = _parse(_read(path, limits), limits)
    except OSError as error:
        return Unreadable(student, assignment, "unreadable", f"{_named(path)} cannot be opened: {error.strerror}.")
    except _NotANotebook as error:
        return Unreadable(student, assignment, "unreadable", f"{_named(path)} {error}")
    cells, repairs = match_cells(raw, assignment)
    answers_nothing = not any(cell.match and cell.match.role == "solution" for cell in cells)
    if answers_nothing and (other := _other_assignment(cells, assignment)):
        why = f"{_named(path)} is the notebook of {other}: hand it in there, and the one of {assignment.name} here."
        return Unreadable(student, assignment, "unreadable", why)
    return Submission(student, assignment, cells, tuple(filter(None, (told, *mended, *repairs))))


class _NotANotebook(Exception):
    """Error whose text is the rest of a sentence that starts with the file's name."""


# ------------------------------------------------------------------------------------------------ which file

#: Folders inside a student's that are looked into.
_MAX_INNER = 5
#: Files that systems and programs leave in folders, beside those whose name begins with a dot.
RUBBISH = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini", "timestamp.txt", "submission_secret.txt", "__pycache__"})
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar")


def _locate(folder: Path, assignment: Assignment) -> tuple[Path | None, str]:
    """Return the notebook's file, and a note for the student: of its odd name, or why there is none."""
    wanted = f"{assignment.notebook}.ipynb"
    siblings = {path.name for path in assignment.path.parent.glob("*.ipynb")} - {wanted}
    there = sorted(path for path in folder.iterdir() if path.name not in siblings and not is_rubbish(path.name))
    notebooks = [path for path in there if path.suffix.lower() == ".ipynb"]
    if folder / wanted in there:
        beside = [path for path in notebooks if path.name != wanted]
        return folder / wanted, f"Only {wanted} was graded, not {_listed(beside)}." if beside else ""
    found = notebooks or _likely_notebooks(there)
    if len(found) == 1:
        called = found[0].relative_to(folder)
        return found[0], f"Your file is called {_named(called)}; it was graded as {wanted}."
    if found:
        return None, f"There is no {wanted}, but {_listed(found)}: hand in one notebook, under its own name."
    archives = [path for path in there if path.suffix.lower() in _ARCHIVES]
    if archives:
        return None, f"There is no {wanted}, but {_listed(archives)}: hand in the notebook itself, not an archive."
    if files := [path for path in there if path.is_file()]:
        return None, f"There is no {wanted}, but {_listed(files)}: hand in the notebook itself, the file {wanted}."
    return None, f"There is no {wanted} in what was handed in."


def is_rubbish(name: str) -> bool:
    """Return whether a file or folder of this name is nobody's work."""
    return name.startswith(".") or name in RUBBISH


def _likely_notebooks(there: list[Path]) -> list[Path]:
    """Return files that were notebooks once: a browser changes an ending; an unpacked archive has its own folder."""
    if found := [path for path in there if ".ipynb" in path.name.lower()]:
        return found
    if found := [path for path in there if path.suffix.lower() == ".json"]:
        return found
    inner = [path for path in there if path.is_dir() and not path.is_symlink()]
    return sorted(path for below in inner[:_MAX_INNER] for path in below.glob("[!.]*.ipynb"))


def _listed(paths: list[Path]) -> str:
    return listed(map(_named, paths))


def _named(path: Path) -> str:
    """Return a file's name, made harmless for a sentence."""
    return one_line(readable(str(path) if not path.is_absolute() else path.name))


def _read(path: Path, limits: Limits) -> bytes:
    most = _FILE_FACTOR * limits.notebook_bytes
    data = read_ordinary(path, most + 1)
    if data is None:
        raise _NotANotebook("is not an ordinary file; hand in the notebook itself.")
    if len(data) > most:
        raise _NotANotebook(
            f"is larger than {most >> 20} MB; clear its outputs and save it again. "
            "(An instructor can let it through: notebook_mb in course.toml.)"
        )
    return data


# ------------------------------------------------------------------------------------------------ what is in it

#: A file may be so many times larger than what is read of it: outputs and the state of widgets are thrown away.
_FILE_FACTOR = 4
#: How other files begin that are handed in as a notebook, in small letters.
_OTHER_FILES = (
    (b"%pdf", "a PDF"),
    (b"pk\3\4", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"rar!", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "a web page"),
    (b"{\\rtf", "a text document"),
    (b"\xd0\xcf\x11\xe0", "a document of Office"),
    (b"version https://git-lfs", "a pointer that Git LFS left in place of the file"),
    (b"# %%", "a Python script"),
    (b"# ---", "a Python script"),
    (b"#!", "a script"),
    (b"import ", "a Python script"),
    (b"from ", "a Python script"),
)

#: Lists and objects in one file: each costs a hundred times its two brackets.
_MAX_PARTS = 500_000


def _parse(data: bytes, limits: Limits) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the cells of a notebook file, and a sentence for each repair; faults that do not matter are ignored."""
    if not data.strip(b"\0 \t\r\n"):
        raise _NotANotebook("is empty; save the notebook and hand it in again.")
    begin = data[:100].lstrip(b"\xef\xbb\xbf\0 \t\r\n").lower()
    for sign, what in _OTHER_FILES:
        if begin.startswith(sign):
            raise _NotANotebook(f"is not a notebook but {what}; hand in the notebook itself, as JupyterLab saves it.")
    text, told = _decoded(data)
    if text.count("[") + text.count("{") > _MAX_PARTS:
        raise _NotANotebook("has too many parts to be read as a notebook; save it again from JupyterLab.")
    notebook, rest = _first_value(text)
    if rest.strip("\0 \t\r\n"):
        told.append("Your file goes on after the end of the notebook; that part was not read.")
    if not isinstance(notebook, dict):
        raise _NotANotebook("is not a notebook: it holds no cells.")
    cells = notebook.get("cells")
    if cells is None and isinstance(notebook.get("worksheets"), list):  # nbformat 3
        sheets = [s.get("cells") for s in notebook["worksheets"] if isinstance(s, dict)]
        cells = [c for sheet in sheets if isinstance(sheet, list) for c in sheet]
        told.append("Your notebook is in a format of long ago (nbformat 3); it was read all the same.")
    if not isinstance(cells, list):
        raise _NotANotebook("is not a notebook: it holds no cells.")
    if len(cells) > limits.notebook_cells:
        most = f"{limits.notebook_cells:,}"
        raise _NotANotebook(f"holds {len(cells):,} cells, more than the {most} that are read; delete those of no use.")
    cells = [c for c in cells if isinstance(c, dict)]
    if sum(len(str(c.get("source", c.get("input", "")))) for c in cells) > limits.notebook_bytes:
        raise _NotANotebook(f"has more than {limits.notebook_bytes >> 20} MB of text in its cells; shorten it.")
    return cells, told


def _other_assignment(cells: tuple[SubmittedCell, ...], assignment: Assignment) -> str | None:
    """Return the name of the assignment of the course whose exercises a notebook holds, if it is another one."""
    ids = {cell.grade_id for cell in cells if cell.grade_id}
    for name, known in _exercises(assignment.path.parent.parent).items():
        if name != assignment.name and len(ids & known) > len(known) / 2:
            return name
    return None


@lru_cache(maxsize=8)
def _exercises(source: Path) -> dict[str, set[str]]:
    """Return the ``grade_id`` of the exercises of each assignment of a course."""
    try:
        return {a.name: {cell.grade_id for cell in a.solutions} for a in load_assignments(source)}
    except UsageError:
        return {}


def _decoded(data: bytes) -> tuple[str, list[str]]:
    encoding: str = json.detect_encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        encoding = "UTF-8 with damaged letters"
        if 2 * text.count("\ufffd") > sum(not character.isascii() for character in text):
            text = data.decode("latin-1" if any(map(data.__contains__, _NOT_WINDOWS)) else "cp1252")  # never fails
            encoding = "Latin-1"
    if encoding.startswith("utf-8"):
        return text, []
    return text, [f"Your file is not saved as UTF-8; it was read as {encoding.upper().removesuffix('-SIG')}."]


#: Bytes that stand for nothing in Windows' form of Latin-1.
_NOT_WINDOWS = b"\x81\x8d\x8f\x90\x9d"


def _first_value(text: str) -> tuple[Any, str]:
    """Return the JSON value at the beginning of a text, and what stands after it."""
    begin = len(text) - len(text.lstrip("\ufeff\0 \t\r\n"))
    try:
        # a number of any length is read; line ends and tabs in texts are let pass
        value, end = json.JSONDecoder(strict=False, parse_int=float).raw_decode(text, begin)
    except (ValueError, RecursionError) as error:
        if "\n<<<<<<< " in text or text.startswith("<<<<<<< "):
            why = "it holds the marks of a merge that was not finished (<<<<<<<). Settle it, and hand it in again"
        elif isinstance(error, json.JSONDecodeError) and (
            error.pos >= len(text.rstrip()) - 1 or error.msg.startswith("Unterminated")
        ):
            why = "its text is damaged, it breaks off in the middle. Save it or download it again, and hand it in"
        else:
            why = "its text is damaged. Download it again and hand it in"
        raise _NotANotebook(f"is not a notebook: {why}.") from None
    return value, text[end:]
