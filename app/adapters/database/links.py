"""Linked workbooks in the store."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select

from app.adapters.database import tables
from app.domain.errors import ChangedMeanwhile, NotFound
from app.domain.workbooks.links import NOTHING, Newborn, Pending, Stamp, SyncRecord, WorkbookLink
from app.domain.workbooks.merging import Values
from app.domain.workbooks.values import Cell, Unread, as_json, from_json

_L, _B, _S = tables.workbook_links, tables.workbook_bases, tables.workbook_syncs


class SqlWorkbooks:
    """Fulfils :class:`app.services.workbooks.ports.Workbooks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Sequence[WorkbookLink]:
        """Every linked workbook, the oldest first."""
        found = self._connection.execute(select(_L).order_by(_L.c.linked_at)).mappings()
        return [_link(row) for row in found]

    def get(self, link_id: UUID) -> WorkbookLink:
        """One linked workbook. Raises NotFound."""
        row = self._connection.execute(select(_L).where(_L.c.id == link_id)).mappings().first()
        if row is None:
            raise NotFound("workbook", str(link_id))
        return _link(row)

    def save(self, link: WorkbookLink) -> WorkbookLink:
        """Insert or update. Raises ChangedMeanwhile."""
        values = _values(link)
        if link.version == 0:
            self._connection.execute(_L.insert().values(**values, version=1))
            return self.get(link.id)
        kept = self._connection.execute(
            _L.update()
            .where(_L.c.id == link.id, _L.c.version == link.version)
            .values(**values, version=link.version + 1)
        )
        if kept.rowcount != 1:
            raise ChangedMeanwhile("workbook_links")
        return self.get(link.id)

    def remove(self, link_id: UUID) -> None:
        """Forget a workbook; the file stays."""
        for table in (_B, _S):
            self._connection.execute(delete(table).where(table.c.link_id == link_id))
        self._connection.execute(delete(_L).where(_L.c.id == link_id))

    def bases(self, link_id: UUID) -> Mapping[UUID, Values]:
        """By case, what both sides agreed on last."""
        query = select(_B.c.case_id, _B.c.cells).where(_B.c.link_id == link_id)
        return {
            row.case_id: {key: from_json(value) for key, value in row.cells.items()}
            for row in self._connection.execute(query)
        }

    def save_bases(self, link_id: UUID, bases: Mapping[UUID, Values]) -> None:
        """Let these be what both sides agreed on; the others stay."""
        rows = [
            {
                "link_id": link_id,
                "case_id": case_id,
                "cells": {key: as_json(value) for key, value in values.items()},
            }
            for case_id, values in bases.items()
        ]
        self._forget(link_id, bases)
        if rows:
            self._connection.execute(_B.insert(), rows)

    def _forget(self, link_id: UUID, case_ids: Iterable[UUID]) -> None:
        ids = list(case_ids)
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            self._connection.execute(delete(_B).where(_B.c.link_id == link_id, _B.c.case_id.in_(part)))

    def syncs(self, link_id: UUID, limit: int) -> Sequence[SyncRecord]:
        """The last syncs that changed something, the newest first."""
        query = select(_S).where(_S.c.link_id == link_id).order_by(_S.c.seq.desc()).limit(limit)
        return [
            SyncRecord(
                row["id"],
                row["link_id"],
                row["at"],
                row["actor_id"],
                row["counts"],
                row["change_id"],
                row["copy"],
            )
            for row in self._connection.execute(query).mappings()
        ]

    def add_sync(self, record: SyncRecord) -> None:
        """Remember a sync."""
        self._connection.execute(
            _S.insert().values(
                id=record.id,
                link_id=record.link_id,
                actor_id=record.actor_id,
                at=record.at,
                counts=dict(record.counts),
                change_id=record.change_id,
                copy=record.copy,
            )
        )


_AT_ONCE = 500


def _values(link: WorkbookLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "owner_id": link.owner_id,
        "author_id": link.owner_id,
        "path": str(link.path),
        "export_id": link.export_id,
        "layout": link.layout,
        "zone": link.zone,
        "is_automatic": link.is_automatic,
        "stamp": _stamp_json(link.stamp),
        "pending": _pending_json(link.pending),
        "linked_at": link.linked_at,
        "synced_at": link.synced_at,
    }


def _link(row: RowMapping) -> WorkbookLink:
    return WorkbookLink(
        id=row["id"],
        owner_id=row["owner_id"],
        path=Path(row["path"]),
        export_id=row["export_id"],
        layout=row["layout"],
        zone=row["zone"],
        linked_at=row["linked_at"],
        is_automatic=row["is_automatic"],
        stamp=_stamp(row["stamp"]),
        synced_at=row["synced_at"],
        pending=_pending(row["pending"]),
        version=row["version"],
    )


def _stamp_json(stamp: Stamp | None) -> dict[str, Any]:
    if stamp is None:
        return {}
    return {"size": stamp.size, "mtime_ns": stamp.mtime_ns, "sha256": stamp.sha256}


def _stamp(kept: Mapping[str, Any]) -> Stamp | None:
    return Stamp(**kept) if kept else None


def _pending_json(pending: Pending) -> dict[str, Any]:
    if pending.is_empty:
        return {}
    return {
        "before": _stamp_json(pending.before),
        "cells": {case_id.hex: sorted(keys) for case_id, keys in pending.cells.items()},
        "newborn": [
            {
                "case_id": one.case_id.hex,
                "row": one.row,
                "cells": {key: _cell_json(cell) for key, cell in one.cells.items()},
            }
            for one in pending.newborn
        ],
        "updates": {case_id.hex: text for case_id, text in pending.updates.items()},
    }


def _pending(kept: Mapping[str, Any]) -> Pending:
    if not kept:
        return NOTHING
    newborn = tuple(
        Newborn(UUID(one["case_id"]), one["row"], {key: _cell(value) for key, value in one["cells"].items()})
        for one in kept["newborn"]
    )
    return Pending(
        before=_stamp(kept["before"]),
        newborn=newborn,
        updates={UUID(key): text for key, text in kept["updates"].items()},
        cells={UUID(key): frozenset(keys) for key, keys in kept["cells"].items()},
    )


def _cell_json(cell: Cell) -> Any:
    return {"unread": [cell.text, cell.reason]} if isinstance(cell, Unread) else as_json(cell)


def _cell(kept: Any) -> Cell:
    if isinstance(kept, dict) and "unread" in kept:
        return Unread(*kept["unread"])
    return from_json(kept)
