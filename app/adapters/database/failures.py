"""What SQLite complains about, as errors a person can act on."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from app.domain.store_errors import (
    Damage,
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)

_PRIMARY = 0xFF
"""SQLite's extended codes carry the primary one in their low byte."""


def announce_failures(engine: Engine, path: Path | None) -> None:
    """Let statements on this engine raise StoreError where the store, not the statement, is at fault."""

    def on_error(context: ExceptionContext) -> None:
        refusal = as_store_error(context.original_exception, path)
        if refusal is not None:
            raise refusal from context.original_exception

    event.listen(engine, "handle_error", on_error)


def as_store_error(error: BaseException, path: Path | None) -> StoreError | None:
    """The error a person can act on, or None if it is a bug or a broken rule."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None:
        return None
    match code & _PRIMARY:
        case sqlite3.SQLITE_CORRUPT:
            return StoreDamaged(path, Damage.CONTENT, (str(error),))
        case sqlite3.SQLITE_NOTADB:
            return NotAStore(path)
        case sqlite3.SQLITE_FULL:
            return StoreFull(path)
        case sqlite3.SQLITE_BUSY:
            return StoreBusy(path)
        case primary:
            return _unwritable(primary, path)


def _unwritable(code: int, path: Path | None) -> StoreError | None:
    match code:
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return StoreReadOnly(path)
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return StoreReadOnly(path) if _may_not_write(path) else StoreUnreachable(path)
        case _:
            return None


def _may_not_write(path: Path | None) -> bool:
    return path is not None and path.exists() and not all(os.access(p, os.W_OK) for p in (path, path.parent))
