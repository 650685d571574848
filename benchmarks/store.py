"""The store: what the desk asks all day, on 100,000 cases (P4, P6, P8, P15)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy.dialects import sqlite

from app.adapters.database.agendas import agenda_query
from app.adapters.database.engine import apply_pragmas
from app.adapters.database.tables import cases
from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.history import Action
from benchmarks.measures import Figure, measured, median_ms, slowest_of_twenty_ms
from benchmarks.stores import Size, built, lent
from tests.data.stores import MAYA, NOW, counted_ids, deed, finished, interaction, step

LISTED = Size(planned=100_000)
SEARCHED = Size(interactions=1_000_000)
TYPED = (
    "g",
    "gr",
    "grin",
    "grinder",
    "grinder lease",
    "walsh",
    "boiler wal",
    "black steel",
    "Q-50123",
    "zzz",
)


@measured("store")
def store() -> Iterator[Figure]:
    """Lists, reminders, one action."""
    engine, transactions = built(LISTED)
    with closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as raw:
        apply_pragmas(raw.execute)
        floor = median_ms(_plain_agenda(raw))
    yield Figure(
        "P4",
        "agenda of one person: 2,000 of 100,000 cases",
        median_ms(lambda: _read(_forgetful(transactions), lambda unit: unit.agenda.rows(MAYA.id))),
        floor=floor,
        times=3,
        at_most=30,
    )
    next_at = _read(transactions, lambda unit: unit.ledger.next_at(MAYA.id))
    yield Figure(
        "P8",
        "next reminder among 100,000 planned",
        median_ms(lambda: _read(transactions, lambda unit: unit.ledger.next_at(MAYA.id))),
        at_most=1,
    )
    yield Figure(
        "P8",
        "reminders due now among 100,000 planned",
        median_ms(lambda: _read(transactions, lambda unit: unit.ledger.due(MAYA.id, next_at))),
        at_most=1,
    )
    engine.dispose()
    with lent(LISTED) as own:
        slowest = slowest_of_twenty_ms(_action(own))
    yield Figure("P15", "one action, told and done, on disk (p95)", slowest, floor=_commit_ms(), at_most=10)


@measured("search")
def search() -> Iterator[Figure]:
    """Search as it is typed."""
    engine, transactions = built(SEARCHED)
    slowest = max(median_ms(_search(transactions, words)) for words in TYPED)
    yield Figure("P6", "search in 1,000,000 interactions, the slowest of ten inputs", slowest, at_most=30)
    engine.dispose()


def _search(transactions: SqlTransactions, words: str) -> Callable[[], object]:
    return lambda: _read(transactions, lambda unit: unit.search.cases(words, 50))


def _read(transactions: SqlTransactions, ask: Callable[[Any], Any]) -> Any:
    with transactions.reading() as unit:
        return ask(unit)


def _forgetful(transactions: SqlTransactions) -> SqlTransactions:
    """The same store by one that has kept no list yet."""
    return SqlTransactions(transactions.engine, transactions.ids)


def _plain_agenda(raw: sqlite3.Connection) -> Callable[[], object]:
    query = agenda_query().where(cases.c.owner_id == MAYA.id)
    compiled = query.compile(dialect=sqlite.dialect())  # type: ignore[no-untyped-call]
    values = compiled.construct_params()
    plain = {name: getattr(value, "hex", getattr(value, "value", value)) for name, value in values.items()}
    given = tuple(plain[name] for name in compiled.positiontup or ())
    return lambda: raw.execute(str(compiled), given).fetchall()


def _action(transactions: SqlTransactions) -> Callable[[], object]:
    ids, numbers = counted_ids(1 << 57), count(1)
    with transactions.reading() as unit:
        case_ids = cycle([row.case_id for row in unit.agenda.rows(MAYA.id)])

    def act() -> None:
        """As a service does: read, log, finish, plan, set the clock."""
        at = NOW + timedelta(seconds=next(numbers))
        with transactions.acting(deed(Action.DONE, at=at)) as unit:
            case = unit.cases.get(next(case_ids))
            unit.interactions.save(interaction(case, id=ids(), at=at, told_status=True))
            unit.steps.save(finished(case, case.planned))
            news = case.clock.told(at, at + timedelta(days=2), case.clock.base)
            unit.cases.save(replace(case, step=step(id=ids()), news=news))
            unit.commit()

    return act


def _commit_ms() -> float:
    """One row, one FULL commit, nothing else."""
    with (
        TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "floor.db", isolation_level=None)) as raw,
    ):
        apply_pragmas(raw.execute)
        raw.execute("create table acts(id integer primary key, words text)")
        return median_ms(lambda: raw.execute("insert into acts(words) values ('told')"), rounds=200)
