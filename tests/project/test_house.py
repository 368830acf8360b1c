"""The house: set-up, lock, licences, one direction of imports, and stock nbgrader on our files."""

from __future__ import annotations

import ast
import contextlib
import csv
import functools
import importlib.util
import os
import re
import shutil
import stat
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
import yaml
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version
from traitlets.config.loader import PyFileConfigLoader

from autograder.author.build import build
from autograder.author.release import release
from autograder.config.course import read_course
from autograder.notebook.regions import resembled_marker
from tests.support import notebooks as made
from tests.support.notebooks import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


@functools.cache
def tracked(*under: str) -> list[Path]:
    """The files of the repository, below these folders."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", *under], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("this is no git checkout")
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    with contextlib.suppress(UnicodeDecodeError):
        return path.read_text(encoding="utf-8")
    return ""


# ------------------------------------------------------------------------------------------------ one list, one lock


def locked() -> dict[str, tuple[Version, str]]:
    """Each package of the lock with its version and the marker it holds for; several versions: the newest."""
    found: dict[str, tuple[Version, str]] = {}
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)(?:\[[a-z0-9,-]+\])?==([^\s;]+)(?: ; (.*?))? \\$", line):
            name, version = canonicalize_name(match[1]), Version(match[2])
            if name not in found or version > found[name][0]:
                found[name] = version, match[3] or ""
    return found


def wanted() -> Iterator[Requirement]:
    project = PYPROJECT["project"]
    for words in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from map(Requirement, words)


def test_the_lock_satisfies_every_dependency_and_every_extra() -> None:
    lock = locked()
    for requirement in wanted():
        version, _ = lock[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


def test_the_lock_holds_the_build_backend_and_a_hash_for_everything() -> None:
    text = (ROOT / "requirements.txt").read_text()
    (backend,) = map(Requirement, PYPROJECT["build-system"]["requires"])
    assert backend.specifier.contains(locked()[backend.name][0])
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) > 100 and all("--hash=sha256:" in block for block in blocks)
    assert "\n--" not in text and "://" not in text


def test_everything_installed_from_the_lock_is_what_the_lock_says() -> None:
    from importlib.metadata import PackageNotFoundError, version

    for requirement in wanted():
        with contextlib.suppress(PackageNotFoundError):
            assert requirement.specifier.contains(version(requirement.name)), requirement


def test_the_conda_environment_says_what_pyproject_and_the_lock_say() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    python, pip, packages = environment["dependencies"]
    assert python == f"python{PYPROJECT['project']['requires-python']}" == "python>=3.11"
    assert pip == "pip" and packages == {"pip": ["-r requirements.txt"]}
    step = "pip install --no-deps --no-build-isolation -e ."
    assert step in (ROOT / "environment.yml").read_text() and step in (ROOT / "postBuild").read_text()


def test_contributing_says_how_the_lock_is_made() -> None:
    text = " ".join((ROOT / "CONTRIBUTING.md").read_text().replace("\\\n", " ").split())
    assert (
        "uv pip compile --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header "
        "--python-version 3.11 --all-extras pyproject.toml -o requirements.txt" in text
    )


# ------------------------------------------------------------------------------------------------ what must not be


def test_no_package_host_and_no_path_of_a_machine_is_in_any_file() -> None:
    hosts = re.compile(
        "|".join(("pypi" + r"\.org", "python" + r"hosted\.org", "registry" + r"\.npmjs", r"://[^ \"]*/simple\b"))
    )
    here = [str(ROOT) + "/"] if len(ROOT.parts) > 2 else []
    for path in tracked():
        text = text_of(path)
        assert not hosts.search(text), f"{path} names a package host: {hosts.search(text)}"
        for place in (*here, str(Path.home()) + "/."):
            assert place not in text, f"{path} names {place}"


def test_no_marker_and_no_path_is_in_what_students_get() -> None:
    paths = re.compile(r"(?<![\w.])/(?:home|root|Users|tmp|work|var)/\w+|[A-Z]:\\\\")
    for path in tracked("course"):
        text = text_of(path)
        assert not paths.search(text), f"{path}: {paths.search(text)}"
        for line in text.splitlines():
            assert not resembled_marker(line.strip().strip('",').replace("\\n", "")), f"{path}: {line}"


def test_students_get_notebooks_and_the_library_and_nothing_else() -> None:
    for path in tracked("course"):
        first, *rest = path.relative_to(ROOT / "course").parts
        if not rest:
            assert first in read_course(ROOT).pages, path
            continue
        assert first == "dropout_lab" or rest == [f"{first}.ipynb"], path
        if first != "dropout_lab":
            notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
            assert all(not c.get("outputs") and not c.get("execution_count") for c in notebook.cells)


def test_what_is_made_at_run_time_is_not_committed() -> None:
    assert tracked("classroom", ".venv") == []


# ------------------------------------------------------------------------------------------------ licences


def test_code_is_bsd_and_text_is_cc_by() -> None:
    code, text = ((ROOT / name).read_text() for name in ("LICENSE", "LICENSE-text"))
    assert code.startswith("BSD 3-Clause License") and "The Dropout, one coin at a time authors" in code
    assert "Creative Commons Attribution 4.0 International Public" in text and "Section 8 -- Interpretation." in text
    assert PYPROJECT["project"]["license"] == "BSD-3-Clause AND CC-BY-4.0"
    assert PYPROJECT["project"]["license-files"] == ["LICENSE", "LICENSE-text"]


# ------------------------------------------------------------------------------------------------ set-up


@pytest.fixture(scope="module")
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_start_is_understood_by_older_pythons_which_get_one_sentence(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ast.parse((ROOT / "start.py").read_text(), feature_version=(3, 7))
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stop:
        start.main([])
    assert stop.value.code == 2
    assert re.fullmatch(r"This needs Python 3\.11 or newer, and .* is 3\.9: .*\n", capsys.readouterr().err)


def test_start_says_it_where_python_has_no_venv(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(SystemExit) as stop:
        start.main([])
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("This Python has no venv module: install it")


def test_start_says_it_where_there_is_no_network_or_no_place(tmp_path: Path) -> None:
    for name in ("start.py", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    nowhere = {**os.environ, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    nowhere.pop("PIP_EXTRA_INDEX_URL", None)
    done = subprocess.run([sys.executable, "start.py"], cwd=tmp_path, env=nowhere, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("The locked packages could not be installed; is there a network?"), done.stderr
    assert done.stderr.count("\n") == 1 and not (tmp_path / ".venv" / "installed").exists()
    shutil.rmtree(tmp_path / ".venv")
    (tmp_path / ".venv").symlink_to("/proc/nowhere")
    done = subprocess.run([sys.executable, "start.py"], cwd=tmp_path, env=nowhere, capture_output=True, text=True)
    assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert "cannot be written" in done.stderr


def test_start_installs_only_when_the_lock_has_changed(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installs: list[str] = []

    def install(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        installs.append(" ".join(words))
        return subprocess.CompletedProcess(words, 0, "", "")

    class NoBuilder:
        def __init__(self, **_: object) -> None: ...

        def create(self, folder: Path) -> None:
            (folder / "bin").mkdir(parents=True, exist_ok=True)
            (folder / "bin" / "python").touch()

    monkeypatch.setattr("venv.EnvBuilder", NoBuilder)
    monkeypatch.setattr(start.subprocess, "run", install)
    monkeypatch.setattr(start, "output_of", lambda *_: "")
    for name in ("requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "installed")
    start.set_up()
    assert (
        len(installs) == 2
        and "--require-hashes" in installs[0]
        and "--no-deps --no-build-isolation -e ." in installs[1]
    )
    start.set_up()
    assert len(installs) == 2
    (tmp_path / "requirements.txt").write_text("changed")
    start.set_up()
    assert len(installs) == 4


def test_where_grading_needs_linux_start_says_so_and_offers_the_course(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "set_up", lambda: None)
    for platform in ("darwin", "win32"):
        monkeypatch.setattr(start.sys, "platform", platform)
        assert start.main([]) == 0
        said = capsys.readouterr().out
        assert "python3 start.py lab" in said and "Linux container" in said


@pytest.mark.parametrize("broken", [None, "mypy", "pytest"])
def test_start_runs_every_check_and_fails_if_one_fails(
    broken: str | None, start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def shown(words: list[str]) -> tuple[int, str]:
        name = next(name for name, command in start.CHECKS.items() if command is words)
        ran.append(name)
        failing = int(name == broken)
        return failing, f"==== {failing} failed, 7 passed, 1 skipped in 3.21s ====" if name in (
            "pytest",
            "nbval",
        ) else "9 passed"

    monkeypatch.setattr(start, "set_up", lambda: None)
    monkeypatch.setattr(start, "shown", shown)
    monkeypatch.setattr(start, "captured", shown)
    assert start.main(["test"]) == (1 if broken else 0)
    quick = len(start.QUICK)  # begun two at a time, so that they may end in another order
    assert sorted(ran) == sorted(start.CHECKS)
    assert [name for name in ran if name not in start.QUICK] == list(start.CHECKS)[quick:]
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == {None: "20 passed, 0 failed", "mypy": "19 passed, 1 failed", "pytest": "20 passed, 1 failed"}[broken]


def test_every_check_is_a_command_that_is_there(start: ModuleType) -> None:
    for words in start.CHECKS.values():
        assert shutil.which(words[0], path=f"{start.BIN}{os.pathsep}{Path(sys.executable).parent}"), words


def test_continuous_integration_runs_the_same_command_and_passes_its_failure_on(tmp_path: Path) -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    (tmp_path / ".ci").mkdir()
    shutil.copy(script, tmp_path / ".ci" / "run")
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("bwrap", "chromium", "initdb"):  # nothing is to be installed
        (commands / name).write_text("#!/bin/sh\n")
        (commands / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "PYTHON": sys.executable}
    for code in (0, 1, 2):
        (tmp_path / "start.py").write_text(
            f"import sys\nsys.exit({code} if sys.argv[1:] == ['test'] else 3)  # nothing can be set up"
        )
        done = subprocess.run([tmp_path / ".ci" / "run"], env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (code, "")
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    job = workflow["jobs"]["test"]
    assert job["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert any(step.get("run") == ".ci/run" for step in job["steps"])


def test_pyproject_and_readme_agree_on_the_commands() -> None:
    readme = (ROOT / "README.md").read_text()
    assert readme.index("python3 start.py ") < readme.index("python3 start.py test")
    from autograder.cli.commands import cli

    for word in re.findall(r"python3 start\.py (\w+)", readme):
        assert word in {"test", "lab", *cli.commands}, word


# ------------------------------------------------------------------------------------------------ stock nbgrader


@pytest.mark.long
def test_stock_nbgrader_generates_grades_and_exports(tmp_path: Path) -> None:
    """The untouched release scores 0, the solutions score everything, a wrong answer in between."""
    course = made.make_course(tmp_path)
    build(course)
    release(course)
    name = "01_twice"
    ours = (course / "course" / name / f"{name}.ipynb").read_text()
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("NBGRADER_EXECUTION", None)

    def nbgrader(*words: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *words], cwd=course, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr

    nbgrader("generate_assignment", name, "--force")
    assert (course / "course" / name / f"{name}.ipynb").read_text() == ours
    solved = (course / "solutions" / name / f"{name}.ipynb").read_text()
    for student, text in {
        "untouched": ours,
        "solved": solved,
        "wrong": solved.replace("value + value", "3 * value"),
    }.items():
        folder = course / "classroom" / "submitted" / student / name
        folder.mkdir(parents=True)
        (folder / f"{name}.ipynb").write_text(text)
    nbgrader("autograde", name)
    nbgrader("generate_feedback", name)
    nbgrader("export", "--to", "classroom/all.csv")
    with (course / "classroom" / "all.csv").open() as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == {"untouched": 0.0, "solved": 4.0, "wrong": 1.0}
    assert len(list(course.glob("classroom/feedback/*/*/*.html"))) == 3


def test_the_configuration_makes_the_classroom_and_puts_everything_made_at_run_time_there(tmp_path: Path) -> None:
    course = made.make_course(tmp_path)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(course)).load_config()
    directory = CourseDirectory(config=config)
    assert (course / "classroom").is_dir()
    assert directory.root == str(course)
    assert directory.db_url == f"sqlite:///{course / 'classroom' / 'gradebook.db'}"
    assert (directory.source_directory, directory.release_directory) == ("solutions", "course")
    for step in ("submitted", "autograded", "feedback", "solution", "source_with_tests"):
        assert getattr(directory, f"{step}_directory") == f"classroom/{step}"
    assert config.Execute.skip_cells_with_tag == "experiment"


def test_our_steps_of_generating_are_nbgraders_own_but_for_the_stub() -> None:
    """A new nbgrader may have other steps."""
    config = PyFileConfigLoader("nbgrader_config.py", path=str(ROOT)).load_config()
    ours = [step.rpartition(".")[2] for step in config.GenerateAssignment.preprocessors]
    stock = [step.__name__ for step in GenerateAssignment.preprocessors.default_args[0]]
    assert ours == [name.replace("ClearSolutions", "ClearAnswers") for name in stock]
