"""What the store keeps of linked workbooks: the file, what both sides agreed on last, and the syncs so far."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

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
