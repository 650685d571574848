"""What the tests of styles, days and reminders share: the four styles, one more, and rows to arrange."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

from app.adapters.data_files.styles import load_styles
from app.domain.agenda import AgendaRow
from app.domain.batches import Batch
from app.domain.kinds import PHASES, Channel, Kind, State
from app.domain.occurrences import Obligation, ObligationKind
from app.domain.rungs import Rung
from app.domain.steps import Reason
from app.domain.styles import DUE, Quiet, ShareRule, Style, StyleWords
from app.domain.working_time import Week, WorkingCalendar

NOW = datetime(2026, 11, 24, 10, 42, tzinfo=UTC)
OFFICE = WorkingCalendar("Europe/Dublin", Week.of("08:30-17:30"))
MAYA, BEN = UUID(int=1), UUID(int=2)

LOADED = load_styles(Path("resources/styles"))

MADE_UP = Style(
    key="lighthouse",
    words=MappingProxyType({"en": StyleWords("Lighthouse", "Slow and loud.", "Sea", "Morning", "Night")}),
    home="cases",
    order="by_due_groups",
    views=("cases",),
    quick_entry="spoken_line",
    reminders=(
        ShareRule(10, Rung.WINDOW, Rung.WINDOW, Rung.WINDOW),
        ShareRule(99, Rung.LIST, Rung.BADGE, Rung.NOTIFICATION),
        ShareRule(DUE, Rung.LIST, Rung.LIST, Rung.LIST),
    ),
    batch=Batch("at_times", (time(8, 45), time(23, 30))),
    quiet=Quiet(((time(23), time(1)),)),
)

FIFTH = Path("tests/data/styles")
"""A folder with one more style, as a company would add it: a file and nothing else."""

STYLES = {**load_styles(Path("resources/styles"), FIFTH).styles, MADE_UP.key: MADE_UP}


class NumberedIds:
    """Ids 1, 2, 3 ..."""

    def __init__(self) -> None:
        self.last = 1000

    def __call__(self) -> UUID:
        self.last += 1
        return UUID(int=self.last)


def obligation(kind=ObligationKind.STEP, *, hours=9.0, start=NOW, generation=1, **fields) -> Obligation:
    """Something due after so many business hours of the office."""
    due_at = OFFICE.add(start, timedelta(hours=hours)).at
    return Obligation(kind, UUID(int=77), UUID(int=70), MAYA, generation, start, due_at, **fields)


def row(
    number=4127, *, kind=Kind.QUOTE, due=NOW, news=NOW + timedelta(days=20), promise=None, **fields
) -> AgendaRow:
    """An open case as the agenda shows it."""
    opened_at = fields.pop("opened_at", NOW - timedelta(days=10))
    values = {
        "case_id": UUID(int=number),
        "number": number,
        "kind": kind,
        "phase": PHASES[kind][0],
        "state": State.OPEN,
        "subject": "Two grinders",
        "customer": f"Customer {number}",
        "contact": "",
        "contact_phone": "",
        "contact_email": "",
        "owner_id": MAYA,
        "owner": "Maya Brennan",
        "step_id": UUID(int=number + 10_000),
        "step": "Call",
        "channel": Channel.CALL,
        "due_at": due,
        "due_zone": OFFICE.zone,
        "slot_at": due,
        "planned_at": opened_at,
        "effort": timedelta(minutes=15),
        "put_offs": 0,
        "due_reason": Reason.CHOSEN,
        "value": None,
        "currency": "EUR",
        "valid_until_on": None,
        "opened_at": opened_at,
        "last_told_at": opened_at,
        "news_due_at": news,
        "news_reason": Reason.STANDARD,
        "news_from_at": opened_at,
        "is_unanswered": False,
        "promise_due_at": promise,
        "promise_made_at": None,
        "promise_text": "",
        "is_offered": False,
        "step_version": 1,
        "changed_at": opened_at,
    }
    return AgendaRow(**{**values, **fields})


def worth(amount: int) -> Decimal:
    return Decimal(amount)
