"""The judge: runs the instructor's tests on what the student's process answers.

It is a fork that lives for one submission. It executes trusted text alone; of the student it sees plain data and
proxies. A test has passed if its cell ran to the end, and in no other case.
"""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import inspect
import os
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from types import CodeType
from typing import Any, TextIO, cast

import numpy as np  # noqa: F401  # imported here, once for all forks

from autograder.config.text import readable
from autograder.notebook.outputs import read_outputs
from autograder.notebook.schedule import Step
from autograder.protocol.outputs import Outputs, Stream

from .given import POINTS
from .job import Job, Report, Verdict
from .load_checks import PLAIN, ChecksLibrary
from .magics import MagicStandIn
from .outputs import OutputValidator, verdict_beside
from .sources import give_sources
from .student_client import StudentClient, StudentDied, StudentGone
from .surroundings import Surroundings, judges_own
from .written_files import WrittenFiles

PASSED = Verdict("passed")
_NONE: frozenset[str] = frozenset()


def main_child(fds: Sequence[int], library: ChecksLibrary) -> None:
    """Judge one submission.

    Args:
        fds: where the student's process answers, where it reads, where the job comes from, where reports go.
        library: of checks.
    """
    read_fd, write_fd, job_fd, report_fd = fds
    with open(job_fd, "rb") as file:
        job = Job.from_bytes(file.read())
    if job.modules:  # the instructor's; the work folder, which may hold what a submission wrote, is not on the path
        sys.path.append(job.modules)

    waiting = bytearray()

    def report(line: Report) -> None:
        waiting.extend(line.to_line())
        if line.event != "finished":  # the next line follows at once, and to wake the worker costs more than to wait
            while waiting:
                del waiting[: os.write(report_fd, waiting)]

    Judge(StudentClient(read_fd, write_fd, job.message_bytes), job, library).run(report)


def warm(library: ChecksLibrary) -> None:
    """Run what tests usually do, so that no fork works out again what does not depend on the answer."""
    with _captured(Outputs(1 << 20)), contextlib.suppress(library.wrong):
        exec(compile(library.warm_up, "<warm-up>", "exec"), {"__name__": "__main__"})


@dataclass(frozen=True)
class _Ran:
    """A cell of the student's that has run."""

    step: int
    source: str
    error: str | None
    expected: frozenset[str]

    def should_define(self, name: str) -> bool:
        return name in self.expected or re.search(rf"\b{re.escape(name)}\b", self.source) is not None


