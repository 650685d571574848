"""The tables. Only this package knows SQL.

Every noun carries owner, author and row version, so that a team store adds policies, not columns.
CHECK constraints hold what one row can tell of R1 to R3 on every connection, also where foreign keys
are off; triggers (``migrations/versions/0002_guards_and_search.py``) hold the rest and R4.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    and_,
    false,
    literal_column,
    text,
)

from app.adapters.database.column_types import Amount, Id, Instant, Json, Minutes, OneOf, Wall, hours, words
from app.domain.cases import SUBJECT_LIMIT
from app.domain.handovers import HandoverKind, HandoverState
from app.domain.history import Action, Source
from app.domain.interactions import Direction
from app.domain.kinds import PHASES, Channel, Kind, Phase, State
from app.domain.occurrences import ObligationKind, OccurrenceState
from app.domain.people import Role
from app.domain.promises import PromiseState
from app.domain.requests import RequestState
from app.domain.steps import Reason, StepState

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, allowed: Any) -> CheckConstraint:
    listed = ", ".join(f"'{word.value}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _known_if_any(column: str, allowed: Any) -> CheckConstraint:
    listed = ", ".join(f"'{word.value}'" for word in allowed)
    return CheckConstraint(f"{column} IS NULL OR {column} IN ({listed})", name=f"{column}_known")


def _phase_of_kind() -> CheckConstraint:
    each = (
        f"kind = '{kind.value}' AND phase IN ({', '.join(repr(phase.value) for phase in phases)})"
        for kind, phases in PHASES.items()
    )
    return CheckConstraint(" OR ".join(f"({one})" for one in each), name="phase_of_kind")


def _together(first: str, *others: str) -> list[CheckConstraint]:
    return [
        CheckConstraint(f"({first} IS NULL) = ({other} IS NULL)", name=f"{other}_with_{first}")
        for other in others
    ]


def _where(condition: str) -> dict[str, Any]:
    """A partial index, of few rows."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def _seq() -> Column[int]:
    """A row number in the order of arrival; the full-text index points to it."""
    return Column("seq", Integer, primary_key=True)


def _id(*, primary: bool = True) -> Column[Any]:
    return Column("id", Id, primary_key=True) if primary else Column("id", Id, nullable=False, unique=True)


