"""A busy machine: the same class has the same results, to the last byte, idle and beside busy processes.

    python -m tests.soak.load --students 60 --busy 8

Right and wrong answers, endless loops, sleepers, magics that take their time, and an answer that needs 5 s of processor
time, of 10 s that it has.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from textwrap import indent

from autograder.config.limits import Limits
from autograder.run.grading import grade
from tests.support import toy

#: Processor time of an honest answer, which by the clock is ten times that beside eight others.
WORKS = "import time\nend = time.process_time() + {seconds}\nwhile time.process_time() < end: pass\n"


def kinds(seconds: float) -> dict[str, object]:
    """Return a submission of each kind; honest ones take about so much processor time, in s."""
    in_each_call = "def double(x):\n" + indent(WORKS.format(seconds=seconds / 2) + "return 2 * x", "    ")
    return {
        "right": toy.submitted(),
        "wrong": toy.submitted(double="def double(x):\n    return x * x"),
        "untouched": toy.released(),
        "works_for_long": toy.submitted(double=WORKS.format(seconds=seconds) + toy.DOUBLE),
        "works_in_each_call": toy.submitted(double=in_each_call),
        "measures": toy.submitted(answer="%timeit -n 20 -r 2 sum(range(20_000))\nanswer = 42"),
        "writes_a_notebook": toy.submitted(answer="answer = 42\n%notebook mine.ipynb"),
        "never_ends": toy.submitted(answer="while True: pass"),
        "never_returns": toy.submitted(double="def double(x):\n    while True: x = x + 1"),
        "sleeps": toy.submitted(answer="import time\ntime.sleep(3600)\nanswer = 42"),
        "sleeps_in_a_call": toy.submitted(double="import time\ndef double(x):\n    time.sleep(3600)\n    return 2 * x"),
        "waits_for_a_lock": toy.submitted(
            answer="import threading\nlock = threading.Lock()\nlock.acquire()\nlock.acquire()"
        ),
    }


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep the processors of this machine busy."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


def results(course: Path, limits: Limits, processes: int) -> str:
    """Grade the class beside so many busy processes; return what ``results.jsonl`` holds."""
    with busy(processes):
        grade(course=course, limits=limits, force=True)
    return (course / "classroom" / "results.jsonl").read_text()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--busy", type=int, default=8, help="processes beside the class")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        course = toy.make_course(Path(folder))
        for number, (kind, notebook) in enumerate(islice(cycle(kinds(5.0).items()), arguments.students)):
            toy.hand_in(course, f"{number:03d}_{kind}", notebook)
        found = []
        for processes in (0, arguments.busy):
            begun = time.monotonic()
            found.append(results(course, Limits(), processes).splitlines())
            print(f"{len(found[-1])} notebooks beside {processes} busy processes: {time.monotonic() - begun:.0f} s")
    different = sum(one != other for one, other in zip(*found, strict=True))
    print(f"{different} of {arguments.students} results differ.")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
