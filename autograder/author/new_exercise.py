"""Start of a new exercise: prose, stub, test and answers to fill in, which build and verify as they are."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from autograder.config.course import Course, read_sourced_course
from autograder.config.errors import UsageError
from autograder.config.files import write_atomically

#: Files of the folder that ``course.toml`` names as ``templates``; a course without one gets these. Any other ``.txt``
#: file there begins with a line ``# append to PATH``, and what follows is added to that file of the course.
_TEMPLATES = {
    "cells.txt": '''\
# %% [markdown]
# ### Exercise $number: $title ●○○ (10 min, 1 point)
#
# Replace this text: what to write, and why.


# %% nbgrader={"grade_id": "$name", "solution": true}
def $name(x):
    """Return twice the number ``x``: replace this."""
    ### BEGIN SOLUTION
    return x + x
    ### END SOLUTION


# %% nbgrader={"grade_id": "test_$name", "grade": true, "points": 1}
assert $name(3) == 6, "twice 3 is 6"
### BEGIN HIDDEN TESTS
assert $name(-2) == -4, "a negative number is doubled too"
### END HIDDEN TESTS
''',
    "answers.txt": """\
# %% right product
def $name(x):
    return 2 * x

# %% wrong squares: none | twice 3 is 6
def $name(x):
    return x * x
""",
}


def new_exercise(root: Path, notebook: str, name: str, title: str = "", after: str = "") -> list[Path]:
    """Add an exercise to the source of a notebook, a file of answers to the bank, and what else the templates hold.

    Args:
        root: the folder that holds ``course.toml``.
        notebook: name of the source, without its ending.
        name: ``grade_id`` of the exercise, a valid Python name.
        title: of its heading; made from the name if empty.
        after: the exercise that it follows; the last one if empty. Headings below are numbered anew.

    Returns:
        The files that were written.

    Raises:
        UsageError: if there is no such notebook or exercise, or the name is taken or invalid; nothing is written.
    """
    course = read_sourced_course(root)
    source, answers = course.source / f"{notebook}.py", course.answers / f"{name}.py"
    if not source.is_file():
        known = ", ".join(sorted(path.stem for path in course.source.glob("*.py")))
        raise UsageError(f"There is no source {source}; there are {known}.")
    if not name.isidentifier() or keyword.iskeyword(name) or not name.isascii():
        raise UsageError(f"{name!r} cannot be the name of an exercise: use letters, digits and '_', as for a function.")
    for path in sorted(course.source.glob("*.py")):
        if f'"grade_id": "{name}"' in path.read_text(encoding="utf-8"):
            raise UsageError(f"{path} has an exercise {name!r} already; choose another name.")
    if answers.exists():
        raise UsageError(f"{answers} is there already; delete it, or choose another name.")
    words = {"name": name, "title": title or name.replace("_", " ").capitalize(), "number": "0"}
    words["topic"] = re.sub(r"^\d+_", "", notebook)
    cells, wrong_and_right = (_template(course, file).safe_substitute(words) for file in _TEMPLATES)
    written = {
        source: _numbered(_inserted(source.read_text(encoding="utf-8"), cells, after, source)),
        answers: wrong_and_right,
        **_appended(course, words),
    }
    for path, text in written.items():
        write_atomically(path, [text])
    return list(written)


def _appended(course: Course, words: dict[str, str]) -> dict[Path, str]:
    """Return files of the course with what further templates add to them."""
    found = {}
    folder = course.root / course.templates if course.templates else None
    for path in sorted(folder.glob("*.txt")) if folder else ():
        if path.name not in _TEMPLATES:
            first, _, text = _template(course, path.name).safe_substitute(words).partition("\n")
            target = course.root / first.removeprefix("# append to ").strip()
            if not first.startswith("# append to ") or not target.is_file():
                raise UsageError(
                    f"{path}: the first line must be '# append to' and a file of the course, not {first!r}."
                )
            found[target] = target.read_text(encoding="utf-8").rstrip("\n") + "\n" + text
    return found


def _template(course: Course, file: str) -> Template:
    if course.templates is None:
        return Template(_TEMPLATES[file])
    path = course.root / course.templates / file
    try:
        return Template(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"The template {path} cannot be read ({error.strerror}).") from None


def _inserted(text: str, cells: str, after: str, source: Path) -> str:
    """Return a source with cells behind the last test of an exercise."""
    blocks = re.split(r"^(?=# %%)", text, flags=re.MULTILINE)
    wanted = rf'"grade_id": "test_{re.escape(after)}(_\w+)?"' if after else '"grade": true'
    places = [i for i, block in enumerate(blocks) if re.search(wanted, block.partition("\n")[0])]
    if after and not places:
        raise UsageError(f"{source} has no test of an exercise {after!r}.")
    place = places[-1] + 1 if places else len(blocks)
    before = "".join(blocks[:place]).rstrip("\n")
    return "\n\n".join(filter(None, [before, cells.strip("\n"), "".join(blocks[place:]).strip("\n")])) + "\n"


def _numbered(text: str) -> str:
    """Return a source whose headings of exercises count from 1."""
    numbers = iter(range(1, 1000))
    return re.sub(r"^(# ### Exercise )\d+(?=: )", lambda m: f"{m[1]}{next(numbers)}", text, flags=re.MULTILINE)
