"""How a check ends: the exceptions with the sentence for the student, and the block that turns errors into them."""

from __future__ import annotations

import contextlib
import io
import re
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from types import CodeType, FunctionType, MethodType, TracebackType
from typing import ClassVar, NoReturn, ParamSpec, TypeVar

import numpy as np

from dropout_lab.page import card, progress

from . import misconceptions
from .display import shown_hidden, shown_whole

#: What numpy says of a shape in pieces, then the call that it says it of; of a tuple it complains elsewhere, too.
SHAPE_IN_PIECES = re.compile(
    r"(Cannot interpret '\d+' as a data type|takes at most \d+ positional).*\brandom\(|"
    r"('tuple' object cannot be interpreted|no attribute 'rand').*\brand\(",
    re.DOTALL,
)


#: What Python says of a place that a shape has not, then the line that asks for it.
SHAPE_TOO_SHORT = re.compile(r"tuple index out of range.*(?<![.\w])shape\[", re.DOTALL)
#: What numpy says of a product of matrices whose inner sizes differ.
NUMPY_MISFIT = re.compile(
    r"Input operand \d has a mismatch in its core dimension .*\(size (\d+) is different from (\d+)\)"
)


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
    more = ""  # what follows the sentence in a notebook

    def __init__(self, text: str, misconception: str | None = None):
        super().__init__(shown_whole(text))
        self.marked = text
        self.hidden = shown_hidden(text)
        if misconception is None and self.hidden != text:
            self.hidden = self.hidden.removesuffix(".") + ", which is not right."
        self.misconception = misconception

    def _render_traceback_(self) -> list[str]:
        """Return what JupyterLab shows instead of a traceback: lines that it need not break, since it breaks words."""
        return card.plain(self.mark, f"{self}{self.more}").splitlines()


class NotAttempted(Wrong):
    """An answer that is still the stub that was given."""

    mark = "\u25cb"
    more = " Once it is written, run its cell, then this one."


