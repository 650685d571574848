"""Cadences: which step a case proposes next, and when its customer must hear again."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.cases import Case
from app.domain.kinds import AGREED_DATE_PHASES, Channel
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.spans import Span
from app.domain.standards import CadenceStep, Standard
from app.domain.steps import Basis, Reason
from app.domain.working_time import WorkingCalendar

SOON = Span.parse("1 bh")
"""When the moment a rule gives has already passed, the proposal is for this much later than now."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step that is proposed, with the reason for its date."""

    what: str
    channel: Channel
    due: Moment
    basis: Basis
    cadence_no: int | None = None


def first_step(standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal:
    """The first word itself, by the standard (ruling 6)."""
    due_at = calendar.after(now, standard.first_word).at
    basis = Basis(Reason.FIRST_WORD, str(standard.first_word), now)
    step = standard.first_step
    return Proposal(step.what, step.channel, Moment.of(due_at, calendar.zone), basis, None)


def next_step(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal:
    """What to do after the present step: the cadence's next, the closing question, or a word on the status.

    The earlier of the cadence's own date and the news date wins; a word at the news date does not use up
    the cadence's step.
    """
    own = _from_cadence(case, standard, calendar, now) or _closing(case, standard, calendar, now)
    if standard.is_check_back and own is not None:
        return own
    status = _status(case, standard, calendar, now)
    return own if own is not None and own.due.at <= status.due.at else status


def start_of_phase(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal:
    """The first step of a phase that begins now: its cadence's first, or a word at the news date."""
    own = _from_cadence(case, standard, calendar, now, from_no=0)
    return own or _status(case, standard, calendar, now)


def news_after_telling(case: Case, standard: Standard, calendar: WorkingCalendar, at: datetime) -> NewsClock:
    """The news clock after the customer heard the status at ``at``."""
    base_at, base = news_base(case, standard, calendar, at)
    return case.clock.told(at, base_at, base)


def news_base(
    case: Case, standard: Standard, calendar: WorkingCalendar, at: datetime
) -> tuple[datetime, Basis]:
    """The base of the news date from ``at`` on: the check-back, the agreed date, or the standard interval."""
    if case.phase in AGREED_DATE_PHASES and case.planned.due_at > at:
        return case.planned.due_at, Basis(Reason.AGREED)
    if standard.is_check_back and case.planned.due_at > at:
        return case.planned.due_at, Basis(Reason.CHECK_BACK)
    return calendar.after(at, standard.news).at, Basis(Reason.STANDARD, str(standard.news), at)


def first_news(standard: Standard, calendar: WorkingCalendar, now: datetime) -> NewsClock:
    """The news clock of a case that opens now: the first word is due."""
    base_at = calendar.after(now, standard.first_word).at
    return NewsClock(base_at, Basis(Reason.FIRST_WORD, str(standard.first_word), now))


def with_answer_due(
    news: NewsClock, standard: Standard, calendar: WorkingCalendar, arrived_at: datetime
) -> NewsClock:
    """The news clock after a message arrived: it must be answered within the first-word interval."""
    answer_at = calendar.after(arrived_at, standard.first_word).at
    return news.received(arrived_at, answer_at, str(standard.first_word))


def chase_at(now: datetime, until_at: datetime, calendar: WorkingCalendar) -> datetime:
    """When to chase somebody we wait for: half of the business time until then (ruling 10)."""
    return calendar.share(now, until_at, 0.5)


def _from_cadence(
    case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime, from_no: int | None = None
) -> Proposal | None:
    if from_no is None:
        last = case.planned.cadence_no
        from_no = 0 if last is None else last + 1
    proposals = []
    for number, step in enumerate(standard.cadence):
        dated = _dated(step, case, calendar)
        if number >= from_no and dated is not None and dated[0] > now:
            due = Moment.of(dated[0], calendar.zone)
            proposals.append(Proposal(step.what, step.channel, due, dated[1], number))
    return min(proposals, key=lambda proposal: proposal.due.at, default=None)


def _dated(step: CadenceStep, case: Case, calendar: WorkingCalendar) -> tuple[datetime, Basis] | None:
    if step.after is not None:
        at = calendar.after(case.cadence_from_at, step.after).at
        return at, Basis(Reason.CADENCE, str(step.after), case.cadence_from_at)
    if step.before_validity is None or case.valid_until_on is None:
        return None
    days = step.before_validity.amount
    day = case.valid_until_on
    while days > 0:
        day -= timedelta(days=1)
        days -= 1 if calendar.is_working_day(day) else 0
    closing = calendar.close_of(day)
    if closing is None:
        return None
    midnight = datetime.combine(case.valid_until_on, time(), ZoneInfo(calendar.zone))
    return closing, Basis(Reason.VALIDITY, f"-{step.before_validity}", midnight.astimezone(closing.tzinfo))


def _closing(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal | None:
    step, number = standard.closing, len(standard.cadence)
    if step is None or step.after is None or case.planned.cadence_no == number:
        return None
    due_at = calendar.after(now, step.after).at
    basis = Basis(Reason.CADENCE, str(step.after), now)
    return Proposal(step.what, step.channel, Moment.of(due_at, calendar.zone), basis, number)


def _status(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal:
    step = standard.status_step
    due_at, basis = case.clock.due_at, Basis(Reason.NEWS, "", None)
    if due_at <= now:
        due_at, basis = calendar.after(now, SOON).at, Basis(Reason.NEWS, str(SOON), now)
    return Proposal(step.what, step.channel, Moment.of(due_at, calendar.zone), basis, case.planned.cadence_no)