class Judge:
    """Runs the steps of a job.

    Args:
        session: with the student's process.
        job: what to do.
        library: of checks that the tests are written with.
    """

    def __init__(self, session: StudentClient, job: Job, library: ChecksLibrary = PLAIN):
        self._session = session
        self._job = job
        self._namespace: dict[str, Any] = {"__name__": "__main__", "__builtins__": builtins}
        magics = MagicStandIn(self._namespace)
        self._namespace["get_ipython"] = lambda: magics
        self._theirs = job.student_names
        self._surroundings = Surroundings(session, self._namespace)
        self._files = WrittenFiles(session, job.code, _names_in)
        self._ran: list[_Ran] = []
        self._validator = OutputValidator(job.output_bytes)
        self._library = library
        self._texts: list[str] = []
        session.dataclasses = job.dataclasses
        library.use_draw(job.draw)

    def run(self, report: Callable[[Report], None]) -> None:
        """Run all steps, or as many as the student's process lives for.

        Args:
            report: told of each beginning and end.
        """
        for number, step in enumerate(self._job.steps):
            if number in self._job.skipped:
                continue
            report(Report("started", number))
            try:
                done = self._do(number, step)
            except StudentDied as died:
                report(Report("died", number, text=str(died)))
                return
            report(done)
            if done.event == "broken":
                return
        report(Report("ended"))

    def _do(self, number: int, step: Step) -> Report:
        if step.kind == "run":
            return self._run_cell(number, step)
        if step.kind == "beside":
            ran = self._session.run(step.source)
            shown = self._validator.checked(ran.outputs)
            return Report("finished", number, shown, verdict_beside(ran.error, shown, number))
        outputs = Outputs(self._job.output_bytes)
        with _captured(outputs):
            if step.kind == "given":
                return self._given(number)
            verdict = self._test(number)
        return Report("finished", number, tuple(read_outputs(outputs.finish())), verdict)

    def _run_cell(self, number: int, step: Step) -> Report:
        ran = self._session.run(step.source)
        self._texts.append(step.source)
        self._ran.append(_Ran(number, step.source, ran.error, self._job.expected.get(number, frozenset())))
        outputs = self._validator.checked(ran.outputs)
        return Report("finished", number, outputs, text=readable(ran.error or ""))

    def _given(self, number: int) -> Report:
        try:
            _execute(self._job.code[number], self._namespace)
        except MemoryError as error:
            return Report("broken", number, text=readable(f"{type(error).__name__}: {error}"))
        except (Exception, SystemExit) as error:
            # Nothing that a submission does leads here: what the cell should define is where the student's names are.
            self._theirs |= self._job.defines.get(number, _NONE)
            return Report("finished", number, text=readable(f"{type(error).__name__}: {error}"))
        return Report("finished", number)

    # ------------------------------------------------------------------------------------------------ tests

    def _test(self, number: int) -> Verdict:
        code = self._job.code[number]
        asked = self._job.asked.get(number, _NONE)
        names = _names_in(code) & self._theirs | {n for n in asked if n in self._theirs or n not in self._namespace}
        missing = names
        try:
            for name in names:
                self._namespace.pop(name, None)
            found = self._session.get_all(*sorted(names)) if names else {}
            missing = names & (self._theirs | self._job.imports.keys()) - found.keys()
            for name in self._job.imports.keys() & found.keys():
                found[name] = judges_own(self._job.imports[name], found[name])
            self._namespace |= found
            del found  # what only the test holds is let go by both sides when it does
            words = _names_in(code)
            with ExitStack() as around:
                if "inspect" in words or "getsource" in words:
                    around.callback(give_sources(self._texts))
                around.enter_context(self._files.at_hand())
                around.enter_context(self._surroundings.told(self._job.set.get(number, _NONE), words))
                _execute(code, self._namespace)
        except StudentDied:
            raise
        except StudentGone:
            return Verdict("failed", "Your code", stopped=number)
        except BaseException as error:
            return self._verdict(error, missing, frozenset(self._job.hidden[number]))
        finally:
            with contextlib.suppress(StudentDied):  # what comes late of this test changes no verdict
                self._session.settle()
            for name in names:
                self._namespace.pop(name, None)
        points = self._namespace.pop(POINTS, None)
        given = type(points) in (int, float)  # as nbgrader reads them; of any other value it makes full points
        return Verdict("passed", points=float(points)) if given else PASSED

    def _verdict(self, error: BaseException, missing: frozenset[str], hidden: frozenset[int]) -> Verdict:
        """Return what a test says that ended with an exception, with the lines of the test that are hidden."""
        name = _missing_name(error, missing)
        if name is not None:
            return self._undefined(name)
        if isinstance(error, (self._library.not_attempted, NotImplementedError)):
            return Verdict("not attempted", readable(_text(error) or "Not attempted yet."))
        if isinstance(error, self._library.wrong):
            told = getattr(error, "hidden", None) if _line_of_test(error) in hidden else None
            return Verdict("failed", readable(told or _text(error)), getattr(error, "misconception", None))
        if self._library.plain and isinstance(error, AssertionError) and not hasattr(error, "student_line"):
            return Verdict("failed", readable(_text(error) or "A statement of the test is not true for your answer."))
        line = getattr(error, "student_line", None)
        told = f"{type(error).__name__}: {_text(error)}" if _text(error) else type(error).__name__
        place = f" (at `{line}`)" if isinstance(line, str) else ""
        return Verdict("failed", readable(f"The test of your answer ended with {told}{place}"))

    def _undefined(self, name: str) -> Verdict:
        """Return the verdict on a name that the student's notebook should define and does not."""
        told = f"{name} is not defined in your notebook"
        ran = next((r for r in reversed(self._ran) if r.error is not None and r.should_define(name)), None)
        error = ran.error if ran is not None and ran.error is not None else "NotImplementedError"
        if error.startswith("NotImplementedError"):
            return Verdict("not attempted", f"{told}: its cell was deleted, or gives the name no value.")
        if ran is not None and error.startswith("KeyboardInterrupt"):
            return Verdict("failed", f"{told}: its cell", stopped=ran.step)
        error = re.sub(
            r"\(<[^>]*>, line (\d+)\)", r"(line \1)", error.rstrip(": ")
        )  # IPython's name for a cell says nothing
        return Verdict("failed", readable(f"{told}: its cell stopped with {error}"))


def _execute(code: CodeType, namespace: dict[str, Any]) -> None:
    """Execute a cell; one that waits for something at top level runs in an event loop, as in IPython."""
    if code.co_flags & inspect.CO_COROUTINE:
        asyncio.run(eval(code, namespace))
    else:
        exec(code, namespace)


def _names_in(code: CodeType) -> frozenset[str]:
    """Return the names that a piece of code may read, attributes among them; cheaper than to walk its syntax."""
    inner = (_names_in(constant) for constant in code.co_consts if isinstance(constant, CodeType))
    return frozenset(code.co_names).union(*inner)


def _missing_name(error: BaseException | None, missing: frozenset[str]) -> str | None:
    """Return the missing name that an exception, or one that it replaced, complains of."""
    for _ in range(10):
        if isinstance(error, NameError) and error.name in missing:
            return error.name
        error = error.__context__ if error is not None else None
    return None


def _line_of_test(error: BaseException) -> int:
    """Return the line of the test cell itself, not of what it called, that an exception ended."""
    lines = (line for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_code.co_filename == "<test>")
    return next(lines, 0)


def _text(error: BaseException) -> str:
    try:
        return str(error).strip()
    except Exception:  # an argument without a text, such as a number of a million digits
        return ""


@contextlib.contextmanager
def _captured(outputs: Outputs) -> Iterator[None]:
    with (
        contextlib.redirect_stdout(cast(TextIO, Stream("stdout", lambda: outputs))),
        contextlib.redirect_stderr(cast(TextIO, Stream("stderr", lambda: outputs))),
    ):
        yield
