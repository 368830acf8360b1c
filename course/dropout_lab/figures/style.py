"""One style for every figure: kept = ink blue, dropped = pale grey with a cross, mean = orange, full network = black.

Colour never carries a meaning alone: a cross, a dash, a marker or a label says it again, for grey print and for
colour-blind readers. Labels stand on the curve rather than in a legend where they fit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import rcsetup
from matplotlib.figure import Figure

from dropout_lab.page import unfinished

KEPT = "#1f4e8c"
DROPPED = "#d5d8dc"
CROSS = "#8a9097"
MEAN = "#d9730d"
FULL = "#111111"
FAINT = "#9aa0a6"

_STYLE: dict[Any, Any] = {
    "figure.dpi": 110,
    "figure.constrained_layout.use": True,
    "font.size": 10.5,
    "axes.titlesize": 11.5,
    "axes.titlelocation": "left",
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": FAINT,
    "axes.prop_cycle": rcsetup.cycler(color=[KEPT, MEAN, FULL, CROSS]),
    "xtick.color": FULL,
    "ytick.color": FULL,
    "lines.linewidth": 2.0,
    "svg.fonttype": "none",
}


@contextmanager
def style() -> Iterator[None]:
    """Apply the course's style to the figures made inside."""
    with mpl.rc_context(_STYLE):
        try:
            yield
        finally:
            interactive = mpl.is_interactive()
    # the first figure of a notebook loads the backend, which switches this on; the context would switch it off again,
    # and no later figure would be shown
    mpl.interactive(interactive)


def described(figure: Figure, text: str) -> Figure:
    """Return the figure with its description, for readers who do not see it: what there is to see, in a sentence.

    It is worked out from what is drawn, so that it is true of a wrong answer too, and no page tells it beforehand.
    """
    figure.set_label(text)
    return figure


def show(figure: Figure, description: str = "") -> None:
    """Show a figure together with its description.

    In a notebook the description becomes the picture's alternative text; in a plain script nothing is shown.

    Args:
        figure: is closed afterwards.
        description: of a figure that brings none (see ``described``).
    """
    description = description or str(figure.get_label())
    if doubt := unfinished.remark():
        description = f"{doubt} {description}"
        box = {"boxstyle": "round", "facecolor": "white", "edgecolor": MEAN, "linewidth": 1.5}
        figure.text(0, 1.02, doubt, color=FULL, weight="bold", va="bottom", bbox=box)
    jupyter = sys.modules.get("IPython")  # there already if this is a notebook; never imported here
    if jupyter is not None and jupyter.get_ipython() is not None:
        jupyter.display.display(figure, metadata={"image/png": {"alt": description}})
    plt.close(figure)
