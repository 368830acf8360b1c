"""Calls of the student's function: what it is given, whether it left that alone, and what it raises."""

from __future__ import annotations

import copy
import reprlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

import numpy as np

from . import misconceptions
from .answers import Answer
from .display import show
from .outcomes import NotAttempted, Wrong, as_wrong, looked, not_attempted, wrong


def ask(function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Answer:
    """Call the student's function on copies of the arguments and check that it left them alone.

    Generators are passed on as they are, since drawing changes them.

    Returns:
        The answer, ready to be checked; ``.value`` is what the function returned.

    Raises:
        NotAttempted: if the function raises ``NotImplementedError``.
        Wrong: if it cannot be called, raises, or changes an argument.
    """
    looked()
    call = _call_in_words(function, args, kwargs)
    given = [_copied(a) for a in args]
    named = {k: _copied(v) for k, v in kwargs.items()}
    with _said_of(function, call):
        value = function(*given, **named)
    return _answer(call, value, [*args, *kwargs.values()], [*given, *named.values()])


def ask_each(function: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> Iterator[Answer]:
    """Yield the answers of several calls, which are what ``ask`` gives of each; see ``map_calls``.

    Raises:
        NotAttempted, Wrong: as ``ask``, at the call that it fits.
    """
    outcomes: Iterator[tuple[Any, Sequence[Any]]] | None = None
    for args in calls:
        looked()
        call = _call_in_words(function, args, {})
        with _said_of(function, call):
            outcomes = outcomes or _outcomes(function, calls)
            value, given = next(outcomes)
        yield _answer(call, value, args, given)


def map_calls(function: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
    """Yield what a function gives for each tuple of arguments: as a loop over them does, each call on copies.

    Generators are passed on as they are. Where the function is a student's that runs in another process, a few calls
    are asked for at a time; some may be made beyond the last that is wanted, so no question of them may give an
    earlier one away, and a test that means one array for all calls writes a loop.
    """
    return (value for value, _ in _outcomes(function, calls))


def repeat(function: Callable[..., Any], times: int, *args: Any) -> Iterator[Any]:
    """Yield what a function gives in so many calls with the same arguments; see ``map_calls``."""
    return map_calls(function, [args] * times)


def _outcomes(function: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, Sequence[Any]]]:
    """Yield what each call gives, and its copies of the arguments after it."""
    together = getattr(function, "__many__", None)
    if together is not None:
        yield from together(calls)
        return
    for args in calls:
        given = [_copied(a) for a in args]
        yield function(*given), given


class Draw:
    """A draw for the checks of coins, ``draw(rng)``: a call of the student's function with a generator at the end.

    Args:
        function: the student's.
        args: what it is given before the generator; an argument that is a function is called for each draw.
        part: which of the values is looked at, of a function that gives several.
        read: from what is given to the array that is looked at.
        asked: whether to call by ``ask``; what is read is an ``Answer`` then.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        *args: Any,
        part: int | None = None,
        read: Callable[[Any], Any] | None = None,
        asked: bool = False,
    ):
        self._function, self._args, self._asked = function, args, asked
        self._read = read if part is None else itemgetter(part)

    def __call__(self, rng: np.random.Generator) -> Any:
        return next(self.with_each([rng]))

    def with_each(self, rngs: Sequence[np.random.Generator]) -> Iterator[Any]:
        """Yield a draw with each generator."""
        calls = [(*(a() if callable(a) else a for a in self._args), rng) for rng in rngs]
        values = (ask_each if self._asked else map_calls)(self._function, calls)
        return values if self._read is None else map(self._read, values)


def draws(draw: Callable[[np.random.Generator], Any], *rngs: np.random.Generator, times: int = 1) -> Iterator[Any]:
    """Yield so many draws with each generator; those of a ``Draw`` are asked for together."""
    each = [rng for rng in rngs for _ in range(times)]
    return draw.with_each(each) if isinstance(draw, Draw) else map(draw, each)


def expect_raises(kind: type[Exception], function: Callable[..., Any], *args: Any) -> None:
    """Check that the call raises ``kind``.

    Raises:
        Wrong: if it returns, or raises something else.
    """
    looked()
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


def _call_in_words(function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
    if function is None:
        raise NotAttempted("not attempted yet.")
    if not callable(function):
        raise Wrong(f"this should be a function, but it is {reprlib.repr(function)}.")
    return f"{_name(function)}({', '.join([*map(show, args), *(f'{k}={show(v)}' for k, v in kwargs.items())])})"


def _name(function: Callable[..., Any]) -> str:
    return str(getattr(function, "__name__", "your answer"))


@contextmanager
def _said_of(function: Callable[..., Any], call: str) -> Iterator[None]:
    """Say in one sentence what the call inside raises."""
    try:
        yield
    except NotImplementedError as error:
        raise not_attempted(_name(function), error) from None
    except (Exception, SystemExit) as error:
        if isinstance(error, Wrong):
            raise
        raise as_wrong(call, error) from None


def _answer(call: str, value: Any, before: Sequence[Any], after: Sequence[Any]) -> Answer:
    """Return what a call gave, if it left its arguments alone."""
    if not all(map(_same, before, after)):
        wrong(call, "changes-its-input")
    return Answer(_kept_as_it_is(value), call)


def _copied(value: Any) -> Any:
    """Return a copy of an argument; generators and functions are passed on as they are."""
    return value if isinstance(value, np.random.Generator) or callable(value) else copy.deepcopy(value)


def _same(before: Any, after: Any) -> bool:
    """Tell whether an argument is as it was before the call."""
    if isinstance(before, np.ndarray):
        if not isinstance(after, np.ndarray):
            return False
        # most hold no nan, and to look for some takes much longer than to compare
        return np.array_equal(before, after) or (
            before.dtype.kind in "fc" and np.array_equal(before, after, equal_nan=True)
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
    """Copy an answer's arrays, so that a later call that writes into them cannot change what was given."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.copy()
    if type(value) in (tuple, list):
        return type(value)(v.copy() if isinstance(v, np.ndarray) and v.dtype != object else v for v in value)
    return value
