"""Guards of those who interrupt others for their own deadlines: colleagues are asked at the right moment."""

from app.domain.guards.figures import Figure
from app.domain.guards.watches import Watch
from app.domain.requests import Request


def ask_box(watch: Watch) -> Figure:
    """How many requests wait in the box, and when the first reaches its colleague."""
    boxed = [one for one in watch.asked if one.is_waiting and one.deliver_at > watch.now]
    return _figure("ask_box", watch, boxed, at=min((one.deliver_at for one in boxed), default=None))


def urgent_limit(watch: Watch) -> Figure:
    """How many urgent requests were made today, of those a day allows."""
    day = watch.calendar.day_of(watch.now)
    urgent = [one for one in watch.asked if one.is_urgent and watch.calendar.day_of(one.asked_at) == day]
    most = watch.limits.urgent_a_day
    return _figure("urgent_limit", watch, urgent, limit=most, is_warning=len(urgent) >= most)


def lead_time_hint(watch: Watch) -> Figure:
    """How many requests wait for an answer."""
    return _figure("lead_time_hint", watch, [one for one in watch.asked if one.is_waiting])


def _figure(guard: str, watch: Watch, requests: list[Request], **facts: object) -> Figure:
    names = tuple(dict.fromkeys(watch.people.get(one.to_id, "") for one in requests))
    case_ids = tuple(one.case_id for one in requests)
    return Figure(guard, len(requests), case_ids=case_ids, names=names, **facts)  # type: ignore[arg-type]
