"""One worker: grades one submission at a time, and alone keeps the clock.

For each submission it forks a student's process and a judge, joined by two pipes of which it holds neither end. The
judge reports; what it has not reported by the end was not reached.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from types import TracebackType

from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.judge.messages import Job, Report, Verdict
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import CellOutput, CellResult, NotebookResult, NotebookStatus
from autograder.notebook.schedule import merge
from autograder.notebook.steps import Step
from autograder.notebook.submission import Submission
from autograder.run.pool import processor_of
from autograder.run.processes import open_judge_server, open_student_server
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.client import SETUP_FAILED, ForkServerClient, ForkServerDied

from .pool import Pool

#: Between an interrupt and a kill, and between the student's end and the judge's last word.
GRACE_SECONDS = 1.0
_LAST_WORD_SECONDS = 3.0
_END_SECONDS = 10.0


class Worker:
    """Grades submissions, one at a time, in processes that two fork servers fork.

    Args:
        sandbox: how submissions are shut in.
        limits: of one submission.
        figures: draw figures, and run the cells that draw them.
        processor: the one that its processes run on; None leaves that to the kernel.
    """

    def __init__(self, sandbox: Sandbox, limits: Limits, figures: bool = False, processor: int | None = None):
        self._sandbox = sandbox
        self._limits = limits
        self._figures = figures
        self._processor = processor
        self._student: ForkServerClient | None = None
        self._judge: ForkServerClient | None = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the fork servers and all that they forked. Can be called twice."""
        for parent in (self._student, self._judge):
            if parent is not None:
                parent.close()
        self._student = self._judge = None

    def grade(self, assignment: Assignment, submission: Submission, draw: int = 0) -> NotebookResult:
        """Grades a submission, whatever it does.

        Args:
            assignment: what to judge by.
            submission: the student's notebook.
            draw: the number of the draw of the tests' own data; 0 is what students see.

        Raises:
            UsageError: if there is no sandbox to be had; nothing else for anything that a submission does.
        """
        begun = time.monotonic()
        steps: tuple[Step, ...] = ()
        try:
            steps = merge(assignment, submission.cells, self._figures)
            job = Job.of(steps, submission, self._limits, draw)
            try:
                run = self._run(job)
            except ForkServerDied:  # of old age, say: a new one gets one chance
                self.close()
                run = self._run(job)
            if run.killed:  # from outside, as far as can be seen: no student should pay for it
                run = self._run(job)
        except UsageError:
            raise
        except Exception as error:
            self.close()
            run = _Grading(steps, self._limits)
            run.end("error", f"The grading engine failed: {type(error).__name__}: {error}")
        return replace(run.result(assignment, submission), seconds=time.monotonic() - begun)

    def _run(self, job: Job) -> _Grading:
        self.get_ready()
        assert self._student is not None and self._judge is not None
        grading = _Grading(job.steps, self._limits)
        _Clock(self._student, self._judge, self._limits, grading).run(job)
        return grading

    def get_ready(self) -> None:
        """Opens the fork servers that are not there, side by side: each imports for a second or two.

        Raises:
            UsageError, ForkServerDied: if they cannot be had.
        """
        with ThreadPoolExecutor(2) as threads:
            student = judge = None
            if self._student is None or not self._student.alive:
                student = threads.submit(
                    open_student_server, self._sandbox, self._limits, self._figures, processor=self._processor
                )
            if self._judge is None or not self._judge.alive:
                judge = threads.submit(open_judge_server, self._limits, self._processor)
            if judge is not None:
                self._judge = judge.result()
            if student is not None:
                self._student = student.result()


def open_workers(jobs: int, sandbox: Sandbox, limits: Limits, figures: bool = False) -> Pool[Worker]:
    """So many workers at once; where there is one for each processor, each stays on its own."""
    return Pool(jobs, lambda number: Worker(sandbox, limits, figures, processor_of(number, jobs)))


