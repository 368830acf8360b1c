"""What submissions cost that use all they can get: seconds, and the peaks of the three processes that grade them.

    python benchmarks/limits.py [--sandbox auto|bubblewrap|landlock] [--write]

Each case is handed in by a student of a class and is graded with everything written;
``tests/config/test_limits.py`` looks at what the student is told. The grader is the process that was
called, feedback pages and all; student and judge are the
two that are forked for the submission. Peaks are resident memory, what they share with each other included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import nbformat
from measure import CHECKS, publish, table

from autograder.config.limits import MIB, Limits
from autograder.run.grading import grade
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox
from autograder.sandbox.forkserver_client import Exit, ForkServerClient

HEAD = ("handed in", "seconds", "grader, MB", "student, MB", "judge, MB", "files, MB", "graded as, of 1 point")
GIVEN = "import numpy as np\nfrom dropout_lab.checks import ask, exercise"
TEST = "with exercise('double'):\n    ask(double, 3.0).equals(6.0)"
RIGHT = "\ndef double(x):\n    return 2 * x"


@dataclass(frozen=True)
class Cost:
    """What one case cost.

    Attributes:
        status: of the notebook.
        score: of one point.
        told: what the student reads: the reason, the message of the test, and the sentence that ends a cell's output.
        seconds: wall clock of its grading.
        grader: peak in megabytes; so ``student`` and ``judge``.
        written: megabytes of its feedback page and its executed notebook.
        other: the score of the student who was graded next.
    """

    status: str
    score: float
    told: str
    seconds: float
    grader: float
    student: float
    judge: float
    written: float
    other: float


def _answer(source: str) -> Callable[[float, Path], None]:
    """A case whose cell is this; SIZE in it is the scale."""

    def hand_in(scale: float, folder: Path) -> None:
        _write(folder / "extreme.ipynb", source.replace("SIZE", repr(scale)))

    return hand_in


def _zip_bomb(scale: float, folder: Path) -> None:
    """An archive that would unpack to gigabytes, instead of a notebook."""
    with zipfile.ZipFile(folder / "extreme.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            with archive.open(f"{number}.ipynb", "w") as file:
                for _ in range(int(1000 * scale) or 1):
                    file.write(bytes(1 << 18))


def _json_bomb(piece: str) -> Callable[[float, Path], None]:
    """A notebook of almost 20 MB that is made of small parts."""

    def hand_in(scale: float, folder: Path) -> None:
        parts = piece * int(19 * MIB * scale / len(piece))
        (folder / "extreme.ipynb").write_text(f'{{"cells": [], "metadata": [{parts}0]}}')

    return hand_in


#: What a submission does, and how it is handed in.
CASES: dict[str, Callable[[float, Path], None]] = {
    "an honest answer": _answer(RIGHT),
    "200 MB of output": _answer("for _ in range(int(200 * SIZE)):\n    print('x' * (1 << 20))" + RIGHT),
    "200 MB in short lines": _answer("for n in range(int(20_000_000 * SIZE)):\n    print('xxxxxxxxx')" + RIGHT),
    "one line of 20 MB": _answer("print('x' * int(20_000_000 * SIZE))" + RIGHT),
    "10,000 figures": _answer(
        "import matplotlib.pyplot as plt\nfor _ in range(int(10_000 * SIZE)):\n    plt.figure()\n    plt.plot([1, 2])"
        + RIGHT
    ),
    "an answer of 1 GB": _answer("def double(x):\n    return np.ones(int(SIZE * (1 << 27)))"),
    "a value of 1 GB": _answer("big = np.ones(int(SIZE * (1 << 27)))\ndouble = big"),
    "a list of 10 million": _answer("def double(x):\n    return list(range(int(SIZE * 10_000_000)))"),
    "all memory": _answer("hoard = []\nwhile True:\n    hoard.append(bytearray(1 << 24))"),
    "all memory in small parts": _answer("hoard = []\nwhile True:\n    hoard.append([None] * 50)"),
    "recursion without an end": _answer("def double(x):\n    return double(x)"),
    "recursion with a high limit": _answer(
        "import sys\nsys.setrecursionlimit(10**9)\ndef double(x):\n    return double(x)"
    ),
    "an answer nested deeply": _answer(
        "def double(x):\n    deep = []\n    for _ in range(int(SIZE * 1e6)):\n        deep = [deep]\n    return deep"
    ),
    "no end": _answer("while True:\n    pass"),
    "files without an end": _answer("with open('f', 'wb') as f:\n    while True:\n        f.write(bytes(1 << 20))"),
    "a zip bomb": _zip_bomb,
    "a notebook of 10 million lists": _json_bomb("[],"),
    "a notebook of 5 million strings": _json_bomb('"a",'),
}


def _write(path: Path, source: str, solution: bool = False) -> None:
    meta = {"schema_version": 3, "task": False, "locked": False, "grade": False, "solution": True, "grade_id": "double"}
    test = {**meta, "locked": True, "grade": True, "solution": False, "grade_id": "test_double", "points": 1}
    cells = [
        nbformat.v4.new_code_cell(GIVEN, id="given"),
        nbformat.v4.new_code_cell(source, id="double", metadata={"nbgrader": meta}),
        nbformat.v4.new_code_cell(TEST, id="test", metadata={"nbgrader": test}),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)))


def measure(cases: Sequence[str], limits: Limits, scale: float = 1.0, sandbox: str = "auto") -> dict[str, Cost]:
    """Grades a class in a new process, in which each case is a student between honest ones."""
    asked = json.dumps([list(cases), asdict(limits), scale, sandbox])
    said = subprocess.run([sys.executable, __file__, "--asked", asked], check=True, stdout=subprocess.PIPE).stdout
    return {case: Cost(**cost) for case, cost in json.loads(said).items()}


def _measured(cases: Sequence[str], limits: Limits, scale: float, sandbox: str) -> dict[str, Cost]:
    peaks: dict[str, dict[bool, int]] = {}
    grade_one, wait = Worker.grade, ForkServerClient.wait
    graded = [""]

    def grade_watched(worker: Worker, assignment: Any, submission: Any, *args: Any) -> Any:
        graded[0] = submission.student
        return grade_one(worker, assignment, submission, *args)

    def wait_watched(parent: ForkServerClient, *args: Any) -> Exit:
        exit = wait(parent, *args)
        mine = peaks.setdefault(graded[0], {})
        is_judge = "autograder.judge" in parent._process.popen.args
        mine[is_judge] = max(mine.get(is_judge, 0), exit.peak_bytes)
        return exit

    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.object(Worker, "grade", grade_watched),
        mock.patch.object(ForkServerClient, "wait", wait_watched),
    ):
        course = Path(folder)
        classroom = course / "classroom"
        _write(course / "solutions" / "extreme" / "extreme.ipynb", RIGHT.strip())
        (course / "course.toml").write_text(f'checks = "{CHECKS}"\n')
        for number, case in enumerate(cases):
            own = classroom / "submitted" / f"{number:02}" / "extreme"
            own.mkdir(parents=True)
            CASES[case](scale, own)
            _write(classroom / "submitted" / f"{number:02}-next" / "extreme" / "extreme.ipynb", RIGHT.strip())
        results = {r.student: r for r in grade(course=course, jobs=1, sandbox=sandbox, limits=limits).results}
        costs = {}
        for number, case in enumerate(cases):
            student = f"{number:02}"
            result, own_peaks = results[student], peaks.get(student, {})
            page = (classroom / "feedback" / student / "extreme" / "extreme.html").read_text()
            made = [classroom / kind / student for kind in ("feedback", "autograded")]
            written = sum(path.stat().st_size for folder in made for path in folder.rglob("*") if path.is_file())
            sentences = [result.reason, *(c.message for c in result.cells if c.message != result.reason)]
            costs[case] = Cost(
                result.status,
                result.score,
                " ".join(filter(None, [*sentences, "[Cut here ...]" * ("[Cut here" in page)])),
                result.seconds,
                _own_peak(),
                own_peaks.get(False, 0) / MIB,
                own_peaks.get(True, 0) / MIB,
                written / MIB,
                results[f"{student}-next"].score,
            )
    return costs


def _own_peak() -> float:
    """Megabytes of this program alone; what getrusage says counts the process that started it, too."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sandbox", default="auto")
    parser.add_argument("--cases", type=int, default=len(CASES), help="only so many, from the top")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    parser.add_argument("--asked", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.asked:
        cases, asked, scale, sandbox = json.loads(options.asked)
        costs = _measured(cases, Limits(**asked), scale, sandbox)
        print(json.dumps({case: asdict(cost) for case, cost in costs.items()}))
        return
    limits = Limits()
    rows = []
    for case in [*CASES][: options.cases]:
        print(case, file=sys.stderr, flush=True)
        c = measure([case], limits, sandbox=options.sandbox)[case]
        if c.other != 1:
            sys.exit("The next student lost a point.")
        if c.status == "error":
            sys.exit(f"The autograder failed on {case}: {c.told}")
        peaks = (f"{peak:.0f}" for peak in (c.grader, c.student, c.judge))
        rows.append([case, f"{c.seconds:.1f}", *peaks, f"{c.written:.1f}", f"{c.status}, {c.score:g}"])
    most = f"{limits.cell_seconds:g} s a cell, {limits.notebook_seconds:g} s and {limits.memory_bytes // MIB} MB in all"
    title = f"{choose_sandbox(options.sandbox)}; the limits of `course.toml`: {most}."
    publish("limits", f"{title}\n\n{table(HEAD, rows)}", options.write)


if __name__ == "__main__":
    main()
