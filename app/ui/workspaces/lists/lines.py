"""Rows of a list, each put into words once, when it is first painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from app.domain.agenda import AgendaRow
from app.domain.kinds import reference
from app.domain.quiet import QuietCustomer, Silence
from app.services.lists import ClosedRow, CustomerRow, PromiseRow
from app.ui import words
from app.ui.formats import NONE, Formats
from app.ui.translations import QT_TRANSLATE_NOOP
from app.ui.widgets import shapes
from app.ui.widgets.chips import Tone

PROMISE_STATES = {
    "open": (QT_TRANSLATE_NOOP("CasePanel", "Running"), Tone.QUIET, "ph.clock"),
    "at_risk": (QT_TRANSLATE_NOOP("CasePanel", "At risk"), Tone.RISK, "ph.warning-circle"),
    "broken": (QT_TRANSLATE_NOOP("CasePanel", "Broken"), Tone.OVER, "ph.x-circle"),
    "kept": (QT_TRANSLATE_NOOP("CasePanel", "Kept"), Tone.OK, "ph.check-circle"),
    "released": (QT_TRANSLATE_NOOP("CasePanel", "Released"), Tone.QUIET, "ph.circle"),
}


_NO_TAGS: frozenset[str] = frozenset()
_OPEN = frozenset({"open"})


def tr(text: str) -> str:
    """In the reader's language."""
    return QCoreApplication.translate("Lists", text)


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines of a cell; a tone makes the first a chip.

    Attributes:
        colour, second_colour: Tokens of the letters.
        is_quoted: Somebody's own words, of any length.
    """

    first: str = ""
    second: str = ""
    icon: str = ""
    second_icon: str = ""
    colour: str = "ink"
    second_colour: str = "ink2"
    weight: int = 400
    tone: Tone | None = None
    is_quoted: bool = True


@dataclass(frozen=True, eq=False)
class Line:
    """One row. Of thousands a person sees twenty: words wait until somebody looks, or filters.

    Attributes:
        key: What it stands for: the id of a customer, promise or case.
        who: For the initials.
        words: Makes its cells.
        case_id: The case it belongs to, or None.
        hay: Says what a filter looks through.
        tags: Names of the pills it belongs to.
    """

    key: UUID
    who: str
    words: Callable[[], tuple[Cell, ...]]
    case_id: UUID | None = None
    hay: Callable[[], str] = str
    tags: frozenset[str] = frozenset()

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What stands in its columns."""
        return self.words()

    @cached_property
    def haystack(self) -> str:
        """What a filter looks through, folded."""
        return self.hay().casefold()

    def forget_words(self) -> None:
        """Its cells are made anew when somebody looks again."""
        self.__dict__.pop("cells", None)

    @property
    def spoken(self) -> str:
        """What a screen reader says for the whole row."""
        return ", ".join(part for cell in self.cells for part in (cell.first, cell.second) if part)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading between rows."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head and its width; 0 takes what is left.

    Attributes:
        is_figure: Never made narrower: dates, states, amounts.
        is_extra: Goes first where there is little room.
    """

    title: str
    width: int = 0
    is_right: bool = False
    is_figure: bool = False
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Lines below a title; without one they stand at the top."""

    lines: Sequence[Line] = field(default_factory=tuple)
    title: Title | None = None


def customer_line(
    row: CustomerRow, formats: Formats, now: datetime, quiet: QuietCustomer | None = None
) -> Line:
    """A customer with the people there; quiet where nobody spoke with them for long."""
    customer = row.customer
    tags = _OPEN if row.open_cases else _NO_TAGS
    if row.news_due_at is not None and row.news_due_at < now:
        tags |= {"waiting"}
    if customer.needs_completing:
        tags |= {"incomplete"}
    if quiet is not None:
        tags |= {"quiet"}
    return Line(
        customer.id,
        customer.name,
        partial(_customer_cells, row, formats, quiet),
        hay=partial(_customer_hay, row),
        tags=tags,
    )


def renewed(lines: Sequence[Line], rows: Sequence[CustomerRow], formats: Formats) -> Sequence[Line]:
    """The lines of these customers when time went on: those that were looked at get new words, whoever waits now is marked.

    The same lines come back, unless one has to be marked otherwise than before.
    """
    now, changed = formats.now(), False
    fresh = list(lines)
    for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
        line.forget_words()
        is_waiting = row.news_due_at is not None and row.news_due_at < now
        if is_waiting != ("waiting" in line.tags):
            tags = line.tags | {"waiting"} if is_waiting else line.tags - {"waiting"}
            fresh[number], changed = replace(line, tags=tags), True
    return fresh if changed else lines


def _customer_hay(row: CustomerRow) -> str:
    customer = row.customer
    people = (f"{one.name} {one.function} {one.email} {one.phone}" for one in row.contacts)
    return " ".join((customer.name, customer.place, customer.sector, customer.phone, customer.email, *people))


def _customer_cells(
    row: CustomerRow, formats: Formats, quiet: QuietCustomer | None = None
) -> tuple[Cell, ...]:
    customer = row.customer
    first = row.contacts[0] if row.contacts else None
    more = len(row.contacts) - 1
    who = first.name if first is not None else NONE
    role = first.function if first is not None else ""
    if more > 0:
        role = tr("{role} and {count} more").format(role=role, count=more).strip()
    reach = (first.phone if first else "") or customer.phone
    mail = (first.email if first else "") or customer.email
    place = ", ".join(part for part in (customer.sector, customer.place) if part)
    name = Cell(customer.name, place, weight=500)
    if customer.needs_completing:
        name = Cell(
            customer.name,
            tr("to complete"),
            weight=500,
            second_colour="risk",
            second_icon="ph.warning-circle",
        )
    return (
        name,
        Cell(who, role),
        Cell(reach or NONE, mail),
        _news_cell(row, formats) if quiet is None else _quiet_cell(quiet),
        Cell(str(row.open_cases) if row.open_cases else NONE, is_quoted=False),
    )


