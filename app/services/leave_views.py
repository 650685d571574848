"""Absences as people read them: every line with what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.domain.absences import Absence, Line, LineKey
from app.domain.cases import Case
from app.domain.customers import Customer
from app.domain.occurrences import ObligationKind
from app.domain.people import Person
from app.domain.promises import Promise
from app.services.desks import Desk
from app.services.leave_lines import lines_in
from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class LineView:
    """One line with what it is about.

    Attributes:
        text: The step, the promise, or the matter whose news is due.
    """

    line: Line
    case: Case
    customer: Customer
    contact: str
    text: str

    @property
    def key(self) -> LineKey:
        """What it is about."""
        return self.line.key

    @property
    def is_open(self) -> bool:
        """Whether it keeps the leave from being confirmed."""
        return self.line.is_open


@dataclass(frozen=True, slots=True)
class LeaveView:
    """An absence with everything inside it."""

    absence: Absence
    person: Person
    cover: Person | None
    lines: tuple[LineView, ...]

    @property
    def open_count(self) -> int:
        """How many lines keep it from being confirmed."""
        return sum(line.is_open for line in self.lines)


def view_of(desk: Desk, unit: UnitOfWork, absence: Absence) -> LeaveView:
    """An absence with every promise, news date and step inside it."""
    lines = lines_in(desk, unit, absence)
    cases = unit.cases.many({line.obligation.case_id for line in lines})
    customers = unit.customers.many({case.customer_id for case in cases.values()})
    contacts = unit.contacts.many({case.contact_id for case in cases.values() if case.contact_id})
    promised = unit.promises.many(
        {line.obligation.id for line in lines if line.obligation.kind is ObligationKind.PROMISE}
    )
    views = []
    for line in lines:
        case = cases[line.obligation.case_id]
        contact = contacts[case.contact_id].name if case.contact_id is not None else ""
        views.append(LineView(line, case, customers[case.customer_id], contact, _text(line, case, promised)))
    cover = unit.people.find(absence.cover_id) if absence.cover_id is not None else None
    return LeaveView(absence, unit.people.get(absence.owner_id), cover, tuple(views))


def _text(line: Line, case: Case, promised: Mapping[UUID, Promise]) -> str:
    match line.obligation.kind:
        case ObligationKind.PROMISE:
            return promised[line.obligation.id].text
        case ObligationKind.STEP:
            return case.planned.what
    return case.subject
