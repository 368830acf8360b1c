"""Hands the red team in to ``autograder grade`` and looks for everything that an attack could have gained."""

from __future__ import annotations

import csv
import ctypes
import json
import os
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
from markupsafe import escape

from autograder.config.limits import MIB, Limits
from autograder.config.text import FORMULA, one_line, printable
from autograder.notebook.results import NotebookResult
from autograder.report import gradebook
from autograder.run import grading
from autograder.run import worker as workers
from tests.support.activity import active

from . import Attack, target

#: A cell of an honest student's takes a few hundredths of a second.
LIMITS = Limits(cell_seconds=2.0, notebook_seconds=6.0, memory_bytes=768 * MIB, files_bytes=8 * MIB)
#: For attacks that run until a limit stops them.
SHORT = Limits(cell_seconds=1.0, notebook_seconds=2.5, memory_bytes=768 * MIB, files_bytes=8 * MIB)
_PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Outcome:
    """What came of one attack.

    Attributes:
        attack: which.
        result: of its notebook; None if there is none.
        gains: sentences on what it gained; empty if nothing.
        shown: all text that it left, for a look at how far it got.
        seconds: that its grading took.
    """

    attack: Attack
    result: NotebookResult | None = None
    gains: list[str] = field(default_factory=list)
    shown: str = ""
    seconds: float = 0.0


def run(attacks: Iterable[Attack], sandbox: str, limits: Limits = LIMITS, folder: Path | None = None) -> list[Outcome]:
    """Grades all attacks in one class, by one worker, with an honest student after each.

    Attacks of the class ``beside`` meet a notebook with a test that runs beside their code; all of them, or none.

    Args:
        attacks: which.
        sandbox: how submissions are shut in.
        limits: of one submission.
        folder: an empty folder to work in; a temporary one by default.
    """
    with tempfile.TemporaryDirectory(prefix="red-team-", ignore_cleanup_errors=True) as scratch, _reaping():
        outcomes = {attack.student: Outcome(attack) for attack in attacks}
        beside = any(outcome.attack.kind == "beside" for outcome in outcomes.values())
        house = target.make_house((folder or Path(scratch) / "house").resolve(), beside)
        target.hand_in_bystander(house, "!first", beside)  # graded before any attack
        for student, outcome in outcomes.items():
            target.hand_in(house, outcome.attack)
            target.hand_in_bystander(house, f"{student}-next", beside)
        watch = _Watch(house, outcomes)
        with watch.watching():
            graded = grading.grade(course=house, sandbox=sandbox, jobs=1, limits=limits)
        watch.look()
        results = {result.student: result for result in graded.results}
        for student, outcome in outcomes.items():
            outcome.result = results.get(student)
            _Findings(house, outcome, results).collect()
        return list(outcomes.values())


# ---------------------------------------------------------------------------------------- while they are graded


class _Watch:
    """Looks after every notebook for what is not as it was."""

    def __init__(self, house: Path, outcomes: dict[str, Outcome]):
        self._house = house
        self._outcomes = outcomes
        self._before = _planted(house)
        self._litter = set(_litter(house))
        self._processes = _descendants(os.getpid())
        self._last = ""

    @contextmanager
    def watching(self) -> Iterator[None]:
        judge = workers.judge

        def watched(worker: Any, submission: Any, draw: int) -> NotebookResult:
            begun = time.monotonic()
            result = judge(worker, submission, draw)
            if submission.student in self._outcomes:
                self._last = submission.student
                self._outcomes[self._last].seconds = time.monotonic() - begun
            self.look(worker)
            return result

        with mock.patch.object(workers, "judge", watched):
            yield

    def look(self, worker: Any = None) -> None:
        """Notes on the last attacker what has changed."""
        after, litter = _planted(self._house), set(_litter(self._house)) - self._litter
        gains = [f"changed {name}" for name in sorted(set(after.items()) ^ set(self._before.items()))]
        gains += [f"left {path}" for path in sorted(litter)]
        self._before = after
        servers = worker._servers if worker else None
        parents = [p for p in servers[:2] if p.alive] if servers else []
        for parent in parents:
            left = set(os.listdir(parent.folder)) - {"modules"} - self._litter if parent.folder else set()
            gains += [f"left {name} in the work folder's place" for name in sorted(left)]
            self._litter |= left
        strays = _descendants(os.getpid()) - self._processes
        strays -= {pid for parent in parents for pid in _servers(parent._process.popen.pid)}
        for pid in strays:
            gains.append(f"left process {pid}")
            os.kill(pid, signal.SIGKILL)
        for path in litter:
            os.unlink(path)
        if gains and self._last:
            self._outcomes[self._last].gains += gains


