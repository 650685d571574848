"""Other calendars as busy time."""

from datetime import timedelta

import pytest

from app.domain.busy_times import BusyReading, BusyTime, CalendarUnread, Skipped, SourceKind
from app.domain.errors import NotFound
from app.services.busy import BusyService, place_of
from app.services.changes import Nouns
from tests.services.desks import at


class Shelf:
    """Calendars by place; what is not there cannot be read."""

    def __init__(self):
        self.readings = {}
        self.asked = []

    def read(self, kind, place, window):
        self.asked.append((kind, place, window))
        if place not in self.readings:
            raise CalendarUnread("work", "missing", "gone")
        return self.readings[place]


def meeting(hour, minute=0, uid="1", title="Warehouse call"):
    return BusyTime(uid, at(24, hour, minute), at(24, hour, minute) + timedelta(minutes=20), title)


@pytest.fixture
def shelf():
    shelf = Shelf()
    shelf.readings["https://example.com/a.ics"] = BusyReading(
        "Outlook", [meeting(13, 30)], 3, 1, [Skipped("x", "bad_date")]
    )
    return shelf


@pytest.fixture
def busy(t, shelf):
    return BusyService(t.maya.desk, shelf, "desk-1")


def test_what_another_calendar_says_is_known_from_then_on(busy, shelf, t):
    source = busy.add("webcal://example.com/a.ics")
    assert (source.name, source.kind, source.read, source.skipped) == ("Outlook", SourceKind.ADDRESS, 3, 1)
    assert source.why == {"bad_date": 1}
    (found,) = busy.between(at(24, 8), at(24, 18))
    assert (found.title, found.calendar) == ("Warehouse call", "Outlook")
    window = shelf.asked[0][2]
    assert window.start_at < t.clock() < window.end_at
    assert window.zone == "Europe/Dublin"


def test_nobody_elses_calendar_counts(busy, shelf, t):
    busy.add("https://example.com/a.ics")
    assert BusyService(t.ben.desk, shelf, "").between(at(24, 8), at(24, 18)) == ()


def test_a_calendar_that_cannot_be_read_is_not_kept(busy):
    with pytest.raises(CalendarUnread):
        busy.add("https://example.com/b.ics")
    assert busy.sources() == []


def test_the_same_place_twice_is_one_calendar(busy):
    busy.add("https://example.com/a.ics")
    busy.add("https://example.com/a.ics")
    assert len(busy.sources()) == len(busy.between(at(24, 8), at(24, 18))) == 1


def test_what_was_known_stays_when_a_calendar_cannot_be_read_and_the_reason_is_noted(busy, shelf, t):
    source = busy.add("https://example.com/a.ics")
    shelf.readings.clear()
    t.clock.advance(hours=1)
    assert busy.refresh_due().nouns is Nouns.SETTINGS
    (kept,) = busy.sources()
    assert (kept.problem, kept.said, kept.read_at) == ("missing", "gone", source.read_at)
    assert len(busy.between(at(24, 8), at(24, 18))) == 1


def test_calendars_are_read_again_only_after_a_while(busy, shelf, t):
    busy.add("https://example.com/a.ics")
    busy.refresh_due()
    assert len(shelf.asked) == 1
    t.clock.advance(minutes=15)
    shelf.readings["https://example.com/a.ics"] = BusyReading("Outlook", [meeting(15)], 1)
    busy.refresh_due()
    assert [one.start_at for one in busy.between(at(24, 8), at(24, 18))] == [at(24, 15)]
    assert busy.sources()[0].problem == ""


def test_our_own_events_that_come_back_are_not_busy_time(busy, shelf):
    ours, theirs = meeting(9, uid="abc@desk-1"), meeting(10, uid="abc@desk-2")
    shelf.readings["https://example.com/a.ics"] = BusyReading("Mine", [ours, theirs], 2)
    busy.add("https://example.com/a.ics")
    assert [one.start_at for one in busy.between(at(24, 8), at(24, 18))] == [at(24, 10)]


def test_a_calendar_is_forgotten_by_its_name(busy):
    busy.add("https://example.com/a.ics")
    busy.remove(busy.named("outlook").id)
    assert busy.sources() == []
    assert busy.between(at(24, 8), at(24, 18)) == ()
    with pytest.raises(NotFound):
        busy.named("outlook")


def test_a_calendar_of_a_link_is_given_and_not_fetched(busy, shelf, t):
    source = busy.source(SourceKind.LINKED, "link-1", "Nextcloud")
    busy.keep(source, BusyReading("Nextcloud", [meeting(13)], 1))
    t.clock.advance(hours=1)
    busy.refresh_due()
    assert shelf.asked == []
    assert len(busy.between(at(24, 8), at(24, 18))) == 1


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [
        ("webcal://h/x", SourceKind.ADDRESS, "https://h/x"),
        ("http://127.0.0.1/x", SourceKind.ADDRESS, "http://127.0.0.1/x"),
        ("/tmp/x.ics", SourceKind.FILE, "/tmp/x.ics"),
        ("file:///tmp/x.ics", SourceKind.FILE, None),
    ],
)
def test_a_place_is_an_address_or_a_file(typed, kind, place):
    found = place_of(typed)
    assert found[0] is kind
    assert place is None or found[1] == place
