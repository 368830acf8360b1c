"""Promises of a sandbox: a confined fork tries to break each of them before anything is graded.

What a mistake, an old kernel or a container leaves open is seen here as a submission would see it.
"""

from __future__ import annotations

import _thread
import mmap
import os
import resource
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress

import msgspec

from .confine import rehearse
from .workfolder import MAX_ENTRIES, MAX_THREADS, WorkFolders

_STACK_BYTES = 32768
#: What a file system of the work folder's size has beside it, and a little more (``bubblewrap.py``).
_BEYOND_BYTES = 2 << 20


class Promised(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a sandbox promises; plain data, so that it can be handed to a fork server as JSON.

    These are the limits that a submission has, whatever the confinement was told.

    Attributes:
        memory_bytes: address space.
        cpu_seconds: processor time.
        files_bytes: what the work folder holds.
        open_files: descriptors.
        canary: a file of the grader's that must be out of reach.
        pid: a process of the grader's that must be out of reach.
        visible: the fork server, which is not confined, can read the canary.
    """

    memory_bytes: int
    cpu_seconds: int
    files_bytes: int
    open_files: int
    canary: str
    pid: int
    visible: bool

    @classmethod
    def of(cls, fields: object) -> Promised:
        """Return the promises that plain data describe.

        Raises:
            msgspec.ValidationError: if they describe none.
        """
        return msgspec.convert(fields, cls)


class PromisesBrokenError(Exception):
    """A sandbox that does not hold.

    Attributes:
        promises: what a submission could do; each is a verb with its object.
    """

    def __init__(self, promises: list[str]):
        super().__init__(", ".join(promises))
        self.promises = promises


def try_promises(shut_in: Callable[[], None], promised: Promised, folders: WorkFolders) -> None:
    """Let a fork confine itself and try what it must not be able to do.

    Nothing depends on time: the fork waits while this process looks at what it uses, as it does for submissions.

    Args:
        shut_in: confines the process that calls it, in its current folder.
        promised: what it must not be able to do then.
        folders: makes and watches the fork's work folder.

    Raises:
        PromisesBrokenError: if something is not enforced.
        OSError: if it could not be tried.
    """
    if promised.visible:
        os.close(os.open(promised.canary, os.O_RDONLY))  # what is not there would be out of anyone's reach
    read_told, told = os.pipe()
    read_looked, looked = os.pipe()
    folder = folders.make()
    broken: list[str] = []
    pids: list[int] = []
    done: list[bool] = []

    def act() -> None:
        os.close(read_told)
        os.close(looked)
        os.chdir(folder)
        shut_in()
        for what in _attempts(promised):
            os.write(told, f"{what}\n".encode())
            os.read(read_looked, 1)
        os.write(told, b"end\n")

    def beside(pid: int) -> None:
        os.close(told)
        os.close(read_looked)
        folders.assign(folder, pid)
        pids.append(pid)
        with open(read_told, encoding="utf-8") as lines:
            for line in lines:
                kind, _, promise = line.rstrip("\n").partition(" ")
                if kind == "end":
                    done.append(True)
                    break
                if kind == "could" or folders.excess(pid) != (None if kind == "nothing" else kind):
                    broken.append(promise)
                with suppress(BrokenPipeError):  # how the fork ended is told below
                    os.write(looked, b"!")
        os.close(looked)

    rehearse(act, beside)
    for pid in pids:
        folders.remove(pid)
    if not done:
        raise OSError("not all that the sandbox promises was tried")
    if broken:
        raise PromisesBrokenError(list(dict.fromkeys(broken)))


def _attempts(promised: Promised) -> Iterator[str]:
    """Try everything; yield what this process could do, or what the one that watches it has to see now.

    The first word of each text is ``could``, or what ``WorkFolders.excess`` must return: ``nothing``, ``files``,
    ``threads``.
    """
    yield "nothing hide what it uses, since /proc cannot be read"
    for promise, attempt in _REFUSED:
        try:
            attempt(promised)
        except (OSError, MemoryError):
            continue
        yield f"could {promise.format(memory=promised.memory_bytes >> 20, p=promised)}"
    for kind, promise, excess in _WATCHED:
        try:
            kept = excess(promised)
        except (OSError, RuntimeError):
            continue  # the kernel refused it
        yield f"{kind} {promise.format(files=promised.files_bytes >> 20)}"
        for fd in kept:
            os.close(fd)


def _read(promised: Promised) -> None:
    os.close(os.open(promised.canary, os.O_RDONLY))


def _overwrite(promised: Promised) -> None:
    os.close(os.open(promised.canary, os.O_WRONLY))


def _add(promised: Promised) -> None:
    path = f"{promised.canary}.new"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)


def _fill_root(_: Promised) -> None:
    os.close(os.open("/", os.O_RDWR | os.O_TMPFILE, 0o600))  # a file without a name: nothing of it is left


def _open_internet(_: Promised) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()


def _open_local(_: Promised) -> None:
    socket.socket(socket.AF_UNIX, socket.SOCK_STREAM).close()


def _start_process(_: Promised) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _signal_parent(_: Promised) -> None:
    os.kill(os.getppid(), 0)


def _signal_grader(promised: Promised) -> None:
    os.kill(promised.pid, 0)


def _take_memory(promised: Promised) -> None:
    # Memory that is never written: the limit alone refuses it, not a machine that has little.
    mmap.mmap(-1, promised.memory_bytes, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ).close()


def _compute_on(promised: Promised) -> None:
    """Look at the limit alone: the kernel counts whole seconds, and the worker's own clock is the first to strike."""
    limit = resource.getrlimit(resource.RLIMIT_CPU)[0]
    if limit != resource.RLIM_INFINITY and limit <= promised.cpu_seconds:
        raise OSError("there is a limit")


def _write_large(promised: Promised) -> None:
    fd = os.open("large", os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.ftruncate(fd, promised.files_bytes + 1)
    finally:
        os.close(fd)
        os.unlink("large")


def _open_many(promised: Promised) -> None:
    opened = []
    try:
        for _ in range(promised.open_files):  # with those that are open already, more than it may
            opened.append(os.dup(0))
    finally:
        for fd in opened:
            os.close(fd)


_REFUSED: tuple[tuple[str, Callable[[Promised], None]], ...] = (
    ("read files outside its work folder", _read),
    ("write outside its work folder", _overwrite),
    ("write outside its work folder", _add),
    ("write outside its work folder", _fill_root),
    ("open a socket", _open_internet),
    ("open a socket", _open_local),
    ("start a process", _start_process),
    ("signal other processes", _signal_parent),
    ("signal other processes", _signal_grader),
    ("use more than {memory} MB of memory", _take_memory),
    ("use more than {p.cpu_seconds} s of processor time", _compute_on),
    ("write a larger file than it may", _write_large),
    ("open more than {p.open_files} files at once", _open_many),
)


def _write_much(promised: Promised) -> list[int]:
    """Hold deleted files, which no folder lists."""
    fds = []
    try:
        for size in (promised.files_bytes, _BEYOND_BYTES):
            fds.append(os.open("much", os.O_WRONLY | os.O_CREAT, 0o600))
            os.unlink("much")
            os.posix_fallocate(fds[-1], 0, size)
    except OSError:
        for fd in fds:
            os.close(fd)
        raise
    return fds


def _write_many(_: Promised) -> list[int]:
    for number in range(MAX_ENTRIES + 1):
        os.symlink("x", str(number))
    return []


def _start_threads(_: Promised) -> list[int]:
    lock = _thread.allocate_lock()
    lock.acquire()
    _thread.stack_size(_STACK_BYTES)
    for _number in range(MAX_THREADS):  # one more than it may, with the first
        _thread.start_new_thread(lock.acquire, ())
    return []


#: What ``WorkFolders.excess`` has to see; the last one is over when the fork ends.
_WATCHED: tuple[tuple[str, str, Callable[[Promised], list[int]]], ...] = (
    ("files", "keep more than {files} MB of files", _write_much),
    ("files", f"make more than {MAX_ENTRIES:,} files", _write_many),
    ("threads", f"start more than {MAX_THREADS} threads", _start_threads),
)
