"""Stock ``nbgrader autograde`` and ``autograder grade`` on the same submissions, in turn, in one run.

    python benchmarks/against_nbgrader.py [ASSIGNMENT ...] [--submissions 40] [--rounds 1] [--experiments] [--write]

Both grade the same class from the same files into an empty gradebook; ours writes tables, executed notebooks and
feedback pages besides. A row a notebook, each in a command of its own, which pays for its start; the last row is the
class with all notebooks in one command, as an instructor grades it (stock nbgrader takes one assignment a command).
The ratio after the first result leaves out what both take to start, which a large class does not notice.
Cells tagged ``experiment`` are left out by both, or with ``--experiments`` run by both. Before anything is said of
speed, the scores of both are compared, student by student.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import (
    ENVIRONMENT,
    Cost,
    grade_command,
    graded_names,
    grades,
    make_house,
    measured,
    publish,
    spread,
    table,
)

HEAD = (
    "notebook",
    "nbgrader, s",
    "autograder, s",
    "wall, ratio",
    "wall after the first result, ratio",
    "CPU, ratio",
    "memory, ratio",
    "first result, s",
)
_AFTER = HEAD.index("wall after the first result, ratio")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--submissions", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--experiments", action="store_true", help="run the cells tagged experiment, too")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    if options.submissions < 2:
        parser.error("two submissions at least: what comes after the first result is measured, too")
    names = graded_names(options.assignments)
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        make_house(house, names, options.submissions)
        if options.experiments:
            config = house / "nbgrader_config.py"
            config.write_text(config.read_text() + '\nc.Execute.skip_cells_with_tag = "nothing"\n')
        figures = ["--figures"] if options.experiments else []
        stock: dict[str, list[Cost]] = {name: [] for name in names}
        ours: dict[str, list[Cost]] = {name: [] for name in (*names, "all")}
        for number in range(options.rounds):
            _empty(house, names)
            for name in names:
                _say(f"round {number + 1} of {options.rounds}: {name}")
                stock[name].append(_nbgrader(house, name))
                ours[name].append(_ours(house, [name], figures))
                _compare(house, name)
            ours["all"].append(_ours(house, names, figures))
            for name in names:
                _compare(house, name)
        for name in names:
            rows.append(_row(name, stock[name], ours[name]))
        if len(names) > 1:
            together = [_sum(costs) for costs in zip(*stock.values(), strict=True)]
            rows.append(_row("**all in one command**", together, ours["all"]))
    what = "with" if options.experiments else "without"
    title = f"{options.submissions} submissions of each notebook, {what} experiments, rounds: {options.rounds}."
    few = options.submissions < 20  # then there is hardly anything after the first result
    place = f"against_nbgrader{' --experiments' * options.experiments}"
    head, *lines = ([*line[:_AFTER], *line[_AFTER + few :]] for line in (HEAD, *rows))
    kept = {f"{name}: {what}": values for name in ours for what, values in _kept(name, stock, ours).items()}
    publish(place, f"{title}\n\n{table(head, lines)}", options.write, kept)


def _kept(name: str, stock: dict[str, list[Cost]], ours: dict[str, list[Cost]]) -> dict[str, list[float]]:
    """Seconds and ratio of each round."""
    theirs = stock.get(name) or [_sum(costs) for costs in zip(*stock.values(), strict=True)]
    mine = ours[name]
    return {"s": [c.wall for c in mine], "ratio": [a.wall / b.wall for a, b in zip(theirs, mine, strict=True)]}


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _empty(house: Path, names: tuple[str, ...]) -> None:
    """A gradebook that knows the assignments, as nbgrader wants it, and nothing else."""
    (house / "classroom" / "gradebook.db").unlink(missing_ok=True)
    shutil.rmtree(house / "classroom" / "autograded", ignore_errors=True)
    for name in names:
        command = [sys.executable, "-m", "nbgrader", "generate_assignment", name, "--force"]
        subprocess.run(command, cwd=house, env=ENVIRONMENT, check=True, capture_output=True)


def _nbgrader(house: Path, name: str) -> Cost:
    second = house / "classroom" / "autograded" / "student-00001" / name  # is begun when the first is done
    return measured([sys.executable, "-m", "nbgrader", "autograde", name], house, second)


def _ours(house: Path, names: list[str] | tuple[str, ...], figures: list[str]) -> Cost:
    classroom = house / "ours"
    return measured(grade_command(house, classroom, names, *figures), house, classroom / "journal.jsonl")


def _compare(house: Path, name: str) -> None:
    """The scores of both gradebooks.

    Raises:
        SystemExit: if they differ, or the autograder failed on one.
    """
    grades(house / "ours")
    query = """
        select a.student_id, c.name, g.auto_score from grade g join submitted_notebook n on n.id = g.notebook_id
        join submitted_assignment a on a.id = n.assignment_id join base_cell c on c.id = g.cell_id
        join assignment b on b.id = a.assignment_id where b.name = ?
    """
    theirs, mine = (
        set(sqlite3.connect(house / folder / "gradebook.db").execute(query, (name,)))
        for folder in ("classroom", "ours")
    )
    if not mine or theirs != mine:
        sys.exit(f"The scores of {name} differ: {sorted(map(str, theirs ^ mine))[:6]}")


def _sum(costs: tuple[Cost, ...]) -> Cost:
    first = sum(c.moments[0] for c in costs)
    return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), max(c.peak for c in costs), (first,))


def _row(name: str, stock: list[Cost], ours: list[Cost]) -> list[str]:
    pairs = list(zip(stock, ours, strict=True))
    return [
        name,
        spread([c.wall for c in stock]),
        spread([c.wall for c in ours]),
        spread([a.wall / b.wall for a, b in pairs]),
        spread([(a.wall - a.moments[0]) / (b.wall - b.moments[0]) for a, b in pairs]),
        spread([a.cpu / b.cpu for a, b in pairs]),
        spread([a.peak / b.peak for a, b in pairs], ".2f"),
        spread([c.moments[0] for c in ours]),
    ]


if __name__ == "__main__":
    main()
