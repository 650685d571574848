"""Absences, and what was decided about what is owed meanwhile."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NOUNS = {"absences": ("id", "number"), "settlements": ("id",)}
"""Each with the columns of which each value stands once."""

SPANS = ("starts", "ends")
UNRECORDED = {"version", "created_at", "changed_at"}
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")
WORD = sa.String(20)
SHAPE = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"


def upgrade() -> None:
    absences()
    settlements()
    if op.get_bind().dialect.name != "sqlite":
        return
    for noun, unique in NOUNS.items():
        recorded_changes_only(noun, unique)
        instants_in_utc(noun)
        references_lead_somewhere(noun)
    for span in SPANS:
        moments_agree("absences", span)


def kept_columns() -> list[sa.Column]:
    return [
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("is_withdrawn", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
    ]


def absences() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("starts_wall", sa.String(length=16), nullable=False),
        sa.Column("starts_zone", sa.String(length=64), nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("ends_wall", sa.String(length=16), nullable=False),
        sa.Column("ends_zone", sa.String(length=64), nullable=False),
        sa.Column("cover_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        *kept_columns(),
        sa.CheckConstraint(
            "state IN ('planned', 'confirmed', 'withdrawn', 'ended')", name=op.f("ck_absences_state_known")
        ),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_absences_ends_after_it_starts")),
        sa.CheckConstraint(
            "cover_id IS NULL OR cover_id <> owner_id", name=op.f("ck_absences_another_covers")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_absences_owner_id_people")),
        sa.ForeignKeyConstraint(["cover_id"], ["people.id"], name=op.f("fk_absences_cover_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
        sa.UniqueConstraint("number", name=op.f("uq_absences_number")),
    )
    op.create_index("ix_absences_state_ends_at", "absences", ["state", "ends_at"], unique=False)


def settlements() -> None:
    op.create_table(
        "settlements",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("absence_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("obligation_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("way", WORD, nullable=False),
        sa.Column("decided_at", INSTANT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        *kept_columns(),
        sa.CheckConstraint("kind IN ('step', 'news', 'promise')", name=op.f("ck_settlements_kind_known")),
        sa.CheckConstraint("way IN ('moved', 'covered', 'left')", name=op.f("ck_settlements_way_known")),
        sa.CheckConstraint(
            "way <> 'left' OR trim(reason) <> ''", name=op.f("ck_settlements_left_has_reason")
        ),
        sa.ForeignKeyConstraint(
            ["absence_id"], ["absences.id"], name=op.f("fk_settlements_absence_id_absences")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_settlements_case_id_cases")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlements")),
    )
    op.create_index(op.f("ix_settlements_absence_id"), "settlements", ["absence_id"], unique=False)
    op.create_index(op.f("ix_settlements_case_id"), "settlements", ["case_id"], unique=False)


def columns_of(table: str) -> list[str]:
    found = op.get_bind().execute(sa.text("select name from pragma_table_info(:table)"), {"table": table})
    return [name for (name,) in found]


def refuse(name: str, when: str, condition: str, message: str) -> None:
    # Past SQLAlchemy, which would take the colons of an instant for parameters.
    op.get_bind().exec_driver_sql(
        f"create trigger {name} {when} when {condition} begin select raise(abort, '{message}'); end"
    )


def recorded_changes_only(noun: str, unique: tuple[str, ...]) -> None:
    """R4: a row changes only together with a true entry in the history, and is never deleted."""
    recorded = [name for name in columns_of(noun) if name not in UNRECORDED]
    entry = f"select 1 from change_items i where i.noun_id = new.id and i.version = new.version and i.noun = '{noun}'"
    arms = " ".join(f"when '{name}' then value is new.{name}" for name in recorded)
    made = f"{len(recorded)} = (select count(distinct key) from json_each(i.after) where case key {arms} end)"
    moves = " + ".join(f"(new.{name} is not old.{name})" for name in recorded)
    changed = f"{moves} = {_told(recorded, 'after', 'new')} and {moves} = {_told(recorded, 'before', 'old')}"
    taken = [f"exists (select 1 from {noun} where {name} = new.{name})" for name in unique]
    moved = [f"(new.{name} is not old.{name} and {check})" for name, check in zip(unique, taken, strict=True)]
    fixed = "new.id is not old.id or new.created_at is not old.created_at"
    unknown = "new.is_withdrawn not in (0, 1)"
    once, every = "R4: one row takes no other row''s place", "R4: every change is recorded"
    refuse(f"{noun}_r4_insert_once", f"before insert on {noun}", " or ".join(taken), once)
    refuse(f"{noun}_r4_update_once", f"before update on {noun}", f"{fixed} or {' or '.join(moved)}", once)
    refuse(
        f"{noun}_r4_insert",
        f"before insert on {noun}",
        f"new.version is not 1 or {unknown} or not exists ({entry} and i.before = '{{}}' and {made})",
        every,
    )
    refuse(
        f"{noun}_r4_update",
        f"before update on {noun}",
        f"new.version is not old.version + 1 or {unknown} or not exists ({entry} and {changed})",
        every,
    )
    refuse(f"{noun}_r4_delete", f"before delete on {noun}", "1", "R4: nothing is deleted, only taken back")


def _told(names: list[str], side: str, row: str) -> str:
    """How many of the changed columns the history tells truly."""
    arms = " ".join(
        f"when '{name}' then new.{name} is not old.{name} and value is {row}.{name}" for name in names
    )
    return f"(select count(distinct key) from json_each(i.{side}) where case key {arms} end)"


def instants_in_utc(table: str) -> None:
    """R3: instants are kept in UTC."""
    names = [name for name in columns_of(table) if name.endswith("_at")]
    wrong = " or ".join(
        f"(new.{name} is not null and (new.{name} not glob '{SHAPE}' or julianday(new.{name}) is null))"
        for name in names
    )
    for act in ("insert", "update"):
        refuse(f"{table}_r3_{act}", f"before {act} on {table}", wrong, "R3: instants are kept in UTC")


def references_lead_somewhere(table: str) -> None:
    """What is pointed to is there; also where foreign keys are off."""
    keys = op.get_bind().execute(
        sa.text('select "from", "table", "to" from pragma_foreign_key_list(:table)'), {"table": table}
    )
    lost = [
        f"(new.{name} is not null and not exists (select 1 from {parent} where {key} = new.{name}))"
        for name, parent, key in keys
    ]
    for act in ("insert", "update"):
        message = "R1: who or what this points to is not there"
        refuse(f"{table}_refers_{act}", f"before {act} on {table}", " or ".join(lost), message)


def moments_agree(table: str, moment: str) -> None:
    """R3: wall time, zone and instant are the same moment; no zone is a day away from UTC."""
    wall, zone, at = (f"new.{moment}_{part}" for part in ("wall", "zone", "at"))
    wrong = f"""{wall} not glob '????-??-??T??:??' or {zone} = ''
        or abs(coalesce(julianday({wall}) - julianday({at}), 9)) > 1"""
    for act in ("insert", "update"):
        message = "R3: wall time and instant are one moment"
        refuse(f"{table}_r3_{moment}_{act}", f"before {act} on {table}", wrong, message)
