"""What a notebook costs on a cluster, and from it, on paper, what a large class does.

    python benchmarks/cluster.py [--submissions 40] [--students 50000] [--cores 64] [--write] [ASSIGNMENT ...]

A real scheduler and one worker on loopback grade a class; printed is the CPU time of one notebook on the worker (with
its sandboxes), in the scheduler, and where the grades are written, without what starting costs. The rest is arithmetic:

    workers  = students x (sum over notebooks of the worker's CPU seconds)
    writer   = students x (sum over notebooks of the writer's CPU seconds), and the scheduler alike: one process each
    duration = the longest of workers / cores, writer, scheduler
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from against_exec import processor_seconds
from measure import ENVIRONMENT, ROOT, make_house, publish, table

from autograder import grade
from autograder.run.pool import processors

HEAD = ("notebook", "worker, CPU ms", "scheduler, CPU ms", "writer, CPU ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--submissions", type=int, default=40, help="of each notebook, measured")
    parser.add_argument("--students", type=int, default=50_000, help="of the class on paper")
    parser.add_argument("--cores", type=int, default=64, help="of the cluster on paper")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    names = tuple(options.assignments) or tuple(sorted(p.name for p in (ROOT / "solutions").iterdir() if p.is_dir()))
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        make_house(house, names, options.submissions)
        with cluster(house) as (address, scheduler, worker):
            pids = worker, scheduler
            costs = {name: measured_on(address, house, name, pids) for name in names}
    rows = [[name, *(f"{1000 * seconds:.1f}" for seconds in costs[name])] for name in names]
    sums = [sum(column) for column in zip(*costs.values(), strict=True)]
    rows.append(["**one student, all of them**", *(f"{1000 * seconds:.1f}" for seconds in sums)])
    publish(
        "cluster",
        f"{table(HEAD, rows)}\n\n{on_paper(options.students, len(names), sums, options.cores)}",
        options.write,
    )


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, int, int]]:
    """A scheduler and a worker with a thread for each processor: the address, and their process ids."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    dask = [sys.executable, "-m", "dask"]
    here = ["--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
    commands = (
        [*dask, "scheduler", "--port", str(port), *here],
        [*dask, "worker", address, "--no-nanny", "--nthreads", str(processors()), *here],
    )
    null = subprocess.DEVNULL
    started = [subprocess.Popen(c, cwd=folder, env=ENVIRONMENT, stdout=null, stderr=null) for c in commands]
    try:
        yield address, started[0].pid, started[1].pid
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def measured_on(address: str, house: Path, name: str, pids: Sequence[int]) -> list[float]:
    """CPU seconds of one notebook in each of these processes and in this one, from the tenth part of the class on."""
    marks: dict[int, list[float]] = {}

    def progress(done: int, total: int) -> None:
        if done in (total // 10, total):
            marks[done] = [*map(processor_seconds, pids), time.process_time()]

    print(name, file=sys.stderr, flush=True)
    submissions = house / "classroom" / "submitted"
    grade((name,), course=house, classroom=house / "ours", submissions=submissions, cluster=address, progress=progress)
    (first, before), (last, after) = sorted(marks.items())
    return [(b - a) / (last - first) for a, b in zip(before, after, strict=True)]


def on_paper(students: int, notebooks: int, sums: Sequence[float], cores: int) -> str:
    """The arithmetic, in words."""
    workers, scheduler, writer = (students * seconds / 3600 for seconds in sums)
    longest = max(workers / cores, scheduler, writer)
    most = workers / max(scheduler, writer)
    return (
        f"On paper: {students:,} students with {notebooks} notebooks are {workers:.1f} core hours on the workers, "
        f"{scheduler:.1f} in the scheduler and {writer:.1f} where the grades are written; {longest:.1f} hours in all "
        f"with {cores} cores. Beyond {most:.0f} cores the workers would wait for the other two."
    )


if __name__ == "__main__":
    main()
