"""What a person lets out into a calendar: chosen once, looked at before, private in their own file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import OF_STEPS, WRITINGS, Around, Entry, Look, Privacy, entries_of
from app.domain.errors import NotFound
from app.services.changes import Changes, Nouns
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.styles import StyleService
from app.services.today import TodayService

WHATS: Final = "calendar_whats"
PRIVACY: Final = "calendar_privacy"


@dataclass(frozen=True, slots=True)
class Choice:
    """What is written, by the names of ``WRITINGS``, and how much of it is told."""

    whats: tuple[str, ...]
    privacy: Privacy = Privacy.FULL


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave.

    Attributes:
        counts: Events by what is written; what two of them hold counts with the first.
        first: The next ones from now on.
    """

    choice: Choice
    counts: tuple[tuple[str, int], ...]
    first: tuple[Entry, ...]

    @property
    def total(self) -> int:
        """How many events it is."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class CalendarWritingService:
    """Choosing what a calendar gets, and looking at it before it leaves."""

    desk: Desk
    styles: StyleService
    day: TodayService

    def choice(self) -> Choice:
        """The person's own; until they choose, what their way of working writes, in full."""
        kept = self._chosen()
        privacy = self.styles.personal.get(PRIVACY, "")
        return Choice(
            kept or (self.styles.current().calendar,),
            Privacy(privacy) if privacy in set(Privacy) else Privacy.FULL,
        )

    def choose(self, whats: Sequence[str] | None = None, privacy: str | None = None) -> Changes:
        """Write this from now on; nothing named goes back to the way of working's own. Raises NotFound."""
        if whats is not None:
            self.styles.personal.set(WHATS, list(_known(whats)) or None)
        if privacy is not None:
            if privacy not in set(Privacy):
                raise NotFound("privacy", privacy)
            self.styles.personal.set(PRIVACY, privacy)
        return Changes(Nouns.SETTINGS)

    def named(self, whats: Sequence[str] = (), privacy: str | None = None) -> Choice:
        """The person's choice, where nothing else is said for this once. Raises NotFound."""
        own = self.choice()
        return replace(
            own,
            whats=_known(whats) or own.whats,
            privacy=Privacy(privacy) if privacy is not None else own.privacy,
        )

    def entries(self, choice: Choice) -> tuple[Entry, ...]:
        """The events of one's own cases and rounds."""
        rows, around = self._seen()
        return entries_of(choice.whats, rows, around, self._looks())

    def preview(self, choice: Choice, most: int = 8) -> Preview:
        """How many events of what, and the next ones."""
        rows, around = self._seen()
        looks, seen, counts = self._looks(), set[str](), []
        for what in choice.whats:
            keys = {one.key for one in entries_of([what], rows, around, looks)}
            counts.append((what, len(keys - seen)))
            seen |= keys
        return Preview(choice, tuple(counts), _ahead(self.entries(choice), around.now, most))

    def beside_steps(self, unit: UnitOfWork, rows: Sequence[AgendaRow]) -> tuple[Entry, ...]:
        """What the person chose to let out beside the steps of these rows: promises, deadlines, needed time, rounds.

        What their way of working would write counts only once it is chosen: a calendar that was connected for the
        steps does not fill with rounds by itself.
        """
        whats = [what for what in self._chosen() if what not in OF_STEPS]
        return entries_of(whats, rows, self._around(unit, rows), self._looks()) if whats else ()

    def _chosen(self) -> tuple[str, ...]:
        return tuple(what for what in self.styles.personal.get(WHATS, []) if what in WRITINGS)

    def _seen(self) -> tuple[Sequence[AgendaRow], Around]:
        rows = self.day.rows()
        with self.desk.reading() as unit:
            return rows, self._around(unit, rows)

    def _around(self, unit: UnitOfWork, rows: Sequence[AgendaRow]) -> Around:
        style = self.styles.current()
        calendar = self.desk.calendar_of(self.desk.person(unit))
        promises = unit.promises.open_of(row.case_id for row in rows)
        return Around(self.desk.clock(), calendar, style.batch, promises, style.limits.buffer)

    def _looks(self) -> dict[str, Look]:
        """By what is written: as the first way of working that writes it says, one's own before others."""
        looks: dict[str, Look] = {}
        for style in (self.styles.current(), *self.styles.all()):
            category = style.words_in("en").calendar
            looks.setdefault(style.calendar, replace(style.calendar_look, category=category))
        return looks


def _known(whats: Collection[str]) -> tuple[str, ...]:
    unknown = next((what for what in whats if what not in WRITINGS), None)
    if unknown is not None:
        raise NotFound("calendar", unknown)
    return tuple(what for what in WRITINGS if what in whats)


def _ahead(entries: Sequence[Entry], now: datetime, most: int) -> tuple[Entry, ...]:
    return tuple([one for one in entries if one.end_at > now][:most])
