"""The ledger of reminders: what is due, what was shown, what must be planned anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.history import Action
from app.domain.occurrences import OccurrenceState
from tests.data.stores import BEN, MAYA, NOW, case, deed, interaction, kept, occurrence


def test_a_new_case_is_marked_for_planning_and_unmarked_when_planned(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        assert unit.ledger.marked(MAYA.id, 10) == [one.id]
        assert unit.ledger.marked(BEN.id, 10) == []
        unit.ledger.unmark([one.id])
        assert unit.ledger.marked(MAYA.id, 10) == []
        unit.commit()


def test_whatever_changes_on_a_case_marks_it_again(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        unit.ledger.unmark([one.id])
        unit.commit()
    with transactions.acting(deed()) as unit:
        unit.interactions.save(interaction(one))
        unit.commit()
    with transactions.reading() as unit:
        assert unit.ledger.marked(MAYA.id, 10) == [one.id]


def test_a_case_given_away_is_still_mine_to_clear(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        unit.ledger.save_all([occurrence(one)])
        unit.commit()
    kept(transactions, one.owned_by(BEN.id), Action.REASSIGN)
    with transactions.reading() as unit:
        assert unit.ledger.marked(MAYA.id, 10) == unit.ledger.marked(BEN.id, 10) == [one.id]


def test_a_change_of_style_marks_every_open_case(transactions: SqlTransactions) -> None:
    mine, _ = kept(transactions, case(1)), kept(transactions, case(2, owner_id=BEN.id))
    with transactions.keeping() as unit:
        unit.ledger.unmark([mine.id])
        unit.ledger.mark_all(MAYA.id)
        unit.ledger.mark_all(MAYA.id)
        assert unit.ledger.marked(MAYA.id, 10) == [mine.id]


def test_the_next_one_is_known_and_due_ones_stay_due_until_shown(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    soon, late = NOW + timedelta(hours=1), NOW + timedelta(days=9)
    first = occurrence(one, share=50, planned_at=soon)
    second = occurrence(one, share=100, planned_at=late)
    with transactions.keeping() as unit:
        assert unit.ledger.next_at(MAYA.id) is None
        unit.ledger.save_all([second, first])
        assert unit.ledger.next_at(MAYA.id) == soon
        assert unit.ledger.next_at(BEN.id) is None
        assert unit.ledger.due(MAYA.id, NOW) == []
        assert unit.ledger.due(MAYA.id, soon) == [replace(first, version=1)]
        assert [o.id for o in unit.ledger.due(MAYA.id, NOW + timedelta(days=400))] == [first.id, second.id]
        (due,) = unit.ledger.due(MAYA.id, soon)
        unit.ledger.save_all([due.shown(soon)])
        assert unit.ledger.due(MAYA.id, soon) == []
        assert unit.ledger.next_at(MAYA.id) == late
        assert [o.shown_at for o in unit.ledger.shown(MAYA.id)] == [soon]


def test_what_was_acted_on_is_neither_due_nor_shown(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        unit.ledger.save_all([occurrence(one)])
        (planned,) = unit.ledger.of_cases([one.id])
        unit.ledger.save_all([planned.shown(NOW).ended(OccurrenceState.ACTED, NOW)])
        assert unit.ledger.due(MAYA.id, NOW + timedelta(days=9)) == unit.ledger.shown(MAYA.id) == []
        (acted,) = unit.ledger.of_cases([one.id])
        assert (acted.state, acted.version, acted.rung) == (OccurrenceState.ACTED, 2, planned.rung)


def test_each_stands_once(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        unit.ledger.save_all([occurrence(one)])
        with pytest.raises(IntegrityError, match="R6"):
            unit.ledger.save_all([occurrence(one, id=uuid4())])


def test_many_cases_are_asked_for_at_once(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.keeping() as unit:
        unit.ledger.save_all([occurrence(one)])
        many = [uuid4() for _ in range(1_200)]
        assert len(unit.ledger.of_cases([*many, one.id])) == 1
        unit.ledger.unmark([*many, one.id])
        assert unit.ledger.marked(MAYA.id, 10) == []
