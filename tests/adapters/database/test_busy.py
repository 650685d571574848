"""Other calendars in the store."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.domain.busy_times import BusySource, BusyTime, SourceKind
from app.domain.errors import ChangedMeanwhile, NotFound
from tests.data.houses import open_test_house

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
MAYA, BEN = UUID(int=1), UUID(int=2)


@pytest.fixture
def house():
    house = open_test_house()
    yield house
    house.close()


def source(number=7, owner=MAYA, **changed):
    facts = {"kind": SourceKind.FILE, "place": "/home/maya/work.ics", "name": "Work", "added_at": NOW}
    return BusySource(UUID(int=number), owner, **facts | changed)


def busy(hour, title="", day=24):
    start = datetime(2026, 11, day, hour, tzinfo=UTC)
    return BusyTime(f"{day}-{hour}", start, start + timedelta(hours=1), title)


def test_a_calendar_comes_back_as_it_was_kept(house):
    with house.house.transactions.keeping() as unit:
        kept = unit.busy.save(source(why={"bad_date": 2}, read=5, skipped=2, problem="no_answer", said="x"))
        assert unit.busy.source(kept.id) == kept
        assert kept.why == {"bad_date": 2}
        unit.commit()


def test_times_are_replaced_as_a_whole_and_found_by_owner_and_stretch(house):
    with house.house.transactions.keeping() as unit:
        unit.busy.save(source())
        unit.busy.save(source(8, BEN, name="Ben's"))
        unit.busy.replace(UUID(int=7), [busy(9), busy(12)])
        unit.busy.replace(UUID(int=7), [busy(14, "Warehouse call"), busy(9, day=25)])
        unit.busy.replace(UUID(int=8), [busy(14)])
        found = unit.busy.between(MAYA, NOW, NOW + timedelta(hours=8))
        assert [(one.title, one.calendar) for one in found] == [("Warehouse call", "Work")]


def test_what_touches_a_stretch_only_at_its_ends_is_outside_it(house):
    with house.house.transactions.keeping() as unit:
        unit.busy.save(source())
        unit.busy.replace(UUID(int=7), [busy(9)])
        assert not unit.busy.between(MAYA, NOW.replace(hour=10, minute=0), NOW)
        assert not unit.busy.between(MAYA, NOW.replace(hour=8, minute=0), NOW.replace(hour=9, minute=0))


def test_a_forgotten_calendar_takes_its_times_along(house):
    with house.house.transactions.keeping() as unit:
        unit.busy.save(source())
        unit.busy.replace(UUID(int=7), [busy(14)])
        unit.busy.remove(UUID(int=7))
        assert not unit.busy.between(MAYA, NOW, NOW + timedelta(days=9))
        with pytest.raises(NotFound):
            unit.busy.source(UUID(int=7))


def test_two_hands_do_not_overwrite_each_other(house):
    with house.house.transactions.keeping() as unit:
        kept = unit.busy.save(source())
        unit.busy.save(kept)
        with pytest.raises(ChangedMeanwhile):
            unit.busy.save(kept)


def test_instants_are_kept_in_utc_whoever_writes(house):
    with house.house.transactions.keeping() as unit:
        unit.busy.save(source())
        unit.busy.replace(UUID(int=7), [busy(14)])
        unit.commit()
    with house.house.transactions.engine.begin() as connection, pytest.raises(IntegrityError, match="R3"):
        connection.execute(text("update busy_times set start_at = '2026-11-24 14:00'"))
