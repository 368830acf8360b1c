"""Promises that are tried before anything is graded: with one part of the sandbox missing, each of them is refused."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.config.errors import SandboxError
from autograder.run import fork_servers
from autograder.run.grading import grade
from autograder.sandbox import bubblewrap, landlock, workfolder
from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.sandbox.confine import Confinement
from autograder.sandbox.interpreter import readable_paths
from autograder.sandbox.promises import Promised, PromisesBrokenError, try_promises
from autograder.sandbox.workfolder import WorkFolders
from tests.support import toy
from tests.support.sandboxed import LIMITS, open_parent, why_missing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")

READ, WRITE = "read files outside its work folder", "write outside its work folder"
SOCKET, START, SIGNAL = "open a socket", "start a process", "signal other processes"
KEEP, MAKE, THREADS = "keep more than 16 MB of files", "make more than 5,000 files", "start more than 256 threads"
HIDE = "hide what it uses, since /proc cannot be read"

#: Far more than this process, which has run other tests before, has mapped already.
MEMORY = 64 << 30
CONFINEMENT = Confinement(
    memory_bytes=MEMORY,
    cpu_seconds=60,
    file_bytes=LIMITS.files_bytes,
    read=tuple(readable_paths()),
    dumpable=True,
)


class Tried:
    """The promises of the sandbox ``landlock``, tried in this process, where a part of it can be taken away."""

    def __init__(self, folder: Path):
        (folder / "work").mkdir(mode=0o700)
        self.canary = folder / "canary"
        self.canary.write_text("secret")
        self.folders = WorkFolders(str(folder / "work"), LIMITS.files_bytes)
        self.work = folder / "work"

    def broken(self, **changed: Any) -> set[str]:
        """Return what a fork could do, in a confinement with these parts changed."""
        promised = Promised(
            memory_bytes=MEMORY,
            cpu_seconds=60,
            files_bytes=LIMITS.files_bytes,
            open_files=128,
            canary=str(self.canary),
            pid=os.getppid(),
            visible=True,
        )
        shut_in = msgspec.structs.replace(CONFINEMENT, **changed).prepared()
        try:
            try_promises(shut_in, promised, self.folders)
        except PromisesBrokenError as error:
            return set(error.promises)
        return set()


@pytest.fixture
def tried(tmp_path: Path) -> Tried:
    if reason := why_missing(Sandbox.LANDLOCK):
        pytest.skip(reason)
    return Tried(tmp_path)


@pytest.fixture(autouse=True)
def nothing_was_tried_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests of this process have opened the same sandboxes."""
    monkeypatch.setattr(fork_servers, "_KEPT", set())


def test_promises_are_tried_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    if reason := why_missing(Sandbox.LANDLOCK):
        pytest.skip(reason)
    tried: list[object] = []
    of = fork_servers.Promised
    monkeypatch.setattr(fork_servers, "Promised", lambda **fields: tried.append(fields) or of(**fields))
    for _ in range(2):
        open_parent(Sandbox.LANDLOCK).close()
    assert len(tried) == 1


def test_a_whole_sandbox_keeps_every_promise_and_leaves_nothing(tried: Tried) -> None:
    assert tried.broken() == set()
    assert os.listdir(tried.work) == []
    assert tried.canary.read_text() == "secret"
    assert sorted(os.listdir(tried.canary.parent)) == ["canary", "work"]


def test_without_landlock_files_are_in_reach(tried: Tried) -> None:
    assert tried.broken(use_landlock=False) == {READ, WRITE}
    assert tried.canary.read_text() == "secret"


def test_without_a_filter_sockets_and_processes_are_in_reach(tried: Tried) -> None:
    assert tried.broken(use_seccomp=False) - {SIGNAL} == {SOCKET, START}
    assert tried.broken(use_seccomp=False, use_landlock=False) == {READ, WRITE, SOCKET, START, SIGNAL}


def test_a_rule_too_many_is_seen(tried: Tried) -> None:
    assert tried.broken(read=(*CONFINEMENT.read, str(tried.canary.parent))) == {READ}


@pytest.mark.parametrize(
    ("limit", "promise"),
    [
        (resource.RLIMIT_AS, f"use more than {MEMORY >> 20} MB of memory"),
        (resource.RLIMIT_CPU, "use more than 60 s of processor time"),
        (resource.RLIMIT_FSIZE, "write a larger file than it may"),
        (resource.RLIMIT_NOFILE, "open more than 128 files at once"),
    ],
)
def test_a_limit_that_is_not_set_is_seen(
    tried: Tried, monkeypatch: pytest.MonkeyPatch, limit: int, promise: str
) -> None:
    set_limit = resource.setrlimit
    monkeypatch.setattr(resource, "setrlimit", lambda which, to: None if which == limit else set_limit(which, to))
    assert tried.broken() == {promise}


@pytest.mark.parametrize(
    ("part", "instead", "promise"),
    [
        ("_unlinked", lambda thread: 0, KEEP),
        ("MAX_ENTRIES", 10**6, MAKE),
        ("MAX_THREADS", 10**6, THREADS),
    ],
)
def test_a_watcher_that_overlooks_something_is_seen(
    tried: Tried, monkeypatch: pytest.MonkeyPatch, part: str, instead: object, promise: str
) -> None:
    monkeypatch.setattr(workfolder, part, instead)
    assert tried.broken() == {promise}


