"""Entries of a connected calendar: read as they come, written so that what we do not know of stays (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Todo, vDatetime, vInt

from app.adapters.calendar.texts import Before, Text, categories, exactly
from app.adapters.calendar.wording import VEIL, description, title, words
from app.adapters.calendar.zone_names import shown_zone
from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import SHORTEST, Entry, Privacy, step_entry
from app.domain.calendars import events
from app.domain.calendars.events import StepEvent, Unread, id_beside, ticked, whole_minute
from app.domain.export_errors import ChecksOff
from app.domain.kinds import Kind
from app.domain.text_hygiene import clean
from app.services.calendars.ports import Found

MOST_TEXT: Final = 256_000
"""Characters of one entry; more is somebody's attachment, not a step."""

_YEARS: Final = range(2000, 2100)
_MORNING: Final = time(9)
_PRIVATE: Final = "PRIVATE"
_OURS: Final = "Keepword"
_OUR_CATEGORIES: Final = frozenset({_OURS, *(words(one).capitalize() for one in Kind)})
_DONE: Final = frozenset({"COMPLETED"})


class LinkedEvents:
    """Fulfils :class:`app.services.calendars.ports.EventTexts`."""

    def of(self, row: AgendaRow, zone: ZoneInfo, privacy: Privacy, *, is_task: bool) -> StepEvent:
        """What the calendar is to say of a step, and how much of it."""
        one = self.beside(step_entry(row), zone, privacy)
        event = replace(one.event, length=None) if is_task else one.event
        return replace(one, step_id=row.step_id, event=event, is_fixed=False)

    def beside(self, entry: Entry, zone: ZoneInfo, privacy: Privacy) -> StepEvent:
        """What it is to say of what stands beside the steps."""
        row, is_veiled, beside_id = entry.row, privacy is Privacy.BUSY, id_beside(entry.key)
        full = title(entry)
        event = events.Event(
            start_at=whole_minute(entry.start_at),
            length=entry.end_at - entry.start_at,
            title=title(entry, privacy),
            notes="" if is_veiled else description(entry, zone, privacy),
        )
        own = " ".join(clean(row.step).split()) if row is not None else ""
        kinds = (words(row.kind).capitalize(),) if row is not None else ()
        return StepEvent(
            step_id=beside_id,
            case_id=row.case_id if row is not None else beside_id,
            reference=row.reference if row is not None else "",
            event=event,
            title=full,
            prefix=full.removesuffix(own),
            categories=() if is_veiled else (_OURS, *kinds),
            version=entry.sequence,
            changed_at=entry.changed_at,
            is_veiled=is_veiled,
            is_fixed=True,
            is_busy=entry.is_busy,
            alarm_before=entry.look.alarm_before,
        )

    def read(self, content: str, zone: ZoneInfo, before: datetime | None = None) -> Found:
        """One entry as it lies on the server; whatever it holds, something is answered.

        Args:
            zone: In which a time without a zone is meant: the reader's own, says the standard.
            before: Where it stood so far: an entry that was made to last all day keeps its hour.
        """
        if len(content) > MOST_TEXT:
            return Found("", Unread("too_large"))
        try:
            main = _main(Calendar.from_ical(content.removeprefix("\ufeff")))
            return Found("", Unread("damaged")) if main is None else _found(main, zone, before)
        except Exception:  # noqa: BLE001 - the library raises whatever a foreign text leads it to
            return Found("", Unread("damaged"))

    def write(self, uid: str, step: StepEvent, event: events.Event, content: str, *, is_task: bool) -> str:
        """The entry, new or with our part of it said anew. Raises ChecksOff."""
        if not __debug__:
            raise ChecksOff
        calendar = _kept(content)
        main = _main(calendar) if calendar is not None else None
        if calendar is None or main is None:
            calendar = _frame()
            main = Todo() if is_task else Event()
            main["UID"] = Text(uid)
            main["SEQUENCE"] = vInt(step.version)
            main.add_component(_alarm(event.title, step.alarm_before, is_task=is_task))
            calendar.add_component(main)
        else:
            main["SEQUENCE"] = vInt(max(step.version, _number(main.get("SEQUENCE")) + 1))
        _say(main, step, event)
        return bytes(exactly(calendar).to_ical(sorted=False)).decode()


def _kept(content: str) -> Calendar | None:
    """The entry as it lies there, or None where it cannot be read any more and is written anew."""
    if not content or len(content) > MOST_TEXT:
        return None
    try:
        return Calendar.from_ical(content)
    except Exception:  # noqa: BLE001 - as in `read`
        return None


def _main(calendar: Any) -> Any:
    """The event or task itself: not a time zone, not a changed occurrence of a series."""
    parts = [part for part in calendar.subcomponents if part.name in {"VEVENT", "VTODO"}]
    return next((part for part in parts if "RECURRENCE-ID" not in part), None)


def _found(main: Any, zone: ZoneInfo, before: datetime | None) -> Found:
    uid = clean(str(main.get("UID", "")))
    start = _start_of(main)
    if start is None:
        return Found(uid, Unread("no_start"))
    at = _instant(start, zone, before)
    if at is None:
        return Found(uid, Unread("zone"))
    if at.year not in _YEARS:
        return Found(uid, Unread("year"))
    shown, has_tick = ticked(" ".join(clean(str(main.get("SUMMARY", ""))).split()))
    return Found(
        uid,
        events.Event(
            start_at=whole_minute(at),
            length=_length(main, zone),
            title=shown,
            is_done=has_tick or _is_done(main),
            notes=clean(str(main.get("DESCRIPTION", ""))),
        ),
    )


