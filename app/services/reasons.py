"""Why? Every date of a case explains itself and recomputes to the same instant."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from app.domain import cadences
from app.domain.cases import Case
from app.domain.errors import CaseClosed
from app.domain.spans import InvalidSpan, Span
from app.domain.steps import Basis, Reason
from app.domain.wishes import Wish
from app.domain.working_time import CountedBlock, Explanation, SkippedDay, WorkingCalendar
from app.services.desks import Desk
from app.services.wishes import wish_behind

_DAY = timedelta(days=1)


class DateKind(StrEnum):
    """Which date is explained."""

    STEP = "step"
    NEWS = "news"
    STANDARD = "standard"
    ANSWER = "answer"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Why:
    """Why a date is what it is; phrased where it is shown.

    Attributes:
        zone: In which it was planned or is counted.
        basis: The reason, the rule and from when it was counted.
        counted: Blocks and skipped days; None where nothing was counted.
        still_holds: Whether counting again gives the same instant; False once a rule or calendar changed.
        text: The promise's words, where a promise is the reason.
        wish: What the contact stated, where that is the reason.
    """

    kind: DateKind
    at: datetime
    zone: str
    basis: Basis
    counted: Explanation | None = None
    still_holds: bool = True
    text: str = ""
    wish: Wish | None = None


@dataclass(frozen=True, slots=True)
class WhyService:
    """Explains dates."""

    desk: Desk

    def why(self, case_id: UUID) -> tuple[Why, ...]:
        """The step's moment, the news date and its parts, each open promise. Raises CaseClosed."""
        with self.desk.reading() as unit:
            case = unit.cases.get(case_id)
            if case.step is None or case.news is None:
                raise CaseClosed(case.reference)
            calendar = self.desk.company_calendar(unit)
            news, zone = case.news, calendar.zone
            found = [_step_explained(case, calendar, self.desk.calendar_of(unit.people.get(case.owner_id)))]
            found.append(explained(DateKind.NEWS, news.due_at, zone, news.basis, calendar))
            if news.answer_at is not None and news.answer_at != news.due_at:
                answer = Basis(Reason.ANSWER, news.answer_rule, news.answer_from_at)
                found.append(explained(DateKind.ANSWER, news.answer_at, zone, answer, calendar))
            if news.base_at != news.due_at:
                found.append(explained(DateKind.STANDARD, news.base_at, zone, news.base, calendar))
            for promise in unit.promises.of_case(case_id):
                if promise.settled_at is None:
                    basis = Basis(Reason.PROMISED, "", promise.made_at)
                    found.append(
                        Why(DateKind.PROMISE, promise.due_at, promise.due.zone, basis, text=promise.text)
                    )
            wish = wish_behind(unit, case) if news.base.reason is Reason.WISH else None
        return tuple(replace(why, wish=wish) if why.basis.reason is Reason.WISH else why for why in found)


def explained(kind: DateKind, at: datetime, zone: str, basis: Basis, calendar: WorkingCalendar) -> Why:
    """A date with what was counted for it, counted again now."""
    if basis.from_at is None or not basis.rule:
        return Why(kind, at, zone, basis)
    try:
        span = Span.parse(basis.rule)
    except InvalidSpan:
        return Why(kind, at, zone, basis)
    counted = calendar.after(basis.from_at, span)
    return Why(kind, at, zone, basis, counted.why, still_holds=_is_same_minute(counted.at, at))


def _step_explained(case: Case, company: WorkingCalendar, owner: WorkingCalendar) -> Why:
    """The step's moment; some reasons need more than a span to count again."""
    step = case.planned
    why = explained(DateKind.STEP, step.due_at, step.due.zone, step.basis, company)
    match step.basis.reason:
        case Reason.ASSUMED_CLOSE:
            return _with_close(why, owner)
        case Reason.CHASE if step.basis.from_at is not None and case.waiting_until_at is not None:
            counted = cadences.chase_at(step.basis.from_at, case.waiting_until_at, owner)
            return replace(why, counted=counted.why, still_holds=_is_same_minute(counted.at, why.at))
        case Reason.VALIDITY:
            return _before_validity(why, case, company)
    return why


def _with_close(why: Why, owner: WorkingCalendar) -> Why:
    """The end of the owner's working day; an hour assumed otherwise ('tomorrow morning') counts nothing."""
    blocks = owner.blocks_on(owner.day_of(why.at))
    if not blocks or blocks[-1][1] != why.at:
        return why
    start = blocks[0][0]
    counted = tuple(CountedBlock(opens, closes) for opens, closes in blocks)
    rule = str(Span.same_day())
    return replace(why, counted=Explanation(rule, start, start, why.at, counted, ()))


def _before_validity(why: Why, case: Case, company: WorkingCalendar) -> Why:
    """Counted back from the day on which the quote runs out: the working days that are left."""
    runs_out_on = case.valid_until_on
    try:
        span = Span.parse(why.basis.rule.removeprefix("-"))
    except InvalidSpan:
        return why
    if runs_out_on is None:
        return replace(why, still_holds=False)
    at = cadences.before_validity(runs_out_on, span, company)
    day, counted, skipped = company.day_of(why.at) + _DAY, [], []
    while day < runs_out_on:
        counted += [CountedBlock(opens, closes) for opens, closes in company.blocks_on(day)]
        off = company.reason_off(day)
        skipped += [SkippedDay(day, off)] if off is not None else []
        day += _DAY
    from_at = why.basis.from_at or why.at
    why_so = Explanation(why.basis.rule, from_at, why.at, why.at, tuple(counted), tuple(skipped))
    return replace(why, counted=why_so, still_holds=at == why.at)


def _is_same_minute(counted_at: datetime, at: datetime) -> bool:
    """A step stands on a whole minute, the news date on the second."""
    return counted_at.replace(second=0, microsecond=0) == at.replace(second=0, microsecond=0)
