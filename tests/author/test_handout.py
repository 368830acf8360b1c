"""What students unpack: the released course, a way to start it, and nothing of the instructor's."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from autograder.author.handout import NEEDED, _closure, write_handout
from autograder.config.errors import UsageError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handout")
    with zipfile.ZipFile(write_handout(ROOT, folder / "course.zip")) as archive:
        archive.extractall(folder)
    (top,) = (path for path in folder.iterdir() if path.is_dir())
    return top


def test_it_holds_what_was_released_and_nothing_else(unpacked: Path) -> None:
    found = {path.relative_to(unpacked).as_posix(): path.read_bytes() for path in unpacked.rglob("*") if path.is_file()}
    released = len(list((ROOT / "course").glob("*/*.ipynb")))
    assert sum(name.endswith(".ipynb") for name in found) == released >= 8
    for name, data in found.items():
        if name not in ("start.py", "requirements.txt"):
            assert (ROOT / "course" / name).read_bytes() == data
    assert "README.md" in found and "dropout_lab/checks/__init__.py" in found
    assert not [name for name in found if re.search(r"solutions|autograder|tests|\.pyc$|/\.", name)]


def test_what_a_notebook_keeps_for_its_student_is_handed_to_nobody(tmp_path: Path) -> None:
    for name in ("start.py", "requirements.txt", "course.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "course").mkdir()
    for name in ("README.md", "guesses.json", "progress.json"):
        (tmp_path / "course" / name).write_text("{}")
    with zipfile.ZipFile(write_handout(tmp_path, tmp_path / "course.zip")) as archive:
        assert {Path(name).name for name in archive.namelist()} == {"README.md", "start.py", "requirements.txt"}


def test_the_same_files_make_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_handout(ROOT, tmp_path / name).read_bytes() for name in ("a.zip", "b.zip"))
    assert first == second


def test_its_lock_has_all_that_is_needed_here_and_little_more(unpacked: Path) -> None:
    lock = (unpacked / "requirements.txt").read_text()
    names = {re.split(r"[=;\s\[]", line)[0].lower() for line in lock.splitlines() if re.match(r"[a-z0-9]", line, re.I)}
    wanted, done = set(NEEDED), set()
    while left := wanted - done:
        name = left.pop()
        done.add(name)
        try:
            needs = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            continue
        wanted |= {
            re.sub(r"[-_.]+", "-", n.name).lower() for n in needs if not n.marker or n.marker.evaluate({"extra": ""})
        }
    assert wanted <= {re.sub(r"[-_.]+", "-", name) for name in names}
    assert not names & {"nbgrader", "sqlalchemy", "pytest", "dask", "playwright", "mypy"}
    assert lock.count("--hash=") > len(names)
    whole = (ROOT / "requirements.txt").read_text()
    for name in names:  # one package may have several entries, each for some versions of Python
        entries = [re.findall(rf"(?m)^{re.escape(name)}==.*", text) for text in (lock, whole)]
        assert entries[0] == entries[1], name


def test_its_start_has_one_command(unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "start.py", "grade"], cwd=unpacked, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2 and done.stderr.startswith("This copy of the course has one command: python3 start.py")


def test_its_start_installs_the_lock_and_opens_the_first_notebook(
    unpacked: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spec = importlib.util.spec_from_file_location("start_of_a_student", unpacked / "start.py")
    assert spec is not None and spec.loader is not None
    start = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(start)
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr("venv.EnvBuilder.create", lambda builder, folder: Path(folder).mkdir())
    monkeypatch.setattr(start, "output_of", lambda *words: str(tmp_path) if "purelib" in words[-1] else "")

    def install(words: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        commands.append(tuple(words))
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(start.subprocess, "run", install)
    monkeypatch.setattr(start, "run", lambda *words: commands.append(words) or 0)
    assert start.main([]) == 0
    assert [words[-1] for words in commands[:-1]] == ["requirements.txt"]
    assert "--LabApp.default_url=/lab/tree/00_believed_every_lie/00_believed_every_lie.ipynb" in commands[-1]
    assert (tmp_path / "course.pth").read_text() == str(unpacked)


def test_a_lock_that_does_not_say_what_needs_what_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="lacks jupyterlab: make it anew"):
        list(_closure("numpy==2.0 \\\n    --hash=sha256:00\n", NEEDED))
    with pytest.raises(UsageError, match="'via'"):
        list(_closure("numpy==2.0 \\\n    --hash=sha256:00\n", ("numpy",)))
    (tmp_path / "course.toml").write_text("")
    with pytest.raises(UsageError, match="There is no folder"):
        write_handout(tmp_path, tmp_path / "x.zip")
