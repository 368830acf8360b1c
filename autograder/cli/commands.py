"""The command line: each command calls one function and shows what it returns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from autograder.config.course import read_course
from autograder.config.errors import AutograderError
from autograder.config.limits import Limits

# nbformat imports jsonschema, which would build a grammar of internationalised web addresses: a second for nothing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

if TYPE_CHECKING:
    from autograder.author.outcome import Outcome

SANDBOXES = ("auto", "bubblewrap", "landlock", "none")

console = Console()


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error, so that a table can be piped."""
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Builds, releases and grades the course."""


_assignments = click.argument("assignments", nargs=-1)
_course = click.option(
    "--course", type=click.Path(path_type=Path), default=Path(), help="Folder that holds solutions/."
)
_jobs = click.option("--jobs", type=click.IntRange(1), help="Notebooks at once; by default one a processor.")
_sandbox = click.option("--sandbox", type=click.Choice(SANDBOXES), default="auto", help="How submissions are shut in.")
_classroom = click.option(
    "--classroom", type=click.Path(path_type=Path), help="Where grades go; by default classroom/."
)
_check = click.option("--check", is_flag=True, help="Only compare with what is there.")


@cli.command()
@_assignments
@_course
@_classroom
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--student", help="Only this one.")
@_jobs
@click.option("--force", is_flag=True, help="Grade again what was graded before.")
@click.option("--db", help="SQLAlchemy URL of nbgrader's gradebook; by default classroom/gradebook.db.")
@click.option("--figures", is_flag=True, help="Also run experiments and keep the figures.")
@click.option("--cluster", metavar="ADDRESS", help="Grade on the workers of a Dask scheduler, tcp://HOST:PORT.")
@_sandbox
def grade(assignments: tuple[str, ...], sandbox: str, **options: Any) -> int:
    """Grades what was handed in."""
    from autograder.run.grading import grade as grade_class

    from . import tables

    with _bar("grading") as progress:
        graded = grade_class(assignments, sandbox=sandbox, progress=progress, **options)
    tables.show(console, graded)
    return 1 if graded.ungraded else 0


@cli.command()
@_course
@_classroom
@_jobs
@_sandbox
def demo(course: Path, classroom: Path | None, jobs: int | None, sandbox: str) -> int:
    """Makes a sample class out of the bank and grades it."""
    from autograder.bank.sample_class import make_class
    from autograder.config.paths import Paths
    from autograder.run.grading import grade as grade_class

    from . import tables

    layout = Paths.of(read_course(course), classroom)
    sample = make_class(course, layout.classroom)
    limits = Limits(cell_seconds=5.0)  # the endless loop should not make a newcomer wait
    with _bar("grading the sample class") as progress:
        graded = grade_class(
            course=course, classroom=classroom, jobs=jobs, sandbox=sandbox, limits=limits, progress=progress
        )
    tables.show(console, graded)
    surprises = sample.surprises(graded)
    for text in surprises:
        console.print(f"[bold]not as made:[/] {text}", highlight=False)
    if not surprises:
        console.print(f"All {len(graded.results)} notebooks of the sample class ended as they were made to end.")
    return 1 if surprises else 0


@cli.command()
@_assignments
@_course
@_classroom
@_jobs
@_sandbox
@click.option("--bank", type=click.Path(path_type=Path), help="Folder of the bank; by default tests/answers/.")
@click.option("--draws", type=click.IntRange(1), default=1, help="Repetitions, each on fresh draws of the tests' data.")
def verify(assignments: tuple[str, ...], course: Path, classroom: Path | None, sandbox: str, **options: Any) -> int:
    """Grades the bank of right and wrong answers, prints the kill matrix and draws it."""
    from autograder.bank.kill_matrix import draw
    from autograder.bank.verify import verify as verify_bank
    from autograder.config.paths import Paths

    from . import tables

    with _bar("grading the bank") as progress:
        verdict = verify_bank(course, assignments, sandbox=sandbox, progress=progress, **options)
    tables.show_verdict(console, verdict)
    picture = Paths.of(read_course(course), classroom).classroom / "kill_matrix.png"
    draw(verdict, picture)
    console.print(f"The kill matrix as a picture: {picture}", highlight=False, soft_wrap=True)
    return 1 if verdict.findings else 0


@cli.command()
@_assignments
@_course
@_check
@click.option("--no-run", is_flag=True, help="With --check: execute nothing; nbval compares outputs.")
def build(assignments: tuple[str, ...], course: Path, check: bool, no_run: bool) -> int:
    """Executes solutions/*.py into notebooks."""
    from autograder.author.build import build as build_notebooks

    outcomes = build_notebooks(course, assignments, check=check, run=not no_run, say=console.print)
    return _show_outcomes(f"{course / 'solutions'}", outcomes, "built", check)


@cli.command()
@_assignments
@_course
@_check
def release(assignments: tuple[str, ...], course: Path, check: bool) -> int:
    """Makes course/ from solutions/ through nbgrader's own steps."""
    from autograder.author.release import release as release_notebooks

    outcomes = release_notebooks(course, assignments, check=check, say=console.print)
    return _show_outcomes(f"{course / 'course'}", outcomes, "released", check)


@cli.command("new-exercise")
@click.argument("notebook")
@click.argument("name")
@_course
@click.option("--title", default="", help="Of its heading; by default made from the name.")
@click.option("--after", default="", metavar="EXERCISE", help="The exercise that it follows; by default the last one.")
def new_exercise(notebook: str, name: str, course: Path, title: str, after: str) -> int:
    """Start an exercise: prose, stub, test and answers to fill in.

    NOTEBOOK is the name of a source, NAME the function that students write.
    """
    from autograder.author.new_exercise import new_exercise as start

    for path in start(course, notebook, name, title, after):
        console.print(f"{path} has the new exercise {name}: fill it in.", highlight=False, markup=False, soft_wrap=True)
    console.print(f"Then run: autograder build {notebook}, release {notebook}, verify {notebook}", highlight=False)
    return 0


def _show_outcomes(folder: str, outcomes: list[Outcome], done: str, check: bool) -> int:
    """A line for each notebook; 1 if a check found any difference."""
    for outcome in outcomes:
        for difference in outcome.differences:
            console.print(f"{outcome.name}: {difference}", highlight=False, markup=False)
        if not outcome.differences:
            state = "is up to date" if check or not outcome.written else f"{done} into {folder}"
            console.print(f"{outcome.name}: {state}", highlight=False, markup=False)
    return 1 if any(outcome.differences for outcome in outcomes) else 0


def main(arguments: list[str] | None = None) -> None:
    """Entry point: exits with 0, 1 where something could not be graded, 2 where it was called wrongly."""
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
    sys.exit(code)
