"""What the store keeps of other calendars: where they are, and when they say that somebody is busy."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from app.adapters.database.column_types import Id, Instant, Json
from app.adapters.database.table_parts import id_column, metadata, owner_column

busy_sources = Table(
    "busy_sources",
    metadata,
    id_column(),
    owner_column(),
    Column("author_id", Id, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("place", Text, nullable=False),
    Column("name", String(300), nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("read_at", Instant),
    Column("tried_at", Instant),
    Column("read", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("why", Json(), nullable=False),
    Column("problem", String(40), nullable=False),
    Column("said", String(300), nullable=False),
    Column("version", Integer, nullable=False),
)
"""One row per calendar. No noun: nothing in it is ours to change, and it can be read again at any time."""

busy_times = Table(
    "busy_times",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("source_id", Id, ForeignKey("busy_sources.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("uid", String(300), nullable=False),
    Column("start_at", Instant, nullable=False),
    Column("end_at", Instant, nullable=False),
    Column("title", String(300), nullable=False),
    Column("is_whole_day", Boolean, nullable=False),
)
"""What was read last, occurrence by occurrence; replaced as a whole."""
