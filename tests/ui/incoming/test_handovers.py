"""Whoever is offered a case finds it beside the bell, and reads on the card what was said and promised."""

import pytest

from app import bootstrap
from app.ui.cases.offers import OfferBanner
from app.ui.seats.bells import offers_for
from app.ui.widgets.labels import PlainLabel
from tests.ui.days.keyboards import Typed


def offered(day):
    case = day.services.cases.find("4127")
    theirs = bootstrap.services_at(day.house, day.house.set_up.person_named("Ben").id)
    other = next(row for row in theirs.today.rows() if row.owner_id == theirs.desk.person_id)
    theirs.handovers.hand_over(other.case_id, case.owner_id, "Mind the stairs")
    return other


def words(banner):
    return [label.text() for label in banner.findChildren(PlainLabel) if not label.isHidden()]


def test_a_case_that_is_handed_to_me_stands_beside_the_bell_and_tells_all(day):
    other = offered(day)
    items = [
        item for item in offers_for(day.services.desk) if item.is_request and item.case_id == other.case_id
    ]
    assert [item.title for item in items] == ["Ben Doyle"]
    assert other.customer in items[0].line
    day.window.open_case(other.case_id)
    day.keys.settle()
    banner = day.window.panel.findChild(OfferBanner)
    told = " | ".join(words(banner))
    assert f"Ben hands you {other.customer}" in told
    assert "Hand-over, answer by " in told
    assert "Mind the stairs" in told
    assert "They expect word by " in told
    view = day.view(other.case_id)
    last = max((one for one in view.interactions if one.told_status), key=lambda one: one.at, default=None)
    assert last is None or last.summary in told
    for promise in view.promises:
        if promise.settled_at is None:
            assert promise.text in told
    day.window.act("accept")
    day.keys.settle()
    assert day.view(other.case_id).owner.id == day.services.desk.person_id
    assert banner.isHidden()


def answering(day, other, *keys):
    """The case is open; F6 leads to the first of the three answers."""
    day.window.open_case(other.case_id)
    day.keys.settle()
    day.keys.play("F6")
    assert day.window.focusWidget().text() == "Accept"
    day.keys.play(*keys)
    return day.view(other.case_id)


def test_a_hand_over_is_accepted_with_keys_alone(day):
    other = offered(day)
    view = answering(day, other, "Space")
    assert (view.owner.id, view.case.offer) == (day.services.desk.person_id, None)


def test_whoever_hands_over_is_asked_with_keys_alone_and_the_offer_stays(day):
    other = offered(day)
    view = answering(day, other, "Tab", "Space", Typed("What did they see?"), "Return")
    assert [(one.text, one.is_waiting) for one in view.requests][-1] == ("What did they see?", True)
    assert view.case.offer is not None


@pytest.mark.parametrize("word", ["My week is full", ""])
def test_a_hand_over_is_declined_kindly_with_keys_alone_and_stays_with_its_owner(day, word):
    other = offered(day)
    view = answering(day, other, "Tab", "Tab", "Space", Typed(word), "Return")
    assert (view.owner.name, view.case.offer) == ("Ben Doyle", None)
