"""The parts that tables are made of: naming, checks, and the columns that every noun carries."""

from typing import Any

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, MetaData, text

from app.adapters.database.column_types import Id, Instant
from app.domain.kinds import PHASES

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def one_of(column: str, allowed: Any) -> CheckConstraint:
    """A column that holds one of the words."""
    listed = ", ".join(f"'{word.value}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def known_if_any(column: str, allowed: Any) -> CheckConstraint:
    """A column that is empty or holds one of the words."""
    listed = ", ".join(f"'{word.value}'" for word in allowed)
    return CheckConstraint(f"{column} IS NULL OR {column} IN ({listed})", name=f"{column}_known")


def phase_of_kind() -> CheckConstraint:
    """Each kind has its own phases."""
    each = (
        f"kind = '{kind.value}' AND phase IN ({', '.join(repr(phase.value) for phase in phases)})"
        for kind, phases in PHASES.items()
    )
    return CheckConstraint(" OR ".join(f"({one})" for one in each), name="phase_of_kind")


def together(first: str, *others: str) -> list[CheckConstraint]:
    """Columns that are all empty or all filled."""
    return [
        CheckConstraint(f"({first} IS NULL) = ({other} IS NULL)", name=f"{other}_with_{first}")
        for other in others
    ]


def partial(condition: str) -> dict[str, Any]:
    """A partial index, of few rows.

    Naming another dialect would load it at every start: a server's own condition stands in the migrations
    (docs/decisions/0012).
    """
    return {"sqlite_where": text(condition)}


def seq_column() -> Column[int]:
    """A row number in the order of arrival; the full-text index points to it."""
    return Column("seq", Integer, primary_key=True)


def id_column(*, primary: bool = True) -> Column[Any]:
    """The id that two desks can make without meeting."""
    return Column("id", Id, primary_key=True) if primary else Column("id", Id, nullable=False, unique=True)


def kept_columns() -> list[Column[Any]]:
    """What every noun carries: author, version, times of the row, and whether undo took it back."""
    return [
        Column("author_id", Id),
        Column("is_withdrawn", Boolean, nullable=False, server_default=text("0")),
        Column("version", Integer, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("changed_at", Instant, nullable=False),
    ]


def owner_column() -> Column[Any]:
    """Who must do it, or answer for it."""
    return Column("owner_id", Id, nullable=False)


def case_column(*, index: bool = True) -> Column[Any]:
    """The case it belongs to."""
    return Column("case_id", Id, ForeignKey("cases.id"), nullable=False, index=index)
