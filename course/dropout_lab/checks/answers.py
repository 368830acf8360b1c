"""The vocabulary of the tests: each check knows the usual mistakes and says the one sentence that fits.

A test cell reads like a specification::

    with exercise("dropout_mask"):
        ask(dropout_mask, (4, 5), 0.3, seeded(1)).shape(4, 5).only(0, 1)
        expect_a_coin_each(lambda rng: dropout_mask((4, 5), 0.3, rng))
        ask(dropout_mask, (199, 301), 0.3, seeded(2)).independent().kept(0.7)

``mistakes`` maps the name of a misconception (see ``misconceptions``) to the wrong value it leads to. Nothing here
holds an answer: the right values stand in the test cells. Checks look at values alone, never at a dtype, the order of
draws, or how an answer was written; statistical bounds (see ``coins``) raise a false alarm once in 1e9 checks.
Ask first what is structural (shape, values, a coin each), then what is statistical (independence, then the share):
the other way round a shared coin makes the share wander, and the sentence names the wrong cause.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import io
import itertools
import math
import reprlib
import textwrap
import traceback
import warnings
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import TracebackType
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from . import misconceptions
from .coins import count_ratio_bounds, dependence, follows, linked, share_fits, shared_axis

_draw = 0


def use_draw(number: int) -> None:
    """Makes ``seeded`` give other numbers, so that a test can be repeated on fresh data (0 is what students see)."""
    global _draw
    _draw = number


def seeded(seed: int) -> np.random.Generator:
    """A generator for a test's own data; the same for every student, another one for every ``use_draw``."""
    return np.random.default_rng(seed if _draw == 0 else [_draw, seed])


def nonzero(seed: int, *shape: int) -> NDArray[np.float64]:
    """Numbers of both signs with sizes from 0.5 to 2.5: a zero in an output is then a dropped entry.

    Args:
        seed: as for ``seeded``.
        shape: of the array.
    """
    rng = seeded(seed)
    return np.asarray(rng.uniform(0.5, 2.5, shape) * rng.choice([-1.0, 1.0], shape))


def seal(question: int, letter: str) -> str:
    """The right letter of a question, made unreadable at a glance (no more than that: there are few letters)."""
    return hashlib.sha256(f"question {question}: {letter}".encode()).hexdigest()[:8]


# ---------------------------------------------------------------------------------------------------- outcomes


#: Characters in a line of a message: what a laptop shows beside JupyterLab's list of files.
LINE = 100


class Wrong(Exception):
    """The answer is wrong; the text is the one sentence that says why.

    Args:
        text: the sentence.
        misconception: its name in ``misconceptions``, or None where none was recognised.
    """

    mark = "\u2717"

    def __init__(self, text: str, misconception: str | None = None):
        super().__init__(text)
        self.misconception = misconception

    def _render_traceback_(self) -> list[str]:
        """What JupyterLab shows instead of a traceback: lines that it need not break, for it breaks words."""
        return self._lines()

    def _lines(self, more: str = "") -> list[str]:
        return textwrap.wrap(f"{self.mark} {self}{more}", LINE, break_long_words=False, break_on_hyphens=False)


class NotAttempted(Wrong):
    """The stub is still there."""

    mark = "\u25cb"

    def _render_traceback_(self) -> list[str]:
        """What JupyterLab shows: a cell that was written but never run looks untouched too."""
        return self._lines(" Once it is written, run its cell, then this one.")


class exercise(contextlib.AbstractContextManager["exercise"]):
    """Wraps the checks of one exercise: silence around them, one sentence out of them.

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
                f"{error.name} is not defined: run its cell first, and mend the error it shows, if any."
            ) from None
        elif isinstance(error, (Exception, SystemExit)) and not isinstance(error, Wrong):
            raise _as_wrong(self.name, error) from None


def _story(error: BaseException) -> str:
    """What was raised, and on which line of the student's code, where that is known."""
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
    """Whether an error comes from the test cell's own text, not from a function that it called."""
    return trace is not None and trace.tb_next is None


