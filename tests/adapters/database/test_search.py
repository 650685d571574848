"""Search: by number, by beginnings of words, and never a complaint about what was typed."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.adapters.database.unit_of_work import SqlTransactions
from app.domain.history import Action
from app.domain.kinds import State
from tests.data.stores import BEN, EIMEAR, MARLOWE, case, deed, interaction, kept, staffed_store, step

HOSTILE = [
    "'",
    '"',
    "%",
    "_",
    "*",
    "NEAR(",
    "x" * 10_000,
    "",
    " ",
    '" OR 1=1 --',
    "zq AND",
    "subject:x",
    "^",
    "\x00",
    "-",
]


@pytest.fixture
def numbers(transactions: SqlTransactions) -> SqlTransactions:
    """Three cases of two customers."""
    anchor = replace(MARLOWE, id=uuid4(), name="Café Ánchor")
    with transactions.acting(deed()) as unit:
        unit.customers.save(anchor)
        unit.cases.save(case(4127, subject="3 Barista Pro 2 and service plan"))
        talked = unit.cases.save(case(4128, subject="Filters", customer_id=anchor.id, contact_id=None))
        unit.interactions.save(interaction(talked, summary="Mentioned a leaking boiler"))
        closed = case(
            4129, subject="Barista course", state=State.CLOSED, contact_id=None, outcome_text="Déjà vu"
        )
        unit.cases.save(closed)
        unit.commit()
    return transactions


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("4127", [4127]),
        ("Q-4127", [4127]),
        ("#4127", [4127]),
        ("barista", [4127, 4129]),
        ("bari", [4127, 4129]),
        ("PLAN bar", [4127]),
        ("quote new", [4128, 4127]),
        ("eimear", [4127]),
        ("marlowe", [4127, 4129]),
        ("anchor", [4128]),
        ("cafe ÁNCHOR", [4128]),
        ("deja", [4129]),
        ("boiler leaking", [4128]),
        ("leaking boil", [4128]),
        ("espresso", []),
    ],
)
def test_cases_are_found_open_ones_first(numbers: SqlTransactions, words: str, found: list[int]) -> None:
    with numbers.reading() as unit:
        ids = unit.search.cases(words, 10)
        assert [unit.cases.get(case_id).number for case_id in ids] == found


def test_not_more_are_given_than_asked_for(numbers: SqlTransactions) -> None:
    with numbers.reading() as unit:
        assert len(unit.search.cases("barista", 1)) == 1


def test_customers_are_found_by_their_name_and_their_people(numbers: SqlTransactions) -> None:
    with numbers.reading() as unit:
        assert unit.search.customers("hotel", 5) == [MARLOWE.id]
        assert unit.search.customers("wals", 5) == [MARLOWE.id]
        assert unit.search.customers("", 5) == []


def test_the_index_follows_every_change(transactions: SqlTransactions) -> None:
    one = kept(transactions, case(subject="Grinder"))
    one = kept(transactions, replace(one, subject="Boiler", step=step(what="Measure the tap")), Action.EDIT)
    with transactions.acting(deed()) as unit:
        unit.contacts.save(replace(EIMEAR, name="Nora Keane", version=1))
        unit.commit()
    with transactions.reading() as unit:
        found = [unit.search.cases(words, 5) for words in ("grinder", "boiler", "tap", "walsh", "keane")]
    assert found == [[], [one.id], [one.id], [], [one.id]]


def test_what_was_taken_back_is_not_found(transactions: SqlTransactions) -> None:
    one = kept(transactions, case(4127, owner_id=BEN.id))
    with transactions.acting(deed(Action.UNDO)) as unit:
        (change,) = unit.history.of_case(one.id)
        unit.history.put_back(change.items[0], {"is_withdrawn": True})
        unit.commit()
    with transactions.reading() as unit:
        assert [unit.search.cases(words, 5) for words in ("4127", "barista", "marlowe")] == [[], [], []]


@pytest.fixture(scope="module")
def searched() -> SqlTransactions:
    _, transactions = staffed_store()
    kept(transactions, case())
    return transactions


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_input_finds_nothing_and_breaks_nothing(searched: SqlTransactions, words: str) -> None:
    with searched.reading() as unit:
        assert unit.search.cases(words, 5) == []
        assert unit.search.customers(words, 5) == []


@given(words=st.text(max_size=300))
@example("\ud800")
@example("9" * 30)
def test_whatever_is_typed_gives_cases_or_none(searched: SqlTransactions, words: str) -> None:
    with searched.reading() as unit:
        assert all(isinstance(found, UUID) for found in unit.search.cases(words, 5))
