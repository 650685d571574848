"""Which rows live ones point to: what an import made and something that stays needs is not taken back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import CompoundSelect, Select, select, union

from app.adapters.database import tables


def _live(table: Any, column: str) -> Select[Any]:
    return select(table.c[column]).where(table.c[column].is_not(None), table.c.is_withdrawn.is_(False))


_SPOKEN_WITH = (
    select(tables.interactions.c.contact_id)
    .join_from(tables.interactions, tables.cases, tables.cases.c.id == tables.interactions.c.case_id)
    .where(
        tables.interactions.c.contact_id.is_not(None),
        tables.interactions.c.is_withdrawn.is_(False),
        tables.cases.c.is_withdrawn.is_(False),
    )
)

POINTED_TO: Mapping[str, CompoundSelect[Any]] = MappingProxyType(
    {
        "contacts": union(
            _live(tables.cases, "contact_id"),
            _live(tables.ideas, "contact_id"),
            _live(tables.wishes, "contact_id"),
            _SPOKEN_WITH,
        ),
        "customers": union(
            _live(tables.cases, "customer_id"),
            _live(tables.contacts, "customer_id"),
            _live(tables.ideas, "customer_id"),
        ),
        "people": union(
            _live(tables.cases, "owner_id"),
            _live(tables.cases, "offer_to_id"),
            _live(tables.customers, "owner_id"),
        ),
    }
)
"""By noun, the ids that stand in live rows; a noun that is not here is pointed to by nothing an import leaves."""
