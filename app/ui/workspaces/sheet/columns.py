"""The columns of the sheet: their heads, their widths, and their cells in words."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.domain.grid_filters import FilterReader, Say
from app.domain.grids import KEYED, MOMENTS, NOTHING, PLACES, Column, GridRow, Key, Present
from app.domain.working_time.rulers import WorkRuler
from app.ui import words
from app.ui.formats import MINUS, NONE, Formats
from app.ui.translations import QT_TRANSLATE_NOOP

_TITLES: Mapping[Column, str] = MappingProxyType(
    {
        Column.CASE: QT_TRANSLATE_NOOP("SheetColumns", "Case"),
        Column.CUSTOMER: QT_TRANSLATE_NOOP("SheetColumns", "Customer"),
        Column.KIND: QT_TRANSLATE_NOOP("SheetColumns", "Kind"),
        Column.STEP: QT_TRANSLATE_NOOP("SheetColumns", "Next step"),
        Column.DUE: QT_TRANSLATE_NOOP("SheetColumns", "Due"),
        Column.EFFORT: QT_TRANSLATE_NOOP("SheetColumns", "Effort"),
        Column.START: QT_TRANSLATE_NOOP("SheetColumns", "Start by"),
        Column.SLACK: QT_TRANSLATE_NOOP("SheetColumns", "Slack"),
        Column.VALUE: QT_TRANSLATE_NOOP("SheetColumns", "Value"),
        Column.NEWS: QT_TRANSLATE_NOOP("SheetColumns", "News due"),
        Column.CONTACT: QT_TRANSLATE_NOOP("SheetColumns", "Contact"),
        Column.OWNER: QT_TRANSLATE_NOOP("SheetColumns", "Owner"),
        Column.PUT_OFFS: QT_TRANSLATE_NOOP("SheetColumns", "Put off"),
        Column.PROMISE: QT_TRANSLATE_NOOP("SheetColumns", "Promise"),
        Column.SUBJECT: QT_TRANSLATE_NOOP("SheetColumns", "Matter"),
    }
)
WIDTHS: Mapping[Column, int] = MappingProxyType(
    {
        Column.CASE: 60,
        Column.CUSTOMER: 120,
        Column.KIND: 76,
        Column.STEP: 200,
        Column.DUE: 80,
        Column.EFFORT: 58,
        Column.START: 80,
        Column.SLACK: 114,
        Column.VALUE: 78,
        Column.NEWS: 80,
        Column.CONTACT: 116,
        Column.OWNER: 116,
        Column.PUT_OFFS: 58,
        Column.PROMISE: 80,
        Column.SUBJECT: 200,
    }
)
USUAL = tuple(Column)[:10]
STRETCHED = (Column.STEP, Column.SUBJECT, Column.CUSTOMER)
LEAST: Mapping[Column, int] = MappingProxyType(
    {column: 140 if column in STRETCHED else width for column, width in WIDTHS.items()}
)
"""How narrow a column may become that takes what the others leave."""
ON_THE_RIGHT = frozenset({Column.EFFORT, Column.VALUE, Column.SLACK, Column.PUT_OFFS})
EDITED = frozenset({Column.DUE, Column.EFFORT, Column.VALUE, Column.STEP, Column.SUBJECT})
QUOTED = frozenset({Column.CUSTOMER, Column.STEP, Column.SUBJECT, Column.CONTACT, Column.OWNER})
"""Somebody's own words, which may be cut; every other cell always shows the whole of it."""


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("SheetColumns", text)


def title_of(column: Column) -> str:
    """The head of a column."""
    return tr(_TITLES[column])


def effort_words(minutes: int) -> str:
    """``45 min``, ``60 min``, ``2 h 10``."""
    if minutes <= 60:
        return tr("{count} min").format(count=minutes)
    hours, rest = divmod(minutes, 60)
    text = tr("{hours} h {minutes:02d}") if rest else tr("{hours} h")
    return text.format(hours=hours, minutes=rest)


