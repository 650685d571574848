"""An entry of the Promise book, added or changed."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.book_entries import BookEntry
from app.ui.acts.forms import Form, labelled
from app.ui.widgets.boxes import row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.book_desks import EntryFacts

_LABEL = 92


class EntryForm(Form):
    """What may be promised, within which limit, until when, and who answers for it.

    Args:
        entry: The one to change, or None for another.
        people: Who may answer for it.
        owner_id: Who does, unless somebody else is chosen.
    """

    def __init__(
        self,
        bench: Workbench,
        entry: BookEntry | None,
        people: Sequence[tuple[UUID, str]],
        owner_id: UUID,
        parent: QWidget,
    ) -> None:
        title = parent.tr("What may be promised?")
        if entry is not None:
            title = parent.tr("Change “{text}”").format(text=entry.text)
        note = parent.tr("For promises from now on; those given stay as they are.")
        super().__init__(bench, title, parent.tr("Keep it"), parent, note=note)
        self._entry = entry
        theme = bench.theme
        self.text = Field(theme, self.tr("Promise"), self.tr("A call back"), self)
        self.condition = Field(theme, self.tr("Only if"), self.tr("they are in"), self)
        self.limit = Field(theme, self.tr("Limit"), self.tr("10 bd, 200 or 10 %"), self)
        self.until = Field(theme, self.tr("Valid until"), self.tr("2027-06-30, or empty"), self)
        self.owner = ChoiceBox(theme, self)
        self.owner.setAccessibleName(self.tr("Owner"))
        for person_id, name in people:
            self.owner.addItem(name, person_id)
        self.owner.setCurrentIndex([person_id for person_id, _ in people].index(owner_id))
        if entry is not None:
            self.text.setText(entry.text)
            self.condition.setText(entry.condition)
            self.limit.setText(str(entry.limit))
            self.until.setText(entry.valid_until_on.isoformat() if entry.valid_until_on else "")
        label = PlainLabel(theme, self.tr("Owner"), 12, 400, "ink2")
        label.setFixedWidth(max(theme.scaled(_LABEL), label.sizeHint().width()))
        who = row(label, self.owner, gap=8)
        who.setStretch(1, 1)
        fields = (self.text, self.condition, self.limit, self.until)
        self.compose(*(labelled(theme, field, _LABEL) for field in fields), who)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        if not self.text.text().strip():
            self.refuse(self.tr("An entry says what is promised."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        desk, entry, facts = self.bench.desk, self._entry, self._facts()
        if entry is None:
            return lambda: desk.promise_book().add(facts)
        return lambda: desk.promise_book().change(entry.key, facts)

    def _facts(self) -> EntryFacts:
        text, condition, limit, until = (
            field.text().strip() for field in (self.text, self.condition, self.limit, self.until)
        )
        return EntryFacts(text, condition, limit, until, self.owner.currentData())
