"""The small sheets of the team: who takes cases, and a word to their owners."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import AgendaRow
from app.domain.team import Member
from app.ui.acts.forms import Form, OptionRow
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.team.desks import TeamDesk

MOST = 9


class ReassignForm(Form):
    """Offers cases to a colleague; whoever has most room stands first. They stay where they are until accepted."""

    def __init__(  # what it is about, by name
        self,
        bench: Workbench,
        desk: TeamDesk,
        rows: Sequence[AgendaRow],
        members: Sequence[Member],
        parent: QWidget,
        *,
        to: UUID | None = None,
    ) -> None:
        one = parent.tr("Who takes {customer}?").format(customer=rows[0].customer)
        title = one if len(rows) == 1 else parent.tr("Who takes {count} cases?").format(count=len(rows))
        super().__init__(bench, title, parent.tr("Offer"), parent)
        self._desk, self._case_ids = desk, tuple(row.case_id for row in rows)
        self._members = _receivers(rows, members, to)
        self.people = [
            OptionRow(bench.theme, number, member.name, self._note(member), self)
            for number, member in enumerate(self._members, 1)
        ]
        self.words = Field(
            bench.theme, self.tr("A word for them"), self.tr("What they should know first"), self
        )
        self.note.setText(self.tr("It moves when it is accepted."))
        self.compose(*self.people, self.words, gap=6)
        if self.people:
            self.people[0].setChecked(True)
        self.button.setEnabled(bool(self.people))
        first: QWidget = self.people[0] if self.people else self.words
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if number.isdecimal() and 1 <= int(number) <= len(self.people):
            self.people[int(number) - 1].setChecked(True)
            return
        super().keyPressEvent(event)

    def work(self) -> Callable[[], object] | None:
        pairs = zip(self._members, self.people, strict=True)
        chosen = next((member.person_id for member, option in pairs if option.isChecked()), None)
        if chosen is None:
            return None
        return partial(self._desk.reassign, self._case_ids, chosen, self.words.text().strip())

    def _note(self, member: Member) -> str:
        if member.hours.is_day_off:
            return self.tr("off today")
        room = self.bench.formats.grid_length(member.room)
        return self.tr("{length} to spare").format(length=room) if member.room else self.tr("day is full")


class NudgeForm(Form):
    """A word to the owners of cases; says when it arrives."""

    def __init__(
        self, bench: Workbench, desk: TeamDesk, rows: Sequence[AgendaRow], parent: QWidget, *, text: str = ""
    ) -> None:
        owners = list(dict.fromkeys(row.owner for row in rows))
        title = parent.tr("A word to {name}").format(name=owners[0])
        if len(owners) > 1:
            title = parent.tr("A word to {count} colleagues").format(count=len(owners))
        super().__init__(bench, title, parent.tr("Send"), parent)
        self._desk, self._case_ids = desk, tuple(row.case_id for row in rows)
        about = ", ".join(dict.fromkeys(row.customer for row in rows))
        self.about = PlainLabel(bench.theme, about, 12, 400, "ink2", most=2, quoted=True)
        hint = self.tr("What would you like to know?")
        self.words = Field(bench.theme, self.tr("Your words"), hint, self)
        self.words.setText(text or self.tr("How does this stand? Say if I can help."))
        self.compose(self.about, self.words, gap=6)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(owners) == 1:
            owner_id = rows[0].owner_id
            bench.run(lambda: desk.reaches_at(owner_id), self._show_reach, self.refuse)

    def work(self) -> Callable[[], object] | None:
        words = self.words.text().strip()
        if not words:
            self.refuse(self.tr("Type a few words."))
            return None
        return partial(self._desk.nudge, self._case_ids, words)

    def _show_reach(self, at: object) -> None:
        self.note.setText(self.tr("It arrives {when}.").format(when=self.bench.formats.moment(at)))  # type: ignore[arg-type]


def _receivers(rows: Sequence[AgendaRow], members: Sequence[Member], to: UUID | None) -> list[Member]:
    """Everybody but an only owner; the one who was named first, then by room."""
    owners = {row.owner_id for row in rows}
    only = next(iter(owners)) if len(owners) == 1 else None
    others = [member for member in members if member.person_id != only]
    others.sort(
        key=lambda one: (
            one.person_id != to,
            not one.takes_cases,
            one.hours.is_day_off,
            -one.room,
            one.name,
        )
    )
    return others[:MOST]
