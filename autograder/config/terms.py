"""Terms of a course: when each assignment is due, what work that comes later costs, and its name in the LMS."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from .errors import UsageError

_DAY = dt.timedelta(days=1)


class Late(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What late work costs: the table ``[late]``, for all assignments or for one.

    Attributes:
        per_day: share of the assignment's points that each day costs, of which an hour counts as a whole one.
        most: largest share that being late costs.
        grace_minutes: so much later still counts as in time; the days are counted from the date itself.
        closed_after_days: later than that earns nothing; None: never.
    """

    per_day: float = 0.0
    most: float = 1.0
    grace_minutes: float = 0.0
    closed_after_days: float | None = None

    def share(self, late: dt.timedelta) -> float:
        """Return the share of an assignment's points that work costs which came so late; 0 in time, 1 at most."""
        if late <= dt.timedelta(minutes=self.grace_minutes):
            return 0.0
        if self.closed_after_days is not None and late > self.closed_after_days * _DAY:
            return 1.0
        return float(min(self.most, self.per_day * -(-late // _DAY)))


class AssignmentTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table ``[assignments.NAME]`` of ``course.toml``.

    Attributes:
        due: a date and time; a date alone means its last second.
        late: instead of the course's table ``[late]``.
        lms: name of the column in the LMS, for Canvas with its number: ``Homework 1 (12345)``.
    """

    due: Any = None
    late: Late | None = None
    lms: str = ""


@dataclass(frozen=True)
class Terms:
    """Due dates and what being late costs.

    Attributes:
        zone: of dates that name no zone.
        due: by assignment, in UTC; what is not named has none here.
        late: by assignment; None under the empty name if being late costs nothing.
        names: of assignments in the LMS.
    """

    zone: dt.tzinfo = dt.UTC
    due: Mapping[str, dt.datetime] = field(default_factory=dict)
    late: Mapping[str, Late] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def late_of(self, assignment: str) -> Late | None:
        """Return what being late costs in an assignment; None where nothing is said."""
        return self.late.get(assignment, self.late.get(""))

    def name_of(self, assignment: str) -> str:
        """Return the name of an assignment in the LMS."""
        return self.names.get(assignment) or assignment


#: Of a course that says nothing.
NO_TERMS = Terms()


def terms_of(path: Path, zone: str | None, late: Late | None, assignments: Mapping[str, AssignmentTable]) -> Terms:
    """Return the terms that a file names.

    Raises:
        UsageError: for a zone that is not known, a date that is none, or a number out of range.
    """
    where = zone_of(path, zone)
    due = {
        name: moment_of(table.due, where, f"{path}: due of [assignments.{name}]")
        for name, table in assignments.items()
        if table.due is not None
    }
    policies = {"": late} if late else {}
    policies |= {name: table.late for name, table in assignments.items() if table.late is not None}
    for name, policy in policies.items():
        _check(path, f"[assignments.{name}] late" if name else "[late]", policy)
    return Terms(where, due, policies, {name: table.lms for name, table in assignments.items() if table.lms})


def zone_of(path: Path, name: str | None) -> dt.tzinfo:
    """Return a time zone by its name, such as ``Europe/Berlin``; UTC where none is named.

    Raises:
        UsageError: if it is not known on this machine.
    """
    if name is None:
        return dt.UTC
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # ZoneInfoNotFoundError is a LookupError
        raise UsageError(f"{path}: {name!r} is no known time zone; write it as 'Europe/Berlin' or 'UTC'.") from None


def moment_of(value: Any, zone: dt.tzinfo, where: str) -> dt.datetime:
    """Return a date of TOML, or of text, as a moment in UTC; a date alone means its last second.

    Args:
        value: ``2026-03-01``, ``2026-03-01 23:59``, with or without an offset from UTC.
        zone: of what names no offset.
        where: it stands, for the sentence of an error.

    Raises:
        UsageError: if it is no date.
    """
    try:
        if isinstance(value, str):
            text = value.strip()
            value = dt.date.fromisoformat(text) if len(text) == len("2026-03-01") else dt.datetime.fromisoformat(text)
        if not isinstance(value, dt.datetime):
            value = dt.datetime.combine(value, dt.time(23, 59, 59))
        moment: dt.datetime = value if value.tzinfo else value.replace(tzinfo=zone)
        return moment.astimezone(dt.UTC)
    except (TypeError, ValueError, OverflowError):
        raise UsageError(f"{where} must be a date such as 2026-03-01 or 2026-03-01 23:59, not {value!r:.60}.") from None


def _check(path: Path, where: str, policy: Late) -> None:
    for name in ("per_day", "most"):
        if not 0 <= getattr(policy, name) <= 1:
            raise UsageError(f"{path}: {name} of {where} is a share, a number from 0 to 1.")
    if not 0 <= policy.grace_minutes <= 1e6 or not 0 <= (policy.closed_after_days or 0) <= 1e5:
        raise UsageError(f"{path}: grace_minutes and closed_after_days of {where} must be numbers from 0.")
