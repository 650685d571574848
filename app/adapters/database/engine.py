"""Opening the database, with every promise about durability set and read back."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from app.adapters.database.failures import announce_failures
from app.adapters.database.store_files import (
    FileIdentity,
    create_store_file,
    inspect_store,
    refuse_network,
    store_address,
)
from app.domain.store_errors import StoreMoved

IN_MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class Pragma:
    """A setting of a connection and the answer SQLite gives when it holds."""

    name: str
    value: str
    answer: str | int


SHIPPED_PRAGMAS = (
    Pragma("busy_timeout", "5000", 5000),
    Pragma("journal_mode", "WAL", "wal"),
    # NORMAL loses acknowledged commits in a power cut (docs/decisions/0010).
    Pragma("synchronous", "FULL", 2),
    Pragma("fullfsync", "ON", 1),  # Only macOS listens.
    Pragma("foreign_keys", "ON", 1),
    # SQLite before 3.41 lets no trigger write full-text indexes otherwise; we add no functions of our own.
    Pragma("trusted_schema", "ON", 1),
    Pragma("cell_size_check", "ON", 1),
    Pragma("secure_delete", "ON", 1),
    Pragma("temp_store", "MEMORY", 2),  # Customers' words do not go to a temporary folder.
)
"""What every connection to a store file gets; the power-cut test uses the same constant."""


class PragmaRefused(RuntimeError):
    """SQLite did not accept a setting our promises rest on."""


def open_engine(store: Path | str, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Open a store; create the file, private to the user, if there is none.

    Args:
        store: A file, ``":memory:"``, or the URL of a PostgreSQL server.
        read_only: For a banner "can be read only": nothing is created or written.
        foreign_keys: Off only for migrations: with them on, SQLite's table rebuild deletes the rows of
            child tables (sqlite.org/lang_altertable.html, section 7).

    Raises:
        NotAStore: The file is something else.
        StoreDamaged: The file is ours but cannot be read.
        StoreMissing: Reading only, and there is no file.
        StoreOnNetwork: The write-ahead log is not safe there.
        StoreReadOnly: The file or its folder may not be written.
    """
    if isinstance(store, str) and store.startswith("postgresql"):
        return create_engine(store, hide_parameters=True, pool_pre_ping=True)
    pragmas = pragmas_with(foreign_keys=foreign_keys, read_only=read_only)
    if store == IN_MEMORY:
        return _listening(_memory_engine(), pragmas, None)
    path = Path(store).absolute()
    if not read_only:
        refuse_network(path)
        create_store_file(path)
    inspect_store(path)
    return _listening(_file_engine(path, read_only=read_only), pragmas, path)


def pragmas_with(*, foreign_keys: bool = True, read_only: bool = False) -> tuple[Pragma, ...]:
    """The shipped settings, adapted to migrations or to a medium that cannot be written."""
    chosen: tuple[Pragma, ...] = SHIPPED_PRAGMAS
    if not foreign_keys:
        off = Pragma("foreign_keys", "OFF", 0)
        chosen = tuple(off if pragma.name == "foreign_keys" else pragma for pragma in chosen)
    if read_only:
        chosen = (
            *(pragma for pragma in chosen if pragma.name != "journal_mode"),
            Pragma("query_only", "ON", 1),
        )
    return chosen


def apply_pragmas(execute: Callable[[str], Any], pragmas: tuple[Pragma, ...] = SHIPPED_PRAGMAS) -> None:
    """Set each and read it back.

    Args:
        execute: Runs one statement and returns a cursor; of sqlite3 or of another driver.

    Raises:
        PragmaRefused: One does not hold.
    """
    for pragma in pragmas:
        execute(f"PRAGMA {pragma.name}={pragma.value}").fetchall()
        (answer,) = execute(f"PRAGMA {pragma.name}").fetchone()
        if answer != pragma.answer:
            raise PragmaRefused(f"PRAGMA {pragma.name} answers {answer!r} instead of {pragma.answer!r}")


def shorten_log(engine: Engine) -> bool:
    """Bring the write-ahead log into the file and cut it to nothing: on quit and after imports.

    Returns:
        False if a reader held on to it; nothing is lost then, the log just stays.
    """
    if engine.dialect.name != "sqlite":
        return True
    # Beside SQLAlchemy: a checkpoint inside a transaction does nothing.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (busy, _, _) = cursor.fetchall()[0]
    finally:
        connection.close()
    return not busy


def _memory_engine() -> Engine:
    # One connection for all: another one would see an empty database.
    return create_engine(
        "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
    )


def _file_engine(path: Path, *, read_only: bool) -> Engine:
    address = store_address(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=5, check_same_thread=False)

    url = URL.create("sqlite", database=str(path))
    return create_engine(url, creator=connect, poolclass=QueuePool, hide_parameters=True)


def _listening(engine: Engine, pragmas: tuple[Pragma, ...], path: Path | None) -> Engine:
    if path is None:
        pragmas = tuple(pragma for pragma in pragmas if pragma.name != "journal_mode")

    def on_connect(raw: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        raw.isolation_level = None  # SQLAlchemy, not sqlite3, begins transactions.
        apply_pragmas(raw.execute, pragmas)
        record.info["identity"] = path and FileIdentity.of(path)

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", _on_begin)
    announce_failures(engine, path)
    return engine


def _on_begin(connection: Connection) -> None:
    identity: FileIdentity | None = connection.info.get("identity")
    if identity is not None and not identity.still_leads_there():
        # Linux lets a deleted file be written; every word would be lost.
        raise StoreMoved(identity.path)
    # A plain BEGIN that reads and then writes fails at once, whatever the timeout.
    statement = "BEGIN" if connection.get_execution_options().get("ro") else "BEGIN IMMEDIATE"
    connection.exec_driver_sql(statement)
