"""From rows of a foreign table to drafts of cases, with every problem noted and none in the way of the rest."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.cases import SUBJECT_LIMIT
from app.domain.errors import TooLong
from app.domain.import_maps import Cells, CustomerFile, ImportMap, PeopleFile, Taken
from app.domain.people import Role
from app.domain.steps import WHAT_LIMIT
from app.domain.text_hygiene import clean

PERSON_LIMIT = 200
NAME_LIMIT = 500
_SHORT_LIMIT = 200
_NOTE_LIMIT = 2_000
_SAID = 60


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


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    line: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read from a file.

    Attributes:
        problems: Rows that could not be read at all.
        encoding, delimiter: As found, so that a person can see a wrong guess.
    """

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = "utf-8"
    delimiter: str = ","
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """A case as a row tells it.

    Attributes:
        customer: Empty where the row names none; ``placeholder`` is then what to call it.
        owner: Empty means the person who imports.
    """

    line: int
    key: str
    becomes: Taken
    subject: str
    owner: str
    customer: str
    placeholder: str
    opened_on: date | None = None
    due_on: date | None = None
    value: Decimal | None = None
    step: str = ""

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


class _NotTaken(Exception):
    """The row is reported and left out."""


@dataclass(slots=True)
class _Desk:
    """Reads cells and notes what is wrong with them."""

    file: str
    reading: Reading

    def refuse(self, line: int, column: str, said: str, trouble: Trouble) -> _NotTaken:
        self.reading.problems.append(Problem(self.file, line, column, said[:_SAID], trouble))
        return _NotTaken()

    def text(self, row: Row, column: str, limit: int) -> str:
        return self.cleaned(row, column, row.cells.get(column, "") if column else "", limit)

    def cleaned(self, row: Row, column: str, said: str, limit: int) -> str:
        if not said:
            return ""
        try:
            text = clean(said, limit)
        except TooLong:
            raise self.refuse(row.line, column, said, Trouble.TOO_LONG) from None
        if not said.isprintable() and text != said.strip():
            self.reading.cleaned += 1
        return text


def read_cases(sheet: Sheet, mapping: ImportMap, reading: Reading) -> None:
    """Add the cases of the main table."""
    reading.problems += sheet.problems
    rows = _CaseRows(_Desk(sheet.file, reading), mapping)
    for row in sheet.rows:
        try:
            draft = rows.draft(row)
        except _NotTaken:
            continue
        if draft is not None:
            reading.cases.append(draft)