class exercise(contextlib.AbstractContextManager["exercise"]):
    """A block around the checks of one exercise, silent but for one sentence.

    Warnings and standard error are silenced; a stub counts as not attempted; whatever else the student's code raises
    becomes a sentence with the line it came from. Where somebody works in the notebook, the sentence is drawn and
    nothing is raised; wherever a program runs it, as nbgrader does, it is raised (see ``card.is_read``).

    Args:
        name: what the student wrote: the name of the function or answer.
        after: an earlier answer that this one may call; while its check does not pass, one should look there first.

    Attributes:
        test: name of the test, once its visible half has begun; else empty.
        cases: how often the answer was looked at.
        mistakes_alone: whether the visible half knows mistakes, and not what is right.
        open: what the visible half does not ask, and the hidden one does; empty where the hidden cases are alike.
        kinds: in words, the kinds of case that only the hidden half looks at; empty where nobody has said.
        shown: what is said before ``open``.
        holds: what the answer is in the cases that were looked at.
        reads: names of other answers, perhaps, that the answer uses.

    Raises:
        NotAttempted: if the student's code raises ``NotImplementedError`` or the answer is ``None``.
        Wrong: if a check fails or the student's code raises anything else.
    """

    running: ClassVar[exercise | None] = None
    last: ClassVar[exercise | None] = None

    def __init__(self, name: str, after: str = ""):
        self.name, self.after = name, after
        self.test = ""
        self.cases = 0
        self.mistakes_alone = False
        self.open = ""
        self.kinds = ""
        self.holds = "right"
        self.shown = ""
        self.reads: frozenset[str] = frozenset()

    def __enter__(self) -> exercise:
        exercise.running = self
        self._silence = contextlib.ExitStack()
        self._silence.enter_context(contextlib.redirect_stderr(io.StringIO()))
        self._silence.enter_context(warnings.catch_warnings())
        self._silence.enter_context(np.errstate(all="ignore"))
        warnings.simplefilter("ignore")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._silence.close()
        exercise.running, exercise.last = None, self
        told = None if error is None else self._told(error, trace)
        if error is not None and told is None:
            return False  # an interrupt
        if told is not None and (found := progress.unfinished(self.reads - {self.after})):
            told.more = f" Look at {found[0]} first: your code uses it, and its own check does not pass yet."
        mark, text = (told.mark, f"{told}{told.more}") if told else self._passed()
        progress.keep(self.test, mark, text, self.name, card.is_read(), self.reads)
        if told is None or card.is_read():
            card.show(mark, text, progress.coins(self.test), progress.asked_for(self.test, self.name))
            return True
        if told is error:
            return False  # raised as it is, with the line of the test that raised it
        raise told from None

    def _told(self, error: BaseException, trace: TracebackType | None) -> Wrong | None:
        """Return what is said of an error; None if it is not the student's."""
        if isinstance(error, Wrong):
            return error if isinstance(error, NotAttempted) else self._with_what_comes_first(error)
        if isinstance(error, NotImplementedError):
            return not_attempted(self.name, error)
        if isinstance(error, NameError) and (error.name == self.name or _raised_by_the_test(trace)):
            return Wrong(f"{error.name} is not defined: run its cell first, and correct the error it shows, if any.")
        if isinstance(error, (Exception, SystemExit)):
            return self._with_what_comes_first(as_wrong(self.name, error))
        return None

    def _with_what_comes_first(self, told: Wrong) -> Wrong:
        """Return what is said of a wrong answer, with the earlier answer to look at where that is not right either."""
        if not self.after or not progress.unfinished(frozenset({self.after})):
            return told
        first = f"If it uses your answer to {self.after}, look there first: its check does not pass yet."
        both = Wrong(f"{told.marked} {first}", told.misconception)
        both.hidden = f"{told.hidden} {first}"
        return both

    def _passed(self) -> tuple[str, str]:
        """Return the mark and the sentence of checks that passed, which says how much was looked at."""
        whole = progress.cases_in_all(self.test)
        if whole is None:
            return "\u2713", f"{self.name}: these checks pass."
        if self.cases >= whole:
            return "\u2713", f"{self.name}: {self.holds} in {'all ' if whole > 1 else 'the '}{whole} cases."
        if self.mistakes_alone:
            none = "none of the few mistakes that this check knows"
            return "\u25d0", f"{self.name}: answered, and {none}. Whether it is right is told when it is graded."
        if self.open:
            return "\u25d0", f"{self.name}: {self.shown}. {self.open}, when it is graded."
        here = f"the {self.cases} cases" if self.cases != 1 else "the one case"
        kinds = f": {self.kinds}" if self.kinds else ""
        text = f"{self.name}: {self.holds} in {here} looked at here"
        text += f"; {whole - self.cases} more when it is graded{kinds}."
        if progress.fails_elsewhere(self.test):
            text += " Another check of this exercise does not pass yet."
        return "\u2713", text


_Args = ParamSpec("_Args")
_Result = TypeVar("_Result")


def visible_half(function: Callable[_Args, _Result]) -> Callable[_Args, _Result]:
    """Make a function the visible half of the test of this name."""

    @wraps(function)
    def checked(*args: _Args.args, **kwargs: _Args.kwargs) -> _Result:
        if exercise.running is not None:
            exercise.running.test = function.__name__
            exercise.running.reads = _read_by([*args, *kwargs.values()]) - set(progress.asked(function.__name__))
        progress.begin(function.__name__)
        return function(*args, **kwargs)

    return checked


def _read_by(answers: Iterable[object]) -> frozenset[str]:
    """Return the names that functions, and methods of classes, read from elsewhere."""
    names = set[str]()
    parts = [part for a in answers for part in (vars(a).values() if isinstance(a, type) else [a])]
    pieces: list[object] = [part.__code__ for part in parts if isinstance(part, FunctionType | MethodType)]
    while pieces:
        if isinstance(code := pieces.pop(), CodeType):
            names |= {*code.co_names}
            pieces += code.co_consts
    return frozenset(names)


def looked() -> None:
    """Count a case in which the answer was looked at."""
    if exercise.running is not None:
        exercise.running.cases += 1


@contextlib.contextmanager
def uncounted() -> Iterator[None]:
    """Look at answers in this block without counting cases."""
    running = exercise.running
    before = running.cases if running is not None else 0
    try:
        yield
    finally:
        if running is not None:
            running.cases = before


def knows_mistakes_alone() -> None:
    """Say that the checks so far know mistakes, and not what is right: passing them promises nothing."""
    if exercise.running is not None:
        exercise.running.mistakes_alone = True


def leaves_open(what: str, shown: str = "right in what is asked here") -> None:
    """Say what the visible half does not ask: a tick would promise too much where the hidden cases ask other things.

    Args:
        what: the beginning of a sentence: ``"ReLU is asked for, too"``.
        shown: what the visible half can say.
    """
    if exercise.running is not None:
        exercise.running.open, exercise.running.shown = what, shown


