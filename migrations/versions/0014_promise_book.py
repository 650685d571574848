"""The promise book is kept in the store; a promise that goes beyond its entry says why.

The guards of a table name its columns, so those of ``promises`` are made again, by the hands that made them.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

GUARDS = ("r4_insert_once", "r4_update_once", "r4_insert", "r4_update", "r4_delete")
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
AMOUNT = sa.String(40).with_variant(sa.Numeric(20, 4), "postgresql")


def upgrade() -> None:
    entries()
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for guard in GUARDS:
            op.execute(f"drop trigger promises_{guard}")
    op.add_column("promises", sa.Column("beyond", sa.Text(), server_default=sa.text("''"), nullable=False))
    if is_sqlite:
        earlier = module("0002_guards_and_search")
        earlier.UNIQUE |= {"book_entries": ("id", "key")}
        earlier.STRUCTURED |= {"terms"}
        earlier.recorded_changes_only("promises")
        earlier.recorded_changes_only("book_entries")
        earlier.instants_in_utc("book_entries")
        earlier.references_lead_somewhere("book_entries")


def entries() -> None:
    op.create_table(
        "book_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("condition", sa.String(length=500), nullable=False),
        sa.Column("at_least", sa.String(length=20), nullable=True),
        sa.Column("most", AMOUNT, nullable=True),
        sa.Column("measure", sa.String(length=20), nullable=True),
        sa.Column("valid_until_on", sa.Date(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint(
            "measure IS NULL OR measure IN ('money', '%')", name=op.f("ck_book_entries_measure_known")
        ),
        sa.CheckConstraint(
            "(most IS NULL) = (measure IS NULL)", name=op.f("ck_book_entries_measure_with_most")
        ),
        sa.CheckConstraint("trim(text) <> ''", name=op.f("ck_book_entries_says_something")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_book_entries_owner_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_book_entries")),
        sa.UniqueConstraint("key", name=op.f("uq_book_entries_key")),
    )


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
