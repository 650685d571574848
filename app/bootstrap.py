"""The composition root: the only place that knows every part."""

import locale
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from app.adapters.clock import system_clock
from app.adapters.data_files.personal import PersonalFile
from app.adapters.data_files.safe_write import SafeFiles
from app.adapters.data_files.standards import book_from
from app.adapters.data_files.styles import LoadedStyles, load_styles
from app.adapters.data_files.tables import Table, read_table
from app.adapters.database.backups import Reason, back_up, backups, copy_store
from app.adapters.database.engine import open_engine, shorten_log
from app.adapters.database.store_files import inspect_store
from app.adapters.database.unit_of_work import SqlTransactions
from app.adapters.database.upgrades import known_revisions, upgrade, upgrade_connection
from app.adapters.scheduling.zones import LocalZone
from app.adapters.working_time.public_holidays import PublicHolidays
from app.domain.errors import FileProblem
from app.domain.history import Source
from app.domain.ids import Ids, uuid7
from app.domain.moments import Moment
from app.domain.people import Company, Person, Role
from app.domain.standards import ServiceBook
from app.domain.working_time import Week
from app.paths import Paths
from app.services.absences import AbsenceService
from app.services.beyond_book import BeyondBookService
from app.services.capacity import CapacityService, CapacityWarnings
from app.services.cases import CaseService
from app.services.changes import Changes
from app.services.checking import CheckService
from app.services.days import DayService
from app.services.desks import Desk
from app.services.efforts import EffortService
from app.services.entries import EntryService
from app.services.evidence import EvidenceService
from app.services.exports import CalendarFile, Exports, Home, WorkbookFile
from app.services.fits import FitService
from app.services.guards import GuardService
from app.services.handovers import HandoverService
from app.services.ideas import IdeaService
from app.services.opening import OpeningService
from app.services.ports import Clock
from app.services.promise_book import PromiseBookService
from app.services.promises import PromiseService
from app.services.quiet import QuietService
from app.services.reasons import WhyService
from app.services.reminders import Announce, Pass, ReminderService
from app.services.requests import RequestService
from app.services.set_up import NOBODY, SetUpService
from app.services.standards import StandardService
from app.services.steps import StepService
from app.services.styles import StyleService
from app.services.telling import TellingService
from app.services.today import TodayService
from app.services.undoing import HistoryService
from app.services.upkeep import Upkeep
from app.services.wishes import WishService
from app.shipped import read_date, read_words, shipped_promises

if TYPE_CHECKING:  # a start takes no table in and restores nothing
    from app.adapters.database.restores import Restored
    from app.services.workbooks.adopting import AdoptionService
    from app.services.workbooks.links import WorkbookLinkService
    from app.services.workbooks.ports import LinkedFile
    from app.services.workbooks.syncing import SyncService

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

    def holidays(self, country: str, subdivision: str) -> Callable[[date], str | None]:
        """Public holidays of a place; years once worked out are kept beside the store's folders."""
        return PublicHolidays(country, subdivision or None, "en_US", self.paths.data / "holidays")

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
    promise_book: PromiseBookService
    beyond_book: BeyondBookService
    handovers: HandoverService
    requests: RequestService
    history: HistoryService
    today: TodayService
    reasons: WhyService
    reminders: ReminderService
    styles: StyleService
    guards: GuardService
    days: DayService
    checking: CheckService
    efforts: EffortService
    capacity: CapacityService
    warnings: CapacityWarnings
    evidence: EvidenceService
    fits: FitService
    absences: AbsenceService
    quiet: QuietService
    standards: StandardService
    ideas: IdeaService
    wishes: WishService


