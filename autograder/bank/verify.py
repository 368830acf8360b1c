"""Test of the tests: every wrong answer in the bank must lose points for the right reason, every right one none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.inbox import keys
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, Unreadable, answered, read_submission
from autograder.run.pool import processors
from autograder.run.references import try_references
from autograder.run.worker import Worker, graded_again_alone, judged_work, open_workers
from autograder.sandbox.choice import choose_sandbox
from autograder.variants.module import variants_of

from .answers import Entry, exercise_alone, load_bank, refuse_strays


@dataclass(frozen=True)
class Trial:
    """Answer to be graded on one draw of the tests' own data.

    Attributes:
        assignment: the exercise alone, or the whole notebook.
        answer: an entry of the bank, the reference ``solutions``, or the ``untouched`` release.
        draw: number of the draw; 0 is what students are graded on.
    """

    assignment: Assignment
    answer: Entry | Literal["solutions", "untouched"]
    draw: int
    submission: Submission


@dataclass(frozen=True)
class Finding:
    """Fault of the tests, in one sentence."""

    trial: Trial
    text: str

    def __str__(self) -> str:
        answer = self.trial.answer
        where = f"the {answer}" if isinstance(answer, str) else answer.place
        draw = f" (draw {self.trial.draw})" if self.trial.draw else ""
        return f"{self.trial.assignment.name}: {where}{draw}: {self.text}"


#: By assignment, exercise and wrong answer: which test cells it failed.
Matrix = dict[str, dict[str, dict[str, dict[str, bool]]]]


@dataclass
class BankReport:
    """Kill matrix, and the faults of the tests.

    Attributes:
        matrix: which tests each wrong answer failed.
        findings: empty if the tests tell right from wrong.
        right: number of right answers tried, over all draws.
        wrong: number of wrong ones.
    """

    matrix: Matrix = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    right: int = 0
    wrong: int = 0

    def killed(self) -> tuple[int, int]:
        """Return how many wrong answers lose their point, and how many there are."""
        fates = [
            any(row.values()) for exercises in self.matrix.values() for e in exercises.values() for row in e.values()
        ]
        return sum(fates), len(fates)


def verify(
    course: Path = Path(),
    names: tuple[str, ...] = (),
    *,
    bank: Path | None = None,
    draws: int = 1,
    variant: int | None = None,
    jobs: int | None = None,
    sandbox: str = "auto",
    limits: Limits | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> BankReport:
    """Grade the bank.

    Args:
        course: the folder that holds ``course.toml``.
        names: assignments; none means all.
        bank: folder of the bank; by default what ``course.toml`` says.
        draws: repetitions, each on fresh draws of the tests' own data.
        variant: number of the variant of each notebook to verify; by default the common version.
        jobs: answers graded at once; by default one a processor.
        sandbox: of submissions.
        limits: what an answer may use; by default what ``course.toml`` says.
        progress: called with the number of answers done and to do.

    Raises:
        UsageError: if the course or the bank is incomplete.
    """
    config = read_sourced_course(course)
    assignments = load_graded(config.source, names)
    bank = bank or config.answers
    if not names:
        refuse_strays(bank, assignments)
    chosen = choose_sandbox(sandbox)
    limits = limits or config.limits
    report = BankReport()
    left_out = frozenset[str]()
    if variant is not None:
        assignments, left_out = _varied(config, assignments, variant)
    with open_workers(jobs or processors(), chosen, limits, checks=config.checks) as pool:
        if config.beside:
            judged, key = partial(pool.run, judged_work), keys(limits, False, config.library)
            beside = {t.notebook.path: t.notebook for t in try_references(judged, assignments, key, beside=True)}
            assignments = [beside[assignment.path] for assignment in assignments]
        trials = [t for a in assignments for t in _trials(a, config, bank, draws, left_out)]
        results = graded_again_alone(partial(pool.run, _graded), trials)
        for done, (trial, result) in enumerate(results, start=1):
            _judge(report, trial, result)
            progress(done, len(trials))
    report.findings.sort(key=str)
    return report


def _varied(course: Course, assignments: list[Assignment], number: int) -> tuple[list[Assignment], frozenset[str]]:
    """Return a variant of each notebook that has variants, and the answers that do not show their mistake in it.

    Raises:
        UsageError: if none has.
    """
    found = [variants for a in assignments if (variants := variants_of(course, a))]
    if not found:
        raise UsageError(f"None of these assignments has variants in {course.root / course.folders.variants}.")
    who = f"variant {number}"  # of nobody's key: the same for everybody who verifies
    return [v.draw(b"", who) for v in found], frozenset[str]().union(*(v.left_out(b"", who) for v in found))


def _untouched(course: Course, assignment: Assignment) -> Submission | Unreadable:
    """Return what students get, as they get it."""
    if not assignment.variant:
        return read_submission(course.release / assignment.name, "untouched", assignment)
    stubs = {cell.grade_id: cell.for_students for cell in assignment.solutions}
    return answered(assignment, stubs, "untouched")


def _trials(assignment: Assignment, course: Course, bank: Path, draws: int, left_out: frozenset[str]) -> list[Trial]:
    untouched = _untouched(course, assignment)
    if isinstance(untouched, Unreadable):
        raise UsageError(f"{assignment.name} is not released: run 'autograder release' first.")
    trials = [Trial(assignment, "untouched", 0, untouched)]
    entries = [entry for entry in load_bank(bank, assignment) if entry.place not in left_out]
    alone = {s.grade_id: exercise_alone(assignment, s.grade_id) for s in assignment.solutions}
    for draw in range(draws):
        trials.append(Trial(assignment, "solutions", draw, answered(assignment, {})))
        for entry in entries:
            exercise = alone[entry.exercise]
            trials.append(Trial(exercise, entry, draw, answered(exercise, {entry.exercise: entry.source})))
    return trials


def _graded(worker: Worker, trial: Trial) -> tuple[Trial, NotebookResult]:
    return trial, worker.grade(trial.assignment, trial.submission, draw=trial.draw)


def _judge(report: BankReport, trial: Trial, result: NotebookResult) -> None:
    entry = trial.answer
    failed = [c for c in result.cells if c.status != "passed"]
    if entry == "untouched":
        for cell in result.cells:
            if cell.status != "not attempted" or cell.score:
                why = f" ({result.reason})" if result.reason else ""
                text = f"{cell.grade_id} is {cell.status!r} with {cell.score:g} points, not 'not attempted' with 0{why}"
                report.findings.append(Finding(trial, text))
        return
    if isinstance(entry, str) or entry.right:
        report.right += 1
        for cell in failed:
            report.findings.append(Finding(trial, f"refused by {cell.grade_id}: {cell.message or result.reason}"))
        return
    report.wrong += 1
    if trial.draw == 0:
        row = {c.grade_id: c.status != "passed" for c in result.cells}
        report.matrix.setdefault(trial.assignment.name, {}).setdefault(entry.exercise, {})[entry.name] = row
    if not failed:
        report.findings.append(Finding(trial, "survives: it has full points"))
    elif not any(entry.misconception == c.misconception and entry.words in c.message for c in failed):
        feedback = "; ".join(f"[{c.misconception}] {c.message}" for c in failed)
        wanted = f"[{entry.misconception}] ... {entry.words}"
        report.findings.append(
            Finding(trial, f"loses its point without the sentence {wanted!r}; the feedback is {feedback!r}")
        )
