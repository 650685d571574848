import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from app.adapters.calendar import IcsFile
from app.domain.agenda import AgendaRow
from app.domain.calendar_entries import Entry, EntryKind, Look, Privacy, step_entry
from app.domain.export_errors import Cancelled
from app.domain.kinds import Channel
from app.domain.text_hygiene import clean
from app.services.exports import CalendarWish, Home, unwatched
from tests.data.agenda_rows import AgendaRows, agenda_row

DUBLIN = ZoneInfo("Europe/Dublin")
HOME = Home("Alder Coffee Systems", DUBLIN, "desk-1.keepword")

RUDE = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("\r\n\\,;:\"'^=\x00\x85\u2028\u202e \tBEGIN"),
    ),
    max_size=200,
)


def written(*rows: AgendaRow, wish: CalendarWish | None = None, home: Home = HOME) -> bytes:
    entries = [step_entry(row) for row in rows]
    return b"".join(IcsFile().parts(entries, home, wish or CalendarWish(), unwatched))


def steps(count: int) -> list[Entry]:
    return [step_entry(row) for row in AgendaRows(count)]


def events(content: bytes) -> list[Event]:
    return [event for event in Calendar.from_ical(content).walk("VEVENT") if isinstance(event, Event)]


def test_a_step_becomes_an_event_with_one_alarm() -> None:
    row = agenda_row(0, slot_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC), effort=timedelta(minutes=30))
    text = written(row).decode()
    (event,) = events(text.encode())
    assert event["SUMMARY"] == "Call Eimear Walsh, Hotel Marlowe: Go through the new quote"
    assert "DTSTART:20261124T093000Z\r\n" in text
    assert "DTEND:20261124T100000Z\r\n" in text
    assert f"UID:{row.step_id}@desk-1.keepword\r\n" in text
    assert text.count("BEGIN:VALARM") == 1
    assert "TRIGGER:-PT0M\r\n" in text
    assert "TRANSP:TRANSPARENT\r\n" in text
    assert "X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n" in text
    assert "METHOD:PUBLISH\r\n" in text
    assert "X-WR-CALNAME:Alder Coffee Systems follow-ups\r\n" in text
    assert "VTIMEZONE" not in text
    assert row.reference in event["DESCRIPTION"]


def test_blocks_that_protect_time_are_busy_and_may_ring_before() -> None:
    entry = replace(step_entry(agenda_row(), Look(alarm_before=timedelta(minutes=10))), is_busy=True)
    text = b"".join(IcsFile().parts([entry], HOME, CalendarWish(), unwatched)).decode()
    assert "TRANSP:OPAQUE\r\n" in text
    assert "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n" in text
    assert "TRIGGER:-PT10M\r\n" in text


@pytest.mark.parametrize(
    ("changed", "title"),
    [
        ({"channel": Channel.EMAIL}, "Write to Eimear Walsh, Hotel Marlowe: Go through the new quote"),
        ({"channel": Channel.TASK}, "Eimear Walsh, Hotel Marlowe: Go through the new quote"),
        ({"contact": ""}, "Call Hotel Marlowe: Go through the new quote"),
        ({"customer": "Eimear Walsh"}, "Call Eimear Walsh: Go through the new quote"),
        ({"step": "one\r\ntwo\nthree"}, "Call Eimear Walsh, Hotel Marlowe: one two three"),
    ],
)
def test_the_title_says_what_to_do_and_for_whom(changed: dict[str, object], title: str) -> None:
    (event,) = events(written(agenda_row(0, **changed)))
    assert event["SUMMARY"] == title


def test_an_event_lasts_at_least_a_quarter_of_an_hour() -> None:
    (event,) = events(written(agenda_row(0, effort=timedelta(minutes=5))))
    assert event.end - event.start == timedelta(minutes=15)


def test_an_unchanged_export_is_the_same_to_the_byte() -> None:
    rows = AgendaRows(40)
    assert written(*rows) == written(*rows)


