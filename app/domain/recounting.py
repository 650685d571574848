"""What a changed service standard moves: dates that it gave, counted anew; never a promise or an agreed date."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain.cadences import SOON, as_wished
from app.domain.cases import Case
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.spans import Span
from app.domain.standards import Standard
from app.domain.steps import Basis, PlannedStep, Reason
from app.domain.working_time import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Moved:
    """One case whose dates a changed standard moves.

    Attributes:
        basis: Why the news date, or where it stays the step, is what it becomes.
    """

    before: Case
    after: Case

    @property
    def case_id(self) -> UUID:
        """Which case."""
        return self.before.id

    @property
    def moves_news(self) -> bool:
        """Whether the customer hears at another time."""
        return self.before.clock.due_at != self.after.clock.due_at

    @property
    def moves_step(self) -> bool:
        """Whether the planned step comes at another time."""
        return self.before.planned.due_at != self.after.planned.due_at

    @property
    def basis(self) -> Basis:
        """Why the news date, or else the step, is what it becomes."""
        return self.after.clock.basis if self.moves_news else self.after.planned.basis

    def is_late_at_once(self, now: datetime) -> bool:
        """Whether the customer should have heard already by the new standard."""
        return self.after.clock.due_at < now <= self.before.clock.due_at


def recounted(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> Case:
    """An open case as the standard of its phase gives its dates; the same case where nothing moves."""
    news = _news(case, standard, calendar)
    moved = replace(case, news=news)
    return replace(moved, step=_step(moved, standard, calendar, now))


def by_wish(
    case: Case, often: Span | None, standard: Standard, calendar: WorkingCalendar, now: datetime
) -> Case:
    """An open case whose contact states how often they wish to hear, or no longer does; a word at that date moves too."""
    moved = replace(case, news=as_wished(case.clock, often, standard, calendar))
    if moved == case or case.planned.basis.reason is not Reason.NEWS:
        return moved
    return replace(moved, step=_step(moved, standard, calendar, now))


def moved_by(pairs: Iterable[tuple[Case, Case]]) -> tuple[Moved, ...]:
    """Those that move, the earliest new news date first."""
    found = (Moved(before, after) for before, after in pairs)
    return tuple(
        sorted(
            (one for one in found if one.moves_news or one.moves_step),
            key=lambda one: (one.after.clock.due_at, one.before.number),
        )
    )


def _news(case: Case, standard: Standard, calendar: WorkingCalendar) -> NewsClock:
    """The parts that the standard gave; an answer that somebody waits for is never put off."""
    clock, base = case.clock, case.clock.base
    spans = {Reason.STANDARD: standard.news, Reason.FIRST_WORD: standard.first_word}
    span = spans.get(base.reason)
    if span is not None and base.from_at is not None and base.rule != str(span):
        at = calendar.after(base.from_at, span).at
        clock = clock.rebased(at, Basis(base.reason, str(span), base.from_at))
    if clock.answer_from_at is None or clock.answer_rule == str(standard.first_word):
        return clock
    return clock.received(
        clock.answer_from_at,
        calendar.after(clock.answer_from_at, standard.first_word).at,
        str(standard.first_word),
    )


def _step(case: Case, standard: Standard, calendar: WorkingCalendar, now: datetime) -> PlannedStep:
    """The planned step, where its moment came from the standard; nobody put it off."""
    step = case.planned
    found = _dated(case, step, standard, calendar)
    if found is None or found[0] == step.due_at:
        return step
    at, basis = found
    if at <= now:
        if step.due_at <= now:
            return step
        at, basis = calendar.after(now, SOON).at, Basis(basis.reason, str(SOON), now)
    due = Moment.of(at, step.due.zone)
    return replace(step.moved(due, now, basis), put_offs=step.put_offs)


def _dated(
    case: Case, step: PlannedStep, standard: Standard, calendar: WorkingCalendar
) -> tuple[datetime, Basis] | None:
    """When the step comes by the standard; None where a person or something else chose the moment."""
    reason, from_at = step.basis.reason, step.basis.from_at
    if reason is Reason.NEWS:
        was = case.clock.basis
        return case.clock.due_at, Basis(Reason.NEWS, was.rule, was.from_at)
    if from_at is None:
        return None
    if reason is Reason.FIRST_WORD:
        return _counted(reason, standard.first_word, from_at, calendar)
    if reason is Reason.ANSWER and case.clock.answer_at is not None:
        return case.clock.answer_at, Basis(reason, case.clock.answer_rule, from_at)
    if reason is Reason.CADENCE and step.cadence_no is not None and step.cadence_no < len(standard.cadence):
        after = standard.cadence[step.cadence_no].after
        return None if after is None else _counted(reason, after, from_at, calendar)
    return None


def _counted(
    reason: Reason, span: Span, from_at: datetime, calendar: WorkingCalendar
) -> tuple[datetime, Basis] | None:
    return calendar.after(from_at, span).at, Basis(reason, str(span), from_at)
