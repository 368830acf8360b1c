"""Verdict of a check as a card under the cell: a mark, the sentence, and the notebook's points as a row of coins.

HTML for front ends that show it, with a plain-text twin for terminals and for programs that compare outputs.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable
from html import escape

from .progress import Coins
from .shell import shell_here

#: Characters in a line of a message: what a laptop shows beside JupyterLab's list of files.
LINE = 100

#: By mark: what it means, and its colour, on which white can be read (contrast 5 : 1 or more); it shows on black, too.
_KINDS = {
    "\u25cb": ("Not attempted", "#5f666d"),
    "\u2717": ("Not right yet", "#a84b00"),
    "\u25d0": ("Answered", "#2f6fc0"),
    "\u2713": ("Right so far", "#2f6fc0"),
}
_BADGE = (
    "flex:none;width:1.5em;height:1.5em;border-radius:50%;color:#fff;font-weight:700;"
    "display:flex;align-items:center;justify-content:center;background:"
)
_COIN = "display:inline-block;width:10px;height:10px;margin-right:3px;border-radius:5px;box-sizing:border-box;"


def is_read() -> bool:
    """Tell whether somebody works in the notebook.

    JupyterLab, VS Code and Colab run a cell so that it may ask for input; nbgrader, nbconvert and nbval do not.
    """
    return bool(getattr(getattr(shell_here(), "kernel", None), "_allow_stdin", False))


def show(mark: str, text: str, coins: Coins | None = None, help_for: str = "") -> None:
    """Show a verdict; in a plain script or a terminal as text.

    Args:
        mark: one of ○ ✗ ◐ ✓.
        text: the sentence.
        coins: the points of the notebook.
        help_for: the exercise for which there are hints, where the answer needs some.
    """
    display(plain(mark, text), "text/html", lambda: html(mark, text, coins, help_for))


def show_markdown(text: str) -> None:
    """Show Markdown; in a plain script or a terminal as it is written."""
    display(text, "text/markdown", lambda: text)


def display(text: str, kind: str, rich: Callable[[], str]) -> None:
    """Show something in a notebook in its rich form; in a plain script or a terminal as text.

    Args:
        text: the plain form, which a notebook keeps, too.
        kind: the media type of the rich form.
        rich: makes it.
    """
    shell = shell_here()
    if shell is None or not hasattr(shell, "kernel"):
        print(text)
        return
    sys.modules["IPython"].display.display({"text/plain": text, kind: rich()}, raw=True)


def plain(mark: str, text: str) -> str:
    """Return a verdict in lines that need not be broken."""
    return "\n".join(textwrap.wrap(f"{mark} {text}", LINE, break_long_words=False, break_on_hyphens=False))


def html(mark: str, text: str, coins: Coins | None, help_for: str) -> str:
    """Return a verdict as a card that takes its text colour from the page, light or dark."""
    meaning, colour = _KINDS[mark]
    badge = f'<span role="img" aria-label="{meaning}:" style="{_BADGE}{colour}">{mark}</span>'
    below = _row(coins) if coins else ""
    if help_for and mark in "\u25cb\u2717":
        below += f'<span style="margin-left:1.5em">Help, step by step: <code>hint("{escape(help_for)}")</code></span>'
    row = f'<div style="margin-top:.3em;font-size:.85em">{below}</div>' if below else ""
    return (
        f'<div style="display:flex;gap:.8em;max-width:52em;padding:.5em .8em;margin:.2em 0;border-radius:4px;'
        f'border:1px solid {colour};border-left-width:5px;line-height:1.5;overflow-wrap:anywhere">'
        f"{badge}<div><div>{escape(text)}</div>{row}</div></div>"
    )


def _row(coins: Coins) -> str:
    dots = "".join(f'<span style="{_COIN}{look(mark)}"></span>' for mark in coins.marks)
    return f'<span role="img" aria-label="{coins}">{dots}</span> <span aria-hidden="true">{coins}</span>'


def look(mark: str) -> str:
    """Return the look of a coin: full where a check passed, a ring where the point is still to come."""
    colour = _KINDS[mark][1]
    if mark == "\u25d0":
        return f"border:2px solid {colour};background:linear-gradient(90deg,{colour} 50%,transparent 50%)"
    return f"border:2px solid {colour}" + (f";background:{colour}" if mark == "\u2713" else "")
