"""As many agenda rows as a test or a benchmark asks for; the same number gives the same row, always."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.domain.agenda import AgendaRow
from app.domain.kinds import PHASES, Channel, Kind, State
from app.domain.steps import Reason

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)

PEOPLE = (
    ("Eimear Walsh", "Hotel Marlowe"),
    ("Daniel Okafor", "Kiln Bakery"),
    ("Ruth Fenwick", "Fenwick & Sons"),
    ("Marta Silva", "Lumen Offices"),
    ("Hannah Byrne", "Oak Street Clinic"),
    ("Paul Nolan", "St Brigid’s School"),
    ("Sam Quinn", "Tidewater Café"),
)
OWNERS = ("Maya Brennan", "Ben Doyle", "Joan Whitaker")
STEPS = (
    "Go through the new quote",
    "Tell Daniel what we found",
    "Answer on the two-site plan",
    "Ask how the board decided",
    "First call: needs and site",
)


def agenda_row(number: int = 0, **changed: Any) -> AgendaRow:
    """The row of this number, with what the caller wants otherwise."""
    contact, customer = PEOPLE[number % len(PEOPLE)]
    kind = tuple(Kind)[number % len(Kind)]
    due_at = NOW.replace(minute=0) + timedelta(minutes=15 * (number % 4000) - 9000)
    facts: dict[str, Any] = {
        "case_id": UUID(int=(1 << 96) + number),
        "number": 4000 + number,
        "kind": kind,
        "phase": PHASES[kind][0],
        "state": State.OPEN,
        "subject": "3 Barista Pro 2 and service plan",
        "customer": customer,
        "contact": contact,
        "contact_phone": f"+353 1 555 {number % 10_000:04}",
        "contact_email": f"{contact.split()[0].lower()}@example.com",
        "owner_id": UUID(int=(2 << 96) + number % len(OWNERS)),
        "owner": OWNERS[number % len(OWNERS)],
        "step_id": UUID(int=(3 << 96) + number),
        "step": STEPS[number % len(STEPS)],
        "channel": tuple(Channel)[number % len(Channel)],
        "due_at": due_at,
        "due_zone": "Europe/Dublin",
        "slot_at": due_at,
        "planned_at": due_at - timedelta(days=3),
        "effort": timedelta(minutes=(15, 30, 5)[number % 3]),
        "put_offs": number % 3,
        "due_reason": Reason.CHOSEN,
        "value": Decimal(18_640 + number) / 100 if number % 4 else None,
        "currency": "EUR",
        "valid_until_on": date(2026, 11, 27) if kind is Kind.QUOTE else None,
        "opened_at": due_at - timedelta(days=9),
        "last_told_at": due_at - timedelta(days=4) if number % 5 else None,
        "news_due_at": due_at + timedelta(hours=2),
        "news_reason": Reason.STANDARD,
        "news_from_at": due_at - timedelta(days=4),
        "is_unanswered": False,
        "promise_due_at": due_at + timedelta(hours=1) if number % 7 == 0 else None,
        "promise_made_at": due_at - timedelta(days=1) if number % 7 == 0 else None,
        "promise_text": "Send the revised plan" if number % 7 == 0 else "",
        "is_offered": False,
        "step_version": 1 + number % 9,
        "changed_at": NOW - timedelta(minutes=number % 5000),
    }
    return AgendaRow(**facts | changed)


@dataclass(frozen=True, slots=True)
class AgendaRows:
    """Rows made while they are read: a hundred thousand need no room."""

    count: int

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[AgendaRow]:
        return (agenda_row(number) for number in range(self.count))
