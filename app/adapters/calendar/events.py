"""What leaves for a calendar as events of a file (RFC 5545)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vDatetime, vDuration, vInt, vUri

from app.adapters.calendar.texts import Before, Text, categories
from app.adapters.calendar.wording import description, link, title, words
from app.domain.calendar_entries import Entry, Privacy
from app.domain.export_errors import ChecksOff
from app.domain.text_hygiene import clean
from app.services.exports import CalendarWish, Home, Progress

PART_LIMIT: Final = 900_000
"""Bytes of one file: Google refuses files of more than 1 MB."""

_EVERY: Final = 100
_REFRESH: Final = timedelta(hours=1)

Written = tuple[Entry, bytes]
"""An event, and the lines that were made of it."""


class IcsFile:
    """Fulfils :class:`app.services.exports.CalendarFile`.

    Only what every calendar program reads alike: single events in UTC, one alarm each, no VTODO (Outlook
    has none), no VTIMEZONE. Unchanged rows give the same bytes: no moment of writing goes in.
    """

    def __init__(self, part_limit: int = PART_LIMIT, *, remembers: bool = False) -> None:
        """Prepare.

        Args:
            remembers: Keep what was written of each event, for a calendar that is written again and again.
        """
        self._part_limit = part_limit
        self._remembers = remembers
        self._kept: dict[str, Written] = {}
        self._kept_for: tuple[Home, Privacy] | None = None

    def parts(
        self, entries: Sequence[Entry], home: Home, wish: CalendarWish, progress: Progress
    ) -> Iterator[bytes]:
        """Whole files below the limit, a feed always as one; one without events where there are no entries.

        Raises:
            ChecksOff: Python runs with ``-O``.
        """
        if not __debug__:
            raise ChecksOff
        head, foot = _frame(home, wish)
        part, size, total = [head], len(head), len(entries)
        known = self._known(home, wish.privacy)
        for done, entry in enumerate(entries, start=1):
            kept = known.get(entry.key)
            if kept is None or (kept[0] is not entry and kept[0] != entry):
                kept = entry, _written(entry, home, wish.privacy)
            if self._remembers:
                self._kept[entry.key] = kept
            event = kept[1]
            if size + len(event) + len(foot) > self._part_limit and len(part) > 1 and not wish.is_feed:
                yield b"".join((*part, foot))
                part, size = [head], len(head)
            part.append(event)
            size += len(event)
            if done % _EVERY == 0:
                progress(done, total)
        yield b"".join((*part, foot))
        progress(total, total)

    def _known(self, home: Home, privacy: Privacy) -> Mapping[str, Written]:
        """What was written of events the last time; from now on only what is written this time is kept."""
        known = self._kept if self._kept_for == (home, privacy) else {}
        self._kept, self._kept_for = {}, (home, privacy)
        return known


def _frame(home: Home, wish: CalendarWish) -> tuple[bytes, bytes]:
    calendar = Calendar()
    name = " ".join(clean(f"{home.company} follow-ups").split())
    calendar["PRODID"] = Text("-//Keepword//Keepword//EN")
    calendar["VERSION"] = Text("2.0")
    calendar["CALSCALE"] = Text("GREGORIAN")
    calendar["METHOD"] = Text("PUBLISH")
    calendar["NAME"] = Text(name)
    calendar["X-WR-CALNAME"] = Text(name)
    if wish.is_feed:
        calendar["REFRESH-INTERVAL"] = vDuration(_REFRESH, params={"VALUE": "DURATION"})
        calendar["X-PUBLISHED-TTL"] = vDuration(_REFRESH)
    foot = b"END:VCALENDAR\r\n"
    head = calendar.to_ical(sorted=False).removesuffix(foot)
    _refuse_strange_lines(head, events=0)
    return head, foot


def _written(entry: Entry, home: Home, privacy: Privacy) -> bytes:
    content = bytes(_event(entry, home, privacy).to_ical(sorted=False))
    _refuse_strange_lines(content, events=1)
    return content


def _event(entry: Entry, home: Home, privacy: Privacy) -> Event:
    # Assigned, not added: `add` guesses a type for each value, and doubles what is added twice.
    event = Event()
    summary = Text(title(entry, privacy))
    changed_at = vDatetime(entry.changed_at.astimezone(UTC))
    event["UID"] = Text(f"{entry.key}@{home.install_id}")
    event["SEQUENCE"] = vInt(entry.sequence)
    event["DTSTAMP"] = changed_at
    event["LAST-MODIFIED"] = changed_at
    event["DTSTART"] = vDatetime(entry.start_at.astimezone(UTC))
    event["DTEND"] = vDatetime(entry.end_at.astimezone(UTC))
    event["SUMMARY"] = summary
    if privacy is Privacy.BUSY:
        event["CLASS"] = Text("PRIVATE")
    else:
        _tell(event, entry, home, privacy)
    event["TRANSP"] = Text("OPAQUE" if entry.is_busy else "TRANSPARENT")
    event["X-MICROSOFT-CDO-BUSYSTATUS"] = Text("BUSY" if entry.is_busy else "FREE")
    event.add_component(_alarm(summary, entry.look.alarm_before))
    return event


def _tell(event: Event, entry: Entry, home: Home, privacy: Privacy) -> None:
    """What may be told beside the title."""
    event["DESCRIPTION"] = Text(description(entry, home.zone, privacy))
    event["URL"] = vUri(link(entry))
    kinds = ["Keepword", entry.look.category or (words(entry.row.kind).capitalize() if entry.row else "")]
    event["CATEGORIES"] = categories(_one_word(kind) for kind in kinds if kind)
    if entry.look.color:
        event["COLOR"] = Text(entry.look.color)


def _one_word(category: str) -> str:
    # Some programs split a category at a comma although it is escaped, and Outlook removes it.
    return " ".join(clean(category).replace(",", " ").replace(";", " ").split())


def _alarm(summary: Text, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm["ACTION"] = Text("DISPLAY")
    alarm["DESCRIPTION"] = summary
    alarm["TRIGGER"] = Before(before)
    return alarm


def _refuse_strange_lines(content: bytes, *, events: int) -> None:
    """Whether lines hold nothing but what was meant, of each piece once: a file is nothing but whole pieces.

    Raises:
        ValueError: Text of a case has become a line of its own: a bug.
    """
    lines, text = content.count(b"\r\n"), b"\n" + content
    found = tuple(text.count(start) for start in (b"\nBEGIN:VEVENT\r", b"\nBEGIN:VALARM\r", b"\nUID:"))
    is_whole = content.endswith(b"\r\n") and content.count(b"\r") == content.count(b"\n") == lines
    if found != (events,) * 3 or not is_whole:
        raise ValueError(f"calendar of {events} events reads as {found}")
