"""The promise book, out of its file."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from app.adapters.data_files.tables import Table, read_table
from app.domain.book_entries import BookEntry, Measure
from app.domain.gate.patterns import InvalidPattern, Pattern
from app.domain.spans import InvalidSpan, Span

_MOST = 10**9


def load_promise_book(file: Path) -> tuple[BookEntry, ...]:
    """Read a promise book that stores begin with. Raises DataFileProblem."""
    table = read_table(file)
    return tuple(_entry(key, table.table(key), place) for place, key in enumerate(table.data, 1))


def _entry(key: str, table: Table, place: int) -> BookEntry:
    terms = table.table("terms")
    entry = BookEntry(
        key,
        table.text("text"),
        MappingProxyType({language: _terms(terms, language) for language in terms.data}),
        table.text("condition") if table.has("condition") else "",
        _span(table) if table.has("at_least") else None,
        Decimal(table.whole("most", 0, _MOST)) if table.has("most") else None,
        Measure(table.name("unit", list(Measure))) if table.has("unit") else None,
        _day(table) if table.has("valid_until") else None,
        position=place,
    )
    table.finish()
    if (entry.most is None) != (entry.measure is None):
        raise table.problem("unit", "most and unit belong together")
    return entry


def _terms(table: Table, language: str) -> tuple[str, ...]:
    terms = table.texts(language)
    for term in terms:
        try:
            Pattern(term)
        except InvalidPattern as invalid:
            raise table.problem(language, "no pattern", term) from invalid
    return terms


def _span(table: Table) -> Span:
    text = table.text("at_least")
    try:
        return Span.parse(text)
    except InvalidSpan as invalid:
        raise table.problem("at_least", "no length", text) from invalid


def _day(table: Table) -> date:
    found = table.value("valid_until")
    if type(found) is not date:
        raise table.problem("valid_until", "no day", found)
    return found
