"""Calendars that others wrote, as busy time; the hostile ones by their numbers in the catalogue."""

from datetime import UTC, datetime, timedelta

import pytest

from app.adapters.calendar.foreign import ForeignCalendars
from app.adapters.calendar.foreign.calendars import understood
from app.adapters.calendar.foreign.parsing import Unparsable, read_calendar
from app.domain.busy_times import CalendarUnread, SourceKind
from app.services.busy_ports import Window

FROM = datetime(2026, 10, 1, tzinfo=UTC)
WINDOW = Window(FROM, FROM + timedelta(days=77), "Europe/Dublin")
BERLIN = """BEGIN:VTIMEZONE
TZID:Head office
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def ics(*events, head="", zones=""):
    body = "".join(
        f"BEGIN:VEVENT\nUID:{n}\nSUMMARY:Event {n}\n{text}\nEND:VEVENT\n" for n, text in enumerate(events)
    )
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y\n{head}{zones}{body}END:VCALENDAR\n"
    return whole.replace("\n", "\r\n").encode()


def read(*events, **more):
    return read_calendar(ics(*events, **more), WINDOW)


def starts(*events, **more):
    return [f"{one.start_at:%m-%d %H:%M}" for one in read(*events, **more).times]


def why(*events, **more):
    return [one.reason for one in read(*events, **more).why]


def lasting(start, more=""):
    return f"DTSTART{start}\nDURATION:PT30M\n{more}".rstrip()


def test_an_event_is_busy_at_its_instant():
    found = read(lasting(":20261124T133000Z"), head="X-WR-CALNAME:Outlook\n")
    (busy,) = found.times
    assert (busy.title, busy.start_at, busy.end_at - busy.start_at) == (
        "Event 0", datetime(2026, 11, 24, 13, 30, tzinfo=UTC), timedelta(minutes=30),
    )  # fmt: skip
    assert (found.name, found.read, found.skipped) == ("Outlook", 1, 0)


@pytest.mark.parametrize(
    ("start", "zones", "instant"),
    [
        (";TZID=Europe/Berlin:20261124T100000", "", "11-24 09:00"),
        (";TZID=W. Europe Standard Time:20261124T100000", "", "11-24 09:00"),
        (';TZID="Pacific Standard Time":20261124T010000', "", "11-24 09:00"),
        (';TZID="(UTC-05:00) Eastern Time (US & Canada)":20261124T040000', "", "11-24 09:00"),
        (';TZID="(GMT+10:00) Canberra, Melbourne, Sydney":20261124T200000', "", "11-24 09:00"),
        (
            ';TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna":20261010T100000',
            "",
            "10-10 08:00",
        ),
        (";TZID=Head office:20261124T100000", BERLIN, "11-24 09:00"),
        (";TZID=Head office:20261010T100000", BERLIN, "10-10 08:00"),
    ],
)
def test_zones_are_known_by_name_by_microsofts_name_or_by_what_the_calendar_brings(start, zones, instant):
    assert starts(lasting(start), zones=zones) == [instant]


def test_a_time_without_a_zone_is_where_the_calendar_is_or_else_its_reader():
    floating = lasting(":20261010T100000")
    assert starts(floating) == ["10-10 09:00"]  # Dublin, summer time
    assert starts(floating, head="X-WR-TIMEZONE:America/New_York\n") == ["10-10 14:00"]
    assert why(floating, head="X-WR-TIMEZONE:Nowhere/Land\n") == ["zone_unknown"]


@pytest.mark.parametrize(
    "zone",
    [
        '"(UTC+01:00) Nowhere, Atlantis"',
        '"(UTC+09:00) Eastern Time (US & Canada)"',
        "Nowhere",
        "../../etc/passwd",
        "/etc/localtime",
        "Z" * 100_000,
        "Europe/../Europe/Dublin",
    ],
)
def test_b38_a_value_in_an_unknown_zone_is_left_out_and_never_local(zone):
    found = read(lasting(f";TZID={zone}:20261124T100000"), lasting(":20261124T133000Z"))
    assert [one.reason for one in found.why] == ["zone_unknown"]
    assert len(found.times) == 1


@pytest.mark.parametrize(
    "line", ["EXDATE;TZID=Nowhere:20261104T100000", "RDATE;TZID=Nowhere:20261109T100000"]
)
def test_b38_an_exception_or_another_day_in_an_unknown_zone_leaves_the_series_out(line):
    series = lasting(";TZID=Europe/Dublin:20261103T100000", f"RRULE:FREQ=DAILY;COUNT=3\n{line}")
    assert why(series) == ["zone_unknown"]


@pytest.mark.parametrize(
    "more",
    ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE\nTRANSP:OPAQUE",
     "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"],
)  # fmt: skip
def test_what_leaves_the_time_free_is_read_and_not_busy(more):
    found = read(lasting(":20261124T133000Z", more))
    assert (found.read, found.skipped, list(found.times)) == (1, 0, [])


@pytest.mark.parametrize(
    "more", ["X-MICROSOFT-CDO-BUSYSTATUS:BUSY\nTRANSP:TRANSPARENT", "STATUS:TENTATIVE", ""]
)
def test_what_may_take_the_time_is_busy(more):
    assert len(read(lasting(":20261124T133000Z", more)).times) == 1


def test_a_date_lasts_from_midnight_to_midnight_where_its_reader_is():
    (busy,) = read("DTSTART;VALUE=DATE:20261025").times
    assert busy.is_whole_day
    assert busy.end_at - busy.start_at == timedelta(hours=25)  # the clock changes on that day


def test_a_repeating_event_keeps_its_wall_time_over_a_clock_change_and_leaves_out_exceptions():
    rule = "RRULE:FREQ=WEEKLY;BYDAY=TU\nEXDATE;TZID=Europe/Dublin:20261027T100000"
    found = starts(lasting(";TZID=Europe/Dublin:20250107T100000", rule))
    assert found[:4] == ["10-06 09:00", "10-13 09:00", "10-20 09:00", "11-03 10:00"]


def test_a_moved_occurrence_stands_where_it_was_moved_to():
    series = lasting(":20261103T100000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = "DTSTART:20261111T150000Z\nDURATION:PT30M\nRECURRENCE-ID:20261110T100000Z"
    text = ics(series, moved).replace(b"UID:1", b"UID:0")
    assert [f"{one.start_at:%m-%d %H}" for one in read_calendar(text, WINDOW).times] == [
        "11-03 10",
        "11-11 15",
    ]


def test_b36_what_is_too_much_is_refused_before_it_is_looked_at():
    with pytest.raises(Unparsable, match="too_large"):
        read_calendar(b"BEGIN:VCALENDAR\r\n" + b"X" * 5_000_000, WINDOW)
    with pytest.raises(Unparsable, match="too_many"):
        read_calendar(ics(*["X:1"] * 20_001), WINDOW)


def test_b36_a_file_of_fifty_megabytes_is_not_read_whole(tmp_path):
    file = tmp_path / "large.ics"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    with pytest.raises(CalendarUnread) as caught:
        ForeignCalendars().read(SourceKind.FILE, str(file), WINDOW)
    assert (caught.value.reason, caught.value.said) == ("too_large", "5 MB")


def test_b37_deep_unclosed_and_mismatched_parts_end_no_reading():
    with pytest.raises(Unparsable, match="not_valid"):
        read_calendar(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 100_000, WINDOW)
    unclosed = ics(lasting(":20261124T133000Z")).replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\nSUMMARY:x")
    assert read_calendar(unclosed, WINDOW).read == 1
    mixed = ics("BEGIN:VALARM\nTRIGGER:PT0M", lasting(":20261124T133000Z"))
    found = read_calendar(mixed, WINDOW)
    assert (found.read, found.skipped) == (1, 1)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ("DTSTART:20261340T990000Z", "bad_date"),
        ("DTSTART:00010101T000000Z\nDURATION:PT1H", "bad_date"),
        ("DTSTART:tomorrow", "bad_date"),
        ("DTSTAMP:20261101T000000Z", "no_start"),
        ("DTSTART:20261124T100000Z\nDTSTART:20261125T100000Z", "two_starts"),
        ("DTSTART:20261124T100000Z\nDURATION:P900000D", "bad_length"),
        ("DTSTART:20261124T100000Z\nDTEND:20261123T100000Z", "bad_length"),
        (lasting(":20261124T100000Z", "RRULE:FREQ=SECONDLY"), "too_often"),
        (lasting(":20261124T100000Z", "RRULE:FREQ=HOURLY"), "too_often"),
        (
            lasting(":20261001T100000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=0,10,20,30,40,50"),
            "too_often",
        ),
        (lasting(":20261124T100000Z", "RRULE:FREQ=SOMETIMES"), "bad_rule"),
        (lasting(":20261124T100000Z", "RRULE:rubbish"), "bad_rule"),
    ],
)
def test_b39_an_event_that_cannot_be_is_left_out_with_its_reason_and_costs_only_itself(event, reason):
    found = read(event, lasting(":20261124T133000Z"))
    assert [(one.title, one.reason) for one in found.why] == [("Event 0", reason)]
    assert len(found.times) == 1


def test_b39_an_offset_that_cannot_be_leaves_its_zone_unknown():
    zones = BERLIN.replace("+0100", "+9999").replace("Head office", "Elsewhere")
    assert why(lasting(";TZID=Elsewhere:20261124T100000"), zones=zones) == ["zone_unknown"]


def test_b39_a_rule_that_never_comes_is_given_up():
    assert starts(lasting(":20261124T100000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")) == []


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_b40_other_codings_are_decoded(coding):
    text = ics(lasting(":20261124T133000Z")).decode().replace("Event 0", "Café")
    assert read_calendar(text.encode(coding), WINDOW).times[0].title == "Café"


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 100, bytes(range(256)) * 40, b"\xff\xfe\x00", b"<html></html>"]
)
def test_b40_what_is_no_calendar_is_refused(content):
    with pytest.raises(Unparsable, match="not_valid"):
        read_calendar(content, WINDOW)


def test_b41_a_title_stays_one_title():
    found = read("SUMMARY:One\\nBEGIN:VALARM\\r\\nATTENDEE:x\nDTSTART:20261124T100000Z\nDURATION:PT30M")
    assert len(found.times) == 1


def test_lines_may_end_in_any_way_and_be_folded():
    text = (
        ics(lasting(":20261124T133000Z"))
        .replace(b"\r\n", b"\n")
        .replace(b"SUMMARY:Event", b"SUMMARY:Eve\n nt")
    )
    assert read_calendar(text, WINDOW).times[0].title == "Event 0"


def test_the_process_tells_what_it_found_and_what_it_could_not(tmp_path):
    file = tmp_path / "Work.ics"
    file.write_bytes(ics(lasting(":20261124T133000Z"), "DTSTART:never"))
    found = ForeignCalendars().read(SourceKind.FILE, str(file), WINDOW)
    assert (found.name, found.read, found.skipped, len(found.times)) == ("Work", 1, 1, 1)
    with pytest.raises(CalendarUnread) as caught:
        understood(b"nothing", "x.ics", WINDOW)
    assert caught.value.reason == "not_valid"
    with pytest.raises(CalendarUnread) as caught:
        ForeignCalendars().read(SourceKind.FILE, str(tmp_path / "gone.ics"), WINDOW)
    assert caught.value.reason == "missing"
