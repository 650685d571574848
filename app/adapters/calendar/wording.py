"""What an event says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import Entry, EntryKind, Privacy
from app.domain.kinds import Channel
from app.domain.text_hygiene import clean

_ACTS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.CALL: "Call ",
        Channel.EMAIL: "Write to ",
        Channel.VISIT: "Visit ",
        Channel.MESSAGE: "Message ",
        Channel.TASK: "",
    }
)


VEIL = "Busy"
"""The title of what is only known to take its time."""

_TODAY = "keepword:today"


def title(entry: Entry, privacy: Privacy = Privacy.FULL) -> str:
    """One line: ``Call Eimear Walsh, Hotel Marlowe: Go through the new quote``."""
    if privacy is Privacy.BUSY:
        return VEIL
    if entry.row is None:
        return "Follow-up round"
    names = dict.fromkeys(name for name in (clean(entry.row.contact), clean(entry.row.customer)) if name)
    text = _WHAT[entry.kind](entry.row, ", ".join(names), clean(entry.text))
    return " ".join(text.split())


def description(entry: Entry, zone: ZoneInfo, privacy: Privacy = Privacy.FULL) -> str:
    """The facts of the case, one a line, as plain text, and the way back to it."""
    if entry.row is None:
        return f"What is due comes together here.\n{_TODAY}"
    facts = _facts(entry.row, zone) if privacy is Privacy.FULL else ()
    return "\n".join((*facts, link(entry)))


def link(entry: Entry) -> str:
    """The address at which Keepword opens what the event is about."""
    return f"keepword:{entry.row.reference}" if entry.row is not None else _TODAY


_WHAT: Mapping[EntryKind, Callable[[AgendaRow, str, str], str]] = MappingProxyType(
    {
        EntryKind.STEP: lambda row, names, _: f"{_ACTS[row.channel]}{names}: {clean(row.step)}",
        EntryKind.DEADLINE: lambda row, names, _: f"Due for {names}: {clean(row.step)}",
        EntryKind.PROMISE: lambda _, names, text: f"Promised to {names}: {text}",
        EntryKind.VALIDITY: lambda row, names, _: f"Offer to {names} ends: {clean(row.subject)}",
        EntryKind.TIME: lambda row, names, _: f"Time for {names}: {clean(row.step)}",
    }
)


def words(value: str) -> str:
    """A key as people write it: ``check_back`` is ``check back``."""
    return value.replace("_", " ")


def _facts(row: AgendaRow, zone: ZoneInfo) -> Iterator[str]:
    yield f"{row.reference} ({words(row.kind)}, {words(row.phase)})"
    yield clean(row.subject)
    yield ""
    yield f"Due: {_moment(row.due_at, zone)}"
    yield f"News for the customer by: {_moment(row.news_due_at, zone)}"
    if row.promise_due_at is not None:
        yield f"Promised by {_moment(row.promise_due_at, zone)}: {clean(row.promise_text)}"
    if row.value is not None:
        yield f"Value: {row.value:,.2f} {clean(row.currency)}"
    yield from (clean(way) for way in (row.contact_phone, row.contact_email) if way)
    yield f"Owner: {clean(row.owner)}"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    # Not strftime: names of days and months would follow the machine's language.
    local = at.astimezone(zone)
    return f"{local.date().isoformat()} {local.hour:02}:{local.minute:02} ({zone.key})"
