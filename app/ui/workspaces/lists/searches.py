"""Everything that holds the words: open cases, closed ones, customers."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.list_tables import found_table
from app.services.lists import SearchView
from app.ui.acts.list_exports import ShownList
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.lines import (
    Column,
    Line,
    Sheaf,
    Title,
    closed_line,
    found_customer_line,
    open_line,
    tr,
)
from app.ui.workspaces.lists.pages import ListPage


class SearchPage(ListPage):
    """Results of a search; the field asks anew."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        columns = (
            Column(tr("Customer"), 168),
            Column(tr("Matter, or person")),
            Column(tr("Next step, outcome, or reach"), 234, is_extra=True),
            Column(tr("When"), 156, is_figure=True),
            Column(tr("Value, or cases"), 118, is_right=True, is_figure=True),
        )
        super().__init__(bench, tr("Found"), columns, parent)
        self._found = SearchView((), (), ())
        self.filter.setPlaceholderText(self.tr("Words, a name, a number"))
        self.filter.setAccessibleName(self.tr("Search for"))
        self.filter.setFixedWidth(bench.theme.scaled(280))
        self.lay_out(right=(self.filter,))

    def look_at(self, what: object) -> None:
        """Search for these words."""
        self.filter.setText(str(what))
        self.refresh()

    def shown_list(self) -> ShownList:
        name = self.title.text()
        return ShownList(name, len(self.shown), partial(found_table, self._found, name))

    def refresh(self) -> None:
        words, desk = self.filter.text().strip(), self.bench.desk
        if not words:
            self._show(SearchView((), (), ()))
            return
        self.bench.run(lambda: desk.lists().find(words), self._show, self.refused.emit)

    def sieve(self) -> None:
        """Each further letter asks anew."""
        if self.isVisible():
            self.refresh()

    def empty_words(self) -> tuple[str, str]:
        words = self.filter.text().strip()
        if not words:
            return self.tr("What are you looking for?"), self.tr(
                "Names, cases, notes and emails are searched."
            )
        return (
            self.tr("Nothing holds “{words}”").format(words=words[:40]),
            self.tr("Names, cases, notes and emails were searched."),
        )

    def open_line(self, line: Line) -> None:
        if line.case_id is None:
            self.customer_opened.emit(line.key)
            return
        super().open_line(line)

    def _show(self, found: SearchView) -> None:
        formats, self._found = self.bench.formats, found
        sheaves = (
            (self.tr("Open cases"), [open_line(row, formats) for row in found.open_rows]),
            (self.tr("Closed cases"), [closed_line(row, formats) for row in found.closed]),
            (self.tr("People"), [found_customer_line(row, formats) for row in found.customers]),
        )
        count = sum(len(lines) for _, lines in sheaves)
        self.line.setText(self.tr("{count} found").format(count=formats.number(count)) if count else "")
        self.show_sheaves([Sheaf(lines, Title(title, str(len(lines)))) for title, lines in sheaves])
