"""More than the promise book allows is promised all the same; with a reason, the owner of the entry is asked (ruling 38)."""

import pytest

from app.domain.book_entries import EntryDraft
from app.domain.errors import BrokenRule, NotFound, Unclear
from app.domain.history import Action
from app.domain.requests import RequestState
from tests.data.houses import TestHouse
from tests.services.desks import at, keys, moment, opened, promises_of, remark


def question(entry, why):
    return f"More than {entry.text}? {why}"


@pytest.fixture
def asking(t: TestHouse):
    """Ben answers for quotes."""
    t.priya.promise_book.change(
        "quote",
        EntryDraft(
            "A quote",
            limit=t.maya.promise_book.entry("quote").limit,
            terms=t.maya.promise_book.entry("quote").terms,
            owner_id=t.ben.desk.person_id,
        ),
    )
    return t


@pytest.mark.parametrize(
    ("text", "day", "entry"),
    [
        ("The quote", 25, "quote"),
        ("The quote", 26, None),
        ("A discount of 12,5 %", 30, "discount"),
        ("A discount of 10 %", 30, None),
        ("A refund of €1,200", 30, "refund"),
        ("A refund of 200 EUR", 30, None),
        ("A credit of 201 eur", 30, "refund"),
        ("The keys", 25, None),
    ],
)  # fmt: skip
def test_days_and_amounts_are_held_against_the_entry(
    t: TestHouse, text: str, day: int, entry: str | None
) -> None:
    passed = t.maya.beyond_book.passed(text, moment(day))
    assert (passed.entry.key if passed is not None else None) == entry


def test_more_than_the_book_keeps_its_reason_and_asks_whoever_answers_for_the_entry(
    asking: TestHouse,
) -> None:
    t, before = asking, asking.content_hash()
    case_id = opened(t.maya)
    changes = t.maya.beyond_book.make(case_id, "The quote", moment(25), " They open on Monday ", question)
    assert keys(changes) == ["promised", "asked"]
    (promise,) = promises_of(t.maya, case_id)
    assert (promise.entry, promise.beyond) == ("quote", "They open on Monday")
    (request,) = t.ben.requests.mine()
    assert (request.text, request.needed_by_at) == ("More than A quote? They open on Monday", at(25))
    t.ben.requests.answer(request.id, "Allowed")
    assert t.maya.today.case(case_id).requests[0].state is RequestState.ANSWERED
    assert [one.change.action for one in t.maya.history.of_case(case_id)][1:3] == [Action.ASK, Action.PROMISE]
    t.ben.history.undo()
    for _ in range(3):
        t.maya.history.undo()
    assert t.content_hash() == before


def test_a_no_comes_back_to_the_asker_and_the_promise_still_binds(asking: TestHouse) -> None:
    t = asking
    case_id = opened(t.maya)
    t.maya.beyond_book.make(case_id, "The quote", moment(25), "They open on Monday", question)
    t.ben.requests.decline(t.ben.requests.mine()[0].id, "Not this week")
    (request,) = t.maya.today.case(case_id).requests
    assert (request.state, request.owner_id, request.answer) == (
        RequestState.DECLINED,
        t.maya.desk.person_id,
        "Not this week",
    )
    assert promises_of(t.maya, case_id)[0].settled_at is None


def test_without_a_reason_it_is_promised_and_said_and_nobody_is_asked(asking: TestHouse) -> None:
    t = asking
    case_id = opened(t.maya)
    changes = t.maya.beyond_book.make(case_id, "The quote", moment(25), " \x00 ", question)
    assert remark(changes, "beyond_book").values == {"text": "A quote", "limit": "2 bd", "name": "Ben Doyle"}
    assert promises_of(t.maya, case_id)[0].beyond == ""
    assert list(t.ben.requests.mine()) == []
    assert keys(t.maya.beyond_book.make(case_id, "The quote", moment(26), "Why not", question)) == [
        "promised"
    ]
    assert promises_of(t.maya, case_id)[1].beyond == ""


def test_one_does_not_ask_oneself(t: TestHouse) -> None:
    case_id = opened(t.maya)
    assert keys(t.maya.beyond_book.make(case_id, "The quote", moment(25), "I know", question)) == ["promised"]
    assert promises_of(t.maya, case_id)[0].beyond == "I know"


@pytest.mark.parametrize(
    ("text", "day", "entry", "problem"),
    [("The quote", 23, None, Unclear), (" ", 30, None, BrokenRule), ("The quote", 25, "moon", NotFound)],
)
def test_what_cannot_be_promised_asks_nobody(
    asking: TestHouse, text: str, day: int, entry: str | None, problem: type[Exception]
) -> None:
    case_id = opened(asking.maya)
    before = asking.content_hash()
    with pytest.raises(problem):
        asking.maya.beyond_book.make(case_id, text, moment(day), "why", question, entry)
    assert asking.content_hash() == before
