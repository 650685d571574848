"""Round-ended buttons: the filter pills of a list and the pill of customers who wait."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, draw_text
from app.ui.widgets import shapes
from app.ui.widgets.buttons import PaintedButton


class FilterPill(PaintedButton):
    """A filter of a list with its count; one of a group is chosen."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._count: int | None = None
        self.setText(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, count: int | None) -> None:
        """Show how many rows it would leave."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        text, figure = self.theme.text(12, 500), "" if self._count is None else str(self._count)
        width = 26 + text.room(self.text()) + (6 + text.room(figure) if figure else 0)
        return QSize(width, self.theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        ground = "ink" if on else "hover" if self.underMouse() else "surface"
        line = "acc-t" if shapes.has_key_focus(self) else "ink" if on else "cline"
        width = 2 if shapes.has_key_focus(self) else 1
        shapes.rounded(painter, area, area.height() / 2, tokens[ground], tokens[line], width)
        style, inner = theme.text(12, 500), area.adjusted(13, 0, -12, 0)
        colour = "surface" if on else "ink2"
        used = draw_text(painter, theme, inner, self.text(), style, colour, on=ground)
        if self._count is not None:
            colour = "surface" if on else "ink3"
            rest = inner.adjusted(used + 6, 0, 1, 0)
            draw_text(painter, theme, rest, str(self._count), theme.text(12, 500), colour, on=ground)


class WaitingPill(PaintedButton):
    """How many customers wait for news; it never hides."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tell(None)

    def tell(self, count: int | None) -> None:
        """Show that many; nobody is good news and says so. None: it was not read yet."""
        self._count = count or 0
        words = self.tr("customer waiting for news") if count == 1 else self.tr("customers waiting for news")
        nobody = self.tr("Who waits for news?") if count is None else self.tr("Everyone has heard from you")
        self.setText(words if count else nobody)
        self.setAccessibleName(f"{count} {self.text()}" if count else self.text())
        self.updateGeometry()
        self.update()

    def _badge_width(self) -> int:
        return max(self.theme.scaled(20), self.theme.text(12, 600).room(str(self._count)) + 12)

    def sizeHint(self) -> QSize:
        lead = 5 + self._badge_width() + 8 if self._count else 13
        return QSize(lead + self.theme.text(13, 500).room(self.text()) + 13, self.theme.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, key = QRectF(self.rect()), shapes.has_key_focus(self)
        ground = "hover" if self.underMouse() else "surface"
        line = tokens["acc-t" if key else "line"]
        shapes.rounded(painter, area, area.height() / 2, tokens[ground], line, 2 if key else 1)
        x = 13.0
        if self._count:
            height, width = theme.scaled(20), self._badge_width()
            badge = QRectF(5, (area.height() - height) / 2, width, height)
            shapes.rounded(painter, badge, height / 2, tokens["over"])
            bold = theme.text(12, 600)
            draw_text(painter, theme, badge, str(self._count), bold, "on-fill", on="over", align=CENTRE)
            x = 5 + width + 8
        rest = area.adjusted(x, 0, -12, 0)
        draw_text(painter, theme, rest, self.text(), theme.text(13, 500), on=ground)
