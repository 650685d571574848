"""Letters that have not gone yet, as their writers left them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
CHANNELS = "'call', 'email', 'visit', 'message', 'task'"


def upgrade() -> None:
    op.create_table(
        "letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("is_signed", sa.Boolean(), nullable=False),
        sa.Column("next_word", sa.String(length=200), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"channel IN ({CHANNELS})", name=op.f("ck_letters_channel_known")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letters_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("case_id", "author_id", name=op.f("uq_letters_case_id_author_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        module("0006_linked_workbooks").instants_in_utc("letters", "saved_at")


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
