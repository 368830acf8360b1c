"""What a submission can and cannot do in each sandbox; each refusal has a control: the same action at work."""

from __future__ import annotations

import os
import platform
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.config.errors import SandboxError, UsageError
from autograder.run.fork_servers import open_judge_servers
from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.sandbox.confine import Confinement, rehearse
from autograder.sandbox.forkserver_client import ForkServerClient
from autograder.sandbox.interpreter import import_path
from tests.support.sandboxed import LIMITS, Child, open_parent, printed, run, why_missing

PROJECT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sandboxes need Linux")


@pytest.fixture(scope="module", params=[Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK], ids=str)
def walled(request: pytest.FixtureRequest) -> Iterator[ForkServerClient]:
    """One parent for all tests of a sandbox: it has to survive every one of them."""
    if reason := why_missing(request.param):
        pytest.skip(reason)
    os.environ["INSTRUCTORS_SECRET"] = "not for students"
    with open_parent(request.param) as parent:
        yield parent
        assert parent.alive
        assert printed(run(parent, "print(1 + 1)")) == "2\n"


@pytest.fixture(scope="module")
def free() -> Iterator[ForkServerClient]:
    """No walls, for the controls."""
    with open_parent(Sandbox.NONE) as parent:
        yield parent


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder of the instructor's."""
    (tmp_path / "secret").write_text("an expected value")
    (tmp_path / "folder").mkdir()
    return tmp_path


# `outside` is the instructor's folder, `pid` the grader's process; each cell must fail in the walls, and work without.
TOUCHES_FILES = {
    "read a file": "open(outside + '/secret').read()",
    "list a folder": "os.listdir(outside)",
    "read what every user may": "open('/etc/passwd').read()",
    "list the root": "os.listdir('/')",
    "read the grader": f"open({str(PROJECT / 'autograder' / 'config' / 'limits.py')!r}).read()",
    "list the solutions": f"os.listdir({str(PROJECT / 'solutions')!r})",
    "list the tests": f"os.listdir({str(PROJECT / 'tests')!r})",
    "import the grader": "for name in [n for n in sys.modules if n.startswith('autograder')]: del sys.modules[name]\n"
    f"sys.path.insert(0, {str(PROJECT)!r}); import autograder.config.limits",
    "read about another process": "open(f'/proc/{pid}/cmdline').read()",
    "read about itself": "open('/proc/self/environ').read()",
    "write a new file": "open(outside + '/new', 'w')",
    "overwrite a file": "open(outside + '/secret', 'r+').write('x')",
    "truncate a file": "os.truncate(outside + '/secret', 0)",
    "truncate a file by opening it to read": "os.close(os.open(outside + '/secret', os.O_RDONLY | os.O_TRUNC))",
    "remove a file": "os.unlink(outside + '/secret')",
    "remove a folder": "os.rmdir(outside + '/folder')",
    "make a folder": "os.mkdir(outside + '/new')",
    "rename": "os.rename(outside + '/secret', outside + '/new')",
    "make a symbolic link": "os.symlink('/', outside + '/new')",
    "take a file in": "os.link(outside + '/secret', 'mine') if same_device else open(outside + '/secret')",
    "change a mode": "os.chmod(outside + '/secret', 0o777)",
    "change its own mode": "open('mine', 'w'); os.chmod('mine', 0o777)",
    "change a time": "os.utime(outside + '/secret', (0, 0))",
    "change an owner": "os.chown(outside + '/secret', os.getuid(), os.getgid())",
    "spoil numpy": "open(np.__file__, 'r+')",
    "leave a file for the next": "open('../left', 'w'); os.unlink('../left')",
    "shared memory": "open('/dev/shm/left', 'w'); os.unlink('/dev/shm/left')",
}

