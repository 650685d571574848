"""Finished steps tell how long they took, and in which kind and phase they were done.

What was finished before tells neither: how long it took is unknown, and the kind is the case's own.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

UNRECORDED = {"seq", "version", "created_at", "changed_at"}
KINDS = ("lead", "quote", "query", "complaint", "return", "order")
PHASES = ("active", "resting", "asked", "sent", "open", "planned", "check_back", "placed", "delivered")


def upgrade() -> None:
    word = "varchar(20)"
    add("actual", "integer", "took_some_time", "actual IS NULL OR actual > 0")
    add("kind", word, "kind_known", f"kind IS NULL OR kind IN ({_listed(KINDS)})")
    add("phase", word, "phase_known", f"phase IS NULL OR phase IN ({_listed(PHASES)})")
    op.create_index("ix_steps_owner_id_finished_at", "steps", ["owner_id", "finished_at"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for act in ("insert", "update"):
            op.execute(f"drop trigger steps_r4_{act}")
        recorded_changes_only("steps")


def add(column: str, kind: str, name: str, condition: str) -> None:
    """A column with its check, in one statement: copying the table would lose its triggers."""
    op.get_bind().exec_driver_sql(
        f"ALTER TABLE steps ADD COLUMN {column} {kind.upper()} CONSTRAINT ck_steps_{name} CHECK ({condition})"
    )


def recorded_changes_only(noun: str) -> None:
    """R4 for the columns as they are now: a row changes only together with a true entry in the history."""
    found = op.get_bind().execute(sa.text("select name from pragma_table_info(:table)"), {"table": noun})
    recorded = [name for (name,) in found if name not in UNRECORDED]
    entry = f"select 1 from change_items i where i.noun_id = new.id and i.version = new.version and i.noun = '{noun}'"
    arms = " ".join(f"when '{name}' then value is new.{name}" for name in recorded)
    made = f"{len(recorded)} = (select count(distinct key) from json_each(i.after) where case key {arms} end)"
    moves = " + ".join(f"(new.{name} is not old.{name})" for name in recorded)
    changed = f"{moves} = {_told(recorded, 'after', 'new')} and {moves} = {_told(recorded, 'before', 'old')}"
    unknown = "new.is_withdrawn not in (0, 1)"
    refuse(
        f"{noun}_r4_insert",
        f"before insert on {noun}",
        f"new.version is not 1 or {unknown} or not exists ({entry} and i.before = '{{}}' and {made})",
    )
    refuse(
        f"{noun}_r4_update",
        f"before update on {noun}",
        f"new.version is not old.version + 1 or {unknown} or not exists ({entry} and {changed})",
    )


def refuse(name: str, when: str, condition: str) -> None:
    message = "R4: every change is recorded"
    op.get_bind().exec_driver_sql(
        f"create trigger {name} {when} when {condition} begin select raise(abort, '{message}'); end"
    )


def _told(names: list[str], side: str, row: str) -> str:
    arms = " ".join(
        f"when '{name}' then new.{name} is not old.{name} and value is {row}.{name}" for name in names
    )
    return f"(select count(distinct key) from json_each(i.{side}) where case key {arms} end)"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)
