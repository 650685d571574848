"""Nothing acknowledged is lost in a power cut, with the settings the program ships."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import apsw

from app.adapters.database.engine import SHIPPED_PRAGMAS, Pragma, apply_pragmas
from tests.conftest import PROFILE
from tests.reliability.powercut import NAME, RecordingDisk, recording_disk

CUTS = 5000 if PROFILE == "all" else 300

NORMAL = tuple(
    replace(pragma, value="NORMAL", answer=1) if pragma.name == "synchronous" else pragma
    for pragma in SHIPPED_PRAGMAS
)


@dataclass(frozen=True)
class Outcome:
    acknowledged: int
    found: int
    is_whole: bool


def live(path: Path, pragmas: Iterable[Pragma], chance: random.Random, recorder: RecordingDisk) -> int:
    """Write cases with their history until the power goes; the number of acknowledged ones."""
    acknowledged = 0
    connection = apsw.Connection(str(path), vfs=NAME)
    with suppress(apsw.IOError, apsw.FullError, apsw.CantOpenError):
        apply_pragmas(connection.execute, tuple(pragmas))
        connection.execute("PRAGMA wal_autocheckpoint=20")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE cases (id INTEGER PRIMARY KEY, title TEXT NOT NULL) STRICT")
        connection.execute("CREATE TABLE history (case_id INTEGER NOT NULL REFERENCES cases (id)) STRICT")
        connection.execute(
            "CREATE TRIGGER pairs AFTER INSERT ON cases BEGIN INSERT INTO history VALUES (new.id); END"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        recorder.cut_at = recorder.calls + chance.randrange(1, 400)
        for number in range(1, 120):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO cases VALUES (?, ?)", (number, "x" * chance.randrange(10, 900)))
            connection.execute("COMMIT")
            acknowledged = number
    with suppress(apsw.Error):
        connection.close()
    return acknowledged


def start_again(folder: Path, files: dict[str, bytes]) -> tuple[list[int], bool]:
    """What the next start finds: the numbers of the cases, and whether all is whole and in pairs."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with closing(sqlite3.connect(folder / "store.db")) as raw:
        try:
            healthy = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found = [number for (number,) in raw.execute("SELECT id FROM cases ORDER BY id")]
            pairs = [number for (number,) in raw.execute("SELECT case_id FROM history ORDER BY case_id")]
        except sqlite3.DatabaseError:
            return [], False
    return found, healthy and found == pairs == list(range(1, len(found) + 1))


def cut(folder: Path, pragmas: Iterable[Pragma], seed: int) -> Outcome:
    """One life and one power cut; even seeds keep nothing unsynced, odd ones a random half, torn."""
    chance = random.Random(seed)
    folder.mkdir()
    with recording_disk() as recorder:
        acknowledged = live(folder / "store.db", pragmas, chance, recorder)
        files = recorder.disk.after_cut(chance if seed % 2 else None)
    found, is_whole = start_again(folder / "after", files)
    return Outcome(acknowledged, len(found), is_whole)


def outcomes(folder: Path, pragmas: Iterable[Pragma], cuts: int) -> list[Outcome]:
    return [cut(folder / str(seed), pragmas, seed) for seed in range(cuts)]


def test_no_power_cut_loses_an_acknowledged_case_or_leaves_half_of_one(tmp_path):
    seen = outcomes(tmp_path, SHIPPED_PRAGMAS, CUTS)

    assert sum(outcome.acknowledged for outcome in seen) > 20 * CUTS
    assert [outcome for outcome in seen if not outcome.is_whole] == []
    assert [outcome for outcome in seen if outcome.found < outcome.acknowledged] == []


def test_the_model_finds_the_loss_that_a_weaker_setting_allows(tmp_path):
    """With NORMAL the log is synced at checkpoints alone: whole, but the last cases are gone."""
    seen = outcomes(tmp_path, NORMAL, 40)

    assert sum(outcome.found < outcome.acknowledged for outcome in seen) > 20
    assert all(outcome.is_whole for outcome in seen)


def test_the_model_finds_the_damage_that_no_syncing_allows(tmp_path):
    off = tuple(
        replace(pragma, value="OFF", answer=0) if pragma.name == "synchronous" else pragma
        for pragma in SHIPPED_PRAGMAS
    )
    assert any(not outcome.is_whole for outcome in outcomes(tmp_path, off, 40))
