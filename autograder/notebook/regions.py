"""Regions of a cell that students do not get: ``### BEGIN ...`` to ``### END ...``, as nbgrader reads them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["SOLUTION", "HIDDEN TESTS", "MARK SCHEME"]

#: Regions that a student's copy of a test cell does not hold.
NOT_IN_TESTS: tuple[Kind, ...] = ("HIDDEN TESTS", "MARK SCHEME")

#: What a source may use, spelt as it must be spelt.
MARKERS = ("BEGIN SOLUTION", "END SOLUTION", "BEGIN HIDDEN TESTS", "END HIDDEN TESTS")

_MARKER = re.compile(r"\b(BEGIN|END)\s+(SOLUTION|HIDDEN\s+TESTS|MARK\s+SCHEME)\b")


@dataclass(frozen=True)
class Line:
    """One line of a cell.

    Attributes:
        number: from 1.
        text: without its end.
        region: kind of the region that it belongs to, markers included; None outside.
        is_marker: whether it opens or closes a region.
    """

    number: int
    text: str
    region: Kind | None
    is_marker: bool = False


def lines(source: str) -> Iterator[Line]:
    """Yield the lines of a cell with the region of each.

    A region without an END goes on to the end of the cell: what was meant to be hidden stays hidden.
    """
    region: Kind | None = None
    for number, text in enumerate(source.split("\n"), 1):
        found = _MARKER.search(text)
        verb, kind = (found[1], " ".join(found[2].split())) if found else ("", "")
        if verb == "BEGIN" and region is None:
            region = kind  # type: ignore[assignment]
            yield Line(number, text, region, True)
        elif verb == "END" and region == kind:
            yield Line(number, text, region, True)
            region = None
        else:
            yield Line(number, text, region)


def without(source: str, *kinds: Kind) -> str:
    """Return a cell's text without its regions of these kinds, markers included."""
    return "\n".join(line.text for line in lines(source) if line.region not in kinds)


def without_hidden_tests(source: str) -> str:
    """Return a test cell as a student gets it."""
    return without(source, *NOT_IN_TESTS).rstrip("\n")


def resembled_marker(line: str) -> str:
    """Return the marker that a line is, or looks like a misspelling of; empty text for any other line."""
    words = re.sub(r"[^A-Za-z]+", " ", line).strip()
    for marker in MARKERS:  # nbgrader looks for these anywhere in a line
        if marker in line:
            return marker
    if not words or not (line.lstrip().startswith("#") or words.isupper()):
        return ""
    close = difflib.get_close_matches(words.upper(), MARKERS, n=1, cutoff=0.8)
    return close[0] if close else ""
