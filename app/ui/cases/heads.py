"""The head of the case panel: what it is, who it is for, how to reach them, where it stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.ui.desk import CaseFile
from app.ui.formats import NONE, Formats
from app.ui.theme.looks import Theme
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, Size
from app.ui.widgets.chips import Chip, Tone
from app.ui.widgets.flows import flow
from app.ui.widgets.labels import PlainLabel
from app.ui.words import kind_icon, kind_name, phase_icon, phase_name


class CaseHead(QWidget):
    """Kind, number and customer; the matter; the person; the state.

    Signals:
        acted: A button was pressed; carries the action's key.
        closed: The panel shall go.
    """

    acted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self._kind = Chip(theme)
        self._reference = PlainLabel(theme, "", 12, 400, "ink2")
        self._customer = PlainLabel(theme, "", 12, 500, quoted=True)
        self._subject = PlainLabel(theme, "", 20, 600, most=3, quoted=True)
        self._avatar = Avatar(theme, 40)
        self._contact = PlainLabel(theme, "", 13, 600, quoted=True)
        self._role = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self._state, self._value, self._until = (Chip(theme) for _ in range(3))
        self._reopen = self._act("reopen_case", self.tr("Open again"), Look.PLAIN)
        self._call = self._icon_act("call", self.tr("Call"), "ph.phone")
        self._write = self._icon_act("write", self.tr("Write an email"), "ph.envelope-simple")
        self._lay_out()

    def tell(self, file: CaseFile) -> None:
        """Show this case."""
        formats = self._formats
        self._kind.tell(kind_name(file.kind), Tone.QUIET, kind_icon(file.kind))
        self._reference.setText(file.reference)
        self._customer.setText(file.customer)
        self._subject.setText(file.subject or self.tr("No matter named yet"))
        who = file.contact or file.customer
        self._avatar.tell(who, who)
        self._contact.setText(who)
        self._role.setText(file.contact_role or file.customer)
        if file.agenda is None:
            self._state.tell(file.outcome or self.tr("Closed"), Tone.QUIET, "ph.archive-box")
        else:
            self._state.tell(phase_name(file.kind, file.phase), Tone.INFO, phase_icon(file.kind, file.phase))
        money = formats.money(file.value, file.currency)
        self._value.tell("" if money == NONE else money, Tone.OUTLINE)
        self._value.setVisible(money != NONE)
        until = file.valid_until_on
        self._until.tell(
            self.tr("until {day}").format(day=formats.day_with_name(until)) if until else "", Tone.OUTLINE
        )
        self._until.setVisible(until is not None)
        self._reopen.setVisible(file.agenda is None)
        self._call.setEnabled(bool(file.phone))
        self._call.setToolTip(
            self.tr("Call {phone}").format(phone=file.phone) if file.phone else self.tr("No number yet")
        )
        self._write.setEnabled(bool(file.email))
        self._write.setToolTip(file.email or self.tr("No address yet"))

    def be_brief(self, *, is_brief: bool) -> None:
        """Leave out what a head above this one says already."""
        self._first.setVisible(not is_brief)
        self._subject.setVisible(not is_brief)

    def _lay_out(self) -> None:
        close = IconButton(self._theme, self.tr("Close the panel"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        close.clicked.connect(self.closed)
        self.more = self._icon_act(
            "case_menu", self.tr("More to do with this case"), "ph.dots-three", quiet=True
        )
        first = row(self._kind, self._reference, self._customer, None, self.more, close, gap=8)
        first.setStretch(2, 1_000)
        names = column(None, self._contact, self._role, None)
        person = row(self._avatar, 12, names, None, self._call, 4, self._write)
        person.setStretch(2, 1_000)
        chips = flow(self._state, self._value, self._until)
        last = row(self._reopen, None)
        self._first = holder(first)
        self.setLayout(
            column(self._first, 4, self._subject, 12, person, 12, chips, 4, last, margins=(16, 12, 16, 8))
        )

    def _act(self, key: str, text: str, look: Look) -> Button:
        button = Button(self._theme, text, look=look, size=Size.SMALL)
        button.setProperty("action", key)
        button.clicked.connect(self._on_act)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _icon_act(self, key: str, name: str, icon: str, *, quiet: bool = False) -> IconButton:
        look, size = (Look.GHOST, Size.SMALL) if quiet else (Look.PLAIN, Size.NORMAL)
        button = IconButton(self._theme, name, icon, look=look, size=size)
        button.setProperty("action", key)
        button.clicked.connect(self._on_act)
        return button

    def _on_act(self) -> None:
        self.acted.emit(self.sender().property("action"))
