"""The facts that open and close a day; the sentences around them are each style's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from app.domain.guards.conversations import without_plan
from app.domain.guards.watches import Watch
from app.domain.promises import Promise, PromiseState
from app.domain.ranks import Placed
from app.domain.steps import FinishedStep, Reason, StepState

Fact = int | str | timedelta | Decimal
"""A number, a name, a length of time, or an amount in the company's currency."""

Facts = Mapping[str, Fact]
"""By the names that day_open and day_close of a style file may use."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a day begins.

    Attributes:
        facts: For the sentence of the style.
        today: What is today's, in order.
        starts: By when each has to be begun, where the style watches that.
        moved: What was put off since the last working day, and stands elsewhere now.
    """

    facts: Facts
    today: tuple[Placed, ...]
    starts: Mapping[UUID, datetime]
    moved: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """How a day ends.

    Attributes:
        waiting: Who waits for a word, or has none planned before tomorrow's hour, the longest first.
        until_at: That hour.
        is_finished: Whether everyone has a word or a plan; always, where nobody watches that.
    """

    facts: Facts
    waiting: tuple[Placed, ...]
    until_at: datetime
    is_finished: bool


def opening(watch: Watch, since: datetime, starts: Mapping[UUID, datetime]) -> Opening:
    """How the day begins.

    Args:
        since: When the last working day ended.
    """
    today = watch.today
    moved = tuple(p for p in watch.rows if p.row.put_offs and p.row.planned_at >= since)
    changed = [p for p in watch.rows if p.row.changed_at >= since]
    at_risk = [p for p in today if p.harms or p.is_promise_past(watch.limits.last_share)]
    first = today[0].row if today else None
    facts: dict[str, Fact] = {
        "count": len({(p.row.customer, p.row.contact) for p in today}),
        "first": (first.contact or first.customer) if first is not None else "",
        "due": len(today),
        "at_risk": len(at_risk),
        "value": sum((p.row.value or Decimal() for p in at_risk), Decimal()),
        "needed": sum((p.row.effort for p in today), timedelta()),
        "free": watch.calendar.between(watch.now, watch.day_ends_at),
        "moved": len(moved),
        "changed": len(changed),
    }
    return Opening(MappingProxyType(facts), today, starts, moved)


def closing(watch: Watch, promises: tuple[Promise, ...], *, is_watched: bool) -> Closing:
    """How the day ends.

    Args:
        promises: Open, or settled today.
        is_watched: Whether the day may be unfinished.
    """
    since = watch.at_wall(watch.calendar.day_of(watch.now))
    unplanned = without_plan(watch)
    known = {placed.row.case_id for placed in unplanned}
    late = [p for p in watch.rows if p.row.is_waiting_for_news(watch.now) and p.row.case_id not in known]
    waiting = tuple(sorted([*unplanned, *late], key=lambda placed: placed.row.news_due_at))
    done = [step for step in watch.finished if step.finished_at >= since and step.state is StepState.DONE]
    kept = [one for one in promises if one.state is PromiseState.KEPT]
    facts: dict[str, Fact] = {
        "kept": len(done) + len(kept),
        "waiting": len(waiting),
        "told": sum((p.row.last_told_at or since) > since for p in watch.rows),
        "moved": sum(_is_moved_with_word(placed, since) for placed in watch.rows),
        "asks": sum(since <= one.deliver_at <= watch.now for one in watch.asked),
        "helped": len({one.author_id for one in watch.received if (one.answered_at or since) > since}),
        "open": sum(p.row.is_unanswered for p in watch.rows) + sum(one.is_waiting for one in watch.asked),
        **_lengths(done),
    }
    return Closing(MappingProxyType(facts), waiting, watch.plan_until_at, not (is_watched and unplanned))


def _is_moved_with_word(placed: Placed, since: datetime) -> bool:
    row = placed.row
    return bool(row.put_offs) and row.planned_at >= since and row.due_reason is Reason.AGREED


def _lengths(done: list[FinishedStep]) -> dict[str, Fact]:
    """What was estimated, and what it took where somebody said so."""
    estimated = sum((step.effort for step in done), timedelta())
    return {"estimated": estimated, "actual": sum((step.actual or step.effort for step in done), timedelta())}
