"""Files that scripts write: one file, or each that a pattern names, as its script says."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.author.generated import write_generated
from autograder.config.course import read_course
from autograder.config.errors import UsageError

SCRIPT = """\
def text(course, path):
    return f"# {path.stem}\\n" + path.read_text().partition("\\n")[2]
"""


def generated(root: Path, *, first: bool = False, check: bool = False) -> dict[str, tuple[bool, bool]]:
    """Return of each file whether it differs from what it should be, and whether it was written."""
    outcomes = write_generated(read_course(root), first=first, check=check)
    return {outcome.name: (bool(outcome.differences), outcome.written) for outcome in outcomes}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course.toml").write_text(
        '[[generated]]\nfile = "pages/*.md"\nscript = "heading.py"\nfirst = true\n\n'
        '[[generated]]\nfile = "list.txt"\nscript = "list.py"\n'
    )
    (tmp_path / "heading.py").write_text(SCRIPT)
    (tmp_path / "list.py").write_text('def text(course):\n    return "b c"\n')
    (tmp_path / "pages").mkdir()
    for name, heading in (("c.md", "# old"), ("b.md", "# b"), ("note.txt", "# old")):
        (tmp_path / "pages" / name).write_text(f"{heading}\nwords\n")
    return tmp_path


def test_each_file_that_a_pattern_names_is_written_and_no_other(course: Path) -> None:
    assert generated(course, first=True, check=True) == {"pages/b.md": (False, False), "pages/c.md": (True, False)}
    assert (course / "pages" / "c.md").read_text() == "# old\nwords\n"
    assert generated(course, first=True) == {"pages/b.md": (False, False), "pages/c.md": (False, True)}
    assert (course / "pages" / "c.md").read_text() == "# c\nwords\n"
    assert (course / "pages" / "note.txt").read_text() == "# old\nwords\n" and not (course / "list.txt").exists()


def test_a_file_without_a_pattern_need_not_be_there(course: Path) -> None:
    assert generated(course, check=True) == {"list.txt": (True, False)}
    assert generated(course) == {"list.txt": (False, True)} and generated(course, check=True)["list.txt"][0] is False


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (None, "names the script list.py, which is not there"),
        ("def text(course):\n    return 3", "must return the text of list.txt"),
        ("def text(course):\n    return course.gone", "The script list.py fails with AttributeError"),
    ],
)
def test_a_script_that_gives_no_text_is_named(course: Path, script: str | None, words: str) -> None:
    (course / "list.py").unlink()
    if script:
        (course / "list.py").write_text(script)
    with pytest.raises(UsageError, match=words):
        generated(course)
