"""An entry of the Promise book, added or changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from app.domain.book_entries import BookEntry
from app.domain.errors import AppError
from app.domain.meanwhile import Difference, Overtaken
from app.ui.acts.forms import Form, labelled
from app.ui.widgets.boxes import row
from app.ui.widgets.choices import ChoiceBox
from app.ui.widgets.fields import Field
from app.ui.widgets.labels import PlainLabel
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.book_desks import EntryFacts

_LABEL = 112
_GATE = ("en", "de")
"""Languages in which the reply gate reads letters."""
_FIELDS = {
    "at_least": "limit",
    "most": "limit",
    "measure": "limit",
    "owner_id": "owner",
    "terms": "words",
}
"""By which name the form has what the history keeps."""


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
        self._seen = entry
        theme = bench.theme
        self.text = Field(theme, self.tr("Promise"), self.tr("A call back"), self)
        self.condition = Field(theme, self.tr("Only if"), self.tr("they are in"), self)
        self.limit = Field(theme, self.tr("Limit"), self.tr("10 bd, 200 or 10 %"), self)
        self.until = Field(theme, self.tr("Valid until"), self.tr("2027-06-30, or empty"), self)
        self.words = {
            language: Field(theme, self._known_by(language), self.tr("deliver*, delivery"), self)
            for language in _languages(entry)
        }
        self.owner = ChoiceBox(theme, self)
        self.owner.setAccessibleName(self.tr("Owner"))
        for person_id, name in people:
            self.owner.addItem(name, person_id)
        self.owner.setCurrentIndex([person_id for person_id, _ in people].index(owner_id))
        if entry is not None:
            self._fill(entry)
        label = PlainLabel(theme, self.tr("Owner"), 12, 400, "ink2")
        label.setFixedWidth(max(theme.scaled(_LABEL), label.sizeHint().width()))
        who = row(label, self.owner, gap=8)
        who.setStretch(1, 1)
        fields = (self.text, self.condition, self.limit, self.until, *self.words.values())
        self.compose(*(labelled(theme, field, _LABEL) for field in fields), who)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        if not self.text.text().strip():
            self.refuse(self.tr("An entry says what is promised."))
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        desk, seen, facts = self.bench.desk, self._seen, self._facts()
        if seen is None:
            return lambda: desk.promise_book().add(facts)
        return lambda: desk.promise_book().change(seen, facts)

    def on_problem(self, problem: AppError) -> None:
        """What a colleague changed meanwhile is shown in words, and counts as seen from then on."""
        if isinstance(problem, Overtaken) and self._seen is not None:
            present: dict[str, Any] = {one.field: one.present for one in problem.differences}
            self._seen = replace(self._seen, **present)
            problem = Overtaken(problem.reference, self._worded(problem.differences, self._seen))
        super().on_problem(problem)

    def typed(self) -> Mapping[str, str]:
        return {
            "text": self.text.text(),
            "condition": self.condition.text(),
            "limit": self.limit.text(),
            "valid_until_on": self.until.text(),
            "owner": self.owner.currentText(),
            "words": "; ".join(field.text() for field in self.words.values() if field.text()),
        }

    def _fill(self, entry: BookEntry) -> None:
        self.text.setText(entry.text)
        self.condition.setText(entry.condition)
        self.limit.setText(str(entry.limit))
        self.until.setText(_day(entry))
        for language, field in self.words.items():
            field.setText(_words(entry, language))

    def _facts(self) -> EntryFacts:
        """What was typed, and of each field that both changed what was chosen."""
        mine, seen = self.clash.holds_mine, self._seen
        facts = EntryFacts(
            self.text.text().strip(),
            self.condition.text().strip(),
            self.limit.text().strip(),
            self.until.text().strip(),
            self.owner.currentData(),
            {language: field.text() for language, field in self.words.items()},
        )
        if seen is None:
            return facts
        return EntryFacts(
            facts.text if mine("text") else seen.text,
            facts.condition if mine("condition") else seen.condition,
            facts.limit if mine("limit") else str(seen.limit),
            facts.until if mine("valid_until_on") else _day(seen),
            facts.owner_id if mine("owner") else seen.owner_id,
            facts.words if mine("words") else {one: _words(seen, one) for one in self.words},
        )

    def _worded(self, differences: Sequence[Difference], present: BookEntry) -> tuple[Difference, ...]:
        """As the form names and shows them; a limit is one thing."""
        owner = self.owner.itemText(max(self.owner.findData(present.owner_id), 0))
        words = "; ".join(_words(present, language) for language in present.terms)
        shown = {"limit": str(present.limit), "owner": owner, "words": words}
        found = {}
        for one in differences:
            field = _FIELDS.get(one.field, one.field)
            found[field] = replace(one, field=field, present=shown.get(field, one.present))
        return tuple(found.values())

    def _known_by(self, language: str) -> str:
        words = {"en": self.tr("Known by, English"), "de": self.tr("Known by, German")}
        name = QLocale.languageToString(QLocale(language).language())
        return words.get(language, self.tr("Known by, {language}").format(language=name))


def _languages(entry: BookEntry | None) -> Sequence[str]:
    """Those of the reply gate, and what an entry has besides."""
    return tuple(dict.fromkeys((*_GATE, *(entry.terms if entry is not None else ()))))


def _words(entry: BookEntry, language: str) -> str:
    return ", ".join(entry.terms.get(language, ()))


def _day(entry: BookEntry) -> str:
    return entry.valid_until_on.isoformat() if entry.valid_until_on else ""
