"""Menus that hang below a button of the panel."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget


def choice_menu(
    name: str,
    choices: Sequence[tuple[str, object]],
    current: object,
    chosen: Callable[[object], None],
    parent: QWidget,
) -> QMenu:
    """Words with what they stand for; the current one is ticked, and choosing it again says nothing."""
    menu = plain_menu(name, parent)
    for words, value in choices:
        action = QAction(words, menu)
        action.setData(value)
        action.setCheckable(current is not None)
        action.setChecked(value == current)
        menu.addAction(action)
    menu.triggered.connect(lambda action: chosen(action.data()))
    return menu


def plain_menu(name: str, parent: QWidget) -> QMenu:
    """An empty menu that goes away with its closing."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    return menu


def drop(menu: QMenu, anchor: QWidget | None, window: QWidget) -> None:
    """Open below the anchor, else in the window's middle, with the first entry chosen."""
    if anchor is not None and anchor.isVisible():
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        right = window.mapToGlobal(QPoint(window.width() - 8, 0)).x()
        corner.setX(min(corner.x(), right - menu.sizeHint().width()))
        menu.popup(corner)
    else:
        menu.popup(window.mapToGlobal(window.rect().center()))
    actions = [action for action in menu.actions() if not action.isSeparator()]
    if actions:
        menu.setActiveAction(actions[0])
