"""The database under the gradebook, SQLite or PostgreSQL: opened so that nothing waits for ever, and so that every
refusal is one sentence, which never holds a password.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from autograder.config.errors import StorageError, UsageError

#: How long to wait for another program that is writing to the same gradebook.
BUSY_SECONDS = 30

#: How long a server may take to answer a call, and a single statement.
CONNECT_SECONDS = 10
STATEMENT_SECONDS = 600

_KEPT = "nothing is lost, run this again afterwards."

#: What databases report, after PostgreSQL's code of the error where there is one, and the sentence in its place.
_REFUSALS = (
    ("locked|^55P03|^40P01", "The gradebook {name} is in use by another program; close it: {kept}"),
    ("^57014", "The gradebook {name} took too long to answer; {kept}"),
    ("is full|no space left|^53100", "The disk is full: the gradebook {name} cannot be written; make room: {kept}"),
    (
        "readonly|read-only|permission denied|^42501|^25006",
        "The gradebook {name} cannot be written; make it writable or pass --db for another: {kept}",
    ),
    ("unable to open", "The gradebook {name} cannot be opened; is its folder there, and yours to write in?"),
    ("not a database|malformed", "{name} is not a gradebook, or is damaged; move it away and run this again."),
    (
        'database ".*" does not exist',
        "There is no database {name}; make it with 'createdb --encoding UTF8 --template template0', or fix --db.",
    ),
    (
        "password|authentication|role .* does not exist|pg_hba",
        "The server of the gradebook {name} does not let this user in ({refusal}); "
        "fix --db, or the password in PGPASSWORD or ~/.pgpass: {kept}",
    ),
    (
        "^57P0|^08",
        "The connection to the gradebook {name} broke off; {kept}",
    ),
    (
        "^: (connection|failed to resolve)",
        "The server of the gradebook {name} cannot be reached ({refusal}); start it or fix --db: {kept}",
    ),
    ("", "The gradebook {name} refused ({refusal}); {kept}"),
)


def open_engine(url: str) -> sa.Engine:
    """Return an engine that connects when it is used; transactions with the option ``writes`` wait for each other.

    Args:
        url: SQLAlchemy URL; a plain ``postgresql://`` means psycopg.

    Raises:
        UsageError: if it is no URL, or its driver is not installed.
    """
    try:
        place = sa.make_url(url)
        if place.drivername in ("postgres", "postgresql"):  # before SQLAlchemy 2.1 these mean psycopg2, or nothing
            place = place.set(drivername="postgresql+psycopg")
        if "@" in (place.host or ""):
            raise UsageError("An @ in the password of a database URL is written as %40.")
        backend = place.get_backend_name()
        if backend == "sqlite":
            return _sqlite(place)
        if backend != "postgresql":
            raise UsageError(
                f"A gradebook is a SQLite file or a PostgreSQL database, not {backend}: "
                "write it as sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
            )
        return _postgresql(place)
    except (exc.ArgumentError, exc.NoSuchModuleError, ValueError):
        raise UsageError(
            f"{display_name(url)!r} is not a database URL; "
            "write it as sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
        ) from None
    except ImportError as error:
        if place.get_driver_name() == "psycopg":
            how = "psycopg: install the extra with pip install -e '.[postgresql]'."
        else:
            how = f"{error.name}; write postgresql+psycopg://... instead."
        raise UsageError(f"The database {place.drivername} needs {how}") from None
    except OSError as error:
        raise StorageError(f"The gradebook {display_name(url)} cannot be made ({error.strerror}).") from None


def display_name(url: sa.URL | str) -> str:
    """Return the name of a database in a sentence: the file, or the URL without its passwords."""
    try:
        place = sa.make_url(url)
    except (exc.ArgumentError, ValueError):
        place = None
    if place is None or "@" in (place.host or ""):  # a part of a password that was not quoted
        return re.sub(r"(://[^:/@]*:).*(?=@)|(password=)[^&]*", r"\1\2***", str(url))
    if place.get_backend_name() == "sqlite" and place.database:
        return place.database
    secret = [key for key in place.query if "password" in key]
    return place.difference_update_query(secret).render_as_string(hide_password=True)


@contextmanager
def translate_errors(url: sa.URL | str) -> Iterator[None]:
    """Raise a refusal of the database as a ``StorageError`` of one sentence."""
    try:
        yield
    except exc.SQLAlchemyError as error:
        origin = getattr(error, "orig", None) or error
        refusal = str(origin).splitlines()[0]  # a second line may quote what was to be written
        code = "08006" if getattr(error, "connection_invalidated", False) else getattr(origin, "sqlstate", None)
        sentence = next(text for what, text in _REFUSALS if re.search(what, f"{code or ''}: {refusal}", re.IGNORECASE))
        refusal = refusal.removeprefix("connection failed: ")
        raise StorageError(sentence.format(name=display_name(url), refusal=refusal, kept=_KEPT)) from None


def _sqlite(url: sa.URL) -> sa.Engine:
    """Return an engine that waits for others and takes the lock when it starts to write, not halfway."""
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        folder = Path(url.database).absolute().parent
        if not folder.is_dir() and not folder.parent.is_dir():  # a mistyped place would be a new, empty gradebook
            raise UsageError(f"There is no folder {folder} for the gradebook: make it, or correct the database's name.")
        folder.mkdir(exist_ok=True)
    waits = {} if "timeout" in url.query else {"timeout": BUSY_SECONDS}
    engine = sa.create_engine(url, connect_args=waits)

    @event.listens_for(engine, "connect")
    def leave_transactions_to_us(connection: Any, _: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: sa.URL) -> sa.Engine:
    """Return an engine whose waiting ends, for a server, a network or a lock; settings in the URL take precedence."""
    options = " ".join(url.normalized_query.get("options", (os.environ.get("PGOPTIONS", ""),)))
    limits = f"-c lock_timeout={BUSY_SECONDS}s -c statement_timeout={STATEMENT_SECONDS}s"
    arguments = {
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": BUSY_SECONDS,
        "keepalives_interval": CONNECT_SECONDS,
        "keepalives_count": 3,
        "tcp_user_timeout": BUSY_SECONDS * 1000,
        "client_encoding": "utf8",
        "application_name": "autograder",
    }
    arguments = {key: value for key, value in arguments.items() if key not in url.query}
    # a server that was started anew between two batches is none that refuses
    engine = sa.create_engine(url, pool_pre_ping=True, connect_args={**arguments, "options": f"{limits} {options}"})

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('autograder'))")

    return engine
