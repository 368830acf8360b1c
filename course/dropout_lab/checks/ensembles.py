"""Checks of what an ensemble of networks says: its members in any order, a distribution to twelve digits, a choice.

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


def expect_members(answer: Answer, right: ArrayLike, totals: Mapping[str, float | Sequence[float]]) -> None:
    """Check that the value lists the number that each member says, in any order.

    Args:
        answer: what the student's function gave.
        right: the numbers ``(n,)``.
        totals: a misconception's name to the sum of the numbers it leads to, or to several such sums.

    Raises:
        Wrong: if a member is missing, or comes twice, or says another number.
    """
    target = np.sort(np.asarray(right, dtype=np.float64))
    _expect_no_masks(answer)
    got = answer.finite().array()
    if _alike(np.sort(got, axis=None) if got.ndim == 1 else got, target):  # also where all members agree
        return
    _expect_one_number_each(answer, got, target)
    _expect_same_numbers(answer, np.sort(got), target, totals)


def _expect_no_masks(answer: Answer) -> None:
    """Check that a list does not begin with a member together with its masks."""
    if isinstance(answer.value, (list, tuple)) and answer.value and not np.isscalar(answer.value[0]):
        first = answer.value[0]
        if isinstance(first, (list, tuple)) and len(first) > 1 and any(np.ndim(part) for part in first):
            wrong(f"{answer.source} begins with {show(first)}", "members-with-their-masks")


def _expect_one_number_each(answer: Answer, got: Numbers, target: Numbers) -> None:
    """Check that there is one number for each member; what else there is tells why."""
    what = f"{answer.source} has shape {got.shape}{not_shown(f', not {target.shape}')}"
    if got.ndim > 1 and got.size == target.size:
        wrong(what, "output-in-an-array")
    distinct = np.unique(np.round(target, 9))
    if 1 < distinct.size < target.size and _alike(np.sort(got, axis=None), distinct):
        wrong(what, "distinct-values-alone")
    if got.size == 1 or (got.size > 1 and np.ptp(got) == 0 and np.isclose(got.flat[0], target.mean())):
        wrong(f"{answer.source} gave {show(got.ravel()[0])}", "averages-the-members")
    if got.ndim == 2 and len(got) == target.size:
        wrong(what, "members-with-several-numbers")
    if got.ndim != 1:
        raise Wrong(f"{what}.")
    if got.size != target.size:
        wrong(
            f"{answer.source} lists {got.size} numbers",
            "counts-too-few" if got.size < target.size else "counts-too-many",
        )


def _expect_same_numbers(
    answer: Answer, got: Numbers, target: Numbers, totals: Mapping[str, float | Sequence[float]]
) -> None:
    """Say why the numbers, as many as there are members, are not the right ones; both are in ascending order.

    Raises:
        Wrong: always.
    """
    what = f"{answer.source} has mean {show(got.mean())} and runs from {show(got[0])} to {show(got[-1])}"
    what += not_shown(f", not {show(target.mean())} and from {show(target[0])} to {show(target[-1])}")
    for misconception, sums in totals.items():
        if np.isclose(np.ravel(sums), got.sum(), rtol=1e-6, atol=1e-6).any() and not np.isclose(
            got.sum(), target.sum()
        ):
            wrong(what, misconception)
    if _alike(got, target / target.size):
        wrong(what, "weighs-the-members")
    if np.isin(np.round(got, 6), np.round(target, 6)).all():
        wrong(what, "samples-the-members")
    raise Wrong(f"{what}.")


def expect_distribution(
    answer: Answer, right: ArrayLike, mistakes: Mapping[str, ArrayLike | Sequence[ArrayLike]], *, within: float = 1e-6
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
    for misconception, lists in mistakes.items():
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


def expect_reading(
    value: Any, name: str, right: float | None, mistakes: Mapping[str, float | Sequence[float]], *, within: float
) -> None:
    """Check that the value was read off a curve: near the right one, where it is known, and near no misreading.

    Args:
        value: what the student gave.
        name: of the answer.
        right: the right number; None in a visible test, where what is near no misreading passes.
        mistakes: a misconception's name to the number, or numbers, it leads to; the nearest one is named.
        within: relative error that a reading may have.

    Raises:
        NotAttempted: if it is still None.
        Wrong: if it is too far off.
    """
    got = expect(value, name).finite().number()
    if right is not None and abs(got - right) <= within * abs(right):
        return
    known = [
        (abs(got - float(v)), misconception, float(v))
        for misconception, values in mistakes.items()
        for v in np.ravel(values)
    ]
    near = [(off, misconception) for off, misconception, v in known if off <= within / 2 * abs(v)]
    if near:
        wrong(f"{name} = {show(value)}", min(near)[1])
    if right is not None:
        raise Wrong(f"{name} = {show(value)} is too far off; read both curves once more.")


def _alike(got: ArrayLike, other: ArrayLike) -> bool:
    a, b = np.asarray(got, dtype=np.float64), np.asarray(other, dtype=np.float64)
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-6, atol=1e-6))
