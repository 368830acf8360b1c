"""Checks of dropout's relatives: whole maps, single weights, noise that is no coin, masks that last.

Coins are read from what a function gave, so no order of draws is asked for:
a map is kept or lost as a whole; a weight's coin follows from the one sum of surviving terms that an output can be.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer
from .calls import draws
from .coin_statistics import dependence, follows, shared_axis
from .comparison import whole
from .data import seeded
from .display import not_shown, show
from .masks import ten_calls
from .outcomes import Wrong, wrong

Numbers = NDArray[np.float64]
Coins = NDArray[np.bool_]

#: What becomes of an entry x: c x + d where it survives, e where it falls.
Fates = tuple[float, float, float]


def output(answer: Answer, *shape: int) -> Answer:
    """Check that the value is the output alone, an array of this shape without nan."""
    if answer.is_several(shape):
        wrong(f"{answer.source} gave {len(answer.value)} values", "returns-more-than-the-output")
    return answer.shape(*shape).finite()


def two_of(answer: Answer, first: str, second: str) -> tuple[Answer, Answer]:
    """Return the two numbers of a function that returns two: a tuple, a list or an array."""
    if isinstance(answer.value, np.ndarray) and answer.value.shape == (2,):
        answer = Answer(list(answer.value), answer.source)
    one, two = answer.pair(first, second)
    return Answer(one, f"{answer.source}: {first}"), Answer(two, f"{answer.source}: {second}")


def expect_a_coin_for_each(
    draw: Callable[[np.random.Generator], Any], shared: Mapping[int, str], what: str = "in ten calls"
) -> None:
    """Check, in ten small calls, that no coin is shared along an axis.

    Args:
        draw: returns coins, where 0 is dropped; 20 entries are enough.
        shared: axis to the misconception of a coin shared along it.
        what: how to speak of the calls.

    Raises:
        Wrong: if all calls agree, or a coin is shared along an axis in each of them.
    """
    rng = seeded(7005)
    drawn = np.array(ten_calls(lambda times: (np.asarray(d) != 0 for d in draws(draw, rng, times=times))))
    if drawn.all():
        wrong(what, "nothing-dropped")
    if not drawn.any():
        wrong(what, "everything-dropped")
    if (drawn == drawn[0]).all():
        wrong(what, "same-coins-every-call")
    if all(coins.all() or not coins.any() for coins in drawn):
        wrong(what, "one-coin-for-all")
    for axis, misconception in shared.items():
        if (drawn == drawn.take([0], axis=axis + 1)).all():
            wrong(what, misconception)


# ---------------------------------------------------------------------------------------------------- whole maps


def whole_maps(answer: Answer, x: Numbers) -> Answer:
    """Return the coins of feature maps, each of which is in the output or missing from it as a whole.

    Args:
        answer: an output of x's shape.
        x: maps ``(N, C, H, W)`` without zeros, H, W and C different.

    Returns:
        The coins ``(N, C)``, ready to be checked.

    Raises:
        Wrong: if part of a map fell.
    """
    kept = output(answer, *x.shape).array() != 0
    if (kept != kept[:, :, :1, :1]).any():
        if not kept[x < 0].any():
            wrong(answer.source, "applies-relu")
        if x.shape[2] > 1 and (kept == kept[:, :1, :1, :]).all():
            wrong(answer.source, "channels-last")
        wrong(answer.source, "one-mask-for-all-maps" if (kept == kept[:, :1]).all() else "drops-inside-maps")
    return Answer(kept[:, :, 0, 0], answer.source)


def expect_blind_maps(coins: Answer, x: Numbers) -> None:
    """Check that which maps fall has nothing to do with what is on them."""
    kept = coins.array() != 0
    if follows(kept, x.mean(axis=(2, 3))) or follows(kept, np.asarray(abs(x).mean(axis=(2, 3)))):
        wrong(coins.source, "mask-depends-on-x")


# ---------------------------------------------------------------------------------------------------- weights


def linear(seed: int, examples: int, inputs: int, outputs: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return a linear layer whose outputs tell which weights survived: no two sets of terms have nearly the same sum.

    Args:
        seed: as for ``seeded``.
        examples: rows of x.
        inputs: at most 7.
        outputs: columns of W.

    Returns:
        x ``(examples, inputs)``, W ``(inputs, outputs)``, b ``(outputs,)``; term i of a sum is about 3^k for one k.
    """
    rng = seeded(seed)
    sizes = 3.0 ** rng.permuted(np.tile(np.arange(inputs)[:, None], (1, outputs)), axis=0)
    x = rng.uniform(1, 1.2, (examples, inputs)) * rng.choice([-1.0, 1.0], (examples, inputs))
    W = sizes * rng.uniform(1, 1.1, sizes.shape) * rng.choice([-1.0, 1.0], sizes.shape)
    return x, W, rng.uniform(0.11, 0.19, outputs) * rng.choice([-1.0, 1.0], outputs)


