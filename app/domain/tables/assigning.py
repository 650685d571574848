"""Which column says what: a map seen column by column, and changed one decision at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from app.domain.import_maps import (
    Becomes,
    Choice,
    ContactColumns,
    Ended,
    ImportMap,
    LeftOut,
    Rows,
    Taken,
    Template,
)


class Field(StrEnum):
    """What a column may say."""

    KEY = "key"
    CUSTOMER = "customer"
    SUBJECT = "subject"
    STAGE = "stage"
    OWNER = "owner"
    STEP = "step"
    DUE = "due"
    VALUE = "value"
    CURRENCY = "currency"
    OPENED = "opened"
    CLOSED = "closed"
    ENDING = "ending"
    CONTACT = "contact"
    FUNCTION = "function"
    EMAIL = "email"
    PHONE = "phone"
    PLACE = "place"


JOINED: Final = frozenset({Field.KEY, Field.SUBJECT, Field.CONTACT})
"""Fields that several columns may say together, in the order of the columns."""

FIELDS: Final[Mapping[Rows, tuple[Field, ...]]] = MappingProxyType(
    {
        Rows.CASES: tuple(Field),
        Rows.CONTACTS: (
            Field.CONTACT,
            Field.CUSTOMER,
            Field.FUNCTION,
            Field.EMAIL,
            Field.PHONE,
            Field.PLACE,
            Field.OWNER,
        ),
    }
)
"""What a column may say, by what a row is; in the order in which people look for it."""

NEEDED: Final[Mapping[Rows, frozenset[Field]]] = MappingProxyType(
    {
        Rows.CASES: frozenset({Field.SUBJECT}),
        Rows.CONTACTS: frozenset({Field.CONTACT}),
    }
)
"""Without these there is nothing to take in."""

_OF_CASE: Final = (
    Field.OWNER,
    Field.STEP,
    Field.DUE,
    Field.VALUE,
    Field.CURRENCY,
    Field.OPENED,
    Field.CLOSED,
    Field.ENDING,
)
_OF_CONTACT: Final = (Field.FUNCTION, Field.EMAIL, Field.PHONE, Field.PLACE)


def columns_of(mapping: ImportMap) -> Mapping[Field, tuple[str, ...]]:
    """Which columns say what; fields that no column says are left out."""
    contact = mapping.contact or ContactColumns()
    found: dict[Field, tuple[str, ...]] = {Field.CONTACT: contact.name.columns}
    found |= {name: _one(getattr(contact, name.value)) for name in _OF_CONTACT}
    if mapping.rows is Rows.CONTACTS:
        found |= {Field.CUSTOMER: _one(contact.customer), Field.OWNER: _one(contact.owner)}
    else:
        found |= {name: _one(getattr(mapping.cases, name.value)) for name in (*_OF_CASE, Field.CUSTOMER)}
        found |= {Field.KEY: mapping.cases.key.columns, Field.SUBJECT: mapping.cases.subject.columns}
        found[Field.STAGE] = _one(mapping.choice.column)
    return {name: columns for name, columns in found.items() if columns}


def fields_by_column(mapping: ImportMap) -> Mapping[str, Field]:
    """What each column says; of a column that says several things, the one people look for first."""
    found: dict[str, Field] = {}
    for name, columns in sorted(columns_of(mapping).items(), key=lambda item: list(Field).index(item[0])):
        for column in columns:
            found.setdefault(column, name)
    return found


def assigned(mapping: ImportMap, column: str, field: Field | None, order: Iterable[str] = ()) -> ImportMap:
    """The map with one column saying something else.

    Args:
        field: None where the column says nothing.
        order: The columns in the order of the table, for fields that several columns say together.
    """
    for name, columns in columns_of(mapping).items():
        if column in columns:
            mapping = _with(mapping, name, [one for one in columns if one != column])
    if field is None:
        return mapping
    before = columns_of(mapping).get(field, ()) if field in JOINED else ()
    places = {name: place for place, name in enumerate(order)}
    joined = sorted([*before, column], key=lambda name: places.get(name, len(places)))
    return _with(mapping, field, joined)


def becomes(mapping: ImportMap, said: str) -> Becomes | None:
    """What a stage means by this map; None where it is reported as unknown."""
    choice, text = mapping.choice, said.strip().casefold()
    key = (choice.column, text)
    if key in choice.skipped:
        return LeftOut(choice.skipped[key])
    return choice.history.get(key) or choice.taken.get(text) or choice.otherwise


def with_stage(mapping: ImportMap, said: str, meaning: Becomes | None) -> ImportMap:
    """The map with another meaning of a stage; None reports its rows (unless the map takes whatever else there is)."""
    choice, text = mapping.choice, said.strip().casefold()
    key = (choice.column, text)
    taken = {name: one for name, one in choice.taken.items() if name != text}
    skipped = {name: one for name, one in choice.skipped.items() if name != key}
    history = {name: one for name, one in choice.history.items() if name != key}
    match meaning:
        case Taken():
            taken[text] = meaning
        case Ended():
            history[key] = meaning
        case LeftOut():
            skipped[key] = meaning.reason
    changed = replace(
        choice,
        taken=MappingProxyType(taken),
        skipped=MappingProxyType(skipped),
        history=MappingProxyType(history),
    )
    return replace(mapping, choice=changed)


def with_otherwise(mapping: ImportMap, meaning: Taken | None) -> ImportMap:
    """The map with another meaning of every stage that it does not name."""
    return replace(mapping, choice=replace(mapping.choice, otherwise=meaning))


def missing_fields(mapping: ImportMap) -> frozenset[Field]:
    """Fields that no column says although nothing can be taken in without them."""
    return NEEDED[mapping.rows] - set(columns_of(mapping))


def _one(column: str) -> tuple[str, ...]:
    return (column,) if column else ()


def _joined(columns: Iterable[str]) -> Template:
    return Template(" ".join(f"{{{column}}}" for column in columns))


def _with(mapping: ImportMap, field: Field, columns: list[str]) -> ImportMap:
    last = columns[-1] if columns else ""
    if field is Field.STAGE:
        return replace(mapping, choice=_moved(mapping.choice, last))
    value: Any = _joined(columns) if field in JOINED else last
    if field is Field.CONTACT or field in _OF_CONTACT or mapping.rows is Rows.CONTACTS:
        name = "name" if field is Field.CONTACT else field.value
        return replace(mapping, contact=replace(mapping.contact or ContactColumns(), **{name: value}))
    return replace(mapping, cases=replace(mapping.cases, **{field.value: value}))


def _moved(choice: Choice, column: str) -> Choice:
    """The same meanings, read from another column."""
    if column == choice.column:
        return choice
    moved = {
        (column if name == choice.column else name, said): reason
        for (name, said), reason in choice.skipped.items()
    }
    ended = {
        (column if name == choice.column else name, said): one for (name, said), one in choice.history.items()
    }
    return replace(choice, column=column, skipped=MappingProxyType(moved), history=MappingProxyType(ended))
