"""A check box with the design's box and tick."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes


class CheckBox(QCheckBox):
    """A box of 16 and its words; the whole of it is the target."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(
            self._theme.text(13).room(self.text()) + self._theme.scaled(16) + 12, self._theme.scaled(24)
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self._theme, self._theme.tokens
        size = theme.scaled(16)
        box = QRectF(2, (self.height() - size) / 2, size, size)
        if self.isChecked():
            shapes.rounded(painter, box, 4, tokens["acc"])
            draw_icon(painter, box, "ph.check-bold", tokens["on-acc"], theme.scaled(12))
        else:
            shapes.rounded(painter, box, 4, tokens["surface"], tokens["ink3"], 1)
        if shapes.has_key_focus(self):
            shapes.rounded(painter, QRectF(self.rect()), 5, None, tokens["acc-t"], 2)
        words = QRectF(size + 10, 0, self.width() - size - 10, self.height())
        draw_text(painter, theme, words, self.text(), theme.text(13))
