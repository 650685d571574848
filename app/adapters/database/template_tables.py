"""The table of letter templates that the company wrote anew."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table

from app.adapters.database.column_types import Id
from app.adapters.database.table_parts import id_column, kept_columns, metadata

letter_templates = Table(
    "letter_templates",
    metadata,
    id_column(),
    Column("owner_id", Id, ForeignKey("people.id"), nullable=False),
    Column("key", String(140), nullable=False, unique=True),
    Column("text", String(10_000), nullable=False),
    *kept_columns(),
    CheckConstraint("trim(key) <> ''", name="stands_somewhere"),
)
