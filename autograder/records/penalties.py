"""Late penalties by nbgrader's plugin, from its own gradebook: when an assignment was due, and when it was submitted.

``AssignLatePenalties`` of ``nbgrader_config.py`` names the plugin, as for ``nbgrader autograde``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.orm import Session
from traitlets.config import Config

from autograder.config.errors import UsageError
from autograder.config.nbgrader_course import nbgrader_settings, sets_penalties
from autograder.report.database import open_engine, translate_errors


def assign_late_penalties(root: Path, url: str, assignments: Iterable[str]) -> int:
    """Write the penalty of every submitted notebook of these assignments, as nbgrader does when it grades one.

    What a person changed since (a score, the due date, an extension) counts each time. Nothing is read or written where
    ``nbgrader_config.py`` names no penalty and the gradebook holds none.

    Args:
        root: folder of the course, where a plugin's module is looked for too.
        url: SQLAlchemy URL of the gradebook.
        assignments: which.

    Returns:
        How many notebooks have a penalty.

    Raises:
        UsageError: if the plugin cannot be had, or fails.
    """
    settings: Any = Config(nbgrader_settings(root))
    engine = open_engine(url)
    with translate_errors(engine.url), Session(engine.execution_options(writes=True)) as session, session.begin():
        held = session.scalar(sa.select(sa.func.max(api.SubmittedNotebook.late_submission_penalty)))
        if not sets_penalties(root) and held is None:
            return 0
        try:
            with _modules_of(root):
                step = AssignLatePenalties(config=settings)
                step.init_plugin()
                return sum(_assign(step, session, name) for name in assignments)
        except sa.exc.SQLAlchemyError:
            raise
        except Exception as error:  # the instructor's own code
            told = " ".join(f"{type(error).__name__}: {error}".split())[:300].rstrip(".: ")
            raise UsageError(
                f"Grades are written, and late penalties are not: the plugin of {root / 'nbgrader_config.py'} failed "
                f"({told})."
            ) from None


@contextmanager
def _modules_of(root: Path) -> Iterator[None]:
    """Let modules be imported from the folder of a course; another course may have others of the same names."""
    place, before = str(root.absolute()), set(sys.modules)
    sys.path.insert(0, place)
    try:
        yield
    finally:
        sys.path.remove(place)
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", None) or "").startswith(place):
                del sys.modules[name]


def _assign(step: AssignLatePenalties, session: Session, assignment: str) -> int:
    count = 0
    query = sa.select(api.SubmittedAssignment).join(api.Assignment).where(api.Assignment.name == assignment)
    for submission in session.scalars(query):
        late = submission.total_seconds_late
        for notebook in submission.notebooks:
            score = notebook.score
            penalty = step.plugin_inst.late_submission_penalty(submission.student_id, score, late) if late > 0 else None
            notebook.late_submission_penalty = None if penalty is None else min(max(penalty, 0), score)
            count += penalty is not None
    return count
