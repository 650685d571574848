"""What the store keeps of linked workbooks and calendars: where they are, and what both sides agreed on last."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from app.adapters.database.column_types import Id, Instant, Json
from app.adapters.database.table_parts import id_column, metadata, owner_column, seq_column

workbook_links = Table(
    "workbook_links",
    metadata,
    id_column(),
    owner_column(),
    Column("author_id", Id, nullable=False),
    Column("path", Text, nullable=False),
    Column("export_id", String(36), nullable=False),
    Column("layout", String(40), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("is_automatic", Boolean, nullable=False),
    Column("stamp", Json(), nullable=False),
    Column("pending", Json(), nullable=False),
    Column("linked_at", Instant, nullable=False),
    Column("synced_at", Instant),
    Column("version", Integer, nullable=False),
)
"""One row per linked workbook. No noun: the history of the cases tells what a sync changed in them."""

workbook_bases = Table(
    "workbook_bases",
    metadata,
    Column("link_id", Id, ForeignKey("workbook_links.id", ondelete="CASCADE"), primary_key=True),
    Column("case_id", Id, primary_key=True),
    Column("cells", Json(), nullable=False),
)
"""By case, what both sides held when they last agreed."""

workbook_syncs = Table(
    "workbook_syncs",
    metadata,
    seq_column(),
    id_column(primary=False),
    Column("link_id", Id, ForeignKey("workbook_links.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("actor_id", Id, nullable=False),
    Column("at", Instant, nullable=False),
    Column("counts", Json(), nullable=False),
    Column("change_id", Id),
    Column("copy", String(500), nullable=False),
)
"""Syncs that changed something, for looking back and taking back."""

calendar_links = Table(
    "calendar_links",
    metadata,
    id_column(),
    owner_column(),
    Column("author_id", Id, nullable=False),
    Column("server", Text, nullable=False),
    Column("user", String(320), nullable=False),
    Column("is_plain_allowed", Boolean, nullable=False),
    Column("url", Text, nullable=False),
    Column("name", String(500), nullable=False),
    Column("kinds", Json(), nullable=False),
    Column("is_tasks", Boolean, nullable=False),
    Column("token", Text, nullable=False),
    Column("linked_at", Instant, nullable=False),
    Column("synced_at", Instant),
    Column("tried_at", Instant),
    Column("problem", Json(), nullable=False),
    Column("counts", Json(), nullable=False),
    Column("version", Integer, nullable=False),
)
"""One row per connected calendar, never with a password. No noun: the history of the cases tells what came in."""

calendar_events = Table(
    "calendar_events",
    metadata,
    Column("link_id", Id, ForeignKey("calendar_links.id", ondelete="CASCADE"), primary_key=True),
    Column("href", String(2000), primary_key=True),
    Column("uid", Text, nullable=False),
    Column("step_id", Id),
    Column("etag", Text, nullable=False),
    Column("base", Json(), nullable=False),
    Column("sent", Json(), nullable=False),
    Column("theirs", Json(), nullable=False),
    Column("content", Text, nullable=False),
    Column("answer", String(20), nullable=False),
    UniqueConstraint("link_id", "step_id"),
)
"""Entries as they were last seen there: one for each step, and those of others, which are never changed."""
