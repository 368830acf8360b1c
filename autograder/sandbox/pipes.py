"""Pipes between processes on the host: ends that are closed one by one, and lines that are waited for."""

from __future__ import annotations

import fcntl
import os
import select
import time
from contextlib import suppress
from types import TracebackType


class Pipe:
    """Pipe whose ends are closed one by one, and for certain when its context is left."""

    def __init__(self) -> None:
        self.read, self.write = os.pipe()

    def __enter__(self) -> Pipe:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def widen(self) -> None:
        """Ask for room, so that an array crosses without a change of process every 64 KB."""
        with suppress(OSError, AttributeError):
            fcntl.fcntl(self.write, fcntl.F_SETPIPE_SZ, 1 << 20)

    def send(self, data: bytes) -> None:
        """Write all of it; wait while the pipe is full."""
        view = memoryview(data)
        while view:
            view = view[os.write(self.write, view) :]

    def close_read(self) -> None:
        if self.read >= 0:
            os.close(self.read)
            self.read = -1

    def close_write(self) -> None:
        if self.write >= 0:
            os.close(self.write)
            self.write = -1

    def close(self) -> None:
        self.close_read()
        self.close_write()


class Lines:
    """Reader of lines from a pipe, one at a time, with a time to wait for each."""

    def __init__(self, fd: int):
        self._fd = fd
        self._buffer = bytearray()

    def next(self, due: float) -> bytes | None:
        """Return the next line; an empty one at the end; None if none has come by ``due`` (of ``time.monotonic``)."""
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            readable, _, _ = select.select([self._fd], [], [], max(0.0, due - time.monotonic()))
            if not readable:
                return None
            data = os.read(self._fd, 1 << 16)
            if not data:
                return b""
            self._buffer += data
        line = bytes(self._buffer[: end + 1])
        del self._buffer[: end + 1]
        return line
