"""People as initials on their own hue."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.looks import Theme
from app.ui.widgets import shapes
from app.ui.widgets.buttons import PaintedButton


class Avatar(QWidget):
    """A person's initials."""

    def __init__(self, theme: Theme, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._initials, self._hue = theme, "", 0
        self.setFixedSize(theme.scaled(size), theme.scaled(size))

    def tell(self, name: str, identity: str) -> None:
        """Show somebody; the identity decides the hue."""
        self._initials, self._hue = shapes.initials_of(name), shapes.hue_of(identity)
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shapes.avatar(QPainter(self), self._theme, QRectF(self.rect()), self._initials, self._hue)


class AvatarButton(PaintedButton):
    """Me, with the ring of my way of working; opens my menu."""

    def __init__(self, theme: Theme, person: str, identity: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._initials, self._hue = shapes.initials_of(person), shapes.hue_of(identity)
        words = self.tr("{name}: how I work, light or dark").format(name=person)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedSize(theme.scaled(38), theme.scaled(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self.theme.tokens
        area = QRectF(self.rect())
        shapes.avatar(painter, self.theme, area.adjusted(4, 4, -4, -4), self._initials, self._hue)
        shapes.smooth(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens["ink" if shapes.has_key_focus(self) else "ring"], 2))
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