REACHES_OUT = {
    "internet": "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "datagrams": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "Unix socket": "socket.socket(socket.AF_UNIX)",
    "abstract socket": "socket.socket(socket.AF_UNIX).connect(abstract)",
    "datagram pair": "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "pass a descriptor": "a, b = socket.socketpair(); socket.send_fds(a, [b'x'], [0])",
    # past the sentence that stands in for these (``student/refusals.py``), to the system
    "fork": "p = posix.fork()\nif p == 0: os._exit(0)\nos.waitpid(p, 0)",
    "system": "assert posix.system('true') == 0",
    "spawn": "os.waitpid(posix.posix_spawn(sys.executable, [sys.executable, '-c', ''], {}), 0)",
    "subprocess": "import importlib, subprocess\n"
    "importlib.reload(subprocess).run([sys.executable, '-c', ''], check=True)",
    "multiprocessing": "import multiprocessing, multiprocessing.popen_fork; os.fork = posix.fork\n"
    "multiprocessing.popen_fork.Popen(multiprocessing.get_context('fork').Process(target=int)).wait()",
    "signal the parent": "os.kill(os.getppid(), 0)",
    "signal the grader": "os.kill(pid, 0)",
    "signal its group": "os.killpg(0, 0)",
    "signal itself": "signal.raise_signal(signal.SIGCONT)",
    "stop itself": "signal.raise_signal(signal.SIGURG)",
    "pidfd": "os.pidfd_open(os.getppid())",
    "limits of the parent": "resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)",
    "its own limits": "resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))",
    "memfd": "os.memfd_create('x')",
    "nice": "os.sched_setaffinity(0, os.sched_getaffinity(0))",
    "session": "os.getpgid(0) == os.getpid() or os.setpgid(0, 0)",
    "own a signal": "import fcntl; fcntl.fcntl(os.pipe()[0], fcntl.F_SETOWN, os.getpid())",
    "a huge pipe": "import fcntl; fcntl.fcntl(os.pipe()[0], 1031, 1 << 20)",
    "prctl": "assert libc.prctl(1, 0, 0, 0, 0) == 0",
    "System V memory": "assert libc.shmget(0, 4096, 0o1600) >= 0",
    "personality": "assert libc.personality(0xFFFFFFFF) >= 0",
}

SET_UP = """
import ctypes, os, posix, resource, signal, socket, sys, time
import numpy as np
libc = ctypes.CDLL(None, use_errno=True)
"""


@pytest.mark.parametrize("action", TOUCHES_FILES)
def test_no_file_outside_can_be_touched(
    walled: ForkServerClient, free: ForkServerClient, outside: Path, action: str
) -> None:
    assert free.folder is not None
    same_device = os.stat(outside).st_dev == os.stat(free.folder).st_dev
    names = f"outside, pid, same_device = {str(outside)!r}, {os.getpid()}, {same_device}"
    before = {
        p.name: (p.stat().st_mode, p.stat().st_mtime_ns, p.is_file() and p.read_bytes()) for p in outside.iterdir()
    }
    refused = run(walled, SET_UP, names, TOUCHES_FILES[action])
    after = {
        p.name: (p.stat().st_mode, p.stat().st_mtime_ns, p.is_file() and p.read_bytes()) for p in outside.iterdir()
    }
    assert refused is not None
    assert refused["error"], f"nothing stopped: {action}"
    assert refused["error"].startswith(("PermissionError", "FileNotFoundError", "OSError", "ModuleNotFoundError"))
    assert before == after
    allowed = run(free, SET_UP, names, TOUCHES_FILES[action])
    assert allowed is not None
    assert allowed["error"] is None, f"the control fails: {allowed['error']}"


@pytest.mark.parametrize("action", REACHES_OUT)
def test_no_process_and_no_network_can_be_reached(
    walled: ForkServerClient, free: ForkServerClient, action: str
) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        name = f"\0autograder-test-{os.getpid()}"
        listener.bind(name)
        listener.listen()
        names = f"pid, abstract = {os.getpid()}, {name!r}"
        refused = run(walled, SET_UP, names, REACHES_OUT[action])
        allowed = run(free, SET_UP, names, REACHES_OUT[action])
    assert refused is not None
    assert refused["error"], f"nothing stopped: {action}"
    assert refused["error"].startswith(
        ("PermissionError", "ProcessLookupError", "OSError", "ValueError: not allowed", "AssertionError")
    )
    assert "while a notebook is graded" not in refused["error"], "a sentence is no wall"
    assert allowed is not None
    assert allowed["error"] is None, f"the control fails: {allowed['error']}"


