"""A release to each student: own numbers, the same at every release, and nothing given away to anybody."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.author import per_student
from autograder.author.build import build
from autograder.author.per_student import release_per_student
from autograder.author.release import release
from autograder.cli.commands import cli
from autograder.config.errors import StorageError, UsageError
from tests.support import notebooks as made

NAME = "01_twice"
MODULE = """\
def variant(random):
    one, two = random.sample(range(100, 900), 2)
    letter = random.choice("abcdef")
    return {
        "numbers = [3, 4]": f"numbers = [{one}, {two}]",
        'hidden number").equals(6)': f'hidden number").equals({2 * one})',
        'answer = "b"': f'answer = "{letter}"',
        'answer == "b"': f'answer == "{letter}"',
    }
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with one notebook, built and released, its module of variants, and a roster."""
    course = made.make_course(tmp_path_factory.mktemp("built"))
    for name in ("start.py", "requirements.txt"):
        shutil.copy(made.ROOT / name, course)
    build(course)
    release(course)
    (course / "tools" / "variants").mkdir(parents=True)
    (course / "tools" / "variants" / f"{NAME}.py").write_text(MODULE)
    (course / "roster.csv").write_text("id,name,withdrawn\nada,Ada L,\nbob,Bob M,\ncy,Cy N,yes\n")
    return course


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "course"))


def given(course: Path, student: str) -> str:
    path = course / "classroom" / "handout" / student / NAME / f"{NAME}.ipynb"
    return next(c.source for c in nbformat.read(path, as_version=4).cells if "numbers =" in c.source)


def everything(course: Path) -> dict[str, bytes]:
    return {p.relative_to(course).as_posix(): p.read_bytes() for p in sorted(course.rglob("*")) if p.is_file()}


def test_each_student_gets_a_folder_and_a_zip_file_with_numbers_of_his_own(course: Path) -> None:
    before = everything(course / "course")
    seen: list[tuple[int, int]] = []
    done = release_per_student(course, course / "roster.csv", progress=lambda *count: seen.append(count))
    assert (done.students, done.assignments, done.different) == (("ada", "bob"), (NAME,), (2,))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert given(course, "ada") != given(course, "bob") != "numbers = [3, 4]"
    assert everything(course / "course") == before, "the common release stays"
    names = {"ada", "ada.zip", "bob", "bob.zip"}
    assert {p.name for p in done.folder.iterdir()} == names
    for student in ("ada", "bob"):
        with zipfile.ZipFile(done.folder / f"{student}.zip") as archive:
            assert set(archive.namelist()) == {
                f"twice/{n}" for n in ("start.py", "requirements.txt", f"{NAME}/{NAME}.ipynb")
            }
            own = (done.folder / student / NAME / f"{NAME}.ipynb").read_bytes()
            assert archive.read(f"twice/{NAME}/{NAME}.ipynb") == own
            key = (course / "classroom" / ".variants-key").read_bytes().strip()
            assert not [n for n in archive.namelist() if key in archive.read(n)]
    assert "HIDDEN" not in given(course, "ada") and not list((course / "classroom").glob(".handout"))


def test_what_is_released_differs_from_the_common_release_in_the_numbers_alone(course: Path) -> None:
    release_per_student(course, course / "roster.csv", student="ada")
    common = nbformat.read(course / "course" / NAME / f"{NAME}.ipynb", as_version=4)
    own = nbformat.read(course / "classroom" / "handout" / "ada" / NAME / f"{NAME}.ipynb", as_version=4)
    different = [a.source for a, b in zip(common.cells, own.cells, strict=True) if a.source != b.source]
    assert len(different) == 1 and "numbers = [3, 4]" in different[0]
    assert [c.id for c in common.cells] == [c.id for c in own.cells]


def test_releasing_again_gives_the_same_bytes_and_a_late_student_changes_nobody(course: Path) -> None:
    release_per_student(course, course / "roster.csv")
    before = everything(course / "classroom")
    release_per_student(course, course / "roster.csv")
    assert everything(course / "classroom") == before
    (course / "late.csv").write_text("id\ndi\n")
    release_per_student(course, course / "late.csv")
    after = everything(course / "classroom")
    assert {name: after[name] for name in before if name != "variants.json"} == {
        name: data for name, data in before.items() if name != "variants.json"
    }
    assert before["variants.json"] != after["variants.json"]


def test_an_answer_that_the_prose_or_the_library_gives_away_stops_everything(course: Path) -> None:
    module = course / "tools" / "variants" / f"{NAME}.py"
    module.write_text(
        MODULE.replace('f"numbers = [{one}, {two}]"', """f'numbers = [{one}, {two}]\\nanswer = "{letter}"'""")
    )
    with pytest.raises(UsageError, match=r"(?s)Nothing was released.*A variant of 01_twice: .* gives away a line"):
        release_per_student(course, course / "roster.csv")
    module.write_text(MODULE.replace('random.choice("abcdef")', '"q"'))
    (course / "course" / "README.md").write_text("Choose b.\n\n    answer = 'b'\n")
    (course / "course" / "tools").mkdir()
    (course / "course.toml").write_text(made.COURSE.replace("dropout_lab.checks", "tools.checks"))
    (course / "course" / "tools" / "more.py").write_text('answer = "q"\n')
    with pytest.raises(UsageError, match=r"(?s)Nothing was released.*tools/more.py gives away a line of the solution"):
        release_per_student(course, course / "roster.csv")
    assert not (course / "classroom" / "handout").exists() and not (course / "classroom" / "variants.json").exists()


@pytest.mark.parametrize(
    ("spoil", "arguments", "words"),
    [
        (lambda c: (c / "roster.csv").unlink(), [], "The roster"),
        (lambda c: (c / "roster.csv").write_text("name\nAda\n"), [], "has no column with the students' ids"),
        (lambda c: (c / "roster.csv").write_text("id\n../ada\n"), [], "cannot be a student's id"),
        (lambda c: (c / "roster.csv").write_text("id,withdrawn\nada,yes\n"), [], "Every student of"),
        (lambda c: None, ["--student", "cy"], "lists no student 'cy' who is in the course."),
        (lambda c: None, ["--student", "adda"], "Did you mean 'ada'?"),
        (lambda c: None, ["02_more"], "There is no assignment '02_more'; there are 01_twice."),
        (lambda c: shutil.rmtree(c / "tools" / "variants"), [], "The course has no variants: write a module"),
        (lambda c: shutil.rmtree(c / "tools" / "variants"), [NAME], "There are no variants of 01_twice"),
        (lambda c: shutil.rmtree(c / "course" / NAME), [], "01_twice is not released: run 'autograder release' first."),
        (lambda c: (c / "start.py").unlink(), [], "A handout needs start.py"),
        (lambda c: (c / "solutions" / f"{NAME}.py").write_text("# %%\n1"), [], "run 'autograder build 01_twice' first"),
        (lambda c: (shutil.rmtree(c / "classroom", True), (c / "classroom").write_text("")), [], "cannot be written"),
        (lambda c: None, ["--check"], "--student and --classroom go with --per-student"),
    ],
)
def test_what_is_missing_or_wrong_is_one_sentence(
    course: Path, spoil: object, arguments: list[str], words: str
) -> None:
    spoil(course)  # type: ignore[operator]
    roster = ["--per-student", str(course / "roster.csv")]
    done = CliRunner().invoke(cli, ["release", "--course", str(course), *roster, *arguments])
    error = done.exception
    assert isinstance(error, (UsageError, StorageError)) and words in str(error) and "\n" not in str(error)


def test_a_kill_leaves_whole_files_and_nobody_with_a_variant_that_is_not_remembered(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = os.replace

    def killed(source: Path, target: Path) -> None:
        if str(target).endswith(".zip"):
            raise KeyboardInterrupt
        moved(source, target)

    monkeypatch.setattr(per_student.os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        release_per_student(course, course / "roster.csv")
    assert {p.name for p in (course / "classroom" / "handout").iterdir()} == {"ada", "bob"}
    assert '"bob"' in (course / "classroom" / "variants.json").read_text()
    monkeypatch.setattr(per_student.os, "replace", moved)
    before = given(course, "ada")
    release_per_student(course, course / "roster.csv")
    assert given(course, "ada") == before and (course / "classroom" / "handout" / "ada.zip").is_file()


def test_the_command_says_where_the_files_are(course: Path) -> None:
    roster = str(course / "roster.csv")
    done = CliRunner().invoke(
        cli, ["release", "--course", str(course), "--per-student", roster, "--classroom", str(course / "class")]
    )
    assert done.exit_code == 0, done.exception
    told = " ".join(done.output.split())
    assert "01_twice: 2 different for 2 students" in told
    assert f"to hand out: {course / 'class' / 'handout'}/<student>.zip" in told
