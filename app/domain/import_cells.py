"""Cells of a foreign table as an import understands them; what it cannot take is noted with its place."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from app.domain.errors import TooLong
from app.domain.import_maps import ImportMap, Template
from app.domain.imports import Problem, Reading, Row, Trouble
from app.domain.tables.cells import Unread
from app.domain.text_hygiene import clean

PERSON_LIMIT = 200
NAME_LIMIT = 500
SHORT_LIMIT = 200
_SAID = 60
_YEARS = range(1990, 2199)
_MOST_DIGITS = 15


class NotTaken(Exception):
    """The row is reported and left out."""


@dataclass(slots=True)
class CellDesk:
    """Reads cells and notes what is wrong with them."""

    file: str
    reading: Reading

    def refuse(self, line: int, column: str, said: str, trouble: Trouble) -> NotTaken:
        """Note a problem; to be raised."""
        self.reading.problems.append(Problem(self.file, line, column, said[:_SAID], trouble))
        return NotTaken()

    def text(self, row: Row, column: str, limit: int) -> str:
        """What a column says, cleaned. Raises NotTaken."""
        if row.typed and isinstance(row.typed.get(column), Unread):
            raise self.refuse(row.line, column, row.cells[column], Trouble.NO_RESULT)
        return self.cleaned(row, column, row.cells.get(column, "") if column else "", limit)

    def words(self, row: Row, template: Template, limit: int) -> str:
        """What several columns say together; those that are empty are left out. Raises NotTaken."""
        if row.typed:
            for column in template.columns:
                self.text(row, column, limit)
        return self.cleaned(row, " ".join(template.columns), template.joined(row.cells), limit)

    def cleaned(self, row: Row, column: str, said: str, limit: int) -> str:
        """A text of this row, cleaned. Raises NotTaken where it is too long."""
        if not said:
            return ""
        try:
            text = clean(said, limit)
        except TooLong:
            raise self.refuse(row.line, column, said, Trouble.TOO_LONG) from None
        if not said.isprintable() and text != said.strip():
            self.reading.cleaned += 1
        return text

    def day(self, row: Row, column: str, mapping: ImportMap) -> date | None:
        """The day in a column. Raises NotTaken where something else stands there."""
        said = row.cells.get(column, "").strip() if column else ""
        if not said:
            return None
        typed = row.typed.get(column) if row.typed else None
        if isinstance(typed, date):
            day = typed.date() if isinstance(typed, datetime) else typed
            found = day if day.year in _YEARS else None
        else:
            found = mapping.dates.read(said)
        if found is None:
            raise self.refuse(row.line, column, said, Trouble.NO_DATE)
        return found

    def amount(self, row: Row, column: str, mapping: ImportMap) -> Decimal | None:
        """The amount in a column. Raises NotTaken where something else stands there."""
        said = row.cells.get(column, "").strip() if column else ""
        if not said:
            return None
        typed = row.typed.get(column) if row.typed else None
        if isinstance(typed, Decimal):
            is_kept = typed >= 0 and len(typed.as_tuple().digits) <= _MOST_DIGITS
            amount = round(typed, 4).normalize() + 0 if is_kept else None
        else:
            amount = mapping.numbers.read(said)
        if amount is None:
            raise self.refuse(row.line, column, said, Trouble.NO_AMOUNT)
        return amount
