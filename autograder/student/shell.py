"""IPython without a kernel: runs a cell and says what a kernel's client would have stored."""

from __future__ import annotations

import ast
import builtins
import getpass
import signal
import sys
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, TypedDict, cast

from IPython.core import async_helpers, pylabtools
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.protocol.outputs import Outputs, Stream, mime_bundle

from .refusals import refuse_commands, refuse_input
from .tracebacks import shorten_causes, shortened

_INLINE = "module://matplotlib_inline.backend_inline"


class CellResult(TypedDict):
    """What one cell did: ``error`` is None or the name of its exception with its text."""

    ok: bool
    outputs: list[dict[str, Any]]
    error: str | None


class _Sink:
    """Where outputs go at this moment; None between cells."""

    outputs: Outputs | None = None
    told = False  # whether IPython got a traceback out


class _Hook(DisplayHook):
    """The value of a cell's last line becomes an ``execute_result``."""

    sink: _Sink

    def start_displayhook(self) -> None:
        self._is_active = True

    def write_output_prompt(self) -> None: ...

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        if self.sink.outputs is not None:
            self.sink.outputs.add(
                {
                    "output_type": "execute_result",
                    "execution_count": self.prompt_count,
                    "data": mime_bundle(format_dict),
                    "metadata": mime_bundle(md_dict),
                }
            )

    def log_output(self, format_dict: dict[str, Any]) -> None: ...

    def finish_displayhook(self) -> None:
        self._is_active = False


class _Publisher(DisplayPublisher):
    """``display()`` and figures become ``display_data``."""

    sink: _Sink

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        if self.sink.outputs is None:
            return
        output = {"output_type": "display_data", "data": mime_bundle(data), "metadata": mime_bundle(metadata)}
        display_id = (transient or {}).get("display_id")
        if update:
            self.sink.outputs.update(output, display_id)
        else:
            self.sink.outputs.add(output, display_id)

    def clear_output(self, wait: bool = False) -> None:
        if self.sink.outputs is not None:
            self.sink.outputs.clear(wait)


class _Transformers(TransformerManager):
    """Looks for magics and prompts, which is slow, only in a cell that is no Python as it stands."""

    def transform_cell(self, cell: str) -> str:
        if self._transforms() == _TRANSFORMS and _is_python(cell):
            return cell if cell.endswith("\n") else cell + "\n"
        return str(super().transform_cell(cell))

    def _transforms(self) -> tuple[int, int, int]:
        return len(self.cleanup_transforms), len(self.line_transforms), len(self.token_transformers)


_TRANSFORMS = cast(Any, _Transformers)()._transforms()


def _is_python(source: str) -> bool:
    if not source or source[0].isspace() or "In [" in source:  # an indented cell; a prompt can pass for an annotation
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of an odd escape, say: it is told when the cell is compiled
        try:
            ast.parse(source)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return False
    return True


class _Shell(InteractiveShell):
    sink: _Sink

    def should_run_async(self, raw_cell: str, *, transformed_cell: str | None = None, **options: Any) -> bool:
        if transformed_cell is not None and not ("await" in transformed_cell or "async" in transformed_cell):
            return False  # without compiling it to see
        return bool(super().should_run_async(raw_cell, transformed_cell=transformed_cell, **options))

    def init_virtualenv(self) -> None: ...

    def init_io(self) -> None: ...

    def enable_gui(self, gui: str | None = None) -> None: ...

    def ask_exit(self) -> None: ...

    system = system_piped = system_raw = getoutput = staticmethod(refuse_commands)

    @contextmanager
    def _tee(self, channel: str) -> Iterator[None]:
        yield  # IPython would keep everything that is printed a second time, without a bound

    def showtraceback(self, exc_tuple: Any = None, *args: Any, **options: Any) -> None:
        with suppress(ValueError):  # there is none
            kind, error, trace = cast(Any, self)._get_exc_info(exc_tuple)
            exc_tuple = kind, error, shortened(trace)
            shorten_causes(error)
        super().showtraceback(exc_tuple, *args, **options)
        self.sink.told = True

    def _format_exception_for_storage(self, exception: BaseException, *_: Any, **__: Any) -> dict[str, Any]:
        """Return what the history keeps of an exception: no traceback, which IPython would make a second time."""
        return {"ename": type(exception).__name__, "evalue": _text(exception), "traceback": []}

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
        if self.sink.outputs is not None:
            self.sink.outputs.add(_error_output(etype.__name__, _text(evalue), [str(line) for line in stb]))