# Calls without a wrapper, with arguments that mean nothing: the filter refuses them, or the kernel finds other faults.
RAW_CALLS = {
    "ptrace": 101, "unshare": 272, "setns": 308, "mount": 165, "bpf": 321, "io_uring_setup": 425, "keyctl": 250,
    "userfaultfd": 323, "process_vm_readv": 310, "process_vm_writev": 311, "perf_event_open": 298,
    "pidfd_getfd": 438, "kcmp": 312, "execveat": 322, "setxattr": 188, "fchmodat": 268, "utimensat": 280,
    "mknod": 133, "open_by_handle_at": 304, "landlock_create_ruleset": 444, "seccomp": 317, "mq_open": 240,
    "vmsplice": 278, "rt_sigqueueinfo": 129, "fanotify_init": 300, "inotify_init": 253, "shmat": 30, "chroot": 161,
    "reboot": 169, "init_module": 175, "a call that is not yet invented": 600,
}  # fmt: skip


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86_64")
def test_calls_that_no_notebook_needs_are_refused(walled: ForkServerClient) -> None:
    cell = f"for name, number in {RAW_CALLS!r}.items():\n    ctypes.set_errno(0)\n"
    cell += "    if libc.syscall(number, -1, -1, -1, -1, -1) != -1 or ctypes.get_errno() != 1: print(name)"
    assert printed(run(walled, SET_UP, cell)) == ""


@pytest.mark.skipif(platform.machine() != "x86_64", reason="the numbers are those of x86_64")
def test_the_list_of_raw_calls_has_a_control(free: ForkServerClient) -> None:
    cell = f"for name, number in {RAW_CALLS!r}.items():\n    ctypes.set_errno(0)\n"
    cell += "    if libc.syscall(number, -1, -1, -1, -1, -1) == -1 and ctypes.get_errno() != 1: print(name)"
    assert len(printed(run(free, SET_UP, cell)).splitlines()) > len(RAW_CALLS) / 2


@pytest.mark.skipif(platform.machine() != "x86_64", reason="32-bit calls of x86_64")
@pytest.mark.parametrize(
    "cell",
    [
        "libc.syscall(0x40000000 | 39)",
        # mov eax, 20 (getpid of i386); int 0x80; ret
        "import mmap\nm = mmap.mmap(-1, 4096, prot=7)\nm.write(bytes.fromhex('b814000000cd80c3'))\n"
        "ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))()",
    ],
    ids=["x32", "i386"],
)
def test_calls_in_a_foreign_dialect_kill(walled: ForkServerClient, cell: str) -> None:
    with Child(walled) as child:
        assert child.run(SET_UP + "\n" + cell) is None
        assert child.end().status == -signal.SIGSYS


def test_a_child_holds_no_descriptor_but_its_own(walled: ForkServerClient, free: ForkServerClient) -> None:
    cell = "import os\nfor fd in range(3, 128):\n    try: os.fstat(fd)\n    except OSError: continue\n    print(fd)"
    for parent in (walled, free):
        assert len(printed(run(parent, cell)).split()) == 2


def test_the_instructors_environment_is_not_there(walled: ForkServerClient) -> None:
    names = printed(run(walled, "import os\nprint(*os.environ)\n")).split()
    assert "INSTRUCTORS_SECRET" in os.environ
    assert "INSTRUCTORS_SECRET" not in names
    assert "PATH" in names


def test_a_terminal_cannot_be_typed_into(walled: ForkServerClient) -> None:
    result = run(walled, "import fcntl\nfcntl.ioctl(0, 0x5412, b'x')")
    assert result is not None
    assert result["error"] == "PermissionError: [Errno 1] Operation not permitted"


def test_random_numbers_differ_between_children(walled: ForkServerClient) -> None:
    cell = "import random, numpy\nprint(random.random(), numpy.random.random(), numpy.random.default_rng().random())"
    first, second = printed(run(walled, cell)).split(), printed(run(walled, cell)).split()
    assert all(a != b for a, b in zip(first, second, strict=True))


# What is honest must work.


@pytest.mark.parametrize(
    "cell",
    [
        "a = np.random.default_rng(1).random((300, 300)); np.linalg.svd(a @ a); np.fft.fft(a[0])",
        "np.save('a.npy', np.ones(3)); assert np.load('a.npy').sum() == 3; np.savez('b.npz', a=1)",
        "import matplotlib.pyplot as plt; plt.title('$x^2$'); plt.savefig('a.png'); plt.savefig('a.svg')",
        "import tempfile\nwith tempfile.TemporaryDirectory() as d, tempfile.NamedTemporaryFile('w') as f: f.write('x')",
        "import shutil, pathlib\npathlib.Path('a/b').mkdir(parents=True); pathlib.Path('a/b/c').write_text('x')\n"
        "shutil.copyfile('a/b/c', 'd'); shutil.move('d', 'e'); os.rename('e', 'a/f'); shutil.rmtree('a')",
        "from concurrent.futures import ThreadPoolExecutor as E\nwith E(4) as e: assert sum(e.map(int, range(3))) == 3",
        "import asyncio\nawait asyncio.gather(asyncio.sleep(0.01), asyncio.to_thread(int))",
        "%timeit -n 10 -r 2 sum(range(10))",
        "%%writefile module.py\nx = 1",
        "import csv, decimal, fractions, gzip, hashlib, json, pickle, sqlite3, statistics, uuid\nuuid.uuid4()",
        "open(os.devnull, 'w').write('x'); os.urandom(3); os.cpu_count(); os.path.expanduser('~'); time.sleep(0.01)",
        "from dropout_lab.checks import exercise",
        "import numpy.polynomial, unittest.mock, xml.dom.minidom",
    ],
)
def test_honest_work_works(walled: ForkServerClient, cell: str) -> None:
    result = run(walled, SET_UP, cell)
    assert result is not None
    assert result["error"] is None


