"""Release to each student of a roster, with numbers of the student's own where the course has variants.

As in the common release everything is made and proved first. Then it is recorded who is given which variant, and the
files are moved to their places: after a kill at any moment, the same command writes the same files.
"""

from __future__ import annotations

import copy
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import StorageError, UsageError
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, load_assignments
from autograder.records.roster import read_roster
from autograder.variants.classroom import ClassVariants
from autograder.variants.module import no_variants, variants_of

from .handout import handout_files, zipped
from .leaks import Secret, leaks, secrets
from .release import generate, leaks_beside, read_instructors, refuse_stale, refuse_unknown, student_writes


@dataclass(frozen=True)
class HandedOut:
    """What was written.

    Attributes:
        folder: holds ``<student>/<assignment>/<notebook>.ipynb`` and ``<student>.zip``, the whole course.
        students: for whom.
        assignments: that vary.
        different: the number of different variants, by assignment.
    """

    folder: Path
    students: tuple[str, ...]
    assignments: tuple[str, ...]
    different: tuple[int, ...]


@dataclass(frozen=True)
class _Made:
    """A released variant."""

    variant: Assignment
    text: str
    secrets: frozenset[Secret]


def release_per_student(
    course: Path,
    roster: Path,
    names: Sequence[str] = (),
    *,
    classroom: Path | None = None,
    student: str | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> HandedOut:
    """Write for each student of a roster a folder with the notebooks that vary, and a zip file with the whole course.

    Args:
        course: the folder that holds ``course.toml``.
        roster: the file with the students.
        names: which assignments; by default all that have variants.
        classroom: where the key and the record are, and the folder ``handout``; by default what the course says.
        student: only this one.
        progress: called with the number of notebooks made and to make.

    Raises:
        UsageError: if the roster, a notebook, or a module of variants cannot be used, or an answer or a hidden test
            would be given away; nothing has been changed then.
        StorageError: if something cannot be written.
    """
    config = read_sourced_course(course)
    layout = Paths.of(config, classroom)
    students = _students(config, roster, student)
    everything = read_instructors(config)
    varied = _varied(config, names, everything)
    files = handout_files(config)
    for assignment in varied:
        refuse_stale(config, assignment.name, everything[assignment.name])
        if f"{assignment.name}/{assignment.notebook}.ipynb" not in files:
            raise UsageError(f"{assignment.name} is not released: run 'autograder release' first.")
    hidden = {name: list(secrets(notebook)) for name, notebook in everything.items()}
    class_variants = ClassVariants(config, layout)
    key = class_variants.key()
    made: dict[Assignment, _Made] = {}
    handed: dict[str, list[_Made]] = {}
    total = len(students) * len(varied)
    progress(0, total)
    for number, name in enumerate(students):
        handed[name] = []
        for more, assignment in enumerate(varied, 1):
            variant = class_variants.draw(assignment, name, key)
            if variant not in made:
                made[variant] = _make(config, everything[assignment.name], hidden, variant, assignment)
            handed[name].append(made[variant])
            progress(number * len(varied) + more, total)
    found = sorted(set(_beside(config, hidden, made.values())))
    if found:
        raise UsageError("Nothing was released.\n" + "\n".join(found))
    folder = layout.classroom / "handout"
    with _staging(layout.classroom) as staging:
        for name, its in handed.items():
            texts = {f"{m.variant.name}/{m.variant.notebook}.ipynb": m.text for m in its}
            for path, text in texts.items():
                (staging / name / path).parent.mkdir(parents=True)
                (staging / name / path).write_text(text, encoding="utf-8", newline="\n")
            own = files | {path: text.encode() for path, text in texts.items()}
            (staging / f"{name}.zip").write_bytes(zipped(config, own))
        class_variants.remember((name, m.variant) for name, its in handed.items() for m in its)
        for ready in sorted(staging.rglob("*.ipynb")) + sorted(staging.glob("*.zip")):
            place = folder / ready.relative_to(staging)
            place.parent.mkdir(parents=True, exist_ok=True)
            os.replace(ready, place)
    different = (len({m.variant for m in made.values() if m.variant.name == a.name}) for a in varied)
    return HandedOut(folder, tuple(students), tuple(a.name for a in varied), tuple(different))


def _students(config: Course, path: Path, student: str | None) -> list[str]:
    """Return the enrolled students of a roster, or the one that is named."""
    roster = read_roster(replace(config, roster=str(path.absolute())))
    enrolled = [s.id for s in roster.enrolled]
    if student is not None and student not in enrolled:
        near = roster.like(student)
        meant = f" Did you mean {near!r}?" if near else ""
        raise UsageError(f"{path} lists no student {student!r} who is in the course.{meant}")
    if not enrolled:
        raise UsageError(f"Every student of {path} has left the course.")
    return enrolled if student is None else [student]


def _varied(config: Course, names: Sequence[str], everything: dict[str, NotebookNode]) -> list[Assignment]:
    """Return the assignments to vary."""
    refuse_unknown(names, everything)
    found = load_assignments(config.source, tuple(names), config.release, config.ignore)
    varied = [assignment for assignment in found if variants_of(config, assignment)]
    lacking = [assignment.name for assignment in found if names and assignment not in varied]
    if lacking:
        raise no_variants(config, lacking[0])
    if not varied:
        folder = config.root / config.folders.variants
        raise UsageError(
            f"The course has no variants: write a module {folder}/<assignment>.py (docs/variants.md), or name another "
            "folder in the table [folders] of course.toml."
        )
    return varied


def _make(
    config: Course, notebook: NotebookNode, hidden: Mapping[str, list[Secret]], variant: Assignment, common: Assignment
) -> _Made:
    """Release one variant by nbgrader's own step.

    Args:
        config: of the course.
        notebook: the instructor's, in the common version.
        hidden: the secrets of each assignment of the course.
        variant: what is released.
        common: what it is a variant of.

    Raises:
        UsageError: if it would give something away.
    """
    notebook = copy.deepcopy(notebook)
    for cell, new, old in zip(notebook.cells, variant.cells, common.cells, strict=True):
        if new.source != old.source:
            cell.source = new.source
    own = secrets(notebook)
    others = [secret for name, its in hidden.items() if name != variant.name for secret in its]
    with tempfile.TemporaryDirectory() as folder:
        text = generate(config, variant.name, Path(folder), nbformat.writes(notebook))
    found = list(leaks(nbformat.reads(text, as_version=4), own + others, student_writes(notebook)))
    if found:
        raise UsageError("Nothing was released.\n" + "\n".join(f"A variant of {variant.name}: {f}" for f in found))
    return _Made(variant, text, frozenset(own))


def _beside(config: Course, hidden: Mapping[str, list[Secret]], made: Iterable[_Made]) -> Iterator[str]:
    """Look for what variants alone keep secret in the library and the pages, which all of them share."""
    new = frozenset[Secret]().union(*(m.secrets for m in made)).difference(*hidden.values())
    return leaks_beside(config, sorted(new, key=lambda s: (s.cell, s.dump)), frozenset())


@contextmanager
def _staging(classroom: Path) -> Iterator[Path]:
    """Give a folder beside the place that everything is moved to, and remove it.

    Raises:
        StorageError: if something there cannot be written.
    """
    staging = classroom / ".handout"
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        yield staging
    except OSError as error:
        raise StorageError(f"{error.filename or classroom} cannot be written ({error.strerror}).") from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
