"""The path of a complaint: from a word by a named person on the same day to a customer who stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.cases import Case
from app.domain.ideas import Idea, IdeaKind
from app.domain.interactions import Direction, Interaction
from app.domain.kinds import Kind, Phase, State
from app.domain.promises import Promise, PromiseView
from app.domain.spans import Span
from app.domain.working_time import WorkingCalendar


class Mark(StrEnum):
    """What a complaint passes, in this order."""

    ACKNOWLEDGED = "acknowledged"
    PLAN = "plan"
    WORDS = "words"
    CHECK_BACK = "check_back"
    PREVENTION = "prevention"


class Stand(StrEnum):
    """How it stands with a mark."""

    DONE = "done"
    LATE = "late"
    """Done after its moment, or its moment has passed."""
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PathMark:
    """One mark of the path.

    Attributes:
        at: When it was reached.
        due_at: By when it is due.
        who_by: The interaction in which it was done, whose author did it.
        kept, broken: For the words: how many promises were kept, and how many were not.
        words: For the prevention: what the customer said.
    """

    mark: Mark
    stand: Stand
    at: datetime | None = None
    due_at: datetime | None = None
    who_by: Interaction | None = None
    kept: int = 0
    broken: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What the path is read from."""

    interactions: Sequence[Interaction]
    promises: Sequence[Promise]
    ideas: Sequence[Idea]


def path_of(case: Case, told: Told, calendar: WorkingCalendar, now: datetime) -> tuple[PathMark, ...]:
    """How a complaint stands with each mark; empty for what is no complaint."""
    if case.kind is not Kind.COMPLAINT:
        return ()
    return (
        _acknowledged(case, told, calendar, now),
        _plan(case, now),
        _words(case, told, calendar, now),
        _check_back(case, now),
        _prevention(case, told),
    )


def _acknowledged(case: Case, told: Told, calendar: WorkingCalendar, now: datetime) -> PathMark:
    """The first word of ours to the customer, by the close of the day it came in."""
    due_at = calendar.after(case.opened_at, Span.same_day()).at
    ours = [
        one
        for one in told.interactions
        if one.direction is Direction.OUT and one.told_status and one.at >= case.opened_at
    ]
    first = min(ours, key=lambda one: one.at, default=None)
    if first is None:
        return PathMark(Mark.ACKNOWLEDGED, Stand.LATE if now > due_at else Stand.NOW, None, due_at)
    stand = Stand.LATE if first.at > due_at else Stand.DONE
    return PathMark(Mark.ACKNOWLEDGED, stand, first.at, due_at, first)


def _plan(case: Case, now: datetime) -> PathMark:
    """Agreed once the complaint is past its first phase; until then they hear daily."""
    if case.phase is not Phase.OPEN or case.state is State.CLOSED:
        at = case.cadence_from_at if case.phase is Phase.PLANNED else None
        return PathMark(Mark.PLAN, Stand.DONE, at)
    due_at = case.clock.due_at
    return PathMark(Mark.PLAN, Stand.LATE if now > due_at else Stand.NOW, None, due_at)


def _words(case: Case, told: Told, calendar: WorkingCalendar, now: datetime) -> PathMark:
    """Every promise on it."""
    views = [one.view(now, calendar) for one in told.promises]
    kept, broken = views.count(PromiseView.KEPT), views.count(PromiseView.BROKEN)
    open_ones = [one.due_at for one in told.promises if one.settled_at is None]
    due_at = min(open_ones, default=None)
    if broken:
        stand = Stand.LATE
    elif open_ones:
        stand = Stand.NOW
    else:
        stand = Stand.DONE if kept or case.phase is not Phase.OPEN else Stand.LATER
    return PathMark(Mark.WORDS, stand, None, due_at, kept=kept, broken=broken)


def _check_back(case: Case, now: datetime) -> PathMark:
    """Asked five business days after it was settled whether all is well; with that it closes."""
    if case.state is State.CLOSED:
        is_asked = case.phase is Phase.CHECK_BACK
        return PathMark(
            Mark.CHECK_BACK, Stand.DONE if is_asked else Stand.LATER, case.closed_at if is_asked else None
        )
    if case.phase is not Phase.CHECK_BACK:
        return PathMark(Mark.CHECK_BACK, Stand.LATER)
    due_at = case.clock.due_at
    return PathMark(Mark.CHECK_BACK, Stand.LATE if now > due_at else Stand.NOW, None, due_at)


def _prevention(case: Case, told: Told) -> PathMark:
    """What would have prevented it, in the customer's words, for the Ideas."""
    causes = [one for one in told.ideas if one.case_id == case.id and one.kind is IdeaKind.CAUSE]
    if causes:
        newest = max(causes, key=lambda one: one.noted_at)
        return PathMark(Mark.PREVENTION, Stand.DONE, newest.noted_at, words=newest.words)
    is_time = case.phase is Phase.CHECK_BACK or case.state is State.CLOSED
    return PathMark(Mark.PREVENTION, Stand.NOW if is_time else Stand.LATER)