def slack_words(minutes: int, day_min: int) -> str:
    """``−2 h 27``, ``3 min``, ``1.4 d`` of working days."""
    sign, size = (MINUS if minutes < 0 else ""), abs(minutes)
    if size < 60:
        return sign + tr("{count} min").format(count=size)
    if size < day_min:
        return sign + tr("{hours} h {minutes:02d}").format(hours=size // 60, minutes=size % 60)
    return sign + tr("{count:.1f} d").format(count=size / day_min)


class CellWords:
    """Puts cells into words, each different value once until the day or the rows change."""

    def __init__(self, formats: Formats) -> None:
        self._formats = formats
        self.ruler = WorkRuler((0,), (0,), (0,))
        self.day_min = 540
        self.now_place = 0
        self.present = Present(formats.now(), formats.zone)
        self._said: dict[Column, dict[Key, str]] = {}

    def renew(self, ruler: WorkRuler | None = None, day_min: int = 0) -> None:
        """Time went on, or other rows came."""
        before = self.present.today
        self.present = Present(self._formats.now(), self._formats.zone)
        self.ruler, self.day_min = ruler or self.ruler, day_min or self.day_min
        self.now_place = self.ruler.place_of(self.present.now) // 60
        if ruler is not None or before != self.present.today:
            self._said.clear()
        self._said.pop(Column.SLACK, None)

    @property
    def reader(self) -> FilterReader:
        """Understands what is typed above a column."""
        return FilterReader(self.present, self.now_place, self.day_min)

    def say(self, column: Column) -> Say:
        """How a column's keys are said."""
        said = self._said.setdefault(column, {})

        def say(key: Key) -> str:
            text = said.get(key)
            if text is None:
                text = said[key] = self._keyed(column, int(key))
            return text

        return say

    def text(self, row: GridRow, column: Column) -> str:
        """What the cell shows."""
        if column is Column.VALUE:
            return self._formats.money(row.case.value, row.case.currency)
        if column in KEYED:
            key = row.keys[PLACES[column]]
            known = self._said.get(column)
            text = known.get(key) if known else None
            return text if text is not None else self.say(column)(key)
        return words.customer_of(row.case) if column is Column.CUSTOMER else self._plain(row, column)

    def edited(self, row: GridRow, column: Column) -> str:
        """What stands in the editor at first."""
        if column is Column.VALUE:
            return "" if row.case.value is None else f"{row.case.value:f}"
        if column is Column.DUE:
            wall = self._formats.wall(row.case.due_at)
            return f"{self._formats.weekday(wall.date())} {self._formats.day(wall.date())} {wall:%H:%M}"
        return self.text(row, column)

    def slack_min(self, row: GridRow) -> int:
        """Minutes of slack now."""
        return int(row.keys[PLACES[Column.SLACK]]) - self.now_place

    def slack(self, minutes: int) -> str:
        """A length of slack."""
        return slack_words(minutes, self.day_min)

    def is_late(self, row: GridRow, column: Column) -> bool:
        """Whether this cell says that something is over."""
        case, now = row.case, self.present.now
        if column in {Column.DUE, Column.START}:
            return case.due_at < now
        if column is Column.NEWS:
            return case.news_due_at < now
        if column is Column.PROMISE:
            return case.is_promise_broken(now)
        return column is Column.SLACK and self.slack_min(row) < 0

    def exact(self, row: GridRow, column: Column) -> str:
        """The cell for other programs: whole dates, plain figures."""
        case, key = row.case, row.keys[PLACES[column]]
        if column in MOMENTS:
            return "" if key == NOTHING else f"{self._formats.wall(_instant(int(key))):%Y-%m-%d %H:%M}"
        if column is Column.VALUE:
            return "" if case.value is None else f"{case.value:f}"
        if column is Column.SLACK:
            return str(self.slack_min(row))
        return str(key) if column in KEYED else self._plain(row, column)

    def _plain(self, row: GridRow, column: Column) -> str:
        case = row.case
        if column is Column.KIND:
            return words.kind_name(case.kind)
        texts = {
            Column.CASE: case.reference,
            Column.CUSTOMER: case.customer,
            Column.STEP: case.step,
            Column.CONTACT: case.contact,
            Column.OWNER: case.owner,
            Column.SUBJECT: case.subject,
        }
        return texts[column]

    def _keyed(self, column: Column, key: int) -> str:
        if key == NOTHING:
            return NONE
        if column in MOMENTS:
            return self._formats.when(_instant(key))
        if column is Column.EFFORT:
            return effort_words(key)
        if column is Column.SLACK:
            return self.slack(key - self.now_place)
        if column is Column.VALUE:
            return self._formats.money(Decimal(key) / 100)
        return str(key) if key else NONE


def _instant(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * 60, UTC)
