"""How time and memory grow with the class: ``autograder grade`` on 10 to 10,000 submissions of one notebook.

    python benchmarks/growth.py [--assignment 01_two_neurons] [--sizes 10 100 1000 10000] [--write]

Each size is a command of its own with an empty classroom. Memory is the peak of the sum over its processes, pages that
several share counted in part. With ``--write`` the table goes into ``benchmarks/README.md`` and the picture beside it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from dropout_lab.figures.style import KEPT, MEAN, style
from measure import PAGE, Cost, Grades, grade_command, grades, make_house, measured, publish, refuse_other_grades, table

#: Of the sample class; more students hand in what these did.
STUDENTS = 30
HEAD = ("submissions", "wall, s", "CPU, s", "submissions a second", "peak memory, MB", "first result, s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assignment", default="01_two_neurons")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1_000, 10_000])
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    costs: dict[int, Cost] = {}
    known: Grades = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as scratch:
            house = Path(scratch)
            make_house(house, (options.assignment,), size)
            print(f"{size} submissions", file=sys.stderr, flush=True)
            command = grade_command(house, house / "ours", [options.assignment], "--draw", "0")
            costs[size] = measured(command, house, house / "ours" / "journal.jsonl")
            refuse_other_grades(*same_work(house / "ours", options.assignment, known), what=f"{size} submissions")
    rows = [
        [f"{n:,}", f"{c.wall:.1f}", f"{c.cpu:.1f}", f"{n / c.wall:.1f}", f"{c.peak / 1e6:.0f}", f"{c.moments[0]:.1f}"]
        for n, c in costs.items()
    ]
    publish("growth", f"{options.assignment}, one round.\n\n{table(HEAD, rows)}", options.write)
    if options.write:
        draw(costs, PAGE.with_name("growth.svg"))


def same_work(classroom: Path, assignment: str, known: Grades) -> tuple[Grades, Grades]:
    """The grades of a class, and those of who was first to hand in the same work; they must be equal."""
    found = grades(classroom)
    first = {name: (f"student-{int(name[0].removeprefix('student-')) % STUDENTS:05}", *name[1:]) for name in found}
    for name in found:
        known.setdefault(first[name], found[name])
    return found, {name: known[first[name]] for name in found}


def draw(costs: dict[int, Cost], path: Path) -> None:
    """Time on the left, memory on the right, over the size of the class."""
    from matplotlib.figure import Figure

    sizes = list(costs)
    with style():
        figure = Figure(figsize=(8, 3))
        time, memory = figure.subplots(1, 2)
        time.loglog(sizes, [costs[n].wall for n in sizes], "o-", color=KEPT)
        time.set(title="wall clock, s", xlabel="submissions")
        memory.semilogx(sizes, [costs[n].peak / 1e6 for n in sizes], "s-", color=MEAN)
        most = max(cost.peak for cost in costs.values()) / 1e6
        memory.set(title="peak memory of all processes, MB", xlabel="submissions", ylim=(0, 1.15 * most))
        figure.savefig(path)


if __name__ == "__main__":
    main()
