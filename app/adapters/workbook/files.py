"""A workbook from the first cell to the reading back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

from app.adapters.workbook.follow_ups import FollowUpsSheet
from app.adapters.workbook.reading_back import confirm
from app.adapters.workbook.side_sheets import write_about, write_identity, write_lists
from app.services.exports import Edition, Progress, Remark, Rows

TABLE_LIMIT: Final = 20_000
"""Rows that make an Excel table with links; beyond, filter and frozen header only, in constant memory."""

_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class XlsxFile:
    """Fulfils :class:`app.services.exports.WorkbookFile`."""

    def __init__(self, table_limit: int = TABLE_LIMIT) -> None:
        self._table_limit = table_limit

    def write(self, path: Path, rows: Rows, edition: Edition, progress: Progress) -> tuple[Remark, ...]:
        """Write the workbook and read it back.

        Raises:
            OSError: The disk is full, or what is there is not what was written.
        """
        count = len(rows)
        is_large = count > self._table_limit
        with book_at(path, is_large=is_large) as book:
            sheet = FollowUpsSheet(book, rows, edition, is_large=is_large)
            sheet.write(progress)
            write_about(book, edition, count)
            write_lists(book, edition, sheet.owners)
            write_identity(book, edition)
        confirm(path, count, sheet.sample)
        progress(count, count)
        return tuple(sheet.remarks)


@contextmanager
def book_at(path: Path, *, is_large: bool) -> Iterator[Workbook]:
    """A workbook that is packed when the block ends well, and leaves no drafts behind in any case."""
    with TemporaryDirectory(prefix="keepword-") as drafts:
        book = Workbook(str(path), {**_OPTIONS, "constant_memory": is_large, "tmpdir": drafts})
        try:
            yield book
            book.close()
        except FileCreateError as problem:
            raise OSError(*problem.args[0].args) from problem
        finally:
            if is_large:
                for sheet in book.worksheets():
                    sheet.row_data_fh.close()
