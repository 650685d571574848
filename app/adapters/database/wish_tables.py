"""Wishes: what contacts stated about how they like to hear from us."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, String, Table, Text

from app.adapters.database.column_types import Id, OneOf
from app.adapters.database.table_parts import id_column, kept_columns, metadata, one_of, owner_column
from app.domain.wishes import SAID_BY_LIMIT, WishKind

wishes = Table(
    "wishes",
    metadata,
    id_column(),
    Column("contact_id", Id, ForeignKey("contacts.id"), nullable=False, index=True),
    Column("interaction_id", Id, ForeignKey("interactions.id")),
    owner_column(),
    Column("kind", OneOf(WishKind), nullable=False),
    Column("value", Text, nullable=False),
    Column("said_by", String(SAID_BY_LIMIT), nullable=False),
    Column("said_on", Date, nullable=False),
    *kept_columns(),
    one_of("kind", WishKind),
    CheckConstraint("trim(value) <> ''", name="wishes_something"),
    CheckConstraint("trim(said_by) <> ''", name="somebody_said_it"),
)