def _news_cell(row: CustomerRow, formats: Formats) -> Cell:
    """When they hear from us."""
    due_at = row.news_due_at
    if due_at is None:
        return Cell(NONE, colour="ink2", is_quoted=False)
    if due_at < formats.now():
        return Cell(formats.since(due_at), icon="ph.clock-fill", colour="over", is_quoted=False)
    return Cell(formats.when(due_at), colour="ink2", is_quoted=False)


def _quiet_cell(quiet: QuietCustomer) -> Cell:
    """For how long nobody spoke with them."""
    days = tr("Quiet {count} days").format(count=quiet.days)
    if quiet.silence is Silence.LONG:
        icon = "ph.warning-circle-fill"
        return Cell(
            days, tr("too long"), icon=icon, colour="over", second_colour="over", weight=500, is_quoted=False
        )
    return Cell(days, tr("propose a call"), icon="ph.phone", is_quoted=False)


def promise_line(row: PromiseRow, formats: Formats) -> Line:
    """A promise with its case."""
    promise, case = row.promise, row.case
    tags = frozenset(("binding" if promise.settled_at is None else "settled", row.view.value))
    kind = f"{words.kind_name(case.kind)} {reference(case.kind, case.number)}"
    hay = f"{promise.text} {row.entry} {promise.beyond} {row.customer} {row.contact} {case.subject} {kind}"
    who = row.contact or row.customer
    return Line(
        promise.id, who, partial(_promise_cells, row, kind, formats), case.id, partial(str, hay), tags
    )


def _promise_cells(row: PromiseRow, kind: str, formats: Formats) -> tuple[Cell, ...]:
    promise, case = row.promise, row.case
    name, tone, icon = PROMISE_STATES[row.view.value]
    broken, binding = row.view.value == "broken", promise.settled_at is None
    at = promise.due_at if promise.settled_at is None else promise.settled_at
    second = formats.length(formats.now() - at) if broken and binding else ""
    when = formats.moment(at) if binding else tr("settled {moment}").format(moment=formats.moment(at))
    return (
        Cell(QCoreApplication.translate("CasePanel", name), tone=tone, icon=icon, is_quoted=False),
        Cell(promise.text, _given_by(row)),
        Cell(row.customer, row.contact, weight=500),
        Cell(case.subject, kind, second_icon=words.kind_icon(case.kind)),
        Cell(
            when,
            tr("{length} late").format(length=second) if second else "",
            colour="over" if broken and binding else "ink",
            second_colour="over",
            is_quoted=False,
        ),
    )


def _given_by(row: PromiseRow) -> str:
    """Why it was let go or is more than the book, else by which entry it was given."""
    promise = row.promise
    if promise.reason:
        return promise.reason
    if promise.beyond:
        return tr("More than “{entry}”: {reason}").format(entry=row.entry, reason=promise.beyond)
    if row.entry:
        return tr("Promise book: {entry}").format(entry=row.entry)
    return tr("their next word") if promise.is_next_word else ""


def closed_line(row: ClosedRow, formats: Formats) -> Line:
    """A case that is over."""
    case = row.case
    kind = f"{words.kind_name(case.kind)} {case.reference}"
    hay = f"{row.customer} {row.contact} {case.subject} {kind} {case.outcome} {case.outcome_text}"
    who = row.contact or row.customer
    return Line(case.id, who, partial(_closed_cells, row, kind, formats), case.id, partial(str, hay))


def _closed_cells(row: ClosedRow, kind: str, formats: Formats) -> tuple[Cell, ...]:
    case = row.case
    when = formats.moment(case.closed_at) if case.closed_at else NONE
    return (
        Cell(row.customer, row.contact, weight=500),
        Cell(case.subject, kind, second_icon=words.kind_icon(case.kind)),
        Cell(words.outcome_name(case.outcome), case.outcome_text),
        Cell(when, colour="ink2", is_quoted=False),
        Cell(formats.money(case.value, case.currency), is_quoted=False),
    )


def open_line(row: AgendaRow, formats: Formats) -> Line:
    """An open case, in the columns of what a search found."""
    return Line(row.case_id, row.contact or row.customer, partial(_open_cells, row, formats), row.case_id)


def _open_cells(row: AgendaRow, formats: Formats) -> tuple[Cell, ...]:
    late = row.is_overdue(formats.now())
    when = formats.late_since(row.due_at) if late else formats.when(row.due_at)
    kind = f"{words.kind_name(row.kind)} {row.reference}"
    return (
        Cell(row.customer, row.contact, weight=500),
        Cell(row.subject, kind, second_icon=words.kind_icon(row.kind)),
        Cell(row.step, row.owner, icon=words.channel_icon(row.channel)),
        Cell(when, colour="over" if late else "ink2", is_quoted=False),
        Cell(formats.money(row.value, row.currency), is_quoted=False),
    )


def found_customer_line(row: CustomerRow, formats: Formats) -> Line:
    """A customer, in the columns of what a search found."""
    return Line(row.customer.id, row.customer.name, partial(_customer_cells, row, formats))


def initials(line: Line) -> tuple[str, int]:
    """Letters and hue of its circle."""
    return shapes.initials_of(line.who), shapes.hue_of(line.who)
