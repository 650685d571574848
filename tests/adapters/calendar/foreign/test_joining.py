"""Entries of a server that one process understands together."""

from datetime import UTC, datetime

import pytest

from app.adapters.calendar.foreign import ForeignCalendars
from app.adapters.calendar.foreign.joining import is_whole, joined
from app.adapters.calendar.foreign.limits import MOST_BYTES
from app.services.busy_ports import Window

WINDOW = Window(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC), "Europe/Dublin")


def entry(number, *head, event=()):
    lines = (
        "BEGIN:VCALENDAR",
        *head,
        "BEGIN:VEVENT",
        f"UID:{number}",
        "DTSTART:20261124T133000",
        "DURATION:PT20M",
        *event,
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "\r\n".join(lines) + "\r\n"


def test_many_entries_are_read_together_and_a_bad_one_costs_itself_alone():
    bad = [
        entry(2).replace("END:VEVENT\r\n", ""),
        entry(3).replace("END:VCALENDAR\r\n", ""),
        entry(4, event=("DESCRIPTION:\0",)),
        "",
        entry(5) + "BEGIN:VEVENT\r\n",
    ]
    reading = ForeignCalendars().read_entries([entry(1), *bad, entry(6)], "Nextcloud", WINDOW)
    assert [one.uid for one in reading.times] == ["1", "6"]
    assert (reading.name, reading.read, reading.skipped) == ("Nextcloud", 2, 5)
    assert {one.reason for one in reading.why} == {"not_valid"}


def test_what_one_entry_says_of_its_calendar_does_not_count_for_the_others():
    first = entry(1, "X-WR-TIMEZONE:Asia/Tokyo", "X-WR-CALNAME:Elsewhere")
    reading = ForeignCalendars().read_entries([first, entry(2)], "Nextcloud", WINDOW)
    assert {one.start_at for one in reading.times} == {datetime(2026, 11, 24, 13, 30, tzinfo=UTC)}


@pytest.mark.parametrize("text", ["", "x", "BEGIN:VEVENT\r\nEND:VEVENT", "BEGIN:VCALENDAR\r\nEND:VEVENT"])
def test_what_is_no_whole_calendar_is_none(text):
    assert not is_whole(text)


def test_an_entry_that_begins_with_a_mark_and_ends_its_lines_plainly_is_whole():
    assert is_whole("\ufeff" + entry(1).replace("\r\n", "\n"))


def test_more_than_is_read_at_once_goes_in_parts():
    large = entry(1, event=("DESCRIPTION:" + "x" * (MOST_BYTES // 2),))
    assert [len(part) < MOST_BYTES for part in joined([large, large, entry(2)])] == [True, True]