def _as_wrong(call: str, error: BaseException) -> Wrong:
    """An error of the student's code as a sentence, with the misconception where the error alone tells it."""
    if isinstance(error, ZeroDivisionError):
        slug, text = "divides-by-zero", f"{call} {_story(error)}"
    elif type(error).__name__ == "UFuncTypeError":  # floats into an array of integers
        slug, text = "truncates-integers", f"{call} raised UFuncTypeError"
    else:
        return Wrong(f"{call} {_story(error)}")
    return Wrong(f"{text}: {misconceptions.sentence(slug)}", slug)


def wrong(what: str, misconception: str) -> NoReturn:
    """Fails with the sentence of a misconception, after ``what`` was seen.

    Raises:
        Wrong: always.
    """
    raise Wrong(f"{what}: {misconceptions.sentence(misconception)}", misconception)


# ---------------------------------------------------------------------------------------------------- asking


def ask(function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Answer:
    """Calls the student's function on copies of the arguments and looks whether it left them alone.

    Generators are passed on as they are, since drawing changes them.

    Returns:
        The answer, ready to be checked; ``.value`` is what the function returned.

    Raises:
        NotAttempted: if the function raises ``NotImplementedError``.
        Wrong: if it cannot be called, raises, or changes an argument.
    """
    name = str(getattr(function, "__name__", "your answer"))
    if function is None:
        raise NotAttempted("not attempted yet.")
    if not callable(function):
        raise Wrong(f"this should be a function, but it is {reprlib.repr(function)}.")
    call = f"{name}({', '.join([*map(show, args), *(f'{k}={show(v)}' for k, v in kwargs.items())])})"
    given = [_copied(a) for a in args]
    named = {k: _copied(v) for k, v in kwargs.items()}
    try:
        value = function(*given, **named)
    except NotImplementedError:
        raise NotAttempted(f"{name}: not attempted yet.") from None
    except (Exception, SystemExit) as error:
        if isinstance(error, Wrong):
            raise
        raise _as_wrong(call, error) from None
    for before, after in [*zip(args, given, strict=True), *((kwargs[k], named[k]) for k in kwargs)]:
        if not _same(before, after):
            wrong(call, "changes-its-input")
    return Answer(_kept_as_it_is(value), call)


def expect(value: Any, name: str) -> Answer:
    """An answer that the student gave as a value.

    Raises:
        NotAttempted: if it is still ``None``.
    """
    if value is None:
        raise NotAttempted(f"{name}: not attempted yet.")
    return Answer(value, name)


class Answer:
    """What the student's code gave, with the checks that can be asked of it; each returns the answer again.

    Args:
        value: what was given.
        source: how to speak of it: the call, or the name.
    """

    def __init__(self, value: Any, source: str):
        self.value = value
        self.source = source
        self._array: NDArray[np.float64] | None = None

    def array(self) -> NDArray[np.float64]:
        """The value as an array of floats, read once: an object of the student's could give each check another one.

        Raises:
            Wrong: if it is None or holds anything but numbers.
        """
        if self._array is None:
            self._array = self._read()
        return self._array

    def _read(self) -> NDArray[np.float64]:
        if self.value is None:
            wrong(self.source, "returns-nothing")
        if isinstance(self.value, (str, bytes)):  # numpy would read "5.6" as a number
            wrong(f"{self.source} gave {self.value!r}", "text-for-a-number")
        if callable(self.value):
            raise Wrong(f"{self.source} should hold numbers alone, but gave a function.")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")  # a complex number would lose its imaginary part silently
                return np.array(self.value, dtype=np.float64)  # a copy, which no later call can write into
        except (TypeError, ValueError, OverflowError, Warning):
            raise Wrong(f"{self.source} should hold numbers alone, but gave {show(self.value)}.") from None

    def number(self) -> float:
        """The value as one number: a Python or numpy number, a fraction, or an array of one entry.

        Raises:
            Wrong: if it is anything else.
        """
        value = self.array()
        if value.size != 1:
            raise Wrong(f"{self.source} should give one number, but gave {show(self.value)}.")
        return float(value.reshape(()))

    def pair(self, first: str, second: str) -> tuple[Any, Any]:
        """The two values of a function that returns two.

        Raises:
            Wrong: if it is not a tuple or list of two.
        """
        if self.value is None:
            wrong(self.source, "returns-nothing")
        if not isinstance(self.value, (tuple, list)) or len(self.value) != 2:
            wrong(f"{self.source} gave {show(self.value)}, not ({first}, {second})", "not-two-values")
        return self.value[0], self.value[1]

    def first_of(self, first: str, second: str) -> Answer:
        """The first of the two values of a function that returns two, ready to be checked; the second may be anything.

        Raises:
            Wrong: if it is not a tuple or list of two.
        """
        return Answer(self.pair(first, second)[0], f"{self.source}: {first}")

    def shape(self, *shape: int) -> Answer:
        """The value is an array of this shape."""
        got = self.array().shape
        if got != shape:
            what = f"{self.source} has shape {got}, not {shape}"
            wrong(what, "transposed" if len(shape) > 1 and got == shape[::-1] else "wrong-shape")
        return self

    def finite(self) -> Answer:
        """No nan and no infinity."""
        if not np.isfinite(self.array()).all():
            wrong(self.source, "not-finite")
        return self

    def only(self, *allowed: float, mistakes: Mapping[str, tuple[float, ...]] | None = None) -> Answer:
        """Every entry is one of ``allowed``; ``mistakes`` maps a misconception to the set of entries it leads to."""
        found = np.unique(self.finite().array())
        if not _among(found, allowed):
            what = f"{self.source} should hold only {_listed(allowed)}, but holds {_listed(found)}"
            for slug, values in (mistakes or {}).items():
                if _among(found, values):
                    wrong(what, slug)
            if len(found) > 10 and found.min() >= 0 and found.max() < 1:
                wrong(what, "returns-the-draws")
            if _among(found, (-1.0, 1.0)):
                wrong(what, "signs-for-coins")
            raise Wrong(f"{what}.")
        return self

    def equals(self, right: Any, mistakes: Mapping[str, Any] | None = None, *, within: float = 1e-6) -> Answer:
        """The value is ``right`` (a number or an array), up to a relative error of ``within``.

        Args:
            right: the right value.
            mistakes: a misconception's name to the wrong value it leads to, or to a function of the value that says
                whether it was made; a wrong value that happens to be right is passed over.
            within: relative to the largest entry of ``right``, and absolute below 1.
        """
        target = np.asarray(right, dtype=np.float64)
        got = np.asarray(self.number()) if target.ndim == 0 else self.shape(*target.shape).array()
        if not _close(got, target, within):
            what = f"{self.source} gave {_difference(got, target)}"
            if not np.isfinite(got).all():
                wrong(what, "not-finite")
            for slug, mistake in (mistakes or {}).items():
                if mistake(got) if callable(mistake) else _mistaken(got, mistake, target, within):
                    wrong(what, slug)
            raise Wrong(f"{what}.")
        return self

    def exactly(self, right: float, mistakes: Mapping[str, float | Sequence[float]] | None = None) -> Answer:
        """The value is one number; a rounded, sampled, clipped or unsigned one is told from other wrong ones.

        Args:
            right: the right value.
            mistakes: a misconception's name to the wrong value, or values, it leads to; one that happens to be right
                is passed over.
        """
        got, target = self.number(), float(right)

        def agree(one: float, other: float) -> bool:
            return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)

        if not agree(got, target):
            what = f"{self.source} gave {_apart(got, target)}"
            for slug, values in (mistakes or {}).items():
                slips = [float(v) for v in np.ravel(values)]
                if any(agree(got, slip) and not agree(target, slip) for slip in slips):
                    wrong(what, slug)
            slug_of_slip = _usual_slip(np.asarray(got), np.asarray(target))
            if slug_of_slip:
                wrong(what, slug_of_slip)
            raise Wrong(f"{what}.")
        return self

    def between(self, low: float, high: float) -> Answer:
        """The value is one number from ``low`` to ``high``, both included."""
        if not low <= self.number() <= high:
            raise Wrong(f"{self.source} is {show(self.value)}, but should lie between {show(low)} and {show(high)}.")
        return self

    def at_least(self, low: float, otherwise: str) -> Answer:
        """The value is one number not below ``low``; ``otherwise`` names the misconception where it is."""
        if not self.number() >= low - 1e-9:
            wrong(f"{self.source} is {show(self.value)}, less than {show(low)}", otherwise)
        return self

    def states(
        self,
        right: Mapping[tuple[int, ...], tuple[float, ...]],
        mistakes: Mapping[str, Mapping[str, Sequence[float]]] | None = None,
        columns: tuple[str, ...] = ("probability", "z"),
    ) -> Answer:
        """The value lists every mask of ``right`` once, in any order, each with its numbers: (mask, probability, z).

        Args:
            right: mask to its numbers, one for each of ``columns``.
            mistakes: a misconception's name to the columns it leads to, in the order of ``right``.
            columns: how to speak of the numbers.
        """
        table = self._state_rows(len(next(iter(right))), columns, 4 * len(right))
        if len(table) != len(right):
            what = f"{self.source} lists {len(table)} of {len(right)} states"
            absent = next((mask for mask in right if mask not in table), None)
            wrong(f"{what}, without the mask {absent}" if absent else what, "misses-states")
        got = {c: np.array([table[mask][i] for mask in right]) for i, c in enumerate(columns)}
        target = {c: np.array([row[i] for row in right.values()], dtype=np.float64) for i, c in enumerate(columns)}
        off = next((c for c in columns if not _close(got[c], target[c], 1e-6)), None)
        if off is None:
            return self
        worst = int(np.argmax(abs(got[off] - target[off])))
        what = f"{self.source}, mask {list(right)[worst]}: {off} {_apart(got[off][worst], target[off][worst])}"
        for slug, wrong_columns in (mistakes or {}).items():
            given = {c: np.asarray(v, dtype=np.float64) for c, v in wrong_columns.items()}
            fits = all(_close(got[c], v, 1e-6) for c, v in given.items())
            if fits and not all(_close(target[c], v, 1e-6) for c, v in given.items()):
                wrong(what, slug)
        if len(columns) > 1 and _close(got[columns[0]], target[columns[1]], 1e-6):
            wrong(what, "probability-and-z-exchanged")
        slip = _usual_slip(got[off], target[off])
        if slip:
            wrong(what, slip)
        raise Wrong(f"{what}.")

    def _state_rows(self, coins: int, columns: tuple[str, ...], most: int) -> dict[tuple[int, ...], list[float]]:
        """Reads rows of (mask, number, ...): lists, tuples, arrays, generators; whatever lists triples will do."""
        if self.value is None:
            wrong(self.source, "returns-nothing")
        triple = f"({', '.join(('mask', *columns))})"
        table: dict[tuple[int, ...], list[float]] = {}
        try:
            rows = [] if hasattr(self.value, "items") else list(itertools.islice(self.value, most))
            triples = [tuple(row) for row in rows]
        except TypeError:
            triples = []
        if not triples or any(len(row) != len(columns) + 1 for row in triples):
            raise Wrong(f"{self.source} should be a list of {triple}, one for each state, but gave {show(self.value)}.")
        for first, *numbers in triples:
            iterator = hasattr(first, "__next__")
            mask = Answer(list(first) if iterator else first, f"a mask of {self.source}").only(0, 1).array().ravel()
            if mask.size != coins:
                wrong(f"{self.source} lists the mask {show(first)} for {coins} inputs", "wrong-number-of-coins")
            key = tuple(round(c) for c in mask)
            if key in table:
                wrong(f"{self.source} lists the mask {key} twice", "repeats-a-state")
            named = zip(columns, numbers, strict=True)
            table[key] = [Answer(n, f"{self.source}, mask {key}, {c}").finite().number() for c, n in named]
        return table

    def chosen(self, right: Mapping[int, str], mistakes: Mapping[int, Mapping[str, str]]) -> Answer:
        """The value maps each question to the right letter, and says why; other questions may be answered too.

        Args:
            right: question number to letter, or to its ``seal``.
            mistakes: question number to a map from a letter to what it claims: a misconception, or what is right.
        """
        if not hasattr(self.value, "items"):
            raise Wrong(f'{self.source} should be a dictionary such as {{1: "a", 2: "b"}}, but is {show(self.value)}.')
        letters = {str(k).strip(): str(v).strip().strip("().").lower() for k, v in self.value.items() if v is not None}
        if not letters:
            raise NotAttempted(f"{self.source}: not attempted yet.")
        for number, letter in right.items():
            got = letters.get(str(number))
            if got is None:
                raise Wrong(f"{self.source}: question {number} is not answered yet.")
            what, claim = f"question {number}, ({got})", mistakes.get(number, {}).get(got)
            if letter in (got, seal(number, got)):
                if claim in misconceptions.RIGHT:
                    print(f"{what}: yes, {misconceptions.RIGHT[claim]}")
            elif claim:
                wrong(what, claim)
            else:
                raise Wrong(f"{what}: this is not one of the choices.")
        return self

    # ------------------------------------------------------------------------------------------------ coins

    def kept(self, keep: float, mistakes: Mapping[str, float | tuple[float, ...]] | None = None) -> Answer:
        """The share of entries that are not zero fits coins that keep with probability ``keep``.

        Args:
            keep: the probability of a non-zero entry.
            mistakes: a misconception's name to the share, or shares, it leads to; the usual ones are known already.
        """
        coins = self.array() != 0
        share = float(coins.mean())
        if not share_fits(share, coins.size, keep):
            what = f"{self.source} kept {share:.1%} of {coins.size} entries, not about {100 * keep:.4g}%"
            for known in (mistakes or {}, _usual_shares(keep)):  # what this test expects first
                led = [
                    (abs(share - float(one)), slug, float(one))
                    for slug, some in known.items()
                    for one in np.ravel(some)
                ]
                likely = [(off, slug) for off, slug, one in led if share_fits(share, coins.size, one, 1e-6)]
                if likely:
                    wrong(what, min(likely)[1])
            raise Wrong(f"{what}.")
        return self

    def independent(self) -> Answer:
        """The non-zero entries of a large array look like independent coins, whatever their share.

        Looks for a coin shared along an axis; for entries that agree too often with others a fixed step or a reflection
        away, or in rectangles (a row's coin times a column's coin is independent pair by pair); and for rows and
        columns whose number kept spreads too little or too far.
        """
        coins = self.array() != 0
        axis = shared_axis(coins)
        if axis is not None and 0 < coins.mean() < 1:
            wrong(self.source, "one-coin-per-column" if axis == 0 else "one-coin-per-row")
        finding = dependence(coins)
        if finding == "quota":
            wrong(f"{self.source} kept nearly the same number in every row or column", "exact-quota")
        if finding:
            wrong(self.source, "coins-not-independent")
        return self

    def blind_to(self, x: Any) -> Answer:
        """Which entries are zero has nothing to do with the numbers ``x`` (both signs, no zero) that were masked."""
        x = np.asarray(x, dtype=np.float64)
        coins = self.shape(*x.shape).array() != 0
        if coins.any() and not coins[x < 0].any():
            wrong(self.source, "applies-relu")
        if follows(coins, x):
            wrong(self.source, "mask-depends-on-x")
        return self

    def scales(self, x: Any, factor: float, mistakes: Mapping[str, float] | None = None) -> Answer:
        """Every non-zero entry is ``factor`` times that of ``x``, which holds no zero and varies.

        Args:
            x: what was masked, the same shape.
            factor: the right ratio.
            mistakes: a misconception's name to the ratio it leads to.
        """
        x = np.asarray(x, dtype=np.float64)
        out = self.shape(*x.shape).finite().array()
        coins = out != 0
        before, after = x[coins], out[coins]
        if not after.size and x.size >= 1000:  # zeros alone would agree with every factor
            wrong(f"{self.source} kept none of {x.size} entries", "everything-dropped")
        if not after.size or _close(after / before, np.full(after.size, factor), 1e-6):
            return self
        ratio = after / before
        constant = _close(ratio, np.full(ratio.size, ratio[0]), 1e-6)
        worst = int(np.argmax(abs(ratio - factor)))
        what = (
            f"{self.source} turned {show(before[worst])} into {show(after[worst])}, "
            f"but survivors should be multiplied by {show(factor)}"
        )
        if constant:
            if coins.all():  # nothing dropped, so there are no survivors to speak of
                wrong(what, "nothing-dropped")
            for slug, value in (mistakes or {}).items():
                if _close(ratio, np.full(ratio.size, value), 1e-6):
                    wrong(what, slug)
            if math.isclose(ratio[0], coins.size / after.size, rel_tol=1e-6):
                wrong(what, "divides-by-realised-share")
            if math.isclose(out.sum(), x.sum(), rel_tol=1e-6):
                wrong(what, "keeps-the-sum")
        elif _close(after, np.full(after.size, after[0]), 1e-6):
            wrong(what, "returns-the-mask")
        elif np.array_equal(after, np.trunc(before * factor)) or np.array_equal(after, np.floor(before * factor)):
            whole = np.array_equal(x, np.trunc(x))
            wrong(what, "truncates-integers" if whole else "truncates-to-integers")
        elif coins.all():
            wrong(what, "noise-not-coins")
        raise Wrong(f"{what}.")


