"""The filter's program, run by a model of the kernel's BPF machine, for processors too that are not at hand."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from autograder.sandbox import seccomp

ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7, "i386": 0x40000003}
ALLOWED, KILLED = 0x7FFF0000, 0x80000000
EPERM, ENOSYS = 0x00050000 | 1, 0x00050000 | 38


def decide(machine: str, number: int, *arguments: int, arch: str | None = None) -> int:
    """What the filter for ``machine`` returns for a system call."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, ARCH[arch or machine], 0, *padded)
    code = list(struct.iter_unpack("<HBBI", seccomp.assemble(machine)))
    at = accumulator = 0
    while True:
        op, if_true, if_false, k = code[at]
        at += 1
        if op == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, k)
        elif op == 0x54:
            accumulator &= k
        elif op == 0x06:
            return k
        else:
            holds = {0x15: accumulator == k, 0x35: accumulator >= k, 0x25: accumulator > k}[op]
            at += if_true if holds else if_false


@pytest.mark.parametrize(
    ("x86_64", "aarch64", "arguments", "verdict"),
    [
        (0, 63, (), ALLOWED),  # read
        (9, 222, (), ALLOWED),  # mmap
        (231, 94, (), ALLOWED),  # exit_group
        (59, 221, (), EPERM),  # execve
        (41, 198, (2, 1), EPERM),  # socket
        (62, 129, (1, 9), EPERM),  # kill
        (234, 131, (1, 1, 9), EPERM),  # tgkill
        (101, 117, (), EPERM),  # ptrace
        (319, 279, (), EPERM),  # memfd_create
        (91, 52, (), EPERM),  # fchmod
        (425, 425, (), EPERM),  # io_uring_setup
        (435, 435, (), ENOSYS),  # clone3
        (9999, 9999, (), EPERM),
        (56, 220, (0x3D0F00,), ALLOWED),  # clone, as the C library starts a thread
        (56, 220, (17,), EPERM),  # clone, as it forks
        (56, 220, (0x3D0B00,), EPERM),  # clone, a thread with a table of files of its own
        (56, 220, (0x10000100 | 0x10000,), EPERM),  # clone into a new user namespace
        (257, 56, (0, 0, 0o2000000), ALLOWED),  # openat
        (257, 56, (0, 0, 0o1101), ALLOWED),  # openat: O_WRONLY | O_CREAT | O_TRUNC
        (257, 56, (0, 0, 0o1000), EPERM),  # openat: O_RDONLY | O_TRUNC
        (16, 29, (0, 0x5401), ALLOWED),  # ioctl TCGETS
        (16, 29, (0, 0x5412), EPERM),  # ioctl TIOCSTI
        (16, 29, (0, 0x100005412), EPERM),
        (72, 25, (0, 1030), ALLOWED),  # fcntl F_DUPFD_CLOEXEC
        (72, 25, (0, 8), EPERM),  # fcntl F_SETOWN
        (157, 167, (15,), ALLOWED),  # prctl PR_SET_NAME
        (157, 167, (1, 0), EPERM),  # prctl PR_SET_PDEATHSIG
        (302, 261, (0, 7, 0, 1), ALLOWED),  # prlimit64: read one's own
        (302, 261, (0, 7, 1 << 40, 1), EPERM),  # prlimit64: set
        (302, 261, (1, 7, 0, 1), EPERM),  # prlimit64: of another
        (53, 199, (1, 0o2000001), ALLOWED),  # socketpair of streams
        (53, 199, (1, 2), EPERM),  # socketpair of datagrams
        (53, 199, (2, 1), EPERM),
        (44, 206, (3, 1, 1, 0, 0, 0), ALLOWED),  # send
        (44, 206, (3, 1, 1, 0, 1 << 33, 16), EPERM),  # sendto an address
    ],
)
def test_the_filter_decides_alike_on_both_processors(
    x86_64: int, aarch64: int, arguments: tuple[int, ...], verdict: int
) -> None:
    assert decide("x86_64", x86_64, *arguments) == verdict
    assert decide("aarch64", aarch64, *arguments) == verdict


def test_calls_of_another_processor_kill() -> None:
    assert decide("x86_64", 0, arch="i386") == KILLED
    assert decide("aarch64", 63, arch="x86_64") == KILLED
    assert decide("x86_64", 0x40000000) == KILLED


def test_an_unknown_processor_is_refused() -> None:
    with pytest.raises(OSError, match="riscv64"):
        seccomp.assemble("riscv64")


@pytest.mark.parametrize(
    ("header", "column"),
    [("/usr/include/x86_64-linux-gnu/asm/unistd_64.h", 0), ("/usr/include/asm-generic/unistd.h", 1)],
)
def test_the_numbers_are_the_kernels(header: str, column: int) -> None:
    if not Path(header).exists():
        pytest.skip(f"{header} is not here")
    pairs = re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)$", Path(header).read_text(), flags=re.MULTILINE)
    known = {name: int(number) for name, number in pairs}
    known.setdefault("newfstatat", known.get("fstatat", 79))
    ours = {**seccomp._ALWAYS, **seccomp._SOMETIMES}
    wrong = {n: pair[column] for n, pair in ours.items() if pair[column] is not None and known[n] != pair[column]}
    assert wrong == {}
    forgotten = {n for n, pair in ours.items() if pair[column] is None and n in known}
    assert forgotten <= {"epoll_create", "epoll_wait", "dup2", "pipe", "open", "stat", "lstat", "access", "getdents"}