def _planted(house: Path) -> dict[str, str]:
    """The state of everything of the instructor's and of what students handed in; nobody can set a ctime."""
    found: dict[str, str] = {}
    for top in ("solutions", "course", "home", "classroom/notes", "classroom/submitted"):
        for folder, _, files in os.walk(house / top):
            found[folder] = str(os.lstat(folder).st_mode)
            for name in files:
                path = os.path.join(folder, name)
                status = os.lstat(path)
                found[path] = f"{status.st_mode} {status.st_ino} {status.st_size} {status.st_ctime_ns}"
    return found


def _litter(house: Path) -> Iterator[str]:
    """Files with an attack's mark where a student has no business."""
    own = {str(house), str(house.parent), str(house / "classroom"), str(house / "home")}
    shared = {tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm", str(Path.home()), os.getcwd()} - own
    for places, word in ((own, target.LITTER), (shared, target.mark(house))):
        for place in places:
            with suppress(OSError):
                yield from (f"{place}/{name}" for name in os.listdir(place) if word in name)


def _parents() -> dict[int, int]:
    found: dict[int, int] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text(errors="replace").rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] not in "ZX":
                found[int(name)] = int(fields[1])
    return found


def _descendants(pid: int) -> set[int]:
    """All living processes below one."""
    parents = _parents()
    found: set[int] = set()
    grown = True
    while grown:
        more = {child for child, parent in parents.items() if parent == pid or parent in found} - found
        found |= more
        grown = bool(more)
    return found


def _servers(pid: int) -> set[int]:
    """The process that was started, and the fork server inside it where that one is bubblewrap."""
    found = {pid}
    while b"bwrap" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0]:
        below = [child for child, parent in _parents().items() if parent == pid]
        if not below:
            break
        pid = min(below)
        found.add(pid)
    return found


@contextmanager
def _reaping() -> Iterator[None]:
    """What outlives its parent becomes a child of this process, and is found."""
    libc = ctypes.CDLL(None)
    if sys.platform == "linux":
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    try:
        yield
    finally:
        if sys.platform == "linux":
            libc.prctl(_PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)


# ------------------------------------------------------------------------------------------- when all are graded


