"""Other calendars as busy time: read, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from app.domain.busy_times import (
    LOOK_AHEAD,
    LOOK_BACK,
    REFRESH_EVERY,
    TITLE_LIMIT,
    BusyReading,
    BusySource,
    BusyTime,
    CalendarUnread,
    SourceKind,
    counted,
    within,
)
from app.domain.errors import NotFound
from app.domain.text_hygiene import clean
from app.services.busy_ports import CalendarReader, Window
from app.services.changes import Changes, Nouns
from app.services.desks import Desk

_SCHEMES = ("http://", "https://", "webcal://", "webcals://")


@dataclass(frozen=True, slots=True)
class BusyService:
    """Which other calendars say when one is busy, and when that is.

    Attributes:
        install_id: Tells our own events, which may come back with a calendar that they were let into.
    """

    desk: Desk
    reader: CalendarReader
    install_id: str

    def sources(self) -> Sequence[BusySource]:
        """The person's other calendars, the oldest first."""
        with self.desk.reading() as unit:
            return unit.busy.sources(self.desk.person_id)

    def between(self, start_at: datetime, end_at: datetime) -> tuple[BusyTime, ...]:
        """When they say that the person is busy, in order."""
        with self.desk.reading() as unit:
            return within(unit.busy.between(self.desk.person_id, start_at, end_at), start_at, end_at)

    def add(self, place: str) -> BusySource:
        """Read another calendar from now on: a file, or an address. Raises CalendarUnread; then nothing is kept."""
        kind, place = place_of(place)
        known = next((one for one in self.sources() if one.place == place), None)
        if known is not None:
            return self.refresh(known.id)
        reading = self.reader.read(kind, place, self.window())
        return self.keep(self.source(kind, place, reading.name), reading)

    def add_later(self, place: str) -> Changes:
        """Read another calendar from the next round on; what stands in the way is noted with it."""
        kind, place = place_of(place)
        if any(one.place == place for one in self.sources()):
            return Changes()
        name = Path(place).name if kind is SourceKind.FILE else place.split("/")[2]
        with self.desk.transactions.keeping() as unit:
            unit.busy.save(self.source(kind, place, _cut(name)))
            unit.commit()
        return Changes(Nouns.SETTINGS)

    def source(self, kind: SourceKind, place: str, name: str) -> BusySource:
        """A calendar that is not kept yet; a link to a server gives its own with ``keep``."""
        now = self.desk.clock()
        return BusySource(self.desk.ids(), self.desk.person_id, kind, place, name, now)

    def keep(self, source: BusySource, reading: BusyReading) -> BusySource:
        """Let what was read be everything that this calendar says."""
        now = self.desk.clock()
        kept = replace(
            source,
            name=_cut(reading.name) or source.name,
            read_at=now,
            tried_at=now,
            read=reading.read,
            skipped=reading.skipped,
            why=counted(reading.why),
            problem="",
            said="",
        )
        ours = f"@{self.install_id}"
        times = [replace(one, title=_cut(one.title)) for one in reading.times if not one.uid.endswith(ours)]
        with self.desk.transactions.keeping() as unit:
            kept = unit.busy.save(kept)
            unit.busy.replace(kept.id, times)
            unit.commit()
        return kept

    def refresh(self, source_id: UUID) -> BusySource:
        """Read one of them again. Raises CalendarUnread; what was known of it stays."""
        with self.desk.reading() as unit:
            source = unit.busy.source(source_id)
        if source.kind is SourceKind.LINKED:
            return source
        try:
            reading = self.reader.read(source.kind, source.place, self.window())
        except CalendarUnread as problem:
            self._note(source, problem)
            raise
        return self.keep(source, reading)

    def due(self) -> tuple[BusySource, ...]:
        """Those that were not looked at for a while; a link to a server brings its own times."""
        now = self.desk.clock()
        return tuple(
            one
            for one in self.sources()
            if one.kind is not SourceKind.LINKED
            and (one.tried_at is None or now - one.tried_at >= REFRESH_EVERY)
        )

    def look(self, source: BusySource) -> BusyReading | CalendarUnread:
        """What is in a calendar now, or why that is not known; slow, and beside the store."""
        try:
            return self.reader.read(source.kind, source.place, self.window())
        except CalendarUnread as problem:
            return problem

    def take(self, source_id: UUID, found: BusyReading | CalendarUnread) -> Changes:
        """Keep what a look found; one that was forgotten or read meanwhile stays as it is."""
        with self.desk.reading() as unit:
            source = next(
                (one for one in unit.busy.sources(self.desk.person_id) if one.id == source_id), None
            )
        if source is None:
            return Changes()
        if isinstance(found, BusyReading):
            self.keep(source, found)
        else:
            self._note(source, found)
        return Changes(Nouns.SETTINGS)

    def refresh_due(self) -> Changes:
        """Read those again that were not looked at for a while; what cannot be read is noted with its calendar."""
        changes = Changes()
        for source in self.due():
            changes |= self.take(source.id, self.look(source))
        return changes

    def remove(self, source_id: UUID) -> Changes:
        """Forget a calendar; it stays as it is where it is."""
        with self.desk.transactions.keeping() as unit:
            unit.busy.source(source_id)
            unit.busy.remove(source_id)
            unit.commit()
        return Changes(Nouns.SETTINGS)

    def named(self, words: str) -> BusySource:
        """One of the person's by its name or place; a link's is let go with the link. Raises NotFound."""
        asked = words.strip().casefold()
        for one in self.sources():
            if one.kind is not SourceKind.LINKED and asked in {
                one.name.casefold(),
                one.place.casefold(),
                Path(one.place).name.casefold(),
            }:
                return one
        raise NotFound("calendar", words)

    def _note(self, source: BusySource, problem: CalendarUnread) -> None:
        tried_at, said = self.desk.clock(), _cut(problem.said)
        noted = replace(source, tried_at=tried_at, problem=problem.reason, said=said)
        with self.desk.transactions.keeping() as unit:
            unit.busy.save(noted)
            unit.commit()

    def window(self) -> Window:
        """Which stretch is read of a calendar."""
        now = self.desk.clock()
        with self.desk.reading() as unit:
            zone = self.desk.person(unit).zone
        return Window(now - LOOK_BACK, now + LOOK_AHEAD, zone)


def _cut(text: str) -> str:
    return " ".join(clean(text).split())[:TITLE_LIMIT]


def place_of(text: str) -> tuple[SourceKind, str]:
    """What was typed, as an address or as a file's whole path."""
    text = text.strip()
    scheme = next((one for one in _SCHEMES if text.lower().startswith(one)), None)
    if scheme is None:
        return SourceKind.FILE, str(Path(text).expanduser().absolute())
    # webcal is how web pages say 'subscribe to this': what is fetched is https.
    return SourceKind.ADDRESS, f"https://{text[len(scheme) :]}" if scheme.startswith("webcal") else text
