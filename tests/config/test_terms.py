"""Due dates and late policies: what a date means, what a day costs, and mistakes in a sentence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from autograder.config.course import read_course
from autograder.config.errors import UsageError
from autograder.config.terms import Late

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "hour"),
    [("2026-03-01", 22), ("2026-03-01 23:59:59", 22), ('"2026-03-01T23:59:59Z"', 23), ("2026-07-01", 21)],
)
def test_a_date_is_read_in_the_zone_of_the_course(tmp_path: Path, written: str, hour: int) -> None:
    text = f'timezone = "Europe/Berlin"\n[assignments.toy]\ndue = {written}\n'
    (tmp_path / "course.toml").write_text(text)
    due = read_course(tmp_path).terms.due["toy"]
    assert (due.hour, due.minute, due.second, due.utcoffset()) == (hour, 59, 59, dt.timedelta())


def test_what_being_late_costs() -> None:
    late = Late(per_day=0.1, most=0.25, grace_minutes=15, closed_after_days=7)
    times = (-DAY, dt.timedelta(minutes=15), HOUR, DAY, DAY + HOUR, 5 * DAY, 7 * DAY, 7 * DAY + HOUR)
    assert [late.share(t) for t in times] == [0, 0, 0.1, 0.1, 0.2, 0.25, 0.25, 1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[assignments.toy]\ndue = "tomorrow"', "must be a date such as"),
        ("[assignments.toy]\ndue = 12", "must be a date such as"),
        ("[assignments.toy]\nduedate = 2026-03-01", "'duedate' is no setting of .*there are due, late, lms"),
        ('[late]\nper_day = "ten"', "late.per_day must be a number, not text"),
        ("[late]\nper_day = 10", "a share, a number from 0 to 1"),
        ("[late]\ngrace_minutes = -1", "numbers from 0"),
        ("[assignments.toy.late]\nperday = 0.1", "'perday' is no setting"),
        ('timezone = "Mars"', "'Mars' is no known time zone"),
        ('timezone = "../etc/passwd"', "is no known time zone"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "course.toml").write_text(text)
    with pytest.raises(UsageError, match=told):
        read_course(tmp_path)
