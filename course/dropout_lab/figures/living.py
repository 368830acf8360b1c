"""Living figures: a network with units to click and coins to toss, and a fan of passes that grows; p can be moved.

One piece of HTML and JavaScript that needs nothing else: it works in JupyterLab, VS Code, Colab and a saved page, with
a keyboard and with a screen reader, in light and dark. It holds what a function of the notebook gave, for every mask or
for some passes, so a wrong function makes a wrong toy.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dropout_lab.page import unfinished

_SCRIPT = Path(__file__).with_suffix(".js")
#: More coins than these would make a table that no page should carry.
MAX_COINS = 12

Numbers = NDArray[np.float64]

_FRAME = """\
<div id="{name}" role="group" aria-label="{title}" style="max-width:60em;margin:.4em 0">
{doubt}{inside}</div>
<script>document.querySelectorAll('[id="{name}"]').forEach((root) => {{  // two views of it have the same name
if (root.lives) return;
root.lives = true;
({script})(root, {data}); }});</script>"""

_NETWORK = """\
<div style="display:flex;flex-wrap:wrap;gap:1.2em;align-items:center">
<svg class="net" aria-label="The network" role="group" style="flex:1 1 15em;max-width:{width}em;min-width:12em"></svg>
<div style="flex:1 1 20em;max-width:30em"><svg class="chart" role="img" aria-label="How probable each output is: exact \
shares as stems, tossed ones as bars" style="width:100%"></svg>
<div style="font-size:.9em"><span class="exact"></span> (dashed) · <span class="drawn"></span></div></div></div>
<div style="display:flex;flex-wrap:wrap;gap:.6em;align-items:center;margin:.5em 0">
<button class="one" type="button">Toss the coins</button> <button class="many" type="button">Toss 500 times</button>
<button class="clear" type="button">Start again</button>
<label><span class="p"></span> <input type="range" min="0" max="0.95" step="0.05" value="{p}"
aria-label="p, the probability of dropping"></label></div>
<div class="now" aria-live="polite">{plain}</div>"""

_FAN = """\
<svg class="chart" role="img" aria-label="Passes over x: each a thin line, their mean, and a band of two stds" \
style="display:block;width:100%;max-width:52em"></svg>
<div style="display:flex;flex-wrap:wrap;gap:.6em 2em;align-items:center;margin:.5em 0">
<label><span class="T"></span> <input type="range" min="0" max="{most}" value="{times}" aria-label="T, the number of \
passes"></label>
<label><span class="p"></span> <input type="range" min="0" max="{rates}" value="{rate}" aria-label="p, the probability \
of dropping"></label></div>
<div class="now" aria-live="polite">{plain}</div>
<details style="margin-top:.4em"><summary>The figure in words</summary>{words}</details>"""


def network(
    layers: Sequence[int],
    coins: Sequence[tuple[int, int]],
    outputs: ArrayLike,
    p: float = 0.5,
    labels: Mapping[tuple[int, int], str] | None = None,
    title: str = "A network with a coin for each unit",
) -> None:
    """Show a network to play with; in a plain script or a terminal a line that says what there would be.

    Args:
        layers: the number of units of each, inputs first; the last one is the output.
        coins: the units that have a coin, as (layer, unit), counted from 0.
        outputs: ``(2**len(coins),)``, finite; entry ``i`` belongs to the mask whose coin ``k`` keeps where bit ``k`` of
            ``i`` is 1.
        p: probability of dropping at the beginning.
        labels: what stands in a unit that is kept.
        title: for screen readers.

    Raises:
        ValueError: if there are too many coins, or not an output for each mask.
    """
    table = np.asarray(outputs, dtype=float)
    if not 0 < len(coins) <= MAX_COINS or table.shape != (2 ** len(coins),) or not np.isfinite(table).all():
        raise ValueError(f"It takes 1 to {MAX_COINS} coins, and a finite output for each mask.")
    data = {
        "layers": list(layers),
        "coins": [list(coin) for coin in coins],
        "outputs": [float(f"{value:.9g}") for value in table],
        "p": p,
        "labels": {f"{layer},{unit}": text for (layer, unit), text in (labels or {}).items()},
    }
    plain = f"{title}: open the notebook in JupyterLab to toss its {len(coins)} coins."
    _show("network", data, _NETWORK.format(width=5.6 * len(layers), p=p, plain=escape(plain)), title, plain)


def fan(
    x: ArrayLike,
    passes: Mapping[float, ArrayLike],
    predict: Callable[..., Any],
    truth: ArrayLike,
    points: tuple[ArrayLike, ArrayLike],
    seen: Sequence[tuple[float, float]],
    counts: Sequence[int] = (1, 2, 3, 5, 10, 20, 40),
    title: str = "A fan of passes",
) -> None:
    """Show passes of networks to add one after the other; in a plain script or a terminal nothing.

    Args:
        x: grid, ascending (n,).
        passes: rate p of a network to its passes (T, n); the middle rate is shown first.
        predict: the notebook's ``mc_predict(predict, x, T, rng) -> (mean, std)``; it gets the passes in their order.
        truth: the curve behind the data (n,).
        points: x and y of the data, each (m,).
        seen: stretches of the axis where data lie.
        counts: numbers of passes that can be chosen, ascending, at most T.
        title: for screen readers.

    Raises:
        ValueError: if a pass, a mean or a std is not a finite number for each place on the grid.
    """
    grid = np.asarray(x, dtype=float)
    given = {p: np.asarray(lines, dtype=float) for p, lines in passes.items()}
    gave = {
        p: [_whole(_replayed(predict, lines[:T], grid), (2, grid.size)) for T in counts] for p, lines in given.items()
    }
    data = {
        "x": grid.tolist(),
        "rates": list(given),
        "counts": list(counts),
        "passes": [_parts(_whole(lines[: counts[-1]], (counts[-1], grid.size)), 100) for lines in given.values()],
        "means": [[_parts(mean, 1000) for mean, _ in each] for each in gave.values()],
        "stds": [[_parts(std, 1000) for _, std in each] for each in gave.values()],
        "truth": [round(y, 3) for y in _whole(truth, grid.shape).tolist()],
        "points": np.round(np.column_stack(points), 3).tolist(),
        "seen": [list(stretch) for stretch in seen],
        "reach": 2.6,
    }
    lies = np.any([(grid >= low) & (grid <= high) for low, high in seen], axis=0)
    rows = [f"p = {p}: {each[-1][1][lies].mean():.2f} and {each[-1][1][~lies].mean():.2f}" for p, each in gave.items()]
    words = f"The std of {counts[-1]} passes, on average where data lie and elsewhere. {'; '.join(rows)}."
    plain = f"{title}: open the notebook in JupyterLab to add its passes. {words}"
    ends = {"most": len(counts) - 1, "times": len(counts) // 2, "rates": len(given) - 1, "rate": len(given) // 2}
    _show("fan", data, _FAN.format(**ends, words=escape(words), plain=escape(plain)), title, plain)


def _replayed(predict: Callable[..., Any], passes: Numbers, x: Numbers) -> Any:
    """Return what ``predict`` makes of known passes."""
    calls = itertools.cycle(passes)
    return predict(lambda x, rng: next(calls).copy(), x[:, None], len(passes), np.random.default_rng(0))


def _whole(values: Any, shape: tuple[int, ...]) -> Numbers:
    """Return an array of a shape, where a single number stands for a row of them."""
    rows = [np.asarray(row, dtype=float) for row in values]
    whole = np.array([np.broadcast_to(row, shape[1:]) for row in rows])
    if whole.shape != shape or not np.isfinite(whole).all():
        raise ValueError("It takes a finite number for each place on the grid.")
    return whole


def _parts(values: Numbers, unit: int) -> Any:
    """Return values as whole numbers of hundredths or thousandths, which are short."""
    return np.rint(values * unit).astype(int).tolist()


def _show(kind: str, data: dict[str, Any], inside: str, title: str, plain: str) -> None:
    """Show a figure with its numbers, under a name that belongs to them; nothing where no notebook runs."""
    jupyter = sys.modules.get("IPython")
    if jupyter is None or jupyter.get_ipython() is None:
        return
    text = json.dumps({"kind": kind, **data}, separators=(",", ":")).replace("</", "<\\/")
    doubt = unfinished.remark()
    html = _FRAME.format(
        name=f"living-{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        title=escape(title),
        doubt=f'<p style="border:1px solid #d9730d;border-radius:4px;padding:.2em .6em">{doubt}</p>' if doubt else "",
        inside=inside,
        script=_SCRIPT.read_text(encoding="utf-8").strip().removesuffix(";"),
        data=text,
    )
    jupyter.display.display({"text/plain": plain, "text/html": html}, raw=True)


def table(states: Sequence[tuple[Any, float, float]]) -> Numbers:
    """Return the outputs that ``network`` takes, from states ``(mask, probability, z)`` in any order."""
    outputs = np.full(2 ** len(np.ravel(states[0][0])), np.nan)
    for mask, _, z in states:
        outputs[sum(int(coin) << number for number, coin in enumerate(np.ravel(mask)))] = z
    return outputs
