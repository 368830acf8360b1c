"""Checks for networks that are given as a list of matrices and a list of biases (column form: ``W @ h + b``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer, expect
from .display import not_shown, show
from .outcomes import Wrong, wrong

#: Matrices and biases, one of each for every layer.
Network = tuple[Sequence[Any], Sequence[Any]]
Arrays = list[NDArray[np.float64]]


#: For ``naming``: what numpy says of shapes that do not fit, in layers whose sizes differ, and of a list's end.
MISFITS = {
    r"shapes \(\d+,\) \(\d+,\)": "masks-off-by-one",
    r"shapes \(\d+,\d+\) \(\d+,\)": "multiplies-entry-by-entry",
    r"matmul|not aligned": "matrix-does-not-fit",
    r"Python scalars": "number-for-an-array",
    r"IndexError.*masks\[\w+ ?\+ ?1\]": "masks-the-output",
}


def any_of(*values: Any) -> Callable[[NDArray[np.float64]], bool]:
    """Return a mistake for ``equals`` that comes in several forms, each of which leads to another of these values."""
    arrays = [np.asarray(v, dtype=np.float64) for v in values]
    return lambda got: any(got.shape == a.shape and np.allclose(got, a, rtol=1e-4) for a in arrays)


def expect_steady(answers: Sequence[Answer]) -> None:
    """Check that equal calls of a function that has nothing random in it give the same."""
    first, *others = [answer.array() for answer in answers]
    for other in others:
        if not np.array_equal(first, other, equal_nan=True):
            wrong(f"{answers[0].source} gave {show(first)} and then {show(other)}", "draws-its-own-coins")


def expect_output(answer: Answer, outputs: int, hidden: int) -> Answer:
    """Check that the value has a number for each output; ``hidden`` is the size of the last hidden layer."""
    got = answer.array().shape
    if got == (hidden,) != (outputs,):
        wrong(f"{answer.source} has shape {got}{not_shown(f', not ({outputs},)')}", "stops-before-the-output")
    if got == ():
        wrong(f"{answer.source} gave {show(answer.value)}", "number-for-an-array")
    return answer.shape(outputs)


def expect_network(
    answer: Answer, right: Network, full: Network, mistakes: Mapping[str, Network] | None = None
) -> None:
    """Check that the value is a thinned network: (matrices, biases), the units that stay in their old order.

    Shapes come first, since they say which unit was forgotten where. A list without rows cannot say how long these
    would be; an array can, and has to.

    Args:
        answer: what the student's function gave.
        right: the thinned network.
        full: the network before.
        mistakes: a misconception's name to the network it leads to.
    """
    got = _read(answer)
    target, whole = _as_arrays(right), _as_arrays(full)
    for misconception, (Ws, bs) in (mistakes or {}).items():
        fits = _equal(got[0], Ws) and _equal(got[1], bs)
        if fits and not (_equal(Ws, target[0]) and _equal(bs, target[1])):
            wrong(answer.source, misconception)
    _expect_matrices_and_biases(answer, got)
    _expect_every_layer(answer, got, target)
    _expect_smaller(answer, got[0], target[0], whole[0])
    _expect_shapes_of_matrices(answer, got[0], target[0], whole[0])
    _expect_shapes_of_biases(answer, got[1], target[1], whole[1])
    for misconception, mistake in (("rescales-the-given-masks", _multiple), ("counts-the-survivors-alone", _corner)):
        if not _equal(got[0], target[0]) and all(map(mistake, got[0], target[0], whole[0])):
            wrong(answer.source, misconception)
    for name, arrays, right_arrays in (("Ws", got[0], target[0]), ("bs", got[1], target[1])):
        for k, (array, right_array) in enumerate(zip(arrays, right_arrays, strict=True)):
            if right_array.size:
                Answer(array, f"{answer.source}: {name}[{k}]").equals(right_array)


def _read(answer: Answer) -> tuple[Arrays, Arrays]:
    """Return the matrices and the biases of a network that the student's function gave.

    Raises:
        Wrong: if it gave anything but two lists of arrays.
    """
    if answer.value is None:
        wrong(answer.source, "returns-nothing")
    parts = answer.value if isinstance(answer.value, (list, tuple)) else ()
    if len(parts) != 2 or not all(isinstance(part, (list, tuple, np.ndarray)) for part in parts):
        wrong(f"{answer.source} gave {show(answer.value)}", "not-two-lists")
    Ws, bs = (_arrays(part, answer.source) for part in parts)
    return Ws, bs


def _as_arrays(network: Network) -> tuple[Arrays, Arrays]:
    """Return the matrices and the biases of a network of the test's own."""
    Ws, bs = (_arrays(part, "") for part in network)
    return Ws, bs


