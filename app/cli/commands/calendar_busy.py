"""Other calendars as busy time: which there are, and when they say that one is busy."""

from argparse import Namespace
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from app.calendars import busy_at
from app.cli.answers import Answer
from app.cli.commands.calendar_files import Act
from app.cli.parsers import WrongUsage, argument
from app.cli.records import instant
from app.cli.sessions import Session
from app.domain.busy_times import BusySource, BusyTime, CalendarUnread
from app.domain.moments import Moment, zone_named
from app.services.busy import BusyService
from app.ui.calendar_words import SKIPPED
from app.ui.messages import sentence

_DAY: Final = timedelta(days=1)
_DAYS: Final = 7


def _busy(session: Session, asked: Namespace) -> Answer:
    """When other calendars say that one is busy; a week from today unless said."""
    busy, zone = busy_at(session.house, session.services), session.formats.zone
    today = session.wanted.clock().astimezone(zone_named(zone)).date()
    first = _day(asked.since, today)
    last = _day(asked.until, first + (_DAYS - 1) * _DAY)
    found = busy.between(_midnight(first, zone), _midnight(last + _DAY, zone))
    lines = [_line(session, one) for one in found] or ["Nothing stands in other calendars then."]
    return Answer(lines, [_time_record(one) for one in found])


def _read(session: Session, asked: Namespace) -> Answer:
    """Reads another calendar from now on, or all of them again."""
    busy = busy_at(session.house, session.services)
    if asked.where is not None:
        sources = [busy.add(asked.where)]
    else:
        sources = [_again(busy, one) for one in busy.sources()]
    lines = [line for one in sources for line in _source_lines(one)]
    return Answer(lines or ["No other calendar is read."], [_source_record(one) for one in sources])


def _again(busy: BusyService, source: BusySource) -> BusySource:
    try:
        return busy.refresh(source.id)
    except CalendarUnread:
        return next(one for one in busy.sources() if one.id == source.id)


def _forget(session: Session, asked: Namespace) -> Answer:
    """Reads a calendar no longer."""
    if asked.where is None:
        raise WrongUsage("calendar forget names a calendar, as “calendar read” lists it.")
    busy = busy_at(session.house, session.services)
    source = busy.named(asked.where)
    busy.remove(source.id)
    return Answer([f"{source.name} is read no longer; it stays as it is."], _source_record(source))


def _source_lines(source: BusySource) -> list[str]:
    if source.problem:
        return [f"{source.name}: {sentence(CalendarUnread(source.name, source.problem, source.said))}"]
    lines = [f"{source.name}: {source.read:,} read, {source.skipped:,} skipped."]
    return lines + [f"  {count:,} × {SKIPPED.get(reason, reason)}" for reason, count in source.why.items()]


def _source_record(source: BusySource) -> dict[str, object]:
    return {
        "name": source.name,
        "kind": source.kind.value,
        "place": source.place,
        "read": source.read,
        "skipped": source.skipped,
        "why": dict(source.why),
        "read_at": instant(source.read_at) if source.read_at else None,
        "problem": source.problem or None,
    }


def _line(session: Session, busy: BusyTime) -> str:
    start, end = session.formats.moment(busy.start_at), session.formats.moment(busy.end_at)
    return f"{start} to {end}  {busy.title or 'Busy'} ({busy.calendar})"


def _time_record(busy: BusyTime) -> dict[str, object]:
    return {
        "from": instant(busy.start_at),
        "to": instant(busy.end_at),
        "title": busy.title,
        "calendar": busy.calendar,
        "whole_day": busy.is_whole_day,
    }


def _day(text: str | None, usual: date) -> date:
    if text is None:
        return usual
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"“{text}” is no day such as 2026-11-24.") from None


def _midnight(day: date, zone: str) -> datetime:
    return Moment(datetime.combine(day, time()), zone).at


ACTS: Final[Mapping[str, Act]] = MappingProxyType({"busy": _busy, "read": _read, "forget": _forget})
ARGUMENTS: Final = (
    argument("--from", metavar="DAY", dest="since", help="the first day to tell of; today unless said"),
    argument("--to", metavar="DAY", dest="until", help="the last day to tell of; a week later unless said"),
)
