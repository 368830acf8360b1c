"""Cases whose right value, and what each known mistake leads to, were recorded when the course was built.

The values come from the reference solution and from the wrong answers in the bank, which are called with the same
arguments. A mistake is named only if its values agree in every case of the test.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dropout_lab.checks import Answer, Wrong, ask
from dropout_lab.checks.comparison import close
from dropout_lab.checks.display import show
from dropout_lab.page import progress

#: By test: the right value of each case, and the values that mistakes lead to.
FILE = Path(__file__).with_name("values.json")

#: From what the function gave to what is compared of it.
Read = Callable[[Answer], Answer]
#: Checks an answer against the right value; the last one maps mistakes to the values they lead to.
Compare = Callable[[Answer, Any, Mapping[str, Any]], object]


def whole(answer: Answer) -> Answer:
    """Return the answer as it is."""
    return answer


@dataclass(frozen=True)
class Call:
    """Arguments of one case, and what is read of the answer."""

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    read: Read = whole


@dataclass(frozen=True)
class Record:
    """What is known of one test.

    Attributes:
        right: the right value of each case.
        mistakes: a misconception and the values that one of its forms leads to, a case each; None where it has none.
    """

    right: Sequence[Any]
    mistakes: Sequence[tuple[str, Sequence[Any]]]


#: Takes the place of the checks while values are recorded: test, function, calls.
Recorder = Callable[[str, Callable[..., Any], Sequence[Call]], None]
_recorder: Recorder | None = None


@contextmanager
def recording(recorder: Recorder) -> Iterator[None]:
    """Hand the cases of each test to ``recorder`` instead of checking them."""
    global _recorder
    _recorder = recorder
    try:
        yield
    finally:
        _recorder = None


def call(*args: Any, **kwargs: Any) -> Call:
    """Return the arguments of one case: the same on every draw, so no ``seeded`` data."""
    return Call(args, kwargs)


def compared(answer: Answer, right: Any, mistakes: Mapping[str, Any]) -> None:
    """Check that an answer is this number, or this array."""
    answer.equals(right, mistakes) if np.ndim(right) else answer.exactly(right, mistakes)


def agrees(
    test: str,
    function: Callable[..., Any],
    *calls: Call,
    parts: tuple[str, ...] = (),
    read: Read = whole,
    compare: Compare = compared,
) -> None:
    """Check that the function gives the recorded value in each case.

    Args:
        test: name of the record: that of the test, and more where a test has several.
        function: the student's.
        calls: of the function, two or more wherever one leaves mistakes alike.
        parts: how to speak of the values of a function that returns several; each is compared by itself.
        read: what is compared of what the function gave, such as the first of its values.
        compare: how it is compared, where more is known of the mistakes than their values.

    Raises:
        NotAttempted: if the function is still the stub.
        Wrong: at the first case that is not right, with the mistake whose values agree in all cases.
    """
    calls = tuple(replace(case, read=read) for case in calls)
    if _recorder is not None:
        return _recorder(test, function, calls)
    record = _records()[test]
    answers: list[list[Answer]] = []
    stopped: Wrong | None = None
    for case in calls:
        try:
            answers.append(_parts(case.read(ask(function, *case.args, **case.kwargs)), parts))
        except Wrong as error:  # said only if what came before is right
            stopped = error
            break
    made = {name: values for name, values in reversed(record.mistakes) if _fit(answers, values, parts)}
    for answer, right in zip(answers, record.right, strict=False):
        for one, value in zip(answer, _values(right, parts), strict=True):
            progress.keep_case(test.partition(",")[0], one.source, show(one.value), show(np.asarray(value)))
    for number, answer in enumerate(answers):
        for part, (one, right) in enumerate(zip(answer, _values(record.right[number], parts), strict=True)):
            mistakes = {name: _values(values[number], parts)[part] for name, values in reversed(made.items())}
            compare(one, right, mistakes)
    if stopped is not None:
        raise stopped


def _parts(answer: Answer, parts: tuple[str, ...]) -> list[Answer]:
    """Return the values of an answer, one by one."""
    if not parts:
        return [answer]
    if isinstance(answer.value, np.ndarray) and answer.value.shape == (len(parts),):
        answer = Answer(list(answer.value), answer.source)
    return [Answer(v, f"{answer.source}: {part}") for v, part in zip(answer.several(*parts), parts, strict=True)]


def _values(value: Any, parts: tuple[str, ...]) -> Sequence[Any]:
    """Return a recorded value as its parts."""
    return ([None] * len(parts) if value is None else value) if parts else [value]


def _right(answer: Answer, value: Any) -> bool:
    """Tell whether an answer is this value."""
    try:
        return close(answer.array().reshape(np.shape(value)), np.asarray(value, dtype=np.float64), 1e-6)
    except (Wrong, ValueError):
        return False


def _fit(answers: Sequence[Sequence[Answer]], values: Sequence[Any], parts: tuple[str, ...]) -> bool:
    """Tell whether a mistake gave these answers: its values are the same in each case that was answered."""
    return all(
        _right(one, part)
        for answer, value in zip(answers, values, strict=False)
        for one, part in zip(answer, _values(value, parts), strict=True)
    )


@cache
def _records() -> dict[str, Record]:
    return {test: Record(**record) for test, record in json.loads(FILE.read_text(encoding="utf-8"))["values"].items()}
