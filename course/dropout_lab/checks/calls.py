"""Calls of the student's function: what it is given, whether it left that alone, and what it raises."""

from __future__ import annotations

import copy
import reprlib
from collections.abc import Callable
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
    except NotImplementedError as error:
        raise not_attempted(name, error) from None
    except (Exception, SystemExit) as error:
        if isinstance(error, Wrong):
            raise
        raise as_wrong(call, error) from None
    for before, after in [*zip(args, given, strict=True), *((kwargs[k], named[k]) for k in kwargs)]:
        if not _same(before, after):
            wrong(call, "changes-its-input")
    return Answer(_kept_as_it_is(value), call)


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


def _copied(value: Any) -> Any:
    """Return a copy of an argument; generators and functions are passed on as they are."""
    return value if isinstance(value, np.random.Generator) or callable(value) else copy.deepcopy(value)


def _same(before: Any, after: Any) -> bool:
    """Tell whether an argument is as it was before the call."""
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
    """Copy an answer's arrays, so that a later call that writes into them cannot change what was given."""
    if isinstance(value, np.ndarray) and value.dtype != object:
        return value.copy()
    if type(value) in (tuple, list):
        return type(value)(v.copy() if isinstance(v, np.ndarray) and v.dtype != object else v for v in value)
    return value
