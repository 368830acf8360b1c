"""The command line: each command calls one function and shows what it returns."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from autograder.config.course import read_course
from autograder.config.errors import AutograderError
from autograder.config.limits import Limits
from autograder.run import logs

# nbformat imports jsonschema, which would build a grammar of internationalised web addresses: a second for nothing.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

if TYPE_CHECKING:
    from autograder.author.outcome import Outcome
    from autograder.run.grading import Graded

SANDBOXES = ("auto", "bubblewrap", "landlock", "none")

console = Console()
_log = logging.getLogger(__name__)


@contextmanager
def _bar(what: str) -> Iterator[Callable[[int, int], None]]:
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=_EXIT_CODES)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.option("-v", "--verbose", count=True, help="Show what happens on standard error; -vv shows more.")
def cli(verbose: int) -> None:
    """Build, release and grade a course of notebooks."""
    logs.log_to_terminal(verbose)


_assignments = click.argument("assignments", nargs=-1)
_course = click.option(
    "--course", type=click.Path(path_type=Path), default=Path(), help="Folder that holds course.toml."
)
_jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    help="Notebooks at once; by default as many as there are processors, and memory for.",
)
_sandbox = click.option("--sandbox", type=click.Choice(SANDBOXES), default="auto", help="Sandbox for submissions.")
_classroom = click.option(
    "--classroom",
    type=click.Path(path_type=Path),
    help="Folder for grades and feedback; by default what course.toml says.",
)
_check = click.option("--check", is_flag=True, help="Compare with the files that are there; write nothing.")


@cli.command()
@_assignments
@_course
@_classroom
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--student", help="Grade this student alone.")
@_jobs
@click.option("--force", is_flag=True, help="Grade everything again, changed or not.")
@click.option("--prune", is_flag=True, help="Remove grades of earlier runs whose submission is no longer there.")
@click.option("--db", help="SQLAlchemy URL of nbgrader's gradebook; by default classroom/gradebook.db.")
@click.option("--figures", is_flag=True, help="Run the cells tagged experiment too, and keep their figures.")
@click.option(
    "--draw",
    type=click.IntRange(0, 2**56),
    help="Draw of the tests' own data for everybody; 0 is what students see. By default a secret one for each.",
)
@click.option(
    "--beside/--no-beside",
    default=None,
    help="Whether a test that cannot be judged apart from the student's code runs beside it, marked 'could be forged'; "
    "by default yes in a folder of nbgrader's, and what course.toml says in another.",
)
@click.option("--cluster", metavar="ADDRESS", help="Grade on the workers of a Dask scheduler, tcp://HOST:PORT.")
@_sandbox
def grade(assignments: tuple[str, ...], sandbox: str, **options: Any) -> int:
    """Grade submissions."""
    from autograder.run.grading import grade as grade_class

    from . import tables

    with _bar("grading") as progress:
        graded = grade_class(assignments, sandbox=sandbox, progress=progress, **options)
    tables.show(console, graded)
    _report_on(graded, options["course"])
    return 1 if graded.ungraded or graded.strays else 0


def _report_on(graded: Graded, course: Path) -> None:
    """Write the class report if the class is another one than before; the grades stand, whatever becomes of it."""
    from autograder.class_report.report import report_path, write_report

    layout = graded.layout
    page = report_path(layout.classroom)
    if graded.results and (graded.fresh or not page.exists()):
        try:
            write_report(course, layout.classroom, layout.submissions)
        except AutograderError as error:
            console.print(f"There is no class report: {error}", highlight=False, markup=False, soft_wrap=True)
            return
    if page.exists():
        console.print(f"  {'class report':<19}{page}", highlight=False, markup=False, soft_wrap=True)


@cli.command()
@_course
@_classroom
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def report(course: Path, classroom: Path | None, submissions: Path | None, show: bool) -> int:
    """Write what a class has misunderstood, as a page, JSON and CSV."""
    from autograder.class_report.report import write_report

    from . import tables

    made, page = write_report(course, classroom, submissions)
    tables.show_report(console, made, page)
    if show:
        click.launch(str(page))
    return 0


@cli.command()
@click.argument("course", type=click.Path(path_type=Path), default=".")
@_sandbox
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def doctor(course: Path, sandbox: str, as_json: bool) -> int:
    """Say beforehand how each cell of a course will be graded, and what would surprise.

    COURSE is its folder. Nothing is written. Exit 0 if everything can be graded, 1 if not.
    """
    import json

    from autograder.survey.doctor import examine

    from . import tables

    found = examine(course, sandbox=sandbox)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False))
    else:
        tables.show_diagnosis(console, found)
    return 0 if found.gradable else 1


@cli.command()
@click.argument("course", type=click.Path(path_type=Path), default=".")
@click.option("--submissions", type=click.Path(path_type=Path), help="Past ones; by default those of the course.")
@_jobs
@_sandbox
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def compare(course: Path, as_json: bool, **options: Any) -> int:
    """Grade past submissions with stock nbgrader and with this engine, and compare every cell.

    COURSE is its folder; nothing in it is changed. nbgrader runs the submissions without a sandbox, as it always does.
    Exit 0 if nothing differs without a reason, 1 if something is to be looked at.
    """
    import json

    from autograder.survey.compare import compare as compare_grades

    from . import tables

    with _bar("nbgrader grades") as progress:
        found = compare_grades(course, progress=progress, **options)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False))
    else:
        tables.show_agreement(console, found)
    return 0 if found.certified else 1


@cli.command()
@_course
@_classroom
@_jobs
@_sandbox
def demo(course: Path, classroom: Path | None, jobs: int | None, sandbox: str) -> int:
    """Make a sample class from the bank of answers, and grade it."""
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
    _report_on(graded, course)
    surprises = sample.surprises(graded)
    for text in surprises:
        console.print(f"[bold]not as made:[/] {text}", highlight=False)
    if not surprises:
        console.print(f"All {len(graded.results)} notebooks of the sample class ended as they were made to end.")
    return 1 if surprises else 0


@cli.command()
@click.argument("source", type=click.Path(path_type=Path))
@_course
@_classroom
@click.option("--submissions", type=click.Path(path_type=Path), help="Where submissions go.")
@click.option("--assignment", metavar="NAME", help="Of all that is in SOURCE; by default told from its names.")
@click.option("--pattern", help="For names of files, as nbgrader zip_collect has it: (?P<student_id>...)")
@click.option("--replace", is_flag=True, help="Take what is in SOURCE even if there is a newer one; that is kept.")
def collect(source: Path, **options: Any) -> int:
    """Take submissions out of what an LMS gave.

    SOURCE is a zip file, or a folder, from Canvas, Moodle, Blackboard, or with a folder for each student.
    """
    from autograder.records.collect import collect as collect_from

    from . import records

    collected = collect_from(source, **options)
    records.show_collected(console, collected)
    return 1 if collected.problems else 0


@cli.command()
@click.argument("form", type=click.Choice(("canvas", "moodle", "csv")))
@_assignments
@_course
@_classroom
@click.option("--db", help="SQLAlchemy URL of nbgrader's gradebook; by default what the course says.")
@click.option("--to", type=click.Path(path_type=Path), help="Folder for the files; by default classroom/export.")
def export(form: str, assignments: tuple[str, ...], **options: Any) -> int:
    """Write a file of grades for an LMS, and zip files of feedback pages, named as it wants them."""
    from autograder.records.export import export as export_to

    from . import records

    records.show_exported(console, export_to(form, assignments, **options))
    return 0


def _draw(draw: Callable[[Path], None], what: str, file: str, course: Path, classroom: Path | None) -> None:
    """Draw a picture into the classroom, and say where it is."""
    from autograder.config.paths import Paths

    picture = Paths.of(read_course(course), classroom).classroom / file
    draw(picture)
    console.print(f"{what} as a picture: {picture}", highlight=False, soft_wrap=True)


@cli.command()
@click.argument("notebook")
@_course
@click.option("--open/--no-open", "show", default=True, help="Whether to open the feedback page in a browser.")
def check(notebook: str, course: Path, show: bool) -> int:
    """Mark a notebook of your own on this machine, on any system.

    NOTEBOOK is its path, or the beginning of the name of a notebook of the course, such as 03.
    """
    import webbrowser

    from autograder.unconfined.check import check as check_notebook

    from . import tables

    with _bar("checking") as progress:
        checked = check_notebook(course, notebook, progress=progress)
    tables.show_checked(console, checked)
    if show:
        webbrowser.open(checked.page.as_uri())
    return 0


@cli.command()
@_assignments
@_course
@_classroom
@_jobs
@_sandbox
@click.option("--bank", type=click.Path(path_type=Path), help="Folder of the bank; by default tests/answers/.")
@click.option("--draws", type=click.IntRange(1), default=1, help="Repetitions, each on fresh draws of the tests' data.")
def verify(assignments: tuple[str, ...], course: Path, classroom: Path | None, sandbox: str, **options: Any) -> int:
    """Grade the bank of right and wrong answers; print and draw the kill matrix."""
    from autograder.bank.kill_matrix import draw
    from autograder.bank.verify import verify as verify_bank

    from . import tables

    with _bar("grading the bank") as progress:
        report = verify_bank(course, assignments, sandbox=sandbox, progress=progress, **options)
    tables.show_bank_report(console, report)
    _draw(partial(draw, report), "The kill matrix", "kill_matrix.png", course, classroom)
    return 1 if report.findings else 0


@cli.command()
@_course
@click.option("--to", type=click.Path(path_type=Path), help="The file; by default classroom/<course id>.zip.")
def handout(course: Path, to: Path | None) -> int:
    """Write a zip file with which students work on their own machines."""
    from autograder.author.handout import write_handout

    console.print(f"written: {write_handout(course, to)}", highlight=False, markup=False, soft_wrap=True)
    return 0


@cli.command()
@_assignments
@_course
@_classroom
@_jobs
@_sandbox
@click.option("--submissions", type=click.IntRange(1), default=25, help="That the learner may hand in.")
def oracle(assignments: tuple[str, ...], course: Path, classroom: Path | None, sandbox: str, **options: Any) -> int:
    """Let a learner without a formula try each exercise; print and draw how many points feedback alone is worth."""
    from autograder.bank.oracle import bounds
    from autograder.bank.oracle_chart import draw

    from . import tables

    with _bar("trying the exercises") as progress:
        found = bounds(course, assignments, sandbox=sandbox, progress=progress, **options)
    tables.show_bounds(console, found)
    _draw(partial(draw, found), "The bounds", "oracle_bound.png", course, classroom)
    return 0


@cli.command()
@_assignments
@_course
@_check
@click.option("--no-run", is_flag=True, help="With --check: execute nothing; nbval compares outputs.")
def build(assignments: tuple[str, ...], course: Path, check: bool, no_run: bool) -> int:
    """Execute sources into notebooks, and write the files that are generated from them."""
    from autograder.author.build import build as build_notebooks

    outcomes = build_notebooks(course, assignments, check=check, run=not no_run, say=console.print)
    return _show_outcomes(outcomes, "built", check)


@cli.command()
@_assignments
@_course
@_check
def release(assignments: tuple[str, ...], course: Path, check: bool) -> int:
    """Release notebooks to students, without answers and hidden tests."""
    from autograder.author.release import release as release_notebooks

    outcomes = release_notebooks(course, assignments, check=check, say=console.print)
    return _show_outcomes(outcomes, "released", check)


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


def _show_outcomes(outcomes: list[Outcome], done: str, check: bool) -> int:
    """Show a line for each notebook; return 1 if a check found any difference."""
    for outcome in outcomes:
        for difference in outcome.differences:
            console.print(f"{outcome.name}: {difference}", highlight=False, markup=False)
        if not outcome.differences:
            state = "is up to date" if check or not outcome.written else done
            console.print(f"{outcome.name}: {state}", highlight=False, markup=False)
    return 1 if any(outcome.differences for outcome in outcomes) else 0


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with one of the codes that ``--help`` lists."""
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
