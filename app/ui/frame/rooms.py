"""Where one can be: the places of the rail, and the views of Today, each made when first gone to."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from app.ui.frame.places import COMPOSER, FOUND, REVIEW, TODAY
from app.ui.frame.view_tabs import VIEWS, ViewTabs
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Homes, Workspace, make_home
from app.ui.workspaces.homes import page_of
from app.ui.workspaces.today_lists import TodayList


class Rooms(QObject):
    """Keeps the workspaces of one window.

    Args:
        stack: Holds them.
        tabs: Say which view of Today is wanted.
        reachable: Keys of the places that this person may go to.
        enter: Connects a new workspace with the window.
    """

    def __init__(  # what it is made of, by name
        self,
        bench: Workbench,
        homes: Homes,
        stack: QStackedWidget,
        tabs: ViewTabs,
        reachable: Iterable[str],
        enter: Callable[[Workspace], None],
    ) -> None:
        super().__init__(stack)
        self._bench, self._homes, self._stack, self._tabs = bench, homes, stack, tabs
        self._reachable, self._enter = frozenset(reachable) | {FOUND, REVIEW, COMPOSER}, enter
        self._rooms: dict[str, Workspace] = {}
        self._home = ""

    @property
    def home(self) -> Workspace:
        """One's own view of Today."""
        return self._rooms[TODAY.key]

    def there(self) -> tuple[str, ...]:
        """The views that exist; those of a later day are left out."""
        return tuple(view for view in VIEWS if view in self._homes or page_of(view) is not None)

    def dwell(self, home: str, borrowed: Iterable[str]) -> None:
        """Let this be Today's own view, with others beside it."""
        there = self.there()
        self._tabs.offer((home, *(view for view in borrowed if view in there)))
        if home != self._home:
            self._home = home
            self._replace(TODAY.key, make_home(self._homes, home, TodayList, self._bench, self._stack))

    def find(self, key: str) -> Workspace:
        """A place by its key; an unknown one is Today."""
        if key == TODAY.key and not self._tabs.is_own:
            return self._room(f"{key}/{self._tabs.current}", self._tabs.current)
        if key != TODAY.key and key in self._reachable:
            return self._room(key, key)
        return self.home

    def _room(self, key: str, view: str) -> Workspace:
        make = self._homes.get(view) or page_of(view)
        if key not in self._rooms and make is not None:
            self._replace(key, make(self._bench, self._stack))
        return self._rooms.get(key) or self.home

    def _replace(self, key: str, room: Workspace) -> None:
        before = self._rooms.get(key)
        self._rooms[key] = room
        self._enter(room)
        self._stack.addWidget(room)
        if before is not None:
            shown = self._stack.currentWidget() is before
            self._stack.removeWidget(before)
            before.deleteLater()
            if shown:
                self._stack.setCurrentWidget(room)
