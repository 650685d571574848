"""What the kill harness lets a child process write; real services join by one entry in ``WRITERS``."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from app.adapters.database.engine import open_engine

SETUP = (
    "CREATE TABLE IF NOT EXISTS cases (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT",
    "CREATE TABLE IF NOT EXISTS history (case_id INTEGER NOT NULL REFERENCES cases (id), said TEXT) STRICT",
)


@dataclass(frozen=True, slots=True)
class Writer:
    """A way of writing that can be killed at any moment.

    Attributes:
        write: Opens the store and writes for ever; yields the name of each act after its commit returned.
        written: The names of all acts a reopened store holds.
        problems: What is wrong in a reopened store beyond lost acts, such as half ones.
    """

    write: Callable[[Path, int], Iterator[str]]
    written: Callable[[Path], set[str]]
    problems: Callable[[Path], list[str]]


def _write_pairs(store: Path, seed: int) -> Iterator[str]:
    engine = open_engine(store)
    with engine.begin() as connection:
        for statement in SETUP:
            connection.execute(text(statement))
    number = seed * 1_000_000
    while True:
        number += 1
        with engine.begin() as connection:
            connection.execute(
                text("INSERT INTO cases VALUES (:id, :title)"), {"id": number, "title": "x" * 200}
            )
            connection.execute(text("INSERT INTO history VALUES (:id, 'opened')"), {"id": number})
        yield str(number)


def _written_pairs(store: Path) -> set[str]:
    with closing(sqlite3.connect(store)) as raw:
        return {str(number) for (number,) in raw.execute("SELECT id FROM cases")}


def _half_pairs(store: Path) -> list[str]:
    query = "SELECT id FROM cases LEFT JOIN history ON case_id = id WHERE case_id IS NULL"
    with closing(sqlite3.connect(store)) as raw:
        return [f"case {number} has no history" for (number,) in raw.execute(query)]


WRITERS: Mapping[str, Writer] = {"pairs": Writer(_write_pairs, _written_pairs, _half_pairs)}