# Bombs: each is bounded, and the parent and the next child do not notice.


def test_a_memory_bomb_ends_in_its_own_cell(walled: ForkServerClient) -> None:
    with Child(walled) as child:
        assert (result := child.run("x = bytearray(8 << 30)")) is not None
        assert result["error"] == "MemoryError: "
        assert printed(child.run("print('alive')")) == "alive\n"
        result = child.run("x = []\nwhile True: x.append(bytes(1 << 20))")
        assert result is None or result["error"].startswith("MemoryError")
    with Child(walled) as child:
        child.run("import mmap, numpy as np\nx = []\nwhile True: x.append(mmap.mmap(-1, 1 << 20)); x[-1].write(b'x')")
        child.parent.kill(child.pid)
        assert child.end().peak_bytes < 1.2 * LIMITS.memory_bytes


def test_a_loop_is_interrupted_or_killed(walled: ForkServerClient) -> None:
    with Child(walled) as child:
        child.run("x = 1")
        child.send("print('begun')\nwhile True: pass")
        with pytest.raises(TimeoutError):
            child.answer(0.3)
        walled.interrupt(child.pid)
        assert (result := child.answer()) is not None
        assert result["error"].startswith("KeyboardInterrupt")
        assert printed(child.run("print(x)")) == "1\n"
        walled.interrupt(child.pid)  # between cells it means nothing
        time.sleep(0.2)
        assert printed(child.run("print(x)")) == "1\n"
        child.send("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass")
        with pytest.raises(TimeoutError):
            child.answer(0.3)
        walled.interrupt(child.pid)
        with pytest.raises(TimeoutError):
            child.answer(0.3)
        with pytest.raises(TimeoutError):
            walled.wait(child.pid, 0.01)
        walled.kill(child.pid)
        ended = child.end()
        assert ended.status == -signal.SIGKILL
        assert 0.02 < ended.cpu_seconds < 20


def test_processor_time_has_an_end_even_without_a_clock() -> None:
    confinement = Confinement(
        memory_bytes=1 << 30, cpu_seconds=1, file_bytes=1 << 20, use_landlock=False, use_seccomp=False
    )
    shut_in = confinement.prepared()

    def loop() -> None:
        shut_in()
        while True:
            pass

    with pytest.raises(OSError, match="status -9"):
        rehearse(loop)


FILL = {
    "one file": "f = open('a', 'wb')\nfor i in range(1000): f.write(bytes(1 << 20)); f.flush()",
    "many files": "for i in range(1000): open(str(i), 'wb').write(bytes(1 << 20))",
    "files deleted while open": "k = []\nfor i in range(1000):\n"
    "    k.append(open(str(i % 9), 'wb', 0)); k[-1].write(bytes(1 << 20)); os.unlink(str(i % 9)); time.sleep(0.002)",
    "empty files": "for i in range(10**7): open(str(i), 'w').close()",
    "empty folders": "for i in range(10**7): os.mkdir(str(i))",
    "deep folders": "for i in range(3000): os.mkdir('d'); os.chdir('d')",
    "a folder that hides its files": "os.mkdir('d', 0o300); os.chdir('d')\n"
    "for i in range(1000): open(str(i), 'wb').write(bytes(1 << 20))",
    "sparse and mapped": "import mmap\nfor i in range(1000):\n    f = open(str(i), 'w+b'); f.truncate(1 << 20)\n"
    "    m = mmap.mmap(f.fileno(), 0); m.write(bytes(1 << 20)); f.close()",
}


