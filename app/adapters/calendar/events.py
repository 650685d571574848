"""Open cases as events of a calendar file (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vCategory, vDatetime, vDuration, vInt, vText

from app.adapters.calendar.wording import description, title, words
from app.domain.agenda import AgendaRow
from app.domain.export_errors import ChecksOff
from app.domain.text_hygiene import clean
from app.services.exports import CalendarWish, Home, Progress, Rows

PART_LIMIT: Final = 900_000
"""Bytes of one file: Google refuses files of more than 1 MB."""

SHORTEST: Final = timedelta(minutes=15)
_EVERY: Final = 100


class IcsFile:
    """Fulfils :class:`app.services.exports.CalendarFile`.

    Only what every calendar program reads alike: single events in UTC, one alarm each, no VTODO (Outlook
    has none), no VTIMEZONE. Unchanged rows give the same bytes: no moment of writing goes in.
    """

    def __init__(self, part_limit: int = PART_LIMIT) -> None:
        self._part_limit = part_limit

    def parts(self, rows: Rows, home: Home, wish: CalendarWish, progress: Progress) -> Iterator[bytes]:
        """Whole files below the limit; one without events where there are no rows.

        Raises:
            ChecksOff: Python runs with ``-O``.
        """
        if not __debug__:
            raise ChecksOff
        head, foot = _frame(home)
        part, size, total = [head], len(head), len(rows)
        for done, row in enumerate(rows, start=1):
            event = _event(row, home, wish).to_ical(sorted=False)
            if size + len(event) + len(foot) > self._part_limit and len(part) > 1:
                yield _checked(part, foot)
                part, size = [head], len(head)
            part.append(event)
            size += len(event)
            if done % _EVERY == 0:
                progress(done, total)
        yield _checked(part, foot)
        progress(total, total)


def _frame(home: Home) -> tuple[bytes, bytes]:
    calendar = Calendar()
    name = " ".join(clean(f"{home.company} follow-ups").split())
    calendar["PRODID"] = vText("-//Keepword//Keepword//EN")
    calendar["VERSION"] = vText("2.0")
    calendar["CALSCALE"] = vText("GREGORIAN")
    calendar["METHOD"] = vText("PUBLISH")
    calendar["NAME"] = vText(name)
    calendar["X-WR-CALNAME"] = vText(name)
    foot = b"END:VCALENDAR\r\n"
    return calendar.to_ical(sorted=False).removesuffix(foot), foot


def _event(row: AgendaRow, home: Home, wish: CalendarWish) -> Event:
    # Assigned, not added: `add` guesses a type for each value, and doubles what is added twice.
    event = Event()
    summary = vText(title(row))
    changed_at = vDatetime(row.changed_at.astimezone(UTC))
    start_at = row.slot_at.astimezone(UTC)
    event["UID"] = vText(f"{row.step_id}@{home.install_id}")
    event["SEQUENCE"] = vInt(row.step_version)
    event["DTSTAMP"] = changed_at
    event["LAST-MODIFIED"] = changed_at
    event["DTSTART"] = vDatetime(start_at)
    event["DTEND"] = vDatetime(_end_of(start_at, row.effort))
    event["SUMMARY"] = summary
    event["DESCRIPTION"] = vText(description(row, home.zone))
    event["CATEGORIES"] = vCategory(["Keepword", words(row.kind).capitalize()])
    event["TRANSP"] = vText("OPAQUE" if wish.is_busy else "TRANSPARENT")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = vText("BUSY" if wish.is_busy else "FREE")
    event.add_component(_alarm(summary, wish.alarm_before))
    return event


def _end_of(start_at: datetime, effort: timedelta) -> datetime:
    return start_at + max(effort, SHORTEST)


def _alarm(summary: vText, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = vText("DISPLAY")
    alarm["DESCRIPTION"] = summary
    alarm["TRIGGER"] = _Before(-before)
    return alarm


class _Before(vDuration):
    """A trigger as Outlook writes it: minutes, and ``-PT0M`` for the start itself (not ``P0D``)."""

    def to_ical(self) -> bytes:
        return f"-PT{-self.td // timedelta(minutes=1)}M".encode()


def _checked(part: list[bytes], foot: bytes) -> bytes:
    """The file, once its lines are seen to hold nothing but what was meant.

    Raises:
        ValueError: Text of a case has become a line of its own: a bug.
    """
    content = b"".join((*part, foot))
    events = len(part) - 1
    lines = content.count(b"\r\n")
    found = (content.count(b"\nBEGIN:VEVENT\r"), content.count(b"\nBEGIN:VALARM\r"), content.count(b"\nUID:"))
    if found != (events,) * 3 or content.count(b"\r") != lines or content.count(b"\n") != lines:
        raise ValueError(f"calendar of {events} events reads as {found}")
    return content
