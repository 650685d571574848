"""Wishes, over the services."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol
from uuid import UUID

from app.domain.meanwhile import Sight
from app.domain.wishes import WishKind
from app.services.changes import Changes
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.wishes import WishDraft, WishService
from app.ui.cases.wish_desks import TypedWish

_WEEK = timedelta(days=7)


class WishServices(Protocol):
    """What this side needs of the services."""

    @property
    def desk(self) -> Desk: ...
    @property
    def entries(self) -> EntryService: ...
    @property
    def wishes(self) -> WishService: ...


@dataclass(frozen=True, slots=True)
class WishSeat:
    """Fulfils ``app.ui.cases.wish_desks.WishDesk``."""

    services: WishServices

    def note(self, contact_id: UUID, typed: TypedWish, seen: Sight) -> Changes:
        said_on = self._day(typed.said_on) if typed.said_on else None
        draft = WishDraft({typed.kind: typed.value}, typed.said_by, said_on, typed.case_id)
        return self._having_seen(contact_id, seen).note(contact_id, draft)

    def drop(self, contact_id: UUID, kinds: Collection[WishKind], seen: Sight) -> Changes:
        return self._having_seen(contact_id, seen).drop(contact_id, kinds)

    def _having_seen(self, contact_id: UUID, seen: Sight) -> WishService:
        return replace(self.services.wishes, desk=self.services.desk.having_seen({contact_id: seen}))

    def _day(self, typed: str) -> date:
        """A day that has been: words that lead ahead, as they do elsewhere, mean the last such day."""
        desk = self.services.desk
        with desk.reading() as unit:
            today = desk.company_calendar(unit).day_of(desk.clock())
        day = self.services.entries.moment(typed).wall.date()
        if day <= today:
            return day
        if not any(sign.isdigit() for sign in typed):
            return day - _WEEK
        return _a_year_before(day)


def _a_year_before(day: date) -> date:
    """The same day; the 29th of February has none."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
