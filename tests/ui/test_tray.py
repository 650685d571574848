"""The tray tells how things stand, leads to them, and never hides the only way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from app.ui.staying import Staying
from app.ui.tray import Tray, TrayState, TrayStep, as_label, with_badge

# What the test platform, which has neither a tray nor a window manager, remarks about it.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise", extend=True)

GROUND, BADGE = QColor("#204060"), QColor("#c02020")
STEPS = tuple(
    TrayStep(f"Q-{number}", text, when)
    for number, text, when in [
        (4141, "Eimear Walsh: price of the service plan", "15:00"),
        (4062, "Byrne & Sons <b>delivery</b>", "15:30"),
        (4076, "Hotel Marlowe: tell where it stands", "16:00"),
        (4108, "Lumen Offices: call", "Fri 09:00"),
    ]
)


def a_plain_icon():
    pixmap = QPixmap(64, 64)
    pixmap.fill(GROUND)
    return QIcon(pixmap)


class Desktop:
    """A desktop with a tray, until told otherwise."""

    def __init__(self):
        self.has_tray = True


@pytest.fixture
def desktop():
    return Desktop()


@pytest.fixture
def tray(qtbot, desktop):
    tray = Tray(a_plain_icon(), BADGE, is_available=lambda: desktop.has_tray)
    tray.show()
    yield tray
    tray.close()
    tray.deleteLater()


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def staying(window, tray):
    staying = Staying(window, tray)
    yield staying
    staying.end()


def lines(tray):
    return [action.text() for action in tray._menu.actions() if action.isVisible() and action.text()]


def choose(tray, text):
    next(action for action in tray._menu.actions() if text in action.text()).trigger()


def test_the_menu_lists_the_next_three_steps_and_the_ways_in(tray):
    tray.show_state(TrayState(late=2, today=5, steps=STEPS))
    assert lines(tray) == [
        "2 late, 5 more today",
        "15:00 · Eimear Walsh: price of the service plan",
        "15:30 · Byrne && Sons <b>delivery</b>",
        "16:00 · Hotel Marlowe: tell where it stands",
        "&Open Keepword",
        "&Add a step …",
        "Quiet &time, one hour",
        "&Quit Keepword",
    ]


@pytest.mark.parametrize(
    ("late", "today", "head"),
    [(0, 0, "Nothing is late"), (1, 0, "1 late"), (0, 4, "Nothing is late, 4 to do today")],
)
def test_the_head_line_says_how_things_stand(tray, late, today, head):
    tray.show_state(TrayState(late=late, today=today))
    assert lines(tray)[0] == head


def test_who_waits_is_said_only_where_somebody_does(tray, qtbot):
    tray.show_state(TrayState(late=1, waiting=3))
    assert lines(tray)[:2] == ["1 late", "3 customers waiting for news"]
    with qtbot.waitSignal(tray.waiting_requested):
        choose(tray, "waiting for news")
    tray.show_state(TrayState(waiting=1))
    assert lines(tray)[1] == "1 customer waiting for news"
    tray.show_state(TrayState())
    assert not [line for line in lines(tray) if "waiting" in line]


def test_lines_have_pictures_where_somebody_draws_them(qtbot, desktop):
    asked = []
    tray = Tray(a_plain_icon(), BADGE, picture=lambda name: asked.append(name) or a_plain_icon())
    assert {"ph.clock-fill", "ph.plus-circle", "ph.power"} <= set(asked)
    assert not [a for a in tray._menu.actions() if a.text().startswith("&") and a.icon().isNull()]
    tray.close()
    tray.deleteLater()


def test_the_tool_tip_names_no_customer(tray):
    tray.show_state(TrayState(late=2, steps=STEPS))
    assert tray.icon.toolTip() == "Keepword: 2 late"


def test_a_step_leads_to_its_case(tray, qtbot):
    tray.show_state(TrayState(steps=STEPS))
    with qtbot.waitSignal(tray.step_requested) as asked:
        choose(tray, "Hotel Marlowe")
    assert asked.args == ["Q-4076"]


@pytest.mark.parametrize(
    ("text", "wish"), [("Open", "open_requested"), ("Add", "add_requested"), ("Quit", "quit_requested")]
)
def test_each_line_asks_for_what_it_says(tray, qtbot, text, wish):
    with qtbot.waitSignal(getattr(tray, wish)):
        choose(tray, text)


def test_quiet_time_is_switched_and_shown(tray, qtbot):
    with qtbot.waitSignal(tray.quiet_requested) as asked:
        choose(tray, "Quiet")
    assert asked.args == [True]
    tray.show_state(TrayState(is_quiet=True, quiet_until="11:42"))
    assert (tray._quiet.isChecked(), tray._quiet.text()) == (True, "Quiet &time until 11:42")
    tray.show_state(TrayState(is_quiet=False))
    assert (tray._quiet.isChecked(), tray._quiet.text()) == (False, "Quiet &time, one hour")


def test_a_click_on_the_icon_opens_the_window_and_a_right_click_does_not(tray, qtbot):
    with qtbot.waitSignal(tray.open_requested):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.open_requested):
        tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


@pytest.mark.parametrize("count", [1, 12, 99, 5000])
@pytest.mark.parametrize("size", [16, 22, 64])
def test_the_badge_covers_a_corner_and_leaves_the_icon(qapp, count, size):
    image = with_badge(a_plain_icon(), BADGE, count).pixmap(size, size).toImage()
    assert image.pixelColor(1, 1) == GROUND
    colours = {image.pixelColor(x, y).name() for x in range(size // 2, size) for y in range(size // 2, size)}
    assert BADGE.name() in colours


def test_without_late_steps_there_is_no_badge(qapp):
    icon = a_plain_icon()
    assert with_badge(icon, BADGE, 0) is icon


@given(st.text())
def test_whatever_a_customer_is_called_the_label_is_one_short_printable_line_without_mnemonic(text):
    label = as_label(text)
    assert label.isprintable()
    assert len(label.replace("&&", "&")) <= 60
    assert "&" not in label.replace("&&", "")


def test_closing_the_window_stays_in_the_tray(window, staying, qtbot):
    with qtbot.waitSignal(staying.stayed):
        assert not window.close()
    assert not window.isVisible()
    staying.bring_back()
    assert window.isVisible()


def test_without_a_tray_closing_minimises_so_that_the_window_can_be_found(window, staying, desktop, qtbot):
    desktop.has_tray = False
    with qtbot.assertNotEmitted(staying.stayed):
        window.close()
    assert window.isVisible()
    assert window.isMinimized()
    staying.bring_back()
    assert not window.isMinimized()


def test_a_tray_that_vanishes_gives_the_hidden_window_back(window, staying, desktop):
    window.close()
    staying.check()
    assert not window.isVisible()
    desktop.has_tray = False
    staying.check()
    assert window.isMinimized()


def test_a_window_in_sight_is_left_alone_when_the_tray_vanishes(window, staying, desktop):
    desktop.has_tray = False
    staying.check()
    assert window.windowState() == Qt.WindowState.WindowNoState


def test_who_does_not_want_it_to_stay_quits_by_closing(window, staying, qtbot):
    staying.stay_when_closed(False)
    with qtbot.waitSignal(staying.quit_requested):
        window.close()


def test_at_the_end_closing_is_closing(window, staying):
    staying.end()
    assert window.close()
