"""Checks of what an ensemble of networks says: a distribution to twelve digits, and choices.

Nothing here knows a right value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .answers import Answer, expect
from .display import not_shown, show
from .outcomes import Wrong, wrong

Numbers = NDArray[np.float64]


def expect_distribution(
    answer: Answer,
    right: ArrayLike,
    mistakes: Mapping[str, ArrayLike | Sequence[ArrayLike]] | None = None,
    *,
    within: float = 1e-6,
) -> None:
    """Check that the value is a distribution over the classes.

    Args:
        answer: what the student's function gave.
        right: the probabilities ``(k,)``.
        mistakes: a misconception's name to the numbers it leads to ``(k,)``, or to several such lists; numbers that
            happen to be right are passed over.
        within: how far a probability may be off.

    Raises:
        Wrong: if it is not, with what its numbers tell of the reason.
    """
    target = np.asarray(right, dtype=np.float64)
    got = answer.shape(*target.shape).finite().array()
    off = float(abs(got - target).max())
    if off < within:
        return
    what = f"{answer.source} gave {show(got)}{not_shown(f', not {show(target)}')}"
    for misconception, lists in (mistakes or {}).items():
        rows = np.atleast_2d(np.asarray(lists, dtype=np.float64))
        if any(_alike(got, row) and not _alike(target, row) for row in rows):
            wrong(what, misconception)
    if any(np.allclose(got, np.round(target, digits), rtol=0, atol=1e-12) for digits in range(1, 11)):
        wrong(what, "rounds-the-result")
    if off < 1e-5:
        wrong(f"{answer.source} is off by more than {within:g}", "single-precision")
    if (got > 0).all() and _alike(got / got.sum(), target):
        wrong(f"{what}: the sum is {show(got.sum())}", "not-renormalised")
    if (got < 0).all() and _alike(np.exp(got) / np.exp(got).sum(), target):
        wrong(what, "returns-logarithms")
    if np.isin(got, (0.0, 1.0)).all():
        wrong(what, "picks-the-winner")
    raise Wrong(f"{what}.")


def expect_both_sides(one: Answer, other: Answer, *, within: float = 1e-12) -> None:
    """Check that two ways to one distribution agree.

    Args:
        one: what the first gave.
        other: what the second gave.
        within: how far a probability may be off.

    Raises:
        Wrong: if they do not; which of them is wrong is for others to say.
    """
    left = one.finite().array()
    right = other.shape(*left.shape).finite().array()
    off = float(abs(left - right).max())
    if off >= within:
        what = f"the two sides give {show(left)} and {show(right)}"
        for rounded, full in ((left, right), (right, left)):
            if any(np.allclose(rounded, np.round(full, digits), rtol=0, atol=within) for digits in range(1, 11)):
                wrong(what, "rounds-the-result")
        if off < 1e-5:
            wrong(f"the two sides are {off:.1g} apart", "single-precision")
        wrong(what, "sides-apart")


def expect_choice(
    value: Any, name: str, choices: Sequence[tuple[float, ...]], right: tuple[float, ...] | None, otherwise: str
) -> None:
    """Check that the value is one of some weightings, and the right one, where it is known.

    Args:
        value: what the student gave: a tuple, a list or an array.
        name: of the answer.
        choices: what there is to choose from.
        right: the right one; None in a visible test.
        otherwise: the misconception behind any other choice.

    Raises:
        NotAttempted: if it is still None.
        Wrong: if it is another, or none of them.
    """
    answer = expect(value, name)
    what = f"{name} = {show(value)}"
    numbers = np.zeros(0) if isinstance(value, (str, bytes)) else answer.finite().array().ravel()
    if not any(_alike(numbers, np.asarray(choice, dtype=np.float64)) for choice in choices):
        if any(_alike(np.sort(numbers), np.sort(choice)) for choice in choices):
            wrong(what, otherwise)
        wrong(what, "none-of-the-three")
    if right is not None and not _alike(numbers, np.asarray(right, dtype=np.float64)):
        wrong(what, otherwise)


def expect_verdict(table: Any, name: str, key: str, right: bool | None, otherwise: str = "") -> None:
    """Check that a dictionary holds a truth value under a key, a bool, or 0 or 1; and the right one, where it is known.

    Args:
        table: what the student gave.
        name: of the answer.
        key: what is asked about.
        right: the truth; None in a visible test.
        otherwise: the misconception behind the other value.

    Raises:
        NotAttempted: if the dictionary, or this entry of it, is still None.
        Wrong: if the entry is missing, or no truth value, or the other one.
    """
    expect(table, name)
    if not hasattr(table, "keys") or key not in table:
        raise Wrong(f"{name} should be a dictionary with the key {key!r}, but is {show(table)}.")
    entry = expect(table[key], f"{name}[{key!r}]").value
    if isinstance(entry, str) or np.size(entry) != 1 or np.ravel(entry)[0] not in (0, 1):
        wrong(f"{name}[{key!r}] = {show(entry)}", "not-yes-or-no")
    said = bool(np.ravel(entry)[0])
    if right not in (None, said):
        wrong(f"{name}[{key!r}] = {said}", otherwise)


def expect_word(
    table: Any,
    name: str,
    key: str,
    words: Sequence[str],
    otherwise: str,
    *,
    right: str = "",
    refused: Sequence[str] = (),
) -> None:
    """Check that a dictionary holds one of some words under a key; and the right one, where it is known.

    Args:
        table: what the student gave.
        name: of the answer.
        key: what is asked about.
        words: those to choose from, in small letters.
        otherwise: the misconception behind any other word.
        right: the right word; empty in a visible test.
        refused: words that a visible test knows to be wrong.

    Raises:
        NotAttempted: if the dictionary, or this entry of it, is still None.
        Wrong: if the entry is missing, or none of the words, or a wrong one.
    """
    expect(table, name)
    if not hasattr(table, "keys") or key not in table:
        raise Wrong(f"{name} should be a dictionary with the key {key!r}, but is {show(table)}.")
    entry = expect(table[key], f"{name}[{key!r}]").value
    said = str(entry).strip().lower() if isinstance(entry, str) else ""
    if said not in words:
        raise Wrong(f"{name}[{key!r}] should be one of {', '.join(map(repr, words))}, but is {show(entry)}.")
    if said in refused or right not in ("", said):
        wrong(f"{name}[{key!r}] = {said!r}", otherwise)


def _alike(got: ArrayLike, other: ArrayLike) -> bool:
    a, b = np.asarray(got, dtype=np.float64), np.asarray(other, dtype=np.float64)
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-6, atol=1e-6))
