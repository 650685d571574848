"""What belongs to a case: finished steps, interactions, promises, hand-overs, requests, checklists."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text, text

from app.adapters.database.column_types import Id, Instant, Minutes, OneOf, Wall, kept_findings
from app.adapters.database.table_parts import (
    case_column,
    id_column,
    kept_columns,
    known_if_any,
    metadata,
    one_of,
    owner_column,
    seq_column,
)
from app.domain.handovers import HandoverKind, HandoverState
from app.domain.interactions import Direction
from app.domain.kinds import Channel, Kind, Phase
from app.domain.promises import PromiseState
from app.domain.requests import Ending, RequestState
from app.domain.steps import StepState

steps = Table(
    "steps",
    metadata,
    id_column(),
    case_column(),
    owner_column(),
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
    *kept_columns(),
    Column("actual", Minutes),
    Column("kind", OneOf(Kind)),
    Column("phase", OneOf(Phase)),
    one_of("channel", Channel),
    one_of("state", StepState),
    CheckConstraint("actual IS NULL OR actual > 0", name="took_some_time"),
    known_if_any("kind", Kind),
    known_if_any("phase", Phase),
    Index("ix_steps_owner_id_finished_at", "owner_id", "finished_at"),
)

interactions = Table(
    "interactions",
    metadata,
    seq_column(),
    id_column(primary=False),
    case_column(index=False),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    owner_column(),
    Column("direction", OneOf(Direction), nullable=False),
    Column("channel", OneOf(Channel), nullable=False),
    Column("at", Instant, nullable=False),
    Column("summary", Text, nullable=False),
    Column("told_status", Boolean, nullable=False),
    Column("is_quote_sent", Boolean, nullable=False),
    Column("is_reached", Boolean, nullable=False),
    *kept_columns(),
    Column("kept", kept_findings(), nullable=False, server_default=text("'[]'")),
    one_of("channel", Channel),
    one_of("direction", Direction),
    Index("ix_interactions_case_id_at", "case_id", "at"),
)

promises = Table(
    "promises",
    metadata,
    id_column(),
    case_column(),
    owner_column(),
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
    *kept_columns(),
    Column("entry", String(40), nullable=False, server_default=text("''")),
    Column("beyond", Text, nullable=False, server_default=text("''")),
    one_of("state", PromiseState),
    CheckConstraint("(state = 'open') = (settled_at IS NULL)", name="settled_has_time"),
    CheckConstraint("state <> 'released' OR trim(reason) <> ''", name="released_has_reason"),
    Index(
        "ix_promises_open",
        "case_id",
        "due_at",
        sqlite_where=text("state = 'open' AND is_withdrawn = 0"),
    ),
)

handovers = Table(
    "handovers",
    metadata,
    id_column(),
    case_column(),
    owner_column(),
    Column("to_id", Id, ForeignKey("people.id"), nullable=False),
    Column("kind", OneOf(HandoverKind), nullable=False),
    Column("offered_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("state", OneOf(HandoverState), nullable=False),
    Column("answered_at", Instant),
    Column("note", Text, nullable=False),
    *kept_columns(),
    one_of("state", HandoverState),
)

requests = Table(
    "requests",
    metadata,
    id_column(),
    case_column(),
    owner_column(),
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
    *kept_columns(),
    Column("effort", Minutes, nullable=False, server_default=text("15")),
    Column("slot_at", Instant),
    Column("suggested_id", Id),
    Column("ending", OneOf(Ending)),
    Column("started_at", Instant),
    Column("left_case_id", Id),
    Column("ended_at", Instant),
    one_of("state", RequestState),
    known_if_any("ending", Ending),
    CheckConstraint("NOT is_urgent OR trim(harm) <> ''", name="urgent_names_harm"),
    Index("ix_requests_to_id_deliver_at", "to_id", "deliver_at"),
    Index("ix_requests_author_id", "author_id"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("request_id", Id, ForeignKey("requests.id"), primary_key=True),
    Column("person_id", Id, ForeignKey("people.id"), primary_key=True),
    Column("of_at", Instant, primary_key=True),
    Column("shown_at", Instant, nullable=False),
)
"""What of requests was put before whom: a question at its slot, its outcome when it came. Its own history (R6)."""

checklist_items = Table(
    "checklist_items",
    metadata,
    id_column(),
    case_column(),
    owner_column(),
    Column("position", Integer, nullable=False),
    Column("text", String(500), nullable=False),
    Column("done_at", Instant),
    *kept_columns(),
)
