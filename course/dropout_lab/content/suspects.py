"""The line-up of notebook 3: one real mask and four fakes that drop the right share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

Masks = dict[str, Any]
#: In which order they stand, as letters; the same in every run.
_DEALT = np.random.default_rng(5).permutation(5)


def suspects(
    dropout_mask: Callable[..., Any], rng: np.random.Generator, rows: int = 24, columns: int = 36, p: float = 0.25
) -> Masks:
    """Return five masks by what they are, made with the student's own ``dropout_mask`` where coins are tossed.

    Args:
        dropout_mask: called with a shape, p and a generator.
        rng: where chance comes from.
        rows: of each mask.
        columns: of each mask, a multiple of 4.
        p: probability of dropping, 1/4 for the fake that drops one of four.
    """
    row = np.asarray(dropout_mask((columns,), p, rng))
    return {
        "quota in each row": rng.random((rows, columns)).argsort(axis=1) >= p * columns,
        "one of every four": (np.arange(4) != rng.integers(4, size=(rows, columns // 4, 1))).reshape(rows, columns),
        "one row, shifted": np.stack([np.roll(row, rng.integers(columns)) for _ in range(rows)]),
        "real": np.asarray(dropout_mask((rows, columns), p, rng)),
        "a coin for two": np.repeat(dropout_mask((rows, columns // 2), p, rng), 2, axis=1),
    }


def by_letter(masks: Masks) -> Masks:
    """Return the masks under the letters A to E, which tell nothing."""
    return dict(zip("ABCDE", [masks[list(masks)[i]] for i in _DEALT], strict=True))


def unmasked(
    runs: Sequence[Masks], measure: Callable[[Any], Mapping[str, float]]
) -> dict[str, list[Mapping[str, float]]]:
    """Return what is measured of each suspect in each run, by its letter and what it is."""
    names = [list(runs[0])[i] for i in _DEALT]
    return {
        f"{letter}  {name}": [measure(run[name]) for run in runs] for letter, name in zip("ABCDE", names, strict=True)
    }
