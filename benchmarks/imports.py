"""P14: a table of 8,800 rows (2,089 open) taken in, dry run and all, against the least that could do it.

The floor reads the same files with ``csv`` and inserts the very rows that the import leaves behind (cases,
customers, people, history, search) with ``sqlite3``, under the same settings, without any trigger.
"""

import csv
import gc
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from app.adapters.database.engine import apply_pragmas
from benchmarks.measures import ROUNDS, Figure, measured, memory_of
from tests.data.import_desks import import_desk, import_map
from tests.data.sales_tables import write_tables
from tests.data.stores import NOW, open_store

_TABLES = ("changes", "change_items", "people", "customers", "cases")
_SEARCHED = {
    "cases": "subject, step_what, outcome_text, waiting_on",
    "customers": "name, place, email, phone",
}

_CHILD = """
import sys
import tempfile
from pathlib import Path
from benchmarks.measures import most_memory
from tests.data.import_desks import import_desk, import_map
from tests.data.stores import NOW

with tempfile.TemporaryDirectory() as folder:
    file = Path(sys.argv[1])
    at = import_desk(lambda: NOW, Path(folder))
    at.imports.dry_run(file, import_map())
    at.imports.apply(file, import_map())
    print(most_memory())
"""


@measured("import")
def measure() -> Iterator[Figure]:
    """Floor and import by turns, so that a busy moment strikes both."""
    with tempfile.TemporaryDirectory() as name:
        file = write_tables(Path(name))
        memory = memory_of(_CHILD, str(file))
        rows = _rows_of_an_import(file)
        floors, imports = [], []
        for _ in range(ROUNDS):
            floors.append(_floor(file, rows))
            imports.append(_ours(file))
    what = "CSV import, 8,800 rows (2,089 open), dry run and apply"
    yield Figure("P14", what, median(imports), "s", median(floors), times=6)
    yield Figure("P14", "its memory", memory, "MiB")


def _seconds(act: Callable[[], Any]) -> float:
    gc.collect()
    started = perf_counter()
    act()
    return perf_counter() - started


def _ours(file: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:
        at, mapping = import_desk(lambda: NOW, Path(folder)), import_map()
        dry_run = _seconds(lambda: at.imports.dry_run(file, mapping))
        return dry_run + _seconds(lambda: at.imports.apply(file, mapping))


def _rows_of_an_import(file: Path) -> dict[str, list[Any]]:
    with tempfile.TemporaryDirectory() as folder:
        at = import_desk(lambda: NOW, Path(folder))
        with closing(sqlite3.connect(Path(folder) / "store.db")) as raw:
            before = {table: len(raw.execute(f"select * from {table}").fetchall()) for table in _TABLES}
        at.imports.apply(file, import_map())
        with closing(sqlite3.connect(Path(folder) / "store.db")) as raw:
            return {
                table: raw.execute(f"select * from {table} order by rowid").fetchall()[before[table] :]
                for table in _TABLES
            }


def _floor(file: Path, rows: dict[str, list[Any]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        engine, _ = open_store(Path(folder))
        engine.dispose()
        with closing(sqlite3.connect(Path(folder) / "store.db", isolation_level=None)) as raw:
            for (trigger,) in raw.execute("select name from sqlite_master where type = 'trigger'").fetchall():
                raw.execute(f"drop trigger {trigger}")
            apply_pragmas(raw.execute)
            raw.execute("pragma foreign_keys = off")
            return _seconds(lambda: _read_and_insert(file, raw, rows))


def _read_and_insert(file: Path, raw: sqlite3.Connection, rows: dict[str, list[Any]]) -> None:
    for path in (file, file.with_name("accounts.csv"), file.with_name("sales_teams.csv")):
        with path.open(encoding="utf-8", newline="") as table:
            list(csv.DictReader(table))
    raw.execute("begin immediate")
    for table, values in rows.items():
        marks = ", ".join("?" * len(values[0]))
        raw.executemany(f"insert into {table} values ({marks})", values)
    for table, columns in _SEARCHED.items():
        found = raw.execute(f"select seq, {columns} from {table} order by seq").fetchall()
        marks = ", ".join("?" * len(found[0]))
        raw.executemany(f"insert into {table}_search (rowid, {columns}) values ({marks})", found)
    raw.execute("commit")
