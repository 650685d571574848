"""The least a library needs to write the same fields: what the figures of exports are measured against."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event
from xlsxwriter import Workbook

from app.adapters.workbook.columns import COLUMNS
from app.domain.agenda import AgendaRow


def bare_calendar(rows: Iterable[AgendaRow]) -> bytes:
    """A plain loop over icalendar with the fields of our events."""
    calendar = Calendar()
    head = {"prodid": "-//bare//EN", "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    for name, value in (head | {"name": "bare", "x-wr-calname": "bare"}).items():
        calendar.add(name, value)
    for row in rows:
        calendar.add_component(_event(row))
    return calendar.to_ical()


def _event(row: AgendaRow) -> Event:
    title = f"{row.channel} {row.contact}, {row.customer}: {row.step}"
    fields = {
        "uid": f"{row.step_id}@bare",
        "sequence": row.step_version,
        "dtstamp": row.changed_at,
        "last-modified": row.changed_at,
        "dtstart": row.slot_at,
        "dtend": row.slot_at + timedelta(minutes=15),
        "summary": title,
        "description": f"{row.reference} ({row.kind}, {row.phase})\n{row.subject}\n\nDue: {row.due_at}\n"
        f"News for the customer by: {row.news_due_at}\nPromised by {row.promise_due_at}: {row.promise_text}\n"
        f"Value: {row.value} {row.currency}\n{row.contact_phone}\n{row.contact_email}\nOwner: {row.owner}",
        "categories": ["Keepword", row.kind],
        "transp": "TRANSPARENT",
        "x-microsoft-cdo-busystatus": "FREE",
    }
    event, alarm = Event(), Alarm()
    for name, value in fields.items():
        event.add(name, value)
    for name, value in {"action": "DISPLAY", "description": title, "trigger": timedelta(minutes=-5)}.items():
        alarm.add(name, value)
    event.add_component(alarm)
    return event


def bare_workbook(path: Path, rows: Iterable[AgendaRow], zone: ZoneInfo) -> None:
    """A plain loop over XlsxWriter in constant memory with the cells of our rows."""
    book = Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet()
    texts, moments = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, column.title)
    for number, row in enumerate(rows, start=1):
        for place, text in _texts(row):
            sheet.write_string(number, place, text, texts)
        for place, at in _moments(row):
            sheet.write_datetime(number, place, at.astimezone(zone).replace(tzinfo=None), moments)
        for place, amount in _numbers(row):
            sheet.write_number(number, place, amount)
    book.close()


def _texts(row: AgendaRow) -> Iterator[tuple[int, str]]:
    yield 0, str(row.case_id)
    yield 1, row.reference
    yield 2, row.kind.value
    yield 3, row.phase.value
    yield 4, row.customer
    yield 5, row.contact
    yield 6, row.contact_phone
    yield 7, row.contact_email
    yield 8, row.subject
    yield 9, row.step
    yield 10, row.channel.value
    yield 15, "Yes"
    if row.promise_text:
        yield 17, row.promise_text
    yield 19, row.currency
    yield 21, row.owner
    yield 24, row.due_at.isoformat()


def _moments(row: AgendaRow) -> Iterator[tuple[int, datetime]]:
    yield 11, row.due_at
    yield 13, row.news_due_at
    if row.last_told_at is not None:
        yield 14, row.last_told_at
    if row.promise_due_at is not None:
        yield 16, row.promise_due_at


def _numbers(row: AgendaRow) -> Iterator[tuple[int, float]]:
    yield 12, 15
    if row.value is not None:
        yield 18, float(row.value)
    if row.valid_until_on is not None:
        yield 20, row.valid_until_on.toordinal() - 693_594
    yield 22, row.put_offs
    yield 25, row.step_version
