"""Between the engine and the corner of the screen: what of a pass becomes a window, and what a press leads to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.services.reminders import Pass, ReminderService
from app.services.styles import StyleService
from app.services.today import TodayService
from app.ui.formats import Formats
from app.ui.reminders.items import Item, Surroundings, windowed
from app.ui.tasks import Hub
from app.ui.theme.looks import Theme

if TYPE_CHECKING:  # read with the first window
    from app.ui.reminders.windows import ReminderStack, ReminderWindow


def fits() -> bool:
    """Whether windows may be placed here: on Wayland nobody may move one, so notifications do it there."""
    return not QGuiApplication.platformName().startswith("wayland")


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
        self._theme, self.formats, self._services, self._hub, self._act = theme, formats, services, hub, act
        self._stack: ReminderStack | None = None

    @property
    def windows(self) -> "Sequence[ReminderWindow]":
        """Those that are there now."""
        return self._stack.windows if self._stack is not None else ()

    def take(self, done: Pass) -> Pass:
        """Show what deserves a window; what is left is for the notification service. On the database thread."""
        items = windowed(done.shown) if fits() else ()
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
        if self._stack is not None:
            self._stack.close()

    def _show(self, items: Sequence[Item], manner: str, around: Surroundings) -> None:
        if self._stack is None:
            from app.ui.reminders.windows import Answers, ReminderStack  # noqa: PLC0415 - most starts show none

            answers = Answers(self._act, self._put_aside, self._read)
            self._stack = ReminderStack(self._theme, self.formats, answers, self)
        self._stack.tell(items, manner, around)

    def _put_aside(self, keys: Sequence[str]) -> None:
        ids = [UUID(hex=key) for key in keys]
        self._hub.run(lambda: self._services.reminders.close(ids), _nothing, _nothing)

    def _read(self, keys: Sequence[str]) -> None:
        ids = [UUID(hex=key) for key in keys]
        self._hub.run(lambda: self._services.reminders.seen(ids), _nothing, _nothing)


def _nothing(_answer: object) -> None:
    """The list shows it; nothing more to say."""
