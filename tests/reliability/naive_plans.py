"""What is owed, and when it should come up: the rules once more, counted naively."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from app.domain.cases import Case
from app.domain.promises import Promise
from app.domain.styles import Style
from tests.reliability.naive_hours import NaiveHours, naive_instant

ONE_HOUR, TWO_HOURS = timedelta(hours=1), timedelta(hours=2)
VALUED_ABOVE = 10_000
DUE, AT_RISK = 100, 0
Key = tuple[str, UUID]


@dataclass(frozen=True)
class Fact:
    """Something owed, as the store says it."""

    case_id: UUID
    owner_id: UUID
    generation: int
    from_at: datetime
    due_at: datetime
    is_valued: bool


@dataclass
class Mark:
    """A moment of something owed, and what became of it: planned, shown, merged, gone."""

    used_at: datetime
    show_at: datetime
    rung: int
    state: str = "planned"
    closed_at: datetime | None = None


def facts_of(case: Case, promises: Iterable[Promise]) -> list[tuple[Key, Fact]]:
    """What a case owes: its step and its news date while open, and every promise that still binds."""
    if case.is_withdrawn:
        return []
    valued = case.value is not None and case.value > VALUED_ABOVE
    owed: list[tuple[Key, Fact]] = []

    def owes(kind: str, one: UUID, generation: int, from_at: datetime, due_at: datetime) -> None:
        owed.append(((kind, one), Fact(case.id, case.owner_id, generation, from_at, due_at, valued)))

    if case.step is not None and case.news is not None:
        step, news = case.step, case.news
        owes("step", step.id, step.generation, step.planned_at, naive_instant(step.due.wall, step.due.zone))
        basis = news.basis
        if basis.reason.value != "promised":
            from_at = basis.from_at or news.last_told_at or case.opened_at
            owes("news", case.id, news.generation, min(from_at, news.due_at), news.due_at)
    for promise in promises:
        if promise.state.value == "open":
            due_at = naive_instant(promise.due.wall, promise.due.zone)
            owes("promise", promise.id, promise.generation, promise.made_at, due_at)
    return owed


def used_at(share: int, fact: Fact, hours: NaiveHours) -> datetime:
    """When that share of the time is used up, whether or not a way of working speaks of it."""
    start, due = fact.from_at, fact.due_at
    if share == AT_RISK:
        two_ahead = hours.left(due, TWO_HOURS)
        return two_ahead if start < two_ahead else hours.left(due, ONE_HOUR)
    if share == DUE or due <= start:
        return due
    available = hours.between(start, due)
    if not available:
        return start + (due - start) * share / 100
    return hours.after(start, available * share / 100)


def course_of(what: str, fact: Fact, style: Style, hours: NaiveHours) -> dict[int, Mark]:
    """Every moment of something owed, for one person's way of working."""
    start, due = fact.from_at, fact.due_at
    is_promise = what == "promise"
    last_call = due if what == "step" else used_at(AT_RISK, fact, hours)
    earliest = min(start, due)
    marks: dict[int, Mark] = {}
    for rule in style.reminders:
        passed_at = show_at = used_at(rule.share, fact, hours)
        if rule.share != DUE:
            batch = next_batch(style, passed_at, hours)
            show_at = batch if batch < last_call else passed_at
        loud = [rule.rung, rule.promise if is_promise else 0, rule.valued if fact.is_valued else 0]
        marks[rule.share] = Mark(passed_at, max(show_at, earliest), int(max(loud)))
    if what == "step":
        return marks
    silent_from = hours.left(due, ONE_HOUR)
    is_silent = not any(mark.rung > 0 and mark.show_at <= silent_from for mark in marks.values())
    always = is_promise and style.at_risk is not None
    if always or is_silent:
        rung = int(style.at_risk) if always else (2 if is_promise else 1)
        marks[AT_RISK] = Mark(last_call, max(last_call, earliest), rung)
    return marks


def next_batch(style: Style, at: datetime, hours: NaiveHours) -> datetime:
    """The first gathering at an instant or after it."""
    batch = style.batch
    if batch.minutes:
        wall = hours.wall(at)
        midnight = wall.replace(hour=0, minute=0, second=0, microsecond=0)
        return at + -(wall - midnight) % timedelta(minutes=batch.minutes)
    if not batch.times:
        return at
    day = hours.wall(at).date()
    while True:
        if hours.is_working_day(day):
            for time in batch.times:
                moment = naive_instant(datetime.combine(day, time), hours.zone.key)
                if moment >= at:
                    return moment
        day += timedelta(days=1)