def _kept() -> list[Column[Any]]:
    """What every noun carries: author, version, times of the row, and whether undo took it back."""
    return [
        Column("author_id", Id),
        Column("is_withdrawn", Boolean, nullable=False, server_default=text("0")),
        Column("version", Integer, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
    ]


def _owner() -> Column[Any]:
    return Column("owner_id", Id, nullable=False)


def _case(*, index: bool = True) -> Column[Any]:
    return Column("case_id", Id, ForeignKey("cases.id"), nullable=False, index=index)


companies = Table(
    "companies",
    metadata,
    _id(),
    Column("name", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("hours", hours(), nullable=False),
    Column("country", String(2), nullable=False),
    Column("subdivision", String(10), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("value_limit", Amount, nullable=False),
    Column("voice", String(20), nullable=False),
    *_kept(),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("name", String(200), nullable=False, unique=True),
    Column("function", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("hours", hours(), nullable=False),
    Column("protected", hours(), nullable=False),
    Column("country", String(2), nullable=False),
    Column("subdivision", String(10), nullable=False),
    Column("role", OneOf(Role), nullable=False),
    Column("email", String(320), nullable=False),
    Column("phone", String(1000), nullable=False),
    Column("reading_slots", words(), nullable=False),
    Column("is_active", Boolean, nullable=False),
    *_kept(),
    _one_of("role", Role),
)

customers = Table(
    "customers",
    metadata,
    _seq(),
    _id(primary=False),
    Column("name", String(500), nullable=False),
    _owner(),
    Column("phone", String(1000), nullable=False),
    Column("email", String(1000), nullable=False),
    Column("place", String(500), nullable=False),
    Column("sector", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("needs_completing", Boolean, nullable=False),
    Column("source_key", String(500), nullable=False),
    *_kept(),
    Index("ix_customers_name", text("lower(name)")),
    Index("ix_customers_source_key", "source_key"),
)

contacts = Table(
    "contacts",
    metadata,
    _seq(),
    _id(primary=False),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False, index=True),
    Column("name", String(500), nullable=False),
    _owner(),
    Column("function", String(200), nullable=False),
    Column("phone", String(1000), nullable=False),
    Column("email", String(1000), nullable=False),
    Column("language", String(10), nullable=False),
    *_kept(),
    Index("ix_contacts_name", text("lower(name)")),
)

_EARLIEST_NEWS = (
    "news_due_at <= news_base_at"
    " AND (news_answer_at IS NULL OR news_due_at <= news_answer_at)"
    " AND (news_promised_at IS NULL OR news_due_at <= news_promised_at)"
    " AND (news_due_at = news_base_at OR (news_answer_at IS NOT NULL AND news_due_at = news_answer_at)"
    " OR (news_promised_at IS NOT NULL AND news_due_at = news_promised_at))"
)
_STEP = "what channel due_at due_wall due_zone slot_at planned_at effort basis_reason basis_rule generation put_offs"

cases = Table(
    "cases",
    metadata,
    _seq(),
    _id(primary=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", OneOf(Kind), nullable=False),
    Column("phase", OneOf(Phase), nullable=False),
    Column("state", OneOf(State), nullable=False),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("subject", String(500), nullable=False),
    Column("owner_id", Id, ForeignKey("people.id"), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("cadence_from_at", Instant, nullable=False),
    # R1: the one planned step lives here; open <=> present.
    Column("step_id", Id, unique=True),
    Column("step_what", String(500)),
    Column("step_channel", OneOf(Channel)),
    Column("step_due_at", Instant),
    Column("step_due_wall", Wall),
    Column("step_due_zone", String(64)),
    Column("step_slot_at", Instant),
    Column("step_planned_at", Instant),
    Column("step_effort", Minutes),
    Column("step_basis_reason", OneOf(Reason)),
    Column("step_basis_rule", String(40)),
    Column("step_basis_from_at", Instant),
    Column("step_generation", Integer),
    Column("step_put_offs", Integer),
    Column("step_cadence_no", Integer),
    # R2: the news clock; the news date is the earliest of its three parts.
    Column("news_due_at", Instant),
    Column("news_base_at", Instant),
    Column("news_base_reason", OneOf(Reason)),
    Column("news_base_rule", String(40)),
    Column("news_base_from_at", Instant),
    Column("news_last_told_at", Instant),
    Column("news_answer_from_at", Instant),
    Column("news_answer_at", Instant),
    Column("news_answer_rule", String(40)),
    Column("news_promised_at", Instant),
    Column("news_promise_id", Id),
    Column("news_generation", Integer),
    Column("value", Amount),
    Column("currency", String(3), nullable=False),
    Column("valid_until_on", Date),
    Column("is_out_of_ordinary", Boolean, nullable=False),
    Column("origin", String(20), nullable=False),
    Column("source_key", String(500), nullable=False),
    Column("waiting_on", String(500), nullable=False),
    Column("waiting_until_at", Instant),
    Column("offer_handover_id", Id),
    Column("offer_to_id", Id, ForeignKey("people.id")),
    Column("offer_expires_at", Instant),
    Column("closed_at", Instant),
    Column("outcome", String(40), nullable=False),
    Column("outcome_text", Text, nullable=False),
    *_kept(),
    _one_of("kind", Kind),
    _one_of("state", State),
    _phase_of_kind(),
    _known_if_any("step_channel", Channel),
    CheckConstraint(f"length(subject) <= {SUBJECT_LIMIT}", name="subject_fits"),
    CheckConstraint("step_what IS NULL OR trim(step_what) <> ''", name="r1_step_says_what"),
    CheckConstraint("(state = 'open') = (step_id IS NOT NULL)", name="r1_open_has_step"),
    *_together("step_id", *(f"step_{part}" for part in _STEP.split())),
    CheckConstraint("(state = 'open') = (news_due_at IS NOT NULL)", name="r2_open_has_news"),
    *_together("news_due_at", "news_base_at", "news_base_reason", "news_base_rule", "news_generation"),
    CheckConstraint(f"news_due_at IS NULL OR ({_EARLIEST_NEWS})", name="r2_earliest_counts"),
    *_together("news_answer_at", "news_answer_from_at"),
    *_together("news_promised_at", "news_promise_id"),
    CheckConstraint(
        "news_due_at IS NOT NULL OR (news_answer_at IS NULL AND news_promised_at IS NULL"
        " AND news_last_told_at IS NULL)",
        name="r2_closed_has_no_clock",
    ),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_time"),
    *_together("offer_handover_id", "offer_to_id", "offer_expires_at"),
    CheckConstraint("offer_to_id IS NULL OR state = 'open'", name="only_open_is_offered"),
    CheckConstraint("step_slot_at IS NULL OR step_slot_at <= step_due_at", name="slot_not_after_due"),
    Index(
        "ix_cases_agenda",
        "owner_id",
        "step_due_at",
        sqlite_where=text("state = 'open' AND is_withdrawn = 0"),
        postgresql_where=text("state = 'open' AND is_withdrawn = false"),
    ),
    Index("ix_cases_source_key", "source_key"),
    Index("ix_cases_closed_at", "closed_at", **_where("closed_at IS NOT NULL")),
    Index("ix_cases_offer_expires_at", "offer_expires_at", **_where("offer_expires_at IS NOT NULL")),
)
"""R3 (instants in UTC) is checked by the triggers on SQLite, by the column's type on PostgreSQL."""

steps = Table(
    "steps",
    metadata,
    _id(),
    _case(),
    _owner(),
    Column("what", String(500), nullable=False),
    Column("channel", OneOf(Channel), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("due_zone", String(64), nullable=False),
    Column("planned_at", Instant, nullable=False),
    Column("effort", Minutes, nullable=False),
    Column("put_offs", Integer, nullable=False),
    Column("state", OneOf(StepState), nullable=False),
    Column("finished_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("cadence_no", Integer),
    *_kept(),
    _one_of("channel", Channel),
    _one_of("state", StepState),
)

interactions = Table(
    "interactions",
    metadata,
    _seq(),
    _id(primary=False),
    _case(index=False),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    _owner(),
    Column("direction", OneOf(Direction), nullable=False),
    Column("channel", OneOf(Channel), nullable=False),
    Column("at", Instant, nullable=False),
    Column("summary", Text, nullable=False),
    Column("told_status", Boolean, nullable=False),
    Column("is_quote_sent", Boolean, nullable=False),
    Column("is_reached", Boolean, nullable=False),
    *_kept(),
    _one_of("channel", Channel),
    _one_of("direction", Direction),
    Index("ix_interactions_case_id_at", "case_id", "at"),
)

promises = Table(
    "promises",
    metadata,
    _id(),
    _case(),
    _owner(),
    Column("text", String(500), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("due_wall", Wall, nullable=False),
    Column("due_zone", String(64), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("state", OneOf(PromiseState), nullable=False),
    Column("is_next_word", Boolean, nullable=False),
    Column("settled_at", Instant),
    Column("reason", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    *_kept(),
    _one_of("state", PromiseState),
    CheckConstraint("(state = 'open') = (settled_at IS NULL)", name="settled_has_time"),
    CheckConstraint("state <> 'released' OR trim(reason) <> ''", name="released_has_reason"),
    Index(
        "ix_promises_open",
        "case_id",
        "due_at",
        sqlite_where=text("state = 'open' AND is_withdrawn = 0"),
        postgresql_where=text("state = 'open' AND is_withdrawn = false"),
    ),
)

handovers = Table(
    "handovers",
    metadata,
    _id(),
    _case(),
    _owner(),
    Column("to_id", Id, ForeignKey("people.id"), nullable=False),
    Column("kind", OneOf(HandoverKind), nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("state", OneOf(HandoverState), nullable=False),
    Column("answered_at", Instant),
    Column("note", Text, nullable=False),
    *_kept(),
    _one_of("state", HandoverState),
)

requests = Table(
    "requests",
    metadata,
    _id(),
    _case(),
    _owner(),
    Column("to_id", Id, ForeignKey("people.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("needed_by_at", Instant, nullable=False),
    Column("deliver_at", Instant, nullable=False),
    Column("is_urgent", Boolean, nullable=False),
    Column("harm", Text, nullable=False),
    Column("state", OneOf(RequestState), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", Instant),
    *_kept(),
    _one_of("state", RequestState),
    CheckConstraint("NOT is_urgent OR trim(harm) <> ''", name="urgent_names_harm"),
)

checklist_items = Table(
    "checklist_items",
    metadata,
    _id(),
    _case(),
    _owner(),
    Column("position", Integer, nullable=False),
    Column("text", String(500), nullable=False),
    Column("done_at", Instant),
    *_kept(),
)

standards = Table(
    "standards",
    metadata,
    _id(),
    Column("name", String(40), nullable=False, unique=True),
    Column("content", Json(), nullable=False),
    *_kept(),
)
"""The company's service book: one row per part, seeded from the file, edited here (ruling 31)."""

changes = Table(
    "changes",
    metadata,
    _seq(),
    _id(primary=False),
    Column("action", OneOf(Action), nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("source", OneOf(Source), nullable=False),
    Column("batch_id", Id, index=True),
    Column("undoes_id", Id, index=True),
    Column("note", Text, nullable=False),
    Index("ix_changes_actor_id_seq", "actor_id", "seq"),
)

change_items = Table(
    "change_items",
    metadata,
    _seq(),
    Column("change_id", Id, ForeignKey("changes.id"), nullable=False, index=True),
    Column("noun", String(40), nullable=False),
    Column("noun_id", Id, nullable=False),
    Column("case_id", Id, index=True),
    Column("before", Json(), nullable=False),
    Column("after", Json(), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_change_items_noun_id_version", "noun_id", "version", unique=True),
)

occurrences = Table(
    "occurrences",
    metadata,
    _id(),
    Column("obligation_kind", OneOf(ObligationKind), nullable=False),
    Column("obligation_id", Id, nullable=False),
    _case(),
    _owner(),
    Column("author_id", Id, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("share", Integer, nullable=False),
    Column("planned_at", Instant, nullable=False),
    Column("deadline_at", Instant, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("state", OneOf(OccurrenceState), nullable=False),
    Column("shown_at", Instant),
    Column("presented_count", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("ended_at", Instant),
    Column("is_catch_up", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    _one_of("obligation_kind", ObligationKind),
    _one_of("state", OccurrenceState),
    CheckConstraint("rung BETWEEN 0 AND 3", name="rung_known"),
    # R6: each rung of an occurrence exists once.
    UniqueConstraint("obligation_id", "obligation_kind", "generation", "share", name="uq_occurrences_once"),
    Index(
        "ix_occurrences_due",
        "owner_id",
        "planned_at",
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    ),
    Index(
        "ix_occurrences_shown",
        "owner_id",
        "deadline_at",
        sqlite_where=text("state = 'shown'"),
        postgresql_where=text("state = 'shown'"),
    ),
)
"""The reminder ledger. It is its own history, so nothing else records it."""

reminder_marks = Table(
    "reminder_marks",
    metadata,
    Column("case_id", Id, primary_key=True),
)
"""Cases that changed since their reminders were planned; a trigger on the history fills it."""

batches = Table(
    "batches",
    metadata,
    _seq(),
    _id(primary=False),
    Column("name", String(40), nullable=False, unique=True),
    Column("file_name", String(500), nullable=False),
    Column("actor_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("counts", Json(), nullable=False),
    Column("undone_at", Instant),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", Json(), nullable=False),
)
"""Facts about this store: its install id, the newest instant it has seen, when it was backed up."""

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
)
"""Tables whose every change is recorded (R4)."""

# Written out, not bound: only then does the planner see that a partial index fits.
OPEN_CASE = and_(cases.c.state == literal_column(f"'{State.OPEN.value}'"), cases.c.is_withdrawn == false())
OPEN_PROMISE = and_(
    promises.c.state == literal_column(f"'{PromiseState.OPEN.value}'"), promises.c.is_withdrawn == false()
)
