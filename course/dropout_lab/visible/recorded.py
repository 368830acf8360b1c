"""Cases whose right value, and what each known mistake leads to, were recorded when the course was built.

The values come from the reference solution and from the wrong answers in the bank, which are called with the same
arguments. A mistake is named only if its values agree in every case of the test.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

import numpy as np

from dropout_lab.checks import Answer, Wrong, ask, recognition
from dropout_lab.checks.comparison import close
from dropout_lab.checks.display import show
from dropout_lab.page import progress

#: From what the function gave, and the arguments it was called with, to what is compared of it.
Read = Callable[..., Answer]
#: Checks an answer against the right value; the last one maps mistakes to the values they lead to.
Compare = Callable[[Answer, Any, Mapping[str, Any]], object]


def whole(answer: Answer, *args: Any, **kwargs: Any) -> Answer:
    """Return the answer as it is, whatever it was called with."""
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


#: Tells from a value and the right one whether a mistake was made that leads to many values.
Tells = Callable[[Any, Any], bool]

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


def agrees(
    test: str,
    function: Callable[..., Any],
    *calls: Call,
    parts: tuple[str, ...] = (),
    read: Read = whole,
    compare: Compare | None = None,
    mistakes: Mapping[str, Tells] | None = None,
    say: Callable[[Any], str] = show,
    sampled: float = 0,
) -> None:
    """Check that the function gives the recorded value in each case.

    Args:
        test: name of the record: that of the test, and more where a test has several.
        function: the student's.
        calls: of the function, two or more wherever one leaves mistakes alike; each is made on copies.
        parts: how to speak of the values of a function that returns several; each is compared by itself.
        read: what is compared of what the function gave, such as the first of its values; it is handed the answer and
            the arguments, and may refuse the answer first, for its shape.
        compare: how it is compared, where more is known of the mistakes than their values.
        mistakes: misconceptions that no record can hold, since they lead to many values; asked after the recorded ones.
        say: how a hint writes what was given, and what is right.
        sampled: how far a number that was estimated by draws may be off, relative to the right one; 0 where none is.

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
        args, kwargs = copy.deepcopy((case.args, case.kwargs))
        try:
            answers.append(_parts(case.read(ask(function, *args, **kwargs), *args, **kwargs), parts))
        except Wrong as error:  # said only if what came before is right
            stopped = error
            break
    # where all is right, and closer than any comparison asks for, no mistake was made
    exact = all(_fit(answers, record.right, parts, part, within=1e-9) for part in range(len(parts) or 1))
    made = [{} if exact else _made(answers, record, parts, part) for part in range(len(parts) or 1)]
    if sampled and not any(made) and stopped is None and _is_sampled(answers, record, sampled):
        made = [{"estimates-by-sampling": [answer[0].number() for answer in answers]}]
    near = [_near(answers, record, parts, part) for part in range(len(parts) or 1)]
    for answer, right in zip(answers, record.right, strict=False):
        for one, value in zip(answer, _values(right, parts), strict=True):
            progress.keep_case(test.partition(",")[0], _case(one, value, say))
    for number, answer in enumerate(answers):
        for part, (one, right) in enumerate(zip(answer, _values(record.right[number], parts), strict=True)):
            known = {name: values[number] for name, values in made[part].items()}
            if compare is None:
                _compare(one, right, known, mistakes or {}, near[part])
            else:
                compare(one, right, known)
    if stopped is not None:
        raise stopped


def fits(test: str, function: Callable[..., Any], *calls: Call) -> bool:
    """Tell whether the function gives the recorded values, without a word and without counting cases."""
    if _recorder is not None:
        return True
    try:
        given = [function(*args, **kwargs) for args, kwargs in copy.deepcopy([(c.args, c.kwargs) for c in calls])]
    except Exception:
        return False
    return all(_right(Answer(g, test), right) for g, right in zip(given, _records()[test].right, strict=True))


def _case(answer: Answer, right: Any, say: Callable[[Any], str] = show) -> progress.Case:
    """Return a case as a hint shows it: of large arrays that differ, the first place where they do."""
    got, told, agrees = say(answer.value), say(np.asarray(right)), _right(answer, right)
    if not agrees and "array" in told and (place := _first_difference(answer, right)) is not None:
        at = f" at {list(place)}"
        got, told = show(answer.array()[place]) + at, show(np.asarray(right)[place]) + at
    return progress.Case(answer.source, got, told, agrees)


