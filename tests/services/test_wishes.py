"""A wish is stated by somebody on a day; the news dates of open cases follow it, and undo takes it all back."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from app.domain.errors import NotFound
from app.domain.moments import Moment
from app.domain.quick_entry.drafts import NameRef
from app.domain.steps import Reason
from app.domain.wishes import UnclearWish, WishKind
from app.services.reasons import DateKind
from app.services.steps import Postponement
from app.services.wishes import WishDraft
from tests.data.houses import TestHouse
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
