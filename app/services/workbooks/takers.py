"""One field each: what a cell of a workbook does to its case, by the rules that hold on the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from app.domain.cases import SUBJECT_LIMIT
from app.domain.errors import NotFound, TooLong, Unclear
from app.domain.handovers import HandoverKind
from app.domain.imports import folded
from app.domain.kinds import Channel, Kind, Phase
from app.domain.moments import Moment
from app.domain.steps import MOST_EFFORT, WHAT_LIMIT
from app.domain.text_hygiene import clean
from app.domain.workbooks.typed import within_years
from app.domain.workbooks.values import Cell, Unread, Value
from app.services.cases import CaseService
from app.services.desks import Desk
from app.services.handovers import HandoverService
from app.services.ports import UnitOfWork
from app.services.steps import Postponement, StepService
from app.services.work import Work

BY_WORKBOOK: Final = "Changed in the workbook"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a cell: who acts, in which unit of work, and in which zone its wall times are meant.

    Attributes:
        reached: By customer or contact and fact, what a cell said already: another cell cannot say otherwise.
    """

    desk: Desk
    unit: UnitOfWork
    zone: str
    reached: dict[tuple[UUID, str], str] = field(default_factory=dict)

    def due(self, cell: Cell) -> tuple[Moment | None, bool]:
        """A moment; for a day alone the close of that working day, or of the next (ruling 18). Raises Unclear."""
        if cell is None:
            return None, False
        if isinstance(cell, datetime):
            return Moment(cell, self.zone), False
        if not isinstance(cell, date) or not within_years(cell):
            raise Unclear(said(cell), "field")
        calendar = self.desk.calendar_of(self.desk.person(self.unit))
        close = calendar.close_of(cell) or calendar.next_close(cell)
        return Moment.of(close, self.zone), True

    def person(self, name: Cell) -> UUID | None:
        """The colleague of that name. Raises NotFound."""
        if name is None:
            return None
        same = [one for one in self.unit.people.all() if folded(one.name) == folded(said(name))]
        if len(same) != 1:
            raise NotFound("person", said(name))
        return same[0].id


def said(cell: Cell) -> str:
    """A cell as it reads."""
    return cell.text if isinstance(cell, Unread) else "" if cell is None else str(cell)


def word_of(words: Any, cell: Cell) -> Any:
    """The word that a cell names, or None."""
    try:
        return None if cell is None else words(said(cell))
    except ValueError:
        return None


def short(cell: Cell, limit: int, name: str) -> str:
    """Words on one line. Raises TooLong."""
    text = " ".join(said(cell).split())
    if len(text) > limit:
        raise TooLong(name, len(text), limit)
    return clean(text, limit, name)


def minutes(cell: Cell) -> timedelta | None:
    """A length of work, or None where nothing stands. Raises Unclear."""
    if cell is None:
        return None
    if not isinstance(cell, Decimal) or not 0 < cell <= MOST_EFFORT.total_seconds() / 60 or cell % 1:
        raise Unclear(said(cell), "effort")
    return timedelta(minutes=int(cell))


def day_of(cell: Cell) -> date | None:
    """A day, or None."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None


def _kind(around: Around, work: Work, value: Value) -> None:
    CaseService(around.desk).enter_in(work, _known(Kind, value), None)


def _phase(around: Around, work: Work, value: Value) -> None:
    CaseService(around.desk).enter_in(work, work.case.kind, _known(Phase, value))


def _matter(_: Around, work: Work, value: Value) -> None:
    work.case = replace(work.case, subject=_needed(value, SUBJECT_LIMIT, "subject"))


def _step(_: Around, work: Work, value: Value) -> None:
    work.case = work.case.with_step(replace(work.case.planned, what=_needed(value, WHAT_LIMIT, "step")))


def _channel(_: Around, work: Work, value: Value) -> None:
    work.case = work.case.with_step(replace(work.case.planned, channel=_known(Channel, value)))


def _effort(_: Around, work: Work, value: Value) -> None:
    effort = minutes(value)
    if effort is None:
        raise Unclear(said(value), "effort")
    work.case = work.case.with_step(replace(work.case.planned, effort=effort))


def _amount(_: Around, work: Work, value: Value) -> None:
    if value is not None and (not isinstance(value, Decimal) or value < 0):
        raise Unclear(said(value), "field")
    work.case = replace(work.case, value=value)


def _currency(_: Around, work: Work, value: Value) -> None:
    code = said(value).upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise Unclear(code, "field")
    work.case = replace(work.case, currency=code)


def _valid_until(_: Around, work: Work, value: Value) -> None:
    on = day_of(value)
    if value is not None and on is None:
        raise Unclear(said(value), "field")
    work.case = replace(work.case, valid_until_on=on)


def _due(around: Around, work: Work, value: Value) -> None:
    due, is_day = around.due(value)
    if due is None:
        raise Unclear("", "field")
    StepService(around.desk).moved(work, due, Postponement(assumed_hour=is_day))


def _owner(around: Around, work: Work, value: Value) -> None:
    """Another name offers the case to them; it stays where it is until they accept (ruling 14)."""
    to_id = around.person(value)
    if to_id is None:
        raise Unclear("", "nobody")
    handovers = HandoverService(around.desk)
    handovers.refuse_stranger(work, HandoverKind.REASSIGNMENT)
    if to_id != work.case.owner_id:
        handovers.offer_in(work, to_id, HandoverKind.HANDOVER, BY_WORKBOOK)


def _phone(around: Around, work: Work, value: Value) -> None:
    _reach(around, work, phone=said(value))


def _email(around: Around, work: Work, value: Value) -> None:
    _reach(around, work, email=said(value))


def _reach(around: Around, work: Work, **facts: Any) -> None:
    """The contact's own, or the customer's where nobody is named; two rows may not say two things of them."""
    kept: dict[str, Any] = {name: clean(text, 1000, name) for name, text in facts.items()}
    unit, case = around.unit, work.case
    for name, text in kept.items():
        if around.reached.setdefault((case.contact_id or case.customer_id, name), text) != text:
            raise Unclear(text, "other_reach")
    if case.contact_id is not None:
        unit.contacts.save(replace(unit.contacts.get(case.contact_id), **kept))
    else:
        unit.customers.save(replace(unit.customers.get(case.customer_id), **kept))


def _known(words: Any, value: Value) -> Any:
    found = word_of(words, value)
    if found is None:
        raise Unclear(said(value), "field")
    return found


def _needed(value: Value, limit: int, name: str) -> str:
    text = short(value, limit, name)
    if not text:
        raise Unclear("", "empty")
    return text


Taker = Callable[[Around, Work, Value], None]

TAKERS: Final[Mapping[str, Taker]] = MappingProxyType(
    {
        "kind": _kind,
        "phase": _phase,
        "matter": _matter,
        "step": _step,
        "channel": _channel,
        "effort": _effort,
        "value": _amount,
        "currency": _currency,
        "valid_until": _valid_until,
        "due": _due,
        "owner": _owner,
        "phone": _phone,
        "email": _email,
    }
)
"""By field, in the order in which they are taken: a kind before its phase, words before dates."""