def _first_difference(answer: Answer, right: Any) -> tuple[int, ...] | None:
    """Return where an answer first differs from the right array; None for one of another shape, or without numbers."""
    try:
        got = answer.array()
    except Wrong:
        return None
    if got.shape != np.shape(right):
        return None
    differs = np.argwhere(~np.isclose(got, right, 1e-6, 1e-6, equal_nan=True))
    return tuple(int(n) for n in differs[0]) if len(differs) else None


def _compare(
    answer: Answer, right: Any, known: Mapping[str, Any], mistakes: Mapping[str, Tells], near: bool = True
) -> None:
    """Check one value; ``known`` are values that recorded mistakes lead to, ``mistakes`` are asked after them.

    A value that is rounded, sampled or without its sign is told so only if ``near``: if this fits all cases.
    """
    if not np.ndim(right) and not mistakes:
        answer.exactly(right, known, near=near)
        return
    target = np.asarray(right, dtype=np.float64)
    usual: dict[str, Tells] = {"rounds-the-result": _cut_short} if near else {}
    others = {name: tells for name, tells in {**usual, **mistakes}.items() if name not in known}
    told = {name: partial(_tells, tells, target) for name, tells in others.items()}
    answer.equals(right, {**known, **told})


def _tells(tells: Tells, right: Any, got: Any) -> bool:
    return bool(tells(got, right))


def _cut_short(got: Any, right: Any) -> bool:
    return recognition.of_near_miss(got, right) == "rounds-the-result"


def _parts(answer: Answer, parts: tuple[str, ...]) -> list[Answer]:
    """Return the values of an answer, one by one."""
    if not parts:
        return [answer]
    if isinstance(answer.value, np.ndarray) and answer.value.shape[:1] == (len(parts),):
        answer = Answer(list(answer.value), answer.source)
    return [Answer(v, f"{answer.source}: {part}") for v, part in zip(answer.several(*parts), parts, strict=True)]


def _values(value: Any, parts: tuple[str, ...]) -> Sequence[Any]:
    """Return a recorded value as its parts; None for each if a mistake led to others, or to none."""
    if not parts:
        return [value]
    return value if isinstance(value, list) and len(value) == len(parts) else [None] * len(parts)


def _right(answer: Answer, value: Any, within: float = 1e-6) -> bool:
    """Tell whether an answer is this value."""
    try:
        target = np.asarray(value, dtype=np.float64)
        return close(answer.array().reshape(target.shape), target, within)
    except (Wrong, ValueError):
        return False


def _made(
    answers: Sequence[Sequence[Answer]], record: Record, parts: tuple[str, ...], part: int
) -> dict[str, Sequence[Any]]:
    """Return the mistakes that gave one part of the answers in each case; those that gave all parts come first."""
    made: dict[str, Sequence[Any]] = {}
    for of in (range(len(parts) or 1), (part,)):
        for name, values in record.mistakes:
            if name not in made and all(_fit(answers, values, parts, one) for one in of):
                made[name] = [_values(value, parts)[part] for value in values]
    return made


def _fit(
    answers: Sequence[Sequence[Answer]], values: Sequence[Any], parts: tuple[str, ...], part: int, within: float = 1e-6
) -> bool:
    """Tell whether a part of the answers is what these values are, in each case that was answered."""
    pairs = zip(answers, values, strict=False)
    return all(_right(answer[part], _values(value, parts)[part], within) for answer, value in pairs)


def _near(answers: Sequence[Sequence[Answer]], record: Record, parts: tuple[str, ...], part: int) -> bool:
    """Tell whether a part of the answers misses what is right in the same way wherever it does."""
    pairs = [(answer[part], _values(right, parts)[part]) for answer, right in zip(answers, record.right, strict=False)]
    return len({_near_miss(answer, right) for answer, right in pairs if not _right(answer, right)}) == 1


def _is_sampled(answers: Sequence[Sequence[Answer]], record: Record, within: float) -> bool:
    """Tell whether each number is near the right one, and none is the right one, whole or cut short."""
    known = (None, "estimates-by-sampling")
    pairs = [(answer[0], float(right)) for answer, right in zip(answers, record.right, strict=False)]
    return all(
        answer.array().size == 1
        and 0 < abs(answer.number() - right) <= within * abs(right)
        and not _right(answer, right)
        and _near_miss(answer, right) in known
        for answer, right in pairs
    )


def _near_miss(answer: Answer, right: Any) -> str | None:
    try:
        got = answer.array().reshape(np.shape(right))
    except (Wrong, ValueError):
        return None
    return recognition.of_near_miss(got, np.asarray(right, dtype=np.float64))


@cache
def _records() -> dict[str, Record]:
    return {test: Record(**record) for test, record in progress.built()["values"].items()}
