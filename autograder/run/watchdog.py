"""Watchdog of one grading: starts its two processes, follows the judge's reports, and ends what takes too long."""

from __future__ import annotations

import signal
import time
from contextlib import ExitStack, suppress

from autograder.config.limits import Limits
from autograder.judge.job import Job, Report
from autograder.sandbox.forkserver_client import ForkServerClient
from autograder.sandbox.pipes import Lines, Pipe

from .outcome import Outcome
from .stopwatch import Cause, Stopwatch, Times

#: Between an interrupt and a kill, and between the student's end and the judge's last word; as a stopwatch counts.
GRACE_SECONDS = 1.0
_LAST_WORD_SECONDS = 3.0
_END_SECONDS = 10.0
#: Between two looks at the stopwatch, by the clock on the wall.
_LOOK_SECONDS = 0.25


class Watchdog:
    """Watchdog of one grading.

    It forks a student's process and a judge, joined by two pipes of which it holds neither end. What takes too long is
    stopped in steps: the student's process is interrupted, then killed; then the judge is. Limits count
    processor time; waiting counts less, and waiting for a processor least (``Times.charge``).
    """

    def __init__(self, student: ForkServerClient, judge: ForkServerClient, limits: Limits, outcome: Outcome):
        self._student_server, self._judge_server = student, judge
        self._limits = limits
        self._outcome = outcome
        self._student = self._judge = -1
        self._step = -1
        self._last: Report | None = None
        self._too_slow: str | None = None  # the sentence, once the student's process was killed for it
        self._level = 0
        self._cause: Cause | None = None  # why the step was interrupted
        self._stopwatch = Stopwatch(
            lambda: self._student_server.clocks(self._student), lambda: self._judge_server.clocks(self._judge)
        )
        self._begun: Times | None = Times()  # the first look at the step, or the last escalation
        self._allowed = limits.cell_seconds
        self._pause = min(_LOOK_SECONDS, limits.cell_seconds / 4)
        self._look_at = time.monotonic() + self._pause

    def run(self, job: Job, files: str = "", files_of_judge: str = "") -> None:
        """Grade; what came of it is in the outcome.

        Args:
            job: what to do.
            files: the folder of the assignment's files, as the student's fork server sees it; empty for none.
            files_of_judge: the same, as the judge's sees it.

        Raises:
            ForkServerDied: if a fork server is gone.
            OSError: if this machine has no more processes or descriptors.
        """
        with ExitStack() as stack:
            requests, replies, jobs, reports = (stack.enter_context(Pipe()) for _ in range(4))
            requests.widen()
            replies.widen()
            try:
                self._student = self._student_server.fork([requests.read, replies.write], files)
                ends = [replies.read, requests.write, jobs.read, reports.write]
                self._judge = self._judge_server.fork(ends, files_of_judge)
                requests.close()
                replies.close()
                jobs.close_read()
                reports.close_write()
                with suppress(BrokenPipeError):  # a judge that is dead reports nothing: that is seen below
                    jobs.send(job.to_bytes(files_of_judge))
                jobs.close()
                self._follow(Lines(reports.read))
                self._conclude()
            finally:
                for server, pid in ((self._student_server, self._student), (self._judge_server, self._judge)):
                    if pid >= 0 and server.alive:
                        server.kill(pid)
                        with suppress(KeyError):  # its end is known already
                            server.wait(pid, _END_SECONDS)

    def _follow(self, lines: Lines) -> None:
        while self._level < 4:
            line = lines.next(self._look_at)
            if line == b"":
                return
            if line is not None:
                self._take(Report.from_line(line))
            if time.monotonic() >= self._look_at:
                self._look()

    def _take(self, report: Report) -> None:
        self._last = report
        if report.event == "started":
            self._step = report.step
            self._level = 0
            self._cause = None
            self._begun = None
            self._allowed = self._limits.cell_seconds
        elif report.event == "finished":
            self._outcome.note(report, self._cause)

    def _look(self) -> None:
        """Look at the stopwatch, and escalate where the step, or the notebook, takes too long."""
        now = self._stopwatch.read()
        self._look_at = time.monotonic() + self._pause
        if self._begun is None:  # what a step took before the first look is given to it
            self._begun = now
        step = now.since(self._begun)
        whole, cause = now.charge()
        if self._level < 2 and whole >= self._limits.notebook_seconds:
            self._too_slow = self._outcome.too_slow("Your notebook", self._limits.notebook_seconds, cause)
            self._level = 1
            self._escalate(now, now)
        elif step.charge()[0] >= self._allowed:
            self._escalate(step, now)

    def _escalate(self, used: Times, now: Times) -> None:
        self._level += 1
        self._begun = now
        if self._level < 3:
            self._outcome.starved = self._outcome.starved or used.starved
        if self._level == 1:
            self._cause = used.charge()[1]
            self._student_server.interrupt(self._student)
            self._allowed = GRACE_SECONDS
        elif self._level == 2:
            self._too_slow = self._too_slow or self._outcome.did_not_stop(self._step)
            self._student_server.kill(self._student)
            self._allowed = _LAST_WORD_SECONDS
        else:
            self._judge_server.kill(self._judge)
            self._allowed = _END_SECONDS

    def _conclude(self) -> None:
        event = self._last.event if self._last is not None else ""
        text = self._last.text if self._last is not None else ""
        place = self._outcome.place(self._step)
        if event == "ended":
            self._outcome.end("graded", "")
        elif self._too_slow is not None:
            self._outcome.end("timeout", self._too_slow)
        elif event == "died":
            self._outcome.end("crashed", f"{place} {self._how_it_died(text)}, so nothing after it was run.")
        elif event == "broken":
            self._outcome.end("error", f"A cell of the course itself fails: {text}.")
        else:
            exit = self._judge_server.wait(self._judge, _END_SECONDS)
            self._outcome.killed = exit.status == -signal.SIGKILL
            self._outcome.end(
                "error", f"The judge process ended unexpectedly (status {exit.status}); tell your instructor."
            )

    def _how_it_died(self, why: str) -> str:
        if why:  # the judge's own reason; the end of the process only follows from it
            return f"gave the judge something that it cannot take: {why}"
        try:
            exit = self._student_server.wait(self._student, _END_SECONDS)
        except TimeoutError:
            return "closed its connection to the judge"
        if exit.reason == "files":
            return f"wrote more than the {self._limits.files_bytes >> 20} MB of files that it may, and was stopped"
        if exit.reason == "threads":
            return "started too many threads, and was stopped"
        if exit.reason == "unseen":
            return "could not be watched, and was stopped"
        if exit.status == -signal.SIGXCPU or (
            exit.status == -signal.SIGKILL and exit.cpu_seconds > self._limits.notebook_seconds
        ):
            return f"used more than {self._limits.notebook_seconds:g} s of processor time, and was stopped"
        if exit.status == -signal.SIGKILL or not exit.confined:
            self._outcome.killed = True
            return "was stopped by the system, most likely because it used too much memory"
        if exit.status < 0:
            return f"crashed Python itself ({_signal_name(-exit.status)})"
        return f"ended Python itself (exit status {exit.status}), as os._exit() does"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
