"""Fork servers: what their client can rely on, and that nothing of them is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.sandbox.forkserver_client import ForkServerClient, ForkServerDied, start_servers
from tests.support.sandboxed import Child, open_parent, printed, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")


def descendants(root: int) -> set[int]:
    """All processes below one, by the kernel's word."""
    parents: dict[int, int] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(name)] = int(Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {root}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def soon(condition: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def gone(pids: set[int]) -> bool:
    return not any(os.path.exists(f"/proc/{pid}") for pid in pids)


def test_after_close_no_process_and_no_folder_is_left(walls: Sandbox) -> None:
    before = descendants(os.getpid())
    parent = open_parent(walls)
    with Child(parent) as busy, Child(parent) as idle:
        busy.send("import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nopen('a', 'w')\nwhile True: pass")
        idle.run("import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()")
        started = descendants(os.getpid()) - before
        assert len(started) >= 3
        folder = parent.folder
        assert folder is None or os.path.isdir(folder)
        parent.close()
        assert gone(started)
        assert folder is None or not os.path.exists(folder)
        assert not parent.alive
        parent.close()
        with pytest.raises(ForkServerDied):
            parent.fork([])
        with pytest.raises(ForkServerDied):
            parent.wait(busy.pid, 1)
        # what Child does at its end must be harmless now
        busy.parent = idle.parent = _Closed()  # type: ignore[assignment]


class _Closed:
    def kill(self, pid: int) -> None: ...

    def wait(self, pid: int, timeout: float) -> None: ...


CLIENT = """
import json, os, sys, time
from autograder.sandbox.choice import Sandbox
from tests.support.sandboxed import Child, open_parent
from tests.sandbox.test_forkserver_client import descendants
parent = open_parent(Sandbox({sandbox!r}))
child = Child(parent)
child.send("while True: pass")
time.sleep(0.2)
print(json.dumps([sorted(descendants(os.getpid()) - {{os.getpid()}}), parent.folder]), flush=True)
time.sleep(60)
"""


def test_when_the_client_is_killed_everything_goes_with_it(walls: Sandbox) -> None:
    source = CLIENT.format(sandbox=str(walls))
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    client = subprocess.Popen(
        [sys.executable, "-c", source], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    )
    assert client.stdout is not None
    pids, folder = json.loads(client.stdout.readline())
    assert len(pids) >= 2
    assert not gone(set(pids))
    client.kill()
    client.communicate()
    assert soon(lambda: gone(set(pids)))
    assert folder is None or soon(lambda: not os.path.exists(folder))


def test_a_parent_that_dies_takes_its_children_along_and_says_so(walls: Sandbox) -> None:
    before = descendants(os.getpid())
    with open_parent(walls) as parent, Child(parent) as child:
        child.send("while True: pass")
        time.sleep(0.1)
        started = descendants(os.getpid()) - before
        os.kill(parent._process.popen.pid, signal.SIGKILL)
        with pytest.raises(ForkServerDied, match="fork server"):
            parent.wait(child.pid, 10)
        assert soon(lambda: gone(started))
        assert parent.folder is None or not os.path.exists(parent.folder)
        child.parent = _Closed()  # type: ignore[assignment]


def test_a_parent_that_cannot_start_says_why() -> None:
    with pytest.raises(ForkServerDied, match="No module named nothing"):
        start_servers(lambda fds: [sys.executable, "-I", "-m", "nothing", str(fds[0]), "{}"], {})
    with pytest.raises(ForkServerDied, match="did not get ready"):
        start_servers(lambda fds: [sys.executable, "-c", "import time; time.sleep(60)"], {}, start_seconds=0.3)


def test_a_parent_outlives_the_thread_that_opened_it() -> None:
    opened: list[ForkServerClient] = []
    thread = threading.Thread(target=lambda: opened.append(open_parent(choose_sandbox())))
    thread.start()
    thread.join()
    time.sleep(0.1)
    with opened[0] as parent:
        assert printed(run(parent, "print(1)")) == "1\n"


def test_ends_are_told_once_and_children_hold_only_what_they_are_given() -> None:
    with open_parent(Sandbox.NONE) as parent:
        children = [Child(parent) for _ in range(3)]
        for status, child in enumerate(children):
            assert child.run(f"import os\nos._exit({status})") is None
        assert [parent.wait(child.pid, 10).status for child in reversed(children)] == [2, 1, 0]
        with pytest.raises(KeyError):
            parent.wait(children[0].pid, 1)
        parent.kill(children[0].pid)
        parent.interrupt(99999)
        for child in children:
            child.__exit__(None, None, None)
        with Child(parent) as child:
            assert printed(child.run("print('through the pipes')")) == "through the pipes\n"
        many = [os.pipe() for _ in range(60)]  # none of these reach a child
        with Child(parent) as child:
            count = printed(child.run("import os\nprint(len(os.listdir('/proc/self/fd')))"))
        for pair in many:
            os.close(pair[0]), os.close(pair[1])
        assert int(count) == 6  # three standard ones, two pipes, and the listing's own
