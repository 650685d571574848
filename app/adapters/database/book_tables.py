"""The table of the promise book: what may be promised, and who answers for it."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, ForeignKey, Integer, String, Table

from app.adapters.database.column_types import Amount, Id, Length, OneOf, terms
from app.adapters.database.table_parts import id_column, kept_columns, known_if_any, metadata, together
from app.domain.book_entries import Measure

book_entries = Table(
    "book_entries",
    metadata,
    id_column(),
    Column("key", String(40), nullable=False, unique=True),
    Column("owner_id", Id, ForeignKey("people.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", String(200), nullable=False),
    Column("condition", String(500), nullable=False),
    Column("at_least", Length),
    Column("most", Amount),
    Column("measure", OneOf(Measure)),
    Column("valid_until_on", Date),
    Column("terms", terms(), nullable=False),
    Column("is_retired", Boolean, nullable=False),
    *kept_columns(),
    known_if_any("measure", Measure),
    *together("most", "measure"),
    CheckConstraint("trim(text) <> ''", name="says_something"),
)
