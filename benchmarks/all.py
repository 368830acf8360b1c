"""All benchmarks, one after the other: makes every table of ``benchmarks/README.md`` anew, the table of goals last.

    python benchmarks/all.py [--quick] [--otter /tmp/otter/bin/otter]

It takes less than 25 minutes on two quiet processors. With ``--quick`` each runs on its smallest input and writes
nothing: that says whether it works, and whether the grades are right. Otter is compared where its command is named.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from measure import ROOT

HERE = Path(__file__).resolve().parent
SMALL = "02_napkin_network"
#: Each script with its options for the page, and for its smallest input.
SCRIPTS = (
    ("against_nbgrader.py", "--submissions 40", f"{SMALL} --submissions 2"),
    ("against_nbgrader.py", "--submissions 2 --experiments", f"{SMALL} --submissions 2 --experiments"),
    ("against_exec.py", "--rounds 5 --repetitions 8", f"{SMALL} --rounds 1 --repetitions 1"),
    ("time_of_one.py", "--repetitions 15", f"{SMALL} --repetitions 1"),
    ("growth.py", "--sizes 10 100 1000", f"--assignment {SMALL} --sizes 2 4"),
    ("cluster.py", "--submissions 60", f"{SMALL} --submissions 3"),
    ("sandbox_cost.py", "--rounds 5 --repetitions 20", f"--assignment {SMALL} --rounds 1 --repetitions 1"),
    ("course.py", "", SMALL),
    ("limits.py", "", "--cases 2"),
    ("price_of_a_call.py", "", "--calls 8 --rounds 1"),
    ("floors.py", "", "--rounds 1"),
    ("goals.py", "--rounds 5", "--rounds 1 --students 2 --class 2"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="the smallest input of each; nothing is written")
    parser.add_argument("--otter", help="Otter's command, in an environment of its own")
    options = parser.parse_args()
    scripts = [(name, quick if options.quick else f"{words} --write") for name, words, quick in SCRIPTS]
    if options.otter:
        words = "--submissions 2 --rounds 1" if options.quick else "--write"
        scripts.insert(2, ("against_otter.py", f"--otter {options.otter} {words}"))
    failed = []
    for name, words in scripts:
        print(f"== {name} {words}", flush=True)
        begun = time.monotonic()
        if subprocess.run([sys.executable, HERE / name, *words.split()], cwd=ROOT).returncode:
            failed.append(f"{name} {words}")
        print(f"== {time.monotonic() - begun:.0f} s\n", flush=True)
    if failed:
        sys.exit(f"These failed: {'; '.join(failed)}")


if __name__ == "__main__":
    main()
