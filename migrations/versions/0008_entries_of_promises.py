"""A promise knows which entry of the promise book it was given by; those of before know none.

The guards of a table name its columns, so those of ``promises`` are made again, by the hands that made them.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

GUARDS = ("r4_insert_once", "r4_update_once", "r4_insert", "r4_update", "r4_delete")


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for guard in GUARDS:
            op.execute(f"drop trigger promises_{guard}")
    op.add_column(
        "promises", sa.Column("entry", sa.String(length=40), server_default=sa.text("''"), nullable=False)
    )
    if is_sqlite:
        module("0002_guards_and_search").recorded_changes_only("promises")


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