class _Findings:
    """What an attacker has gained, by everything that grading wrote."""

    def __init__(self, house: Path, outcome: Outcome, results: dict[str, NotebookResult]):
        self._classroom = house / "classroom"
        self._outcome = outcome
        self._results = results
        self._student = outcome.attack.student

    def collect(self) -> None:
        for find in (self._points, self._marks, self._words, self._next, self._pages, self._table):
            self._outcome.gains += find()

    def _path(self, folder: str, student: str, suffix: str) -> Path:
        return self._classroom / folder / student / target.NAME / f"{target.NAME}{suffix}"

    def _points(self) -> Iterator[str]:
        result = self._outcome.result
        marked = sum(cell.score for cell in result.cells if cell.could_be_forged) if result is not None else 0.0
        honest = target.HONEST_POINTS + min(marked, target.BESIDE_POINTS)
        if result is not None and result.score > honest:
            yield f"scored {result.score:g}, of which {honest:g} is honest, or marked as what could be forged"
        if result is not None and result.max_score != sum(cell.points for cell in self._first.cells):
            yield "changed the points"
        with sqlite3.connect(self._classroom / "gradebook.db") as db:
            query = (
                "select coalesce(sum(coalesce(g.manual_score, g.auto_score)), 0) from grade g"
                " join submitted_notebook n on n.id = g.notebook_id"
                " join submitted_assignment a on a.id = n.assignment_id where a.student_id = ?"
            )
            (score,) = db.execute(query, [gradebook.student_name(self._student)]).fetchone()
        if score > honest:
            yield f"has {score:g} points in the gradebook"

    def _marks(self) -> Iterator[str]:
        """What says of a test that it ran beside the attacker's code."""
        result = self._outcome.result
        if result is None or result.status in ("missing", "unreadable"):
            return
        wanted = {f"test_{target.BESIDE}"} if self._outcome.attack.kind == "beside" else set()
        if {cell.grade_id for cell in result.cells if cell.could_be_forged} != wanted:
            yield "changed which tests are marked as what could be forged"
        with open(self._classroom / "grades.csv", newline="", encoding="utf-8") as file:
            rows = [row["could_be_forged"] for row in csv.DictReader(file) if row["student"] == self._student]
        page = self._path("feedback", self._student, ".html")
        if wanted and (rows != list(wanted) or "could be forged" not in page.read_text(encoding="utf-8")):
            yield "has lost the mark in grades.csv or on its page"

    @property
    def _first(self) -> NotebookResult:
        return self._results["!first"]

    def _words(self) -> Iterator[str]:
        """Hidden tests and others' notebooks, in what the attacker is shown and in what stands beside the tests."""
        texts: dict[str, str] = {}
        page = self._path("feedback", self._student, ".html")
        if page.is_file():
            texts["feedback page"] = page.read_text(encoding="utf-8")
        notebook = self._path("autograded", self._student, ".ipynb")
        if notebook.is_file():
            cells = nbformat.read(notebook, as_version=4).cells
            for cell in cells:
                if cell.metadata.get("nbgrader", {}).get("locked"):
                    cell.source = ""  # the instructor's test, which nbgrader's tools read there
            texts["executed notebook"] = json.dumps(cells, ensure_ascii=False)
        for name in ("results.jsonl", "journal.jsonl"):
            for line in (self._classroom / name).read_text().splitlines():
                record = json.loads(line)
                if (record.get("record") or record)["student"] == self._student:
                    texts[name] = line
        self._outcome.shown = "\n".join(texts.values())
        for place, text in texts.items():
            for word in (*target.HIDDEN_WORDS, target.PRIVATE_WORD, f"{target.HIDDEN_NUMBER:.0f}"):
                if word in text:
                    yield f"shows {word!r} in its {place}"

    def _next(self) -> Iterator[str]:
        """The honest student who was graded next."""
        follower = f"{self._student}-next"
        mine, first = self._results.get(follower), self._first
        if mine is None or (mine.status, mine.reason, mine.cells) != (first.status, first.reason, first.cells):
            yield f"changed the grade of {follower}"
        for folder, suffix in (("autograded", ".ipynb"), ("feedback", ".html")):
            paths = [self._path(folder, student, suffix) for student in (follower, "!first")]
            if not all(path.is_file() for path in paths):
                yield f"took the {folder} notebook of {follower} away"
                continue
            texts = [p.read_text(encoding="utf-8").replace(_as_shown(p.parent.parent.name), "") for p in paths]
            if texts[0] != texts[1]:
                yield f"changed the {folder} notebook of {follower}"

    def _pages(self) -> Iterator[str]:
        page = self._path("feedback", self._student, ".html")
        if page.is_file() and (found := active(page.read_text(encoding="utf-8"))):
            yield f"has on its feedback page {found[:3]}"
        notebook = self._path("autograded", self._student, ".ipynb")
        if notebook.is_file():
            cells = nbformat.read(notebook, as_version=4).cells
            for cell in cells:
                for output in cell.get("outputs", []):
                    html = output.get("data", {}).get("text/html", "")
                    if active("".join(html)):
                        yield f"has in its executed notebook {active(html)[:3]}"

    def _table(self) -> Iterator[str]:
        with open(self._classroom / "grades.csv", newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                for cell in row:
                    if cell.lstrip("\ufeff\u200b").startswith((*FORMULA, "\t", "\r", "\n")) and not _number(cell):
                        yield f"has the formula {cell[:40]!r} in grades.csv"


def _as_shown(name: str) -> str:
    """A student's name as a feedback page shows it."""
    return str(escape(one_line(printable(name, 1000))))


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
