"""A made-up course of one tiny notebook, for tests that build, release or grade."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COURSE = 'course_id = "twice"\npoints = 4\nchecks = "dropout_lab.checks"\npages = ["README.md", "map.svg"]\n'

HEADER = """\
# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---
"""

PROSE = """\
# %% [markdown]
# # Twice
#
# $$ y = 2 x $$
"""

GIVEN = """\
# %%
from dropout_lab.checks import exercise, expect

numbers = [3, 4]
"""

SOLUTION = '''\
# %% nbgrader={"grade_id": "twice", "solution": true}
def twice(x):
    """Twice x."""
    ### BEGIN SOLUTION
    doubled = [value + value for value in (x,)]
    return doubled[0]
    ### END SOLUTION
'''

TEST = """\
# %% nbgrader={"grade_id": "test_twice", "grade": true, "points": 3}
with exercise("twice"):
    expect(twice(2), "twice(2)").equals(4)
    ### BEGIN HIDDEN TESTS
    expect(twice(numbers[0]), "twice of a hidden number").equals(6)
    ### END HIDDEN TESTS
"""

ANSWER = """\
# %% nbgrader={"grade_id": "guess", "solution": true}
answer = None  # replace None by a letter
### BEGIN SOLUTION
answer = "b"
### END SOLUTION
"""

ANSWER_TEST = """\
# %% nbgrader={"grade_id": "test_guess", "grade": true, "points": 1}
with exercise("answer"):
    expect(answer, "answer")
    ### BEGIN HIDDEN TESTS
    assert answer == "b", "look again at both letters"
    ### END HIDDEN TESTS
"""

EXPERIMENT = """\
# %% tags=["experiment"]
print(f"{twice(5):.1f}")
"""

WHOLE = (HEADER, PROSE, GIVEN, SOLUTION, TEST, ANSWER, ANSWER_TEST, EXPERIMENT)


def make_course(folder: Path, cells: tuple[str, ...] = WHOLE, name: str = "01_twice") -> Path:
    """Writes a course whose only notebook has these cells.

    Returns:
        The folder of the course.
    """
    (folder / "solutions").mkdir(parents=True, exist_ok=True)
    (folder / "course").mkdir(exist_ok=True)
    (folder / "solutions" / f"{name}.py").write_text("\n".join(cells), encoding="utf-8")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    (folder / "course.toml").write_text(COURSE, encoding="utf-8")
    return folder
