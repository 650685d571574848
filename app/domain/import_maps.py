"""What the columns of a foreign table mean: data of the company, one file per shape of table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from app.domain.kinds import Kind, Phase
from app.domain.people import Role
from app.domain.steps import DEFAULT_EFFORT

Cells = Mapping[str, str]
"""The texts of one row by column; a column that the row lacks is not there."""

_PLACE = re.compile(r"\{([^{}]+)\}")
_DATE_PARTS = {"DD": r"(?P<day>\d{1,2})", "MM": r"(?P<month>\d{1,2})", "YYYY": r"(?P<year>\d{4})"}
_SHORT_YEAR = r"(?P<year>\d{2})"
_YEARS = range(1990, 2199)
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Template:
    """A text with columns in it; empty as soon as one of its columns is empty.

    >>> Template("Part of {parent}").filled({"parent": "Marlowe Group"})
    'Part of Marlowe Group'
    >>> Template("Part of {parent}").filled({"parent": ""})
    ''
    """

    text: str
    _parts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Plain text and columns by turns.
        object.__setattr__(self, "_parts", tuple(_PLACE.split(self.text)))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it needs."""
        return self._parts[1::2]

    def filled(self, cells: Cells) -> str:
        """The text for one row. What stands in a cell is text, never a template."""
        parts = list(self._parts)
        for place in range(1, len(parts), 2):
            said = cells.get(parts[place], "").strip()
            if not said:
                return ""
            parts[place] = said
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How a table writes days, such as ``DD-MM-YY``; nothing is guessed.

    >>> DateFormat("DD-MM-YY").read("20-10-16")
    datetime.date(2016, 10, 20)
    >>> DateFormat("DD.MM.YYYY").read("31.04.2026") is None
    True
    """

    pattern: str

    def __post_init__(self) -> None:
        if sorted(re.findall(r"[A-Z]+", self.pattern)) not in (["DD", "MM", "YYYY"], ["DD", "MM", "YY"]):
            raise ValueError("A date is written with DD, MM and YY or YYYY.")

    def read(self, text: str) -> date | None:
        """The day, or None where the text is none from 1990 to 2198. Two digits mean 1990 to 2089."""
        match = re.fullmatch(self._shape(), text.strip(), re.ASCII)
        if match is None:
            return None
        year = int(match["year"])
        if len(match["year"]) == 2:
            year += 1900 if year >= 90 else 2000
        try:
            found = date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return found if found.year in _YEARS else None

    def _shape(self) -> str:
        shape = re.escape(self.pattern)
        for part, group in _DATE_PARTS.items():
            shape = shape.replace(part, group)
        return shape.replace("YY", _SHORT_YEAR)


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a table writes amounts.

    >>> NumberFormat(decimal=",", thousands=".").read("1.234,56")
    Decimal('1234.56')
    >>> [NumberFormat().read(text) for text in ("1e3", "NaN", "-5", "1,2,3")]
    [None, None, None, None]
    """

    decimal: str = "."
    thousands: str = ","

    def read(self, text: str) -> Decimal | None:
        """The amount, exact and not negative; None where the text is none."""
        point, mark = re.escape(self.decimal), re.escape(self.thousands)
        shape = rf"\d+(?:{mark}\d{{3}})*(?:{point}\d{{1,4}})?" if mark else rf"\d+(?:{point}\d{{1,4}})?"
        bare = text.strip().replace("\u00a0", " ")
        if not re.fullmatch(shape, bare, re.ASCII):
            return None
        digits = bare.replace(self.thousands, "") if self.thousands else bare
        return Decimal(digits.replace(self.decimal, ".")) if len(digits) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows that become cases of this kind and phase."""

    kind: Kind
    phase: Phase


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are taken, as what, and which are left out and why.

    Attributes:
        column: Decides what a row becomes; empty where every row becomes the same.
        taken: By the text in that column, folded.
        otherwise: What any other row becomes; None reports it.
        skipped: Reasons by column and folded text.
    """

    column: str = ""
    taken: Mapping[str, Taken] = field(default_factory=lambda: MappingProxyType({}))
    otherwise: Taken | None = None
    skipped: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """Where the facts of a case stand; an empty name means that the table does not tell.

    Attributes:
        key: Knows a row again in a later import.
        opened, due: Days.
        updates: What a later import of the same key may overwrite: ``subject``, ``value``, ``customer``.
    """

    key: Template
    subject: Template
    owner: str = ""
    customer: str = ""
    placeholder: Template = Template("")
    opened: str = ""
    value: str = ""
    step: str = ""
    due: str = ""
    updates: frozenset[str] = frozenset({"subject", "value", "customer"})


@dataclass(frozen=True, slots=True)
class CustomerFile:
    """A table of customers beside the cases'."""

    file: str
    name: str
    place: str = ""
    sector: str = ""
    phone: str = ""
    email: str = ""
    note: Template = Template("")


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A column with names of colleagues, and what they become if they are new."""

    column: str
    function: Template
    role: Role = Role.EMPLOYEE


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A table of colleagues beside the cases'; the first mention of a name counts."""

    file: str
    columns: tuple[PeopleColumn, ...]


@dataclass(frozen=True, slots=True)
class Pace:
    """How the first steps are spread over the owner's coming days.

    Attributes:
        effort: What one of them takes.
        usable_percent: So much of the owner's business time of a day may go to them.
    """

    effort: timedelta = DEFAULT_EFFORT
    usable_percent: int = 60

    def __post_init__(self) -> None:
        if self.effort < timedelta(minutes=1) or not 1 <= self.usable_percent <= 100:
            raise ValueError("A pace has an effort and a share of the day.")

    @property
    def distance(self) -> timedelta:
        """From one step's beginning to the next one's, in whole minutes."""
        minutes = int(self.effort.total_seconds()) // 60
        return timedelta(minutes=-(-minutes * 100 // self.usable_percent))


@dataclass(frozen=True, slots=True)
class ImportMap:
    """One shape of table.

    Attributes:
        namespace: Keeps the keys of different tables apart.
        delimiter, encoding: Empty where the file shows them itself.
        new_owner: What an owner becomes that nobody knows; None reports the row instead.
    """

    name: str
    cases: CaseColumns
    choice: Choice
    namespace: str = ""
    delimiter: str = ""
    encoding: str = ""
    dates: DateFormat = DateFormat("YYYY-MM-DD")
    numbers: NumberFormat = NumberFormat()
    pace: Pace = Pace()
    customers: CustomerFile | None = None
    people: PeopleFile | None = None
    new_owner: Template | None = None

    def needed_columns(self) -> set[str]:
        """Columns the main table must have."""
        of, choice = self.cases, self.choice
        named = {of.owner, of.customer, of.opened, of.value, of.step, of.due, choice.column}
        named |= {column for column, _ in choice.skipped}
        for template in (of.key, of.subject, of.placeholder):
            named |= set(template.columns)
        return named - {""}
