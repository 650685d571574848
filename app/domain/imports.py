"""What is in a foreign table: rows, what they tell, and what is wrong with them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from app.domain.import_maps import Cells, Ended, Taken
from app.domain.people import Role
from app.domain.tables.cells import TableCell


class Trouble(StrEnum):
    """What is so about a row that was not taken."""

    UNCLOSED_QUOTE = "a quotation mark is not closed"
    BROKEN_QUOTE = "a quotation mark stands inside a cell"
    TOO_MANY_CELLS = "more cells than columns"
    TOO_LARGE = "the row is too large"
    NUL = "holds characters that are no text"
    NO_KEY = "nothing tells this row from others"
    KEY_TWICE = "the same key stands in an earlier row"
    UNKNOWN_STAGE = "the mapping file does not say what this becomes"
    NO_SUBJECT = "says nothing about the matter"
    NO_CUSTOMER = "names no customer"
    SEVERAL_CUSTOMERS = "several customers have this name"
    UNKNOWN_OWNER = "nobody has this name"
    NO_DATE = "is no date as the mapping file writes them"
    NO_AMOUNT = "is no amount as the mapping file writes them"
    NO_RESULT = "is a formula without a result"
    NO_NAME = "names nobody"
    SEVERAL_CONTACTS = "several people could be meant"
    UNKNOWN_OUTCOME = "is no way in which such a case ends"
    TOO_LONG = "is longer than can be kept"
    ENDED_THERE = "ended there, open here"
    ENDED_HERE = "open there, ended here"
    EDITED_HERE = "was edited here since the last import; kept"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should look at.

    Attributes:
        line: Counted from 1 as editors do, the header included.
        column: Empty where the whole row is meant.
        said: What stands there, shortened.
    """

    file: str
    line: int
    column: str
    said: str
    trouble: Trouble


_UNTYPED: Mapping[str, TableCell] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        typed: Days, numbers and cells without a value, by column, where the file itself tells them apart from text.
    """

    line: int
    cells: Cells
    typed: Mapping[str, TableCell] = field(default_factory=lambda: _UNTYPED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read from a file.

    Attributes:
        problems: Rows that could not be read at all.
        encoding, delimiter: As found, so that a person can see a wrong guess.
        twice: Names that several columns have.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    problems: tuple[Problem, ...] = ()
    twice: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A person at a customer as a row tells it."""

    line: int
    name: str
    customer: str
    owner: str = ""
    function: str = ""
    email: str = ""
    phone: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as a row tells it.

    Attributes:
        customer: Empty where the row names none; ``placeholder`` is then what to call it.
        owner: Empty means the person who imports.
        contact: The person at the customer, if the row names one or says how to reach one.
    """

    line: int
    key: str
    becomes: Taken | Ended
    subject: str
    owner: str
    customer: str
    placeholder: str
    opened_on: date | None = None
    due_on: date | None = None
    value: Decimal | None = None
    step: str = ""
    currency: str = ""
    closed_on: date | None = None
    ending: str = ""
    contact: ContactDraft | None = None

    @property
    def age_order(self) -> tuple[bool, date, int]:
        """Oldest first, those without a date last."""
        return self.opened_on is None, self.opened_on or date.max, self.line


@dataclass(frozen=True, slots=True)
class CustomerDraft:
    """A customer as a row tells it."""

    name: str
    place: str = ""
    sector: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A colleague as a row tells it."""

    name: str
    function: str
    role: Role


@dataclass(slots=True)
class Reading:
    """What the files say.

    Attributes:
        skipped: How many rows were left out for each reason.
        ended: Keys of rows that are left out, with their line and what they say.
        cleaned: How many cells held characters that change lines, files or screens.
    """

    cases: list[CaseDraft] = field(default_factory=list)
    contacts: list[ContactDraft] = field(default_factory=list)
    customers: list[CustomerDraft] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    ended: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    cleaned: int = 0


def folded(name: str) -> str:
    """A name for comparing: case and blanks do not tell people apart.

    >>> folded("  Maya   BRENNAN ")
    'maya brennan'
    """
    return " ".join(name.split()).casefold()
