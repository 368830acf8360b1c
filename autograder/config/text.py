"""Text made harmless for the place where it is shown: nothing in it gives orders, hides, or pretends to be other text.

Both HTML (``pages/sanitize.py``) and a terminal's markup (``cli/tables.py``) begin with ``printable``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A message is cut after so many characters.
MAX_MESSAGE = 2000

#: As many names are listed in a sentence.
MAX_LISTED = 5

#: What a spreadsheet takes for the start of a formula, the full-width forms included.
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_ANSI = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\^_])")
#: Marks that reverse the order of what follows them (Unicode Standard Annex 9, table 1).
_REVERSING = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
#: Control characters, and what reverses.
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_REVERSING}\ud800-\udfff\ufffe\uffff]")
#: All marks of writing direction: those, and the Arabic letter mark.
_DIRECTIONS = re.compile(f"[\u061c{_REVERSING}]")


def printable(text: str, limit: int | None = None, *, mark: str = "") -> str:
    """Return text without control characters, marks of writing direction, lone surrogates and terminal sequences.

    Two kinds of text need two treatments. What a cell printed was meant for a terminal: without a ``mark`` it is shown
    as a terminal leaves it. Colours vanish, a line that was overwritten shows its last state, tabs stay. A message or a
    name was meant for a reader: with a ``mark`` nothing in it vanishes, since two names that differ must not look the
    same. The mark stands for each character that Python does not print, tabs and unusual spaces included.

    Args:
        text: any text.
        limit: characters to keep; what is cut is counted.
        mark: one character that stands for each that cannot be shown.
    """
    more = len(text) - limit if limit is not None else 0
    if more > 0:
        text = text[:limit]
    if mark:
        text = "".join(c if c.isprintable() or c == "\n" else mark for c in text)
    else:
        text = without_controls(_as_a_terminal_leaves_it(text))
    return f"{text}\n… and {more:,} more characters" if more > 0 else text


def without_controls(text: str) -> str:
    """Return text without the characters that are never shown: all others stay, letters of a terminal sequence too.

    That is for markup, which no terminal reads and in which a line end has no meaning.
    """
    return _CONTROLS.sub("", text)


def _as_a_terminal_leaves_it(text: str) -> str:
    text = _ANSI.sub("", text).replace("\r\n", "\n")
    if "\r" not in text:
        return text
    return "\n".join(line.rstrip("\r").rsplit("\r", 1)[-1] for line in text.split("\n"))


def readable(text: str) -> str:
    """Return a message in printable characters and of bounded length; a mark stands for every other character."""
    return printable(shorten(text, MAX_MESSAGE), mark="\N{REPLACEMENT CHARACTER}")


def one_line(text: str) -> str:
    """Return text in one line, with single spaces."""
    return " ".join(text.split())


def shorten(text: str, most: int) -> str:
    """Return text of at most so many characters; an ellipsis stands for what is cut."""
    return text if len(text) <= most else text[: most - 1] + "\N{HORIZONTAL ELLIPSIS}"


def listed(names: Iterable[str]) -> str:
    """Return names as a sentence lists them: the first few, and the number of the others."""
    names = list(names)
    more = f" and {len(names) - MAX_LISTED:,} more" if len(names) > MAX_LISTED else ""
    return ", ".join(names[:MAX_LISTED]) + more


def for_csv(text: str) -> str:
    """Return one line that no spreadsheet takes for a formula: an apostrophe stands before what could start one.

    See OWASP, "CSV Injection". A mark stands for each character that turns the writing direction, for it could turn
    the columns behind it. Nothing else is changed: a program that reads the table must find names as they are.
    """
    line = _DIRECTIONS.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.replace("\0", "").splitlines()))
    return f"'{line}" if text.startswith(("\t", "\r", "\n")) or line.lstrip().startswith(FORMULA) else line
