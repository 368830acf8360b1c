"""The oracle bound: how many points feedback alone is worth to somebody who has understood nothing.

A learner hands in, reads what the tests say, and hands in again. What it has learnt after some submissions is its
bound: with the tests as stock nbgrader has them, the same data for everybody and sentences that tell the right value,
and as a class is graded here, on a secret draw for each submission and without right values in hidden tests.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from autograder.config.course import read_sourced_course
from autograder.config.draws import secret_draw
from autograder.config.limits import Limits
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.regions import MARKERS
from autograder.notebook.submission import answered
from autograder.run.pool import processors
from autograder.run.worker import Worker, open_workers
from autograder.sandbox.choice import choose_sandbox

from .answers import exercise_alone
from .learners import Learner, lazy_answers

#: Submissions of a learner.
SUBMISSIONS = 25


@dataclass(frozen=True)
class Bound:
    """What a learner earns in one exercise.

    Attributes:
        assignment: its name.
        exercise: the ``grade_id``.
        points: that there are.
        told: earned where everybody has the same data, and sentences tell the right values of hidden tests.
        secret: earned as a class is graded.
        lazy: earned by a function that returns nothing, always the same, or what it was given.
        is_value: whether the answer is a value, or a choice: then there are few answers, and they can be tried.
    """

    assignment: str
    exercise: str
    points: float
    told: float
    secret: float
    lazy: float
    is_value: bool


def bounds(
    course: Path,
    names: tuple[str, ...] = (),
    *,
    submissions: int = SUBMISSIONS,
    jobs: int | None = None,
    sandbox: str = "auto",
    limits: Limits | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Bound]:
    """Let a learner try each exercise.

    Args:
        course: the folder that holds ``course.toml``.
        names: assignments; none means all.
        submissions: that the learner may hand in.
        jobs: exercises at once; by default one a processor.
        sandbox: of submissions.
        limits: what a submission may use; by default what ``course.toml`` says.
        progress: called with the number of exercises done and to do.

    Returns:
        The bounds, in the order of the course.

    Raises:
        AutograderError: if the course cannot be read, or there is no sandbox.
    """
    config = read_sourced_course(course)
    exercises = [
        exercise_alone(assignment, solution.grade_id)
        for assignment in load_graded(config.source, names)
        for solution in assignment.solutions
    ]
    order = {exercise.solutions[0].grade_id: number for number, exercise in enumerate(exercises)}
    found: list[Bound] = []
    chosen = choose_sandbox(sandbox)
    with open_workers(jobs or processors(), chosen, limits or config.limits, checks=config.checks) as pool:
        for bound in pool.run(partial(_bound, submissions), exercises):
            found.append(bound)
            progress(len(found), len(exercises))
    return sorted(found, key=lambda bound: order[bound.exercise])


def _bound(submissions: int, worker: Worker, exercise: Assignment) -> Bound:
    (solution,) = exercise.solutions
    key = secrets.token_bytes(32)
    told = _earned(submissions, worker, _without_markers(exercise), lambda source: 0)
    secret = _earned(submissions, worker, exercise, lambda source: secret_draw(key, source))
    lazy = max((_score(worker, exercise, cell) for _, cell in lazy_answers(exercise)), default=0.0)
    is_value = "def " not in solution.source
    return Bound(exercise.name, solution.grade_id, exercise.max_score, told, secret, lazy, is_value)


def _score(worker: Worker, exercise: Assignment, cell: str) -> float:
    return worker.grade(exercise, answered(exercise, {exercise.solutions[0].grade_id: cell}, "lazy"), 1).score


def _earned(submissions: int, worker: Worker, exercise: Assignment, draw: Callable[[str], int]) -> float:
    """Return the best score that a learner reaches; it stops where there is no more to be had."""
    learner, best = Learner(exercise), 0.0
    for _ in range(submissions):
        source = learner.answer()
        submission = answered(exercise, {exercise.solutions[0].grade_id: source}, "learner")
        result = worker.grade(exercise, submission, draw(source))
        best = max(best, result.score)
        if best == exercise.max_score:
            break
        learner.learn(result)
    return best


def _without_markers(exercise: Assignment) -> Assignment:
    """Return an exercise whose hidden tests speak as openly as its visible ones."""
    cells = []
    for cell in exercise.cells:
        kept = [line for line in cell.source.split("\n") if not any(marker in line for marker in MARKERS[2:])]
        cells.append(replace(cell, source="\n".join(kept)))
    return replace(exercise, cells=tuple(cells))
