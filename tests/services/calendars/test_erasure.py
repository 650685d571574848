"""Whoever is erased leaves a connected calendar too: nothing of them stays in the store, the next sync takes the rest."""

from pathlib import Path

from app.domain.quick_entry.drafts import NameRef
from tests.data.calendar_servers import CalendarServer
from tests.data.traces_of_people import NAME, SURNAME, Home, traces
from tests.services.calendars.partners import partner
from tests.services.desks import moment, opened


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
