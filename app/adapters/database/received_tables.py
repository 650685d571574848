"""Letters that came to a case."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table, Text

from app.adapters.database.column_types import Id, Instant, attachments
from app.adapters.database.table_parts import case_column, id_column, kept_columns, metadata, owner_column

received_letters = Table(
    "received_letters",
    metadata,
    id_column(),
    case_column(),
    Column("interaction_id", Id, ForeignKey("interactions.id"), nullable=False),
    Column("contact_id", Id, ForeignKey("contacts.id"), index=True),
    owner_column(),
    Column("key", String(64), nullable=False, index=True),
    Column("sender_name", Text, nullable=False),
    Column("sender_address", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("sent_at", Instant),
    Column("sent_zone", String(10), nullable=False),
    Column("attachments", attachments(), nullable=False),
    *kept_columns(),
    CheckConstraint("length(key) = 64", name="key_is_whole"),
)
