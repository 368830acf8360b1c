"""Fork server: imports everything once, then forks a child for each request, in milliseconds.

Several servers can be forks of one that is warm, so that several workers import everything once between them. Each
client talks to its own over a ``SOCK_SEQPACKET`` socket, one JSON object a packet:

    client -> server    {"op": "fork", "files": "/folder"} with file descriptors, {"op": "interrupt", "pid": 7},
                        {"op": "kill", "pid": 7}, {"op": "clocks", "pid": 7}
    server -> client    {"ready": true, "learned": {"name": "text"}}, {"failed": "why"}, {"broken": ["open a socket"]},
                        {"pid": 7}, {"clocks": [0.1, 0.0]}, {"clocks": null},
                        {"exit": 7, "status": 0, "confined": true, "cpu_seconds": 0.1, "peak_bytes": 99, "reason": null}

Whatever a child does, it holds nothing of this conversation: every descriptor but the given ones is closed in it.
"""

from __future__ import annotations

import array
import contextlib
import ctypes
import gc
import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, NoReturn

from .clocks import read_clocks
from .promises import PromisesBrokenError
from .workfolder import WorkFolders

MESSAGE_BYTES = 65536
MAX_FDS = 8
#: Exit status of a child whose ``confine`` failed, or whose ``child`` let an exception through.
_FAILED = 70
_WATCH_SECONDS = 0.05
#: New objects of a child before the collector looks at them: with Python's 700 it takes 3 % of a grading.
_NEW_OBJECTS = 10_000
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
#: madvise(2), since Linux 6.1; and the size of a huge page.
_MADV_COLLAPSE, _HUGE = 25, 2 << 20

_libc = ctypes.CDLL(None, use_errno=True)


class Server(NamedTuple):
    """What one fork server has of its own.

    Attributes:
        control: its side of the conversation with its client.
        folders: makes, watches and removes the work folders of its children.
        confine: runs first in each of its children, in an empty work folder; after it the child is not trusted.
        processor: the one to stay on after the warm-up, which is quicker wherever there is room.
    """

    control: socket.socket
    folders: WorkFolders
    confine: Callable[[], None]
    processor: int | None = None


def serve(
    servers: Sequence[Server], prepare: Callable[[], dict[str, str]], child: Callable[[list[int]], None]
) -> NoReturn:
    """Prepare once, then fork until the clients go away; never return.

    Args:
        servers: one for each client. A single one is this very process; of several, each is a fork of it.
        prepare: imports and warm-up; it runs before the first fork, in a work folder too, and may raise. Clients are
            told what it returns: texts, by name, that spare the next server work.
        child: runs in each child once it is confined, with the request's descriptors; its return ends the process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # what is imported stays: to look through it again and again takes a tenth of the start
    try:
        folder = servers[0].folders.make()
        _settle_in(folder)
        learned = prepare()
        servers[0].folders.discard(folder)
    except PromisesBrokenError as error:
        _give_up(servers, {"broken": error.promises})
    except Exception as error:
        _give_up(servers, {"failed": f"{type(error).__name__}: {error}"[:2000]})
    # No child may reach this process's memory, and the next child through it, where Landlock does not hide /proc.
    _libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    gc.collect()
    gc.freeze()  # what is shared stays shared: the collector does not touch it, so pages are not copied
    _gather_in_huge_pages()
    if len(servers) == 1:
        _ForkServer(servers[0], child).run(learned)
    _fork_servers(servers, child, learned)


def _give_up(servers: Sequence[Server], message: dict[str, Any]) -> NoReturn:
    for server in servers:
        with contextlib.suppress(OSError):
            server.control.send(json.dumps(message).encode())
        server.folders.close()
    os._exit(1)


def _fork_servers(servers: Sequence[Server], child: Callable[[list[int]], None], learned: dict[str, str]) -> NoReturn:
    """Fork the servers and wait for their ends, so that their processor time is told with this process's own."""
    parent, running = os.getpid(), set[int]()

    def end(*_: object) -> None:
        for pid in running:
            os.kill(pid, signal.SIGTERM)

    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, end)
    for server in servers:
        pid = os.fork()
        if pid == 0:
            _die_with(parent)
            for other in servers:
                if other is not server:
                    other.control.close()  # else a client would not see that its server has ended
            _ForkServer(server, child).run(learned)
        running.add(pid)
    for server in servers:
        server.control.close()
    while running:
        running.discard(os.wait()[0])  # as process 1 of a namespace it gets orphans too
    os._exit(0)


def _die_with(parent: int) -> None:
    """Let this process be killed when its parent ends, however that ends."""
    _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(_FAILED)  # it ended before it could be said


