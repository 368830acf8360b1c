"""What the benchmarks share: a class to grade, a command measured with all its processes, and tables."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from autograder.bank.sample_class import make_class
from autograder.notebook.assignment import load_graded

ROOT = Path(__file__).resolve().parent.parent
#: What the course configures.
CHECKS = "dropout_lab.checks"
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
PAGE = ROOT / "benchmarks" / "README.md"
#: What the table of goals takes from the other tables: figures by script, of the last run of each that wrote its table.
FIGURES = ROOT / "benchmarks" / "figures.json"

#: Of a notebook: its status, and the score of each test.
Grades = dict[tuple[str, str, str], tuple[str, tuple[tuple[str, str, float], ...]]]


@dataclass(frozen=True)
class Cost:
    """What a command cost, with all processes that it waited for.

    Attributes:
        wall: seconds.
        cpu: seconds of processor time.
        peak: bytes of memory, the sum over its processes, pages that several share counted in part.
        moments: seconds after which something was seen to be there.
    """

    wall: float
    cpu: float
    peak: int
    moments: tuple[float, ...] = ()


@dataclass
class _Watch:
    """Looks at a running process from time to time."""

    process: subprocess.Popen[bytes]
    wait_for: Path | None
    begun: float = field(default_factory=time.perf_counter)
    peak: int = 0
    moments: list[float] = field(default_factory=list)

    def run(self) -> None:
        looked = 0.0
        while self.process.poll() is None:
            if self.wait_for is not None and not self.moments and _holds_something(self.wait_for):
                self.moments.append(time.perf_counter() - self.begun)
            if time.perf_counter() - looked > 0.25:
                self.peak = max(self.peak, sum(map(_proportional_memory, _family(self.process.pid))))
                looked = time.perf_counter()
            time.sleep(0.02)


def measured(command: Sequence[str], folder: Path, wait_for: Path | None = None) -> Cost:
    """Runs a command and measures it and its descendants.

    Args:
        command: exit status 0, or 1 for "not everything could be graded".
        folder: where it runs.
        wait_for: a file; the moment at which it first holds something is kept.

    Raises:
        SystemExit: if the command fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    watch = _Watch(process, wait_for)
    watcher = threading.Thread(target=watch.run)
    watcher.start()
    _, errors = process.communicate()
    wall = time.perf_counter() - start
    watcher.join()
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors.decode()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, watch.peak, tuple(watch.moments))


def _holds_something(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _family(pid: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [int(c) for task in tasks for c in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(p for child in children for p in _family(child))]


def _proportional_memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def make_house(folder: Path, assignments: tuple[str, ...], students: int) -> Path:
    """A copy of the course with a class in which everybody hands in everything: answers of the bank, right and wrong.

    Beyond the thirty students of the sample class, more hand in what these did.

    Returns:
        The folder of submissions.
    """
    for name in ("solutions", "course", "course.toml", "nbgrader_config.py"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    (folder / "tests").mkdir()
    shutil.copytree(ROOT / "tests" / "answers", folder / "tests" / "answers")
    make_class(folder, folder / "sample", assignments, nasty=False)
    submitted = folder / "classroom" / "submitted"
    for assignment in assignments:
        sample = sorted((folder / "sample" / "submitted").glob(f"*/{assignment}"))
        for number in range(students):
            shutil.copytree(sample[number % len(sample)], submitted / f"student-{number:05}" / assignment)
    return submitted


def graded_names(wanted: Sequence[str] = ()) -> tuple[str, ...]:
    """The assignments that are graded, or those of them that are wanted."""
    return tuple(assignment.name for assignment in load_graded(ROOT / "solutions", tuple(wanted)))


def grades(classroom: Path) -> Grades:
    """The grades of a class, by student, assignment and notebook.

    Raises:
        SystemExit: if there are none, or the autograder failed on one: no figure of such a run means anything.
    """
    records = [json.loads(line) for line in (classroom / "results.jsonl").read_text().splitlines()]
    if not records:
        sys.exit(f"Nothing was graded in {classroom}.")
    for record in records:
        if record["status"] == "error":
            sys.exit(f"The autograder failed on {record['notebook']} of {record['student']}: {record['reason']}")
    return {
        (r["student"], r["assignment"], r["notebook"]): (
            r["status"],
            tuple((cell["grade_id"], cell["status"], cell["score"]) for cell in r["cells"]),
        )
        for r in records
    }


def refuse_other_grades(found: Grades, wanted: Grades, what: str) -> None:
    """Compare the grades of two arms.

    Raises:
        SystemExit: if one differs.
    """
    differing = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    if differing:
        name = differing[0]
        sys.exit(f"{what}: {len(differing)} grades differ, of {name}: {found.get(name)} and {wanted.get(name)}.")


def grade_command(house: Path, classroom: Path, assignments: Iterable[str], *options: str) -> list[str]:
    """``autograder grade`` of a class, into a classroom that is not there yet."""
    shutil.rmtree(classroom, ignore_errors=True)
    places = ["--course", str(house), "--classroom", str(classroom)]
    submissions = ["--submissions", str(house / "classroom" / "submitted")]
    return [sys.executable, "-m", "autograder", "grade", *assignments, *places, *submissions, *options]


def spread(values: Sequence[float], form: str = ".1f") -> str:
    """The median, and the range where there are several."""
    middle = f"{median(values):{form}}"
    return middle if len(values) < 2 else f"{middle} ({min(values):{form}} to {max(values):{form}})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine() -> str:
    """What the figures were measured on, as far as they depend on it."""
    release = os.uname().release.split("-")[0]
    return f"{len(os.sched_getaffinity(0))} processors, Linux {release}, Python {sys.version.split()[0]}"


def figures() -> dict[str, dict[str, list[float]]]:
    """What the scripts have kept, by script and name of the figure: a value for each round."""
    found: dict[str, dict[str, list[float]]] = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    return found


def publish(name: str, text: str, write: bool, kept: Mapping[str, Sequence[float]] | None = None) -> None:
    """Prints what was measured, and with ``write`` puts it in its place in ``benchmarks/README.md``.

    Args:
        name: of the place.
        text: what stands there.
        write: whether to write it.
        kept: figures for the table of goals, a value for each round.
    """
    text = f"{text}\n\n{machine()}."
    if write and kept:
        rounded = {key: [round(value, 5) for value in values] for key, values in kept.items()}
        FIGURES.write_text(json.dumps({**figures(), name: rounded}, indent=1, sort_keys=True) + "\n")
    print(text)
    if write:
        begin, end = f"<!-- made by {name} -->", f"<!-- end of {name} -->"
        page = PAGE.read_text()
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if not pattern.search(page):
            sys.exit(f"{PAGE} has no place for {name}.")
        PAGE.write_text(pattern.sub(lambda _: f"{begin}\n{text}\n{end}", page))
