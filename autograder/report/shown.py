"""Page and executed notebook of one submission as text: made where it is graded, or where results are written."""

from __future__ import annotations

import traceback
from dataclasses import replace

from autograder.config.course import PageTerms
from autograder.config.library import library_texts
from autograder.notebook.results import NotebookResult, Shown
from autograder.notebook.schedule import Step
from autograder.notebook.submission import Submission, Unreadable
from autograder.pages import feedback

from .executed import executed_text


class Renderer:
    """Renderer of submissions that were graded. It runs nothing of theirs.

    Args:
        terms: of the course.

    Raises:
        UsageError: if there is no such module of checks or hints.
    """

    def __init__(self, terms: PageTerms):
        self._terms = terms
        self._texts = library_texts(terms.checks, terms.hints)

    def render(self, submission: Submission | Unreadable, result: NotebookResult) -> Shown:
        """Return the page and the executed notebook; a defect of ours costs nobody a grade.

        Where they cannot be made, they say so; where not even that can be said, there are none.

        Args:
            submission: what was graded.
            result: of it, with its outputs and steps.
        """
        try:
            return self._rendered(submission, result.steps or _tests_alone(submission), result)
        except Exception as error:
            defect = traceback.format_exc()
            why = f"It cannot be shown here ({type(error).__name__})."
            told = replace(result, reason=f"{result.reason} The page of your notebook cannot be made.".lstrip())
        try:
            unseen = Unreadable(result.student, submission.assignment, result.status, why)
            return replace(self._rendered(unseen, (), told), defects=(defect,))
        except Exception:
            return Shown(None, None, (defect, traceback.format_exc()))

    def _rendered(self, submission: Submission | Unreadable, steps: tuple[Step, ...], result: NotebookResult) -> Shown:
        its = self._terms
        page = feedback.page(submission, steps, result, its.title, its.feedback, self._texts)
        return Shown(page, executed_text(submission, steps, result))


def _tests_alone(submission: Submission | Unreadable) -> tuple[Step, ...]:
    """Return the tests as steps of a notebook that has none, so that an instructor can grade it by hand."""
    if isinstance(submission, Unreadable):
        return ()
    return tuple(Step("test", test.source, grade_id=test.grade_id) for test in submission.assignment.tests)
