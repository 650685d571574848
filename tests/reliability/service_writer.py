"""Writes through the real services; each act carries a word of its own by which it is found again.

``python -m tests.reliability.service_writer`` loads everything once and then forks a writer for each line it is
asked with, so that a kill costs no start of the interpreter.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import count, islice
from pathlib import Path
from sqlite3 import Connection, connect
from tempfile import TemporaryDirectory
from uuid import UUID

from app import bootstrap
from app.bootstrap import House, Services
from app.domain.errors import AppError
from app.domain.kinds import Channel, Kind
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import Draft, NameRef, PromiseDraft
from app.paths import find_paths
from app.services.steps import Postponement
from app.services.work import StepDraft

ZONE = "Europe/Dublin"
START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

_ROWS = {
    "opened": "SELECT subject FROM cases WHERE is_withdrawn = 0",
    "done": "SELECT outcome FROM steps",
    "told": "SELECT summary FROM interactions",
    "promised": "SELECT text FROM promises",
    "moved": "SELECT note FROM changes",
    "closed": "SELECT outcome_text FROM cases WHERE state = 'closed'",
    "shown": "SELECT replace(id, '-', '') FROM occurrences WHERE shown_at IS NOT NULL",
}
"""Where each kind of act leaves its word."""


class Hand:
    """A clock moved by hand."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def open_store(store: Path, hand: Hand) -> House:
    """The house at a store, with everything personal beside it."""
    paths = find_paths({"KEEPWORD_HOME": str(store.parent / "home")}).ensure()
    return bootstrap.open_house(paths, store, hand)


def prepare(store: Path) -> None:
    """An empty store with its company."""
    house = open_store(store, Hand(START))
    house.set_up.set_up(*bootstrap.first_company(house, ZONE))
    house.close()


def write(store: Path, seed: int) -> Iterator[str]:
    """Act for ever; yields kind and word of each act after its commit returned."""
    hand = Hand(START + timedelta(days=seed))
    house = open_store(store, hand)
    try:
        yield from _acts(house, hand, seed)
    finally:
        house.transactions.engine.dispose()


def _acts(house: House, hand: Hand, seed: int) -> Iterator[str]:
    shown: list[str] = []
    services = bootstrap.services_at(
        house,
        house.set_up.desk_person(),
        announce=lambda done: shown.extend(one.occurrence.id.hex for one in (*done.shown, *done.catch_up)),
    )
    chance = random.Random(seed)
    for number in count(1):
        hand.now += timedelta(minutes=15)
        with suppress(AppError):
            yield _act(services, hand, chance, f"word-{seed}-{number}")
        if number % 5 == 0:
            services.reminders.tick()
            yield from (f"shown {occurrence}" for occurrence in shown)
            shown.clear()


def _act(services: Services, hand: Hand, chance: random.Random, word: str) -> str:
    with services.desk.reading() as unit:
        mine = [row.case_id for row in unit.agenda.rows(services.desk.person_id)]
    if len(mine) < 3 or chance.random() < 0.15:
        services.opening.add(_draft(hand, chance, word))
        return f"opened {word}"
    return _act_on(services, chance.choice(mine), hand, chance, word)


def _act_on(services: Services, case_id: UUID, hand: Hand, chance: random.Random, word: str) -> str:
    match chance.choice(("done", "done", "told", "told", "promised", "moved", "closed")):
        case "done":
            services.steps.done(
                case_id, outcome=word, following=StepDraft("ask", Channel.CALL, _due(hand, chance))
            )
            return f"done {word}"
        case "told":
            services.telling.told(case_id, word, is_step_done=chance.random() < 0.5)
            return f"told {word}"
        case "promised":
            services.promises.make(case_id, word, _due(hand, chance), is_next_word=chance.random() < 0.5)
            return f"promised {word}"
        case "moved":
            services.steps.later(case_id, _due(hand, chance), Postponement(reason=word))
            return f"moved {word}"
        case _:
            services.cases.close(case_id, word)
            return f"closed {word}"


def _due(hand: Hand, chance: random.Random) -> Moment:
    return Moment.of(hand.now + timedelta(minutes=chance.randrange(20, 600)), ZONE)


def _draft(hand: Hand, chance: random.Random, word: str) -> Draft:
    promise = PromiseDraft("the drawing", _due(hand, chance)) if chance.random() < 0.5 else None
    customer = NameRef(None, f"Customer {word}")
    return Draft(
        "a line", chance.choice(list(Kind)), customer=customer, subject=word, step="call", promise=promise
    )


def written(raw: Connection) -> set[str]:
    """Every act that the store holds."""
    return {f"{kind} {word}" for kind, query in _ROWS.items() for (word,) in raw.execute(query)}


def found(store: Path) -> tuple[set[str], list[str]]:
    """What a reopened store holds, and what the program finds wrong in it."""
    house = open_store(store, Hand(START))
    services = bootstrap.services_at(house, house.set_up.desk_person())
    problems = list(services.checking.problems())
    house.transactions.engine.dispose()
    with closing(connect(store)) as raw:
        return written(raw), problems


def warm_up() -> None:
    """Load everything that a writer needs, and leave nothing open behind."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "keepword.db"
        prepare(store)
        with closing(write(store, 0)) as acts:
            list(islice(acts, 60))


def main() -> None:
    """For each line of JSON, ``[store, seed]``, fork a writer, tell its number, and say when it has ended."""
    warm_up()
    for line in sys.stdin:
        store, seed = json.loads(line)
        child = os.fork()
        if child == 0:
            for act in write(Path(store), seed):
                os.write(1, f"{act}\n".encode())  # Unbuffered: what arrives was committed before.
        os.write(1, f"writer {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"ended\n")


if __name__ == "__main__":
    main()
