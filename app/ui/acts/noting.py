"""Noting what a customer said that others should hear: their words, what it is, what it is about."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.domain.ideas import IdeaKind
from app.services.ideas import IdeaDraft
from app.ui.acts.forms import Form
from app.ui.desk import CaseFile
from app.ui.idea_words import idea_kind
from app.ui.theme.looks import Theme
from app.ui.widgets.buttons import Button, Look, Size
from app.ui.widgets.fields import Field
from app.ui.widgets.flows import flow
from app.ui.widgets.pills import FilterPill
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.idea_desks import IdeaAsk

_THEMES = 4
"""So many themes in use are offered by a press; any other is typed."""


class ThemeField(QObject):
    """A theme: typed, or one of those in use by a press.

    Attributes:
        items: Its parts, one below the other in the form.
    """

    def __init__(self, theme: Theme, used: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.line = Field(theme, self.tr("Theme"), self.tr("what it is about; may stay empty"), parent)
        self.offers = [
            Button(theme, name, look=Look.GHOST, size=Size.SMALL, parent=parent) for name in used[:_THEMES]
        ]
        for offer in self.offers:
            offer.setAccessibleName(self.tr("Theme: {name}").format(name=offer.text()))
            offer.clicked.connect(partial(self._on_offer, offer.text()))
        self.items: tuple[QWidget, ...] = (self.line, *([flow(*self.offers, gap=4)] if self.offers else []))

    @property
    def words(self) -> str:
        """What stands there."""
        return self.line.text().strip()

    def _on_offer(self, name: str) -> None:
        self.line.setText(name)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class IdeaForm(Form):
    """One field is enough; kind and theme may stay as they are."""

    def __init__(self, bench: Workbench, file: CaseFile, ask: IdeaAsk, parent: QWidget) -> None:
        title = parent.tr("What did {customer} say?").format(customer=file.contact or file.customer)
        super().__init__(bench, title, parent.tr("Note it"), parent)
        self._file, self._ask = file, ask
        self.words = Field(bench.theme, self.tr("Their words"), self.tr("Could we rent one?"), self)
        self.words.setText(" ".join(ask.words.split()))
        self.kinds = {kind: FilterPill(bench.theme, idea_kind(kind), self) for kind in IdeaKind}
        for pill in self.kinds.values():
            pill.setAutoExclusive(True)
        self.kinds[IdeaKind.IDEA].setChecked(True)
        self.theme_field = ThemeField(bench.theme, ask.themes, self)
        self.note.setText(self.tr("Marketing reads it on Ideas; no clock moves."))
        self.compose(self.words, flow(*self.kinds.values(), gap=4), *self.theme_field.items)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    @property
    def kind(self) -> IdeaKind:
        """What is chosen."""
        return next(kind for kind, pill in self.kinds.items() if pill.isChecked())

    def work(self) -> Callable[[], object] | None:
        words = self.words.text().strip()
        if not words:
            self.refuse(self.tr("An idea is what they said; write their words."))
            return None
        proposed = " ".join(self._ask.words.split())
        is_theirs = words in proposed or proposed in words
        interaction_id = self._ask.interaction_id if proposed and is_theirs else None
        draft = IdeaDraft(words, self.kind, self.theme_field.words, interaction_id)
        desk, case_id = self.bench.desk, self._file.case_id
        return lambda: desk.ideas().note(case_id, draft)