class _ForkServer:
    def __init__(self, server: Server, child: Callable[[list[int]], None]):
        self._control = server.control
        self._confine = server.confine
        self._child = child
        self._folders = server.folders
        self._processor = server.processor
        self._pid = os.getpid()
        self._children: dict[int, str | None] = {}  # pid -> why it was killed
        self._confined: dict[int, int] = {}  # pid -> a pipe that holds a byte once the child is confined

    def run(self, learned: dict[str, str]) -> NoReturn:
        if self._processor is not None:
            os.sched_setaffinity(0, {self._processor})
        wake_read, wake_write = os.pipe()
        os.set_blocking(wake_read, False)
        os.set_blocking(wake_write, False)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, lambda *_: self._end())
        try:
            self._send({"ready": True, "learned": learned})
            while True:
                timeout = _WATCH_SECONDS if self._children else None
                readable, _, _ = select.select([self._control.fileno(), wake_read], [], [], timeout)
                if wake_read in readable:
                    os.read(wake_read, 4096)
                self._reap()
                self._watch()
                if self._control.fileno() in readable and not self._answer():
                    break
        except OSError:
            pass  # the client is gone
        finally:
            self._end()

    def _send(self, message: dict[str, Any]) -> None:
        self._control.send(json.dumps(message).encode())

    def _answer(self) -> bool:
        """Do what one request asks for; return False when the client has gone away."""
        data, fds, _, _ = socket.recv_fds(self._control, MESSAGE_BYTES, MAX_FDS)
        if not data:
            return False
        request = json.loads(data)
        if request["op"] == "fork":
            self._send({"pid": self._fork(fds, request["files"])})
        elif request["op"] == "clocks":  # not reaped, so it is that child's pid still
            pid = request["pid"]
            self._send({"clocks": read_clocks(pid) if pid in self._children else None})
        elif request["pid"] in self._children:
            self._signal(request["pid"], signal.SIGINT if request["op"] == "interrupt" else signal.SIGKILL)
        return True

    def _fork(self, fds: list[int], files: str) -> int:
        folder = self._folders.make()
        if files:
            _lay_out(files, folder)
        _settle_in(folder)  # before the fork: what this process does each time is quicker here than in a new one
        read_confined, confined = os.pipe()
        pid = os.fork()
        if pid == 0:
            self._become_child(fds, confined)
        for fd in (*fds, confined):
            os.close(fd)
        os.set_blocking(read_confined, False)
        self._children[pid] = None
        self._confined[pid] = read_confined
        self._folders.assign(folder, pid)
        return pid

    def _become_child(self, fds: list[int], confined: int) -> NoReturn:
        status = _FAILED
        try:
            _die_with(self._pid)
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            _keep_only([*fds, confined])
            gc.set_threshold(_NEW_OBJECTS)
            gc.enable()
            self._confine()
            os.write(confined, b"1")
            os.close(confined)  # what comes now cannot take it back
            self._child(fds)
            status = 0
        except BaseException:
            pass
        finally:
            os._exit(status)

    def _signal(self, pid: int, number: int) -> None:
        if pid in self._children:  # not yet reaped, so the pid cannot be another's
            os.kill(pid, number)

    def _reap(self) -> None:
        while self._children:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if pid not in self._children:
                continue  # as process 1 of a namespace it gets orphans too
            reason = self._children.pop(pid)
            confined = _take_all(self._confined.pop(pid)) != b""
            self._folders.remove(pid)
            self._send(
                {
                    "exit": pid,
                    "status": os.waitstatus_to_exitcode(status),
                    "confined": confined,
                    "cpu_seconds": usage.ru_utime + usage.ru_stime,
                    "peak_bytes": usage.ru_maxrss * 1024,
                    "reason": reason,
                }
            )

    def _watch(self) -> None:
        for pid, reason in self._children.items():
            # Before it is confined a child runs nothing of a stranger's, and may be hidden from this process.
            confined = select.select([self._confined[pid]], [], [], 0)[0]
            if reason is None and confined and (excess := self._folders.excess(pid)):
                self._children[pid] = excess
                self._signal(pid, signal.SIGKILL)

    def _end(self) -> NoReturn:
        for pid in list(self._children):
            self._signal(pid, signal.SIGKILL)
        for pid in self._children:
            try:
                os.waitpid(pid, 0)
            except ChildProcessError:
                pass
        try:
            self._folders.close()
        finally:
            os._exit(0)


def _take_all(fd: int) -> bytes:
    """Return what a pipe holds, and close it."""
    try:
        return os.read(fd, 4096)
    except BlockingIOError:
        return b""
    finally:
        os.close(fd)


def _keep_only(fds: Sequence[int]) -> None:
    """Close every descriptor but these; standard input, output and error become ``/dev/null``."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    low = 3
    for fd in sorted(fds):
        os.closerange(low, fd)
        low = fd + 1
    os.closerange(low, os.sysconf("SC_OPEN_MAX"))


def _gather_in_huge_pages() -> None:
    """Put this process's own memory into huge pages where the kernel can: a fork then copies fewer page tables."""
    with contextlib.suppress(OSError), open("/proc/self/maps", encoding="utf-8") as maps:
        for line in maps.read().splitlines():
            span, rights, *_, inode, name = (*line.split(maxsplit=5), "")[:6]
            if rights == "rw-p" and inode == "0" and name in ("", "[heap]"):
                first, last = (int(end, 16) for end in span.split("-"))
                for start in range(-(-first // _HUGE) * _HUGE, last - _HUGE + 1, _HUGE):
                    # a piece that cannot be gathered, and an older kernel, refuse: nothing is lost by it
                    _libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(_HUGE), _MADV_COLLAPSE)


def _settle_in(folder: str) -> None:
    """Make the folder a child's home, and its random numbers its own."""
    os.chdir(folder)
    for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"):
        os.environ[name] = folder
    tempfile.tempdir = None
    numpy = sys.modules.get("numpy")
    if numpy is not None:  # the standard library's generator seeds itself after a fork
        numpy.random.seed(int.from_bytes(os.urandom(4)))  # to mix a seed first takes long in comparison


def _lay_out(files: str, folder: str) -> None:
    """Give a work folder the files of another one: as links, since the kernel lets nobody write in that one."""
    for place, folders, names in os.walk(files):
        inside = folder + place.removeprefix(files)  # the current folder may be gone: nothing asks for it
        for name in folders:
            os.mkdir(os.path.join(inside, name), 0o700)
        for name in names:
            os.symlink(os.path.join(place, name), os.path.join(inside, name))


def send_fork(control: socket.socket, fds: Sequence[int], files: str = "") -> None:
    """Send the client's request for a fork; here, so that both ends of the conversation stand in one place."""
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
    control.sendmsg([json.dumps({"op": "fork", "files": files}).encode()], rights)
