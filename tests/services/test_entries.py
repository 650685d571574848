"""Reading what is typed at this desk: names, moments, doubts (rulings 12, 18; product.md)."""

from decimal import Decimal

import pytest

from app.domain.errors import Unclear
from app.domain.kinds import Channel, Kind
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, moment, opened


def test_a_line_becomes_a_case_with_customer_step_channel_time_and_value(t: TestHouse) -> None:
    draft = t.maya.entries.read("quote Hotel Marlowe 12k call tomorrow at 9")
    assert (draft.kind, draft.channel, draft.due) == (Kind.QUOTE, Channel.CALL, moment(25, 9))
    changes = t.maya.opening.add(draft)
    case = case_of(t.maya, next(iter(changes.case_ids)))
    assert (case.value, case.planned.due_at) == (Decimal(12_000), at(25, 9))
    assert t.maya.today.case(case.id).customer.name == "Hotel Marlowe"


def test_a_customer_that_was_added_is_known_once_names_are_read_again(t: TestHouse) -> None:
    t.maya.entries.read("query Hotel Marlowe trays")
    case_id = opened(t.maya)
    t.maya.entries.forget_names()
    draft = t.maya.entries.read("query Hotel Marlowe grinder")
    assert draft.customer is not None
    assert draft.customer.id == case_of(t.maya, case_id).customer_id


def test_reading_stores_nothing_whatever_is_typed(t: TestHouse) -> None:
    before = t.content_hash()
    for line in ("", "   ", "\x00\x1b[2J", "call" * 5_000, "Marlowe !! fri @Ben 12k"):
        t.maya.entries.read(line)
    assert t.content_hash() == before


def test_a_day_without_an_hour_is_the_end_of_the_persons_working_day(t: TestHouse) -> None:
    assert t.maya.entries.moment("tomorrow") == moment(25)
    assert t.maya.entries.read("call Marlowe tomorrow").assumed_hour


@pytest.mark.parametrize("words", ["", "soon-ish", "last friday", "yesterday at 9"])
def test_a_moment_in_doubt_or_in_the_past_is_asked_about(t: TestHouse, words: str) -> None:
    with pytest.raises(Unclear):
        t.maya.entries.moment(words)
