"""What students get: made by nbgrader's own steps, the same at every release, and without an answer anywhere."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.author import release as releasing
from autograder.author.build import Outcome, build
from autograder.author.leaks import leaks, secrets
from autograder.author.release import release, swap
from autograder.cli.commands import cli
from autograder.config.course import read_course
from autograder.config.errors import UsageError
from tests.support import notebooks as made
from tests.support.notebooks import GIVEN, HEADER, PROSE, SOLUTION, TEST

NAME = "01_twice"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course with two notebooks, built and released."""
    course = made.make_course(tmp_path_factory.mktemp("built"))
    made.make_course(
        course, (HEADER, PROSE, GIVEN, SOLUTION.replace("twice", "thrice"), TEST.replace("twice", "thrice")), "02_more"
    )
    made.make_course(course, (HEADER, PROSE, GIVEN), "02_more")
    build(course)
    assert release(course) == [Outcome(NAME, (), True), Outcome("02_more", (), True)]
    return course


@pytest.fixture
def course(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "course"))


def released(course: Path, name: str = NAME) -> Path:
    return course / "course" / name / f"{name}.ipynb"


def everything(course: Path) -> dict[str, bytes]:
    folder = course / "course"
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def rebuilt(course: Path, *cells: str) -> Path:
    """Writes and builds other cells for the first notebook."""
    made.make_course(course, (HEADER, *cells), NAME)
    build(course, [NAME])
    return course


def test_students_get_stubs_visible_tests_and_no_output(built: Path) -> None:
    notebook = nbformat.read(released(built), as_version=4)
    cells = {c.id: c for c in notebook.cells}
    assert cells["twice"].source == textwrap.dedent('''\
        def twice(x):
            """Twice x."""
            # Write your code here, then delete the next line.
            raise NotImplementedError''')
    assert cells["guess"].source == "answer = None  # replace None by a letter"
    assert cells["test_twice"].source == 'with exercise("twice"):\n    expect(twice(2), "twice(2)").equals(4)'
    assert all(not c.outputs and c.execution_count is None for c in notebook.cells if c.cell_type == "code")
    assert all(
        "raises-exception" in cells[name].metadata.tags for name in ("twice", "test_twice", "guess", "test_guess")
    )


def test_releasing_twice_gives_the_same_bytes_and_leaves_nothing_else(course: Path) -> None:
    before = everything(course)
    assert set(before) == {f"{name}/{name}.ipynb" for name in (NAME, "02_more")}
    assert release(course) == [Outcome(NAME, (), False), Outcome("02_more", (), False)]
    shutil.rmtree(released(course).parent)
    assert release(course) == [Outcome(NAME, (), True), Outcome("02_more", (), False)]
    assert everything(course) == before


