"""R1 to R4 on a plain connection: no settings, foreign keys off, as any other program would open the store."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.cases import Case
from app.domain.history import Action
from app.domain.kinds import State
from tests.data.stores import (
    BEN,
    MAYA,
    NOW,
    book_entry,
    case,
    deed,
    finished,
    idea,
    interaction,
    letter_template,
    news,
    occurrence,
    promise,
    request,
    staffed_store,
    step,
    told,
    wish,
)

LATER = "2026-12-24T10:42:00.000000Z"
STEP = "id what channel due_at due_wall due_zone slot_at planned_at effort basis_reason basis_rule generation put_offs"
NO_STEP = {f"step_{part}": None for part in f"{STEP} basis_from_at cadence_no".split()}
NEWS = "due_at base_at base_reason base_rule base_from_at last_told_at generation answer_rule"
NO_NEWS = {f"news_{part}": None for part in NEWS.split()}
CLOSED = NO_STEP | NO_NEWS | {"state": "closed", "closed_at": LATER, "outcome": "won"}


@dataclass(frozen=True)
class Plain:
    """A plain connection to a store with some cases in it."""

    raw: sqlite3.Connection
    open: Case
    told: Case
    waiting: Case
    closed: Case
    nouns: dict[str, Any]

    def rows(self, table: str, of: Any) -> dict[str, Any]:
        cursor = self.raw.execute(f"select * from {table} where id = ?", (of.id.hex,))
        names = [column for column, *_ in cursor.description]
        return dict(zip(names, cursor.fetchone(), strict=True))

    def record(self, noun: str, before: dict[str, Any], after: dict[str, Any], version: int) -> None:
        """An entry in the history, as truthful as another program could write it."""
        row = before | after
        if not self.raw.execute("select 1 from changes where id = 'f'").fetchone():
            self.raw.execute(
                "insert into changes(id, action, actor_id, at, source, note) values ('f', 'edit', ?, ?, 'desk', '')",
                (MAYA.id.hex, LATER),
            )
        case_id = row["id"] if noun == "cases" else row.get("case_id")
        old = {name: before[name] for name in after} if before else {}
        self.raw.execute(
            "insert into change_items(change_id, noun, noun_id, case_id, before, after, version)"
            " values ('f', ?, ?, ?, ?, ?, ?)",
            (noun, row["id"], case_id, json.dumps(old), json.dumps(after), version),
        )  # fmt: skip

    def change(self, noun: str, of: Any, conflict: str = "", **values: Any) -> None:
        """An update with everything R4 asks for, so that only the rule in question can refuse it."""
        before = self.rows(noun, of)
        self.record(noun, before, values, before["version"] + 1)
        sets = ", ".join(f"{name} = ?" for name in values)
        self.raw.execute(
            f"update {conflict} {noun} set {sets}, version = version + 1 where id = ?",
            (*values.values(), of.id.hex),
        )

    def insert(
        self, noun: str, like: Any, verb: str = "insert", *, recorded: bool = True, **values: Any
    ) -> None:
        """A new row like an old one, with everything R4 asks for."""
        row = self.rows(noun, like) | {"version": 1} | values
        row.pop("seq", None)
        if recorded:
            self.record(noun, {}, {k: v for k, v in row.items() if k != "version"}, 1)
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        self.raw.execute(f"{verb} into {noun}({names}) values ({marks})", tuple(row.values()))

    def insert_case(self, **values: Any) -> None:
        self.insert("cases", self.open, **{"id": "a" * 32, "number": 9999, "step_id": "b" * 32} | values)

    def run(self, sql: str, *values: Any) -> None:
        self.raw.execute(sql, values)


@pytest.fixture(scope="module")
def opened_plainly(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plain]:
    folder = tmp_path_factory.mktemp("plain")
    engine, transactions = staffed_store(folder)
    nouns: dict[str, Any] = {}
    with transactions.acting(deed()) as unit:
        opened = unit.cases.save(case(4127))
        waits = news(answer_from_at=NOW, answer_at=NOW + timedelta(hours=4), answer_rule="4 bh")
        waiting = unit.cases.save(case(4128, news=waits))
        heard = unit.cases.save(case(4129))
        closed = unit.cases.save(case(4130, state=State.CLOSED))
        nouns["step"] = unit.steps.save(finished(opened))
        nouns["promise"] = unit.promises.save(promise(opened))
        nouns["request"] = unit.requests.save(request(opened))
        nouns["idea"] = unit.ideas.save(idea(opened))
        nouns["wish"] = unit.wishes.save(wish())
        nouns["entry"] = unit.book_entries.save(book_entry())
        nouns["template"] = unit.letter_templates.save(letter_template())
        nouns["interaction"] = unit.interactions.save(interaction(opened))
        nouns["occurrence"] = occurrence(opened)
        unit.ledger.save_all([nouns["occurrence"].shown(NOW)])
        unit.commit()
    heard = told(transactions, heard)
    with transactions.reading() as unit:
        nouns["telling"] = unit.interactions.of_case(heard.id)[0]
    engine.dispose()
    with closing(sqlite3.connect(folder / "store.db", isolation_level=None)) as raw:
        assert raw.execute("pragma foreign_keys").fetchone() == (0,)
        yield Plain(raw, opened, heard, waiting, closed, nouns)


@pytest.fixture
def plain(opened_plainly: Plain) -> Iterator[Plain]:
    """The same store for every attempt: each is taken back."""
    opened_plainly.run("begin immediate")
    yield opened_plainly
    opened_plainly.run("rollback")


Attempt = Callable[[Plain], None]


def _says_too_little(p: Plain) -> None:
    before = p.rows("cases", p.open)
    p.record("cases", before, {"subject": "x"}, before["version"] + 1)
    p.run("update cases set subject = 'x', value = '1', version = version + 1 where id = ?", p.open.id.hex)


def _lies_about_before(p: Plain) -> None:
    before = p.rows("cases", p.open)
    p.record("cases", before | {"subject": "y"}, {"subject": "x"}, before["version"] + 1)
    p.run("update cases set subject = 'x', version = version + 1 where id = ?", p.open.id.hex)


ATTEMPTS: dict[str, Attempt] = {
    # R1
    "R1 open a case without a step": lambda p: p.insert_case(**NO_STEP),
    "R1 lose the step": lambda p: p.change("cases", p.open, **NO_STEP),
    "R1 lose only the step's id": lambda p: p.change("cases", p.open, step_id=None),
    "R1 a step without a moment": lambda p: p.change("cases", p.open, step_due_at=None),
    "R1 a step without a zone": lambda p: p.change("cases", p.open, step_due_zone=None),
    "R1 a step that says nothing": lambda p: p.change("cases", p.open, step_what=" "),
    "R1 a step by an unknown channel": lambda p: p.change("cases", p.open, step_channel="owl"),
    "R1 a closed case with a step": lambda p: p.change("cases", p.open, state="closed", closed_at=LATER, **NO_NEWS),
    "R1 a step on a closed case": lambda p: p.change("cases", p.closed, step_id="c" * 32),
    "R1 close without a time": lambda p: p.change("cases", p.open, **CLOSED | {"closed_at": None}),
    "R1 open with a closing time": lambda p: p.change("cases", p.open, closed_at=LATER),
    "R1 neither open nor closed": lambda p: p.change("cases", p.open, **CLOSED | {"state": "lost"}),
    "R1 an owner who is not there": lambda p: p.change("cases", p.open, owner_id="d" * 32),
    "R1 a new case without an owner": lambda p: p.insert_case(owner_id="d" * 32),
    "R1 a customer who is not there": lambda p: p.change("cases", p.open, customer_id="d" * 32),
    "R1 an offer to nobody": lambda p: p.change(
        "cases", p.open, offer_handover_id="e" * 32, offer_to_id="d" * 32, offer_expires_at=LATER),
    "R1 an offer on a closed case": lambda p: p.change(
        "cases", p.closed, offer_handover_id="e" * 32, offer_to_id=BEN.id.hex, offer_expires_at=LATER),
    "R1 a finished step planned again": lambda p: p.change("cases", p.waiting, step_id=p.nouns["step"].id.hex),
    "R1 a new case with a finished step": lambda p: p.insert_case(step_id=p.nouns["step"].id.hex),
    "R1 the step of another case": lambda p: p.change("cases", p.waiting, step_id=p.open.planned.id.hex),
    "R1 the step of another case, replacing": lambda p: p.change(
        "cases", p.waiting, "or replace", step_id=p.open.planned.id.hex),
    "R1 finish the step of another case": lambda p: p.insert(
        "steps", p.nouns["step"], id=p.open.planned.id.hex, case_id=p.waiting.id.hex),
    "R1 a finished step without a case": lambda p: p.insert("steps", p.nouns["step"], id="9" * 32, case_id="8" * 32),
    "R1 a slot after the due moment": lambda p: p.change("cases", p.open, step_slot_at=LATER),
    "R1 a phase of another kind": lambda p: p.change("cases", p.open, phase="delivered"),
    # R2
    "R2 open without a news date": lambda p: p.insert_case(**NO_NEWS),
    "R2 lose the news clock": lambda p: p.change("cases", p.open, **NO_NEWS),
    "R2 lose the reason of the news date": lambda p: p.change("cases", p.open, news_base_reason=None),
    "R2 a news date later than its reasons": lambda p: p.change("cases", p.open, news_due_at=LATER),
    "R2 a news date of no reason": lambda p: p.change("cases", p.open, news_due_at="2026-11-24T11:00:00.000000Z"),
    "R2 a reset without telling": lambda p: p.change("cases", p.open, news_last_told_at=LATER),
    "R2 a new case as if told": lambda p: p.insert_case(news_last_told_at=LATER),
    "R2 a reset by another case's telling": lambda p: p.change(
        "cases", p.open, news_last_told_at=p.rows("cases", p.told)["news_last_told_at"]),
    "R2 forget what the customer heard": lambda p: p.change("cases", p.told, news_last_told_at=None),
    "R2 take the telling away": lambda p: p.change("interactions", p.nouns["telling"], is_withdrawn=1),
    "R2 let the telling have told nothing": lambda p: p.change("interactions", p.nouns["telling"], told_status=0),
    "R2 date the telling differently": lambda p: p.change("interactions", p.nouns["telling"], at=LATER),
    "R2 silence the answer clock": lambda p: p.change(
        "cases", p.waiting, news_answer_at=None, news_answer_from_at=None, news_answer_rule="",
        news_due_at=p.rows("cases", p.waiting)["news_base_at"]),
    "R2 answer later than due": lambda p: p.change(
        "cases", p.waiting, news_answer_at=LATER, news_due_at=p.rows("cases", p.waiting)["news_base_at"]),
    "R2 close over a waiting message": lambda p: p.change(
        "cases", p.waiting, **CLOSED | {"news_answer_at": None, "news_answer_from_at": None}),
    "R2 a closed case with a clock": lambda p: p.change(
        "cases", p.closed, news_due_at=LATER, news_base_at=LATER, news_base_reason="standard", news_base_rule="",
        news_generation=1),
    "R2 a closed case that waits for an answer": lambda p: p.change(
        "cases", p.closed, news_answer_at=LATER, news_answer_from_at=LATER),
    "R2 a promised next word that nobody promised": lambda p: p.change(
        "cases", p.open, news_promised_at=p.rows("cases", p.open)["news_base_at"], news_promise_id="7" * 32),
    "R2 a promise released without a reason": lambda p: p.change(
        "promises", p.nouns["promise"], state="released", settled_at=LATER),
    "R2 a promise settled without a time": lambda p: p.change("promises", p.nouns["promise"], state="kept"),
    "R2 a promise on no case": lambda p: p.insert("promises", p.nouns["promise"], id="6" * 32, case_id="5" * 32),
    # R3
    "R3 a due moment in a local offset": lambda p: p.change(
        "cases", p.open, step_due_at="2026-11-24T16:00:00.00+01:00", step_slot_at=None),
    "R3 a due moment without a zone": lambda p: p.change("cases", p.closed, closed_at="2026-11-24T16:00:00.000000"),
    "R3 an opening time in words": lambda p: p.change("cases", p.open, opened_at="on Tuesday"),
    "R3 a month that is none": lambda p: p.change("cases", p.open, opened_at="2026-19-24T10:42:00.000000Z"),
    "R3 an interaction in wall time": lambda p: p.change("interactions", p.nouns["interaction"], at="2026-11-24 10:42"),
    "R3 wall time and instant apart": lambda p: p.change("cases", p.open, step_due_wall="2026-11-29T09:00"),
    "R3 a promise whose instant moved alone": lambda p: p.change("promises", p.nouns["promise"], due_at=LATER),
    # R4
    "R4 delete a case": lambda p: p.run("delete from cases where id = ?", p.open.id.hex),
    "R4 delete a person": lambda p: p.run("delete from people"),
    "R4 change without a version": lambda p: p.run("update cases set subject = 'x' where id = ?", p.open.id.hex),
    "R4 change without an entry": lambda p: p.run(
        "update cases set subject = 'x', version = version + 1 where id = ?", p.open.id.hex),
    "R4 a new case without an entry": lambda p: p.insert(
        "cases", p.open, recorded=False, id="a" * 32, number=9999, step_id="b" * 32),
    "R4 change more than the entry says": _says_too_little,
    "R4 an entry that lies about the old value": _lies_about_before,
    "R4 an entry out of order": lambda p: p.record("cases", p.rows("cases", p.open), {"subject": "x"}, 7),
    "R4 an entry of nobody": lambda p: p.run(
        "insert into change_items(change_id, noun, noun_id, before, after, version) values ('0', 'people', ?, '', '', 2)",
        MAYA.id.hex),
    "R4 change whose row it is": lambda p: p.change("cases", p.open, id="4" * 32),
    "R4 change when it was made": lambda p: p.run("update cases set created_at = ?", LATER),
    "R4 rewrite the history": lambda p: p.run("update change_items set after = '{}'"),
    "R4 rewrite who did it": lambda p: p.run("update changes set actor_id = ?", BEN.id.hex),
    "R4 delete the history": lambda p: p.run("delete from change_items"),
    "R4 delete an act": lambda p: p.run("delete from changes"),
    "R4 replace an entry": lambda p: p.run(
        "insert or replace into change_items select seq, change_id, noun, noun_id, case_id, '{}', '{}', version"
        " from change_items limit 1"),
    "R4 replace an act": lambda p: p.run(
        "insert or replace into changes select seq, id, action, ?, at, source, batch_id, undoes_id, note from changes",
        BEN.id.hex),
    "R4 put a first version over a case": lambda p: p.run("replace into cases select * from cases where version = 1"),
    "R4 two cases of one number": lambda p: p.insert_case(number=p.open.number),
    "R4 take another case's number, replacing": lambda p: p.change(
        "cases", p.waiting, "or replace", number=p.open.number),
    "R4 take another person's name, replacing": lambda p: p.change("people", BEN, "or replace", name=MAYA.name),
    "R4 hide a row half": lambda p: p.change("cases", p.open, is_withdrawn=2),
    # beyond
    "an urgent request without harm": lambda p: p.change("requests", p.nouns["request"], is_urgent=1, harm=" "),
    "an idea that nobody said": lambda p: p.change("ideas", p.nouns["idea"], words=" "),
    "an idea that is done, but not when": lambda p: p.change("ideas", p.nouns["idea"], state="done"),
    "an idea declined without a because": lambda p: p.change(
        "ideas", p.nouns["idea"], state="declined", answered_at=LATER),
    "an idea of nobody": lambda p: p.change("ideas", p.nouns["idea"], customer_id="5" * 32),
    "a wish for nothing": lambda p: p.change("wishes", p.nouns["wish"], value=" "),
    "a wish that nobody stated": lambda p: p.change("wishes", p.nouns["wish"], said_by=""),
    "a wish of nobody": lambda p: p.change("wishes", p.nouns["wish"], contact_id="5" * 32),
    "a wish that is gone": lambda p: p.run("delete from wishes"),
    "an idea that is gone": lambda p: p.run("delete from ideas"),
    "an entry of the promise book that says nothing": lambda p: p.change(
        "book_entries", p.nouns["entry"], text=" "),
    "an amount that nobody could measure": lambda p: p.change("book_entries", p.nouns["entry"], most="10"),
    "an entry of nobody": lambda p: p.change("book_entries", p.nouns["entry"], owner_id="5" * 32),
    "an entry that is gone": lambda p: p.run("delete from book_entries"),
    "a text of letters that stands nowhere": lambda p: p.change("letter_templates", p.nouns["template"], key=" "),
    "a text of letters of nobody": lambda p: p.change("letter_templates", p.nouns["template"], owner_id="5" * 32),
    "a text of letters that is gone": lambda p: p.run("delete from letter_templates"),
    "an occurrence twice": lambda p: p.run(
        "insert into occurrences select 'x', obligation_kind, obligation_id, case_id, owner_id, author_id, generation,"
        " share, planned_at, deadline_at, rung, 'planned', null, 0, null, null, 0, 1 from occurrences"),
    "an occurrence again, replacing": lambda p: p.run(
        "replace into occurrences select id, obligation_kind, obligation_id, case_id, owner_id, author_id, generation,"
        " share, planned_at, deadline_at, rung, 'planned', null, 0, null, null, 0, 1 from occurrences"),
    "an occurrence never shown after all": lambda p: p.run("update occurrences set shown_at = null"),
    "an occurrence forgotten": lambda p: p.run("delete from occurrences"),
}  # fmt: skip


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS.keys())
def test_a_plain_connection_is_refused(plain: Plain, attempt: Attempt) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"R[1-6]: |CHECK|UNIQUE|NOT NULL"):
        attempt(plain)


def test_the_same_connection_may_do_what_breaks_no_rule(plain: Plain) -> None:
    """Otherwise the refusals above would prove nothing."""
    plain.insert_case()
    plain.insert("steps", plain.nouns["step"], id="3" * 32)
    plain.change("cases", plain.open, subject="Two grinders", value="12.50")
    plain.change("cases", plain.told, **CLOSED)
    plain.change(
        "promises", plain.nouns["promise"], state="released", settled_at=LATER, reason="They took both"
    )
    plain.change("people", BEN, name="Ben O’Doyle")
    plain.change("requests", plain.nouns["request"], is_urgent=1, harm="The café cannot open")
    plain.change("ideas", plain.nouns["idea"], state="declined", answer="Nobody else asks", answered_at=LATER)
    plain.change("book_entries", plain.nouns["entry"], most="10", measure="%")
    plain.change("letter_templates", plain.nouns["template"], text="Hello,")
    plain.change("interactions", plain.nouns["interaction"], summary="Talked twice")
    assert plain.rows("cases", plain.open)["subject"] == "Two grinders"


def test_undo_may_plan_a_finished_step_again_and_take_a_telling_back(tmp_path: Path) -> None:
    engine, transactions = staffed_store(tmp_path)
    with transactions.acting(deed()) as unit:
        opened = unit.cases.save(case())
        unit.commit()
    with transactions.acting(deed(Action.DONE)) as unit:
        unit.steps.save(finished(opened, opened.planned))
        unit.interactions.save(interaction(opened, told_status=True))
        clock = opened.clock.told(NOW, NOW + timedelta(days=3), opened.clock.base)
        unit.cases.save(replace(opened, step=step(), news=clock))
        unit.commit()
    with transactions.reading() as unit:
        done = unit.history.last_to_undo(MAYA.id)
    assert done is not None
    for items in (done.items, done.items[::-1]):
        with transactions.acting(deed(Action.UNDO, undoes_id=done.id)) as unit:
            for item in items:
                unit.history.put_back(item, item.before or {"is_withdrawn": True})
            assert unit.cases.get(opened.id).planned == opened.planned
            assert unit.proof.problems() == []
        # Left without commit, so that the other order starts from the same store.
    engine.dispose()
