"""The toy course with variants: each student has another factor, and another answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from autograder.config.course import read_course
from autograder.config.paths import Paths
from autograder.notebook.assignment import Assignment, load_assignments
from autograder.variants.classroom import ClassVariants
from tests.support import toy

#: Another text of the prose, the solution and the test; the number is drawn among many, so that two rarely agree.
MODULE = """\
def variant(random):
    number = random.randrange(1000, 9000)
    return {
        "Double $x$.": f"Double $x$. The answer is one of yours: {number % 7}.",
        "answer = 42": f"answer = {number}",
        "equals(42)": f"equals({number})",
    }
"""


def make_course(root: Path, module: str = MODULE) -> Path:
    """A course folder with the toy, and a module of variants for it."""
    toy.make_course(root)
    (root / "tools" / "variants").mkdir(parents=True)
    (root / "tools" / "variants" / "toy.py").write_text(module, encoding="utf-8")
    return root


def common(root: Path) -> Assignment:
    """The toy as it stands."""
    return load_assignments(root / "solutions")[0]


def class_variants(root: Path) -> ClassVariants:
    """The variants of the class, read anew."""
    course = read_course(root)
    return ClassVariants(course, Paths.of(course))


def give_out(root: Path, students: Iterable[str]) -> dict[str, str]:
    """Remembers that students were given variants; returns the right answer of each."""
    variants = class_variants(root)
    key = variants.key()
    drawn = {student: variants.draw(common(root), student, key) for student in students}
    variants.remember(drawn.items())
    return {student: right_answer(variant) for student, variant in drawn.items()}


def right_answer(variant: Assignment) -> str:
    """The cell that answers the exercise ``answer``."""
    return next(cell.source for cell in variant.solutions if cell.grade_id == "answer")
