"""Linked workbooks: the file, what both sides agreed on last, and the syncs so far."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

UTC = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z"
INSTANT = sa.String(27).with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "workbook_links",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("export_id", sa.String(length=36), nullable=False),
        sa.Column("layout", sa.String(length=40), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("pending", sa.Text(), nullable=False),
        sa.Column("linked_at", INSTANT, nullable=False),
        sa.Column("synced_at", INSTANT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workbook_links")),
    )
    op.create_table(
        "workbook_bases",
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["workbook_links.id"],
            name=op.f("fk_workbook_bases_link_id_workbook_links"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("link_id", "case_id", name=op.f("pk_workbook_bases")),
    )
    op.create_table(
        "workbook_syncs",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("link_id", sa.Uuid(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=True),
        sa.Column("copy", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["workbook_links.id"],
            name=op.f("fk_workbook_syncs_link_id_workbook_links"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_workbook_syncs")),
        sa.UniqueConstraint("id", name=op.f("uq_workbook_syncs_id")),
    )
    op.create_index(op.f("ix_workbook_syncs_link_id"), "workbook_syncs", ["link_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        instants_in_utc("workbook_links", "linked_at", "synced_at")
        instants_in_utc("workbook_syncs", "at")


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
