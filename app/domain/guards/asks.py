"""Guards of those who interrupt others for their own deadlines: colleagues are asked at the right moment."""

from typing import Any
from uuid import UUID

from app.domain.guards.figures import Figure
from app.domain.guards.watches import Watch
from app.domain.lead_times import LeadTime, lead_time
from app.domain.requests import Request


def ask_box(watch: Watch) -> Figure:
    """How many requests wait in the box, and when the first reaches its colleague."""
    boxed = [one for one in watch.asked if one.is_with_receiver and one.deliver_at > watch.now]
    boxed.sort(key=lambda one: one.deliver_at)
    return _figure("ask_box", watch, boxed, at=boxed[0].deliver_at if boxed else None)


def urgent_limit(watch: Watch) -> Figure:
    """How many urgent requests were made today, of those a day allows."""
    day = watch.calendar.day_of(watch.now)
    urgent = [one for one in watch.asked if one.is_urgent and watch.calendar.day_of(one.asked_at) == day]
    most = watch.limits.urgent_a_day
    return _figure("urgent_limit", watch, urgent, limit=most, is_warning=len(urgent) >= most)


def lead_time_hint(watch: Watch) -> Figure:
    """How many requests wait for an answer; those asked later than the colleague usually needs are named."""
    waiting = [one for one in watch.asked if one.is_with_receiver]
    usual = {one.to_id: _lead(watch, one.to_id) for one in waiting}
    late = [one for one in waiting if _is_late(watch, one, usual[one.to_id])]
    return _figure("lead_time_hint", watch, late or waiting, is_warning=bool(late))


def _lead(watch: Watch, colleague_id: UUID) -> LeadTime:
    """From what the owner asked that colleague, in the owner's working time."""
    asked = (one for one in watch.asked if one.to_id == colleague_id)
    return lead_time(asked, watch.calendar, watch.limits.fewest_answers)


def _is_late(watch: Watch, request: Request, lead: LeadTime) -> bool:
    ask_by = lead.ask_by(request.needed_by_at, watch.calendar)
    return ask_by is not None and ask_by < request.asked_at


def _figure(guard: str, watch: Watch, requests: list[Request], **facts: Any) -> Figure:
    names = tuple(dict.fromkeys(watch.people.get(one.to_id, "") for one in requests))
    case_ids = tuple(one.case_id for one in requests)
    return Figure(guard, len(requests), case_ids=case_ids, names=names, **facts)
