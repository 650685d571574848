"""A visit is an invitation to the contact: drafted, moved by a second one, filed once a person sent it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app import letters_out
from app.domain.customers import Contact
from app.domain.errors import CaseClosed
from app.domain.history import Action
from app.domain.interactions import Direction
from app.domain.invitations import NotAVisit
from app.domain.kinds import Channel
from app.domain.letters import NoAddress
from app.services.work import StepDraft
from tests.services.desks import at, moment, opened

INSIDE = "Get them to sign, they are slow"


@pytest.fixture
def service(t):
    return letters_out.invitations_at(t.house, t.maya)


def planned(t, address="eimear@marlowe.example", channel=Channel.VISIT, mine="maya@alder.example"):
    case_id = opened(t.maya)
    t.maya.steps.replace(case_id, StepDraft(INSIDE, channel, moment(24, 15), timedelta(minutes=45)))
    me = t.maya.desk.person_id
    with t.maya.desk.acting(Action.SET_UP) as unit:
        case = unit.cases.get(case_id)
        contact = Contact(t.maya.desk.ids(), case.customer_id, "Eimear Walsh", me, me, email=address)
        unit.cases.save(replace(case, contact_id=unit.contacts.save(contact).id))
        unit.people.save(replace(unit.people.get(me), email=mine))
        unit.commit()
    return case_id


def test_the_visit_that_is_planned_is_what_they_are_invited_to(t, service):
    invite = service.invite(planned(t))
    meeting = invite.invitation
    assert (meeting.start_at, meeting.end_at) == (at(24, 15), at(24, 15, 45))
    assert (meeting.organizer, meeting.attendee) == ("maya@alder.example", "eimear@marlowe.example")
    assert meeting.title == invite.letter.subject
    assert invite.letter.text.startswith("Dear Eimear,\n\nTrays\n")
    assert (
        invite.letter.text.rstrip().endswith("Alder Coffee Systems") or "Maya Brennan" in invite.letter.text
    )
    assert "15:00" in invite.letter.text


def test_nothing_of_what_is_planned_inside_reaches_the_customer(t, service):
    invite = service.invite(planned(t))
    assert INSIDE not in f"{invite.letter}{invite.invitation}"


def test_after_a_move_a_second_invitation_moves_the_first(t, service):
    case_id = planned(t)
    first = service.invite(case_id).invitation
    t.maya.steps.later(case_id, moment(24, 13), t.maya.styles.postponement())
    second = service.invite(case_id).invitation
    assert second.key == first.key
    assert second.sequence > first.sequence
    assert second.start_at == at(24, 13)


def test_what_is_no_visit_invites_to_nothing(t, service):
    case_id = planned(t, channel=Channel.CALL)
    with pytest.raises(NotAVisit):
        service.invite(case_id)
    with pytest.raises(NotAVisit):
        service.sent(case_id, "Invited")


@pytest.mark.parametrize(
    "address", ["", "eimear@marlowe.example, eve@example.com", "a\r\nBcc: eve@example.com"]
)
def test_there_is_one_recipient_or_none(t, service, address):
    with pytest.raises(NoAddress):
        service.invite(planned(t, address))


def test_whoever_invites_has_an_address_too(t, service):
    with pytest.raises(NoAddress) as caught:
        service.invite(planned(t, mine=""))
    assert caught.value.name == "Maya Brennan"


def test_a_closed_case_invites_nobody(t, service):
    case_id = planned(t)
    t.maya.cases.close(case_id, "answered: Thank you")
    with pytest.raises(CaseClosed):
        service.invite(case_id)


def test_sent_is_filed_as_our_mail_and_moves_no_clock(t, service):
    case_id = planned(t)
    with t.maya.desk.reading() as unit:
        before = unit.cases.get(case_id)
    service.sent(case_id, "Invited to a visit: Tue 24 Nov 15:00")
    with t.maya.desk.reading() as unit:
        case, last = unit.cases.get(case_id), unit.interactions.of_case(case_id)[-1]
    assert (case.news, case.step) == (before.news, before.step)
    assert (last.summary, last.channel, last.direction, last.told_status) == (
        "Invited to a visit: Tue 24 Nov 15:00",
        Channel.EMAIL,
        Direction.OUT,
        False,
    )
    t.maya.history.undo()
    with t.maya.desk.reading() as unit:
        assert all(one.summary != last.summary for one in unit.interactions.of_case(case_id))
