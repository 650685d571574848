"""The keys of all actions, as the list of actions names them."""

from collections.abc import Callable

from PySide6.QtCore import QSignalMapper
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.ui.actions import ACTIONS


def add_shortcuts(window: QWidget, act: Callable[[str], None]) -> None:
    """Let each key of the list do its action while the window is in front."""
    mapper = QSignalMapper(window)
    mapper.mappedString.connect(act)
    for item in ACTIONS:
        if item.shortcut:
            action = QAction(item.label, window)
            action.setShortcut(QKeySequence(item.shortcut))
            action.triggered.connect(mapper.map)
            mapper.setMapping(action, item.key)
            window.addAction(action)
