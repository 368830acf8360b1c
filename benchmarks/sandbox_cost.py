"""What the sandbox costs: the same notebook graded in each sandbox, in turn, in one run.

    python benchmarks/sandbox_cost.py [--assignment 01_two_neurons] [--repetitions 40] [--rounds 5] [--write]

Printed is the CPU time of all processes that take part in one grading, and its ratio to ``none``, where the same two
processes are forked and nothing but resource limits shuts them in; as median and range over rounds.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack

from against_exec import ROOT, graded
from measure import CHECKS, publish, spread, table

from autograder.config.limits import Limits
from autograder.notebook.assignment import load_assignments
from autograder.run.pool import processor_of, processors
from autograder.run.worker import Worker
from autograder.sandbox.choice import Sandbox


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--assignment", default="01_two_neurons")
    parser.add_argument("--repetitions", type=int, default=40, help="gradings in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="into benchmarks/README.md")
    options = parser.parse_args()
    (assignment,) = load_assignments(ROOT / "solutions", (options.assignment,))
    times: dict[Sandbox, list[float]] = {sandbox: [] for sandbox in reversed(Sandbox)}
    with ExitStack() as stack:
        processor = processor_of(0, processors())
        workers = {
            sandbox: stack.enter_context(Worker(sandbox, Limits(), processor=processor, checks=CHECKS))
            for sandbox in times
        }
        for worker in workers.values():
            graded(worker, assignment, 2)
        for _ in range(options.rounds):
            for sandbox, worker in workers.items():
                times[sandbox].append(1000 * graded(worker, assignment, options.repetitions)[0])
    rows = []
    for sandbox, own in times.items():
        ratios = [a / b for a, b in zip(own, times[Sandbox.NONE], strict=True)]
        rows.append([str(sandbox), spread(own), spread(ratios, ".2f")])
    head = ("sandbox", "CPU ms of one grading", "ratio to none")
    title = f"{options.assignment}, {options.rounds} rounds of {options.repetitions}."
    publish("sandbox_cost", f"{title}\n\n{table(head, rows)}", options.write)


if __name__ == "__main__":
    main()
