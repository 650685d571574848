"""A keyboard: keys go in where the platform's would, and find their way to what has the focus by themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

PATIENCE_MS = 60_000
"""Long, so that a busy machine is no finding."""


class Typed(str):
    """Words, letter by letter."""

    __slots__ = ()


class Keyboard:
    """Presses keys, one after the other; knows no widget, and waits until each has had its effect.

    Attributes:
        strokes: Every key that was pressed, in order.
        acts: Named keys and whole lines: what a person would call one thing done.
    """

    def __init__(self, qtbot, window, hub=None):
        self._qtbot, self._window, self._in_hand = qtbot, window, 0
        self.strokes, self.acts = [], []
        if hub is not None:
            hub.busy.connect(self._count)

    def play(self, *recorded):
        """A recording: named keys, such as ``Ctrl+N``, ``Return`` or ``D``, and what is typed."""
        for one in recorded:
            self.acts.append(one)
            if isinstance(one, Typed):
                self._type(one)
            else:
                combination = QKeySequence(one)[0]
                QTest.keyClick(self._target(), combination.key(), combination.keyboardModifiers())
                self.strokes.append(one)
            self.settle()

    def _type(self, words):
        for letter in words:
            QTest.keyClick(self._target(), letter)
            self.strokes.append(letter)

    def settle(self):
        """Nothing is in hand, and what was answered is shown."""
        for _ in range(4):
            QApplication.processEvents()
            self._qtbot.waitUntil(lambda: self._in_hand == 0, timeout=PATIENCE_MS)

    def count(self, act):
        """How many keys an act takes."""
        before = len(self.strokes)
        act()
        return len(self.strokes) - before

    def _target(self):
        """Where the platform sends keys; without a desktop nobody brings a window to the front by itself."""
        front = (QApplication.activeModalWidget() or self._window).window()
        if QApplication.activePopupWidget() is None and self._is_left_behind(QGuiApplication.focusWindow()):
            return (
                front.windowHandle()
            )  # the list of a completer that closed keeps the keys without a desktop
        if (
            QApplication.activePopupWidget() is None
            and QGuiApplication.focusWindow() is not front.windowHandle()
        ):
            front.activateWindow()
            self._qtbot.waitUntil(
                lambda: QGuiApplication.focusWindow() is front.windowHandle(), timeout=PATIENCE_MS
            )
        return QGuiApplication.focusWindow()

    @staticmethod
    def _is_left_behind(focus):
        return focus is not None and focus.type() == Qt.WindowType.Popup

    def _count(self, in_hand):
        self._in_hand = in_hand