def surviving_weights(answer: Answer, x: Numbers, W: Numbers, b: Numbers, p: float) -> Coins:
    """Tell which weights survived for which example, from the outputs.

    Args:
        answer: an output ``(N, H)``.
        x: inputs ``(N, D)`` as from ``linear``; so are W and b.
        W: weights ``(D, H)``.
        b: biases ``(H,)``.
        p: probability of dropping, in (0, 1).

    Returns:
        Coins ``(N, D, H)``.

    Raises:
        Wrong: if no choice of surviving weights, divided by 1 - p, gives these outputs.
    """
    if isinstance(answer.value, np.ndarray) and answer.value.shape == (len(x), len(x), W.shape[1]):
        wrong(answer.source, "every-example-with-every-mask")
    q, out = 1 - p, output(answer, len(x), W.shape[1]).array()
    terms, one = x[:, :, None] * W, np.zeros(1)
    if (found := _decoded(out, terms, 1 / q, b + one)) is not None:
        return found
    what = f"{answer.source}: no choice of surviving weights, divided by {show(q)}, gives these outputs"
    if whole(x, W, b, out):
        wrong(what, "truncates-integers")
    if out.size > 9 and (out >= 0).all():
        wrong(what, "applies-relu")
    factors = {"not-rescaled": 1.0, "scales-down": q, "scaled-twice": q**-2, "divides-by-p": 1 / p}
    factors |= {"square-root-scale": q**-0.5, "mean-over-the-inputs": 1 / (q * len(W))}
    for misconception, factor in factors.items():
        if (coins := _decoded(out, terms, factor, b + one)) is not None:
            if coins.all():
                wrong(what, "nothing-dropped")
            wrong(what, misconception)
    for misconception, bias in (("bias-rescaled", b / q), ("forgets-the-bias", 0 * b)):
        if _decoded(out, terms, 1 / q, bias + one) is not None:
            wrong(what, misconception)
    if (coins := _decoded(out, terms, 1 / q, np.stack([0 * b, b, b / q]))) is not None:
        together = (coins == coins[:, :1]).all()
        wrong(what, "drops-outputs" if together and W.shape[0] > 1 else "bias-dropped")
    if _realised(out, terms, b) is not None:
        wrong(what, "divides-by-realised-share")
    if all(_decoded(out[n:][:1], terms[n:][:1], q ** -(n + 1), b + one) is not None for n in range(4)):
        wrong(what, "weights-overwritten")
    raise Wrong(f"{what}.")


def expect_weight_coins(coins: Coins, x: Numbers, W: Numbers, what: str = "the output") -> Answer:
    """Check that each weight of each example has a coin that is blind to the numbers it decides over.

    Returns:
        The coins as a matrix, a row for each example, ready to be checked.

    Raises:
        Wrong: if a coin is shared, or looks at a weight or an input.
    """
    shared = {0: "one-weight-mask-per-batch", 1: "drops-outputs", 2: "drops-inputs"}
    for axis, misconception in shared.items():
        if coins.shape[axis] > 1 and coins.any() and not coins.all() and (coins == coins.take([0], axis=axis)).all():
            wrong(what, misconception)
    rank = np.log(abs(W)) * np.ones(coins.shape)  # weights differ by orders of magnitude
    terms = np.sign(x[:, :, None] * W) * np.ones(coins.shape)
    if any(follows(coins, f) for f in (rank, terms, np.sign(W) * np.ones(coins.shape))):
        wrong(what, "mask-depends-on-x")
    return Answer(coins.reshape(len(coins), -1), what)


def _decoded(out: Numbers, terms: Numbers, factor: float, biases: Numbers) -> Coins | None:
    """Return the set of terms behind each output, if each is ``factor`` times their sum plus one of the biases."""
    inputs = terms.shape[1]
    sets = (np.arange(2**inputs)[:, None] >> np.arange(inputs)) & 1
    sums = factor * (np.moveaxis(terms, 1, 2) @ sets.T)  # for each output, those of all sets
    off = reduce(np.minimum, [abs(sums - (out - row)[:, :, None]) for row in np.atleast_2d(biases)])
    if (off.min(axis=2) > 2e-3 * max(1.0, factor)).any():
        return None
    return np.asarray(np.moveaxis(sets[off.argmin(axis=2)], 2, 1) != 0)