def test_a_changed_step_keeps_its_id_and_raises_its_sequence() -> None:
    (before,) = events(written(agenda_row(3, step_version=4)))
    (after,) = events(written(agenda_row(3, step_version=5, step="Ask again")))
    assert (before["UID"], before["SEQUENCE"] + 1) == (after["UID"], after["SEQUENCE"])


@given(contact=RUDE, customer=RUDE, step=RUDE, subject=RUDE, company=RUDE)
def test_text_stays_text(contact: str, customer: str, step: str, subject: str, company: str) -> None:
    row = agenda_row(0, contact=contact, customer=customer, step=step, subject=subject)
    content = written(row, home=Home(company, DUBLIN, "desk"))
    plain = written(agenda_row(0, step="x", subject="x", contact="x", customer="x"))
    (event,) = events(content)
    assert _unfolded(content).count(b"\r\n") == _unfolded(plain).count(b"\r\n")
    assert [*event.keys()] == [*events(plain)[0].keys()]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert " ".join(clean(step).split()) in event["SUMMARY"]
    head = event["DESCRIPTION"].split("\nDue: ")[0]
    assert head == f"{row.reference} ({row.kind}, {row.phase})\n{clean(subject)}\n"


def _unfolded(content: bytes) -> bytes:
    return content.replace(b"\r\n ", b"")


