"""The status bar: how the store is, and what rings next."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton


class StatusItem(PaintedButton):
    """One fact; it turns risk-coloured only while it needs somebody."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._icon, self._mark, self._divider = icon, "", False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, *, needs_you: bool = False, is_late: bool = False) -> None:
        """Say how it is; something late is louder than something that needs a look."""
        self._mark = "over" if is_late else "risk" if needs_you else ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def divide(self) -> None:
        """A line on the left."""
        self._divider = True

    def sizeHint(self) -> QSize:
        return QSize(
            self.theme.text(12).room(self.text()) + 31 + self.theme.scaled(14), self.theme.scaled(27)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(64, self.theme.scaled(27))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        if self._divider:
            shapes.side_line(painter, 0, QRectF(0, 6, 1, self.height() - 11), tokens["line3"])
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()).adjusted(3, 2, -3, -2), 4, None, tokens["acc-t"], 2)
        size = theme.scaled(14)
        mark = tokens[self._mark or "ink3"]
        draw_icon(painter, QRectF(13, 0, size, self.height()), self._icon, mark, size)
        colour = self._mark or ("ink" if self.is_lit else "ink2")
        words = QRectF(19 + size, 0, self.width() - 19 - size - 4, self.height())
        draw_text(painter, theme, words, self.text(), theme.text(12), colour, on="frame", quoted=True)


class StatusBar(QFrame):
    """Facts on the left, the next reminder on the right.

    Signals:
        reminder_requested: Open what rings next.
        store_requested: Tell more about the store.
        stake_requested: Tell more about what is at stake.
        workbook_requested: Review what a linked workbook changed.
        calendar_requested: Tell more about the connected calendar.
    """

    reminder_requested = Signal()
    store_requested = Signal()
    stake_requested = Signal()
    workbook_requested = Signal()
    calendar_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAccessibleName(self.tr("Status"))
        self.setFixedHeight(theme.scaled(28))
        self.store = StatusItem(theme, "ph.hard-drives")
        self.stake = StatusItem(theme, "ph.hourglass-medium")
        self.stake.divide()
        self.workbook = StatusItem(theme, "mdi6.microsoft-excel")
        self.workbook.divide()
        self.calendar = StatusItem(theme, "ph.calendar-check")
        self.calendar.divide()
        self.reminder = StatusItem(theme, "ph.bell-simple")
        self.store.clicked.connect(self.store_requested)
        self.stake.clicked.connect(self.stake_requested)
        self.workbook.clicked.connect(self.workbook_requested)
        self.calendar.clicked.connect(self.calendar_requested)
        self.reminder.clicked.connect(self.reminder_requested)
        facts = (self.store, self.workbook, self.calendar, self.stake)
        self.setLayout(row(*facts, None, self.reminder, margins=(11, 1, 12, 0)))
        self.store.tell(self.tr("This computer: all changes saved"))
        self.stake.tell("")
        self.workbook.tell("")
        self.calendar.tell("")
        self.reminder.tell("")
