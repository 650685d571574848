"""A call instead of a letter: the number, how it went, and a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPlainTextEdit, QWidget

from app.ui.cases.files import CaseFile
from app.ui.composer.desks import Call
from app.ui.theme.looks import Theme
from app.ui.widgets.boxes import column, row
from app.ui.widgets.buttons import Button
from app.ui.widgets.checks import CheckBox
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.pills import FilterPill

_REACHED, _VOICEMAIL, _NOBODY = range(3)
_LONGEST = 10_000


class CallCard(QFrame):
    """What is kept of a call.

    Signals:
        dialled: The number shall be called; carries it.
    """

    dialled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phone = ""
        self.setObjectName("card")
        self._who = PlainLabel(theme, "", 15, 600, most=2, quoted=True)
        self._number = PlainLabel(theme, "", 13, 400, "ink2", most=2, quoted=True)
        self.dial = Button(theme, self.tr("Call"), icon="ph.phone")
        self.dial.clicked.connect(self._on_dial)
        head = row(column(self._who, self._number), self.dial, gap=12)
        head.setStretch(0, 1)
        self.outcomes = QButtonGroup(self)
        names = (self.tr("Reached"), self.tr("Only the voicemail"), self.tr("Nobody answered"))
        pills = [FilterPill(theme, name, self) for name in names]
        for number, pill in enumerate(pills):
            self.outcomes.addButton(pill, number)
        pills[_REACHED].setChecked(True)
        self.outcomes.idToggled.connect(self._on_outcome)
        self.told = CheckBox(theme, self.tr("They heard where it stands"), self)
        self.told.setChecked(True)
        self.note = QPlainTextEdit(self)
        self.note.setAccessibleName(self.tr("Call note"))
        self.note.setPlaceholderText(self.tr("What you said, and what they said; empty is fine"))
        self.note.setTabChangesFocus(True)
        self.note.setFont(theme.text(15).font)
        title = PlainLabel(theme, self.tr("How did it go?"), 12, 600, "ink2")
        whole = column(
            head, 16, title, 6, flow(*pills), 12, self.note, 8, self.told, margins=(20, 16, 20, 16)
        )
        whole.setStretch(6, 1)
        self.setLayout(whole)

    def show_file(self, file: CaseFile) -> None:
        """Show whom to call."""
        self._phone = file.phone
        self._who.setText(file.contact or file.customer)
        self._number.setText(file.phone or self.tr("No number yet"))
        self.dial.setVisible(bool(file.phone))
        self.note.clear()
        self.outcomes.button(_REACHED).setChecked(True)

    def call(self) -> Call:
        """As it stands now."""
        outcome = self.outcomes.checkedId()
        note = self.note.toPlainText().strip()[:_LONGEST]
        is_told = outcome != _NOBODY and self.told.isChecked()
        return Call(note, outcome == _REACHED, is_told)

    def _on_outcome(self, number: int, is_on: bool) -> None:  # noqa: FBT001  # as the signal carries it
        if is_on:
            self.told.setVisible(number != _NOBODY)
            self.told.setChecked(number == _REACHED)

    def _on_dial(self) -> None:
        self.dialled.emit("tel:" + "".join(sign for sign in self._phone if sign.isdigit() or sign == "+"))
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
