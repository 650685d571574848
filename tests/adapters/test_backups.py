"""Backups and the way back."""

import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.adapters.database.backups import Reason, back_up, backups, newest_good, remove_unfinished
from app.adapters.database.engine import open_engine
from app.adapters.database.restores import restore
from app.adapters.database.thinning import BackupSchedule, superfluous
from app.adapters.database.upgrades import known_revisions, upgrade
from app.domain.store_errors import (
    BackupNotMade,
    Damage,
    NotAStore,
    NotEnoughSpace,
    StoreDamaged,
    StoreTooNew,
)
from tests.adapters.stores import content, fill, write_migrations

DUBLIN = ZoneInfo("Europe/Dublin")


@pytest.fixture
def migrations(tmp_path):
    return write_migrations(tmp_path / "migrations")


@pytest.fixture
def copies(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def store(tmp_path, migrations, copies, clock):
    store = tmp_path / "data" / "keepword.db"
    upgrade(store, migrations, copies, clock)
    fill(store)
    return store


def flip_a_byte(path):
    data = bytearray(path.read_bytes())
    place = data.rindex(b"xxxx")  # Inside a text, where no check of SQLite looks.
    data[place] ^= 1
    path.write_bytes(data)


def test_a_backup_equals_the_store_and_is_private_and_dated(store, copies, clock):
    made = back_up(store, copies, clock, Reason.START)

    assert content(made.path) == content(store)
    assert made.path.name == "keepword-20261124T104200Z-start.backup"
    assert (made.made_at, made.reason, made.size) == (clock.now, Reason.START, made.path.stat().st_size)
    assert backups(copies) == [made]
    assert made.damage() is None
    assert stat.S_IMODE(copies.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in copies.iterdir()} == {0o600}
    assert len(list(copies.iterdir())) == 2


def test_the_checksum_file_is_read_by_sha256sum(store, copies, clock):
    made = back_up(store, copies, clock, Reason.START)
    line = made.path.with_name(made.path.name + ".sha256").read_text()
    assert line == f"{made.checksum}  {made.path.name}\n"


def test_two_backups_in_one_second_are_two_files(store, copies, clock):
    assert (
        back_up(store, copies, clock, Reason.START).path != back_up(store, copies, clock, Reason.START).path
    )
    assert len(backups(copies)) == 2


def test_what_stands_in_the_log_alone_is_in_the_backup(store, copies, clock):
    engine = open_engine(store)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO notes (words) VALUES ('only in the log')"))
    made = back_up(store, copies, clock, Reason.HOURLY)
    assert any("only in the log" in line for line in content(made.path))
    engine.dispose()


def test_backups_made_while_others_write_hold_one_moment_each(store, copies, clock):
    engine = open_engine(store)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM notes"))
    stop = threading.Event()

    def write():
        while not stop.is_set():
            with engine.begin() as connection:
                for words in ("one", "two", "three"):
                    connection.execute(
                        text("INSERT INTO notes (words) VALUES (:words)"), {"words": words * 200}
                    )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(store, copies, clock, Reason.HOURLY) for _ in range(5)]
    finally:
        stop.set()
        writer.join()
        engine.dispose()
    for backup in made:
        with closing(sqlite3.connect(backup.path)) as raw:
            assert raw.execute("SELECT count(*) % 3 FROM notes").fetchone() == (0,)


def test_one_changed_byte_is_seen_and_the_next_older_is_offered(store, copies, clock):
    good = back_up(store, copies, clock, Reason.START)
    clock.advance(hours=1)
    bad = back_up(store, copies, clock, Reason.HOURLY)
    flip_a_byte(bad.path)

    assert bad.damage() is Damage.CHECKSUM
    assert newest_good(copies) == good


def test_a_damaged_store_yields_no_backup_that_looks_good(store, copies, clock):
    with store.open("rb+") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 4)
    with pytest.raises((BackupNotMade, StoreDamaged)):
        back_up(store, copies, clock, Reason.HOURLY)
    assert list(copies.iterdir()) == []


def test_a_backup_without_room_is_refused_before_a_byte_is_written(store, copies, clock, monkeypatch):
    usage = shutil.disk_usage(store.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100))
    with pytest.raises(NotEnoughSpace):
        back_up(store, copies, clock, Reason.HOURLY)
    assert list(copies.iterdir()) == []


def test_a_kill_during_a_backup_leaves_no_bad_file_under_a_final_name(store, copies):
    fill_more = "INSERT INTO notes (words) SELECT hex(randomblob(1500)) FROM cases a, cases b LIMIT 3000"
    with closing(sqlite3.connect(store)) as raw, raw:
        raw.execute(fill_more)
    program = f"""
from datetime import UTC, datetime
from pathlib import Path
from app.adapters.database.backups import Reason, back_up
print("ready", flush=True)
while True:
    back_up(Path({str(store)!r}), Path({str(copies)!r}), lambda: datetime(2026, 1, 1, tzinfo=UTC), Reason.HOURLY)
"""
    chance = random.Random(7)
    for _ in range(8):
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        with child:
            child.stdout.readline()
            time.sleep(chance.uniform(0.005, 0.12))
            os.kill(child.pid, signal.SIGKILL)
    assert [backup for backup in backups(copies) if backup.damage() is not None] == []
    remove_unfinished(copies)
    assert len(list(copies.iterdir())) == 2 * len(backups(copies))


def test_a_restore_brings_back_every_row_and_keeps_the_other_store(store, copies, clock, migrations):
    before = content(store)
    made = back_up(store, copies, clock, Reason.START)
    engine = open_engine(store)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
    after = content(store)
    engine.dispose()

    restored = restore(made.path, store, clock, known_revisions(migrations))

    assert content(store) == before
    assert content(restored.aside) == after
    assert restored.revision == "0003"
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    again = open_engine(store)
    with again.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar() == 60
    again.dispose()


