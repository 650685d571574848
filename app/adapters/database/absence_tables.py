"""Tables of absences: who is away when, and what was decided about what is owed meanwhile."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from app.adapters.database.column_types import Id, Instant, OneOf, Wall
from app.adapters.database.table_parts import (
    case_column,
    id_column,
    kept_columns,
    metadata,
    one_of,
    owner_column,
)
from app.domain.absences import AbsenceState, Way
from app.domain.occurrences import ObligationKind

absences = Table(
    "absences",
    metadata,
    id_column(),
    Column("number", Integer, nullable=False, unique=True),
    Column("owner_id", Id, ForeignKey("people.id"), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("starts_wall", Wall, nullable=False),
    Column("starts_zone", String(64), nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ends_wall", Wall, nullable=False),
    Column("ends_zone", String(64), nullable=False),
    Column("cover_id", Id, ForeignKey("people.id")),
    Column("note", Text, nullable=False),
    Column("state", OneOf(AbsenceState), nullable=False),
    *kept_columns(),
    one_of("state", AbsenceState),
    CheckConstraint("starts_at < ends_at", name="ends_after_it_starts"),
    CheckConstraint("cover_id IS NULL OR cover_id <> owner_id", name="another_covers"),
    Index("ix_absences_state_ends_at", "state", "ends_at"),
)

settlements = Table(
    "settlements",
    metadata,
    id_column(),
    Column("absence_id", Id, ForeignKey("absences.id"), nullable=False, index=True),
    case_column(),
    owner_column(),
    Column("kind", OneOf(ObligationKind), nullable=False),
    Column("obligation_id", Id, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("way", OneOf(Way), nullable=False),
    Column("decided_at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    *kept_columns(),
    one_of("kind", ObligationKind),
    one_of("way", Way),
    CheckConstraint("way <> 'left' OR trim(reason) <> ''", name="left_has_reason"),
)
