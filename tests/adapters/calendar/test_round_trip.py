"""Whatever a case says and whenever it is: exported and read back, it is the same."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.adapters.calendar import IcsFile
from app.adapters.calendar.wording import description, link, title
from app.domain.calendar_entries import Entry, EntryKind, Look, Privacy
from app.domain.kinds import Channel, Kind
from app.services.exports import CalendarWish, Home, unwatched
from tests.data.agenda_rows import agenda_row

RUDE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\r\n\\,;:\"'^=\x00\x85\u2028\u202e \tnN"),
        st.sampled_from(["BEGIN:VALARM", "END:VEVENT", "UID:1", "\\n"]).flatmap(st.sampled_from),
    ),
    max_size=120,
)
ZONES = st.sampled_from(
    [
        UTC,
        *map(ZoneInfo, ("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham")),
        *(timezone(timedelta(hours=hours)) for hours in (-12, 14)),
    ]
)
MOMENTS = st.builds(
    datetime.fromtimestamp, st.integers(0, int(datetime(2199, 12, 31, tzinfo=UTC).timestamp())), ZONES
)
MINUTES = st.integers(0, 60 * 24 * 28).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    row = agenda_row(
        draw(st.integers(0, 999)),
        **{name: draw(RUDE) for name in ("contact", "customer", "step", "subject", "promise_text", "owner")},
        channel=draw(st.sampled_from(Channel)),
        kind=draw(st.sampled_from(Kind)),
        due_at=draw(MOMENTS),
        news_due_at=draw(MOMENTS),
        promise_due_at=draw(st.none() | MOMENTS),
    )
    kind, start_at, lasts = draw(st.sampled_from(EntryKind)), draw(MOMENTS), draw(MINUTES)
    return Entry(
        str(row.step_id),
        kind,
        start_at,
        start_at.astimezone(UTC) + max(lasts, timedelta(minutes=15)),
        changed_at=draw(MOMENTS),
        sequence=draw(st.integers(0, 2**31 - 1)),
        row=None if kind is EntryKind.ROUND else row,
        text=draw(RUDE),
        is_busy=draw(st.booleans()),
        look=Look(draw(RUDE), draw(st.sampled_from(["", "teal"])), draw(MINUTES)),
    )


@given(st.lists(entries(), max_size=2), st.sampled_from(Privacy), RUDE)
def test_what_is_exported_reads_back_as_it_was(told: list[Entry], privacy: Privacy, company: str) -> None:
    home, wish = Home(company, ZoneInfo("Europe/Dublin"), "desk"), CalendarWish(privacy)
    (content,) = IcsFile().parts(told, home, wish, unwatched)
    assert content == b"".join(IcsFile().parts(told, home, wish, unwatched))
    read = [_read(event) for event in Calendar.from_ical(content).walk("VEVENT")]
    assert read == [_meant(entry, home, privacy) for entry in told]
    assert content.replace(b"\r\n ", b"").count(b"\r\n") == _lines_of(told, privacy)


def test_these_tests_refuse_to_run_where_python_leaves_checks_out() -> None:
    command = [
        sys.executable,
        "-O",
        "-m",
        "pytest",
        "-n0",
        "-p",
        "no:cacheprovider",
        "--collect-only",
        __file__,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "python -O" in done.stderr


def _read(event: Any) -> dict[str, object]:
    assert isinstance(event, Event)
    (alarm,) = event.walk("VALARM")
    moments = {name: event[name].dt for name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED")}
    texts = {name: str(event.get(name, "")) for name in ("UID", "SUMMARY", "DESCRIPTION", "URL", "TRANSP")}
    rings = {"ring": alarm["TRIGGER"].dt, "rings": str(alarm["DESCRIPTION"]), "act": str(alarm["ACTION"])}
    return {**moments, **texts, **rings, "SEQUENCE": int(event["SEQUENCE"])}


def _meant(entry: Entry, home: Home, privacy: Privacy) -> dict[str, object]:
    is_told = privacy is not Privacy.BUSY
    return {
        "DTSTART": entry.start_at,
        "DTEND": entry.end_at,
        "DTSTAMP": entry.changed_at,
        "LAST-MODIFIED": entry.changed_at,
        "UID": f"{entry.key}@desk",
        "SUMMARY": title(entry, privacy),
        "DESCRIPTION": description(entry, home.zone, privacy) if is_told else "",
        "URL": link(entry) if is_told else "",
        "TRANSP": "OPAQUE" if entry.is_busy else "TRANSPARENT",
        "ring": -entry.look.alarm_before,
        "rings": title(entry, privacy),
        "act": "DISPLAY",
        "SEQUENCE": entry.sequence,
    }


def _lines_of(told: list[Entry], privacy: Privacy) -> int:
    """Eight of the calendar, and those of each event: no text of a case makes one of its own."""
    each = 19 if privacy is not Privacy.BUSY else 17
    colours = sum(bool(entry.look.color) for entry in told) if privacy is not Privacy.BUSY else 0
    return 8 + each * len(told) + colours
