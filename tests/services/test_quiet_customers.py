"""Quiet customers: a list by calendar days since the last real contact; acting on one opens a lead (ruling 5)."""

from datetime import timedelta
from uuid import UUID

import pytest

from app.domain.errors import NotFound
from app.domain.kinds import Channel, Kind, Phase
from app.domain.quick_entry.drafts import NameRef
from app.domain.quiet import Silence
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, opened


def closed(t: TestHouse, name: str = "Hotel Marlowe") -> UUID:
    """A customer with whom somebody spoke on the 24th; nothing is open there."""
    case_id = opened(t.maya, customer=NameRef(None, name))
    t.maya.cases.close(case_id, "answered")
    return case_of(t.maya, case_id).customer_id


def test_after_90_days_a_customer_is_proposed_after_120_it_is_red(t: TestHouse) -> None:
    closed(t)
    seen = []
    for days in (89, 90, 119, 120):
        t.clock.now = at(24, 10, 42) + timedelta(days=days)
        seen.append([(one.name, one.days, one.silence) for one in t.maya.quiet.customers()])
    assert seen == [
        [],
        [("Hotel Marlowe", 90, Silence.PROPOSED)],
        [("Hotel Marlowe", 119, Silence.PROPOSED)],
        [("Hotel Marlowe", 120, Silence.LONG)],
    ]


def test_only_a_contact_that_reached_them_counts(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUERY)
    t.clock.now = at(26, 10)
    t.maya.telling.logged(case_id, "Nobody there", Channel.CALL, is_reached=False)
    t.clock.now = at(27, 10)
    t.maya.cases.close(case_id, "no_longer_needed", no_word_reason="They moved away")
    t.clock.now = at(26, 10) + timedelta(days=90)
    assert [one.last_at for one in t.maya.quiet.customers()] == [None]
    other = opened(t.maya, Kind.QUERY, customer=NameRef(None, "Kiln Bakery"))
    t.maya.telling.logged(other, "We spoke", Channel.VISIT)
    spoken_at = t.clock.now
    t.maya.cases.close(other, "no_longer_needed", no_word_reason="They moved away")
    t.clock.advance(days=90)
    assert {one.name: one.last_at for one in t.maya.quiet.customers()} == {
        "Hotel Marlowe": None,
        "Kiln Bakery": spoken_at,
    }


def test_whoever_has_an_open_case_is_not_quiet_and_everybody_sees_their_own(t: TestHouse) -> None:
    closed(t)
    opened(t.maya, customer=NameRef(None, "Kiln Bakery"))
    t.clock.now = at(24) + timedelta(days=200)
    assert [one.name for one in t.maya.quiet.customers()] == ["Hotel Marlowe"]
    assert t.ben.quiet.customers() == ()
    assert [one.owner for one in t.ben.quiet.customers(everybody=True)] == ["Maya Brennan"]


def test_acting_on_one_opens_a_lead_of_that_origin_and_ends_the_silence(t: TestHouse) -> None:
    customer_id = closed(t)
    t.clock.now = at(24) + timedelta(days=100)
    before = t.content_hash()
    case_id = next(iter(t.maya.quiet.approach(customer_id).case_ids))
    case = case_of(t.maya, case_id)
    assert (case.kind, case.phase, case.origin) == (Kind.LEAD, Phase.ACTIVE, "quiet")
    assert case.planned.channel is Channel.CALL
    assert t.maya.quiet.customers() == ()
    t.maya.history.undo()
    assert t.content_hash() == before
    with pytest.raises(NotFound):
        t.maya.quiet.approach(UUID(int=1))
