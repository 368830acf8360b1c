"""How many messages each reference solution's tests exchange with the student's process: what a test costs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from dropout_lab import checks

from autograder.config.limits import Limits
from autograder.judge.job import Job, Report
from autograder.judge.judge import Judge
from autograder.judge.load_checks import library_of
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.schedule import merge
from autograder.notebook.submission import answered
from autograder.protocol import frames
from tests.support.channel import open_session

ROOT = Path(__file__).resolve().parents[2]

#: Messages to the student's process; as many come back.
COUNTS = {
    "01_two_neurons": 101,
    "02_napkin_network": 43,
    "03_coins_to_masks": 145,
    "04_backward_and_switch": 257,
    "05_committee": 72,
    "06_relatives": 133,
    "07_mc_dropout": 268,
    "08_bug_museum": 902,
    "09_real_machines": 196,
    "10_does_it_pay": 74,
}


@pytest.mark.parametrize("assignment", load_graded(ROOT / "solutions"), ids=lambda a: a.name)
def test_no_test_asks_more_than_it_did(assignment: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    # notebook 8 visits implementations in a random order, and stops once enough of them are caught
    fresh = np.random.default_rng
    monkeypatch.setattr(np.random, "default_rng", lambda *seed: fresh(*(seed or (0,))))
    sent = [0]
    reports: list[Report] = []
    submission = answered(assignment, {})
    steps = merge(assignment, submission.cells)
    with open_session() as (session, _):

        def counting(method: str, count: list[int]) -> None:
            original = getattr(frames.FrameStream, method)

            def counted(*args: object) -> object:
                count[0] += 1
                return original(*args)

            monkeypatch.setattr(frames.FrameStream, method, counted)

        counting("send", sent)
        Judge(session, Job.of(steps, submission, Limits()), library_of(checks)).run(reports.append)
    verdicts = [report.verdict for report in reports if report.verdict]
    assert len(verdicts) == len(assignment.tests) and all(v.status == "passed" for v in verdicts)
    most = COUNTS.get(assignment.name, 0)
    assert sent[0] <= most, f"{assignment.name} asks {sent[0]} times, and {most} were enough"
    assert sent[0] == most, f"{assignment.name} asks {sent[0]} times: write that into COUNTS"
