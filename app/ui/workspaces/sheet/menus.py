"""The sheet's menus: whose cases, views, groups, order, columns, and the values of a column."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.grids import COLUMNS, PLACES, Column, GridRow, Grouping
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.workspaces.sheet.columns import CellWords, title_of
from app.ui.workspaces.sheet.layouts import Layout

MOST_VALUES = 40
_GROUPINGS = {
    Grouping.NONE: QT_TRANSLATE_NOOP("SheetMenus", "Nothing"),
    Grouping.DUE: QT_TRANSLATE_NOOP("SheetMenus", "Due"),
    Grouping.KIND: QT_TRANSLATE_NOOP("SheetMenus", "Kind"),
    Grouping.OWNER: QT_TRANSLATE_NOOP("SheetMenus", "Owner"),
    Grouping.MONTH: QT_TRANSLATE_NOOP("SheetMenus", "Month"),
}
Choose = Callable[[str], None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SheetMenus", text)


def grouping_name(grouping: Grouping) -> str:
    """What headings stand for, in a word."""
    return _tr(_GROUPINGS[grouping])


def order_words(layout: Layout) -> str:
    """``Slack, least first``."""
    first = layout.sorts[0]
    words = _tr("{column}, most first") if first.is_descending else _tr("{column}, least first")
    text = words.format(column=title_of(first.column))
    more = len(layout.sorts) - 1
    return _tr("{order} + {count}").format(order=text, count=more) if more else text


def make_menu(name: str, parent: QWidget, chosen: Choose) -> QMenu:
    """A menu that hands over the data of what was chosen and then goes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    menu.triggered.connect(lambda action: chosen(str(action.data())))
    return menu


def add(menu: QMenu, text: str, data: str, *, is_on: bool | None = None) -> QAction:
    """One line of a menu; with a tick where ``is_on`` is given."""
    action = QAction(text.replace("&", "&&"), menu)
    action.setData(data)
    if is_on is not None:
        action.setCheckable(True)
        action.setChecked(is_on)
    menu.addAction(action)
    return action


def view_menu(names: Sequence[str], used: str, parent: QWidget, chosen: Choose) -> QMenu:
    """Saved views, and saving this one."""
    menu = make_menu(_tr("Views"), parent, chosen)
    add(menu, _tr("My open cases"), "usual:", is_on=not used)
    for name in names:
        add(menu, name, f"view:{name}", is_on=name == used)
    menu.addSeparator()
    add(menu, _tr("Save this view…"), "save:")
    if used:
        add(menu, _tr("Let “{name}” go").format(name=used), f"forget:{used}")
    return menu


def owner_menu(*, everybody: bool, parent: QWidget, chosen: Choose) -> QMenu:
    """Mine or everybody's."""
    menu = make_menu(_tr("Owner"), parent, chosen)
    add(menu, _tr("me"), "me", is_on=not everybody)
    add(menu, _tr("anybody"), "all", is_on=everybody)
    return menu


def group_menu(layout: Layout, parent: QWidget, chosen: Choose) -> QMenu:
    """What headings stand for; closing and opening all of them."""
    menu = make_menu(_tr("Group"), parent, chosen)
    for grouping in _GROUPINGS:
        add(menu, grouping_name(grouping), grouping.value, is_on=grouping is layout.grouping)
    if layout.grouping is not Grouping.NONE:
        menu.addSeparator()
        add(menu, _tr("Close all"), "close")
        add(menu, _tr("Open all"), "open")
    return menu


def sort_menu(layout: Layout, parent: QWidget, chosen: Choose) -> QMenu:
    """Every column to sort by; the one that leads turns round."""
    menu = make_menu(_tr("Sort"), parent, chosen)
    leading = layout.sorts[0].column
    for column in COLUMNS:
        add(menu, title_of(column), column.value, is_on=column is leading)
    return menu


def columns_menu(layout: Layout, parent: QWidget, chosen: Choose) -> QMenu:
    """Which columns are shown."""
    menu = make_menu(_tr("Columns"), parent, chosen)
    for column in COLUMNS:
        add(menu, title_of(column), column.value, is_on=column in layout.columns)
    menu.addSeparator()
    add(menu, _tr("The usual columns"), "usual")
    return menu


def column_menu(column: Column, layout: Layout, parent: QWidget, chosen: Choose) -> QMenu:
    """What one can do with one column."""
    menu = make_menu(title_of(column), parent, chosen)
    add(menu, _tr("Least first"), "up")
    add(menu, _tr("Most first"), "down")
    add(menu, _tr("Sort within the order so far"), "further")
    menu.addSeparator()
    hide = add(menu, _tr("Hide this column"), "hide")
    hide.setEnabled(len(layout.columns) > 1)
    return menu


def values_menu(
    column: Column, rows: Iterable[GridRow], cells: CellWords, wanted: frozenset[str], parent: QWidget
) -> QMenu:
    """The commonest values of a column, to tick several."""
    menu = make_menu(title_of(column), parent, lambda _data: None)
    place = PLACES[column]
    common = Counter(row.keys[place] for row in rows).most_common(MOST_VALUES)
    names = {row.keys[place]: cells.text(row, column) for row in rows} if len(common) < MOST_VALUES else {}
    add(menu, _tr("Any"), "", is_on=not wanted)
    menu.addSeparator()
    for key, count in sorted(common, key=lambda one: str(one[0])):
        name = names.get(key) or str(key)
        add(menu, f"{name or _tr('Nobody')}\t{count}", str(key), is_on=str(key) in wanted)
    return menu
