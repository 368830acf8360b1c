"""Commands for whoever writes a course."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.config.course import read_course
from autograder.config.errors import UsageError

from .group import (
    assignments_argument,
    bar,
    check_option,
    classroom_option,
    cli,
    console,
    course_option,
    jobs_option,
    sandbox_option,
)

if TYPE_CHECKING:
    from autograder.author.outcome import Outcome


@cli.command()
@assignments_argument
@course_option
@classroom_option
@jobs_option
@sandbox_option
@click.option("--bank", type=click.Path(path_type=Path), help="Folder of the bank; by default tests/answers/.")
@click.option("--draws", type=click.IntRange(1), default=1, help="Repetitions, each on fresh draws of the tests' data.")
@click.option(
    "--variant", type=click.IntRange(0), help="Number of a variant to verify, in place of the common version."
)
def verify(assignments: tuple[str, ...], course: Path, classroom: Path | None, sandbox: str, **options: Any) -> int:
    """Test the tests with right and wrong answers.

    Grades the bank; prints and draws the kill matrix.
    """
    from autograder.bank.kill_matrix import draw
    from autograder.bank.verify import verify as verify_bank

    from . import tables

    with bar("grading the bank") as progress:
        report = verify_bank(course, assignments, sandbox=sandbox, progress=progress, **options)
    tables.show_bank_report(console, report)
    _draw(partial(draw, report), "The kill matrix", "kill_matrix.png", course, classroom)
    return 1 if report.findings else 0


def _draw(draw: Callable[[Path], None], what: str, file: str, course: Path, classroom: Path | None) -> None:
    """Draw a picture into the classroom, and say where it is."""
    from autograder.config.paths import Paths

    picture = Paths.of(read_course(course), classroom).classroom / file
    draw(picture)
    console.print(f"{what} as a picture: {picture}", highlight=False, soft_wrap=True)


@cli.command()
@assignments_argument
@course_option
@classroom_option
@jobs_option
@sandbox_option
@click.option("--submissions", type=click.IntRange(1), default=25, help="That the learner may hand in.")
def oracle(assignments: tuple[str, ...], course: Path, classroom: Path | None, sandbox: str, **options: Any) -> int:
    """Measure how many points feedback alone is worth.

    A learner without a formula tries each exercise.
    """
    from autograder.bank.oracle import bounds
    from autograder.bank.oracle_chart import draw

    from . import tables

    with bar("trying the exercises") as progress:
        found = bounds(course, assignments, sandbox=sandbox, progress=progress, **options)
    tables.show_bounds(console, found)
    _draw(partial(draw, found), "The bounds", "oracle_bound.png", course, classroom)
    return 0


@cli.command()
@assignments_argument
@course_option
@check_option
@click.option("--no-run", is_flag=True, help="With --check: execute nothing; nbval compares outputs.")
def build(assignments: tuple[str, ...], course: Path, check: bool, no_run: bool) -> int:
    """Execute sources into notebooks, and write generated files."""
    from autograder.author.build import build as build_notebooks

    outcomes = build_notebooks(course, assignments, check=check, run=not no_run, say=console.print)
    return _show_outcomes(outcomes, "built", check)


@cli.command()
@assignments_argument
@course_option
@check_option
@click.option(
    "--per-student",
    metavar="ROSTER",
    type=click.Path(path_type=Path),
    help="For each student of this file, with numbers of the student's own: into classroom/handout/.",
)
@click.option("--student", metavar="ID", help="With --per-student: for this one alone.")
@classroom_option
def release(
    assignments: tuple[str, ...],
    course: Path,
    check: bool,
    per_student: Path | None,
    student: str | None,
    classroom: Path | None,
) -> int:
    """Write what students get: without answers and hidden tests."""
    if per_student is not None and not check:
        return _release_per_student(course, per_student, assignments, classroom, student)
    if per_student or student or classroom:
        raise UsageError("--student and --classroom go with --per-student ROSTER, and --check without it.")
    from autograder.author.release import release as release_notebooks

    outcomes = release_notebooks(course, assignments, check=check, say=console.print)
    return _show_outcomes(outcomes, "released", check)


def _release_per_student(
    course: Path, roster: Path, assignments: tuple[str, ...], classroom: Path | None, student: str | None
) -> int:
    """Write the variants, and say where they are."""
    from autograder.author.per_student import release_per_student

    with bar("releasing") as progress:
        done = release_per_student(course, roster, assignments, classroom=classroom, student=student, progress=progress)
    for name, count in zip(done.assignments, done.different, strict=True):
        console.print(f"{name}: {count} different for {len(done.students)} students", highlight=False)
    console.print(f"to hand out: {done.folder}/<student>.zip", highlight=False, markup=False, soft_wrap=True)
    return 0


@cli.command("new-exercise")
@click.argument("notebook")
@click.argument("name")
@course_option
@click.option("--title", default="", help="Of its heading; by default made from the name.")
@click.option("--after", default="", metavar="EXERCISE", help="The exercise that it follows; by default the last one.")
def new_exercise(notebook: str, name: str, course: Path, title: str, after: str) -> int:
    """Start an exercise: prose, stub, test and answers.

    NOTEBOOK is the name of a source, NAME the function that students write.
    """
    from autograder.author.new_exercise import new_exercise as start

    for path in start(course, notebook, name, title, after):
        console.print(f"{path} has the new exercise {name}: fill it in.", highlight=False, markup=False, soft_wrap=True)
    console.print(f"Then run: autograder build {notebook}, release {notebook}, verify {notebook}", highlight=False)
    return 0


@cli.command()
@course_option
@click.option("--to", type=click.Path(path_type=Path), help="The file; by default classroom/<course id>.zip.")
def handout(course: Path, to: Path | None) -> int:
    """Write a zip file with which students work at home."""
    from autograder.author.handout import write_handout

    console.print(f"written: {write_handout(course, to)}", highlight=False, markup=False, soft_wrap=True)
    return 0


@cli.command()
@course_option
@click.option("--to", type=click.Path(path_type=Path), help="The folder; by default classroom/site.")
def site(course: Path, to: Path | None) -> int:
    """Write a site of the course: notebooks, guides, API.

    Without answers; it opens from a file and needs no network.
    """
    from autograder.site.build import write_site

    written = write_site(course, to)
    for warning in written.warnings:
        console.print(warning, highlight=False, markup=False, soft_wrap=True)
    first = written.folder / "index.html"
    console.print(f"{written.pages} pages: open {first}", highlight=False, markup=False, soft_wrap=True)
    return 1 if written.warnings else 0


def _show_outcomes(outcomes: list[Outcome], done: str, check: bool) -> int:
    """Show a line for each notebook; return 1 if a check found any difference."""
    for outcome in outcomes:
        for difference in outcome.differences:
            console.print(f"{outcome.name}: {difference}", highlight=False, markup=False)
        if not outcome.differences:
            state = "is up to date" if check or not outcome.written else done
            console.print(f"{outcome.name}: {state}", highlight=False, markup=False)
    return 1 if any(outcome.differences for outcome in outcomes) else 0
