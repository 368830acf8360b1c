"""Scratch folders: a run that was killed leaves one, a later run removes it, and nobody's else."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from autograder.sandbox import workfolder
from autograder.sandbox.choice import Sandbox
from tests.sandbox.test_forkserver_client import gone, soon
from tests.support.sandboxed import open_parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")

RUN = """
import json, os, time
from autograder.sandbox import workfolder
from autograder.sandbox.choice import Sandbox
from tests.sandbox.test_forkserver_client import gone, soon
from tests.support.sandboxed import Child, open_parent
workfolder._MEMORY = os.environ["PLACE"]
parent = open_parent(Sandbox.NONE)
child = Child(parent)
child.run("open('half an answer', 'w').write('x')")
print(json.dumps([os.getpid(), parent._process.popen.pid, parent.folder]), flush=True)
time.sleep(600)
"""


class Run:
    """A grader in a process of its own, with a fork server and a submission that is being graded."""

    def __init__(self, place: Path) -> None:
        path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONPATH": path, "PLACE": str(place)}
        self._process = subprocess.Popen([sys.executable, "-c", RUN], stdout=subprocess.PIPE, env=environment)
        assert self._process.stdout is not None
        self.grader, self.server, folder = json.loads(self._process.stdout.readline())
        self.folder = Path(folder)

    def kill(self) -> None:
        """Kill all of it, so that nobody is left who would remove the folder."""
        self.kill_grader()
        self.kill_server()

    def kill_server(self) -> None:
        """Kill the fork server, and wait until it holds nothing."""
        with suppress(ProcessLookupError):
            os.kill(self.server, signal.SIGKILL)
        assert soon(lambda: gone({self.server}), 30)

    def kill_grader(self) -> None:
        """Kill the grader alone; its fork server has no time to remove anything."""
        if self._process.poll() is None:
            os.kill(self.server, signal.SIGSTOP)
            self._process.kill()
            self._process.communicate()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where scratch folders are, for this test: elsewhere other tests sweep at the same time."""
    monkeypatch.setattr(workfolder, "_MEMORY", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def runs(place: Path) -> Iterator[list[Run]]:
    """Three runs."""
    three: list[Run] = []
    try:
        for _ in range(3):
            three.append(Run(place))
        yield three
    finally:
        for one in three:
            one.kill()
        workfolder.sweep()


def test_what_a_killed_run_left_is_removed_by_the_next_and_what_a_living_one_uses_is_not(runs: list[Run]) -> None:
    killed, alive, headless = runs
    killed.kill()
    headless.kill_grader()
    assert list(killed.folder.rglob("half an answer")), "nothing was left, so nothing is shown"
    with open_parent(Sandbox.NONE):
        assert not killed.folder.exists()
        assert list(alive.folder.rglob("half an answer"))
        assert list(headless.folder.rglob("half an answer"))  # its fork server still has to remove it
    for run in (alive, headless):
        run.kill()
        workfolder.sweep()
        assert not run.folder.exists()


def test_only_folders_of_our_own_that_nobody_holds_are_swept(place: Path) -> None:
    us = f"autograder-{os.geteuid()}-"
    (place / "kept").mkdir()
    (place / "kept" / "file").touch()
    for name in (f"{us}left", f"{us}open", f"{us}foreign", "autograder-other", f"autograder-{os.geteuid() + 1}-left"):
        (place / name).mkdir(mode=0o700)
        (place / name / "file").touch()
    (place / f"{us}left" / "locked").mkdir(0o000)
    (place / f"{us}open").chmod(0o755)
    (place / f"{us}link").symlink_to("kept")
    (place / f"{us}file").touch()
    foreign = set()
    if os.geteuid() == 0:
        os.chown(place / f"{us}foreign", 12345, 12345)
        foreign = {f"{us}foreign"}
    made = workfolder.make_scratch(1 << 20)
    kept = {"kept", f"{us}open", f"{us}link", f"{us}file", "autograder-other", f"autograder-{os.geteuid() + 1}-left"}
    assert set(os.listdir(place)) == {Path(made.path).name} | kept | foreign
    assert (place / "kept" / "file").exists()
    workfolder.sweep()
    assert Path(made.path).exists()
    os.close(made.lock)
    workfolder.sweep()
    assert not Path(made.path).exists()


def test_a_folder_that_is_swept_before_it_is_locked_is_made_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, seen = workfolder._open_folder, []

    def swept_first(path: str) -> int:
        monkeypatch.setattr(workfolder, "_open_folder", opened)
        seen.append(path)
        workfolder.sweep()
        return opened(path)

    def swept_after(path: str) -> int:
        monkeypatch.setattr(workfolder, "_open_folder", opened)
        fd = opened(path)
        seen.append(path)
        workfolder.sweep()
        return fd

    for sweeper in (swept_first, swept_after):
        monkeypatch.setattr(workfolder, "_open_folder", sweeper)
        made = workfolder.make_scratch(1 << 20)
        assert made.path != seen.pop()
        assert os.path.isdir(made.path)
        os.close(made.lock)


def test_a_canary_is_there_as_long_as_it_is_needed(place: Path) -> None:
    with workfolder.canary() as path:
        workfolder.sweep()
        assert Path(path).read_text()
    assert os.listdir(place) == []
