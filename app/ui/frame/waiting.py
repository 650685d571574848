"""Who waits for news, the longest first; and the reachable list of reminders."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.domain.agenda import AgendaRow
from app.ui.desk import BellItem
from app.ui.formats import Formats
from app.ui.frame.popovers import Popover
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import Item, column, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel

WIDTH = 452
_MOST = 6


class _Line(QWidget):
    """A row with a hairline at its foot."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(theme.scaled(height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.foot_line(QPainter(self), QRectF(self.rect()), self._theme.tokens["line2"])


class ListPopover(Popover):
    """A head, rows and a foot.

    Signals:
        act_chosen: The button of a row; carries the case's id.
        case_chosen: The case of a row shall open; carries its id.
        why_chosen: The reason of a row is wanted; carries the case's id.
    """

    act_chosen = Signal(object)
    case_chosen = Signal(object)
    why_chosen = Signal(object)

    def compose(self, title: str, note: str, rows: Sequence[QWidget], foot: str) -> None:
        """Put it together; more rows than six scroll."""
        theme = self._theme
        head = _Line(theme, 44)
        head.setLayout(
            row(
                PlainLabel(theme, title, 13, 600),
                None,
                PlainLabel(theme, note, 12, 400, "ink2"),
                margins=(16, 0, 16, 0),
            )
        )
        area = QScrollArea()
        area.setObjectName("clear")
        area.setWidgetResizable(True)
        area.setFocusPolicy(self.focusPolicy())
        area.setWidget(holder(column(*rows, None)))
        height = theme.scaled(52) * min(max(len(rows), 1), _MOST)
        area.setFixedHeight(height if rows else 0)
        words = PlainLabel(theme, foot, 12, 400, "ink2", most=2)
        self.setFixedWidth(theme.scaled(WIDTH))
        self.fill(column(head, area, row(words, margins=(16, 12, 16, 12)), margins=(1, 1, 1, 1)))

    def line(
        self, who: str, words: PlainLabel, case_id: UUID, button: str, *, first: bool, why: str = ""
    ) -> QWidget:
        """A row with initials, two lines, and its buttons; with a reason, one that tells it."""
        theme = self._theme
        line, avatar = _Line(theme, 52), Avatar(theme, 32)
        avatar.tell(who, who.split(",", maxsplit=1)[0])
        name = PlainLabel(theme, who, 13, 500, quoted=True)
        act = Button(theme, button, look=Look.PRIMARY if first else Look.PLAIN, size=Size.SMALL)
        act.setAccessibleName(f"{button}: {who}")
        act.setProperty("case", case_id)
        act.clicked.connect(self._on_act)
        see = Button(theme, self.tr("Open"), look=Look.GHOST, size=Size.SMALL)
        see.setAccessibleName(self.tr("Open: {who}").format(who=who))
        see.setProperty("case", case_id)
        see.clicked.connect(self._on_see)
        act.setVisible(bool(button))
        parts: list[Item] = [see, 4, act]
        if why:
            ask = Button(theme, "", look=Look.GHOST, size=Size.SMALL, icon="ph.question")
            ask.setAccessibleName(f"{why} {who}")
            ask.setToolTip(why)
            ask.setProperty("case", case_id)
            ask.clicked.connect(self._on_why)
            parts = [ask, *parts]
        layout = row(avatar, 12, column(None, name, words, None), None, *parts, margins=(16, 0, 16, 0))
        layout.setStretch(2, 1_000)
        line.setLayout(layout)
        return line

    def _on_act(self) -> None:
        case_id = self.sender().property("case")
        self.close()
        self.act_chosen.emit(case_id)

    def _on_why(self) -> None:
        case_id = self.sender().property("case")
        self.close()
        self.why_chosen.emit(case_id)

    def _on_see(self) -> None:
        case_id = self.sender().property("case")
        self.close()
        self.case_chosen.emit(case_id)


class WaitingPopover(ListPopover):
    """Customers waiting for news."""

    def __init__(self, theme: Theme, formats: Formats, waiting: Sequence[AgendaRow], parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Customers waiting for news"), parent)
        rows = [self._row(item, formats, first=number == 0) for number, item in enumerate(waiting)]
        count = len(waiting)
        title = self.tr("{count} customers waiting for news").format(count=count)
        if count == 1:
            title = self.tr("1 customer waiting for news")
        foot = self.tr("A call, an email or “more on Thursday” all count as news.")
        self.compose(
            title if count else self.tr("Everyone has heard from you"), self.tr("longest first"), rows, foot
        )

    def _row(self, item: AgendaRow, formats: Formats, *, first: bool) -> QWidget:
        who = f"{item.contact}, {item.customer}" if item.contact else item.customer
        words = ", ".join((formats.since(item.news_due_at), formats.length(formats.now() - item.news_due_at)))
        label = PlainLabel(self._theme, words, 12, 400, "over", icon="ph.clock-fill", icon_px=13)
        return self.line(who, label, item.case_id, self.tr("Tell them"), first=first)


class BellPopover(ListPopover):
    """Reminders that were shown, newest first: the same acts as on a notification, by keyboard."""

    def __init__(self, theme: Theme, formats: Formats, items: Sequence[BellItem], parent: QWidget) -> None:
        super().__init__(theme, parent.tr("Reminders"), parent)
        rows = [self._row(item, formats, first=number == 0) for number, item in enumerate(items)]
        foot = (
            self.tr("A reminder stays here until you act on it.")
            if rows
            else self.tr("Nothing has rung yet.")
        )
        self.compose(self.tr("Reminders"), self.tr("newest first"), rows, foot)

    def _row(self, item: BellItem, formats: Formats, *, first: bool) -> QWidget:
        colour = "ink" if item.is_new else "ink2"
        words = f"{formats.moment(item.at)}, {item.line}" if item.line else formats.moment(item.at)
        label = PlainLabel(self._theme, words, 12, 500 if item.is_new else 400, colour, quoted=True)
        if item.is_entry:
            label = PlainLabel(
                self._theme, item.line, 12, 500, "over", icon="ph.warning-circle", icon_px=13, quoted=True
            )
        if item.is_request or item.is_entry:
            return self.line(item.title, label, item.case_id, "", first=first)
        why = self.tr("Why this reminder?")
        return self.line(item.title, label, item.case_id, self.tr("Done"), first=first, why=why)