def expect_raises(kind: type[Exception], function: Callable[..., Any], *args: Any) -> None:
    """The call raises ``kind``.

    Raises:
        Wrong: if it returns, or raises something else.
    """
    call = f"{getattr(function, '__name__', 'your function')}({', '.join(map(show, args))})"
    try:
        value = function(*args)
    except NotImplementedError:
        raise
    except kind:
        return
    except Exception as error:
        what = f"{call} should raise {kind.__name__}, but raised {type(error).__name__}"
        raise Wrong(f"{what}: {misconceptions.sentence('raises-another-error')}", "raises-another-error") from None
    wrong(f"{call} should raise {kind.__name__}, but returned {show(value)}", "refuses-nothing")


def expect_a_coin_each(draw: Callable[[np.random.Generator], Any], what: str = "in ten calls") -> None:
    """Over ten small calls with one generator every entry meets its own fate: no coin is shared, none is missing.

    Args:
        draw: returns an array, 20 entries are enough; a zero is a dropped entry.
        what: how to speak of the calls.
    """
    rng = seeded(7004)
    drawn = ten_calls(lambda: _coins(draw(rng)))
    if any(d.shape != drawn[0].shape for d in drawn):
        raise Wrong(f"{what} the shape changed from {drawn[0].shape} to another.")
    if all(d.all() for d in drawn):
        wrong(what, "nothing-dropped")
    if not any(d.any() for d in drawn):
        wrong(what, "everything-dropped")
    if all(np.array_equal(d, drawn[0]) for d in drawn):
        wrong(what, "same-coins-every-call")
    if all(d.all() or not d.any() for d in drawn):
        wrong(what, "one-coin-for-all")
    axis = shared_axis(np.moveaxis(np.array(drawn), 0, -1)[..., None])
    if axis is not None and axis < drawn[0].ndim:
        wrong(what, "one-coin-per-column" if axis == 0 else "one-coin-per-row")


