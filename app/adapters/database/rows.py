"""Nouns as rows: one mapping per noun, nested values flattened with a prefix.

``Case.step.due`` stands in ``step_due_at``, ``step_due_wall`` and ``step_due_zone``. Derived columns (``due_at``
of a moment, ``due_at`` of the news clock) are written for indexes and constraints and never read back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Boolean, Date, Select, Table, Uuid, bindparam, select

from app.adapters.database import tables
from app.adapters.database.column_types import (
    Amount,
    Instant,
    Json,
    Length,
    Minutes,
    OneOf,
    Wall,
    instant_text,
)
from app.domain.absences import Absence, Settlement
from app.domain.book_entries import BookEntry
from app.domain.cases import Case, Offer
from app.domain.checklists import ChecklistItem
from app.domain.customers import Contact, Customer
from app.domain.handovers import Handover
from app.domain.ideas import Idea
from app.domain.incoming import ReceivedLetter
from app.domain.interactions import Interaction
from app.domain.letter_templates import LetterTemplate
from app.domain.moments import Moment
from app.domain.news_clock import NewsClock
from app.domain.people import Company, Person
from app.domain.promises import Promise
from app.domain.requests import Request
from app.domain.spans import Span
from app.domain.standards import StandardPart
from app.domain.steps import Basis, FinishedStep, PlannedStep
from app.domain.wishes import Wish

Row = Mapping[Any, Any]

_NESTED: Mapping[type, Mapping[str, type]] = {
    Case: {"step": PlannedStep, "news": NewsClock, "offer": Offer},
    PlannedStep: {"due": Moment, "basis": Basis},
    NewsClock: {"base": Basis},
    Promise: {"due": Moment},
    Absence: {"starts": Moment, "ends": Moment},
}
_KEY: Mapping[type, str] = {
    PlannedStep: "id",
    NewsClock: "base_at",
    Offer: "handover_id",
    Moment: "wall",
    Basis: "reason",
}
"""The field that is never empty where the nested value is present."""

_DERIVED: Mapping[type, tuple[str, ...]] = {Moment: ("at",), NewsClock: ("due_at",)}


def to_values(noun: Any) -> dict[str, Any]:
    """The columns of a noun, as values of the domain."""
    values: dict[str, Any] = {}
    kind: Any = type(noun)
    _writer(kind)(noun, values)
    return values


Writer = Callable[[Any, dict[str, Any]], None]


@cache
def _writer(kind: Any, prefix: str = "") -> Writer:
    """A function that fills in the columns of a noun; compiled once, since imports are long."""
    nested = _NESTED.get(kind, {})
    names = [f.name for f in fields(kind) if f.name not in nested] + list(_DERIVED.get(kind, ()))
    flat = [(attrgetter(name), prefix + name) for name in names]
    deep = [(attrgetter(name), _writer(of, f"{prefix}{name}_")) for name, of in nested.items()]
    absent = dict.fromkeys(_columns(kind, prefix))

    def write(noun: Any, values: dict[str, Any]) -> None:
        if noun is None:
            values.update(absent)
            return
        for value, column in flat:
            values[column] = value(noun)
        for part, write_part in deep:
            write_part(part(noun), values)

    return write


def _columns(kind: type, prefix: str) -> list[str]:
    nested = _NESTED.get(kind, {})
    names = [prefix + name for name in _DERIVED.get(kind, ())]
    for field in fields(kind):
        if field.name in nested:
            names += _columns(nested[field.name], f"{prefix}{field.name}_")
        else:
            names.append(prefix + field.name)
    return names


Reader = Callable[[Row], Any]


def reader(kind: type, prefix: str = "") -> Reader:
    """A function that makes the noun from a row; compiled once, since lists are long."""
    nested = _NESTED.get(kind, {})
    flat = [(f.name, prefix + f.name) for f in fields(kind) if f.name not in nested]
    deep = [(name, reader(of, f"{prefix}{name}_")) for name, of in nested.items()]
    key = prefix + _KEY[kind] if kind in _KEY else ""

    def read(row: Row) -> Any:
        if key and row[key] is None:
            return None
        values = {name: row[column] for name, column in flat}
        for name, read_part in deep:
            values[name] = read_part(row)
        return kind(**values)

    return read


@dataclass(frozen=True, slots=True)
class NounMap:
    """The table of a noun, how to read a row of it, and what is asked most often (made once: it costs).

    Attributes:
        by_id, by_ids: One row, or several; they bind ``noun_id`` and ``noun_ids``.
        live: Every row that was not taken back.
    """

    table: Table
    kind: type
    read: Reader
    by_id: Select[Any]
    by_ids: Select[Any]
    live: Select[Any]

    @property
    def name(self) -> str:
        """The table's name, as the history calls the noun."""
        return self.table.name


