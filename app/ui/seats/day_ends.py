"""The beginning and the end of a day, read from the services and put into words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from app.domain.day_facts import Closing, Opening
from app.domain.ranks import Placed
from app.services.changes import Changes
from app.services.days import DayService
from app.services.desks import Desk
from app.services.guards import GuardService
from app.services.lists import ListService
from app.services.styles import StyleService
from app.ui.day_words import day_sentence, opening_sentence
from app.ui.figures import FigureSentences
from app.ui.formats import Formats
from app.ui.frame.day_desks import DayLine, DayView
from app.ui.plain_formats import PlainFormats
from app.ui.translations import QT_TRANSLATE_NOOP

_UNFINISHED = QT_TRANSLATE_NOOP("DayWords", "Customers to complete: {count}. Best within 24 hours.")
_DAY, _LOOK_AHEAD = timedelta(days=1), 14


class Services(Protocol):
    """What the sheet needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def styles(self) -> StyleService: ...
    @property
    def guards(self) -> GuardService: ...
    @property
    def days(self) -> DayService: ...


@dataclass(frozen=True, slots=True)
class DaySeat:
    """Fulfils ``app.ui.frame.day_desks.DayDesk``."""

    services: Services
    formats: Formats

    def is_begun(self) -> bool:
        return self.services.days.is_opened()

    def opening(self) -> DayView:
        begun = self.services.days.opening()
        self.services.days.open()
        translate = partial(QCoreApplication.translate, "DayWords")
        words = self.services.styles.current().words_in("en").day_open
        sentence = opening_sentence(words, begun.facts, self._plain(), self._currency(), translate)
        lines = [self._opened(begun, placed) for placed in begun.today]
        if begun.starts:
            lines.sort(key=lambda line: line.at)
        return DayView(sentence, self._figures(), tuple(lines), has_starts=bool(begun.starts))

    def closing(self) -> DayView:
        left = self.services.days.closing()
        words = self.services.styles.current().words_in("en").day_close
        sentence = day_sentence(words, left.facts, self._plain(), self._currency())
        return DayView(
            sentence,
            (*self._figures(), *self._unfinished()),
            self._waiting(left),
            is_finished=left.is_finished,
            until_at=left.until_at,
            morning_at=self._morning(),
        )

    def close(self) -> Changes:
        return self.services.days.close()

    def _opened(self, begun: Opening, placed: Placed) -> DayLine:
        at = begun.starts.get(placed.row.case_id, placed.at)
        moved = {one.row.case_id for one in begun.moved}
        return DayLine(placed.row, at, at < self.formats.now(), placed.row.case_id in moved)

    def _waiting(self, left: Closing) -> tuple[DayLine, ...]:
        now = self.formats.now()
        return tuple(DayLine(p.row, p.row.news_due_at, p.row.news_due_at < now) for p in left.waiting)

    def _figures(self) -> tuple[str, ...]:
        words = FigureSentences(self.formats, partial(QCoreApplication.translate, "Guards"))
        return tuple(words.figure(one) for one in self.services.guards.figures() if one.is_warning)

    def _unfinished(self) -> tuple[str, ...]:
        """What an import left to complete: it is best done within a day, while one still knows."""
        count = ListService(self.services.desk).to_complete()
        words = QCoreApplication.translate("DayWords", _UNFINISHED)
        return (words.format(count=self.formats.number(count)),) if count else ()

    def _plain(self) -> PlainFormats:
        return PlainFormats(str(self.formats.zone), self.formats.clock)

    def _currency(self) -> str:
        with self.services.desk.reading() as unit:
            return self.services.desk.company(unit).currency

    def _morning(self) -> datetime | None:
        """When work starts on the next working day."""
        with self.services.desk.reading() as unit:
            calendar = self.services.desk.calendar_of(self.services.desk.person(unit))
        day = calendar.day_of(self.formats.now())
        for number in range(1, _LOOK_AHEAD):
            blocks = calendar.blocks_on(day + number * _DAY)
            if blocks:
                return blocks[0][0]
        return None
