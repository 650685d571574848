"""The composition root: the only place that knows every part."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from app.adapters.clock import system_clock
from app.adapters.data_files.personal import PersonalFile
from app.adapters.data_files.standards import book_from
from app.adapters.data_files.styles import LoadedStyles, load_styles
from app.adapters.data_files.tables import Table, read_table
from app.adapters.database.backups import Reason, back_up
from app.adapters.database.engine import open_engine, shorten_log
from app.adapters.database.unit_of_work import SqlTransactions
from app.adapters.database.upgrades import upgrade, upgrade_connection
from app.adapters.quick_entry.words_files import load_words
from app.adapters.working_time.public_holidays import PublicHolidays
from app.domain.history import Source
from app.domain.ids import uuid7
from app.domain.people import Company, Person, Role
from app.domain.standards import ServiceBook
from app.domain.working_time import Week
from app.paths import Paths
from app.services.cases import CaseService
from app.services.checking import CheckService
from app.services.desks import Desk
from app.services.entries import EntryService
from app.services.handovers import HandoverService
from app.services.opening import OpeningService
from app.services.ports import Clock
from app.services.promises import PromiseService
from app.services.reasons import WhyService
from app.services.reminders import Announce, Pass, ReminderService
from app.services.requests import RequestService
from app.services.set_up import SetUpService
from app.services.steps import StepService
from app.services.styles import StyleService
from app.services.telling import TellingService
from app.services.today import TodayService
from app.services.undoing import HistoryService

STORE = "keepword.db"
IN_MEMORY = ":memory:"
"""A store that is gone when the program ends: for trying things, and for tests."""


@dataclass(frozen=True, slots=True)
class House:
    """An open store with the parts that are the same for everybody at it."""

    paths: Paths
    store: Path | str
    transactions: SqlTransactions
    clock: Clock
    set_up: SetUpService
    loaded: LoadedStyles

    def close(self) -> None:
        """Bring the log into the file and let go."""
        if self.store != IN_MEMORY:
            shorten_log(self.transactions.engine)
        self.transactions.engine.dispose()

    def back_up(self, reason: Reason = Reason.HOURLY) -> Path | None:
        """Keep a copy of the store; None for one in memory."""
        if not isinstance(self.store, Path):
            return None
        return back_up(self.store, self.paths.backups, self.clock, reason).path


@dataclass(frozen=True, slots=True)
class Services:
    """Everything one person may do at this store."""

    desk: Desk
    entries: EntryService
    opening: OpeningService
    cases: CaseService
    steps: StepService
    telling: TellingService
    promises: PromiseService
    handovers: HandoverService
    requests: RequestService
    history: HistoryService
    today: TodayService
    reasons: WhyService
    reminders: ReminderService
    styles: StyleService
    checking: CheckService


def open_house(paths: Paths, store: Path | str, clock: Clock = system_clock) -> House:
    """Open a store, creating it or bringing it to this version.

    Raises:
        StoreError: It cannot be opened; nothing was changed.
        DataFileProblem: A file the program ships with is damaged.
    """
    if isinstance(store, Path):
        upgrade(store, paths.migrations, paths.backups, clock)
    engine = open_engine(store)
    if store == IN_MEMORY:
        with engine.begin() as connection:
            upgrade_connection(connection, paths.migrations)
    transactions = SqlTransactions(engine, fresh_ids(clock))
    set_up = SetUpService(transactions, clock, fresh_ids(clock), lambda: book_content(paths))
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    return House(paths, store, transactions, clock, set_up, loaded)


def services_at(
    house: House, person_id: UUID, source: Source = Source.DESK, announce: Announce | None = None
) -> Services:
    """Wire the services for one person at an open store."""
    desk = Desk(
        house.transactions, house.clock, house.transactions.ids, holidays, read_book, person_id, source
    )
    styles = StyleService(house.loaded.styles, PersonalFile(house.paths.config / "people", person_id))
    return Services(
        desk=desk,
        entries=EntryService(desk, lambda: load_words(house.paths.resources), read_date),
        opening=OpeningService(desk),
        cases=CaseService(desk),
        steps=StepService(desk),
        telling=TellingService(desk),
        promises=PromiseService(desk),
        handovers=HandoverService(desk),
        requests=RequestService(desk),
        history=HistoryService(desk),
        today=TodayService(desk, styles.current),
        reasons=WhyService(desk),
        reminders=ReminderService(desk, styles.attention, announce or _unheard),
        styles=styles,
        checking=CheckService(desk),
    )


def fresh_ids(clock: Clock) -> Callable[[], UUID]:
    """Ids that two desks can make without meeting."""
    return lambda: uuid7(clock(), os.urandom(10))


def holidays(country: str, subdivision: str) -> Callable[[date], str | None]:
    """Public holidays of a place; nothing is loaded before the first day is asked for."""
    return PublicHolidays(country, subdivision or None, "en_US")


def read_book(content: Mapping[str, Any]) -> ServiceBook:
    """The service book out of the store's parts."""
    return book_from(Table("service standard", content))


def book_content(paths: Paths) -> Mapping[str, Any]:
    """The shipped service book, part by part."""
    return read_table(paths.resources / "standards" / "default.toml").data


def read_date(words: str, now: Any, zone: str) -> Any:
    """Dates beyond the desk phrases; the library is loaded with the first one."""
    from app.adapters.quick_entry.date_readers import read_date as read  # noqa: PLC0415 - 0.2 s few lines need

    return read(words, now, zone)


def first_company(house: House, zone: str, country: str = "") -> tuple[Company, Person]:
    """A company and a person to begin with, until somebody says more."""
    new_id, hours = house.transactions.ids, Week.of("09:00-17:30")
    company = Company(new_id(), "", zone, hours, country or "IE")
    name = (os.environ.get("USER") or os.environ.get("USERNAME") or "Me").split("@")[0].title()
    person = Person(new_id(), name, "", zone, hours, Week(((),) * 7), country or "IE", role=Role.LEAD)
    return company, person


def _unheard(_pass: Pass) -> None:
    """Nobody listens: the reachable list still has it."""
