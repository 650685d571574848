"""Small registers of the store: imports, the service book, facts about the store itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from app.adapters.database import tables
from app.adapters.database.rows import plain_row
from app.adapters.database.stores import SqlStore
from app.domain.errors import NotFound
from app.domain.ids import Ids
from app.domain.standards import StandardPart
from app.services.ports import Batch

_B = tables.batches


class SqlBatches:
    """Fulfils :class:`app.services.ports.Batches`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, batch: Batch) -> None:
        """Remember an import."""
        self._connection.execute(
            _B.insert().values(
                id=batch.id,
                name=batch.name,
                file_name=batch.file_name,
                actor_id=batch.actor_id,
                at=batch.at,
                counts=dict(batch.counts),
            )
        )

    def named(self, name: str) -> Batch:
        """The import of that name. Raises NotFound."""
        row = self._connection.execute(select(_B).where(_B.c.name == name.upper())).mappings().first()
        if row is None:
            raise NotFound("import", name)
        return _batch(row)

    def all(self) -> Sequence[Batch]:
        """Every import, newest first."""
        return [
            _batch(row) for row in self._connection.execute(select(_B).order_by(_B.c.seq.desc())).mappings()
        ]

    def next_name(self) -> str:
        """A name no import had, such as ``B-4``."""
        return f"B-{(self._connection.scalar(select(func.max(_B.c.seq))) or 0) + 1}"

    def mark_undone(self, batch: Batch, at: datetime) -> None:
        """Remember that it was taken back."""
        self._connection.execute(_B.update().where(_B.c.id == batch.id).values(undone_at=at))


def _batch(row: RowMapping) -> Batch:
    return Batch(
        row["id"], row["name"], row["file_name"], row["actor_id"], row["at"], row["counts"], row["undone_at"]
    )


class SqlStandards(SqlStore[StandardPart]):
    """Fulfils :class:`app.services.standard_ports.Standards`."""

    def content(self) -> Mapping[str, Any]:
        """Every part by name."""
        of = tables.standards.c
        query = select(of.name, of.content).where(of.is_withdrawn.is_(False))
        return {row.name: row.content for row in self._connection.execute(query)}

    def seed(self, content: Mapping[str, Any], ids: Ids) -> None:
        """Fill an empty store with the shipped book."""
        deed = self._recorder.deed
        rows = [
            {
                "id": ids(),
                "name": name,
                "content": part,
                "author_id": deed.actor_id,
                "is_withdrawn": False,
                "version": 1,
                "created_at": deed.at,
                "changed_at": deed.at,
            }
            for name, part in content.items()
        ]
        self._recorder.record(
            [
                {
                    "noun": "standards",
                    "noun_id": row["id"],
                    "case_id": None,
                    "before": {},
                    "after": plain_row(tables.standards, row),
                    "version": 1,
                }
                for row in rows
            ]
        )
        self._connection.execute(tables.standards.insert(), rows)

    def put(self, name: str, content: Any, ids: Ids) -> None:
        """Let a part say this from now on; one that was taken back is there again."""
        query = select(tables.standards).where(tables.standards.c.name == name)
        row = self._connection.execute(query).mappings().first()
        if row is None:
            self.save(StandardPart(ids(), name, content, self._recorder.deed.actor_id))
        else:
            old, new = dict(row), {"content": content, "is_withdrawn": False}
            changed = {key: value for key, value in new.items() if old[key] != value}
            if changed:
                self.write(old, changed)

    def edition(self) -> int:
        """The sum of the parts' versions."""
        return self._connection.scalar(select(func.sum(tables.standards.c.version))) or 0


class SqlSettings:
    """Fulfils :class:`app.services.ports.Settings`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, key: str) -> Any:
        """The value, or None."""
        query = select(tables.settings.c.value).where(tables.settings.c.key == key)
        return self._connection.scalar(query)

    def write(self, key: str, value: Any) -> None:
        """Set the value."""
        table = tables.settings
        if not self._connection.execute(
            table.update().where(table.c.key == key).values(value=value)
        ).rowcount:
            self._connection.execute(table.insert().values(key=key, value=value))