class _Grading:
    """What is known of one submission: the judge's reports, and how it ended.

    Attributes:
        killed: whether one of its processes was killed, neither by its worker nor for a limit that it exceeded.
    """

    def __init__(self, steps: tuple[Step, ...], limits: Limits):
        self._steps = steps
        self._limits = limits
        self._verdicts: dict[str, Verdict] = {}
        self._outputs: dict[int, CellOutput] = {}
        self._notes: list[str] = []
        self._status: NotebookStatus = "error"
        self._reason = ""
        self.killed = False
        # How errors that end a cell, or a test, tell of a limit; numpy has a MemoryError of its own.
        self._excesses = {
            re.compile(
                r"\b\w*MemoryError\b"
            ): f"needed more memory than the {limits.memory_bytes >> 20:,} MB it may use",
            re.compile(
                r"\bOSError: \[Errno (27|28|122)\]"
            ): f"wrote more than the {limits.files_bytes >> 20:,} MB it may",
        }

    def note(self, report: Report, interrupted: bool) -> None:
        """Takes up the end of a step, which may have come because the clock stopped it."""
        step = self._steps[report.step]
        self._outputs[report.step] = CellOutput(report.step, report.outputs)
        if step.kind == "test" and report.verdict is not None:
            self._verdicts.setdefault(step.grade_id, report.verdict)
        said = report.verdict.message if report.verdict is not None else report.text
        for sign, told in self._excesses.items():
            if sign.search(said) and not any(told in note for note in self._notes):
                self._notes.append(f"{_place(step)} {told}.")
        if step.kind == "run" and interrupted:
            self._notes.append(
                f"{_place(step)} was still running after {self._limits.cell_seconds:g} s and was stopped."
            )

    def end(self, status: NotebookStatus, reason: str) -> None:
        """Says how it ended, and why."""
        self._status, self._reason = status, reason

    def place(self, number: int) -> str:
        """Where a step stands, in words that begin a sentence."""
        return _place(self._steps[number]) if 0 <= number < len(self._steps) else "Your notebook"

    def result(self, assignment: Assignment, submission: Submission) -> NotebookResult:
        """The grade: a test without a verdict was not reached."""
        cells = []
        for test in assignment.tests:
            verdict = self._verdicts.get(test.grade_id) or Verdict("not reached", self._reason)
            score = test.points if verdict.status == "passed" else 0.0
            cells.append(
                CellResult(test.grade_id, verdict.status, score, test.points, verdict.message, verdict.misconception)
            )
        reached = all(cell.status != "not reached" for cell in cells)
        status: NotebookStatus = "graded" if reached else self._status
        told = [*submission.notes, *self._notes, self._reason]
        outputs = tuple(self._outputs[number] for number in sorted(self._outputs))
        reason = " ".join(filter(None, told))
        return NotebookResult(
            submission.student, assignment.name, assignment.notebook, status, reason, tuple(cells), outputs
        )


def _place(step: Step) -> str:
    if step.kind == "test":
        return f"Your code, when {step.grade_id} called it,"
    return f"Cell {step.cell + 1} of your notebook" if step.cell >= 0 else "A cell that was given"