def test_a_proc_that_cannot_be_read_is_seen(tried: Tried, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(workfolder, "_PROC", str(tmp_path))
    assert HIDE in tried.broken()


def test_a_canary_that_is_missing_proves_nothing(tried: Tried) -> None:
    tried.canary.unlink()
    with pytest.raises(FileNotFoundError):
        tried.broken()


def test_a_fork_that_ends_before_the_end_proves_nothing(tried: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.sandbox.promises._attempts", lambda promised: os._exit(0))
    with pytest.raises(OSError, match="not all"):
        tried.broken()


# The whole way: a fork server that does not hold is never used, and one sentence says why.


def _with(**changed: object) -> Callable[..., Confinement]:
    return lambda **fields: Confinement(**{**fields, **changed})


@pytest.mark.parametrize(
    ("changed", "promise"),
    [
        ({"use_seccomp": False}, SOCKET),
        ({"memory_bytes": LIMITS.memory_bytes + (1 << 30)}, "use more than 1024 MB of memory"),
    ],
    ids=["filter", "memory"],
)
@pytest.mark.parametrize("sandbox", [Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK], ids=str)
def test_a_sandbox_that_lacks_a_part_is_refused(
    monkeypatch: pytest.MonkeyPatch, sandbox: Sandbox, changed: dict[str, object], promise: str
) -> None:
    if reason := why_missing(sandbox):
        pytest.skip(reason)
    monkeypatch.setattr(fork_servers, "Confinement", _with(**changed))
    other = Sandbox.LANDLOCK if sandbox is Sandbox.BUBBLEWRAP else Sandbox.BUBBLEWRAP
    with pytest.raises(SandboxError) as refusal:
        open_parent(sandbox)
    assert str(refusal.value).startswith(
        f"Nothing is graded, because a submission could do on this machine what the sandbox {sandbox} must prevent ("
    )
    assert promise in str(refusal.value)
    assert str(refusal.value).endswith(f"pass --sandbox {other}, or none if you trust every submission.")


def test_no_sandbox_promises_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fork_servers, "Confinement", _with(memory_bytes=LIMITS.memory_bytes + (1 << 30)))
    open_parent(Sandbox.NONE).close()


def test_landlock_without_rules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "abi", lambda: 0)
    with pytest.raises(SandboxError, match=rf"\({READ}, {WRITE}\): pass --sandbox bubblewrap"):
        open_parent(Sandbox.LANDLOCK)


@pytest.mark.parametrize(
    ("left_out", "promise"),
    [
        (("--remount-ro", "/"), WRITE),
        (("--proc", "/proc"), HIDE),
        (("--size", str(LIMITS.files_bytes + (1 << 20))), KEEP),
    ],
    ids=["read-only root", "proc", "size"],
)
def test_namespaces_without_a_part_are_refused(
    monkeypatch: pytest.MonkeyPatch, left_out: tuple[str, str], promise: str
) -> None:
    if reason := why_missing(Sandbox.BUBBLEWRAP):
        pytest.skip(reason)
    whole = bubblewrap.command

    def command(*arguments: Any) -> list[str]:
        words = whole(*arguments)
        at = next(i for i in range(len(words)) if tuple(words[i : i + 2]) == left_out)
        return words[:at] + words[at + 2 :]

    monkeypatch.setattr(bubblewrap, "command", command)
    monkeypatch.setattr(landlock, "abi", lambda: 0)  # which would protect the root by itself
    with pytest.raises(SandboxError) as refusal:
        open_parent(Sandbox.BUBBLEWRAP)
    assert promise in str(refusal.value)


def test_namespaces_that_show_too_much_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if reason := why_missing(Sandbox.BUBBLEWRAP):
        pytest.skip(reason)
    whole = bubblewrap.command
    shown = ["--ro-bind", str(tmp_path), str(tmp_path)]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(
        bubblewrap,
        "command",
        lambda *arguments: [word for w in whole(*arguments) for word in ([*shown, w] if w == "--proc" else [w])],
    )
    monkeypatch.setattr(landlock, "abi", lambda: 0)  # which would hide it by itself
    with pytest.raises(SandboxError, match=rf"\({READ}\): pass --sandbox landlock"):
        open_parent(Sandbox.BUBBLEWRAP)


EMPTY_PROC = """
from autograder.config.errors import SandboxError
from autograder.sandbox.choice import Sandbox
from tests.support.sandboxed import open_parent
try:
    open_parent(Sandbox.LANDLOCK)
except SandboxError as error:
    print(error)
"""


def test_a_machine_with_an_empty_proc_is_refused() -> None:
    for sandbox in (Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK):
        if reason := why_missing(sandbox):
            pytest.skip(reason)
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    machine = ["bwrap", "--dev-bind", "/", "/", "--tmpfs", "/proc", sys.executable, "-c", EMPTY_PROC]
    answer = subprocess.run(machine, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True)
    assert HIDE in answer.stdout, answer.stderr


def test_a_class_is_not_graded_in_a_sandbox_that_does_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = toy.make_course(tmp_path)
    toy.hand_in(course, "ann", toy.submitted())
    monkeypatch.setattr(fork_servers, "Confinement", _with(use_seccomp=False))
    with pytest.raises(SandboxError, match=SOCKET):
        grade(course=course, limits=LIMITS, sandbox=choose_sandbox(), jobs=1)
    journal = course / "classroom" / "journal.jsonl"
    assert not journal.exists() or not journal.read_text()
    assert not list((course / "classroom").rglob("*.html"))
    monkeypatch.undo()
    assert [r.score for r in grade(course=course, limits=LIMITS, jobs=1).results] == [4]
