"""Ideas: what customers said that others should hear, and what became of it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
WORD = sa.String(20)
REFERENCES = {
    "case_id": "cases",
    "customer_id": "customers",
    "contact_id": "contacts",
    "interaction_id": "interactions",
}
CHECKS = {
    "kind_known": "kind IN ('praise', 'idea', 'new_use', 'cause')",
    "state_known": "state IN ('new', 'read', 'planned', 'done', 'declined')",
    "somebody_said_it": "trim(words) <> ''",
    "answered_has_time": "(state IN ('planned', 'done', 'declined')) = (answered_at IS NOT NULL)",
    "declined_has_because": "state <> 'declined' OR trim(answer) <> ''",
}


def upgrade() -> None:
    op.create_table(
        "ideas",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("customer_id", sa.Uuid(), nullable=False),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("interaction_id", sa.Uuid(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("said_at", INSTANT, nullable=False),
        sa.Column("noted_at", INSTANT, nullable=False),
        sa.Column("theme", sa.String(length=60), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        *(sa.CheckConstraint(check, name=op.f(f"ck_ideas_{name}")) for name, check in CHECKS.items()),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_ideas_{name}_{table}"))
            for name, table in REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ideas")),
    )
    op.create_index(op.f("ix_ideas_case_id"), "ideas", ["case_id"], unique=False)
    op.create_index(op.f("ix_ideas_customer_id"), "ideas", ["customer_id"], unique=False)
    op.create_index("ix_ideas_noted_at", "ideas", ["noted_at"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        guards = module("0004_absences")
        guards.recorded_changes_only("ideas", ("id",))
        guards.instants_in_utc("ideas")
        guards.references_lead_somewhere("ideas")


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
