"""How a check ends: the exceptions with the sentence for the student, and the block that turns errors into them."""

from __future__ import annotations

import contextlib
import io
import textwrap
import traceback
import warnings
from types import TracebackType
from typing import NoReturn

import numpy as np

from . import misconceptions
from .display import shown_hidden, shown_whole

#: Characters in a line of a message: what a laptop shows beside JupyterLab's list of files.
LINE = 100


class Wrong(Exception):
    """An answer that is wrong; the text is the one sentence that says why.

    Args:
        text: the sentence; what it says of the right value is marked (``display.not_shown``).
        misconception: its name in ``misconceptions``, or None where none was recognised.

    Attributes:
        marked: the sentence with its marks, to be said again with more in it.
        hidden: the sentence for a hidden test, which says nothing of the right value.
    """

    mark = "\u2717"

    def __init__(self, text: str, misconception: str | None = None):
        super().__init__(shown_whole(text))
        self.marked = text
        self.hidden = shown_hidden(text)
        if misconception is None and self.hidden != text:
            self.hidden = self.hidden.removesuffix(".") + ", which is not right."
        self.misconception = misconception

    def _render_traceback_(self) -> list[str]:
        """Return what JupyterLab shows instead of a traceback: lines that it need not break, since it breaks words."""
        return self._lines()

    def _lines(self, more: str = "") -> list[str]:
        return textwrap.wrap(f"{self.mark} {self}{more}", LINE, break_long_words=False, break_on_hyphens=False)


class NotAttempted(Wrong):
    """An answer that is still the stub that was given."""

    mark = "\u25cb"

    def _render_traceback_(self) -> list[str]:
        """Return what JupyterLab shows: a cell that was written but never run looks untouched too."""
        return self._lines(" Once it is written, run its cell, then this one.")


class exercise(contextlib.AbstractContextManager["exercise"]):
    """A block around the checks of one exercise, silent but for one sentence.

    Warnings and standard error are silenced; a stub counts as not attempted; whatever else the student's code raises
    becomes a sentence with the line it came from.

    Args:
        name: what the student wrote: the name of the function or answer.

    Raises:
        NotAttempted: if the student's code raises ``NotImplementedError`` or the answer is ``None``.
        Wrong: if a check fails or the student's code raises anything else.
    """

    def __init__(self, name: str):
        self.name = name

    def __enter__(self) -> exercise:
        self._silence = contextlib.ExitStack()
        self._silence.enter_context(contextlib.redirect_stderr(io.StringIO()))
        self._silence.enter_context(warnings.catch_warnings())
        self._silence.enter_context(np.errstate(all="ignore"))
        warnings.simplefilter("ignore")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._silence.close()
        if error is None:
            print(f"\u2713 {self.name}: these checks pass.")
        elif isinstance(error, NotImplementedError):
            raise NotAttempted(f"{self.name}: not attempted yet.") from None
        elif isinstance(error, NameError) and (error.name == self.name or _raised_by_the_test(trace)):
            raise Wrong(
                f"{error.name} is not defined: run its cell first, and correct the error it shows, if any."
            ) from None
        elif isinstance(error, (Exception, SystemExit)) and not isinstance(error, Wrong):
            raise as_wrong(self.name, error) from None


def _story(error: BaseException) -> str:
    """Say what was raised, and on which line of the student's code, where that is known."""
    if isinstance(error, SystemExit):
        return "calls exit(), which would end the whole notebook; return a value instead."
    said = str(error).strip()
    text = f"raised {type(error).__name__}{': ' + said if said else ', without a message'}"
    line = getattr(error, "student_line", None) or next(
        (
            f.line
            for f in reversed(traceback.extract_tb(error.__traceback__))
            if "ipykernel" in f.filename and f.name != "<module>"
        ),
        None,
    )
    return f"{text} (at `{line}`)" if line else text


def _raised_by_the_test(trace: TracebackType | None) -> bool:
    """Tell whether an error comes from the test cell's own text, not from a function that it called."""
    return trace is not None and trace.tb_next is None


def as_wrong(call: str, error: BaseException) -> Wrong:
    """Turn an error of the student's code into a sentence, with the misconception where the error alone tells it."""
    if isinstance(error, ZeroDivisionError):
        misconception, text = "divides-by-zero", f"{call} {_story(error)}"
    elif type(error).__name__ == "UFuncTypeError":  # floats into an array of integers
        misconception, text = "truncates-integers", f"{call} raised UFuncTypeError"
    else:
        return Wrong(f"{call} {_story(error)}")
    return Wrong(f"{text}: {misconceptions.sentence(misconception)}", misconception)


def wrong(what: str, misconception: str) -> NoReturn:
    """Fail with the sentence of a misconception, after ``what`` was seen.

    Raises:
        Wrong: always.
    """
    raise Wrong(f"{what}: {misconceptions.sentence(misconception)}", misconception)
