"""What grading costs beside the bare ``exec`` of the same cells in one warm process, the limit of any grader.

    python benchmarks/against_exec.py [ASSIGNMENT ...] [--repetitions 30] [--write]

For each notebook the reference solutions are graded, and their given, solution and test cells are executed in a fork
of this process that has everything imported. Both are done in turn; printed is CPU time (of all processes that take
part) and wall clock of one notebook, and the ratios, as median and range over rounds.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import os
import resource
import time
from pathlib import Path

from measure import CHECKS, publish, spread, table

from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.submission import answered
from autograder.run.pool import processor_of, processors
from autograder.run.worker import Worker
from autograder.sandbox.choice import choose_sandbox

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid: int) -> float:
    """CPU time of a process, of those it has waited for, and of its living descendants."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        tasks = Path(f"/proc/{pid}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / TICK + sum(map(processor_seconds, children))


def graded(worker: Worker, assignment: Assignment, times: int) -> tuple[float, float]:
    """CPU and wall seconds of one grading, the mean over ``times``."""
    submission = answered(assignment, {})
    cpu, wall = processor_seconds(os.getpid()), time.perf_counter()
    for _ in range(times):
        result = worker.grade(assignment, submission)
        if (result.status, result.score) != ("graded", result.max_score):
            raise SystemExit(f"{assignment.name}: {result.status}, {result.reason} {result.cells}")
    return (processor_seconds(os.getpid()) - cpu) / times, (time.perf_counter() - wall) / times


def executed(assignment: Assignment, times: int) -> tuple[float, float]:
    """CPU and wall seconds of executing the same cells in a fork of this process, the mean over ``times``."""
    gc.collect()
    gc.freeze()  # or else a fork may happen to collect the garbage of this process
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for _ in range(times):
        pid = os.fork()
        if pid == 0:
            status = 1
            with contextlib.suppress(BaseException):
                execute(assignment)
                status = 0
            os._exit(status)
        if os.waitpid(pid, 0)[1]:
            raise SystemExit(f"The cells of {assignment.name} do not run in one process.")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu / times, (time.perf_counter() - wall) / times


def execute(assignment: Assignment) -> None:
    """Executes all the cells that grading runs, in this process."""
    namespace: dict[str, object] = {"__name__": "__main__"}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in assignment.cells:
            if cell.role in ("given", "solution", "test"):
                exec(compile(cell.source, "<cell>", "exec"), namespace)


def main() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--repetitions", type=int, default=30, help="gradings in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    rows = []
    with Worker(choose_sandbox(), Limits(), processor=processor_of(0, processors()), checks=CHECKS) as worker:
        for assignment in load_graded(ROOT / "solutions", tuple(options.assignments)):
            execute(assignment)  # so that no fork imports what only a test uses
            graded(worker, assignment, 1)
            rounds = [
                (executed(assignment, options.repetitions), graded(worker, assignment, options.repetitions))
                for _ in range(options.rounds)
            ]
            bare, ours = ([1000 * r[side][0] for r in rounds] for side in (0, 1))
            ratios = [[b[i] / a[i] for a, b in rounds] for i in (0, 1)]
            form = ".3g"
            rows.append([assignment.name, *(spread(v, form) for v in (bare, ours, *ratios))])
    head = ("notebook", "exec, CPU ms", "grade, CPU ms", "CPU, ratio", "wall, ratio")
    title = f"The reference solutions, {options.rounds} rounds of {options.repetitions}."
    publish("against_exec", f"{title}\n\n{table(head, rows)}", options.write)


if __name__ == "__main__":
    main()
