"""Page of similar submissions: pairs side by side, one file that needs no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from autograder.config.text import printable
from autograder.pages.template import shown, template

from .pairs import FEW, LEAST, MANY, Likeness, Passage, Similarity
from .winnowing import NOISE

#: So many pairs are side by side on the page; all are in the file beside it.
SHOWN = 50
#: As Python counts lines.
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Line:
    """One line of code: its number, its text, and the number of the part that it belongs to, 0 for none.

    Attributes:
        first: whether the part begins here.
    """

    number: int
    text: str
    part: int
    first: bool


@dataclass(frozen=True)
class Side:
    """What is shown of one student's work: the passages in which something is alike, and how many have nothing."""

    student: str
    share: float
    passages: tuple[tuple[str, tuple[Line, ...]], ...]
    left_out: int


def page(found: Similarity) -> str:
    """Return the whole page as HTML."""
    together = Counter(frozenset(pair.students) for pair in found.pairs)
    html: str = _template().render(
        found=found,
        made=found.made.replace("T", " ")[:16],
        shown=[(pair, sides(pair), together[frozenset(pair.students)] - 1) for pair in found.pairs[:SHOWN]],
        rest=max(0, len(found.pairs) - SHOWN),
        least=LEAST,
        noise=NOISE,
        few=FEW,
        many=MANY,
        readable=shown,
    )
    return html


def sides(pair: Likeness) -> tuple[Side, Side]:
    """Return what is shown of the two works of a pair."""
    order = {exercise: place for place, exercise in enumerate(pair.exercises)}
    one, other = (
        Side(
            work.student,
            share,
            # the same answers beside each other, wherever their cells are
            tuple(sorted(_with_marks(work.passages, marks), key=lambda shown: order.get(shown[0], len(order)))),
            sum(not m for m in marks),
        )
        for work, share, marks in zip((pair.one, pair.other), pair.shares, pair.marks(), strict=True)
    )
    return one, other


def _with_marks(passages: tuple[Passage, ...], marks: list[dict[int, int]]) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for passage, parts in zip(passages, marks, strict=True):
        if parts:
            yield passage.exercise, tuple(_lines(passage.source, parts))


def _lines(source: str, parts: Mapping[int, int]) -> Iterator[Line]:
    """Return the lines of a cell; a part reaches over the blank lines and comments between its lines."""
    before = 0
    for number, text in enumerate(_LINE_END.split(source), 1):
        part = parts.get(number, 0)
        yield Line(number, printable(text, 1000), part, part not in (0, before))
        before = part or before


@cache
def _template() -> Any:
    return template("similarity.html.j2", ("page.css", "similarity.css"), package="autograder.similarity")
