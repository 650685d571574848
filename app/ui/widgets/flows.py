"""Small things side by side that go on in the next line where there is no more room."""

from enum import Enum

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

_Line = list[tuple[QLayoutItem, QSize]]


class Spare(Enum):
    """What becomes of the room that a line does not need."""

    LEFT = "left"
    """It stays empty at the end."""
    FIRST = "first"
    """The first of the line takes it."""
    BETWEEN = "between"
    """It stands before the last of the line."""


class FlowLayout(QLayout):
    """Left to right, then down; what is hidden takes no room.

    Args:
        spare: What becomes of the room that a line does not need.
    """

    def __init__(self, *widgets: QWidget, gap: int = 8, spare: Spare = Spare.LEFT) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap, self._spare = gap, spare
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, moves=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, area: QRect, *, moves: bool) -> int:
        y = area.y()
        for line in self._lines(area.width()):
            height = max(size.height() for _, size in line)
            if moves:
                self._set(line, area, y, height)
            y += height + self._gap
        return max(y - self._gap - area.y(), 0)

    def _lines(self, width: int) -> list[_Line]:
        """What stands on each line; nothing is wider than a line."""
        lines: list[_Line] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(max(min(size.width(), width), item.minimumSize().width()))
            if not lines or used + self._gap + size.width() > width:
                lines.append([])
                used = size.width()
            else:
                used += self._gap + size.width()
            lines[-1].append((item, size))
        return lines

    def _set(self, line: _Line, area: QRect, y: int, height: int) -> None:
        spare = area.width() - sum(size.width() for _, size in line) - self._gap * (len(line) - 1)
        x = area.x()
        for number, (item, size) in enumerate(line):
            width = size.width()
            if self._spare is Spare.FIRST and number == 0:
                width += max(spare, 0)
            elif self._spare is Spare.BETWEEN and number == len(line) - 1 > 0:
                x += max(spare, 0)
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), QSize(width, size.height())))
            x += width + self._gap


def flow(*widgets: QWidget, gap: int = 8, spare: Spare = Spare.LEFT) -> QWidget:
    """A plain widget around such a line."""
    holder = QWidget()
    holder.setObjectName("clear")
    holder.setLayout(FlowLayout(*widgets, gap=gap, spare=spare))
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
