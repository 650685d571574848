"""The change history as a list: when, who, from where, which field, the old value struck, the new one."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui.formats import Formats
from app.ui.seats.case_files import ACT_NAMES
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet.desks import FieldNote

ROW = 42
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_DISPLAY, _SPOKEN = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "kind": QT_TRANSLATE_NOOP("SheetHistory", "Kind"),
        "phase": QT_TRANSLATE_NOOP("SheetHistory", "Phase"),
        "subject": QT_TRANSLATE_NOOP("SheetHistory", "Matter"),
        "value": QT_TRANSLATE_NOOP("SheetHistory", "Value"),
        "valid_until_on": QT_TRANSLATE_NOOP("SheetHistory", "Valid until"),
        "owner_id": QT_TRANSLATE_NOOP("SheetHistory", "Owner"),
        "contact_id": QT_TRANSLATE_NOOP("SheetHistory", "Contact"),
        "state": QT_TRANSLATE_NOOP("SheetHistory", "State"),
        "outcome": QT_TRANSLATE_NOOP("SheetHistory", "Outcome"),
        "step_what": QT_TRANSLATE_NOOP("SheetHistory", "Next step"),
        "step_due_at": QT_TRANSLATE_NOOP("SheetHistory", "Due"),
        "step_effort": QT_TRANSLATE_NOOP("SheetHistory", "Effort"),
        "step_channel": QT_TRANSLATE_NOOP("SheetHistory", "Channel"),
        "step_slot_at": QT_TRANSLATE_NOOP("SheetHistory", "Place in the day"),
        "news_due_at": QT_TRANSLATE_NOOP("SheetHistory", "News due"),
        "waiting_on": QT_TRANSLATE_NOOP("SheetHistory", "Waiting on"),
        "waiting_until_at": QT_TRANSLATE_NOOP("SheetHistory", "Waiting until"),
        "promise": QT_TRANSLATE_NOOP("SheetHistory", "Promise"),
        "promise_due": QT_TRANSLATE_NOOP("SheetHistory", "Promise due"),
        "promise_state": QT_TRANSLATE_NOOP("SheetHistory", "Promise"),
    }
)
_SOURCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "desk": ("ph.desktop", QT_TRANSLATE_NOOP("SheetHistory", "at the desk")),
        "command_line": ("ph.desktop", QT_TRANSLATE_NOOP("SheetHistory", "on the command line")),
        "import": ("mdi6.microsoft-excel", QT_TRANSLATE_NOOP("SheetHistory", "from an import")),
        "sync": ("mdi6.microsoft-excel", QT_TRANSLATE_NOOP("SheetHistory", "from the workbook")),
        "sample": ("ph.desktop", QT_TRANSLATE_NOOP("SheetHistory", "sample")),
        "rule": ("ph.lightning", QT_TRANSLATE_NOOP("SheetHistory", "by a rule")),
    }
)


def field_name(field: str) -> str:
    """A stored field in words."""
    return QCoreApplication.translate("SheetHistory", _NAMES.get(field, field))


def title_of(note: FieldNote) -> str:
    """Which field, or which act where no field is shown."""
    if note.field:
        return field_name(note.field)
    return QCoreApplication.translate("History", ACT_NAMES.get(note.act, note.act))


def note_line(note: FieldNote, formats: Formats) -> str:
    """One entry as text, for the clipboard and for a screen reader."""
    _, source = _SOURCES.get(note.source, ("", ""))
    change = " → ".join(part for part in (note.old, note.new) if part)
    parts = (
        formats.moment(note.at),
        title_of(note),
        change,
        note.who,
        QCoreApplication.translate("SheetHistory", source),
    )
    return ", ".join(part for part in parts if part)


class _Notes(QAbstractListModel):
    def __init__(self, formats: Formats, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = formats
        self.notes: tuple[FieldNote, ...] = ()

    def show_notes(self, notes: tuple[FieldNote, ...]) -> None:
        self.beginResetModel()
        self.notes = notes
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or role not in {_DISPLAY, _SPOKEN}:
            return None
        return note_line(self.notes[index.row()], self._formats)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, formats: Formats, view: "HistoryList") -> None:
        super().__init__(view)
        self._theme, self._formats, self._view = theme, formats, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.scaled(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, tokens, note = self._theme, self._theme.tokens, self._view.notes[index.row()]
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        on = "sel" if chosen else "surface"
        painter.fillRect(area, tokens[on])
        shapes.head_line(painter, area, tokens["line2"])
        line = theme.text(12).line
        when = QRectF(area.x() + 16, area.y() + 5, theme.scaled(84), line)
        draw_text(
            painter, theme, when, self._formats.when(note.at), theme.text(12), "ink2", on=on, quoted=True
        )
        size = theme.scaled(14)
        icon, _ = _SOURCES.get(note.source, ("ph.desktop", ""))
        mark = QRectF(area.right() - 16 - size, area.y() + 5, size, line)
        draw_icon(painter, mark, icon, tokens["ink3"], size)
        left = when.right() + 8
        first = QRectF(left, area.y() + 5, mark.x() - 8 - left, line)
        used = draw_text(painter, theme, first, title_of(note), theme.text(12, 600), on=on, quoted=True)
        who = first.adjusted(used + 6, 0, 0, 0)
        draw_text(painter, theme, who, note.who, theme.text(12), "ink2", on=on, quoted=True)
        second = QRectF(left, first.bottom(), area.right() - 16 - left, line)
        x = self._old(painter, second, note.old, on) if note.old else 0.0
        new = note.new or ("–" if note.old else "")
        draw_text(painter, theme, second.adjusted(x, 0, 0, 0), new, theme.text(12), on=on, quoted=True)

    def _old(self, painter: QPainter, area: QRectF, old: str, on: str) -> float:
        theme = self._theme
        half = area.adjusted(0, 0, -area.width() / 2, 0)
        used = draw_text(painter, theme, half, old, theme.text(12), "ink3", on=on, quoted=True)
        painter.fillRect(QRectF(area.x(), area.center().y() + 1, used, 1), theme.tokens["ink3"])
        size = theme.scaled(12)
        arrow = QRectF(area.x() + used + 4, area.y(), size, area.height())
        draw_icon(painter, arrow, "ph.arrow-right", theme.tokens["ink3"], size)
        return used + size + 8


class HistoryList(QListView):
    """Enter or a right click asks what to do with an entry; Ctrl+C copies it.

    Signals:
        asked: Carries the entry and where a menu opens.
    """

    asked = Signal(object, object)

    def __init__(self, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._formats = bench.formats
        self._model = _Notes(bench.formats, self)
        self.setAccessibleName(self.tr("Change history"))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(bench.theme, bench.formats, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._ask)

    @property
    def notes(self) -> tuple[FieldNote, ...]:
        """What is listed."""
        return self._model.notes

    def show_notes(self, notes: tuple[FieldNote, ...]) -> None:
        """List these; the place stays where the same entries stay."""
        number = max(self.currentIndex().row(), 0)
        self._model.show_notes(notes)
        if notes:
            self.setCurrentIndex(self._model.index(min(number, len(notes) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}:
            self._ask()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_current()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.asked.emit(self.notes[index.row()], event.globalPos())

    def copy_current(self) -> None:
        """Put the entry on the clipboard."""
        index = self.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(note_line(self.notes[index.row()], self._formats))

    def keyboardSearch(self, _search: str) -> None:
        """Letters belong to the window."""

    def _ask(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            corner = self.visualRect(index).bottomLeft() + QPoint(16, 0)
            self.asked.emit(self.notes[index.row()], self.viewport().mapToGlobal(corner))
