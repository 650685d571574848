"""Cadences: which step a case proposes next, and when its customer must hear again."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.domain.cases import Case
from app.domain.kinds import Channel
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.spans import Span
from app.domain.standards import CadenceStep, Standard
from app.domain.steps import Basis, Reason
from app.domain.working_time import Counted, WorkingCalendar

_STANDING = frozenset({Reason.AGREED, Reason.CHECK_BACK})
"""News dates that telling does not use up while they lie ahead (rulings 4 and 19)."""

_INTERVALS = frozenset({Reason.STANDARD, Reason.WISH})
"""News dates that an interval gave."""

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
    the cadence's step. After a check-back the next one is the news date (ruling 4).
    """
    own = _from_cadence(case, standard, calendar, now) or _closing(case, standard, calendar, now)
    status = _status(case, standard, calendar, now)
    if own is None:
        return status
    is_next_news = standard.is_check_back and _is_news_only_from_check_back(case, now)
    return own if is_next_news or own.due.at <= status.due.at else status


def start_of_phase(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Proposal:
    """The first step of a phase that begins now: its cadence's first, or a word at the news date."""
    own = _from_cadence(case, standard, calendar, now, from_no=0)
    return own or _status(case, standard, calendar, now)


def news_after_telling(
    case: Case,
    standard: Standard,
    calendar: WorkingCalendar,
    at: datetime,
    *,
    is_step_done: bool = False,
    is_new_phase: bool = False,
) -> NewsClock:
    """The news clock after the customer heard the status at ``at``.

    A date agreed with the customer, or a check-back, that still lies ahead stands, unless the telling did
    what it was for (on that day, or with its step) or begins another phase; else the next check-back counts, else the standard interval.

    Args:
        is_step_done: The planned step was done with it.
        is_new_phase: It began the present phase; what was agreed in the one before binds no longer.
    """
    clock = case.clock
    is_met = calendar.day_of(at) == calendar.day_of(clock.base_at) or (
        is_step_done and clock.base_at == case.planned.due_at
    )
    if not is_new_phase and not is_met and clock.base.reason in _STANDING and clock.base_at > at:
        return clock.told(at, clock.base_at, clock.base)
    if standard.is_check_back:
        check_back = _from_cadence(case, standard, calendar, at, from_no=0 if is_new_phase else None)
        if check_back is not None:
            return clock.told(at, check_back.due.at, check_back_basis(check_back.basis))
    news_at = calendar.after(at, standard.news).at
    return clock.told(at, news_at, Basis(Reason.STANDARD, str(standard.news), at))


def as_wished(
    news: NewsClock, often: Span | None, standard: Standard, calendar: WorkingCalendar
) -> NewsClock:
    """The news clock by how often the contact wishes to hear, which beats the standard interval (ruling 19).

    What was agreed, a check-back and the first word stand; without a wish the standard counts again.
    """
    base = news.base
    if base.reason not in _INTERVALS or base.from_at is None:
        return news
    reason, span = (Reason.STANDARD, standard.news) if often is None else (Reason.WISH, often)
    basis = Basis(reason, str(span), base.from_at)
    return news if basis == base else news.rebased(calendar.after(base.from_at, span).at, basis)


def by_way(proposal: Proposal, way: Channel | None) -> Proposal:
    """A word on the status goes the way they wish; a rhythm's own steps name theirs, and keep it."""
    if way is None or proposal.basis.reason is not Reason.NEWS or proposal.channel is Channel.TASK:
        return proposal
    return replace(proposal, channel=way)


def check_back_basis(basis: Basis) -> Basis:
    """Why a news date is the check-back: the same counting, by another name."""
    return Basis(Reason.CHECK_BACK, basis.rule, basis.from_at)


def news_in_phase(
    news: NewsClock, standard: Standard, calendar: WorkingCalendar, now: datetime, *, is_new_kind: bool
) -> NewsClock:
    """The news clock in a phase that begins without a word to the customer.

    No internal edit puts news off; where the new standard asks for it sooner, it is due sooner. Another
    kind is another matter, so the first word is due; within a kind a date agreed with the customer stands.
    """
    if not is_new_kind and news.base.reason is Reason.AGREED:
        return news
    span, reason = (standard.news, Reason.STANDARD)
    if is_new_kind:
        span, reason = standard.first_word, Reason.FIRST_WORD
    at = calendar.after(now, span).at
    return news.rebased(at, Basis(reason, str(span), now)) if at < news.base_at else news


def first_news(standard: Standard, calendar: WorkingCalendar, now: datetime) -> NewsClock:
    """The news clock of a case that opens now: the first word is due."""
    base_at = calendar.after(now, standard.first_word).at
    return NewsClock(base_at, Basis(Reason.FIRST_WORD, str(standard.first_word), now))


def acknowledging(standard: Standard, calendar: WorkingCalendar, now: datetime) -> Standard:
    """The standard of an out-of-the-ordinary case: its first word is due on the same day at the latest."""
    same_day = Span.same_day()
    if calendar.after(now, standard.first_word).at <= calendar.after(now, same_day).at:
        return standard
    return replace(standard, first_word=same_day)


def with_answer_due(
    news: NewsClock, standard: Standard, calendar: WorkingCalendar, arrived_at: datetime
) -> NewsClock:
    """The news clock after a message arrived: it must be answered within the first-word interval."""
    answer_at = calendar.after(arrived_at, standard.first_word).at
    return news.received(arrived_at, answer_at, str(standard.first_word))


def chase_at(now: datetime, until_at: datetime, calendar: WorkingCalendar) -> Counted:
    """When to chase somebody we wait for: half of the business time until then (ruling 10)."""
    return calendar.counted_share(now, until_at, 0.5)


def before_validity(valid_until_on: date, span: Span, calendar: WorkingCalendar) -> datetime | None:
    """The close of the n-th working day before the day on which the quote runs out."""
    day, days = valid_until_on, span.amount
    while days > 0:
        day -= timedelta(days=1)
        days -= 1 if calendar.is_working_day(day) else 0
    return calendar.close_of(day)


def _is_news_only_from_check_back(case: Case, now: datetime) -> bool:
    """Whether the check-back was the news date, and nothing else that is nearer waits for a word."""
    clock = case.clock
    nothing_else = not clock.is_unanswered and clock.promised_at is None
    return nothing_else and clock.base_at <= max(now, case.planned.due_at)


def _from_cadence(
    case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime, from_no: int | None = None
) -> Proposal | None:
    if from_no is None:
        last = case.planned.cadence_no
        from_no = 0 if last is None else last + 1
    proposals = []
    for number, step in enumerate(standard.cadence):
        dated = _dated(step, case, calendar)
        if number >= from_no and dated is not None and dated[0] > now and not step.is_dropped:
            due = Moment.of(dated[0], calendar.zone)
            proposals.append(Proposal(step.what, step.channel, due, dated[1], number))
    return min(proposals, key=lambda proposal: proposal.due.at, default=None)


def _dated(step: CadenceStep, case: Case, calendar: WorkingCalendar) -> tuple[datetime, Basis] | None:
    if step.after is not None:
        at = calendar.after(case.cadence_from_at, step.after).at
        return at, Basis(Reason.CADENCE, str(step.after), case.cadence_from_at)
    if step.before_validity is None or case.valid_until_on is None:
        return None
    closing = before_validity(case.valid_until_on, step.before_validity, calendar)
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
    why = case.clock.basis
    due_at, basis = case.clock.due_at, Basis(Reason.NEWS, why.rule, why.from_at)
    if due_at <= now:
        due_at, basis = calendar.after(now, SOON).at, Basis(Reason.NEWS, str(SOON), now)
    return Proposal(step.what, step.channel, Moment.of(due_at, calendar.zone), basis, case.planned.cadence_no)
