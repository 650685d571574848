"""What was kept earlier today, on one line that opens."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.day_plans import Kept
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, emptied
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words

_MOST = 8


class _Head(PaintedButton):
    """The line itself: how many, who, and a caret."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._who = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, text: str, who: str) -> None:
        """Show how many, and who."""
        self._who = who
        self.setText(text)
        self.setAccessibleName(f"{text}. {who}" if who else text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.scaled(40))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, small, big = QRectF(self.rect()), theme.scaled(14), theme.scaled(16)
        draw_icon(painter, QRectF(17, 0, big, area.height()), "ph.check-circle-fill", tokens["ok-fill"], big)
        caret = QRectF(area.right() - 17 - small, 0, small, area.height())
        icon = "ph.caret-up" if self.isChecked() else "ph.caret-down"
        draw_icon(painter, caret, icon, tokens["ink3"], small)
        inner = QRectF(17 + big + 12, 0, caret.x() - 12 - 17 - big - 12, area.height())
        used = draw_text(painter, theme, inner, self.text(), theme.text(13, 500))
        rest = inner.adjusted(used + 12, 0, 0, 0)
        draw_text(painter, theme, rest, self._who, theme.text(13), "ink2", quoted=True)
        if shapes.has_key_focus(self):
            shapes.rounded(painter, area.adjusted(2, 2, -2, -2), 8, None, tokens["acc-t"], 2)


class EarlierLine(QWidget):
    """A card of one line; opened, it lists what was done.

    Signals:
        opened: A case is wanted; carries its id.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._kept: Sequence[Kept] = ()
        self.head = _Head(theme)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(45, 0, 16, 12)
        self._rows.setSpacing(4)
        self._list = QWidget()
        self._list.setLayout(self._rows)
        self._list.hide()
        self.head.toggled.connect(self._list.setVisible)
        self.setLayout(column(self.head, self._list))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Show what was done today; nothing hides the line."""
        self.setVisible(bool(kept))
        if kept == self._kept:
            return
        self._kept = kept
        count = self._formats.number(len(kept))
        self.head.tell(self.tr("Earlier today: {count} kept").format(count=count), words.heard(kept))
        emptied(self._rows)
        for one in list(reversed(kept))[:_MOST]:
            said = self.tr("{time}  {name}, {what}").format(
                time=self._formats.time(one.at), name=one.name, what=one.what
            )
            self._rows.addWidget(PlainLabel(self._theme, said, 12, 400, "ink2", quoted=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        area = QRectF(self.rect())
        shapes.rounded(QPainter(self), area, tokens.card_radius, tokens["surface"], tokens["cline"])
