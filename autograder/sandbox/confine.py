"""Confinement of a process, for good: what is left to it is arithmetic, threads and one folder."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Callable

import msgspec

from . import landlock, seccomp

_PR_CAPBSET_DROP, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS, _PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL = 24, 4, 38, 47, 4
_CAPABILITY_VERSION_3 = 0x20080522
_MAX_CAPABILITY = 63

_libc = ctypes.CDLL(None, use_errno=True)


class Confinement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of a child; plain data, so that it can be handed to a fork server as JSON.

    Attributes:
        memory_bytes: address space.
        cpu_seconds: processor time of all threads together.
        file_bytes: size of one file.
        open_files: descriptors.
        processes: processes and threads of the user in this user namespace, or None. The kernel does not count root's.
        read: paths that may be read, under Landlock.
        use_landlock: restrict files by Landlock: ``read``, and the current folder for writing.
        use_seccomp: restrict system calls.
        dumpable: leave ``/proc/<pid>`` to the user's other processes: a watcher without privilege counts deleted files
            there. To other children Landlock hides it.
    """

    memory_bytes: int
    cpu_seconds: int
    file_bytes: int
    open_files: int = 128
    processes: int | None = None
    read: tuple[str, ...] = ()
    use_landlock: bool = True
    use_seccomp: bool = True
    dumpable: bool = False

    @classmethod
    def of(cls, fields: object) -> Confinement:
        """Return the confinement that plain data describe.

        Raises:
            msgspec.ValidationError: if they describe none.
        """
        return msgspec.convert(fields, cls)

    def prepared(self) -> Callable[[], None]:
        """Return what confines the process that calls it; all that does not need the child is worked out before.

        The current folder of that process becomes the only one it can write in. Where a part is refused, OSError is
        raised, and the process must not go on.
        """
        program = seccomp.assemble() if self.use_seccomp else b""
        return lambda: _confine(self, program)


def rehearse(act: Callable[[], None], beside: Callable[[int], None] = lambda pid: None) -> None:
    """Let a fork try something, so that a machine where it fails says so before the first submission.

    Args:
        act: what the fork does: confine itself, for example.
        beside: called in this process with the fork's pid meanwhile; it has to return when the fork has ended.

    Raises:
        OSError: with the text of the error in the fork.
    """
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            act()
        except BaseException as error:
            os.write(write_end, f"{type(error).__name__}: {error}".encode()[:4000])
            os._exit(1)
        os._exit(0)
    os.close(write_end)
    try:
        beside(pid)
        with open(read_end, errors="replace") as pipe:
            message = pipe.read()
    except BaseException:
        os.kill(pid, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(pid, 0)
    if status != 0:
        raise OSError(message or f"the process ended with status {os.waitstatus_to_exitcode(status)}")


def _confine(wanted: Confinement, program: bytes) -> None:
    _limit(wanted)
    _drop_capabilities()
    # Last of what needs prctl: losing capabilities resets whether a process can be dumped.
    _prctl(_PR_SET_DUMPABLE, int(wanted.dumpable))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)
    # Landlock's own calls are not on the filter's list, so the filter comes last.
    if wanted.use_landlock:
        landlock.restrict(read=(*wanted.read, "/dev/urandom"), write=(os.getcwd(), os.devnull))
    if wanted.use_seccomp:
        seccomp.install(program)


def _limit(wanted: Confinement) -> None:
    limits = {
        resource.RLIMIT_AS: wanted.memory_bytes,
        resource.RLIMIT_CPU: wanted.cpu_seconds,
        resource.RLIMIT_FSIZE: wanted.file_bytes,
        resource.RLIMIT_NOFILE: wanted.open_files,
        resource.RLIMIT_CORE: 1,  # 0 would still feed a dump to a program; 1 is the kernel's word for "not even that"
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_SIGPENDING: 128,
    }
    if wanted.processes is not None:
        limits[resource.RLIMIT_NPROC] = wanted.processes
    for which, most in limits.items():
        hard = resource.getrlimit(which)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (most, most))


def _drop_capabilities() -> None:
    for capability in range(_MAX_CAPABILITY + 1):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break  # the kernel knows no more of them; or this is an ordinary user, who has none to lose
    _libc.prctl(_PR_CAP_AMBIENT, _PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    none = (ctypes.c_uint32 * 6)()
    if _libc.capset(header, none) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"capabilities were not dropped: {os.strerror(error)}")


def _prctl(option: int, value: int) -> None:
    if _libc.prctl(option, value, 0, 0, 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"prctl {option}: {os.strerror(error)}")
