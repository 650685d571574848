"""What the columns of a foreign table mean: data of the company, one file per shape of table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from app.domain.kinds import Kind, Phase
from app.domain.people import Role
from app.domain.steps import DEFAULT_EFFORT

Cells = Mapping[str, str]
"""The texts of one row by column; a column that the row lacks is not there."""

_PLACE = re.compile(r"\{([^{}]+)\}")
_DATE_PARTS = {"DD": r"(?P<day>\d{1,2})", "MM": r"(?P<month>\d{1,2})", "YYYY": r"(?P<year>\d{4})"}
_SHORT_YEAR = r"(?P<year>\d{2})"
_TIME_OF_DAY = r"(?:[ T,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:\s?[AaPp][Mm])?)?"
_YEARS = range(1990, 2199)
_MOST_DIGITS = 15
_MONEY = re.compile(r"^(?:[€$£¥]|[A-Z]{3})\s?|\s?(?:[€$£¥]|[A-Z]{3})$")


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

    def joined(self, cells: Cells) -> str:
        """The text for one row; of columns with nothing but blanks between them, the filled ones.

        >>> Template("{first} {last}").joined({"first": "", "last": "Brennan"})
        'Brennan'
        """
        if any(part.strip() for part in self._parts[::2]):
            return self.filled(cells)
        return " ".join(said for said in (cells.get(name, "").strip() for name in self.columns) if said)

    def renamed(self, names: Mapping[str, str]) -> "Template":
        """The same with other names of columns."""
        parts = [
            f"{{{names.get(part, part)}}}" if place % 2 else part for place, part in enumerate(self._parts)
        ]
        return Template("".join(parts))

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
    """How a table writes days, such as ``DD-MM-YY``; nothing is guessed. A time of day beside it is left out.

    >>> DateFormat("DD-MM-YY").read("20-10-16"), DateFormat("YYYY-MM-DD").read("2026-11-03 09:30")
    (datetime.date(2016, 10, 20), datetime.date(2026, 11, 3))
    >>> DateFormat("DD.MM.YYYY").read("31.04.2026") is None
    True
    """

    pattern: str
    _shape: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if sorted(re.findall(r"[A-Z]+", self.pattern)) not in (["DD", "MM", "YYYY"], ["DD", "MM", "YY"]):
            raise ValueError("A date is written with DD, MM and YY or YYYY.")
        shape = re.escape(self.pattern)
        for part, group in _DATE_PARTS.items():
            shape = shape.replace(part, group)
        shape = shape.replace("YY", _SHORT_YEAR) + _TIME_OF_DAY
        object.__setattr__(self, "_shape", re.compile(shape, re.ASCII))

    def read(self, text: str) -> date | None:
        """The day, or None where the text is none from 1990 to 2198. Two digits mean 1990 to 2089."""
        match = self._shape.fullmatch(text.strip())
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


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a table writes amounts, with or without the sign of a currency.

    >>> NumberFormat(decimal=",", thousands=".").read("1.234,56"), NumberFormat().read("€ 1,200")
    (Decimal('1234.56'), Decimal('1200'))
    >>> [NumberFormat().read(text) for text in ("1e3", "NaN", "-5", "1,2,3")]
    [None, None, None, None]
    """

    decimal: str = "."
    thousands: str = ","
    _shape: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        point, mark = re.escape(self.decimal), re.escape(self.thousands)
        whole = rf"\d+(?:{mark}\d{{3}})*" if mark else r"\d+"
        object.__setattr__(self, "_shape", re.compile(rf"{whole}(?:{point}\d{{1,4}})?", re.ASCII))

    def read(self, text: str) -> Decimal | None:
        """The amount, exact and not negative; None where the text is none."""
        bare = text.strip().replace("\u00a0", " ").replace("\u202f", " ")
        if not self._shape.fullmatch(bare):
            bare = _MONEY.sub("", bare)
            if not self._shape.fullmatch(bare):
                return None
        digits = bare.replace(self.thousands, "") if self.thousands else bare
        return Decimal(digits.replace(self.decimal, ".")) if len(digits) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Taken:
    """Rows that become cases of this kind and phase."""

    kind: Kind
    phase: Phase


@dataclass(frozen=True, slots=True)
class Ended:
    """Rows that come as history: closed cases without a step.

    Attributes:
        outcome: One of the kind's endings.
    """

    kind: Kind
    phase: Phase
    outcome: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not taken, with the reason that the report counts."""

    reason: str


Becomes = Taken | Ended | LeftOut
"""What a stage means."""


class Rows(StrEnum):
    """What one row of the main table is."""

    CASES = "cases"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are taken, as what, and which are left out and why.

    Attributes:
        column: Decides what a row becomes; empty where every row becomes the same.
        taken: By the text in that column, folded.
        otherwise: What any other row becomes; None reports it.
        skipped: Reasons by column and folded text.
        history: What comes as closed, by column and folded text.
    """

    column: str = ""
    taken: Mapping[str, Taken] = field(default_factory=lambda: MappingProxyType({}))
    otherwise: Taken | None = None
    skipped: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    history: Mapping[tuple[str, str], Ended] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """Where the facts of a case stand; an empty name means that the table does not tell.

    Attributes:
        key: Knows a row again in a later import.
        opened, due, closed: Days.
        ending: Why it ended, for those that come as history.
        updates: What a later import of the same key may overwrite: ``subject``, ``value``, ``customer``.
    """

    key: Template = Template("")
    subject: Template = Template("")
    owner: str = ""
    customer: str = ""
    placeholder: Template = Template("")
    opened: str = ""
    value: str = ""
    step: str = ""
    due: str = ""
    closed: str = ""
    ending: str = ""
    currency: str = ""
    updates: frozenset[str] = frozenset({"subject", "value", "customer"})


@dataclass(frozen=True, slots=True)
class ContactColumns:
    """Where the person at the customer stands: beside a case, or as the row itself.

    Attributes:
        customer, owner: The organisation and whose it is, where the row is a contact; a case says both itself.
        place: Where the customer is.
    """

    name: Template = Template("")
    customer: str = ""
    owner: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    place: str = ""


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
        finds_formats: Days and amounts are read as the file writes them; where that is open, somebody is asked.
        may_lack: Columns that the file does not have are passed over instead of refusing it.
        also: Other names under which programs write a column.
        new_owner: What an owner becomes that nobody knows; None reports the row instead.
    """

    name: str
    cases: CaseColumns = CaseColumns()
    choice: Choice = Choice()
    rows: Rows = Rows.CASES
    contact: ContactColumns | None = None
    finds_formats: bool = False
    may_lack: bool = False
    also: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
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
        named = self._of_contact()
        if self.rows is Rows.CASES:
            of, choice = self.cases, self.choice
            named |= {of.owner, of.customer, of.opened, of.closed, of.value, of.currency}
            named |= {of.step, of.due, of.ending, choice.column}
            named |= {column for column, _ in (*choice.skipped, *choice.history)}
            for template in (of.key, of.subject, of.placeholder):
                named |= set(template.columns)
        return named - {""}

    def date_columns(self) -> tuple[str, ...]:
        """Columns that hold days."""
        of = self.cases
        return tuple(dict.fromkeys(name for name in (of.opened, of.due, of.closed) if name))

    def _of_contact(self) -> set[str]:
        of = self.contact or ContactColumns()
        return {of.customer, of.owner, of.function, of.email, of.phone, of.place, *of.name.columns}