class _Clock:
    """Starts the two processes of one grading, follows the judge's reports, and ends what takes too long.

    What is late is pressed harder each time: the student's process is interrupted, then killed; then the judge is.
    """

    def __init__(self, student: ForkServerClient, judge: ForkServerClient, limits: Limits, grading: _Grading):
        self._student_parent, self._judge_parent = student, judge
        self._limits = limits
        self._grading = grading
        self._student = self._judge = -1
        self._step = -1
        self._last: Report | None = None
        self._too_slow: str | None = None  # the sentence, once the student's process was killed for it
        self._pressure = 0
        self._end = self._due = time.monotonic() + limits.notebook_seconds

    def run(self, job: Job) -> None:
        """Grades; what came of it is in the grading.

        Raises:
            ForkServerDied: if a fork server is gone.
            OSError: if this machine has no more processes or descriptors.
        """
        with ExitStack() as stack:
            requests, replies, jobs, reports = (stack.enter_context(_Pipe()) for _ in range(4))
            requests.widen()
            replies.widen()
            try:
                self._student = self._student_parent.fork([requests.read, replies.write])
                self._judge = self._judge_parent.fork([replies.read, requests.write, jobs.read, reports.write])
                requests.close()
                replies.close()
                jobs.close_read()
                reports.close_write()
                with suppress(BrokenPipeError):  # a judge that is dead reports nothing: that is seen below
                    jobs.send(job.to_bytes())
                jobs.close()
                self._follow(_Lines(reports.read))
                self._conclude()
            finally:
                for parent, pid in ((self._student_parent, self._student), (self._judge_parent, self._judge)):
                    if pid >= 0 and parent.alive:
                        parent.kill(pid)
                        with suppress(KeyError):  # its end is known already
                            parent.wait(pid, _END_SECONDS)

    def _follow(self, lines: _Lines) -> None:
        while self._pressure < 4:
            line = lines.next(self._due)
            if line is None:
                self._press()
            elif not line:
                return
            else:
                self._take(Report.from_line(line))

    def _take(self, report: Report) -> None:
        self._last = report
        if report.event == "started":
            self._step = report.step
            self._pressure = 0
            self._due = min(time.monotonic() + self._limits.cell_seconds, self._end)
        elif report.event == "finished":
            self._grading.note(report, interrupted=self._pressure > 0)

    def _press(self) -> None:
        now = time.monotonic()
        place = self._grading.place(self._step)
        if self._pressure < 2 and now >= self._end:
            self._too_slow = f"Your notebook was not done after {self._limits.notebook_seconds:g} s and was stopped."
            self._pressure = 2
        else:
            self._pressure += 1
        if self._pressure == 1:
            self._student_parent.interrupt(self._student)
            self._due = min(now + GRACE_SECONDS, self._end)
        elif self._pressure == 2:
            self._too_slow = self._too_slow or (
                f"{place} was still running after {self._limits.cell_seconds:g} s "
                "and did not stop when it was told to, so nothing after it was run."
            )
            self._student_parent.kill(self._student)
            self._due = now + _LAST_WORD_SECONDS
        else:
            self._judge_parent.kill(self._judge)
            self._due = now + _END_SECONDS

    # ------------------------------------------------------------------------------------------------ how it ended

    def _conclude(self) -> None:
        event = self._last.event if self._last is not None else ""
        text = self._last.text if self._last is not None else ""
        place = self._grading.place(self._step)
        if event == "ended":
            self._grading.end("graded", "")
        elif self._too_slow is not None:
            self._grading.end("timeout", self._too_slow)
        elif event == "died":
            self._grading.end("crashed", f"{place} {self._how_it_died(text)}, so nothing after it was run.")
        elif event == "broken":
            self._grading.end("error", f"A cell of the course itself fails: {text}.")
        else:
            exit = self._judge_parent.wait(self._judge, _END_SECONDS)
            self._grading.killed = exit.status == -signal.SIGKILL
            self._grading.end("error", f"The judge ended before its time (status {exit.status}); tell your instructor.")

    def _how_it_died(self, why: str) -> str:
        try:
            exit = self._student_parent.wait(self._student, GRACE_SECONDS)
        except TimeoutError:
            return f"broke off the conversation with the judge ({why})"
        if exit.reason == "files":
            return f"wrote more than the {self._limits.files_bytes >> 20} MB of files that it may, and was stopped"
        if exit.reason == "threads":
            return "started too many threads, and was stopped"
        if exit.status == -signal.SIGXCPU or (
            exit.status == -signal.SIGKILL and exit.cpu_seconds > self._limits.notebook_seconds
        ):
            return f"used more than {self._limits.notebook_seconds:g} s of processor time, and was stopped"
        if exit.status in (-signal.SIGKILL, SETUP_FAILED):
            self._grading.killed = exit.status == -signal.SIGKILL
            return "was stopped by the system, most likely because it used too much memory"
        if exit.status < 0:
            return f"crashed Python itself ({_signal_name(-exit.status)})"
        return f"ended Python itself (exit status {exit.status}), as os._exit() does"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


class _Pipe:
    """A pipe whose ends are closed one by one, and for certain when it is left."""

    def __init__(self) -> None:
        self.read, self.write = os.pipe()

    def __enter__(self) -> _Pipe:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def widen(self) -> None:
        """Asks for room, so that an array crosses without a change of process every 64 KB."""
        with suppress(OSError, AttributeError):
            fcntl.fcntl(self.write, fcntl.F_SETPIPE_SZ, 1 << 20)

    def send(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self.write, view) :]

    def close_read(self) -> None:
        if self.read >= 0:
            os.close(self.read)
            self.read = -1

    def close_write(self) -> None:
        if self.write >= 0:
            os.close(self.write)
            self.write = -1

    def close(self) -> None:
        self.close_read()
        self.close_write()


class _Lines:
    """Lines that come out of a pipe, one at a time, with a time to wait for each."""

    def __init__(self, fd: int):
        self._fd = fd
        self._buffer = bytearray()

    def next(self, due: float) -> bytes | None:
        """The next line; an empty one at the end; None if none has come when ``due`` has (of ``time.monotonic``)."""
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            readable, _, _ = select.select([self._fd], [], [], max(0.0, due - time.monotonic()))
            if not readable:
                return None
            data = os.read(self._fd, 1 << 16)
            if not data:
                return b""
            self._buffer += data
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        return line
