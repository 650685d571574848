"""Messages of the tray icon, asked for from any thread."""

import threading

import pytest
from PySide6.QtCore import QThread  # noqa: TID251 - only to ask which one this is
from PySide6.QtWidgets import QSystemTrayIcon

from app.adapters.notifications.tray import TrayNotifier
from app.services.notices import OPEN, Notice

NOTICE = Notice("4141/step/1", "Call Eimear Walsh", "at 15:00")


class Tray(QSystemTrayIcon):
    """A tray as a desktop with one would have it; the test platform has none."""

    def __init__(self, parent):
        super().__init__(parent)
        self.is_there = True
        self.messages = []

    def isSystemTrayAvailable(self):  # noqa: N802
        return self.is_there

    def supportsMessages(self):  # noqa: N802
        return True

    def showMessage(self, title, text):  # noqa: N802
        self.messages.append((title, text, QThread.currentThread() is self.thread()))


@pytest.fixture
def tray(qtbot, qapp):
    tray = Tray(qapp)
    yield tray
    tray.deleteLater()


@pytest.fixture
def acts():
    return []


@pytest.fixture
def notifier(tray, acts):
    return TrayNotifier(tray, lambda *act: acts.append(act))


def test_a_message_from_another_thread_is_shown_on_the_ui_thread(qtbot, tray, notifier):
    thread = threading.Thread(target=notifier.show, args=[NOTICE])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: tray.messages == [("Call Eimear Walsh", "at 15:00", True)])


def test_a_click_opens_what_the_message_was_about_once(qtbot, tray, notifier, acts):
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: bool(tray.messages))
    tray.messageClicked.emit()
    tray.messageClicked.emit()
    assert acts == [(NOTICE.key, OPEN)]


def test_a_withdrawn_message_can_no_longer_be_clicked(qtbot, tray, notifier, acts):
    notifier.show(NOTICE)
    notifier.withdraw(NOTICE.key)
    qtbot.waitUntil(lambda: bool(tray.messages))
    qtbot.wait(1)
    tray.messageClicked.emit()
    assert acts == []


def test_a_desktop_without_a_tray_takes_nothing(tray, acts):
    tray.is_there = False
    notifier = TrayNotifier(tray, lambda *act: acts.append(act))
    assert notifier.trouble()
    assert notifier.show(NOTICE) is False


def test_a_tray_that_goes_away_is_noticed_at_the_next_message(qtbot, tray, notifier):
    tray.is_there = False
    assert notifier.show(NOTICE)
    qtbot.waitUntil(lambda: notifier.trouble() is not None)
    assert notifier.show(NOTICE) is False
    assert tray.messages == []


def test_after_closing_nothing_is_shown(qtbot, tray, notifier):
    notifier.close()
    assert notifier.show(NOTICE) is False
    qtbot.wait(1)
    assert tray.messages == []
