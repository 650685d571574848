"""Cells of the sheet: slack bars, previews with a corner mark, headings, and the editors."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.domain.grids import Column, GridHeading, GridRow
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text
from app.ui.widgets import shapes
from app.ui.words import channel_icon
from app.ui.workspaces.sheet.columns import ON_THE_RIGHT, QUOTED, title_of
from app.ui.workspaces.sheet.tables import Index, Preview, SheetTable

LEFT_EDGE, RIGHT_EDGE = 7, 8
BAR = 54
"""Room of the bar before the figure of slack."""
_AXIS, _FULL, _FULL_MINUTES = 12, 34, 480
_SHORT = 60


def paint_slack(painter: QPainter, theme: Theme, x: float, middle: float, minutes: int) -> None:
    """A bar from an axis: late to the left, slack to the right, an arrow where it goes on."""
    tokens, top = theme.tokens, middle - 3
    painter.fillRect(QRectF(x + _AXIS - 1, middle - 6, 1, 12), tokens["line3"])
    if minutes < 0:
        width = min(_AXIS - 1, max(1.0, -minutes / 16))
        painter.fillRect(QRectF(x + _AXIS - 1 - width, top, width, 6), tokens["over"])
    elif minutes < _FULL_MINUTES:
        colour = tokens["risk-fill" if minutes < _SHORT else "acc"]
        painter.fillRect(QRectF(x + _AXIS, top, max(3, minutes * _FULL / _FULL_MINUTES), 6), colour)
    else:
        pale = QColor(tokens["acc"])
        pale.setAlphaF(0.55)
        painter.fillRect(QRectF(x + _AXIS, top, _FULL, 6), pale)
        tip = [QPointF(x + 45, top), QPointF(x + 48, middle), QPointF(x + 45, top + 6)]
        _polygon(painter, tip, pale)


class CellEdit(QLineEdit):
    """The editor of one cell; knows which case and column it stands in."""

    def __init__(self, theme: Theme, row: GridRow, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.row, self.column = row, column
        self.is_filled = self.is_handed_over = False
        self.setObjectName("cell")
        self.setFont(theme.text(12, 600).font)
        side = Qt.AlignmentFlag.AlignRight if column in ON_THE_RIGHT else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


class SheetDelegate(QStyledItemDelegate):
    """Paints from the table's own rows; a cell costs no question to the model.

    Signals:
        typed: Somebody types in a cell; carries the case's row, the column and the text.
        finished: The editor is gone, whether it saved or not.
        committed: Save this; carries the case's row, the column and the text.
    """

    typed = Signal(object, object, str)
    finished = Signal()
    committed = Signal(object, object, str)

    def __init__(self, theme: Theme, table: SheetTable, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._table, self._view = theme, table, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._table.entries[index.row()]
        area = QRectF(option.rect)
        if isinstance(entry, GridHeading):
            self._heading(painter, area, entry, is_current=index.row() == self._view.currentIndex().row())
            return
        tokens, column = self._theme.tokens, self._table.columns[index.column()]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(area, tokens["sel"])
        shapes.foot_line(painter, area, tokens["line2"])
        shapes.side_line(painter, area.right() - 1, area, tokens["line2"])
        self._cell(painter, area, entry, column, "sel" if selected else "surface")
        if index == self._view.currentIndex() and self._view.hasFocus():
            shapes.rounded(painter, area.adjusted(0, 0, -1, -1), 0, None, tokens["acc"], 2)

    def _heading(self, painter: QPainter, area: QRectF, heading: GridHeading, *, is_current: bool) -> None:
        theme, table = self._theme, self._table
        painter.fillRect(area, theme.tokens["canvas"])
        shapes.foot_line(painter, area, theme.tokens["cline"])
        hot = heading.key == "overdue"
        inner = area.adjusted(0, 0, -RIGHT_EDGE, -1)
        colour, title = "over" if hot else "ink", table.title(heading)
        used = 8 + draw_text(
            painter, theme, inner, title, theme.text(12, 600), colour, on="canvas", quoted=True
        )
        rest, sums = inner.adjusted(used, 0, 0, 0), table.sums(heading.total)
        draw_text(painter, theme, rest, sums, theme.text(12), "ink2", on="canvas")
        if is_current and self._view.hasFocus():
            shapes.rounded(painter, area.adjusted(-4, 0, 0, -1), 0, None, theme.tokens["acc-t"], 2)

    def _cell(self, painter: QPainter, area: QRectF, row: GridRow, column: Column, on: str) -> None:
        theme, preview = self._theme, self._table.preview_of(row, column)
        text = preview.text if preview else self._table.cells.text(row, column)
        inner = area.adjusted(LEFT_EDGE, 0, -RIGHT_EDGE, -1)
        minutes = 0
        if preview is not None:
            self._corner(painter, area)
        if column is Column.STEP:
            size = theme.scaled(14)
            icon = QRectF(inner.x(), inner.y(), size, inner.height())
            draw_icon(painter, icon, channel_icon(row.case.channel), theme.tokens["ink3"], size)
            inner.adjust(size + 6, 0, 0, 0)
        elif column is Column.SLACK:
            minutes = preview.slack_min if preview else self._table.cells.slack_min(row)
            paint_slack(painter, theme, inner.x(), inner.center().y(), minutes)
            inner.adjust(BAR, 0, 0, 0)
        colour, weight = self._dress(row, column, minutes, preview)
        style = theme.text(12, weight, italic=preview is not None)
        align = RIGHT if column in ON_THE_RIGHT else LEFT
        draw_text(painter, theme, inner, text, style, colour, on=on, align=align, quoted=column in QUOTED)

    def _dress(self, row: GridRow, column: Column, minutes: int, preview: Preview | None) -> tuple[str, int]:
        """Colour and weight of a cell's words."""
        if column is Column.SLACK:
            return "over" if minutes < 0 else "risk" if minutes < _SHORT else "ink", 400
        if preview is not None:
            return "acc-t", 400
        if column is Column.CUSTOMER:
            return "ink", 500
        late = self._table.cells.is_late(row, column)
        if column is Column.NEWS:
            return ("over", 500) if late else ("ink", 400)
        return "over" if late else "ink2" if column is Column.KIND else "ink", 400

    def _corner(self, painter: QPainter, area: QRectF) -> None:
        right, top = area.right() - 1, area.y()
        _polygon(
            painter,
            [QPointF(right - 8, top), QPointF(right, top), QPointF(right, top + 8)],
            self._theme.tokens["acc"],
        )

    # Editing.

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, column = self._table.row_at(index.row()), self._table.columns[index.column()]
        if row is None:
            raise TypeError("headings are not edited")
        editor = CellEdit(self._theme, row, column, parent)
        name = self.tr("{column} of {customer}")
        editor.setAccessibleName(name.format(column=title_of(column), customer=row.case.customer))
        editor.textChanged.connect(self._on_typed)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once only: a preview in the same row tells the view of new data, which must not undo the typing."""
        if isinstance(editor, CellEdit) and not editor.is_filled:
            super().setEditorData(editor, index)
            editor.is_filled = True

    def setModelData(self, editor: QWidget, _model: QObject, _index: Index) -> None:
        if isinstance(editor, CellEdit) and not editor.is_handed_over:
            editor.is_handed_over = True  # leaving the field after Enter would hand it over again
            self.committed.emit(editor.row, editor.column, editor.text())

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self.finished.emit()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, -1, -1))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        row = self._table.row_at(index.row())
        if row is None:
            return False
        column = self._table.columns[index.column()]
        text = self._table.cells.text(row, column)
        room = option.rect.width() - LEFT_EDGE - RIGHT_EDGE - (20 if column is Column.STEP else 0)
        is_cut = column in QUOTED and self._theme.text(12, 500).width(text) > room
        QToolTip.showText(event.globalPos(), _plain(text) if is_cut else "", view)
        return is_cut

    def _on_typed(self, text: str) -> None:
        editor = self.sender()
        if isinstance(editor, CellEdit):
            self.typed.emit(editor.row, editor.column, text)


def _polygon(painter: QPainter, points: list[QPointF], colour: QColor) -> None:
    shapes.smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(points))
    shapes.smooth(painter, on=False)


def _plain(text: str) -> str:
    """Tooltips guess at markup; words that look like it are told as they stand."""
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>" if "<" in text else text
