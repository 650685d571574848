"""Between the engine and the corner of the screen: what of a pass becomes a window, and what a press leads to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject

from app.services.reminders import Pass, ReminderService
from app.services.styles import StyleService
from app.services.today import TodayService
from app.ui.formats import Formats
from app.ui.reminders.items import Item, Surroundings, windowed
from app.ui.reminders.windows import Answers, ReminderStack, fits
from app.ui.tasks import Hub
from app.ui.theme.looks import Theme


class Services(Protocol):
    """What reminder windows need of the services."""

    @property
    def today(self) -> TodayService: ...
    @property
    def reminders(self) -> ReminderService: ...
    @property
    def styles(self) -> StyleService: ...


class ReminderDesk(QObject):
    """Shows the loud ones of a pass, where windows can be placed.

    Args:
        act: Called on the UI thread with an action's key and the case's id; ``open`` shows it.
    """

    def __init__(
        self,
        theme: Theme,
        formats: Formats,
        services: Services,
        hub: Hub,
        act: Callable[[str, UUID | None], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._hub = services, hub
        self.stack = ReminderStack(theme, formats, Answers(act, self._put_aside, self._read), self)
        self._fits = fits()

    def take(self, done: Pass) -> Pass:
        """Show what deserves a window; what is left is for the notification service. On the database thread."""
        items = windowed(done.shown) if self._fits else ()
        if not items:
            return done
        today = self._services.today.today()
        places = tuple(dict.fromkeys(placed.row.case_id for placed in today.rows))
        first = today.first.row if today.first is not None else None
        around = Surroundings(first, places, done.next_at)
        manner = self._services.styles.current().manner
        self._hub.call_soon(lambda: self._show(items, manner, around))
        taken = {item.case_id for item in items}
        return replace(done, shown=tuple(one for one in done.shown if one.occurrence.case_id not in taken))

    def close(self) -> None:
        """Take all windows away."""
        self.stack.close()

    def _show(self, items: Sequence[Item], manner: str, around: Surroundings) -> None:
        self.stack.tell(items, manner, around)

    def _put_aside(self, keys: Sequence[str]) -> None:
        ids = [UUID(hex=key) for key in keys]
        self._hub.run(lambda: self._services.reminders.close(ids), _nothing, _nothing)

    def _read(self, keys: Sequence[str]) -> None:
        ids = [UUID(hex=key) for key in keys]
        self._hub.run(lambda: self._services.reminders.seen(ids), _nothing, _nothing)


def _nothing(_answer: object) -> None:
    """The list shows it; nothing more to say."""
