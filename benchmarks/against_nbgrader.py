"""Stock ``nbgrader autograde`` and ``autograder grade`` on the same submissions, in turn, in one run.

    python benchmarks/against_nbgrader.py [--assignment 01_two_neurons] [--submissions 20] [--rounds 3]

Both grade the same class from the same files into an empty gradebook, with the cells tagged ``experiment`` left out.
Printed are wall clock, CPU time (of the command and all processes it waited for) and peak memory (the sum over its
processes), and the ratio of each round, as median and range.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from autograder.demo import make_class

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


@dataclass(frozen=True)
class Cost:
    """What a command cost: seconds of wall clock, seconds of CPU, bytes at the peak."""

    wall: float
    cpu: float
    peak: int


def measured(command: list[str], folder: Path) -> Cost:
    """Runs a command and measures it and its descendants.

    Raises:
        SystemExit: if the command fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = [0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    _, errors = process.communicate()
    wall = time.perf_counter() - start
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{errors.decode()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[int]) -> None:
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_proportional_memory, _family(process.pid))))
        time.sleep(0.2)


def _family(pid: int) -> list[int]:
    try:
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [int(c) for task in tasks for c in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(p for child in children for p in _family(child))]


def _proportional_memory(pid: int) -> int:
    """Memory of a process, pages that several share counted in part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--assignment", default="01_two_neurons")
    parser.add_argument("--submissions", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        for name in ("solutions", "course", "nbgrader_config.py"):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, house / name)
        (house / "tests").mkdir()
        shutil.copytree(ROOT / "tests" / "submissions", house / "tests" / "submissions")
        make_class(house, house / "classroom", (options.assignment,), students=options.submissions, nasty=False)
        rounds = [_round(house, options.assignment, number, options.rounds) for number in range(options.rounds)]
    _report(options, rounds)


def _round(house: Path, assignment: str, number: int, of: int) -> tuple[Cost, Cost]:
    print(f"round {number + 1} of {of}", file=sys.stderr, flush=True)
    for name in ("gradebook.db", "autograded", "feedback", "journal.jsonl"):
        path = house / "classroom" / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    nbgrader = [sys.executable, "-m", "nbgrader"]
    subprocess.run(
        [*nbgrader, "generate_assignment", assignment, "--force"],
        cwd=house,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
    )
    stock = measured([*nbgrader, "autograde", assignment], house)
    ours = [
        "--course",
        str(house),
        "--classroom",
        str(house / "ours"),
        "--submissions",
        str(house / "classroom" / "submitted"),
    ]
    shutil.rmtree(house / "ours", ignore_errors=True)
    return stock, measured([sys.executable, "-m", "autograder", "grade", assignment, *ours], house)


def _report(options: argparse.Namespace, rounds: list[tuple[Cost, Cost]]) -> None:
    print(
        f"{options.submissions} submissions of {options.assignment}, {len(rounds)} rounds, {os.cpu_count()} processors"
    )
    print(f"{'':<10}{'nbgrader autograde':>26}{'autograder grade':>26}{'ratio':>26}")
    for name, unit, scale in (("wall", "s", 1.0), ("cpu", "s", 1.0), ("peak", "MB", 1e-6)):
        stock = [getattr(a, name) * scale for a, _ in rounds]
        ours = [getattr(b, name) * scale for _, b in rounds]
        ratios = [a / b for a, b in zip(stock, ours, strict=True)]
        print(f"{name + ' ' + unit:<10}{_spread(stock):>26}{_spread(ours):>26}{_spread(ratios):>26}")


def _spread(values: list[float]) -> str:
    return f"{median(values):.1f} ({min(values):.1f} to {max(values):.1f})"


if __name__ == "__main__":
    main()
