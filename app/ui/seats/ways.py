"""The ways of working, as the window needs them, and what stands beside one's own view."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.services.changes import Changes
from app.services.reminders import ReminderService
from app.services.styles import StyleService
from app.services.views import ViewService
from app.ui.desk import StyleChoice
from app.ui.seats.choices import choice_of


class Services(Protocol):
    """What this needs of the services."""

    @property
    def styles(self) -> StyleService: ...
    @property
    def reminders(self) -> ReminderService: ...


def choice_in_force(styles: StyleService) -> StyleChoice:
    """The person's way, with the views that they borrowed."""
    return replace(choice_of(styles.current()), tabs=ViewService(styles).tabs())


@dataclass(frozen=True, slots=True)
class ViewSeat:
    """Fulfils ``app.ui.frame.desks.ViewDesk``."""

    services: Services

    def borrow(self, view: str) -> Changes:
        return ViewService(self.services.styles).borrow(view)

    def give_back(self, view: str) -> Changes:
        return ViewService(self.services.styles).give_back(view)

    def mix(self, home: str, quick_entry: str, tabs: Sequence[str]) -> Changes:
        return ViewService(self.services.styles).mix(home, quick_entry, tabs, self.services.reminders)
