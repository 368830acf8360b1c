"""Checks of what has a way back and a switch: backward passes, layers with two modes, gradients of a loss.

Nothing here knows a right gradient: a backward pass is held against what
its own forward pass did, and the gradients of a loss against the slope of that loss.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answers import Answer
from .calls import ask, ask_each
from .data import seeded
from .display import not_shown, show
from .misconceptions import SENTENCES
from .outcomes import NotAttempted, Wrong, wrong

Numbers = NDArray[np.float64]


def survivors(out: Answer, x: Numbers, p: float) -> Numbers:
    """Return the output of a training pass of inverted dropout, if it is one.

    Args:
        out: what the forward pass gave.
        x: its input, without zeros; some hundreds of entries.
        p: the probability of dropping.

    Raises:
        Wrong: if survivors are not rescaled by 1/(1 - p), or too many or too few survive.
    """
    if isinstance(out.value, (tuple, list)) and len(out.value) == 2:
        wrong(out.source, "output-alone")
    out.shape(*x.shape).finite().unshared().kept(1 - p)
    factors = {"not-rescaled": 1.0, "scales-down": 1 - p, "scaled-twice": (1 - p) ** -2, "divides-by-p": 1 / p}
    return out.scales(x, 1 / (1 - p), factors).blind_to(x).array()


def gradient(backward: Callable[..., Any], dout: Numbers, *cache: Any) -> Answer:
    """Return what ``backward(dout, *cache)`` gives; ``dout`` must be left alone, the cache may be changed."""

    def call(d: Numbers) -> Any:
        return backward(d, *cache)

    call.__name__ = str(getattr(backward, "__name__", "backward"))
    return ask(call, dout)


def expect_same_road(
    got: Answer,
    dout: Numbers,
    factors: Numbers,
    mistakes: Mapping[str, Numbers] | None = None,
    other_coins: str = "gradient-draws-again",
) -> None:
    """Check that the gradient was multiplied, entry by entry, by the factors of the forward pass.

    Args:
        got: what the backward pass gave.
        dout: what it was given, without zeros.
        factors: out / x of the forward pass: 0 where it dropped, one and the same number where it kept.
        mistakes: a misconception's name to the factors it leads to.
        other_coins: names the misconception where the coins are others.

    Raises:
        Wrong: if it did not, with the reason where the factors tell it.
    """
    ratio = got.shape(*dout.shape).finite().array() / dout
    if _alike(ratio, factors):
        return
    kept = factors != 0
    scale = float(factors[kept][0])
    worst = tuple(int(i) for i in np.unravel_index(int(np.argmax(abs(ratio - factors))), ratio.shape))
    meant = not_shown(f", where the forward pass had multiplied x by {show(factors[worst])}")
    became = show(ratio[worst] * dout[worst])
    what = f"{got.source} turned dout = {show(dout[worst])} at {list(worst)} into {became}{meant}"
    for misconception, wrong_factors in (mistakes or {}).items():
        if _alike(ratio, wrong_factors):
            wrong(what, misconception)
    for misconception, uniform in (
        ("gradient-ignores-mask", 1.0),
        ("gradient-scaled-not-masked", scale),
        ("gradient-vanishes", 0.0),
    ):
        if _alike(ratio, np.full_like(ratio, uniform)):
            wrong(what, misconception)
    passed = ratio != 0
    if np.array_equal(passed, kept):
        times = ratio[kept] / scale
        for misconception, one in (
            ("gradient-forgets-scale", 1 / scale),
            ("gradient-scaled-down", scale**-2),
            ("gradient-scaled-twice", scale),
            ("gradient-divides-by-p", 1 / (scale - 1) if scale != 1 else np.inf),  # a forward pass without its factor
        ):
            if np.allclose(times, one, rtol=1e-6, atol=0):
                wrong(what, misconception)
        if scale == 1 and np.allclose(times, times[0], rtol=1e-6, atol=0):
            wrong(what, "factor-backward-alone")
    elif np.array_equal(passed, ~kept):
        wrong(what, "gradient-through-the-dropped")
    elif (passed & ~kept).any() and len(np.unique(np.round(ratio, 9))) == 2:
        wrong(what, other_coins)
    elif passed.all() and np.allclose(abs(ratio), abs(ratio).ravel()[0]):
        wrong(what, "gradient-ignores-mask")
    elif passed.any() and not (passed & ~kept).any():
        wrong(what, "gradient-stops-at-the-kept")
    raise Wrong(f"{what}.")


def expect_untouched(backward: Callable[..., Any], dout: Numbers, *cache: Any) -> None:
    """Check that after a pass in evaluation mode the gradient comes back as it is.

    Raises:
        Wrong: if it does not, or if the pass left nothing that backward can work with.
    """
    try:
        got = gradient(backward, dout, *cache)
    except Wrong as error:
        if error.misconception or "raised" not in str(error):
            raise
        wrong(error.marked, "no-cache-in-eval")
    if got.value is None:
        wrong(got.source, "returns-nothing")
    holes = {"stale-mask-in-eval": lambda d: (d == 0).any() and (d != 0).any()}
    if not _alike(got.shape(*dout.shape).finite().array(), dout):
        got.equals(dout, holes | {"eval-gradient-not-identity": lambda d: True})


def expect_switch(layer: Any, x: Numbers) -> None:
    """Check that ``eval()`` makes the layer the identity, however often, and that ``train()`` brings the coins back.

    Args:
        layer: in training mode, with ``forward``, ``train`` and ``eval``.
        x: many numbers without zeros, some fifty rows and columns: a coin a row must not fall alike twice by chance.
    """
    for name in ("train", "eval"):
        if not callable(getattr(layer, name)):
            wrong(f"self.{name} is {show(getattr(layer, name))}", "flag-hides-the-method")
    first = ask(layer.forward, x)
    if isinstance(first.value, (tuple, list)) and len(first.value) == 2:
        wrong(first.source, "output-alone")
    if np.array_equal(first.array(), x):
        wrong("a new layer", "starts-in-eval")
    for times in (1, 2):
        _set(layer, "eval")
        still = ask(layer.forward, x).shape(*x.shape).finite()
        out = still.array()
        if (out == 0).any() and (out != 0).any():
            _set(layer, "train")
            exchanged = np.array_equal(ask(layer.forward, x).array(), x)
            relu = bool((out == np.maximum(x, 0)).all())
            misconception = (
                "applies-relu"
                if relu
                else "switch-toggles"
                if times == 2
                else "train-and-eval-exchanged"
                if exchanged
                else "eval-still-drops"
            )
            wrong(f"after eval(), called {('once', 'twice')[times - 1]}", misconception)
        still.equals(x, {"eval-scales": lambda out: out.all() and np.allclose(out / x, (out / x).ravel()[0])})
    for _ in range(2):
        _set(layer, "train")
        if np.array_equal(ask(layer.forward, x).array(), x):
            wrong("after eval() and train()", "train-does-not-undo-eval")


def _set(layer: Any, switch: str) -> None:
    """Call ``train`` or ``eval`` of a layer, if it is a method that can be called."""
    method = getattr(layer, switch)
    if not callable(method):
        wrong(f"self.{switch} is {show(method)}", "flag-hides-the-method")
    try:
        method()
    except TypeError as error:
        for said, misconception in (
            ("takes 0 pos", "method-without-self"),
            ("is not callable", "flag-hides-the-method"),
        ):
            if said in str(error):
                wrong(f"{switch}() raised TypeError: {error}", misconception)
        raise


def expect_own_coins(make: Callable[..., Any], x: Numbers, p: float = 0.3) -> None:
    """Check the seeds: the same one gives the same coins, another one others, and None new ones each time.

    Args:
        make: ``make(p, seed)`` gives a layer in training mode.
        x: many numbers without zeros, some fifty rows and columns: a coin a row must not fall alike twice by chance.
        p: the probability of dropping.
    """

    def coins(layer: Any) -> Numbers:
        return ask(layer.forward, x).shape(*x.shape).array()

    def first_two(layer: Any) -> Numbers:
        return np.array([coins(layer), coins(layer)])

    alone = first_two(make(p, 1))
    if np.array_equal(*alone):
        wrong("two training passes of one layer", "layer-same-mask-again")
    layer, other = make(p, 1), make(p, 2)
    mixed = [coins(each) for each in (layer, other, layer)]
    if not np.array_equal(alone, mixed[::2]):
        if np.array_equal(alone, first_two(make(p, 1))):
            wrong("a layer of seed 1 gave other coins once a second layer was there", "layers-share-a-generator")
        wrong("two layers made with seed 1", "seed-ignored")
    layer.eval()
    layer.train()
    if np.array_equal(coins(layer), alone[0]):
        wrong("a layer that was switched off and on", "train-rewinds-the-coins")
    if np.array_equal(mixed[1], alone[0]):
        wrong("layers made with seeds 1 and 2", "seed-always-the-same")
    for seed, alike, misconception in ((0, True, "seed-zero-is-none"), (None, False, "none-is-a-fixed-seed")):
        if np.array_equal(coins(make(p, seed)), coins(make(p, seed))) != alike:
            wrong(f"two layers made with seed {seed}", misconception)


def expect_rates_checked(make: Callable[..., Any], good: Sequence[float], bad: Sequence[float]) -> None:
    """Check that ``make(p)`` takes the good rates and refuses the bad ones with a ``ValueError``, at once."""
    for p in good:
        try:
            make(p)
        except ValueError:
            wrong(f"p = {p:g} is refused", "refuses-a-rate")
    for p in bad:
        try:
            make(p)
        except NotImplementedError:
            raise
        except ValueError:
            continue
        except Exception as error:
            wrong(f"p = {p:g} raises {type(error).__name__}", "raises-another-error")
        wrong(f"p = {p:g}", "p-not-checked")


def expect_repeats(step: Callable[..., Any], *args: Any, otherwise: str, calls: int = 3) -> None:
    """Check that the same arguments, with dozens of coins among them, give the same loss at each call.

    What raises, or gives no loss, is left to the check that comes next.

    Args:
        step: ``step(*args) -> (loss, grads)``.
        args: what it takes, parameters first.
        otherwise: names the misconception.
        calls: how many.
    """
    try:
        losses = {*_losses(step, [args] * calls)}
    except NotAttempted:
        raise
    except Wrong:
        return
    if len(losses) > 1:
        wrong(f"{calls} calls with the same arguments gave {len(losses)} losses", otherwise)


def expect_slopes(
    step: Callable[..., Any],
    params: Mapping[str, Numbers],
    *args: Any,
    ratios: Mapping[str, float],
    slips: Mapping[str, Mapping[str, Any]],
    dead: int,
    loss: float,
) -> None:
    """Check the gradients against the slopes of the loss along random directions, one parameter at a time, last first.

    Args:
        step: ``step(params, *args) -> (loss, grads)``.
        params: by name, in the order of the forward pass.
        args: the rest of what ``step`` takes.
        ratios: a misconception's name to the factor by which it makes a gradient wrong.
        slips: a misconception's name to the wrong gradients it leads to, of some names.
        dead: a hidden unit that the mask drops for every example.
        loss: the right one; where the student's is another, slopes that do not fit it accuse no gradient.
    """
    rng, h = seeded(7010), 3e-3  # wide enough for single precision, and no ReLU bends so near
    grads = ask(step, dict(params), *args).pair("loss", "grads")[1]
    arrays = {name: _entry(grads, name, params[name].shape) for name in reversed(list(params))}
    ways = [(name, rng.normal(size=params[name].shape)) for name in arrays for _ in range(2)]
    shifted = [{**params, name: params[name] + s * h * v} for name, v in ways for s in (1, -1)]
    losses = np.array([*_losses(step, [(moved, *args) for moved in shifted])]).reshape(-1, 2, 2)
    slopes = (losses[:, :, 0] - losses[:, :, 1]) / (2 * h)
    claims = np.array([float((arrays[name] * v).sum()) for name, v in ways]).reshape(-1, 2)
    found = {name: (slopes[i], claims[i]) for i, name in enumerate(arrays)}
    try:
        parts = {"W2": arrays["W2"][dead], "W1": arrays["W1"][:, dead], "b1": arrays["b1"][dead]}
        _expect_silence(parts, dead, params["W2"][dead])
        for name, (here, claimed) in found.items():
            known = [m for m, t in slips.items() if name in t and np.allclose(arrays[name], t[name], 1e-4, 1e-4)]
            alike = {m: r for m, r in ratios.items() if not m.startswith("bias-") or not _in_ratio(found["W2"], r)}
            _expect_slope(name, here, claimed, known, alike)
    except Wrong as error:
        (again,) = _losses(step, [(params, *args)])
        if not np.isclose(again, loss, rtol=1e-4):  # then the gradient may well be right
            why = f": {SENTENCES[error.misconception]}" if error.misconception else "."
            wrong(error.marked.removesuffix(why), "correct-the-loss-first")
        raise


def _expect_silence(parts: Mapping[str, Numbers], dead: int, weights: Numbers) -> None:
    """Check that a unit which the mask drops for every example has no part in the gradients.

    Args:
        parts: name to the part of its gradient that belongs to the unit.
        dead: number of the unit.
        weights: that lead out of the unit.
    """
    for name, part in parts.items():
        if np.any(part):
            misconception = "undropped-hidden" if name == "W2" else "gradient-ignores-mask"
            if name == "W2" and np.allclose(part, weights):
                misconception = "weights-in-the-gradient"
            what = f"unit {dead} is dropped for every example, but its part of grads[{name!r}] is {show(part)}"
            wrong(what, misconception)


def _expect_slope(name: str, slopes: Numbers, claims: Numbers, known: list[str], ratios: Mapping[str, float]) -> None:
    if _in_ratio((slopes, claims), 1.0):
        return
    slope = not_shown(f"changes the loss by {show(slopes[0])} times its length, but ")
    what = f"a small step in {name}, in a random direction, {slope}grads[{name!r}] says {show(claims[0])}"
    for misconception in known:
        wrong(what, misconception)
    for misconception, ratio in ratios.items():
        if _in_ratio((slopes, claims), ratio):
            wrong(what, misconception)
    raise Wrong(f"{what}.")


def _in_ratio(found: tuple[Numbers, Numbers], ratio: float) -> bool:
    """Tell whether what the gradient says is the slope times a number."""
    slopes, claims = found
    scale = max(0.3, float(abs(slopes).max()))  # in single precision a loss of 5 leaves 1e-4 of a slope open
    return bool((abs(claims - ratio * slopes) <= 1e-3 * scale).all())


def expect_gradients(
    answer: Answer,
    right: Mapping[str, Numbers],
    mistakes: Mapping[str, Mapping[str, Numbers]],
    ratios: Mapping[str, float],
) -> None:
    """Check that the second of two values maps each name to its gradient; the last parameter is compared first.

    Args:
        answer: ``(loss, grads)``.
        right: by name, in the order of the forward pass.
        mistakes: a misconception's name to the wrong gradients it leads to, of some names or of all.
        ratios: a misconception's name to the factor by which it makes a gradient wrong.
    """
    grads = answer.pair("loss", "grads")[1]
    for name in reversed(list(right)):
        got = _entry(grads, name, right[name].shape)
        wrongs: dict[str, Any] = {
            misconception: table[name] for misconception, table in mistakes.items() if name in table
        }
        wrongs |= {misconception: ratio * right[name] for misconception, ratio in ratios.items()}
        Answer(got, f"grads[{name!r}]").equals(right[name], wrongs, within=1e-4)


def expect_yes_or_no(function: Callable[..., Any], args: tuple[Any, ...], right: bool, misconception: str) -> None:
    """Check that the answer is this truth value: a bool, or 0 or 1."""
    answer = ask(function, *args)
    if answer.value is None:
        wrong(answer.source, "returns-nothing")
    if isinstance(answer.value, str) or np.size(answer.value) != 1 or np.ravel(answer.value)[0] not in (0, 1):
        wrong(f"{answer.source} gave {show(answer.value)}", "not-yes-or-no")
    if bool(np.ravel(answer.value)[0]) != right:
        wrong(f"{answer.source} gave {not right}", misconception)


def converted(answer: Answer, params: Mapping[str, Numbers]) -> tuple[dict[str, Numbers], dict[str, float]]:
    """Return both parts of a conversion, each with the keys of ``params``: new weights, factors on learning rates.

    Raises:
        Wrong: if a part is missing, or has the wrong form.
    """
    new, scale = answer.pair("params", "lr_scale")
    if np.ndim(scale) == 0 and isinstance(scale, (int, float, np.number)):
        wrong(f"{answer.source}: lr_scale is {show(scale)}", "one-rate-for-all")
    for part, misconception, name in ((new, "missing-params", "params"), (scale, "missing-rate", "lr_scale")):
        if not hasattr(part, "keys") or set(part.keys()) != set(params):
            wrong(f"{answer.source}: {name}", misconception)
    if all(np.ndim(new[k]) == 0 for k in params) and any(np.ndim(scale[k]) for k in params):
        wrong(answer.source, "conversion-exchanged")
    weights = {k: Answer(new[k], f"params[{k!r}]").shape(*params[k].shape).finite().array() for k in params}
    return weights, {k: Answer(scale[k], f"lr_scale[{k!r}]").finite().number() for k in params}


def _losses(step: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> Iterator[float]:
    """Yield the loss of each call."""
    each = [(dict(params), *args) for params, *args in calls]
    return (answer.first_of("loss", "grads").finite().number() for answer in ask_each(step, each))


def _entry(grads: Any, name: str, shape: tuple[int, ...]) -> Numbers:
    """Return the gradient of this name, of the shape of its parameter."""
    try:
        value = grads[name]
    except (KeyError, TypeError, IndexError):
        wrong(f"grads has none for {name!r}", "gradient-missing")
    answer = Answer(value, f"grads[{name!r}]")
    got = answer.array().shape
    if len(got) == len(shape) == 1 and got != shape:
        wrong(f"{answer.source} has shape {got}{not_shown(f', not {shape}')}", "bias-sums-the-units")
    return answer.shape(*shape).finite().array()


def _alike(a: Numbers, b: Numbers) -> bool:
    return a.shape == b.shape and np.allclose(a, b, rtol=1e-6, atol=1e-9)
