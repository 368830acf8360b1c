"""Matplotlib's list of fonts: made by the first fork server of a machine, and handed to the next ones."""

from __future__ import annotations

import json
import os
from pathlib import Path

_NAMES = "fontlist-*.json"
#: Characters that fit into one message; fonts of an office fill many times as many.
_MOST = 60_000


def lay_out_fonts(lists: dict[str, str]) -> None:
    """Put lists of fonts where matplotlib looks for them; it makes its own where these are of another version.

    Args:
        lists: the text of each file, by its name.
    """
    for name, text in lists.items():
        Path(os.environ["MPLCONFIGDIR"], Path(name).name).write_text(text, encoding="utf-8")


def font_lists() -> dict[str, str]:
    """Return the lists that are there now, as ``lay_out_fonts`` takes them; none that are too long to be told."""
    folder = Path(os.environ["MPLCONFIGDIR"])
    lists = {path.name: path.read_text(encoding="utf-8") for path in folder.glob(_NAMES)}
    return lists if len(json.dumps(lists)) < _MOST else {}
