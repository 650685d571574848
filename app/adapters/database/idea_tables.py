"""Ideas: what customers said that others should hear."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from app.adapters.database.column_types import Id, Instant, OneOf
from app.adapters.database.table_parts import (
    case_column,
    id_column,
    kept_columns,
    metadata,
    one_of,
    owner_column,
)
from app.domain.ideas import IdeaKind, IdeaState

ideas = Table(
    "ideas",
    metadata,
    id_column(),
    case_column(),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contacts.id")),
    Column("interaction_id", Id, ForeignKey("interactions.id")),
    owner_column(),
    Column("kind", OneOf(IdeaKind), nullable=False),
    Column("words", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
    Column("noted_at", Instant, nullable=False),
    Column("theme", String(60), nullable=False),
    Column("state", OneOf(IdeaState), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", Instant),
    *kept_columns(),
    one_of("kind", IdeaKind),
    one_of("state", IdeaState),
    CheckConstraint("trim(words) <> ''", name="somebody_said_it"),
    CheckConstraint(
        "(state IN ('planned', 'done', 'declined')) = (answered_at IS NOT NULL)", name="answered_has_time"
    ),
    CheckConstraint("state <> 'declined' OR trim(answer) <> ''", name="declined_has_because"),
    Index("ix_ideas_noted_at", "noted_at"),
)
