"""The top bar: search or add, what must never hide, and me."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.actions import find_action
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.avatars import AvatarButton
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.fields import SearchField
from app.ui.widgets.pills import WaitingPill


class Bell(PaintedButton):
    """The reachable list of reminders; a dot says that something in it is new."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._unread = 0
        self.setFixedSize(theme.scaled(32), theme.scaled(32))
        self.tell(0)

    def tell(self, unread: int) -> None:
        """Show whether something is new."""
        self._unread = unread
        name = self.tr("Reminders, {count} new").format(count=unread) if unread else self.tr("Reminders")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens, area = QPainter(self), self.theme.tokens, QRectF(self.rect())
        if self.is_lit:
            line = tokens["acc-t"] if shapes.has_key_focus(self) else None
            shapes.rounded(painter, area, 8, tokens["hover"], line, 2)
        draw_icon(painter, area, "ph.bell", tokens["ink2"], self.theme.scaled(20))
        if self._unread:
            centre = QRectF(area.center().x() + 1, area.center().y() - 11, 10, 10)
            shapes.rounded(painter, centre, 5, tokens["surface"])
            shapes.rounded(painter, centre.adjusted(2, 2, -2, -2), 3, tokens["over"])


class TopBar(QFrame):
    """Search on the left; who waits, what rang and me on the right.

    Signals:
        palette_requested: Search or add; carries what was typed.
        waiting_requested: Who waits for news.
        bell_requested: The list of reminders.
        me_requested: My menu.
    """

    palette_requested = Signal(str)
    waiting_requested = Signal()
    bell_requested = Signal()
    me_requested = Signal()

    def __init__(self, theme: Theme, person: str, identity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self.setAccessibleName(self.tr("Top bar"))
        self.setFixedHeight(theme.scaled(56))
        key = find_action("open_palette").shortcut.replace("+", " ")
        self.search = SearchField(theme, key)
        self.pill = WaitingPill(theme)
        self.bell = Bell(theme)
        self.avatar = AvatarButton(theme, person, identity)
        for button, key in ((self.pill, "open_waiting"), (self.bell, "open_bell"), (self.avatar, "open_me")):
            button.setProperty("action", key)
        self.search.palette_requested.connect(self.palette_requested)
        self.pill.clicked.connect(self.waiting_requested)
        self.bell.clicked.connect(self.bell_requested)
        self.avatar.clicked.connect(self.me_requested)
        layout = row(self.search, None, self.pill, self.bell, self.avatar, gap=16, margins=(24, 0, 24, 0))
        layout.setStretch(0, 1_000)
        self.setLayout(layout)
