"""Other calendars on the command line."""

import pytest

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
X-WR-CALNAME:Outlook
BEGIN:VEVENT
UID:1
SUMMARY:Warehouse call
DTSTART:20261124T133000Z
DURATION:PT20M
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Nowhere
DTSTART;TZID=Nowhere:20261124T133000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "work.ics"
    path.write_text(TEXT)
    return path


def test_another_calendar_is_read_told_and_forgotten(sample, file):
    (told,) = sample.json("calendar", "read", str(file))
    assert (told["name"], told["read"], told["skipped"], told["why"]) == (
        "Outlook",
        1,
        1,
        {"zone_unknown": 1},
    )
    (busy,) = sample.json("calendar", "busy", "--from", "2026-11-24", "--to", "2026-11-24")
    assert (busy["from"], busy["title"], busy["calendar"]) == (
        "2026-11-24T13:30:00Z",
        "Warehouse call",
        "Outlook",
    )
    assert "1 read, 1 skipped" in sample("calendar", "read").out
    assert "Warehouse call" in sample("calendar", "busy").out
    sample("calendar", "forget", "outlook")
    assert sample.json("calendar", "busy") == []


def test_what_cannot_be_read_is_said_and_not_kept(sample, file, tmp_path):
    assert "gone.ics" in sample("calendar", "read", str(tmp_path / "gone.ics"), code=1).err
    assert sample.json("calendar", "read") == []


def test_what_was_known_stays_when_the_file_is_gone(sample, file):
    sample("calendar", "read", str(file))
    file.unlink()
    assert sample.json("calendar", "read")[0]["problem"] == "missing"
    assert len(sample.json("calendar", "busy")) == 1


def test_days_and_names_are_asked_for(sample):
    assert "day" in sample("calendar", "busy", "--from", "soon", code=2).err
    assert sample("calendar", "forget", code=2).err
    assert sample("calendar", "forget", "Outlook", code=1).err
