"""Other calendars in the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select

from app.adapters.database import tables
from app.domain.busy_times import BusySource, BusyTime, SourceKind
from app.domain.errors import ChangedMeanwhile, NotFound

_S, _T = tables.busy_sources, tables.busy_times
_KEYS = ("uid", "start_at", "end_at", "title", "is_whole_day", "calendar")


class SqlBusy:
    """Fulfils :class:`app.services.busy_ports.BusyStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sources(self, owner_id: UUID) -> Sequence[BusySource]:
        """One person's calendars, the oldest first."""
        query = select(_S).where(_S.c.owner_id == owner_id).order_by(_S.c.added_at, _S.c.id)
        return [_source(row) for row in self._connection.execute(query).mappings()]

    def source(self, source_id: UUID) -> BusySource:
        """One calendar. Raises NotFound."""
        row = self._connection.execute(select(_S).where(_S.c.id == source_id)).mappings().first()
        if row is None:
            raise NotFound("calendar", str(source_id))
        return _source(row)

    def save(self, source: BusySource) -> BusySource:
        """Insert or update. Raises ChangedMeanwhile."""
        values = _values(source)
        if source.version == 0:
            self._connection.execute(_S.insert().values(**values, version=1))
            return self.source(source.id)
        kept = self._connection.execute(
            _S.update()
            .where(_S.c.id == source.id, _S.c.version == source.version)
            .values(**values, version=source.version + 1)
        )
        if kept.rowcount != 1:
            raise ChangedMeanwhile("busy_sources")
        return self.source(source.id)

    def remove(self, source_id: UUID) -> None:
        """Forget a calendar and what it said."""
        self._connection.execute(delete(_T).where(_T.c.source_id == source_id))
        self._connection.execute(delete(_S).where(_S.c.id == source_id))

    def replace(self, source_id: UUID, times: Sequence[BusyTime]) -> None:
        """Let these be everything that the calendar says."""
        self._connection.execute(delete(_T).where(_T.c.source_id == source_id))
        rows = [
            {
                "source_id": source_id,
                "uid": one.uid,
                "start_at": one.start_at,
                "end_at": one.end_at,
                "title": one.title,
                "is_whole_day": one.is_whole_day,
            }
            for one in times
        ]
        if rows:
            self._connection.execute(_T.insert(), rows)

    def between(self, owner_id: UUID, start_at: datetime, end_at: datetime) -> Sequence[BusyTime]:
        """When one person's calendars say that they are busy, in order."""
        query = (
            select(_T, _S.c.name.label("calendar"))
            .join(_S, _S.c.id == _T.c.source_id)
            .where(_S.c.owner_id == owner_id, _T.c.start_at < end_at, _T.c.end_at > start_at)
            .order_by(_T.c.start_at, _T.c.end_at, _T.c.title, _T.c.seq)
        )
        return [BusyTime(*(row[key] for key in _KEYS)) for row in self._connection.execute(query).mappings()]


def _values(source: BusySource) -> dict[str, Any]:
    return {
        "id": source.id,
        "owner_id": source.owner_id,
        "author_id": source.owner_id,
        "kind": source.kind.value,
        "place": source.place,
        "name": source.name,
        "added_at": source.added_at,
        "read_at": source.read_at,
        "tried_at": source.tried_at,
        "read": source.read,
        "skipped": source.skipped,
        "why": dict(source.why),
        "problem": source.problem,
        "said": source.said,
    }


def _source(row: RowMapping) -> BusySource:
    return BusySource(
        id=row["id"],
        owner_id=row["owner_id"],
        kind=SourceKind(row["kind"]),
        place=row["place"],
        name=row["name"],
        added_at=row["added_at"],
        read_at=row["read_at"],
        tried_at=row["tried_at"],
        read=row["read"],
        skipped=row["skipped"],
        why=row["why"],
        problem=row["problem"],
        said=row["said"],
        version=row["version"],
    )
