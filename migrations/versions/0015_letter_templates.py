"""The texts that letters are made of can be written anew; what is delivered stays beside them."""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "letter_templates",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=140), nullable=False),
        sa.Column("text", sa.String(length=10_000), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint("trim(key) <> ''", name=op.f("ck_letter_templates_stands_somewhere")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["people.id"], name=op.f("fk_letter_templates_owner_id_people")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_templates")),
        sa.UniqueConstraint("key", name=op.f("uq_letter_templates_key")),
    )
    if op.get_bind().dialect.name == "sqlite":
        earlier = module("0002_guards_and_search")
        earlier.UNIQUE |= {"letter_templates": ("id", "key")}
        earlier.recorded_changes_only("letter_templates")
        earlier.instants_in_utc("letter_templates")
        earlier.references_lead_somewhere("letter_templates")


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
