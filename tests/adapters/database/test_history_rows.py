"""What the history tells, and what undo needs of it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.errors import NotFound
from app.domain.history import Action, Change
from tests.data.stores import BEN, MARLOWE, MAYA, NOW, case, deed, interaction, kept, told


def test_a_new_row_is_told_whole_and_a_change_by_its_fields(transactions: SqlTransactions) -> None:
    first = kept(transactions, case(subject="Grinder"))
    kept(transactions, replace(first, subject="Two grinders"), Action.EDIT)
    with transactions.reading() as unit:
        edit, add = unit.history.of_case(first.id)
    (made,), (changed,) = add.items, edit.items
    assert (made.is_new, made.version, made.after["subject"]) == (True, 1, "Grinder")
    assert {"seq", "version", "created_at", "changed_at"}.isdisjoint(made.after)
    assert (changed.before, changed.after, changed.version) == (
        {"subject": "Grinder"},
        {"subject": "Two grinders"},
        2,
    )


def test_one_act_holds_all_its_rows_and_says_who_when_and_whence(transactions: SqlTransactions) -> None:
    heard = told(transactions, kept(transactions, case()), NOW + timedelta(hours=1))
    with transactions.reading() as unit:
        change = unit.history.of_case(heard.id)[0]
    assert [item.noun for item in change.items] == ["interactions", "cases"]
    assert all(item.case_id == heard.id for item in change.items)
    facts = (change.action, change.actor_id, change.at, change.source.value)
    assert facts == (Action.TELL, MAYA.id, NOW + timedelta(hours=1), "desk")


def test_an_act_on_two_cases_shows_each_its_own_part(transactions: SqlTransactions) -> None:
    one, other = case(1), case(2)
    with transactions.acting(deed()) as unit:
        unit.cases.add_all([one, other])
        unit.commit()
    with transactions.reading() as unit:
        (of_one,) = unit.history.of_case(one.id)
        assert [item.noun_id for item in of_one.items] == [one.id]
        assert len(unit.history.change(of_one.id).items) == 2


def test_undo_goes_back_and_redo_forth_until_something_else_is_done(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    kept(transactions, replace(first, subject="Two grinders"), Action.EDIT)
    edit = _last(transactions)
    undo = _reverse(transactions, edit)
    assert _last(transactions).action is Action.ADD
    assert _next_redo(transactions) == undo.id
    with transactions.reading() as unit:
        assert unit.history.change(edit.id).is_undone
        assert unit.cases.get(first.id).subject == first.subject
    _reverse(transactions, undo, Action.REDO)
    assert _last(transactions).id == edit.id
    assert _next_redo(transactions) is None
    _reverse(transactions, edit)
    with transactions.reading() as unit:
        again = unit.cases.get(first.id)
    kept(transactions, replace(again, waiting_on="The roaster"), Action.WAIT)
    assert _next_redo(transactions) is None


def test_what_others_did_and_imports_are_not_mine_to_undo(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    mine = _last(transactions)
    with transactions.acting(deed(Action.EDIT, actor_id=BEN.id)) as unit:
        unit.cases.save(replace(first, subject="Ben was here"))
        unit.commit()
    batch_id = uuid4()
    with transactions.acting(deed(Action.IMPORT, batch_id=batch_id)) as unit:
        unit.cases.save(case(2))
        unit.commit()
    assert _last(transactions) == mine
    with transactions.reading() as unit:
        assert [change.action for change in unit.history.of_batch(batch_id)] == [Action.IMPORT]
        assert unit.history.last_to_undo(uuid4()) is None


def test_the_history_knows_who_wrote_last(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    added = _last(transactions).items[0]
    with transactions.reading() as unit:
        assert unit.history.last_writer(added) is None
    with transactions.acting(deed(Action.EDIT, actor_id=BEN.id)) as unit:
        unit.cases.save(replace(first, subject="Two grinders"))
        unit.commit()
    with transactions.reading() as unit:
        last = unit.history.last_writer(added)
    assert last is not None
    assert last.actor_id == BEN.id


def test_the_present_row_reads_like_the_history(transactions: SqlTransactions) -> None:
    first = kept(transactions, case())
    added = _last(transactions).items[0]
    with transactions.reading() as unit:
        assert unit.history.present("cases", first.id) == added.after
        with pytest.raises(NotFound):
            unit.history.present("cases", uuid4())
        with pytest.raises(NotFound):
            unit.history.change(uuid4())


def test_a_row_put_back_is_recorded_in_its_turn(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.acting(deed(Action.EDIT)) as unit:
        unit.interactions.save(interaction(one))
        unit.commit()
    logged = _last(transactions)
    undo = _reverse(transactions, logged)
    assert undo.undoes_id == logged.id
    assert undo.items[0].after == {"is_withdrawn": True}
    with transactions.reading() as unit:
        assert unit.interactions.of_case(one.id) == []
        assert unit.proof.problems() == []


def test_many_rows_are_put_back_each_to_its_own_values_and_recorded_one_by_one(
    transactions: SqlTransactions,
) -> None:
    one, two = kept(transactions, case(1, subject="Grinder")), kept(transactions, case(2, subject="Filter"))
    backs = {one.id: {"subject": "Two grinders"}, two.id: {"is_withdrawn": True}}
    with transactions.acting(deed(Action.UNDO_IMPORT)) as unit:
        unit.history.put_back_all("cases", backs)
        unit.history.put_back_all("cases", {})
        unit.commit()
    with transactions.reading() as unit:
        present = unit.history.presents("cases", [one.id, two.id, uuid4()])
        items = unit.history.of_case(one.id)[0].items + unit.history.of_case(two.id)[0].items
        assert unit.proof.problems() == []
    assert {found: (row["subject"], row["is_withdrawn"]) for found, row in present.items()} == {
        one.id: ("Two grinders", False),
        two.id: ("Filter", True),
    }
    assert [(item.before, item.after, item.version) for item in items] == [
        ({"subject": "Grinder"}, {"subject": "Two grinders"}, 2),
        ({"is_withdrawn": False}, {"is_withdrawn": True}, 2),
    ]


def test_what_happened_beside_an_import_is_told_by_case(transactions: SqlTransactions) -> None:
    batch_id = uuid4()
    with transactions.acting(deed(Action.IMPORT, batch_id=batch_id)) as unit:
        one, two, three = (unit.cases.save(case(number)) for number in (1, 2, 3))
        unit.commit()
    kept(transactions, replace(one, subject="Two grinders"), Action.EDIT)
    told(transactions, two, NOW)
    kept(transactions, replace(three, subject="Filter"), Action.EDIT)
    _reverse(transactions, _last(transactions))
    with transactions.reading() as unit:
        found = unit.history.beside_batch(batch_id, {Action.UNDO, Action.TELL})
        assert {case_id: change.action for case_id, change in found.items()} == {one.id: Action.EDIT}
        assert unit.history.beside_batch(uuid4(), set()) == {}


def test_what_live_rows_point_to_is_known_by_noun(transactions: SqlTransactions) -> None:
    with transactions.reading() as unit:
        assert unit.history.pointed_to("contacts") == frozenset()
        assert unit.history.pointed_to("customers") == {MARLOWE.id}, "its contact needs it"
    one = kept(transactions, case())
    with transactions.reading() as unit:
        needed = {
            noun: unit.history.pointed_to(noun) for noun in ("contacts", "customers", "people", "cases")
        }
    assert needed["people"] >= {one.owner_id}
    assert (needed["contacts"], needed["customers"]) == ({one.contact_id}, {one.customer_id})
    assert needed["cases"] == frozenset()


def _last(transactions: SqlTransactions) -> Change:
    with transactions.reading() as unit:
        last = unit.history.last_to_undo(MAYA.id)
    assert last is not None
    return last


def _next_redo(transactions: SqlTransactions) -> UUID | None:
    with transactions.reading() as unit:
        redo = unit.history.last_to_redo(MAYA.id)
    return redo and redo.id


def _reverse(transactions: SqlTransactions, change: Change, action: Action = Action.UNDO) -> Change:
    with transactions.acting(deed(action, undoes_id=change.id)) as unit:
        for item in reversed(change.items):
            unit.history.put_back(item, item.before or {"is_withdrawn": True})
        unit.commit()
    with transactions.reading() as unit:
        writer = unit.history.last_writer(change.items[-1])
        assert writer is not None
        return unit.history.change(writer.id)
