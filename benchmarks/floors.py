"""What no grader of this kind goes below: the imports of the libraries it stands on, and the forks of a warm process.

    python benchmarks/floors.py [--rounds 9] [--write]

Each import is a process of its own. A fork does nothing: it is made, and ends.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys

from measure import publish, spread, table

DRAWING = ("numpy", "matplotlib.pyplot")
SHELL = (*DRAWING, "IPython.core.interactiveshell")
#: What is imported, and by which process of a command.
IMPORTS = (
    ("the processes that run students' code", SHELL),
    ("the processes that judge", ("numpy", "numpy.testing", "msgspec")),
    ("the command, for the gradebook", ("nbgrader.api",)),
    ("the command, for the figures of the class report", ("matplotlib.figure",)),
)
#: Processes that are forked, by what they hold.
FORKS = (("numpy, matplotlib and IPython", SHELL), ("numpy", ("numpy",)))
#: Runs in a process that has imported nothing else; tells of each round the mean.
FORKS_ALONE = """
import gc, os, sys
gc.collect()
gc.freeze()
for number in range(int(sys.argv[1]) + 1):
    before = sum(os.times()[:4])
    for _ in range(100):
        if (pid := os.fork()) == 0:
            os._exit(0)
        os.waitpid(pid, 0)
    if number:
        print(10 * (sum(os.times()[:4]) - before))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    rows = [
        (
            f"import of {', '.join(modules)}: {whose}",
            f"{spread([imported(modules) for _ in range(options.rounds)], '.0f')} ms",
        )
        for whose, modules in IMPORTS
    ]
    rows += [
        (f"fork and end of a process that holds {what}", f"{spread(forked(modules, options.rounds))} ms")
        for what, modules in FORKS
    ]
    publish("floors", table(("", "CPU"), rows), options.write)


def imported(modules: tuple[str, ...]) -> float:
    """CPU milliseconds of a process that imports these, less those of one that imports nothing."""
    costs = []
    for text in (f"import {', '.join(modules)}", "pass"):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", text], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        costs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * (costs[0] - costs[1])


def forked(modules: tuple[str, ...], rounds: int) -> list[float]:
    """CPU milliseconds of a fork that ends at once, both processes together, where these modules are there."""
    program = f"import {', '.join(modules)}\n{FORKS_ALONE}"
    told = subprocess.run([sys.executable, "-c", program, str(rounds)], check=True, capture_output=True, text=True)
    return [float(line) for line in told.stdout.split()]


if __name__ == "__main__":
    main()
