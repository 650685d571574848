"""Taking on a workbook that somebody made: which of its columns mean what, and which rows are which cases."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final
from uuid import UUID

from app.domain.imports import folded
from app.domain.workbooks.fields import COMPARED, FIELDS
from app.domain.workbooks.merging import SheetRow, Values
from app.domain.workbooks.values import Cell, canonical

SHARED: Final = tuple(key for key in FIELDS if key != "version")
"""What a column of theirs may mean."""

_GUESSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reference": "reference ref case number id no",
        "kind": "kind type art",
        "phase": "phase stage",
        "state": "state",
        "customer": "customer client company account organisation organization name kunde firma",
        "contact": "contact person ansprechpartner",
        "phone": "phone telephone mobile tel telefon",
        "email": "email mail",
        "matter": "matter subject deal opportunity project topic betreff",
        "step": "step next action todo task aufgabe",
        "channel": "channel",
        "due": "due deadline date when wiedervorlage termin",
        "effort": "effort minutes",
        "value": "value amount price total wert summe betrag",
        "currency": "currency",
        "valid_until": "valid expires",
        "owner": "owner responsible assigned",
        "update": "status update comment note notes notiz",
        "told": "told",
    }
)


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A sheet of a foreign workbook.

    Attributes:
        header: The row that looks like its head, as people count rows.
        rows: Its first rows as text, by number.
    """

    name: str
    header: int
    rows: Mapping[int, Sequence[str]] = field(hash=False)

    def heads(self, header: int) -> Sequence[str]:
        """The heads of its columns, if that row is the head."""
        return self.rows.get(header, ())


@dataclass(frozen=True, slots=True)
class Adoption:
    """How a foreign workbook is taken on.

    Attributes:
        header: The row of the heads, as people count rows.
        columns: By field, the column counted from 1.
    """

    sheet: str
    header: int
    columns: Mapping[str, int] = field(hash=False)


def guessed(heads: Sequence[str]) -> Mapping[str, int]:
    """What the heads say by themselves: one column for a field, the first that fits.

    >>> dict(guessed(("Client", "Next step", "Due", "Colour")))
    {'customer': 1, 'step': 2, 'due': 3}
    """
    found: dict[str, int] = {}
    for column, head in enumerate(heads, start=1):
        words = set(folded(head).replace("-", " ").split())
        key = next(
            (key for key, said in _GUESSES.items() if key not in found and words & set(said.split())), ""
        )
        if key:
            found[key] = column
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def matched(rows: Iterable[SheetRow], app: Mapping[UUID, Values]) -> Mapping[int, UUID]:
    """By row, the one case that it can only be: by its reference, else by customer and matter."""
    by_reference, by_words = _known(app)
    found: dict[int, UUID] = {}
    taken: set[UUID] = set()
    for row in rows:
        reference, words = _word(row.cells.get("reference")), _words(row.cells)
        case_ids = by_reference.get(reference, ()) if reference else by_words.get(words, ())
        if len(case_ids) == 1 and case_ids[0] not in taken:
            found[row.number] = case_ids[0]
            taken.add(case_ids[0])
    return found


def empty_in_one(cells: Mapping[str, Cell], app: Values) -> Values:
    """What both sides are taken to have agreed on where one of them says nothing: nothing.

    >>> empty_in_one({"step": None, "phone": "7", "matter": "a"}, {"step": "Call", "phone": None, "matter": "b"})
    {'step': None, 'phone': None}
    """
    shared = (key for key in cells if key in app and key in COMPARED)
    return {key: None for key in shared if (cells[key] is None) != (app[key] is None)}


def _known(
    app: Mapping[UUID, Values],
) -> tuple[Mapping[str, list[UUID]], Mapping[tuple[str, str], list[UUID]]]:
    by_reference: dict[str, list[UUID]] = {}
    by_words: dict[tuple[str, str], list[UUID]] = {}
    for case_id, values in app.items():
        reference = _word(values.get("reference"))
        for said in {reference, reference.rpartition("-")[2]}:
            by_reference.setdefault(said, []).append(case_id)
        words = _words(values)
        if all(words):
            by_words.setdefault(words, []).append(case_id)
    return by_reference, by_words


def _words(cells: Mapping[str, Cell]) -> tuple[str, str]:
    return _word(cells.get("customer")), _word(cells.get("matter"))


def _word(cell: Cell) -> str:
    text = canonical(cell) if isinstance(cell, str) else cell
    return folded(text) if isinstance(text, str) else ""
