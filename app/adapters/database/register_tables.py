"""What the store keeps beside the nouns: the service book, history, the reminder ledger, imports, facts."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from app.adapters.database.column_types import Grade, Id, Instant, Json, OneOf
from app.adapters.database.table_parts import (
    case_column,
    id_column,
    kept_columns,
    metadata,
    one_of,
    owner_column,
    seq_column,
)
from app.domain.history import Action, Source
from app.domain.occurrences import ObligationKind, OccurrenceState
from app.domain.rungs import Rung

standards = Table(
    "standards",
    metadata,
    id_column(),
    Column("name", String(40), nullable=False, unique=True),
    Column("content", Json(), nullable=False),
    *kept_columns(),
)
"""The company's service book: one row per part, seeded from the file, edited here (ruling 31)."""

changes = Table(
    "changes",
    metadata,
    seq_column(),
    id_column(primary=False),
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
    seq_column(),
    Column("change_id", Id, ForeignKey("changes.id"), nullable=False, index=True),
    Column("noun", String(40), nullable=False),
    Column("noun_id", Id, nullable=False),
    Column("case_id", Id),
    Column("before", Json(), nullable=False),
    Column("after", Json(), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_change_items_noun_id_version", "noun_id", "version", unique=True),
    # Both columns: the history of one case asks for its rows in changes that may touch thousands.
    Index("ix_change_items_case_id_change_id", "case_id", "change_id"),
)

occurrences = Table(
    "occurrences",
    metadata,
    id_column(),
    Column("obligation_kind", OneOf(ObligationKind), nullable=False),
    Column("obligation_id", Id, nullable=False),
    case_column(),
    owner_column(),
    Column("author_id", Id, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("share", Integer, nullable=False),
    Column("planned_at", Instant, nullable=False),
    Column("deadline_at", Instant, nullable=False),
    Column("rung", Grade(Rung), nullable=False),
    Column("state", OneOf(OccurrenceState), nullable=False),
    Column("shown_at", Instant),
    Column("presented_count", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("ended_at", Instant),
    Column("is_catch_up", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    one_of("obligation_kind", ObligationKind),
    one_of("state", OccurrenceState),
    CheckConstraint("rung BETWEEN 0 AND 3", name="rung_known"),
    # R6: each rung of an occurrence exists once.
    UniqueConstraint("obligation_id", "obligation_kind", "generation", "share", name="uq_occurrences_once"),
    Index(
        "ix_occurrences_due",
        "owner_id",
        "planned_at",
        sqlite_where=text("state = 'planned'"),
    ),
    Index(
        "ix_occurrences_shown",
        "owner_id",
        "deadline_at",
        sqlite_where=text("state = 'shown'"),
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
    seq_column(),
    id_column(primary=False),
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
