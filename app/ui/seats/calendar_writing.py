"""What calendars get, at a seat."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.calendar_entries import Privacy
from app.services.calendar_writing import WHATS, Preview
from app.services.changes import Changes
from app.ui.calendar_writing.desks import EventLine, WritingLook
from app.ui.seats.calendar_settings import Calendars

MOST = 10


@dataclass(frozen=True, slots=True)
class WritingSeat:
    """Fulfils ``app.ui.calendar_writing.desks.WritingDesk``."""

    calendars: Calendars

    def kept(self) -> WritingLook:
        writing = self.calendars.writing
        choice = writing.choice()
        own = tuple(str(one) for one in writing.styles.personal.get(WHATS, []))
        return self._look(own, writing.preview(choice, MOST))

    def preview(self, whats: Sequence[str], privacy: str) -> WritingLook:
        writing = self.calendars.writing
        usual = [writing.styles.current().calendar]
        return self._look(tuple(whats), writing.preview(writing.named(list(whats) or usual, privacy), MOST))

    def choose(self, whats: Sequence[str], privacy: str) -> Changes:
        return self.calendars.writing.choose(whats, privacy)

    def _look(self, whats: tuple[str, ...], preview: Preview) -> WritingLook:
        privacy: Privacy = preview.choice.privacy
        lines = [
            EventLine(one.start_at, one.end_at, self.calendars.title(one, privacy), one.is_busy)
            for one in preview.first
        ]
        usual = self.calendars.writing.styles.current().calendar
        return WritingLook(whats, usual, privacy.value, preview.counts, lines)
