"""Checks of blocks whose coins are handed in, of sets of wires, and of rules that are held against another data set.

Nothing here knows a right output, set or moment: the rules stand in the test cells, and the values of the visible
halves are recorded.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import recognition
from .answers import Answer
from .calls import ask
from .comparison import close
from .display import not_shown, show
from .outcomes import Wrong, wrong

Numbers = NDArray[np.float64]
#: Gives the right value for the arguments of the function that is tested.
Rule = Callable[..., Any]


class Tossed:
    """Inverted dropout whose coins hang on the place and the shape alone, so that the order of calls changes nothing.

    Args:
        seed: of the coins.
        places: that there are.
        p: probability of dropping.
    """

    __name__ = "drop"

    def __init__(self, seed: int, places: Sequence[str], p: float = 0.4):
        self.seed, self.places, self.p = seed, tuple(places), p

    def __call__(self, h: Any, place: Any) -> Numbers:
        """Return ``h`` times the coins of a place.

        Raises:
            ValueError: if there is no such place, or ``h`` and the place are exchanged.
        """
        if isinstance(h, str):
            raise ValueError("drop(h, place) takes the array first, and the place second")
        if not isinstance(place, str) or place not in self.places:
            raise ValueError(f"drop(h, place) knows the places {', '.join(map(repr, self.places))} alone")
        values = np.asarray(h, dtype=np.float64)
        coins = np.random.default_rng([self.seed, zlib.crc32(place.encode())]).random(values.shape) >= self.p
        return np.asarray(values * coins / (1 - self.p))


def expect_rule(
    function: Callable[..., Any],
    right: Rule,
    cases: Sequence[tuple[Any, ...]],
    slips: Mapping[str, Rule | Sequence[Rule]] | None = None,
    parts: tuple[str, ...] = (),
    read: Callable[[Answer], Answer] | None = None,
) -> None:
    """Check that a function follows a rule in every case; a misconception is named only if it fits all of them.

    Args:
        function: the student's.
        right: what it should give.
        cases: arguments of each call, two or more.
        slips: misconception to the rule, or the rules, that somebody with it may follow.
        parts: how to speak of the values of a function that returns several.
        read: what is compared of the answer, such as the set of names as numbers.
    """
    given = [_read(ask(function, *args), parts, read) for args in cases]
    wanted = [_several(right(*args), parts) for args in cases]
    off = [(n, k) for n, row in enumerate(given) for k, one in enumerate(row) if not _agrees(one, wanted[n][k])]
    if not off:
        return
    for misconception, rules in (slips or {}).items():
        for rule in (rules,) if callable(rules) else rules:
            if all(map(_all_agree, given, (_several(rule(*args), parts) for args in cases))):
                case, part = off[0]
                wrong(_what(given[case][part], read is not None), misconception)
    case, part = off[0]
    if read is not None:
        raise Wrong(f"{_what(given[case][part], True)}, and this is not the set that is asked for.")
    target = np.asarray(wanted[case][part], dtype=np.float64)
    near = recognition.of_near_miss(given[case][part].array(), target)
    given[case][part].equals(target, {near: lambda got: True} if near else {})


def _read(answer: Answer, parts: tuple[str, ...], read: Callable[[Answer], Answer] | None) -> list[Answer]:
    if parts:
        value = answer.value
        if isinstance(value, np.ndarray) and value.shape[:1] == (len(parts),):
            answer = Answer(list(value), answer.source)
        return [Answer(v, f"{answer.source}: {p}") for v, p in zip(answer.several(*parts), parts, strict=True)]
    return [read(answer) if read else answer]


def _several(value: Any, parts: tuple[str, ...]) -> Sequence[Any]:
    return value if parts else [value]


def _agrees(answer: Answer, value: Any) -> bool:
    target = np.asarray(value, dtype=np.float64)
    got = np.asarray(answer.number()) if target.ndim == 0 else answer.array()
    return got.shape == target.shape and close(got, target, 1e-6)


def _all_agree(answers: Sequence[Answer], values: Sequence[Any]) -> bool:
    return all(_agrees(answer, value) for answer, value in zip(answers, values, strict=True))


def _what(answer: Answer, named: bool) -> str:
    if named:
        return answer.source
    return f"{answer.source} gave {show(np.asarray(answer.value, dtype=np.float64))}"


# ------------------------------------------------------------------------------------------------ wires


def flags(wires: Sequence[str]) -> Callable[..., Answer]:
    """Return what reads a collection of names as an array: 1 where a wire is named, 0 where it is not.

    Args:
        wires: all there are, in order.
    """

    def read(answer: Answer, *args: Any, **kwargs: Any) -> Answer:
        names = _names(answer)
        unknown = [name for name in names if name not in wires]
        if unknown:
            wrong(f"{answer.source} names {show(unknown[0])}", "wires-by-name")
        told = ", ".join(wire for wire in wires if wire in names) or "no wire"
        return Answer(np.array([float(wire in names) for wire in wires]), f"{answer.source} named {told}")

    return read


def _names(answer: Answer) -> list[str]:
    value = answer.value
    if value is None:
        wrong(answer.source, "none-for-no-wire")
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, str) or not isinstance(value, Iterable):
        wrong(f"{answer.source} gave {show(value)}", "wires-by-name")
    names = list(value)
    if not all(isinstance(name, str) for name in names):
        wrong(f"{answer.source} gave {show(names)}", "wires-by-name")
    return [str(name) for name in names]


def same_wires(wires: Sequence[str]) -> Callable[[Answer, Any, Mapping[str, Any]], None]:
    """Return what compares the flags of a visible case with the recorded ones.

    The first misconception that fits is named; else the wires that are missing, or too many.

    Args:
        wires: all there are, in order.
    """

    def compare(answer: Answer, right: Any, known: Mapping[str, Any]) -> None:
        got, target = answer.array(), np.asarray(right, dtype=np.float64)
        if np.array_equal(got, target):
            return
        for misconception, value in known.items():
            if value is not None and np.array_equal(got, np.asarray(value, dtype=np.float64)):
                wrong(answer.source, misconception)
        off = {"missing": target > got, "too many": got > target}
        named = {
            what: [wire for wire, is_off in zip(wires, flagged, strict=True) if is_off] for what, flagged in off.items()
        }
        told = " and ".join(f"{what}: {', '.join(some)}" for what, some in named.items() if some)
        raise Wrong(f"{answer.source}{not_shown(f'; {told}')}.")

    return compare
