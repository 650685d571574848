"""What may stand in the way of a workbook, as far as a person can do something about it."""

from dataclasses import dataclass

from app.domain.errors import AppError


@dataclass(eq=False)
class WorkbookProblem(AppError):
    """The file cannot be read or written as it stands; nothing was changed on either side.

    Attributes:
        file: The file's name.
        reason: Which rule spoke: ``empty``, ``too_large``, ``unpacks_to``, ``too_many_parts``, ``implausible``,
            ``doctype``, ``locked_by_password``, ``not_a_workbook``, ``damaged``, ``not_valid``, ``strict``,
            ``no_sheet``, ``no_id_column``, ``too_many_rows``, ``memory``, ``shared_formula``, ``no_room``,
            ``totals_row``, ``missing``, ``not_found_again``, ``ours_already``,
            ``no_customer_column``, ``beside_table``, ``read_back``.
        said: What the reason speaks of: a size, a kind of file, a cell; may be empty.
    """

    file: str
    reason: str
    said: str = ""


@dataclass(eq=False)
class WorkbookOpen(AppError):
    """Another program has the file open; what waits for it is safe and written later.

    Attributes:
        who: As the other program's lock names them; may be empty.
        is_stale: The lock is older than a day: it may have been left behind.
    """

    file: str
    who: str
    is_stale: bool = False


@dataclass(eq=False)
class WorkbookReadOnly(AppError):
    """The file may not be written to; what waits for it is safe and written later."""

    file: str


@dataclass(eq=False)
class WorkbookUnwritable(AppError):
    """Writing failed and the file is as it was; what waits for it is safe and written later.

    Attributes:
        reason: What the system says: a full disk, a folder that may not be written to.
    """

    file: str
    reason: str


@dataclass(eq=False)
class WorkbookChanged(AppError):
    """Somebody saved the file between reading and writing; it is compared anew."""

    file: str
