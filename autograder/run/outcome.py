"""Outcome of one grading: the judge's reports are collected, and become the result of the notebook."""

from __future__ import annotations

import re

import msgspec

from autograder.config.limits import Limits
from autograder.judge.job import Report, Verdict
from autograder.notebook.assignment import Assignment
from autograder.notebook.results import CellOutput, CellResult, NotebookResult, NotebookStatus
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission

from .stopwatch import STARVED, WAITING, Cause

# How errors that end a cell, or a test, tell of a limit; numpy has a MemoryError of its own.
_NO_MEMORY = re.compile(r"\b\w*MemoryError\b")
_NO_ROOM = re.compile(r"\bOSError: \[Errno (27|28|122)\]")


class Outcome:
    """What is known of the grading of one submission: the judge's reports, and how it ended.

    Attributes:
        killed: whether one of its processes was killed, neither by its worker nor for a limit that it exceeded.
        starved: whether something was stopped that a machine with less other work might have finished.
    """

    def __init__(self, steps: tuple[Step, ...], limits: Limits):
        self._steps = steps
        self._limits = limits
        self._verdicts: dict[str, Verdict] = {}
        self._outputs: dict[int, CellOutput] = {}
        self._notes: list[str] = []
        self._status: NotebookStatus = "error"
        self._reason = ""
        self._stopped: dict[int, Cause] = {}
        self._given = ""  # how the first given cell ended that the judge could not run
        self.killed = False
        self.starved = False
        self._excesses = {
            _NO_MEMORY: f"needed more memory than the {limits.memory_bytes >> 20:,} MB it may use",
            _NO_ROOM: f"wrote more than the {limits.files_bytes >> 20:,} MB it may",
        }

    def note(self, report: Report, stopped: Cause | None) -> None:
        """Note the end of a step, and why the watchdog stopped it, if it did."""
        step = self._steps[report.step]
        self._outputs[report.step] = CellOutput(report.step, report.outputs)
        if stopped:
            self._stopped[report.step] = stopped
        if report.verdict is not None:
            self._verdicts.setdefault(step.grade_id, self._whole(report.verdict))
        text = report.verdict.message if report.verdict is not None else report.text
        for sign, told in self._excesses.items():
            if sign.search(text) and not any(told in note for note in self._notes):
                self._notes.append(f"{_place(step)} {told}.")
        if step.kind == "given" and report.text and not self._given:
            self._given = f"A cell of the course itself fails: {report.text}."
        if step.kind == "run" and stopped:
            self._notes.append(self.too_slow(_place(step), self._limits.cell_seconds, stopped))

    def _whole(self, verdict: Verdict) -> Verdict:
        """Return a verdict with the end of its sentence, where a step was stopped."""
        if verdict.stopped is None:
            return verdict
        cause = self._stopped.get(verdict.stopped)
        if cause is None:  # the student's code raised KeyboardInterrupt itself
            return msgspec.structs.replace(verdict, message=f"{verdict.message} stopped with KeyboardInterrupt.")
        step = self._steps[verdict.stopped]
        sources = [step.source] if step.kind == "run" else [s.source for s in self._steps if s.cell >= 0]
        loops = cause == "computing" and any(re.search(r"\bwhile\b", source) for source in sources)
        end = ": does a loop end?" if loops else "."
        message = self.too_slow(verdict.message, self._limits.cell_seconds, cause, end)
        return msgspec.structs.replace(verdict, message=message)

    def too_slow(self, what: str, seconds: float, cause: Cause, end: str = ".") -> str:
        """Return the sentence on what was stopped.

        Args:
            what: begins the sentence.
            seconds: its limit, in processor time.
            cause: why the time passed.
            end: of the sentence.
        """
        if cause == "computing":
            return f"{what} was still running after {seconds:g} s of processor time and was stopped{end}"
        if cause == "waiting":
            return f"{what} was still waiting for something after {seconds * WAITING:g} s and was stopped{end}"
        return f"{what} was not done after {seconds * STARVED:g} s on a busy machine and was stopped{end}"

    def did_not_stop(self, number: int) -> str:
        """Return the sentence on a step that an interrupt did not stop."""
        seconds = self._limits.cell_seconds
        return (
            f"{self.place(number)} was still running after {seconds:g} s and did not stop when it was interrupted, "
            "so nothing after it was run."
        )

    def end(self, status: NotebookStatus, reason: str) -> None:
        """Note how it ended, and why."""
        self._status, self._reason = status, reason

    def add(self, beside: Outcome) -> None:
        """Add what came of the tests that ran beside the student's code; nothing else of that run counts."""
        for number, step in enumerate(self._steps):
            if step.kind == "beside":
                verdict = beside._verdicts.get(step.grade_id)
                self._verdicts[step.grade_id] = verdict or Verdict("not reached", beside._reason)
                if number in beside._outputs:
                    self._outputs[number] = beside._outputs[number]
        self._notes += [note for note in beside._notes if note not in self._notes]
        self.starved = self.starved or beside.starved
        if self._status == "graded":
            self._status, self._reason = beside._status, beside._reason

    def place(self, number: int) -> str:
        """Return where a step stands, in words that begin a sentence."""
        return _place(self._steps[number]) if 0 <= number < len(self._steps) else "Your notebook"

    def result(self, assignment: Assignment, submission: Submission) -> NotebookResult:
        """Return the result: a test without a verdict was not reached."""
        cells = []
        for test in assignment.tests:
            verdict = self._verdicts.get(test.grade_id) or Verdict("not reached", self._reason)
            name, _, untouched = verdict.message.partition(":")
            if verdict.status == "not attempted" and untouched:
                written = submission.beside_the_stub(test.exercise, name)
                verdict = Verdict("failed", written) if written else verdict
            verdict, score = _scored(verdict, test.points)
            told = verdict.message, verdict.misconception, test.grade_id in assignment.beside
            cells.append(CellResult(test.grade_id, verdict.status, score, test.points, *told))
        reached = all(cell.status != "not reached" for cell in cells)
        status: NotebookStatus = "graded" if reached else self._status
        passed = all(cell.status == "passed" for cell in cells)
        notes = [*submission.notes, *self._notes, self._reason, "" if passed else self._given]
        outputs = tuple(self._outputs[number] for number in sorted(self._outputs))
        reason = " ".join(filter(None, notes))
        return NotebookResult(
            submission.student,
            assignment.name,
            assignment.notebook,
            status,
            reason,
            tuple(cells),
            outputs,
            starved=self.starved,
        )


def _scored(verdict: Verdict, points: float) -> tuple[Verdict, float]:
    """Return a verdict and what it earns; a test that gives itself fewer points than there are is not passed."""
    if verdict.status != "passed":
        return verdict, 0.0
    if verdict.points is None or verdict.points == points:
        return verdict, points
    if 0 <= verdict.points < points:
        return Verdict("failed", f"This gives {verdict.points:g} of {points:g} points."), verdict.points
    return Verdict("failed", f"The test gives {verdict.points:g} of {points:g} points; tell your instructor."), 0.0


def _place(step: Step) -> str:
    if step.grade_id:
        return f"Your code, when {step.grade_id} called it,"
    return f"Cell {step.cell + 1} of your notebook" if step.cell >= 0 else "A cell that was given"
