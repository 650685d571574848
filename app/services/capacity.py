"""Capacity: whether the work fits into the time there is, and the word to customers whose work does not."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.capacity import Busy, Capacity, capacity
from app.domain.cases import Case
from app.domain.helping import help_at
from app.domain.interactions import Interaction
from app.domain.moments import Moment
from app.domain.rungs import Rung
from app.services.desks import Desk
from app.services.ports import UnitOfWork
from app.services.styles import StyleService

CAPACITY_WARNING, INTERIM_WORD = "capacity_warning", "interim_word"
WARNED = "capacity_warned"
_QUARTER = timedelta(minutes=15)
_MOST_KNOWN = 200

Guards = Callable[[], frozenset[str]]
"""The guards of the acting person that are on."""


@dataclass(frozen=True, slots=True)
class InterimWord:
    """A word before the work is complete: what we know, what is open, when they hear again. A draft, never sent.

    Attributes:
        known: What the customer last heard, or what the matter is.
        open: What is still to be done.
        waiting_on: Whom we wait for, or empty.
        next_word: When they hear again: once the work is done, and never later than the standard says.
    """

    case_id: UUID
    name: str
    known: str
    open: str
    waiting_on: str
    next_word: Moment


@dataclass(frozen=True, slots=True)
class CapacityService:
    """Looking ahead at one's own work."""

    desk: Desk
    guards: Guards

    def look(self) -> Capacity:
        """Hours needed and free, the first day that does not fit, the promises that would break."""
        with self.desk.reading() as unit:
            return forecast(self.desk, unit)

    def warning(self) -> Capacity | None:
        """The same, where it is worth a warning and one wants to be warned; else None."""
        if CAPACITY_WARNING not in self.guards():
            return None
        found = self.look()
        return None if found.fits else found

    def offered(self) -> tuple[UUID, ...]:
        """Cases for which a word is offered because their work outlasts the news date, the earliest first."""
        return self.offered_of(self.look())

    def offered_of(self, seen: Capacity) -> tuple[UUID, ...]:
        """The same, of what was seen already."""
        if INTERIM_WORD not in self.guards():
            return ()
        return tuple(piece.row.case_id for piece in seen.interim)

    def interim(self, case_id: UUID) -> InterimWord:
        """The word that may go out now. Raises CaseClosed, NotFound."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            step = case.planned
            pieces = {piece.row.case_id: piece for piece in forecast(self.desk, unit).pieces}
            piece = pieces.get(case_id)
            done_at = piece.done_at if piece is not None else None
            return InterimWord(
                case_id,
                self._name(unit, case),
                _known(case, unit.interactions.of_case(case_id)),
                step.what,
                case.waiting_on,
                self._next_word(unit, case, done_at or step.due_at),
            )

    def _name(self, unit: UnitOfWork, case: Case) -> str:
        if case.contact_id is not None:
            return unit.contacts.get(case.contact_id).name
        return unit.customers.get(case.customer_id).name

    def _next_word(self, unit: UnitOfWork, case: Case, done_at: datetime) -> Moment:
        """A customer's date: by the company's calendar and standard, whoever serves them."""
        now, calendar = self.desk.clock(), self.desk.company_calendar(unit)
        latest = calendar.after(now, self.desk.book(unit).of(case.kind, case.phase).news).at
        at = done_at if done_at > now else now + _QUARTER
        zone = case.planned.due.zone
        whole = -(at - datetime.min.replace(tzinfo=at.tzinfo)) % _QUARTER
        return Moment.of(min(calendar.opening_after(at + whole), latest), zone)


@dataclass(frozen=True, slots=True)
class CapacityWarnings:
    """Says once that the work does not fit, and again only when something else is at stake.

    What was said stands in the person's private file.
    """

    capacity: CapacityService
    styles: StyleService

    def fresh(self) -> Capacity | None:
        """What is to be said now; None in quiet time, and where nothing is loud enough in this way of working."""
        seen = self.capacity.warning()
        said = self.styles.personal.get(WARNED, "")
        stake = _stake(seen)
        if stake == said:
            return None
        if seen is None:
            self.styles.personal.set(WARNED, None)
            return None
        desk = self.capacity.desk
        with desk.reading() as unit:
            attention = self.styles.attention(desk, unit)
        top = attention.style.top_for(is_promise=bool(seen.breaking))
        if attention.is_quiet(seen.now) or top < Rung.NOTIFICATION:
            return None
        self.styles.personal.set(WARNED, stake)
        return seen


def _stake(seen: Capacity | None) -> str:
    """What a warning is about: the promise that would break first, else the day that does not fit."""
    if seen is None:
        return ""
    first = seen.first_to_break
    if first is not None:
        return f"{first.row.reference} {first.breaks_at}"
    return str(seen.tight.closes_at) if seen.tight is not None else ""


def forecast(desk: Desk, unit: UnitOfWork) -> Capacity:
    """The acting person's open work against their free hours."""
    person = desk.person(unit)
    rows = unit.agenda.rows(person.id)
    return capacity(rows, desk.clock(), desk.calendar_of(person), taken(unit, person.id, desk.clock()))


def taken(unit: UnitOfWork, person_id: UUID, now: datetime) -> list[Busy]:
    """Help that somebody said yes to, with the time kept for it, and leave, confirmed or not yet."""
    away = [one for one in unit.absences.living(now) if one.owner_id == person_id]
    given = ((one.slot_at, one) for one in unit.requests.addressed_to(person_id) if help_at(one) is not None)
    helped = [(slot_at, slot_at + one.effort) for slot_at, one in given if slot_at is not None]
    return [*helped, *((one.starts.at, one.ends.at) for one in away)]


def _known(case: Case, contacts: Sequence[Interaction]) -> str:
    told = next((one.summary for one in reversed(contacts) if one.told_status), "")
    text = " ".join((told or case.subject).split()).rstrip(".")
    return text if len(text) <= _MOST_KNOWN else text[: _MOST_KNOWN - 1].rstrip() + "…"
