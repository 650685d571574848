"""Tabs above Today: one's own view, and others that one borrowed."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QWidget

from app.ui.acts.menus import plain_menu
from app.ui.frame.decks import Tab
from app.ui.theme.looks import Theme
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import IconButton, Size

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "people": QT_TRANSLATE_NOOP("Views", "People"),
        "priorities": QT_TRANSLATE_NOOP("Views", "Priorities"),
        "sheet": QT_TRANSLATE_NOOP("Views", "Sheet"),
        "day_plan": QT_TRANSLATE_NOOP("Views", "Day plan"),
        "cases": QT_TRANSLATE_NOOP("Views", "Cases"),
        "promises": QT_TRANSLATE_NOOP("Views", "Promises"),
        "ideas": QT_TRANSLATE_NOOP("Views", "Ideas"),
        "reports": QT_TRANSLATE_NOOP("Views", "Reports"),
        "inbox": QT_TRANSLATE_NOOP("Views", "To finish"),
    }
)
VIEWS = tuple(_NAMES)
"""Every view that style files may name, in the order of menus."""


def view_name(view: str) -> str:
    """What a view is called."""
    return QCoreApplication.translate("Views", _NAMES[view]) if view in _NAMES else view


class ViewTabs(QFrame):
    """One tab a view; gone where there is only one.

    Signals:
        chosen: A view is wanted; carries its name.
        more_wanted: Others shall be borrowed, or given back.
    """

    chosen = Signal(str)
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._place = theme, 0
        self._views: tuple[str, ...] = ("",)
        self.setObjectName("top")
        self.setAccessibleName(self.tr("Views of Today"))
        self._tabs = row(gap=20)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._on_clicked)
        self.more = IconButton(theme, self.tr("Views beside Today…"), "ph.plus", size=Size.TINY)
        self.more.clicked.connect(self.more_wanted)
        self.setLayout(column(row(self._tabs, 12, self.more, None, margins=(24, 0, 24, 1))))
        self.hide()

    @property
    def current(self) -> str:
        """The view that is wanted now; the first is one's own."""
        return self._views[self._place]

    @property
    def is_own(self) -> bool:
        """Whether that is one's own view."""
        return self._place == 0

    def offer(self, views: Sequence[str]) -> None:
        """Stand for these; the one that was chosen stays so, unless one's own view is another now."""
        if tuple(views) == self._views:
            return
        was = self.current if self._place and views[0] == self._views[0] else ""
        self._views = tuple(views)
        self._place = self._views.index(was) if was in self._views else 0
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._tabs.removeWidget(old)
            old.deleteLater()
        for number, view in enumerate(self._views):
            tab = Tab(self._theme, view_name(view))
            self._group.addButton(tab, number)
            self._tabs.addWidget(tab)
        self.choose(self.current)

    def choose(self, view: str) -> None:
        """Let that one be current; goes nowhere by itself."""
        self._place = self._views.index(view) if view in self._views else 0
        button = self._group.button(self._place)
        if button is not None:
            button.setChecked(True)

    def step(self, by: int) -> None:
        """The next (1) or the previous (-1), and round again."""
        if len(self._views) > 1:
            self._on_clicked((self._place + by) % len(self._views))

    def stand(self, *, in_today: bool) -> None:
        """Be seen in Today only, and only where there is a choice."""
        self.setVisible(in_today and len(self._views) > 1)

    def _on_clicked(self, number: int) -> None:
        self.choose(self._views[number])
        self.chosen.emit(self.current)


def views_menu(there: Sequence[str], home: str, borrowed: Sequence[str], parent: QWidget) -> QMenu:
    """Every view that there is, ticked where it stands beside Today; one's own is not asked about."""
    menu = plain_menu(QCoreApplication.translate("Views", "Views beside Today"), parent)
    for view in there:
        if view == home:
            continue
        action = QAction(view_name(view), menu)
        action.setCheckable(True)
        action.setChecked(view in borrowed)
        action.setData(view)
        menu.addAction(action)
    return menu
