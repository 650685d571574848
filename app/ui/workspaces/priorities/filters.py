"""The saved filters as tabs with their keys, and the small sheet in which one is changed."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from app.ui.acts.forms import Form
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import PaintedButton
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.priorities.boards import FILTERS, Board, PrioritiesDesk, SavedFilter

_NAME_LIMIT, _RULE_LIMIT = 40, 120


class FilterTab(PaintedButton):
    """A saved filter with its key and its count.

    Signals:
        edit_requested: It shall be changed.
    """

    edit_requested = Signal()

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._key, self._count, self._shows_key = str(number), 0, True
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Double-click or F2 changes it"))
        self.setAccessibleName(self.tr("Filter, key {key}").format(key=self._key))

    def tell(self, name: str, count: int) -> None:
        """Show its name and how many rows it lets through."""
        self._count = count
        self.setText(name)
        spoken = self.tr("{name}, {count}, key {key}")
        self.setAccessibleName(spoken.format(name=name, count=count, key=self._key))
        self.updateGeometry()
        self.update()

    def show_key(self, *, shown: bool) -> None:
        """Whether its key stands before it; the key works either way."""
        self._shows_key = shown
        self.updateGeometry()
        self.update()

    def _cap_room(self) -> int:
        return shapes.key_cap_width(self.theme, self._key) + 8 if self._shows_key else 4

    def sizeHint(self) -> QSize:
        theme = self.theme
        words = theme.text(13, 600).room(self.text()) + theme.text(13).room(str(self._count))
        return QSize(self._cap_room() + words + 24, theme.scaled(32))

    def minimumSizeHint(self) -> QSize:
        least = self._cap_room() + self.theme.text(13).room(str(self._count)) + 52
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.edit_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_requested.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, tokens = QPainter(self), self.theme, self.theme.tokens
        area, on = QRectF(self.rect()), self.isChecked()
        ground = "surface" if on else "canvas"
        if shapes.has_key_focus(self):
            shapes.rounded(painter, area, 4, tokens[ground], tokens["acc-t"], 2)
        elif on:
            shapes.rounded(painter, area, 4, tokens[ground], tokens["line3"])
        top = (area.height() - theme.scaled(18)) // 2
        if self._shows_key:
            shapes.key_cap(painter, theme, QPointF(6, top), self._key)
        x = 6 + self._cap_room()
        figure = theme.text(13).room(str(self._count))
        words = QRectF(x, 0, area.width() - x - figure - 17, area.height())
        colour = "ink" if on or self.underMouse() else "ink2"
        style = theme.text(13, 600 if on else 500)
        used = draw_text(painter, theme, words, self.text(), style, colour, on=ground, quoted=True)
        rest = QRectF(x + used + 8, 0, figure + 1, area.height())
        draw_text(painter, theme, rest, str(self._count), theme.text(13), "ink3", on=ground)


class FilterTabs(QWidget):
    """Five of them; one is chosen, or none while a figure filters.

    Signals:
        chosen: A filter; carries its number from 0 on.
        edit_requested: A filter shall be changed; carries its number.
    """

    chosen = Signal(int)
    edit_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Saved filters"))
        self.tabs = [FilterTab(theme, number + 1, self) for number in range(FILTERS)]
        self._group = QButtonGroup(self)
        for number, tab in enumerate(self.tabs):
            self._group.addButton(tab, number)
            tab.edit_requested.connect(partial(self.edit_requested.emit, number))
        self._group.idClicked.connect(self.chosen)
        layout = row(*self.tabs, None, gap=4)
        layout.setStretch(FILTERS, 1_000)
        self.setLayout(layout)

    def tell(self, filters: Sequence[SavedFilter], counts: Sequence[int]) -> None:
        """Show names and counts."""
        for tab, one, count in zip(self.tabs, filters, counts, strict=True):
            tab.tell(one.name, count)

    def show_keys(self, *, shown: bool) -> None:
        """Whether keys stand before the names."""
        for tab in self.tabs:
            tab.show_key(shown=shown)

    def choose(self, number: int) -> None:
        """Mark one as chosen; -1 marks none."""
        self._group.setExclusive(number >= 0)
        for at, tab in enumerate(self.tabs):
            tab.setChecked(at == number)
        self._group.setExclusive(True)


class FilterForm(Form):
    """Name and rule of one filter; says at once how many rows it would leave."""

    def __init__(
        self, bench: Workbench, desk: PrioritiesDesk, board: Board, number: int, parent: QWidget
    ) -> None:
        super().__init__(
            bench, parent.tr("Filter {number}").format(number=number + 1), parent.tr("Keep it"), parent
        )
        self._desk, self._board, self._number = desk, board, number
        kept = board.filters[number]
        self.name = Field(bench.theme, self.tr("Name"), self.tr("Name"), self)
        self.rule = Field(bench.theme, self.tr("Rule"), self.tr("quotes over 5k, waiting, drifting"), self)
        self.name.setMaxLength(_NAME_LIMIT)
        self.rule.setMaxLength(_RULE_LIMIT)
        self.name.setText(kept.name)
        self.rule.setText(kept.rule)
        known = self.tr(
            "Kinds, late, today, waiting, drifting, promised, offered, over 5k, under 2k. "
            "Any other word is looked for in the row."
        )
        self.compose(self.name, self.rule, PlainLabel(bench.theme, known, 12, 400, "ink2", most=3))
        self.rule.textChanged.connect(self._count)
        self._count()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def work(self) -> Callable[[], object] | None:
        name = self.name.text().strip()
        if not name:
            self.refuse(self.tr("Give it a name."))
            return None
        filters = list(self._board.filters)
        filters[self._number] = SavedFilter(name, self.rule.text().strip())
        return partial(self._desk.keep_filters, tuple(filters))

    def _count(self) -> None:
        count = len(self._board.positions(self.rule.text()))
        words = self.tr("1 case now") if count == 1 else self.tr("{count} cases now")
        self.note.setText(words.format(count=self.bench.formats.number(count)))