@pytest.mark.parametrize("how", FILL)
def test_the_work_folder_is_bounded_and_removed(walled: ForkServerClient, how: str) -> None:
    with Child(walled) as child:
        result = child.run(SET_UP + "\n" + FILL[how])
        if result is None:
            ended = child.end()
            assert ended.reason == "files" or ended.status == -signal.SIGBUS  # a mapped page that finds no room
        elif how != "deep folders":  # which cost next to nothing, and may be done before anyone looks
            assert result["error"] is not None
            assert "No space left" in result["error"] or "File too large" in result["error"]
    look = "import os\nprint(len(os.listdir('.')), os.statvfs('.').f_blocks - os.statvfs('.').f_bfree)"
    files, blocks = printed(run(walled, look)).split()
    assert files == "0"
    if walled.folder is None:
        assert int(blocks) * 4096 < 1 << 20  # the sized file system is empty again
    else:
        assert sorted(os.listdir(walled.folder)) == ["modules"]


def test_files_are_counted_when_the_first_thread_has_ended_alone(walled: ForkServerClient) -> None:
    if walled.folder is None:
        pytest.skip("the file system has a size")
    cell = """
import platform, threading
def fill():
    time.sleep(0.2)
    kept = []
    while True:
        kept.append(open("x", "wb", 0))
        os.unlink("x")
        kept[-1].write(bytes(1 << 20))
        time.sleep(0.01)
threading.Thread(target=fill).start()
libc.syscall({"x86_64": 60, "aarch64": 93}[platform.machine()], 0)
"""
    with Child(walled) as child:
        child.send(SET_UP + cell)
        assert child.end().reason == "files"


def test_hostile_trees_are_removed(walled: ForkServerClient, outside: Path) -> None:
    cell = f"""
import os
os.symlink({str(outside)!r}, "link"); os.symlink("/", "root"); os.symlink("loop", "loop")
os.mkdir("locked", 0o000); os.mkdir("unwritable", 0o700); open("unwritable/file", "w").close()
os.mkdir("0"); os.mkdir("1"); os.mkdir("1/0"); os.mkdir("1/0/1")
os.mkdir("\\udcff\\n"); open("-rf", "w").close(); os.close(os.open("unreadable", os.O_CREAT, 0))
for i in range(600):
    os.mkdir("d" * 200); os.chdir("d" * 200)
"""
    result = run(walled, cell)
    assert result is None or result["ok"]  # ended for its depth, or done before anyone looked
    assert printed(run(walled, "import os\nprint(os.listdir('.'))")) == "[]\n"
    assert (outside / "secret").read_text() == "an expected value"
    if walled.folder is not None:
        assert sorted(os.listdir(walled.folder)) == ["modules"]


def test_a_thread_bomb_is_bounded(walled: ForkServerClient) -> None:
    cell = "import threading, time\nthreading.stack_size(32768)\n"
    cell += "for i in range(10**5): threading.Thread(target=time.sleep, args=(30,)).start()"
    with Child(walled) as child:
        result = child.run(cell)
        if result is None:
            assert child.end().reason == "threads"
        else:
            assert result["error"].startswith("RuntimeError: can't start new thread")


def test_a_child_that_dies_is_reported(walled: ForkServerClient) -> None:
    for cell, status in (("os._exit(7)", 7), ("ctypes.string_at(0)", -signal.SIGSEGV), ("os.abort()", None)):
        with Child(walled) as child:
            assert child.run(SET_UP + "\n" + cell) is None
            ended = child.end()
            assert ended.status == status or (status is None and ended.status < 0)
            assert ended.reason is None


def test_siblings_do_not_see_each_other(walled: ForkServerClient) -> None:
    with Child(walled) as first, Child(walled) as second:
        folder = printed(first.run("import os\nopen('mine', 'w').write('answer')\nprint(os.getcwd())")).strip()
        assert printed(first.run("print(open('mine').read())")) == "answer\n"
        pid = int(printed(first.run("print(os.getpid())")))
        for cell in (f"open({folder!r} + '/mine')", f"open('/proc/{pid}/mem')", f"__import__('os').kill({pid}, 0)"):
            assert (result := second.run(cell)) is not None
            assert result["error"], cell


# Kernels that have less.


