"""The command line: each command calls one function and shows what it returns."""

from __future__ import annotations

import gc
import io
import logging
import sys

import click

from autograder.config.errors import AutograderError
from autograder.report import logs

from . import author_commands, class_commands  # noqa: F401 - they add their commands to the group
from .group import cli

__all__ = ["cli", "main"]

_log = logging.getLogger(__name__)

#: New objects before the collector looks at them all: with Python's 700 it takes a fifth of what imports take.
_NEW_OBJECTS = 100_000


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with one of the codes that ``--help`` lists."""
    gc.set_threshold(_NEW_OBJECTS)
    words = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another one in its place
    try:
        code = cli.main(arguments, prog_name="autograder", standalone_mode=False)
    except AutograderError as error:
        click.echo(f"autograder: {error}", err=True)
        code = 2
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(
            "autograder: interrupted; what was graded so far is kept, and the same command goes on from there.",
            err=True,
        )
        code = 130
    except Exception as error:
        _log.exception("the command failed: %s", " ".join(words))
        click.echo(
            f"autograder: this is a defect of the autograder ({type(error).__name__}: {error}); "
            f"nothing that was graded is lost. Run 'autograder -v {' '.join(words)}' to see where.",
            err=True,
        )
        code = 70
    finally:
        logs.stop_terminal_log()
    sys.exit(code)
