"""Checks of predictions with a spread: passes that are known beforehand, numbers for each input, parts that add up.

The right values stand in the test cells. What is worked out here are wrong
ones: what a usual mistake makes of a right value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .answers import Answer
from .calls import ask
from .data import seeded
from .display import not_shown, show
from .outcomes import Wrong, wrong

Numbers = NDArray[np.float64]

#: A wrong value, or what tells whether a value was made by the mistake.
Mistake = ArrayLike | Callable[[Numbers], bool]


class Passes:
    """A network whose t-th noisy pass gives the t-th of some known outputs, and that notes how it was run.

    Args:
        outputs: (T, N); after T passes they start again.
    """

    def __init__(self, outputs: Numbers):
        self.outputs = outputs
        self.inputs: list[Numbers] = []
        self.states: list[Any] = []

    def predict(self, x: Any, rng: Any) -> Numbers:
        """Run one pass, which draws one number from ``rng``."""
        self.inputs.append(np.array(x))
        drawn_from = isinstance(rng, np.random.Generator)
        self.states.append(rng.bit_generator.state if drawn_from else None)
        if drawn_from:
            rng.random()
        return np.array(self.outputs[(len(self.states) - 1) % len(self.outputs)])


def run_passes(mc_predict: Callable[..., Any], outputs: ArrayLike, x: Numbers, seed: int) -> tuple[Answer, Answer]:
    """Return the mean and std that the student's function makes of known passes, if it ran them as it should.

    Args:
        mc_predict: the student's function.
        outputs: what the passes give (T, N).
        x: the inputs, N rows.
        seed: of the generator that it is given.

    Raises:
        Wrong: if the passes were not T, not of x, or not with the given generator going on from pass to pass; or if
            mean and std are not two, with a number for each input.
    """
    network = Passes(np.asarray(outputs, dtype=np.float64))
    rng = seeded(seed)
    answer = ask(mc_predict, network.predict, x, len(network.outputs), rng)
    return expect_run(answer, network, x, rng, seeded(seed))


def expect_run(
    answer: Answer, network: Passes, x: Numbers, rng: np.random.Generator, twin: np.random.Generator
) -> tuple[Answer, Answer]:
    """Check how the passes were run, and return mean and std, which have a number for each input.

    Args:
        answer: what the student's function gave.
        network: whose passes were run.
        x: the inputs, N rows.
        rng: the generator that was given.
        twin: one that is in the state in which ``rng`` was before.

    Raises:
        Wrong: as ``run_passes`` says.
    """
    T, N = network.outputs.shape
    value = answer.value
    if isinstance(value, np.ndarray) and value.shape == (2, N):
        answer = Answer(tuple(value), answer.source)
    mean, std = answer.pair("mean", "std")
    calls = len(network.states)
    if calls != T:
        misconception = "calls-for-each-input" if calls == T * N else "ignores-the-number-of-passes"
        wrong(f"{answer.source} ran predict {calls} time{'s' * (calls != 1)} for T = {T}", misconception)
    if any(not np.array_equal(given, x) for given in network.inputs):
        wrong(answer.source, "feeds-other-inputs")
    expected = []
    for _ in range(T):
        expected.append(twin.bit_generator.state)
        twin.random()
    if network.states != expected:
        shared = T > 1 and all(s is not None and s == network.states[0] for s in network.states)
        wrong(answer.source, "passes-share-their-coins" if shared else "another-generator")
    if rng.bit_generator.state != twin.bit_generator.state:
        wrong(answer.source, "another-generator")
    parts = Answer(mean, f"{answer.source}: mean"), Answer(std, f"{answer.source}: std")
    return per_input(parts[0], N, T), per_input(parts[1], N, T)


def expect_mean_and_std(
    mc_predict: Callable[..., Any], outputs: ArrayLike, right: tuple[ArrayLike, ArrayLike], x: Numbers, seed: int
) -> None:
    """Check that the student's function makes of known passes the right mean and std for each input.

    Args:
        mc_predict: the student's function.
        outputs: what the passes give (T, N).
        right: mean (N,) and std (N,).
        x: the inputs, N rows.
        seed: of the generator that it is given.
    """
    passes, mean, std = (np.asarray(v, dtype=np.float64) for v in (outputs, *right))
    got_mean, got_std = run_passes(mc_predict, passes, x, seed)
    T = len(passes)
    fewer = [np.delete(passes, t, axis=0).mean(axis=0) for t in (0, -1)] if T > 1 else []
    got_mean.equals(
        mean,
        {
            "mean-and-std-exchanged": std,
            "sum-of-the-passes": T * mean,
            "median-for-mean": np.median(passes, axis=0),
            "one-pass-alone": one_of(passes[0], passes[-1]),
            "leaves-out-a-pass": one_of(*fewer),
            "truncates-to-integers": np.trunc(passes).mean(axis=0),
        },
    )
    if T == 1 and not np.isfinite(got_std.array()).all():
        wrong(f"{got_std.source} gave {show(got_std.array())}", "ddof-one")
    more = np.sqrt(T / max(T - 1, 1))
    got_std.equals(
        std,
        {
            "variance-not-std": one_of(std**2, (more * std) ** 2),
            "ddof-one": more * std,
            "error-of-the-mean": one_of(std / np.sqrt(T), more * std / np.sqrt(T)),
            "forgets-to-subtract": np.sqrt(std**2 + mean**2),
            "two-standard-deviations": one_of(2 * std, 1.96 * std),
            "another-measure-of-spread": one_of(
                np.ptp(passes, axis=0), np.ptp(passes, axis=0) / 2, abs(passes - mean).mean(axis=0)
            ),
        },
    )


def expect_variance(answer: Answer, samples: ArrayLike, tau: float, right: ArrayLike) -> Answer:
    """Check that the value is the predictive variance of each input.

    Args:
        answer: what the student's function gave.
        samples: the passes (T, N).
        tau: the precision of the noise.
        right: the predictive variance (N,).
    """
    passes, target = np.asarray(samples, dtype=np.float64), np.asarray(right, dtype=np.float64)
    T, N = passes.shape
    noise = 1 / tau
    spread, mean = target - noise, passes.mean(axis=0)
    std = np.sqrt(spread)
    every = T / (T - 1)
    return per_input(answer, N, T).equals(
        target,
        {
            "spread-of-the-passes-alone": one_of(spread, every * spread, std),
            "noise-alone": np.full(N, noise),
            "tau-is-a-precision": one_of(spread + tau, spread + tau**2, spread + noise**2, std + tau),
            "noise-std-for-variance": spread + np.sqrt(noise),
            "adds-standard-deviations": one_of(std + noise, (std + np.sqrt(noise)) ** 2, std + np.sqrt(noise)),
            "std-not-variance": np.sqrt(target),
            "ddof-one": every * spread + noise,
            "forgets-to-subtract": one_of(target + mean**2, spread + mean**2),
            "more-passes-less-spread": one_of(
                spread / T + noise, every * spread / T + noise, target / T, spread + noise / T
            ),
            "sum-of-the-passes": one_of(T * spread + noise, T * target),
            "larger-part-alone": np.maximum(spread, noise),
            "noise-counted-in-each-pass": spread + T * noise,
            "subtracts-the-noise": one_of(spread - noise, abs(spread - noise)),
            "truncates-to-integers": lambda got: bool((got == np.trunc(target)).all()),
        },
    )


def expect_log_likelihood(answer: Answer, right: float, points: int) -> Answer:
    """Check that the value is one log-likelihood, a mean over the points; what is left of an overflow tells it.

    Args:
        answer: what the student's function gave.
        right: the log-likelihood.
        points: how many there are.
    """
    one_likelihood(answer, points, not_shown(f", not {show(right)}"))

    def rounded(got: Numbers) -> bool:
        return any(float(got) == round(right, digits) for digits in range(5))

    return answer.equals(right, {"rounds-the-result": rounded})


def one_likelihood(answer: Answer, points: int, meant: str = "") -> None:
    """Check that the value is one finite number; what is left of an overflow tells it.

    Args:
        answer: what the student's function gave.
        points: how many there are.
        meant: what to say of the right value.
    """
    got = answer.array()
    if got.size == points > 1:
        wrong(f"{answer.source} has shape {got.shape}", "one-number-for-each-point")
    value = answer.number()
    if not np.isfinite(value):
        misconception = "exponentials-underflow" if value == -np.inf else "exponentials-overflow"
        wrong(f"{answer.source} gave {value}{meant}", misconception)


def one_share(answer: Answer, points: int) -> None:
    """Check that the value is a share of the points, and not a number for each of them."""
    if answer.value is not None and not isinstance(answer.value, str) and answer.array().size == points > 1:
        wrong(f"{answer.source} gave {show(answer.value)}", "list-not-share")
    if isinstance(answer.value, (bool, np.bool_)):
        wrong(f"{answer.source} gave {show(answer.value)}", "all-for-share")


def expect_share(answer: Answer, right: float, points: int) -> Answer:
    """Check that the value is a share of some points."""
    one_share(answer, points)
    usual: dict[str, Mistake] = {
        "counts-the-outside": 1 - right,
        "percent-for-share": 100 * right,
        "count-for-share": points * right,
    }
    return answer.equals(right, usual)


def expect_split(answer: Answer, right: tuple[ArrayLike, ...], passes: int, classes: int) -> None:
    """Check that the value holds the total, the aleatoric and the epistemic part of each input's entropy.

    Args:
        answer: what the student's function gave.
        right: the three, (N,) each.
        passes: their number T.
        classes: their number K.
    """
    t, a, e = (np.asarray(v, dtype=np.float64) for v in right)
    got = three_parts(answer, len(t), passes)
    if _three(got, (t, a, e)):
        return
    what = (
        answer.source
        + ": "
        + "; ".join(
            f"{name} {show(g)}{not_shown(f', not {show(r)}')}"
            for name, g, r in zip(PARTS, got, (t, a, e), strict=True)
            if not np.allclose(g, r, rtol=1e-5, atol=1e-6)
        )
    )
    for misconception, forms in _usual_splits(t, a, e, passes, classes).items():
        for form in forms if isinstance(forms, list) else [forms]:
            if _three(got, form) and not _three((t, a, e), form):
                wrong(what, misconception)
    if ((got[0] == 0) & (t > 1e-3)).any() or ((got[1] == 0) & (a > 1e-3)).any():
        wrong(what, "zero-times-log-zero")
    if max(float(abs(g - r).max()) for g, r in zip(got, (t, a, e), strict=True)) < 0.1:
        wrong(what, "epsilon-too-large")
    raise Wrong(f"{what}.")


PARTS = ("total", "aleatoric", "epistemic")


def three_parts(answer: Answer, inputs: int, passes: int) -> list[Numbers]:
    """Return the three parts of an answer, each with a number for each input.

    Raises:
        Wrong: if there are others, or a part holds nan.
    """
    parts = answer.value
    if parts is None:
        wrong(answer.source, "returns-nothing")
    if not isinstance(parts, (tuple, list, np.ndarray)) or len(parts) != 3:
        wrong(f"{answer.source} gave {show(parts)}", "not-three-values")
    each = [Answer(part, f"{answer.source}: {name}") for part, name in zip(parts, PARTS, strict=True)]
    got = [per_input(part, inputs, passes).array() for part in each]
    for part, values in zip(each, got, strict=True):
        if np.isnan(values).any():
            wrong(f"{part.source} gave {show(values)}", "zero-times-log-zero")
    return got


def _usual_splits(t: Numbers, a: Numbers, e: Numbers, passes: int, classes: int) -> dict[str, Any]:
    """Return what the usual misconceptions make of the right total, aleatoric and epistemic parts."""
    log2, log10, log_k = np.log(2), np.log(10), np.log(classes)
    return {
        "log-to-base-two": (t / log2, a / log2, e / log2),
        "log-to-base-ten": (t / log10, a / log10, e / log10),
        "divides-by-log-k": (t / log_k, a / log_k, e / log_k),
        "mean-over-classes": (t / classes, a / classes, e / classes),
        "entropy-without-its-minus": (-t, -a, -e),
        "entropy-and-mean-exchanged": (a, t, None),
        "parts-exchanged": [(t, e, a), (a, e, t), (a, t, e), (e, t, a), (e, a, t)],
        "epistemic-of-wrong-sign": (t, a, -e),
        "forgets-to-subtract-the-aleatoric": [(t, a, t), (t, a, t + a)],
        "sum-of-the-passes": [(t, passes * a, None), (passes * t, passes * a, None)],
    }


def per_input(answer: Answer, inputs: int, passes: int) -> Answer:
    """Check that the value has one number for each input; a wrong shape tells which axis was averaged away."""
    shape = answer.array().shape
    if shape != (inputs,):
        what = f"{answer.source} has shape {shape}{not_shown(f', not {(inputs,)}')}"
        if answer.array().size == 1:
            wrong(what, "averages-over-everything")
        if shape == (passes,):
            wrong(what, "averages-over-inputs")
        if shape in ((passes, inputs), (inputs, passes)):
            wrong(what, "returns-the-passes")
    return answer.shape(inputs)


def one_of(*values: ArrayLike) -> Callable[[Numbers], bool]:
    """Return a mistake for ``equals`` that comes in several forms, each of which leads to another of these values."""
    arrays = [np.asarray(v, dtype=np.float64) for v in values]
    return lambda got: any(got.shape == a.shape and np.allclose(got, a, rtol=1e-6, atol=1e-6) for a in arrays)


def _three(got: Any, form: Any) -> bool:
    """Tell whether three arrays are those of a form, where None stands for any."""
    return all(f is None or np.allclose(g, f, rtol=1e-5, atol=1e-6) for g, f in zip(got, form, strict=True))
