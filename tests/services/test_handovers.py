"""Passing cases on: exclusive ownership, never ownerless (ruling 14)."""

import pytest

from app.domain.errors import CaseClosed, NoOffer, NotYours
from app.domain.handovers import HandoverState
from app.domain.kinds import Kind
from tests.data.houses import TestHouse
from tests.services.desks import at, case_of, keys, moment, opened, promises_of, remark


def offers(t: TestHouse, case_id: object) -> list[HandoverState]:
    return [handover.state for handover in t.maya.today.case(case_id).handovers]  # type: ignore[arg-type]


def test_the_owner_stays_until_the_colleague_accepts_and_no_date_moves(t: TestHouse) -> None:
    case_id = opened(t.maya, Kind.QUOTE)
    t.maya.promises.make(case_id, "A price", moment(26), is_next_word=True)
    before, promised = case_of(t.maya, case_id), promises_of(t.maya, case_id)
    changes = t.maya.handovers.hand_over(case_id, t.ben.desk.person_id, "Mind\x00 the stairs")
    assert remark(changes, "offered").values["until"] == at(25)
    offered = case_of(t.maya, case_id)
    assert (offered.owner_id, offered.planned, offered.clock) == (
        before.owner_id,
        before.planned,
        before.clock,
    )
    assert t.maya.today.case(case_id).offered_to is not None
    assert t.maya.today.case(case_id).handovers[0].note == "Mind the stairs"
    t.ben.handovers.accept(case_id)
    after = case_of(t.ben, case_id)
    assert (after.owner_id, after.offer) == (t.ben.desk.person_id, None)
    assert (after.planned, after.clock, promises_of(t.ben, case_id)) == (
        before.planned,
        before.clock,
        promised,
    )
    assert [row.case_id for row in t.ben.today.rows()] == [case_id]
    assert not t.maya.today.rows()


def test_only_the_one_it_was_offered_to_accepts_or_declines(t: TestHouse) -> None:
    case_id = opened(t.maya)
    with pytest.raises(NoOffer):
        t.ben.handovers.accept(case_id)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    for stranger in (t.maya, t.priya):
        with pytest.raises(NoOffer):
            stranger.handovers.accept(case_id)
        with pytest.raises(NoOffer):
            stranger.handovers.decline(case_id)
    t.ben.handovers.decline(case_id, "I am away")
    assert case_of(t.maya, case_id).offer is None
    assert offers(t, case_id) == [HandoverState.DECLINED]


def test_unanswered_after_a_business_day_it_is_the_givers_again_with_a_notice(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.clock.now = at(25, 17)
    assert t.maya.handovers.return_expired().remarks == ()
    t.clock.now = at(25)
    changes = t.maya.reminders.tick().changes
    assert remark(changes, "offer_returned").values["name"] == "Ben Doyle"
    case = case_of(t.maya, case_id)
    assert (case.offer, case.owner_id) == (None, t.maya.desk.person_id)
    assert offers(t, case_id) == [HandoverState.RETURNED]


def test_an_offer_that_ran_out_is_not_accepted_even_before_anybody_noticed(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.clock.now = at(26, 9)
    with pytest.raises(NoOffer):
        t.ben.handovers.accept(case_id)


def test_a_second_offer_withdraws_the_first(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.maya.handovers.hand_over(case_id, t.priya.desk.person_id)
    with pytest.raises(NoOffer):
        t.ben.handovers.accept(case_id)
    assert offers(t, case_id) == [HandoverState.WITHDRAWN, HandoverState.OFFERED]


def test_closing_withdraws_the_offer(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.maya.cases.close(case_id, "answered")
    assert offers(t, case_id) == [HandoverState.WITHDRAWN]
    t.maya.telling.answered(case_id, "One more thing")
    assert case_of(t.maya, case_id).offer is None


def test_only_its_owner_hands_over_and_only_a_lead_reassigns_for_others(t: TestHouse) -> None:
    case_id = opened(t.maya)
    with pytest.raises(NotYours):
        t.ben.handovers.hand_over(case_id, t.priya.desk.person_id)
    with pytest.raises(NotYours):
        t.ben.handovers.reassign(case_id, t.ben.desk.person_id)
    with pytest.raises(NotYours):
        t.priya.handovers.hand_over(case_id, t.ben.desk.person_id)
    t.priya.handovers.reassign(case_id, t.ben.desk.person_id)
    assert case_of(t.maya, case_id).owner_id == t.maya.desk.person_id
    t.ben.handovers.accept(case_id)
    assert case_of(t.maya, case_id).owner_id == t.ben.desk.person_id


def test_offering_it_to_its_owner_changes_nothing(t: TestHouse) -> None:
    case_id = opened(t.maya)
    before = t.content_hash()
    assert keys(t.maya.handovers.hand_over(case_id, t.maya.desk.person_id)) == ["already_theirs"]
    assert t.content_hash() == before


def test_a_lead_takes_a_case_at_once_and_nobody_else_does(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    before = case_of(t.maya, case_id)
    with pytest.raises(NotYours):
        t.ben.handovers.take(case_id)
    t.priya.handovers.take(case_id)
    case = case_of(t.priya, case_id)
    assert (case.owner_id, case.offer) == (t.priya.desk.person_id, None)
    assert (case.planned, case.clock) == (before.planned, before.clock)
    assert offers(t, case_id) == [HandoverState.WITHDRAWN, HandoverState.ACCEPTED]
    assert keys(t.priya.handovers.take(case_id)) == ["already_theirs"]


def test_a_closed_case_is_not_passed_on(t: TestHouse) -> None:
    case_id = opened(t.maya)
    t.maya.cases.close(case_id, "answered")
    with pytest.raises(CaseClosed):
        t.maya.handovers.hand_over(case_id, t.ben.desk.person_id)
    with pytest.raises(CaseClosed):
        t.priya.handovers.take(case_id)