def ten_calls(call: Callable[[], NDArray[np.bool_]]) -> list[NDArray[np.bool_]]:
    """What ten calls give; forty if these are all alike, for a coin that is tossed for all may fall alike ten times."""
    drawn = [call() for _ in range(10)]
    if all(np.array_equal(d, drawn[0]) for d in drawn):
        drawn += [call() for _ in range(30)]
    return drawn


def expect_fresh(draw: Callable[[np.random.Generator], Any], what: str = "two calls") -> None:
    """Calls in a row with one generator give coins that have nothing to do with each other.

    Args:
        draw: returns an array of at least 100 coins drawn from the generator it is given; 3,000 betray weak links too.
        what: how to speak of the calls.
    """
    rng = seeded(7001)
    drawn = [_coins(draw(rng)) for _ in range(4)]
    if all(d.all() or not d.any() for d in drawn):
        kept = [d.all() for d in (*drawn, *(_coins(draw(rng)) for _ in range(30)))]
        wrong(what, "nothing-dropped" if all(kept) else "one-coin-for-all" if any(kept) else "everything-dropped")
    for first, second in itertools.combinations(drawn, 2):
        if np.array_equal(first, second):
            wrong(what, "nothing-dropped" if first.all() else "same-coins-every-call")
        if first.size >= 1000 and first.shape == second.shape and linked(first, second):
            Answer(first, what).independent()  # linked in itself, it is linked with others too
            wrong(what, "calls-not-independent")


