"""The inspector: what a case is, and everything that ever changed in it."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from app.ui.cases.sections import Touch
from app.ui.desk import CaseFile, TouchLine
from app.ui.formats import NONE
from app.ui.frame.decks import PanelPage
from app.ui.widgets.boxes import column, emptied, holder, row
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.labels import PlainLabel
from app.ui.words import channel_icon, channel_name
from app.ui.workbenches import Workbench
from app.ui.workspaces.sheet import menus
from app.ui.workspaces.sheet.bars import Bar, Facet
from app.ui.workspaces.sheet.desks import FieldNote, Inspection, SheetDesk
from app.ui.workspaces.sheet.histories import HistoryList, field_name, note_line


class InspectorPage(PanelPage):
    """Properties above, the full change history below; any entry can be put back or copied.

    Signals:
        put_back: A change shall be taken back; carries its id.
        refused: Reading did not work; carries the sentence.
    """

    put_back = Signal(object)
    refused = Signal(str)

    def __init__(self, bench: Workbench, desk: SheetDesk, home: QWidget) -> None:
        super().__init__(home)
        theme = bench.theme
        self._bench, self._desk = bench, desk
        self._case_id: UUID | None = None
        self._notes: tuple[FieldNote, ...] = ()
        self._wanted = ""
        self.title = self.tr("Inspector")
        self.setAccessibleName(self.title)
        self._facts = self._make_facts()
        self._count = PlainLabel(theme, "", 12, 400, "ink2")
        self.field = Facet(theme, self.tr("Field"), "ph.caret-down")
        self.history = HistoryList(bench, self)
        self.copy = Button(theme, self.tr("Copy all"), look=Look.LINK, size=Size.LINK)
        self.field.clicked.connect(self._on_field)
        self.history.asked.connect(self._on_asked)
        self.copy.clicked.connect(self._on_copy)
        self._lay_out()

    def _make_facts(self) -> QGridLayout:
        facts = QGridLayout()
        facts.setContentsMargins(16, 12, 16, 12)
        facts.setVerticalSpacing(8)
        facts.setColumnMinimumWidth(0, self._bench.theme.scaled(104))
        facts.setColumnStretch(1, 1)
        return facts

    def _lay_out(self) -> None:
        theme = self._bench.theme
        heading = PlainLabel(theme, self.tr("Change history"), 13, 600)
        words = self.tr("Nothing is deleted. Any change can be put back.")
        facts, head, foot = Bar(theme), Bar(theme), Bar(theme, line_below=False)
        facts.setLayout(self._facts)
        head.setLayout(row(heading, 6, self._count, None, self.field, margins=(16, 8, 12, 8)))
        line = row(
            PlainLabel(theme, words, 12, 400, "ink2", most=2), self.copy, gap=8, margins=(16, 8, 12, 8)
        )
        line.setStretch(0, 1)
        foot.setLayout(line)
        whole = column(facts, head, self.history, foot)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @property
    def entrance(self) -> QWidget:
        return self.history

    @property
    def notes(self) -> tuple[FieldNote, ...]:
        """What is listed."""
        return self.history.notes

    def show_file(self, file: CaseFile) -> None:
        self._case_id, case_id = file.case_id, file.case_id
        self._tell_facts(file)
        self._bench.run(lambda: self._desk.inspect(case_id), self._show, self.refused.emit)

    def _show(self, inspection: Inspection) -> None:
        if inspection.file.case_id == self._case_id:
            self._notes = inspection.notes
            self._list()

    def _list(self) -> None:
        notes = tuple(note for note in self._notes if not self._wanted or note.field == self._wanted)
        self.field.tell(field_name(self._wanted) if self._wanted else self.tr("all"))
        self._count.setText(str(len(notes)))
        self.history.show_notes(notes)

    def _tell_facts(self, file: CaseFile) -> None:
        emptied(self._facts)
        for number, (name, text) in enumerate(self._facts_of(file)):
            label = PlainLabel(self._bench.theme, name, 12, 400, "ink2")
            self._facts.addWidget(label, number, 0)
            value = PlainLabel(self._bench.theme, text, 12, 400, quoted=True)
            value.setAccessibleName(f"{name}: {text}")
            self._facts.addWidget(value, number, 1)

    def _facts_of(self, file: CaseFile) -> list[tuple[str, str]]:
        formats, case = self._bench.formats, file.agenda
        who = ", ".join(part for part in (file.contact, file.contact_role) if part)
        facts = [(self.tr("Contact"), who or NONE), (self.tr("Owner"), file.owner)]
        if case is not None:
            told = case.last_told_at
            last = (
                self.tr("last {when}").format(when=formats.moment(told)) if told else self.tr("no word yet")
            )
            due = self.tr("due {when}").format(when=formats.moment(case.news_due_at))
            facts += [
                (self.tr("Next step"), f"{channel_name(case.channel)}: {case.step}"),
                (self.tr("Due"), formats.moment(case.due_at)),
                (self.tr("News clock"), f"{last}, {due}"),
            ]
            if case.promise_due_at is not None:
                until = formats.until(case.promise_due_at)
                facts.append((self.tr("Promise"), f"{case.promise_text}, {until}"))
            put_off = {0: self.tr("never"), 1: self.tr("once")}
            times = self.tr("{count} times").format(count=case.put_offs)
            facts.append((self.tr("Put off"), put_off.get(case.put_offs, times)))
        facts.append((self.tr("Value"), formats.money(file.value, file.currency)))
        return facts

    def _on_field(self) -> None:
        menu = menus.make_menu(self.tr("Field"), self, self._on_field_chosen)
        menus.add(menu, self.tr("All fields"), "", is_on=not self._wanted)
        for name in dict.fromkeys(note.field for note in self._notes if note.field):
            menus.add(menu, field_name(name), name, is_on=name == self._wanted)
        menu.popup(self.field.mapToGlobal(QPoint(0, self.field.height() + 2)))

    def _on_field_chosen(self, name: str) -> None:
        self._wanted = name
        self._list()

    def _on_asked(self, note: FieldNote, place: QPoint) -> None:
        """What one can do with an entry."""

        def chosen(what: str) -> None:
            if what == "back":
                self.put_back.emit(note.change_id)
            else:
                QGuiApplication.clipboard().setText(note_line(note, self._bench.formats))

        menu = menus.make_menu(self.tr("Change"), self, chosen)
        back = menus.add(menu, self.tr("Put back"), "back")
        back.setEnabled(note.can_put_back)
        menus.add(menu, self.tr("Copy"), "copy")
        menu.popup(place)

    def _on_copy(self) -> None:
        lines = [note_line(note, self._bench.formats) for note in self.history.notes]
        QGuiApplication.clipboard().setText("\n".join(lines))


class TimelinePage(PanelPage):
    """Every word with the customer, newest first, all teams on one line."""

    STEP = 40

    def __init__(self, bench: Workbench, home: QWidget) -> None:
        super().__init__(home)
        self._bench = bench
        self._shown = self.STEP
        self._touches: tuple[TouchLine, ...] = ()
        self._case_id: UUID | None = None
        self.title = self.tr("Timeline")
        self.setAccessibleName(self.title)
        self._list = column(margins=(16, 16, 16, 16))
        self.more = Button(bench.theme, self.tr("Show earlier"), look=Look.GHOST, size=Size.SMALL)
        self.more.clicked.connect(self._on_more)
        self._nothing = PlainLabel(
            bench.theme, self.tr("Nothing yet. The first word is the next step."), 12, 400, "ink2", most=2
        )
        body = column()
        body.addLayout(self._list)
        body.addLayout(row(self._nothing, margins=(16, 0, 16, 0)))
        body.addLayout(row(self.more, None, margins=(16, 0, 16, 16)))
        body.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("panel")
        self._area.setAccessibleName(self.title)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder(body, "panel-body"))
        self.setLayout(column(self._area))

    @property
    def entrance(self) -> QWidget:
        return self._area

    def count(self, file: CaseFile) -> int:
        return len(file.touches)

    def show_file(self, file: CaseFile) -> None:
        if file.case_id != self._case_id:
            self._case_id, self._shown = file.case_id, self.STEP
        if file.touches != self._touches or self._list.count() == 0:
            self._touches = file.touches
            self._fill()

    def _fill(self) -> None:
        emptied(self._list)
        shown = self._touches[: self._shown]
        for number, item in enumerate(shown):
            self._list.addWidget(self._touch(item, is_last=number == len(shown) - 1))
        self._nothing.setVisible(not shown)
        self.more.setVisible(len(self._touches) > len(shown))

    def _touch(self, item: TouchLine, *, is_last: bool) -> Touch:
        title = item.title or (self.tr("They answered") if item.is_incoming else channel_name(item.channel))
        return Touch(
            self._bench.theme,
            title,
            self._bench.formats.moment(item.at),
            text=item.text,
            who=item.who,
            icon=channel_icon(item.channel),
            is_last=is_last,
        )

    def _on_more(self) -> None:
        self._shown += self.STEP
        self._fill()
