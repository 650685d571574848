"""Conversations as cards: a grid painted by a delegate, with one reused row of real buttons."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.domain.agenda import AgendaRow
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import RIGHT, draw_block, draw_text, recording
from app.ui.widgets import shapes
from app.ui.widgets.boxes import row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.news_clocks import NewsState, paint_news_clock
from app.ui.workspaces.people.lines import CardLine, card_line

HEIGHT, GAP, RADIUS = 140, 12, 12
LINE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FOUR, _THREE = 930, 640


class CardModel(QAbstractListModel):
    """Rows as cards; words are made when first asked for."""

    def __init__(self, formats: Formats, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._rows: Sequence[AgendaRow] = ()
        self._lines: dict[int, CardLine] = {}

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._lines.clear()
        self.endResetModel()

    def tick(self) -> None:
        """Time went on."""
        self._lines.clear()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))

    def row_at(self, number: int) -> AgendaRow | None:
        """The case of a card."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place_of(self, case_id: UUID) -> int:
        """Where that case stands, or -1."""
        return next((at for at, item in enumerate(self._rows) if item.case_id == case_id), -1)

    def line_at(self, number: int) -> CardLine | None:
        """The words of a card."""
        item = self.row_at(number)
        if item is None:
            return None
        if number not in self._lines:
            self._lines[number] = card_line(item, self._formats)
        return self._lines[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line_at(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.who
        return line.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


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
        for button in (self._done, self._later):
            button.setFixedWidth(theme.scaled(28))
        keys = {self._write: "write", self._call: "call", self._done: "done", self._later: "later"}
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


class CardDelegate(QStyledItemDelegate):
    """Paints a card; leaves the footer free where the buttons lie."""

    def __init__(self, theme: Theme, view: "CardGrid") -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._view.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, CardLine):
            return
        theme, tokens, rect = self._theme, self._theme.tokens, QRectF(self._view.card_rect(option.rect))
        lit = index.row() == self._view.lit_row
        ground = "acc-wash" if lit else "surface"
        key = lit and shapes.has_key_focus(self._view) and index == self._view.currentIndex()
        edge = tokens["acc-t" if key else "acc" if lit else "cline"]
        shapes.rounded(painter, rect, min(RADIUS, tokens.card_radius), tokens[ground], edge, 2 if key else 1)
        inner = rect.adjusted(13, 13, -13, -11)
        self._head(painter, inner, line, ground)
        style = theme.text(13)
        why = QRectF(inner.x(), inner.y() + theme.scaled(40) + 8, inner.width(), 2 * style.line)
        draw_block(painter, theme, why, line.why, style, on=ground, most=2, quoted=True)
        if not lit:
            low = theme.text(12).line
            self._foot(painter, QRectF(inner.x(), inner.bottom() - low, inner.width(), low), line)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        painter = QPainter(sketch := QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        whole = record.cut_at(event.pos().x(), event.pos().y())
        rect: QRect = option.rect
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return not sketch.isNull()

    def _head(self, painter: QPainter, inner: QRectF, line: CardLine, ground: str) -> None:
        theme, tokens = self._theme, self._theme.tokens
        size, icon = theme.scaled(40), theme.scaled(14)
        shapes.avatar(painter, theme, QRectF(inner.x(), inner.y(), size, size), line.initials, line.hue)
        name, company = theme.text(13, 600), theme.text(12)
        top = inner.y() + (size - name.line - company.line) // 2
        head = QRectF(inner.x() + size + 12, top, inner.width() - size - 12, name.line)
        colour, time = "over" if line.is_late else "ink2", theme.text(12, 500)
        room = time.room(line.time)
        draw_text(painter, theme, head, line.time, time, colour, on=ground, align=RIGHT)
        mark = QRectF(head.right() - room - 4 - icon, head.y(), icon, head.height())
        draw_icon(painter, mark, line.channel_icon, tokens[colour], icon)
        words = head.adjusted(0, 0, -room - icon - 8, 0)
        draw_text(painter, theme, words, line.who, name, on=ground, quoted=True)
        below = QRectF(head.x(), head.bottom(), head.width(), company.line)
        draw_text(painter, theme, below, line.company, company, "ink2", on=ground, quoted=True)

    def _foot(self, painter: QPainter, area: QRectF, line: CardLine) -> None:
        theme, size = self._theme, self._theme.scaled(14)
        waiting = line.news_state is NewsState.WAITING
        mark = QRectF(area.x(), area.y(), size, area.height())
        draw_icon(painter, mark, line.kind_icon, theme.tokens["ink3"], size)
        style, colour = theme.text(12, 500 if waiting else 400), "over" if waiting else "ink2"
        room = style.room(line.news)
        words = area.adjusted(size + 6, 0, -room - size - 12, 0)
        draw_text(painter, theme, words, line.kind, theme.text(12), "ink2")
        news = QRectF(area.right() - room, area.y(), room + 1, area.height())
        draw_text(painter, theme, news, line.news, style, colour)
        pie = QRectF(news.x() - size - 6, area.y() + (area.height() - size) // 2, size, size)
        paint_news_clock(painter, pie, line.news_share, line.news_state, theme.tokens)


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

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Replace the cards; the current one stays current."""
        before = self.cards.row_at(self.currentIndex().row())
        self._acts.hide()
        self.lit_row = -1
        self.cards.show_rows(rows)
        at = self.cards.place_of(before.case_id) if before is not None else -1
        if at >= 0 and self.hasFocus():
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
        if self.hasFocus() or not current.isValid():
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
        focus = self.window().focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.light(QModelIndex())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and not self._acts.underMouse():
            self.light(self.currentIndex() if self.hasFocus() else QModelIndex())
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; whatever else is the page's."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: self.across, Qt.Key.Key_Up: -self.across}
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
