"""What a store's own schema tells an erasure: which columns hold texts, which guards and indexes stand over them."""

import json
import re
import sqlite3
from collections.abc import Mapping
from typing import Any, Final

from app.adapters.database import tables
from app.adapters.database.column_types import Json

_LEAST_TEXT: Final = 200
"""Shorter columns hold keys, zones and moments, no words of people."""

_ABOUT_THE_WORK: Final = frozenset({("requests", "text"), ("ideas", "words"), ("ideas", "answer")})
"""Long texts that colleagues still work by: the name goes, the question or the idea stays."""

_LEFT_ALONE: Final = frozenset({"people", "companies", "calendar_links", "alembic_version"})
"""The company's own people are not the one who is erased, even where they have one name; nor are their calendars."""

_OF_HISTORY: Final = frozenset({"changes", "change_items"})
_LENGTH = re.compile(r"VARCHAR\((\d+)\)", re.IGNORECASE)


def dumped(value: Any) -> str:
    """A structure as a column of JSON holds it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def sql(template: str, *names: str) -> str:
    """A statement with names in it, which no parameter can stand for; they come from the schema."""
    return template.format(*names)


class Schema:
    """The schema of one store, of this version or an earlier one."""

    left_alone = _LEFT_ALONE

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        found = raw.execute("select name, sql from sqlite_master where type = 'table'").fetchall()
        self.indexes = tuple(name for name, made in found if "using fts5" in (made or "").lower())
        shadows = tuple(f"{index}_" for index in self.indexes)
        self.all_tables = frozenset(
            name
            for name, _ in found
            if name not in self.indexes and not name.startswith((*shadows, "sqlite_"))
        )
        self.tables = tuple(sorted(self.all_tables - _LEFT_ALONE - _OF_HISTORY))
        self._types = {name: self._columns(name) for name in self.tables}

    def guards(self) -> list[tuple[str, str]]:
        """Every trigger by name, with the words that made it."""
        query = "select name, sql from sqlite_master where type = 'trigger' order by rowid"
        return self._raw.execute(query).fetchall()

    def has(self, table: str, *columns: str) -> bool:
        """Whether a table has all these columns."""
        return all(column in self._types[table] for column in columns)

    def has_id(self, table: str) -> bool:
        """Whether its rows have an id of their own."""
        return self.has(table, "id")

    def texts(self, table: str) -> list[str]:
        """Columns that hold words."""
        return [
            name
            for name, kind in self._types[table].items()
            if kind == "TEXT" or (_varchar(kind) or 0) >= _LEAST_TEXT
        ]

    def spoken(self, table: str) -> list[str]:
        """Columns of free words: what was said, and why."""
        kinds = self._types.get(table, {})
        return [
            name
            for name, kind in kinds.items()
            if kind == "TEXT" and not self.is_json(table, name) and (table, name) not in _ABOUT_THE_WORK
        ]

    def is_json(self, table: str, column: str) -> bool:
        """Whether a column holds a structure."""
        known = tables.metadata.tables.get(table)
        return known is not None and column in known.c and isinstance(known.c[column].type, Json)

    def room(self, table: str, column: str) -> int | None:
        """How many characters fit into a column, None where as many as come."""
        return _varchar(self._types.get(table, {}).get(column, ""))

    def _columns(self, table: str) -> Mapping[str, str]:
        query = "select name, type from pragma_table_info(?)"
        return {name: kind.upper() for name, kind in self._raw.execute(query, (table,))}


def _varchar(kind: str) -> int | None:
    found = _LENGTH.fullmatch(kind)
    return int(found[1]) if found else None
