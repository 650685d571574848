"""Paints the two tables of the team: one painter for each column."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import LEFT, RIGHT, draw_text, recording
from app.ui.widgets import shapes
from app.ui.workspaces.team.lines import AGE_NAMES, LateLine, MemberLine, tr

LINE_ROLE = int(Qt.ItemDataRole.UserRole)
MARK_ROLE = LINE_ROLE + 1
PERSON, OVERDUE, DUE, WAITING, AT_RISK, WORK = range(6)
MARK, LATE, CUSTOMER, STEP, OWNER, VALUE, NEWS = range(7)
MEMBER_ROW, TOTAL_ROW, LATE_ROW, HEAD, LATE_HEAD = 52, 36, 32, 32, 28
EDGE, FIGURE_EDGE = 12, 20
AGE_COLOURS = ("a1", "a2", "a3", "a4")
_AGE_BLOCK = 25
Index = QModelIndex | QPersistentModelIndex
Member = Callable[[QPainter, QRectF, MemberLine], None]
Late = Callable[[QPainter, QRectF, LateLine], None]


class TeamDelegate(QStyledItemDelegate):
    """What both tables share: the ground, and the whole of a shortened text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, "surface"

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Whatever text under the mouse was shortened is told in full."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        rect: QRect = option.rect
        painter = QPainter(sketch := QPixmap(1, 1))
        with recording() as record:
            self.paint(painter, option, index)
        painter.end()
        del sketch
        whole = record.cut_at(event.pos().x(), event.pos().y())
        QToolTip.showText(event.globalPos(), whole.replace("<", "‹"), view, rect)
        return True

    def back(self, painter: QPainter, option: QStyleOptionViewItem, ground: str = "") -> None:
        """Ground, line above, and the bar of the current row."""
        tokens = self._theme.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = "hover" if state & QStyle.StateFlag.State_MouseOver else "surface"
        self._ground = ground or ("sel" if selected else hovered)
        painter.fillRect(rect, tokens[self._ground])
        shapes.head_line(painter, rect, tokens["line" if ground else "line2"])
        if selected and rect.x() <= 0:
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), tokens["acc"])

    def figure(
        self, painter: QPainter, area: QRectF, text: str, colour: str = "ink", weight: int = 400
    ) -> None:
        """A number against the right edge."""
        style = self._theme.text(13, weight)
        draw_text(painter, self._theme, area, text, style, colour, on=self._ground, align=RIGHT)


