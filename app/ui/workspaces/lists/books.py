"""The Promise book beside the promises: each entry with how it fares; added, changed and retired from the list."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.promise_book import Standing
from app.services.list_tables import book_table
from app.ui.acts.list_exports import ShownList
from app.ui.desk import Desk
from app.ui.widgets.buttons import Button
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.bases import Workspace
from app.ui.workspaces.lists.book_desks import BookPage
from app.ui.workspaces.lists.book_lines import book_columns, book_line
from app.ui.workspaces.lists.lines import Line, Sheaf
from app.ui.workspaces.lists.views import LineList


class BookTab(QObject):
    """The list of entries, its three buttons and the pill for retired ones, for the page that shows them.

    Signals:
        changed: The book was read anew.
    """

    changed = Signal()

    def __init__(self, bench: Workbench, page: Workspace) -> None:
        super().__init__(page)
        self._bench, self._page = bench, page
        self._book: BookPage | None = None
        self._found: tuple[Standing, ...] = ()
        self._needle: list[str] = []
        theme = bench.theme
        self.list = LineList(theme, self.tr("Promise book"), book_columns(), page)
        self.list.left_to_page |= {int(Qt.Key.Key_Plus), int(Qt.Key.Key_F2)}
        self.add = Button(theme, self.tr("New…"), icon="ph.plus", key="+")
        self.change = Button(theme, self.tr("Change…"), icon="ph.pencil-simple", key=self.tr("F2"))
        self.retire = Button(theme, self.tr("Retire"), icon="ph.x-circle", key=self.tr("Del"))
        self.add.clicked.connect(self.write_new)
        self.change.clicked.connect(self.write_over)
        self.retire.clicked.connect(self.take_out)
        self.everything = FilterPill(theme, self.tr("Retired too"), page)
        self.everything.clicked.connect(self.read)
        self.list.opened.connect(self.write_over)
        self.list.pointed.connect(self._on_line)
        self.list.acted.connect(page.acted)
        self._on_line(None)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """What one may do with an entry."""
        return self.add, self.change, self.retire

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Everything beside the list that is shown with it alone."""
        return *self.buttons, self.everything

    @property
    def is_empty(self) -> bool:
        """Whether it was read and has no entry."""
        return self._book is not None and not self._book.look.standings

    @property
    def words(self) -> str:
        """How many there are."""
        count = len(self._book.look.standings) if self._book is not None else 0
        return self.tr("1 entry") if count == 1 else self.tr("{count} entries").format(count=count)

    def shown_list(self, name: str) -> ShownList:
        """What is shown, to export."""
        owners = self._book.look.owners if self._book is not None else {}
        return ShownList(name, len(self._found), partial(book_table, self._found, owners, name))

    def read(self) -> None:
        """Read the book anew."""
        desk, is_everything = self._bench.desk, self.everything.isChecked()
        read = partial(_page, desk, is_everything=is_everything)
        self._bench.run(read, self.show, self._page.refused.emit)

    def show(self, book: BookPage) -> None:
        """Show these entries, those that keep breaking first."""
        self._book = book
        self.changed.emit()

    def sieve(self, needle: str) -> bool:
        """Show what the filter lets through; whether there is any."""
        self._needle = needle.casefold().split()
        if self._book is None:
            return False
        look, formats = self._book.look, self._bench.formats
        pairs = [(one, book_line(one, look.owners[one.entry.key], formats)) for one in look.standings]
        pairs = [(one, line) for one, line in pairs if all(word in line.haystack for word in self._needle)]
        pairs.sort(key=lambda pair: (pair[0].entry.is_retired, not pair[0].keeps_breaking))
        self._found = tuple(one for one, _ in pairs)
        self.list.show_sheaves([Sheaf([line for _, line in pairs])])
        self._on_line(self.list.current_line)
        return bool(pairs)

    def press(self, key: Qt.Key) -> bool:
        """A key of this list was pressed; whether it means something here."""
        acts = {
            Qt.Key.Key_Plus: self.add,
            Qt.Key.Key_F2: self.change,
            Qt.Key.Key_Delete: self.retire,
        }
        button = acts.get(key)
        if button is not None and button.isEnabled():
            button.click()
        return button is not None or key == Qt.Key.Key_Space

    def write_new(self) -> None:
        """Ask for another entry."""
        self._open(None)

    def write_over(self) -> None:
        """Ask what the current entry shall say."""
        one = self._current()
        if one is not None and self.change.isEnabled():
            self._open(one)

    def take_out(self) -> None:
        """The current entry is not to be given any more; one that is not given may be again."""
        one, desk = self._current(), self._bench.desk
        if one is not None:
            key, is_retired = one.entry.key, one.entry.is_retired

            def act() -> object:
                book = desk.promise_book()
                return book.resume(key) if is_retired else book.retire(key)

            self._bench.run(act, self._on_done, self._page.refused.emit)

    def _open(self, one: Standing | None) -> None:
        from app.ui.acts.book_entries import EntryForm  # noqa: PLC0415 - loaded when first opened

        if self._book is None:
            return
        entry = one.entry if one is not None else None
        owner_id = entry.owner_id if entry is not None else self._bench.desk.me().person_id
        form = EntryForm(self._bench, entry, self._book.people, owner_id, self._page.window())
        form.succeeded.connect(self._on_done)
        form.open()

    def _current(self) -> Standing | None:
        line = self.list.current_line
        return next((one for one in self._found if line is not None and one.entry.id == line.key), None)

    def _on_line(self, _line: Line | None) -> None:
        one, look = self._current(), self._book.look if self._book is not None else None
        is_mine = one is not None and look is not None and one.entry.key in look.mine
        self.add.setEnabled(look is not None and look.may_add)
        is_retired = one is not None and one.entry.is_retired
        self.change.setEnabled(is_mine and not is_retired)
        self.retire.setEnabled(is_mine)
        self.retire.rename(self.tr("Use again") if is_retired else self.tr("Retire"))

    def _on_done(self, answer: object) -> None:
        self._page.said.emit(self._bench.said(answer) or self.tr("Done."))
        self.read()


def _page(desk: Desk, *, is_everything: bool) -> BookPage:
    return desk.promise_book().page(is_everything=is_everything)
