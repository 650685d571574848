"""Large stores to measure on: built once, kept in the temporary folder under a key of what makes them."""

import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine

from app.adapters.database.engine import open_engine, shorten_log
from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.cases import Case
from app.domain.customers import Contact, Customer
from app.domain.history import Action
from app.domain.interactions import Interaction
from app.domain.kinds import PHASES, Kind, State
from tests.data import stores
from tests.data.stores import BEN, MAYA, NOW, case, counted_ids, deed, interaction, news, occurrence, step

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
_MADE_BY = (
    "benchmarks/stores.py",
    "tests/data/stores.py",
    "app/adapters/database/tables.py",
    "migrations/versions",
)
_AT_ONCE = 5_000
_WORDS = (
    "quote grinder espresso machine lease service plan filter boiler gasket delivery invoice training bakery "
    "hotel clinic school office counter pump water softener descale repair warranty return credit sample roast "
    "beans blend decaf milk steam wand portafilter tamper scale timer colour black steel white walnut"
).split()
_NAMES = (
    "Walsh Okafor Fenwick Silva Byrne Nolan Quinn Keane Moran Daly Power Roche Healy Nash Tully Lyons".split()
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much stands in a store.

    Attributes:
        planned: Occurrences of reminders not yet shown; on the open cases.
    """

    cases: int = 100_000
    open: int = 2_000
    interactions: int = 0
    planned: int = 0


def built(size: Size) -> tuple[Engine, SqlTransactions]:
    """The store of that size, from the temporary folder if it stands there already."""
    folder = Path(tempfile.gettempdir()) / f"keepword-benchmark-{_key(size)}"
    if not (folder / "ready").exists():
        folder.mkdir(mode=0o700, exist_ok=True)
        for left in folder.iterdir():
            left.unlink()
        _build(folder, size)
        (folder / "ready").touch()
    engine = open_engine(folder / "store.db")
    return engine, SqlTransactions(engine, counted_ids(1 << 56))


@contextmanager
def lent(size: Size) -> Iterator[SqlTransactions]:
    """A copy of the store to write in."""
    engine, _ = built(size)
    engine.dispose()
    with tempfile.TemporaryDirectory(prefix="keepword-benchmark-") as folder:
        store = Path(folder) / "store.db"
        shutil.copy(engine.url.database or "", store)
        copy = open_engine(store)
        yield SqlTransactions(copy, counted_ids(1 << 56))
        copy.dispose()


def _key(size: Size) -> str:
    digest = hashlib.sha256(repr(size).encode())
    for name in _MADE_BY:
        path = ROOT / name
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def _build(folder: Path, size: Size) -> None:
    engine, transactions = stores.open_store(folder, counted_ids())
    dice = random.Random(7)
    customers = list(_customers(max(size.cases // 20, 10), dice))
    contacts = [_contact(number, customer, dice) for number, customer in enumerate(customers)]
    with transactions.acting(deed(Action.SET_UP)) as unit:
        unit.companies.save(stores.company())
        unit.people.add_all([MAYA, BEN])
        unit.customers.add_all(customers)
        unit.contacts.add_all(contacts)
        unit.commit()
    open_cases: list[Case] = []
    cases = (_case(number, size, contacts, dice) for number in range(size.cases))
    for part in _parts(cases):
        open_cases += [one for one in part if one.state is State.OPEN]
        _keep(transactions, "cases", part)
    for part in _parts(_interactions(size, dice)):
        _keep(transactions, "interactions", part)
    with transactions.keeping() as unit:
        for part in _parts(_occurrences(size, open_cases)):
            unit.ledger.save_all(part)
        unit.commit()
    shorten_log(engine)
    engine.dispose()


def _keep(transactions: SqlTransactions, store: str, nouns: list[Any]) -> None:
    with transactions.acting(deed()) as unit:
        getattr(unit, store).add_all(nouns)
        unit.commit()


def _parts(nouns: Iterable[T]) -> Iterator[list[T]]:
    left = iter(nouns)
    while part := list(islice(left, _AT_ONCE)):
        yield part


def _text(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(_WORDS, k=words))


def _customers(count: int, dice: random.Random) -> Iterator[Customer]:
    ids = counted_ids(1 << 50)
    for number in range(count):
        name = f"{dice.choice(_WORDS).title()} {dice.choice(_NAMES)} {number}"
        yield Customer(ids(), name, MAYA.id, MAYA.id, phone=f"+353 1 555 {number % 10_000:04}")


def _contact(number: int, customer: Customer, dice: random.Random) -> Contact:
    name = f"{dice.choice(_NAMES)} {dice.choice(_NAMES)}"
    email = f"contact{number}@example.com"
    return Contact(counted_ids((1 << 51) + number)(), customer.id, name, MAYA.id, MAYA.id, email=email)


def _case(number: int, size: Size, contacts: list[Contact], dice: random.Random) -> Case:
    """Every so many stands open, so that open ones lie all over the file; all of them are Maya's."""
    contact = contacts[number % len(contacts)]
    kind = tuple(Kind)[number % len(Kind)]
    facts: dict[str, Any] = {
        "id": counted_ids((1 << 52) + number)(),
        "kind": kind,
        "phase": PHASES[kind][0],
        "customer_id": contact.customer_id,
        "contact_id": contact.id,
        "subject": _text(dice, 5),
        "value": Decimal(dice.randrange(100, 5_000_000)) / 100,
    }
    if number % (size.cases // size.open) or number >= size.open * (size.cases // size.open):
        return case(1000 + number, state=State.CLOSED, outcome_text=_text(dice, 8), **facts)
    due_at = NOW.replace(minute=0) + timedelta(minutes=15 * dice.randrange(-500, 5_000))
    planned = step(due_at, id=counted_ids((1 << 53) + number)(), what=_text(dice, 4))
    return case(1000 + number, step=planned, news=news(due_at + timedelta(days=1)), **facts)


def _interactions(size: Size, dice: random.Random) -> Iterator[Interaction]:
    ids, some_case = counted_ids(1 << 54), case()
    for number in range(size.interactions):
        case_id = counted_ids((1 << 52) + number % size.cases)()
        at = NOW - timedelta(minutes=size.interactions - number)
        yield interaction(
            some_case, id=ids(), case_id=case_id, contact_id=None, at=at, summary=_text(dice, 10)
        )


def _occurrences(size: Size, open_cases: list[Case]) -> Iterator[Any]:
    ids = counted_ids(1 << 55)
    for number in range(size.planned):
        of = open_cases[number % len(open_cases)]
        at = of.planned.due_at + timedelta(minutes=number // len(open_cases))
        yield occurrence(
            of, id=ids(), generation=1 + number // len(open_cases), planned_at=at, deadline_at=at
        )
