"""People: customers and the people at them, searched, corrected, completed; the card beside the list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.customers import Contact
from app.domain.quiet import QuietCustomer
from app.services.erasures import Preview
from app.services.list_tables import customer_table
from app.services.lists import CustomerRow, CustomerView
from app.services.wishes import WishView
from app.ui.acts.forms import Form
from app.ui.acts.list_exports import ShownList
from app.ui.acts.wishing import WishActs
from app.ui.cases.wish_desks import WishAsk
from app.ui.formats import Formats
from app.ui.frame.panes import Panes
from app.ui.frame.places import UNFINISHED
from app.ui.widgets.boxes import column
from app.ui.widgets.buttons import Button, Look
from app.ui.workbenches import Workbench
from app.ui.workspaces.lists.cards import CustomerCard
from app.ui.workspaces.lists.erasing import EraseForm, HandOutForm
from app.ui.workspaces.lists.forms import FactsForm, Save
from app.ui.workspaces.lists.lines import Column, Line, customer_line, renewed, tr
from app.ui.workspaces.lists.pages import ListPage


@dataclass(frozen=True, slots=True)
class Read:
    """Customers as they were read, with all that takes a while for thousands; made where they were read.

    Attributes:
        silence: The places of the quiet ones, the longest silence first.
        at: When their lines were put into words.
    """

    rows: Sequence[CustomerRow]
    quiet: Sequence[QuietCustomer]
    lines: Sequence[Line]
    silence: Mapping[UUID, int]
    by_id: Mapping[UUID, CustomerRow]
    people: int
    at: datetime


def read_of(rows: Sequence[CustomerRow], quiet: Sequence[QuietCustomer], formats: Formats) -> Read:
    """Put together what was read."""
    silent, now = {one.customer_id: one for one in quiet}, formats.now()
    return Read(
        rows,
        quiet,
        [customer_line(row, formats, now, silent.get(row.customer.id)) for row in rows],
        {one: number for number, one in enumerate(silent)},
        {row.customer.id: row for row in rows},
        sum([len(row.contacts) for row in rows]),
        now,
    )


class CustomersPage(ListPage):
    """Every customer by name."""

    def __init__(self, bench: Workbench, parent: QWidget | None = None) -> None:
        columns = (
            Column(tr("Customer"), 196),
            Column(tr("Person")),
            Column(tr("Reach"), 226, is_extra=True),
            Column(tr("News clock"), 176, is_figure=True),
            Column(tr("Open"), 72, is_right=True, is_figure=True),
        )
        super().__init__(bench, tr("People"), columns, parent)
        self.new = Button(bench.theme, self.tr("New customer"), look=Look.PRIMARY, icon="ph.plus")
        self.new.clicked.connect(self._add)
        self.card = CustomerCard(bench.theme, bench.formats)
        self.approach = Button(bench.theme, self.tr("Open a lead"), icon="ph.user-plus", key=self.tr("Space"))
        self.approach.clicked.connect(self._approach)
        self.approach.hide()
        pills = (
            ("", self.tr("All")),
            ("open", self.tr("With open cases")),
            ("waiting", self.tr("Waiting for news")),
            (UNFINISHED, self.tr("To complete")),
            ("quiet", self.tr("Quiet")),
        )
        self.lay_out(pills, right=(self.filter, self.approach, self.new))
        self._known: Read | None = None
        self.list.pointed.connect(self._on_line)
        self._wanted: UUID | None = None
        self._put_beside()
        self.card.closed.connect(self.close_card)
        self.card.acted.connect(self._on_act)
        self.card.contact_chosen.connect(self._edit_contact)
        self.card.person_acted.connect(self._on_person)
        self.card.wish_chosen.connect(self._on_wish)
        self.card.case_chosen.connect(self.case_opened)
        self.card.reached.connect(self._reach)

    def refresh(self) -> None:
        desk, formats, known = self.bench.desk, self.bench.formats, self._known

        def read() -> Read:
            rows, quiet = desk.lists().customers(), desk.lists().quiet()
            if known is not None and rows is known.rows and quiet is known.quiet:
                return known
            return read_of(rows, quiet, formats)

        self.bench.run(read, self.show_read, self.refused.emit)
        if self.panes.is_open and self.card.view is not None:
            self._read(self.card.view.customer.id)

    def look_at(self, what: object) -> None:
        """Open the card of that customer, or show those that a pill lets through."""
        if what == UNFINISHED:
            self.filter.clear()
            self.choose(UNFINISHED)
            self.list.setFocus()
        if isinstance(what, UUID):
            self.choose("")
            self.filter.clear()
            self._wanted = what
            self.list.point_at_key(what)
            self._read(what)

    def open_line(self, line: Line) -> None:
        """The card; among those to complete, at once the form that completes."""
        if self.tag != UNFINISHED:
            self._read(line.key)
            return
        desk = self.bench.desk
        self.bench.run(lambda: desk.lists().customer(line.key), self._fill_in, self.refused.emit)

    def shown_list(self) -> ShownList:
        known = self._known.by_id if self._known is not None else {}
        rows, name = [known[line.key] for line in self.shown], self.title.text()
        return ShownList(name, len(rows), partial(customer_table, rows, name))

    def close_card(self) -> None:
        """Back to the list."""
        self.panes.open_panel(is_open=False)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._approach()
        else:
            super().keyPressEvent(event)

    def in_order(self, lines: Sequence[Line]) -> Sequence[Line]:
        if self.tag != "quiet" or self._known is None:
            return lines
        places = self._known.silence
        return sorted(lines, key=lambda line: places[line.key])

    def empty_words(self) -> tuple[str, str]:
        if self._lines:
            return super().empty_words()
        return self.tr("Nobody yet"), self.tr("A customer comes with their first case, or by “New customer”.")

    def _put_beside(self) -> None:
        """The list and the card share the page as a workspace and the case panel share the window."""
        whole = self.layout()
        inner = QWidget()
        inner.setObjectName("canvas")
        self.panes = Panes(self.bench.theme, self.card)
        if whole is not None:
            inner.setLayout(whole)
        self.panes.stack.addWidget(inner)
        self.setLayout(column(self.panes))

    def show_read(self, read: Read) -> None:
        """Customers as they were read; of those that are shown already, only the words about time are made anew."""
        if read is self._known:
            self.tick()
        else:
            self._known, formats = read, self.bench.formats
            self.line.setText(
                self.tr("{count} customers, {people} people").format(
                    count=formats.number(len(read.rows)), people=formats.number(read.people)
                )
            )
            self.show_lines(read.lines)
        self._on_line(self.list.current_line)
        if self._wanted is not None and self.list.point_at_key(self._wanted):
            self._wanted = None

    def tick(self) -> None:
        """Words about time hold for a minute; who waits since then is marked."""
        known, now = self._known, self.bench.formats.now()
        if known is None or known.at.replace(second=0, microsecond=0) == now.replace(second=0, microsecond=0):
            return
        lines = renewed(known.lines, known.rows, self.bench.formats)
        self._known = replace(known, lines=lines, at=now)
        if lines is known.lines:
            self.list.viewport().update()
        else:
            self.show_lines(lines)

    def _read(self, customer_id: UUID) -> None:
        desk = self.bench.desk
        self.bench.run(lambda: desk.lists().customer(customer_id), self._open_card, self.refused.emit)

    def _open_card(self, view: CustomerView) -> None:
        self.card.show_view(view)
        self.panes.open_panel()

    def _on_line(self, line: Line | None) -> None:
        self.approach.setVisible(line is not None and "quiet" in line.tags)

    def _approach(self) -> None:
        """Do something about a quiet customer: a lead whose first step is to call."""
        line, desk = self.list.current_line, self.bench.desk
        if line is not None and "quiet" in line.tags:
            said = partial(self._on_saved, self.tr("A lead is open."))
            self.bench.run(lambda: desk.lists().approach(line.key), said, self.refused.emit)

    def _reach(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _on_act(self, key: str) -> None:
        view = self.card.view
        if view is None:
            return
        acts = {
            "edit": partial(self._edit, view),
            "complete": partial(self._complete, view),
            "add_contact": partial(self._add_contact, view),
            "new_case": partial(
                self.line_wanted.emit, self.tr("query: {name}, ").format(name=view.customer.name)
            ),
        }
        acts[key]()

    def _customer_facts(self, view: CustomerView | None) -> list[tuple[str, str, str]]:
        known = view.customer if view is not None else None
        return [
            ("name", self.tr("Name"), known.name if known else ""),
            ("sector", self.tr("Sector"), known.sector if known else ""),
            ("place", self.tr("Place"), known.place if known else ""),
            ("phone", self.tr("Phone"), known.phone if known else ""),
            ("email", self.tr("Email"), known.email if known else ""),
            ("note", self.tr("Note"), known.note if known else ""),
        ]

    def _contact_facts(self, contact: Contact | None) -> list[tuple[str, str, str]]:
        return [
            ("name", self.tr("Name"), contact.name if contact else ""),
            ("function", self.tr("Function"), contact.function if contact else ""),
            ("phone", self.tr("Phone"), contact.phone if contact else ""),
            ("email", self.tr("Email"), contact.email if contact else ""),
        ]

    def _add(self) -> None:
        desk = self.bench.desk
        self._ask(
            self.tr("New customer"),
            self._customer_facts(None),
            lambda facts, _seen: desk.lists().add_customer(facts),
            self.tr("Noted."),
        )

    def _edit(self, view: CustomerView) -> None:
        desk, customer_id = self.bench.desk, view.customer.id
        self._ask(
            view.customer.name,
            self._customer_facts(view),
            lambda facts, seen: desk.lists().edit_customer(customer_id, facts, seen),
            self.tr("Corrected."),
        )

    def _fill_in(self, view: CustomerView) -> None:
        desk, customer_id = self.bench.desk, view.customer.id
        self._ask(
            view.customer.name,
            self._customer_facts(view),
            lambda facts, seen: desk.lists().edit_customer(customer_id, facts, seen, completes=True),
            self.tr("Complete."),
        )

    def _complete(self, view: CustomerView) -> None:
        desk, customer_id = self.bench.desk, view.customer.id
        nothing: Mapping[str, str] = {}
        self.do(
            lambda: desk.lists().edit_customer(customer_id, nothing, {}, completes=True),
            self.tr("Complete."),
        )

    def _add_contact(self, view: CustomerView) -> None:
        desk, customer_id = self.bench.desk, view.customer.id
        self._ask(
            self.tr("Somebody at {name}").format(name=view.customer.name),
            self._contact_facts(None),
            lambda facts, _seen: desk.lists().add_contact(customer_id, facts),
            self.tr("Noted."),
        )

    def _edit_contact(self, contact: Contact) -> None:
        desk, contact_id = self.bench.desk, contact.id
        self._ask(
            contact.name,
            self._contact_facts(contact),
            lambda facts, seen: desk.lists().edit_contact(contact_id, facts, seen),
            self.tr("Corrected."),
        )

    def _wished(self, contact: Contact) -> WishAsk:
        view = self.card.view
        return WishAsk(contact.id, contact.name, view.wishes.get(contact.id, ()) if view is not None else ())

    def _on_wish(self, contact: Contact, wish: WishView, anchor: QWidget) -> None:
        WishActs(self.bench, self, self.window()).choose(self._wished(contact), wish, anchor)

    def _on_person(self, act: str, contact: Contact) -> None:
        if act == "wish":
            WishActs(self.bench, self, self.window()).note(self._wished(contact))
            return
        if act == "hand_out":
            HandOutForm(self.bench, contact.id, contact.name, self.window()).open()
            return
        desk = self.bench.desk
        self.bench.run(lambda: desk.lists().erasure(contact.id), self._ask_erasure, self.refused.emit)

    def _ask_erasure(self, preview: Preview) -> None:
        form = EraseForm(self.bench, preview, self.window())
        form.succeeded.connect(self._on_erased)
        form.open()

    def _on_erased(self, answer: object) -> None:
        self.told.emit(self.bench.said(answer))
        self.refresh()

    def _ask(self, title: str, facts: list[tuple[str, str, str]], save: Save, words: str) -> None:
        self.show_form(FactsForm(self.bench, title, facts, save, self.window()), words)

    def show_form(self, form: Form, words: str) -> None:
        """Open a form; once it is done, say so."""
        form.succeeded.connect(partial(self._on_saved, words))
        form.open()

    def do(self, work: Callable[[], object], words: str) -> None:
        """Do it, and say what came of it."""
        self.bench.run(work, partial(self._on_saved, words), self.refused.emit)

    def _on_saved(self, words: str, answer: object) -> None:
        self.said.emit(self.bench.said(answer) or words)
        self.refresh()
