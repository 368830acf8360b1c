"""Messages between a worker and a judge: the job, and the judge's reports, one a line."""

from __future__ import annotations

import marshal
from dataclasses import replace
from functools import lru_cache
from types import CodeType
from typing import Any

import msgspec

from autograder.config.json_messages import decode, encode
from autograder.config.limits import Limits
from autograder.notebook.outputs import Output
from autograder.notebook.regions import NOT_IN_TESTS, lines, without_hidden_tests
from autograder.notebook.results import CellStatus
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission

from .given import Given, Import, compiled_test, given_of


class Verdict(msgspec.Struct, frozen=True):
    """What the judge says of one test.

    Attributes:
        status: only ``passed`` earns points.
        message: for the student; empty where it passed.
        misconception: its name, or None.
        stopped: the step that was interrupted and made the test fail, or None; ``message`` is the beginning of a
            sentence then, and whoever interrupted it knows how it ends.
        points: that the test gave itself, in its last line; None for a test that is passed or not.
    """

    status: CellStatus
    message: str = ""
    misconception: str | None = None
    stopped: int | None = None
    points: float | None = None


class Job(msgspec.Struct, frozen=True):
    """One submission to judge.

    Attributes:
        steps: in order.
        student_names: names that stand for what the student's process holds.
        expected: by the number of a step, the names that the student's cell should define.
        draw: the number of the draw of the tests' own data.
        message_bytes: of one value that crosses the channel.
        output_bytes: of one cell's outputs.
        code: by the number of a step, the instructor's cell, compiled: each is compiled once and judged by many times.
        hidden: by the number of a test's step, the lines that students do not have.
        asked: by the number of a test's step, names that it may need from the student's process besides.
        imports: by name, what reference solutions import: a test uses the judge's own.
        defines: by the number of a given step, names that the student's process gives if the judge cannot run it.
        set: by the number of a test's step, names that it sets for the code under test.
        dataclasses: of the reference solutions, by name, the fields that ``==`` compares.
        modules: folder of the assignment's files, whose modules tests may import; empty if there is none.
        skipped: numbers of steps that are none of this job's: their text is not sent.
    """

    steps: tuple[Step, ...]
    student_names: frozenset[str]
    expected: dict[int, frozenset[str]]
    draw: int
    message_bytes: int
    output_bytes: int
    code: dict[int, Any]
    hidden: dict[int, tuple[int, ...]]
    asked: dict[int, frozenset[str]] = {}
    imports: dict[str, Import] = {}
    defines: dict[int, frozenset[str]] = {}
    set: dict[int, frozenset[str]] = {}
    dataclasses: dict[str, tuple[str, ...]] = {}
    modules: str = ""
    skipped: frozenset[int] = frozenset()

    @classmethod
    def of(cls, steps: tuple[Step, ...], submission: Submission, limits: Limits, draw: int = 0) -> Job:
        """Return the job of grading a submission by these steps, but for the tests that run beside its code."""
        cells = {number: submission.cells[s.cell].match for number, s in enumerate(steps) if s.cell >= 0}
        expected = {number: cell.names for number, cell in cells.items() if cell is not None}
        given = given_of(submission.assignment.cells)
        limited = limits.message_bytes, limits.output_bytes
        return cls(
            steps,
            given.names,
            expected,
            draw,
            *limited,
            compiled(steps, given),
            hidden_lines(steps),
            _by_step(steps, "test", given.asked),
            given.imports,
            _by_step(steps, "given", given.defines),
            _by_step(steps, "test", given.set),
            given.dataclasses,
            skipped=frozenset(number for number, step in enumerate(steps) if step.kind == "beside"),
        )

    @classmethod
    def beside(cls, steps: tuple[Step, ...], submission: Submission, limits: Limits) -> Job:
        """Return the job of running, beside a submission's code, the tests among these steps that run there.

        As in stock nbgrader they meet what the tests before them have left; but of another test only that part runs
        that students have, and nothing else of it is sent.
        """
        last = max((number for number, step in enumerate(steps) if step.kind == "beside"), default=-1)
        its = tuple(
            Step("run", without_hidden_tests(step.source), grade_id=step.grade_id) if step.kind == "test" else step
            for step in steps
        )
        skipped = frozenset(n for n, step in enumerate(its) if n > last or step.kind == "given")
        limited = limits.message_bytes, limits.output_bytes
        return cls(its, frozenset(), {}, 0, *limited, {}, {}, skipped=skipped)

    def to_bytes(self, modules: str = "") -> bytes:
        """Return all of it but the source of what travels compiled: a line of JSON, and the code."""
        sent = [s.kind in ("run", "beside") and n not in self.skipped for n, s in enumerate(self.steps)]
        steps = tuple(s if whole else replace(s, source="") for s, whole in zip(self.steps, sent, strict=True))
        head = msgspec.structs.replace(self, steps=steps, code={}, modules=modules)
        return encode(head).encode() + b"\n" + marshal.dumps(self.code)

    @classmethod
    def from_bytes(cls, data: bytes) -> Job:
        """Return the job that ``to_bytes`` wrote; the worker is trusted, and so is the code."""
        head, _, code = data.partition(b"\n")
        return msgspec.structs.replace(decode(head.decode(), cls), code=marshal.loads(code))


def compiled(steps: tuple[Step, ...], given: Given) -> dict[int, CodeType]:
    """Return the instructor's cells among the steps, compiled, by the number of the step.

    Raises:
        SyntaxError: for a test that does not compile.
    """
    cells = {number: step for number, step in enumerate(steps) if step.kind in ("given", "test")}
    parts = {s.source: given.code.get(s.source) for s in cells.values() if s.kind == "given"}
    return {n: parts.get(s.source) or _compiled(s.source) for n, s in cells.items()}


def _by_step(steps: tuple[Step, ...], kind: str, names: dict[str, frozenset[str]]) -> dict[int, frozenset[str]]:
    """Return the names that go with the text of each step of a kind, by its number; none where there are none."""
    found = {number: names.get(step.source) for number, step in enumerate(steps) if step.kind == kind}
    return {number: some for number, some in found.items() if some}


def hidden_lines(steps: tuple[Step, ...]) -> dict[int, tuple[int, ...]]:
    """Return the lines that students do not have of the tests among the steps, by the number of the step."""
    return {number: _hidden_in(step.source) for number, step in enumerate(steps) if step.kind == "test"}


@lru_cache(maxsize=1024)
def _hidden_in(source: str) -> tuple[int, ...]:
    return tuple(line.number for line in lines(source) if line.region in NOT_IN_TESTS)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> CodeType:
    return compiled_test(source)


class Report(msgspec.Struct, frozen=True):
    """One line from the judge.

    Attributes:
        event: ``started`` or ``finished`` (a step), ``died`` (the student's process, in a step), ``broken`` (a cell of
            the course itself), or ``ended`` (all steps).
        step: which one.
        outputs: of a finished step.
        verdict: of a finished test.
        text: what a run cell ended with, or why the student's process counts as dead.
    """

    event: str
    step: int = -1
    outputs: tuple[Output, ...] = ()
    verdict: Verdict | None = None
    text: str = ""

    def to_line(self) -> bytes:
        """Return the report as a line."""
        return encode(self).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Report:
        """Return the report that a line holds."""
        return decode(line.decode(), cls)
