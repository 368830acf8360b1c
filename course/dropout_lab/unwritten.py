"""A cell that needs a function which is still to be written says so in one line, not in a traceback.

A figure stands below the exercise that it draws, so a notebook that is run before it is solved meets many stubs.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any


def say_so_in_one_line() -> None:
    """Tells IPython, where it runs the cells, how to show a stub's ``NotImplementedError``."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is not None:
        shell.set_custom_exc((NotImplementedError,), _show)


def _show(
    shell: Any, kind: type[BaseException], error: BaseException, trace: TracebackType, tb_offset: int | None = None
) -> None:
    """IPython's handler: shows the error as ever, but for a function of the notebook that raised it itself."""
    frame = _innermost(trace)
    if frame.f_globals is shell.user_ns and frame.f_code.co_name != "<module>":
        line = f"\u25cb {frame.f_code.co_qualname}: not attempted yet; this cell needs it."
        error._render_traceback_ = lambda: [line]  # type: ignore[attr-defined]  # IPython asks for it
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)


def _innermost(trace: TracebackType) -> Any:
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame
