"""Other calendars: where they are, and when they say that somebody is busy."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

UTC = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "busy_sources",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("read_at", INSTANT, nullable=True),
        sa.Column("tried_at", INSTANT, nullable=True),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("problem", sa.String(length=40), nullable=False),
        sa.Column("said", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_busy_sources")),
    )
    op.create_table(
        "busy_times",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("uid", sa.String(length=300), nullable=False),
        sa.Column("start_at", INSTANT, nullable=False),
        sa.Column("end_at", INSTANT, nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("is_whole_day", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["busy_sources.id"],
            name=op.f("fk_busy_times_source_id_busy_sources"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_busy_times")),
    )
    op.create_index(op.f("ix_busy_times_source_id"), "busy_times", ["source_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        instants_in_utc("busy_sources", "added_at", "read_at", "tried_at")
        instants_in_utc("busy_times", "start_at", "end_at")


def instants_in_utc(table: str, *names: str) -> None:
    """R3: instants are kept in UTC."""
    wrong = " or ".join(
        f"(new.{name} is not null and (new.{name} not glob '{UTC}' or julianday(new.{name}) is null))"
        for name in names
    )
    for act in ("insert", "update"):
        # Past SQLAlchemy, which would take the colons of an instant for parameters.
        op.get_bind().exec_driver_sql(
            f"create trigger {table}_r3_{act} before {act} on {table} when {wrong} "
            "begin select raise(abort, 'R3: instants are kept in UTC'); end"
        )
