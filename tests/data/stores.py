"""Stores to test on, and nouns that fit into them.

``open_store()`` is in memory, ``open_store(tmp_path)`` on disk; both have run the real migrations once
per test run and are copies of that. The builders give nouns that break no rule; keywords change fields.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Engine

from app.adapters.database.engine import IN_MEMORY, open_engine
from app.adapters.database.store_files import APPLICATION_ID, create_store_file
from app.adapters.database.unit_of_work import SqlTransactions
from app.adapters.database.upgrades import upgrade_connection
from app.domain.book_entries import BookEntry
from app.domain.cases import Case
from app.domain.checklists import ChecklistItem
from app.domain.customers import Contact, Customer
from app.domain.handovers import Handover, HandoverKind
from app.domain.history import Action, Deed, Source
from app.domain.ideas import Idea, IdeaKind
from app.domain.ids import Ids
from app.domain.interactions import Direction, Interaction
from app.domain.kinds import PHASES, Channel, Kind, State
from app.domain.letter_templates import LetterTemplate
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.occurrences import ObligationKind, Occurrence
from app.domain.people import Company, Person
from app.domain.promises import Promise
from app.domain.requests import Request
from app.domain.rungs import Rung
from app.domain.steps import Basis, FinishedStep, PlannedStep, Reason, StepState
from app.domain.wishes import Wish, WishKind
from app.domain.working_time import Week

MIGRATIONS = Path(__file__).parents[2] / "migrations"
NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
ZONE = "Europe/Dublin"
WEEK = Week.of("08:30-17:30")
TOMORROW, IN_TWO_DAYS = NOW + timedelta(days=1), NOW + timedelta(days=2)
AT_THREE = NOW.replace(hour=15, minute=0)
LUNCH = Week.of("12:30-13:00")


def counted_ids(start: int = 1) -> Ids:
    """Ids that are the same in every run."""
    numbers: Iterator[int] = count(start)
    return lambda: UUID(int=(7 << 96) + next(numbers))


_ids = counted_ids(1 << 48)


@cache
def _template() -> Engine:
    engine = open_engine(IN_MEMORY)
    with engine.begin() as connection:
        upgrade_connection(connection, MIGRATIONS)
        connection.exec_driver_sql(f"pragma application_id = {APPLICATION_ID}")
    return engine


def open_store(folder: Path | None = None, ids: Ids | None = None) -> tuple[Engine, SqlTransactions]:
    """An empty store with the present schema: in memory, or ``store.db`` in a folder."""
    if folder is None:
        engine = open_engine(IN_MEMORY)
        _copy_template(engine.raw_connection().driver_connection)
    else:
        store = folder / "store.db"
        create_store_file(store)
        with closing(sqlite3.connect(store)) as raw:
            _copy_template(raw)
        engine = open_engine(store)
    return engine, SqlTransactions(engine, ids or counted_ids())


def _copy_template(target: Any) -> None:
    source: Any = _template().raw_connection().driver_connection
    source.backup(target)


def deed(
    action: Action = Action.ADD, *, at: datetime = NOW, actor_id: UUID | None = None, **more: Any
) -> Deed:
    return Deed(action, actor_id or MAYA.id, at, Source.DESK, **more)


def person(name: str, **changed: Any) -> Person:
    facts: dict[str, Any] = {
        "id": _ids(),
        "name": name,
        "function": "Account manager",
        "zone": ZONE,
        "hours": WEEK,
        "protected": LUNCH,
        "country": "IE",
    }
    return Person(**facts | changed)


MAYA = person("Maya Brennan", id=UUID(int=(1 << 96) + 1))
BEN = person("Ben Doyle", id=UUID(int=(1 << 96) + 2))
MARLOWE = Customer(UUID(int=(2 << 96) + 1), "Hotel Marlowe", MAYA.id, MAYA.id, phone="+353 1 555 0101")
EIMEAR = Contact(
    UUID(int=(3 << 96) + 1), MARLOWE.id, "Eimear Walsh", MAYA.id, MAYA.id, email="eimear@example.com"
)


def company(**changed: Any) -> Company:
    facts: dict[str, Any] = {
        "id": _ids(),
        "name": "Corrib Coffee",
        "zone": ZONE,
        "hours": WEEK,
        "country": "IE",
    }
    return Company(**facts | changed)


def moment(at: datetime, zone: str = ZONE) -> Moment:
    return Moment.of(at, zone)


def step(due_at: datetime = AT_THREE, **changed: Any) -> PlannedStep:
    facts: dict[str, Any] = {
        "id": _ids(),
        "what": "Go through the new quote",
        "channel": Channel.CALL,
        "due": moment(due_at),
        "slot_at": moment(due_at).at,
        "planned_at": NOW,
    }
    return PlannedStep(**facts | changed)


def news(base_at: datetime = IN_TWO_DAYS, **changed: Any) -> NewsClock:
    return NewsClock(base_at, Basis(Reason.STANDARD, "2 bd", NOW), **changed)


def case(number: int = 4127, **changed: Any) -> Case:
    """An open quote of Hotel Marlowe, owned by Maya; ``state=State.CLOSED`` gives a closed one."""
    kind = changed.get("kind", Kind.QUOTE)
    facts: dict[str, Any] = {
        "id": _ids(),
        "number": number,
        "kind": kind,
        "phase": PHASES[kind][0],
        "customer_id": MARLOWE.id,
        "contact_id": EIMEAR.id,
        "subject": "3 Barista Pro 2 and service plan",
        "owner_id": MAYA.id,
        "author_id": MAYA.id,
        "opened_at": NOW,
        "cadence_from_at": NOW,
        "value": Decimal("18640.00"),
    }
    if changed.get("state") is State.CLOSED:
        facts |= {"closed_at": NOW, "outcome": "won"}
    else:
        facts |= {"step": step(), "news": news()}
    return Case(**facts | changed)


def _of_case(of: Case, facts: dict[str, Any], changed: dict[str, Any]) -> dict[str, Any]:
    return (
        {"id": _ids(), "case_id": of.id, "owner_id": of.owner_id, "author_id": of.owner_id} | facts | changed
    )


def interaction(of: Case, **changed: Any) -> Interaction:
    facts = {
        "contact_id": of.contact_id,
        "direction": Direction.OUT,
        "channel": Channel.CALL,
        "at": NOW,
        "summary": "Talked it through",
    }
    return Interaction(**_of_case(of, facts, changed))


def finished(of: Case, planned: PlannedStep | None = None, **changed: Any) -> FinishedStep:
    was = planned or step()
    facts = {
        "id": was.id,
        "what": was.what,
        "channel": was.channel,
        "due_at": was.due_at,
        "due_zone": was.due.zone,
        "planned_at": was.planned_at,
        "effort": was.effort,
        "put_offs": was.put_offs,
        "state": StepState.DONE,
        "finished_at": NOW,
    }
    return FinishedStep(**_of_case(of, facts, changed))


def promise(of: Case, due_at: datetime = TOMORROW, **changed: Any) -> Promise:
    facts = {"text": "Send the revised plan", "due": moment(due_at), "made_at": NOW}
    return Promise(**_of_case(of, facts, changed))


def handover(of: Case, **changed: Any) -> Handover:
    facts = {
        "to_id": BEN.id,
        "kind": HandoverKind.HANDOVER,
        "offered_at": NOW,
        "expires_at": NOW + timedelta(days=1),
    }
    return Handover(**_of_case(of, facts, changed))


def request(of: Case, **changed: Any) -> Request:
    facts = {
        "to_id": BEN.id,
        "text": "Which grinder fits?",
        "asked_at": NOW,
        "needed_by_at": NOW + timedelta(days=1),
        "deliver_at": NOW + timedelta(hours=2),
    }
    return Request(**_of_case(of, facts, changed))


def idea(of: Case, **changed: Any) -> Idea:
    facts = {
        "customer_id": of.customer_id,
        "contact_id": of.contact_id,
        "interaction_id": None,
        "kind": IdeaKind.IDEA,
        "words": "Could we rent one?",
        "said_at": NOW,
        "noted_at": NOW,
    }
    return Idea(**_of_case(of, facts, changed))


def wish(**changed: Any) -> Wish:
    facts: dict[str, Any] = {
        "id": _ids(),
        "contact_id": EIMEAR.id,
        "kind": WishKind.OFTEN,
        "value": "3 bd",
        "said_by": "Eimear Walsh",
        "said_on": NOW.date(),
        "owner_id": MAYA.id,
        "author_id": MAYA.id,
    }
    return Wish(**facts | changed)


def book_entry(**changed: Any) -> BookEntry:
    facts: dict[str, Any] = {
        "id": _ids(),
        "key": "delivery",
        "text": "Delivery",
        "terms": MappingProxyType({"en": ("deliver*",)}),
        "owner_id": MAYA.id,
        "author_id": MAYA.id,
    }
    return BookEntry(**facts | changed)


def letter_template(**changed: Any) -> LetterTemplate:
    made = LetterTemplate.at("en/personal/greeting", "Good day,", MAYA.id)
    return replace(made, **changed)


def checklist_item(of: Case, **changed: Any) -> ChecklistItem:
    return ChecklistItem(**_of_case(of, {"position": 1, "text": "Who decides?"}, changed))


def occurrence(of: Case, **changed: Any) -> Occurrence:
    planned = of.planned
    facts = {
        "obligation_kind": ObligationKind.STEP,
        "obligation_id": planned.id,
        "generation": planned.generation,
        "share": 100,
        "planned_at": planned.due_at,
        "deadline_at": planned.due_at,
        "rung": Rung.NOTIFICATION,
    }
    return Occurrence(**_of_case(of, facts, changed))


def staffed_store(folder: Path | None = None) -> tuple[Engine, SqlTransactions]:
    """A store with the company, Maya and Ben, Hotel Marlowe and Eimear Walsh."""
    engine, transactions = open_store(folder)
    with transactions.acting(deed(Action.SET_UP)) as unit:
        unit.companies.save(company(id=UUID(int=9)))
        unit.people.add_all([MAYA, BEN])
        unit.customers.save(MARLOWE)
        unit.contacts.save(EIMEAR)
        unit.commit()
    return engine, transactions


def kept(transactions: SqlTransactions, of: Case, action: Action = Action.ADD) -> Case:
    """Save a case in a unit of work of its own."""
    with transactions.acting(deed(action)) as unit:
        saved = unit.cases.save(of)
        unit.commit()
    return saved


def told(transactions: SqlTransactions, of: Case, at: datetime = NOW) -> Case:
    """The customer heard the status: the interaction and the clock, as the services write them."""
    with transactions.acting(deed(Action.TELL, at=at)) as unit:
        unit.interactions.save(interaction(of, at=at, told_status=True))
        clock = of.clock.told(at, at + timedelta(days=2), Basis(Reason.STANDARD, "2 bd", at))
        saved = unit.cases.save(replace(of, news=clock))
        unit.commit()
    return saved
