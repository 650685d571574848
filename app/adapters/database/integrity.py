"""Whether a store is whole."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from app.adapters.database.engine import SHIPPED_PRAGMAS
from app.adapters.database.store_files import APPLICATION_ID

Execute = Callable[[str], Any]
"""Runs one statement and returns a cursor: sqlite3's ``execute``, SQLAlchemy's ``exec_driver_sql``."""

_FITTING_ANSWERS = {"journal_mode": ("wal", "memory"), "foreign_keys": (1,), "synchronous": (2, 3)}


def integrity_problems(connection: Connection) -> list[str]:
    """Everything wrong with pages, indexes, references and settings, in words for a log; empty if whole.

    A healthy answer is not proof: most overwritten bytes lie inside texts, which only a checksum notices.
    """
    execute = connection.exec_driver_sql
    return content_problems(execute) + _setting_problems(execute)


def content_problems(execute: Execute, *, quick: bool = False) -> list[str]:
    """Pages, indexes and references alone.

    Args:
        quick: Leave out the comparison of indexes with their tables.
    """
    pages = execute(f"PRAGMA {'quick_check' if quick else 'integrity_check'}").fetchall()
    problems = [str(line) for (line,) in pages if line != "ok"]
    for table, row, parent, _ in execute("PRAGMA foreign_key_check").fetchall():
        problems.append(f"row {row} of {table} points to nothing in {parent}")
    (found,) = execute("PRAGMA application_id").fetchone()
    if found not in {APPLICATION_ID, 0}:
        problems.append(f"application_id is {found}")
    return problems


def row_counts(execute: Execute) -> dict[str, int]:
    """How many rows each table holds, virtual tables left out since their rows stand in others."""
    rows = execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ).fetchall()
    names = sorted(name for (name,) in rows if not name.startswith("sqlite_"))
    # The names come from the schema and are quoted; there is no parameter for a name.
    return {name: execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0] for name in names}  # noqa: S608


def stored_revision(raw: sqlite3.Connection) -> str | None:
    """The revision of the schema, None before the first."""
    with suppress(sqlite3.OperationalError):  # There is no such table yet.
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(found[0]) if found else None
    return None


def _setting_problems(execute: Execute) -> list[str]:
    problems = []
    for pragma in SHIPPED_PRAGMAS:
        (answer,) = execute(f"PRAGMA {pragma.name}").fetchone()
        if answer not in _FITTING_ANSWERS.get(pragma.name, (pragma.answer,)):
            problems.append(f"{pragma.name} is {answer!r}")
    return problems


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
