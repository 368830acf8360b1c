"""Client of a fork server: starts the server, asks it for children, and is told how each of them ended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from .clocks import Clocks
from .forkserver import MESSAGE_BYTES, send_fork
from .promises import PromisesBrokenError

_START_SECONDS = 60.0
_ANSWER_SECONDS = 60.0  # a hostile tree of the child before may have to be removed first
_CLOSE_SECONDS = 5.0


class ForkServerDied(RuntimeError):
    """A fork server that did not start, or is gone; the text ends with what it wrote last."""


@dataclass(frozen=True)
class Exit:
    """End of a child.

    Attributes:
        status: exit status, or minus the signal that killed it.
        confined: whether it came so far that its own code ran; if not, this machine is to blame.
        cpu_seconds: user and system time of the child alone.
        peak_bytes: its largest resident size, what it shares with its parent included.
        reason: ``files`` or ``threads`` if the fork server killed it because it used too much of them, ``unseen`` if it
            could not be watched; else None.
    """

    status: int
    confined: bool
    cpu_seconds: float
    peak_bytes: int
    reason: str | None = None


class ForkServerClient:
    """A running fork server, seen from outside; ``start_servers`` starts it. For one thread at a time.

    Attributes:
        folder: its folder on this machine, if it has one.
        start_seconds: how long it took until it could fork.
        learned: texts, by name, that spare the next server of its kind work.
    """

    def __init__(self, control: socket.socket, process: _Process, folder: str | None, lock: int | None):
        self.folder = folder
        self.start_seconds = 0.0
        self.learned: dict[str, str] = {}
        self._control = control
        self._process = process
        self._exits: dict[int, Exit] = {}
        self._running: set[int] = set()
        self._finalizer = weakref.finalize(self, _end, process, control, folder, lock)

    def _get_ready(self, begun: float, start_seconds: float) -> None:
        """Wait until the server can fork.

        Raises:
            ForkServerDied: if it does not get ready.
            PromisesBrokenError: if its sandbox does not hold.
        """
        message = self._receive(begun + start_seconds, "did not get ready")
        if broken := message.get("broken"):
            raise PromisesBrokenError(broken)
        if not message.get("ready"):
            raise ForkServerDied(f"The fork server did not start: {message.get('failed')}")
        self.start_seconds = time.monotonic() - begun
        self.learned = message["learned"]

    def __enter__(self) -> ForkServerClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether forks can still be asked for."""
        return self._finalizer.alive and self._process.alive

    def fork(self, fds: Sequence[int], files: str = "") -> int:
        """Ask for a new child, which holds duplicates of these descriptors, in this order, and no others.

        Args:
            fds: the descriptors.
            files: a folder, as the server sees it, whose files the child finds in its work folder; empty for none.

        Returns:
            Its process id as the fork server sees it: a name for the other methods, no pid of this machine.

        Raises:
            ForkServerDied: if there is no answer; the server is closed then.
        """
        try:
            send_fork(self._control, fds, files)
        except OSError as error:
            raise self._died("took no request") from error
        deadline = time.monotonic() + _ANSWER_SECONDS
        while "pid" not in (message := self._receive(deadline, "did not fork")):
            self._note(message)
        pid = int(message["pid"])
        self._running.add(pid)
        return pid

    def interrupt(self, pid: int) -> None:
        """Raise KeyboardInterrupt in a child, which may ignore it; do nothing for one that has ended."""
        self._order("interrupt", pid)

    def kill(self, pid: int) -> None:
        """Kill a child; do nothing for one that has ended."""
        self._order("kill", pid)

    def clocks(self, pid: int) -> Clocks | None:
        """Read the clocks of a child; None for one that has ended.

        Raises:
            ForkServerDied: if there is no answer; the server is closed then.
        """
        if not self._order("clocks", pid):
            return None
        deadline = time.monotonic() + _ANSWER_SECONDS
        while "clocks" not in (message := self._receive(deadline, "did not read a clock")):
            self._note(message)
        return message["clocks"] and Clocks(*message["clocks"])

    def wait(self, pid: int, timeout: float | None = None) -> Exit:
        """Wait for the end of a child, whose work folder is gone then. Each end is returned once.

        Raises:
            TimeoutError: if it has not ended after ``timeout`` seconds.
            ForkServerDied: if the server is gone; the child is gone with it.
            KeyError: if there is no such child, or its end was told before.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while pid not in self._exits:
            if pid not in self._running:
                raise KeyError(pid)
            message = self._receive(deadline, None)
            if not message:
                raise TimeoutError(f"the child has not ended after {timeout} seconds")
            self._note(message)
        return self._exits.pop(pid)

    def close(self) -> None:
        """End the server and all its children, and remove their folders. Can be called twice."""
        self._finalizer()

    def _order(self, op: str, pid: int) -> bool:
        """Send an order for a child; return False if there is none to take it."""
        if pid not in self._running or not self._finalizer.alive:
            return False
        try:
            self._control.send(json.dumps({"op": op, "pid": pid}).encode())
        except OSError:
            self._died("took no order")
            return False
        return True

    def _note(self, message: dict[str, Any]) -> None:
        if "exit" in message:
            pid = int(message["exit"])
            self._running.discard(pid)
            self._exits[pid] = Exit(**{name: message[name] for name in Exit.__dataclass_fields__})

    def _receive(self, deadline: float | None, late: str | None) -> dict[str, Any]:
        """Return the next message; an empty one when it is late and that is no fault."""
        try:
            if not self._finalizer.alive:
                raise ForkServerDied("The fork server is closed.")
            self._control.settimeout(None if deadline is None else max(deadline - time.monotonic(), 0.001))
            data = self._control.recv(MESSAGE_BYTES)
        except TimeoutError:
            if late is None:
                return {}
            self._process.kill()  # what is silent will not listen to the end of the conversation
            raise self._died(late) from None
        except OSError as error:
            raise self._died("is gone") from error
        finally:
            if self._finalizer.alive:
                self._control.settimeout(_ANSWER_SECONDS)
        if not data:
            raise self._died("ended")
        message: dict[str, Any] = json.loads(data)
        return message

    def _died(self, what: str) -> ForkServerDied:
        self._finalizer()
        error = self._process.last_words()
        return ForkServerDied(f"The fork server {what}{': ' + error if error else '.'}")


class _Process:
    """The process of one fork server, or of several that are forks of it; it ends when the last client is gone."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], fds: Sequence[int], folder: str):
        self.clients = 0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process has ended
        self._last_words = ""
        self.popen = _spawn(command, environment, fds, self._errors.fileno(), folder)
        self._lock = threading.Lock()

    @property
    def alive(self) -> bool:
        return self.popen.poll() is None

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, signal.SIGKILL)

    def last_words(self) -> str:
        """Return the end of what the process has written to standard error."""
        if not self._errors.closed:
            size = self._errors.seek(0, os.SEEK_END)
            self._errors.seek(max(size - 2000, 0))
            self._last_words = self._errors.read().decode(errors="replace").strip()
        return self._last_words

    def leave(self) -> None:
        """Note that a client is gone; wait for the process's end if it was the last."""
        with self._lock:
            self.clients -= 1
            if self.clients > 0:
                return
            try:
                self.popen.wait(_CLOSE_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()
                self.popen.wait()
            self.last_words()
            self._errors.close()


def start_servers(
    command: Callable[[Sequence[int]], Sequence[str]],
    environment: Mapping[str, str],
    places: Sequence[tuple[str, int] | None] = (None,),
    start_seconds: float = _START_SECONDS,
) -> list[ForkServerClient]:
    """Start fork servers that are forks of one process, so that all of them import everything once.

    Args:
        command: the command line, given the numbers of the inherited control descriptors, one a server.
        environment: all of the process's environment variables.
        places: for each server None, or a folder of its own that is removed with it, and a descriptor that the process
            holds as long as it lives, and the client too; it is closed at the end.
        start_seconds: how long imports and warm-up may take.

    Raises:
        ForkServerDied: if one does not get ready.
        PromisesBrokenError: if its sandbox does not hold.
    """
    begun = time.monotonic()
    with ExitStack() as stack:
        pairs = [socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET) for _ in places]
        theirs = [stack.enter_context(pair[1]).fileno() for pair in pairs]
        locks = [place[1] for place in places if place]
        first = next((place[0] for place in places if place), "/")
        process = _Process(command(theirs), environment, [*theirs, *locks], first)
    clients = [
        ForkServerClient(ours, process, *(place or (None, None)))
        for (ours, _), place in zip(pairs, places, strict=True)
    ]
    process.clients = len(clients)
    try:
        for client in clients:
            client._get_ready(begun, start_seconds)
    except BaseException:
        for client in clients:
            client.close()
        raise
    return clients


def _end(process: _Process, control: socket.socket, folder: str | None, lock: int | None) -> None:
    with suppress(OSError):  # it may be gone
        control.shutdown(socket.SHUT_WR)  # the server takes this as its end
        control.settimeout(_CLOSE_SECONDS)
        while control.recv(MESSAGE_BYTES):  # until it has removed what is its own, and ends
            pass
    control.close()
    process.leave()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)  # only what a server that was killed has left
    if lock is not None:
        os.close(lock)


def _spawn(
    command: Sequence[str],
    environment: Mapping[str, str],
    inherited: Sequence[int],
    errors: int,
    folder: str,
) -> subprocess.Popen[bytes]:
    """Start the server from a thread that lives as long as this process: to the kernel, a parent is a thread."""

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command,
            env=dict(environment),
            pass_fds=inherited,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=folder,
            start_new_session=True,
        )

    return _spawner().submit(start).result()


_spawners: dict[int, ThreadPoolExecutor] = {}


def _spawner() -> ThreadPoolExecutor:
    return _spawners.setdefault(os.getpid(), ThreadPoolExecutor(1, thread_name_prefix="spawner"))
