"""Requests know how long helping takes, when it is booked and what was left for it; a ledger of what was delivered.

The guards of a table name its columns, so those of ``requests`` are made again, by the hands that made them.
"""

import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
WORD = sa.String(20)
ENDINGS = "ending IS NULL OR ending IN ('case_closed', 'away', 'left')"
GUARDS = (
    "r4_insert_once", "r4_update_once", "r4_insert", "r4_update", "r4_delete", "r3_insert", "r3_update",
)  # fmt: skip


def upgrade() -> None:
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        for guard in GUARDS:
            op.execute(f"drop trigger requests_{guard}")
    op.add_column("requests", sa.Column("effort", sa.Integer(), server_default=sa.text("15"), nullable=False))
    op.add_column("requests", sa.Column("slot_at", INSTANT))
    op.add_column("requests", sa.Column("suggested_id", sa.Uuid()))
    ending(is_sqlite=is_sqlite)
    op.add_column("requests", sa.Column("started_at", INSTANT))
    op.add_column("requests", sa.Column("left_case_id", sa.Uuid()))
    op.add_column("requests", sa.Column("ended_at", INSTANT))
    op.create_index("ix_requests_to_id_deliver_at", "requests", ["to_id", "deliver_at"])
    op.create_index("ix_requests_author_id", "requests", ["author_id"])
    op.create_table(
        "deliveries",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("of_at", INSTANT, nullable=False),
        sa.Column("shown_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["requests.id"], name=op.f("fk_deliveries_request_id_requests")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_deliveries_person_id_people")),
        sa.PrimaryKeyConstraint("request_id", "person_id", "of_at", name=op.f("pk_deliveries")),
    )
    # What was answered before is no news.
    op.execute("""
        insert into deliveries (request_id, person_id, of_at, shown_at)
        select id, author_id, answered_at, answered_at from requests
        where answered_at is not null and author_id is not null""")
    if is_sqlite:
        booked_help()
        guard_again()


def ending(*, is_sqlite: bool) -> None:
    """SQLite adds a check only together with its column."""
    name = "ck_requests_ending_known"
    if is_sqlite:
        op.execute(f"alter table requests add column ending varchar(20) constraint {name} check ({ENDINGS})")
        return
    op.add_column("requests", sa.Column("ending", WORD))
    op.create_check_constraint(op.f(name), "requests", ENDINGS)


def booked_help() -> None:
    """Times that were booked for helping stood beside the requests until now."""
    kept = op.get_bind().scalar(sa.text("select value from settings where key = 'help_slots'"))
    for request_id, at in json.loads(kept or "{}").items():
        slot_at = datetime.fromisoformat(at).astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"
        op.get_bind().execute(
            sa.text("update requests set slot_at = :slot_at where id = :id and state = 'answered'"),
            {"slot_at": slot_at, "id": request_id.replace("-", "")},
        )
    op.execute("delete from settings where key = 'help_slots'")


def guard_again() -> None:
    """The guards of 0002 for the columns there are now, and those of the ledger."""
    guards = module("0002_guards_and_search")
    guards.recorded_changes_only("requests")
    for table in ("requests", "deliveries"):
        guards.instants_in_utc(table)
    guards.references_lead_somewhere("deliveries")
    for act in ("update", "delete"):
        message = "R6: what was delivered stays delivered"
        guards.refuse(f"deliveries_stay_{act}", f"before {act} on deliveries", "1", message)


def module(name: str) -> ModuleType:
    """An earlier migration; these never change."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"the migration {name} is missing")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found