@dataclass(slots=True)
class _CaseRows:
    desk: _Desk
    mapping: ImportMap
    keys: set[str] = field(default_factory=set)

    def draft(self, row: Row) -> CaseDraft | None:
        """The row's case; None where it is left out for a reason."""
        if self._is_left_out(row):
            return None
        becomes = self._becomes(row)
        customer = self.desk.text(row, self.mapping.cases.customer, NAME_LIMIT)
        draft = CaseDraft(
            line=row.line,
            key=self._key(row),
            becomes=becomes,
            subject=self._subject(row),
            owner=self.desk.text(row, self.mapping.cases.owner, PERSON_LIMIT),
            customer=customer,
            placeholder="" if customer else self._placeholder(row),
            opened_on=self._day(row, self.mapping.cases.opened),
            due_on=self._day(row, self.mapping.cases.due),
            value=self._amount(row),
            step=self.desk.text(row, self.mapping.cases.step, WHAT_LIMIT),
        )
        self.keys.add(draft.key)
        return draft

    def _is_left_out(self, row: Row) -> bool:
        for (column, said), reason in self.mapping.choice.skipped.items():
            if row.cells.get(column, "").strip().casefold() == said:
                self.desk.reading.skipped[reason] += 1
                key = self._plain_key(row)
                self.desk.reading.ended[key] = row.line, column, row.cells[column]
                return True
        return False

    def _becomes(self, row: Row) -> Taken:
        choice = self.mapping.choice
        said = row.cells.get(choice.column, "").strip()
        becomes = choice.taken.get(said.casefold(), choice.otherwise)
        if becomes is None:
            raise self.desk.refuse(row.line, choice.column, said, Trouble.UNKNOWN_STAGE)
        return becomes

    def _plain_key(self, row: Row) -> str:
        key = self.mapping.cases.key.filled(row.cells)
        return f"{self.mapping.namespace}:{key}" if key and self.mapping.namespace else key

    def _key(self, row: Row) -> str:
        column = " ".join(self.mapping.cases.key.columns)
        key = self.desk.cleaned(row, column, self._plain_key(row), NAME_LIMIT)
        if not key:
            raise self.desk.refuse(row.line, column, "", Trouble.NO_KEY)
        if key in self.keys:
            raise self.desk.refuse(row.line, column, key, Trouble.KEY_TWICE)
        return key

    def _subject(self, row: Row) -> str:
        template = self.mapping.cases.subject
        column = " ".join(template.columns)
        subject = self.desk.cleaned(row, column, template.filled(row.cells), SUBJECT_LIMIT)
        if not subject:
            raise self.desk.refuse(row.line, column, "", Trouble.NO_SUBJECT)
        return subject

    def _placeholder(self, row: Row) -> str:
        template = self.mapping.cases.placeholder
        name = self.desk.cleaned(row, "", template.filled(row.cells), NAME_LIMIT)
        if not name:
            raise self.desk.refuse(row.line, self.mapping.cases.customer, "", Trouble.NO_CUSTOMER)
        return name

    def _day(self, row: Row, column: str) -> date | None:
        said = row.cells.get(column, "").strip() if column else ""
        if not said:
            return None
        day = self.mapping.dates.read(said)
        if day is None:
            raise self.desk.refuse(row.line, column, said, Trouble.NO_DATE)
        return day

    def _amount(self, row: Row) -> Decimal | None:
        column = self.mapping.cases.value
        said = row.cells.get(column, "").strip() if column else ""
        if not said:
            return None
        amount = self.mapping.numbers.read(said)
        if amount is None:
            raise self.desk.refuse(row.line, column, said, Trouble.NO_AMOUNT)
        return amount


def read_customers(sheet: Sheet, columns: CustomerFile, reading: Reading) -> None:
    """Add the customers of a table beside; the first row of a name counts."""
    reading.problems += sheet.problems
    desk = _Desk(sheet.file, reading)
    known: dict[str, CustomerDraft] = {}
    for row in sheet.rows:
        try:
            name = desk.text(row, columns.name, NAME_LIMIT)
            if not name:
                raise desk.refuse(row.line, columns.name, "", Trouble.NO_CUSTOMER)
            draft = CustomerDraft(
                name=name,
                place=desk.text(row, columns.place, NAME_LIMIT),
                sector=desk.text(row, columns.sector, _SHORT_LIMIT),
                phone=desk.text(row, columns.phone, NAME_LIMIT),
                email=desk.text(row, columns.email, NAME_LIMIT),
                note=desk.cleaned(row, "", columns.note.filled(row.cells), _NOTE_LIMIT),
            )
        except _NotTaken:
            continue
        known.setdefault(folded(name), draft)
    reading.customers += known.values()


def read_people(sheet: Sheet, columns: PeopleFile, reading: Reading) -> None:
    """Add the colleagues of a table beside; who leads anybody is a lead."""
    reading.problems += sheet.problems
    desk = _Desk(sheet.file, reading)
    known: dict[str, PersonDraft] = {}
    for column in columns.columns:
        for row in sheet.rows:
            try:
                name = desk.text(row, column.column, PERSON_LIMIT)
                function = desk.cleaned(row, "", column.function.filled(row.cells), PERSON_LIMIT)
            except _NotTaken:
                continue
            if name:
                known.setdefault(folded(name), PersonDraft(name, function, column.role))
    reading.people += known.values()


def missing_columns(sheet: Sheet, needed: Iterable[str]) -> tuple[str, ...]:
    """Columns that the table should have and does not."""
    return tuple(sorted(set(needed) - set(sheet.header)))


def by_noun(**counts: int) -> Mapping[str, int]:
    """Counts without the nouns that nothing happened to."""
    return {noun: count for noun, count in counts.items() if count}
