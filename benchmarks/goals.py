"""What is to be reached, and what is: each goal with its measure and spread.

    python benchmarks/goals.py [--rounds 5] [--write]

What takes long is not measured here: stock nbgrader and the cluster are taken from what the last runs of
``against_nbgrader.py --write`` and ``cluster.py --write`` kept in ``figures.json``; ``all.py`` makes them first.
No figure counts of a run in which something was graded otherwise than it should be.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np
from against_exec import processor_seconds
from dropout_lab import checks
from measure import (
    CHECKS,
    figures,
    grade_command,
    graded_names,
    grades,
    make_house,
    measured,
    publish,
    refuse_other_grades,
    spread,
    table,
)

from autograder.config.course import read_course
from autograder.config.limits import Limits
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.cells import Cell
from autograder.notebook.inbox import find_tasks, keys, reader
from autograder.notebook.matching import SubmittedCell
from autograder.notebook.submission import Submission, answered
from autograder.report.record import Record
from autograder.report.shown import Renderer
from autograder.run.pool import processor_of, processors
from autograder.run.worker import Worker, judged_work, open_workers
from autograder.sandbox.choice import choose_sandbox

SHORT = "02_napkin_network"
#: The course as it was when the goals were set: notebooks 1 to 8.
EIGHT = 8
#: The ratios to stock nbgrader that are wanted, by notebook.
AT_LEAST = {"01": 30, "02": 30, "03": 20, "04": 30, "05": 20, "06": 20, "07": 30, "08": 10, "al": 30}
CELLS, CALLS = 40, 400
NUMBER = "def f(x):\n    return x"
DROPS = "def f(x, p, rng):\n    kept = rng.random(x.shape) >= p\n    return x * kept, kept"
GIVEN = "import numpy as np\nx, rng = np.ones((60, 80)), np.random.default_rng(1)"


def main() -> None:
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--students", type=int, default=30, help="of the class in which nothing changes")
    parser.add_argument("--class", type=int, default=40, dest="size", help="students of the class that is graded whole")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    rows = [*of_one_submission(options.rounds)]
    with tempfile.TemporaryDirectory() as scratch:
        rows += of_the_start(Path(scratch), options.rounds)
    with tempfile.TemporaryDirectory() as scratch:
        rows += of_a_class(Path(scratch), options.students, options.rounds)
    with tempfile.TemporaryDirectory() as scratch:
        rows += of_a_whole_class(Path(scratch), options.size, min(options.rounds, 3))
    rows += taken_over()
    publish("goals", table(("", "goal", "measured", "met"), rows), options.write)


def row(what: str, unit: str, most: float, values: Sequence[float], form: str = ".3g") -> list[str]:
    """A line of the table, for something that is to be small."""
    return [what, f"≤ {most:g} {unit}", f"{spread(values, form)} {unit}", "yes" if median(values) <= most else "no"]


# ------------------------------------------------------------------------------------------------ one submission


def of_one_submission(rounds: int) -> list[list[str]]:
    """What two processes, a cell, and a call cost."""
    rows = []
    with Worker(choose_sandbox(), Limits(), processor=processor_of(0, processors()), checks=CHECKS) as worker:
        nothing = Assignment("nothing", "nothing", Path(), ())
        cells = replace(nothing, cells=tuple(Cell(f"c{n}", "given", f"x = {n}") for n in range(CELLS)))
        empty = [1000 * cost(worker, nothing, 20) for _ in range(rounds)]
        rows.append(row("empty notebook, shut in, judged, reported: CPU", "ms", 8, empty))
        many = [1000 * cost(worker, cells, 10) for _ in range(rounds)]
        bare = 1000 * timed(lambda: [exec(compile(c.source, "c", "exec"), {}) for c in cells.cells]) / CELLS
        values = [(a - b) / CELLS - bare for a, b in zip(many, empty, strict=True)]
        rows.append(row("a cell beyond parse and exec: CPU", "ms", 0.5, values))
        x, rng = np.ones((60, 80)), np.random.default_rng(1)
        namespace: dict[str, Callable[..., object]] = {}
        exec(DROPS, {}, namespace)
        own = 1e6 * timed(lambda: namespace["f"](x, 0.5, rng))
        calls = [
            ("a call: a number", 25, NUMBER, "f(1.0)", 0.0),
            ("a call: 38 kB and a generator", 150, DROPS, "f(x, 0.5, rng)", own),
        ]
        for what, most, code, call, work in calls:
            values = [per_call(worker, code, f"for _ in range({CALLS}):\n    {call}") - work for _ in range(rounds)]
            rows.append(row(f"{what}, beyond its work: CPU", "µs", most, values))
        if hasattr(checks, "repeat"):
            batch = f"from dropout_lab.checks import repeat\nlist(repeat(f, {CALLS}, x, 0.5, rng))"
            values = [per_call(worker, DROPS, batch) - own for _ in range(rounds)]
            rows.append(row("the same, batched: CPU", "µs", 90, values))
        else:
            rows.append(["the same, batched: CPU", "≤ 90 µs", "there is no batch yet", "no"])
    return rows


def cost(worker: Worker, assignment: Assignment, times: int) -> float:
    """CPU seconds of one grading of the right answer, the mean over ``times``."""
    submission = answered(assignment, {})
    if not assignment.cells:
        submission = Submission("nobody", assignment, (SubmittedCell("markdown", "nothing"),))
    for number in range(times + 2):
        if number == 2:
            begun = processor_seconds(os.getpid())
        result = worker.grade(assignment, submission)
        if (result.status, result.score) != ("graded", result.max_score):
            raise SystemExit(f"{result.status}: {result.reason} {result.cells}")
    return (processor_seconds(os.getpid()) - begun) / times


def per_call(worker: Worker, code: str, test: str) -> float:
    """CPU microseconds of one call: a test with calls, less the same without."""

    def notebook(text: str) -> Assignment:
        cells = (
            Cell("g", "given", GIVEN),
            Cell("s", "solution", code, "f", names=frozenset("f")),
            Cell("t", "test", text, "test_f", 1.0, exercise="f"),
        )
        return Assignment("calls", "calls", Path(), cells)

    # once, so that both know what crosses
    once = cost(worker, notebook(test.replace(str(CALLS), "1")), 10)
    return 1e6 * (cost(worker, notebook(test), 10) - once) / (CALLS - 1)


def timed(work: Callable[[], object], times: int = 200) -> float:
    """CPU seconds of something in this process, the mean over ``times``, once it is warm."""
    work()
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) / times


# ------------------------------------------------------------------------------------------------ a command


def of_the_start(house: Path, rounds: int) -> list[list[str]]:
    """What a command takes before it grades: what ten submissions cost, less ten times what one more costs."""
    make_house(house, (SHORT,), 60)
    whole = house / "classroom" / "submitted"
    few = house / "few"
    for number in range(10):
        shutil.copytree(whole / f"student-{number:05}", few / f"student-{number:05}")
    starts, firsts = [], []
    for number in range(rounds):
        costs = []
        for count, folder in ((10, few), (60, whole)):
            command = grade_command(house, house / "ours", [SHORT], "--submissions", str(folder), "--draw", "0")
            costs.append(measured(command, house, house / "ours" / "journal.jsonl"))
            found = grades(house / "ours")
            if len(found) != count:
                raise SystemExit(f"{len(found)} of {count} notebooks were graded in round {number}.")
        starts.append(costs[0].cpu - 10 * (costs[1].cpu - costs[0].cpu) / 50)
        firsts.append(costs[0].moments[0])
    return [row("start: CPU", "s", 1.5, starts), row("to the first result", "s", 1.0, firsts)]


def of_a_class(house: Path, students: int, rounds: int) -> list[list[str]]:
    """What the writer does, and what a run costs in which nothing changed."""
    names = graded_names()
    make_house(house, names, students)
    written = [1000 * seconds for seconds in writing(house, 12, rounds)]
    rows = [row("writing one notebook, in the writer: CPU", "ms", 2, written)]
    command = grade_command(house, house / "ours", ())
    measured(command, house)
    before, again = grades(house / "ours"), []
    for _ in range(rounds + 1):
        again.append(measured(command, house).cpu)
        refuse_other_grades(grades(house / "ours"), before, "a run in which nothing changed")
    what = f"a run in which nothing changed, {len(names) * students} notebooks: CPU"
    return [*rows, row(what, "s", 1.5, again[1:])]


def of_a_whole_class(house: Path, students: int, rounds: int) -> list[list[str]]:
    """What grading a class takes, of one notebook and of eight: from the command to its end."""
    eight = graded_names()[:EIGHT]
    make_house(house, eight, students)
    rows = []
    for what, most, names in (("notebook 2", 2.0, [SHORT]), ("notebooks 1 to 8 in one command", 18.0, eight)):
        walls = []
        for _ in range(rounds):
            walls.append(measured(grade_command(house, house / "ours", names), house).wall)
            if len(grades(house / "ours")) != students * len(names):
                raise SystemExit(f"{what}: not every notebook was graded.")
        rows.append(row(f"class of {students}, {what}: wall", "s", most, walls, ".1f"))
    return rows


def writing(house: Path, students: int, rounds: int) -> list[float]:
    """CPU seconds of the writer for one notebook, whose page was made elsewhere: the mean over all of some students."""
    course, found = read_course(house), []
    with tempfile.TemporaryDirectory() as scratch:
        layout = Paths.of(course, Path(scratch), house / "classroom" / "submitted")
        notebooks = load_graded(course.source)
        tasks = find_tasks(layout, notebooks, None, [n.name for n in notebooks], explicit=False)
        wanted = sorted({task.student for task in tasks})[:students]
        read = reader(Limits(), keys(Limits(), False, course.library), lambda submission: 0)
        works = [read(task) for task in tasks if task.student in wanted]
        renderer = Renderer(course.page_terms)
        with open_workers(processors(), choose_sandbox(), Limits(), False, CHECKS) as pool:
            done = [
                (work, replace(result, shown=renderer.render(work.submission, result)))
                for work, result in pool.run(judged_work, works)
            ]
        if broken := next((result for _, result in done if result.status == "error"), None):
            raise SystemExit(f"{broken.notebook}: {broken.reason}")
        for number in range(rounds):
            layout = Paths.of(course, Path(scratch) / str(number), layout.submissions)
            with Record(layout, notebooks, course) as record:
                record.add(*done[0])
                record.flush()  # what a run does once, such as telling the gradebook of the notebooks, is no part of it
                begun = time.process_time()
                for work, result in done[1:]:
                    record.add(work, result)
                record.finish()
                found.append((time.process_time() - begun) / (len(done) - 1))
    return found


# ------------------------------------------------------------------------------------------------ other tables


def taken_over() -> list[list[str]]:
    """What other scripts measure."""
    known = figures()
    stock = known.get("against_nbgrader", {})
    rows = []
    for key, values in sorted(stock.items()):
        name = key.removesuffix(": ratio")
        if name != key and (least := AT_LEAST.get(name[:2])):
            what = "all in one command" if name == "all" else name
            met = "yes" if median(values) >= least else "no"
            rows.append([f"against stock nbgrader, class of 40, {what}", f"≥ {least} ×", f"{spread(values)} ×", met])
    if values := known.get("cluster", {}).get("cores"):
        met = "yes" if median(values) >= 80 else "no"
        rows.append(["cluster: cores before writer or scheduler is the limit", "≥ 80", spread(values, ".0f"), met])
    return rows


if __name__ == "__main__":
    main()
