"""The proof finds what somebody planted after taking the guards away; the hash tells content apart."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.history import Action
from tests.data.stores import (
    MAYA,
    NOW,
    case,
    deed,
    finished,
    interaction,
    kept,
    occurrence,
    promise,
    staffed_store,
    told,
)

LATER = "2026-12-24T10:42:00.000000Z"
PLANTED = {
    "R1: an open case without exactly one planned step": "update cases set step_id = null where number = 4127",
    "R1: a planned step without its moment": "update cases set step_due_zone = null where number = 4127",
    "R1: an open case without a living owner": "update cases set owner_id = 'x' where number = 4127",
    "R1: an open case of a customer who is not there": "update cases set customer_id = 'x' where number = 4127",
    "R1: a planned step that is finished already": "update cases set step_id = (select id from steps) where number = 4127",
    "R2: an open case without a running news clock": "update cases set news_due_at = null where number = 4127",
    "R2: a news date that is not the earliest": f"update cases set news_due_at = '{LATER}' where number = 4127",
    "R2: a news clock reset without telling": f"update cases set news_last_told_at = '{LATER}' where number = 4127",
    "R2: a promised next word that is not": "update cases set news_promise_id = 'x' where number = 4127",
    "R3: an instant that is not UTC": "update cases set opened_at = 'today' where number = 4127",
    "R3: wall time and instant apart": "update cases set step_due_wall = '2026-01-01T09:00' where number = 4127",
    "R4: a change of cases that is not recorded": "update cases set version = 7 where number = 4127",
    "R4: a change of people that is not recorded": "update people set version = 7",
    "points to nothing": "update interactions set case_id = 'x'",
}  # fmt: skip


@pytest.fixture
def unguarded(tmp_path: Path) -> Iterator[tuple[SqlTransactions, sqlite3.Connection]]:
    engine, transactions = staffed_store(tmp_path)
    one = kept(transactions, case(4127))
    with transactions.acting(deed()) as unit:
        unit.steps.save(finished(one))
        unit.interactions.save(interaction(one))
        unit.promises.save(promise(one))
        unit.commit()
    told(transactions, kept(transactions, case(4128)))
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as raw:
        names = [name for (name,) in raw.execute("select name from sqlite_master where type = 'trigger'")]
        for name in names:
            raw.execute(f"drop trigger {name}")
        raw.execute("pragma ignore_check_constraints = on")
        yield transactions, raw
    engine.dispose()


@pytest.mark.parametrize(("problem", "sql"), PLANTED.items(), ids=PLANTED.keys())
def test_what_was_planted_is_found(
    unguarded: tuple[SqlTransactions, sqlite3.Connection], problem: str, sql: str
) -> None:
    transactions, raw = unguarded
    before = _problems(transactions)
    assert all("the guard" in one for one in before)
    raw.execute(sql)
    assert any(problem in one for one in _problems(transactions) if one not in before)


def test_missing_guards_are_named(unguarded: tuple[SqlTransactions, sqlite3.Connection]) -> None:
    transactions, _ = unguarded
    assert "R4: the guard cases_r4_delete is missing" in _problems(transactions)


def test_a_store_that_was_only_used_has_no_problems(transactions: SqlTransactions) -> None:
    told(transactions, kept(transactions, case()))
    assert _problems(transactions) == []


def test_the_hash_tells_every_field_apart(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    changes: list[dict[str, Any]] = [
        {"subject": "Two grinders"},
        {"value": None},
        {"waiting_on": "The roaster"},
        {"is_out_of_ordinary": True},
        {"source_key": "row 7"},
        {"step": replace(one.planned, put_offs=1)},
        {"news": one.clock.rebased(NOW + timedelta(days=1), one.clock.base)},
    ]
    hashes = {_hash(transactions)}
    for change in changes:
        one = kept(transactions, replace(one, **change), Action.EDIT)
        hashes.add(_hash(transactions))
    assert len(hashes) == len(changes) + 1


def test_the_hash_is_that_of_before_once_everything_is_taken_back(transactions: SqlTransactions) -> None:
    before = _hash(transactions)
    one = kept(transactions, case())
    with_case = _hash(transactions)
    kept(transactions, replace(one, subject="Two grinders"), Action.EDIT)
    for expected in (with_case, before):
        with transactions.reading() as unit:
            change = unit.history.last_to_undo(MAYA.id)
        assert change is not None
        with transactions.acting(deed(Action.UNDO, undoes_id=change.id)) as unit:
            (item,) = change.items
            unit.history.put_back(item, item.before or {"is_withdrawn": True})
            unit.commit()
        assert _hash(transactions) == expected


def test_the_hash_knows_nothing_of_ledger_and_settings(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    before = _hash(transactions)
    with transactions.keeping() as unit:
        unit.ledger.save_all([occurrence(one)])
        unit.settings.write("seen_at", "now")
        unit.commit()
    assert _hash(transactions) == before


def test_the_hash_is_the_same_in_memory_and_on_disk(tmp_path: Path) -> None:
    one = case()
    hashes = set()
    for folder in (None, tmp_path):
        engine, transactions = staffed_store(folder)
        kept(transactions, one)
        hashes.add(_hash(transactions))
        engine.dispose()
    assert len(hashes) == 1


def _problems(transactions: SqlTransactions) -> list[str]:
    with transactions.reading() as unit:
        return list(unit.proof.problems())


def _hash(transactions: SqlTransactions) -> str:
    with transactions.reading() as unit:
        return unit.proof.content_hash()
