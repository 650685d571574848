"""The editors in the cells of the sheet, and the whole of a text that was cut."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.domain.grids import Column, GridRow
from app.ui.theme.looks import Theme
from app.ui.workspaces.sheet.columns import ON_THE_RIGHT, QUOTED, title_of
from app.ui.workspaces.sheet.paintings import LEFT_EDGE, RIGHT_EDGE
from app.ui.workspaces.sheet.tables import Index, SheetTable


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
    """Makes editors; the cells are painted row by row (``paintings.py``).

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
        self._theme, self._table = theme, table

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


def _plain(text: str) -> str:
    """Tooltips guess at markup; words that look like it are told as they stand."""
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>" if "<" in text else text
