"""A process killed at any moment has lost nothing it acknowledged and left nothing half done."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.adapters.database.backups import Reason, back_up
from app.adapters.database.engine import open_engine
from app.adapters.database.integrity import integrity_problems
from app.adapters.database.store_files import create_store_file, inspect_store
from app.adapters.database.upgrades import upgrade
from tests.adapters.stores import content, fill, write_migrations
from tests.conftest import PROFILE
from tests.reliability.writers import WRITERS

KILLS = 1000 if PROFILE == "all" else 20
UPGRADE_KILLS = 100 if PROFILE == "all" else 8
ROOT = Path(__file__).parents[2]


def killed_writer(store, writer, seed, chance):
    """Let a child write, kill it, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.reliability.kill_writer"]
    arguments = ["--store", str(store), "--seed", str(seed), "--writer", writer]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, cwd=ROOT) as child:
        first = child.stdout.readline()
        time.sleep(chance.uniform(0.001, 0.06))
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read()
    return {line.decode() for line in (first + rest).split(b"\n")[:-1] if line}


def killed(program, seconds):
    """Start a program, wait until it says it is ready and a little longer, and kill it."""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT) as child:
        child.stdout.readline()
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)


@pytest.mark.parametrize("writer", WRITERS)
def test_no_kill_loses_an_acknowledged_act_or_leaves_half_of_one(tmp_path, writer):
    store = tmp_path / "keepword.db"
    chance = random.Random(KILLS)
    acknowledged = set()
    for seed in range(KILLS):
        acknowledged |= killed_writer(store, writer, seed, chance)
        engine = open_engine(store)
        with engine.connect() as connection:
            assert integrity_problems(connection) == []
        engine.dispose()
        assert acknowledged - WRITERS[writer].written(store) == set()
        assert WRITERS[writer].problems(store) == []
    assert len(acknowledged) > KILLS


def test_a_kill_during_an_upgrade_leaves_the_old_schema_or_the_new(tmp_path, clock):
    store, copies = tmp_path / "keepword.db", tmp_path / "backups"
    upgrade(store, write_migrations(tmp_path / "old", upto="0001"), copies, clock)
    fill(store, customers=300)
    migrations = write_migrations(tmp_path / "new")
    old = content(store)
    program = f"""
from datetime import UTC, datetime
from pathlib import Path
import alembic.command, app.adapters.database.upgrades as upgrades
print("ready", flush=True)
upgrades.upgrade(Path({str(store)!r}), Path({str(migrations)!r}), Path({str(copies)!r}), lambda: datetime(2026, 1, 1, tzinfo=UTC))
"""
    chance = random.Random(3)
    for _ in range(UPGRADE_KILLS):
        killed(program, chance.uniform(0.0, 0.05))
        now = content(store)
        assert now == old or any("CREATE TABLE notes" in line for line in now)

    upgrade(store, migrations, copies, clock)
    assert sum(line.startswith('INSERT INTO "cases"') for line in content(store)) == 900


def test_a_kill_during_the_first_start_leaves_a_whole_store_or_none(tmp_path):
    store = tmp_path / "data" / "keepword.db"
    program = f"""
from pathlib import Path
from app.adapters.database.store_files import create_store_file
store = Path({str(store)!r})
print("ready", flush=True)
while True:
    create_store_file(store)
    store.unlink()
"""
    chance = random.Random(5)
    for _ in range(UPGRADE_KILLS):
        killed(program, chance.uniform(0.0, 0.03))
        if store.exists():
            inspect_store(store)
    create_store_file(store)
    inspect_store(store)
    assert [path.name for path in store.parent.iterdir() if path.suffix == ".new"] == []


def test_a_kill_during_a_restore_leaves_a_whole_store_and_nothing_is_overwritten(tmp_path, clock):
    store, copies = tmp_path / "data" / "keepword.db", tmp_path / "backups"
    migrations = write_migrations(tmp_path / "migrations")
    upgrade(store, migrations, copies, clock)
    fill(store, customers=50)
    made = back_up(store, copies, clock, Reason.ASKED)
    expected = content(store)
    program = f"""
from datetime import UTC, datetime
from pathlib import Path
from app.adapters.database.restores import restore
print("ready", flush=True)
while True:
    restore(Path({str(made.path)!r}), Path({str(store)!r}), lambda: datetime(2026, 1, 1, tzinfo=UTC), ["0003"])
"""
    chance = random.Random(6)
    for _ in range(UPGRADE_KILLS):
        killed(program, chance.uniform(0.0, 0.06))
        assert content(store) == expected
    asides = sorted(store.parent.glob("keepword-before-*.db"))
    assert len(asides) > 0
    assert all(content(aside) == expected for aside in asides)
