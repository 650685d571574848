"""What the palette offers, as a list one walks with the arrows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes

HEIGHT = 40
CHOICE_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        act: ``add``, ``add_new``, ``case`` or the key of an action.
        note: Said quietly on the right.
        key: Key cap on the right.
        is_quoted: The text holds somebody's own words.
    """

    act: str
    text: str
    icon: str
    note: str = ""
    key: str = ""
    case_id: UUID | None = None
    is_quoted: bool = False


class ChoiceModel(QAbstractListModel):
    """The choices in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[Choice] = ()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._choices = tuple(choices)
        self.endResetModel()

    def choice_at(self, number: int) -> Choice | None:
        """The choice at this row."""
        return self._choices[number] if 0 <= number < len(self._choices) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        choice = self.choice_at(index.row()) if index.isValid() else None
        if choice is None:
            return None
        if role == CHOICE_ROLE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.text, choice.note, choice.key) if part)
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """A row of 40: icon, words, a note, a key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.scaled(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(CHOICE_ROLE)
        theme, tokens, rect = self._theme, self._theme.tokens, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "sel" if chosen else "surface"
        painter.fillRect(rect, tokens[ground])
        area = rect.adjusted(20, 0, -20, 0)
        size = theme.scaled(16)
        icon = QRectF(area.x(), area.y(), size, area.height())
        draw_icon(painter, icon, choice.icon, tokens["acc-t" if chosen else "ink3"], size)
        right = area.right()
        if choice.key:
            right -= shapes.key_cap_width(theme, choice.key)
            top = area.y() + (area.height() - theme.scaled(18)) // 2
            shapes.key_cap(painter, theme, QPointF(right, top), choice.key)
            right -= 12
        if choice.note:
            style = theme.text(12)
            width = min(style.room(choice.note), round(area.width() / 2))
            right -= width
            note = QRectF(right, area.y(), width + 1, area.height())
            draw_text(painter, theme, note, choice.note, style, "ink2", on=ground, quoted=choice.is_quoted)
            right -= 12
        words = QRectF(area.x() + size + 12, area.y(), right - area.x() - size - 12, area.height())
        style = theme.text(13, 500 if chosen else 400)
        draw_text(painter, theme, words, choice.text, style, on=ground, quoted=choice.is_quoted)


class ChoiceList(QListView):
    """As high as its rows, up to eight; the first is chosen. The line above keeps the focus."""

    MOST = 8

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_walked = theme, False
        self.choices = ChoiceModel(self)
        self.setModel(self.choices)
        self.setItemDelegate(ChoiceDelegate(theme, self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def chosen(self) -> Choice | None:
        """The current choice."""
        return self.choices.choice_at(self.currentIndex().row())

    def forget(self) -> None:
        """The line is another: choose the first again."""
        self._is_walked = False

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Replace them; what somebody walked to stays chosen, else the first is."""
        before = self.chosen if self._is_walked else None
        self.choices.show_choices(choices)
        keep = next((at for at, item in enumerate(choices) if before and _is_same(item, before)), 0)
        self.setCurrentIndex(self.choices.index(keep, 0))
        self.setFixedHeight(self._theme.scaled(HEIGHT) * min(len(choices), self.MOST))
        self.setVisible(bool(choices))

    def walk(self, by: int) -> None:
        """Choose the next or the previous."""
        self._is_walked = True
        count = self.choices.rowCount()
        if count:
            self.setCurrentIndex(self.choices.index((self.currentIndex().row() + by) % count, 0))


def _is_same(one: Choice, other: Choice) -> bool:
    return (one.act, one.case_id) == (other.act, other.case_id)