def open_house(paths: Paths, store: Path | str, clock: Clock = system_clock, ids: Ids | None = None) -> House:
    """Open a store, creating it or bringing it to this version.

    Args:
        ids: Makes its ids; fresh ones unless a rehearsal has to be repeated.

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
    ids = ids or fresh_ids(clock)
    transactions = SqlTransactions(engine, ids)
    set_up = SetUpService(
        transactions, clock, ids, lambda: book_content(paths), lambda: shipped_promises(paths)
    )
    set_up.catch_up()
    loaded = load_styles(paths.resources / "styles", paths.data / "styles")
    return House(paths, store, transactions, clock, set_up, loaded)


def services_at(
    house: House, person_id: UUID, source: Source = Source.DESK, announce: Announce | None = None
) -> Services:
    """Wire the services for one person at an open store."""
    desk = Desk(
        house.transactions, house.clock, house.transactions.ids, house.holidays, read_book, person_id, source
    )
    personal = PersonalFile(house.paths.config / "people", person_id)
    styles = StyleService(house.loaded.styles, personal, house.loaded.problems)
    capacity = CapacityService(desk, lambda: styles.current().guards)
    guards = GuardService(desk, styles.current)
    promises, requests = PromiseService(desk), RequestService(desk, styles.ask_rules)
    return Services(
        desk=desk,
        entries=EntryService(desk, lambda: read_words(house.paths), read_date, keeps_cue=styles.keeps_cues),
        opening=OpeningService(desk),
        cases=CaseService(desk),
        steps=StepService(desk),
        telling=TellingService(desk),
        promises=promises,
        promise_book=PromiseBookService(desk),
        beyond_book=BeyondBookService(desk, promises, requests),
        handovers=HandoverService(desk),
        requests=requests,
        history=HistoryService(desk, lambda: _tidy_attachments(house, desk)),
        today=TodayService(desk, styles.current),
        reasons=WhyService(desk),
        reminders=ReminderService(desk, styles.attention, announce or _unheard),
        styles=styles,
        guards=guards,
        days=DayService(desk, guards, styles.current, personal),
        checking=CheckService(desk),
        efforts=EffortService(desk),
        capacity=capacity,
        warnings=CapacityWarnings(capacity, styles),
        evidence=EvidenceService(desk),
        fits=FitService(desk, styles),
        absences=AbsenceService(desk),
        quiet=QuietService(desk),
        standards=StandardService(desk),
        ideas=IdeaService(desk),
        wishes=WishService(desk),
    )


def attachments_of(store: Path | str, paths: Paths) -> Path:
    """The folder of what was kept with letters: beside the store, since each store has its own."""
    if isinstance(store, Path):
        return store.with_name(f"{store.stem}.attachments")
    return paths.data / "unsaved.attachments"


def _tidy_attachments(house: House, desk: Desk) -> None:
    """Let go of kept files that no letter names any more."""
    from app.adapters.data_files.attachments import AttachmentShelf  # noqa: PLC0415 - few take a letter back
    from app.services.incoming import IncomingService  # noqa: PLC0415 - as above

    IncomingService(desk, AttachmentShelf(attachments_of(house.store, house.paths))).tidy()


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


def first_company(house: House, zone: str, country: str = "") -> tuple[Company, Person]:
    """A company and a person to begin with, until somebody says more."""
    new_id, hours = house.transactions.ids, Week.of("09:00-17:30")
    company = Company(new_id(), "", zone, hours, country or "IE")
    name = (os.environ.get("USER") or os.environ.get("USERNAME") or NOBODY).split("@")[0].title()
    person = Person(new_id(), name, "", zone, hours, Week(((),) * 7), country or "IE", role=Role.LEAD)
    return company, person


def set_up_if_new(house: House) -> bool:
    """Give a new store a company and a person, by what this computer says of its place."""
    if house.set_up.is_set_up():
        return False
    country = (locale.getlocale()[0] or "").partition("_")[2][:2].upper()
    house.set_up.set_up(*first_company(house, LocalZone()().key, country))
    return True


def fill_with_sample(house: House) -> Changes:
    """Let the sample company move into an empty store. Raises StoreNotEmpty."""
    from app.adapters.data_files.samples import load_samples  # noqa: PLC0415 - only a new store takes it
    from app.services.samples import SampleService  # noqa: PLC0415 - as above

    service = SampleService(house.transactions, house.clock, house.transactions.ids, holidays, read_book)
    samples = load_samples(house.paths.resources / "sample")
    return service.fill(samples, book_content(house.paths), shipped_promises(house.paths))


def sample_present(paths: Paths) -> datetime:
    """The instant that the sample company's story is told for."""
    from app.adapters.data_files.samples import load_samples  # noqa: PLC0415 - only the tour asks

    samples = load_samples(paths.resources / "sample")
    return Moment(samples.present, samples.zone).at


# -- files ----------------------------------------------------------------------------------------


