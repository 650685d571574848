"""The week: the days ahead as columns, walked by arrows."""

from datetime import date, datetime
from operator import itemgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.week_plans import WeekDay, WeekPlan
from app.ui.formats import Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import emptied, holder
from app.ui.widgets.labels import PlainLabel
from app.ui.workspaces.day_plan import words
from app.ui.workspaces.day_plan.cards import Card
from app.ui.workspaces.day_plan.scrolls import BAR, OverScroll
from app.ui.workspaces.day_plan.week_items import (
    DayHead,
    OutsideItem,
    Shade,
    WeekItem,
    WeekPart,
    item_of,
    promise_of,
)

MOST_ITEMS = 20
MOST_OUTSIDE = 8
"""Of other calendars; they have a place of their own to be looked at whole."""


class WeekColumn(Card):
    """One day: its head, then what stands in it as the day runs, then its promises.

    Signals:
        pressed: Its head was.
        opened, pointed: An item was pressed, or has the focus; carries the case's id.
        stepped: Another part is wanted; carries this column, columns and lines.
        shown: A part has the focus; carries it.
    """

    pressed = Signal(object)
    opened = Signal(object)
    pointed = Signal(object)
    stepped = Signal(object, int, int)
    shown = Signal(object)

    def __init__(self, theme: Theme, formats: Formats, day: WeekDay) -> None:
        is_today = day.frame.on == formats.today()
        super().__init__(theme, formats.long_day(day.frame.on), line="acc-line" if is_today else "cline")
        self.day = day
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(4)
        self.head = DayHead(theme, formats, day)
        self.parts: list[WeekPart] = [self.head]
        self.body.addWidget(self.head)
        self.head.clicked.connect(self._on_head)
        timed: list[tuple[datetime, QWidget]] = [
            (block.start_at, item_of(theme, formats, block)) for block in day.blocks
        ]
        due = [promise_of(theme, formats, row) for row in day.promises]
        shades = [(start, Shade(theme, formats, start)) for start, _ in day.frame.protected]
        outside: list[tuple[datetime, QWidget]] = [
            (one.start_at, OutsideItem(theme, formats, one, day.frame.whole))
            for one in day.frame.outside[:MOST_OUTSIDE]
        ]
        self._fill([*timed, *shades, *outside])
        for item in due[: max(MOST_ITEMS - len(timed), 0)]:
            self._add(item)
        hidden = max(len(timed) + len(due) - MOST_ITEMS, 0)
        if hidden:
            said = words.tr("and {count} more in Cases").format(count=hidden)
            self.body.addWidget(PlainLabel(theme, said, 12, 400, "ink3", most=2))
        self.body.addStretch(1)
        for part in self.parts:
            part.stepped.connect(self._on_step)
            part.focused.connect(self._on_focus)

    def part_for(self, case_id: object) -> WeekPart | None:
        """The first item of a case."""
        return next((one for one in self.parts if isinstance(one, WeekItem) and one.case_id == case_id), None)

    def _fill(self, timed: list[tuple[datetime, QWidget]]) -> None:
        for _, widget in sorted(timed, key=itemgetter(0))[: MOST_ITEMS + MOST_OUTSIDE]:
            if isinstance(widget, WeekItem):
                self._add(widget)
            else:
                self.body.addWidget(widget)

    def _add(self, item: WeekItem) -> None:
        self.parts.append(item)
        self.body.addWidget(item)
        item.clicked.connect(self._on_item)

    def _on_head(self) -> None:
        self.pressed.emit(self.day.frame.on)

    def _on_item(self) -> None:
        item = self.sender()
        if isinstance(item, WeekItem):
            self.opened.emit(item.case_id)

    def _on_step(self, columns: int, lines: int) -> None:
        self.stepped.emit(self.sender(), columns, lines)

    def _on_focus(self) -> None:
        part = self.sender()
        self.shown.emit(part)
        if isinstance(part, WeekItem):
            self.pointed.emit(part.case_id)


class WeekBoard(OverScroll):
    """All columns; it scrolls up and down.

    Signals:
        opened, pointed: Carries a case's id.
        day_wanted: Today's head was pressed; the day itself is wanted.
    """

    opened = Signal(object)
    pointed = Signal(object)
    day_wanted = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        self._theme, self._formats = theme, formats
        self.columns: list[WeekColumn] = []
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, BAR, 0)
        self._row.setSpacing(8)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._row, 1)
        super().__init__(holder(whole), parent)
        self.setAccessibleName(words.tr("Week"))

    @property
    def entrance(self) -> QWidget | None:
        """Where the keyboard enters: the first thing of today, else today's head."""
        if not self.columns:
            return None
        parts = self.columns[0].parts
        return parts[min(1, len(parts) - 1)]

    def show_week(self, week: WeekPlan) -> None:
        """Show these days; the focus stays with what it was on, where that still stands here."""
        at = self._place(self.window().focusWidget())
        had_focus = self.window().focusWidget()
        case_id = had_focus.case_id if isinstance(had_focus, WeekItem) else None
        emptied(self._row)
        self.columns = [WeekColumn(self._theme, self._formats, day) for day in week.days]
        for column in self.columns:
            column.pressed.connect(self._on_head)
            column.opened.connect(self.opened)
            column.pointed.connect(self.pointed)
            column.stepped.connect(self._on_step)
            column.shown.connect(self._on_shown)
            self._row.addWidget(column, 1)
            column.show()  # at once: what is not seen yet takes no focus
        if at is not None:
            same = next((found for one in self.columns if (found := one.part_for(case_id))), None)
            (same or self._at(*at)).setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, part: QWidget, columns: int, lines: int) -> None:
        """To the part beside it; at an edge it stays."""
        at = self._place(part)
        if at is not None:
            column = min(max(at[0] + columns, 0), len(self.columns) - 1)
            self._at(column, max(at[1] + lines, 0)).setFocus(Qt.FocusReason.TabFocusReason)

    def _at(self, column: int, line: int) -> WeekPart:
        parts = self.columns[min(column, len(self.columns) - 1)].parts
        return parts[min(line, len(parts) - 1)]

    def _place(self, part: QWidget | None) -> tuple[int, int] | None:
        for number, column in enumerate(self.columns):
            if part in column.parts:
                return number, [*column.parts].index(part)
        return None

    def _on_step(self, part: QWidget, columns: int, lines: int) -> None:
        self.step(part, columns, lines)

    def _on_head(self, on: date) -> None:
        """Today opens; another day goes to the first thing that stands in it."""
        if on == self._formats.today():
            self.day_wanted.emit()
            return
        column = next(one for one in self.columns if one.day.frame.on == on)
        column.parts[min(1, len(column.parts) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_shown(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, 12)
