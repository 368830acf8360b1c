"""Progress at the end of a notebook: a strip of coins, one for each point, in the order of the exercises.

HTML for front ends that show it, with a plain-text twin for terminals and for programs that compare outputs.
"""

from __future__ import annotations

from html import escape

from . import card, progress
from .progress import Coins

#: What a coin says; its colour is the card's.
_WORDS = {
    "\u2713": "its check passed in this session",
    "\u25d0": "answered; whether it is right is told when it is graded",
    "\u2717": "not right yet",
    "\u25cb": "not attempted in this session",
}
_COIN = (
    "display:inline-flex;vertical-align:middle;width:1.45em;height:1.45em;margin-left:.2em;border-radius:50%;"
    "box-sizing:border-box;align-items:center;justify-content:center;font-weight:700;font-size:.85em;"
)
_HIDDEN = "Hidden cases are looked at when the notebook is graded."


def show_progress(notebook: str) -> None:
    """Show the points of a notebook as coins; a coin is full if its check has passed since the kernel was started.

    Args:
        notebook: its name, such as ``"01_two_neurons"``.
    """
    exercises = progress.by_exercise(notebook)
    if not exercises:
        print(f"There is no notebook {notebook!r} in this course.")
        return
    before = progress.passed_before(notebook) if card.is_read() else 0
    card.display(plain(exercises, before), "text/html", lambda: html(exercises, before))


def plain(exercises: list[Coins], before: int) -> str:
    """Return the strip in lines of text.

    Args:
        exercises: the points of each exercise.
        before: how many more points passed in an earlier session.
    """
    coins = "  ".join(f"{number} {one.marks}" for number, one in enumerate(exercises, 1))
    return "\n".join([*_summary(exercises, before), coins, " \u00b7 ".join(f"{m} {w}" for m, w in _legend(exercises))])


def html(exercises: list[Coins], before: int) -> str:
    """Return the strip as HTML that takes its text colour from the page, light or dark.

    Args:
        exercises: the points of each exercise.
        before: how many more points passed in an earlier session.
    """
    groups = "".join(
        f'<span role="img" aria-label="Exercise {number}: {one}" style="white-space:nowrap">'
        f'<span style="opacity:.8">{number}</span>{"".join(map(_coin, one.marks))}</span>'
        for number, one in enumerate(exercises, 1)
    )
    legend = "".join(
        f'<span style="white-space:nowrap"><span aria-hidden="true">{_coin(mark)}</span> {escape(words)}</span>'
        for mark, words in _legend(exercises)
    )
    first, *others = map(escape, _summary(exercises, before))
    return (
        '<div style="max-width:56em;padding:.7em .9em;margin:.3em 0;border-radius:4px;line-height:1.7;'
        'border:1px solid #7d848b">'
        f"<div><b>{first}</b> {' '.join(others)}</div>"
        f'<div style="display:flex;flex-wrap:wrap;gap:.3em 1.3em;margin:.4em 0">{groups}</div>'
        f'<div style="display:flex;flex-wrap:wrap;gap:.1em 1.3em;font-size:.85em">{legend}</div></div>'
    )


def _summary(exercises: list[Coins], before: int) -> list[str]:
    """Return the sentences above the coins."""
    told = str(Coins("".join(one.marks for one in exercises)))
    lines = [f"{told[0].upper()}{told[1:]}.", _HIDDEN]
    if before:
        lines.append(
            f"Checks passed for {before} more in an earlier session: run them on that answer to fill the coins."
        )
    return lines


def _legend(exercises: list[Coins]) -> list[tuple[str, str]]:
    marks = "".join(one.marks for one in exercises)
    return [(mark, words) for mark, words in _WORDS.items() if mark in marks]


def _coin(mark: str) -> str:
    """Return a coin: full where a check passed; each kind has a sign of its own, so that colour says nothing alone."""
    sign = mark if mark in "\u2713\u2717" else ""
    ink = "#fff" if mark == "\u2713" else "inherit"
    return f'<span style="{_COIN}color:{ink};{card.look(mark)}">{sign}</span>'
