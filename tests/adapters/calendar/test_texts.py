"""A backslash before a capital N is no line end: paths are told in calendars, too."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from app.adapters.calendar import IcsFile
from app.adapters.calendar.linked import LinkedEvents
from app.adapters.calendar.texts import exactly
from app.domain.calendar_entries import Look, Privacy, step_entry
from app.services.exports import CalendarWish, Home, unwatched
from tests.data.agenda_rows import agenda_row

PATH = r"C:\New\Notes; \\N, \n"
WRITTEN = r"C:\\New\\Notes\; \\\\N\, \\n"
DUBLIN = ZoneInfo("Europe/Dublin")
FOREIGN = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Lunch\r\n"
    f"DTSTART:20261124T120000Z\r\nDTEND:20261124T130000Z\r\nLOCATION;LANGUAGE=en:{WRITTEN}\r\n"
    f"COMMENT:{WRITTEN}\r\nCOMMENT:two\r\nCATEGORIES:C:\\\\New,b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_a_path_in_a_step_leaves_as_it_is() -> None:
    entry = step_entry(agenda_row(step=PATH), Look("C:\\New"))
    (content,) = IcsFile().parts([entry], Home("Alder", DUBLIN, "desk"), CalendarWish(), unwatched)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["SUMMARY"].endswith(PATH)
    assert WRITTEN in content.replace(b"\r\n ", b"").decode()
    assert event["CATEGORIES"].cats[1] == "C:\\New"


def test_the_words_of_others_stay_to_the_letter() -> None:
    assert exactly(Calendar.from_ical(FOREIGN)).to_ical(sorted=False).decode() == FOREIGN


@pytest.mark.parametrize("content", [FOREIGN, ""], ids=["there already", "new"])
def test_a_path_in_a_connected_calendar_reads_back_as_it_was(content: str) -> None:
    texts = LinkedEvents()
    row = agenda_row(step=PATH, slot_at=datetime(2026, 11, 24, 12, tzinfo=UTC), effort=timedelta(hours=1))
    step = texts.of(row, DUBLIN, Privacy.FULL, is_task=False)
    written = texts.write("1", step, step.event, content, is_task=False)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event["SUMMARY"] == step.event.title
    assert step.event.title.endswith(PATH)
    assert (f"LOCATION;LANGUAGE=en:{WRITTEN}" in written.replace("\r\n ", "")) is bool(content)
