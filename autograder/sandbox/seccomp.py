"""seccomp: a process gives up, for good, every system call that a numeric notebook does not need.

An allow-list, so that a call invented tomorrow is refused today. Refused means ``EPERM``, in Python an ordinary
``PermissionError``. The filter is a program for the kernel's classic BPF machine (``<linux/filter.h>``,
``<linux/seccomp.h>``), assembled once and handed over in each child.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Sequence
from dataclasses import dataclass

_LOAD_WORD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ABOVE, _AND, _RETURN = 0x20, 0x15, 0x35, 0x25, 0x54, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_OFFSET_NUMBER, _OFFSET_ARCH, _OFFSET_ARGUMENTS = 0, 4, 16
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2

_REFUSE = _ERROR | errno.EPERM
_UNKNOWN = _ERROR | errno.ENOSYS
_WORD = 0xFFFFFFFF

#: Name: numbers on x86_64 (``<asm/unistd_64.h>``) and on aarch64 (``<asm-generic/unistd.h>``; None where it has none).
#: Absent on purpose: everything that starts, signals, traces or names another process; every way to a socket; what
#: changes modes, owners, times and attributes (Landlock does not guard these); memory that RLIMIT_AS does not count;
#: ``truncate`` by path (Landlock guards it from ABI 3 on only).
_ALWAYS: dict[str, tuple[int, int | None]] = {
    # reading and writing
    "read": (0, 63), "write": (1, 64), "readv": (19, 65), "writev": (20, 66), "pread64": (17, 67),
    "pwrite64": (18, 68), "preadv": (295, 69), "pwritev": (296, 70), "preadv2": (327, 286), "pwritev2": (328, 287),
    "lseek": (8, 62), "sendfile": (40, 71), "copy_file_range": (326, 285), "fadvise64": (221, 223),
    "fallocate": (285, 47), "ftruncate": (77, 46), "close": (3, 57), "close_range": (436, 436), "dup": (32, 23),
    "dup2": (33, None), "dup3": (292, 24), "pipe": (22, None), "pipe2": (293, 59), "eventfd2": (290, 19),
    "fsync": (74, 82), "fdatasync": (75, 83),
    # waiting
    "poll": (7, None), "ppoll": (271, 73), "select": (23, None), "pselect6": (270, 72), "epoll_create": (213, None),
    "epoll_create1": (291, 20), "epoll_ctl": (233, 21), "epoll_wait": (232, None), "epoll_pwait": (281, 22),
    "epoll_pwait2": (441, 441), "recvfrom": (45, 207), "nanosleep": (35, 101), "clock_nanosleep": (230, 115),
    "pause": (34, None),
    # files and folders: which of them, Landlock says
    "access": (21, None), "faccessat": (269, 48), "faccessat2": (439, 439), "stat": (4, None), "lstat": (6, None),
    "fstat": (5, 80), "newfstatat": (262, 79), "statx": (332, 291), "statfs": (137, 43), "fstatfs": (138, 44),
    "readlink": (89, None), "readlinkat": (267, 78), "getdents64": (217, 61), "getcwd": (79, 17), "chdir": (80, 49),
    "fchdir": (81, 50), "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None), "unlink": (87, None),
    "unlinkat": (263, 35), "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276), "link": (86, None),
    "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36), "umask": (95, 166),
    # memory
    "brk": (12, 214), "mmap": (9, 222), "munmap": (11, 215), "mremap": (25, 216), "mprotect": (10, 226),
    "madvise": (28, 233), "msync": (26, 227),
    # threads of this process
    "futex": (202, 98), "futex_waitv": (449, 449), "set_robust_list": (273, 99), "rseq": (334, 293),
    "set_tid_address": (218, 96), "sched_yield": (24, 124), "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    # clocks, names, numbers
    "clock_gettime": (228, 113), "clock_getres": (229, 114), "gettimeofday": (96, 169), "time": (201, None),
    "times": (100, 153), "getpid": (39, 172), "getppid": (110, 173), "gettid": (186, 178), "getuid": (102, 174),
    "geteuid": (107, 175), "getgid": (104, 176), "getegid": (108, 177), "getresuid": (118, 148),
    "getresgid": (120, 150), "getgroups": (115, 158), "getpgid": (121, 155), "getpgrp": (111, None),
    "getsid": (124, 156), "getrusage": (98, 165), "getrlimit": (97, 163), "sysinfo": (99, 179), "uname": (63, 160),
    "getrandom": (318, 278), "getpriority": (140, 141),
    # signals to itself, by the kernel
    "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135), "rt_sigreturn": (15, 139), "rt_sigpending": (127, 136),
    "rt_sigtimedwait": (128, 137), "rt_sigsuspend": (130, 133), "sigaltstack": (131, 132), "alarm": (37, None),
    "setitimer": (38, 103), "getitimer": (36, 102), "restart_syscall": (219, 128),
    # the end
    "wait4": (61, 260), "waitid": (247, 95), "exit": (60, 93), "exit_group": (231, 94),
}  # fmt: skip


@dataclass(frozen=True)
class _Test:
    """A condition on one half of one argument: ``(half & mask) in values``, or not in them."""

    argument: int
    values: tuple[int, ...]
    mask: int = _WORD
    upper: bool = False
    negated: bool = False


_CLONE_VM, _CLONE_FILES, _CLONE_THREAD, _CLONE_NEW_NAMESPACES = 0x100, 0x400, 0x10000, 0x7E020080
#: A thread with a table of files of its own would hide from its watcher what it holds open.
_CLONE_SHARED = _CLONE_VM | _CLONE_FILES | _CLONE_THREAD
_AF_UNIX, _SOCK_STREAM, _SOCK_FLAGS = 1, 1, 0o2004000
_O_ACCMODE, _O_TRUNC = 0o3, 0o1000
_IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
_FCNTLS = (
    0,
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    36,
    37,
    38,
    1030,
    1032,
)  # duplicate, flags, locks, F_GETPIPE_SZ: no owner, lease, signal or larger pipe
_PRCTLS = (
    15,
    16,
    3,
    0x53564D41,
)  # PR_SET_NAME, PR_GET_NAME, PR_GET_DUMPABLE, PR_SET_VMA (the C library names its arenas)


def _null(argument: int) -> tuple[_Test, _Test]:
    return _Test(argument, (0,)), _Test(argument, (0,), upper=True)


# Opening for reading, but with O_TRUNC, empties a file that Landlock before ABI 3 takes for read only.
def _no_silent_truncation(flags: int) -> tuple[_Test]:
    return (_Test(flags, (_O_TRUNC,), mask=_O_ACCMODE | _O_TRUNC, negated=True),)


#: Calls that are allowed if all the tests of their arguments hold.
_SOMETIMES: dict[str, tuple[int, int | None, tuple[_Test, ...]]] = {
    "open": (2, None, _no_silent_truncation(1)),
    "openat": (257, 56, _no_silent_truncation(2)),
    "clone": (
        56,
        220,
        (_Test(0, (_CLONE_SHARED,), mask=_CLONE_SHARED | _CLONE_NEW_NAMESPACES),),
    ),
    "ioctl": (16, 29, (_Test(1, _IOCTLS),)),
    "fcntl": (72, 25, (_Test(1, _FCNTLS),)),
    "prctl": (157, 167, (_Test(0, _PRCTLS),)),
    # Limits may be read, and only one's own: setting them by pid reaches every process of the same user.
    "prlimit64": (302, 261, (*_null(0), *_null(2))),
    # asyncio wakes its loop through a pair of stream sockets; a datagram socket could be sent to any abstract address.
    "socketpair": (53, 199, (_Test(0, (_AF_UNIX,)), _Test(1, (_SOCK_STREAM,), mask=_WORD ^ _SOCK_FLAGS))),
    "sendto": (44, 206, _null(4)),
}

#: The C library falls back from clone3 to clone, whose flags a filter can see.
_CLONE3 = 435


@dataclass(frozen=True)
class _Machine:
    arch: int
    column: int
    x32: bool


_MACHINES = {"x86_64": _Machine(0xC000003E, 0, True), "aarch64": _Machine(0xC00000B7, 1, False)}


def _op(code: int, k: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, k)


def _check(test: _Test) -> list[bytes]:
    """Go on if the test holds, refuse if not."""
    code = [_op(_LOAD_WORD, _OFFSET_ARGUMENTS + 8 * test.argument + 4 * test.upper)]
    if test.mask != _WORD:
        code.append(_op(_AND, test.mask))
    count = len(test.values)
    if test.negated:
        # a value that is met jumps to the refusal, which stands after the jump over it
        code += [
            _op(_JUMP_EQUAL, value, count - i - 1, 0 if i < count - 1 else 1) for i, value in enumerate(test.values)
        ]
    else:
        code += [_op(_JUMP_EQUAL, value, count - i, 0) for i, value in enumerate(test.values)]
    return [*code, _op(_RETURN, _REFUSE)]


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Return sorted numbers as closed intervals."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def assemble(machine: str | None = None) -> bytes:
    """Return the filter as an array of ``struct sock_filter``.

    Args:
        machine: ``x86_64`` or ``aarch64``; this machine's if not given.

    Raises:
        OSError: for a machine whose system calls are not known here.
    """
    name = machine or platform.machine()
    if name not in _MACHINES:
        raise OSError(f"no system call filter for the architecture {name}")
    target = _MACHINES[name]
    code = [
        _op(_LOAD_WORD, _OFFSET_ARCH),
        _op(_JUMP_EQUAL, target.arch, 1, 0),
        _op(_RETURN, _KILL),
        _op(_LOAD_WORD, _OFFSET_NUMBER),
    ]
    if target.x32:
        code += [_op(_JUMP_AT_LEAST, 0x40000000, 0, 1), _op(_RETURN, _KILL)]
    code += [_op(_JUMP_EQUAL, _CLONE3, 0, 1), _op(_RETURN, _UNKNOWN)]
    for *numbers, tests in _SOMETIMES.values():
        number = numbers[target.column]
        if number is None:
            continue
        block = [op for test in tests for op in _check(test)] + [_op(_RETURN, _ALLOW)]
        code += [_op(_JUMP_EQUAL, number, 0, len(block)), *block]
    # In a block the accumulator holds an argument, but every block ends in a return, so here it is the number still.
    for first, last in _runs([n for pair in _ALWAYS.values() if (n := pair[target.column]) is not None]):
        code += [_op(_JUMP_AT_LEAST, first, 0, 2), _op(_JUMP_ABOVE, last, 1, 0), _op(_RETURN, _ALLOW)]
    return b"".join([*code, _op(_RETURN, _REFUSE)])


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def install(program: bytes) -> None:
    """Put this process, which must have one thread, under the filter for good.

    Raises:
        OSError: if the kernel refuses it.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(_Program(len(program) // 8, program)), 0, 0) != 0:
        error = ctypes.get_errno()
        raise OSError(error, f"seccomp: {os.strerror(error)}")


def supported() -> bool:
    """Say whether this machine's system calls are known here."""
    return platform.machine() in _MACHINES
