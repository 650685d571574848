"""Other calendars while the window is open."""

import pytest

from app.calendar_rounds import CalendarRounds
from app.calendars import busy_at
from app.domain.busy_times import CalendarUnread
from app.services.changes import Nouns
from app.ui.tasks import Hub
from tests.data.houses import open_test_house

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
