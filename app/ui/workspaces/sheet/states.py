"""What stands in the sheet's place: its rows, that there are none, or that they could not be read."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.buttons import Button, Look
from app.ui.widgets.empty_states import EmptyState

PATIENCE_MS = 300
_ROWS, _EMPTY, _UNREAD = range(3)


class SheetStates(QStackedLayout):
    """One of the three at a time; while reading takes long, the rows say that they wait.

    Args:
        rows: What shows them.
        show_waiting: Lets the rows say so.

    Signals:
        new_wanted, again_wanted: The way out that was pressed.
    """

    new_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme, rows: QWidget, show_waiting: Callable[[], None]) -> None:
        super().__init__()
        add = Button(theme, self.tr("New case"), look=Look.PRIMARY, icon="ph.plus")
        again = Button(theme, self.tr("Try again"), look=Look.PRIMARY)
        title, line = self.tr("No open cases"), self.tr("Add the first one, or paste rows from Excel.")
        self._empty = EmptyState(theme, title, line, add, icon="ph.check-circle", on="surface")
        self._unread = EmptyState(theme, "", "", again, icon="ph.hard-drives", on="surface")
        self.addWidget(rows)
        self.addWidget(holder(column(self._empty), "panel-body"))
        self.addWidget(holder(column(self._unread), "panel-body"))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(show_waiting)
        add.clicked.connect(self.new_wanted)
        again.clicked.connect(self.again_wanted)

    @property
    def shows_rows(self) -> bool:
        """Whether the rows stand there."""
        return self.currentIndex() == _ROWS

    def begin(self) -> None:
        """Reading has begun, and nothing is there yet."""
        self._patience.start()

    def end(self) -> None:
        """Reading has ended, well or not."""
        self._patience.stop()

    def show_rows(self, *, has_rows: bool) -> None:
        """They were read."""
        self.setCurrentIndex(_ROWS if has_rows else _EMPTY)

    def show_unread(self, sentence: str) -> None:
        """They could not be read, and none are known from before."""
        self._unread.tell(self.tr("The rows are not here yet"), sentence)
        self.setCurrentIndex(_UNREAD)
