"""Connected calendars: where they are, and each entry as it was last seen there."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

UTC = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "calendar_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("server", sa.Text(), nullable=False),
        sa.Column("user", sa.String(length=320), nullable=False),
        sa.Column("is_plain_allowed", sa.Boolean(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("name", sa.String(length=500), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("is_tasks", sa.Boolean(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("linked_at", INSTANT, nullable=False),
        sa.Column("synced_at", INSTANT, nullable=True),
        sa.Column("tried_at", INSTANT, nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_links")),
    )
    op.create_table(
        "calendar_events",
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("href", sa.String(length=2000), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("base", sa.Text(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["calendar_links.id"],
            name=op.f("fk_calendar_events_link_id_calendar_links"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("link_id", "href", name=op.f("pk_calendar_events")),
        sa.UniqueConstraint("link_id", "step_id", name=op.f("uq_calendar_events_link_id_step_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        instants_in_utc("calendar_links", "linked_at", "synced_at", "tried_at")


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
