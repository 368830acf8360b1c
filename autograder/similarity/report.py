"""Writer of the page of similar submissions, and of the same as JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder.config.course import read_course
from autograder.config.files import write_atomically
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, load_graded
from autograder.notebook.inbox import find_tasks
from autograder.notebook.submission import Submission, read_submission
from autograder.variants.classroom import ClassVariants

from .page import page
from .pairs import Likeness, Similarity, Work, explained, likenesses


def write_similarity(
    names: tuple[str, ...] = (),
    course: Path = Path(),
    classroom: Path | None = None,
    submissions: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[Similarity, Path]:
    """Compare the submissions of a class with each other, and write what is alike. They need not be graded.

    Args:
        names: assignments; none means all.
        course: the folder of the course.
        classroom: the folder of the class; by default what the course says.
        submissions: the folder of the submissions; by default what the course says.
        progress: called with the numbers of submissions that are read, and of all.

    Returns:
        What was found, and the path of the page: ``similarity.json`` is beside it.

    Raises:
        UsageError: if there is no such assignment, or no submission.
        StorageError: if a file cannot be written.
    """
    config = read_course(course)
    layout = Paths.of(config, classroom, submissions)
    every = load_graded(config.source, (), config.release, config.ignore)
    wanted = load_graded(config.source, names, config.release, config.ignore) if names else every
    tasks = find_tasks(layout, wanted, None, [a.name for a in every], explicit=bool(names))
    variants = ClassVariants(config, layout)
    own = {a: {student: variants.of(a, student) for student in variants.students(a)} for a in every}
    forced = explained([*every, *(_changed(v, a) for a, its in own.items() for v in set(its.values()))])
    pairs: list[Likeness] = []
    done = compared = unread_cells = 0
    for assignment in wanted:
        works = []
        for task in tasks:
            if task.assignment is assignment:
                work = read_submission(task.folder, task.student, own[assignment].get(task.student, assignment))
                works += [Work.of(work)] if isinstance(work, Submission) else []
                done += 1
                progress(done, len(tasks))
        compared += len(works)
        unread_cells += sum(work.unread for work in works)
        pairs += likenesses(assignment, works, forced)
    pairs.sort(key=lambda pair: (-pair.fingerprints, pair.students))
    made = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    found = Similarity(config.title, made, compared, len(tasks) - compared, unread_cells, tuple(pairs))
    folder = layout.classroom / "report"
    text = json.dumps(as_json(found), indent=1) + "\n"
    write_atomically(folder / "similarity.json", [text], durable=False)
    write_atomically(folder / "similarity.html", [page(found)], durable=False)
    return found, folder / "similarity.html"


def _changed(variant: Assignment, common: Assignment) -> Assignment:
    """Return the cells alone in which a variant differs."""
    cells = tuple(cell for cell, old in zip(variant.cells, common.cells, strict=True) if cell.source != old.source)
    return replace(variant, cells=cells)


def as_json(found: Similarity) -> dict[str, Any]:
    """Return what was found as plain data, the text of ``similarity.json``."""
    return {
        "course": found.course,
        "made": found.made,
        "compared": found.compared,
        "unread": found.unread,
        "unread_cells": found.unread_cells,
        "pairs": [
            {
                "assignment": pair.assignment,
                "notebook": pair.notebook,
                "students": list(pair.students),
                "fingerprints": pair.fingerprints,
                "shares": [round(share, 4) for share in pair.shares],
                "exercises": pair.exercises,
            }
            for pair in found.pairs
        ],
    }