def _arrays(part: Sequence[Any], source: str) -> Arrays:
    return [expect(a, source or "a layer").finite().array() for a in part]


def _expect_matrices_and_biases(answer: Answer, got: tuple[Arrays, Arrays]) -> None:
    """Check that the first list holds matrices and the second one biases."""
    Ws, bs = got
    if [W.ndim for W in Ws] == [b.ndim for b in bs] == [2, 1]:  # the pairs of a network with two layers
        wrong(f"{answer.source} gave {show(answer.value)}", "not-two-lists")
    if {W.ndim for W in Ws} == {1} and {b.ndim for b in bs} == {2}:
        wrong(answer.source, "weights-and-biases-exchanged")


def _expect_every_layer(answer: Answer, got: tuple[Arrays, Arrays], right: tuple[Arrays, Arrays]) -> None:
    """Check that there is a matrix and a bias for each layer."""
    Ws, bs = got
    if len(Ws) == len(bs) == len(right[0]):
        return
    what = f"{answer.source} has {len(Ws)} matrices and {len(bs)} biases for {len(right[0])} layers"
    if any(W.size == 0 for W in right[0]):
        wrong(what, "leaves-out-an-empty-layer")
    if _equal(Ws, right[0][:-1]):
        wrong(what, "drops-the-output-layer")
    raise Wrong(f"{what}.")


def _expect_smaller(answer: Answer, got: Arrays, right: Arrays, full: Arrays) -> None:
    """Check that matrices which should be smaller are not all as large as in the full network."""
    if not [W.shape for W in got] == [W.shape for W in full] != [W.shape for W in right]:
        return
    # nothing is smaller: was anything set to zero, or were 0 and 1 taken for positions?
    if all(((g == 0) | np.isclose(g, f)).all() for g, f in zip(got, full, strict=True)):
        wrong(f"{answer.source} has the shapes of the full network", "zeroes-instead-of-removing")
    if all(np.isin(g, f[:2]).all() for g, f in zip(got, full, strict=True)):
        wrong(f"{answer.source} has the shapes of the full network", "mask-used-as-an-index")


def _expect_shapes_of_matrices(answer: Answer, got: Arrays, right: Arrays, full: Arrays) -> None:
    """Check the shape of each matrix; of an empty list only the emptiness counts."""
    for k, (W, R, F) in enumerate(zip(got, right, full, strict=True)):
        if W.shape != R.shape and (W.size or R.size or isinstance(answer.value[0][k], np.ndarray)):
            what = f"{answer.source}: Ws[{k}] has shape {W.shape}{not_shown(f', not {R.shape}')}"
            forgotten = _shape_misconception(W.shape, R.shape, F.shape, first=k == 0, last=k == len(full) - 1)
            if forgotten is None:
                raise Wrong(f"{what}.")
            wrong(what, forgotten)


def _expect_shapes_of_biases(answer: Answer, got: Arrays, right: Arrays, full: Arrays) -> None:
    """Check the shape of each bias; of an empty list only the emptiness counts."""
    for k, (b, r, f) in enumerate(zip(got, right, full, strict=True)):
        if b.shape != r.shape and (b.size or r.size or isinstance(answer.value[1][k], np.ndarray)):
            what = f"{answer.source}: bs[{k}] has shape {b.shape}{not_shown(f', not {r.shape}')}"
            if b.shape == f.shape:
                wrong(what, "forgets-the-bias-of-the-removed")
            raise Wrong(f"{what}.")


def _multiple(got: NDArray[np.float64], right: NDArray[np.float64], full: NDArray[np.float64]) -> bool:
    """Tell whether this is the right matrix times a number."""
    size = np.abs(right).sum()
    return bool(size) and np.allclose(got, right * np.abs(got).sum() / size)


def _corner(got: NDArray[np.float64], right: NDArray[np.float64], full: NDArray[np.float64]) -> bool:
    """Tell whether this is as large as the right matrix, but cut from the upper left."""
    return np.array_equal(got, full[: right.shape[0], : right.shape[1]])


def _equal(got: Sequence[Any], right: Sequence[Any]) -> bool:
    """Tell whether two lists of arrays agree."""
    pairs = [(np.asarray(g), np.asarray(r)) for g, r in zip(got, right, strict=False)]
    return len(got) == len(right) and all(
        g.shape == r.shape and np.allclose(g, r, rtol=1e-6, atol=1e-9) for g, r in pairs
    )


def _shape_misconception(
    got: tuple[int, ...], right: tuple[int, ...], full: tuple[int, ...], *, first: bool, last: bool
) -> str | None:
    """Name the misconception behind a matrix of the wrong shape, or return None."""
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
