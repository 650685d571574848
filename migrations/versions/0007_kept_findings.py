"""An interaction keeps what the writer knowingly let stand; the company names who signs beside an apology.

The guards of a table name its columns, so those of both tables are made again, by the hands that made them.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

GUARDS = ("r4_insert_once", "r4_update_once", "r4_insert", "r4_update", "r4_delete")


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    tables = {"interactions": (*GUARDS, "r4_seq"), "companies": GUARDS}
    if is_sqlite:
        for table, guards in tables.items():
            for guard in guards:
                op.execute(f"drop trigger {table}_{guard}")
    op.add_column(
        "interactions", sa.Column("kept", sa.Text(), server_default=sa.text("'[]'"), nullable=False)
    )
    op.add_column(
        "companies",
        sa.Column("executive", sa.String(length=200), server_default=sa.text("''"), nullable=False),
    )
    if is_sqlite:
        earlier = module("0002_guards_and_search")
        earlier.STRUCTURED |= {"kept"}
        for table in tables:
            earlier.recorded_changes_only(table)


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
