"""The tables. Only this package knows SQL.

Every noun carries owner, author and row version, so that a team store adds policies, not columns.
CHECK constraints hold what one row can tell of R1 to R3 on every connection, also where foreign keys
are off; triggers (``migrations/versions/0002_guards_and_search.py``) hold the rest and R4.
"""

from sqlalchemy import Table, and_, false, literal_column

from app.adapters.database.absence_tables import absences, settlements
from app.adapters.database.book_tables import book_entries
from app.adapters.database.busy_tables import busy_sources, busy_times
from app.adapters.database.case_tables import cases
from app.adapters.database.contact_tables import (
    checklist_items,
    deliveries,
    handovers,
    interactions,
    promises,
    requests,
    steps,
)
from app.adapters.database.idea_tables import ideas
from app.adapters.database.letter_tables import letters
from app.adapters.database.link_tables import (
    calendar_events,
    calendar_links,
    workbook_bases,
    workbook_links,
    workbook_syncs,
)
from app.adapters.database.people_tables import companies, contacts, customers, people
from app.adapters.database.received_tables import received_letters
from app.adapters.database.register_tables import (
    batches,
    change_items,
    changes,
    occurrences,
    reminder_marks,
    settings,
    standards,
)
from app.adapters.database.table_parts import metadata
from app.adapters.database.template_tables import letter_templates
from app.adapters.database.wish_tables import wishes
from app.domain.kinds import State
from app.domain.promises import PromiseState

__all__ = [
    "NOUNS",
    "OPEN_CASE",
    "OPEN_PROMISE",
    "absences",
    "batches",
    "book_entries",
    "busy_sources",
    "busy_times",
    "calendar_events",
    "calendar_links",
    "cases",
    "change_items",
    "changes",
    "checklist_items",
    "companies",
    "contacts",
    "customers",
    "deliveries",
    "handovers",
    "ideas",
    "interactions",
    "letter_templates",
    "letters",
    "metadata",
    "occurrences",
    "people",
    "promises",
    "received_letters",
    "reminder_marks",
    "requests",
    "settings",
    "settlements",
    "standards",
    "steps",
    "wishes",
    "workbook_bases",
    "workbook_links",
    "workbook_syncs",
]

NOUNS: tuple[Table, ...] = (
    companies,
    people,
    customers,
    contacts,
    cases,
    steps,
    interactions,
    promises,
    handovers,
    requests,
    checklist_items,
    standards,
    absences,
    settlements,
    ideas,
    received_letters,
    book_entries,
    letter_templates,
    wishes,
)
"""Tables whose every change is recorded (R4)."""

# Written out, not bound: only then does the planner see that a partial index fits.
OPEN_CASE = and_(cases.c.state == literal_column(f"'{State.OPEN.value}'"), cases.c.is_withdrawn == false())
OPEN_PROMISE = and_(
    promises.c.state == literal_column(f"'{PromiseState.OPEN.value}'"), promises.c.is_withdrawn == false()
)
