"""Grading that is cut off at a random moment, and then called again: what must be the same as if nothing had happened.

    python -m tests.soak.interruptions --rounds 200

Each round makes a class, starts to grade it, and does one of ``BLOWS`` to the run at a moment of its own. A second call
must then leave the gradebook, the tables, the pages and the executed notebooks of a run that nobody disturbed, grade
nothing again whose grade was in the journal, and leave no file and no process of its own. Half of the classes were
graded before, an instructor has given points and comments by hand since, and everybody has handed in something else.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from autograder.cli import commands as cli
from autograder.config import course
from autograder.config.limits import Limits
from autograder.run import grading
from autograder.run import worker as workers
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from tests.support import toy

LIMITS = Limits(cell_seconds=5.0, notebook_seconds=30.0)
PAUSE = "import time\ntime.sleep(0.05)\n"

#: What each student hands in.
CLASS: dict[str, Any] = {
    "ada": toy.submitted(double=PAUSE + toy.DOUBLE),
    "ben": toy.submitted(double=PAUSE + "def double(x):\n    return x * x"),
    "cem": toy.released(),
    "dot": "{",
    "eve": toy.submitted(answer=PAUSE + "answer = 41"),
    "fay": toy.submitted(double=PAUSE + "import os; os._exit(3)"),
    "gus": toy.submitted(double=PAUSE + "def double(x):\n    raise SystemExit"),
    "hal": toy.submitted(answer=PAUSE + "print('hello')\nanswer = 42"),
}
_SHOWN = 4  # findings of one round
WAIT = 0.4  # seconds for which a run waits for the gradebook


@dataclass(frozen=True)
class State:
    """All that a run leaves, as it can be compared."""

    files: dict[str, bytes]
    gradebook: list[tuple[object, ...]]


def make_class(root: Path, before: bool) -> None:
    """A course with what was handed in; with ``before``, graded once when everybody's answers were right."""
    toy.make_course(root)
    if before:
        for student in CLASS:
            toy.hand_in(root, student, toy.submitted())
        run(root, [])
        (root / "old-keys").write_text("\n".join(key for key, _ in _journal(root).values()))
        book = sqlite3.connect(root / "classroom" / "gradebook.db")
        for student in ("ben", "dot", "fay"):
            _grade_by_hand(book, student)
        book.commit()
        book.close()
    for number, (student, notebook) in enumerate(CLASS.items()):
        path = toy.hand_in(root, student, notebook)
        path.with_name("timestamp.txt").write_text(f"2026-03-04 05:0{number}:00 UTC\n")


def _grade_by_hand(book: sqlite3.Connection, student: str) -> None:
    """What formgrader writes when an instructor gives points and a comment."""
    mine = (
        "(select n.id from submitted_notebook n join submitted_assignment a on a.id = n.assignment_id "
        f"where a.student_id = '{student}')"
    )
    cell = "(select id from base_cell where name = '{}' and type = '{}')"
    book.execute(
        f"update grade set manual_score = 2.5, extra_credit = 0.5, needs_manual_grade = 0 "
        f"where notebook_id = {mine} and cell_id = {cell.format('test_double', 'GradeCell')}"
    )
    book.execute(
        f"update comment set manual_comment = 'Well tried, {student}.' "
        f"where notebook_id = {mine} and cell_id = {cell.format('double', 'SolutionCell')}"
    )


def run(root: Path, options: list[str]) -> int:
    """One call of ``autograder grade``; its exit status."""
    db = f"sqlite:///{root / 'classroom' / 'gradebook.db'}?timeout={WAIT}"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            with mock.patch.object(course, "limits_of", return_value=LIMITS):
                cli.main(["grade", "--course", str(root), "--db", db, *options])
        except SystemExit as end:
            return int(end.code or 0)
    return 0


def state(root: Path) -> State:
    """What is there after a run; of the database, the journal and the secret of draws, that they are."""
    classroom = root / "classroom"
    files = {
        str(path.relative_to(classroom)): b""
        if path.name in ("gradebook.db", "journal.jsonl", ".key", ".sealed")
        else path.read_bytes()
        for path in sorted(classroom.rglob("*"))
        if path.is_file() and "submitted" not in path.parts and not path.name.startswith("autograder.log")
    }
    query = """
        select a.student_id, a.timestamp, b.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade,
               c.auto_comment, c.manual_comment
        from submitted_assignment a join submitted_notebook n on n.assignment_id = a.id
        left join base_cell b on b.notebook_id = n.notebook_id
        left join grade g on g.notebook_id = n.id and g.cell_id = b.id
        left join comment c on c.notebook_id = n.id and c.cell_id = b.id order by 1, 3
    """
    book = sqlite3.connect(classroom / "gradebook.db")
    rows = [tuple(row) for row in book.execute(query)]
    book.close()
    return State(files, rows)


