"""What a notebook costs on a cluster, and from it, on paper, what a large class does.

    python benchmarks/cluster.py [--submissions 60] [--students 50000] [--cores 64] [--write] [ASSIGNMENT ...]

A real scheduler and one worker on loopback grade a class, in tasks as large as those of a large class; printed is the
CPU time of one notebook on the worker (with its sandboxes), in the scheduler, and where the grades are written, without
what starting costs, and the bytes that come back. The grades are compared with those of one machine. The rest is
arithmetic:

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
from typing import Any
from unittest import mock

from against_exec import processor_seconds
from measure import ENVIRONMENT, graded_names, grades, make_house, publish, refuse_other_grades, table

from autograder import grade
from autograder.run import dask_client
from autograder.run.pool import processors

HEAD = ("notebook", "worker, CPU ms", "scheduler, CPU ms", "writer, CPU ms", "answer, kB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("assignments", nargs="*")
    parser.add_argument("--submissions", type=int, default=60, help="of each notebook, measured")
    parser.add_argument("--students", type=int, default=50_000, help="of the class on paper")
    parser.add_argument("--cores", type=int, default=64, help="of the cluster on paper")
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    names = graded_names(options.assignments)
    with tempfile.TemporaryDirectory() as scratch:
        house = Path(scratch)
        make_house(house, names, options.submissions)
        with cluster(house) as (address, scheduler, worker):
            pids = worker, scheduler
            costs = {name: measured_on(address, house, name, pids) for name in names}
    rows = [[name, *(f"{1000 * value:.1f}" for value in costs[name])] for name in names]
    *sums, size = (sum(column) for column in zip(*costs.values(), strict=True))
    rows.append(["**one student, all of them**", *(f"{1000 * value:.1f}" for value in (*sums, size))])
    publish(
        "cluster",
        f"{table(HEAD, rows)}\n\n{on_paper(options.students, len(names), sums, size, options.cores)}",
        options.write,
        {"cores": [sums[0] / max(sums[1:])]},
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
    """CPU seconds of one notebook in each of these processes and in this one, and megabytes that came back.

    It is what a class costs beyond one student, after a run that has opened the sandboxes.

    Raises:
        SystemExit: if the grades are not those of this machine alone.
    """
    size = 0

    def unpacked(data: bytes, kind: Any) -> Any:
        nonlocal size
        size += len(data)
        return whole(data, kind)

    def graded(classroom: str, **options: Any) -> list[float]:
        before = times()
        grade((name,), course=house, classroom=house / classroom, submissions=submissions, draw=0, **options)
        return [b - a for a, b in zip(before, times(), strict=True)]

    def times() -> list[float]:
        return [*map(processor_seconds, pids), time.process_time()]

    print(name, file=sys.stderr, flush=True)
    submissions = house / "classroom" / "submitted"
    students = sorted(folder.name for folder in submissions.iterdir())
    graded(f"here-{name}")
    graded(f"first-{name}", student=students[0], cluster=address)
    one = graded(f"one-{name}", student=students[0], cluster=address)
    whole = dask_client.unpacked
    with mock.patch.object(dask_client, "_GROWTH", 1e-3), mock.patch.object(dask_client, "unpacked", unpacked):
        all_of_them = graded(f"ours-{name}", cluster=address)
    refuse_other_grades(grades(house / f"ours-{name}"), grades(house / f"here-{name}"), f"{name} on a cluster")
    more = len(students) - 1
    return [(b - a) / more for a, b in zip(one, all_of_them, strict=True)] + [size / len(students) / 1e6]


def on_paper(students: int, notebooks: int, sums: Sequence[float], size: float, cores: int) -> str:
    """The arithmetic, in words."""
    workers, scheduler, writer = (students * seconds / 3600 for seconds in sums)
    longest = max(workers / cores, scheduler, writer)
    most = workers / max(scheduler, writer)
    return (
        f"On paper: {students:,} students with {notebooks} notebooks are {workers:.1f} core hours on the workers, "
        f"{scheduler:.1f} in the scheduler and {writer:.1f} where the grades are written; {longest:.1f} hours in all "
        f"with {cores} cores, in which {students * size / 1e3:.0f} GB of answers go through the scheduler. Beyond "
        f"{most:.0f} cores the workers would wait for the other two."
    )


if __name__ == "__main__":
    main()
