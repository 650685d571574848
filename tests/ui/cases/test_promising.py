"""A promise from the panel: within the book it is noted, beyond it the reason is asked for, and it is never stopped."""

from PySide6.QtCore import Qt

from app.domain.promises import PromiseState
from app.ui.acts.promising import PromiseForm
from tests.ui.cases.test_requests import opened
from tests.ui.stores import settle


def typed(qtbot, place, words, when):
    _, case_id = opened(place, 4119)
    place.window.act("add_promise")
    settle()
    form = place.window.findChildren(PromiseForm)[-1]
    qtbot.keyClicks(form.words, words)
    qtbot.keyClick(form.words, Qt.Key.Key_Tab)
    qtbot.keyClicks(form.when, when)
    qtbot.keyClick(form.when, Qt.Key.Key_Return)
    settle()
    return form, case_id


def promises(place, case_id):
    found = place.services.promises.of_case(case_id)
    return [one for one in found if one.state is PromiseState.OPEN and not one.is_next_word]


def asked(place, case_id):
    return [one.text for one in place.services.today.case(case_id).requests if "May we promise" in one.text]


def test_a_promise_within_the_book_is_noted_at_once(qtbot, place):
    _form, case_id = typed(qtbot, place, "The quote for both", "in 5 days 15:00")
    assert place.window.findChildren(PromiseForm) == []
    assert promises(place, case_id)[-1].entry == "quote"


def test_more_than_the_book_asks_why_by_the_keyboard_alone_and_then_asks_its_owner(qtbot, place):
    form, case_id = typed(qtbot, place, "The quote for both", "tomorrow 12:00")
    assert form.isVisible()
    assert form.why.isVisible()
    assert "Priya Nair hears of it" in form._refused.text()
    assert promises(place, case_id) == []
    qtbot.keyClicks(form.why, "They open on Monday")
    qtbot.keyClick(form.why, Qt.Key.Key_Return)
    settle()
    assert place.window.findChildren(PromiseForm) == []
    assert promises(place, case_id)[-1].beyond == "They open on Monday"
    (question,) = asked(place, case_id)
    assert "They open on Monday" in question


def test_without_a_reason_it_is_promised_all_the_same_and_nobody_is_asked(qtbot, place):
    form, case_id = typed(qtbot, place, "The quote for both", "tomorrow 12:00")
    qtbot.keyClick(form.why, Qt.Key.Key_Return)
    settle()
    assert place.window.findChildren(PromiseForm) == []
    assert promises(place, case_id)[-1].beyond == ""
    assert asked(place, case_id) == []


def test_other_words_are_held_against_the_book_again(qtbot, place):
    form, case_id = typed(qtbot, place, "The quote for both", "tomorrow 12:00")
    qtbot.keyClicks(form.words, " and delivery")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    settle()
    assert form.isVisible()
    assert promises(place, case_id) == []
