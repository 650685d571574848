"""Whoever is erased leaves a connected calendar too: nothing of them stays in the store, the next sync takes the rest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.quick_entry.drafts import NameRef
from tests.data.calendar_servers import CalendarServer
from tests.data.traces_of_people import NAME, SURNAME, Home, traces
from tests.services.calendars.partners import Partner, partner
from tests.services.calendars.test_both_ways import says
from tests.services.calendars.test_busy_there import meeting
from tests.services.desks import at, moment, opened


def test_an_erased_person_leaves_the_store_and_with_the_next_sync_the_calendar(
    tmp_path: Path, radicale_server: CalendarServer
):
    home = Home(tmp_path)
    customer, contact = NameRef(home.hotel, "Hotel Marlowe"), NameRef(home.anna.id, NAME)
    opened(home.maya, customer=customer, contact=contact, step="Ring her", due=moment(24, 16))
    opened(home.maya, customer=customer, step="Ring the desk", due=moment(24, 15))
    p = partner(home.maya, home.house, radicale_server)
    p.sync()
    assert any(SURNAME in text for text in p.there.texts().values())
    home.erase()
    home.close()
    assert traces(tmp_path) == []
    home.open()
    assert p.counts() == {"pushed": 2}  # the hotel had her address
    assert not any(SURNAME in text for text in p.there.texts().values())
    assert p.counts() == {}
    home.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path)
    yield home
    home.close()


def of_hers(home: Home, step: str) -> None:
    hotel, anna = NameRef(home.hotel, "Hotel Marlowe"), NameRef(home.anna.id, NAME)
    home.cases.append(opened(home.maya, customer=hotel, contact=anna, step=step, due=moment(24, 16)))


def erased(home: Home, p: Partner) -> list[str]:
    """What the calendar says after the next sync; nothing of her is in the store before, nor there afterwards."""
    home.erase()
    assert traces(home.folder / "home") == []
    with home.maya.desk.reading() as unit:
        assert "Ask Anna" not in str(unit.calendars.entries(p.links.current().id))
    p.sync()
    assert p.counts() == {}
    there = list(p.there.texts().values())
    assert not any(sign in text for text in there for sign in (SURNAME, "Ask Anna"))
    return there


def test_an_event_of_a_step_that_is_over_goes_though_its_words_do_not_name_her(
    home: Home, radicale_server: CalendarServer
):
    of_hers(home, "Ask Anna")
    p = partner(home.maya, home.house, radicale_server)
    p.sync()
    home.maya.steps.done(home.case)
    assert len(erased(home, p)) == 1


def test_a_task_that_was_ticked_there_goes_too(home: Home, radicale_server: CalendarServer):
    of_hers(home, "Ask Anna")
    p = partner(home.maya, home.house, radicale_server, is_tasks=True)
    p.sync()
    p.there.edit(lambda todo: says(todo, STATUS="COMPLETED", PERCENT_COMPLETE="100"))
    assert p.counts()["done"] == 1
    assert any("Ask Anna" in text for text in p.there.texts().values())
    assert len(erased(home, p)) == 1


def test_what_others_wrote_stays_there_and_busy_here_without_her_name(
    home: Home, radicale_server: CalendarServer
):
    of_hers(home, "Ring her")
    home.maya.cases.close(home.case, "won")
    p = partner(home.maya, home.house, radicale_server)
    p.there.add(
        "one", meeting("one", "DTSTART:20261124T133000Z", "DURATION:PT20M", title=f"Lunch with {NAME}")
    )
    p.there.add("two", meeting("two", "DTSTART:20261124T150000Z", "DURATION:PT20M", title="Dentist"))
    p.sync()
    before = p.there.texts()
    assert [one.title for one in p.busy.between(at(24, 8), at(24, 18))] == [f"Lunch with {NAME}", "Dentist"]
    report = home.erase()
    assert [one.key for one in report.changes.remarks] == ["erased", "erased_there"]
    assert traces(home.folder / "home") == []
    for _ in range(2):
        assert [one.title for one in p.busy.between(at(24, 8), at(24, 18))] == [
            "Lunch with a contact",
            "Dentist",
        ]
        p.there.add("two", meeting("two", "DTSTART:20261124T150000Z", "DURATION:PT30M", title="Dentist"))
        p.sync()
    assert traces(home.folder / "home") == []
    assert p.there.texts().keys() == before.keys()
