"""One transaction, as the services see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine

from app.adapters.database import rows
from app.adapters.database.agendas import SqlAgenda
from app.adapters.database.busy import SqlBusy
from app.adapters.database.calendars import SqlCalendars
from app.adapters.database.deliveries import SqlDeliveries
from app.adapters.database.histories import SqlHistory
from app.adapters.database.ideas import SqlIdeas
from app.adapters.database.kept_lists import KeptLists, KeptRows
from app.adapters.database.ledgers import SqlLedger
from app.adapters.database.letters import SqlLetters
from app.adapters.database.links import SqlWorkbooks
from app.adapters.database.nouns import (
    SqlAbsences,
    SqlBookEntries,
    SqlCases,
    SqlCompanies,
    SqlContacts,
    SqlCustomers,
    SqlFinishedSteps,
    SqlInteractions,
    SqlLetterTemplates,
    SqlPeople,
    SqlPromises,
    SqlRequests,
    SqlSettlements,
)
from app.adapters.database.proofs import SqlProof
from app.adapters.database.received import SqlReceivedLetters
from app.adapters.database.recording import Recorder
from app.adapters.database.registers import SqlBatches, SqlSettings, SqlStandards
from app.adapters.database.searches import SqlSearch
from app.adapters.database.stores import OfCaseStore, SqlStore
from app.adapters.database.wishes import SqlWishes
from app.domain.checklists import ChecklistItem
from app.domain.handovers import Handover
from app.domain.history import Deed
from app.domain.ids import Ids


class SqlUnitOfWork:
    """Fulfils :class:`app.services.ports.UnitOfWork`."""

    def __init__(
        self, connection: Connection, deed: Deed | None, ids: Ids, kept: KeptRows | None = None
    ) -> None:
        self._connection = connection
        self._recorder = recorder = Recorder(connection, deed, ids)
        self.kept = lists = KeptLists(connection, kept)
        self.companies = SqlCompanies(connection, rows.COMPANIES, recorder, lists)
        self.people = SqlPeople(connection, rows.PEOPLE, recorder, lists)
        self.customers = SqlCustomers(connection, rows.CUSTOMERS, recorder, lists)
        self.contacts = SqlContacts(connection, rows.CONTACTS, recorder, lists)
        self.cases = SqlCases(connection, rows.CASES, recorder, lists)
        self.steps = SqlFinishedSteps(connection, rows.STEPS, recorder)
        self.interactions = SqlInteractions(connection, rows.INTERACTIONS, recorder, lists)
        self.promises = SqlPromises(connection, rows.PROMISES, recorder)
        self.handovers = OfCaseStore[Handover](connection, rows.HANDOVERS, recorder)
        self.requests = SqlRequests(connection, rows.REQUESTS, recorder)
        self.deliveries = SqlDeliveries(connection)
        self.checklists = OfCaseStore[ChecklistItem](connection, rows.CHECKLIST_ITEMS, recorder)
        self.absences = SqlAbsences(connection, rows.ABSENCES, recorder)
        self.settlements = SqlSettlements(connection, rows.SETTLEMENTS, recorder)
        self.ideas = SqlIdeas(connection, rows.IDEAS, recorder)
        self.received = SqlReceivedLetters(connection, rows.RECEIVED_LETTERS, recorder)
        self.book_entries = SqlBookEntries(connection, rows.BOOK_ENTRIES, recorder)
        self.standards = SqlStandards(connection, rows.STANDARDS, recorder)
        self.agenda = SqlAgenda(connection, lists)
        self.search = SqlSearch(connection)
        self.batches = SqlBatches(connection)
        self.ledger = SqlLedger(connection)
        self.settings = SqlSettings(connection)
        self.workbooks = SqlWorkbooks(connection)
        self.letters = SqlLetters(connection)
        self.busy = SqlBusy(connection)
        self.calendars = SqlCalendars(connection)

    @cached_property
    def letter_templates(self) -> SqlLetterTemplates:
        """The texts of letters that the company wrote anew; few units ask for them."""
        return SqlLetterTemplates(self._connection, rows.LETTER_TEMPLATES, self._recorder)

    @cached_property
    def wishes(self) -> SqlWishes:
        """What contacts stated."""
        return SqlWishes(self._connection, rows.WISHES, self._recorder)

    @cached_property
    def proof(self) -> SqlProof:
        """What the store must hold, proved."""
        return SqlProof(self._connection)

    @cached_property
    def history(self) -> SqlHistory:
        """The change history."""
        stores: dict[str, SqlStore[Any]] = {
            "companies": self.companies,
            "people": self.people,
            "customers": self.customers,
            "contacts": self.contacts,
            "cases": self.cases,
            "steps": self.steps,
            "interactions": self.interactions,
            "promises": self.promises,
            "handovers": self.handovers,
            "requests": self.requests,
            "checklist_items": self.checklists,
            "absences": self.absences,
            "settlements": self.settlements,
            "ideas": self.ideas,
            "standards": self.standards,
            "received_letters": self.received,
            "book_entries": self.book_entries,
            "letter_templates": self.letter_templates,
            "wishes": self.wishes,
        }
        return SqlHistory(self._connection, self._recorder, stores)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """A part that is done as a whole or not at all; what was done before it stays."""
        begun = self._recorder.begun
        try:
            with self._connection.begin_nested():
                yield
        except BaseException:
            self._recorder.begun = begun
            raise

    @property
    def change_id(self) -> UUID | None:
        """The change that was recorded so far, or None where nothing was saved."""
        return self._recorder.begun

    def commit(self) -> None:
        """Keep what was done; on disk when this returns."""
        self._connection.commit()


@dataclass(frozen=True, slots=True)
class SqlTransactions:
    """Fulfils :class:`app.services.ports.Transactions`."""

    engine: Engine
    ids: Ids
    _kept: KeptRows = field(default_factory=KeptRows, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[SqlUnitOfWork]:
        """To look only: no lock against writers."""
        with self.engine.connect().execution_options(ro=True) as connection:
            yield SqlUnitOfWork(connection, None, self.ids, self._kept)

    @contextmanager
    def acting(self, deed: Deed) -> Iterator[SqlUnitOfWork]:
        """To write under a deed; leaving without commit undoes it."""
        with self.engine.connect() as connection:
            yield SqlUnitOfWork(connection, deed, self.ids)

    @contextmanager
    def keeping(self) -> Iterator[SqlUnitOfWork]:
        """To write the ledger and settings."""
        with self.engine.connect() as connection:
            yield SqlUnitOfWork(connection, None, self.ids)
