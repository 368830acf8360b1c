"""A student's process on the other end of a channel, without a sandbox: for tests of the channel itself."""

from __future__ import annotations

import linecache
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from autograder.judge.student_client import StudentClient
from autograder.student.server import serve

Serve = Callable[[int, int], None]


class PlainShell:
    """Runs cells by ``exec``."""

    def __init__(self) -> None:
        self.namespace: dict[str, Any] = {"__name__": "__main__"}

    def run(self, source: str) -> dict[str, Any]:
        name = f"<cell {len(linecache.cache)}>"
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        try:
            exec(compile(source, name, "exec"), self.namespace)
        except BaseException as error:
            return {"ok": False, "outputs": [], "error": f"{type(error).__name__}: {error}"}
        return {"ok": True, "outputs": [], "error": None}


def honest(read_fd: int, write_fd: int) -> None:
    serve(read_fd, write_fd, PlainShell())


@contextmanager
def open_session(source: str = "", serving: Serve = honest) -> Iterator[tuple[StudentClient, int]]:
    """A session with a forked process that has run ``source``, and the process's id."""
    (request_read, request_write), (reply_read, reply_write) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.close(request_write)
            os.close(reply_read)
            serving(request_read, reply_write)
        finally:
            os._exit(0)
    os.close(request_read)
    os.close(reply_write)
    try:
        session = StudentClient(reply_read, request_write)
        if source:
            assert session.run(source).error is None
        yield session, pid
    finally:
        os.close(request_write)
        os.close(reply_read)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
