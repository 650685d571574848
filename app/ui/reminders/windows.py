"""Frameless windows in the corner that never take the focus, and the stack that places them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.formats import Formats
from app.ui.reminders.cards import ReminderCard
from app.ui.reminders.items import Item, Surroundings
from app.ui.reminders.manners import GATHERING, MANNERS
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column

EDGE, GAP, SHOWN = 16, 8, 3
DIGEST_MS = 60_000
READ = "read"


@dataclass(frozen=True, slots=True)
class Answers:
    """What happens after a press; the window is gone by then.

    Attributes:
        act: Called with the action's key and the case's id; ``open`` and the keys of actions.
        put_aside: Called with the keys of what was closed without acting.
        read: Called with the keys of what was looked at.
    """

    act: Callable[[str, UUID | None], object]
    put_aside: Callable[[Sequence[str]], object]
    read: Callable[[Sequence[str]], object]


class ReminderWindow(QWidget):
    """Holds one card in a window of its own.

    Signals:
        gone: It is closing; carries itself, while it still lives.
    """

    gone = Signal(object)

    def __init__(self, card: ReminderCard, key: str, items: Sequence[str] = ()) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.NoDropShadowWindowHint,
        )
        self.setObjectName("clear")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # macOS hides tool windows of a program that is not in front; the main window decides when all ends.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(card.accessibleName())
        self.setAccessibleName(card.accessibleName())
        self.card, self.key, self.items = card, key, tuple(items)
        self.setLayout(column(card))
        self.resize(card.size())

    def close_after(self, milliseconds: int) -> None:
        """Go by itself; what it showed stays in the bell. The timer goes with the window."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self.close)
        timer.start(milliseconds)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.gone.emit(self)
        super().closeEvent(event)


class ReminderStack(QObject):
    """Oldest at the bottom; more than three wait and come up as others close.

    Args:
        answers: What a press leads to; the window that was pressed is closed first.
    """

    def __init__(
        self, theme: Theme, formats: Formats, answers: Answers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._formats, self._answers = theme, formats, answers
        self._windows: list[ReminderWindow] = []

    @property
    def windows(self) -> Sequence[ReminderWindow]:
        """All of them, also those that wait."""
        return tuple(self._windows)

    def tell(self, items: Sequence[Item], manner: str, around: Surroundings) -> None:
        """Show these; a second word on the same matter takes the place of the first."""
        if not items:
            return
        make, gathers = MANNERS[manner], manner in GATHERING
        for part in [items] if gathers else [[item] for item in items]:
            key = manner if gathers else str(part[0].case_id)
            self.withdraw(key)
            card = ReminderCard(self._theme, make(self._theme, self._formats, part, around))
            window = ReminderWindow(card, key, [item.key for item in part])
            window.gone.connect(self._on_gone)
            window.card.acted.connect(self._on_acted)
            window.card.closed.connect(self._on_crossed)
            if gathers:
                window.close_after(DIGEST_MS)
            self._windows.append(window)
        self._arrange()

    def withdraw(self, key: str) -> None:
        """Take one back; an unknown key is ignored."""
        for window in [one for one in self._windows if one.key == key]:
            window.close()

    def close(self) -> None:
        """Take all of them away."""
        for window in tuple(self._windows):
            window.close()

    def _on_acted(self, key: str, case_id: UUID | None) -> None:
        window = self._pressed()
        window.close()
        if key == READ:
            self._answers.read(window.items)
        else:
            self._answers.act(key, case_id)

    def _on_crossed(self) -> None:
        window = self._pressed()
        window.close()
        self._answers.put_aside(window.items)

    def _pressed(self) -> ReminderWindow:
        return next(window for window in self._windows if window.card is self.sender())

    def _on_gone(self, gone: ReminderWindow) -> None:
        self._windows = [window for window in self._windows if window is not gone]
        self._arrange()

    def _arrange(self) -> None:
        screen = QGuiApplication.primaryScreen()
        room: QRect = screen.availableGeometry()
        bottom = room.bottom() + 1 - EDGE
        shown = self._windows[:SHOWN]
        for window in shown:
            window.move(room.right() + 1 - EDGE - window.width(), bottom - window.height())
            bottom -= window.height() + GAP
            window.card.tell_more(
                len(self._windows) - SHOWN if window is shown[-1] and len(self._windows) > SHOWN else 0
            )
            if not window.isVisible():
                window.show()
