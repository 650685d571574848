"""Tables of people: the company, its employees, its customers and their contacts."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, Text, text

from app.adapters.database.column_types import Amount, Id, OneOf, hours, words
from app.adapters.database.table_parts import (
    id_column,
    kept_columns,
    metadata,
    one_of,
    owner_column,
    seq_column,
)
from app.domain.people import Role

companies = Table(
    "companies",
    metadata,
    id_column(),
    Column("name", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("hours", hours(), nullable=False),
    Column("country", String(2), nullable=False),
    Column("subdivision", String(10), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("value_limit", Amount, nullable=False),
    Column("voice", String(20), nullable=False),
    *kept_columns(),
    Column("executive", String(200), nullable=False, server_default=text("''")),
)

people = Table(
    "people",
    metadata,
    id_column(),
    Column("name", String(200), nullable=False, unique=True),
    Column("function", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("hours", hours(), nullable=False),
    Column("protected", hours(), nullable=False),
    Column("country", String(2), nullable=False),
    Column("subdivision", String(10), nullable=False),
    Column("role", OneOf(Role), nullable=False),
    Column("email", String(320), nullable=False),
    Column("phone", String(1000), nullable=False),
    Column("reading_slots", words(), nullable=False),
    Column("is_active", Boolean, nullable=False),
    *kept_columns(),
    one_of("role", Role),
)

customers = Table(
    "customers",
    metadata,
    seq_column(),
    id_column(primary=False),
    Column("name", String(500), nullable=False),
    owner_column(),
    Column("phone", String(1000), nullable=False),
    Column("email", String(1000), nullable=False),
    Column("place", String(500), nullable=False),
    Column("sector", String(200), nullable=False),
    Column("note", Text, nullable=False),
    Column("needs_completing", Boolean, nullable=False),
    Column("source_key", String(500), nullable=False),
    *kept_columns(),
    Index("ix_customers_name", text("lower(name)")),
    Index("ix_customers_source_key", "source_key"),
)

contacts = Table(
    "contacts",
    metadata,
    seq_column(),
    id_column(primary=False),
    Column("customer_id", Id, ForeignKey("customers.id"), nullable=False, index=True),
    Column("name", String(500), nullable=False),
    owner_column(),
    Column("function", String(200), nullable=False),
    Column("phone", String(1000), nullable=False),
    Column("email", String(1000), nullable=False),
    Column("language", String(10), nullable=False),
    *kept_columns(),
    Index("ix_contacts_name", text("lower(name)")),
)
