"""Letters that came to a case: from whom, when, and what came with them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

TABLE = "received_letters"
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("interaction_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("sender_name", sa.Text(), nullable=False),
        sa.Column("sender_address", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.Column("sent_zone", sa.String(length=10), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint("length(key) = 64", name=op.f("ck_received_letters_key_is_whole")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_received_letters_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interactions.id"],
            name=op.f("fk_received_letters_interaction_id_interactions"),
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_received_letters_contact_id_contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_letters")),
    )
    op.create_index(op.f("ix_received_letters_case_id"), TABLE, ["case_id"], unique=False)
    op.create_index(op.f("ix_received_letters_key"), TABLE, ["key"], unique=False)
    op.create_index(op.f("ix_received_letters_contact_id"), TABLE, ["contact_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        guards = module("0002_guards_and_search")
        guards.UNIQUE |= {TABLE: ("id",)}
        guards.STRUCTURED |= {"attachments"}
        guards.recorded_changes_only(TABLE)
        guards.instants_in_utc(TABLE)
        guards.references_lead_somewhere(TABLE)


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
