"""Other calendars while the window is open."""

import pytest

from app.adapters.calendar.foreign.fetching import fetch
from app.calendar_rounds import CalendarRounds
from app.calendars import busy_at, publishing_at
from app.domain.busy_times import CalendarUnread
from app.domain.kinds import Kind
from app.services.changes import Changes, Nouns
from app.ui.tasks import Hub
from tests.data.houses import open_test_house
from tests.services.desks import opened

TEXT = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y
BEGIN:VEVENT
UID:1
SUMMARY:{title}
DTSTART:20261124T133000Z
DURATION:PT20M
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def house():
    house = open_test_house()
    yield house
    house.close()


@pytest.fixture
def hub(qtbot):
    hub = Hub()
    yield hub
    hub.close()


def test_a_calendar_is_read_again_when_its_time_has_come_and_the_window_hears_of_it(
    house, hub, qtbot, tmp_path
):
    file = tmp_path / "work.ics"
    file.write_text(TEXT.format(title="Before"))
    busy = busy_at(house.house, house.maya)
    source = busy.add(str(file))
    rounds = CalendarRounds(house.house, house.maya, hub)
    file.write_text(TEXT.format(title="After"))
    house.clock.advance(minutes=20)
    with qtbot.waitSignal(hub.changed, timeout=60_000) as heard:
        rounds.round()
    assert Nouns.SETTINGS in heard.args[0].nouns
    assert [one.title for one in busy.between(source.read_at, source.read_at.replace(hour=23))] == ["After"]


def test_a_calendar_that_is_gone_keeps_what_was_known_and_says_so(house, hub, qtbot, tmp_path):
    file = tmp_path / "work.ics"
    file.write_text(TEXT.format(title="Before"))
    busy = busy_at(house.house, house.maya)
    busy.add(str(file))
    file.unlink()
    house.clock.advance(minutes=20)
    with qtbot.waitSignal(hub.changed, timeout=60_000):
        CalendarRounds(house.house, house.maya, hub).round()
    assert busy.sources()[0].problem == "missing"


def test_what_was_forgotten_while_it_was_fetched_stays_forgotten(house, tmp_path):
    file = tmp_path / "work.ics"
    file.write_text(TEXT.format(title="Before"))
    busy = busy_at(house.house, house.maya)
    source = busy.add(str(file))
    found = busy.look(source)
    assert not isinstance(found, CalendarUnread)
    busy.remove(source.id)
    assert busy.take(source.id, found).nouns is Nouns.NONE
    assert busy.sources() == []


@pytest.fixture
def rounds(house, hub):
    rounds = CalendarRounds(house.house, house.maya, hub)
    yield rounds
    rounds.stop()


def test_a_change_reaches_the_published_calendar_and_the_feed_and_both_end_when_they_are_not_wanted(
    house, hub, rounds, qtbot, tmp_path
):
    house.maya.styles.choose("influencer", house.maya.reminders)
    publishing = publishing_at(house.house, house.maya)
    publishing.publish_in(tmp_path)
    publishing.feed(on=True)
    file = tmp_path / "Keepword.ics"
    opened(house.maya, Kind.QUERY)
    hub.announce(Changes(Nouns.CASES))
    qtbot.waitUntil(lambda: file.exists() and rounds._feed is not None, timeout=60_000)
    feed = rounds._feed
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 1
    assert fetch(feed.address) == file.read_bytes()
    opened(house.maya, Kind.LEAD)
    hub.announce(Changes(Nouns.CASES))
    qtbot.waitUntil(lambda: file.read_bytes().count(b"BEGIN:VEVENT") == 2, timeout=60_000)
    qtbot.waitUntil(lambda: fetch(feed.address) == file.read_bytes(), timeout=60_000)
    publishing.feed(on=False)
    hub.announce(Changes(Nouns.SETTINGS))
    qtbot.waitUntil(lambda: rounds._feed is None, timeout=60_000)
    with pytest.raises(CalendarUnread):
        fetch(feed.address)


def test_a_drive_that_is_gone_harms_nothing(house, hub, rounds, qtbot, tmp_path, caplog):
    folder = tmp_path / "drive"
    folder.mkdir()
    publishing_at(house.house, house.maya).publish_in(folder)
    folder.rmdir()
    opened(house.maya, Kind.QUERY)
    hub.announce(Changes(Nouns.CASES))
    qtbot.waitUntil(lambda: "was not written" in caplog.text, timeout=60_000)
    assert "Marlowe" not in caplog.text


def test_a_drive_that_is_gone_is_told_in_the_settings_until_it_is_back(house, hub, rounds, qtbot, tmp_path):
    folder = tmp_path / "drive"
    folder.mkdir()
    publishing = publishing_at(house.house, house.maya)
    publishing.publish_in(folder)
    folder.rmdir()
    with qtbot.waitSignal(hub.changed, timeout=60_000):
        rounds.round()
    assert publishing.trouble() is not None
    folder.mkdir()
    hub.announce(Changes(Nouns.SETTINGS))
    qtbot.waitUntil(lambda: publishing.trouble() is None, timeout=60_000)
    assert (folder / "Keepword.ics").exists()


def test_a_feed_with_a_new_address_is_found_there_alone(house, hub, rounds, qtbot):
    publishing = publishing_at(house.house, house.maya)
    publishing.feed(on=True)
    rounds.round()
    qtbot.waitUntil(lambda: rounds._feed is not None, timeout=60_000)
    before = rounds._feed.address
    publishing.renew()
    hub.announce(Changes(Nouns.SETTINGS))
    qtbot.waitUntil(lambda: rounds._feed is not None and rounds._feed.address != before, timeout=60_000)
    assert fetch(rounds._feed.address)
    with pytest.raises(CalendarUnread):
        fetch(before)
