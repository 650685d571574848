"""A store in memory and one on disk: whatever is true of one is true of the other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.database.unit_of_work import SqlTransactions
from tests.data.stores import staffed_store


@pytest.fixture(params=["memory", "disk"])
def transactions(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlTransactions]:
    engine, transactions = staffed_store(None if request.param == "memory" else tmp_path)
    yield transactions
    engine.dispose()
