"""What an event says."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from app.domain.agenda import AgendaRow
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


def title(row: AgendaRow) -> str:
    """One line: ``Call Eimear Walsh, Hotel Marlowe: Go through the new quote``."""
    names = dict.fromkeys(name for name in (clean(row.contact), clean(row.customer)) if name)
    return " ".join(f"{_ACTS[row.channel]}{', '.join(names)}: {clean(row.step)}".split())


def description(row: AgendaRow, zone: ZoneInfo) -> str:
    """The facts of the case, one a line, as plain text."""
    return "\n".join(_facts(row, zone))


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
