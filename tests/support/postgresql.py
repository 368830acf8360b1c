"""A PostgreSQL server of a test's own: in a folder and on a port of its own, gone with the test."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psycopg

OWNER = "grader"
_UNSAFE_AND_QUICK = ("fsync=off", "full_page_writes=off", "max_connections=20")


@cache
def programs() -> Path | None:
    """The folder of initdb and postgres: on the path, or the newest of Debian's; None where there is none."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in folders), key=_version, default=None)


def _version(folder: Path) -> int:
    return int(re.sub(r"\D", "", folder.parent.name) or 0)


def why_missing() -> str | None:
    """The reason to skip where no server can be started."""
    if programs() is None:
        return "there is no PostgreSQL server here (Debian's package postgresql)"
    return None if _user() else "PostgreSQL does not run as root, and there is no user postgres or nobody"


def _user() -> dict[str, Any] | None:
    """How a process is started that is not root's; None where that cannot be done."""
    if os.getuid() != 0:
        return {"start_new_session": True}
    import pwd

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": [], "start_new_session": True}
    return None


class Server:
    """A server on loopback and on a socket in its folder; it trusts everybody but the user ``guarded``."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._numbers = 0
        self._given: list[str] = []
        self._free: list[str] = []
        user = _user()
        assert user is not None
        self._user = user
        if "user" in user:
            os.chown(self.folder, user["user"], user["group"])
        self._run("initdb", "-D", self._data, "-U", OWNER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        rules = self._data / "pg_hba.conf"
        rules.write_text("host all guarded 127.0.0.1/32 scram-sha-256\n" + rules.read_text())
        self.port = _free_port()
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *words: object) -> None:
        folder = programs()
        assert folder is not None
        command = [str(folder / program), *map(str, words)]
        done = subprocess.run(command, cwd=self.folder, env=_ENVIRONMENT, capture_output=True, text=True, **self._user)
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        """Starts it, again on the same port, and waits until it answers."""
        folder = programs()
        assert folder is not None and self._process is None
        settings = [*_UNSAFE_AND_QUICK, f"port={self.port}", f"unix_socket_directories={self.folder}"]
        options = [word for setting in settings for word in ("-c", setting)]
        command = [str(folder / "postgres"), "-D", str(self._data), "-h", "127.0.0.1", *options]
        with open(self.folder / "log", "ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, env=_ENVIRONMENT, stdout=log, stderr=log, **self._user
            )
        deadline = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                alive = self._process.poll() is None and time.monotonic() < deadline
                assert alive, (self.folder / "log").read_text()
                time.sleep(0.02)

    def kill(self) -> None:
        """Ends it as a power cut does: every connection breaks off."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            self._process = None

    def execute(self, *statements: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Runs statements, each by itself; the rows of the last."""
        rows = []
        place = f"host=127.0.0.1 port={self.port} user={OWNER} dbname={database}"
        with psycopg.connect(place, autocommit=True) as connection:
            for statement in statements:
                cursor = connection.execute(statement)  # type: ignore[arg-type]
                rows = cursor.fetchall() if cursor.description else []
        return rows

    def database(self, options: str = "") -> str:
        """Gives out an empty database: one that was given back, or a new one, which costs a tenth of a second.

        Returns:
            Its name.
        """
        if self._free and not options:
            name = self._free.pop()
            self.execute(
                "DROP SCHEMA public CASCADE",
                "CREATE SCHEMA public AUTHORIZATION pg_database_owner",
                "GRANT USAGE ON SCHEMA public TO PUBLIC",
                database=name,
            )
        else:
            self._numbers += 1
            name = f"grades_{self._numbers}"
            self.execute(f"CREATE DATABASE {name} {options}")
        if not options:
            self._given.append(name)
        return name

    def take_back(self) -> None:
        """Ends the use of all databases that were given out."""
        self._free += self._given
        self._given = []

    def url(self, database: str, user: str = OWNER, driver: str = "postgresql+psycopg") -> str:
        """Where a program finds a database."""
        return f"{driver}://{user}@127.0.0.1:{self.port}/{database}"


_ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
