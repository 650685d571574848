"""Key caps beside what can be pressed, while Alt is held, or all the time where the way of working says so."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.actions import find_action
from app.ui.frame.rails import RailButton
from app.ui.theme.looks import Theme
from app.ui.widgets import shapes

_CAP = 18


class KeyHints(QWidget):
    """Lies over the window; the mouse and the focus do not notice it.

    Args:
        steady: The part of the window whose hints stand all the time where the way of working says so.
    """

    def __init__(self, theme: Theme, window: QWidget, steady: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window, self._steady, self._is_held = theme, window, steady, False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        theme.changed.connect(self._arrange)
        self._arrange()

    @property
    def is_held(self) -> bool:
        """Whether all hints are shown now."""
        return self._is_held

    def hold(self, *, is_held: bool) -> None:
        """Show all hints, or only those that stand."""
        if is_held != self._is_held:
            self._is_held = is_held
            self._arrange()

    def shown(self) -> list[tuple[QWidget, str]]:
        """Which widget has which hint."""
        root = self._window if self._is_held else self._steady
        found = ((button, hint_of(button)) for button in root.findChildren(QAbstractButton))
        return [(button, key) for button, key in found if key and self._is_seen(button)]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window and kind in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._arrange()
        elif watched is self._window and kind == QEvent.Type.WindowDeactivate:
            self.hold(is_held=False)
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, cap = QPainter(self), self._theme.scaled(_CAP)
        for button, key in self.shown():
            width = shapes.key_cap_width(self._theme, key)
            corner = button.mapTo(self._window, QPoint(0, 0))
            x = min(corner.x() + button.width() - width + 6, self.width() - width)
            y = max(corner.y() - cap // 2, 0)
            if isinstance(button, RailButton):
                x, y = corner.x() + (button.width() - width) // 2, corner.y() + 2
            shapes.key_cap(painter, self._theme, QPointF(x, y), key)

    def _arrange(self) -> None:
        self.setGeometry(self._window.rect())
        self.setVisible(self._is_held or self._theme.shows_keys)
        self.raise_()
        self.update()

    def _is_seen(self, button: QWidget) -> bool:
        return button.isVisible() and button.isEnabled() and not button.visibleRegion().isEmpty()


def hint_of(button: QWidget) -> str:
    """The key that does the same as a button: a letter, else a shortcut; empty for none."""
    if isinstance(button, RailButton):
        return button.place.shortcut.replace("+", " ")
    key = button.property("action")
    if not isinstance(key, str) or not key:
        return ""
    try:
        action = find_action(key)
    except KeyError:
        return ""
    return action.letter or action.shortcut.replace("+", " ")
