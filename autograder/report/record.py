"""Writer of all that grading leaves: pages, executed notebooks, the journal, the gradebook and the tables."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from autograder.config.course import Course
from autograder.config.files import output_path, read_ordinary, write_atomically
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment
from autograder.notebook.inbox import SubmittedWork, Task
from autograder.notebook.results import NotebookResult
from autograder.notebook.submission import Submission, Unreadable
from autograder.pages.index import write_index_pages

from .executed import executed_path
from .gradebook import GradebookWriter, read_timestamp
from .grades_csv import write_grades_csv, write_results
from .journal import Journal, withdrawn
from .seal import OF_EXCHANGE
from .shown import Renderer

_log = logging.getLogger(__name__)

_MOST_BYTES = 10_000

#: Notebooks that are written to the gradebook in one transaction.
BATCH = 50


class Record:
    """Writer of results: pages and notebook, then the journal at once; the gradebook in batches.

    A notebook with a line in the journal need not be graded again. If a run was cut off before such a notebook reached
    the gradebook, the next run adds it at its end.

    Args:
        layout: where everything is.
        notebooks: that are graded.
        course: its title stands on the pages, its id in the gradebook.
        renderer: of its pages, if there is one already.
    """

    def __init__(
        self, layout: Paths, notebooks: Iterable[Assignment], course: Course, renderer: Renderer | None = None
    ):
        self.count = 0
        notebooks = list(notebooks)
        self._notebooks = {(notebook.name, notebook.notebook) for notebook in notebooks}
        self._layout = layout
        self._course = course
        self._renderer = renderer or Renderer(course.page_terms)
        self._waiting: list[tuple[Task, NotebookResult]] = []
        self._unprepared = notebooks
        with ExitStack() as opened:
            self._opened_gradebook = opened.enter_context(GradebookWriter(layout.db, course.course_id))
            self._journal = opened.enter_context(Journal(layout.journal))
            self._opened = opened.pop_all()

    @property
    def _gradebook(self) -> GradebookWriter:
        """The gradebook, told of the notebooks when it is first needed: the first are being graded meanwhile."""
        while self._unprepared:
            self._opened_gradebook.prepare(self._unprepared[0])
            del self._unprepared[0]
        return self._opened_gradebook

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Bring the gradebook up to date, whatever happened, and close it."""
        with self._opened:
            self.flush()

    def known(self, work: SubmittedWork) -> NotebookResult | None:
        """Return the result of what was graded before, if its page and its executed notebook are still there."""
        task = work.task
        self._hand_on(task)
        places = self._places(task.student, task.assignment.name, task.assignment.notebook)
        there = all(place.is_file() for place in places)
        return self._journal.reusable(work.key) if there else None

    def add(self, work: SubmittedWork, result: NotebookResult) -> None:
        """Write one result; ``finish`` brings the tables up to date.

        Raises:
            AutograderError: if a file or the gradebook cannot be written.
        """
        self._show(work.submission, result)
        self._hand_on(work.task)
        result = result.for_record
        self._journal.append([(work.key, result)])
        self._waiting.append((work.task, result))
        self.count += 1
        if len(self._waiting) >= BATCH:
            self.flush()

    def _show(self, submission: Submission | Unreadable, result: NotebookResult) -> None:
        """Write the page and the executed notebook; a defect of ours must not cost the class its grades."""
        name = result.student, result.assignment, result.notebook
        shown = result.shown or self._renderer.render(submission, result)
        for defect in shown.defects:
            _log.error("%s, %s: the page of %s cannot be made as it should be\n%s", *name, defect)
        for path, text in zip(self._places(*name), (shown.executed, shown.page), strict=True):
            if text is None:
                # An old page must not stand for a new grade; without one, the next run grades this notebook again.
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, (text,), durable=False)

    def _places(self, student: str, assignment: str, notebook: str) -> tuple[Path, Path]:
        """Return where the executed notebook and the page are."""
        name = student, assignment, notebook
        return executed_path(self._layout.autograded, *name), output_path(self._layout.feedback, *name, ".html")

    def _hand_on(self, task: Task) -> None:
        """Copy what ``nbgrader release_feedback`` needs to know of a submission beside its pages, as nbgrader does."""
        for name in OF_EXCHANGE:
            try:
                content = read_ordinary(task.folder / name, _MOST_BYTES)
            except OSError:
                continue
            if content is None:
                continue
            for folder in (self._layout.autograded, self._layout.feedback):
                place = folder / task.student / task.assignment.name / name
                if place.parent.is_dir() and not (place.is_file() and place.read_bytes() == content):
                    write_atomically(place, (content.decode("utf-8", "replace"),), durable=False)

    def withdrawn(self, student: str | None) -> list[NotebookResult]:
        """Return results of earlier runs whose submission is no longer there, for these notebooks."""
        return withdrawn(self._journal.latest(), self._notebooks, self._layout.submissions, student)

    def remove(self, results: Iterable[NotebookResult]) -> None:
        """Remove results with their pages and notebooks; in the gradebook those stay that were graded by hand."""
        results = list(results)
        for result in results:
            for place in self._places(result.student, result.assignment, result.notebook):
                place.unlink(missing_ok=True)
        self._journal.remove(results)
        self._gradebook.remove((result.student, result.assignment) for result in results)

    def flush(self) -> None:
        """Bring the gradebook up to date; what it refuses is in the journal, and not tried again in this run."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        self._gradebook.write([result for _, result in waiting], _times(task for task, _ in waiting))

    def finish(
        self,
        again: Iterable[tuple[Task, NotebookResult]] = (),
        absent: Callable[[list[NotebookResult]], list[NotebookResult]] = lambda results: [],
    ) -> list[NotebookResult]:
        """Bring everything up to date for the whole class, whoever was graded when.

        Args:
            again: results that are written to the gradebook anew, with the times at which they were submitted.
            absent: gives, for the results of the class, those of students who handed nothing in, for the tables alone.

        Returns:
            What the tables hold.
        """
        self.flush()
        again = list(again)
        # What was in the journal and not yet in the gradebook when a run was cut off; or what somebody changed there.
        late = self._gradebook.differing(self._journal.latest())
        self._gradebook.write(late + [result for _, result in again], _times(task for task, _ in again))
        everyone = self._journal.compact()
        everyone += absent(everyone)
        write_results(self._layout.classroom, everyone)
        write_grades_csv(self._layout.classroom, everyone)
        write_index_pages(self._layout.feedback, everyone, self._course.title, self._course.feedback.class_results)
        return everyone


def _times(tasks: Iterable[Task]) -> dict[tuple[str, str], datetime.datetime | None]:
    return {(task.student, task.assignment.name): read_timestamp(task.folder) for task in tasks}
