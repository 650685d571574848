"""Connected calendars in the store."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, select

from app.adapters.database import tables
from app.domain.calendars.events import Event, Unread
from app.domain.calendars.links import Account, Answer, CalendarLink, Entry, Place
from app.domain.errors import ChangedMeanwhile, NotFound

_L, _E = tables.calendar_links, tables.calendar_events
_AT_ONCE: Final = 500


class SqlCalendars:
    """Fulfils :class:`app.services.ports.Calendars`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, owner_id: UUID) -> CalendarLink | None:
        """The person's connected calendar, or None."""
        query = select(_L).where(_L.c.owner_id == owner_id).order_by(_L.c.linked_at)
        row = self._connection.execute(query).mappings().first()
        return _link(row) if row is not None else None

    def get(self, link_id: UUID) -> CalendarLink:
        """One connected calendar. Raises NotFound."""
        row = self._connection.execute(select(_L).where(_L.c.id == link_id)).mappings().first()
        if row is None:
            raise NotFound("calendar", str(link_id))
        return _link(row)

    def save(self, link: CalendarLink) -> CalendarLink:
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
            raise ChangedMeanwhile("calendar_links")
        return self.get(link.id)

    def remove(self, link_id: UUID) -> None:
        """Forget a calendar; on the server everything stays."""
        self._connection.execute(delete(_E).where(_E.c.link_id == link_id))
        self._connection.execute(delete(_L).where(_L.c.id == link_id))

    def entries(self, link_id: UUID, *, is_ours: bool | None = None) -> Sequence[Entry]:
        """What lies there, of steps, of others, or all."""
        query = select(_E).where(_E.c.link_id == link_id).order_by(_E.c.href)
        if is_ours is not None:
            query = query.where(_E.c.step_id.is_not(None) if is_ours else _E.c.step_id.is_(None))
        return [_entry(row) for row in self._connection.execute(query).mappings()]

    def etags(self, link_id: UUID, *, is_ours: bool | None = None) -> Mapping[str, str]:
        """By href, what is known to lie there, of steps, of others, or all."""
        query = select(_E.c.href, _E.c.etag).where(_E.c.link_id == link_id, _E.c.etag != "")
        if is_ours is not None:
            query = query.where(_E.c.step_id.is_not(None) if is_ours else _E.c.step_id.is_(None))
        return {row.href: row.etag for row in self._connection.execute(query)}

    def keep(self, link_id: UUID, entries: Iterable[Entry]) -> None:
        """Let these be so; the others stay."""
        kept = list(entries)
        self.drop(link_id, [entry.href for entry in kept])
        if kept:
            self._connection.execute(_E.insert(), [_entry_values(link_id, entry) for entry in kept])

    def drop(self, link_id: UUID, hrefs: Iterable[str]) -> None:
        """Forget entries."""
        listed = list(hrefs)
        for start in range(0, len(listed), _AT_ONCE):
            part = listed[start : start + _AT_ONCE]
            self._connection.execute(delete(_E).where(_E.c.link_id == link_id, _E.c.href.in_(part)))


def _values(link: CalendarLink) -> dict[str, Any]:
    return {
        "id": link.id,
        "owner_id": link.owner_id,
        "author_id": link.owner_id,
        "server": link.account.url,
        "user": link.account.user,
        "is_plain_allowed": link.account.is_plain_allowed,
        "url": link.place.url,
        "name": link.place.name,
        "kinds": sorted(link.place.kinds),
        "is_tasks": link.is_tasks,
        "token": link.token,
        "linked_at": link.linked_at,
        "synced_at": link.synced_at,
        "tried_at": link.tried_at,
        "problem": list(link.problem),
        "counts": dict(link.counts),
    }


def _link(row: RowMapping) -> CalendarLink:
    return CalendarLink(
        id=row["id"],
        owner_id=row["owner_id"],
        account=Account(row["server"], row["user"], row["is_plain_allowed"]),
        place=Place(row["url"], row["name"], frozenset(row["kinds"])),
        linked_at=row["linked_at"],
        is_tasks=row["is_tasks"],
        token=row["token"],
        synced_at=row["synced_at"],
        tried_at=row["tried_at"],
        problem=(row["problem"][0], row["problem"][1]),
        counts=row["counts"],
        version=row["version"],
    )


def _entry_values(link_id: UUID, entry: Entry) -> dict[str, Any]:
    return {
        "link_id": link_id,
        "href": entry.href,
        "uid": entry.uid,
        "step_id": entry.step_id,
        "etag": entry.etag,
        "base": _event_json(entry.base),
        "sent": _event_json(entry.sent),
        "theirs": _event_json(entry.theirs),
        "content": entry.content,
        "answer": entry.answer.value,
    }


def _entry(row: RowMapping) -> Entry:
    base, sent = _event(row["base"]), _event(row["sent"])
    return Entry(
        href=row["href"],
        uid=row["uid"],
        step_id=row["step_id"],
        etag=row["etag"],
        base=base if isinstance(base, Event) else None,
        sent=sent if isinstance(sent, Event) else None,
        theirs=_event(row["theirs"]),
        content=row["content"],
        answer=Answer(row["answer"]),
    )


def _event_json(event: Event | Unread | None) -> dict[str, Any]:
    if event is None:
        return {}
    if isinstance(event, Unread):
        return {"unread": event.reason}
    return {
        "start": event.start_at.astimezone(UTC).isoformat(),
        "minutes": None if event.length is None else event.length // timedelta(minutes=1),
        "title": event.title,
        "done": event.is_done,
        "notes": event.notes,
    }


def _event(kept: Mapping[str, Any]) -> Event | Unread | None:
    if not kept:
        return None
    if "unread" in kept:
        return Unread(kept["unread"])
    minutes = kept["minutes"]
    length = None if minutes is None else timedelta(minutes=minutes)
    start_at = datetime.fromisoformat(kept["start"])
    return Event(start_at, length, kept["title"], kept["done"], kept["notes"])
