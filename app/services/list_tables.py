"""Lists as tables: which columns the rows of each list have in a file."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from app.domain.agenda import AgendaRow
from app.domain.list_tables import Form, Head, ListTable, Money
from app.domain.promise_book import Standing
from app.services.lists import ClosedRow, CustomerRow, PromiseRow, SearchView

_OPEN: Final = (
    Head("Reference", width=11),
    Head("Kind", width=11),
    Head("Phase", width=12),
    Head("Customer", width=22),
    Head("Contact", width=20),
    Head("Phone"),
    Head("Email", width=26),
    Head("Matter", width=34),
    Head("Next step", width=34),
    Head("Channel", width=10),
    Head("Due", Form.MOMENT),
    Head("Effort (min)", Form.NUMBER, 12),
    Head("News due", Form.MOMENT),
    Head("Last told", Form.MOMENT),
    Head("Promised by", Form.MOMENT),
    Head("Promise", width=26),
    Head("Value", Form.MONEY, 16),
    Head("Currency", width=10),
    Head("Valid until", Form.DAY, 12),
    Head("Owner"),
    Head("Put off", Form.NUMBER, 9),
)
_CLOSED: Final = (
    Head("Reference", width=11),
    Head("Kind", width=11),
    Head("Customer", width=22),
    Head("Contact", width=20),
    Head("Matter", width=34),
    Head("Outcome", width=14),
    Head("Last word", width=34),
    Head("Opened", Form.MOMENT),
    Head("Closed", Form.MOMENT),
    Head("Value", Form.MONEY, 16),
    Head("Currency", width=10),
)
_CUSTOMERS: Final = (
    Head("Customer", width=26),
    Head("Sector"),
    Head("Place"),
    Head("Phone"),
    Head("Email", width=26),
    Head("Note", width=30),
    Head("To complete", width=12),
    Head("Contact", width=20),
    Head("Function", width=20),
    Head("Contact's phone"),
    Head("Contact's email", width=26),
    Head("Owner"),
    Head("Open cases", Form.NUMBER, 12),
    Head("News due", Form.MOMENT),
)
_PROMISES: Final = (
    Head("State", width=12),
    Head("Promise", width=34),
    Head("Until", Form.MOMENT),
    Head("Made", Form.MOMENT),
    Head("Customer", width=22),
    Head("Contact", width=20),
    Head("Reference", width=11),
    Head("Matter", width=34),
    Head("Settled", Form.MOMENT),
    Head("Reason", width=26),
)
_BOOK: Final = (
    Head("Promise", width=34),
    Head("Condition", width=26),
    Head("Limit"),
    Head("Valid until", Form.DAY),
    Head("Owner", width=20),
    Head("Open", Form.NUMBER, 8),
    Head("Kept", Form.NUMBER, 8),
    Head("Broken", Form.NUMBER, 8),
    Head("Released", Form.NUMBER, 10),
    Head("Keeps breaking", width=15),
)
_FOUND: Final = (
    Head("What", width=12),
    Head("Reference", width=11),
    Head("Customer", width=22),
    Head("Contact", width=20),
    Head("Matter", width=34),
    Head("Next step or outcome", width=34),
    Head("When", Form.MOMENT),
    Head("Value", Form.MONEY, 16),
    Head("Currency", width=10),
    Head("Owner"),
)


def words(key: str) -> str:
    """A key as people write it: ``check_back`` is ``Check back``."""
    return key.replace("_", " ").capitalize()


def open_table(rows: Sequence[AgendaRow], name: str = "Cases") -> ListTable:
    """Open cases in their order."""
    return ListTable(
        name,
        _OPEN,
        tuple(
            (
                row.reference, words(row.kind), words(row.phase), row.customer, row.contact, row.contact_phone,
                row.contact_email, row.subject, row.step, words(row.channel), row.due_at,
                int(row.effort.total_seconds()) // 60, row.news_due_at, row.last_told_at, row.promise_due_at,
                row.promise_text, *_money(row.value, row.currency), row.valid_until_on, row.owner, row.put_offs,
            )
            for row in rows
        ),
    )  # fmt: skip


def closed_table(rows: Sequence[ClosedRow], name: str = "Closed cases") -> ListTable:
    """Closed cases with how they ended."""
    return ListTable(
        name,
        _CLOSED,
        tuple(
            (
                row.case.reference, words(row.case.kind), row.customer, row.contact, row.case.subject,
                words(row.case.outcome), row.case.outcome_text, row.case.opened_at, row.case.closed_at,
                *_money(row.case.value, row.case.currency),
            )
            for row in rows
        ),
    )  # fmt: skip


def customer_table(rows: Sequence[CustomerRow], name: str = "People") -> ListTable:
    """Customers, one row for each person there; one without people has a row of its own."""
    return ListTable(
        name,
        _CUSTOMERS,
        tuple(
            (
                row.customer.name, row.customer.sector, row.customer.place, row.customer.phone,
                row.customer.email, row.customer.note, "Yes" if row.customer.needs_completing else "",
                *person, row.owner, row.open_cases, row.news_due_at,
            )
            for row in rows
            for person in (
                [(one.name, one.function, one.phone, one.email) for one in row.contacts] or [("",) * 4]
            )
        ),
    )  # fmt: skip


def promise_table(rows: Sequence[PromiseRow], name: str = "Promises") -> ListTable:
    """Promises with the case they belong to."""
    return ListTable(
        name,
        _PROMISES,
        tuple(
            (
                words(row.view), row.promise.text, row.promise.due_at, row.promise.made_at, row.customer,
                row.contact, row.case.reference, row.case.subject, row.promise.settled_at, row.promise.reason,
            )
            for row in rows
        ),
    )  # fmt: skip


def book_table(rows: Sequence[Standing], owners: Mapping[str, str], name: str = "Promise book") -> ListTable:
    """Entries of the promise book with how each fares."""
    return ListTable(
        name,
        _BOOK,
        tuple(
            (
                one.entry.text, one.entry.condition, str(one.entry.limit), one.entry.valid_until_on,
                owners.get(one.entry.key, ""), one.open, one.kept, one.broken, one.released,
                "yes" if one.keeps_breaking else "",
            )
            for one in rows
        ),
    )  # fmt: skip


def found_table(found: SearchView, name: str = "Found") -> ListTable:
    """Open cases, closed ones and customers below one another."""
    opened = [
        (
            "Open case", row.reference, row.customer, row.contact, row.subject, row.step, row.due_at,
            *_money(row.value, row.currency), row.owner,
        )
        for row in found.open_rows
    ]  # fmt: skip
    closed = [
        (
            "Closed case", row.case.reference, row.customer, row.contact, row.case.subject,
            words(row.case.outcome), row.case.closed_at, *_money(row.case.value, row.case.currency), "",
        )
        for row in found.closed
    ]  # fmt: skip
    people = [
        (
            "Customer", "", row.customer.name, ", ".join(one.name for one in row.contacts), "", "",
            row.news_due_at, None, "", row.owner,
        )
        for row in found.customers
    ]  # fmt: skip
    return ListTable(name, _FOUND, (*opened, *closed, *people))


def _money(value: Decimal | None, currency: str) -> tuple[Money | None, str]:
    return (None, "") if value is None else (Money(value, currency), currency)
