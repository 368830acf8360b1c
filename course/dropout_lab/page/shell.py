"""IPython's shell, where one runs the notebook, and what names mean in it; IPython is never imported here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any


def shell_here() -> Any:
    """Return IPython's shell, if this is one."""
    jupyter = sys.modules.get("IPython")
    return jupyter.get_ipython() if jupyter is not None else None


def meanings(names: Iterable[str]) -> dict[str, object]:
    """Return what some names stand for in the notebook by now; None for one that is not defined, or without a shell."""
    space = getattr(shell_here(), "user_ns", {})
    return {name: space.get(name) for name in names}