def _error_output(name: str, text: str, traceback: list[str]) -> dict[str, Any]:
    bundle = mime_bundle({"ename": name, "evalue": text, "traceback": traceback})
    return {"output_type": "error", **bundle}


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # a submission's exception may raise anything at all when it is looked at
        return "<an exception whose text cannot be had>"


def _show_no_page(shell: object, *_: object, **__: object) -> None:
    """Ignore what a kernel's client shows beside the notebook (``name?``): it is not stored in it."""


class CellShell:
    """Runs cells one after another in one namespace. There can be one in a process.

    Args:
        output_bytes: what one cell may print and show.
        figures: draw figures into the outputs; otherwise they are closed after the cell, undrawn, and leave their text.
    """

    def __init__(self, output_bytes: int = 1 << 20, figures: bool = False):
        self._output_bytes = output_bytes
        self._figures = figures
        self._sink = _Sink()
        self._streams: tuple[TextIO, TextIO] = (
            cast(TextIO, Stream("stdout", self._current)),
            cast(TextIO, Stream("stderr", self._current)),
        )
        config = Config()
        config.HistoryManager.enabled = False
        config.HistoryManager.hist_file = ":memory:"
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.separate_in = ""
        _Hook.sink = _Publisher.sink = _Shell.sink = self._sink
        _Shell.displayhook_class = _Hook  # type: ignore[assignment]
        _Shell.display_pub_class = _Publisher  # type: ignore[assignment]
        self.shell = cast(Any, _Shell.instance(config=config))
        self.shell.input_transformer_manager = cast(Any, _Transformers)()
        self.shell._db = {}  # what magics remember (%cd, %bookmark) is not kept in files
        self.shell.set_hook("show_in_pager", _show_no_page)
        self._replace_magics()
        builtins.input = getpass.getpass = refuse_input
        self._use_inline_figures(figures)

    def _current(self) -> Outputs | None:
        return self._sink.outputs

    @property
    def namespace(self) -> dict[str, Any]:
        """The names that cells see and define."""
        namespace: dict[str, Any] = self.shell.user_ns
        return namespace

    def _replace_magics(self) -> None:
        cell_magics = self.shell.magics_manager.magics["cell"]
        line_magics = self.shell.magics_manager.magics["line"]
        for name in [*self.shell.magics_manager.registry["ScriptMagics"].script_magics, "script", "!", "sx", "system"]:
            cell_magics[name] = refuse_commands
        for name in ("sx", "system", "sc"):
            line_magics[name] = refuse_commands

    def _use_inline_figures(self, figures: bool) -> None:
        self.shell.run_line_magic("matplotlib", "inline")
        if not figures:
            from matplotlib import pyplot
            from matplotlib_inline.config import InlineBackend

            pyplot.uninstall_repl_displayhook()  # it draws what is open after each cell, and %matplotlib installs it
            pyplot.install_repl_displayhook = _no_hook
            InlineBackend.instance().figure_formats = set()
            # A cell may ask for a format by %config; no format is then enabled for figures.
            pylabtools.select_figure_formats = _no_formats
            sys.modules["matplotlib_inline.backend_inline"].select_figure_formats = _no_formats  # type: ignore[attr-defined]

    def warm(self, cells: tuple[str, ...] = ()) -> None:
        """Run what notebooks usually do and forget it, so that no child imports or compiles it again.

        Args:
            cells: further sources to run.
        """
        for source in (_PLOT + (_DRAW if self._figures else ""), *_WARM_UP, *cells):
            self.run(source)
        for module in list(sys.modules.values()):
            vars(module).get(
                "__warningregistry__", {}
            ).clear()  # a warning is shown once a place, and once in each child
        loop = async_helpers._asyncio_event_loop
        if loop is not None:
            loop.close()  # its descriptors would be shared by all children
        self.shell.reset(new_session=True)
        self.shell.execution_count = 1
        self.shell.user_ns["In"][:] = [""]
        self.shell.user_ns["Out"].clear()

    def run(self, source: str) -> CellResult:
        """Run a cell. Whatever it does short of ending the process, this returns.

        Args:
            source: the text of the cell, magics included.

        Returns:
            ``ok``; ``outputs`` as nbformat has them; ``error``: what ended the cell, or None.
        """
        outputs = Outputs(self._output_bytes)
        error: BaseException | None = None
        self._sink.told = False
        try:
            with self._capturing(outputs):
                result = self.shell.run_cell(source, store_history=True)
                error = result.error_before_exec or result.error_in_exec
        except BaseException as escaped:  # from a hook, a traceback, or an interrupt between two lines
            error = escaped
        if error is None:
            return {"ok": True, "outputs": _finish(outputs), "error": None}
        name, text = type(error).__name__, _text(error)
        if not outputs.failed and not self._sink.told:  # to print even this exception failed
            outputs.add(_error_output(name, text, [f"{name}: {text}"]))
        return {"ok": False, "outputs": _finish(outputs), "error": f"{name}: {text}"[:2000]}

    @contextmanager
    def capture(self) -> Iterator[Outputs]:
        """Yield the outputs that take what is printed outside a cell, by calls of what cells defined."""
        outputs = Outputs(self._output_bytes)
        with self._capturing(outputs):
            yield outputs

    @contextmanager
    def _capturing(self, outputs: Outputs) -> Iterator[None]:
        with _interruptible(), self._redirected(outputs):
            yield

    @contextmanager
    def _redirected(self, outputs: Outputs) -> Iterator[None]:
        streams = sys.stdout, sys.stderr
        before = self._sink.outputs
        self._sink.outputs = outputs
        sys.stdout, sys.stderr = self._streams
        try:
            yield
        finally:
            self._streams = sys.stdout, sys.stderr  # a cell may have replaced them for the next one
            sys.stdout, sys.stderr = streams
            self._sink.outputs = before


