"""How long a student waits: for a notebook from top to bottom, for its slowest check, for the first import.

    python benchmarks/course.py [ASSIGNMENT ...] [--write]

The reference solutions are executed cell by cell, experiments and figures included, each notebook in a process of its
own. A check is a test cell as students have it, without its hidden part.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import subprocess
import sys
import time

from measure import ROOT, publish, spread, table

from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.regions import without_hidden_tests

HEAD = ("notebook", "from top to bottom, s", "experiments among it, s", "slowest check, s", "which")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    rows = []
    for assignment in load_graded(ROOT / "solutions", tuple(options.assignments)):
        times = _in_a_fork(assignment)
        experiments = sum(seconds for role, _, seconds in times if role == "experiment")
        slowest, name = max((seconds, name) for role, name, seconds in times if role == "test")
        total = sum(seconds for _, _, seconds in times)
        rows.append([assignment.name, f"{total:.1f}", f"{experiments:.1f}", f"{slowest:.2f}", name])
    whole, bare, numpy = ([_started(text) for _ in range(5)] for text in ("import dropout_lab", "pass", "import numpy"))
    imports = [1000 * (a - b) for a, b in zip(whole, bare, strict=True)]
    numpys = [1000 * (a - b) for a, b in zip(numpy, bare, strict=True)]
    first = f"`import dropout_lab` takes {spread(imports, '.0f')} ms, `import numpy` {spread(numpys, '.0f')} ms."
    publish("course", f"{table(HEAD, rows)}\n\n{first}", options.write)


def _in_a_fork(assignment: Assignment) -> list[tuple[str, str, float]]:
    """Role, name and seconds of each cell."""
    read, write = os.pipe()
    if os.fork() == 0:
        with open(write, "w") as pipe, contextlib.redirect_stdout(io.StringIO()):
            json.dump(_executed(assignment), pipe)
        os._exit(0)
    os.close(write)
    with open(read) as pipe:
        times: list[tuple[str, str, float]] = json.load(pipe)
    os.wait()
    return times


def _executed(assignment: Assignment) -> list[tuple[str, str, float]]:
    import matplotlib

    matplotlib.use("agg")
    namespace: dict[str, object] = {"__name__": "__main__"}
    times = []
    for cell in assignment.cells:
        if cell.role != "prose":
            code = compile(without_hidden_tests(cell.source), "<cell>", "exec")
            begun = time.perf_counter()
            exec(code, namespace)
            times.append((cell.role, cell.grade_id, time.perf_counter() - begun))
    return times


def _started(text: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", text], check=True)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