@pytest.mark.parametrize("zone", ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe"])
def test_events_keep_their_instant_around_clock_changes(zone: str) -> None:
    rows = [agenda_row(n, slot_at=at) for n, at in enumerate(around_clock_changes())]
    found = events(written(*rows, home=Home("Alder", ZoneInfo(zone), "desk")))
    assert [event.start for event in found] == [row.slot_at for row in rows]


def around_clock_changes() -> list[datetime]:
    """Every half hour around both changes of 2026 in Dublin, New York and on Lord Howe."""
    days = ((3, 28), (10, 24), (3, 8), (11, 1), (4, 4), (10, 3))
    starts = (datetime(2026, month, day, tzinfo=UTC) for month, day in days)
    return [start + timedelta(minutes=30 * n) for start in starts for n in range(96)]


def test_a_large_calendar_is_split_and_loses_nothing() -> None:
    rows = AgendaRows(60)
    parts = list(IcsFile(part_limit=10_000).parts(steps(60), HOME, CalendarWish(), unwatched))
    assert len(parts) > 2
    assert all(len(part) <= 10_000 for part in parts)
    uids = [event["UID"] for part in parts for event in events(part)]
    assert uids == [f"{row.step_id}@desk-1.keepword" for row in rows]


def test_no_rows_make_an_empty_calendar() -> None:
    assert events(written()) == []
    assert written().endswith(b"END:VCALENDAR\r\n")


def test_progress_is_told_and_may_stop_it() -> None:
    told: list[tuple[int, int]] = []
    list(IcsFile().parts(steps(250), HOME, CalendarWish(), lambda done, total: told.append((done, total))))
    assert told == [(100, 250), (200, 250), (250, 250)]

    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(IcsFile().parts(steps(250), HOME, CalendarWish(), stop))


def test_nothing_is_written_when_python_leaves_its_checks_out() -> None:
    program = (
        "from app.adapters.calendar import IcsFile\n"
        "from app.domain.export_errors import ChecksOff\n"
        "try:\n"
        "    list(IcsFile().parts([], None, None, None))\n"
        "except ChecksOff:\n"
        "    print('refused')\n"
    )
    done = subprocess.run([sys.executable, "-O", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (EntryKind.DEADLINE, "Due for Eimear Walsh, Hotel Marlowe: Go through the new quote"),
        (EntryKind.PROMISE, "Promised to Eimear Walsh, Hotel Marlowe: the revised plan"),
        (EntryKind.VALIDITY, "Offer to Eimear Walsh, Hotel Marlowe ends: 3 Barista Pro 2 and service plan"),
        (EntryKind.TIME, "Time for Eimear Walsh, Hotel Marlowe: Go through the new quote"),
    ],
)
def test_each_kind_of_event_says_what_it_is(kind: EntryKind, title: str) -> None:
    (event,) = events(told(replace(step_entry(agenda_row()), kind=kind, text="the revised plan")))
    assert event["SUMMARY"] == title
    assert event["URL"] == "keepword:L-4000"


def told(*entries: Entry, wish: CalendarWish | None = None) -> bytes:
    return b"".join(IcsFile().parts(entries, HOME, wish or CalendarWish(), unwatched))


def test_an_event_may_tell_customer_and_step_alone() -> None:
    row = agenda_row()
    (event,) = events(told(step_entry(row), wish=CalendarWish(Privacy.NAMES)))
    assert "Hotel Marlowe" in event["SUMMARY"]
    assert event["DESCRIPTION"] == f"keepword:{row.reference}"


def test_an_event_may_tell_nothing_but_that_one_is_busy() -> None:
    content = told(step_entry(agenda_row(), Look("Conversations", "teal")), wish=CalendarWish(Privacy.BUSY))
    (event,) = events(content)
    assert event["SUMMARY"] == "Busy"
    assert event["CLASS"] == "PRIVATE"
    assert not {"DESCRIPTION", "URL", "CATEGORIES", "COLOR"} & set(event)
    assert not any(word in content for word in (b"Marlowe", b"Eimear", b"quote", b"L-4000"))


def test_a_round_is_nobodys_case() -> None:
    at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    entry = Entry("round-1", EntryKind.ROUND, at, at + timedelta(minutes=30), at, is_busy=True)
    (event,) = events(told(entry))
    assert (event["SUMMARY"], event["URL"]) == ("Follow-up round", "keepword:today")


def test_a_category_is_one_word_for_every_program_and_has_its_colour() -> None:
    text = told(step_entry(agenda_row(), Look("Calls, visits; more", "teal"))).decode()
    assert "CATEGORIES:Keepword,Calls visits more\r\n" in text
    assert "COLOR:teal\r\n" in text


def test_a_feed_says_how_often_it_is_worth_looking_and_is_one_file() -> None:
    wish = CalendarWish(is_feed=True)
    (part,) = IcsFile(part_limit=2_000).parts(steps(20), HOME, wish, unwatched)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in part
    assert b"X-PUBLISHED-TTL:PT1H\r\n" in part
    assert b"REFRESH-INTERVAL" not in told(*steps(1))


STEPS_OF_FEED = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 3), st.sampled_from(["Ring", "Ask\r\nUID:x", "Ü, 1;2"])),
    max_size=6,
    unique_by=lambda one: one[0],
)


@given(
    st.lists(
        st.tuples(STEPS_OF_FEED, st.sampled_from(Privacy), st.sampled_from([DUBLIN, ZoneInfo("Asia/Tokyo")])),
        min_size=2,
        max_size=5,
    )
)
def test_what_is_remembered_of_events_is_what_would_be_written_anew(
    issues: list[tuple[list[tuple[int, int, str]], Privacy, ZoneInfo]],
) -> None:
    """Whatever changes from one issue to the next: the events, their order, how much they tell, and where."""
    feed = IcsFile(remembers=True)
    for said, privacy, zone in issues:
        rows = [agenda_row(number, step_version=version, step=step) for number, version, step in said]
        entries = [step_entry(row) for row in rows]
        about = (entries, Home("Alder", zone, "desk"), CalendarWish(privacy, is_feed=True), unwatched)
        assert list(feed.parts(*about)) == list(IcsFile().parts(*about))


def test_what_is_no_longer_handed_out_is_forgotten() -> None:
    feed = IcsFile(remembers=True)
    for count in (30, 2):
        list(feed.parts(steps(count), HOME, CalendarWish(is_feed=True), unwatched))
    assert len(feed._kept) == 2
