"""An entry of a connected calendar, whatever it says: read, or left as it is with the reason."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.adapters.calendar.linked import MOST_TEXT, LinkedEvents
from app.domain.calendars.events import Event, Unread

DUBLIN = ZoneInfo("Europe/Dublin")


def entry(*lines: str) -> str:
    frame = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//EN",
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:Ring them",
    )
    return "\r\n".join((*frame, *lines, "END:VEVENT", "END:VCALENDAR", ""))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (entry("DTSTART:20261124T160000Z", f"X-PICTURE:{'x' * MOST_TEXT}"), "too_large"),
        (entry("DTSTART:20261124T160000Z")[:-40], "damaged"),
        ("BEGIN:" * 20_000, "damaged"),
        ("", "damaged"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "damaged"),
        (entry(), "no_start"),
        (entry("DTSTART;TZID=Mars/Base:20261124T160000"), "zone"),
        (entry('DTSTART;TZID="(UTC+01:00) Atlantis":20261124T160000'), "zone"),
        (entry("DTSTART:00010101T000000Z"), "year"),
        (entry("DTSTART:99991231T235959Z"), "year"),
        (entry("DTSTART:soon"), "damaged"),
    ],
)
def test_what_has_no_meaning_for_a_step_is_left_with_its_reason(text: str, reason: str):
    assert LinkedEvents().read(text, DUBLIN).says == Unread(reason)


def test_a_time_without_a_zone_is_the_readers_and_one_with_its_zone_is_not():
    read = LinkedEvents().read
    for line, hour in (
        ("DTSTART:20260724T160000", 15),
        ("DTSTART;TZID=America/New_York:20260724T160000", 20),
        ('DTSTART;TZID="(UTC-05:00) Eastern Time (US and Canada)":20260724T160000', 20),
        ("DTSTART;TZID=Eastern Standard Time:20260724T160000", 20),
    ):
        says = read(entry(line), DUBLIN).says
        assert isinstance(says, Event)
        assert says.start_at == datetime(2026, 7, 24, hour, tzinfo=UTC)
