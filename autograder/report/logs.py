"""Log of a run, with the traceback of every defect: a file in the classroom, and the terminal if asked for."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from autograder.config.errors import AutograderError
from autograder.config.text import printable

#: In the classroom.
FILE = "autograder.log"

_MAX_BYTES = 1 << 20
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_engine = logging.getLogger("autograder")
_engine.addHandler(logging.NullHandler())  # else Python writes warnings to the terminal


class _Lines(logging.Formatter):
    """Formatter under which nothing that a student wrote looks like a line of the log, or gives a terminal orders."""

    def format(self, record: logging.LogRecord) -> str:
        return printable(super().format(record), mark="\N{REPLACEMENT CHARACTER}").replace("\n", "\n    ")


class _Terminal(logging.StreamHandler[TextIO]):
    """Handler of ``log_to_terminal``: a program that calls a command may have handlers of its own."""


def version() -> str:
    """Return the version of the distribution that the command ``autograder`` came with."""
    for command in entry_points(group="console_scripts", name="autograder"):
        if command.dist is not None:
            return command.dist.version
    return "of no version"


def log_to_terminal(verbosity: int) -> None:
    """Write the log to standard error as well: from 1, what happens; from 2, everything."""
    if verbosity:
        handler = _Terminal()
        handler.setLevel(logging.INFO if verbosity == 1 else logging.DEBUG)
        handler.setFormatter(_Lines(_FORM))
        _engine.setLevel(logging.DEBUG)
        _engine.addHandler(handler)


def stop_terminal_log() -> None:
    """Write nothing to standard error any more: a program that runs a command may go on and close it."""
    for handler in [*_engine.handlers]:
        if isinstance(handler, _Terminal):
            _engine.removeHandler(handler)


@contextmanager
def log_to_file(classroom: Path) -> Iterator[None]:
    """Write the log to ``<classroom>/autograder.log`` while a class is graded; go on without where that is refused.

    An error that ends the run is written there too: a defect with its traceback, any other as its sentence.
    """
    try:
        handler = RotatingFileHandler(
            classroom / FILE, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
    except OSError:
        yield
        return
    handler.setLevel(logging.INFO)
    handler.setFormatter(_Lines(_FORM))
    handler.handleError = lambda record: None  # type: ignore[method-assign]  # a full disk must not end the run
    level = _engine.level
    _engine.setLevel(min(level or logging.INFO, logging.INFO))
    _engine.addHandler(handler)
    try:
        yield
    except AutograderError as error:
        _engine.info("the run ends: %s", error)
        raise
    except KeyboardInterrupt:
        _engine.info("the run ends: interrupted")
        raise
    except Exception:
        # To the file alone: on a terminal it is the command line that shows a defect.
        place = _engine.name, logging.ERROR, __file__, 0
        handler.handle(_engine.makeRecord(*place, "the run ends with a defect", (), sys.exc_info()))
        raise
    finally:
        _engine.removeHandler(handler)
        _engine.setLevel(level)
        handler.close()
