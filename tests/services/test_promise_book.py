"""The promise book lives in the store: its entries are added, changed, retired, and every change can be taken back."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from app.bootstrap import book_content
from app.domain.book_entries import SEEN, EntryDraft, InvalidTerm, Limit, Measure
from app.domain.errors import BrokenRule, NotAllowed, NotFound, TooLong
from app.domain.history import Action, Deed, Source
from app.domain.meanwhile import Overtaken, facts_of
from app.domain.people import Company, Person, Role
from app.domain.spans import Span
from app.domain.working_time import Week
from app.services.list_tables import book_table
from app.services.promise_book import PromiseBookService
from app.services.set_up import SetUpService
from app.shipped import shipped_promises
from tests.data.houses import StandingClock, TestHouse, counted_ids, shipped_paths
from tests.data.stores import open_store
from tests.services.desks import at, keys, moment, opened, promises_of

CALL = EntryDraft("A call  back", "they are in", Limit.parse("4 bh"), date(2026, 12, 31))


def text_of(t: TestHouse, key: str) -> str:
    return t.maya.promise_book.entry(key).text


def test_a_store_begins_with_the_shipped_book_and_somebody_answers_for_each_entry(t: TestHouse) -> None:
    found = t.maya.promise_book.standings()
    assert [one.entry.key for one in found] == ["delivery", "repair", "quote", "loan", "refund", "discount"]
    assert {one.entry.owner_id for one in found} == {t.maya.desk.person_id}
    assert t.maya.promise_book.entry("delivery").limit == Limit(Span.days(10))
    assert t.maya.promise_book.entry("discount").limit == Limit(None, Decimal(10), Measure.PERCENT)
    assert t.problems() == []


def test_an_entry_is_added_with_all_that_it_says_and_known_by_its_own_words(t: TestHouse) -> None:
    before = t.content_hash()
    changes = t.priya.promise_book.add(CALL)
    assert changes.remarks[0].values == {"text": "A call back", "key": "a-call-back"}
    entry = t.maya.promise_book.entry("a-call-back")
    assert (entry.text, entry.condition, str(entry.limit)) == ("A call back", "they are in", "4 bh")
    assert (entry.valid_until_on, entry.owner_id) == (date(2026, 12, 31), t.priya.desk.person_id)
    assert t.maya.promise_book.entry_for("You get a call back today") == "a-call-back"
    assert [one.entry.key for one in t.maya.promise_book.standings()][-1] == "a-call-back"
    t.priya.history.undo()
    assert t.content_hash() == before
    with pytest.raises(NotFound):
        t.maya.promise_book.entry("a-call-back")
    t.priya.history.redo()
    assert text_of(t, "a-call-back") == "A call back"
    assert t.problems() == []


def test_no_short_name_is_ever_given_again(t: TestHouse) -> None:
    t.priya.promise_book.add(CALL)
    t.priya.history.undo()
    t.priya.promise_book.add(CALL)
    assert text_of(t, "a-call-back-2") == "A call back"
    t.priya.promise_book.add(EntryDraft("電話", terms=MappingProxyType({"en": ("phone*",)})))
    assert text_of(t, "entry") == "電話"


def test_a_change_is_taken_back_as_a_whole_and_its_history_tells_who(t: TestHouse) -> None:
    before, draft = t.content_hash(), EntryDraft.of(t.maya.promise_book.entry("delivery"))
    t.priya.promise_book.change("delivery", EntryDraft("Delivery", limit=Limit.parse("12 bd, 5 %")))
    entry = t.maya.promise_book.entry("delivery")
    assert str(entry.limit) == "12 bd, 5 %"
    assert entry.owner_id == t.maya.desk.person_id
    told = t.maya.promise_book.history("delivery")
    assert [(one.change.action, one.who) for one in told] == [
        (Action.CHANGE_ENTRY, "Priya Nair"),
        (Action.SET_UP, "Maya Brennan"),
    ]
    t.priya.history.undo()
    assert t.content_hash() == before
    assert EntryDraft.of(t.maya.promise_book.entry("delivery")) == draft
    t.priya.history.redo()
    assert str(t.maya.promise_book.entry("delivery").limit) == "12 bd, 5 %"
    assert keys(t.priya.promise_book.change("delivery", EntryDraft.of(entry))) == ["entry_unchanged"]


def test_a_retired_entry_is_given_no_more_but_what_was_promised_by_it_counts(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The quote", moment(27))
    t.maya.promise_book.retire("quote")
    assert t.maya.promise_book.entry_for("The quote") == ""
    t.maya.promises.make(case_id, "Another quote", moment(27))
    assert [one.entry for one in promises_of(t.maya, case_id)] == ["quote", ""]
    assert "quote" not in {one.entry.key for one in t.maya.promise_book.standings()}
    found = {one.entry.key: one for one in t.maya.promise_book.standings(is_everything=True)}
    assert (found["quote"].open, found["quote"].entry.is_retired) == (1, True)
    with pytest.raises(NotFound):
        t.maya.promise_book.retire("quote")


def test_a_retired_entry_is_given_again_and_only_by_those_who_may_change_it(t: TestHouse) -> None:
    before = t.content_hash()
    t.maya.promise_book.retire("quote")
    with pytest.raises(NotAllowed):
        t.ben.promise_book.resume("quote")
    assert keys(t.maya.promise_book.resume("quote")) == ["entry_resumed"]
    assert t.maya.promise_book.entry_for("The quote") == "quote"
    with pytest.raises(NotFound):
        t.maya.promise_book.resume("quote")
    t.maya.history.undo()
    assert t.maya.promise_book.entry("quote").is_retired
    t.maya.history.undo()
    assert t.content_hash() == before
    assert t.problems() == []


def test_what_somebody_changed_after_it_was_shown_is_told_with_who_and_nothing_is_lost(t: TestHouse) -> None:
    shown = t.maya.promise_book.entry("delivery")
    sights = {shown.id: facts_of(shown, SEEN)}
    t.priya.promise_book.change("delivery", replace(EntryDraft.of(shown), limit=Limit.parse("12 bd")))
    mine = PromiseBookService(t.maya.desk.having_seen(sights))
    with pytest.raises(Overtaken) as told:
        mine.change("delivery", replace(EntryDraft.of(shown), condition="it is on stock"))
    [difference] = told.value.differences
    assert (difference.field, difference.who) == ("at_least", "Priya Nair")
    assert (str(difference.seen), str(difference.present)) == ("10 bd", "12 bd")
    present = t.maya.promise_book.entry("delivery")
    again = PromiseBookService(t.maya.desk.having_seen({shown.id: facts_of(present, SEEN)}))
    again.change("delivery", replace(EntryDraft.of(present), condition="it is on stock"))
    kept = t.maya.promise_book.entry("delivery")
    assert (str(kept.limit), kept.condition) == ("12 bd", "it is on stock")


def test_its_owner_and_those_who_lead_may_change_an_entry_and_only_they_add_one(t: TestHouse) -> None:
    before = t.content_hash()
    with pytest.raises(NotAllowed):
        t.maya.promise_book.add(CALL)
    for refused in (
        lambda: t.ben.promise_book.change("quote", CALL),
        lambda: t.ben.promise_book.retire("quote"),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert t.content_hash() == before
    ben = t.ben.desk.person_id
    t.maya.promise_book.change("quote", EntryDraft("A quote", owner_id=ben))
    t.ben.promise_book.retire("quote")
    assert t.ben.promise_book.look(is_everything=True).owners["quote"] == "Ben Doyle"
    looks = t.maya.promise_book.look(is_everything=True), t.priya.promise_book.look(is_everything=True)
    assert ["quote" in look.mine for look in looks] == [False, True]
    assert [look.may_add for look in looks] == [False, True]


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (EntryDraft(" \x00 "), BrokenRule),
        (EntryDraft("x" * 201), TooLong),
        (EntryDraft("A", "y" * 501), TooLong),
        (EntryDraft("A", terms=MappingProxyType({"en": ("~",)})), InvalidTerm),
    ],
)
def test_what_no_entry_can_be_leaves_nothing_behind(
    t: TestHouse, draft: EntryDraft, problem: type[Exception]
) -> None:
    before = t.content_hash()
    with pytest.raises(problem):
        t.priya.promise_book.add(draft)
    assert t.content_hash() == before


def test_an_entry_that_keeps_breaking_is_shown_to_its_owner_until_it_fares_better(t: TestHouse) -> None:
    case_id = opened(t.maya)
    for hour in (12, 13, 14):
        t.maya.promises.make(case_id, f"A quote at {hour}", moment(24, hour))
    t.clock.now = at(24, 13, 30)
    assert t.maya.promise_book.breaking() == ()
    t.clock.now = at(24, 14, 30)
    (found,) = t.maya.promise_book.breaking()
    assert (found.entry.key, found.broken, found.broken_lately, found.decided_lately) == ("quote", 3, 3, 3)
    assert t.priya.promise_book.breaking() == ()
    for _ in range(8):
        t.maya.promises.make(case_id, "A quote", moment(27))
        t.maya.promises.keep(
            next(
                one.id for one in promises_of(t.maya, case_id) if one.due == moment(27) and not one.settled_at
            )
        )
    assert t.maya.promise_book.breaking() == ()
    assert {one.broken for one in t.maya.promise_book.standings()} == {0, 3}


def test_a_store_of_before_gets_the_book_once_and_whoever_leads_answers_for_it() -> None:
    ids = counted_ids(1 << 40)
    _, transactions = open_store(None, ids)
    hours, clock = Week.of("09:00-17:00"), StandingClock()
    people = [
        Person(ids(), name, "", "Europe/Dublin", hours, Week(((),) * 7), "IE", role=role)
        for name, role in (("Maya", Role.EMPLOYEE), ("Priya", Role.LEAD))
    ]
    before = SetUpService(transactions, clock, ids, lambda: book_content(shipped_paths()))
    now = SetUpService(
        transactions,
        clock,
        ids,
        lambda: book_content(shipped_paths()),
        lambda: shipped_promises(shipped_paths()),
    )
    now.catch_up()
    before.set_up(Company(ids(), "Alder", "Europe/Dublin", hours, "IE"), people[0])
    with transactions.acting(Deed(Action.SET_UP, people[0].id, clock(), Source.DESK)) as unit:
        assert unit.book_entries.all() == []
        unit.people.save(people[1])
        unit.commit()
    for _ in range(2):
        now.catch_up()
        with transactions.reading() as unit:
            assert next(one.key for one in unit.book_entries.all()) == "delivery"
            assert {one.owner_id for one in unit.book_entries.all()} == {people[1].id}
            assert len(unit.book_entries.all()) == 6
            assert unit.proof.problems() == []


def test_the_book_leaves_as_a_table_with_limit_owner_and_counts(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.promises.make(case_id, "The quote", moment(27))
    t.maya.promises.keep(promises_of(t.maya, case_id)[0].id)
    for name in ("Another quote", "One more quote"):
        t.maya.promises.make(case_id, name, moment(27), entry="quote")
    t.priya.promise_book.add(CALL)
    look = t.maya.promise_book.look()
    table = book_table(look.standings, look.owners)
    heads = [head.title for head in table.heads]
    rows = {row[0]: dict(zip(heads, row, strict=True)) for row in table.rows}
    assert (table.name, heads[:5]) == (
        "Promise book",
        ["Promise", "Condition", "Limit", "Valid until", "Owner"],
    )
    quote, call = rows["A quote"], rows["A call back"]
    assert [quote[name] for name in ("Open", "Kept", "Broken", "Released")] == [2, 1, 0, 0]
    assert (quote["Limit"], quote["Owner"], quote["Keeps breaking"]) == ("2 bd", "Maya Brennan", "")
    assert (call["Condition"], call["Limit"], call["Valid until"]) == (
        "they are in",
        "4 bh",
        date(2026, 12, 31),
    )
    breaking = replace(look.standings[0], broken=3, broken_lately=3, decided_lately=3)
    assert book_table([breaking], {}).rows[0][-1] == "yes"
