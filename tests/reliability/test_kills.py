"""A process killed at any moment has lost nothing it acknowledged and left nothing half done."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.adapters.database.engine import open_engine
from app.adapters.database.integrity import integrity_problems
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
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT) as child:
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.05))
            os.kill(child.pid, signal.SIGKILL)
        now = content(store)
        assert now == old or any("CREATE TABLE notes" in line for line in now)

    upgrade(store, migrations, copies, clock)
    assert sum(line.startswith('INSERT INTO "cases"') for line in content(store)) == 900