# ------------------------------------------------------------------------------------------------ what goes wrong


@dataclass
class Run:
    """A call of ``autograder grade`` in a process of its own.

    Attributes:
        seen: every process that it started, and the folder that this one was given.
    """

    root: Path
    pid: int
    code: int = 0
    seen: dict[int, str] = field(default_factory=dict)

    @classmethod
    def start(cls, root: Path, options: list[str]) -> Run:
        """Forks: what a run imports is there already."""
        pid = os.fork()
        if pid == 0:
            with contextlib.suppress(BaseException), _log_of_gradings(root):
                os._exit(run(root, options))
            os._exit(99)
        return cls(root, pid)

    def ended(self) -> bool:
        """Whether it has ended; then it is reaped."""
        if self.pid:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid, self.code = 0, os.waitstatus_to_exitcode(status)
        return not self.pid

    def wait(self, seconds: float = 120) -> None:
        """Waits for its end.

        Raises:
            TimeoutError: if it hangs.
        """
        deadline = time.monotonic() + seconds
        while not self.ended():
            self.descendants()
            if time.monotonic() > deadline:
                os.kill(self.pid, signal.SIGKILL)
                raise TimeoutError("the run hangs")
            time.sleep(0.05)

    def descendants(self) -> list[list[int]]:
        """Its children, its children's children, and so on."""
        parents: dict[int, list[int]] = {}
        for name in os.listdir("/proc"):
            if name.isdigit():
                parents.setdefault(_parent(int(name)), []).append(int(name))
        levels = [[self.pid]] if self.pid else [[]]
        while levels[-1]:
            levels.append([child for parent in levels[-1] for child in parents.get(parent, [])])
        for pid in (pid for level in levels[1:] for pid in level):
            if not self.seen.get(pid):
                folder = re.search(r'"work": "(/[^"]+)"', " ".join(_command(pid)))
                self.seen[pid] = folder[1] if folder and not folder[1].startswith("/.sandbox") else ""
        return levels[1:-1]

    def left_behind(self, seconds: float = 10) -> list[str]:
        """What of it is still there some time after its end."""
        deadline = time.monotonic() + seconds
        while True:
            left = [f"process {pid}" for pid in self.seen if _alive(pid)]
            left += sorted({folder for folder in self.seen.values() if folder and os.path.exists(folder)})
            if not left or time.monotonic() > deadline:
                return left
            time.sleep(0.02)


