"""Where a case stands, what it is about, and whom it waits on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.kinds import PHASES, Kind, Phase
from app.ui.acts.forms import Form, labelled
from app.ui.acts.menus import choice_menu
from app.ui.cases.desks import Facts, PhaseWish
from app.ui.desk import CaseFile
from app.ui.widgets.boxes import Item
from app.ui.widgets.fields import Field
from app.ui.words import kind_name, phase_name
from app.ui.workbenches import Workbench

_LABEL = 104
_FACTS = ("subject", "value", "valid_until_on")
Chosen = Callable[[object], None]


def phase_menu(file: CaseFile, chosen: Chosen, parent: QWidget) -> QMenu:
    """The phases of its kind; the present one is ticked."""
    choices = [(phase_name(file.kind, phase), phase) for phase in PHASES[file.kind]]
    return choice_menu(parent.tr("Where it stands"), choices, file.phase, chosen, parent)


def kind_menu(file: CaseFile, chosen: Chosen, parent: QWidget) -> QMenu:
    """All kinds; the present one is ticked."""
    choices = [(kind_name(kind), kind) for kind in Kind]
    return choice_menu(parent.tr("What it is"), choices, file.kind, chosen, parent)


class PhaseForm(Form):
    """What begins with the phase: a date agreed, a value and its validity, a word to the customer."""

    def __init__(self, bench: Workbench, file: CaseFile, kind: Kind, phase: Phase, parent: QWidget) -> None:
        title = phase_name(kind, phase)
        super().__init__(bench, f"{file.customer}: {title}", parent.tr("So it stands"), parent)
        self._file, self._kind, self._phase = file, kind, phase
        theme = bench.theme
        self.until = Field(theme, self.tr("Rests until"), self.tr("as agreed: 12 jan"), self)
        self.value = Field(theme, self.tr("Value"), self.tr("18,640"), self)
        self.valid = Field(theme, self.tr("Valid until"), self.tr("11 dec"), self)
        self.words = Field(theme, self.tr("What they heard"), self.tr("In a few words; empty is fine"), self)
        if file.value:
            self.value.setText(f"{file.value.normalize():f}")
        if file.valid_until_on:
            self.valid.setText(file.valid_until_on.isoformat())
        fields = self._fields()
        for field in (self.until, self.value, self.valid, self.words):
            field.setVisible(field in fields)
        told = self.words in fields
        self.note.setText(
            self.tr("Counts as told; the clock starts again.") if told else self.tr("No word is filed.")
        )
        self.compose(*(labelled(theme, field, _LABEL) for field in fields))
        (fields[0] if fields else self.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        if self._phase is Phase.RESTING and not self.until.text().strip():
            self.refuse(self.tr("A case rests until a day that was agreed with them."))
            return None
        wish = PhaseWish(
            self._kind,
            self._phase,
            until=self.until.text().strip() if self._phase is Phase.RESTING else "",
            text=self.words.text().strip(),
            value=self.value.text().strip() if self._phase is Phase.SENT else "",
            valid_until=self.valid.text().strip() if self._phase is Phase.SENT else "",
        )
        desk, case_id = self.bench.desk, self._file.case_id
        return lambda: desk.case_desk().change_phase(case_id, wish)

    def _fields(self) -> list[Field]:
        shown: dict[Phase, list[Field]] = {
            Phase.SENT: [self.value, self.valid, self.words],
            Phase.RESTING: [self.until, self.words],
            Phase.PLANNED: [self.words],
            Phase.CHECK_BACK: [self.words],
            Phase.DELIVERED: [self.words],
        }
        return shown.get(self._phase, [])


class FactsForm(Form):
    """Matter, value, validity: plain facts; correcting them tells nobody anything."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget) -> None:
        title = parent.tr("What is {reference} about?").format(reference=file.reference)
        super().__init__(bench, title, parent.tr("Keep it so"), parent)
        self._file = file
        theme = bench.theme
        self.subject = Field(theme, self.tr("Matter"), self.tr("What it is about"), self)
        self.value = Field(theme, self.tr("Value"), self.tr("18,640"), self)
        self.valid = Field(theme, self.tr("Valid until"), self.tr("11 dec"), self)
        self.subject.setText(file.subject)
        if file.value:
            self.value.setText(f"{file.value.normalize():f}")
        if file.valid_until_on:
            self.valid.setText(file.valid_until_on.isoformat())
        self.note.setText(self.tr("No clock moves."))
        fields = (self.subject, self.value, self.valid)
        self._fields: dict[str, Field] = dict(zip(_FACTS, fields, strict=True))
        self._before = {name: field.text() for name, field in self._fields.items()}
        self.compose(*(labelled(theme, field) for field in fields))
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Mapping[str, str]:
        return {name: field.text().strip() for name, field in self._fields.items()}

    def work(self) -> Callable[[], object] | None:
        """Only what was typed over: the rest stays as it is by now, whoever changed it."""
        changed = {
            name: text
            for name, text in self.typed().items()
            if text != self._before[name] and self.clash.holds_mine(name)
        }
        if not changed:
            self.accept()
            return None
        file = self._file
        shown = {"subject": file.subject, "value": file.value, "valid_until_on": file.valid_until_on}
        seen = {**shown, **self.clash.settled()}
        desk, sight = self.bench.desk, {name: seen[name] for name in changed}
        return lambda: desk.case_desk().correct(file.case_id, Facts(**changed), sight)


class WaitForm(Form):
    """Whom we wait for, until when; the step is then to chase them at half that time."""

    def __init__(self, bench: Workbench, file: CaseFile, parent: QWidget) -> None:
        title = parent.tr("Whom does {customer} wait on?").format(customer=file.customer)
        super().__init__(bench, title, parent.tr("Wait and chase"), parent)
        self._file = file
        self.who = Field(bench.theme, self.tr("Who"), self.tr("A person or a company"), self)
        self.until = Field(bench.theme, self.tr("Until"), self.tr("Until when: fri 12"), self)
        self.note.setText(self.tr("You chase at half the time."))
        fields: list[Item] = [self.who, self.until]
        self.compose(*fields)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self) -> Callable[[], object] | None:
        who, until = self.who.text().strip(), self.until.text().strip()
        if not who or not until:
            self.refuse(self.tr("Say who it is and until when."))
            return None
        desk, case_id = self.bench.desk, self._file.case_id
        return lambda: desk.case_desk().wait_on(case_id, who, until)
