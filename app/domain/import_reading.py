"""From rows of a foreign table to drafts of cases, with every problem noted and none in the way of the rest."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.cases import SUBJECT_LIMIT
from app.domain.import_cells import NAME_LIMIT, PERSON_LIMIT, SHORT_LIMIT, CellDesk, NotTaken
from app.domain.import_maps import (
    ContactColumns,
    CustomerFile,
    Ended,
    ImportMap,
    PeopleFile,
    Rows,
    Taken,
)
from app.domain.imports import (
    CaseDraft,
    ContactDraft,
    CustomerDraft,
    PersonDraft,
    Reading,
    Row,
    Sheet,
    Trouble,
    folded,
)
from app.domain.steps import WHAT_LIMIT

NOTE_LIMIT = 2_000


def read_rows(sheet: Sheet, mapping: ImportMap, reading: Reading) -> None:
    """Add what the main table tells: cases, or contacts."""
    if mapping.rows is Rows.CASES:
        read_cases(sheet, mapping, reading)
    else:
        read_contacts(sheet, mapping, reading)


def read_cases(sheet: Sheet, mapping: ImportMap, reading: Reading) -> None:
    """Add the cases of the main table."""
    reading.problems += sheet.problems
    rows = _CaseRows(CellDesk(sheet.file, reading), mapping)
    for row in sheet.rows:
        try:
            draft = rows.draft(row)
        except NotTaken:
            continue
        if draft is not None:
            reading.cases.append(draft)


@dataclass(slots=True)
class _CaseRows:
    desk: CellDesk
    mapping: ImportMap
    keys: set[str] = field(default_factory=set)
    left_out: dict[str, dict[str, str]] = field(default_factory=dict)
    history: dict[str, dict[str, Ended]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (column, said), reason in self.mapping.choice.skipped.items():
            self.left_out.setdefault(column, {})[said] = reason
        for (column, said), ended in self.mapping.choice.history.items():
            self.history.setdefault(column, {})[said] = ended

    def draft(self, row: Row) -> CaseDraft | None:
        """The row's case; None where it is left out for a reason."""
        if self._is_left_out(row):
            return None
        desk, of = self.desk, self.mapping.cases
        becomes = self._becomes(row)
        subject = self._subject(row)
        contact = self._contact(row)
        customer = desk.text(row, of.customer, NAME_LIMIT) or ("" if contact is None else contact.name)
        draft = CaseDraft(
            line=row.line,
            key=self._key(row, customer, subject),
            becomes=becomes,
            subject=subject,
            owner=desk.text(row, of.owner, PERSON_LIMIT),
            customer=customer,
            placeholder="" if customer else self._placeholder(row),
            opened_on=desk.day(row, of.opened, self.mapping),
            due_on=desk.day(row, of.due, self.mapping),
            closed_on=desk.day(row, of.closed, self.mapping) if isinstance(becomes, Ended) else None,
            value=desk.amount(row, of.value, self.mapping),
            currency=self._currency(row),
            step=desk.text(row, of.step, WHAT_LIMIT),
            ending=desk.text(row, of.ending, NOTE_LIMIT),
            contact=contact,
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

    def _becomes(self, row: Row) -> Taken | Ended:
        for column, endings in self.history.items():
            ended = endings.get(row.cells.get(column, "").strip().casefold())
            if ended is not None:
                return ended
        choice = self.mapping.choice
        said = row.cells.get(choice.column, "").strip()
        becomes = choice.taken.get(said.casefold(), choice.otherwise)
        if becomes is None:
            raise self.desk.refuse(row.line, choice.column, said, Trouble.UNKNOWN_STAGE)
        return becomes

    def _plain_key(self, row: Row) -> str:
        key = self.mapping.cases.key.filled(row.cells)
        return f"{self.mapping.namespace}:{key}" if key and self.mapping.namespace else key

    def _key(self, row: Row, customer: str, subject: str) -> str:
        """What tells the row from others: its own key, or customer and matter where the table has none."""
        columns = self.mapping.cases.key.columns
        plain = self._plain_key(row) if columns else _key_of(folded(customer), folded(subject))
        column = " ".join(columns)
        key = self.desk.cleaned(row, column, plain, NAME_LIMIT)
        if not key:
            raise self.desk.refuse(row.line, column, "", Trouble.NO_KEY)
        if key in self.keys:
            raise self.desk.refuse(row.line, column, key, Trouble.KEY_TWICE)
        return key

    def _subject(self, row: Row) -> str:
        template = self.mapping.cases.subject
        subject = self.desk.words(row, template, SUBJECT_LIMIT)
        if not subject:
            raise self.desk.refuse(row.line, " ".join(template.columns), "", Trouble.NO_SUBJECT)
        return subject

    def _contact(self, row: Row) -> ContactDraft | None:
        return None if self.mapping.contact is None else contact_of(self.desk, row, self.mapping.contact)

    def _currency(self, row: Row) -> str:
        said = self.desk.text(row, self.mapping.cases.currency, PERSON_LIMIT).upper()
        return said if len(said) == 3 and said.isascii() and said.isalpha() else ""

    def _placeholder(self, row: Row) -> str:
        template = self.mapping.cases.placeholder
        name = self.desk.cleaned(row, "", template.filled(row.cells), NAME_LIMIT)
        if not name:
            raise self.desk.refuse(row.line, self.mapping.cases.customer, "", Trouble.NO_CUSTOMER)
        return name


def _key_of(customer: str, subject: str) -> str:
    """A key for tables without one; long ones are told apart by their sum."""
    plain = f"{customer} / {subject}"
    return plain if len(plain) <= NAME_LIMIT else hashlib.sha256(plain.encode()).hexdigest()


def read_contacts(sheet: Sheet, mapping: ImportMap, reading: Reading) -> None:
    """Add the people of a table in which each row is one."""
    reading.problems += sheet.problems
    desk, columns = CellDesk(sheet.file, reading), mapping.contact or ContactColumns()
    for row in sheet.rows:
        try:
            draft = contact_of(desk, row, columns)
            if draft is None:
                raise desk.refuse(row.line, " ".join(columns.name.columns), "", Trouble.NO_NAME)
        except NotTaken:
            continue
        reading.contacts.append(draft)


def contact_of(desk: CellDesk, row: Row, columns: ContactColumns) -> ContactDraft | None:
    """The person that a row names, or the ways to reach one; None where it does neither. Raises NotTaken."""
    draft = ContactDraft(
        line=row.line,
        name=desk.words(row, columns.name, PERSON_LIMIT),
        customer=desk.text(row, columns.customer, NAME_LIMIT),
        owner=desk.text(row, columns.owner, PERSON_LIMIT),
        function=desk.text(row, columns.function, PERSON_LIMIT),
        email=desk.text(row, columns.email, NAME_LIMIT),
        phone=desk.text(row, columns.phone, NAME_LIMIT),
        place=desk.text(row, columns.place, NAME_LIMIT),
    )
    return draft if draft.name or draft.email or draft.phone else None


def read_customers(sheet: Sheet, columns: CustomerFile, reading: Reading) -> None:
    """Add the customers of a table beside; the first row of a name counts."""
    reading.problems += sheet.problems
    desk = CellDesk(sheet.file, reading)
    known: dict[str, CustomerDraft] = {}
    for row in sheet.rows:
        try:
            name = desk.text(row, columns.name, NAME_LIMIT)
            if not name:
                raise desk.refuse(row.line, columns.name, "", Trouble.NO_CUSTOMER)
            draft = CustomerDraft(
                name=name,
                place=desk.text(row, columns.place, NAME_LIMIT),
                sector=desk.text(row, columns.sector, SHORT_LIMIT),
                phone=desk.text(row, columns.phone, NAME_LIMIT),
                email=desk.text(row, columns.email, NAME_LIMIT),
                note=desk.cleaned(row, "", columns.note.filled(row.cells), NOTE_LIMIT),
            )
        except NotTaken:
            continue
        known.setdefault(folded(name), draft)
    reading.customers += known.values()


def read_people(sheet: Sheet, columns: PeopleFile, reading: Reading) -> None:
    """Add the colleagues of a table beside; who leads anybody is a lead."""
    reading.problems += sheet.problems
    desk = CellDesk(sheet.file, reading)
    known: dict[str, PersonDraft] = {}
    for column in columns.columns:
        for row in sheet.rows:
            try:
                name = desk.text(row, column.column, PERSON_LIMIT)
                function = desk.cleaned(row, "", column.function.filled(row.cells), PERSON_LIMIT)
            except NotTaken:
                continue
            if name:
                known.setdefault(folded(name), PersonDraft(name, function, column.role))
    reading.people += known.values()


def missing_columns(sheet: Sheet, needed: Iterable[str]) -> tuple[str, ...]:
    """Columns that the table should have and does not."""
    return tuple(sorted(set(needed) - set(sheet.header)))
