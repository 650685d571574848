"""Looking at a calendar: what changed there is noted before anything else is done."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.calendars.events import Event
from app.domain.calendars.links import Answer, CalendarLink, Entry
from app.services.calendars.ports import EventTexts, Fetched, Found, RemoteCalendar
from app.services.desks import Desk


@dataclass(frozen=True, slots=True)
class Look:
    """Fetches what changed into the store; entries there are what the server says, at the token's moment."""

    desk: Desk
    texts: EventTexts
    install_id: str

    def at(self, remote: RemoteCalendar, link: CalendarLink) -> CalendarLink:
        """The link with its new token; everything seen is kept in the same commit."""
        with self.desk.reading() as unit:
            known = unit.calendars.etags(link.id)
            ours = {entry.href: entry for entry in unit.calendars.entries(link.id, is_ours=True)}
            zone = ZoneInfo(self.desk.person(unit).zone)
        seen = remote.changes(self._since(link), known)
        fetched = remote.fetch(sorted(seen.etags)) if seen.etags else ()
        book = _Book(ours, self.texts, zone, self.install_id)
        for one in fetched:
            book.note(one)
        book.note_gone(seen.gone)
        if not book.kept and not book.dropped and seen.token == link.token:
            return link
        with self.desk.transactions.keeping() as unit:
            unit.calendars.drop(link.id, book.dropped)
            unit.calendars.keep(link.id, book.kept.values())
            link = unit.calendars.save(replace(link, token=seen.token))
            unit.commit()
        return link

    def _since(self, link: CalendarLink) -> str:
        """The token; once a day none, so that whatever a server forgot to tell is found by its etag."""
        is_of_today = link.synced_at is not None and link.synced_at.date() == self.desk.clock().date()
        return link.token if is_of_today else ""

    def again(self, remote: RemoteCalendar, entries: Mapping[str, Entry]) -> list[Entry]:
        """Entries whose new etag the server did not tell, with it."""
        fetched = {one.href: one for one in remote.fetch(sorted(entries))}
        return [
            replace(entry, etag=fetched[href].etag, content=fetched[href].content)
            if href in fetched
            else entry
            for href, entry in entries.items()
        ]


class _Book:
    """What is known, being brought up to what was seen."""

    def __init__(self, ours: Mapping[str, Entry], texts: EventTexts, zone: ZoneInfo, install_id: str) -> None:
        self._ours = ours
        self._by_uid = {entry.uid: entry for entry in ours.values()}
        self._steps = {entry.step_id for entry in ours.values()}
        self._texts, self._zone, self._install_id = texts, zone, install_id
        self.kept: dict[str, Entry] = {}
        self.dropped: set[str] = set()

    def note(self, one: Fetched) -> None:
        """One entry as it lies there now."""
        before = self._ours.get(one.href)
        found = self._texts.read(one.content, self._zone, _start(before))
        entry = before or self._moved_here(found, one.href) or self._found_again(found, one.href)
        if entry is None:
            self.kept[one.href] = Entry(one.href, found.uid, None, one.etag, content=one.content)
            return
        if before is None:
            found = self._texts.read(one.content, self._zone, _start(entry))
        answer = entry.answer if entry.theirs == found.says else Answer.NONE
        self.kept[one.href] = replace(
            entry, href=one.href, etag=one.etag, theirs=found.says, content=one.content, answer=answer
        )

    def note_gone(self, hrefs: frozenset[str]) -> None:
        """What is no longer there: of a step it is asked about, of others forgotten."""
        for href in hrefs - self.dropped:
            entry = self._ours.get(href)
            if entry is None:
                self.dropped.add(href)
            elif href not in self.kept:
                self.kept[href] = replace(entry, etag="", theirs=None)

    def _moved_here(self, found: Found, href: str) -> Entry | None:
        """The same entry under another address: servers and other programs may move it."""
        entry = self._by_uid.get(found.uid)
        if entry is None or entry.href in self.kept:
            return None
        self.dropped.add(entry.href)
        return replace(entry, href=href)

    def _found_again(self, found: Found, href: str) -> Entry | None:
        """One that this store wrote and does not remember, as after a crash or from a backup."""
        name, _, install_id = found.uid.partition("@")
        if install_id != self._install_id:
            return None
        try:
            step_id = UUID(name)
        except ValueError:
            return None
        if step_id in self._steps:
            return None
        self._steps.add(step_id)
        return Entry(href, found.uid, step_id)


def _start(entry: Entry | None) -> datetime | None:
    if entry is None:
        return None
    return next((one.start_at for one in (entry.theirs, entry.base) if isinstance(one, Event)), None)