def leaves_for_grading(kinds: str, holds: str = "right") -> None:
    """Say which kinds of case only the hidden half looks at; the tick says so.

    Args:
        kinds: as a list: ``"other shapes, and two caches at once"``.
        holds: what the answer is in the visible cases, where these do not tell whether it is right.
    """
    if exercise.running is not None:
        exercise.running.kinds, exercise.running.holds = kinds, holds


def _story(error: BaseException) -> str:
    """Say what was raised, and on which line of the student's code, where that is known."""
    if isinstance(error, SystemExit):
        return "calls exit(), which would end the whole notebook; return a value instead."
    said = NUMPY_MISFIT.sub(r"the sizes \2 and \1 do not fit", str(error).strip())
    text = f"raised {type(error).__name__}{': ' + said if said else ', without a message'}"
    line = _line(error)
    return f"{text} (at `{line}`)" if line else text


def _line(error: BaseException) -> str:
    """Return the line of the student's code that raised, empty if it is not known."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    here = (f.line for f in frames if "ipykernel" in f.filename and f.name != "<module>")
    return str(getattr(error, "student_line", None) or next(here, None) or "")


def _raised_by_the_test(trace: TracebackType | None) -> bool:
    """Tell whether an error comes from the test cell's own text, not from a function that it called."""
    return trace is not None and trace.tb_next is None


def not_attempted(name: str, error: NotImplementedError) -> NotAttempted:
    """Return what is said of an error that a stub has raised: the answer itself, or another one that it calls."""
    codes = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
    answers = [c for c in codes if progress.is_answer(_root(c))]
    if answers and _root(answers[-1]) != _root(answers[0]):
        return NotAttempted(f"{_root(answers[0])} calls {_root(answers[-1])}, which is not attempted yet.")
    if answers and answers[-1] is codes[-1] and len({line for *_, line in codes[-1].co_lines() if line}) > 2:
        said = NotAttempted(
            f"{name} has code, but still the line `raise NotImplementedError` below it: delete that line."
        )
        said.more = ""
        return said
    return NotAttempted(f"{name}: not attempted yet.")


def _root(code: CodeType) -> str:
    """Return the name of the function or class at the top of a notebook that a piece of code belongs to."""
    return code.co_qualname.partition(".")[0]


def as_wrong(call: str, error: BaseException) -> Wrong:
    """Turn an error of the student's code into a sentence, with the misconception where the error alone tells it."""
    if isinstance(error, ZeroDivisionError):
        misconception, text = "divides-by-zero", f"{call} {_story(error)}"
    elif type(error).__name__ == "UFuncTypeError":  # floats into an array of integers
        said = "numpy writes no fractions into an array of integers; make a new array, and work in floats."
        return Wrong(f"{call} raised UFuncTypeError: {said}", "truncates-integers")
    elif SHAPE_IN_PIECES.search(f"{error} {_line(error)}"):
        misconception, text = "shape-in-pieces", f"{call} {_story(error)}"
    elif SHAPE_TOO_SHORT.search(f"{error} {_line(error)}"):
        misconception, text = "shape-of-any-length", f"{call} {_story(error)}"
    else:
        return Wrong(f"{call} {_story(error)}")
    return Wrong(f"{text}: {misconceptions.sentence(misconception)}", misconception)


def wrong(what: str, misconception: str) -> NoReturn:
    """Fail with the sentence of a misconception, after ``what`` was seen.

    Raises:
        Wrong: always.
    """
    raise Wrong(f"{what}: {misconceptions.sentence(misconception)}", misconception)


@contextlib.contextmanager
def naming(misconception: str | Mapping[str, str]) -> Iterator[None]:
    """Name the misconception behind an exception that the student's code raises inside this block.

    Args:
        misconception: its name, or a pattern of the error's text to its name: the first that is found counts.

    Raises:
        Wrong: as the check inside, with the misconception's sentence where the code raised.
    """
    names = {"": misconception} if isinstance(misconception, str) else misconception
    try:
        yield
    except Wrong as error:
        _, raised, said = str(error).partition(" raised ")
        if error.misconception is None and raised:
            for pattern, name in names.items():
                if re.search(pattern, said):
                    wrong(error.marked.removesuffix("."), name)
        raise
