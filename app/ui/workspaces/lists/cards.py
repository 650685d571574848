"""A customer's card beside the list: how to reach them, who is there, their cases."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.domain.customers import Contact
from app.services.lists import CustomerView
from app.ui import words
from app.ui.acts.menus import choice_menu, drop
from app.ui.cases.sections import Section, TitledSection
from app.ui.cases.wishes import WishRow
from app.ui.formats import Formats
from app.ui.theme.icons import draw_icon
from app.ui.theme.looks import Theme
from app.ui.theme.texts import draw_text
from app.ui.widgets import shapes
from app.ui.widgets.avatars import Avatar
from app.ui.widgets.boxes import column, holder, row
from app.ui.widgets.buttons import Button, IconButton, Look, PaintedButton, Size
from app.ui.widgets.labels import PlainLabel

WIDTH, LEAST = 400, 360


class CaseButton(PaintedButton):
    """A case in one row: kind, matter, when; opens it."""

    def __init__(self, theme: Theme, case_id: UUID, icon: str, text: str, note: str, *, late: bool) -> None:
        super().__init__(theme, ", ".join((text, note)))
        self.case_id, self._icon, self._note, self._late = case_id, icon, note, late
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.scaled(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, area = QPainter(self), self.theme, QRectF(self.rect())
        ground = "hover" if self.is_lit else "surface"
        line = theme.tokens["acc-t"] if shapes.has_key_focus(self) else None
        shapes.rounded(painter, area, 6, theme.tokens[ground], line, 2)
        size, style = theme.scaled(14), theme.text(12)
        draw_icon(painter, QRectF(6, 0, size, area.height()), self._icon, theme.tokens["ink3"], size)
        room = style.room(self._note)
        note = QRectF(area.right() - 6 - room, 0, room + 1, area.height())
        colour = "over" if self._late else "ink2"
        draw_text(painter, theme, note, self._note, style, colour, on=ground)
        text = QRectF(12 + size, 0, note.x() - 20 - size, area.height())
        draw_text(painter, theme, text, self.text(), theme.text(13), on=ground, quoted=True)


class CustomerCard(QScrollArea):
    """Shows one customer.

    Signals:
        acted: A button was pressed: ``edit``, ``complete``, ``add_contact`` or ``new_case``.
        person_acted: Something shall be done about a contact: ``wish``, ``hand_out`` or ``erase``; carries the contact too.
        wish_chosen: Something shall be done about a wish; carries the contact, the wish and the button.
        contact_chosen: A contact shall be corrected; carries it.
        case_chosen: A case shall open; carries its id.
        reached: ``tel:`` or ``mailto:`` shall open; carries the address.
        closed: The card shall go.
    """

    acted = Signal(str)
    person_acted = Signal(str, object)
    wish_chosen = Signal(object, object, object)
    contact_chosen = Signal(object)
    case_chosen = Signal(object)
    reached = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._formats = theme, formats
        self.view: CustomerView | None = None
        self.setObjectName("panel")
        self.setWidgetResizable(True)
        self.setMinimumWidth(theme.scaled(LEAST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Customer"))
        self._name = PlainLabel(theme, "", 20, 600, most=3, quoted=True)
        self._place = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self._owner = PlainLabel(theme, "", 12, 400, "ink2", quoted=True)
        self._note = PlainLabel(theme, "", 13, 400, most=8, quoted=True)
        self._incomplete = PlainLabel(
            theme,
            self.tr("Made by an import; complete it."),
            12,
            500,
            "risk",
            most=2,
            icon="ph.warning-circle",
        )
        self._avatar = Avatar(theme, 40)
        self.edit = self._button("edit", self.tr("Correct"), "ph.pencil-simple")
        self._complete = self._button("complete", self.tr("It is right so"), "ph.check")
        self.people = TitledSection(theme, self.tr("People there"), self.tr("Nobody yet."), self._link())
        self.cases = TitledSection(theme, self.tr("Open cases"), self.tr("None open."))
        self.over = TitledSection(theme, self.tr("Closed cases"), self.tr("None yet."))
        parts = (self._head(), self._how(), self.people, self.cases, self.over)
        body = holder(column(*parts, None), "panel-body")
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setWidget(body)

    def show_view(self, view: CustomerView) -> None:
        """Show this customer."""
        if self.view is None or self.view.customer.id != view.customer.id:
            self.verticalScrollBar().setValue(0)
        self.view, customer = view, view.customer
        self.setAccessibleName(customer.name)
        self._name.setText(customer.name)
        self._avatar.tell(customer.name, customer.name)
        place = ", ".join(part for part in (customer.sector, customer.place) if part)
        self._place.setText(place or self.tr("No place noted"))
        self._owner.setText(self.tr("Looked after by {name}").format(name=view.owner))
        self._note.setText(customer.note)
        self._note.setVisible(bool(customer.note))
        for part in (self._incomplete, self._complete):
            part.setVisible(customer.needs_completing)
        for label, text in ((self._phone, customer.phone), (self._mail, customer.email)):
            label.setText(text)
            label.setVisible(bool(text))
        self.people.refill([self._person(one, view) for one in view.contacts], gap=12)
        self._fill_cases(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _fill_cases(self, view: CustomerView) -> None:
        formats, now = self._formats, self._formats.now()
        rows = []
        for one in view.open_rows:
            late = one.is_overdue(now)
            note = formats.late_since(one.due_at) if late else formats.when(one.due_at)
            text = f"{one.reference} {one.subject or one.step}"
            rows.append(self._case(one.case_id, words.kind_icon(one.kind), text, note, late=late))
        self.cases.refill(rows, gap=2)
        over = []
        for closed in view.closed:
            case = closed.case
            text = f"{case.reference} {case.subject}".strip()
            note = words.outcome_name(case.outcome)
            over.append(self._case(case.id, words.kind_icon(case.kind), text, note, late=False))
        self.over.refill(over, gap=2)
        self.over.setVisible(bool(over))

    def _case(self, case_id: UUID, icon: str, text: str, note: str, *, late: bool) -> QWidget:
        button = CaseButton(self._theme, case_id, icon, text, note, late=late)
        button.clicked.connect(self._on_case)
        return button

    def _person(self, contact: Contact, view: CustomerView) -> QWidget:
        theme = self._theme
        name = PlainLabel(theme, contact.name, 13, 600, quoted=True)
        role = PlainLabel(
            theme, contact.function or self.tr("No function noted"), 12, 400, "ink2", quoted=True
        )
        reach = ", ".join(part for part in (contact.phone, contact.email) if part)
        how = PlainLabel(theme, reach or self.tr("No number yet"), 12, 400, "ink2", most=2, quoted=True)
        buttons = []
        for address, icon, label in (
            (f"tel:{contact.phone}" if contact.phone else "", "ph.phone", self.tr("Call {name}")),
            (
                f"mailto:{contact.email}" if contact.email else "",
                "ph.envelope-simple",
                self.tr("Write to {name}"),
            ),
        ):
            if address:
                buttons.append(self._reach(address, icon, label.format(name=contact.name)))
        edit = IconButton(
            theme, self.tr("Correct {name}").format(name=contact.name), "ph.pencil-simple", size=Size.TINY
        )
        edit.setProperty("contact", contact)
        edit.clicked.connect(self._on_contact)
        label = self.tr("More about {name}").format(name=contact.name)
        more = IconButton(theme, label, "ph.dots-three", size=Size.TINY)
        more.setProperty("about", contact)
        more.clicked.connect(self._on_more)
        line = row(column(name, role, how), 8, *buttons, edit, more, gap=4)
        line.setStretch(0, 1)
        return holder(column(line, 6, self._wishes(contact, view)))

    def _wishes(self, contact: Contact, view: CustomerView) -> QWidget:
        """What they wish, below their name."""
        rows = [
            WishRow(self._theme, self._formats, one, contact.name) for one in view.wishes.get(contact.id, ())
        ]
        for one in rows:
            one.chosen.connect(partial(self.wish_chosen.emit, contact))
        first = contact.name.partition(" ")[0]
        none = PlainLabel(self._theme, self.tr("No wish stated yet."), 12, 400, "ink2", most=2)
        note = Button(self._theme, self.tr("Wish"), look=Look.LINK, size=Size.LINK, icon="ph.plus")
        note.setAccessibleName(self.tr("Note what {name} wishes").format(name=first))
        note.clicked.connect(partial(self.person_acted.emit, "wish", contact))
        foot = row(note, None) if rows else row(none, note, gap=8)
        none.setVisible(not rows)
        return holder(column(*rows, foot, gap=4))

    def _reach(self, address: str, icon: str, name: str) -> IconButton:
        button = IconButton(self._theme, name, icon, size=Size.TINY)
        button.setProperty("address", address)
        button.clicked.connect(self._on_reach)
        return button

    def _head(self) -> QWidget:
        close = IconButton(self._theme, self.tr("Close the card"), "ph.x", look=Look.GHOST, size=Size.SMALL)
        close.clicked.connect(self.closed)
        kind = PlainLabel(self._theme, self.tr("Customer"), 12, 400, "ink2")
        names = column(self._name, self._place, self._owner)
        who = row(self._avatar, 12, names)
        who.setStretch(2, 1)
        new = self._button("new_case", self.tr("New case"), "ph.plus")
        acts = row(self.edit, self._complete, new, None, gap=8)
        return holder(
            column(row(kind, None, close), 4, who, 8, self._incomplete, 8, acts, margins=(16, 12, 16, 12))
        )

    def _how(self) -> QWidget:
        section = Section(self._theme, self.tr("How to reach them"))
        self._phone = PlainLabel(self._theme, "", 13, 400, icon="ph.phone", quoted=True)
        self._mail = PlainLabel(self._theme, "", 13, 400, icon="ph.envelope-simple", quoted=True)
        section.add(column(self._phone, self._mail, self._note, gap=6))
        return section

    def _button(self, key: str, text: str, icon: str) -> Button:
        button = Button(self._theme, text, size=Size.SMALL, icon=icon)
        button.setProperty("act", key)
        button.clicked.connect(self._on_act)
        return button

    def _link(self) -> Button:
        link = Button(self._theme, self.tr("Person"), look=Look.LINK, size=Size.LINK, icon="ph.plus")
        link.setAccessibleName(self.tr("Add a person"))
        link.setProperty("act", "add_contact")
        link.clicked.connect(self._on_act)
        return link

    def _on_act(self) -> None:
        self.acted.emit(self.sender().property("act"))

    def _on_contact(self) -> None:
        self.contact_chosen.emit(self.sender().property("contact"))

    def more_about(self, contact: Contact) -> None:
        """The menu of what else can be done about somebody."""
        buttons = (one for one in self.findChildren(IconButton) if one.property("about") == contact)
        choices = (
            (self.tr("Hand out everything about them…"), "hand_out"),
            (self.tr("Erase them for good…"), "erase"),
        )
        menu = choice_menu(contact.name, choices, None, partial(self._on_person, contact), self)
        drop(menu, next(buttons, None), self.window())

    def _on_more(self) -> None:
        self.more_about(self.sender().property("about"))

    def _on_person(self, contact: Contact, act: object) -> None:
        self.person_acted.emit(str(act), contact)

    def _on_case(self) -> None:
        button = self.sender()
        if isinstance(button, CaseButton):
            self.case_chosen.emit(button.case_id)

    def _on_reach(self) -> None:
        self.reached.emit(self.sender().property("address"))