def _stat(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return ["Z", "0"]


def _alive(pid: int) -> bool:
    return _stat(pid)[0] != "Z"


def _parent(pid: int) -> int:
    return int(_stat(pid)[1])


def _command(pid: int) -> list[str]:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0").split("\0")
    return []


@contextlib.contextmanager
def _log_of_gradings(root: Path) -> Iterator[None]:
    """Writes down the name of each student whose notebook is judged."""
    judge = workers.judge

    def logged(worker: Worker, submission: Any, draw: int) -> Any:
        handle = os.open(root / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with contextlib.suppress(OSError):  # of a full disk
            os.write(handle, f"{submission.student}\n".encode())
        os.close(handle)
        return judge(worker, submission, draw)

    with mock.patch.object(workers, "judge", logged):
        yield


def _kill_one(run: Run, victims: Callable[[list[list[int]]], list[int]], rng: random.Random) -> None:
    """Kills one of its processes, as soon as there is one."""
    while not run.ended():
        if some := victims(run.descendants()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(rng.choice(some), signal.SIGKILL)
            return
        time.sleep(0.002)


def _forks(levels: list[list[int]]) -> list[int]:
    """Processes of one submission each: children of a fork server, with its command line."""
    servers = {pid for level in levels for pid in level if _is_server(_command(pid))}
    return [pid for pid in servers if _parent(pid) in servers]


def _is_server(command: list[str]) -> bool:
    return command[-3:-2] in (["autograder.student"], ["autograder.judge"]) and not command[0].endswith("bwrap")


def kill_the_grader(run: Run, rng: random.Random) -> None:
    """kill -9 of the process that was called."""
    run.descendants()
    if not run.ended():
        os.kill(run.pid, signal.SIGKILL)


def kill_a_warm_parent(run: Run, rng: random.Random) -> None:
    """kill -9 of a fork server, or of the bubblewrap around it."""

    def parents(levels: list[list[int]]) -> list[int]:
        forks = _forks(levels)
        return [pid for level in levels[:2] for pid in level if pid not in forks]

    _kill_one(run, parents, rng)


def kill_a_fork(run: Run, rng: random.Random) -> None:
    """kill -9 of the process of one submission, the student's or the judge's."""
    _kill_one(run, _forks, rng)


def fill_the_disk(run: Run, rng: random.Random) -> None:
    """From now on no file grows."""
    if os.environ.get(_OWN_DISK):
        with open(run.root / "filler", "wb", buffering=0) as filler:
            for size in (1 << 16, 1 << 12, 1):
                with contextlib.suppress(OSError):
                    while True:
                        filler.write(bytes(size))
    elif not run.ended():
        with contextlib.suppress(ProcessLookupError):
            most = rng.choice([0, 1 << 10, 1 << 14, 1 << 17])
            resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    run.wait()
    (run.root / "filler").unlink(missing_ok=True)


def lock_the_gradebook(run: Run, rng: random.Random) -> None:
    """Another program writes to the gradebook, perhaps for longer than a run waits."""
    path = run.root / "classroom" / "gradebook.db"
    while not path.exists() and not run.ended():
        time.sleep(0.002)
    other = sqlite3.connect(path, isolation_level=None, timeout=WAIT)
    with contextlib.suppress(sqlite3.OperationalError):
        other.execute("begin exclusive")
        deadline = time.monotonic() + rng.uniform(0.5, 4) * WAIT
        while time.monotonic() < deadline and not run.ended():
            time.sleep(0.01)
        other.execute("rollback")
    other.close()


def press_control_c(run: Run, rng: random.Random) -> None:
    """SIGINT, as from a terminal."""
    if not run.ended():
        os.kill(run.pid, signal.SIGINT)


BLOWS: tuple[Callable[[Run, random.Random], None], ...] = (
    kill_the_grader,
    kill_a_warm_parent,
    kill_a_fork,
    fill_the_disk,
    lock_the_gradebook,
    press_control_c,
)


# ------------------------------------------------------------------------------------------------ rounds


class Rounds:
    """Rounds on classes that are copied from two that are made once.

    Args:
        folder: where there is room.
        jobs: notebooks at once.
        worker: grades the second calls; without one, they are processes of their own, too.

    Attributes:
        seconds: what an undisturbed run takes.
        recorded: of each round, how many grades were in the journal when the second call began.
    """

    def __init__(self, folder: Path, jobs: int = 2, worker: Worker | None = None):
        self._folder = folder
        self._options = ["--jobs", str(jobs)]
        self._worker = worker
        self._templates = {before: folder / f"template-{before}" for before in (False, True)}
        self._expected: dict[bool, State] = {}
        self.seconds = 0.0
        self.recorded: list[int] = []
        for before, template in self._templates.items():
            make_class(template, before)
            root = self._copy(before)
            begun = time.monotonic()
            Run.start(root, self._options).wait()
            self.seconds = time.monotonic() - begun
            self._expected[before] = state(root)
            shutil.rmtree(root)

    def _copy(self, before: bool) -> Path:
        """All classes are at one place, one after the other: their path may be in their files."""
        return Path(shutil.copytree(self._templates[before], self._folder / "class"))

    def play(self, seed: int) -> list[str]:
        """One round.

        Returns:
            What is not as it should be.
        """
        rng = random.Random(seed)
        blow, before = BLOWS[seed % len(BLOWS)], seed // len(BLOWS) % 2 == 1
        root = self._copy(before)
        first = Run.start(root, self._options)
        self._wait_for_a_moment(first, rng)
        blow(first, rng)
        first.wait()
        found = [f"left {what}" for what in first.left_behind()]
        done = _in_the_journal(root)
        self.recorded.append(len(done))
        (root / "log").unlink(missing_ok=True)
        code = self._again(root)
        if code != 1:  # some notebooks cannot be graded
            found.append(f"the second call ended with {code}")
        graded = Counter((root / "log").read_text().split() if (root / "log").exists() else [])
        twice = [name for name, times in graded.items() if times > 1 or name in done]
        if twice:
            found.append(f"graded twice: {', '.join(twice)}")
        found += _differences(self._expected[before], state(root))
        shutil.rmtree(root)
        if len(found) > _SHOWN:
            found[_SHOWN:] = [f"and {len(found) - _SHOWN} more"]
        return [f"round {seed} ({blow.__name__}{', graded before' if before else ''}): {what}" for what in found]

    def _wait_for_a_moment(self, run: Run, rng: random.Random) -> None:
        """Until so many notebooks are being graded, and a little longer; now and then, while all is being opened."""
        wanted = rng.choice([0, *range(1, len(CLASS) + 1)])
        log = run.root / "log"
        moment = time.monotonic() + (rng.uniform(0, self.seconds) if wanted == 0 else 60)
        while time.monotonic() < moment and not run.ended():
            if wanted and log.exists() and log.read_text().count("\n") >= wanted:
                moment, wanted = time.monotonic() + rng.uniform(0, 0.2), 0
            run.descendants()
            time.sleep(0.01)

    def _again(self, root: Path) -> int:
        if self._worker is None:
            second = Run.start(root, self._options)
            second.wait()
            return second.code
        kept = mock.patch.object(grading, "open_workers", return_value=Kept(self._worker))
        with _log_of_gradings(root), kept:
            return run(root, [])


class Kept:
    """A pool of one worker that stays open."""

    def __init__(self, worker: Worker):
        self._worker = worker

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None: ...

    def open_ahead(self, count: int) -> None: ...

    def run(self, work: Callable[[Worker, Any], Any], tasks: list[Any]) -> Iterator[Any]:
        return (work(self._worker, task) for task in tasks)


def _journal(root: Path) -> dict[str, tuple[str, str]]:
    """Key and status of each student's last line that is whole."""
    found = {}
    path = root / "classroom" / "journal.jsonl"
    for line in path.read_text().splitlines() if path.exists() else []:
        with contextlib.suppress(ValueError):
            entry = json.loads(line)
            found[entry["record"]["student"]] = entry["key"], entry["record"]["status"]
    return found


def _in_the_journal(root: Path) -> set[str]:
    """Students whose grade for what they handed in now is in the journal, and is not a failure of the engine's own."""
    path = root / "old-keys"
    old = path.read_text().split() if path.exists() else []
    return {name for name, (key, status) in _journal(root).items() if key not in old and status != "error"}


def _differences(expected: State, found: State) -> list[str]:
    names = expected.files.keys() | found.files.keys()
    names = {name for name in names if not name.startswith("report/")}  # the class report says when it was made
    files = [name for name in sorted(names) if expected.files.get(name) != found.files.get(name)]
    rows = sorted(set(expected.gradebook) ^ set(found.gradebook), key=str)
    return [f"differs: {name}" for name in files] + [f"in the gradebook: {row}" for row in rows]


_OWN_DISK = "INTERRUPTIONS_ON_A_DISK_OF_THEIR_OWN"
_ALONE = ["unshare", "--user", "--map-root-user", "--mount"]


def main() -> None:
    """Plays rounds and prints what was found; exit status 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0, help="of the first round")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    can_mount = shutil.which(_ALONE[0]) and subprocess.run([*_ALONE, "true"], capture_output=True).returncode == 0
    if can_mount and _OWN_DISK not in os.environ:  # where a disk can be full for real
        os.environ[_OWN_DISK] = "1"
        os.execvp(_ALONE[0], [*_ALONE, sys.executable, *sys.argv])
    choose_sandbox()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        if os.environ.get(_OWN_DISK):
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", folder], check=True)
        rounds = Rounds(Path(folder), options.jobs)
        print(f"a run that nobody disturbs takes {rounds.seconds:.1f} s", flush=True)
        for seed in range(options.seed, options.seed + options.rounds):
            for what in rounds.play(seed):
                print(what, flush=True)
                found.append(what)
        if os.environ.get(_OWN_DISK):
            subprocess.run(["umount", "-l", folder], check=True)
    print(f"{options.rounds} rounds, {len(found)} findings")
    print(f"grades in the journal after a blow, and in how many rounds: {sorted(Counter(rounds.recorded).items())}")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
