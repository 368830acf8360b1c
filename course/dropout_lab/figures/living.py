"""A living figure: a network whose units can be clicked, whose coins can be tossed, and whose p can be moved.

One piece of HTML and JavaScript that needs nothing else: it works in JupyterLab, VS Code, Colab and a saved page, with
a keyboard and with a screen reader. It holds the output for every mask, so a wrong function makes a wrong toy.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dropout_lab.page import unfinished

_SCRIPT = Path(__file__).with_suffix(".js")
#: More coins than these would make a table that no page should carry.
MAX_COINS = 12

_HTML = """\
<div id="{name}" role="group" aria-label="{title}" style="max-width:60em;margin:.4em 0">
{doubt}<div style="display:flex;flex-wrap:wrap;gap:1.2em;align-items:center">
<svg class="net" aria-label="The network" role="group" style="flex:1 1 15em;max-width:{width}em;min-width:12em"></svg>
<div style="flex:1 1 20em;max-width:30em"><svg class="chart" role="img" aria-label="How probable each output is: exact \
shares as stems, tossed ones as bars" style="width:100%"></svg>
<div style="font-size:.9em"><span class="exact"></span> (dashed) · <span class="drawn"></span></div></div></div>
<div style="display:flex;flex-wrap:wrap;gap:.6em;align-items:center;margin:.5em 0">
<button class="one" type="button">Toss the coins</button> <button class="many" type="button">Toss 500 times</button>
<button class="clear" type="button">Start again</button>
<label><span class="p"></span> <input type="range" min="0" max="0.95" step="0.05" value="{p}"
aria-label="p, the probability of dropping"></label></div>
<div class="now" aria-live="polite"></div></div>
<script>({script})(document.getElementById("{name}"), {data});</script>"""


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
    text = json.dumps(data).replace("</", "<\\/")
    doubt = unfinished.remark()
    html = _HTML.format(
        name=f"living-{hashlib.sha256(text.encode()).hexdigest()[:12]}",
        title=title,
        doubt=f'<p style="border:1px solid #d9730d;border-radius:4px;padding:.2em .6em">{doubt}</p>' if doubt else "",
        width=5.6 * len(layers),
        p=p,
        script=_SCRIPT.read_text(encoding="utf-8").strip().removesuffix(";"),
        data=text,
    )
    jupyter = sys.modules.get("IPython")
    if jupyter is not None and jupyter.get_ipython() is not None:
        plain = f"{title}: open the notebook in JupyterLab to toss its {len(coins)} coins."
        jupyter.display.display({"text/plain": plain, "text/html": html}, raw=True)


def table(states: Sequence[tuple[Any, float, float]]) -> NDArray[np.float64]:
    """Return the outputs that ``network`` takes, from states ``(mask, probability, z)`` in any order."""
    outputs = np.full(2 ** len(np.ravel(states[0][0])), np.nan)
    for mask, _, z in states:
        outputs[sum(int(coin) << number for number, coin in enumerate(np.ravel(mask)))] = z
    return outputs
