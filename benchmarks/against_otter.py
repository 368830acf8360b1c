"""``otter run`` and ``autograder grade`` on the same submissions of one notebook, in turn, in one run.

    python -m venv /tmp/otter && /tmp/otter/bin/pip install otter-grader matplotlib
    python benchmarks/against_otter.py --otter /tmp/otter/bin/otter [--submissions 10] [--rounds 3] [--write]

Our notebook is turned into Otter's format: the same given cells, solutions, test cells and points, the tests as
exception-based tests. ``otter assign`` makes the autograder from it; then ``otter run`` grades each submission, one
after the other. Scores are compared before anything is said of speed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from measure import ENVIRONMENT, ROOT, Cost, grade_command, grades, make_house, measured, publish, spread, table

from autograder.notebook.assignment import Assignment, load_assignments

HEAD = ("", "otter run, s", "autograder, s", "ratio")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--otter", required=True, type=Path, help="the command, in an environment of its own")
    parser.add_argument("--assignment", default="01_two_neurons")
    parser.add_argument("--submissions", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    ENVIRONMENT["PYTHONPATH"] = str(ROOT / "course")  # dropout_lab, for Otter's kernel
    version = subprocess.run([options.otter, "--version"], capture_output=True, text=True).stdout
    (assignment,) = load_assignments(ROOT / "solutions", (options.assignment,))
    costs: list[tuple[Cost, Cost]] = []
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        submitted = make_house(house, (assignment.name,), options.submissions)
        archive = otters_autograder(options.otter, assignment, house / "otter")
        for number in range(options.rounds):
            print(f"round {number + 1} of {options.rounds}", file=sys.stderr, flush=True)
            theirs, scores = otter_run(options.otter, archive, submitted, house / "otter")
            ours = measured(grade_command(house, house / "ours", [assignment.name]), house)
            found = grades(house / "ours").items()
            mine = {student: sum(score for *_, score in cells) for (student, *_), (_, cells) in found}
            if mine != scores:
                sys.exit(f"The scores differ: {sorted(set(mine.items()) ^ set(scores.items()))[:6]}")
            costs.append((theirs, ours))
    rows = []
    for name in ("wall", "cpu"):
        a, b = ([getattr(pair[side], name) for pair in costs] for side in (0, 1))
        rows.append([name, spread(a), spread(b), spread([x / y for x, y in zip(a, b, strict=True)])])
    number = next(word for line in version.splitlines() if "Otter-Grader" in line for word in line.split()[-1:])
    title = f"Otter {number}, {options.submissions} submissions of {assignment.name}, rounds: {options.rounds}."
    publish("against_otter", f"{title}\n\n{table(HEAD, rows)}", options.write)


def otters_autograder(otter: Path, assignment: Assignment, folder: Path) -> Path:
    """Turns an assignment into Otter's format and lets ``otter assign`` make its archive."""
    folder.mkdir()
    settings = "tests:\n  ok_format: false\nsolutions_pdf: false\ninit_cell: false\nexport_cell: false"
    raw, code = nbformat.v4.new_raw_cell, nbformat.v4.new_code_cell
    cells = [raw(f"# ASSIGNMENT CONFIG\nname: graded\n{settings}")]
    for cell in assignment.cells:
        if cell.role == "given":
            cells.append(code(cell.source))
        elif cell.role == "solution":
            tests = [test for test in assignment.tests if test.exercise == cell.grade_id]
            lines = [line for line in cell.source.split("\n") if not line.strip().startswith("### ")]
            cells += [raw(f"# BEGIN QUESTION\nname: {cell.grade_id}\npoints: {sum(t.points for t in tests):g}")]
            cells += [raw("# BEGIN SOLUTION"), code("\n".join(lines)), raw("# END SOLUTION"), raw("# BEGIN TESTS")]
            for test in tests:
                config = f'""" # BEGIN TEST CONFIG\npoints: {test.points:g}\nhidden: true\n""" # END TEST CONFIG\n'
                cells.append(code(f"{config}def {test.grade_id}(env):\n    exec({test.source!r}, env)"))
            cells += [raw("# END TESTS"), raw("# END QUESTION")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "graded.ipynb")
    done = subprocess.run(
        [otter, "assign", "--no-pdfs", "graded.ipynb", "made"], cwd=folder, env=_environment(otter), capture_output=True
    )
    if done.returncode:
        sys.exit(f"otter assign failed:\n{done.stderr.decode()[-2000:]}")
    (archive,) = (folder / "made" / "autograder").glob("*.zip")
    return archive


def otter_run(otter: Path, archive: Path, submitted: Path, folder: Path) -> tuple[Cost, dict[str, float]]:
    """Grades the class with Otter; what it cost, and the scores."""
    costs, scores = [], {}
    for path in sorted(submitted.glob("*/*/*.ipynb")):
        handed = folder / "submission.ipynb"
        handed.write_text(json.dumps(_in_otters_form(json.loads(path.read_text()))))
        costs.append(measured([str(otter), "run", "-a", str(archive), str(handed)], folder))
        results: dict[str, Any] = json.loads((folder / "results.json").read_text())
        scores[path.parent.parent.name] = sum(test.get("score", 0.0) for test in results["tests"])
    return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), max(c.peak for c in costs)), scores


def _in_otters_form(notebook: dict[str, Any]) -> dict[str, Any]:
    """A submission without our test cells, each of its answers marked as the place where its tests run."""
    cells = []
    for cell in notebook["cells"]:
        ours = cell["metadata"].get("nbgrader", {})
        if ours.get("grade") or "experiment" in cell["metadata"].get("tags", ()):
            continue
        place = {"otter": {"tests": [ours["grade_id"]]}} if ours.get("solution") else {}
        cells.append({**cell, "metadata": {**cell["metadata"], **place}})
    return {**notebook, "cells": cells, "metadata": {**notebook["metadata"], "otter": {"assignment_name": "graded"}}}


def _environment(otter: Path) -> dict[str, str]:
    return {**ENVIRONMENT, "PATH": f"{otter.parent}{os.pathsep}{os.environ['PATH']}"}


if __name__ == "__main__":
    main()
