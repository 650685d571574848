"""Upgrades: wholly or not at all."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import Engine, event, text

from app.adapters.database.backups import Reason, backups
from app.adapters.database.engine import open_engine
from app.adapters.database.integrity import integrity_problems
from app.adapters.database.upgrades import (
    BrokenMigration,
    known_revisions,
    migrations_in,
    upgrade,
    upgrade_connection,
)
from app.domain.store_errors import NotEnoughSpace, StoreFull, StoreTooNew, UpgradeUndone
from tests.adapters.stores import content, fill, write_migrations


@pytest.fixture
def places(tmp_path):
    return tmp_path / "data" / "keepword.db", tmp_path / "backups"


@pytest.fixture
def old_store(places, tmp_path, clock):
    store, copies = places
    upgrade(store, write_migrations(tmp_path / "old", upto="0001"), copies, clock)
    fill(store)
    return store


def test_a_new_store_is_made_by_the_same_steps_as_an_old_one(places, tmp_path, clock):
    store, copies = places
    report = upgrade(store, write_migrations(tmp_path / "m"), copies, clock)

    assert (report.before, report.after, report.backup) == (None, "0003", None)
    engine = open_engine(store)
    with engine.connect() as connection:
        assert integrity_problems(connection) == []
    engine.dispose()


def test_a_filled_old_store_equals_a_new_one_in_schema_and_keeps_every_row(
    old_store, places, tmp_path, clock
):
    _, copies = places
    migrations = write_migrations(tmp_path / "m")
    report = upgrade(old_store, migrations, copies, clock)

    with closing(sqlite3.connect(old_store)) as raw:
        assert raw.execute("SELECT count(*) FROM customers").fetchone() == (20,)
        assert raw.execute("SELECT count(*) FROM cases").fetchone() == (60,)
        assert raw.execute("SELECT count(*) FROM notes").fetchone() == (60,)
        schema = raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
    fresh = tmp_path / "fresh.db"
    upgrade(fresh, migrations, copies, clock)
    with closing(sqlite3.connect(fresh)) as raw:
        assert raw.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall() == schema
    assert report.was_needed
    assert [backup.reason for backup in backups(copies)] == [Reason.UPGRADE]
    assert report.backup.damage() is None


def test_an_up_to_date_store_is_left_alone_and_alembic_is_not_loaded(places, tmp_path, clock):
    store, copies = places
    migrations = write_migrations(tmp_path / "m")
    upgrade(store, migrations, copies, clock)
    before = store.read_bytes()
    program = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from app.adapters.database.upgrades import upgrade
report = upgrade(Path({str(store)!r}), Path({str(migrations)!r}), Path({str(copies)!r}), lambda: datetime(2026, 1, 1, tzinfo=UTC))
print(report.was_needed, "alembic" in sys.modules)
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout.split() == ["False", "False"]
    assert store.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused_and_not_a_byte_changes(places, tmp_path, clock):
    store, copies = places
    upgrade(store, write_migrations(tmp_path / "new"), copies, clock)
    fill(store)
    before = hashlib.sha256(store.read_bytes()).digest()

    with pytest.raises(StoreTooNew) as refusal:
        upgrade(store, write_migrations(tmp_path / "old", upto="0002"), copies, clock)

    assert refusal.value.revision == "0003"
    assert hashlib.sha256(store.read_bytes()).digest() == before
    assert backups(copies) == []


class Interruption(Exception):
    pass


def interrupted_at(number, act):
    """Act, and let the n-th statement that writes raise; False if there were fewer."""
    seen = []

    def count(_connection, _cursor, statement, *_):
        if not statement.startswith(("BEGIN", "PRAGMA", "SELECT count")):
            seen.append(statement)
            if len(seen) == number:
                raise Interruption(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        act()
    except UpgradeUndone as undone:
        if isinstance(undone.__cause__, Interruption):
            return True
        raise
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return False


def test_whichever_statement_of_an_upgrade_is_interrupted_the_old_content_is_untouched(
    old_store, places, tmp_path, clock
):
    _, copies = places
    migrations = write_migrations(tmp_path / "m")
    before = content(old_store)
    number = 0
    undone = True
    while undone:
        number += 1
        undone = interrupted_at(number, lambda: upgrade(old_store, migrations, copies, clock))
        if undone:
            assert content(old_store) == before, f"statement {number}"

    assert number > 12
    assert content(old_store) != before


def test_a_migration_that_loses_rows_is_taken_back(old_store, places, tmp_path, clock):
    _, copies = places
    before = content(old_store)
    careless = {"0004": ("0003", '\n    op.execute("DELETE FROM cases WHERE id > 50")\n')}

    with pytest.raises(UpgradeUndone) as undone:
        upgrade(old_store, write_migrations(tmp_path / "m", more=careless), copies, clock)

    assert isinstance(undone.value.__cause__, BrokenMigration)
    assert content(old_store) == before


def test_a_migration_that_breaks_a_reference_is_taken_back(old_store, places, tmp_path, clock):
    _, copies = places
    before = content(old_store)
    careless = {"0004": ("0003", '\n    op.execute("UPDATE cases SET customer_id = 999 WHERE id = 1")\n')}

    with pytest.raises(UpgradeUndone):
        upgrade(old_store, write_migrations(tmp_path / "m", more=careless), copies, clock)

    assert content(old_store) == before


def test_a_full_disk_during_an_upgrade_leaves_the_old_content(old_store, places, tmp_path, clock):
    _, copies = places
    before = content(old_store)

    def no_room(connection):
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    event.listen(Engine, "begin", no_room)
    try:
        with pytest.raises(StoreFull):
            upgrade(old_store, write_migrations(tmp_path / "m"), copies, clock)
    finally:
        event.remove(Engine, "begin", no_room)

    assert content(old_store) == before
    assert upgrade(old_store, tmp_path / "m", copies, clock).was_needed


def test_an_upgrade_without_room_for_copies_is_refused_before_it_starts(
    old_store, places, tmp_path, clock, monkeypatch
):
    _, copies = places
    before = old_store.read_bytes()
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))

    with pytest.raises(NotEnoughSpace) as refusal:
        upgrade(old_store, write_migrations(tmp_path / "m"), copies, clock)

    assert refusal.value.needed == 3 * len(before)
    assert old_store.read_bytes() == before


def test_a_store_in_memory_gets_the_same_schema(tmp_path):
    engine = open_engine(":memory:")
    with engine.begin() as connection:
        upgrade_connection(connection, write_migrations(tmp_path / "100% mine"))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0003"
    engine.dispose()


def test_the_newest_revision_is_read_without_running_a_file(tmp_path):
    migrations = write_migrations(tmp_path / "m")
    step = migrations / "versions" / "0002_step.py"
    step.write_text(step.read_text() + "\nraise SystemExit\n")

    assert [step.revision for step in migrations_in(migrations)] == ["0001", "0002", "0003"]
    assert known_revisions(migrations) == {"0001", "0002", "0003"}


def test_migrations_that_fork_are_a_bug(tmp_path):
    fork = {"0004": ("0002", "\n    pass\n")}

    with pytest.raises(BrokenMigration):
        migrations_in(write_migrations(tmp_path / "m", more=fork))
