"""Stores with the sample company moved in: filled once per test run, then copied."""

import sqlite3
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from app.adapters.database.engine import open_engine
from app.adapters.database.store_files import create_store_file
from app.adapters.database.unit_of_work import SqlTransactions
from app.services.changes import Changes
from tests.data.stores import counted_ids
from tests.services import test_samples


@cache
def _template(now: datetime) -> tuple[Engine, Changes]:
    transactions, changes = test_samples.filled(now, None)
    return transactions.engine, changes


def filled(now: datetime, folder: Path) -> tuple[SqlTransactions, Changes]:
    """The sample company in ``store.db`` of a folder, as it stands at a moment."""
    engine, changes = _template(now)
    store = folder / "store.db"
    create_store_file(store)
    source: Any = engine.raw_connection().driver_connection
    with closing(sqlite3.connect(store)) as raw:
        source.backup(raw)
    return SqlTransactions(open_engine(store), counted_ids(1 << 48)), changes