def expect_same_state_same_coins(draw: Callable[[np.random.Generator], Any], what: str = "two calls") -> None:
    """The same generator state gives the same coins (so nothing is drawn from anywhere else)."""
    if not np.array_equal(_coins(draw(seeded(7002))), _coins(draw(seeded(7002)))):
        wrong(what, "ignores-rng")


def expect_counts_vary(
    draw: Callable[[np.random.Generator], Any], keep: float, what: str = "two dozen calls", calls: int = 24
) -> None:
    """The number kept varies from call to call as that of independent coins does: Bernoulli is not a quota.

    Args:
        draw: returns an array of coins, the same size at each call, at least 200.
        keep: the probability of keeping.
        what: how to speak of the calls.
        calls: how many to make.
    """
    rng = seeded(7003)
    drawn = [_coins(draw(rng)) for _ in range(calls)]
    if len({d.tobytes() for d in drawn}) < calls:
        wrong(what, "same-coins-every-call")
    counts = np.array([d.sum() for d in drawn], dtype=np.float64)
    ratio = float(counts.var(ddof=1)) / (drawn[0].size * keep * (1 - keep))
    low, high = count_ratio_bounds(calls)
    if ratio < low:
        wrong(f"{what} kept {_listed(np.unique(counts))} of {drawn[0].size} entries", "exact-quota")
    if ratio > high:
        wrong(f"the number kept varies {ratio:.1f} times as much as that of independent coins", "coins-not-independent")


