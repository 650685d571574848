"""Ideas: what customers said, by where it stands or by theme; read, sorted and answered from the list."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.ideas import IdeaState
from app.services.idea_sheets import idea_table
from app.services.ideas import IdeaView
from app.ui.actions import find_action
from app.ui.acts.forms import Form
from app.ui.acts.list_exports import ShownList
from app.ui.widgets.buttons import Button
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.idea_lines import THIS_WEEK, WAITING, by_state, by_theme, idea_line
from app.ui.workspaces.lists.lines import Column, Line, Sheaf, tr
from app.ui.workspaces.lists.pages import ListPage

Grouping = Callable[[Sequence[tuple[IdeaView, Line]]], list[Sheaf]]


class IdeasPage(ListPage):
    """Everybody's ideas: marketing reads them here, whoever noted one sees what became of it."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        columns = (
            Column(tr("State"), 104, is_figure=True),
            Column(tr("What they said")),
            Column(tr("Customer"), 168),
            Column(tr("With"), 208, is_extra=True),
            Column(tr("Said"), 88, is_figure=True),
        )
        super().__init__(bench, tr("Ideas"), columns, parent)
        theme = bench.theme
        self.group = Button(theme, "", icon="ph.rows", key=tr("G"))
        self.read = Button(theme, self.tr("I have it"), icon="ph.eye", key=self.tr("Space"))
        self.sort = Button(theme, self.tr("Theme…"), icon="ph.tag", key=self.tr("F2"))
        self.reply = Button(theme, self.tr("Answer…"), icon="ph.paper-plane-tilt", key=self.tr("R"))
        self.sheet = Button(theme, self.tr("Sheet…"), icon="ph.printer", key=self.tr("W"))
        self.sheet.setToolTip(find_action("idea_sheet").label)
        for button, act in (
            (self.sheet, self._make_sheet),
            (self.group, self._regroup),
            (self.read, self._read),
            (self.sort, self._sort),
            (self.reply, self._answer),
        ):
            button.clicked.connect(act)
        pills = (
            (WAITING, self.tr("Wait for an answer")),
            (THIS_WEEK, self.tr("This week")),
            (IdeaState.PLANNED.value, self.tr("Planned")),
            (IdeaState.DONE.value, self.tr("Done")),
            (IdeaState.DECLINED.value, self.tr("No")),
            ("", self.tr("All")),
        )
        self.list.left_to_page |= {
            int(key) for key in (Qt.Key.Key_R, Qt.Key.Key_G, Qt.Key.Key_W, Qt.Key.Key_F2)
        }
        self._is_by_theme = False
        self._name_group()
        self.lay_out(
            pills, right=(self.filter, self.group, self.sheet), beside=(self.read, self.sort, self.reply)
        )
        self._views: Mapping[UUID, IdeaView] = MappingProxyType({})
        self._on_line(None)
        self.list.pointed.connect(self._on_line)

    def shown_list(self) -> ShownList:
        views, name = [self._views[line.key] for line in self.shown], self.title.text()
        return ShownList(name, len(views), partial(idea_table, views, name))

    def refresh(self) -> None:
        desk = self.bench.desk
        self.bench.run(lambda: desk.ideas().all(), self._show, self.refused.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            Qt.Key.Key_Space: self._read,
            Qt.Key.Key_F2: self._sort,
            Qt.Key.Key_R: self._answer,
            Qt.Key.Key_G: self._regroup,
            Qt.Key.Key_W: self._make_sheet,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        act()

    def empty_words(self) -> tuple[str, str]:
        if self._lines:
            return super().empty_words()
        return self.tr("No ideas yet"), self.tr("What a customer says is noted on their case, by the key I.")

    def show_sheaves(self, sheaves: Sequence[Sheaf]) -> None:
        """What passed the filter, below the headings that are chosen."""
        lines = [(self._views[line.key], line) for sheaf in sheaves for line in sheaf.lines]
        grouping: Grouping = by_theme if self._is_by_theme else by_state
        super().show_sheaves(grouping(lines))

    def _show(self, views: Sequence[IdeaView]) -> None:
        formats, self._views = self.bench.formats, {view.idea.id: view for view in views}
        waiting = sum(not view.idea.is_answered for view in views)
        words = self.tr("1 waits for an answer") if waiting == 1 else self.tr("{count} wait for an answer")
        self.line.setText(words.format(count=waiting))
        self.show_lines([idea_line(view, formats) for view in views])
        self._on_line(self.list.current_line)

    def _current(self) -> IdeaView | None:
        line = self.list.current_line
        return self._views.get(line.key) if line is not None else None

    def _on_line(self, line: Line | None) -> None:
        view = self._views.get(line.key) if line is not None else None
        self.read.setEnabled(view is not None and view.idea.state is IdeaState.NEW)
        self.sort.setEnabled(view is not None)
        self.reply.setEnabled(view is not None)

    def _regroup(self) -> None:
        self._is_by_theme = not self._is_by_theme
        self._name_group()
        self.sieve()

    def _make_sheet(self) -> None:
        self.acted.emit("idea_sheet")

    def _name_group(self) -> None:
        """The button says what it leads to."""
        self.group.rename(self.tr("By state") if self._is_by_theme else self.tr("By theme"))

    def _read(self) -> None:
        view, desk = self._current(), self.bench.desk
        if view is not None and view.idea.state is IdeaState.NEW:
            self.bench.run(lambda: desk.ideas().read([view.idea.id], ""), self._on_done, self.refused.emit)

    def _sort(self) -> None:
        from app.ui.acts.idea_answers import ThemeForm  # noqa: PLC0415 - loaded when first opened

        view = self._current()
        if view is None:
            return
        alike = [one.idea.theme for one in self._views.values() if one.idea.theme]
        used = sorted(dict.fromkeys(alike), key=lambda name: -alike.count(name))
        self._open(ThemeForm(self.bench, view, used, alike.count(view.idea.theme), self.window()))

    def _answer(self) -> None:
        from app.ui.acts.idea_answers import AnswerForm  # noqa: PLC0415 - loaded when first opened

        view = self._current()
        if view is None:
            return
        others = [
            one
            for one in self._views.values()
            if one.idea.theme and one.idea.theme == view.idea.theme
            if not one.idea.is_answered and one.idea.id != view.idea.id
        ]
        self._open(AnswerForm(self.bench, view, others, self.window()))

    def _open(self, form: Form) -> None:
        form.succeeded.connect(self._on_done)
        form.open()

    def _on_done(self, answer: object) -> None:
        self.said.emit(self.bench.said(answer) or self.tr("Done."))
        self.refresh()
