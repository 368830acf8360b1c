"""Commands for whoever grades a class."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.config.course import read_course
from autograder.config.errors import AutograderError
from autograder.config.limits import Limits

from .group import (
    assignments_argument,
    bar,
    classroom_option,
    cli,
    console,
    course_option,
    jobs_option,
    sandbox_option,
)

if TYPE_CHECKING:
    from autograder.run.grading import Graded


@cli.command()
@assignments_argument
@course_option
@classroom_option
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--student", help="Grade this student alone.")
@jobs_option
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
@sandbox_option
@click.option("-q", "--quiet", is_flag=True, help="Show only what needs a person, and no progress bar.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object in place of tables, for programs.")
def grade(assignments: tuple[str, ...], sandbox: str, quiet: bool, as_json: bool, **options: Any) -> int:
    """Grade submissions: gradebook, tables, pages, class report."""
    from autograder.run.grading import grade as grade_class

    with nullcontext(_nothing) if quiet or as_json else bar("grading") as progress:
        graded = grade_class(assignments, sandbox=sandbox, progress=progress, **options)
    from . import class_tables  # not before: what it imports would keep the first result waiting

    page = _report_on(graded, options["course"])
    if as_json:
        click.echo(class_tables.as_json(graded, page))
    else:
        class_tables.show(console, graded, quiet)
        if page is not None and not quiet:
            _say_where(page)
    return 1 if graded.ungraded or graded.strays else 0


def _nothing(done: int, total: int) -> None:
    """Show no progress."""


def _say_where(page: Path) -> None:
    console.print(f"  {'class report':<19}{page}", highlight=False, markup=False, soft_wrap=True)


def _report_on(graded: Graded, course: Path) -> Path | None:
    """Write the class report if the class is another one than before; the grades stand, whatever becomes of it.

    Returns:
        The path of its page; None where there is none.
    """
    from autograder.class_report.report import report_path, write_report

    layout = graded.layout
    page = report_path(layout.classroom)
    if graded.results and (graded.fresh or not page.exists()):
        try:
            write_report(course, layout.classroom, layout.submissions)
        except AutograderError as error:
            click.echo(f"autograder: there is no class report: {error}", err=True)
            return None
    return page if page.exists() else None


@cli.command()
@course_option
@classroom_option
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def report(course: Path, classroom: Path | None, submissions: Path | None, show: bool) -> int:
    """Say what a class has misunderstood: a page, JSON and CSV."""
    from autograder.class_report.report import write_report

    from . import tables

    made, page = write_report(course, classroom, submissions)
    tables.show_report(console, made, page)
    if show:
        click.launch(str(page))
    return 0


@cli.command()
@assignments_argument
@course_option
@classroom_option
@click.option("--submissions", type=click.Path(path_type=Path), help="Holds <student>/<assignment>/<notebook>.ipynb.")
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
def similarity(assignments: tuple[str, ...], show: bool, **options: Any) -> int:
    """Find submissions that are unusually alike: where to look.

    It is no verdict. Stubs, given code, the reference solutions and what many students have do not count; names,
    comments and layout do not matter. The submissions need not be graded, and no other command does this.
    """
    from autograder.similarity.report import write_similarity

    from . import tables

    with bar("comparing") as progress:
        found, page = write_similarity(assignments, progress=progress, **options)
    tables.show_similarity(console, found, page)
    if show:
        click.launch(str(page))
    return 0


@cli.command()
@click.argument("course", type=click.Path(path_type=Path), default=".")
@sandbox_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def doctor(course: Path, sandbox: str, as_json: bool) -> int:
    """Say beforehand how each cell of a course will be graded.

    Also what would surprise.

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
@jobs_option
@sandbox_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def compare(course: Path, as_json: bool, **options: Any) -> int:
    """Grade with stock nbgrader and here, and compare every cell.

    COURSE is its folder; nothing in it is changed. nbgrader runs the submissions without a sandbox, as it always does.
    Exit 0 if nothing differs without a reason, 1 if something is to be looked at.
    """
    import json

    from autograder.survey.compare import compare as compare_grades

    from . import tables

    with bar("nbgrader grades") as progress:
        found = compare_grades(course, progress=progress, **options)
    if as_json:
        click.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False))
    else:
        tables.show_agreement(console, found)
    return 0 if found.certified else 1


@cli.command()
@course_option
@classroom_option
@jobs_option
@sandbox_option
def demo(course: Path, classroom: Path | None, jobs: int | None, sandbox: str) -> int:
    """Make a sample class from the bank of answers, and grade it."""
    from autograder.bank.sample_class import make_class
    from autograder.config.paths import Paths
    from autograder.run.grading import grade as grade_class

    from . import class_tables

    layout = Paths.of(read_course(course), classroom)
    sample = make_class(course, layout.classroom)
    limits = Limits(cell_seconds=5.0)  # the endless loop should not make a newcomer wait
    with bar("grading the sample class") as progress:
        graded = grade_class(
            course=course, classroom=classroom, jobs=jobs, sandbox=sandbox, limits=limits, progress=progress
        )
    class_tables.show(console, graded)
    if page := _report_on(graded, course):
        _say_where(page)
    surprises = sample.surprises(graded)
    for text in surprises:
        console.print(f"[bold]not as made:[/] {text}", highlight=False)
    if not surprises:
        console.print(f"All {len(graded.results)} notebooks of the sample class ended as they were made to end.")
    return 1 if surprises else 0


@cli.command()
@click.argument("source", type=click.Path(path_type=Path))
@course_option
@classroom_option
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
@assignments_argument
@course_option
@classroom_option
@click.option("--db", help="SQLAlchemy URL of nbgrader's gradebook; by default what the course says.")
@click.option("--to", type=click.Path(path_type=Path), help="Folder for the files; by default classroom/export.")
def export(form: str, assignments: tuple[str, ...], **options: Any) -> int:
    """Write grades and pages as an LMS imports them.

    A file of grades, and zip files of feedback pages under the names that the LMS wants.
    """
    from autograder.records.export import export as export_to

    from . import records

    records.show_exported(console, export_to(form, assignments, **options))
    return 0


@cli.command()
@click.argument("notebook")
@course_option
@click.option("--open/--no-open", "show", default=True, help="Whether to open the feedback page in a browser.")
def check(notebook: str, course: Path, show: bool) -> int:
    """Mark a notebook of your own, on any system.

    NOTEBOOK is its path, or the beginning of the name of a notebook of the course, such as 03.
    """
    import webbrowser

    from autograder.unconfined.check import check as check_notebook

    from . import tables

    with bar("checking") as progress:
        checked = check_notebook(course, notebook, progress=progress)
    tables.show_checked(console, checked)
    if show:
        webbrowser.open(checked.page.as_uri())
    return 0
