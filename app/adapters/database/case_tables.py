"""Cases: the planned step and the news clock live in the case's own row (R1, R2)."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    text,
)

from app.adapters.database.column_types import Amount, Id, Instant, Minutes, OneOf, Wall
from app.adapters.database.table_parts import (
    id_column,
    kept_columns,
    known_if_any,
    metadata,
    one_of,
    partial,
    phase_of_kind,
    seq_column,
    together,
)
from app.domain.cases import SUBJECT_LIMIT
from app.domain.kinds import Channel, Kind, Phase, State
from app.domain.steps import Reason

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
    seq_column(),
    id_column(primary=False),
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
    *kept_columns(),
    one_of("kind", Kind),
    one_of("state", State),
    phase_of_kind(),
    known_if_any("step_channel", Channel),
    CheckConstraint(f"length(subject) <= {SUBJECT_LIMIT}", name="subject_fits"),
    CheckConstraint("step_what IS NULL OR trim(step_what) <> ''", name="r1_step_says_what"),
    CheckConstraint("(state = 'open') = (step_id IS NOT NULL)", name="r1_open_has_step"),
    *together("step_id", *(f"step_{part}" for part in _STEP.split())),
    CheckConstraint("(state = 'open') = (news_due_at IS NOT NULL)", name="r2_open_has_news"),
    *together("news_due_at", "news_base_at", "news_base_reason", "news_base_rule", "news_generation"),
    CheckConstraint(f"news_due_at IS NULL OR ({_EARLIEST_NEWS})", name="r2_earliest_counts"),
    *together("news_answer_at", "news_answer_from_at"),
    *together("news_promised_at", "news_promise_id"),
    CheckConstraint(
        "news_due_at IS NOT NULL OR (news_answer_at IS NULL AND news_promised_at IS NULL"
        " AND news_last_told_at IS NULL)",
        name="r2_closed_has_no_clock",
    ),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_has_time"),
    *together("offer_handover_id", "offer_to_id", "offer_expires_at"),
    CheckConstraint("offer_to_id IS NULL OR state = 'open'", name="only_open_is_offered"),
    CheckConstraint("step_slot_at IS NULL OR step_slot_at <= step_due_at", name="slot_not_after_due"),
    Index(
        "ix_cases_agenda",
        "owner_id",
        "step_due_at",
        sqlite_where=text("state = 'open' AND is_withdrawn = 0"),
    ),
    Index("ix_cases_source_key", "source_key"),
    Index("ix_cases_closed_at", "closed_at", **partial("closed_at IS NOT NULL")),
    Index("ix_cases_offer_expires_at", "offer_expires_at", **partial("offer_expires_at IS NOT NULL")),
)
"""R3 (instants in UTC) is checked by the triggers on SQLite, by the column's type on PostgreSQL."""
