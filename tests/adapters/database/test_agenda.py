"""The agenda: open cases with their names, in one query."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.cases import Offer
from app.domain.kinds import State
from app.domain.promises import PromiseState
from app.domain.steps import Reason
from tests.data.stores import BEN, EIMEAR, MARLOWE, MAYA, NOW, case, deed, kept, news, promise, step, told


def test_a_row_holds_the_case_with_its_names(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.reading() as unit:
        (row,) = unit.agenda.rows()
    assert (row.case_id, row.reference, row.subject) == (one.id, "Q-4127", one.subject)
    assert (row.customer, row.contact, row.owner) == (MARLOWE.name, EIMEAR.name, MAYA.name)
    assert (row.step, row.due_at, row.effort) == (one.planned.what, one.planned.due_at, one.planned.effort)
    assert (row.value, row.news_due_at, row.news_reason) == (one.value, one.clock.due_at, Reason.STANDARD)
    assert (row.step_version, row.is_offered, row.is_unanswered) == (1, False, False)
    assert (row.promise_due_at, row.promise_text) == (None, "")


def test_without_a_contact_the_customer_is_called(transactions: SqlTransactions) -> None:
    kept(transactions, case(contact_id=None))
    with transactions.reading() as unit:
        (row,) = unit.agenda.rows()
    assert (row.contact, row.contact_phone) == ("", MARLOWE.phone)


def test_rows_come_by_due_moment_and_of_one_owner_if_asked(transactions: SqlTransactions) -> None:
    kept(transactions, case(1, step=step(NOW + timedelta(hours=5))))
    kept(transactions, case(2, step=step(NOW + timedelta(hours=1))))
    kept(transactions, case(3, step=step(NOW + timedelta(hours=3)), owner_id=BEN.id))
    kept(transactions, case(4, state=State.CLOSED))
    with transactions.reading() as unit:
        assert [row.number for row in unit.agenda.rows()] == [2, 3, 1]
        assert [row.number for row in unit.agenda.rows(MAYA.id)] == [2, 1]
        assert unit.agenda.rows(uuid4()) == []


def test_the_earliest_open_promise_is_shown(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.acting(deed()) as unit:
        unit.promises.save(promise(one, NOW + timedelta(days=3), text="Later"))
        unit.promises.save(promise(one, NOW + timedelta(days=2), text="Sooner"))
        unit.promises.save(promise(one, state=PromiseState.KEPT, settled_at=NOW, text="Kept"))
        unit.commit()
    with transactions.reading() as unit:
        (row,) = unit.agenda.rows()
    assert row.promise_text == "Sooner"
    assert row.promise_due_at == NOW.replace(second=0) + timedelta(days=2)


def test_a_row_says_why_news_is_due(transactions: SqlTransactions) -> None:
    soon = NOW + timedelta(hours=4)
    kept(transactions, case(1, news=news(answer_from_at=NOW, answer_at=soon, answer_rule="4 bh")))
    promised = kept(transactions, case(2))
    with transactions.acting(deed()) as unit:
        word = unit.promises.save(promise(promised, soon, is_next_word=True))
        unit.cases.save(replace(promised, news=promised.clock.promised(word.due_at, word.id)))
        unit.commit()
    heard = told(transactions, kept(transactions, case(3)), NOW + timedelta(minutes=1))
    with transactions.reading() as unit:
        rows = {row.number: row for row in unit.agenda.rows()}
    assert (rows[1].news_reason, rows[1].news_from_at, rows[1].is_unanswered) == (Reason.ANSWER, NOW, True)
    assert rows[2].news_reason is Reason.PROMISED
    assert (rows[3].news_reason, rows[3].news_from_at) == (Reason.STANDARD, heard.clock.last_told_at)


def test_named_cases_are_found_however_many(transactions: SqlTransactions) -> None:
    one = kept(transactions, case(offer=Offer(uuid4(), BEN.id, NOW)))
    kept(transactions, case(2))
    with transactions.reading() as unit:
        found = unit.agenda.of_cases([uuid4() for _ in range(1_200)] + [one.id])
    assert [(row.case_id, row.is_offered) for row in found] == [(one.id, True)]


def test_closed_cases_come_newest_first_and_not_too_many(transactions: SqlTransactions) -> None:
    for number in (1, 2, 3):
        kept(transactions, case(number, state=State.CLOSED, closed_at=NOW + timedelta(days=number)))
    with transactions.reading() as unit:
        assert [one.number for one in unit.agenda.closed(2)] == [3, 2]


def test_a_list_that_was_read_before_shows_what_has_changed_since(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    for subject in ("first", "second"):
        with transactions.acting(deed()) as unit:
            one = unit.cases.save(replace(one, subject=subject))
            unit.commit()
        with transactions.reading() as unit:
            assert [row.subject for row in unit.agenda.rows(MAYA.id)] == [subject]
            assert [row.subject for row in unit.agenda.rows()] == [subject]


def test_customers_their_people_and_their_open_cases_show_what_has_changed_since(
    transactions: SqlTransactions,
) -> None:
    for name in ("first", "second"):
        with transactions.acting(deed()) as unit:
            unit.customers.save(replace(unit.customers.get(MARLOWE.id), name=name))
            unit.contacts.save(replace(unit.contacts.get(EIMEAR.id), name=name))
            unit.people.save(replace(unit.people.get(BEN.id), name=name))
            unit.commit()
        opened = kept(transactions, case(number_of[name], customer_id=MARLOWE.id))
        with transactions.reading() as unit:
            assert name in [one.name for one in unit.customers.all()]
            assert name in [one.name for one in unit.contacts.all()]
            assert name in [one.name for one in unit.people.all()]
            assert unit.cases.open_by_customer()[opened.customer_id][0] == number_of[name]


number_of = {"first": 1, "second": 2}


def test_what_is_undone_before_it_is_kept_never_shows(transactions: SqlTransactions) -> None:
    one = kept(transactions, case())
    with transactions.acting(deed()) as unit:
        unit.cases.save(replace(one, subject="never"))
        assert [row.subject for row in unit.agenda.rows()] == ["never"]
    with transactions.reading() as unit:
        assert [row.subject for row in unit.agenda.rows()] == [one.subject]


def test_a_caller_that_empties_its_list_empties_no_other(transactions: SqlTransactions) -> None:
    kept(transactions, case())
    with transactions.reading() as unit:
        unit.agenda.rows().clear()  # type: ignore[attr-defined]
        assert len(unit.agenda.rows()) == 1


def test_another_desk_s_change_shows(transactions: SqlTransactions) -> None:
    """Another connection to the same store, with lists of its own."""
    one, other = kept(transactions, case()), SqlTransactions(transactions.engine, uuid4)
    with transactions.reading() as unit:
        assert unit.agenda.rows()
    with other.acting(deed()) as unit:
        unit.cases.save(replace(one, subject="from the other desk"))
        unit.commit()
    with transactions.reading() as unit:
        assert [row.subject for row in unit.agenda.rows()] == ["from the other desk"]
