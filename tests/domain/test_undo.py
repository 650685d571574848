"""Taking a row back field by field, where nobody changed the same fields since (ruling 28)."""

from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import ChangedNoun
from app.domain.undo import WITHDRAWN, reversal, stands_alone

FIELDS = st.dictionaries(st.sampled_from(["name", "phone", "note", "place"]), st.integers(0, 3), min_size=1)


def item(before: dict[str, Any], after: dict[str, Any], noun: str = "customers") -> ChangedNoun:
    return ChangedNoun(noun, UUID(int=1), None, before, after, 2)


@given(FIELDS, FIELDS)
def test_a_field_comes_back_if_and_only_if_nobody_changed_it_since(
    after: dict[str, int], later: dict[str, int]
) -> None:
    before = dict.fromkeys(after, -1)
    back = reversal(item(before, after), after | later)
    kept = {name for name in after if later.get(name, after[name]) != after[name]}
    assert set(back.values) == set(after) - kept
    assert set(back.refused) == kept
    assert all(value == -1 for value in back.values.values())


def test_a_new_row_becomes_a_tombstone_unless_it_was_changed() -> None:
    made = item({}, {"name": "A"})
    assert reversal(made, {"name": "A"}).values == {WITHDRAWN: True}
    assert reversal(made, {"name": "B"}).refused == ("name",)


def test_a_step_comes_back_as_a_whole_or_not_at_all() -> None:
    change = item(
        {"step_what": "Call", "step_due_at": 1, "subject": "A"},
        {"step_what": "Write", "step_due_at": 2, "subject": "B"},
        "cases",
    )
    present = {"state": "open", "step_what": "Write", "step_due_at": 3, "subject": "B"}
    back = reversal(change, present)
    assert back.values == {"subject": "A"}
    assert back.refused == ("step_due_at",)
    assert not stands_alone(change, back.refused)


def test_closing_comes_back_together_with_step_and_clock() -> None:
    before = {"state": "open", "step_id": "1", "news_due_at": 5, "outcome": ""}
    after = {"state": "closed", "step_id": None, "news_due_at": None, "outcome": "won"}
    assert reversal(item(before, after, "cases"), after).values == before
    changed = after | {"outcome": "lost"}
    assert reversal(item(before, after, "cases"), changed).values == {}


def test_no_step_comes_back_onto_a_closed_case() -> None:
    change = item({"step_id": "1"}, {"step_id": None}, "cases")
    back = reversal(change, {"state": "closed", "step_id": None})
    assert (back.values, back.refused) == ({}, ("step_id",))


def test_the_news_date_is_the_earliest_of_what_stands_after_taking_back():
    """The base moved meanwhile, under an answer clock that came first: the old news date is nobody's any more."""
    at = "2026-11-{}T10:00:00.000000Z".format
    before = {"news_answer_at": None, "news_answer_from_at": None, "news_due_at": at(26)}
    after = {"news_answer_at": at(24), "news_answer_from_at": at(23), "news_due_at": at(24)}
    answered = ChangedNoun("cases", UUID(int=1), UUID(int=1), before, after, 2)
    present = {**after, "state": "open", "news_base_at": at(28), "news_promised_at": None}
    assert reversal(answered, present).values == {**before, "news_due_at": at(28)}