def test_namespaces_hold_where_the_kernel_has_no_landlock(outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if reason := why_missing(Sandbox.BUBBLEWRAP):
        pytest.skip(reason)
    monkeypatch.setattr("autograder.sandbox.landlock.abi", lambda: 0)
    names = f"outside, pid, same_device = {str(outside)!r}, {os.getpid()}, True"
    visible = {"list the root", "read about itself", "leave a file for the next", "change its own mode"}
    with open_parent(Sandbox.BUBBLEWRAP) as parent:
        for action, cell in TOUCHES_FILES.items():
            if action not in visible:
                assert (result := run(parent, SET_UP, names, cell)) is not None
                assert result["error"], action
        leave = "import os\nfor n in range(99):\n    try: os.mkdir(f'../{n}'); open(f'../f{n}', 'w')"
        leave += "\n    except FileExistsError: pass\nprint(len(os.listdir('..')))"
        assert int(printed(run(parent, leave))) > 150  # the control: it could
        assert printed(run(parent, "import os\nprint(len(os.listdir('..')))")) == "1\n"
        for path in ("/new", "/dev/new", "/tmp/new", "/.sandbox/new", "/.sandbox/modules/autograder/new"):
            assert (result := run(parent, f"open({path!r}, 'w')")) is not None
            assert result["error"], path
        cell = "import os\nfor folder in ('/', '/.sandbox/modules', '/proc'): print(os.listdir(folder))"
        shown = printed(run(parent, cell))
        assert "'etc'" in shown  # a control: the root is seen
        assert "cells_server.py" in shown
        assert "solutions" not in shown
        assert f"'{os.getpid()}'" not in shown
        for cell in ("open('/proc/1/mem', 'r+b')", "open('/proc/1/environ')", "__import__('os').listdir('/etc/ssl')"):
            assert (result := run(parent, cell)) is not None
            assert result["error"], cell


def test_the_judges_children_are_shut_in_too() -> None:
    with open_judge_servers(LIMITS)[0] as parent:
        pipes = [os.pipe() for _ in range(4)]
        pid = parent.fork([pipes[0][0], pipes[1][1], pipes[2][0], pipes[3][1]])
        time.sleep(0.3)
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line
        )
        assert status["Seccomp"] == "2"
        assert status["NoNewPrivs"] == "1"
        assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) & int(status["CapEff"], 16) == 0
        parent.kill(pid)
        assert parent.wait(pid, 10).status == -signal.SIGKILL
        for pair in pipes:
            os.close(pair[0]), os.close(pair[1])


TELLING = """
import os, sys, sysconfig, numpy
texts = []
for folder in filter(os.path.isdir, sys.path):
    for name in os.listdir(folder):
        file = os.path.join(folder, name)
        file = os.path.join(file, "direct_url.json") if name.endswith(".dist-info") else file
        if os.path.isfile(file) and file.endswith((".pth", ".json")):
            texts.append(open(file).read())
print(sys.path, sys.prefix, sys.executable, sys.argv, sys.orig_argv, dict(os.environ), numpy.__file__, texts)
"""


def test_a_namespace_tells_nothing_of_the_machines_folders(free: ForkServerClient) -> None:
    if reason := why_missing(Sandbox.BUBBLEWRAP):
        pytest.skip(reason)
    own = {path for path in import_path() if not path.startswith("/usr/")} | {str(PROJECT)}
    assert any(path in printed(run(free, TELLING)) for path in own)
    with open_parent(Sandbox.BUBBLEWRAP) as parent:
        told = printed(run(parent, TELLING))
    assert "/.sandbox/modules" in told
    assert not [path for path in own if path in told]


# Which sandbox.


def test_a_sandbox_that_is_not_there_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="pass auto, bubblewrap, landlock or none"):
        choose_sandbox("docker")
    monkeypatch.setattr("autograder.sandbox.bubblewrap.why_unavailable", lambda: "there is no program bwrap")
    with pytest.raises(SandboxError, match="there is no program bwrap"):
        choose_sandbox("bubblewrap")
    monkeypatch.setattr("autograder.sandbox.landlock.abi", lambda: 7)
    assert choose_sandbox("auto") is Sandbox.LANDLOCK
    monkeypatch.setattr("autograder.sandbox.landlock.abi", lambda: 0)
    with pytest.raises(SandboxError, match="offers no sandbox"):
        choose_sandbox("auto")
    with pytest.raises(SandboxError, match="offers no sandbox"):
        choose_sandbox("landlock")
    assert choose_sandbox("none") is Sandbox.NONE
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(SandboxError, match="riscv64"):
        choose_sandbox("auto")
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="Linux container"):
        choose_sandbox("none")
