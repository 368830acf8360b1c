"""What all commands share: their group, options, console and progress bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from autograder.config import start_quickly
from autograder.report import logs

start_quickly()

SANDBOXES = ("auto", "bubblewrap", "landlock", "none")

console = Console()


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on standard error, so that a table can be piped."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


_EXIT_CODES = """
\b
Exit codes:
  0    all went well
  1    a notebook could not be graded, a file differs, or a wrong answer survives: each is named
  2    it could not be done: one sentence says what to do
  70   a defect of the autograder: -v shows where
  130  interrupted: the same command goes on from there
"""


def _version(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """Print the version of the distribution that this command came with."""
    if wanted:
        console.print(f"autograder {logs.version()}", highlight=False)
        context.exit()


class _Sections(click.Group):
    """Group whose help lists the commands for a class apart from those for whoever writes the course."""

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the two lists: a command stands where its module says."""
        for module, title in (("class_commands", "Grade a class"), ("author_commands", "Write a course")):
            mine = {n: c for n, c in self.commands.items() if c.callback and c.callback.__module__.endswith(module)}
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(limit=66)) for name, command in mine.items()])


@click.group(cls=_Sections, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXIT_CODES)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.option("-v", "--verbose", count=True, help="Show what happens on standard error; -vv shows more.")
def cli(verbose: int) -> None:
    """Build, release and grade a course of notebooks."""
    logs.log_to_terminal(verbose)


assignments_argument = click.argument("assignments", nargs=-1)
course_option = click.option(
    "--course", type=click.Path(path_type=Path), default=Path(), help="Folder that holds course.toml."
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(1),
    help="Notebooks at once; by default as many as there are processors, and memory for.",
)
sandbox_option = click.option(
    "--sandbox", type=click.Choice(SANDBOXES), default="auto", help="Sandbox for submissions."
)
classroom_option = click.option(
    "--classroom",
    type=click.Path(path_type=Path),
    help="Folder for grades and feedback; by default what course.toml says.",
)
check_option = click.option("--check", is_flag=True, help="Compare with the files that are there; write nothing.")
