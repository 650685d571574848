"""What others put into a connected calendar is busy time: read, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.busy_times import REFRESH_EVERY, BusyReading, BusySource, CalendarUnread, SourceKind
from app.domain.calendars.links import CalendarLink
from app.services.busy import BusyService
from app.services.busy_ports import EntryReader
from app.services.changes import Changes


@dataclass(frozen=True, slots=True)
class Outside:
    """Hands the entries of others to busy time; what cannot be understood is noted there and stops no sync."""

    busy: BusyService
    reader: EntryReader

    def standing(self, link: CalendarLink) -> Mapping[str, str]:
        """Which entries of others are known, to tell afterwards whether that changed."""
        with self.busy.desk.reading() as unit:
            return unit.calendars.etags(link.id, is_ours=False)

    def hand_over(self, link: CalendarLink, before: Mapping[str, str]) -> Changes:
        """Let busy time be what the calendar says, if that changed or was looked at a while ago."""
        known, after = self._known(link), self.standing(link)
        if known is None and not after:
            return Changes()
        if known is not None and before == after and not self._is_old(known):
            return Changes()
        source = known or self.busy.source(SourceKind.LINKED, str(link.id), link.place.name)
        found = self._look(link)
        if known is None:
            # Kept empty first: a calendar that cannot be understood has a place where that is said.
            source = self.busy.keep(source, BusyReading(link.place.name))
        return self.busy.take(source.id, found)

    def _look(self, link: CalendarLink) -> BusyReading | CalendarUnread:
        with self.busy.desk.reading() as unit:
            contents = [one.content for one in unit.calendars.entries(link.id, is_ours=False)]
        try:
            return self.reader.read_entries(contents, link.place.name, self.busy.window())
        except CalendarUnread as problem:
            return problem

    def _known(self, link: CalendarLink) -> BusySource | None:
        return next((one for one in self.busy.sources() if one.place == str(link.id)), None)

    def _is_old(self, source: BusySource) -> bool:
        """The stretch that is read moves on with the clock."""
        now = self.busy.desk.clock()
        return source.tried_at is None or now - source.tried_at >= REFRESH_EVERY
