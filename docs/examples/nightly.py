"""Grades what came since the last run, and prints what somebody should look at: for cron.

    15 3 * * *  cd /srv/course && .venv/bin/python nightly.py || mail -s "grading" instructor@example.org < nightly.log

A run that is still going on keeps the next one out; one that was killed is continued by the next.
"""

from __future__ import annotations

import sys
from pathlib import Path

import autograder


def main(course: Path) -> int:
    """Grade a course; return 0 if nobody need look at anything."""
    try:
        graded = autograder.grade(course=course)
    except autograder.AutograderError as error:
        print(error)  # one sentence, which says what to do
        return 2
    for result in graded.ungraded:
        print(f"{result.student}: {result.notebook} is {result.status}: {result.reason}")
    for stray in graded.strays:
        print(f"{stray.path} {stray.advice}")
    behind = [t.student.id for t in graded.totals if t.percent is not None and t.percent < 40]
    print(f"{graded.fresh} of {len(graded.results)} notebooks graded now; below 40 %: {', '.join(behind) or 'nobody'}")
    return 1 if graded.ungraded or graded.strays else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
