"""Checks for networks that are given as a list of matrices and a list of biases (column form: ``W @ h + b``)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .checks import Answer, Wrong, expect, show, wrong

#: Matrices and biases, one of each for every layer.
Network = tuple[Sequence[Any], Sequence[Any]]
Arrays = list[NDArray[np.float64]]


@contextlib.contextmanager
def naming(misconception: str) -> Iterator[None]:
    """What fails inside with an exception of the student's code is due to this misconception.

    Raises:
        Wrong: as the check inside, with the misconception's sentence where the code raised.
    """
    try:
        yield
    except Wrong as error:
        if error.misconception is None and " raised " in str(error):
            wrong(str(error).removesuffix("."), misconception)
        raise


def expect_steady(first: Answer, second: Answer) -> None:
    """Two equal calls of a function that has nothing random in it give the same."""
    if not np.array_equal(first.array(), second.array(), equal_nan=True):
        wrong(f"two equal calls gave {show(first.array())} and {show(second.array())}", "draws-its-own-coins")


def expect_network(
    answer: Answer, right: Network, full: Network, mistakes: Mapping[str, Network] | None = None
) -> None:
    """The value is a thinned network: (matrices, biases), the units that stay in their old order.

    Shapes come first, since they say which unit was forgotten where; of an empty matrix only the emptiness counts.

    Args:
        answer: what the student's function gave.
        right: the thinned network.
        full: the network before.
        mistakes: a misconception's name to the network it leads to.
    """
    if answer.value is None:
        wrong(answer.source, "returns-nothing")
    parts = answer.pair("Ws", "bs")
    if not all(isinstance(part, (list, tuple)) for part in parts):
        raise Wrong(f"{answer.source} should return the two lists Ws and bs, but gave {show(answer.value)}.")
    got_Ws, got_bs = (_arrays(part, answer.source) for part in parts)
    right_Ws, right_bs = (_arrays(part, "") for part in right)
    full_Ws, full_bs = (_arrays(part, "") for part in full)
    for slug, (Ws, bs) in (mistakes or {}).items():
        if _equal(got_Ws, Ws) and _equal(got_bs, bs) and not (_equal(Ws, right_Ws) and _equal(bs, right_bs)):
            wrong(answer.source, slug)
    if {W.ndim for W in got_Ws} == {1} and {b.ndim for b in got_bs} == {2}:
        wrong(answer.source, "weights-and-biases-exchanged")
    if len(got_Ws) != len(got_bs) or len(got_Ws) != len(right_Ws):
        what = f"{answer.source} has {len(got_Ws)} matrices and {len(got_bs)} biases for {len(right_Ws)} layers"
        if any(W.size == 0 for W in right_Ws):
            wrong(what, "leaves-out-an-empty-layer")
        if _equal(got_Ws, right_Ws[:-1]):
            wrong(what, "drops-the-output-layer")
        raise Wrong(f"{what}.")
    if [W.shape for W in got_Ws] == [W.shape for W in full_Ws] != [W.shape for W in right_Ws]:
        _same_size(answer, got_Ws, full_Ws)
    for k, (W, R, F) in enumerate(zip(got_Ws, right_Ws, full_Ws, strict=True)):
        if W.shape != R.shape and (W.size or R.size):
            what = f"{answer.source}: Ws[{k}] has shape {W.shape}, not {R.shape}"
            slug = _shape_mistake(W.shape, R.shape, F.shape, first=k == 0, last=k == len(full_Ws) - 1)
            if slug is None:
                raise Wrong(f"{what}.")
            wrong(what, slug)
    for k, (b, r, f) in enumerate(zip(got_bs, right_bs, full_bs, strict=True)):
        if b.shape != r.shape and (b.size or r.size):
            what = f"{answer.source}: bs[{k}] has shape {b.shape}, not {r.shape}"
            if b.shape == f.shape:
                wrong(what, "forgets-the-bias-of-the-removed")
            raise Wrong(f"{what}.")
    for name, got, target in (("Ws", got_Ws, right_Ws), ("bs", got_bs, right_bs)):
        for k, (a, r) in enumerate(zip(got, target, strict=True)):
            if r.size:
                Answer(a, f"{answer.source}: {name}[{k}]").equals(r)


def _arrays(part: Sequence[Any], source: str) -> Arrays:
    return [expect(a, source or "a layer").finite().array() for a in part]


def _equal(got: Sequence[Any], right: Sequence[Any]) -> bool:
    pairs = [(np.asarray(g), np.asarray(r)) for g, r in zip(got, right, strict=False)]
    return len(got) == len(right) and all(
        g.shape == r.shape and np.allclose(g, r, rtol=1e-6, atol=1e-9) for g, r in pairs
    )


def _same_size(answer: Answer, got: Arrays, full: Arrays) -> None:
    """Nothing is smaller: was anything set to zero, or were 0 and 1 taken for positions?"""
    if all(((g == 0) | np.isclose(g, f)).all() for g, f in zip(got, full, strict=True)):
        wrong(f"{answer.source} has the shapes of the full network", "zeroes-instead-of-removing")
    if all(np.isin(g, f[:2]).all() for g, f in zip(got, full, strict=True)):
        wrong(f"{answer.source} has the shapes of the full network", "mask-used-as-an-index")


def _shape_mistake(
    got: tuple[int, ...], right: tuple[int, ...], full: tuple[int, ...], *, first: bool, last: bool
) -> str | None:
    """What a matrix of the wrong shape shows."""
    if len(got) != 2:
        return "squeezes-a-matrix"
    (rows, columns), (right_rows, right_columns), (full_rows, full_columns) = got, right, full
    if (right_rows == 0 < rows) or (right_columns == 0 < columns < full_columns):
        return "keeps-one-unit"
    if got == (full_rows - right_rows, full_columns - right_columns) or (first and rows == full_rows - right_rows):
        return "removes-the-live-units"
    if last and rows < right_rows:
        return "thins-the-output"
    if rows == right_rows and columns == full_columns:
        return (
            "keeps-the-dropped-inputs"
            if first
            else "forgets-the-last-matrix"
            if last
            else "forgets-the-outgoing-weights"
        )
    if columns == right_columns and rows == full_rows:
        return "forgets-the-incoming-weights"
    return None
