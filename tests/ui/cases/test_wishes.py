"""Wishes on the case panel, by keys: noted with their source, changed, let go of, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.wishes import WishKind
from app.services.wishes import WishDraft
from app.ui.actions import find_action
from app.ui.acts.wishing import WishForm
from app.ui.cases.wishes import WishRow
from app.ui.widgets.labels import PlainLabel
from tests.ui.stores import menu, settle, sheet

Key = Qt.Key


def opened(place, number=4127):
    place.window.open_case(place.case(number).case_id)
    settle()
    return place.window.panel


def noting(place, number=4127):
    opened(place, number)
    place.window.act("note_wish")
    settle()
    form = sheet()
    assert isinstance(form, WishForm)
    return form


def press(qtbot, widget, key=Key.Key_Return):
    qtbot.keyClick(widget, key)
    settle()


def chosen(form, kind):
    form.kinds.group.button(list(WishKind).index(kind)).click()
    settle()


def rows(panel):
    return {one.view.wish.kind: one for one in panel.wishes.findChildren(WishRow)}


def said(part):
    return [label.text() for label in part.findChildren(PlainLabel) if label.text()]


def stated(place):
    return {one.kind: one for one in place.services.wishes.of(place.window.panel.file.contact_id)}


def by_menu(place, qtbot, kind, number):
    """The menu of the dots beside a wish, and its entry of that number."""
    more = rows(place.window.panel)[kind].more
    press(qtbot, more, Key.Key_Space)
    for _ in range(number):
        qtbot.keyClick(menu(), Key.Key_Down)
    press(qtbot, menu())


def test_hours_are_noted_by_keys_with_who_said_it_and_one_undo_takes_it_back(place, qtbot):
    form = noting(place)
    assert form.kinds.group.button(0).hasFocus()
    press(qtbot, form.focusWidget(), Key.Key_Right)
    assert form.kind is WishKind.HOURS
    qtbot.keyClicks(form.value.start, "16")
    press(qtbot, form.value.start)
    assert sheet() is None
    wish = stated(place)[WishKind.HOURS]
    assert (wish.value, wish.said_by, wish.interaction_id) == ("16:00-24:00", "Eimear Walsh", None)
    panel = place.window.panel
    assert said(rows(panel)[WishKind.HOURS]) == ["Wishes to hear after 16:00", "Said on 24 Nov"]
    assert place.window.toast.words.startswith("Noted what Eimear Walsh wishes.")
    place.window.act("undo")
    settle()
    assert (stated(place), rows(panel)) == ({}, {})
    assert "Eimear has stated none." in said(panel.wishes)


def test_what_was_said_in_the_last_contact_carries_its_road_and_its_day(place, qtbot):
    form = noting(place)
    assert form.heard.accessibleName() == "In our last contact: Email, Thu 19 Nov 16:40"
    press(qtbot, form.heard, Key.Key_Space)
    assert form.said_on.text() == "Thu 19 Nov"
    press(qtbot, form.heard)
    wish = stated(place)[WishKind.CHANNEL]
    assert (wish.value, f"{wish.said_on:%d %b}") == ("call", "19 Nov")
    assert wish.interaction_id is not None
    row = rows(place.window.panel)[WishKind.CHANNEL]
    assert said(row) == ["Likes to be called", "Said on 19 Nov, in an email"]


def test_somebody_else_may_have_said_it_on_an_earlier_day(place, qtbot):
    form = noting(place)
    chosen(form, WishKind.ADDRESS)
    form.value.address.setText("Ms Walsh")
    form.said_by.setText("Tom Keane")
    form.said_on.setText("12 may")
    press(qtbot, form.said_on)
    wish = stated(place)[WishKind.ADDRESS]
    assert (wish.value, wish.said_by, wish.said_on.isoformat()) == ("Ms Walsh", "Tom Keane", "2026-05-12")
    row = rows(place.window.panel)[WishKind.ADDRESS]
    assert said(row) == ["Is called “Ms Walsh”", "Tom Keane said on 12 May"]


def test_a_weekday_is_the_last_one_that_was(place, qtbot):
    form = noting(place)
    form.said_on.setText("fri")
    press(qtbot, form.said_on)
    assert stated(place)[WishKind.CHANNEL].said_on.isoformat() == "2026-11-20"


def test_how_often_moves_the_news_and_what_cannot_be_followed_stays_in_the_form(place, qtbot):
    form = noting(place)
    chosen(form, WishKind.OFTEN)
    press(qtbot, form.value.often)
    assert "Write what they wish first." in said(form)
    form.value.often.setText("weekly")
    press(qtbot, form.value.often)
    assert any("no wish about" in text for text in said(form))
    assert stated(place) == {}
    form.value.often.setText("1")
    press(qtbot, form.value.often)
    row = rows(place.window.panel)[WishKind.OFTEN]
    assert said(row)[0] == "Wishes to hear every working day"


def test_a_wish_is_changed_and_let_go_of_by_the_menu_of_its_dots(place, qtbot):
    contact_id = opened(place).file.contact_id
    place.services.wishes.note(contact_id, WishDraft({WishKind.HOURS: "9-12", WishKind.LENGTH: "short"}))
    opened(place)
    by_menu(place, qtbot, WishKind.HOURS, 0)
    form = sheet()
    assert (form.kind, form.value.start.text(), form.value.end.text()) == (WishKind.HOURS, "09:00", "12:00")
    assert form.value.start.hasFocus()
    form.value.start.clear()
    press(qtbot, form.value.start)
    assert said(rows(place.window.panel)[WishKind.HOURS])[0] == "Wishes to hear before 12:00"
    by_menu(place, qtbot, WishKind.LENGTH, 1)
    assert set(stated(place)) == {WishKind.HOURS}
    assert place.window.toast.words.startswith("Eimear Walsh wishes that no longer.")


@pytest.mark.parametrize("takes_theirs", [False, True])
def test_where_a_colleague_noted_another_wish_both_are_shown_and_one_is_chosen(place, qtbot, takes_theirs):
    form = noting(place)
    chosen(form, WishKind.HOURS)
    form.value.start.setText("16")
    ben = place.at_desk_of("Ben Doyle")
    ben.wishes.note(place.window.panel.file.contact_id, WishDraft({WishKind.HOURS: "9-12"}))
    press(qtbot, form.value.start)
    assert sheet() is form
    assert form.clash.mine["hours"].text() == "Yours: Wishes to hear after 16:00"
    assert form.clash.theirs["hours"].text() == "Theirs: Wishes to hear from 09:00 to 12:00"
    assert form.clash._lines.itemAt(0).widget().text() == "Hours, changed by Ben Doyle, today 10:42"
    if takes_theirs:
        press(qtbot, form.clash.theirs["hours"], Key.Key_Space)
    press(qtbot, form.value.start)
    assert sheet() is None
    value = stated(place)[WishKind.HOURS].value
    assert value == ("09:00-12:00" if takes_theirs else "16:00-24:00")


def test_a_wish_that_became_another_meanwhile_is_not_let_go_of(place, qtbot):
    contact_id = opened(place).file.contact_id
    place.services.wishes.note(contact_id, WishDraft({WishKind.LENGTH: "short"}))
    opened(place)
    place.at_desk_of("Ben Doyle").wishes.note(contact_id, WishDraft({WishKind.LENGTH: "detailed"}))
    by_menu(place, qtbot, WishKind.LENGTH, 1)
    assert stated(place)[WishKind.LENGTH].value == "detailed"
    assert "another wish of Eimear Walsh meanwhile" in place.window.toast.words


def test_a_case_without_a_person_has_no_wishes_and_says_why(place):
    case_id = next(one.case_id for one in place.services.today.rows(everybody=True) if not one.contact)
    place.window.open_case(case_id)
    settle()
    assert not place.window.panel.wishes.isVisible()
    place.window.act("note_wish")
    settle()
    assert sheet() is None
    assert "nobody at" in place.window.toast.words


def test_the_act_is_a_key_and_an_entry_of_the_menu_away(place, qtbot):
    panel = opened(place)
    assert find_action("note_wish").shortcut == "Ctrl+Shift+M"
    place.window.act("case_menu")
    settle()
    assert "Note what they wish…" in [action.text() for action in menu().actions()]
    menu().close()
    note = next(one for one in panel.wishes.findChildren(QAbstractButton) if one.text() == "Wish")
    press(qtbot, note, Key.Key_Space)
    assert isinstance(sheet(), WishForm)
