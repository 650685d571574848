"""After many cases were opened and many forms went, nothing of them is left."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.stores import settle, sheet


def test_opening_a_case_many_times_leaves_no_widget_and_no_live_timer(place, qtbot):
    window = place.window
    ids = [row.case_id for row in place.services.today.rows()[:4]]
    for case_id in ids:
        window.open_case(case_id)
        settle()
    widgets = len(window.findChildren(QWidget))
    timers = len([timer for timer in window.findChildren(QTimer) if timer.isActive()])
    for number in range(40):
        window.open_case(ids[number % len(ids)])
        settle()
    window.open_case(ids[-1])
    settle()
    assert len(window.findChildren(QWidget)) <= widgets
    assert len([timer for timer in window.findChildren(QTimer) if timer.isActive()]) <= timers


def test_forms_go_with_their_closing(place, qtbot):
    window = place.window
    window.open_case(place.case(4127).case_id)
    settle()
    before = set(QApplication.topLevelWidgets())
    keys = ("log_update", "tell", "done", "hand_over", "add_promise", "wait_on", "correct_case", "close_case")
    for key in keys:
        window.act(key)
        settle()
        sheet().reject()
    qtbot.waitUntil(lambda: set(QApplication.topLevelWidgets()) <= before)
