"""What others put into the connected calendar is busy time, on real servers."""

from datetime import timedelta

import pytest

from app.domain.busy_times import SourceKind
from app.domain.errors import NotFound
from app.services.changes import Nouns
from tests.data.houses import TestHouse
from tests.services.calendars.partners import Partner
from tests.services.desks import at, moment, opened


def meeting(uid: str, *lines: str, title: str = "Warehouse call") -> str:
    event = (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "DTSTAMP:20261120T080000Z",
        *lines,
        f"SUMMARY:{title}",
        "END:VEVENT",
    )
    frame = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Somebody//EN", *event, "END:VCALENDAR")
    return "\r\n".join(frame) + "\r\n"


ONCE = meeting("one", "DTSTART:20261124T133000Z", "DURATION:PT20M")
DAILY = meeting("daily", "DTSTART:20261124T090000Z", "DURATION:PT15M", "RRULE:FREQ=DAILY", title="Stand-up")


def on_the_24th(p: Partner) -> list[tuple[str, object]]:
    return [(one.title, one.start_at) for one in p.busy.between(at(24, 8), at(24, 18))]


def test_what_others_put_there_is_busy_time_and_our_own_events_are_not(t: TestHouse, p: Partner):
    opened(t.maya, due=moment(24, 16))
    p.there.add("one", ONCE)
    p.there.add("daily", DAILY)
    before = p.there.texts()
    report = p.sync()
    assert Nouns.SETTINGS in report.changes.nouns
    assert on_the_24th(p) == [("Stand-up", at(24, 9)), ("Warehouse call", at(24, 13, 30))]
    (source,) = p.busy.sources()
    assert (source.kind, source.read, source.skipped) == (SourceKind.LINKED, 2, 0)
    assert source.name == p.links.current().place.name
    after = p.there.texts()
    assert {href: after[href] for href in before} == before


def test_busy_time_follows_what_others_move_and_delete(t: TestHouse, p: Partner):
    p.there.add("one", ONCE)
    p.sync()
    p.there.add("one", ONCE.replace("T1330", "T1500"))
    p.sync()
    assert on_the_24th(p) == [("Warehouse call", at(24, 15))]
    p.there.delete("Warehouse")
    p.sync()
    assert on_the_24th(p) == []


def test_nothing_of_others_makes_no_other_calendar_and_no_news(t: TestHouse, p: Partner):
    opened(t.maya, due=moment(24, 16))
    p.sync()
    assert p.busy.sources() == []
    p.there.add("one", ONCE)
    p.sync()
    read_at = p.busy.sources()[0].read_at
    t.clock.advance(minutes=5)
    assert not p.sync().changes.nouns
    assert p.busy.sources()[0].read_at == read_at


def test_the_stretch_that_is_read_moves_on_with_the_clock(t: TestHouse, p: Partner):
    p.there.add("daily", DAILY)
    p.sync()
    last = max(one.start_at for one in p.busy.between(at(24, 8), at(24, 8) + timedelta(days=365)))
    t.clock.advance(hours=24)
    p.sync()
    assert p.busy.between(last + timedelta(hours=1), last + timedelta(days=2))


def test_what_cannot_be_understood_is_counted_and_stops_no_sync(t: TestHouse, p: Partner):
    opened(t.maya, due=moment(24, 16))
    p.there.add("one", ONCE)
    p.there.add("far", meeting("far", "DTSTART;TZID=Mars/Olympus:20261124T100000", "DURATION:PT15M"))
    assert p.counts() == {"added": 1}
    assert on_the_24th(p) == [("Warehouse call", at(24, 13, 30))]
    assert p.busy.sources()[0].why == {"zone_unknown": 1}


def test_a_calendar_that_is_let_go_says_nothing_any_more_and_only_so(t: TestHouse, p: Partner):
    p.there.add("one", ONCE)
    p.sync()
    with pytest.raises(NotFound):
        p.busy.named(p.busy.sources()[0].name)
    p.links.disconnect()
    assert p.busy.sources() == []
    assert on_the_24th(p) == []
    assert p.there.texts()
