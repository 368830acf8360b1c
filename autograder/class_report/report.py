"""Writer of the class report: a page, and the same as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec

from autograder.config.course import read_course
from autograder.config.files import write_atomically
from autograder.config.json_messages import decode
from autograder.config.paths import Paths
from autograder.config.text import for_csv

from .contents import ClassReport, Kept, contents, read_results
from .copies import SAMPLE, Copied
from .items import Item


def write_report(
    course: Path = Path(), classroom: Path | None = None, submissions: Path | None = None
) -> tuple[ClassReport, Path]:
    """Write the report of a class that was graded.

    Args:
        course: the folder of the course.
        classroom: the folder of its grades; by default what the course says.
        submissions: the folder of the submissions; by default what the course says.

    Returns:
        The report, and the path of the page: beside it are ``report.json``, ``tests.csv`` and ``misconceptions.csv``,
        and ``copied.csv`` if an answer is right with another student's numbers.

    Raises:
        UsageError: if the class was not graded yet.
        StorageError: if a file cannot be written.
    """
    config = read_course(course)
    layout = Paths.of(config, classroom, submissions)
    results = read_results(layout.classroom)
    place = report_path(layout.classroom)
    folder = place.parent
    before = _read_kept(folder / ".before.json")
    report, kept = contents(config, layout, results, before)
    from .page import page  # it draws: whoever wants the numbers alone does not wait for matplotlib

    write_atomically(folder / "report.json", [json.dumps(as_json(report), indent=1) + "\n"], durable=False)
    write_atomically(folder / "tests.csv", [_csv(_test_rows(report.items))], durable=False)
    write_atomically(folder / "misconceptions.csv", [_csv(_misconception_rows(report))], durable=False)
    if report.copied or (folder / "copied.csv").exists():
        write_atomically(folder / "copied.csv", [_csv(_copied_rows(report.copied))], durable=False)
    write_atomically(place, [page(report)], durable=False)
    write_atomically(folder / ".before.json", [json.dumps(msgspec.to_builtins(kept))], durable=False)
    return report, place


def report_path(classroom: Path) -> Path:
    """Return the path of the page of a class."""
    return classroom / "report" / "report.html"


# ------------------------------------------------------------------------------------------------ as data


def as_json(report: ClassReport) -> dict[str, Any]:
    """Return the report as plain data, the text of ``report.json``."""
    return {
        "course": report.course,
        "made": report.made,
        "notebooks": len(report.results),
        "tests": [asdict(i) for i in report.items],
        "misconceptions": [
            {
                "key": m.key,
                "sentence": m.sentence,
                "students": m.students,
                "tests": [dict(zip(("assignment", "notebook", "test", "students"), t, strict=True)) for t in m.tests],
                "example": m.example,
                "answer": report.answers.get(number, ""),
            }
            for number, m in enumerate(report.misconceptions)
        ],
        "pairs": [asdict(p) for p in report.pairs],
        "suspicious": [
            {"assignment": s.item.assignment, "notebook": s.item.notebook, "test": s.item.test, "why": s.why}
            for s in report.suspicions
        ],
        "students": [asdict(s) for s in report.students],
        "copied": [asdict(c) for c in report.copied],
        "not_graded": [
            {"student": r.student, "assignment": r.assignment, "notebook": r.notebook}
            | {"status": r.status, "reason": r.reason}
            for r in report.ungraded
        ],
        "since": report.since,
        "changes": [asdict(c) for c in report.changes],
    }


def _test_rows(found: Iterable[Item]) -> Iterator[dict[str, object]]:
    for i in found:
        r = i.discrimination
        yield {
            "assignment": i.assignment,
            "notebook": i.notebook,
            "test": i.test,
            "points": i.points,
            "students": i.students,
            "passed": i.passed,
            "failed": i.failed,
            "not_attempted": i.not_attempted,
            "not_reached": i.not_reached,
            "difficulty": round(i.difficulty.value, 4),
            "difficulty_low": round(i.difficulty.low, 4),
            "difficulty_high": round(i.difficulty.high, 4),
            "discrimination": "" if r is None else round(r.value, 4),
            "discrimination_low": "" if r is None else round(r.low, 4),
            "discrimination_high": "" if r is None else round(r.high, 4),
            "unrecognised": i.unrecognised,
            "could_be_forged": "yes" if i.could_be_forged else "",
        }


def _misconception_rows(report: ClassReport) -> Iterator[dict[str, object]]:
    for m in report.misconceptions:
        where = "; ".join(f"{assignment}/{test} ({count})" for assignment, _, test, count in m.tests)
        yield {"key": m.key, "students": m.students, "sentence": m.sentence, "where": where, "example": m.example}


def _copied_rows(found: Iterable[Copied]) -> Iterator[dict[str, object]]:
    for c in found:
        row = {"whose": "; ".join(c.whose), "common": "yes" if c.common else "", "chance": c.chance / SAMPLE}
        yield asdict(c) | row


def _csv(rows: Iterator[dict[str, object]]) -> str:
    """Return rows as CSV that a spreadsheet opens without taking a text for a formula."""
    file = io.StringIO()
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(file, row.keys(), lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: for_csv(v) if isinstance(v, str) else v for name, v in row.items()})
    return file.getvalue()


def _read_kept(path: Path) -> Kept | None:
    try:
        return decode(path.read_text(encoding="utf-8"), Kept)
    except (OSError, ValueError):
        return None  # the first report, or a damaged file: no change is told
