"""Checks for networks that are given as a list of matrices and a list of biases (column form: ``W @ h + b``)."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .checks import Answer, Wrong, expect, show, wrong

#: Matrices and biases, one of each for every layer.
Network = tuple[Sequence[Any], Sequence[Any]]
Arrays = list[NDArray[np.float64]]


#: For ``naming``: what numpy says of shapes that do not fit, in layers whose sizes differ, and of a list's end.
MISFITS = {
    r"shapes \(\d+,\) \(\d+,\)": "masks-off-by-one",
    r"shapes \(\d+,\d+\) \(\d+,\)": "multiplies-entry-by-entry",
    r"matmul|not aligned": "matrix-does-not-fit",
    r"IndexError.*masks\[\w+ ?\+ ?1\]": "masks-the-output",
}


@contextlib.contextmanager
def naming(misconception: str | Mapping[str, str]) -> Iterator[None]:
    """What fails inside with an exception of the student's code is due to this misconception.

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
                    wrong(str(error).removesuffix("."), name)
        raise


def any_of(*values: Any) -> Callable[[NDArray[np.float64]], bool]:
    """For ``equals``: a mistake that comes in several forms, each of which leads to another of these values."""
    arrays = [np.asarray(v, dtype=np.float64) for v in values]
    return lambda got: any(got.shape == a.shape and np.allclose(got, a, rtol=1e-4) for a in arrays)


def expect_steady(answers: Sequence[Answer]) -> None:
    """Equal calls of a function that has nothing random in it give the same."""
    first, *others = [answer.array() for answer in answers]
    for other in others:
        if not np.array_equal(first, other, equal_nan=True):
            wrong(f"{answers[0].source} gave {show(first)} and then {show(other)}", "draws-its-own-coins")


def expect_output(answer: Answer, outputs: int, hidden: int) -> Answer:
    """The value is an array with a number for each output; ``hidden`` is the size of the last hidden layer."""
    got = answer.array().shape
    if got == (hidden,) != (outputs,):
        wrong(f"{answer.source} has shape {got}, not ({outputs},)", "stops-before-the-output")
    return answer.shape(outputs)


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
    parts = answer.value if isinstance(answer.value, (list, tuple)) else ()
    if len(parts) != 2 or not all(isinstance(part, (list, tuple, np.ndarray)) for part in parts):
        wrong(f"{answer.source} gave {show(answer.value)}", "not-two-lists")
    got_Ws, got_bs = (_arrays(part, answer.source) for part in parts)
    right_Ws, right_bs = (_arrays(part, "") for part in right)
    full_Ws, full_bs = (_arrays(part, "") for part in full)
    for slug, (Ws, bs) in (mistakes or {}).items():
        if _equal(got_Ws, Ws) and _equal(got_bs, bs) and not (_equal(Ws, right_Ws) and _equal(bs, right_bs)):
            wrong(answer.source, slug)
    if [W.ndim for W in got_Ws] == [b.ndim for b in got_bs] == [2, 1]:  # the pairs of a network with two layers
        wrong(f"{answer.source} gave {show(answer.value)}", "not-two-lists")
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
            forgotten = _shape_mistake(W.shape, R.shape, F.shape, first=k == 0, last=k == len(full_Ws) - 1)
            if forgotten is None:
                raise Wrong(f"{what}.")
            wrong(what, forgotten)
    for k, (b, r, f) in enumerate(zip(got_bs, right_bs, full_bs, strict=True)):
        if b.shape != r.shape and (b.size or r.size):
            what = f"{answer.source}: bs[{k}] has shape {b.shape}, not {r.shape}"
            if b.shape == f.shape:
                wrong(what, "forgets-the-bias-of-the-removed")
            raise Wrong(f"{what}.")
    for slug, mistake in (("rescales-the-given-masks", _multiple), ("counts-the-survivors-alone", _corner)):
        if not _equal(got_Ws, right_Ws) and all(map(mistake, got_Ws, right_Ws, full_Ws)):
            wrong(answer.source, slug)
    for name, got, target in (("Ws", got_Ws, right_Ws), ("bs", got_bs, right_bs)):
        for k, (a, r) in enumerate(zip(got, target, strict=True)):
            if r.size:
                Answer(a, f"{answer.source}: {name}[{k}]").equals(r)


def _multiple(got: NDArray[np.float64], right: NDArray[np.float64], full: NDArray[np.float64]) -> bool:
    """The right matrix times a number."""
    size = np.abs(right).sum()
    return bool(size) and np.allclose(got, right * np.abs(got).sum() / size)


def _corner(got: NDArray[np.float64], right: NDArray[np.float64], full: NDArray[np.float64]) -> bool:
    """As large as the right matrix, but cut from the upper left."""
    return np.array_equal(got, full[: right.shape[0], : right.shape[1]])


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
    if got == right[::-1]:
        return "transposed"
    if rows < right_rows or columns < right_columns:
        return "thins-the-output" if last and rows < right_rows else "removes-units-that-live"
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
