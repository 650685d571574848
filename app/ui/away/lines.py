"""What is owed while somebody is away, one row each: chosen with arrows and Space, settled with single letters."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.domain.absences import LineKey, Way
from app.domain.occurrences import ObligationKind
from app.services.leave_views import LineView
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.boxes import column, holder
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel

HEIGHT, _RIGHT = 44, 136
_KINDS = {
    ObligationKind.STEP: QT_TRANSLATE_NOOP("Away", "Step"),
    ObligationKind.NEWS: QT_TRANSLATE_NOOP("Away", "News due"),
    ObligationKind.PROMISE: QT_TRANSLATE_NOOP("Away", "Promised"),
}
_WAYS = {
    Way.COVERED: QT_TRANSLATE_NOOP("Away", "{cover} has it"),
    Way.LEFT: QT_TRANSLATE_NOOP("Away", "Left, with a reason"),
}
_GETS = QT_TRANSLATE_NOOP("Away", "{cover} gets it")
_OPEN = QT_TRANSLATE_NOOP("Away", "To settle")
_WAITS = QT_TRANSLATE_NOOP("Away", "Waits for you")


def tr(text: str) -> str:
    """In the context of absence."""
    return QCoreApplication.translate("Away", text)


def state_of(line: LineView, cover: str, *, is_offer: bool) -> tuple[str, str, str]:
    """What became of a line, or will become of it with this cover: words, icon, colour."""
    way = line.line.way
    if is_offer:
        return tr(_GETS).format(cover=cover), "ph.umbrella-simple", "ink2"
    if way in _WAYS:
        return tr(_WAYS[way]).format(cover=cover), "ph.check-circle", "ok"
    if line.is_open:
        return tr(_OPEN), "ph.warning-circle", "risk"
    return tr(_WAITS), "ph.clock", "ink3"


class LineRow(PaintedButton):
    """One obligation; checked while it is chosen."""

    def __init__(
        self, theme: Theme, formats: Formats, line: LineView, state: tuple[str, str, str], parent: QWidget
    ) -> None:
        self.line = line
        self._what = f"{line.case.reference}  {line.contact or line.customer.name}"
        self._about = f"{tr(_KINDS[line.key[0]])}: {line.text}"
        self._when = formats.moment(line.line.obligation.due_at)
        self._state, self._icon, self._colour = state
        said = (self._what, self._about, self._when, self._state)
        super().__init__(theme, ", ".join(said), parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.theme.scaled(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = (
            QRectF(self.rect()),
            "sel" if self.isChecked() else "hover" if self.underMouse() else "surface",
        )
        key = shapes.has_key_focus(self)
        line = tokens["acc-t" if key else "acc" if self.isChecked() else "line2"]
        shapes.rounded(painter, area, 6, tokens[on], line, 2 if key else 1)
        half, small = area.height() / 2, theme.text(12)
        needed = max(small.room(self._when), small.room(self._state) + theme.scaled(20)) + 1
        right = max(needed, theme.scaled(_RIGHT))
        x = area.right() - 10 - right
        first, second = 4, half - 2
        draw_text(painter, theme, QRectF(x, first, right, half), self._when, small, "ink2", on=on)
        size = theme.scaled(14)
        draw_icon(painter, QRectF(x, second, size, half), self._icon, tokens[self._colour], size)
        words = QRectF(x + theme.scaled(20), second, right - theme.scaled(20), half)
        draw_text(painter, theme, words, self._state, small, self._colour, on=on)
        room = x - 22
        what, about = QRectF(12, first, room, half), QRectF(12, second, room, half)
        draw_text(painter, theme, what, self._what, theme.text(13, 500), on=on, quoted=True)
        draw_text(painter, theme, about, self._about, small, "ink2", on=on, quoted=True)


class LineList(QScrollArea):
    """All of them. Up and down walk, Space chooses, letters act on the chosen ones or the one with the focus.

    Signals:
        acted: A letter was pressed: ``move``, ``give``, ``leave`` or ``all``.
    """

    acted = Signal(str)
    LETTERS: ClassVar = {"M": "move", "G": "give", "L": "leave", "A": "all"}

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.rows: list[LineRow] = []
        self.setObjectName("clear")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr(QT_TRANSLATE_NOOP("Away", "What is owed meanwhile")))

    def show_lines(self, lines: Sequence[LineView], cover: str, *, is_offer: bool = False) -> None:
        """Another list; the place in it stays."""
        place = next((number for number, one in enumerate(self.rows) if one.hasFocus()), None)
        scrolled = self.verticalScrollBar().value()
        body = QWidget()
        states = [state_of(line, cover, is_offer=is_offer) for line in lines]
        pairs = zip(lines, states, strict=True)
        self.rows = [LineRow(self._theme, self._formats, line, state, body) for line, state in pairs]
        body = holder(column(*self.rows, None, gap=4, margins=(0, 2, 8, 2)))
        self.setWidget(body)
        self.verticalScrollBar().setValue(scrolled)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> list[LineKey]:
        """What an act means: what is chosen, else where the focus is."""
        marked = [one.line.key for one in self.rows if one.isChecked()]
        return marked or [one.line.key for one in self.rows if one.hasFocus()]

    def choose_open(self) -> None:
        """Choose everything that is still to settle."""
        for one in self.rows:
            one.setChecked(one.line.is_open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((number for number, one in enumerate(self.rows) if one.hasFocus()), None)
        if step and here is not None:
            there = self.rows[max(0, min(here + step, len(self.rows) - 1))]
            there.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(there)
        elif event.text().upper() in self.LETTERS and here is not None:
            self.acted.emit(self.LETTERS[event.text().upper()])
        else:
            event.ignore()


def titled(theme: Theme, field: Field) -> QWidget:
    """A field below its name, for what may be filled in already."""
    return holder(column(PlainLabel(theme, field.accessibleName(), 12, 400, "ink2"), field, gap=2))
