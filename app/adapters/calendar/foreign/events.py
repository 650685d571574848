"""One event of a foreign calendar: every value in a known zone, or the reason why it is left out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, Final

from icalendar import Event

from app.adapters.calendar.foreign.limits import MOST_OCCURRENCES
from app.adapters.calendar.zone_names import shown_zone

_FIRST, _LAST = 1900, 2199
_LONGEST: Final = timedelta(days=366)
_TIMES: Final = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
_REASONS: Final = {"DTSTART": "bad_date", "DTEND": "bad_date", "DURATION": "bad_length", "RRULE": "bad_rule"}
_HERE: Final = frozenset({"localtime", "posixrules", "Factory"})
"""Files beside the zones that mean whatever this computer is set to."""

_LONG_ZONE: Final = re.compile('TZID="?[^":;]{256}', re.IGNORECASE)
_FREE: Final = frozenset({"FREE", "WORKINGELSEWHERE"})
_EVERY: Final = {"YEARLY": 1, "MONTHLY": 1, "WEEKLY": 1, "DAILY": 1, "HOURLY": 24}


class LeftOut(Exception):
    """An event that cannot be used, with the reason."""


def whole_event(text: str, floating: tzinfo | None, days: int) -> Event:
    """The event, if every value of it can be relied on.

    Args:
        floating: Where a time without a zone is; None where the calendar names a zone that nobody knows.
        days: How long the window is.

    Raises:
        LeftOut: With the reason.
    """
    event = _parsed(text)
    if "DTSTART" not in event:
        raise LeftOut("no_start")
    if isinstance(event["DTSTART"], list):
        raise LeftOut("two_starts")
    for name in _TIMES:
        for value, named in _values(event.get(name)):
            _settle(value, floating if named is None else shown_zone(named))
    _check_length(event)
    _check_rule(event, days)
    return event


def _parsed(text: str) -> Event:
    if _LONG_ZONE.search(text):
        raise LeftOut("zone_unknown")
    try:
        event = Event.from_ical(text)
    except Exception as error:
        raise LeftOut("not_valid") from error
    if not isinstance(event, Event):
        raise LeftOut("not_valid")
    for name, _ in event.errors:
        if str(name).upper() in {*_TIMES, *_REASONS}:
            raise LeftOut(_REASONS.get(str(name).upper(), "bad_date"))
    return event


def is_busy(event: Event) -> bool:
    """Whether whoever wrote it is busy then: Microsoft's word counts before the standard's."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        return False
    status = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    return status not in _FREE if status else str(event.get("TRANSP", "")).upper() != "TRANSPARENT"


def start_and_end(event: Event) -> tuple[date, date]:
    """When it is; a date without an end lasts that day, a time without one no time."""
    values: Mapping[str, Any] = event
    start = values["DTSTART"].dt
    if "DTEND" in values:
        return start, values["DTEND"].dt
    if "DURATION" in values:
        return start, start + values["DURATION"].dt
    return start, start if isinstance(start, datetime) else start + timedelta(days=1)


def _values(found: Any) -> Iterable[tuple[Any, str | None]]:
    """Every value of a property that holds a ``dt``, however often it is there, and the zone that is named for it."""
    for one in found if isinstance(found, list) else [] if found is None else [found]:
        named = getattr(one, "params", {}).get("TZID")
        for value in one.dts if hasattr(one, "dts") else [one]:
            yield value, None if named is None else str(named)


def _settle(value: Any, zone: tzinfo | None) -> None:
    """A time that the library knows no zone for is in this one; in a zone that nobody knows it is nowhere."""
    at = getattr(value, "dt", None)
    if isinstance(at, tuple):
        at = at[0]
    if not isinstance(at, date):
        raise LeftOut("bad_date")
    if not _FIRST <= at.year <= _LAST:
        raise LeftOut("bad_date")
    if isinstance(at, datetime) and str(getattr(at.tzinfo, "key", "")) in _HERE:
        raise LeftOut("zone_unknown")
    if isinstance(at, datetime) and at.tzinfo is None:
        if zone is None:
            raise LeftOut("zone_unknown")
        value.dt = at.replace(tzinfo=zone)


def _check_length(event: Event) -> None:
    for name in ("DTEND", "DURATION"):
        if isinstance(event.get(name), list):
            raise LeftOut("bad_length")
    start, end = start_and_end(event)
    if isinstance(start, datetime) != isinstance(end, datetime):
        raise LeftOut("bad_length")
    if not timedelta() <= end - start <= _LONGEST:
        raise LeftOut("bad_length")


def _check_rule(event: Event, days: int) -> None:
    rules = event.get("RRULE")
    if rules is None:
        return
    for rule in rules if isinstance(rules, list) else [rules]:
        every = _EVERY.get(str(next(iter(_parts(rule, "FREQ")), "")).upper())
        if every is None and _parts(rule, "FREQ"):
            raise LeftOut("too_often")
        if every is None:
            raise LeftOut("bad_rule")
        times = [max(len(_parts(rule, part)), 1) for part in ("BYHOUR", "BYMINUTE", "BYSECOND")]
        if every * times[0] * times[1] * times[2] * days > max(MOST_OCCURRENCES, days):
            raise LeftOut("too_often")


def _parts(rule: Any, name: str) -> Sequence[Any]:
    found = rule.get(name, [])
    return found if isinstance(found, list) else [found]
