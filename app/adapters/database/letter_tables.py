"""Letters that have not gone yet."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint, text

from app.adapters.database.column_types import Id, Instant, OneOf, kept_findings, words
from app.adapters.database.table_parts import case_column, id_column, metadata, one_of, owner_column
from app.domain.kinds import Channel

letters = Table(
    "letters",
    metadata,
    id_column(),
    case_column(index=False),
    owner_column(),
    Column("author_id", Id, nullable=False),
    Column("channel", OneOf(Channel), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("is_signed", Boolean, nullable=False),
    Column("next_word", String(200), nullable=False),
    Column("kept", kept_findings(), nullable=False),
    Column("saved_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("attached", words(), nullable=False, server_default=text("'[]'")),
    one_of("channel", Channel),
    UniqueConstraint("case_id", "author_id"),
)
"""One per case and writer. No noun: it is written every two seconds, and what was sent of it is an interaction."""