def _finish(outputs: Outputs) -> list[dict[str, Any]]:
    while True:
        try:
            return outputs.finish()
        except KeyboardInterrupt:
            continue


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let SIGINT end what runs in here, and nothing outside: a late one must not end the server of cells."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _no_formats(shell: object, formats: object, **_: object) -> None: ...


def _no_hook() -> None: ...


#: What is rare is left out: here it takes each command longer than it saves.
_PLOT = """
%matplotlib inline
import numpy as np, matplotlib.pyplot as plt
import collections, dataclasses, fractions, functools, itertools, json, math, os, random, statistics, tempfile, time
import typing, warnings
import concurrent.futures, concurrent.futures.thread, numpy.testing, numpy.linalg, numpy.random
from IPython.display import HTML, Markdown, clear_output, display
figure, axes = plt.subplots(1, 2, figsize=(2, 2))
axes[0].plot([1, 2], [1, 3], label="$a$"), axes[0].legend(), axes[0].set_title("t"), axes[0].set_yscale("log")
axes[1].imshow([[1, 2]]), axes[1].bar([1], [2]), axes[1].hist([1, 2])
"""
_DRAW = 'figure.savefig(os.devnull, format="png")'
_WARM_UP = (
    "plt.show()",
    "def fail():\n    return 1 / 0\nfail()",
    "1 +",
    "import asyncio\nawait asyncio.sleep(0)",
    "%timeit -n1 -r1 pass",
    "with concurrent.futures.ThreadPoolExecutor(1) as pool:\n    pool.submit(int).result()",
    "display(HTML('a'))\nnp.random.default_rng(0).random(3)",
    "warnings.warn('w')",
    "input()",
    "raise SystemExit",
    "import numpy.fft, pkgutil, pydoc, matplotlib.backends.backend_svg, PIL.Image\nPIL.Image.preinit()",
    "%matplotlib inline\n%config InlineBackend\n%who\nlen?",
    "%%writefile warm_up.py\npass",
    "%run warm_up.py\n%prun -q pass",
    "import os; os.remove('warm_up.py')",
    "import multiprocessing.context",
)
