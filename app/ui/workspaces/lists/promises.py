"""Promises: what is open, at risk, broken, kept; kept or let go from the list."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.list_tables import promise_table
from app.services.lists import PromiseRow
from app.ui.acts.list_exports import ShownList
from app.ui.acts.sentences import Question, SentenceForm
from app.ui.frame.places import BOOK
from app.ui.widgets.boxes import holder, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.list_cards import ListCard
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.books import BookTab
from app.ui.workspaces.lists.lines import Column, Line, promise_line, tr
from app.ui.workspaces.lists.pages import EDGE, ListPage

_BOOK_PAGE = 2


class PromisesPage(ListPage):
    """My promises, the earliest first."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        columns = (
            Column(tr("State"), 104, is_figure=True),
            Column(tr("Promise")),
            Column(tr("Customer"), 168),
            Column(tr("Case"), 208, is_extra=True),
            Column(tr("Until"), 182, is_figure=True),
        )
        super().__init__(bench, tr("Promises"), columns, parent)
        self.keep = Button(bench.theme, self.tr("Kept"), icon="ph.check", key=self.tr("Space"))
        self.release = Button(bench.theme, self.tr("Let it go…"), icon="ph.x-circle", key=self.tr("Del"))
        self.keep.clicked.connect(self._keep)
        self.release.clicked.connect(self._release)
        pills = (
            ("binding", self.tr("Open")),
            ("at_risk", self.tr("At risk")),
            ("broken", self.tr("Broken")),
            ("kept", self.tr("Kept")),
            ("released", self.tr("Released")),
            ("", self.tr("All")),
            (BOOK, self.tr("Promise book")),
        )
        self.book = BookTab(bench, self)
        self.lay_out(
            pills,
            right=(self.filter, self.keep, self.release, *self.book.buttons),
            beside=(self.book.everything,),
        )
        self._stack.addWidget(
            holder(row(ListCard(bench.theme, self.book.list), margins=(EDGE, 0, EDGE, 0)), "canvas")
        )
        self._open_words, self._was_on_book = "", False
        self.book.changed.connect(self.sieve)
        self._show_buttons()
        self._promises: Mapping[UUID, PromiseRow] = {}
        self._to_choose_from = 0
        self.list.pointed.connect(self._on_line)

    @property
    def is_on_book(self) -> bool:
        """Whether the Promise book is shown."""
        return self.tag == BOOK

    @property
    def entrance(self) -> QWidget:
        if self.is_on_book:
            return self.book.list if self.book.list.isVisible() else self.filter
        return super().entrance

    def step(self, by: int) -> UUID | None:
        if not self.is_on_book:
            return super().step(by)
        self.book.list.step(by)
        return None

    def look_at(self, what: object) -> None:
        """Show what that pill lets through."""
        self.choose(str(what))
        self.entrance.setFocus(Qt.FocusReason.OtherFocusReason)

    def sieve(self) -> None:
        comes, self._was_on_book = self.is_on_book and not self._was_on_book, self.is_on_book
        if comes:
            self.book.read()
        if not self.is_on_book:
            super().sieve()
        elif not self.book.sieve(self.filter.text()):
            self.empty.tell(*self._no_entries())
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentIndex(_BOOK_PAGE)
        self._show_buttons()

    def show_lines(self, lines: Sequence[Line]) -> None:
        super().show_lines(lines)
        pill = self._pills.button(self._tags.index(BOOK))
        if isinstance(pill, FilterPill):
            pill.tell(self._to_choose_from)

    def shown_list(self) -> ShownList:
        if self.is_on_book:
            return self.book.shown_list(self.book.list.accessibleName())
        rows, name = [self._promises[line.key] for line in self.shown], self.title.text()
        return ShownList(name, len(rows), partial(promise_table, rows, name))

    def refresh(self) -> None:
        desk = self.bench.desk
        lists = desk.lists
        self.bench.run(lambda: (lists().promises(), lists().to_choose_from()), self._show, self.refused.emit)
        if self.is_on_book:
            self.book.read()

    def tick(self) -> None:
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_on_book:
            if not self.book.press(Qt.Key(event.key())):
                super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._keep()
        elif event.key() == Qt.Key.Key_Delete:
            self._release()
        else:
            super().keyPressEvent(event)

    def empty_words(self) -> tuple[str, str]:
        if self._lines:
            return super().empty_words()
        count = self._to_choose_from
        if not count:
            return self.tr("No promises yet"), self.tr("A promise is added on its case, by the key P.")
        words = self.tr(
            "The Promise book has {count} to choose from. One is added on its case, by the key P."
        )
        return self.tr("No promises yet"), words.format(count=count)

    def _show(self, answer: tuple[Sequence[PromiseRow], int]) -> None:
        rows, self._to_choose_from = answer
        formats, self._promises = self.bench.formats, {row.promise.id: row for row in rows}
        lines = [promise_line(row, formats) for row in rows]
        open_ = sum("binding" in line.tags for line in lines)
        words = self.tr("1 open") if open_ == 1 else self.tr("{count} open").format(count=open_)
        self._open_words = words
        self.show_lines(lines)
        self._on_line(self.list.current_line)

    def _on_line(self, line: Line | None) -> None:
        for button in (self.keep, self.release):
            button.setEnabled(line is not None and "binding" in line.tags)

    def _show_buttons(self) -> None:
        """Those of what is shown, and how many of it there are."""
        for button in (self.keep, self.release):
            button.setVisible(not self.is_on_book)
        for part in self.book.parts:
            part.setVisible(self.is_on_book)
        self.line.setText(self.book.words if self.is_on_book else self._open_words)

    def _no_entries(self) -> tuple[str, str]:
        if not self.book.is_empty:
            return super().empty_words()
        return self.tr("The Promise book is empty"), self.tr("A lead or an administrator writes its entries.")

    def _current(self) -> Line | None:
        line = self.list.current_line
        return line if line is not None and "binding" in line.tags else None

    def _keep(self) -> None:
        line, desk = self._current(), self.bench.desk
        if line is not None:
            self.bench.run(lambda: desk.keep_promise(line.key), self._on_kept, self.refused.emit)

    def _release(self) -> None:
        line, desk = self._current(), self.bench.desk
        if line is None:
            return
        question = Question(
            self.tr("Why does “{text}” bind no longer?").format(text=line.cells[1].first),
            self.tr("Let it go"),
            self.tr("Reason"),
            self.tr("They asked for something else"),
            missing=self.tr("A promise is let go with a reason."),
        )
        form = SentenceForm(
            self.bench,
            question,
            lambda reason: desk.case_desk().release_promise(line.key, reason),
            self.window(),
        )
        form.succeeded.connect(self._on_kept)
        form.open()

    def _on_kept(self, answer: object) -> None:
        self.said.emit(self.bench.said(answer) or self.tr("Settled."))
        self.refresh()
