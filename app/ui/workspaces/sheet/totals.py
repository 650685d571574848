"""The sums below the grid: one row that stays while the rows scroll."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.grids import Column
from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.workspaces.sheet.columns import ON_THE_RIGHT, effort_words, title_of
from app.ui.workspaces.sheet.headers import NumberHeader
from app.ui.workspaces.sheet.measures import EDGES
from app.ui.workspaces.sheet.paintings import LEFT_EDGE, RIGHT_EDGE
from app.ui.workspaces.sheet.tables import Index, SheetTable
from app.ui.workspaces.sheet.views import SheetGrid

TOTALS = 30
_ROOT = QModelIndex()
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)


class _TotalsDelegate(QStyledItemDelegate):
    """Bold figures on the sunken ground."""

    def __init__(self, theme: Theme, row: "TotalsRow") -> None:
        super().__init__(row)
        self._theme, self._row = theme, row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, area = self._theme, self._theme.tokens, QRectF(option.rect)
        painter.fillRect(area, tokens["sunken"])
        shapes.head_line(painter, area, tokens["line3"])
        shapes.side_line(painter, area.right() - 1, area, tokens["line2"])
        column, text = self._row.column_at(index.column()), str(index.data() or "")
        is_late = column is Column.SLACK and text.startswith("−")
        colour, weight = (
            ("over", 600) if is_late else ("ink2", 500) if column is Column.STEP else ("ink", 600)
        )
        inner = area.adjusted(LEFT_EDGE if column is not Column.VALUE else 1, 1, -RIGHT_EDGE, 0)
        align = RIGHT if column in ON_THE_RIGHT else LEFT
        style = theme.text(12, weight)
        if column is Column.VALUE and style.width(text) > inner.width():
            style = theme.text(11, weight)
        draw_text(painter, theme, inner, text, style, colour, on="sunken", align=align)


class TotalsRow(QTableView):
    """One frozen row bound to the sizes and the scroll position of the grid above."""

    def __init__(self, theme: Theme, grid: SheetGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._grid = theme, grid
        self._model = _Totals(grid.table, self)
        self.setAccessibleName(self.tr("Totals"))
        self.setFixedHeight(theme.scaled(TOTALS))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)
        self.setItemDelegate(_TotalsDelegate(theme, self))
        self.horizontalHeader().hide()
        self._numbers = NumberHeader(theme, self, TOTALS)
        self.setVerticalHeader(self._numbers)
        grid.head.sectionResized.connect(self._on_resized)
        grid.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)

    def column_at(self, number: int) -> Column:
        """Which column stands there."""
        return self._grid.table.columns[number]

    def tell(self, texts: dict[Column, str]) -> None:
        """Show these sums."""
        if self._numbers.width() != self._grid.numbers.width():
            self._numbers.setFixedWidth(self._grid.numbers.width())
        bar = self._grid.verticalScrollBar()
        self.setViewportMargins(self._numbers.width(), 0, bar.width() if bar.isVisible() else 0, 0)
        self._model.tell(texts)
        self._make_room(texts)
        for number in range(self._model.columnCount()):
            self.setColumnWidth(number, self._grid.columnWidth(number))

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _make_room(self, texts: dict[Column, str]) -> None:
        """Words go on below the next columns that have no sum; figures get a wider column."""
        columns = self._grid.table.columns
        self.clearSpans()
        for number, column in enumerate(columns):
            if column not in texts:
                continue
            following = next(
                (n for n in range(number + 1, len(columns)) if columns[n] in texts), len(columns)
            )
            if column in ON_THE_RIGHT:
                style = self._theme.text(11 if column is Column.VALUE else 12, 600)
                self._grid.make_room(number, style.room(texts[column]) + EDGES)
            elif following - number > 1:
                self.setSpan(0, number, 1, following - number)

    def _on_resized(self, column: int, _old: int, new: int) -> None:
        if column < self._model.columnCount():
            self.setColumnWidth(column, new)


class _Totals(QAbstractTableModel):
    """One row of ready texts."""

    def __init__(self, table: SheetTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._columns: tuple[Column, ...] = ()
        self._texts: dict[Column, str] = {}

    def tell(self, texts: dict[Column, str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._columns, self._texts = self._table.columns, texts
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in {_DISPLAY, _SPOKEN}:
            return None
        column = self._columns[index.column()]
        text = self._texts.get(column, "")
        return f"{title_of(column)}, {text}" if role == _SPOKEN and text else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        return "Σ" if orientation == Qt.Orientation.Vertical else title_of(self._columns[section])


def totals_of(table: SheetTable) -> dict[Column, str]:
    """The sums below the grid."""
    total = table.total
    least = table.cells.slack((total.least_place or 0) - table.cells.now_place)
    late = table.tr("{overdue} overdue, {waiting} waiting")
    return {
        table.columns[0]: str(total.count),
        Column.STEP: late.format(overdue=total.overdue, waiting=total.waiting),
        Column.EFFORT: effort_words(total.effort_min),
        Column.SLACK: table.tr("{length} least").format(length=least) if total.count else "",
        Column.VALUE: table.money(total),
    }
