"""My menu: how I work, light or dark. Switching needs no restart."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.actions import find_action
from app.ui.desk import StyleChoice
from app.ui.theme.looks import Ground, Theme
from app.ui.translations import QT_TRANSLATE_NOOP

_GROUNDS = (
    (Ground.LIGHT, QT_TRANSLATE_NOOP("Menu", "Light"), "ph.sun-horizon"),
    (Ground.DARK, QT_TRANSLATE_NOOP("Menu", "Dark"), "ph.moon"),
    (Ground.SYSTEM, QT_TRANSLATE_NOOP("Menu", "As the system does"), "ph.desktop"),
)

_QUIET = (
    (QT_TRANSLATE_NOOP("Menu", "Quiet for an hour"), "quiet:hour"),
    (QT_TRANSLATE_NOOP("Menu", "Quiet until tomorrow"), "quiet:day"),
    (QT_TRANSLATE_NOOP("Menu", "No longer quiet"), "quiet:off"),
)


def me_menu(
    theme: Theme,
    styles: Sequence[StyleChoice],
    current: str,
    act: Callable[[str], None],
    parent: QWidget,
    *,
    is_quiet: bool = False,
) -> QMenu:
    """Build the menu.

    Args:
        theme: For icons and the ground in force.
        styles: Ways of working to choose from.
        current: Key of the one in force.
        act: Called with ``style:KEY``, ``ground:NAME``, ``quiet:LENGTH`` or the key of an action.
        parent: The window.
        is_quiet: Whether somebody asked for quiet, and it still lasts.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(QCoreApplication.translate("Menu", "Me"))
    menu.setToolTipsVisible(True)
    ways = QActionGroup(menu)
    for style in styles:
        way = _choice(menu, ways, style.name, f"style:{style.key}", is_on=style.key == current)
        way.setToolTip(style.line)
    _acts(theme, menu, ("mix_my_way", "borrow_view"))
    menu.addSeparator()
    grounds = QActionGroup(menu)
    for ground, text, icon in _GROUNDS:
        words = QCoreApplication.translate("Menu", text)
        action = _choice(menu, grounds, words, f"ground:{ground.value}", is_on=ground is theme.ground)
        action.setIcon(theme.icon(icon))
    menu.addSeparator()
    for text, data in _QUIET:
        action = QAction(theme.icon("ph.bell-simple-z"), QCoreApplication.translate("Menu", text), menu)
        action.setData(data)
        action.setEnabled(data != "quiet:off" or is_quiet)
        menu.addAction(action)
    menu.addSeparator()
    _acts(
        theme,
        menu,
        (
            "be_away",
            "open_fit",
            "export_calendar",
            "export_workbook",
            "export_list",
            "show_keys",
            "about",
            "quit",
        ),
    )
    menu.triggered.connect(lambda action: act(action.data()))
    return menu


def _acts(theme: Theme, menu: QMenu, keys: Sequence[str]) -> None:
    for key in keys:
        item = find_action(key)
        action = QAction(theme.icon(item.icon), item.label, menu)
        action.setData(key)
        menu.addAction(action)


def _choice(menu: QMenu, group: QActionGroup, words: str, data: str, *, is_on: bool) -> QAction:
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setChecked(is_on)
    action.setData(data)
    group.addAction(action)
    menu.addAction(action)
    return action
