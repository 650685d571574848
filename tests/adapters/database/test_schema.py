"""The migrations make exactly the tables that the program speaks to."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.dialects import sqlite

from app.adapters.database import tables
from app.adapters.database.engine import IN_MEMORY, open_engine
from app.adapters.database.integrity import integrity_problems
from app.adapters.database.upgrades import upgrade, upgrade_connection
from tests.conftest import FakeClock
from tests.data.stores import MIGRATIONS, open_store

TABLES = sorted(tables.metadata.tables)
GUARDS = ("r4_insert", "r4_insert_once", "r4_update", "r4_update_once", "r4_delete", "r3_insert", "r3_update")


def _described(connection: Connection, table: str) -> dict[str, Any]:
    look = inspect(connection)
    indexes = connection.execute(
        text(
            "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name = :table"
        ),
        {"table": table},
    )
    return {
        "columns": {
            column["name"]: (
                column["type"].compile(sqlite.dialect()),
                column["nullable"],
                column["default"],
                column["primary_key"],
            )
            for column in look.get_columns(table)
        },
        "order": [column["name"] for column in look.get_columns(table)],
        "key": look.get_pk_constraint(table),
        "references": {key["name"]: key for key in look.get_foreign_keys(table)},
        "once": {one["name"]: one["column_names"] for one in look.get_unique_constraints(table)},
        "checks": {check["name"]: check["sqltext"] for check in look.get_check_constraints(table)},
        "indexes": {name: re.sub(r"\s+", " ", sql) for name, sql in indexes},
    }


@pytest.fixture(scope="module")
def migrated() -> Engine:
    return open_store()[0]


@pytest.fixture(scope="module")
def declared() -> Engine:
    engine = create_engine("sqlite://")
    tables.metadata.create_all(engine)
    return engine


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
@pytest.mark.parametrize("table", TABLES)
def test_the_migrated_table_is_the_declared_one(migrated: Engine, declared: Engine, table: str) -> None:
    with migrated.connect() as ours, declared.connect() as theirs:
        assert _described(ours, table) == _described(theirs, table)


def test_there_are_no_other_tables(migrated: Engine) -> None:
    with migrated.connect() as connection:
        names = set(inspect(connection).get_table_names())
    beside = {name for name in names if "_search" not in name} - {"alembic_version"}
    assert beside == set(TABLES)


@pytest.mark.parametrize("noun", [table.name for table in tables.NOUNS])
def test_every_noun_has_its_guards(migrated: Engine, noun: str) -> None:
    with migrated.connect() as connection:
        found = connection.execute(
            text("select name from sqlite_master where type = 'trigger' and tbl_name = :noun"), {"noun": noun}
        )
        names = set(found.scalars())
    assert {f"{noun}_{guard}" for guard in GUARDS} <= names


def test_every_instant_has_its_guard(migrated: Engine) -> None:
    instants = [
        (table.name, column.name)
        for table in tables.metadata.tables.values()
        for column in table.c
        if column.name == "at" or column.name.endswith("_at")
    ]
    with migrated.connect() as connection:
        for table, column in instants:
            guard = connection.scalar(
                text("select sql from sqlite_master where name = :name"), {"name": f"{table}_r3_insert"}
            )
            assert f"new.{column} not glob" in guard, f"{table}.{column}"


def test_every_reference_is_guarded_where_foreign_keys_are_off(migrated: Engine) -> None:
    with migrated.connect() as connection:
        for table in tables.NOUNS:
            for key in table.foreign_keys:
                guard = connection.scalar(
                    text("select sql from sqlite_master where name = :name"),
                    {"name": f"{table.name}_refers_update"},
                )
                assert f"new.{key.parent.name} is not null" in guard


def test_a_new_store_in_memory_is_whole() -> None:
    engine = open_engine(IN_MEMORY)
    with engine.begin() as connection:
        upgrade_connection(connection, MIGRATIONS)
    with engine.connect() as connection:
        assert integrity_problems(connection) == []


def test_a_new_store_on_disk_is_whole_and_upgrading_again_does_nothing(
    tmp_path: Path, clock: FakeClock
) -> None:
    store = tmp_path / "store.db"
    first = upgrade(store, MIGRATIONS, tmp_path / "backups", clock)
    second = upgrade(store, MIGRATIONS, tmp_path / "backups", clock)
    assert (first.was_needed, second.was_needed) == (True, False)
    engine = open_engine(store)
    with engine.connect() as connection:
        assert integrity_problems(connection) == []
    engine.dispose()
