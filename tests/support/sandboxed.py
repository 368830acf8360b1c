"""Children of a fork server, as the sandbox tests use them."""

from __future__ import annotations

import json
import os
import select
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.config.limits import MIB, Limits
from autograder.run.fork_servers import open_student_servers
from autograder.sandbox import landlock
from autograder.sandbox.choice import Sandbox, choose_sandbox
from autograder.sandbox.forkserver_client import Exit, ForkServerClient

LIMITS = Limits(memory_bytes=1024 * MIB, files_bytes=16 * MIB, output_bytes=100_000)
CELLS_SERVER = Path(__file__).with_name("cells_server.py")


def why_missing(sandbox: Sandbox) -> str | None:
    """The reason to skip a sandbox that this machine lacks."""
    if sandbox is Sandbox.BUBBLEWRAP and choose_sandbox("auto") is not Sandbox.BUBBLEWRAP:
        return "bubblewrap does not work here"
    if sandbox is Sandbox.LANDLOCK and not landlock.abi():
        return "this kernel has no Landlock"
    return None


def open_parent(sandbox: Sandbox, limits: Limits = LIMITS, figures: bool = False) -> ForkServerClient:
    return open_student_servers(sandbox, limits, figures=figures, module=CELLS_SERVER, library="dropout_lab")[0]


class Child:
    """One submission: cells go in, results come out."""

    def __init__(self, parent: ForkServerClient):
        self.parent = parent
        requests, self._to_child = os.pipe()
        self._from_child, results = os.pipe()
        try:
            self.pid = parent.fork([requests, results])
        finally:
            os.close(requests)
            os.close(results)
        self._unread = b""

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for fd in (self._to_child, self._from_child):
            os.close(fd)
        self.parent.kill(self.pid)
        try:
            self.parent.wait(self.pid, 20)
        except KeyError:
            pass  # its end was told to the test

    def send(self, cell: str) -> None:
        os.write(self._to_child, json.dumps(cell).encode() + b"\n")

    def answer(self, timeout: float = 30) -> dict[str, Any] | None:
        """The result of a cell; None if the child has ended."""
        while b"\n" not in self._unread:
            if not select.select([self._from_child], [], [], timeout)[0]:
                raise TimeoutError
            data = os.read(self._from_child, 1 << 20)
            if not data:
                return None
            self._unread += data
        line, _, self._unread = self._unread.partition(b"\n")
        result: dict[str, Any] = json.loads(line)
        return result

    def run(self, cell: str, timeout: float = 30) -> dict[str, Any] | None:
        self.send(cell)
        return self.answer(timeout)

    def end(self, timeout: float = 20) -> Exit:
        return self.parent.wait(self.pid, timeout)


def run(parent: ForkServerClient, *cells: str) -> dict[str, Any] | None:
    """The result of the last of these cells in a child of their own; None if they ended it."""
    with Child(parent) as child:
        result: dict[str, Any] | None = None
        for cell in cells:
            result = child.run(cell)
        return result


def printed(result: dict[str, Any] | None) -> str:
    """What a cell printed; the cell must have worked."""
    assert result is not None
    assert result["ok"], result["error"]
    return "".join(output["text"] for output in result["outputs"] if output["output_type"] == "stream")