# ---------------------------------------------------------------------------------------------------- helpers


def show(value: Any) -> str:
    """A value as a student would write it, cut short: large arrays by their shape."""
    if isinstance(value, np.random.Generator):
        return "rng"
    if callable(value):  # its repr would show an address
        return "f" if getattr(value, "__name__", "<").startswith("<") else str(value.__name__)
    if isinstance(value, np.ndarray) and value.ndim > 0:
        if value.size > 12:
            return f"<{'x'.join(map(str, value.shape))} array>"
        if value.size and (value.dtype == np.float64 or value.dtype.kind in "iub"):
            return _nested(value.tolist())  # what the next lines give, in a sixth of their time
        written: Any = {"float_kind": _brief, "int": str, "bool": str}
        return " ".join(np.array2string(value, precision=4, separator=", ", formatter=written).split())
    if isinstance(value, (float, np.floating, np.ndarray)):
        return f"{float(value) + 0.0:.6g}"  # + 0.0: no -0
    if isinstance(value, np.generic):
        return str(value.item())
    if isinstance(value, (list, tuple)) and len(value) <= 8:
        inside = ", ".join(map(show, value))
        if len(inside) > 45 and all(isinstance(v, np.ndarray) for v in value):
            return f"<{len(value)} arrays>"
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, Mapping) and len(value) <= 4:
        inside = ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items())
        if len(inside) > 45 and all(isinstance(v, np.ndarray) for v in value.values()):
            return f"<dict of {', '.join(map(str, value))}>"
        return f"{{{inside}}}"
    if isinstance(value, Fraction):
        return str(value)
    return reprlib.repr(value)


