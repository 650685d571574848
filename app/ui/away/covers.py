"""Cover an absence: the dates, the person, and what the cover gets."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.leave_views import LeaveView
from app.ui.acts.forms import Form, OptionRow
from app.ui.away.desks import AwayDesk, Wish
from app.ui.away.lines import LineList, titled
from app.ui.desk import Colleague
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench

MOST, WIDTH, LINES = 9, 560, 196


class CoverForm(Form):
    """A lead lets somebody cover a colleague; it holds at once, nobody has to accept."""

    def __init__(self, bench: Workbench, desk: AwayDesk, person_id: UUID, name: str, parent: QWidget) -> None:
        title = parent.tr("Who covers {name}?").format(name=name)
        super().__init__(bench, title, parent.tr("Cover"), parent)
        self._desk, self._person_id = desk, person_id
        self._people: Sequence[Colleague] = ()
        self._looked: Wish | None = None
        self.options: list[OptionRow] = []
        theme = bench.theme
        self.starts = Field(theme, self.tr("First day"), self.tr("today, or 2 dec"), self)
        self.ends = Field(theme, self.tr("Last day"), self.tr("fri, 11 dec"), self)
        self.starts.setText(self.tr("today"))
        self.about = PlainLabel(theme, "", 12, 500, "ink2", most=2)
        self.list = LineList(theme, bench.formats, self)
        self.list.setFixedHeight(theme.scaled(LINES))
        self.list.hide()
        self.note.setText(self.tr("It holds at once. The owner stays."))
        self._names = holder(column(gap=4))
        self.compose(
            row(titled(theme, self.starts), titled(theme, self.ends), gap=8),
            self._names,
            self.about,
            self.list,
        )
        self.setFixedWidth(theme.scaled(WIDTH))
        for field in (self.starts, self.ends):
            field.editingFinished.connect(self.look)
        bench.run(desk.colleagues, self._show_people, self.refuse)
        self.ends.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, is_typing = event.text(), isinstance(self.focusWidget(), Field)
        if not is_typing and number.isdecimal() and 1 <= int(number) <= len(self.options):
            self.options[int(number) - 1].setChecked(True)
            return
        super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        wish = self._wish()
        if wish is None or wish.cover_id is None:
            self.refuse(self.tr("A first day, a last day, and who covers."))
            return None
        return partial(self._desk.cover, self._person_id, wish)

    def _wish(self) -> Wish | None:
        starts, ends = self.starts.text().strip(), self.ends.text().strip()
        if not starts or not ends:
            return None
        chosen = next((number for number, one in enumerate(self.options) if one.isChecked()), None)
        return Wish(starts, ends, None if chosen is None else self._people[chosen].person_id)

    def _show_people(self, people: Sequence[Colleague]) -> None:
        self._people = [one for one in people if one.person_id != self._person_id][:MOST]
        layout = self._names.layout()
        for number, one in enumerate(self._people, 1):
            option = OptionRow(self.bench.theme, number, one.name, one.function, self._names)
            self.options.append(option)
            if layout is not None:
                layout.addWidget(option)
        if self.options:
            self.options[0].setChecked(True)
        self.button.setEnabled(bool(self.options))
        self.adjustSize()

    def look(self) -> None:
        """What falls into these dates; the same ones are not asked for again."""
        wish, desk, person_id = self._wish(), self._desk, self._person_id
        if wish is not None and wish != self._looked:
            self._looked = wish
            self.bench.run(lambda: desk.inside(person_id, wish), self._show_lines, self.refuse)

    def _show_lines(self, view: LeaveView) -> None:
        self.refuse("")
        cover = view.cover.first_name if view.cover is not None else ""
        self.list.show_lines(view.lines, cover, is_offer=True)
        self.list.setVisible(bool(view.lines))
        words = self.tr("The cover sees the cases and gets the reminders. In these days: {count}")
        self.about.setText(words.format(count=len(view.lines)))
        self.adjustSize()
        self.place()
