"""Fork servers that are forks of one: what runs under one can neither reach nor starve what runs under another."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from autograder.run.fork_servers import Place, open_student_servers
from autograder.sandbox.choice import Sandbox
from autograder.sandbox.forkserver_client import ForkServerClient, ForkServerDied
from autograder.sandbox.workfolder import MAX_THREADS
from tests.support.sandboxed import CELLS_SERVER, LIMITS, Child, printed, run

from .test_forkserver_client import descendants, gone, soon

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")

Two = tuple[ForkServerClient, ForkServerClient]


def open_two(sandbox: Sandbox, handed: tuple[str | None, str | None] = (None, None)) -> Two:
    places = [Place(handed=folder) for folder in handed]
    first, second = open_student_servers(sandbox, LIMITS, module=CELLS_SERVER, library="dropout_lab", places=places)
    return first, second


@pytest.fixture
def two(walls: Sandbox) -> Iterator[Two]:
    with ExitStack() as stack:
        first, second = open_two(walls)
        stack.enter_context(first), stack.enter_context(second)
        yield first, second


REACHES = {
    "list the other's folder": "os.listdir({folder!r})",
    "read the other's file": "open({folder!r} + '/answer').read()",
    "write beside it": "open({folder!r} + '/planted', 'w').close()",
    "read its memory": "open('/proc/{pid}/mem', 'rb')",
    "follow its folder": "os.listdir('/proc/{pid}/cwd')",
    "signal it": "os.kill({pid}, 0)",
}


def reached(servers: Two) -> set[str]:
    with Child(servers[0]) as victim, Child(servers[1]) as attacker:
        told = printed(victim.run("import os\nopen('answer', 'w').write('42')\nprint(os.getcwd(), os.getpid())"))
        folder, pid = told.split()
        attacker.run("import os")
        done = set()
        for what, cell in REACHES.items():
            result = attacker.run(cell.format(folder=folder, pid=pid))
            assert result is not None
            if result["ok"]:
                done.add(what)
        assert printed(victim.run("print(sorted(os.listdir('.')))")) in ("['answer']\n", "['answer', 'planted']\n")
        return done


def test_no_child_reaches_one_of_another_server(two: Two) -> None:
    assert reached(two) == set()


def test_without_walls_it_would() -> None:
    first, second = open_two(Sandbox.NONE)
    with first, second:
        assert reached((first, second)) >= {"list the other's folder", "read the other's file", "signal it"}


def test_each_finds_the_files_of_its_own_assignment_alone(walls: Sandbox, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "data").write_text(name)
    first, second = open_two(walls, (str(tmp_path / "a"), str(tmp_path / "b")))
    inside = [f"/.sandbox/files/{n}" if walls is Sandbox.BUBBLEWRAP else str(tmp_path / "ab"[n]) for n in (0, 1)]
    with first, second:
        assert printed(run(second, f"print(open({inside[1] + '/data'!r}).read())")) == "b\n"
        result = run(second, f"open({inside[0] + '/data'!r})")
        assert result is not None and not result["ok"]


def test_no_child_takes_the_room_or_the_threads_of_another(two: Two) -> None:
    full = f"with open('full', 'wb') as file: file.write(bytes({LIMITS.files_bytes - 65536}))\nprint('written')"
    many = "import threading, time\nthreading.stack_size(32768)\nstop = threading.Event()\n"
    many += f"for i in range({MAX_THREADS - 16}): threading.Thread(target=stop.wait, daemon=True).start()\n"
    many += "print('started')"
    with Child(two[0]) as one, Child(two[1]) as other:
        for child in (one, other):
            assert printed(child.run(full)) == "written\n"
        for child in (one, other):
            assert printed(child.run(many)) == "started\n"


def test_a_server_that_dies_leaves_the_other_at_work(walls: Sandbox) -> None:
    before = descendants(os.getpid())
    first, second = open_two(walls)
    with first, second, Child(second) as child:
        assert printed(child.run("print(1)")) == "1\n"
        of_second = min(pid for pid in descendants(os.getpid()) - before if forks(pid) == 1 and is_leaf_parent(pid))
        os.kill(of_second, signal.SIGKILL)
        with pytest.raises(ForkServerDied):
            second.wait(child.pid, 10)
        assert not second.alive
        assert first.alive
        assert printed(run(first, "print(2)")) == "2\n"
        child.parent = first  # the server of this child is gone


def forks(pid: int) -> int:
    """How many children a process has."""
    return len(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def is_leaf_parent(pid: int) -> bool:
    """Whether the children of a process have none."""
    return all(forks(int(child)) == 0 for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


def test_closing_one_leaves_the_other_and_closing_both_leaves_nothing(walls: Sandbox) -> None:
    before = descendants(os.getpid())
    first, second = open_two(walls)
    started = descendants(os.getpid()) - before
    folders = [server.folder for server in (first, second) if server.folder]
    first.close()
    assert printed(run(second, "print(3)")) == "3\n"
    second.close()
    assert soon(lambda: gone(started))
    assert not any(map(os.path.exists, folders))
