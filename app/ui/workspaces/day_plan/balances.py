"""Own work and help of the week, and what is left to give."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.day_plans import AIM, Balance
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan.cards import Card


class StackBar(QWidget):
    """Two parts of a whole, with a mark where one aims."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self._is_empty = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, balance: Balance) -> None:
        """Show how the week stands."""
        whole = balance.own + balance.helping
        self._is_empty = not whole
        self._share = balance.own / whole if whole else 0.0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        area = QRectF(0, 4, self.width(), self.height() - 8)
        whole = QPainterPath()
        whole.addRoundedRect(area, 6, 6)
        shapes.smooth(painter)
        painter.setClipPath(whole)
        painter.fillRect(area, tokens["track"])
        if not self._is_empty:
            split = round(area.width() * self._share)
            is_mixed = 0 < self._share < 1
            painter.fillRect(QRectF(0, area.y(), split - is_mixed, area.height()), tokens["acc"])
            rest = QRectF(split + is_mixed, area.y(), area.width() - split, area.height())
            painter.fillRect(rest, tokens["acc2"])
            if is_mixed:
                painter.fillRect(QRectF(split - 1, area.y(), 2, area.height()), tokens["surface"])
        painter.setClipping(False)
        aim = round(self.width() * AIM[0] / sum(AIM))
        painter.fillRect(QRectF(aim, 0, 2, self.height()), tokens["ink"])


class _Key(QWidget):
    """A small square of a colour and what it stands for."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._colour, self._text = theme, colour, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, text: str) -> None:
        """Show words."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        style = self._theme.text(12)
        return QSize(14 + style.room(self._text), style.line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        square = QRectF(0, (self.height() - 8) / 2, 8, 8)
        shapes.rounded(painter, square, 2, theme.tokens[self._colour])
        area = QRectF(14, 0, self.width() - 13, self.height())
        draw_text(painter, theme, area, self._text, theme.text(12))


class BalanceCard(Card):
    """The week's balance."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        title = self.tr("This week’s balance")
        aim = self.tr("aim {own} to {help}").format(own=AIM[0], help=AIM[1])
        self.setAccessibleName(title)
        self.bar = StackBar(theme)
        self._own, self._helping = _Key(theme, "acc"), _Key(theme, "acc2")
        self._room = PlainLabel(theme, "", 12, 400, "ink2", most=2)
        self.body.addLayout(
            row(PlainLabel(theme, title, 13, 600), None, PlainLabel(theme, aim, 12, 400, "ink3"))
        )
        self.body.addSpacing(8)
        self.body.addWidget(self.bar)
        self.body.addSpacing(6)
        self.body.addLayout(row(self._own, None, self._helping))
        self.body.addSpacing(8)
        self.body.addWidget(self._room)

    def show_balance(self, balance: Balance, formats: Formats) -> None:
        """Show how the week stands."""
        self.bar.tell(balance)
        own = self.tr("Own work {length}").format(length=formats.grid_length(balance.own))
        helping = self.tr("Helping {length}").format(length=formats.grid_length(balance.helping))
        self._own.tell(own)
        self._helping.tell(helping)
        minutes = int(balance.room.total_seconds() // 300) * 5
        room = self.tr("There is room to help for about {count} minutes more.").format(count=minutes)
        if not minutes:
            room = self.tr("No room to help today. Your own promises come first.")
        self._room.setText(room)
        self.bar.setAccessibleName(f"{own}, {helping}")
        self.bar.setAccessibleDescription(room)
