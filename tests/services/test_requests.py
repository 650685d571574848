"""Requests between colleagues: collected, delivered at an open slot, limited when urgent (product.md)."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import Services
from app.domain.errors import BrokenRule, NotFound
from app.domain.history import Action
from app.domain.requests import NotYourRequest, Request, RequestSettled, RequestState, UrgentUsedUp
from app.services.requests import RequestDraft
from tests.data.houses import TestHouse
from tests.services.desks import at, moment, opened, remark


def asks(t: TestHouse, case_id: UUID, harm: str = "", text: str = "Can it be blue?") -> Request:
    t.maya.requests.ask(case_id, RequestDraft(t.ben.desk.person_id, text, moment(26), harm))
    return t.maya.today.case(case_id).requests[-1]


def reads_at(t: TestHouse, services: Services, *slots: str) -> None:
    with t.priya.desk.acting(Action.EDIT) as unit:
        unit.people.save(replace(unit.people.get(services.desk.person_id), reading_slots=slots))
        unit.commit()


def test_it_arrives_at_once_within_open_hours_and_after_a_protected_block_else(t: TestHouse) -> None:
    case_id = opened(t.maya)
    assert asks(t, case_id).deliver_at == at(24, 10, 42)
    t.clock.now = at(24, 12, 40)  # lunch till 13:00
    assert asks(t, case_id).deliver_at == at(24, 13)
    t.clock.now = at(27, 18)
    assert asks(t, case_id).deliver_at == at(30, 8, 30)


def test_it_arrives_at_the_next_reading_time_and_the_asker_sees_which(t: TestHouse) -> None:
    case_id = opened(t.maya)
    reads_at(t, t.ben, "16:00", "09:00")
    assert t.maya.requests.delivered_at(t.ben.desk.person_id) == at(24, 16)
    changes = t.maya.requests.ask(case_id, RequestDraft(t.ben.desk.person_id, "Blue?", moment(26)))
    assert remark(changes, "asked").values == {"name": "Ben Doyle", "at": at(24, 16)}
    t.clock.now = at(27, 16, 30)
    assert asks(t, case_id).deliver_at == at(30, 9)


def test_urgent_needs_a_harm_and_arrives_now(t: TestHouse) -> None:
    case_id = opened(t.maya)
    reads_at(t, t.ben, "16:00")
    assert not asks(t, case_id, harm=" \x00").is_urgent
    request = asks(t, case_id, harm="The kitchen stands still")
    assert (request.is_urgent, request.deliver_at) == (True, t.clock.now)


def test_the_fourth_urgent_one_of_a_day_is_refused_with_the_next_slot_named(t: TestHouse) -> None:
    case_id = opened(t.maya)
    reads_at(t, t.ben, "16:00")
    for _ in range(3):
        asks(t, case_id, harm="The kitchen stands still")
    before = t.content_hash()
    with pytest.raises(UrgentUsedUp) as refused:
        asks(t, case_id, harm="The kitchen stands still")
    assert (refused.value.limit, refused.value.next_at) == (3, at(24, 16))
    assert t.content_hash() == before
    t.clock.now = at(25, 8)
    assert asks(t, case_id, harm="The kitchen stands still").is_urgent


def test_an_answer_settles_it_and_moves_no_clock(t: TestHouse) -> None:
    case_id = opened(t.maya)
    news = t.maya.today.case(case_id).case.news
    request = asks(t, case_id)
    t.ben.requests.answer(request.id, " Yes,\x00 it can ")
    answered = t.maya.today.case(case_id).requests[-1]
    assert (answered.state, answered.answer) == (RequestState.ANSWERED, "Yes, it can")
    assert t.maya.today.case(case_id).case.news == news
    with pytest.raises(RequestSettled):
        t.ben.requests.decline(request.id, "No")


def test_a_declined_request_is_the_askers_again(t: TestHouse) -> None:
    request = asks(t, opened(t.maya))
    t.ben.requests.decline(request.id, "Not me, but Joan")
    declined = t.maya.today.case(request.case_id).requests[-1]
    assert (declined.state, declined.owner_id) == (RequestState.DECLINED, t.maya.desk.person_id)
    with pytest.raises(NotYourRequest):
        t.ben.requests.answer(request.id, "Yes after all")
    t.maya.requests.answer(request.id, "Joan says yes")
    assert t.maya.today.case(request.case_id).requests[-1].state is RequestState.ANSWERED


def test_only_the_one_who_is_asked_answers(t: TestHouse) -> None:
    request = asks(t, opened(t.maya))
    with pytest.raises(NotYourRequest):
        t.priya.requests.answer(request.id, "Yes")


def test_a_request_says_what_is_needed_about_a_case_there_is(t: TestHouse) -> None:
    case_id = opened(t.maya)
    with pytest.raises(BrokenRule):
        asks(t, case_id, text=" ")
    with pytest.raises(NotFound):
        t.maya.requests.ask(UUID(int=9), RequestDraft(t.ben.desk.person_id, "Blue?", moment(26)))
