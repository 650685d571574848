"""Looking at the rows another way: the menus of the bars and of the column heads."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.grids import BY_SLACK, Column, GridHeading, Grouping, Sort
from app.ui.workspaces.sheet import menus
from app.ui.workspaces.sheet.columns import USUAL
from app.ui.workspaces.sheet.layouts import Layout

if TYPE_CHECKING:
    from app.ui.workspaces.sheet.pages import SheetPage


class Arranging(QObject):
    """Opens menus for one sheet page and hands it the arrangement that was chosen."""

    def __init__(self, page: "SheetPage") -> None:
        super().__init__(page)
        self._page = page
        self.view_name = ""

    def open_current_values(self) -> None:
        """The values of the current column."""
        column = self._page.grid.current_column
        if column is not None:
            self.open_values(column)

    def open_column(self, column: Column) -> None:
        """What one can do with a column."""

        def chosen(data: str) -> None:
            shape = self._page.arrangement
            if data == "hide":
                self._page.change(shape.with_column(column), is_new_order=False)
            elif data == "further":
                self._page.change(shape.sorted_by(column, is_further=True))
            else:
                self._page.change(replace(shape, sorts=(Sort(column, data == "down"),)))

        menu = menus.column_menu(column, self._page.arrangement, self._page, chosen)
        menu.popup(self._page.grid.head.below(column))

    def open_values(self, column: Column) -> None:
        """The commonest values of a column, to tick."""
        asked = self._page.arrangement.filters.get(column, "")
        words = asked[1:].split(",") if asked.startswith("=") else []
        wanted = frozenset(word.strip() for word in words if word.strip())
        menu = menus.values_menu(column, self._page.rows, self._page.cells, wanted, self._page)

        def chosen(data: str) -> None:
            new = wanted ^ {data} if data else frozenset()
            self._page.filter(column, f"={', '.join(sorted(new))}" if new else "")

        menu.triggered.connect(lambda action: chosen(str(action.data())))
        menu.popup(self._page.grid.head.below(column))

    def open_owner(self) -> None:
        """Mine or everybody's."""

        def chosen(data: str) -> None:
            self._page.change(replace(self._page.arrangement, everybody=data == "all"))

        everybody = self._page.arrangement.everybody
        self._popup(
            menus.owner_menu(everybody=everybody, parent=self._page, chosen=chosen), self._page.facets.owner
        )

    def open_group(self) -> None:
        """What headings stand for."""

        def chosen(data: str) -> None:
            shape = self._page.arrangement
            if data in {"close", "open"}:
                names = {entry.key for entry in self._page.table.entries if isinstance(entry, GridHeading)}
                shut = frozenset(names) if data == "close" else frozenset()
                self._page.change(replace(shape, collapsed=shut), is_new_order=False)
            else:
                self._page.change(replace(shape, grouping=Grouping(data), collapsed=frozenset()))

        self._popup(menus.group_menu(self._page.arrangement, self._page, chosen), self._page.facets.group)

    def open_sort(self) -> None:
        """What leads the order."""

        def chosen(data: str) -> None:
            self._page.change(self._page.arrangement.sorted_by(Column(data)))

        self._popup(menus.sort_menu(self._page.arrangement, self._page, chosen), self._page.facets.sort)

    def open_columns(self) -> None:
        """Which columns are shown."""

        def chosen(data: str) -> None:
            usual = replace(self._page.arrangement, columns=USUAL, widths={})
            if data == "usual":
                self._page.forget_widths()
            other = usual if data == "usual" else self._page.arrangement.with_column(Column(data))
            self._page.change(other, is_new_order=False)

        self._popup(menus.columns_menu(self._page.arrangement, self._page, chosen), self._page.facets.columns)

    def open_views(self) -> None:
        """Saved views."""
        names = self._page.layouts.names()
        self._popup(menus.view_menu(names, self.view_name, self._page, self._on_view), self._page.tools.view)

    def _on_view(self, data: str) -> None:
        what, _, name = data.partition(":")
        if what == "save":
            self._page.trades.ask_name(self.save_view)
            return
        if what == "forget":
            self._page.layouts.forget(name)
        self.view_name = name if what == "view" else ""
        usual = replace(Layout(), sorts=BY_SLACK)
        self._page.forget_widths()
        self._page.change(self._page.layouts.find(name) if what == "view" else usual)

    def save_view(self, name: str) -> None:
        """Keep this arrangement under a name."""
        self.view_name = name
        self._page.layouts.save(name, replace(self._page.arrangement, widths=self._page.grid.widths()))
        self._page.tell_bars()

    def _popup(self, menu: QMenu, anchor: QWidget) -> None:
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))
