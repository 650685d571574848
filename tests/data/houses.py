"""A whole house for tests: real store, real services, a clock that stands still."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from app.adapters.data_files.import_maps import load_import_map
from app.adapters.data_files.styles import LoadedStyles, load_styles
from app.bootstrap import House, Services, book_content, services_at
from app.domain.history import Action
from app.domain.import_maps import ImportMap
from app.domain.people import Company, Person, Role
from app.paths import Paths, find_paths
from app.services.reminders import Announce
from app.services.set_up import SetUpService
from app.shipped import shipped_promises
from tests.data.stores import LUNCH, WEEK, ZONE, counted_ids, open_store

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)


class StandingClock:
    """A clock that stands still until told otherwise."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass(slots=True)
class TestHouse:
    """Three people at one store: Maya and Ben, and Priya who leads them."""

    __test__ = False

    house: House
    clock: StandingClock
    maya: Services
    ben: Services
    priya: Services

    @property
    def everybody(self) -> tuple[Services, ...]:
        return self.maya, self.ben, self.priya

    def problems(self) -> list[str]:
        return list(self.maya.checking.problems())

    def content_hash(self) -> str:
        return self.maya.checking.content_hash()

    def close(self) -> None:
        self.house.transactions.engine.dispose()


@cache
def shipped_paths() -> Paths:
    return find_paths({"KEEPWORD_HOME": mkdtemp(prefix="keepword-house-")}).ensure()


@cache
def shipped_styles() -> LoadedStyles:
    return load_styles(shipped_paths().resources / "styles")


@cache
def sheet_map() -> ImportMap:
    return load_import_map(shipped_paths().resources / "imports" / "cases.toml")


def _with_private_files_of_its_own(paths: Paths) -> Paths:
    """What one test chooses privately is not the next test's; people have the same ids in every house."""
    return replace(paths, config=paths.config / str(next(_HOUSES)))


_HOUSES = count()


def open_test_house(
    folder: Path | None = None,
    clock: StandingClock | None = None,
    announce: Callable[[str], Announce] | None = None,
) -> TestHouse:
    """A house in memory, or on disk in a folder, set up and empty of cases."""
    clock = clock or StandingClock()
    ids = counted_ids(1 << 40)
    _, transactions = open_store(folder, ids)
    paths = _with_private_files_of_its_own(shipped_paths())
    set_up = SetUpService(
        transactions, clock, ids, lambda: book_content(paths), lambda: shipped_promises(paths)
    )
    company = Company(ids(), "Alder Coffee Systems", ZONE, WEEK, "IE")
    people = {
        "maya": Person(ids(), "Maya Brennan", "Account manager", ZONE, WEEK, LUNCH, "IE"),
        "ben": Person(ids(), "Ben Doyle", "Account manager", ZONE, WEEK, LUNCH, "IE"),
        "priya": Person(ids(), "Priya Nair", "Team lead", ZONE, WEEK, LUNCH, "IE", role=Role.LEAD),
    }
    set_up.set_up(company, people["maya"])
    house = House(paths, ":memory:", transactions, clock, set_up, shipped_styles())
    with services_at(house, people["maya"].id).desk.acting(Action.SET_UP) as unit:
        unit.people.add_all([people["ben"], people["priya"]])
        unit.commit()
    services = {
        name: services_at(house, person.id, announce=announce(name) if announce else None)
        for name, person in people.items()
    }
    return TestHouse(house, clock, services["maya"], services["ben"], services["priya"])
