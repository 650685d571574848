"""Every sort of foreign table behind one door."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from app.adapters.workbook.foreign.bad_rows import bad_rows, write_workbook
from app.adapters.workbook.foreign.kinds import kind_of
from app.adapters.workbook.foreign.reading import outline, read_workbook
from app.domain.tables.cells import shown
from app.domain.tables.raw import RawTable, TableChoice, TableFile, TableKind, TableProblem

ReadCsv = Callable[[Path, TableChoice], RawTable]
WriteCsv = Callable[[Path, Iterable[Sequence[str]], str], None]
Replacing = Callable[[Path], AbstractContextManager[Path]]
"""A private file beside the one that it replaces when the block ends well."""


@dataclass(frozen=True, slots=True)
class ForeignTables:
    """Fulfils :class:`app.services.import_tables.TableFiles`; text files are read and written by others."""

    read_csv: ReadCsv
    write_csv: WriteCsv
    replacing: Replacing

    def outline(self, file: Path) -> TableFile:
        """What sort of file it is, and its sheets. Raises TableProblem."""
        return outline(file)

    def read(self, file: Path, choice: TableChoice) -> RawTable:
        """One sheet of it, the first where none is named. Raises TableProblem, FileProblem."""
        kind = kind_of(file)
        if kind is not TableKind.CSV:
            return read_workbook(file, kind, choice)
        if choice.sheet:
            raise TableProblem(file.name, "no_sheet", choice.sheet)
        return self.read_csv(file, choice)

    def write_bad_rows(
        self, file: Path, table: RawTable, header_line: int, reasons: Mapping[int, str]
    ) -> int:
        """The rows of these lines in the same shape, with a column that says why; how many.

        Raises:
            FileLocked, FileProblem: It cannot be written there.
        """
        rows = list(bad_rows(table, header_line, reasons))
        if file.suffix.lower() == ".xlsx":
            with self.replacing(file) as temporary:
                write_workbook(temporary, rows, file)
        else:
            self.write_csv(file, ([shown(cell) for cell in row] for row in rows), table.delimiter)
        return len(rows) - 1
