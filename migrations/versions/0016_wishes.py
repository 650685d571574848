"""Wishes: what contacts stated about how they like to hear from us."""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
REFERENCES = {"contact_id": "contacts", "interaction_id": "interactions"}
CHECKS = {
    "kind_known": "kind IN ('channel', 'hours', 'length', 'often', 'address')",
    "wishes_something": "trim(value) <> ''",
    "somebody_said_it": "trim(said_by) <> ''",
}


def upgrade() -> None:
    op.create_table(
        "wishes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("interaction_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("said_by", sa.String(length=500), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        *(sa.CheckConstraint(check, name=op.f(f"ck_wishes_{name}")) for name, check in CHECKS.items()),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_wishes_{name}_{table}"))
            for name, table in REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wishes")),
    )
    op.create_index(op.f("ix_wishes_contact_id"), "wishes", ["contact_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        guards = module("0004_absences")
        guards.recorded_changes_only("wishes", ("id",))
        guards.instants_in_utc("wishes")
        guards.references_lead_somewhere("wishes")


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