def _start_of(main: Any) -> Any:
    """A task stands where it is due; an event where it begins."""
    if main.name == "VTODO" and "DUE" in main:
        return main["DUE"]
    return main.get("DTSTART")


def _instant(value: Any, zone: ZoneInfo, before: datetime | None) -> datetime | None:
    """The instant that a value means; None where it names a zone that nobody knows: it is never taken for ours."""
    at = value.dt
    if isinstance(at, datetime):
        if at.tzinfo is not None:
            return at.astimezone(UTC)
        named = shown_zone(str(value.params["TZID"])) if "TZID" in value.params else zone
        return at.replace(tzinfo=named).astimezone(UTC) if named is not None else None
    if isinstance(at, date):
        hour = before.astimezone(zone).time() if before is not None else _MORNING
        return datetime.combine(at, hour, zone).astimezone(UTC)
    return None


def _length(main: Any, zone: ZoneInfo) -> timedelta | None:
    """How long an event lasts, where it says so in hours."""
    start, end = main.get("DTSTART"), main.get("DTEND")
    if main.name == "VTODO" or start is None or not isinstance(start.dt, datetime):
        return None
    if end is None:
        duration = main.get("DURATION")
        length = duration.dt if duration is not None else timedelta()
    else:
        first, last = _instant(start, zone, None), _instant(end, zone, None)
        length = timedelta() if first is None or last is None else last - first
    whole = timedelta(minutes=length // timedelta(minutes=1))
    return whole if whole > timedelta() else None


def _is_done(main: Any) -> bool:
    return (
        str(main.get("STATUS", "")).upper() in _DONE
        or "COMPLETED" in main
        or _number(main.get("PERCENT-COMPLETE")) >= 100
    )


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _frame() -> Calendar:
    calendar = Calendar()
    calendar["PRODID"] = Text("-//Keepword//Keepword//EN")
    calendar["VERSION"] = Text("2.0")
    calendar["CALSCALE"] = Text("GREGORIAN")
    return calendar


def _say(main: Any, step: StepEvent, event: events.Event) -> None:
    changed_at = vDatetime(step.changed_at.astimezone(UTC))
    before = str(main.get("SUMMARY", ""))
    main["DTSTAMP"] = changed_at
    main["LAST-MODIFIED"] = changed_at
    main["SUMMARY"] = Text(event.title)
    _say_of_alarms(main, before, event.title)
    _say_if_any(main, "DESCRIPTION", Text(event.notes) if event.notes else None)
    kinds = (*step.categories, *_others_categories(main))
    _say_if_any(main, "CATEGORIES", categories(kinds) if kinds else None)
    if step.is_veiled:
        main["CLASS"] = Text(_PRIVATE)
    elif before == VEIL and str(main.get("CLASS", "")) == _PRIVATE:
        main.pop("CLASS")
    if main.name == "VTODO":
        _say_due(main, event)
    else:
        _say_times(main, event, is_busy=step.is_busy)
    if not event.is_done:
        _without(main, ("COMPLETED", "PERCENT-COMPLETE"))
        if str(main.get("STATUS", "")).upper() in _DONE:
            main["STATUS"] = Text("NEEDS-ACTION" if main.name == "VTODO" else "CONFIRMED")


def _say_if_any(main: Any, name: str, value: Any) -> None:
    if value is None:
        main.pop(name, None)
    else:
        main[name] = value


def _say_of_alarms(main: Any, before: str, title: str) -> None:
    """An alarm that shows the title shows the new one; what a person made it say stays."""
    for alarm in main.subcomponents:
        if before and alarm.name == "VALARM" and str(alarm.get("DESCRIPTION", "")) == before:
            alarm["DESCRIPTION"] = Text(title)


def _others_categories(main: Any) -> list[str]:
    """What a person sorts the event by beside us."""
    found = main.get("CATEGORIES", [])
    parts = found if isinstance(found, list) else [found]
    cats = [str(one) for part in parts for one in getattr(part, "cats", ())]
    return [one for one in cats if one not in _OUR_CATEGORIES]


def _say_due(main: Any, event: events.Event) -> None:
    main["DUE"] = vDatetime(event.start_at)
    _without(main, ("DURATION", "DTSTART"))


def _say_times(main: Any, event: events.Event, *, is_busy: bool) -> None:
    _without(main, ("DURATION",))
    main["DTSTART"] = vDatetime(event.start_at)
    main["DTEND"] = vDatetime(event.start_at + (event.length or SHORTEST))
    if "TRANSP" not in main:
        main["TRANSP"] = Text("OPAQUE" if is_busy else "TRANSPARENT")
        main["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("BUSY" if is_busy else "FREE")


def _without(main: Any, names: Iterable[str]) -> None:
    for name in names:
        main.pop(name, None)


def _alarm(summary: str, before: timedelta, *, is_task: bool) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = Text("DISPLAY")
    alarm["DESCRIPTION"] = Text(summary)
    alarm["TRIGGER"] = trigger = Before(before)
    if is_task:
        trigger.params["RELATED"] = "END"
    return alarm
