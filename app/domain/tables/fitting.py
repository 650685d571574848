"""Which map fits a table, and what is left open when it is laid on it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from app.domain.import_maps import (
    Choice,
    ContactColumns,
    DateFormat,
    ImportMap,
    NumberFormat,
    Rows,
    Taken,
    Template,
)
from app.domain.kinds import Kind, Phase
from app.domain.tables.assigning import FIELDS, Field, assigned, columns_of, missing_fields
from app.domain.tables.findings import Certainty, Finding
from app.domain.tables.looking import ColumnLook, Look


class About(StrEnum):
    """What a question is about."""

    DATES = "dates"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Question:
    """Something that can be read in two ways; nobody reads it unasked.

    Attributes:
        column: Where the doubt is.
        ways: What to put into :class:`TableChoice`: date patterns, or decimal marks.
        because: A text that would mean different things.
    """

    about: About
    column: str
    ways: tuple[str, ...]
    because: str


def fingerprint(header: Iterable[str]) -> str:
    """Knows a shape of table again, whatever the order and the case of its columns.

    >>> fingerprint(["Name", "Town"]) == fingerprint(["town", "name "])
    True
    """
    names = sorted({" ".join(name.split()).casefold() for name in header})
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:24]


def laid_on(mapping: ImportMap, header: Sequence[str]) -> ImportMap:
    """The map with the names that this table uses; columns it lacks say nothing, where the map allows that."""
    renamed = {name: _present(name, mapping.also.get(name, ()), header) for name in mapping.needed_columns()}
    mapping = _renamed(mapping, {name: other for name, other in renamed.items() if other})
    if not mapping.may_lack:
        return mapping
    for columns in columns_of(mapping).values():
        for column in columns:
            if column not in header:
                mapping = assigned(mapping, column, None)
    return _without_others(mapping, header)


def fit(mapping: ImportMap, header: Sequence[str]) -> float:
    """How well a map fits: the share of its columns that the table has; 0 where what is needed is missing."""
    wanted = {column for columns in columns_of(mapping).values() for column in columns}
    on = laid_on(mapping, header)
    found = {column for columns in columns_of(on).values() for column in columns} & set(header)
    if not wanted or missing_fields(on) or (on.needed_columns() - set(header)):
        return 0.0
    return len(found) / len(wanted)


def questions(mapping: ImportMap, look: Look) -> tuple[Question, ...]:
    """What somebody has to say before the table can be read by this map."""
    if not mapping.finds_formats:
        return ()
    found: list[Question] = []
    if not look.choice.date_pattern:
        found += _asked(About.DATES, mapping.date_columns(), look)
    if not look.choice.decimal_mark:
        found += _asked(About.NUMBERS, (mapping.cases.value,), look)
    return tuple(found)


def settled(mapping: ImportMap, look: Look) -> ImportMap:
    """The map with days and amounts as this table writes them."""
    if not mapping.finds_formats:
        return mapping
    dates = [one.value for one in _findings(About.DATES, mapping.date_columns(), look)]
    numbers = [one.value for one in _findings(About.NUMBERS, (mapping.cases.value,), look)]
    chosen = look.choice
    by_date = DateFormat(chosen.date_pattern) if chosen.date_pattern else (dates or [mapping.dates])[0]
    by_number = _number_format(chosen.decimal_mark, numbers) or mapping.numbers
    cases = mapping.cases
    if not cases.placeholder.columns and cases.key.columns:
        cases = replace(cases, placeholder=Template(f"Customer of {cases.key.text}"))
    return replace(mapping, dates=by_date, numbers=by_number, cases=cases, finds_formats=False)


def _number_format(mark: str, found: Sequence[NumberFormat]) -> NumberFormat | None:
    if mark:
        return next(
            (one for one in found if one.decimal == mark), NumberFormat(mark, "," if mark == "." else ".")
        )
    return found[0] if found else None


def _findings(about: About, columns: Iterable[str], look: Look) -> list[Finding[Any]]:
    looks = [one for one in map(look.column, columns) if one is not None]
    found = [one for one in (_finding(about, column) for column in looks) if one is not None]
    return sorted(found, key=lambda one: (one.certainty is Certainty.OPEN, one.certainty is Certainty.LIKELY))


def _finding(about: About, column: ColumnLook) -> Finding[Any] | None:
    return column.dates if about is About.DATES else column.numbers


def _asked(about: About, columns: Iterable[str], look: Look) -> Iterator[Question]:
    for name in columns:
        column = look.column(name)
        found = None if column is None else _finding(about, column)
        if found is not None and found.certainty is Certainty.OPEN:
            ways = tuple(dict.fromkeys(_way(one) for one in found.ways))
            yield Question(about, name, ways, found.because)
            return


def _way(one: DateFormat | NumberFormat) -> str:
    return one.pattern if isinstance(one, DateFormat) else one.decimal


def _present(name: str, others: Iterable[str], header: Sequence[str]) -> str:
    """The name that this table uses for a column, if it is another one."""
    if name in header:
        return ""
    by_folded = {" ".join(one.split()).casefold(): one for one in reversed(header)}
    return next((by_folded[one.casefold()] for one in (name, *others) if one.casefold() in by_folded), "")


def _renamed(mapping: ImportMap, names: Mapping[str, str]) -> ImportMap:
    if not names:
        return mapping
    cases, contact, choice = mapping.cases, mapping.contact, mapping.choice
    new_choice = replace(
        choice,
        column=names.get(choice.column, choice.column),
        skipped=MappingProxyType({(names.get(c, c), said): one for (c, said), one in choice.skipped.items()}),
        history=MappingProxyType({(names.get(c, c), said): one for (c, said), one in choice.history.items()}),
    )
    return replace(
        mapping,
        cases=replace(cases, **_new_names(cases, names)),
        contact=None if contact is None else replace(contact, **_new_names(contact, names)),
        choice=new_choice,
    )


def _new_names(columns: Any, names: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in columns.__dataclass_fields__:
        value = getattr(columns, key)
        if isinstance(value, str) and value in names:
            found[key] = names[value]
        elif isinstance(value, Template) and set(value.columns) & set(names):
            found[key] = value.renamed(names)
    return found


def _without_others(mapping: ImportMap, header: Sequence[str]) -> ImportMap:
    """Reasons and histories of columns that are not there do not count; nor does a placeholder that needs one."""
    choice, has = mapping.choice, set(header)
    left = replace(
        choice,
        skipped=MappingProxyType({key: one for key, one in choice.skipped.items() if key[0] in has}),
        history=MappingProxyType({key: one for key, one in choice.history.items() if key[0] in has}),
    )
    cases = mapping.cases
    if not set(cases.placeholder.columns) <= has:
        cases = replace(cases, placeholder=Template(""))
    return replace(mapping, choice=left, cases=cases)


NAMES: Final[Mapping[Field, tuple[str, ...]]] = MappingProxyType(
    {
        Field.KEY: ("id", "record id", "reference", "ref", "number", "no", "nr", "case", "ticket", "deal id"),
        Field.CUSTOMER: ("customer", "company", "account", "organisation", "organization", "client", "firm", "kunde", "firma"),
        Field.SUBJECT: ("subject", "matter", "deal name", "title", "what", "task", "betreff", "name", "description", "product"),
        Field.STAGE: ("stage", "deal stage", "status", "state", "kind", "phase", "pipeline stage"),
        Field.OWNER: ("owner", "responsible", "assigned to", "sales rep", "agent", "sales agent", "who"),
        Field.STEP: ("next step", "next action", "step", "to do", "todo", "action"),
        Field.DUE: ("due", "due date", "deadline", "next activity date", "follow up", "follow-up", "by"),
        Field.VALUE: ("value", "amount", "deal value", "price", "total", "sum", "close value"),
        Field.CURRENCY: ("currency",),
        Field.OPENED: ("opened", "created", "create date", "created at", "opened on", "since", "date", "start"),
        Field.CLOSED: ("closed", "close date", "closed on", "won time", "end"),
        Field.ENDING: ("lost reason", "closed lost reason", "reason"),
        Field.CONTACT: ("contact", "contact name", "contact person", "person", "full name", "first name", "last name"),
        Field.FUNCTION: ("job title", "function", "position", "role"),
        Field.EMAIL: ("email", "e-mail", "e-mail address", "email address", "mail"),
        Field.PHONE: ("phone", "phone number", "telephone", "mobile", "business phone", "tel"),
        Field.PLACE: ("city", "town", "place", "location", "business city"),
    }
)  # fmt: skip
"""Names under which lists usually have these, the likeliest first."""


def guessed(look: Look, name: str, rows: Rows = Rows.CASES) -> ImportMap:
    """A map by the names of the columns alone: a beginning for somebody to correct."""
    mapping = ImportMap(
        name=name,
        choice=Choice(otherwise=Taken(Kind.QUERY, Phase.OPEN)),
        rows=rows,
        contact=ContactColumns() if rows is Rows.CONTACTS else None,
        finds_formats=True,
        may_lack=True,
    )
    folded = {" ".join(one.split()).casefold(): one for one in reversed(look.header)}
    used: set[str] = set()
    for field in FIELDS[rows]:
        known = [folded[one] for one in NAMES[field] if one in folded and folded[one] not in used]
        is_full_name = field is Field.CONTACT and known[:2] and known[0].casefold() == "first name"
        for column in known[: 2 if is_full_name else 1]:
            used.add(column)
            mapping = assigned(mapping, column, field, look.header)
    return mapping
