"""Conversations as cards: a grid painted by a delegate, with one reused row of real buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.domain.agenda import AgendaRow
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.workspaces.people.card_delegates import CardDelegate
from app.ui.workspaces.people.card_models import CARRIED, CardModel, Index
from app.ui.workspaces.people.lines import CardLine

HEIGHT, GAP = 140, 12
_FOUR, _THREE = 930, 640


class CardActs(QWidget):
    """Write, Call, done, later on the lit card; the grid moves it from card to card.

    Signals:
        acted: A button was pressed; carries the action's key and the button.
    """

    acted = Signal(str, object)

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._write = Button(theme, self.tr("Write"), size=Size.TINY, icon="ph.envelope-simple")
        self._call = Button(theme, self.tr("Call"), size=Size.TINY, icon="ph.phone")
        self._done = IconButton(theme, self.tr("Done"), "ph.check", size=Size.TINY)
        self._later = IconButton(theme, self.tr("Later"), "ph.clock-clockwise", size=Size.TINY)
        for small in (self._done, self._later):
            small.setFixedWidth(theme.scaled(28))
        keys: dict[Button, str] = {
            self._write: "write",
            self._call: "call",
            self._done: "done",
            self._later: "later",
        }
        for button, key in keys.items():
            button.setProperty("action", key)
            button.clicked.connect(self._on_clicked)
        self._words = row(gap=4)
        self.setLayout(row(self._words, None, self._done, self._later, gap=4))
        self._order(is_mail=True)
        self.hide()

    def tell(self, line: CardLine) -> None:
        """These buttons are now about that person; the step's own road comes first."""
        self.setAccessibleName(self.tr("Actions for {name}").format(name=line.who))
        for button, words in (
            (self._write, self.tr("Write to {name}")),
            (self._call, self.tr("Call {name}")),
            (self._done, self.tr("Done with {name}, then…")),
            (self._later, self.tr("Later: {name}")),
        ):
            button.setAccessibleName(words.format(name=line.who))
        self._write.setVisible(line.can_write)
        self._call.setVisible(line.can_call)
        self._order(is_mail=line.is_mail)

    def _order(self, *, is_mail: bool) -> None:
        first, second = (self._write, self._call) if is_mail else (self._call, self._write)
        first.dress(Look.PRIMARY)
        second.dress(Look.PLAIN)
        self._words.removeWidget(first)
        self._words.insertWidget(0, first)
        if self._words.indexOf(second) < 0:
            self._words.addWidget(second)

    def _on_clicked(self) -> None:
        button = self.sender()
        self.acted.emit(button.property("action"), button)


class CardPit(QWidget):
    """Holds the grid, which is one gap wider than what one sees of it."""

    def __init__(self, grid: "CardGrid", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        grid.setParent(self)
        self.setObjectName("clear")
        # One pixel more: a list view wraps when a row fills its width exactly.

    def fit(self) -> None:
        """As high as the cards need at this width."""
        grid = self._grid
        grid.resize(self.width() + GAP + 1, max(grid.height(), 1))
        grid.fit()
        height = grid.height_for(grid.cards.rowCount())
        grid.resize(grid.width(), height)
        self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class CardGrid(QListView):
    """Four, three or two cards a row; hover or focus lights one and puts the buttons on it.

    Signals:
        acted: Something shall be done; carries the case's id, the action's key and the button.
        opened: A case shall be shown; carries its id.
        pointed: Another card is current; carries its case's id or None.
        left: Up from the first row.
    """

    acted = Signal(object, str, object)
    opened = Signal(object)
    pointed = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.lit_row, self.across = theme, -1, 4
        self.cards = CardModel(formats, self)
        self._acts = CardActs(theme, self.viewport())
        self._acts.acted.connect(self._on_acted)
        self.setObjectName("clear")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setDragEnabled(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # The page scrolls, not the grid: with 'as needed' the view keeps room for a bar and wraps early.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setModel(self.cards)
        self.entered.connect(self.light)
        self.clicked.connect(self._on_clicked)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """A card can be carried onto NOW, and nowhere else."""
        item = self.current_row
        if item is None:
            return
        index, data = self.currentIndex(), QMimeData()
        data.setData(CARRIED, item.case_id.bytes)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(self.card_rect(self.visualRect(index))))
        drag.exec(Qt.DropAction.MoveAction)

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Replace the cards; the current one stays current."""
        before = self.cards.row_at(self.currentIndex().row())
        self._acts.hide()
        self.lit_row = -1
        self.cards.show_rows(rows)
        at = self.cards.place_of(before.case_id) if before is not None else -1
        # A dialog may have the keyboard just now: what counts is who gets it back.
        if at >= 0 and self.window().focusWidget() is self:
            self.setCurrentIndex(self.cards.index(at, 0))
        self.fit()

    @property
    def current_row(self) -> AgendaRow | None:
        """The card that the keys act on."""
        return self.cards.row_at(self.currentIndex().row())

    def fit(self) -> None:
        """As many across as the width takes; as high as the cards are."""
        scaled = self._theme.scaled
        room = self.width() - GAP - 1
        self.across = 4 if room >= scaled(_FOUR) else 3 if room >= scaled(_THREE) else 2
        wide = max((room - GAP * (self.across - 1)) // self.across, 1)
        size = QSize(wide + GAP, self.card_height + GAP)
        if size != self.gridSize():
            self.setGridSize(size)
        self._place_acts()

    @property
    def card_height(self) -> int:
        """Two lines of why, a head and a foot, in the type in force."""
        return self._theme.scaled(HEIGHT - 24) + 24

    def height_for(self, count: int) -> int:
        """What so many cards need."""
        lines = -(-count // self.across)
        return lines * (self.card_height + GAP) + 1

    def card_rect(self, cell: QRect) -> QRect:
        """The card in its cell."""
        return QRect(cell.topLeft(), self.gridSize() - QSize(GAP, GAP))

    def light(self, index: Index) -> None:
        """Make one card the lit one; an invalid index puts the light out."""
        number = index.row() if index.isValid() else -1
        if number != self.lit_row:
            self.lit_row = number
            self._place_acts()
            self.viewport().update()

    def _place_acts(self) -> None:
        line = self.cards.line_at(self.lit_row)
        if line is not None:
            card = self.card_rect(self.visualRect(self.cards.index(self.lit_row, 0)))
            high = self._theme.scaled(24)
            self._acts.tell(line)
            self._acts.setGeometry(card.x() + 13, card.bottom() - 10 - high, card.width() - 26, high)
        self._acts.setVisible(line is not None)

    # Qt's own.

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not current.isValid() or self.hasFocus():
            self.light(current)
        item = self.cards.row_at(current.row()) if current.isValid() else None
        self.pointed.emit(item.case_id if item else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0, 0))
        self.light(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        focus: QWidget | None = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.light(QModelIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and not self._acts.underMouse():
            self.light(self.currentIndex() if self.hasFocus() else QModelIndex())
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; whatever else is the page's."""
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: self.across,
            Qt.Key.Key_Up: -self.across,
        }
        by = step.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        at = self.currentIndex().row() + by
        if at < 0:
            self.left.emit()
        elif at < self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(at, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_acts()

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.cards.row_at(index.row())
        if item is not None:
            self.opened.emit(item.case_id)

    def _on_acted(self, key: str, button: QWidget) -> None:
        item = self.cards.row_at(self.lit_row)
        if item is not None:
            self.acted.emit(item.case_id, key, button)
