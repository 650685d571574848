"""The power goes in the middle of what the real services write: nothing acknowledged is lost (F2)."""

import random
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw
import pytest
from sqlalchemy import Engine, event

from app.adapters.database.engine import apply_pragmas
from tests.conftest import PROFILE
from tests.reliability.powercut import NAME, recording_disk
from tests.reliability.service_writer import found, prepare, write

CUTS = 1000 if PROFILE == "all" else 60
ACTS = 60


@dataclass(frozen=True)
class Statement:
    """One statement as the driver got it, or the word of an act that was acknowledged then."""

    sql: str
    values: tuple = ()
    act: str = ""


@pytest.fixture(scope="module")
def trace(tmp_path_factory):
    """A prepared store, and every statement of some acts at it."""
    store = tmp_path_factory.mktemp("trace") / "keepword.db"
    prepare(store)
    before = store.read_bytes()
    statements = []

    def note(connection, cursor, sql, values, context, executemany):
        each = values if executemany else [values]
        statements.extend(Statement(sql, tuple(one)) for one in each)

    def note_commit(connection):
        statements.append(Statement("COMMIT"))

    def note_rollback(connection):
        statements.append(Statement("ROLLBACK"))

    listeners = {"before_cursor_execute": note, "commit": note_commit, "rollback": note_rollback}
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        for act in islice(write(store, 0), ACTS):
            statements.append(Statement("", act=act))  # noqa: PERF401 - others append meanwhile
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)
    return before, statements


def replayed(path, statements, recorder, cut_at):
    """Write until the power goes; the acts acknowledged before."""
    acknowledged = set()
    connection = apsw.Connection(str(path), vfs=NAME)
    with suppress(apsw.IOError, apsw.FullError, apsw.CantOpenError):
        apply_pragmas(connection.execute)
        connection.execute("PRAGMA wal_autocheckpoint=60")
        recorder.cut_at = None if cut_at is None else recorder.calls + cut_at
        for statement in statements:
            if statement.act:
                acknowledged.add(statement.act)
            elif not statement.sql.startswith("PRAGMA"):
                connection.execute(statement.sql, statement.values).fetchall()
    with suppress(apsw.Error):
        connection.close()
    return acknowledged


def cut(folder: Path, trace, seed: int, calls: int):
    """One life and one power cut: what was acknowledged, and what the next start finds."""
    before, statements = trace
    chance = random.Random(seed)
    folder.mkdir()
    store = folder / "keepword.db"
    store.write_bytes(before)
    with recording_disk() as recorder:
        recorder.disk.create(store.name)
        recorder.disk.write(store.name, 0, before)
        recorder.disk.sync(store.name)
        acknowledged = replayed(store, statements, recorder, chance.randrange(1, calls))
        files = recorder.disk.after_cut(chance if seed % 2 else None)
    after = folder / "after"
    after.mkdir()
    for name, data in files.items():
        (after / name).write_bytes(data)
    held, problems = found(after / store.name)
    return acknowledged, held, problems


def calls_in(folder: Path, trace) -> int:
    """How often the whole trace writes or syncs."""
    before, statements = trace
    store = folder / "keepword.db"
    store.write_bytes(before)
    with recording_disk() as recorder:
        replayed(store, statements, recorder, None)
        return recorder.calls


def test_no_power_cut_loses_an_act_of_the_services_or_leaves_half_of_one(tmp_path, trace):
    calls = calls_in(tmp_path, trace)
    told = 0
    for seed in range(CUTS):
        acknowledged, held, problems = cut(tmp_path / str(seed), trace, seed, calls)
        assert problems == []
        assert acknowledged - held == set()
        told += len(acknowledged)
    assert told > ACTS / 4 * CUTS