def test_stock_nbgrader_makes_the_same_bytes(course: Path) -> None:
    before = everything(course)
    shutil.rmtree(released(course).parent)
    words = [sys.executable, "-m", "nbgrader", "generate_assignment", NAME]
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(words, cwd=course, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert everything(course) == before


def test_one_assignment_can_be_released_alone(course: Path) -> None:
    shutil.rmtree(released(course).parent)
    shutil.rmtree(released(course, "02_more").parent)
    assert release(course, [NAME]) == [Outcome(NAME, (), True)]
    assert not released(course, "02_more").exists()


# ------------------------------------------------------------------------------------------------ drift


def test_a_check_finds_a_release_that_was_edited_and_writes_nothing(course: Path) -> None:
    released(course).write_text(released(course).read_text().replace("Twice x.", "Two times x."))
    before = everything(course)
    assert release(course, check=True) == [
        Outcome(NAME, ("cell 3 (twice) differs in its source",), False),
        Outcome("02_more", (), False),
    ]
    assert everything(course) == before


def test_a_check_finds_a_release_that_is_missing_or_differs_in_bytes_alone(course: Path) -> None:
    released(course).write_text(released(course).read_text() + "\n")
    shutil.rmtree(released(course, "02_more").parent)
    assert [o.differences for o in release(course, check=True)] == [
        ("differs in its bytes",),
        ("has not been released yet",),
    ]
    assert not released(course, "02_more").exists()


def test_a_notebook_that_is_not_what_its_source_says_is_not_released(course: Path) -> None:
    source = course / "solutions" / f"{NAME}.py"
    source.write_text(source.read_text().replace("Twice x.", "Two times x."))
    for check in (True, False):
        with pytest.raises(UsageError, match="is not what its source says; run 'autograder build 01_twice' first"):
            release(course, check=check)
    source.unlink()
    with pytest.raises(UsageError, match="has no source"):
        release(course)


def test_the_command_says_what_differs_and_exits_with_1(course: Path) -> None:
    words = ["release", "--check", "--course", str(course)]
    assert CliRunner().invoke(cli, words, standalone_mode=False).return_value == 0
    released(course).write_text(released(course).read_text().replace("Twice x.", "Two times x."))
    result = CliRunner().invoke(cli, words, standalone_mode=False)
    assert result.return_value == 1 and "01_twice: cell 3 (twice) differs in its source" in result.output
    released(course).write_text("{}")
    with pytest.raises(UsageError, match=r"01_twice\.ipynb cannot be read"):
        release(course, check=True)


# ------------------------------------------------------------------------------------------------ leaks

LINE = "doubled = [value + value for value in (x,)]"
HIDDEN = 'expect(twice(numbers[0]), "twice of a hidden number").equals(6)'
COPIES = {
    "a line of the solution in an experiment": f'# %% tags=["experiment"]\nx = 1\n{LINE}\n',
    "a line of the solution in a comment": f"# %%\n# {LINE}\n",
    "a line of the solution in a string": f'# %%\nhelp_text = "{LINE}"\n',
    "the exercise itself": '# %% tags=["experiment"]\ndef twice(x):\n    return 2 * x\n',
    "the answer": '# %% tags=["experiment"]\nanswer = "b"\n',
    "a hidden test in prose": f"# %% [markdown]\n# `{HIDDEN}`\n",
    "a hidden test in a comment": f"# %%\n# {HIDDEN}\n",
}


@pytest.mark.parametrize("copy", COPIES)
def test_nothing_is_released_where_a_cell_holds(copy: str, course: Path) -> None:
    before = everything(course)
    rebuilt(course, *made.WHOLE[1:], COPIES[copy])
    for check in (False, True):
        with pytest.raises(UsageError, match=r"Nothing was released\.\n01_twice: cell 8 .*(gives away|defines)"):
            release(course, check=check)
    assert everything(course) == before


def test_the_help_may_show_the_first_line_of_a_solution_and_no_more(course: Path) -> None:
    first = "# %% [markdown]\n# Begin with `doubled = [value + value for value in (x,)]`.\n"
    rebuilt(course, *made.WHOLE[1:], first)
    release(course)
    longer = SOLUTION.replace(
        "    return doubled[0]", "    result = sum(doubled[0] for _ in range(1))\n    return result"
    )
    rebuilt(
        course,
        PROSE,
        GIVEN,
        longer,
        *made.WHOLE[4:],
        "# %% [markdown]\n# Then `result = sum(doubled[0] for _ in range(1))`.\n",
    )
    with pytest.raises(UsageError, match="gives away a line of the solution of twice: result = sum"):
        release(course)


def test_short_statements_and_visible_ones_give_nothing_away(course: Path) -> None:
    short = SOLUTION.replace(
        "    doubled = [value + value for value in (x,)]\n    return doubled[0]", "    y = x + x\n    return y"
    )
    rebuilt(course, PROSE, GIVEN, short, TEST, '# %% tags=["experiment"]\nx = 3\ny = x + x\n')
    release(course)


def test_a_stub_that_was_forgotten_is_found(course: Path) -> None:
    """As with a configuration that lacks nbgrader's own steps."""
    config = course / "nbgrader_config.py"
    text = config.read_text() + "\nc = get_config()\n"
    for step, words in (
        ("autograder.notebook.clear_solutions.ClearAnswers", "still has a marker: ### BEGIN SOLUTION"),
        ("nbgrader.preprocessors.ClearHiddenTests", "still has a marker: ### BEGIN HIDDEN TESTS"),
        ("nbgrader.preprocessors.ClearOutput", "still has its output"),
    ):
        config.write_text(f'{text}\nc.GenerateAssignment.preprocessors.remove("{step}")\n')
        with pytest.raises(UsageError, match=words):
            release(course)


def test_each_leak_in_a_released_notebook_is_found(built: Path) -> None:
    instructor = nbformat.read(built / "solutions" / NAME / f"{NAME}.ipynb", as_version=4)
    hidden, names = secrets(instructor), frozenset({"twice", "answer"})

    def found(edit: str) -> list[str]:
        notebook = nbformat.read(released(built), as_version=4)
        exec(edit, {"notebook": notebook, **{f"cell_{c.id}": c for c in notebook.cells}})
        return list(leaks(notebook, hidden, names))

    assert found("") == []
    for edit, words in {
        "cell_twice.source += '\\n    return doubled[0]'": "gives away a line of the solution of twice: return",
        "cell_guess.source += '\\nanswer = \"b\"'": "gives away a line of the solution of guess",
        'cell_test_guess.source += \'\\n    assert answer == "b", "look again at both letters"\'': "a hidden test of",
        "cell_test_twice.source += '\\n### BEGIN HIDDEN TESTS'": "still has a marker",
        "cell_test_twice.source += '\\n### END HIDEN TEST'": "still has a marker",
        "cell_twice.outputs = [1]": "still has its output",
        "cell_twice.execution_count = 3": "still has its output",
        "cell_twice.metadata.jupyter = {'note': 'the answer is 42'}": "metadata that students should not get: jupyter",
        "cell_twice.metadata.vscode = {}": "carries metadata that students should not get: vscode",
        "notebook.metadata.widgets = {}": "carries metadata that students should not get: widgets",
        "notebook.cells[0].attachments = {}": "carries metadata that students should not get: attachments",
    }.items():
        assert any(words in finding for finding in found(edit)), (edit, found(edit))


def test_the_whole_of_course_is_searched(course: Path) -> None:
    library = course / "course" / "dropout_lab"
    library.mkdir()
    for text, words in {
        "def twice(x):\n    return 2 * x\n": r"course/dropout_lab/help\.py defines twice",
        f"def other(x):\n    {LINE}\n": "gives away a line of the solution of twice",
        "# ### BEGIN SOLUTION\n": "has a marker",
    }.items():
        (library / "help.py").write_text(text)
        with pytest.raises(UsageError, match=words):
            release(course)
    (library / "help.py").write_text("def thrice(x):\n    return 3 * x\n")
    release(course)
    page = course / "course" / "README.md"
    page.write_text(f"Write `{HIDDEN}`.")
    with pytest.raises(UsageError, match=r"course/README\.md gives away"):
        release(course)
    page.write_text("# Welcome")
    release(course)
    for stray in ("notes.md", f"{NAME}/data.csv", "03_old/03_old.ipynb"):
        path = course / "course" / stray
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
        with pytest.raises(UsageError, match="is no released notebook"):
            release(course)
        path.unlink()


def test_what_a_notebook_keeps_for_its_student_is_no_stray_file(course: Path) -> None:
    note, settings = course / "course" / "guesses.json", course / "course.toml"
    note.write_text("{}")
    with pytest.raises(UsageError, match=r"guesses\.json is no released notebook"):
        release(course)
    settings.write_text('notes = ["guesses.json"]\n' + (settings.read_text() if settings.exists() else ""))
    release(course)
    assert note.read_text() == "{}"


def test_another_release_that_leaks_already_is_found_too(course: Path) -> None:
    path = released(course, "02_more")
    path.write_text(path.read_text().replace("numbers = [3, 4]", LINE))
    with pytest.raises(UsageError, match=r"course/02_more/02_more\.ipynb: cell 2 .*gives away"):
        release(course, [NAME])


def test_a_file_beside_a_source_notebook_is_not_released(course: Path) -> None:
    beside = course / "solutions" / NAME / "answers.txt"
    beside.write_text("b")
    with pytest.raises(UsageError, match=r"answers\.txt would be released with the notebook beside it"):
        release(course)
    beside.unlink()
    (course / "solutions" / NAME / ".ipynb_checkpoints").mkdir()
    (course / "solutions" / NAME / ".ipynb_checkpoints" / f"{NAME}-checkpoint.ipynb").write_text("{}")
    assert release(course)[0].differences == ()
    assert set(everything(course)) == {f"{name}/{name}.ipynb" for name in (NAME, "02_more")}


# ------------------------------------------------------------------------------------------------ the swap


def test_a_kill_before_the_swap_leaves_the_old_and_one_within_it_leaves_each_old_or_new(
    course: Path, tmp_path: Path
) -> None:
    old = everything(course)
    rebuilt(course, *made.WHOLE[1:], "# %% [markdown]\n# One more thought.\n")
    made.make_course(course, (HEADER, PROSE, GIVEN, "# %% [markdown]\n# More.\n"), "02_more")
    build(course)
    copy = Path(shutil.copytree(course, tmp_path / "copy"))
    release(copy)
    new = everything(copy)
    for moves in range(3):
        script = f"""
            import os, signal
            from pathlib import Path
            from autograder.author import release
            left, replace = {moves}, os.replace
            def move(*words):
                global left
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                replace(*words)
            release.os.replace = move
            release.release(Path({str(course)!r}))
        """
        done = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
        assert done.returncode == (-signal.SIGKILL if moves < 2 else 0)
        there = {path: text for path, text in everything(course).items() if not path.startswith(".staging")}
        assert there.keys() == old.keys()
        assert all(text in (old[path], new[path]) for path, text in there.items())
        assert sum(old[path] == new[path] or there[path] == new[path] for path in there) >= min(moves, 2)
    assert everything(course) == new


def test_a_folder_that_cannot_be_written_is_one_sentence(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = everything(course)
    monkeypatch.setattr(releasing.os, "replace", full)
    with pytest.raises(UsageError, match="cannot be written: No space left on device"):
        swap(read_course(course), {NAME: "{}"})
    monkeypatch.undo()
    assert {k: v for k, v in everything(course).items() if not k.startswith(".staging")} == before
    release(course)
    shutil.rmtree(course / "course" / ".staging", ignore_errors=True)
    assert everything(course) == before


def test_wrong_usage_is_one_sentence(course: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no assignment '03_x'; there are 01_twice, 02_more"):
        release(course, ["03_x"])
    with pytest.raises(UsageError, match="holds no built notebooks"):
        release(made.make_course(tmp_path / "new"))
    (course / "nbgrader_config.py").unlink()
    with pytest.raises(UsageError, match=r"There is no nbgrader_config\.py"):
        release(course)


def test_a_path_with_brackets_and_blanks_works(course: Path, tmp_path: Path) -> None:
    odd = Path(shutil.copytree(course, tmp_path / "my [best] course"))
    assert all(outcome.differences == () for outcome in release(odd, check=True))