def _map(table: Table, kind: type) -> NounMap:
    every = select(table)
    return NounMap(
        table,
        kind,
        reader(kind),
        every.where(table.c.id == bindparam("noun_id")),
        every.where(table.c.id.in_(bindparam("noun_ids", expanding=True))),
        every.where(table.c.is_withdrawn.is_(False)),
    )


COMPANIES = _map(tables.companies, Company)
PEOPLE = _map(tables.people, Person)
CUSTOMERS = _map(tables.customers, Customer)
CONTACTS = _map(tables.contacts, Contact)
CASES = _map(tables.cases, Case)
STEPS = _map(tables.steps, FinishedStep)
INTERACTIONS = _map(tables.interactions, Interaction)
PROMISES = _map(tables.promises, Promise)
HANDOVERS = _map(tables.handovers, Handover)
REQUESTS = _map(tables.requests, Request)
CHECKLIST_ITEMS = _map(tables.checklist_items, ChecklistItem)
ABSENCES = _map(tables.absences, Absence)
STANDARDS = _map(tables.standards, StandardPart)
SETTLEMENTS = _map(tables.settlements, Settlement)
IDEAS = _map(tables.ideas, Idea)
RECEIVED_LETTERS = _map(tables.received_letters, ReceivedLetter)
BOOK_ENTRIES = _map(tables.book_entries, BookEntry)
LETTER_TEMPLATES = _map(tables.letter_templates, LetterTemplate)
WISHES = _map(tables.wishes, Wish)


# -- values in the history ----------------------------------------------------------------------------


def plain_row(table: Table, values: Row) -> dict[str, Any]:
    """A whole row as JSON values; what the store itself keeps (row number, times of the row) is left out."""
    writers = _plain_writers(table)
    return {
        name: value if value is None else writers[name](value)
        for name, value in values.items()
        if name in writers
    }


@cache
def _plain_writers(table: Table) -> Mapping[str, Callable[[Any], Any]]:
    return {column.name: _plain(column.type) for column in table.c if column.name not in _UNRECORDED}


_UNRECORDED = frozenset({"seq", "version", "created_at", "changed_at"})


def _plain(column_type: Any) -> Callable[[Any], Any]:
    if isinstance(column_type, Json):
        return column_type.write
    return next((write for kind, write in _PLAIN if isinstance(column_type, kind)), _same)


def _same(value: Any) -> Any:
    return value


_PLAIN: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Uuid, lambda value: value.hex),
    (Instant, instant_text),
    (Wall, lambda value: value.isoformat(timespec="minutes")),
    (Date, date.isoformat),
    (Minutes, lambda value: int(value.total_seconds() // 60)),
    (Amount, str),
    (Length, str),
    (OneOf, lambda value: value.value),
)


def revived(table: Table, values: Row) -> dict[str, Any]:
    """JSON values of the history as values of the domain again."""
    return {name: _revive(table.c[name].type, value) for name, value in values.items()}


def _revive(column_type: Any, value: Any) -> Any:
    if value is None:
        return None
    for kind, read in _REVIVE:
        if isinstance(column_type, kind):
            return read(column_type, value)
    return value


_REVIVE: tuple[tuple[type, Callable[[Any, Any], Any]], ...] = (
    (Uuid, lambda _type, value: UUID(value)),
    (Instant, lambda _type, value: datetime.fromisoformat(value).astimezone(UTC)),
    (Wall, lambda _type, value: datetime.fromisoformat(value)),
    (Date, lambda _type, value: date.fromisoformat(value)),
    (Minutes, lambda _type, value: timedelta(minutes=value)),
    (Amount, lambda _type, value: Decimal(value)),
    (Length, lambda _type, value: Span.parse(value)),
    (OneOf, lambda column_type, value: cast(OneOf, column_type).words(value)),
    (Json, lambda column_type, value: cast(Json, column_type).read(value)),
    (Boolean, lambda _type, value: bool(value)),
)
