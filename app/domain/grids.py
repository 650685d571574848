"""The sheet's words: columns, rows with a key for each column, headings with their sums.

Nothing here knows Qt or words. A row keeps one number or text for each column; what a column shows is put into
words where it is shown. Slack is kept as a place on a ruler of business time, so that the order by slack stays
right while time goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain.agenda import AgendaRow
from app.domain.efforts import latest_start
from app.domain.working_time.rulers import WorkRuler

NOTHING = 10**12
"""Key of a cell that holds nothing: it stands at the end and lies in no range."""


class Column(StrEnum):
    """Everything a sheet can show of a case, in its usual order."""

    CASE = "case"
    CUSTOMER = "customer"
    KIND = "kind"
    STEP = "step"
    DUE = "due"
    EFFORT = "effort"
    START = "start"
    SLACK = "slack"
    VALUE = "value"
    NEWS = "news"
    CONTACT = "contact"
    OWNER = "owner"
    PUT_OFFS = "put_offs"
    PROMISE = "promise"
    SUBJECT = "subject"


COLUMNS = tuple(Column)
PLACES: Mapping[Column, int] = {column: number for number, column in enumerate(COLUMNS)}
MOMENTS = frozenset({Column.DUE, Column.START, Column.NEWS, Column.PROMISE})
FIGURES = frozenset({Column.EFFORT, Column.SLACK, Column.VALUE, Column.PUT_OFFS})
KEYED = MOMENTS | FIGURES
"""Columns that are compared as numbers; all others are texts."""

Key = int | str


class Grouping(StrEnum):
    """What headings stand for."""

    NONE = "none"
    DUE = "due"
    KIND = "kind"
    OWNER = "owner"
    MONTH = "month"


class DueGroup(StrEnum):
    """Headings of a sheet grouped by due moment, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_WEEK = "next_week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One case in the sheet.

    Attributes:
        start_at: The latest moment to begin: due less effort, in business time.
        keys: For each column what it is sorted and filtered by: minutes since 1970 for moments, minutes for
            lengths, cents for money, a place on the ruler in minutes for slack, else the text in small letters.
    """

    case: AgendaRow
    start_at: datetime
    keys: tuple[Key, ...]

    @property
    def case_id(self) -> UUID:
        """Which case it is."""
        return self.case.case_id


@dataclass(frozen=True, slots=True)
class Subtotal:
    """Sums over some rows.

    Attributes:
        effort_min: Minutes.
        least_place: The least slack, as a place on the ruler; None without rows.
        cents: Value by currency.
    """

    count: int = 0
    overdue: int = 0
    waiting: int = 0
    effort_min: int = 0
    least_place: int | None = None
    cents: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Subtotal") -> "Subtotal":
        least = [place for place in (self.least_place, other.least_place) if place is not None]
        cents = {
            key: self.cents.get(key, 0) + other.cents.get(key, 0) for key in {**self.cents, **other.cents}
        }
        return Subtotal(
            self.count + other.count,
            self.overdue + other.overdue,
            self.waiting + other.waiting,
            self.effort_min + other.effort_min,
            min(least, default=None),
            cents,
        )


@dataclass(frozen=True, slots=True)
class GridHeading:
    """A heading between rows.

    Attributes:
        key: What its rows share; a name of :class:`DueGroup`, a kind, an owner's name, a month ``2026-11``.
    """

    grouping: Grouping
    key: str
    total: Subtotal
    is_collapsed: bool = False


@dataclass(frozen=True, slots=True)
class Sort:
    """One column of an order."""

    column: Column
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sheet shows: headings and rows in one flat list, and the sums of all rows that passed.

    Attributes:
        headings: Where in ``entries`` the headings stand.
    """

    entries: tuple[GridHeading | GridRow, ...]
    total: Subtotal
    headings: tuple[int, ...] = ()


BY_SLACK = (Sort(Column.SLACK),)


@dataclass(frozen=True, slots=True)
class Present:
    """Now, as the grid counts."""

    now: datetime
    zone: ZoneInfo

    @property
    def minute(self) -> int:
        """Minutes since 1970."""
        return minute_of(self.now)

    @property
    def today(self) -> date:
        """The reader's date."""
        return self.now.astimezone(self.zone).date()

    def start_of(self, day: date) -> int:
        """The first minute of a day on the reader's wall."""
        return minute_of(datetime(day.year, day.month, day.day, tzinfo=self.zone))

    def due_bounds(self) -> tuple[int, ...]:
        """Where overdue, today, this week and next week end."""
        tomorrow = self.today + timedelta(days=1)
        monday = self.today + timedelta(days=7 - self.today.weekday())
        return (
            self.minute,
            self.start_of(tomorrow),
            self.start_of(monday),
            self.start_of(monday + timedelta(days=7)),
        )


def grid_row(case: AgendaRow, ruler: WorkRuler, kind_name: str) -> GridRow:
    """A case with everything the sheet sorts and filters by."""
    start_at, slack = timing(case.due_at, case.effort, ruler)
    promise = NOTHING if case.promise_due_at is None else minute_of(case.promise_due_at)
    keys: tuple[Key, ...] = (
        case.reference.lower(),
        case.customer.lower(),
        kind_name.lower(),
        case.step.lower(),
        minute_of(case.due_at),
        int(case.effort.total_seconds()) // 60,
        minute_of(start_at),
        slack,
        cents_of(case.value),
        minute_of(case.news_due_at),
        case.contact.lower(),
        case.owner.lower(),
        case.put_offs,
        promise,
        case.subject.lower(),
    )
    return GridRow(case, start_at, keys)


def timing(due_at: datetime, effort: timedelta, ruler: WorkRuler) -> tuple[datetime, int]:
    """The latest start, and its place on the ruler in minutes: less the present's place it is the slack."""
    start_at = latest_start(due_at, effort, ruler.before)
    return start_at, ruler.place_of(start_at) // 60


def minute_of(at: datetime) -> int:
    """Minutes since 1970."""
    return int(at.timestamp()) // 60


def cents_of(value: Decimal | None) -> int:
    """Money to count with; nothing counts as no money and stands at the end."""
    return NOTHING if not value else int(value * 100)
