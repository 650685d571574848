"""Wishes on the card of a customer, by keys: below whoever stated them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.wishes import WishKind
from app.services.wishes import WishDraft
from app.ui.cases.wishes import WishRow
from app.ui.widgets.labels import PlainLabel
from tests.ui.stores import menu, settle, sheet

Key = Qt.Key


def opened(place, qtbot):
    """The card of her hotel."""
    place.window.go("customers")
    page = place.window.workspace
    page.filter.setText("eimear")
    settle()
    qtbot.keyClick(page.list, Key.Key_Return)
    settle()
    return page.card


def press(qtbot, widget, key=Key.Key_Return):
    qtbot.keyClick(widget, key)
    settle()


def noted(card):
    return [[label.text() for label in one.findChildren(PlainLabel) if label.text()] for one in rows(card)]


def rows(card):
    return card.people.findChildren(WishRow)


def link(card):
    return next(one for one in card.findChildren(QAbstractButton) if one.text() == "Wish")


def test_a_wish_is_noted_on_the_card_and_taken_back(place, qtbot):
    card = opened(place, qtbot)
    assert "No wish stated yet." in [label.text() for label in card.people.findChildren(PlainLabel)]
    press(qtbot, link(card), Key.Key_Space)
    form = sheet()
    assert not form.heard.isVisible()
    press(qtbot, form.focusWidget())
    assert noted(card) == [["Likes to be called", "Said on 24 Nov"]]
    place.window.act("undo")
    settle()
    assert noted(card) == []


def test_a_wish_is_changed_and_let_go_of_on_the_card(place, qtbot):
    card = opened(place, qtbot)
    place.services.wishes.note(card.view.contacts[0].id, WishDraft({WishKind.OFTEN: "3"}))
    opened(place, qtbot)
    press(qtbot, rows(card)[0].more, Key.Key_Space)
    press(qtbot, menu())
    form = sheet()
    assert form.value.often.text() == "3"
    form.value.often.setText("5")
    press(qtbot, form.value.often)
    assert noted(card) == [["Wishes to hear every 5 working days", "Said on 24 Nov"]]
    press(qtbot, rows(card)[0].more, Key.Key_Space)
    qtbot.keyClick(menu(), Key.Key_Down)
    press(qtbot, menu())
    assert noted(card) == []
