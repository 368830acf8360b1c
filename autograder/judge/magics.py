"""IPython's magics in the instructor's cells, as far as a judge has a use for them; it has no IPython of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

#: They set up a display or an editor: nothing that a test could see.
_SILENT = frozenset("matplotlib config load_ext reload_ext autoreload precision pprint xmode colors".split())
#: Cell magics whose text is no Python: what they show, nobody looks at here.
_SHOWN = frozenset("html HTML latex markdown svg SVG javascript js writefile file".split())
#: They run what they are given, and tell how it went.
_RUN = frozenset("time timeit capture prun".split())


class MagicStandIn:
    """What ``get_ipython()`` gives in a test: the magics that tests use, and a refusal of all others.

    Args:
        namespace: in which the cells run.
    """

    def __init__(self, namespace: dict[str, Any]):
        self._namespace = namespace

    def run_line_magic(self, name: str, line: str, *_: object, **__: object) -> Any:
        """Do what ``%name line`` does."""
        if name in _SILENT:
            return None
        return self._run(f"%{name}", name, line)

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        """Do what ``%%name line`` does with the cell below it."""
        if name in _SHOWN:
            return None
        return self._run(f"%%{name}", name, cell)

    def _run(self, shown: str, name: str, text: str) -> Any:
        if name not in _RUN:
            refuse = self._refuse(shown)
            refuse()
        exec(compile(text, "<test>", "exec"), self._namespace)
        return None

    def _refuse(self, shown: str) -> Callable[..., NoReturn]:
        def refuse(*_: object, **__: object) -> NoReturn:
            raise RuntimeError(f"{shown} does not run in a test cell; write what it does in Python.")

        return refuse

    def system(self, *_: object) -> NoReturn:
        """Refuse ``!command``."""
        raise RuntimeError("Commands of the operating system do not run in a test cell.")

    getoutput = system_piped = system_raw = system
