"""Outline of a notebook: title, headings and exercises, read from its prose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from autograder.notebook.assignment import Assignment

#: The heading of an exercise: number, title, how hard it is, minutes, points.
EXERCISE = re.compile(
    r"^### Exercise (\d+): (.+?) ([●○]{3}) \((\d+) min, (?:(\d+) points?|not graded)\)$", re.MULTILINE
)


@dataclass(frozen=True)
class Exercise:
    """Exercise, as its heading describes it.

    Attributes:
        number: in its notebook, from 1.
        title: for people.
        dots: how hard it is, of three: ``●○○``.
        minutes: that it takes.
        points: that its tests give; 0 where it is not graded.
        grade_id: of its solution cell.
    """

    number: int
    title: str
    dots: str
    minutes: int
    points: int
    grade_id: str


def number(assignment: Assignment) -> int:
    """Return the number with which its name begins: 3 of ``03_coins_to_masks``; 0 where there is none."""
    return int(match[0]) if (match := re.match(r"\d+", assignment.name)) else 0


def title(assignment: Assignment) -> str:
    """Return the heading of a notebook; its name where it has none."""
    return next((m[1] for c in assignment.cells if (m := re.match(r"# (.+)", c.source))), assignment.name)


def minutes(assignment: Assignment) -> int:
    """Return how long a notebook takes, as its first cell says; where that says nothing, the sum of its exercises."""
    told = next((m for c in assignment.cells[:1] if (m := re.search(r"points,\s+(\d+)\s+minutes", c.source))), None)
    return int(told[1]) if told else sum(exercise.minutes for exercise in exercises(assignment))


def headings(assignment: Assignment) -> set[str]:
    """Return all headings of a notebook, without their marks."""
    lines = (line for c in assignment.cells if c.role == "prose" for line in c.source.splitlines())
    return {m[1].strip() for line in lines if (m := re.match(r"#+ (.+)", line))}


def exercises(assignment: Assignment) -> list[Exercise]:
    """Return the exercises of a notebook: each heading with the solution cell that comes next."""
    found, heading = [], None
    for cell in assignment.cells:
        if cell.role == "prose":
            heading = next(iter(EXERCISE.finditer(cell.source)), heading)
        elif cell.role == "solution" and heading is not None:
            number, name, dots, minutes, points = heading.groups()
            found.append(Exercise(int(number), name, dots, int(minutes), int(points or 0), cell.grade_id))
            heading = None
    return found
