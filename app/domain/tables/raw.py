"""A table as a file holds it: rows of typed cells, before a header or a meaning is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from app.domain.errors import AppError
from app.domain.imports import Problem
from app.domain.tables.cells import TableCell


class TableKind(StrEnum):
    """What sort of file holds the table."""

    CSV = "csv"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"


class Told(StrEnum):
    """What a person should know about how a table was read; nothing is left out in silence."""

    HIDDEN_ROWS = "hidden_rows"
    MERGED = "merged"
    FAR_BELOW = "far_below"
    MORE_COLUMNS = "more_columns"
    NO_VALUES = "no_values"
    EPOCH_1904 = "epoch_1904"
    TOTALS_ROW = "totals_row"
    MIXED_ENCODINGS = "mixed_encodings"


@dataclass(frozen=True, slots=True)
class TableRemark:
    """One such thing.

    Attributes:
        where: A row, a column or a range; may be empty.
        count: How many; 0 where it is not counted.
    """

    told: Told
    where: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class SheetName:
    """One sheet of a workbook; a CSV file has one without a name."""

    name: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class TableFile:
    """What sort of file it is, and which sheets it has."""

    file: str
    kind: TableKind
    sheets: tuple[SheetName, ...]


@dataclass(frozen=True, slots=True)
class TableChoice:
    """How to read a file, as far as somebody said so; what is empty is found in the file itself.

    Attributes:
        header_line: Where the names of the columns stand, counted from 1; 0 to propose one.
        date_pattern: Such as ``DD/MM/YYYY``, where the file's dates can be read in two ways.
        decimal_mark: ``.`` or ``,``, where its amounts can.
    """

    sheet: str = ""
    header_line: int = 0
    delimiter: str = ""
    encoding: str = ""
    date_pattern: str = ""
    decimal_mark: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it stands in the file.

    Attributes:
        line: As the file's own program counts it, from 1.
    """

    line: int
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table without a header yet.

    Attributes:
        encoding, delimiter: Empty for workbooks.
        problems: Rows that could not be read at all.
        unread: What stands in those rows, by line, as far as it can be handed back.
    """

    file: str
    kind: TableKind
    sheet: str
    rows: Sequence[TableRow]
    encoding: str = ""
    delimiter: str = ""
    problems: tuple[Problem, ...] = ()
    unread: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[TableRemark, ...] = ()


@dataclass(eq=False)
class TableProblem(AppError):
    """The file holds no table that can be read; nothing was changed.

    Attributes:
        file: Its name.
        reason: ``missing``, ``empty``, ``too_large``, ``unpacks_to``, ``too_many_parts``, ``implausible``,
            ``doctype``, ``password``, ``other_kind``, ``damaged``, ``not_valid``, ``no_sheet``, ``no_header``,
            ``too_many_rows``, ``too_wide``, ``gave_up``, ``took_too_long``, ``unreadable``.
        said: What the reason speaks of; may be empty.
    """

    file: str
    reason: str
    said: str = ""


@dataclass(eq=False)
class NeedsChoice(AppError):
    """Something in the file can be read in two ways; somebody has to say which.

    Attributes:
        about: ``dates`` or ``numbers``.
        because: A text that would mean different things.
    """

    file: str
    about: str
    column: str
    ways: tuple[str, ...]
    because: str