def exports_at(house: House, services: Services, *, everybody: bool = True) -> Exports:
    """Calendars and workbooks; their libraries are loaded with the first one written."""
    rows = services.today.rows
    return Exports(
        lambda: rows(everybody=everybody),
        _CalendarLater(),
        _WorkbookLater(),
        SafeFiles(),
        house.clock,
        house.transactions.ids,
    )


def upkeep_of(house: House) -> Upkeep | None:
    """What the settings say of the store's file; None for one in memory."""
    if not isinstance(house.store, Path):
        return None

    def last_backup_at() -> datetime | None:
        return max((one.made_at for one in backups(house.paths.backups)), default=None)

    return Upkeep(house.store, house.paths.backups, last_backup_at, house.back_up)


def home_of(house: House, services: Services) -> Home:
    """Whose rows leave: the company, the acting person's zone, who may own a case."""
    with services.desk.reading() as unit:
        company, person = services.desk.company(unit), services.desk.person(unit)
        people = tuple(one.name for one in unit.people.all() if one.is_active)
    return Home(company.name or "Keepword", ZoneInfo(person.zone), house.set_up.install_id(), people)


def adoption_at(
    house: House, services: Services, links: "WorkbookLinkService", file: "LinkedFile | None" = None
) -> "AdoptionService":
    """Taking on workbooks that somebody made; they are kept as they were beside the other copies."""
    from app.adapters.workbook.linked.adopting import ForeignXlsx  # noqa: PLC0415 - once in a workbook's life
    from app.adapters.workbook.linked.files import LinkedXlsx  # noqa: PLC0415 - as above
    from app.services.workbooks.adopting import AdoptionService  # noqa: PLC0415 - as above

    copies = house.paths.backups / "workbooks"
    return AdoptionService(services.desk, file or LinkedXlsx(), ForeignXlsx(), SafeFiles(), links, copies)


def workbooks_at(
    house: House, services: Services, file: "LinkedFile | None" = None
) -> tuple["WorkbookLinkService", "SyncService"]:
    """Linked workbooks; copies from before syncs lie beside the backups."""
    from app.adapters.workbook.linked.files import LinkedXlsx  # noqa: PLC0415 - few sessions have a workbook
    from app.services.workbooks.links import WorkbookLinkService  # noqa: PLC0415 - as above
    from app.services.workbooks.syncing import SyncService  # noqa: PLC0415 - as above

    file, safe = file or LinkedXlsx(), SafeFiles()
    return (
        WorkbookLinkService(services.desk, file, _WorkbookLater(), safe),
        SyncService(services.desk, file, safe, house.paths.backups / "workbooks"),
    )


def copy_to(house: House, file: Path) -> Path:
    """A checked copy of the store under a name of one's own; only another store may be replaced.

    Raises:
        FileProblem: The store is in memory, or that is the store itself.
        NotAStore: Something else has that name.
    """
    if not isinstance(house.store, Path):
        raise FileProblem(str(house.store), "a store in memory has no file")
    if file.exists():
        if file.samefile(house.store):
            raise FileProblem(str(file), "that is the store itself")
        inspect_store(file)
    with SafeFiles().replacing(file) as temporary:
        temporary.unlink(missing_ok=True)
        copy_store(house.store, temporary)
    return file


def restore_from(paths: Paths, store: Path | str, file: Path, clock: Clock) -> "Restored":
    """Put a backup in the place of a store that nobody has open; the present one is moved aside."""
    from app.adapters.database.restores import restore  # noqa: PLC0415 - as rare as a lost store

    if not isinstance(store, Path):
        raise FileProblem(store, "a store in memory has no file")
    return restore(file, store, clock, known_revisions(paths.migrations))


class _CalendarLater(CalendarFile):
    """Loads the calendar library when the first file is written."""

    def parts(self, *about: Any) -> Any:
        from app.adapters.calendar import IcsFile  # noqa: PLC0415 - most runs write no calendar

        return IcsFile().parts(*about)


class _WorkbookLater(WorkbookFile):
    """Loads the workbook library when the first file is written."""

    def write(self, *about: Any) -> Any:
        from app.adapters.workbook import XlsxFile  # noqa: PLC0415 - most runs write no workbook

        return XlsxFile().write(*about)


def _unheard(_pass: Pass) -> None:
    """Nobody listens: the reachable list still has it."""