def _nested(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_nested, value))}]"
    return _brief(value) if isinstance(value, float) else str(value)


def _brief(number: float) -> str:
    """One entry of an array: four digits, and no more than there are."""
    if number == 0 or 1e-3 <= abs(number) < 1e6:
        return np.format_float_positional(number + 0.0, precision=4, trim="-")  # + 0.0: no -0
    return f"{number:.4g}"


def _copied(value: Any) -> Any:
    return value if isinstance(value, np.random.Generator) or callable(value) else copy.deepcopy(value)


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, np.ndarray):
        return (
            isinstance(after, np.ndarray)
            and before.shape == after.shape
            and np.array_equal(before, after, equal_nan=before.dtype.kind in "fc")
        )
    if isinstance(before, (list, tuple)):
        return type(before) is type(after) and len(before) == len(after) and all(map(_same, before, after))
    if isinstance(before, dict):
        return (
            isinstance(after, dict)
            and before.keys() == after.keys()
            and all(_same(before[k], after[k]) for k in before)
        )
    if isinstance(before, np.random.Generator) or callable(before):
        return True
    return bool(before == after)


def _kept_as_it_is(value: Any) -> Any:
    """A copy of an answer's arrays, so that a later call that writes into them cannot change what was given."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.copy()
    if type(value) in (tuple, list):
        return type(value)(v.copy() if isinstance(v, np.ndarray) and v.dtype != object else v for v in value)
    return value


def _difference(got: NDArray[np.float64], right: NDArray[np.float64]) -> str:
    """Got and expected, in full where they are small, else the entry that is furthest off."""
    if right.ndim == 0:
        return _apart(float(got), float(right))
    if right.size <= 12 and show(got) != show(right):
        return f"{show(got)}, not {show(right)}"
    off = np.where(np.isfinite(got), abs(got - right), np.inf)
    at = np.unravel_index(int(np.argmax(off)), right.shape)
    one, other = _apart(got[at], right[at]).split(", not ")
    return f"{one} at {list(map(int, at))}, not {other}"


def _apart(got: float, right: float) -> str:
    """Got and expected, with as many digits as it takes to tell them apart."""
    digits = next((d for d in range(6, 17) if f"{got:.{d}g}" != f"{right:.{d}g}"), 17)
    return f"{got + 0.0:.{digits}g}, not {right + 0.0:.{digits}g}"


def _mistaken(got: NDArray[np.float64], mistake: Any, right: NDArray[np.float64], within: float) -> bool:
    value = np.asarray(mistake, dtype=np.float64)
    return _close(got, value, within) and not _close(right, value, within)


def _usual_shares(keep: float) -> dict[str, float | tuple[float, ...]]:
    """The shares kept that the usual mistakes lead to, where ``keep`` was asked for."""

    def above(threshold: float) -> float:  # of a standard normal draw
        return math.erfc(threshold / math.sqrt(2)) / 2

    return {
        "nothing-dropped": 1.0,
        "everything-dropped": 0.0,
        "keeps-with-p": 1 - keep,
        "drops-twice": keep**2,
        # the last is no normal draw but balls in boxes, too close to another share to be told from it
        "draws-from-a-normal": (above(keep), above(1 - keep), 1 - above(keep), 1 - above(1 - keep), math.exp(keep - 1)),
        "ignores-p": 0.5,
    }


def _close(got: NDArray[np.float64], right: NDArray[np.float64], within: float) -> bool:
    if got.shape != right.shape or not np.isfinite(got).all():
        return False
    scale = max(1.0, float(np.max(np.abs(right), initial=0.0)))
    return bool(np.all(np.abs(got - right) <= within * scale))


def _usual_slip(got: NDArray[np.float64], right: NDArray[np.float64]) -> str | None:
    """The misconception behind a value that is the right one without its sign, clipped, rounded or sampled, if any."""
    if not np.isfinite(got).all():
        return "not-finite"
    for slug, slip in (("drops-the-sign", abs(right)), ("clips-negatives", np.maximum(right, 0))):
        if _close(got, np.asarray(slip), 1e-6) and not np.array_equal(slip, right):
            return slug
    if np.max(abs(right)) >= 2 and np.array_equal(got, np.trunc(right)):
        return "rounds-the-result"
    fewest = 0 if np.min(abs(right)) >= 2 else 1  # 0 for 0.48 is a mistake of another kind
    if any(np.allclose(got, np.round(right, digits), rtol=0, atol=1e-12) for digits in range(fewest, 6)):
        return "rounds-the-result"
    near = np.max(abs(got - right), initial=0.0) <= 0.015 * np.max(abs(right), initial=0.0)
    return "estimates-by-sampling" if near else None


def _among(found: NDArray[np.float64], allowed: Any) -> bool:
    values = np.asarray(allowed, dtype=np.float64)
    off = np.abs(found[:, None] - values[None, :])
    # relative to the value, so that a zero is a zero: whatever is not counts as a coin that keeps
    return bool((off <= 1e-9 * np.abs(values)).any(axis=1).all())


def _listed(values: Any) -> str:
    numbers = [f"{v:.4g}" for v in np.asarray(values, dtype=np.float64).ravel()]
    return (
        " and ".join(numbers) if len(numbers) <= 2 else ", ".join(numbers[:3]) + (", ..." if len(numbers) > 3 else "")
    )


def _coins(value: Any) -> NDArray[np.bool_]:
    return np.asarray(Answer(value, "this").array() != 0)
