"""A small store with a history of three schemas, for the tests below the nouns."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

ENV = Path(__file__).parents[2] / "migrations" / "env.py"

STEPS = {
    "0001": (
        None,
        """
    op.create_table("customers", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("customer_id", sa.Integer, sa.ForeignKey("customers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text),
    )
""",
    ),
    "0002": (
        "0001",
        """
    with op.batch_alter_table("customers", recreate="always") as table:
        table.add_column(sa.Column("town", sa.Text, server_default=""))
""",
    ),
    "0003": (
        "0002",
        """
    op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True), sa.Column("words", sa.Text))
    op.execute("INSERT INTO notes(words) SELECT title FROM cases")
    op.create_index("ix_cases_title", "cases", ["title"])
""",
    ),
}


def write_migrations(
    folder: Path, upto: str = "0003", more: dict[str, tuple[str | None, str]] | None = None
) -> Path:
    """A migrations folder with the real env.py and the steps above."""
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    shutil.copy(ENV, folder / "env.py")
    for revision, (follows, body) in (STEPS | (more or {})).items():
        if revision in STEPS and revision > upto:
            continue
        (versions / f"{revision}_step.py").write_text(
            f"import sqlalchemy as sa\nfrom alembic import op\n\n"
            f"revision = {revision!r}\ndown_revision = {follows!r}\n\n\ndef upgrade():\n    pass{body}"
        )
    return folder


def fill(store: Path, customers: int = 20) -> None:
    """Some rows with children."""
    with closing(sqlite3.connect(store)) as raw, raw:
        raw.executemany(
            "INSERT INTO customers(id, name) VALUES (?, ?)", [(n, f"Customer {n}") for n in range(customers)]
        )
        raw.executemany(
            "INSERT INTO cases(customer_id, title) VALUES (?, ?)",
            [(n % customers, f"quote {n} " + "x" * 300) for n in range(customers * 3)],
        )


def content(store: Path) -> list[str]:
    """Schema and rows as text; equal texts, equal stores."""
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as raw:
        return list(raw.iterdump())
