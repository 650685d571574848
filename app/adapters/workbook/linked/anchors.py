"""Where our columns are: defined names go along when people move, insert and rename."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from openpyxl.utils import column_index_from_string

from app.domain.workbooks.fields import FIELDS
from app.domain.workbooks.problems import WorkbookProblem

PREFIX: Final = "keepword_"
ID: Final = "id"
_PLACE = re.compile(
    r"^=?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!\$(?P<column>[A-Z]{1,3})\$(?P<row>\d{1,7})$"
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The sheet, the row of the header, and the columns by key, counted from 1.

    Attributes:
        lost: Columns whose name points nowhere any more, or elsewhere: they were deleted.
    """

    sheet: str
    header: int
    columns: Mapping[str, int] = field(hash=False)
    lost: frozenset[str] = frozenset()

    @property
    def id(self) -> int:
        """The column of the hidden ids."""
        return self.columns[ID]

    @property
    def width(self) -> int:
        """The last column that is ours."""
        return max(self.columns.values())


def anchors_in(names: Mapping[str, str], file: str) -> Anchors:
    """Our columns by the workbook's defined names; one that was deleted, or moved elsewhere, is not among them.

    Raises:
        WorkbookProblem: There is no column of ids, so no row can be told from another.
    """
    places = {}
    for name, text in names.items():
        match = _PLACE.match(text.strip())
        if name.startswith(PREFIX) and match is not None:
            sheet = match["plain"] or match["quoted"].replace("''", "'")
            places[name.removeprefix(PREFIX)] = (
                sheet,
                int(match["row"]),
                column_index_from_string(match["column"]),
            )
    if ID not in places:
        raise WorkbookProblem(file, "no_id_column")
    sheet, header, _ = places[ID]
    columns = {
        key: column
        for key, (on, row, column) in places.items()
        if (on, row) == (sheet, header) and (key in FIELDS or key == ID)
    }
    known = {name.removeprefix(PREFIX) for name in names if name.startswith(PREFIX)} & FIELDS.keys()
    return Anchors(sheet, header, columns, frozenset(known - columns.keys()))
