"""Checks of the coins of several calls: one for each entry, fresh in each call, and from the given generator alone."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer
from .calls import draws
from .coin_statistics import count_ratio_bounds, linked, shared_axis
from .data import seeded
from .display import listed
from .outcomes import Wrong, looked, wrong


def expect_a_coin_each(draw: Callable[[np.random.Generator], Any], what: str = "in ten calls") -> None:
    """Check, in ten small calls with one generator, that each entry has a coin: none is shared, none is missing.

    Args:
        draw: returns an array, 20 entries are enough; a zero is a dropped entry.
        what: how to speak of the calls.
    """
    looked()
    rng = seeded(7004)
    drawn = ten_calls(lambda times: map(_coins, draws(draw, rng, times=times)))
    if any(d.shape != drawn[0].shape for d in drawn):
        raise Wrong(f"{what} the shape changed from {drawn[0].shape} to another.")
    if all(d.all() for d in drawn):
        wrong(what, "nothing-dropped")
    if not any(d.any() for d in drawn):
        wrong(what, "everything-dropped")
    if all(np.array_equal(d, drawn[0]) for d in drawn):
        wrong(what, "same-coins-every-call")
    if all(d.all() or not d.any() for d in drawn):
        wrong(what, "one-coin-for-all")
    axis = shared_axis(np.moveaxis(np.array(drawn), 0, -1)[..., None])
    if axis is not None and axis < drawn[0].ndim:
        wrong(what, "one-coin-per-column" if axis == 0 else "one-coin-per-row")


def ten_calls(calls: Callable[[int], Iterable[NDArray[np.bool_]]]) -> list[NDArray[np.bool_]]:
    """Return what ten calls give; forty if these are all alike, since one coin for all may fall alike ten times.

    Args:
        calls: makes so many calls.
    """
    drawn = [*calls(10)]
    if all(np.array_equal(d, drawn[0]) for d in drawn):
        drawn += calls(30)
    return drawn


def expect_fresh(draw: Callable[[np.random.Generator], Any], what: str = "two calls") -> None:
    """Check that calls in a row with one generator give coins that have nothing to do with each other.

    Args:
        draw: returns an array of at least 100 coins drawn from the generator it is given; 3,000 betray weak links too.
        what: how to speak of the calls.
    """
    looked()
    rng = seeded(7001)
    drawn = [*map(_coins, draws(draw, rng, times=4))]
    if all(d.all() or not d.any() for d in drawn):
        kept = [d.all() for d in (*drawn, *map(_coins, draws(draw, rng, times=30)))]
        wrong(what, "nothing-dropped" if all(kept) else "one-coin-for-all" if any(kept) else "everything-dropped")
    for first, second in itertools.combinations(drawn, 2):
        if np.array_equal(first, second):
            wrong(what, "nothing-dropped" if first.all() else "same-coins-every-call")
        if first.size >= 1000 and first.shape == second.shape and linked(first, second):
            Answer(first, what).independent()  # linked in itself, it is linked with others too
            wrong(what, "calls-not-independent")


def expect_same_state_same_coins(draw: Callable[[np.random.Generator], Any], what: str = "two calls") -> None:
    """Check that the same generator state gives the same coins (so nothing is drawn from anywhere else)."""
    looked()
    first, second = map(_coins, draws(draw, seeded(7002), seeded(7002)))
    if not np.array_equal(first, second):
        wrong(what, "ignores-rng")


def expect_counts_vary(
    draw: Callable[[np.random.Generator], Any], keep: float, what: str = "two dozen calls", calls: int = 24
) -> None:
    """Check that the number kept varies from call to call as that of independent coins does, and is no quota.

    Args:
        draw: returns an array of coins, the same size at each call, at least 200.
        keep: the probability of keeping.
        what: how to speak of the calls.
        calls: how many to make.
    """
    looked()
    rng = seeded(7003)
    drawn = [*map(_coins, draws(draw, rng, times=calls))]
    if len({d.tobytes() for d in drawn}) < calls:
        wrong(what, "same-coins-every-call")
    counts = np.array([d.sum() for d in drawn], dtype=np.float64)
    ratio = float(counts.var(ddof=1)) / (drawn[0].size * keep * (1 - keep))
    low, high = count_ratio_bounds(calls)
    if ratio < low:
        wrong(f"{what} kept {listed(np.unique(counts))} of {drawn[0].size} entries", "exact-quota")
    if ratio > high:
        wrong(f"the number kept varies {ratio:.1f} times as much as that of independent coins", "coins-not-independent")


def expect_untied_draws(draw: Callable[[np.random.Generator], Any], what: str = "two dozen calls") -> None:
    """Check that neither the mean nor the spread of the draws is the same in each call: nothing normalised them.

    Args:
        draw: returns a matrix of independent draws, some twenty rows and columns.
        what: how to speak of the calls.
    """
    looked()
    rng = seeded(7005)
    drawn = np.array([Answer(drawn, what).array() for drawn in draws(draw, rng, times=24)])
    for axes, of in (((1, 2), "all draws"), (1, "each column"), (2, "each row")):
        for name, values in (("mean", drawn.mean(axis=axes)), ("spread", drawn.std(axis=axes))):
            if np.ptp(values) < 1e-3 * drawn.std():  # of draws on their own it is a hundred times as much
                wrong(f"in {what} the {name} of {of} is {values.flat[0]:.4g} every time", "draws-tied-to-each-other")


def _coins(value: Any) -> NDArray[np.bool_]:
    """Return which entries of an array were kept."""
    return np.asarray(Answer(value, "this").array() != 0)
