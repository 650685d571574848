"""The texts of one voice, a row each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.services.templates import TemplateLook
from app.ui.templates.words import name_of, tr
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.buttons import PaintedButton

HEIGHT = 30
_YOURS = QT_TRANSLATE_NOOP("Templates", "yours")


class TextRow(PaintedButton):
    """One text, and whether the company wrote it."""

    def __init__(self, theme: Theme, one: TemplateLook, parent: QWidget) -> None:
        self.look, self.is_current = one, False
        self._mark = tr(_YOURS) if one.is_edited else ""
        super().__init__(theme, ", ".join(filter(None, (name_of(one), self._mark))), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(name_of(one))

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.scaled(HEIGHT))

    def mark(self, *, is_current: bool) -> None:
        """Whether it is the one that is edited."""
        self.is_current = is_current
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area = QRectF(self.rect())
        on = "hover" if self.underMouse() or self.is_current else "surface"
        key = shapes.has_key_focus(self)
        edge = "acc-t" if key or self.is_current else "surface"
        shapes.rounded(painter, area, 6, tokens[on], tokens[edge], 2 if key else 1)
        small = theme.text(12)
        room = small.room(self._mark) + 1 if self._mark else 0
        if self._mark:
            at = QRectF(area.right() - 10 - room, 0, room, area.height())
            draw_text(painter, theme, at, self._mark, small, "ink2", on=on, align=RIGHT)
        words = QRectF(10, 0, area.width() - 20 - (room + 8 if room else 0), area.height())
        draw_text(painter, theme, words, name_of(self.look), theme.text(13), on=on, quoted=True)


class TextList(QScrollArea):
    """All texts of a voice. Up and down walk.

    Signals:
        chosen: A text is wanted; carries its key.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[TextRow] = []
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Templates", "Texts of this voice")))

    def show_texts(self, looks: Sequence[TemplateLook], current: str) -> None:
        """Lay them out."""
        body = QWidget()
        self.rows = [TextRow(self._theme, one, body) for one in looks]
        for one in self.rows:
            one.clicked.connect(partial(self.chosen.emit, one.look.key))
        self.setWidget(holder(column(*self.rows, None, gap=2, margins=(0, 2, 8, 2))))
        self.mark(current)

    def mark(self, key: str) -> None:
        """Which one is edited."""
        for one in self.rows:
            one.mark(is_current=one.look.key == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        focused = self.window().focusWidget()
        here = next((number for number, one in enumerate(self.rows) if one is focused), None)
        if not step or here is None:
            event.ignore()
            return
        there = self.rows[max(0, min(here + step, len(self.rows) - 1))]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(there)
