"""A foreign calendar as busy time: event by event, so that a bad one costs only itself."""

import signal
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, tzinfo
from itertools import islice
from zoneinfo import ZoneInfo, available_timezones

import recurring_ical_events
from icalendar import Calendar, Event, Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from app.adapters.calendar.foreign.events import LeftOut, is_busy, start_and_end, whole_event
from app.adapters.calendar.foreign.limits import MOST_OCCURRENCES, MOST_SECONDS_AN_EVENT, MOST_TIMES
from app.adapters.calendar.foreign.splitting import Unparsable, split
from app.domain.busy_times import TITLE_LIMIT, BusyReading, BusyTime, Skipped
from app.services.busy_ports import Window

__all__ = ["Unparsable", "read_calendar"]

_NAMES = ("X-WR-CALNAME", "NAME")


def read_calendar(content: bytes, window: Window) -> BusyReading:
    """Everything busy within the window, and what was left out and why. Raises Unparsable."""
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # what the libraries think of a foreign calendar is no news to anybody
        return _read(content, window)


def _read(content: bytes, window: Window) -> BusyReading:
    parts = split(content)
    for text in dict.fromkeys(parts.zones):  # entries of a server bring the same zone along, each for itself
        _learn(text)
    floating = _zone(parts.heads.get("X-WR-TIMEZONE", ""), window.zone)
    why = [Skipped("", "not_valid")] * parts.broken
    series: dict[str, list[Event]] = {}
    days = (window.end_at - window.start_at).days + 1
    for number, text in enumerate(parts.events):
        try:
            event = whole_event(text, floating, days)
        except LeftOut as reason:
            why.append(Skipped(_title_of(text), str(reason)))
        else:
            series.setdefault(str(event.get("UID") or f"event-{number}"), []).append(event)
    times, read = _expanded(series, window, why)
    name = next((parts.heads[name] for name in _NAMES if parts.heads.get(name)), "")
    return BusyReading(name[:TITLE_LIMIT], times, read, len(why), why)


def _expanded(
    series: dict[str, list[Event]], window: Window, why: list[Skipped]
) -> tuple[list[BusyTime], int]:
    times: list[BusyTime] = []
    read = 0
    for uid, events in series.items():
        try:
            with _time_limit():
                found = list(_occurrences(events, window))
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs this event alone
            reason = str(error) if isinstance(error, LeftOut) else "bad_rule"
            why += [Skipped(_summary(one), reason) for one in events]
            continue
        read += len(events)
        busy = (_busy_time(uid, one, window) for one in found if is_busy(one))
        times += [one for one in busy if one is not None]
        if len(times) > MOST_TIMES:
            raise Unparsable("too_many", f"{MOST_TIMES:,}")
    return times, read


def _occurrences(events: Sequence[Event], window: Window) -> Iterator[Event]:
    if len(events) == 1 and not {"RRULE", "RDATE", "RECURRENCE-ID"} & set(events[0]):
        yield events[0]
        return
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    found = recurring_ical_events.of(calendar).between(window.start_at, window.end_at)
    for number, one in enumerate(islice(found, MOST_OCCURRENCES + 1)):
        if number == MOST_OCCURRENCES:
            raise LeftOut("too_often")
        if isinstance(one, Event):
            yield one


def _busy_time(uid: str, event: Event, window: Window) -> BusyTime | None:
    start, end = start_and_end(event)
    start_at, end_at = _instant(start, window.zone), _instant(end, window.zone)
    if start_at >= end_at or end_at <= window.start_at or start_at >= window.end_at:
        return None
    is_whole_day = not isinstance(start, datetime)
    return BusyTime(uid[:TITLE_LIMIT], start_at, end_at, _summary(event), is_whole_day)


def _instant(at: date, zone: str) -> datetime:
    if isinstance(at, datetime):
        return at.astimezone(UTC)
    return datetime.combine(at, time.min, ZoneInfo(zone)).astimezone(UTC)


def _summary(event: Event) -> str:
    found = event.get("SUMMARY", "")
    return str(found[0] if isinstance(found, list) else found)[:TITLE_LIMIT]


def _title_of(text: str) -> str:
    """The title of an event that could not be read."""
    lines = (line for line in text.split("\r\n") if line.upper().startswith("SUMMARY"))
    return next(lines, "").partition(":")[2][:TITLE_LIMIT]


def _learn(text: str) -> None:
    """Let the library know a zone that the calendar brings along; one that cannot be read stays unknown."""
    with suppress(Exception):  # its events say that their zone is unknown
        Timezone.from_ical(text)


def _zone(named: str, own: str) -> tzinfo | None:
    """Where a time without a zone is: in the calendar's own, else where its reader is; None for a strange name."""
    if not named:
        return ZoneInfo(own)
    named = WINDOWS_TO_OLSON.get(named, named)
    return ZoneInfo(named) if named in available_timezones() else None


@contextmanager
def _time_limit() -> Iterator[None]:
    """A rule that never comes to an end is given up; where the system has no such clock, the process is."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_signal: int, _frame: object) -> None:
        raise LeftOut("too_often")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS_AN_EVENT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
