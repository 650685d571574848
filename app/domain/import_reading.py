"""From rows of a foreign table to drafts of cases, with every problem noted and none in the way of the rest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.cases import SUBJECT_LIMIT
from app.domain.errors import TooLong
from app.domain.import_maps import CustomerFile, ImportMap, PeopleFile, Taken
from app.domain.imports import (
    CaseDraft,
    CustomerDraft,
    PersonDraft,
    Problem,
    Reading,
    Row,
    Sheet,
    Trouble,
    folded,
)
from app.domain.steps import WHAT_LIMIT
from app.domain.text_hygiene import clean

PERSON_LIMIT = 200
NAME_LIMIT = 500
_SHORT_LIMIT = 200
_NOTE_LIMIT = 2_000
_SAID = 60


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
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (column, said), reason in self.mapping.choice.skipped.items():
            self.left_out.setdefault(column, {})[said] = reason

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
        for column, reasons in self.left_out.items():
            said = row.cells.get(column, "")
            reason = reasons.get(said.strip().casefold())
            if reason is not None:
                self.desk.reading.skipped[reason] += 1
                self.desk.reading.ended[self._plain_key(row)] = row.line, column, said
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
