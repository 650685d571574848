"""The week of the Day plan: one key leads there and back, arrows walk it, Enter opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.day_plan.test_page import later_all


@pytest.fixture
def week(qtbot, page):
    qtbot.keyClick(page, Qt.Key.Key_W)
    return page.week.board


def focused():
    return QApplication.focusWidget()


def press(qtbot, *keys):
    for key in keys:
        qtbot.keyClick(focused(), key)


def test_one_key_leads_to_the_week_and_back_to_the_day(qtbot, page, week):
    assert week.isVisible()
    assert not page.timeline.isVisible()
    assert page.line.text() == "16 planned, 32 h 53 m free. 14 promises fall due."
    press(qtbot, Qt.Key.Key_W)
    assert page.timeline.isVisible()
    assert page.line.text().startswith("Nine to go")


def test_the_days_ahead_say_what_stands_in_them_and_what_is_free(week):
    heads = [column.head.accessibleName() for column in week.columns]
    assert heads[1] == "Wednesday 25 November, 4 planned, 6 h 40 m free"
    assert [column.day.frame.on.day for column in week.columns] == [24, 25, 26, 27, 30]


def test_arrows_walk_between_days_and_within_one(qtbot, week):
    assert focused() is week.columns[0].parts[1]
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert focused() is week.columns[1].parts[2]
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert focused() is week.columns[0].head


def test_enter_opens_the_case_beside_it(qtbot, window, week):
    item = week.columns[0].parts[3]
    item.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert window.panel.case_id == item.case_id


def test_enter_on_today_opens_the_day_and_on_another_day_goes_to_what_stands_there(qtbot, page, week):
    week.columns[2].head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert focused() is week.columns[2].parts[1]
    week.columns[0].head.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.timeline.isVisible()


def test_a_letter_means_the_item_one_stands_on(qtbot, page, week):
    press(qtbot, Qt.Key.Key_Right)
    assert page.current_case_id == week.columns[1].parts[1].case_id


def test_the_focus_stays_with_its_case_when_the_week_is_read_anew(qtbot, services, window, week):
    press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
    case_id = focused().case_id
    later_all(services, but=("Ruth Fenwick",))
    window.refresh()
    assert focused().case_id == case_id
    assert [part.case_id for part in week.columns[0].parts[1:2]] == [
        row.case_id for row in services.today.rows() if row.contact == "Ruth Fenwick"
    ]
