"""The frame on a real store: hints, quiet, the bell, the last check, what is remembered."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.frame.hints import hint_of
from app.ui.theme.looks import Ground
from tests.ui.stores import NOW, Place, menu, settle, sheet


def test_alt_shows_the_keys_of_what_can_be_pressed(place, qtbot, theme):
    window = place.window
    window.open_case(place.case(4127).case_id)
    settle()
    assert not window.hints.isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt)
    keys = {key for _, key in window.hints.shown()}
    assert {"Ctrl 1", "Ctrl 4", "D", "S", "H", "T", "L", "P"} <= keys
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert not window.hints.isVisible()


def test_a_way_of_working_with_keys_shows_those_of_the_case_all_the_time(place, theme):
    window = place.window
    style = next(one for one in place.services.styles.all() if one.shows_keys)
    window.choose_style(style.key)
    window.open_case(place.case(4127).case_id)
    settle()
    assert window.hints.isVisible()
    assert all(window.deck.isAncestorOf(button) for button, _ in window.hints.shown())
    assert hint_of(window.panel.step.later) == "S"


def test_my_menu_asks_for_quiet_and_ends_it(place):
    window = place.window
    window.ways.do("quiet:hour")
    settle()
    assert place.services.styles.quiet_until() == NOW + timedelta(hours=1)
    assert "Quiet until 11:42" in window.status.reminder.text()
    window.act("open_me")
    assert {"quiet:off", "about", "export_workbook", "quit"} <= {
        a.data() for a in menu().actions() if a.data()
    }
    menu().close()
    window.ways.do("quiet:off")
    settle()
    assert place.services.styles.quiet_until() is None


def test_looking_at_the_bell_takes_its_dot(place):
    place.services.reminders.tick()
    window = place.window
    window.bars.refresh()
    assert "new" in window.top.bell.accessibleName()
    window.act("open_bell")
    QApplication.activePopupWidget().close()
    window.bars.refresh()
    assert window.top.bell.accessibleName() == "Reminders"


def test_an_old_check_is_told_in_red(place):
    bars = place.window.bars
    bars.checked_at = lambda: NOW - timedelta(seconds=80)
    bars.tick()
    assert "last checked" not in place.window.status.reminder.text()
    bars.checked_at = lambda: NOW - timedelta(seconds=100)
    bars.tick()
    assert place.window.status.reminder.text() == "Reminders were last checked at 10:40"


def test_place_and_open_case_are_there_again_the_next_day(qtbot, theme, sample, tmp_path):
    first = Place(tmp_path, sample, theme)
    first.window.show()
    first.window.go("cases")
    case_id = first.case(4127).case_id
    first.window.open_case(case_id)
    first.window.panes.set_panel_width(420)
    first.close()
    second = Place(tmp_path, sample, theme)
    second.window.show()
    settle()
    assert second.window.panel.case_id == case_id
    assert second.window.panes.is_open
    assert second.window.panes.panel_width == 420
    second.close()
    theme.apply(theme.accents[0], Ground.LIGHT)


def test_the_keys_and_about_are_told(place):
    for key in ("show_keys", "about"):
        place.window.act(key)
        assert sheet().accessibleName() in {"Keys", "About Keepword"}
        sheet().close()
