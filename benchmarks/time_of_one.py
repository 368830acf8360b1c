"""Where the processor time of one submission goes, a bar a notebook.

    python benchmarks/time_of_one.py [ASSIGNMENT ...] [--repetitions 40] [--write]

The parts are differences between whole gradings of the reference solution, all measured in one run:

- the cells: given, solution and test cells, executed in a warm fork of one process, the limit of any grader;
- two processes: a submission without cells is graded (forked, shut in, waited for);
- IPython: the same with as many empty cells as the notebook has, without tests;
- the line and the judge: what the whole grading costs beyond all that;
- reading and writing: the notebook is read, and journal, executed notebook, feedback page and gradebook are written.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from against_exec import execute, executed, processor_seconds
from measure import CHECKS, PAGE, ROOT, make_house, publish, spread, table

from autograder.config.course import read_course
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.inbox import Task, keys, reader
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.submission import Submission, answered
from autograder.report.record import Record
from autograder.run.pool import processor_of, processors
from autograder.run.worker import Worker, judge
from autograder.sandbox.choice import choose_sandbox

PARTS = ("the cells", "two processes", "IPython", "the line and the judge", "reading and writing")


def main() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--repetitions", type=int, default=40)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    parts: dict[str, list[float]] = {}
    with Worker(choose_sandbox(), Limits(), processor=processor_of(0, processors()), checks=CHECKS) as worker:
        for assignment in load_graded(ROOT / "solutions", tuple(options.assignments)):
            parts[assignment.name] = measured_parts(worker, assignment, options.repetitions)
    rows = [
        [name, *(spread([1000 * s]) for s in seconds), f"{1000 * sum(seconds):.1f}"] for name, seconds in parts.items()
    ]
    head = ("CPU ms of one submission", *PARTS, "all")
    publish("time_of_one", f"Means of {options.repetitions}.\n\n{table(head, rows)}", options.write)
    if options.write:
        draw(parts, PAGE.with_name("time_of_one.svg"))


def measured_parts(worker: Worker, assignment: Assignment, times: int) -> list[float]:
    """Seconds of processor time, in the order of ``PARTS``."""
    execute(assignment)  # so that no fork imports what only a test uses
    whole = answered(assignment, {})
    code = [c for c in assignment.cells if c.role in ("given", "solution")]
    no_tests = replace(assignment, cells=())
    nothing = Submission("nobody", no_tests, ())
    empty = Submission("nobody", no_tests, tuple(SubmittedCell("code", "pass", None) for _ in code))
    for submission in (whole, nothing, empty):
        worker.grade(submission.assignment, submission)
    bare = executed(assignment, times)[0]
    graded, forked, shells = (_graded(worker, submission, times) for submission in (whole, nothing, empty))
    return [bare, forked, shells - forked, graded - bare - shells, _written(worker, assignment, times)]


def _graded(worker: Worker, submission: Submission, times: int) -> float:
    begun = processor_seconds(os.getpid())
    for _ in range(times):
        result = worker.grade(submission.assignment, submission)
        if (result.status, result.score) != ("graded", result.max_score):
            raise SystemExit(f"{submission.assignment.name}: {result.status}, {result.reason}")
    return (processor_seconds(os.getpid()) - begun) / times


def _written(worker: Worker, assignment: Assignment, times: int) -> float:
    """Reads notebooks of a class and writes what came of them."""
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        submitted = make_house(house, (assignment.name,), times)
        folders = sorted(submitted.iterdir())
        tasks = [Task(folder.name, assignment, folder / assignment.name) for folder in folders]
        read = reader(Limits(), keys(Limits(), figures=False, library="dropout_lab"), lambda submission: 0)
        results = [judge(worker, read(task).submission) for task in tasks]
        if broken := next((result for result in results if result.status == "error"), None):
            raise SystemExit(f"{assignment.name}: {broken.reason}")
        made = read_course(house)
        with Record(Paths.of(made), [assignment], made) as record:
            record.add(read(tasks[0]), results[0])
            record.flush()  # what a run does once is no part of it
            begun = time.process_time()
            for task, result in zip(tasks, results, strict=True):
                record.add(read(task), result)
            record.finish()
            return (time.process_time() - begun) / times


def draw(parts: dict[str, list[float]], path: Path) -> None:
    """A bar a notebook, its parts side by side."""
    from dropout_lab.figures.style import CROSS, DROPPED, FAINT, FULL, KEPT, MEAN, style
    from matplotlib.figure import Figure

    names = list(parts)
    colours = (KEPT, MEAN, FAINT, DROPPED, CROSS)
    with style():
        figure = Figure(figsize=(8, 0.5 + 0.42 * len(names)))
        axes = figure.subplots()
        left = [0.0] * len(names)
        for number, (part, colour) in enumerate(zip(PARTS, colours, strict=True)):
            widths = [1000 * max(parts[name][number], 0) for name in names]
            axes.barh(names, widths, left=left, color=colour, edgecolor="white", label=part)
            left = [a + b for a, b in zip(left, widths, strict=True)]
        for y, total in enumerate(left):
            axes.text(total + 1, y, f"{total:.0f}", va="center", color=FULL)
        axes.invert_yaxis()
        axes.set(xlabel="processor time of one submission, ms", xlim=(0, 1.08 * max(left)))
        axes.legend(loc="upper right", frameon=False)
        figure.savefig(path)


if __name__ == "__main__":
    main()
