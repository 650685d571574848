"""The heads of the sheet: column heads with filter fields below, row numbers with the chevrons of headings."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTableView, QWidget

from app.domain.grids import Column, Sort
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import CENTRE, LEFT, RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.sheet.columns import ON_THE_RIGHT, title_of
from app.ui.workspaces.sheet.tables import SheetTable

HEAD, FILTER, NUMBERS = 30, 28, 32
PAUSE_MS = 60
_WITH_CARET = frozenset({Column.KIND, Column.OWNER})


class FilterField(QLineEdit):
    """What a column lets through, typed below its head.

    Signals:
        menu_requested: The list of a column's values is wanted.
        left: Back to the rows.
        entered: Somebody is about to type here; carries the column.
    """

    menu_requested = Signal(object)
    left = Signal()
    entered = Signal(object)

    def __init__(self, theme: Theme, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.setObjectName("filter")
        self.setFont(theme.text(12).font)
        any_, contains = self.tr("Any"), self.tr("contains…")
        wide = column in {Column.STEP, Column.SUBJECT}
        self.setPlaceholderText(any_ if column is Column.KIND else contains if wide else "")
        self.setAccessibleName(self.tr("Filter {column}").format(column=title_of(column)))
        hint = self.tr("Words, or {examples}").format(examples=">5000, <fri, 1 h..2 h, =wed")
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit(self.column)

    def request_menu(self) -> None:
        """As Alt+Down does."""
        self.menu_requested.emit(self.column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if key == Qt.Key.Key_Down and alt:
            self.menu_requested.emit(self.column)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self.textEdited.emit("")
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterHeader(QHeaderView):
    """Column heads that sort, and one field below each.

    Signals:
        filtered: Another filter after a short pause in typing; carries the column and the text.
        sorted_by: A head was clicked; carries the column and whether it comes after the others (Shift).
        menu_requested: What one can do with a column; carries it.
        values_requested: The list of a column's values is wanted; carries it.
        reordered: Columns were dragged; carries them in their new order.
        left: Back to the rows.
        entered: Somebody is about to type above a column; carries it.
    """

    entered = Signal(object)
    filtered = Signal(object, str)
    sorted_by = Signal(object, bool)
    menu_requested = Signal(object)
    values_requested = Signal(object)
    reordered = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, table: SheetTable, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._table = theme, table
        self._sorts: tuple[Sort, ...] = ()
        self._shows_filters = True
        self._is_settling = False
        self._waiting: dict[Column, str] = {}
        self.fields: dict[Column, FilterField] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(30)
        self.sectionResized.connect(self.place_fields)
        self.sectionMoved.connect(self._on_moved)
        self.sectionClicked.connect(self._on_clicked)

    def tell(self, sorts: tuple[Sort, ...], filters: Mapping[Column, str]) -> None:
        """Show which columns lead, and what is filtered; a field being typed in is left alone."""
        self._sorts = sorts
        for column in self._table.columns:
            if column not in self.fields:
                self.fields[column] = self._field(column)
        for column, field in self.fields.items():
            field.setVisible(column in self._table.columns and self._shows_filters)
            wanted = filters.get(column, "")
            if column not in self._waiting and field.text().strip() != wanted.strip():
                field.setText(wanted)
        self.place_fields()
        self.viewport().update()

    @property
    def shows_filters(self) -> bool:
        """Whether the fields are there."""
        return self._shows_filters

    def show_filters(self, *, shown: bool) -> None:
        """Show or hide the row of fields."""
        self._shows_filters = shown
        for column, field in self.fields.items():
            field.setVisible(shown and column in self._table.columns)
        self.updateGeometry()
        self.geometriesChanged.emit()
        self.place_fields()

    def sizeHint(self) -> QSize:
        height = HEAD + (FILTER if self._shows_filters else 0)
        return QSize(super().sizeHint().width(), self._theme.scaled(height))

    def place_fields(self) -> None:
        """Put each field below its head."""
        head, high = self._theme.scaled(HEAD), self._theme.scaled(FILTER) - 7
        before: QWidget | None = None
        for number, column in enumerate(self._table.columns):
            field = self.fields.get(column)
            if field is None or number >= self.count():
                continue
            x = self.sectionViewportPosition(number)
            field.setGeometry(QRect(x + 4, head + 3, self.sectionSize(number) - 9, high))
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_fields()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.RightButton:
            number = self.logicalIndexAt(event.position().toPoint())
            if 0 <= number < len(self._table.columns):
                self.menu_requested.emit(self._table.columns[number])

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self._table.columns):
            return
        theme, tokens, column = self._theme, self._theme.tokens, self._table.columns[section]
        area, head = QRectF(rect), theme.scaled(HEAD)
        top = QRectF(area.x(), area.y(), area.width(), head)
        painter.fillRect(top, tokens["sunken"])
        painter.fillRect(area.adjusted(0, head, 0, 0), tokens["surface"])
        shapes.foot_line(painter, top, tokens["line"])
        shapes.foot_line(painter, area, tokens["line"])
        shapes.side_line(painter, area.right() - 1, area, tokens["line"])
        place = next((n for n, sort in enumerate(self._sorts) if sort.column is column), -1)
        arrow = theme.scaled(12) + 4 if place >= 0 else 0
        text, style = title_of(column), theme.text(12, 600)
        inner = top.adjusted(7, 0, -8, -1)
        room = min(style.room(text), inner.width() - arrow)
        if column in ON_THE_RIGHT and column is not Column.SLACK:
            inner.setLeft(inner.right() - room - arrow)
        words = QRectF(inner.x(), inner.y(), inner.width() - arrow, inner.height())
        align = LEFT if arrow or column is Column.SLACK else RIGHT if column in ON_THE_RIGHT else LEFT
        used = draw_text(painter, theme, words, text, style, "ink2", on="sunken", align=align)
        if place >= 0:
            icon = "ph.arrow-down" if self._sorts[place].is_descending else "ph.arrow-up"
            mark = QRectF(inner.x() + used + 4, inner.y(), theme.scaled(12), inner.height())
            draw_icon(painter, mark, icon, tokens["acc-t"], theme.scaled(12))

    def _field(self, column: Column) -> FilterField:
        field = FilterField(self._theme, column, self)
        field.textEdited.connect(self._on_edited)
        field.menu_requested.connect(self.values_requested)
        field.left.connect(self.left)
        field.entered.connect(self.entered)
        if column in _WITH_CARET:
            action = field.addAction(
                self._theme.icon("ph.caret-down", "ink3"), QLineEdit.ActionPosition.TrailingPosition
            )
            action.setText(self.tr("Choose"))
            action.triggered.connect(field.request_menu)
        field.show()
        return field

    def _on_edited(self) -> None:
        field = self.sender()
        if isinstance(field, FilterField):
            self._waiting[field.column] = field.text()
            self._pause.start()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for column, text in waiting.items():
            self.filtered.emit(column, text)

    def _on_clicked(self, section: int) -> None:
        shift = bool(_modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.sorted_by.emit(self._table.columns[section], shift)

    def _on_moved(self) -> None:
        """The order belongs to the table; the header itself always stays in its order."""
        if self._is_settling:
            return
        order = tuple(self._table.columns[self.logicalIndex(place)] for place in range(self.count()))
        self._is_settling = True
        for place in range(self.count()):
            self.moveSection(self.visualIndex(place), place)
        self._is_settling = False
        QTimer.singleShot(0, self, lambda: self.reordered.emit(order))

    def below(self, column: Column) -> QPoint:
        """Where a menu of a column opens."""
        number = self._table.place_of_column(column)
        return self.mapToGlobal(QPoint(self.sectionViewportPosition(number), self.height()))


class NumberHeader(QHeaderView):
    """Row numbers; headings carry their chevron here, the current row is filled.

    Signals:
        heading_clicked: A chevron was clicked; carries the row of the table.
    """

    heading_clicked = Signal(int)

    def __init__(self, theme: Theme, view: QTableView, row_height: int) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme, self._view = theme, view
        self.setMinimumSectionSize(theme.scaled(20))
        self.setDefaultSectionSize(theme.scaled(row_height))
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedWidth(theme.scaled(NUMBERS))

    def make_room(self, count: int) -> None:
        """As wide as the longest number."""
        room = self._theme.text(11, 600).room("0" * len(str(count))) + 12
        width = max(self._theme.scaled(NUMBERS), room)
        if width != self.width():
            self.setFixedWidth(width)

    def sizeHint(self) -> QSize:
        """Its own width; Qt would measure a thousand numbers."""
        return QSize(self.minimumWidth(), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        model = self._view.model()
        if isinstance(model, SheetTable) and model.heading_at(row) is not None:
            self.heading_clicked.emit(row)
            return
        super().mousePressEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, tokens, area = self._theme, self._theme.tokens, QRectF(rect)
        model = self._view.model()
        heading = model.heading_at(section) if isinstance(model, SheetTable) else None
        if heading is not None:
            painter.fillRect(area, tokens["canvas"])
            shapes.foot_line(painter, area, tokens["cline"])
            size = theme.scaled(12)
            icon = "ph.caret-right" if heading.is_collapsed else "ph.caret-down"
            draw_icon(painter, QRectF(10, area.y(), size, area.height()), icon, tokens["ink3"], size)
            return
        text = str(model.headerData(section, Qt.Orientation.Vertical) or "")
        current = section == self._view.currentIndex().row() and isinstance(model, SheetTable)
        painter.fillRect(area, tokens["acc" if current else "sunken"])
        if not current:
            shapes.foot_line(painter, area, tokens["line2"])
            shapes.side_line(painter, area.right() - 1, area, tokens["line2"])
        colour, on = ("on-acc", "acc") if current else ("ink3", "sunken")
        style = theme.text(11, 600 if current else 400)
        draw_text(painter, theme, area, text, style, colour, on=on, align=CENTRE)


def _modifiers() -> Qt.KeyboardModifier:
    return QGuiApplication.keyboardModifiers()
