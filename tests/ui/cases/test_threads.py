"""One thread: who said what, and on request what was said on the customer's other cases."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.kinds import Channel
from app.ui.cases.sections import Touch
from tests.ui.stores import Place, settle

Key = Qt.Key


def opened(place, number=4127):
    place.window.open_case(place.case(number).case_id)
    settle()
    return place.window.panel.talk


def touches(talk):
    return [one.accessibleName() for one in talk.findChildren(Touch)]


def of_others(talk, reference):
    return [one for one in talk.findChildren(Touch) if f", {reference}, " in one.accessibleName()]


def press(qtbot, widget, key):
    qtbot.keyClick(widget, key)
    settle()


def test_own_words_carry_their_author_and_the_customers_whoever_of_them_said_it(place):
    talk = opened(place)
    told = next(one for one in touches(talk) if one.startswith("Quote sent"))
    assert told.endswith("Maya Brennan, account manager")
    theirs = next(one for one in touches(talk) if one.startswith("They answered"))
    assert theirs.endswith("Eimear Walsh to Maya Brennan")


def test_whose_words_they_are_is_the_customer_where_nobody_is_named(place):
    row = next(one for one in place.services.today.rows(everybody=True) if not one.contact)
    place.services.telling.answered(row.case_id, "When does it come?", channel=Channel.CALL)
    place.window.open_case(row.case_id)
    settle()
    (theirs,) = [one for one in touches(place.window.panel.talk) if "When does it come?" in one]
    assert theirs.endswith(f"{row.customer} to Maya Brennan")


def test_all_of_the_customer_is_off_at_first_and_a_key_away(place, qtbot):
    talk = opened(place)
    own = touches(talk)
    assert not talk.everything.isChecked()
    assert talk.everything.accessibleName() == "All of this customer, 3"
    press(qtbot, talk.everything, Key.Key_Space)
    assert of_others(talk, "C-3871")
    assert set(own) <= set(touches(talk)) or len(touches(talk)) == 12
    lines = talk._lines()
    assert [one.at for one in lines] == sorted((one.at for one in lines), reverse=True)
    press(qtbot, talk.everything, Key.Key_Space)
    assert touches(talk) == own


def test_enter_on_a_contact_of_another_case_opens_that_case(place, qtbot):
    talk = opened(place)
    press(qtbot, talk.everything, Key.Key_Space)
    touch = of_others(talk, "C-3871")[0]
    assert touch.focusPolicy() == Qt.FocusPolicy.TabFocus
    press(qtbot, touch, Key.Key_Return)
    assert place.window.panel.file.reference == "C-3871"
    assert of_others(talk, "Q-4127")
    assert not of_others(talk, "C-3871")


def test_a_double_click_or_the_menu_opens_it_too_and_no_idea_is_offered_there(place, qtbot):
    talk = opened(place)
    press(qtbot, talk.everything, Key.Key_Space)
    touch = of_others(talk, "C-3871")[0]
    assert [action.text() for action in touch.actions()] == ["Open C-3871"]
    QTest.mouseDClick(touch, Qt.MouseButton.LeftButton)
    settle()
    assert place.window.panel.file.reference == "C-3871"


def test_it_is_remembered_from_day_to_day(place, qtbot, theme, sample, tmp_path):
    press(qtbot, opened(place).everything, Key.Key_Space)
    assert place.memory.get("window.case_all_of_customer", False) is True
    again = Place(tmp_path, sample, theme)
    try:
        talk = opened(again)
        assert talk.everything.isChecked()
        assert of_others(talk, "C-3871")
    finally:
        again.close()


def test_a_customer_of_one_case_is_offered_nothing_more(place, qtbot):
    press(qtbot, opened(place).everything, Key.Key_Space)
    desk = place.window._bench.desk
    rows = place.services.today.rows(everybody=True)
    talk = opened(place, next(one.number for one in rows if not desk.case(one.case_id).other_cases))
    assert not talk.everything.isVisible()
    assert len(touches(talk)) == len(place.window.panel.file.touches)


def test_what_is_said_on_another_case_meanwhile_stands_there_at_once(place, qtbot):
    talk = opened(place)
    press(qtbot, talk.everything, Key.Key_Space)
    other = place.services.cases.find("3871")
    place.window._bench.tasks.run(
        lambda: place.services.telling.logged(other.id, "Still quiet, they say", Channel.CALL),
        lambda _answer: None,
        lambda problem: None,
    )
    settle()
    assert any("Still quiet, they say" in one for one in touches(talk))


def test_a_team_is_chosen_among_all_of_them(place, qtbot):
    talk = opened(place)
    press(qtbot, talk.everything, Key.Key_Space)
    everything = len(talk._lines())
    talk._teams.choose("service")
    talk._fill()
    assert 0 < len(touches(talk)) < everything
