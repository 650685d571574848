"""A wish is stated by somebody on a day; the news dates of open cases follow it, and undo takes it all back."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from app import letters_out
from app.domain.errors import NotFound
from app.domain.history import Action
from app.domain.kinds import Channel
from app.domain.meanwhile import Overtaken
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import NameRef
from app.domain.steps import Reason
from app.domain.wishes import UnclearWish, WishChanged, WishKind
from app.services.drafting import DraftService
from app.services.lists import ListService
from app.services.reasons import DateKind
from app.services.steps import Postponement
from app.services.wishes import WishDraft
from app.services.work import StepDraft
from tests.data.houses import TestHouse
from tests.data.stores import checklist_item
from tests.services.desks import case_of, contacts_of, keys, opened

OFTEN = WishKind.OFTEN


def of_eimear(t: TestHouse) -> tuple[UUID, UUID]:
    case_id = opened(t.maya, contact=NameRef(None, "Eimear Walsh"))
    contact_id = case_of(t.maya, case_id).contact_id
    assert contact_id is not None
    return case_id, contact_id


def test_a_wish_keeps_who_said_it_when_and_in_which_contact(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.answered(case_id, "Please write to me")
    (contact,) = contacts_of(t.maya, case_id)
    t.clock.advance(days=1)
    changes = t.maya.wishes.note(contact_id, WishDraft({WishKind.CHANNEL: "email"}, case_id=case_id))
    t.maya.wishes.note(contact_id, WishDraft({WishKind.ADDRESS: "Dr Walsh"}, "Tom Keane", date(2026, 11, 2)))
    address, channel = t.ben.wishes.of(contact_id)
    assert (channel.value, channel.said_by, channel.interaction_id) == ("email", "Eimear Walsh", contact.id)
    assert channel.said_on == contact.at.date() < t.clock.now.date()
    assert (address.value, address.said_by, address.said_on) == ("Dr Walsh", "Tom Keane", date(2026, 11, 2))
    assert address.interaction_id is None
    assert keys(changes) == ["wish_noted"]


def test_what_they_state_later_takes_the_place_of_it_and_each_is_taken_back(t: TestHouse) -> None:
    _, contact_id = of_eimear(t)

    def values() -> list[str]:
        return [one.value for one in t.maya.wishes.of(contact_id)]

    nothing = t.content_hash()
    t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    first = t.content_hash()
    t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "detailed"}))
    t.maya.wishes.drop(contact_id, {WishKind.LENGTH})
    assert values() == []
    t.maya.history.undo()
    assert values() == ["detailed"]
    t.maya.history.undo()
    assert (values(), t.content_hash()) == (["short"], first)
    t.maya.history.undo()
    assert (values(), t.content_hash()) == ([], nothing)
    t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    assert values() == ["short"]


def test_how_often_they_wish_to_hear_beats_the_standard_and_is_named(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.told(case_id, "It is on its way")
    by_standard = case_of(t.maya, case_id).clock
    assert by_standard.base.reason is Reason.STANDARD
    changes = t.maya.wishes.note(contact_id, WishDraft({OFTEN: "7"}))
    wished = case_of(t.maya, case_id).clock
    assert (wished.base.reason, wished.base.rule) == (Reason.WISH, "7 bd")
    assert wished.base_at > by_standard.base_at
    assert changes.case_ids == {case_id}
    why = next(one for one in t.maya.reasons.why(case_id) if one.kind is DateKind.NEWS)
    assert why.still_holds
    assert why.wish is not None
    assert (why.wish.said_by, why.wish.said_on) == ("Eimear Walsh", t.clock.now.date())
    t.clock.advance(hours=2)
    t.maya.telling.told(case_id, "Still on its way")
    assert case_of(t.maya, case_id).clock.base.reason is Reason.WISH
    t.maya.history.undo()
    t.maya.history.undo()
    assert case_of(t.maya, case_id).clock.base == by_standard.base


def test_without_the_wish_the_standard_counts_again(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.wishes.note(contact_id, WishDraft({OFTEN: "7"}))
    assert case_of(t.maya, case_id).clock.base.reason is Reason.FIRST_WORD
    t.maya.telling.told(case_id, "It is on its way")
    assert case_of(t.maya, case_id).clock.base.reason is Reason.WISH
    t.maya.wishes.drop(contact_id, {OFTEN})
    assert case_of(t.maya, case_id).clock.base.reason is Reason.STANDARD


def test_a_date_agreed_with_them_stands_before_the_wish(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.told(case_id, "It is on its way")
    due = Moment.of(t.clock.now + timedelta(days=9), "Europe/Dublin")
    t.maya.steps.later(case_id, due, Postponement(is_agreed=True))
    before = case_of(t.maya, case_id).clock
    t.maya.wishes.note(contact_id, WishDraft({OFTEN: "1"}))
    assert case_of(t.maya, case_id).clock == before
    assert before.base.reason is Reason.AGREED


def drafts(t: TestHouse) -> DraftService:
    return letters_out.drafts_at(t.house, t.maya)


def test_a_draft_calls_them_as_they_wish_and_is_as_long_as_they_wish(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.told(case_id, "The machine is ordered")
    usual = drafts(t).draft(case_id, "status").letter.text
    assert "The machine is ordered" in usual
    t.maya.wishes.note(contact_id, WishDraft({WishKind.ADDRESS: "Dr Walsh", WishKind.LENGTH: "short"}))
    draft = drafts(t).draft(case_id, "status")
    paragraphs = draft.letter.text.split("\n\n")
    assert paragraphs[0] == "Dear Dr Walsh,"
    assert paragraphs[2] == next(one for one in usual.split("\n\n") if "even if nothing is new" in one)
    assert "The machine is ordered" not in draft.letter.text
    assert draft.letter.text.endswith(draft.signature)
    assert draft.letter.to_name == "Eimear Walsh"


def test_a_detailed_letter_lists_more_of_what_is_open_and_a_short_one_less(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.told(case_id, "The machine is ordered")
    with t.maya.desk.acting(Action.EDIT) as unit:
        for number in range(8):
            unit.checklists.save(
                checklist_item(unit.cases.get(case_id), text=f"Point {number}", position=number)
            )
        unit.commit()

    def listed(length: str) -> int:
        t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: length}))
        return drafts(t).draft(case_id, "status").letter.text.count("Point ")

    assert drafts(t).draft(case_id, "status").letter.text.count("Point ") == 5
    assert (listed("short"), listed("detailed")) == (2, 8)


def test_a_word_on_the_status_is_proposed_by_the_way_they_wish(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.wishes.note(contact_id, WishDraft({WishKind.CHANNEL: "message", OFTEN: "1"}))
    t.maya.telling.told(case_id, "It is on its way", is_step_done=True)
    step = case_of(t.maya, case_id).planned
    assert (step.basis.reason, step.channel) == (Reason.NEWS, Channel.MESSAGE)


def test_a_step_and_a_word_outside_their_hours_are_pointed_out(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.wishes.note(contact_id, WishDraft({WishKind.HOURS: "13-15"}))
    assert "outside_wished_hours" in keys(t.maya.telling.told(case_id, "Soon", channel=Channel.CALL))
    assert "outside_wished_hours" not in keys(t.maya.telling.told(case_id, "Soon", channel=Channel.VISIT))

    def planned(hour: int) -> list[str]:
        due = Moment.of((t.clock.now + timedelta(days=1)).replace(hour=hour, minute=0), "Europe/Dublin")
        return keys(t.maya.steps.replace(case_id, StepDraft("Call Eimear", Channel.CALL, due)))

    assert "outside_wished_hours" in planned(9)
    assert "outside_wished_hours" not in planned(14)


@pytest.mark.parametrize("values", [{OFTEN: "weekly"}, {WishKind.HOURS: "9-12", WishKind.CHANNEL: "pigeon"}])
def test_a_wish_that_cannot_be_followed_changes_nothing(t: TestHouse, values: dict[WishKind, str]) -> None:
    _, contact_id = of_eimear(t)
    before = t.content_hash()
    with pytest.raises(UnclearWish):
        t.maya.wishes.note(contact_id, WishDraft(values))
    with pytest.raises(NotFound):
        t.maya.wishes.drop(contact_id, {OFTEN})
    with pytest.raises(NotFound):
        t.maya.wishes.note(contact_id, WishDraft({OFTEN: "2"}, case_id=opened(t.maya)))
    t.maya.history.undo()
    assert t.content_hash() == before


def test_a_wish_that_was_stated_anew_after_it_was_shown_is_neither_written_over_nor_let_go_of(
    t: TestHouse,
) -> None:
    _, contact_id = of_eimear(t)
    t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    shown = {contact_id: {"length": "short", "hours": ""}}
    t.ben.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "detailed"}))
    late = replace(t.maya.wishes, desk=t.maya.desk.having_seen(shown))
    with pytest.raises(Overtaken) as told:
        late.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    (one,) = told.value.differences
    assert (one.field, one.seen, one.present) == ("length", "short", "detailed")
    assert (one.who, one.at) == ("Ben Doyle", t.clock.now)
    with pytest.raises(WishChanged):
        late.drop(contact_id, {WishKind.LENGTH})
    late.note(contact_id, WishDraft({WishKind.HOURS: "9-12"}))
    assert [one.value for one in t.maya.wishes.of(contact_id)] == ["09:00-12:00", "detailed"]
    t.maya.wishes.drop(contact_id, {WishKind.LENGTH})


def test_a_wish_is_shown_with_the_road_of_the_contact_it_was_said_in(t: TestHouse) -> None:
    case_id, contact_id = of_eimear(t)
    t.maya.telling.answered(case_id, "Call me, please", channel=Channel.CALL)
    t.maya.wishes.note(contact_id, WishDraft({WishKind.CHANNEL: "call"}, case_id=case_id))
    t.maya.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    view = t.maya.today.case(case_id)
    assert [(one.wish.value, one.said_in) for one in view.wishes] == [("call", Channel.CALL), ("short", None)]
    card = ListService(t.maya.desk).customer(view.customer.id)
    assert card.wishes[contact_id] == view.wishes