def _realised(out: Numbers, terms: Numbers, b: Numbers) -> float | None:
    """Return the share by which all outputs were divided, if it is that of the weights which happened to survive."""
    size = terms.size
    for kept in range(max(1, size // 3), size):
        coins = _decoded(out[:1], terms[:1], size / kept, b + np.zeros(1))
        if coins is not None and (coins := _decoded(out, terms, size / kept, b + np.zeros(1))) is not None:
            return kept / size if coins.sum() == kept else None
    return None


# ---------------------------------------------------------------------------------------------------- two fates


def fates(
    answer: Answer,
    x: Numbers,
    right: Fates,
    mistakes: Mapping[str, Sequence[Fates] | Callable[[], Fates]] | None = None,
    others: Mapping[str, Numbers] | None = None,
    otherwise: str | None = None,
) -> Answer:
    """Return the coins of a layer that gives a survivor ``c x + d`` and everyone else one and the same number e.

    Args:
        answer: an output of x's shape.
        x: numbers that are not near the one that would make the two fates alike.
        right: c, d and e.
        mistakes: a misconception's name to the fates that it leads to, or to what works them out where it can.
        others: a misconception's name to what it puts in place of x, to the right fates.
        otherwise: what is named if none of them fits.

    Returns:
        The coins, of x's shape, ready to be checked.

    Raises:
        Wrong: if an entry has another fate.
    """
    out = output(answer, *x.shape).array()
    survives, falls = _fates(out, x, right)
    if (survives | falls).all():
        return Answer(survives, answer.source)
    at = tuple(int(i) for i in np.argwhere(~(survives | falls))[0])
    c, d, e = right
    meant = not_shown(f", but a survivor becomes {show(c * x[at] + d)}, and a dropped one {show(e)}")
    what = f"{answer.source} turned {show(float(x[at]))} into {show(out[at])}{meant}"
    if _alike(out, x):
        wrong(what, "nothing-dropped")
    if whole(x, out):
        wrong(what, "truncates-integers")
    for misconception, known in (mistakes or {}).items():
        for other in _worked_out(known) if callable(known) else known:
            on, off = _fates(out, x, other)
            if (on | off).all() and off.any():
                wrong(what, misconception)
    for misconception, instead in (others or {}).items():
        if np.logical_or(*_fates(out, instead, right)).all():
            wrong(what, misconception)
    if otherwise:
        wrong(what, otherwise)
    raise Wrong(f"{what}.")


def _worked_out(fates: Callable[[], Fates]) -> list[Fates]:
    try:
        return [fates()]
    except Wrong:  # what they follow from is not there
        return []


def _fates(out: Numbers, x: Numbers, fates: Fates) -> tuple[Coins, Coins]:
    survives = np.isclose(out, fates[0] * x + fates[1], rtol=1e-5, atol=2e-6)
    return np.asarray(survives), np.asarray(np.isclose(out, fates[2], rtol=1e-5, atol=2e-6) & ~survives)


# ---------------------------------------------------------------------------------------------------- noise


def normal_factors(answer: Answer, x: Numbers, p: float) -> Answer:
    """Check that the output is x times normal factors of mean 1 and variance p/(1 - p), one for each entry.

    The distribution is held against the normal one by the inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's
    constant (1990), which is exact for every size: one false alarm in 1e9.

    Args:
        answer: an output of x's shape.
        x: at least 10,000 numbers of both signs and different sizes, none of them zero.
        p: the rate, in (0, 1).

    Returns:
        Coins: whether a factor is above 1, ready to be checked for independence.

    Raises:
        Wrong: if they are not, with the reason where mean, spread or shape tell it.
    """
    out = output(answer, *x.shape).array()
    ratio = out / x
    what, q = f"{answer.source}: out / x has mean {ratio.mean():.3f} and spread {ratio.std():.3f}", 1 - p
    right = (p / q) ** 0.5
    what += not_shown(f", not 1 and {right:.3f}")
    if _alike(ratio, np.ones_like(ratio)):
        wrong(answer.source, "no-noise")
    if whole(x, out):
        wrong(answer.source, "truncates-integers")
    if (out == 0).mean() > 0.01 or len(np.unique(np.round(ratio, 9))) == 2:
        at_zero = not (out[ratio > 0] == 0).any() and np.mean(ratio == 0) < 0.5 * p
        wrong(what, "noise-clipped" if at_zero and ratio.min() >= 0 and len(np.unique(ratio)) > 9 else "noise-is-coins")
    if any(_alike(ratio, np.broadcast_to(ratio.take([0], axis=axis), x.shape)) for axis in range(x.ndim)):
        wrong(answer.source, "noise-shared")
    if not _correlated(abs(out), abs(x)):
        wrong(what, "returns-the-mask")
    if _correlated(abs(ratio - np.median(ratio)), abs(x)):
        wrong(what, "noise-added")
    z = np.sort((ratio.ravel() - 1) / right)
    every = slice(None, None, 16)  # between two of these the distance grows by less than 16 / z.size
    steps = np.arange(z.size + 1) / z.size
    theory = np.array([0.5 * math.erfc(-v / math.sqrt(2)) for v in z[every]])
    off = max(abs(theory - steps[1:][every]).max(), abs(theory - steps[:-1][every]).max())
    if off > math.sqrt(math.log(2e9) / (2 * z.size)):
        wrong(what, "coins-not-independent" if dependence(ratio > 1) else _noise_misconception(ratio.ravel(), p))
    return Answer(ratio > 1, answer.source)


def _noise_misconception(ratio: Numbers, p: float) -> str:
    q, mean, spread = 1 - p, float(ratio.mean()), float(ratio.std())
    if np.ptp(ratio) < 4 * spread:  # of uniform draws it is 3.5; of so many normal ones about 8
        return "noise-is-uniform"
    if ratio.min() >= 0 and p / q > 0.15:
        return "noise-clipped"
    if abs(mean) < 0.1:
        return "noise-around-zero"
    if abs(mean - 1) > 0.1:
        return "noise-rescaled"
    spreads = {
        "noise-variance-for-sd": (p / q,),
        "noise-of-vanilla-coins": (math.sqrt(p * q),),
        "noise-sd-is-the-rate": (p, math.sqrt(p)),
        "ratio-upside-down": (math.sqrt(q / p),),
        "ignores-p": (1.0, 0.5),
        "noise-not-normal": (math.sqrt(p / q),),
    }
    off = {misconception: min(abs(spread / s - 1) for s in values) for misconception, values in spreads.items()}
    nearest = min(off, key=off.__getitem__)
    return nearest if off[nearest] < 0.04 else "noise-of-another-size"


def _correlated(a: Numbers, b: Numbers) -> bool:
    z = (a - a.mean()) * (b - b.mean()) / max(float(a.std() * b.std()), 1e-300)
    return abs(float(z.mean())) > 9 / math.sqrt(z.size)


# ---------------------------------------------------------------------------------------------------- time


def lasting(answer: Answer, steps: int, sequences: int, units: int, p: float) -> Answer:
    """Return the coins of a whole sequence, ``(steps, sequences, units)``, which are the same at every step.

    Returns:
        The coins ``(sequences, units)`` of the first step, ready to be checked.

    Raises:
        Wrong: if the axes are others, or a later step has other coins.
    """
    shape = (steps, sequences, units)
    got = answer.array().shape
    if got != shape:
        what = f"{answer.source} has shape {got}{not_shown(f', not {shape}')}"
        if got in ((sequences, units), (1, sequences, units)):
            wrong(what, "mask-without-time")
        if sorted(got) == sorted(shape):
            wrong(what, "axes-exchanged")
        if got in ((steps, 1, units), (1, 1, units), (steps, units), (1, units), (units,)):
            wrong(what, "sequences-share-a-mask")
        if got in ((steps, sequences, 1), (1, sequences, 1), (steps, sequences), (1, sequences), (sequences,)):
            wrong(what, "sequence-shares-a-coin")
        if math.prod(got) == math.prod(shape):
            wrong(what, "axes-joined")
    mask = answer.shape(*shape).only(0, 1, mistakes={"already-rescaled": (0, 1 / (1 - p))}).array()
    if (mask != mask[0]).any():
        wrong(answer.source, "fresh-coins-each-step")
    return Answer(mask[0], answer.source)


def expect_own_coins(coins: Answer, rows: str, columns: str) -> Answer:
    """Check that no coin is shared along a column (the first axis) or a row; the misconceptions come in this order."""
    kept = coins.array() != 0
    if (axis := shared_axis(kept)) is not None and 0 < kept.mean() < 1:
        wrong(coins.source, rows if axis == 0 else columns)
    return coins


def _alike(a: Numbers, b: Numbers) -> bool:
    return a.shape == b.shape and bool(np.allclose(a, b, rtol=1e-9, atol=1e-12))