class MemberDelegate(TeamDelegate):
    """A colleague's row, and the total that is the legend too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painters: tuple[Member, ...] = (
            self._person,
            self._ages,
            self._due,
            self._waiting,
            self._at_risk,
            self._work,
        )
        if isinstance(line, MemberLine):
            is_total = line.person_id is None
            self.back(painter, option, "sunken" if is_total else "")
            painters[index.column()](painter, member_area(index.column(), QRectF(rect)), line)

    def _person(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        theme = self._theme
        if line.person_id is None:
            draw_text(painter, theme, area, line.name, theme.text(13, 600), on=self._ground)
            return
        size = theme.scaled(32)
        face = QRectF(area.x(), area.y() + (area.height() - size) / 2, size, size)
        shapes.avatar(painter, theme, face, line.initials, line.hue)
        first, second = theme.text(13).line, theme.text(12).line
        top = area.y() + (area.height() - first - second) // 2
        name = area.adjusted(size + 12, 0, 0, 0)
        name.setTop(top)
        name.setHeight(first)
        draw_text(painter, theme, name, line.name, theme.text(13, 500), on=self._ground, quoted=True)
        icon = theme.scaled(13)
        place = QRectF(name.x(), top + first, icon, second)
        draw_icon(painter, place, line.here_icon, theme.tokens["ink3"], icon)
        here = QRectF(place.right() + 4, top + first, name.right() - place.right() - 4, second)
        draw_text(painter, theme, here, line.here, theme.text(12), "ink2", on=self._ground)

    def _ages(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        theme, zoom = self._theme, self._theme.scaled
        count = str(line.late)
        width = max(zoom(16), theme.text(13, 600).room(count))
        colour = "over" if line.late else "ink3"
        self.figure(painter, QRectF(area.x(), area.y(), width, area.height()), count, colour, 600)
        rest = area.adjusted(width + 12, 0, 0, 0)
        if line.person_id is None:
            self._legend(painter, rest)
        elif not line.late:
            words = tr("nothing late")
            draw_text(painter, theme, rest, words, theme.text(12), "ink3", on=self._ground)
        else:
            self._blocks(painter, rest, line.ages)

    def _blocks(self, painter: QPainter, area: QRectF, ages: tuple[int, ...]) -> None:
        """Each case the same width, so that the eye can count; narrower where there are many."""
        zoom, total, kinds = self._theme.scaled, sum(ages), sum(bool(count) for count in ages)
        each = min(float(zoom(_AGE_BLOCK)), (area.width() - 2 * (kinds - 1)) / total)
        x, height = area.x(), zoom(12)
        top = area.y() + (area.height() - height) / 2
        for count, colour in zip(ages, AGE_COLOURS, strict=True):
            if count:
                block = QRectF(x, top, each * count, height)
                shapes.rounded(painter, block, 2, self._theme.tokens[colour])
                x += each * count + 2

    def _legend(self, painter: QPainter, area: QRectF) -> None:
        theme, size = self._theme, self._theme.scaled(8)
        style, x = theme.text(11), area.x()
        for name, colour in zip(AGE_NAMES, AGE_COLOURS, strict=True):
            box = QRectF(x, area.y() + (area.height() - size) / 2, size, size)
            shapes.rounded(painter, box, 2, theme.tokens[colour])
            words = QRectF(x + size + 4, area.y(), area.right() - x - size - 4, area.height())
            x = words.x() + draw_text(painter, theme, words, tr(name), style, "ink2", on=self._ground) + 7

    def _due(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        self.figure(painter, area, line.due, weight=self._weight(line))

    def _waiting(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        colour, weight = ("over", 500) if line.is_waiting else ("ink", self._weight(line))
        self.figure(painter, area, line.waiting, colour, weight)

    def _at_risk(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        colour, weight = ("risk", 500) if line.is_risky else ("ink", self._weight(line))
        self.figure(painter, area, line.at_risk, colour, weight)

    def _work(self, painter: QPainter, area: QRectF, line: MemberLine) -> None:
        theme = self._theme
        style = theme.text(12, 500 if line.is_over else 400)
        if line.person_id is None:
            draw_text(painter, theme, area, line.work, style, "ink2", on=self._ground, quoted=True)
            return
        room = max(theme.scaled(112), style.room(line.work))
        bar = QRectF(area.x(), area.y() + (area.height() - 6) / 2, area.width() - room - 12, 6)
        if bar.width() > theme.scaled(24):
            colour = theme.tokens["risk-fill" if line.is_over else "acc"]
            shapes.level(painter, bar, line.load, colour, theme.tokens["track"])
        words = QRectF(area.right() - room, area.y(), room + 1, area.height())
        colour_name = "risk" if line.is_over else "ink2"
        draw_text(painter, theme, words, line.work, style, colour_name, on=self._ground)

    @staticmethod
    def _weight(line: MemberLine) -> int:
        return 600 if line.person_id is None else 400


class LateDelegate(TeamDelegate):
    """An overdue case's row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        rect: QRect = option.rect
        painters: tuple[Late, ...] = (
            self._mark,
            self._late,
            self._customer,
            self._step,
            self._owner,
            self._value,
            self._news,
        )
        if isinstance(line, LateLine):
            marked = bool(index.data(MARK_ROLE))
            self.back(painter, option)
            if index.column() == MARK:
                self._box(painter, QRectF(rect), marked=marked)
            else:
                area = late_area(index.column(), QRectF(rect))
                painters[index.column()](painter, area, line)

    def _box(self, painter: QPainter, cell: QRectF, *, marked: bool) -> None:
        tokens, size = self._theme.tokens, self._theme.scaled(16)
        box = QRectF(cell.x() + 14, cell.y() + (cell.height() - size) // 2, size, size)
        if marked:
            shapes.rounded(painter, box, 4, tokens["acc"])
            draw_icon(painter, box, "ph.check-bold", tokens["on-acc"], self._theme.scaled(11))
        else:
            shapes.rounded(painter, box, 4, tokens["surface"], tokens["ink3"], 1)

    def _mark(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        """Painted by ``_box``, which knows whether it is marked."""

    def _late(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        self.figure(painter, area, line.late, "over", 500)

    def _customer(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        style = self._theme.text(13, 500)
        draw_text(painter, self._theme, area, line.customer, style, on=self._ground, quoted=True)

    def _step(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        theme, size = self._theme, self._theme.scaled(15)
        icon = "ph.hourglass-medium" if line.is_offered else line.channel_icon
        draw_icon(painter, QRectF(area.x(), area.y(), size, area.height()), icon, theme.tokens["ink3"], size)
        words = area.adjusted(size + 8, 0, 0, 0)
        if line.is_offered:
            used = draw_text(
                painter, theme, words, tr("Offered"), theme.text(12, 500), "info", on=self._ground
            )
            words = words.adjusted(used + 6, 0, 0, 0)
        draw_text(painter, theme, words, line.step, theme.text(13), on=self._ground, quoted=True)

    def _owner(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        theme, size = self._theme, self._theme.scaled(20)
        face = QRectF(area.x(), area.y() + (area.height() - size) / 2, size, size)
        shapes.avatar(painter, theme, face, line.owner_initials, line.owner_hue)
        words = area.adjusted(size + 8, 0, 0, 0)
        draw_text(painter, theme, words, line.owner, theme.text(13), on=self._ground, quoted=True)

    def _value(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        self.figure(painter, area, line.value)

    def _news(self, painter: QPainter, area: QRectF, line: LateLine) -> None:
        theme, words = self._theme, area
        if line.is_waiting:
            size = theme.scaled(15)
            place = QRectF(area.x(), area.y(), size, area.height())
            draw_icon(painter, place, "ph.clock-fill", theme.tokens["over"], size)
            words = area.adjusted(size + 6, 0, 0, 0)
        style = theme.text(12, 500 if line.is_waiting else 400)
        draw_text(
            painter, theme, words, line.news, style, "over" if line.is_waiting else "ink2", on=self._ground
        )


def member_area(section: int, cell: QRectF) -> QRectF:
    """Where the content of a colleague's cell lies; heads and rows share it."""
    figure = section in {DUE, WAITING, AT_RISK}
    return cell.adjusted(
        0 if figure else EDGE, 0, -FIGURE_EDGE if figure else 0 if section == OVERDUE else -EDGE, 0
    )


def late_area(section: int, cell: QRectF) -> QRectF:
    """Where the content of an overdue row's cell lies; heads and rows share it."""
    left = 16 if section == CUSTOMER else 8
    return cell.adjusted(left, 0, -EDGE if section == NEWS else -8, 0)


class TeamHeader(QHeaderView):
    """Column heads in the same places as the cells."""

    def __init__(self, theme: Theme, parent: QWidget, *, is_late: bool) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._is_late = theme, is_late
        self.setFixedHeight(theme.scaled(LATE_HEAD if is_late else HEAD))
        self.setHighlightSections(False)
        self.setAccessibleName(self.tr("Columns"))
        self.setMinimumSectionSize(24)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, cell = self._theme, QRectF(rect)
        painter.fillRect(rect, theme.tokens["sunken"])
        figures = {LATE, VALUE} if self._is_late else {DUE, WAITING, AT_RISK}
        area = late_area(section, cell) if self._is_late else member_area(section, cell)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        align = RIGHT if section in figures else LEFT
        draw_text(painter, theme, area, title, theme.text(11, 600), "ink3", on="sunken", align=align)