def test_a_restore_over_a_destroyed_store_keeps_what_is_left_of_it(store, copies, clock, migrations):
    before = content(store)
    made = back_up(store, copies, clock, Reason.START)
    store.write_bytes(b"#" * 5000)

    restored = restore(made.path, store, clock, known_revisions(migrations))

    assert content(store) == before
    assert restored.aside.read_bytes() == b"#" * 5000


def test_a_log_left_beside_the_old_store_is_not_replayed_into_the_new(store, copies, clock, migrations):
    before = content(store)
    made = back_up(store, copies, clock, Reason.START)
    engine = open_engine(store)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM cases"))
    log = store.with_name("keepword.db-wal").read_bytes()
    engine.dispose()
    store.write_bytes(b"#" * 5000)
    store.with_name("keepword.db-wal").write_bytes(log)

    restored = restore(made.path, store, clock, known_revisions(migrations))

    assert content(store) == before
    assert restored.aside.with_name(restored.aside.name + "-wal").read_bytes() == log


def test_a_restore_where_nothing_was_makes_the_store(tmp_path, store, copies, clock, migrations):
    made = back_up(store, copies, clock, Reason.START)
    new = tmp_path / "new folder" / "keepword.db"
    assert restore(made.path, new, clock, known_revisions(migrations)).aside is None
    assert content(new) == content(store)


@pytest.mark.parametrize(
    "what", ["a folder", "a link", "a text", "an empty file", "a changed byte", "a cut file"]
)
def test_what_must_not_be_restored_is_refused_and_the_store_stays(
    tmp_path, store, copies, clock, migrations, what
):
    made = back_up(store, copies, clock, Reason.START)
    before = store.read_bytes()
    file = made.path
    match what:
        case "a folder":
            file = tmp_path
        case "a link":
            file = tmp_path / "link.backup"
            file.symlink_to(made.path)
        case "a text":
            file = tmp_path / "words.txt"
            file.write_text("hello " * 1000)
        case "an empty file":
            file.write_bytes(b"")
        case "a changed byte":
            flip_a_byte(file)
        case "a cut file":
            file.with_name(file.name + ".sha256").unlink()
            file.write_bytes(file.read_bytes()[: made.size // 2])

    with pytest.raises((NotAStore, StoreDamaged)):
        restore(file, store, clock, known_revisions(migrations))

    assert store.read_bytes() == before
    assert {path.name for path in store.parent.iterdir()} <= {
        "keepword.db",
        "keepword.db-wal",
        "keepword.db-shm",
    }


def test_a_backup_of_a_newer_version_is_refused(store, copies, clock):
    made = back_up(store, copies, clock, Reason.START)
    with pytest.raises(StoreTooNew):
        restore(made.path, store, clock, {"0001", "0002"})


@dataclass(frozen=True)
class Dated:
    made_at: datetime
    is_good: bool = True


def thinned(held, today):
    gone = superfluous(held, today, DUBLIN, lambda backup: backup.is_good)
    return [backup for backup in held if backup not in gone]


def any_year(chance):
    """Days with none to five backups; one in four of them turns out damaged."""
    return [
        [(minute, chance.random() < 0.75) for minute in chance.sample(range(24 * 60), chance.randrange(6))]
        for _ in range(365)
    ]


@given(st.randoms(use_true_random=True))
def test_over_any_year_thinning_keeps_few_recent_old_and_the_newest_good(chance):
    first = datetime(2026, 1, 1, tzinfo=DUBLIN)
    held, ever = [], []
    for number, minutes in enumerate(any_year(chance)):
        day = first + timedelta(days=number)
        made = [Dated((day + timedelta(minutes=minute)).astimezone(UTC), good) for minute, good in minutes]
        ever += made
        before = [*held, *made]
        held = thinned(before, day.date())

        recent = [b for b in before if b.made_at.astimezone(DUBLIN).date() >= day.date() - timedelta(days=1)]
        assert set(recent) <= set(held)
        good_ones = [b for b in before if b.is_good]
        if good_ones:
            assert max(good_ones, key=lambda b: b.made_at) in held
        assert len(held) <= len(recent) + 12 + 10 + 9 + 2
    assert thinned(held, day.date()) == held
    days = sorted({b.made_at.astimezone(DUBLIN).date() for b in ever}, reverse=True)
    older = [day for day in days if day < date(2026, 12, 30)][:12]
    assert set(older) <= {b.made_at.astimezone(DUBLIN).date() for b in held}


def test_with_a_backup_every_day_the_oldest_kept_reaches_back_most_of_a_year():
    held = []
    today = date(2026, 1, 1)
    for number in range(500):
        day = datetime(2026, 1, 1, 9, tzinfo=DUBLIN) + timedelta(days=number)
        today = day.date()
        held = thinned([*held, Dated(day.astimezone(UTC))], today)
    assert today - min(b.made_at for b in held).date() > timedelta(days=300)
    assert len(held) == 2 + 12 + 10 + 9


def test_a_backup_is_due_each_hour_in_which_something_changed(clock):
    schedule = BackupSchedule()
    assert schedule.is_due(clock.now, 0)
    schedule = schedule.done(clock.now, 5)
    clock.advance(minutes=59)
    assert not schedule.is_due(clock.now, 6)
    clock.advance(minutes=1)
    assert schedule.is_due(clock.now, 6)
    assert not schedule.is_due(clock.now, 5)
    clock.advance(days=-3)
    assert schedule.is_due(clock.now, 6)
